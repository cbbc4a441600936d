//! Cycles with their probability in; the same, each with the mean probability around it, out.

use crate::rhythm::cycle::Cycle;
use std::collections::VecDeque;

/// Beats in a mean.
const MEAN_OVER: usize = 31;
/// Beats after the one that the mean is said of.
pub(super) const AHEAD: usize = MEAN_OVER / 2;

/// The mean over [`MEAN_OVER`] beats, fewer at both ends of an unbroken stretch. Windows on neighbouring beats share
/// most of their intervals, but one more or less ectopic beat moves them; their mean stands still.
#[derive(Debug)]
pub(super) struct CentredMean {
    beats: VecDeque<(Cycle, f64)>,
    /// Beats at the front that were given out already.
    given: usize,
}

impl CentredMean {
    pub(super) fn new() -> Self {
        Self { beats: VecDeque::with_capacity(MEAN_OVER + 1), given: 0 }
    }

    /// The next beat of an unbroken stretch; the beat that now has a whole second half of a mean, with it.
    pub(super) fn push(&mut self, cycle: &Cycle, probability: f64) -> Option<(Cycle, f64)> {
        self.beats.push_back((*cycle, probability));
        if self.beats.len() > MEAN_OVER {
            self.beats.pop_front();
            self.given -= 1;
        }
        if self.beats.len() > self.given + AHEAD { self.give() } else { None }
    }

    /// The stretch has ended: the next of the beats that are left, until there is none.
    pub(super) fn drain(&mut self) -> Option<(Cycle, f64)> {
        let next = self.give();
        if next.is_none() {
            self.beats.clear();
            self.given = 0;
        }
        next
    }

    fn give(&mut self) -> Option<(Cycle, f64)> {
        let (cycle, _) = *self.beats.get(self.given)?;
        let around = self
            .beats
            .range(self.given.saturating_sub(AHEAD)..(self.given + AHEAD + 1).min(self.beats.len()));
        let (sum, count) = around.fold((0.0, 0_u32), |(sum, count), (_, value)| (sum + value, count + 1));
        self.given += 1;
        Some((cycle, sum / f64::from(count)))
    }
}
