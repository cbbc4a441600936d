//! Errors, said: what is wrong, where, and what to do about it.
//!
//! The English entries are what the errors' own `Display` says, for logs and scripts: a test holds the two together.

use strapline_ecg::{report::BirthDateError, session::SessionError, units::RateError};
use strapline_formats::FormatError;
use strapline_live::{DiskFault, LiveError, Trouble};
use strapline_store::{self as store, IdError, MAX_MARKS, MAX_MARKS_TEXT, StoreError};
use strapline_words::Words;

/// Something that can be said to a person.
pub trait Said {
    /// What it says.
    fn said(&self, words: Words) -> String;
}

fn at(place: String, problem: String, words: Words) -> String {
    words.say("error-at", &[("place", place.into()), ("problem", problem.into())])
}

impl Said for StoreError {
    fn said(&self, words: Words) -> String {
        at(self.place.said(words), self.problem.said(words), words)
    }
}

impl Said for store::Place {
    fn said(&self, words: Words) -> String {
        match self {
            Self::Store => words.text("place-store"),
            Self::Recording(id) => words.say("place-recording", &[("id", id.to_string().into())]),
            Self::Bytes { recording, from, to } => words.say(
                "place-bytes",
                &[
                    ("id", recording.to_string().into()),
                    ("from", from.to_string().into()),
                    ("to", to.to_string().into()),
                ],
            ),
            Self::Analysis(id) => words.say("place-analysis", &[("id", id.to_string().into())]),
        }
    }
}

impl Said for store::Problem {
    fn said(&self, words: Words) -> String {
        match self {
            Self::Io(error) => words.say("store-io", &[("what", error.to_string().into())]),
            Self::DiskFull => words.text("store-disk-full"),
            Self::ReadOnly => words.text("store-read-only"),
            Self::InUse => words.text("store-in-use"),
            Self::WrongKey => words.text("store-wrong-key"),
            Self::NotHeld => words.text("store-not-held"),
            Self::Locked => words.text("store-locked"),
            Self::FromTheFuture { found, known } => words.say(
                "store-from-the-future",
                &[("found", found.to_string().into()), ("known", known.to_string().into())],
            ),
            Self::Damaged { what, remedy } => {
                words.say("store-damaged", &[("what", what.as_str().into()), ("remedy", (*remedy).into())])
            }
            Self::NoSuchRecording => words.text("store-no-such-recording"),
            Self::NoSuchAnalysis => words.text("store-no-such-analysis"),
            Self::BeingRecorded => words.text("store-being-recorded"),
            Self::Finished => words.text("store-finished"),
            Self::Stopped => words.text("store-stopped"),
            Self::TooLong { what, limit } => {
                words.say("store-too-long", &[("what", (*what).into()), ("limit", limit.to_string().into())])
            }
            Self::NoUnit(unit) => words.say("store-no-unit", &[("unit", words.exact(*unit).into())]),
            Self::TooManyMarks => words.say(
                "store-too-many-marks",
                &[("marks", MAX_MARKS.to_string().into()), ("bytes", MAX_MARKS_TEXT.to_string().into())],
            ),
            // One that a later version of the store adds.
            other => words.say("store-other", &[("what", other.to_string().into())]),
        }
    }
}

impl Said for IdError {
    fn said(&self, words: Words) -> String {
        words.text("store-no-id")
    }
}

impl Said for LiveError {
    fn said(&self, words: Words) -> String {
        match self {
            Self::Store(error) => error.said(words),
            Self::Unwritten { lost_s, error } => words.say(
                "live-unwritten",
                &[("problem", error.said(words).into()), ("seconds", format!("{lost_s:.0}").into())],
            ),
            Self::Session(error) => error.said(words),
            Self::OtherSignal { before, now } => words.say(
                "live-other-signal",
                &[("before", before.as_str().into()), ("now", now.as_str().into())],
            ),
            Self::Unreadable => words.text("live-unreadable"),
            Self::NotYet => words.text("live-not-yet"),
        }
    }
}

impl Said for Trouble {
    fn said(&self, words: Words) -> String {
        match self {
            Self::DiskFull => store::Problem::DiskFull.said(words),
            Self::DiskFailed(fault) => {
                words.say("live-disk-failed", &[("problem", fault.said(words).into())])
            }
        }
    }
}

impl Said for DiskFault {
    fn said(&self, words: Words) -> String {
        match self {
            Self::Io(what) => words.say("store-io", &[("what", what.as_str().into())]),
            Self::ReadOnly => words.text("store-read-only"),
            Self::Stopped => words.text("store-stopped"),
        }
    }
}

impl Said for SessionError {
    fn said(&self, words: Words) -> String {
        match self {
            Self::TooLong { days } => words.say("session-too-long", &[("days", days.to_string().into())]),
        }
    }
}

impl Said for RateError {
    fn said(&self, words: Words) -> String {
        words.say("session-rate", &[("hz", words.exact(self.0).into())])
    }
}

impl Said for BirthDateError {
    fn said(&self, words: Words) -> String {
        words.say("birth-date", &[("given", self.0.as_str().into())])
    }
}

impl Said for FormatError {
    fn said(&self, words: Words) -> String {
        self.said(words)
    }
}
