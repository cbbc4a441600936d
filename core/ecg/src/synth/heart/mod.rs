//! Script in; beats and episodes with their times out.

mod course;
mod episodes;

use super::{chance::Chance, script::Script, shape::Placed};
use crate::{
    classify::BeatClass,
    rhythm::EpisodeKind,
    units::{SampleIndex, SamplePosition, SampleRate},
};
use course::{Course, Planned};
use episodes::EpisodeLog;
use std::collections::VecDeque;

/// A beat that was put into the signal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TruthBeat {
    /// Extremum of its QRS complex, seconds from the recording's begin.
    pub at_s: f64,
    /// What it is; a paced beat is [`BeatClass::Unclassified`] as in EC57.
    pub class: BeatClass,
}

impl TruthBeat {
    /// The extremum, a fraction of a sample.
    pub fn position(self, rate: SampleRate) -> SamplePosition {
        self.at_s * rate.hz()
    }
}

/// A stretch of rhythm that was put into the signal, from the R peak of its first beat to that of its last.
///
/// Bradycardia and tachycardia are truth where the script asks for a sinus rate under 50 or over 100 bpm, atrial
/// fibrillation where it asks for it; every RR interval of 2.0 s or more is a pause; couplets, runs, bigeminy and
/// trigeminy (three ectopic beats or more) follow from the classes of the beats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TruthEpisode {
    /// What it is.
    pub kind: EpisodeKind,
    /// R peak of the first beat, seconds.
    pub from_s: f64,
    /// R peak of the last beat, seconds.
    pub to_s: f64,
}

impl TruthEpisode {
    /// Begin and end as [`crate::rhythm::Episode`] counts them.
    pub fn samples(self, rate: SampleRate) -> (SampleIndex, SampleIndex) {
        ((self.from_s * rate.hz()).round() as u64, (self.to_s * rate.hz()).round() as u64 + 1)
    }
}

/// What the heart did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TruthEvent {
    /// A beat.
    Beat(TruthBeat),
    /// An episode, told when it is over.
    Episode(TruthEpisode),
}

/// Beats and episodes of a script, in order, one at a time. Memory does not grow with the script's length.
#[derive(Debug, Clone)]
pub struct Heart {
    course: Course,
    breath: Breath,
    form: Chance,
    log: EpisodeLog,
    told: VecDeque<TruthEvent>,
    over: bool,
}

impl Heart {
    pub(super) fn new(script: &Script) -> Self {
        let breath = Breath::new(script.seed);
        Heart {
            course: Course::new(script, breath),
            breath,
            form: Chance::new(script.seed, 1),
            log: EpisodeLog::default(),
            told: VecDeque::with_capacity(8),
            over: false,
        }
    }

    /// The next beat with its waves.
    pub(super) fn next_placed(&mut self) -> Option<(Placed, Planned)> {
        let planned = self.course.next()?;
        // The chest lifts the electrodes: amplitude follows breath a little behind the rate.
        let scale = 1.0 + 0.05 * self.breath.at(planned.at_s - 0.4) + 0.01 * self.form.around(0.0, 1.0);
        Some((Placed::new(planned.shape, planned.at_s, planned.rr_s, scale, &mut self.form), planned))
    }
}

impl Iterator for Heart {
    type Item = TruthEvent;

    fn next(&mut self) -> Option<TruthEvent> {
        while self.told.is_empty() && !self.over {
            if let Some((placed, planned)) = self.next_placed() {
                let beat = TruthBeat { at_s: placed.peak_s, class: planned.class };
                self.log.beat(beat, planned.rhythm, &mut self.told);
                self.told.push_back(TruthEvent::Beat(beat));
            } else {
                self.log.finish(&mut self.told);
                self.over = true;
            }
        }
        self.told.pop_front()
    }
}

/// Breathing: moves the rate and the amplitude.
#[derive(Debug, Clone, Copy)]
pub(super) struct Breath {
    hz: f64,
    phase: f64,
}

impl Breath {
    pub(super) fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed, 2);
        Breath { hz: chance.between(0.2, 0.3), phase: chance.between(0.0, std::f64::consts::TAU) }
    }

    /// -1 (breathed out) to 1 (breathed in).
    pub(super) fn at(self, seconds: f64) -> f64 {
        // Nobody breathes like a clock: the phase wanders by half a breath over a minute.
        let wander = 1.5 * libm::sin(0.11 * seconds + self.phase) + 0.8 * libm::sin(0.037 * seconds);
        libm::sin(std::f64::consts::TAU * self.hz * seconds + self.phase + wander)
    }
}
