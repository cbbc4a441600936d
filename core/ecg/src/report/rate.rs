//! Heart rate of a whole recording: the median over eight RR intervals, as it moves along.

use super::moment::{Moment, TimeAxis};
use crate::{classify::Beat, units::SamplePosition};
use serde::Serialize;

/// RR intervals in the median. One ectopic beat spoils two of them, which a median of eight passes over.
const MEDIAN_OVER: usize = 8;

/// Lowest, mean and highest rate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HeartRate {
    /// Lowest median over eight RR intervals in a row; `None` where there were never eight.
    pub lowest: Option<RateAt>,
    /// Beats per minute of all intervals together: their number over their sum.
    pub mean_bpm: f32,
    /// Highest median over eight RR intervals in a row.
    pub highest: Option<RateAt>,
    /// RR intervals that this rests on; those over gaps and unreadable stretches are not among them.
    pub intervals: u64,
}

/// A rate and when it was.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RateAt {
    /// Beats per minute.
    pub bpm: f32,
    /// The beat in the middle of the eight intervals.
    pub at: Moment,
}

/// A median rate on its way through the recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct MedianRate {
    pub(super) bpm: f32,
    pub(super) position: SamplePosition,
}

/// The last eight RR intervals that follow each other without a break.
#[derive(Debug, Default)]
pub(super) struct RecentIntervals {
    /// Interval in milliseconds and the position of the beat that ends it, as a ring.
    ring: [(f32, SamplePosition); MEDIAN_OVER],
    /// Intervals since the last break.
    count: usize,
}

impl RecentIntervals {
    /// Takes the next beat; the median rate once eight intervals in a row are known.
    pub(super) fn push(&mut self, beat: &Beat) -> Option<MedianRate> {
        let Some(rr_ms) = interval(beat) else {
            self.count = 0;
            return None;
        };
        self.ring[self.count % MEDIAN_OVER] = (rr_ms, beat.position);
        self.count += 1;
        (self.count >= MEDIAN_OVER).then(|| MedianRate {
            bpm: 60_000.0 / median(&mut self.ring.map(|(rr_ms, _)| rr_ms)),
            position: self.ring[(self.count + MEDIAN_OVER / 2 - 1) % MEDIAN_OVER].1,
        })
    }
}

/// The RR interval that ends at this beat, if it is one.
pub(super) fn interval(beat: &Beat) -> Option<f32> {
    (beat.rr_ms.is_finite() && beat.rr_ms > 0.0).then_some(beat.rr_ms)
}

/// Median of what is there; `NaN` of nothing. Sorts `values`.
pub(super) fn median(values: &mut [f32]) -> f32 {
    values.sort_by(f32::total_cmp);
    match values.len() {
        0 => f32::NAN,
        n if n % 2 == 1 => values[n / 2],
        n => f32::midpoint(values[n / 2 - 1], values[n / 2]),
    }
}

/// Gathers rates of a stretch: lowest and highest median, and the mean.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RateTally {
    lowest: Option<(f32, SamplePosition)>,
    highest: Option<(f32, SamplePosition)>,
    sum_ms: f64,
    intervals: u64,
}

impl RateTally {
    pub(super) fn push(&mut self, beat: &Beat, rate: Option<MedianRate>) {
        if let Some(rr_ms) = interval(beat) {
            self.sum_ms += f64::from(rr_ms);
            self.intervals += 1;
        }
        if let Some(rate) = rate {
            let seen = (rate.bpm, rate.position);
            self.lowest = Some(self.lowest.filter(|known| known.0 <= rate.bpm).unwrap_or(seen));
            self.highest = Some(self.highest.filter(|known| known.0 >= rate.bpm).unwrap_or(seen));
        }
    }

    /// Lowest and highest median rate.
    pub(super) fn range(&self) -> Option<[f32; 2]> {
        Some([self.lowest?.0, self.highest?.0])
    }

    pub(super) fn mean_bpm(&self) -> Option<f32> {
        (self.intervals > 0).then(|| (60_000.0 * self.intervals as f64 / self.sum_ms) as f32)
    }

    pub(super) fn finish(&self, axis: &TimeAxis) -> Option<HeartRate> {
        let at = |(bpm, position)| RateAt { bpm, at: axis.at(position) };
        Some(HeartRate {
            lowest: self.lowest.map(at),
            mean_bpm: self.mean_bpm()?,
            highest: self.highest.map(at),
            intervals: self.intervals,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{classify::BeatClass, report::fixture::beat, units::SampleRate};

    fn tally(rr: &[f32]) -> Option<HeartRate> {
        let (mut recent, mut all, mut position) = (RecentIntervals::default(), RateTally::default(), 0.0);
        for rr_ms in rr {
            position += if rr_ms.is_finite() { f64::from(*rr_ms) * 0.1 } else { 500.0 };
            let beat = beat(position, BeatClass::Normal, *rr_ms);
            let rate = recent.push(&beat);
            all.push(&beat, rate);
        }
        all.finish(&TimeAxis::new(SampleRate::new(100.0).unwrap(), None))
    }

    #[test]
    fn one_premature_beat_moves_no_median() {
        let mut rr = vec![1000.0; 20];
        rr[10] = 600.0;
        rr[11] = 1400.0;
        let rate = tally(&rr).unwrap();
        assert_eq!((rate.lowest.unwrap().bpm, rate.highest.unwrap().bpm), (60.0, 60.0));
        assert_eq!((rate.mean_bpm, rate.intervals), (60.0, 20));
    }

    #[test]
    fn lowest_and_highest_are_where_they_were() {
        let rr: Vec<f32> = [[1000.0; 20], [500.0; 20], [1500.0; 20]].concat();
        let rate = tally(&rr).unwrap();
        let (lowest, highest) = (rate.lowest.unwrap(), rate.highest.unwrap());
        assert_eq!((lowest.bpm, highest.bpm), (40.0, 120.0));
        assert!((20.0..30.0).contains(&highest.at.seconds), "{highest:?}");
        assert!((30.0..60.0).contains(&lowest.at.seconds), "{lowest:?}");
    }

    #[test]
    fn a_break_starts_the_median_again_and_seven_intervals_have_none() {
        assert_eq!(tally(&[]), None);
        assert_eq!(tally(&[f32::NAN]), None);
        let rate = tally(&[&[800.0; 7][..], &[f32::NAN], &[800.0; 7]].concat()).unwrap();
        assert_eq!((rate.lowest, rate.highest, rate.intervals), (None, None, 14));
        assert_eq!(rate.mean_bpm, 75.0);
    }
}
