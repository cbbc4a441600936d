//! When something happened, on two clocks.

/// When something happened, on the two clocks that a machine has.
///
/// Deadlines and gaps go by the steady one; people are shown the other. A person, a network or a time zone may set
/// the wall clock at any moment without anything here being lost or invented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Moment {
    /// Milliseconds from any origin, never going back. Best a clock that runs while the machine sleeps
    /// (`elapsedRealtime`, `CLOCK_BOOTTIME`, `mach_continuous_time`); where it does not, the wall clock is believed
    /// over it wherever the strap's own clock agrees with that.
    pub steady_ms: u64,
    /// Milliseconds since 1970-01-01T00:00Z, as the machine believes.
    pub wall_ms: i64,
}

impl Moment {
    /// Both clocks at once.
    pub const fn new(steady_ms: u64, wall_ms: i64) -> Self {
        Self { steady_ms, wall_ms }
    }

    /// This moment, `ms` later on both clocks.
    #[must_use]
    pub const fn plus(self, ms: u64) -> Self {
        Self {
            steady_ms: self.steady_ms.saturating_add(ms),
            wall_ms: self.wall_ms.saturating_add_unsigned(ms),
        }
    }
}
