//! What a recording is called on disk.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A recording's identity: 16 random bytes, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordingId(pub(crate) [u8; 16]);

/// Text that is no id of a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id of a recording has 32 hexadecimal digits; take it from the list of recordings")]
pub struct IdError;

impl RecordingId {
    /// Digits of its text.
    pub(crate) const DIGITS: usize = 32;
}

impl fmt::Display for RecordingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for RecordingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecordingId({self})")
    }
}

impl FromStr for RecordingId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        // Lower case only: the id is a folder's name, and some file systems tell the cases apart.
        if text.len() != Self::DIGITS || !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(IdError);
        }
        u128::from_str_radix(text, 16).map(|id| Self(id.to_be_bytes())).map_err(|_| IdError)
    }
}

impl TryFrom<String> for RecordingId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<RecordingId> for String {
    fn from(id: RecordingId) -> Self {
        id.to_string()
    }
}
