//! Refused frames, counted and told ever more rarely.

use super::{event::SensorEvent, log::FrameProblem};

/// How often frames were refused, by kind of problem.
#[derive(Debug, Default)]
pub(super) struct Refusals {
    counts: [u64; FrameProblem::KINDS],
}

impl Refusals {
    /// One more; told at the 1st, 2nd, 4th, 8th ... of its kind, so that a strap that sends nothing else fills no log.
    pub(super) fn push(&mut self, problem: FrameProblem, events: &mut Vec<SensorEvent>) {
        let count = &mut self.counts[problem.index()];
        *count += 1;
        if count.is_power_of_two() {
            events.push(SensorEvent::FrameRefused { problem, count: *count });
        }
    }

    /// How many of a kind so far.
    pub(super) fn count(&self, problem: FrameProblem) -> u64 {
        self.counts[problem.index()]
    }
}
