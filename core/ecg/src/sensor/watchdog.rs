//! Frames in; what to do about their absence out.

/// No frame for this long: stale, milliseconds.
pub const STALE_MS: u64 = 3_000;
/// No frame for this long: the stream is asked for again, milliseconds.
pub const RESTART_MS: u64 = 6_000;
/// No frame for this long: the link is made again, milliseconds.
pub const RECONNECT_MS: u64 = 12_000;
/// No frame for this long, link or no link: told as silent, milliseconds. Told again at ten times that, and so on.
pub const SILENT_MS: u64 = 60_000;
/// Time between two inputs counts up to this, milliseconds: more, and this side was asleep rather than the strap
/// silent. Whoever pushes ticks this often loses nothing by it.
const LONGEST_STEP_MS: u64 = 1_500;

/// What the absence of frames calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alarm {
    Stale,
    Restart,
    Reconnect,
}

/// Watches over frames, rather than over the link: a link may stand for hours and carry nothing.
#[derive(Debug, Default)]
pub(super) struct Watchdog {
    /// Whether frames are due.
    is_armed: bool,
    /// Awake milliseconds without a frame, while armed.
    waited_ms: u64,
    /// Alarms given since the last frame.
    given: usize,
    /// Awake milliseconds without a frame since the sensor was started, link or no link.
    silent_ms: u64,
    tell_silent_ms: u64,
    last_ms: Option<u64>,
}

const ALARMS: [(u64, Alarm); 3] =
    [(STALE_MS, Alarm::Stale), (RESTART_MS, Alarm::Restart), (RECONNECT_MS, Alarm::Reconnect)];

impl Watchdog {
    /// The sensor was started now.
    pub(super) fn start(&mut self, now_ms: u64) {
        *self = Self { tell_silent_ms: SILENT_MS, last_ms: Some(now_ms), ..Self::default() };
    }

    /// Frames are due from now on.
    pub(super) fn arm(&mut self) {
        if !self.is_armed {
            self.is_armed = true;
            self.waited_ms = 0;
            self.given = 0;
        }
    }

    /// No frames are due.
    pub(super) fn disarm(&mut self) {
        self.is_armed = false;
    }

    /// Whether frames are due.
    pub(super) fn is_armed(&self) -> bool {
        self.is_armed
    }

    /// A frame came.
    pub(super) fn frame(&mut self) {
        self.waited_ms = 0;
        self.silent_ms = 0;
        self.tell_silent_ms = SILENT_MS;
        self.given = 0;
    }

    /// Time passes.
    pub(super) fn pass(&mut self, now_ms: u64) {
        let last_ms = self.last_ms.replace(now_ms).unwrap_or(now_ms);
        let step_ms = now_ms.saturating_sub(last_ms).min(LONGEST_STEP_MS);
        self.silent_ms = self.silent_ms.saturating_add(step_ms);
        if self.is_armed {
            self.waited_ms = self.waited_ms.saturating_add(step_ms);
        }
    }

    /// The next alarm that is due and was not given yet, and after how many milliseconds.
    pub(super) fn alarm(&mut self) -> Option<(Alarm, u64)> {
        let &(after_ms, alarm) = ALARMS.get(self.given)?;
        if !self.is_armed || self.waited_ms < after_ms {
            return None;
        }
        self.given += 1;
        Some((alarm, self.waited_ms))
    }

    /// Milliseconds of silence, where that has to be told.
    pub(super) fn silence(&mut self) -> Option<u64> {
        if self.tell_silent_ms == 0 || self.silent_ms < self.tell_silent_ms {
            return None;
        }
        self.tell_silent_ms = self.tell_silent_ms.saturating_mul(10);
        Some(self.silent_ms)
    }
}
