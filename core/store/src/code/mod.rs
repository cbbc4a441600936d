//! Entries in, the bytes of a chunk out; and back, exactly.
//!
//! A chunk is decoded by itself: nothing is carried over from the chunk before, so that a damaged one costs its own
//! two seconds and no more. [`decode`] takes any bytes: it gives the entries or says why not, and what it allocates
//! is at most 100 times as long as what it was given.

mod bits;
mod bytes;
mod entries;
mod layout;
mod run;

pub use entries::{decode, encode};

/// Bytes that are not a chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("byte {at} of the chunk: {what}")]
pub struct CodeError {
    /// Where, counted from 0.
    pub at: usize,
    /// What is wrong there.
    pub what: &'static str,
}

#[cfg(test)]
mod tests;
