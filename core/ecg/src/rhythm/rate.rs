//! RR intervals in; heart rate out: the median over eight intervals.

use crate::{classify::Beat, units::SamplePosition};
use serde::{Deserialize, Serialize};

/// RR intervals in the median. One ectopic beat spoils two of them, which a median of eight passes over.
pub const MEDIAN_OVER: usize = 8;

/// Heart rate now: the median over the last eight RR intervals and what they ranged over.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// Of the median interval, beats per minute.
    pub bpm: f32,
    /// Of the longest of the eight intervals, beats per minute.
    pub slowest_bpm: f32,
    /// Of the shortest of the eight intervals, beats per minute.
    pub fastest_bpm: f32,
    /// R peak that ends the fourth of the eight intervals: where on the axis the rate belongs.
    pub at: SamplePosition,
}

/// Heart rate over a whole recording.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RateSummary {
    /// Where the median over eight was lowest; `None` where there were never eight intervals in a row.
    pub lowest: Option<Rate>,
    /// Where it was highest.
    pub highest: Option<Rate>,
    /// Number of all intervals over their sum, beats per minute.
    pub mean_bpm: f32,
    /// Intervals that this rests on.
    pub intervals: u64,
}

/// Follows the heart rate beat by beat. A beat without an interval (after a gap or an unreadable stretch) starts the
/// eight anew: no rate is computed across what could not be read.
#[derive(Debug, Clone, Default)]
pub struct RateMeter {
    recent: RecentIntervals,
    /// Where the last eight intervals ended.
    ends: [SamplePosition; MEDIAN_OVER],
    lowest: Option<Rate>,
    highest: Option<Rate>,
    sum_ms: f64,
    intervals: u64,
}

impl RateMeter {
    /// A meter that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The next beat; the rate once eight intervals in a row are known. It trails by four beats, which
    /// [`Rate::at`] takes back out.
    pub fn push(&mut self, beat: &Beat) -> Option<Rate> {
        if !(beat.rr_ms.is_finite() && beat.rr_ms > 0.0) {
            self.recent.clear();
            return None;
        }
        self.sum_ms += f64::from(beat.rr_ms);
        self.intervals += 1;
        self.ends.rotate_left(1);
        self.ends[MEDIAN_OVER - 1] = beat.position;
        let bpm = self.recent.push(beat.rr_ms)?;
        let (slowest_bpm, fastest_bpm) = self.recent.range_bpm();
        let rate = Rate { bpm, slowest_bpm, fastest_bpm, at: self.ends[MEDIAN_OVER / 2 - 1] };
        self.lowest = Some(self.lowest.filter(|known| known.bpm <= bpm).unwrap_or(rate));
        self.highest = Some(self.highest.filter(|known| known.bpm >= bpm).unwrap_or(rate));
        Some(rate)
    }

    /// Over everything pushed; `None` where there was no interval.
    pub fn summary(&self) -> Option<RateSummary> {
        (self.intervals > 0).then(|| RateSummary {
            lowest: self.lowest,
            highest: self.highest,
            mean_bpm: (60_000.0 * self.intervals as f64 / self.sum_ms) as f32,
            intervals: self.intervals,
        })
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}

/// The last eight intervals, milliseconds.
#[derive(Debug, Clone, Default)]
pub(super) struct RecentIntervals {
    ring: [f32; MEDIAN_OVER],
    count: usize,
}

impl RecentIntervals {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// The median rate in beats per minute once there are eight.
    pub(super) fn push(&mut self, rr_ms: f32) -> Option<f32> {
        self.ring.rotate_left(1);
        self.ring[MEDIAN_OVER - 1] = rr_ms;
        self.count = (self.count + 1).min(MEDIAN_OVER);
        if self.count < MEDIAN_OVER {
            return None;
        }
        let mut sorted = self.ring;
        sorted.sort_by(f32::total_cmp);
        Some(60_000.0 / middle(&sorted))
    }

    /// Slowest and fastest rate of a single interval among the eight.
    fn range_bpm(&self) -> (f32, f32) {
        let longest = self.ring.iter().copied().fold(f32::MIN, f32::max);
        let shortest = self.ring.iter().copied().fold(f32::MAX, f32::min);
        (60_000.0 / longest, 60_000.0 / shortest)
    }

    pub(super) fn clear(&mut self) {
        self.count = 0;
    }
}

/// Median of sorted values; `NaN` of none.
pub(super) fn middle(sorted: &[f32]) -> f32 {
    match sorted.len() {
        0 => f32::NAN,
        n if n % 2 == 1 => sorted[n / 2],
        n => f32::midpoint(sorted[n / 2 - 1], sorted[n / 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{classify::BeatClass::Normal, rhythm::fixture::beat};

    fn meter(rr: &[f32]) -> (RateMeter, Vec<Rate>) {
        let (mut meter, mut at) = (RateMeter::new(), 0.0);
        let rates = rr.iter().filter_map(|rr_ms| {
            at += if rr_ms.is_finite() { f64::from(*rr_ms) * 0.1 } else { 500.0 };
            meter.push(&beat(at, Normal, *rr_ms))
        });
        let rates = rates.collect();
        (meter, rates)
    }

    #[test]
    fn one_premature_beat_moves_no_median_but_the_range() {
        let mut rr = vec![1000.0; 20];
        rr[10] = 600.0;
        rr[11] = 1400.0;
        let (meter, rates) = meter(&rr);
        assert!(rates.iter().all(|rate| rate.bpm == 60.0));
        assert_eq!(rates[5].fastest_bpm, 100.0);
        assert_eq!(rates[5].slowest_bpm, 60_000.0 / 1400.0);
        assert_eq!(meter.summary().unwrap().mean_bpm, 60.0);
    }

    #[test]
    fn lowest_and_highest_are_where_they_were() {
        let (meter, _) = meter(&[[1000.0; 20], [500.0; 20], [1500.0; 20]].concat());
        let summary = meter.summary().unwrap();
        let (lowest, highest) = (summary.lowest.unwrap(), summary.highest.unwrap());
        assert_eq!((lowest.bpm, highest.bpm), (40.0, 120.0));
        assert!((2000.0..3000.0).contains(&highest.at), "{highest:?}");
        assert!((3000.0..6000.0).contains(&lowest.at), "{lowest:?}");
    }

    #[test]
    fn a_break_starts_the_eight_anew() {
        let (meter, rates) = meter(&[&[800.0; 7][..], &[f32::NAN], &[800.0; 8]].concat());
        assert_eq!(rates.len(), 1);
        assert_eq!(meter.summary().unwrap().intervals, 15);
        assert_eq!(RateMeter::new().summary(), None);
    }
}
