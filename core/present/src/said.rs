//! Errors, said: what is wrong, where, and what to do about it.
//!
//! Their `Display` is English, for logs and scripts, and says the same: a test holds the two together.

use strapline_ecg::{
    report::BirthDateError, session::SessionError, synth::strap::FaultError, units::RateError,
};
use strapline_formats::FormatError;
use strapline_live::{LiveError, OutcomeError, Trouble};
use strapline_store::{IdError, StoreError};
use strapline_words::Words;

/// Something that can be said to a person.
pub trait Said {
    /// What it says.
    fn said(&self, words: Words) -> String;
}

/// Errors that know themselves what they say.
macro_rules! by_itself {
    ($($error:ty),+) => {$(
        impl Said for $error {
            fn said(&self, words: Words) -> String {
                <$error>::said(self, words)
            }
        }
    )+};
}

by_itself!(FormatError, StoreError, LiveError, Trouble, OutcomeError);

impl Said for IdError {
    fn said(&self, words: Words) -> String {
        words.text("store-no-id")
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

impl Said for FaultError {
    fn said(&self, words: Words) -> String {
        words.fault_error(self)
    }
}
