//! What can go wrong with a store, where, and what a person can do about it.

use crate::{
    RecordingId,
    summary::{MAX_MARKS, MAX_MARKS_TEXT},
};
use std::{fmt, io};
use strapline_words::{Language, Sentence, Words, sentence};

/// Seconds of signal in a chunk, about: as long as it waits to be durable.
const CHUNK_S: u32 = 2;

/// Something that the store could not do. Nothing that was durable before is touched by it. Its `Display` is English,
/// for logs and scripts.
#[derive(Debug)]
pub struct StoreError {
    /// Where.
    pub place: Place,
    /// What is wrong, and the remedy.
    pub problem: Problem,
}

/// Where in a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The store as a whole.
    Store,
    /// A recording as a whole.
    Recording(RecordingId),
    /// Bytes `from..to` of a recording's file.
    Bytes {
        /// The recording.
        recording: RecordingId,
        /// The first byte, counted from 0.
        from: u64,
        /// The byte after the last.
        to: u64,
    },
    /// A result of an analysis of a recording.
    Analysis(RecordingId),
}

/// What is wrong; each says what to do about it.
#[derive(Debug)]
pub enum Problem {
    /// The operating system would not give or take it.
    Io(io::Error),
    /// No room is left.
    DiskFull,
    /// The folder may not be written to.
    ReadOnly,
    /// Another process has the store open.
    InUse,
    /// The key is not the one that the store was sealed with.
    WrongKey,
    /// Nothing can be written, and no more can be held in memory.
    NotHeld,
    /// A recording is sealed with another key than the store's.
    Locked,
    /// Written by a later version of Strapline.
    FromTheFuture {
        /// The version that was found.
        found: u16,
        /// The newest version that is read here.
        known: u16,
    },
    /// Bytes that are not what was written.
    Damaged(Damage),
    /// No recording has this id.
    NoSuchRecording,
    /// No such analysis is stored.
    NoSuchAnalysis,
    /// It is being recorded at this moment.
    BeingRecorded,
    /// It was finished, and a finished recording takes no more samples.
    Finished,
    /// Writing failed before, in a way after which this writer cannot go on.
    Stopped,
    /// The system gives no random numbers for keys and seals.
    NoRandomness,
    /// Something is longer than the store takes.
    TooLong {
        /// What is too long.
        what: Piece,
        /// The longest that is taken, bytes.
        limit: usize,
    },
    /// A unit that is no unit.
    NoUnit(f64),
    /// More marks than a recording takes.
    TooManyMarks,
}

/// What is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// So many chunks of a recording cannot be read, or are not there.
    Chunks(u32),
    /// A chunk that opens holds something else than entries, from this byte of it on.
    Entries {
        /// Counted from 0.
        at: usize,
    },
    /// Both copies of a recording's header.
    Header,
    /// A stored analysis.
    Analysis,
}

/// What has a longest length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A chunk.
    Chunk,
    /// A strap's notification.
    Notification,
    /// A block of samples.
    Samples,
    /// A line of the log.
    LogLine,
    /// A recording's name.
    Name,
    /// The text of a mark.
    Mark,
    /// What is said of a recording.
    RecordingHead,
    /// What is said of an analysis.
    AnalysisSummary,
}

impl StoreError {
    /// What is wrong, where, and what to do about it.
    pub fn said(&self, words: Words) -> String {
        let (place, problem) = (self.place.said(words), self.problem.said(words));
        words.say("error-at", &[("place", place.into()), ("problem", problem.into())])
    }
}

impl Place {
    /// Where it is.
    pub fn said(self, words: Words) -> String {
        match self {
            Self::Store => sentence!("place-store"),
            Self::Recording(id) => sentence!("place-recording", id = id.to_string()),
            Self::Bytes { recording, from, to } => sentence!(
                "place-bytes",
                id = recording.to_string(),
                from = from.to_string(),
                to = to.to_string()
            ),
            Self::Analysis(id) => sentence!("place-analysis", id = id.to_string()),
        }
        .said(words)
    }
}

impl Problem {
    /// What is wrong, and what to do about it.
    pub fn said(&self, words: Words) -> String {
        match self {
            Self::Io(error) => {
                sentence!("store-io", what = words.io(error.kind(), error.raw_os_error()))
            }
            Self::DiskFull => sentence!("store-disk-full"),
            Self::ReadOnly => sentence!("store-read-only"),
            Self::InUse => sentence!("store-in-use"),
            Self::WrongKey => sentence!("store-wrong-key"),
            Self::NotHeld => sentence!("store-not-held"),
            Self::Locked => sentence!("store-locked"),
            Self::FromTheFuture { found, known } => {
                sentence!("store-from-the-future", found = found.to_string(), known = known.to_string())
            }
            Self::Damaged(damage) => damage.sentence(),
            Self::NoSuchRecording => sentence!("store-no-such-recording"),
            Self::NoSuchAnalysis => sentence!("store-no-such-analysis"),
            Self::BeingRecorded => sentence!("store-being-recorded"),
            Self::Finished => sentence!("store-finished"),
            Self::Stopped => sentence!("store-stopped"),
            Self::NoRandomness => sentence!("store-no-randomness"),
            Self::TooLong { what, limit } => {
                sentence!("store-too-long", what = what.sentence(), limit = *limit)
            }
            Self::NoUnit(unit) => sentence!("store-no-unit", unit = *unit),
            Self::TooManyMarks => {
                sentence!("store-too-many-marks", marks = MAX_MARKS, bytes = MAX_MARKS_TEXT)
            }
        }
        .said(words)
    }

    /// This problem, at `place`.
    pub(crate) fn at(self, place: Place) -> StoreError {
        StoreError { place, problem: self }
    }

    /// This problem, in the store.
    pub(crate) fn of_store(self) -> StoreError {
        self.at(Place::Store)
    }

    /// This problem, in a recording.
    pub(crate) fn of(self, id: RecordingId) -> StoreError {
        self.at(Place::Recording(id))
    }
}

impl Damage {
    fn sentence(self) -> Sentence {
        match self {
            Self::Chunks(chunks) => {
                let seconds = u64::from(chunks) * u64::from(CHUNK_S);
                sentence!("store-damaged-chunks", chunks = u64::from(chunks), seconds = seconds)
            }
            Self::Entries { at } => sentence!("store-damaged-entries", at = at.to_string()),
            Self::Header => sentence!("store-damaged-header"),
            Self::Analysis => sentence!("store-damaged-analysis"),
        }
    }
}

impl Piece {
    fn sentence(self) -> Sentence {
        match self {
            Self::Chunk => sentence!("store-long-chunk"),
            Self::Notification => sentence!("store-long-notification"),
            Self::Samples => sentence!("store-long-samples"),
            Self::LogLine => sentence!("store-long-log-line"),
            Self::Name => sentence!("store-long-name"),
            Self::Mark => sentence!("store-long-mark"),
            Self::RecordingHead => sentence!("store-long-recording-head"),
            Self::AnalysisSummary => sentence!("store-long-analysis-summary"),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Words::of(Language::English).with_plain_spaces()))
    }
}

impl std::error::Error for StoreError {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Words::of(Language::English).with_plain_spaces()))
    }
}

/// In an [`io::Error`]: the system gives no random numbers.
#[derive(Debug)]
pub(crate) struct NoRandomness;

impl fmt::Display for NoRandomness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Problem::NoRandomness.fmt(f)
    }
}

impl std::error::Error for NoRandomness {}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Problem::DiskFull
            }
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Problem::ReadOnly,
            _ => match error.get_ref() {
                Some(inner) if inner.is::<NoRandomness>() => Problem::NoRandomness,
                _ => Problem::Io(error),
            },
        }
    }
}
