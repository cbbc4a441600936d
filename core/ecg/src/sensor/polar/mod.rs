//! Polar Measurement Data: the ECG of the H10.

/// How a strap answers a request.
mod status;

/// Bytes of the data characteristic in; samples with their time out.
pub mod frame;

/// Bytes of the control point in; abilities and answers out.
pub mod control;

/// The conversation, from the first request to the polite stop.
mod protocol;

pub use status::Status;

pub(crate) use frame::STEP_MV;

pub(super) use protocol::Polar;
