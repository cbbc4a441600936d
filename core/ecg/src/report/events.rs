//! What was found, counted: ectopic beats, atrial fibrillation, pauses, slow and fast spells.

use super::{
    advice::{Runs, SUPRAVENTRICULAR_RUN_S, VENTRICULAR_RUN_BEATS, VENTRICULAR_RUN_BPM},
    coverage::Readable,
    moment::{Moment, TimeAxis},
    rate::believed,
};
use crate::{
    classify::{Beat, BeatClass},
    rhythm::{Episode, EpisodeKind},
    session::Finished,
    units::SampleIndex,
};
use serde::Serialize;

/// Analysed time under which a count per hour would be a guess.
const PER_HOUR_LEAST_S: f64 = 300.0;

/// Analysed time under which it is not said that there was no atrial fibrillation. Its definition asks for 30 s of it, so a
/// strip of half a minute shows one in four that are there; from 50 s on, which is what is read of a minute at the least,
/// it is four in five.
pub(super) const AF_LEAST_S: f64 = 50.0;

/// Beats of every class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct BeatCounts {
    /// All beats in analysed time.
    pub all: u64,
    /// Normal, bundle-branch block, escape.
    pub normal: u64,
    /// Supraventricular ectopic.
    pub supraventricular: u64,
    /// Ventricular ectopic.
    pub ventricular: u64,
    /// Fusion of ventricular and normal.
    pub fusion: u64,
    /// Not classified.
    pub unclassified: u64,
}

impl BeatCounts {
    pub(super) fn push(&mut self, class: BeatClass) {
        self.all += 1;
        *match class {
            BeatClass::Normal => &mut self.normal,
            BeatClass::Supraventricular => &mut self.supraventricular,
            BeatClass::Ventricular => &mut self.ventricular,
            BeatClass::Fusion => &mut self.fusion,
            BeatClass::Unclassified => &mut self.unclassified,
        } += 1;
    }

    /// Beats that have a class: the denominator of every burden.
    pub fn classified(&self) -> u64 {
        self.all - self.unclassified
    }
}

/// Ectopic beats of one origin.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Ectopy {
    /// Where they come from: ventricular or supraventricular.
    pub class: BeatClass,
    /// All of them; singles and those in couplets and runs add up to it.
    pub beats: u64,
    /// Neither in a couplet nor in a run.
    pub singles: u64,
    /// Pairs.
    pub couplets: u64,
    /// Three or more in a row.
    pub runs: u64,
    /// The run with most beats.
    pub longest_run: Option<Run>,
    /// The run with the highest median rate.
    pub fastest_run: Option<Run>,
    /// Stretches in which every second beat is ectopic.
    pub bigeminy: Spells,
    /// Stretches in which every third beat is ectopic.
    pub trigeminy: Spells,
    /// Share of the beats that have a class, 0 to 1; `None` where no beat has one.
    pub burden: Option<f64>,
    /// Beats per analysed hour; `None` under five minutes.
    pub per_hour: Option<f64>,
}

/// Three or more ectopic beats in a row.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Run {
    /// Beats in it.
    pub beats: u32,
    /// From its first to its last R peak, seconds.
    pub seconds: f64,
    /// Median rate in it, beats per minute.
    pub bpm: f32,
    /// Its first beat.
    pub at: Moment,
}

/// Stretches of one rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Spells {
    /// How many.
    pub episodes: u32,
    /// Readable time in all of them, seconds.
    pub seconds: f64,
    /// The longest.
    pub longest: Option<Spell>,
    /// The most telling median rate among them: the slowest of slow spells, the fastest of all others.
    pub bpm: Option<f32>,
}

/// One stretch.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spell {
    /// When it began.
    pub at: Moment,
    /// How long it lasted, seconds, without what could not be read in it: nothing is known of that.
    pub seconds: f64,
}

/// Atrial fibrillation, as RR intervals alone show it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AtrialFibrillation {
    /// Its episodes; their time is what could be read in them.
    pub spells: Spells,
    /// Share of the analysed time, 0 to 1; `None` where under 50 s could be analysed, which is too short
    /// to say that there was none.
    pub burden: Option<f64>,
    /// Beats in it or within 10 s of it that were called supraventricular, and are not counted as ectopic.
    pub early_beats: u64,
}

/// RR intervals of 2.0 s and more.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Pauses {
    /// Of 2.0 s or more, those of 3.0 s among them.
    pub from_2s: u32,
    /// Of 3.0 s or more.
    pub from_3s: u32,
    /// Longest RR interval of the recording that can be believed, a pause or not.
    pub longest: Option<LongRr>,
}

/// One RR interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LongRr {
    /// How long, milliseconds.
    pub ms: f32,
    /// The beat that ends it.
    pub ends: Moment,
}

/// Episodes of one recording that lie in it, with what is needed to count them.
pub(super) struct Events<'a> {
    pub(super) finished: &'a Finished,
    pub(super) axis: TimeAxis,
    pub(super) readable: &'a Readable,
    pub(super) counts: BeatCounts,
    pub(super) analysed_s: f64,
}

impl Events<'_> {
    fn of_kind(&self, kind: EpisodeKind) -> impl Iterator<Item = &Episode> {
        self.finished
            .episodes
            .iter()
            .filter(move |episode| episode.kind == kind && episode.start < episode.end)
    }

    fn run(&self, episode: &Episode) -> Run {
        Run {
            beats: episode.evidence.beats,
            seconds: self.finished.rate.seconds((episode.end - episode.start - 1) as f64),
            bpm: episode.evidence.rate_bpm[1],
            at: self.axis.at(episode.start as f64),
        }
    }

    pub(super) fn ectopy(&self, class: BeatClass) -> Ectopy {
        let told = || beats_in(self.finished).filter(|beat| beat.class == class);
        let beats = told().count() as u64;
        let grouped = |episode: &&Episode| {
            [EpisodeKind::Couplet(class), EpisodeKind::Run(class)].contains(&episode.kind)
                && episode.start < episode.end
        };
        let mut groups: Vec<&Episode> = self.finished.episodes.iter().filter(grouped).collect();
        groups.sort_by_key(|episode| (episode.start, episode.end));
        let in_groups = beats_within(told(), &groups);
        let runs: Vec<Run> = self.of_kind(EpisodeKind::Run(class)).map(|episode| self.run(episode)).collect();
        Ectopy {
            class,
            beats,
            singles: beats.saturating_sub(in_groups),
            couplets: self.of_kind(EpisodeKind::Couplet(class)).count() as u64,
            runs: runs.len() as u64,
            // The first of equals, so that the report does not depend on how a sort treats ties.
            longest_run: runs.iter().copied().reduce(|a, b| if b.beats > a.beats { b } else { a }),
            fastest_run: runs.iter().copied().reduce(|a, b| if b.bpm > a.bpm { b } else { a }),
            bigeminy: self.spells(EpisodeKind::Bigeminy(class)),
            trigeminy: self.spells(EpisodeKind::Trigeminy(class)),
            burden: (self.counts.classified() > 0).then(|| beats as f64 / self.counts.classified() as f64),
            per_hour: (self.analysed_s >= PER_HOUR_LEAST_S).then(|| beats as f64 * 3600.0 / self.analysed_s),
        }
    }

    /// The longest of the runs that are a reason to see a clinician.
    pub(super) fn alarming_runs(&self) -> Runs {
        let runs = |class| self.of_kind(EpisodeKind::Run(class)).map(|episode| self.run(episode));
        Runs {
            ventricular: runs(BeatClass::Ventricular)
                .filter(|run| run.beats >= VENTRICULAR_RUN_BEATS && run.bpm >= VENTRICULAR_RUN_BPM)
                .reduce(|a, b| if b.beats > a.beats { b } else { a }),
            supraventricular: runs(BeatClass::Supraventricular)
                .filter(|run| run.seconds > SUPRAVENTRICULAR_RUN_S)
                .reduce(|a, b| if b.seconds > a.seconds { b } else { a }),
        }
    }

    pub(super) fn spells(&self, kind: EpisodeKind) -> Spells {
        let mut spells = Spells::default();
        let slowest = kind == EpisodeKind::Bradycardia;
        let (mut covered_to, mut samples) = (0, 0);
        for episode in self.of_kind(kind) {
            spells.episodes += 1;
            // From its first beat to its last, as each lasts; whatever two episodes share is counted once.
            let last = episode.end - 1;
            samples += self.readable.between(episode.start.max(covered_to).min(last), last)[0];
            covered_to = covered_to.max(last);
            let [read, ..] = self.readable.between(episode.start, last);
            let seconds = self.finished.rate.seconds(read as f64);
            let spell = Spell { at: self.axis.at(episode.start as f64), seconds };
            if spells.longest.is_none_or(|known| spell.seconds > known.seconds) {
                spells.longest = Some(spell);
            }
            let bpm = episode.evidence.rate_bpm[1];
            if bpm.is_finite()
                && spells.bpm.is_none_or(|known| if slowest { bpm < known } else { bpm > known })
            {
                spells.bpm = Some(bpm);
            }
        }
        spells.seconds = self.finished.rate.seconds(samples as f64);
        spells
    }

    pub(super) fn atrial_fibrillation(&self) -> AtrialFibrillation {
        let spells = self.spells(EpisodeKind::AtrialFibrillation);
        let looked = self.analysed_s >= AF_LEAST_S && self.counts.all > 0;
        AtrialFibrillation {
            spells,
            burden: looked.then(|| (spells.seconds / self.analysed_s).min(1.0)),
            early_beats: self.finished.early_in_fibrillation,
        }
    }

    pub(super) fn pauses(&self) -> Pauses {
        let mut pauses = Pauses::default();
        for episode in self.of_kind(EpisodeKind::Pause) {
            pauses.from_2s += 1;
            pauses.from_3s += u32::from(episode.evidence.longest_rr_ms >= 3000.0);
        }
        let mut before = None;
        for beat in beats_in(self.finished) {
            let interval = believed(before.replace(beat), beat);
            if let Some(ms) = interval.filter(|ms| pauses.longest.is_none_or(|known| *ms > known.ms)) {
                pauses.longest = Some(LongRr { ms, ends: self.axis.at(beat.position) });
            }
        }
        pauses
    }
}

/// Beats whose position lies in the recording.
pub(super) fn beats_in(finished: &Finished) -> impl Iterator<Item = &Beat> {
    let end = finished.recorded as f64;
    finished.beats.iter().filter(move |beat| beat.position >= 0.0 && beat.position < end)
}

/// Beats that lie within one of the stretches, both in order. An episode begins at the R peak of its first beat, a
/// fraction of a sample that was rounded: hence the one sample to either side.
fn beats_within<'a>(beats: impl Iterator<Item = &'a Beat>, stretches: &[&Episode]) -> u64 {
    let mut next = 0;
    let before = |end: SampleIndex, position: f64| (end as f64) < position;
    beats
        .filter(|beat| {
            while next < stretches.len() && before(stretches[next].end, beat.position) {
                next += 1;
            }
            stretches.get(next).is_some_and(|episode| episode.start as f64 - 1.0 <= beat.position)
        })
        .count() as u64
}
