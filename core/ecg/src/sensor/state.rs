//! What a sensor is doing.

use std::fmt;

/// What a sensor is doing, for a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SensorState {
    /// Nothing was asked of it yet.
    #[default]
    Idle,
    /// Reaching the strap.
    Connecting,
    /// Connected; asking the strap what it can do, and for its stream.
    Preparing,
    /// The strap sends.
    Streaming,
    /// The strap should send and does not.
    Stale,
    /// The strap will not send for now; it is asked again from time to time.
    Refused,
    /// The link is down; about to try again.
    Reconnecting,
    /// The link is down; looking for the strap.
    Scanning,
    /// Asking the strap to stop.
    Stopping,
    /// It is safe to leave.
    Stopped,
}

impl fmt::Display for SensorState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Idle => "Not connected.",
            Self::Connecting => "Connecting to the strap.",
            Self::Preparing => "Connected; asking the strap for its signal.",
            Self::Streaming => "The strap sends.",
            Self::Stale => "The strap is connected but sends nothing.",
            Self::Refused => "The strap does not give its signal at the moment; it is asked again.",
            Self::Reconnecting => "The connection is lost; connecting again.",
            Self::Scanning => "The connection is lost; looking for the strap.",
            Self::Stopping => "Asking the strap to stop.",
            Self::Stopped => "The strap has stopped.",
        })
    }
}
