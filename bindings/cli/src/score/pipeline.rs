//! The pipeline run over one record's signal.

use super::signal::Lead;
use std::{
    ops::Range,
    time::{Duration, Instant},
};
use strapline_ecg::{beat::QrsDetector, classify::BeatClass, units::SampleRate};

/// What the pipeline found. Positions are samples of the lead's own clock.
pub(super) struct Found {
    /// Beats in order.
    pub(super) beats: Vec<(f64, BeatClass)>,
    /// Stretches that it could not read.
    pub(super) unreadable: Vec<Range<f64>>,
    /// Time that it took on one core, seconds.
    pub(super) work_s: f64,
}

/// Runs detection over a lead; every beat is unclassified. Missing samples are gaps.
pub(super) fn analyse(lead: &Lead) -> anyhow::Result<Found> {
    let rate = SampleRate::new(lead.rate_hz)?;
    let begun = Instant::now();
    let mut detector = QrsDetector::new(rate);
    let mut beats = Vec::new();
    let mut missing = 0;
    for sample in &lead.samples {
        if sample.is_finite() {
            if missing > 0 {
                detector.gap(missing);
                missing = 0;
            }
            detector.push(*sample);
        } else {
            missing += 1;
        }
        while let Some(peak) = detector.pop() {
            beats.push((peak.position, BeatClass::Unclassified));
        }
    }
    detector.finish();
    while let Some(peak) = detector.pop() {
        beats.push((peak.position, BeatClass::Unclassified));
    }
    let took: Duration = begun.elapsed();
    Ok(Found { beats, unreadable: Vec::new(), work_s: took.as_secs_f64() })
}
