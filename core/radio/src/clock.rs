//! When it is.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use strapline_ecg::sensor::Moment;

/// Both clocks of this machine. The steady one runs on while the machine sleeps and is the same for all that runs on it
/// since it was switched on.
pub fn now() -> Moment {
    let wall_ms = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_millis() as i64,
        Err(before) => -(before.duration().as_millis() as i64),
    };
    Moment::new(steady_ms(), wall_ms)
}

/// After so long from now; a time without end is a year.
pub(crate) fn after(time: Duration) -> Instant {
    const YEAR: Duration = Duration::from_hours(366 * 24);
    Instant::now() + time.min(YEAR)
}

#[cfg(unix)]
fn steady_ms() -> u64 {
    use rustix::time::{ClockId, clock_gettime};
    // Apple's monotonic clock counts sleep; Linux has another one for that.
    #[cfg(target_os = "linux")]
    const STEADY: ClockId = ClockId::Boottime;
    #[cfg(not(target_os = "linux"))]
    const STEADY: ClockId = ClockId::Monotonic;
    let since = clock_gettime(STEADY);
    since.tv_sec as u64 * 1000 + since.tv_nsec as u64 / 1_000_000
}

#[cfg(not(unix))]
fn steady_ms() -> u64 {
    use std::sync::OnceLock;
    // Windows' performance counter runs on in sleep.
    static BEGIN: OnceLock<Instant> = OnceLock::new();
    BEGIN.get_or_init(Instant::now).elapsed().as_millis() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn both_clocks_run() {
        let before = now();
        thread::sleep(Duration::from_millis(20));
        let after = now();
        assert!((20..2_000).contains(&(after.steady_ms - before.steady_ms)));
        assert!(after.wall_ms > 1_700_000_000_000);
    }

    #[test]
    fn a_time_without_end_is_no_panic() {
        assert!(after(Duration::MAX) > Instant::now());
    }
}
