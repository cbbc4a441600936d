//! Which episodes a sequence of labelled beats makes, straight from their definitions.

use super::{TruthBeat, TruthEpisode, TruthEvent};
use crate::{classify::BeatClass, rhythm::EpisodeKind, synth::script::Rhythm};
use std::collections::VecDeque;

/// An RR interval from here on is a pause.
const PAUSE_S: f64 = 2.0;

/// Ectopic beats that make bigeminy or trigeminy.
const FEWEST_CYCLES: u32 = 3;

/// A stretch that may become an episode.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    class: BeatClass,
    from_s: f64,
    to_s: f64,
    beats: u32,
    /// Normal beats since its last ectopic one.
    since: u32,
}

/// Episodes of the beats so far.
#[derive(Debug, Clone, Default)]
pub(super) struct EpisodeLog {
    before: Option<TruthBeat>,
    segment: Option<(usize, TruthEpisode)>,
    salvo: Option<Stretch>,
    /// Bigeminy and trigeminy: ectopic beats one and two normal beats apart.
    cycles: [Option<Stretch>; 2],
}

impl EpisodeLog {
    /// Takes the next beat; what ends with it is told.
    pub(super) fn beat(
        &mut self,
        beat: TruthBeat,
        (number, rhythm): (usize, Rhythm),
        told: &mut VecDeque<TruthEvent>,
    ) {
        if let Some(before) = self.before
            && beat.at_s - before.at_s >= PAUSE_S
        {
            tell(told, EpisodeKind::Pause, before.at_s, beat.at_s);
        }
        self.before = Some(beat);
        self.rhythm(beat, number, rhythm, told);
        let ectopic = matches!(beat.class, BeatClass::Supraventricular | BeatClass::Ventricular);
        self.salvo(beat, ectopic, told);
        for apart in 1..=2 {
            self.cycle(apart, beat, ectopic, told);
        }
    }

    /// Ends everything that is still open.
    pub(super) fn finish(&mut self, told: &mut VecDeque<TruthEvent>) {
        self.end_rhythm(told);
        self.end_salvo(told);
        self.end_cycle(1, told);
        self.end_cycle(2, told);
    }

    fn rhythm(&mut self, beat: TruthBeat, number: usize, rhythm: Rhythm, told: &mut VecDeque<TruthEvent>) {
        if let Some((open, episode)) = &mut self.segment {
            if *open == number {
                episode.to_s = beat.at_s;
                return;
            }
            self.end_rhythm(told);
        }
        let kind = match rhythm {
            Rhythm::AtrialFibrillation { .. } => EpisodeKind::AtrialFibrillation,
            Rhythm::Sinus { bpm } if bpm < 50.0 => EpisodeKind::Bradycardia,
            Rhythm::Sinus { bpm } if bpm > 100.0 => EpisodeKind::Tachycardia,
            _ => return,
        };
        self.segment = Some((number, TruthEpisode { kind, from_s: beat.at_s, to_s: beat.at_s }));
    }

    fn end_rhythm(&mut self, told: &mut VecDeque<TruthEvent>) {
        if let Some((_, episode)) = self.segment.take() {
            told.push_back(TruthEvent::Episode(episode));
        }
    }

    fn salvo(&mut self, beat: TruthBeat, ectopic: bool, told: &mut VecDeque<TruthEvent>) {
        match &mut self.salvo {
            Some(salvo) if ectopic && salvo.class == beat.class => {
                salvo.to_s = beat.at_s;
                salvo.beats += 1;
            }
            _ => {
                self.end_salvo(told);
                self.salvo = ectopic.then(|| Stretch::new(beat));
            }
        }
    }

    fn end_salvo(&mut self, told: &mut VecDeque<TruthEvent>) {
        if let Some(salvo) = self.salvo.take() {
            match salvo.beats {
                0 | 1 => {}
                2 => tell(told, EpisodeKind::Couplet(salvo.class), salvo.from_s, salvo.to_s),
                _ => tell(told, EpisodeKind::Run(salvo.class), salvo.from_s, salvo.to_s),
            }
        }
    }

    fn cycle(&mut self, apart: u32, beat: TruthBeat, ectopic: bool, told: &mut VecDeque<TruthEvent>) {
        let slot = apart as usize - 1;
        match &mut self.cycles[slot] {
            Some(cycle) if ectopic && cycle.since == apart && cycle.class == beat.class => {
                cycle.to_s = beat.at_s;
                cycle.beats += 1;
                cycle.since = 0;
            }
            Some(cycle) if !ectopic && cycle.since < apart => cycle.since += 1,
            _ => {
                self.end_cycle(apart, told);
                self.cycles[slot] = ectopic.then(|| Stretch::new(beat));
            }
        }
    }

    fn end_cycle(&mut self, apart: u32, told: &mut VecDeque<TruthEvent>) {
        if let Some(cycle) = self.cycles[apart as usize - 1].take()
            && cycle.beats >= FEWEST_CYCLES
        {
            let kind = if apart == 1 {
                EpisodeKind::Bigeminy(cycle.class)
            } else {
                EpisodeKind::Trigeminy(cycle.class)
            };
            tell(told, kind, cycle.from_s, cycle.to_s);
        }
    }
}

impl Stretch {
    fn new(beat: TruthBeat) -> Self {
        Stretch { class: beat.class, from_s: beat.at_s, to_s: beat.at_s, beats: 1, since: 0 }
    }
}

fn tell(told: &mut VecDeque<TruthEvent>, kind: EpisodeKind, from_s: f64, to_s: f64) {
    told.push_back(TruthEvent::Episode(TruthEpisode { kind, from_s, to_s }));
}
