//! What a recording amounts to, as a value and as bytes.

use crate::rr::RrOutcome;
use serde::{Deserialize, Serialize};
use std::fmt;
use strapline_ecg::session::Finished;
use strapline_words::{Language, Words};

/// What an analysis of a recording found. The same recording, model and software give the same bytes, live or
/// afterwards, on every platform.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// What the ECG shows; `None` for a strap that sends RR intervals only.
    pub ecg: Option<Finished>,
    /// What the strap's own RR intervals show, for a strap that sends nothing else.
    pub rr: Option<RrOutcome>,
    /// Samples per second by the strap's own clock, where it is known.
    pub measured_hz: Option<f64>,
    /// Stretches of the recording that could not be read; they count as gaps.
    pub damaged: u32,
}

/// Bytes that are no outcome of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutcomeError {
    /// They end too early.
    Cut,
    /// They are something else.
    Other,
}

impl OutcomeError {
    /// What is wrong, and what to do about it.
    pub fn said(&self, words: Words) -> String {
        match self {
            Self::Cut => words.text("outcome-cut"),
            Self::Other => words.text("outcome-other"),
        }
    }
}

impl fmt::Display for OutcomeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Words::of(Language::English).with_plain_spaces()))
    }
}

impl std::error::Error for OutcomeError {}

impl Outcome {
    /// As bytes, to be stored. They belong to this version of the software, which is stored beside them.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_else(|_| unreachable!("lists of known length go into memory"))
    }

    /// From bytes that [`Self::to_bytes`] made.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OutcomeError> {
        postcard::from_bytes(bytes).map_err(|error| match error {
            postcard::Error::DeserializeUnexpectedEnd => OutcomeError::Cut,
            _ => OutcomeError::Other,
        })
    }
}
