//! Heart rate of a whole recording, and what the report asks of single intervals.

use super::moment::{Moment, TimeAxis};
use crate::{
    classify::Beat,
    quality::Grade,
    rhythm::{
        is_believed,
        rate::{Rate, RateMeter},
    },
};
use serde::Serialize;

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

impl HeartRate {
    /// Everything that `meter` has seen; `None` where that was no interval.
    pub(super) fn of(meter: &RateMeter, axis: &TimeAxis) -> Option<Self> {
        let summary = meter.summary()?;
        let at = |rate: Rate| RateAt { bpm: rate.bpm, at: axis.at(rate.at) };
        Some(Self {
            lowest: summary.lowest.map(at),
            mean_bpm: summary.mean_bpm,
            highest: summary.highest.map(at),
            intervals: summary.intervals,
        })
    }
}

/// The RR interval that ends at this beat, if it is one.
pub(super) fn interval(beat: &Beat) -> Option<f32> {
    (beat.rr_ms.is_finite() && beat.rr_ms > 0.0).then_some(beat.rr_ms)
}

/// The same where it can be believed to be that long (`before` is the beat before).
pub(super) fn believed(before: Option<&Beat>, beat: &Beat) -> Option<f32> {
    let graded = [before?.grade, beat.grade];
    interval(beat).filter(|rr_ms| is_believed(*rr_ms, graded.map(|grade| grade == Grade::Good)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{classify::BeatClass, report::fixture::beat, units::SampleRate};

    fn of(rr: &[f32]) -> Option<HeartRate> {
        let (mut meter, mut position) = (RateMeter::new(), 0.0);
        for rr_ms in rr {
            position += if rr_ms.is_finite() { f64::from(*rr_ms) * 0.1 } else { 500.0 };
            meter.push(&beat(position, BeatClass::Normal, *rr_ms));
        }
        HeartRate::of(&meter, &TimeAxis::new(SampleRate::new(100.0).unwrap(), None))
    }

    #[test]
    fn lowest_and_highest_are_where_they_were() {
        let rate = of(&[[1000.0; 20], [500.0; 20], [1500.0; 20]].concat()).unwrap();
        let (lowest, highest) = (rate.lowest.unwrap(), rate.highest.unwrap());
        assert_eq!((lowest.bpm, highest.bpm), (40.0, 120.0));
        assert!((20.0..30.0).contains(&highest.at.seconds), "{highest:?}");
        assert!((30.0..60.0).contains(&lowest.at.seconds), "{lowest:?}");
    }

    #[test]
    fn seven_intervals_have_a_mean_and_no_extremes() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[f32::NAN]), None);
        let rate = of(&[&[800.0; 7][..], &[f32::NAN], &[800.0; 7]].concat()).unwrap();
        assert_eq!((rate.lowest, rate.highest, rate.intervals), (None, None, 14));
        assert_eq!(rate.mean_bpm, 75.0);
    }

    #[test]
    fn a_median_of_nothing_is_no_number() {
        assert!(median(&mut []).is_nan());
        assert_eq!((median(&mut [3.0, 1.0, 2.0]), median(&mut [4.0, 1.0])), (2.0, 2.5));
    }
}
