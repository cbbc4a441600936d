//! Lepu / Viatom: Wellue ER1, ER2 and others.

/// Notifications in; whole frames with a right checksum out; and requests as bytes.
pub mod frame;

// An answer to [`frame::INFO`] in; which recorder it is out.
pub mod identity;

/// A real-time answer's bytes in; samples, battery and lead-off out.
pub mod realtime;

/// The conversation: a poll about once a second.
mod protocol;

pub(super) use protocol::Lepu;
