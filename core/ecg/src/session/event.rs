//! What happens to a session, and what it makes known.

use crate::{classify::Beat, quality::Grade, rhythm::Episode};
use std::ops::Range;

/// What happens to a session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event<'a> {
    /// Samples in millivolts, in order; a value that is not finite is a sample that was not received.
    Samples(&'a [f32]),
    /// This many samples were not received.
    Gap(u64),
    /// The sensor says that it does not touch the skin, for this many samples.
    LeadOff(u64),
    /// The person pressed "I feel something" now.
    Mark(&'a str),
}

/// What a push or the finish made known.
#[derive(Debug, Clone, PartialEq)]
pub enum Update {
    /// A beat, final in every field but for one: where atrial fibrillation turns out to lie around it, one that is called
    /// supraventricular here is normal in [`Finished`](super::Finished).
    Beat(Beat),
    /// Seconds, graded for good; mostly one. Those of a gap of minutes come together: how many at once depends on how
    /// it was pushed, and nothing else does.
    Seconds {
        /// Which seconds, counted from 0.
        seconds: Range<u64>,
        /// The grade of each.
        grade: Grade,
    },
    /// An episode that has ended.
    Episode(Episode),
}

/// A session cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// More samples, or a longer gap, than one recording may have.
    #[error("a recording longer than {days} days cannot be analysed in one piece: split it")]
    TooLong {
        /// The limit.
        days: u64,
    },
}
