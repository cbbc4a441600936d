//! The Heart Rate Service of every strap: the measurements' bytes, and the chain that their RR intervals make.

/// Bytes of the Heart Rate Measurement in; rate, contact and RR intervals out.
mod measurement;

/// RR intervals in; the chain that they make in time out.
mod chain;

/// The Heart Rate Service as one listens to it.
mod pulse;

/// The conversation, from the subscription to the polite stop.
mod protocol;

pub use measurement::{HeartRateMeasurement, parse};

pub(super) use protocol::HeartRate;
pub(super) use pulse::Pulse;
