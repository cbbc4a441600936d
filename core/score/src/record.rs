//! One record in; everything that is scored on it out.

use crate::{
    Confusion, Reference, Settings, Test, match_beats,
    rate::RateError,
    runs::{RunKind, Runs},
    timing::Timing,
};
use serde::Serialize;

/// What a detector did on one record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecordScore {
    /// Beat label pairs of the scored part.
    pub confusion: Confusion,
    /// Offsets and RR errors.
    pub timing: Timing,
    /// Heart rate against the reference's.
    pub rate: RateError,
    /// Ventricular runs.
    pub ventricular_runs: Runs,
    /// Supraventricular runs.
    pub supraventricular_runs: Runs,
    /// Seconds that were scored: all after the learning time.
    pub scored_s: f64,
    /// Seconds of them that the detector had declared unreadable.
    pub shutdown_s: f64,
}

/// Scores one record. Both lists of beats must be in order; the window, the learning time and the clock are `settings`.
pub fn score_beats(reference: &Reference, test: &Test, settings: &Settings) -> RecordScore {
    let pairs = match_beats(reference, test, settings);
    let (start, end) = (settings.learning.end(reference.duration, settings.rate), reference.duration.max(0));
    let scored = (end - start).max(0);
    let shut: i64 = test
        .shutdown
        .iter()
        .map(|stretch| ((*stretch.end()).min(end) - (*stretch.start()).max(start)).max(0))
        .sum();
    RecordScore {
        confusion: Confusion::count(&pairs, reference, test),
        timing: Timing::of(&pairs, reference, test, settings),
        rate: RateError::of(reference, test, settings),
        ventricular_runs: Runs::of(reference, test, settings, RunKind::Ventricular),
        supraventricular_runs: Runs::of(reference, test, settings, RunKind::Supraventricular),
        scored_s: scored as f64 / settings.rate,
        shutdown_s: shut.min(scored) as f64 / settings.rate,
    }
}

impl RecordScore {
    /// Share of the scored time that the detector could read, 0 to 1.
    pub fn coverage(&self) -> Option<f64> {
        (self.scored_s > 0.0).then(|| 1.0 - self.shutdown_s / self.scored_s)
    }
}
