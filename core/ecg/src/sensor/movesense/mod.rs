//! Movesense's protocol for sensor data over GATT (GSP).

/// Bytes of a notification in; answers and samples out.
pub mod packet;

/// The conversation, from the first request to the polite stop.
mod protocol;

pub(super) use protocol::Movesense;
