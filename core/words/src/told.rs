//! A report with its words, for a file: values and sentences side by side.

use crate::Words;
use serde::Serialize;
use strapline_ecg::{
    report::{
        About, AdviceReason, AtrialFibrillation, BeatCounts, Coverage, Ectopy, FlaggedBeat, HeartRate,
        MarkSeen, Moment, Part, Pauses, Recording, Report, Slice, Spells, Strip, StripBeat, Trend,
    },
    rhythm::Episode,
    session::{ExcerptKind, Notice},
};

/// What was found, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// One plain sentence: what was found, in how much readable time.
    pub sentence: String,
    /// How much was read, why not the rest, and what could not be said.
    pub detail: String,
    /// What this is not.
    pub disclaimer: String,
    /// What to do when it is urgent.
    pub emergency: String,
}

impl Words {
    /// What was found, in words.
    pub fn summary(self, report: &Report) -> Summary {
        Summary {
            sentence: self.verdict(&report.verdict),
            detail: self.remarks(&report.remarks),
            disclaimer: self.disclaimer(),
            emergency: self.emergency(&report.about),
        }
    }
}

/// A report with its words, to be written as JSON.
#[derive(Debug, Serialize)]
pub struct Told<'a> {
    about: &'a About,
    recording: &'a Recording,
    summary: Summary,
    advice: Vec<AdviceTold>,
    notices: Vec<NoticeTold>,
    coverage: &'a Coverage,
    beats: &'a BeatCounts,
    rate: &'a Option<HeartRate>,
    ventricular: &'a Ectopy,
    supraventricular: &'a Ectopy,
    atrial_fibrillation: &'a AtrialFibrillation,
    pauses: &'a Pauses,
    bradycardia: &'a Spells,
    tachycardia: &'a Spells,
    hours: &'a [Slice],
    trend: &'a Trend,
    marks: Vec<MarkTold<'a>>,
    strips: Vec<StripTold<'a>>,
    episodes: &'a [Episode],
}

#[derive(Debug, Serialize)]
struct AdviceTold {
    reason: AdviceReason,
    words: String,
}

#[derive(Debug, Serialize)]
struct NoticeTold {
    notice: Notice,
    words: String,
}

#[derive(Debug, Serialize)]
struct MarkTold<'a> {
    #[serde(flatten)]
    mark: &'a MarkSeen,
    seen: String,
}

#[derive(Debug, Serialize)]
struct StripTold<'a> {
    why: ExcerptKind,
    part: Part,
    title: String,
    note: String,
    detail: Option<String>,
    start: Moment,
    seconds: f64,
    focus: Moment,
    samples: &'a [f32],
    rate_bpm: Option<f32>,
    longest_rr_ms: Option<f32>,
    beats: &'a [StripBeat],
    unread: Vec<UnreadTold>,
    marks_s: &'a [f64],
    flagged: Option<FlaggedBeat>,
}

#[derive(Debug, Serialize)]
struct UnreadTold {
    from_s: f64,
    to_s: f64,
    reason: strapline_ecg::quality::Reason,
    words: String,
}

impl<'a> Told<'a> {
    /// `report` in these words.
    pub fn new(report: &'a Report, words: Words) -> Self {
        Self {
            about: &report.about,
            recording: &report.recording,
            summary: words.summary(report),
            advice: report
                .advice
                .iter()
                .map(|reason| AdviceTold { reason: *reason, words: words.advice(*reason) })
                .collect(),
            notices: report
                .notices
                .iter()
                .map(|notice| NoticeTold { notice: *notice, words: words.notice(*notice) })
                .collect(),
            coverage: &report.coverage,
            beats: &report.beats,
            rate: &report.rate,
            ventricular: &report.ventricular,
            supraventricular: &report.supraventricular,
            atrial_fibrillation: &report.atrial_fibrillation,
            pauses: &report.pauses,
            bradycardia: &report.bradycardia,
            tachycardia: &report.tachycardia,
            hours: &report.hours,
            trend: &report.trend,
            marks: report.marks.iter().map(|mark| MarkTold { mark, seen: words.around_mark(mark) }).collect(),
            strips: report.strips.iter().map(|strip| StripTold::new(strip, words)).collect(),
            episodes: &report.episodes,
        }
    }
}

impl<'a> StripTold<'a> {
    fn new(strip: &'a Strip, words: Words) -> Self {
        Self {
            why: strip.why,
            part: strip.part,
            title: words.strip_title(strip),
            note: words.strip_note(strip),
            detail: strip.flagged.as_ref().and_then(|beat| words.flagged_beat(beat)),
            start: strip.start,
            seconds: strip.seconds,
            focus: strip.focus,
            samples: &strip.samples,
            rate_bpm: strip.rate_bpm,
            longest_rr_ms: strip.longest_rr_ms,
            beats: &strip.beats,
            unread: strip
                .unread
                .iter()
                .map(|unread| UnreadTold {
                    from_s: unread.from_s,
                    to_s: unread.to_s,
                    reason: unread.reason,
                    words: words.unread(unread),
                })
                .collect(),
            marks_s: &strip.marks_s,
            flagged: strip.flagged,
        }
    }
}
