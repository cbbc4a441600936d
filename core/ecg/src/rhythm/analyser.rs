//! Labelled beats in; every kind of episode out.

use super::{
    Episode, EpisodeKind,
    cycle::{Cycle, CycleChecker},
    ectopy::EctopyFinder,
    fibrillation::FibrillationFinder,
    pace::PaceFinder,
    pause::PauseFinder,
};
use crate::{
    classify::{Beat, BeatClass},
    units::{SampleIndex, SamplePosition, SampleRate},
};
use std::collections::VecDeque;

/// The bounds of AF may be this far off, seconds: so far from it, premature supraventricular beats may be AF, too.
pub const AF_EDGE_S: f64 = 10.0;

/// Finds episodes in labelled beats.
///
/// Beats and unreadable stretches come in the order in which they lie on the recording's axis. Beats without a place
/// of their own (no finite position, or not after the beat before) are left out. Intervals are believed as they are
/// given ([`Beat::rr_ms`]), but none is taken across an unreadable stretch.
///
/// What may lie across an unreadable stretch: AF, bradycardia and tachycardia, when it lasts 30 s or less and both
/// sides belong to the episode; `computed_over` leaves it out. Pauses, couplets, runs, bigeminy and trigeminy end at
/// it. Groups and patterns of supraventricular beats within AF or [`AF_EDGE_S`] of it are not told: there, "premature" has
/// no meaning.
///
/// Memory does not grow with the recording, but for episodes that nobody took out with [`pop`](Self::pop).
#[derive(Debug)]
pub struct RhythmAnalyser {
    /// [`AF_EDGE_S`] in samples.
    edge: f64,
    checker: CycleChecker,
    pause: PauseFinder,
    bradycardia: PaceFinder,
    tachycardia: PaceFinder,
    ventricular: EctopyFinder,
    supraventricular: EctopyFinder,
    fibrillation: FibrillationFinder,
    /// Supraventricular episodes that wait until it is known whether they lie in AF.
    held: VecDeque<Episode>,
    /// Episodes of AF that held ones may lie in.
    around: VecDeque<(SamplePosition, SamplePosition)>,
    ended: VecDeque<Episode>,
}

impl RhythmAnalyser {
    /// An analyser for beats on an axis of this rate.
    pub fn new(rate: SampleRate) -> Self {
        Self {
            edge: AF_EDGE_S * rate.hz(),
            checker: CycleChecker::new(rate),
            pause: PauseFinder::new(),
            bradycardia: PaceFinder::bradycardia(rate),
            tachycardia: PaceFinder::tachycardia(rate),
            ventricular: EctopyFinder::new(BeatClass::Ventricular),
            supraventricular: EctopyFinder::new(BeatClass::Supraventricular),
            fibrillation: FibrillationFinder::new(rate),
            held: VecDeque::new(),
            around: VecDeque::new(),
            ended: VecDeque::new(),
        }
    }

    /// Beats after the last one of an episode until it can be had from [`pop`](Self::pop), at most. Supraventricular
    /// episodes inside or near what may yet become AF wait until that is decided: up to 40 s longer.
    pub fn delay(&self) -> usize {
        FibrillationFinder::DELAY_BEATS
    }

    /// The next beat, final in every field.
    pub fn push(&mut self, beat: &Beat) {
        let Some(cycle) = self.checker.push(beat) else { return };
        self.ended.extend(self.pause.push(&cycle));
        self.ended.extend(self.bradycardia.push(&cycle));
        self.ended.extend(self.tachycardia.push(&cycle));
        self.ended.extend(self.ventricular.push(&cycle).into_iter().flatten());
        self.held.extend(self.supraventricular.push(&cycle).into_iter().flatten());
        self.fibrillate(Some(&cycle));
    }

    /// A stretch that could not be read, from its first sample to one past its last.
    pub fn interrupt(&mut self, from: SampleIndex, to: SampleIndex) {
        self.checker.interrupt(from, to);
    }

    /// An episode that has ended, final in every field; in the order in which they became known.
    pub fn pop(&mut self) -> Option<Episode> {
        self.ended.pop_front()
    }

    /// Sustained episodes (AF, bradycardia, tachycardia) that are certain and have not ended: their kind, and where they
    /// began.
    pub fn going_on(&self) -> impl Iterator<Item = (EpisodeKind, SampleIndex)> {
        let fibrillation = self.fibrillation.established().map(|(first, _)| first.round() as SampleIndex);
        [
            (EpisodeKind::AtrialFibrillation, fibrillation),
            (EpisodeKind::Bradycardia, self.bradycardia.established()),
            (EpisodeKind::Tachycardia, self.tachycardia.established()),
        ]
        .into_iter()
        .filter_map(|(kind, start)| Some((kind, start?)))
    }

    /// The recording ends: what is still open ends at its last beat.
    pub fn finish(&mut self) {
        self.ended.extend(self.bradycardia.flush());
        self.ended.extend(self.tachycardia.flush());
        self.ended.extend(self.ventricular.flush().into_iter().flatten());
        self.held.extend(self.supraventricular.flush().into_iter().flatten());
        self.fibrillate(None);
    }

    /// Forgets everything, episodes not taken out included.
    pub fn reset(&mut self) {
        self.checker.reset();
        self.pause.reset();
        self.bradycardia.reset();
        self.tachycardia.reset();
        self.ventricular.reset();
        self.supraventricular.reset();
        self.fibrillation.reset();
        self.held.clear();
        self.around.clear();
        self.ended.clear();
    }

    /// Episodes that wait for a decision, and those of AF that they wait for.
    #[cfg(test)]
    pub(super) fn waiting(&self) -> usize {
        self.held.len() + self.around.len()
    }

    /// The next cycle, or the end, for AF; then whatever waited for its decision.
    fn fibrillate(&mut self, cycle: Option<&Cycle>) {
        let (ended, around) = (&mut self.ended, &mut self.around);
        let found = |episode: Episode| {
            around.push_back((episode.start as f64, episode.end as f64));
            ended.push_back(episode);
        };
        match cycle {
            Some(cycle) => self.fibrillation.push(cycle, found),
            None => self.fibrillation.flush(found),
        }
        let decided = if cycle.is_some() { self.fibrillation.decided_to() } else { f64::INFINITY };
        while let Some(episode) =
            self.held.front().copied().filter(|held| held.end as f64 + self.edge <= decided)
        {
            self.held.pop_front();
            if !self.lies_in_fibrillation(&episode) {
                self.ended.push_back(episode);
            }
        }
        let waiting = self.held.iter().map(|held| held.start as f64);
        let needed_from = waiting.chain(self.supraventricular.open_from()).fold(decided, f64::min);
        while self.around.front().is_some_and(|around| around.1 + self.edge < needed_from) {
            self.around.pop_front();
        }
    }

    /// Whether more than half of an episode lies in AF or near it.
    fn lies_in_fibrillation(&self, episode: &Episode) -> bool {
        let (start, end) = (episode.start as f64, episode.end as f64);
        let within =
            |(from, to): (f64, f64)| (end.min(to + self.edge) - start.max(from - self.edge)).max(0.0);
        let shared: f64 =
            self.around.iter().copied().chain(self.fibrillation.established()).map(within).sum();
        2.0 * shared > end - start
    }
}
