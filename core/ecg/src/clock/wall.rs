//! Arrival times in; what the device's clock has to be moved by out.

/// Frames over which the smallest delay is looked for.
const FRAMES: usize = 64;
/// How fast the offset follows, milliseconds per millisecond: no clock that people see ever jumps or stands still.
const SLEW: f64 = 1e-3;
/// An offset this far off is no drift: someone set a clock.
const SET_MS: f64 = 60_000.0;

/// The offset from device time to wall time: the smallest (arrival - device time) over the last [`FRAMES`] frames,
/// because a frame may arrive late but never early. The first [`FRAMES`] frames take it as it is; then it is slewed.
#[derive(Debug)]
pub(super) struct WallOffset {
    recent: [f64; FRAMES],
    seen: usize,
    offset_ms: Option<f64>,
    last_device_ms: f64,
}

impl WallOffset {
    pub(super) fn new() -> Self {
        Self { recent: [0.0; FRAMES], seen: 0, offset_ms: None, last_device_ms: 0.0 }
    }

    /// A frame whose last sample was taken at `device_ms` has arrived at `arrival_ms`.
    pub(super) fn push(&mut self, device_ms: f64, arrival_ms: f64) {
        self.recent[self.seen % FRAMES] = arrival_ms - device_ms;
        self.seen = self.seen.saturating_add(1);
        let smallest = self.smallest_ms().unwrap_or(arrival_ms - device_ms);
        let most = (device_ms - self.last_device_ms).max(0.0) * SLEW;
        self.last_device_ms = device_ms;
        self.offset_ms = Some(match self.offset_ms {
            Some(offset) if self.seen > FRAMES && (smallest - offset).abs() < SET_MS => {
                offset + (smallest - offset).clamp(-most, most)
            }
            _ => smallest,
        });
    }

    /// The smallest (arrival - device time) lately, milliseconds; `None` before the first arrival.
    pub(super) fn smallest_ms(&self) -> Option<f64> {
        self.recent[..self.seen.min(FRAMES)].iter().copied().reduce(f64::min)
    }

    /// Milliseconds to add to the device's time; `None` before the first arrival.
    pub(super) fn offset_ms(&self) -> Option<f64> {
        self.offset_ms
    }

    pub(super) fn reset(&mut self) {
        *self = Self::new();
    }
}
