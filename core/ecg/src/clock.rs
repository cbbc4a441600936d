//! Device times in; measured rate, gaps and wall-clock times out.

use serde::{Deserialize, Serialize};

/// When the recording began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallTime {
    /// Milliseconds since 1970-01-01T00:00Z; where the offset is unknown, as if local time were UTC.
    pub unix_ms: i64,
    /// Minutes east of UTC; `None` where the file does not say.
    pub utc_offset_min: Option<i16>,
}
