//! Cycles with their probability of AF in; episodes of AF out.

use crate::{
    rhythm::{Episode, EpisodeKind, cycle::Cycle, span::Span},
    units::{SamplePosition, SampleRate},
};
use std::collections::VecDeque;

/// Shortest episode, seconds of readable signal: the length from which AF counts as such in clinical guidelines.
pub const AF_SUSTAINED_S: f64 = 30.0;

/// Mean probability from which a beat may lie in an episode.
const WITHIN: f64 = 0.4;
/// Mean probability that an episode reaches at some beat.
const PEAK: f64 = 0.9;
/// Up to this many beats of no AF between two stretches of it belong to the episode.
pub(super) const ISLAND_BEATS: usize = 16;

/// Joins beats into episodes.
#[derive(Debug)]
pub(super) struct Decision {
    sustained: u64,
    span: Span,
    /// Sum and number of the probabilities in the span.
    probability: (f64, u32),
    /// Whether the span has reached [`PEAK`].
    peaked: bool,
    /// Beats after the span that are no AF, so far too few to end it.
    island: VecDeque<(Cycle, f64)>,
    /// The last cycle that came.
    latest: SamplePosition,
}

impl Decision {
    pub(super) fn new(rate: SampleRate) -> Self {
        Self {
            sustained: rate.samples(AF_SUSTAINED_S) as u64,
            span: Span::new(),
            probability: (0.0, 0),
            peaked: false,
            island: VecDeque::with_capacity(ISLAND_BEATS),
            latest: 0.0,
        }
    }

    pub(super) fn push(&mut self, cycle: &Cycle, probability: f64) -> Option<Episode> {
        self.latest = cycle.at;
        if probability >= WITHIN {
            while let Some((between, probability)) = self.island.pop_front() {
                self.take(&between, probability);
            }
            self.take(cycle, probability);
            return None;
        }
        if self.span.is_empty() {
            return None;
        }
        if self.island.len() == ISLAND_BEATS {
            return self.flush();
        }
        self.island.push_back((*cycle, probability));
        None
    }

    /// Ends what is open at its last beat of AF.
    pub(super) fn flush(&mut self) -> Option<Episode> {
        self.island.clear();
        let (sum, count) = std::mem::take(&mut self.probability);
        let is_episode = self.is_episode();
        self.peaked = false;
        if !is_episode {
            self.span.clear();
            return None;
        }
        self.span.finish(EpisodeKind::AtrialFibrillation, |_| (sum / f64::from(count)) as f32)
    }

    /// The episode that is open and long enough to be one: where it begins and where its last beat is so far.
    pub(super) fn established(&self) -> Option<(SamplePosition, SamplePosition)> {
        let (first, last) = self.span.ends()?;
        self.is_episode().then_some((first.at, last.at))
    }

    /// Up to here it is final whether there is AF.
    pub(super) fn decided_to(&self) -> SamplePosition {
        match (self.established(), self.span.ends()) {
            (Some((_, last)), _) => last,
            (None, Some((first, _))) => first.at,
            (None, None) => self.latest,
        }
    }

    pub(super) fn reset(&mut self) {
        self.span.clear();
        self.probability = (0.0, 0);
        self.peaked = false;
        self.island.clear();
        self.latest = 0.0;
    }

    fn is_episode(&self) -> bool {
        self.peaked && self.span.readable() >= self.sustained
    }

    fn take(&mut self, cycle: &Cycle, probability: f64) {
        self.span.extend(cycle);
        self.probability.0 += probability;
        self.probability.1 += 1;
        self.peaked |= probability >= PEAK;
    }
}
