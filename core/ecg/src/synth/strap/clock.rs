//! The clock of a simulated strap.

/// What Polar's clock shows when it was never set: 2019-01-01, nanoseconds since 2000-01-01.
pub(super) const NEVER_SET_NS: i128 = 599_616_000_000_000_000;

/// The clock of a simulated strap, which may be set.
#[derive(Debug, Clone)]
pub(super) struct StrapClock {
    /// What it shows when it starts over, nanoseconds.
    begin_ns: i128,
    /// What it shows at the simulation's beginning.
    offset_ns: i128,
}

impl StrapClock {
    pub(super) fn new(begin_ns: i128) -> Self {
        Self { begin_ns, offset_ns: begin_ns }
    }

    /// It starts over now.
    pub(super) fn reset(&mut self, now_ns: u64) {
        self.offset_ns = self.begin_ns - i128::from(now_ns);
    }

    /// It is set by so much now; it shows no time before its origin.
    pub(super) fn set_by(&mut self, ms: i64, now_ns: u64) {
        self.offset_ns = (self.offset_ns + i128::from(ms) * 1_000_000).max(-i128::from(now_ns));
    }

    /// What it shows.
    pub(super) fn ns(&self, now_ns: u64) -> u64 {
        (self.offset_ns + i128::from(now_ns)).clamp(0, i128::from(u64::MAX)) as u64
    }
}
