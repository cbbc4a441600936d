//! A strap's recording while it runs, and the same recording afterwards. The module list is the flow, in order.
//!
//! ```text
//! radio -> LiveSession -> Sensor -> entries -> store (first) -> Fold -> screen -> SessionUpdate
//!    ^                      |                    |
//!    +----- commands -------+                    +-> reanalyse: the same Fold, the same Outcome, to the byte
//! ```
//!
//! Without a clock, a thread or a radio: whoever holds the radio pushes what happens with its moment and carries out
//! what is asked. Only the store touches a disk. What was heard is stored before it is looked at, so that an analysis
//! can always be thrown away and made again.
#![forbid(unsafe_code)]

/// What a strap made known, as entries of the store.
mod entries;

/// The strap's own clock, across an interruption too.
mod device_clock;

/// RR intervals in; rate and irregularity out.
mod rr;

/// Stored entries in; updates and the outcome out.
mod fold;

/// What a recording amounts to, as a value and as bytes.
mod outcome;

/// The newest samples as columns of a screen.
mod trace;

/// Where the newest signal could not be read.
mod unread;

/// What a screen shows.
mod update;

/// What a screen shows, as it becomes known.
mod screen;

/// What was stored before a session began, looked at while it runs.
mod behind;

/// A disk that failed, and when it is tried again.
mod mending;

/// The recording that runs: stored first, looked at afterwards.
mod running;

/// The session itself.
mod session;

/// A simulated strap, worn.
mod played;

/// A stored recording, analysed again or read whole.
mod stored;

/// What can go wrong, and what to do about it.
mod error;

pub use error::LiveError;
pub use fold::Fold;
pub use outcome::{Outcome, OutcomeError};
pub use played::{Asked, Call, Wearer, play};
pub use rr::RrOutcome;
pub use session::{Ended, LiveSession, Plan};
pub use stored::{StoredSignal, end_of, position_at, read, read_while, reanalyse, reanalyse_while, time_of};
pub use update::{Column, DiskFault, Gaps, SecondSeen, SessionUpdate, Trace, Trouble, UnreadSeen};
