//! What can be wrong with a file, where, and what to do about it.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// A file that was refused.
#[derive(Debug, thiserror::Error)]
#[error("{}{place}: {problem}", file.display())]
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

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Whole => Ok(()),
            Place::Line(line) => write!(f, ", line {line}"),
            Place::Byte(byte) => write!(f, ", byte {byte}"),
        }
    }
}

/// What is wrong with a file; each says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The operating system would not give or take it.
    #[error("{0}; check the path and that you may read or write it")]
    Io(io::Error),
    /// Nothing in it.
    #[error("the file is empty; copy it again from where it came from")]
    Empty,
    /// It ends before its own header says it does.
    #[error("{what}; copy it again from where it came from")]
    Truncated {
        /// What is missing.
        what: String,
    },
    /// It breaks its own format's rules.
    #[error("{what}; {remedy}")]
    Malformed {
        /// What breaks them.
        what: String,
        /// What to do.
        remedy: &'static str,
    },
    /// It is well formed, in a way that is not read here.
    #[error("{what}; {remedy}")]
    Unsupported {
        /// What is not read.
        what: String,
        /// What to do.
        remedy: &'static str,
    },
    /// It can be read in more than one way.
    #[error("{what}; say which with {flag}")]
    Ambiguous {
        /// What is open.
        what: String,
        /// The option that decides.
        flag: &'static str,
    },
    /// A channel was asked for that is not there.
    #[error("there is no channel {wanted:?}; the channels are {available}")]
    NoSuchChannel {
        /// What was asked for.
        wanted: String,
        /// Those that are there, numbered from 1, as they are shown to a person.
        available: String,
    },
}

impl Problem {
    /// This problem, in `file`, at `place`.
    pub(crate) fn at(self, file: &Path, place: Place) -> FormatError {
        FormatError { file: file.to_path_buf(), place, problem: self }
    }

    /// This problem, in the whole of `file`.
    pub(crate) fn of(self, file: &Path) -> FormatError {
        self.at(file, Place::Whole)
    }

    /// Breaks the rules, and only whoever made the file can mend it.
    pub(crate) fn malformed(what: impl Into<String>) -> Self {
        Problem::Malformed {
            what: what.into(),
            remedy: "the file is damaged or not what its name says: copy or export it again",
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
            what: "this is not a regular file".into(),
            remedy: "give the path of a recording",
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
