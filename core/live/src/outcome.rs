//! What a recording amounts to, as a value and as bytes.

use crate::rr::RrOutcome;
use serde::{Deserialize, Serialize};
use strapline_ecg::session::Finished;

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
#[derive(Debug, thiserror::Error)]
#[error("the stored result cannot be read ({0}); analyse the recording again: it is whole")]
pub struct OutcomeError(postcard::Error);

impl OutcomeError {
    /// Why, for whoever looks into it.
    pub fn reason(&self) -> String {
        self.0.to_string()
    }
}

impl Outcome {
    /// As bytes, to be stored. They belong to this version of the software, which is stored beside them.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_else(|_| unreachable!("lists of known length go into memory"))
    }

    /// From bytes that [`Self::to_bytes`] made.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OutcomeError> {
        postcard::from_bytes(bytes).map_err(OutcomeError)
    }
}
