//! What can go wrong, and what to do about it.

use std::fmt;
use strapline_ecg::session::SessionError;
use strapline_store::StoreError;
use strapline_words::{Language, Words, sentence};

/// A session cannot begin or go on. What is stored is kept. Its `Display` is English, for logs and scripts.
#[derive(Debug)]
pub enum LiveError {
    /// The store would not take or give it.
    Store(StoreError),
    /// When the session ended there was still no room, or the disk still failed.
    Unwritten {
        /// Signal that is lost, seconds.
        lost_s: f64,
        /// What is the matter.
        error: StoreError,
    },
    /// The recording is too long to be analysed in one piece.
    Session(SessionError),
    /// The strap sends something else than what the recording holds. What is sent: samples per second, `None` for RR
    /// intervals.
    OtherSignal {
        /// What the recording holds.
        before: Option<f64>,
        /// What comes now.
        now: Option<f64>,
    },
    /// It holds nothing that could be analysed.
    Unreadable,
    /// Nothing is being recorded yet, so that nothing can be marked.
    NotYet,
}

impl LiveError {
    /// What is wrong, and what to do about it.
    pub fn said(&self, words: Words) -> String {
        let sent = |hz: Option<f64>| {
            hz.map_or_else(|| sentence!("live-sent-rr"), |hz| sentence!("live-sent-ecg", hz = hz))
        };
        match self {
            Self::Store(error) => return error.said(words),
            Self::Session(SessionError::TooLong { days }) => {
                sentence!("session-too-long", days = days.to_string())
            }
            Self::Unwritten { lost_s, error } => {
                sentence!("live-unwritten", problem = error.said(words), seconds = lost_s.round())
            }
            Self::OtherSignal { before, now } => {
                sentence!("live-other-signal", before = sent(*before), now = sent(*now))
            }
            Self::Unreadable => sentence!("live-unreadable"),
            Self::NotYet => sentence!("live-not-yet"),
        }
        .said(words)
    }
}

impl fmt::Display for LiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Words::of(Language::English).with_plain_spaces()))
    }
}

impl std::error::Error for LiveError {}

impl From<StoreError> for LiveError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<SessionError> for LiveError {
    fn from(error: SessionError) -> Self {
        Self::Session(error)
    }
}
