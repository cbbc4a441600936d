//! What can be wrong with a file, where, and what to do about it.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};
use strapline_words::{Language, Sentence, Words, sentence, shown};

/// A file that was refused. Its `Display` is English, for logs and scripts.
#[derive(Debug)]
pub struct FormatError {
    /// The file that was refused.
    pub file: PathBuf,
    /// Where in it.
    pub place: Place,
    /// What is wrong, and the remedy.
    pub problem: Problem,
}

/// Where in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    Whole,
    /// A line of text, counted from 1.
    Line(u64),
    /// A byte, counted from 0.
    Byte(u64),
}

/// What is wrong with a file; each says what to do about it.
#[derive(Debug)]
pub enum Problem {
    /// The operating system would not give or take it.
    Io(io::Error),
    /// Nothing in it.
    Empty,
    /// It ends before its own header says it does.
    Truncated {
        /// What is missing.
        what: Sentence,
    },
    /// It breaks its own format's rules.
    Malformed {
        /// What breaks them.
        what: Sentence,
        /// What to do.
        remedy: Sentence,
    },
    /// It is well formed, in a way that is not read or written here.
    Unsupported {
        /// What is not read or written.
        what: Sentence,
        /// What to do.
        remedy: Sentence,
    },
    /// It can be read in more than one way.
    Ambiguous {
        /// What is open.
        what: Sentence,
        /// What to say of it.
        remedy: Sentence,
        /// By which option that is said.
        setting: Setting,
    },
    /// Channels of different rates were to be written to one file that cannot hold them.
    RatesDiffer {
        /// The channel that differs.
        channel: String,
        /// Its rate.
        hz: f64,
        /// That of the recording.
        whole_hz: f64,
    },
    /// A channel was asked for that is not there.
    NoSuchChannel {
        /// What was asked for.
        wanted: String,
        /// Those that are there, numbered from 1, as they are shown to a person.
        available: String,
    },
}

/// Which of [`crate::Options`] settles an open question; each shell has its own name for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// [`crate::Options::channel`]
    Channel,
    /// [`crate::Options::rate_hz`]
    Rate,
    /// [`crate::Options::unit`]
    Unit,
    /// [`crate::Options::delimiter`]
    Delimiter,
}

impl FormatError {
    /// What is wrong, where, and what to do about it.
    pub fn said(&self, words: Words) -> String {
        let file = || ("file", self.file.display().to_string().into());
        let place = match self.place {
            Place::Whole => self.file.display().to_string(),
            Place::Line(line) => words.say("place-line", &[file(), ("line", line.to_string().into())]),
            Place::Byte(byte) => words.say("place-byte", &[file(), ("byte", byte.to_string().into())]),
        };
        let problem = self.problem.said(words);
        words.say("error-at", &[("place", place.into()), ("problem", problem.into())])
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Words::of(Language::English).with_plain_spaces()))
    }
}

impl std::error::Error for FormatError {}

impl Problem {
    /// What is wrong, and what to do about it.
    pub fn said(&self, words: Words) -> String {
        let both =
            |what: &Sentence, remedy: &Sentence| words.clauses(&[what.said(words), remedy.said(words)]);
        match self {
            Self::Io(error) => {
                words.say("format-io", &[("what", words.io(error.kind(), error.raw_os_error()).into())])
            }
            Self::Empty => words.text("format-empty"),
            Self::Truncated { what } => words.say("format-truncated", &[("what", what.said(words).into())]),
            Self::Malformed { what, remedy }
            | Self::Unsupported { what, remedy }
            | Self::Ambiguous { what, remedy, .. } => both(what, remedy),
            Self::RatesDiffer { channel, hz, whole_hz } => both(
                &sentence!("file-rates-differ", channel = shown(channel), hz = *hz, whole = *whole_hz),
                &sentence!("file-do-one-channel"),
            ),
            Self::NoSuchChannel { wanted, available } => words.say(
                "format-no-such-channel",
                &[("wanted", shown(wanted).into()), ("available", available.as_str().into())],
            ),
        }
    }

    /// The option that settles it, where one does.
    pub fn setting(&self) -> Option<Setting> {
        match self {
            Self::Ambiguous { setting, .. } => Some(*setting),
            Self::RatesDiffer { .. } => Some(Setting::Channel),
            _ => None,
        }
    }

    /// This problem, in `file`, at `place`.
    pub(crate) fn at(self, file: &Path, place: Place) -> FormatError {
        FormatError { file: file.to_path_buf(), place, problem: self }
    }

    /// This problem, in the whole of `file`.
    pub(crate) fn of(self, file: &Path) -> FormatError {
        self.at(file, Place::Whole)
    }

    /// Breaks the rules, and only whoever made the file can mend it.
    pub(crate) fn malformed(what: Sentence) -> Self {
        Self::Malformed { what, remedy: sentence!("file-do-again") }
    }

    /// The file does not say its sampling rate.
    pub(crate) fn rate_unsaid() -> Self {
        Self::Ambiguous {
            what: sentence!("file-rate-unsaid"),
            remedy: sentence!("file-do-give-rate"),
            setting: Setting::Rate,
        }
    }

    /// The file does not say its unit.
    pub(crate) fn unit_unsaid() -> Self {
        Self::Ambiguous {
            what: sentence!("file-unit-unsaid"),
            remedy: sentence!("file-do-give-unit"),
            setting: Setting::Unit,
        }
    }
}

/// Opens a regular file for reading and tells its size; a pipe or a device, which may never end, is refused.
pub(crate) fn open_file(path: &Path) -> Result<(std::fs::File, u64), FormatError> {
    let io = |error| Problem::Io(error).of(path);
    // Asked before opening: opening a pipe that nobody writes to would wait for ever.
    let metadata = std::fs::metadata(path).map_err(io)?;
    if !metadata.is_file() {
        return Err(Problem::Unsupported {
            what: sentence!("file-not-regular"),
            remedy: sentence!("file-do-path"),
        }
        .of(path));
    }
    let file = std::fs::File::open(path).map_err(io)?;
    Ok((file, metadata.len()))
}

/// The whole of a regular file that is not empty.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, FormatError> {
    use io::Read;
    let (file, size) = open_file(path)?;
    let mut bytes = Vec::with_capacity(size as usize);
    // `take`: a file that grows while it is read must not be followed for ever.
    file.take(size).read_to_end(&mut bytes).map_err(|error| Problem::Io(error).of(path))?;
    if bytes.is_empty() { Err(Problem::Empty.of(path)) } else { Ok(bytes) }
}
