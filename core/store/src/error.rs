//! What can go wrong with a store, where, and what a person can do about it.

use crate::{
    RecordingId,
    summary::{MAX_MARKS, MAX_MARKS_TEXT},
};
use std::{fmt, io};

/// Something that the store could not do. Nothing that was durable before is touched by it.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}")]
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

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Store => write!(f, "the store"),
            Place::Recording(id) => write!(f, "recording {id}"),
            Place::Bytes { recording, from, to } => write!(f, "recording {recording}, bytes {from} to {to}"),
            Place::Analysis(id) => write!(f, "an analysis of recording {id}"),
        }
    }
}

/// What is wrong; each says what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The operating system would not give or take it.
    #[error("{0}; everything stored before is kept: check the folder and try again")]
    Io(io::Error),
    /// No room is left.
    #[error(
        "the disk is full; everything stored before is kept: free some space and go on with the recording"
    )]
    DiskFull,
    /// The folder may not be written to.
    #[error("the folder may not be written to; allow it, or choose another folder")]
    ReadOnly,
    /// Another process has the store open.
    #[error("another program has this store open; close it first")]
    InUse,
    /// The key is not the one that the store was sealed with.
    #[error(
        "the key is not the one that this store is sealed with; nothing was changed: give the right key, or go on \
         under the new key and keep the old recordings locked"
    )]
    WrongKey,
    /// Nothing can be written, and no more can be held in memory.
    #[error(
        "the disk is full or fails, and no more can be held in memory, so that what comes in now is lost; what came \
         before is kept: free some space and go on with the recording"
    )]
    NotHeld,
    /// A recording is sealed with another key than the store's.
    #[error("it is sealed with another key; its bytes are kept: open the store with that key to read it")]
    Locked,
    /// Written by a later version of Strapline.
    #[error(
        "format version {found} is newer than version {known}, which this program reads; update Strapline"
    )]
    FromTheFuture {
        /// The version that was found.
        found: u16,
        /// The newest version that is read here.
        known: u16,
    },
    /// Bytes that are not what was written.
    #[error("{what}; {remedy}")]
    Damaged {
        /// What is damaged.
        what: String,
        /// What to do.
        remedy: &'static str,
    },
    /// No recording has this id.
    #[error("there is no such recording; list the store to see what there is")]
    NoSuchRecording,
    /// No such analysis is stored.
    #[error("this analysis is not stored; run it again")]
    NoSuchAnalysis,
    /// It is being recorded at this moment.
    #[error("it is being recorded; finish it first")]
    BeingRecorded,
    /// It was finished, and a finished recording takes no more samples.
    #[error("it is finished; begin a new recording")]
    Finished,
    /// Writing failed before, in a way after which this writer cannot go on.
    #[error("writing failed before; what was durable is kept: resume the recording")]
    Stopped,
    /// Something is longer than the store takes.
    #[error("{what} is longer than {limit} bytes; shorten it")]
    TooLong {
        /// What is too long.
        what: &'static str,
        /// The longest that is taken.
        limit: usize,
    },
    /// A unit that is no unit.
    #[error("{0} mV is no unit of samples; give the millivolts of a value of 1")]
    NoUnit(f64),
    /// More marks than a recording takes.
    #[error(
        "it takes {MAX_MARKS} marks with {MAX_MARKS_TEXT} bytes of text in all, and no more; what was marked is kept"
    )]
    TooManyMarks,
}

impl Problem {
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

    /// Bytes that are not what was written; what can be read is read all the same.
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Problem::Damaged {
            what: what.into(),
            remedy: "everything else is read: export it, and copy the folder from a backup if there is one",
        }
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Problem::DiskFull
            }
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Problem::ReadOnly,
            _ => Problem::Io(error),
        }
    }
}
