//! A script or a recording in; the notifications that a strap would have sent for it out.
//!
//! [`SimulatedStrap`] stands in for a strap, its link and the radio: it carries out a sensor's commands and says what
//! happens, in simulated time, with the faults of a [`FaultScript`]. The same source, kind, faults and seed make the
//! same bytes at the same milliseconds, however often it is polled.

/// What a simulated strap measures.
mod source;

/// What goes wrong, as values and as text.
mod fault;

/// Why a script of faults cannot be read.
mod fault_error;

/// The clock of a simulated strap.
mod clock;

/// What each kind of strap is: services, rates, frames as bytes.
mod profile;

/// What was sent, and what became of it.
mod truth;

/// What is on its way.
mod outbox;

/// The strap itself.
mod simulated;

/// What the strap makes: frames, heart rates, answers.
mod making;

pub use fault::{Fault, FaultKind, FaultScript, Request};
pub use fault_error::{FaultError, FaultProblem};
pub use simulated::SimulatedStrap;
pub use source::StrapSource;
pub use truth::{Fate, SentFrame};
