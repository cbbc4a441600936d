//! Cycles in; the same cycles, each with the irregularity around it, out.

use super::irregularity::{FEATURES, Interval, Irregularity};
use crate::{classify::BeatClass, rhythm::cycle::Cycle};
use std::collections::VecDeque;

/// Beats in a window: long enough that ectopy shows its pattern, short enough that an episode of half a minute shows.
pub const WINDOW_BEATS: usize = 64;

/// A window's centre: the beat that its irregularity is said of.
const CENTRE: usize = WINDOW_BEATS / 2;

/// A cycle with the numbers of the window around it, `None` where too little was left in it.
pub(super) type Judged = (Cycle, Option<[f64; FEATURES]>);

/// Puts a window of [`WINDOW_BEATS`] around each beat; at both ends of an unbroken stretch, the first and the last
/// window serve for the beats before and after their centre. A stretch shorter than a window is one window.
#[derive(Debug)]
pub(super) struct CentredWindow {
    cycles: VecDeque<Cycle>,
    intervals: VecDeque<Interval>,
    irregularity: Irregularity,
    /// Cycles at the front that were given out already.
    given: usize,
}

impl CentredWindow {
    pub(super) fn new() -> Self {
        Self {
            cycles: VecDeque::with_capacity(WINDOW_BEATS),
            intervals: VecDeque::with_capacity(WINDOW_BEATS),
            irregularity: Irregularity::new(),
            given: 0,
        }
    }

    /// The next cycle of an unbroken stretch. `out` gets those that now have a full window around them.
    pub(super) fn push(&mut self, cycle: &Cycle, out: &mut impl FnMut(&Judged)) {
        if self.cycles.len() == WINDOW_BEATS {
            self.cycles.pop_front();
            self.intervals.pop_front();
            self.given -= 1;
        }
        let ectopic_before = self.cycles.back().is_some_and(|before| is_ectopic(before.class));
        self.intervals.push_back(Interval {
            rr_ms: cycle.rr_ms.unwrap_or(f32::NAN),
            ectopic: is_ectopic(cycle.class) || ectopic_before,
        });
        self.cycles.push_back(*cycle);
        if self.cycles.len() == WINDOW_BEATS {
            self.give(CENTRE + 1, out);
        }
    }

    /// The stretch has ended: `out` gets the rest.
    pub(super) fn flush(&mut self, out: &mut impl FnMut(&Judged)) {
        self.give(self.cycles.len(), out);
        self.cycles.clear();
        self.intervals.clear();
        self.given = 0;
    }

    fn give(&mut self, to: usize, out: &mut impl FnMut(&Judged)) {
        if self.given < to {
            let features = self.irregularity.features(&self.intervals);
            self.cycles.range(self.given..to).for_each(|cycle| out(&(*cycle, features)));
            self.given = to;
        }
    }
}

/// Whether an interval before or after such a beat says nothing about the rhythm under it.
fn is_ectopic(class: BeatClass) -> bool {
    matches!(class, BeatClass::Supraventricular | BeatClass::Ventricular | BeatClass::Fusion)
}
