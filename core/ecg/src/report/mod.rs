//! A finished session in; a verdict, tables and strips out.
//!
//! [`Report::new`] is pure: the same session and the same [`About`] give the same report, and nothing in it asks what
//! time it is. Everything is a value and nothing is in any language: `strapline-words` says it in a person's own, so
//! that a screen, a page and a JSON file say the same thing. Burdens are over **analysed** time and over beats that have a class; what was not analysed is
//! listed with its reason and is never called normal.

mod about;
mod advice;
mod choice;
mod coverage;
mod events;
mod marks;
mod moment;
mod rate;
mod silence;
mod strips;
mod timeline;
mod verdict;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use about::{About, BirthDate, BirthDateError, Device, Figure, Model, Sex, Software, Subject};
pub use advice::AdviceReason;
pub use choice::Part;
pub use coverage::{Coverage, LeftOut};
pub use events::{AtrialFibrillation, BeatCounts, Ectopy, LongRr, Pauses, Run, Spell, Spells};
pub use marks::{AFTER_MARK_S, BEFORE_MARK_S, MarkSeen};
pub use moment::{LocalTime, Moment, TimeAxis};
pub use rate::{HeartRate, RateAt};
pub use silence::Silence;
pub use strips::{FlaggedBeat, STRIP_SECONDS, Strip, StripBeat, StripEpisode, Unread};
pub use timeline::{Slice, Trend};
pub use verdict::{Absent, Finding, Remark, Verdict};

use crate::{
    classify::BeatClass,
    clock::WallTime,
    rhythm::{Episode, EpisodeKind, rate::RateMeter},
    session::{Excerpt, Finished, Notice},
    units::SampleRate,
};
use coverage::Readable;
use serde::Serialize;

/// Everything that is said about a recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The person, the sensor, the software.
    pub about: About,
    /// When and how it was recorded.
    pub recording: Recording,
    /// What was found: one plain sentence once it is said.
    pub verdict: Verdict,
    /// How much was read, why not the rest, and what could not be said.
    pub remarks: Vec<Remark>,
    /// Reasons to see a clinician soon; empty where nothing on the list was seen.
    pub advice: Vec<AdviceReason>,
    /// What a reader must know about the recording as a whole.
    pub notices: Vec<Notice>,
    /// How much was recorded and read.
    pub coverage: Coverage,
    /// Beats of every class.
    pub beats: BeatCounts,
    /// Heart rate; `None` where no two beats followed each other in readable signal.
    pub rate: Option<HeartRate>,
    /// Ventricular ectopic beats.
    pub ventricular: Ectopy,
    /// Supraventricular ectopic beats, those in atrial fibrillation or within 10 s of it left out: premature has no
    /// meaning there.
    pub supraventricular: Ectopy,
    /// Atrial fibrillation.
    pub atrial_fibrillation: AtrialFibrillation,
    /// Pauses.
    pub pauses: Pauses,
    /// Readable time in which no heartbeat was found.
    pub silence: Silence,
    /// Rate under the limit.
    pub bradycardia: Spells,
    /// Rate over the limit.
    pub tachycardia: Spells,
    /// Hour by hour; empty for recordings of two hours or less.
    pub hours: Vec<Slice>,
    /// Rate and quality over the recording.
    pub trend: Trend,
    /// What the person marked.
    pub marks: Vec<MarkSeen>,
    /// Stretches of signal to look at, what matters most first.
    pub strips: Vec<Strip>,
    /// Every episode, in order of its start.
    pub episodes: Vec<Episode>,
}

/// When and how it was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Recording {
    /// Sampling rate, measured where the sensor gave times.
    pub rate: SampleRate,
    /// When it began.
    pub start: Option<WallTime>,
    /// The same as a moment.
    pub begins: Moment,
    /// One past its last sample.
    pub ends: Moment,
    /// Mains frequency found and taken out, hertz.
    pub mains_hz: Option<f32>,
}

impl Report {
    /// The report of a session that has ended.
    ///
    /// Takes any [`Finished`], also one that no session would make: beats and marks outside the recording are left
    /// out, values that are no number count as unknown. Memory grows with the session's own lists and no further.
    pub fn new(finished: &Finished, about: About) -> Self {
        let axis = TimeAxis::new(about.device.clock_rate(finished.rate), finished.start);
        let readable = Readable::of(finished);
        let coverage = Coverage::of(finished);

        let (mut counts, mut meter) = (BeatCounts::default(), RateMeter::new());
        for beat in events::beats_in(finished) {
            counts.push(beat.class);
            meter.push(beat);
        }
        let analysed_s = coverage.analysed_s;
        let events = events::Events { finished, axis, readable: &readable, counts, analysed_s };

        let mut report = Self {
            recording: Recording {
                rate: finished.rate,
                start: finished.start,
                begins: axis.at(0.0),
                ends: axis.at(finished.recorded as f64),
                mains_hz: finished.mains_hz.filter(|hz| hz.is_finite()),
            },
            verdict: Verdict::NothingRecorded,
            remarks: Vec::new(),
            about,
            advice: Vec::new(),
            notices: finished.notices.clone(),
            coverage,
            beats: counts,
            rate: HeartRate::of(&meter, &axis),
            ventricular: events.ectopy(BeatClass::Ventricular),
            supraventricular: events.ectopy(BeatClass::Supraventricular),
            atrial_fibrillation: events.atrial_fibrillation(),
            pauses: events.pauses(),
            silence: Silence::of(finished, &axis),
            bradycardia: events.spells(EpisodeKind::Bradycardia),
            tachycardia: events.spells(EpisodeKind::Tachycardia),
            hours: timeline::hours(finished, &axis, &readable),
            trend: timeline::trend(finished, &axis, &readable),
            marks: marks::marks(finished, &axis, &readable),
            strips: strips::strips(finished, &axis),
            episodes: finished.episodes.clone(),
        };
        report.advice = advice::advice(&report, &events.alarming_runs());
        report.verdict = Verdict::of(&report);
        report.remarks = verdict::remarks(&report);
        report
    }

    /// The strip of an excerpt of the session that this report is of, whether the report shows it or not: for a screen
    /// that steps through all ectopic beats. `None` where nothing of it is in the recording.
    pub fn strip_of(&self, finished: &Finished, excerpt: &Excerpt) -> Option<Strip> {
        strips::strip_of(finished, &self.axis(), excerpt)
    }

    /// Turns sample positions of this recording into moments.
    pub fn axis(&self) -> TimeAxis {
        TimeAxis::new(self.about.device.clock_rate(self.recording.rate), self.recording.start)
    }

    /// Whether the recording spans more than a day, so that a time of day alone would not say when.
    pub fn spans_days(&self) -> bool {
        self.coverage.recorded_s >= 86_400.0
    }
}
