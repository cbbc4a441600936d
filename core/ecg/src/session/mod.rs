//! Events in, updates out: the one fold that live recording and file analysis share.
//!
//! ```text
//! samples -> conditioner -> detector -> R peaks --+
//!    |           |                                | (wait for the grade of their second)
//!    +-> grader -+-> grade per second ------------+-> contexts -> classifier -> beats -> rhythm -> episodes
//!                |                                                                |          |
//!                +-> excerpts of the clean signal <-------------------------------+----------+
//! ```

/// What happens to a session, and what it makes known.
mod event;

/// What a session that has ended holds.
mod finished;

/// Early beats in atrial fibrillation.
mod early;

/// Seconds of signal kept for the report.
mod excerpts;

/// The fold itself.
mod fold;

#[cfg(test)]
mod tests;

#[cfg(test)]
mod chunks;

pub use event::{Event, SessionError, Update};
pub use excerpts::EXCERPT_S;
pub use finished::{Excerpt, ExcerptKind, Finished, Mark, Notice};
pub use fold::{LONGEST_DAYS, Session};
