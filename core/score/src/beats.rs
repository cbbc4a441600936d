//! Beats and stretches as scoring sees them, and what is set for a comparison.
//!
//! Every position is a sample of the **reference's** clock: test annotations are rescaled to it, never the reference.

use serde::Serialize;
use std::ops::RangeInclusive;
use strapline_ecg::classify::BeatClass;

/// A beat as the reference has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RefBeat {
    /// Sample of the reference's clock.
    pub at: i64,
    /// AAMI class.
    pub class: BeatClass,
}

/// A beat as the detector has it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TestBeat {
    /// Position on the reference's clock. Matching rounds it to a sample, as `bxb` does on reading; timing keeps the
    /// fraction.
    pub at: f64,
    /// AAMI class.
    pub class: BeatClass,
}

impl TestBeat {
    /// A beat at this position of the reference's clock.
    pub fn new(at: f64, class: BeatClass) -> Self {
        Self { at, class }
    }

    /// The sample that matching compares.
    pub fn sample(&self) -> i64 {
        self.at.round() as i64
    }
}

/// What the reference says about a record. Beats in order; stretches in order and apart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reference {
    /// Beats outside ventricular fibrillation, in order.
    pub beats: Vec<RefBeat>,
    /// Ventricular flutter or fibrillation, `[` to `]`: no beats are counted there.
    pub vf: Vec<RangeInclusive<i64>>,
    /// Stretches that the reference calls unreadable: extra beats there go to row X.
    pub shutdown: Vec<RangeInclusive<i64>>,
    /// Length of the record in samples.
    pub duration: i64,
}

/// What the detector says about a record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Test {
    /// Beats, in order.
    pub beats: Vec<TestBeat>,
    /// Stretches that the detector declared unreadable: beats missed there go to column x.
    pub shutdown: Vec<RangeInclusive<i64>>,
    /// Stretches that the detector calls ventricular fibrillation; they count as long runs.
    pub vf: Vec<RangeInclusive<i64>>,
}

/// How long a detector may learn before it is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Learning {
    /// Five minutes of a record that is longer, none of one of a minute or less (EC57, 4.2.1 and `bxb`). A record in
    /// between, which `bxb` refuses, is scored whole, because five minutes would leave nothing of it.
    Ec57,
    /// None: the full-length figure, which most papers print.
    None,
}

impl Learning {
    /// Seconds of a record that EC57 gives to learning.
    pub const SECONDS: f64 = 300.0;

    /// First sample that is scored of a record of `duration` samples.
    pub fn end(self, duration: i64, rate: f64) -> i64 {
        let learning = (Self::SECONDS * rate).round() as i64;
        match self {
            Self::Ec57 if duration > learning => learning,
            _ => 0,
        }
    }
}

/// What is set for a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Settings {
    /// Samples per second of the reference's clock.
    pub rate: f64,
    /// Furthest that a pair may lie apart, milliseconds: 150 in EC57; 50 and 25 are printed beside it.
    pub window_ms: f64,
    /// What the detector may learn from, unscored.
    pub learning: Learning,
}

impl Settings {
    /// EC57's own: 150 ms, five minutes of learning.
    pub fn new(rate: f64) -> Self {
        Self { rate, window_ms: 150.0, learning: Learning::Ec57 }
    }

    /// The window in whole samples, rounded as `bxb` does.
    pub fn window(&self) -> i64 {
        (self.window_ms * self.rate / 1000.0).round() as i64
    }

    /// Milliseconds in so many samples.
    pub fn millis(&self, samples: f64) -> f64 {
        samples * 1000.0 / self.rate
    }
}

/// Whether `at` lies in one of the stretches, ends included.
pub(crate) fn within(stretches: &[RangeInclusive<i64>], at: i64) -> bool {
    let next = stretches.partition_point(|stretch| *stretch.start() <= at);
    next > 0 && stretches[next - 1].contains(&at)
}

/// Whether a stretch begins after `from` and not after `to`, or holds either.
pub(crate) fn interrupted(stretches: &[RangeInclusive<i64>], from: i64, to: i64) -> bool {
    stretches.iter().any(|stretch| *stretch.start() <= to && *stretch.end() >= from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learning_never_leaves_nothing_to_score() {
        let end = |seconds: i64| Learning::Ec57.end(seconds * 360, 360.0);
        assert_eq!(end(1800), 300 * 360);
        assert_eq!(end(301), 300 * 360);
        assert_eq!(end(300), 0);
        assert_eq!(end(60), 0);
        assert_eq!(Learning::None.end(1800 * 360, 360.0), 0);
    }

    #[test]
    fn window_is_rounded_to_samples() {
        assert_eq!(Settings::new(360.0).window(), 54);
        assert_eq!(Settings::new(128.0).window(), 19);
        assert_eq!(Settings { window_ms: 50.0, ..Settings::new(128.0) }.window(), 6);
    }

    #[test]
    fn stretches_hold_their_ends() {
        let stretches = [10..=20, 30..=40];
        let held: Vec<i64> = (0..50).filter(|at| within(&stretches, *at)).collect();
        assert_eq!(held, (10..=20).chain(30..=40).collect::<Vec<_>>());
        assert!(interrupted(&stretches, 15, 25) && interrupted(&stretches, 0, 100));
        assert!(!interrupted(&stretches, 21, 29));
    }
}
