//! When the report says "please see a clinician soon": this is no monitor, and the list is short.

use super::Report;
use crate::classify::BeatClass;
use serde::Serialize;

/// Beats from which a ventricular run is a reason.
pub(super) const VENTRICULAR_RUN_BEATS: u32 = 6;
/// Rate from which a ventricular run is a tachycardia, beats per minute.
pub(super) const VENTRICULAR_RUN_BPM: f32 = 100.0;
/// Length from which a supraventricular run is a reason, seconds.
pub(super) const SUPRAVENTRICULAR_RUN_S: f64 = 30.0;
/// Share of ectopic beats from which they are a reason, 0 to 1.
pub(super) const ECTOPIC_SHARE: f64 = 0.10;
/// Ectopic beats under which their share says nothing.
pub(super) const ECTOPIC_LEAST: u64 = 3;
/// Rate from which atrial fibrillation is called fast, beats per minute.
pub(super) const FAST_FIBRILLATION_BPM: f32 = 110.0;

/// What was seen that a clinician should see.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AdviceReason {
    /// A fast ventricular run of six beats or more.
    VentricularTachycardia {
        /// Beats in the longest.
        beats: u32,
        /// Its median rate.
        bpm: f32,
    },
    /// A pause of 3.0 s or more.
    LongPause {
        /// How many.
        pauses: u32,
        /// The longest RR interval, milliseconds.
        longest_ms: f32,
    },
    /// Atrial fibrillation; whether it is new cannot be known from one recording.
    AtrialFibrillation {
        /// Highest median rate of an episode.
        bpm: Option<f32>,
        /// Over 110 beats per minute.
        fast: bool,
    },
    /// A supraventricular run of more than 30 s.
    SupraventricularTachycardia {
        /// How long, seconds.
        seconds: f64,
        /// Its median rate.
        bpm: f32,
    },
    /// More than every tenth beat ectopic.
    FrequentEctopy {
        /// Where they come from.
        class: BeatClass,
        /// Share of the beats that have a class, 0 to 1.
        share: f64,
    },
}

/// Every reason that the figures of `report` and its runs give.
pub(super) fn advice(report: &Report, runs: &Runs) -> Vec<AdviceReason> {
    let mut reasons = Vec::new();
    if let Some(run) = runs.ventricular {
        reasons.push(AdviceReason::VentricularTachycardia { beats: run.beats, bpm: run.bpm });
    }
    if report.pauses.from_3s > 0 {
        let longest_ms = report.pauses.longest.map_or(3000.0, |longest| longest.ms);
        reasons.push(AdviceReason::LongPause { pauses: report.pauses.from_3s, longest_ms });
    }
    let spells = &report.atrial_fibrillation.spells;
    if spells.episodes > 0 {
        let fast = spells.bpm.is_some_and(|bpm| bpm > FAST_FIBRILLATION_BPM);
        reasons.push(AdviceReason::AtrialFibrillation { bpm: spells.bpm, fast });
    }
    if let Some(run) = runs.supraventricular {
        reasons.push(AdviceReason::SupraventricularTachycardia { seconds: run.seconds, bpm: run.bpm });
    }
    for ectopy in [&report.ventricular, &report.supraventricular] {
        if let Some(share) = ectopy.burden.filter(|b| *b > ECTOPIC_SHARE && ectopy.beats >= ECTOPIC_LEAST) {
            reasons.push(AdviceReason::FrequentEctopy { class: ectopy.class, share });
        }
    }
    reasons
}

/// The runs that are a reason: not always the longest or the fastest of all.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Runs {
    pub(super) ventricular: Option<super::Run>,
    pub(super) supraventricular: Option<super::Run>,
}
