//! Beats in; heart rate each second, and how far two of them are apart, out.

use crate::{Reference, Settings, Test, beats::interrupted, timing::median};
use serde::Serialize;
use std::ops::RangeInclusive;

/// RR intervals whose median is the rate of a second.
pub const INTERVALS: usize = 8;

/// How far the rate from the detector is from the rate from the reference.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct RateError {
    /// Mean absolute difference, beats per minute.
    pub mean_abs_bpm: Option<f64>,
    /// Seconds in which both gave a rate.
    pub seconds: u64,
    /// Sum of the absolute differences, beats per minute.
    #[serde(skip)]
    pub sum_bpm: f64,
}

impl RateError {
    /// At the end of each scored second the rate is 60 s over the median of the last eight RR intervals, from the
    /// reference's beats and from the detector's. A second counts where both have eight intervals in a row that no
    /// fibrillation or shutdown breaks.
    pub fn of(reference: &Reference, test: &Test, settings: &Settings) -> Self {
        let beats: Vec<f64> = reference.beats.iter().map(|beat| beat.at as f64).collect();
        let found: Vec<f64> = test.beats.iter().map(|beat| beat.at).collect();
        let broken: Vec<RangeInclusive<i64>> =
            reference.vf.iter().chain(&reference.shutdown).chain(&test.shutdown).cloned().collect();

        let start = settings.learning.end(reference.duration, settings.rate) as f64 / settings.rate;
        let end = reference.duration as f64 / settings.rate;
        let mut error = Self::default();
        let mut second = start.ceil() + 1.0;
        while second <= end {
            let now = second * settings.rate;
            if let (Some(a), Some(b)) =
                (rate_at(&beats, now, &broken, settings), rate_at(&found, now, &broken, settings))
            {
                error.sum_bpm += (a - b).abs();
                error.seconds += 1;
            }
            second += 1.0;
        }
        Self::pool([&error])
    }

    /// Several records pooled, each second alike.
    pub fn pool<'a>(records: impl IntoIterator<Item = &'a RateError>) -> Self {
        let (sum_bpm, seconds) =
            records.into_iter().fold((0.0, 0), |(sum, n), record| (sum + record.sum_bpm, n + record.seconds));
        Self { mean_abs_bpm: (seconds > 0).then(|| sum_bpm / seconds as f64), seconds, sum_bpm }
    }
}

fn rate_at(beats: &[f64], now: f64, broken: &[RangeInclusive<i64>], settings: &Settings) -> Option<f64> {
    let seen = beats.partition_point(|at| *at <= now);
    let last = &beats[seen.checked_sub(INTERVALS + 1)?..seen];
    if interrupted(broken, last[0] as i64, now as i64) {
        return None;
    }
    let intervals: Vec<f64> = last.windows(2).map(|pair| pair[1] - pair[0]).collect();
    median(&intervals).filter(|rr| *rr > 0.0).map(|rr| 60_000.0 / settings.millis(rr))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Learning, RefBeat, TestBeat};
    use strapline_ecg::classify::BeatClass::Normal;

    fn error(rr: i64, found_rr: f64, shutdown: Vec<RangeInclusive<i64>>) -> RateError {
        let beats = (1..).map(|n| n * rr).take_while(|at| *at < 60_000);
        let found = (1..).map(|n| f64::from(n) * found_rr).take_while(|at| *at < 60_000.0);
        let reference = Reference {
            beats: beats.map(|at| RefBeat { at, class: Normal }).collect(),
            duration: 60_000,
            ..Reference::default()
        };
        let beats = found.map(|at| TestBeat::new(at, Normal)).collect();
        let test = Test { beats, shutdown, ..Test::default() };
        RateError::of(&reference, &test, &Settings { learning: Learning::None, ..Settings::new(1000.0) })
    }

    #[test]
    fn rates_differ_by_what_the_intervals_say() {
        let same = error(1000, 1000.0, vec![]);
        assert_eq!((same.mean_abs_bpm, same.seconds), (Some(0.0), 52));
        let doubled = error(1000, 500.0, vec![]);
        assert!((doubled.mean_abs_bpm.unwrap() - 60.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_said_across_a_shutdown() {
        let shut = error(1000, 1000.0, vec![30_000..=31_000]);
        // Seconds 9 to 29 before it; then nine beats are needed again, 32 to 40: seconds 40 to 60.
        assert_eq!(shut.seconds, 21 + 21);
        assert_eq!(error(1000, 40_000.0, vec![]).mean_abs_bpm, None);
    }
}
