//! Sensors and simulated straps against each other, without hardware and in simulated time.
#![allow(clippy::disallowed_methods, reason = "tests compare with tolerances")]

/// A sensor and a strap, and what came of it.
mod bench;

/// Whole recordings, with and without faults.
mod recordings;

/// Many recordings with faults at random.
mod sessions;

/// Every step of every handshake, and everything that may go wrong at it.
mod handshakes;

/// Silence, and what is done about it.
mod silence;

/// RR intervals, contact and battery.
mod pulse;

/// Bytes and inputs at random.
mod hostile;

/// The simulated straps themselves.
mod straps;
