//! Device times in; measured rate, gaps and wall-clock times out.

/// Frames with their device times in; the place of their samples on the recording's axis out.
mod frame;

/// Counts and times in; how long a sample lasts out.
mod period;

/// Arrival times in; what the device's clock has to be moved by out.
mod wall;

pub use frame::{Frame, FrameClock, Placement};
pub use period::KnownRate;

use serde::{Deserialize, Serialize};

/// When the recording began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallTime {
    /// Milliseconds since 1970-01-01T00:00Z; where the offset is unknown, as if local time were UTC.
    pub unix_ms: i64,
    /// Minutes east of UTC; `None` where the file does not say.
    pub utc_offset_min: Option<i16>,
}
