//! Failures on purpose, so that a shell can see that it shows each as it should.

use crate::{
    StraplineError,
    guard::{guarded, panic_next},
};
use std::io;
use strapline_store::{Damage, Piece, Place, Problem, StoreError};

/// A failure to be rehearsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Rehearsal {
    /// The disk is full.
    NoRoom,
    /// The key is another one.
    WrongKey,
    /// A later version wrote it.
    UpdateNeeded,
    /// The folder may not be written to.
    NoAccess,
    /// Bytes are not what was written.
    Damaged,
    /// Something was given that is not taken.
    Refused,
    /// Something else has it open.
    Busy,
    /// The core panics.
    Panic,
}

/// Fails in the way asked for, with the text that such a failure has.
#[uniffi::export]
pub fn rehearse(failure: Rehearsal) -> Result<(), StraplineError> {
    guarded(|| fail(failure))
}

/// Has the next call on this thread panic, whichever it is.
#[uniffi::export]
pub fn rehearse_panic() -> Result<(), StraplineError> {
    guarded(|| Ok(()))?;
    panic_next();
    Ok(())
}

#[allow(clippy::panic, reason = "it is what is rehearsed, and caught")]
fn fail(failure: Rehearsal) -> Result<(), StraplineError> {
    let problem = match failure {
        Rehearsal::NoRoom => Problem::DiskFull,
        Rehearsal::WrongKey => Problem::WrongKey,
        Rehearsal::UpdateNeeded => Problem::FromTheFuture { found: 9, known: 1 },
        Rehearsal::NoAccess => Problem::from(io::Error::from(io::ErrorKind::PermissionDenied)),
        Rehearsal::Damaged => Problem::Damaged(Damage::Header),
        Rehearsal::Refused => Problem::TooLong { what: Piece::Name, limit: 4096 },
        Rehearsal::Busy => Problem::InUse,
        Rehearsal::Panic => panic!("rehearsed"),
    };
    Err(StoreError { place: Place::Store, problem }.into())
}
