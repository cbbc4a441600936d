//! What is said about a recording, as values: what was seen, what was looked for and not seen, and how much was read.
//!
//! What may never be said: that something unread is normal, and any diagnosis; what was seen is said together with how
//! much could be read. Nothing here is in any language.

use super::{
    Report,
    coverage::LeftOut,
    events::{Ectopy, Spell, Spells},
};
use crate::quality::Reason;
use serde::Serialize;

/// Intervals under which no rhythm is spoken of.
const RHYTHM_LEAST_INTERVALS: u64 = 4;
/// Share of beats with a class under which "no ectopic beat" is not said.
const CLASSIFIED_LEAST: f64 = 0.5;
/// Share of the recording under which the verdict begins with how little was read.
const READ_LEAST: f64 = 0.5;
/// Reasons that are named where nothing could be read.
const REASONS_NAMED: usize = 3;
/// Share of the time read without a heartbeat from which it is not said that anything was absent.
const SILENT_MOST: f64 = 0.1;

/// What was found, in how much readable time. "Not analysable" is a result with its reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The recording holds no samples.
    NothingRecorded,
    /// None of it could be read.
    NotAnalysable {
        /// How long it is, seconds.
        recorded_s: f64,
        /// Why, the most of it first.
        reasons: Vec<Reason>,
    },
    /// It could be read, and no beat was found.
    NoHeartbeat {
        /// How much could be read, seconds.
        read_s: f64,
    },
    /// Too few beats followed each other.
    TooShort {
        /// Beats.
        beats: u64,
        /// How much could be read, seconds.
        read_s: f64,
    },
    /// Something can be said.
    Seen {
        /// How much could be read, seconds.
        read_s: f64,
        /// Share of the recording that could be read, where that is less than half.
        only_share: Option<f64>,
        /// What was seen, what matters most first.
        found: Vec<Finding>,
        /// What was looked for and not seen; what could not be looked for is not in it.
        absent: Vec<Absent>,
    },
}

/// Something that was seen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Atrial fibrillation is suspected.
    AtrialFibrillation {
        /// Share of the time read, 0 to 1, where enough was read.
        burden: Option<f64>,
        /// Its episodes.
        spells: Spells,
    },
    /// Ectopic beats.
    Ectopy(Box<Ectopy>),
    /// Pauses of 2 s or more.
    Pauses {
        /// How many.
        pauses: u32,
        /// The longest RR interval, milliseconds.
        longest_ms: Option<f32>,
    },
    /// A slow rate.
    Slow(Spells),
    /// A fast rate.
    Fast(Spells),
    /// Most beats have no class, or none has.
    Unclassified {
        /// None has.
        all: bool,
    },
}

/// Something that was looked for and not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Absent {
    /// No ectopic beat of any origin.
    EctopicBeat,
    /// No ventricular beat.
    VentricularBeat,
    /// No supraventricular beat.
    SupraventricularBeat,
    /// No run.
    Run,
    /// No atrial fibrillation.
    AtrialFibrillation,
    /// No pause of 2 s or more.
    Pause,
}

/// How much was read, why not the rest, and what could therefore not be said.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// There are no samples.
    NoSamples,
    /// Everything could be read.
    AllRead {
        /// How long it is, seconds.
        recorded_s: f64,
    },
    /// A part could be read.
    Read {
        /// How much, seconds.
        read_s: f64,
        /// Its share, 0 to 1.
        share: f64,
        /// Of how much, seconds.
        recorded_s: f64,
    },
    /// What could not, most first.
    NotRead(Vec<LeftOut>),
    /// Beats without a class.
    Unclassified {
        /// How many.
        beats: u64,
        /// Their share of all beats, 0 to 1.
        share: f64,
    },
    /// Fusions of a normal and a ventricular beat.
    Fusion {
        /// How many.
        beats: u64,
    },
    /// Early beats in suspected atrial fibrillation, which are not counted as ectopic.
    EarlyBeats {
        /// How many.
        beats: u64,
    },
    /// Readable time in which no heartbeat was found.
    NoHeartbeatFor {
        /// How much, seconds.
        seconds: f64,
        /// The longest stretch of it.
        longest: Spell,
    },
    /// Too little was read to look for atrial fibrillation.
    TooShortForFibrillation,
}

impl Verdict {
    /// The verdict on what `report` has counted.
    pub(super) fn of(report: &Report) -> Self {
        let coverage = &report.coverage;
        let read_s = coverage.analysed_s;
        if coverage.recorded == 0 {
            return Self::NothingRecorded;
        }
        if coverage.analysed == 0 {
            let reasons = coverage.left_out.iter().take(REASONS_NAMED).map(|left| left.reason).collect();
            return Self::NotAnalysable { recorded_s: coverage.recorded_s, reasons };
        }
        if report.beats.all == 0 {
            return Self::NoHeartbeat { read_s };
        }
        if report.rate.is_none_or(|rate| rate.intervals < RHYTHM_LEAST_INTERVALS) {
            return Self::TooShort { beats: report.beats.all, read_s };
        }
        let only_share = coverage.analysed_share.filter(|share| *share < READ_LEAST);
        Self::Seen { read_s, only_share, found: found(report), absent: absent(report) }
    }
}

fn found(report: &Report) -> Vec<Finding> {
    let mut found = Vec::new();
    let fibrillation = &report.atrial_fibrillation;
    if fibrillation.spells.episodes > 0 {
        let (burden, spells) = (fibrillation.burden, fibrillation.spells);
        found.push(Finding::AtrialFibrillation { burden, spells });
    }
    let ectopy = |ectopy: &Ectopy| (ectopy.beats > 0).then_some(Finding::Ectopy(Box::new(*ectopy)));
    found.extend(ectopy(&report.ventricular));
    if report.pauses.from_2s > 0 {
        let longest_ms = report.pauses.longest.map(|longest| longest.ms);
        found.push(Finding::Pauses { pauses: report.pauses.from_2s, longest_ms });
    }
    found.extend(ectopy(&report.supraventricular));
    if report.bradycardia.episodes > 0 {
        found.push(Finding::Slow(report.bradycardia));
    }
    if report.tachycardia.episodes > 0 {
        found.push(Finding::Fast(report.tachycardia));
    }
    if !is_classified(report) {
        found.push(Finding::Unclassified { all: report.beats.classified() == 0 });
    }
    found
}

/// Whether enough beats have a class for it to be said that there was none of a kind.
fn is_classified(report: &Report) -> bool {
    report.beats.classified() as f64 >= CLASSIFIED_LEAST * report.beats.all as f64
}

fn absent(report: &Report) -> Vec<Absent> {
    let mut absent = Vec::new();
    if report.silence.seconds > SILENT_MOST * report.coverage.analysed_s {
        return absent;
    }
    let (v, s) = (&report.ventricular, &report.supraventricular);
    if is_classified(report) {
        match (v.beats, s.beats + report.atrial_fibrillation.early_beats) {
            (0, 0) => absent.push(Absent::EctopicBeat),
            (0, _) => absent.push(Absent::VentricularBeat),
            (_, 0) => absent.push(Absent::SupraventricularBeat),
            _ => {}
        }
        if v.beats + s.beats > 0 && v.runs + s.runs == 0 {
            absent.push(Absent::Run);
        }
    }
    if report.atrial_fibrillation.burden.is_some() && report.atrial_fibrillation.spells.episodes == 0 {
        absent.push(Absent::AtrialFibrillation);
    }
    if report.pauses.from_2s == 0 && report.silence.longest.is_none() {
        absent.push(Absent::Pause);
    }
    absent
}

/// The remarks on what `report` has counted.
pub(super) fn remarks(report: &Report) -> Vec<Remark> {
    let coverage = &report.coverage;
    let (read_s, recorded_s) = (coverage.analysed_s, coverage.recorded_s);
    let Some(share) = coverage.analysed_share else { return vec![Remark::NoSamples] };
    let mut remarks = Vec::new();
    if coverage.left_out.is_empty() {
        remarks.push(Remark::AllRead { recorded_s });
    } else {
        if coverage.analysed > 0 {
            remarks.push(Remark::Read { read_s, share, recorded_s });
        }
        remarks.push(Remark::NotRead(coverage.left_out.clone()));
    }
    let beats = &report.beats;
    if let Some(longest) = report.silence.longest.filter(|_| beats.all > 0) {
        remarks.push(Remark::NoHeartbeatFor { seconds: report.silence.seconds, longest });
    }
    if beats.unclassified > 0 {
        let share = beats.unclassified as f64 / beats.all as f64;
        remarks.push(Remark::Unclassified { beats: beats.unclassified, share });
    }
    if beats.fusion > 0 {
        remarks.push(Remark::Fusion { beats: beats.fusion });
    }
    let early = report.atrial_fibrillation.early_beats;
    if early > 0 {
        remarks.push(Remark::EarlyBeats { beats: early });
    }
    if beats.all > 0 && report.atrial_fibrillation.burden.is_none() {
        remarks.push(Remark::TooShortForFibrillation);
    }
    remarks
}
