//! Sensors and simulated straps against each other, without hardware and in simulated time.

/// A sensor and a strap, and what came of it.
mod bench;

/// Whole recordings, with and without faults.
mod recordings;
