//! Cycles in; the same cycles, each with the irregularity around it, out.

use super::irregularity::{FEATURES, Interval, Irregularity};
use crate::{classify::BeatClass, rhythm::cycle::Cycle};
use std::collections::VecDeque;

/// Beats in a window: long enough that ectopy shows its pattern, short enough that an episode of half a minute shows.
pub const WINDOW_BEATS: usize = 64;

/// A window's centre: the beat that its irregularity is said of.
const CENTRE: usize = WINDOW_BEATS / 2;

/// Beats of a window called supraventricular from which these calls say nothing of the rhythm under them: so many leave
/// hardly an interval to judge by, and in AF it is the irregularity itself that is called so. The window is measured
/// with them, too, and it is left to compensated pairs, clusters and repeated patterns to speak against AF.
const DOUBTED_BEATS: usize = WINDOW_BEATS / 4;

/// A cycle with the numbers of the window around it, `None` where too little was left in it: ectopic beats taken out,
/// and, in doubt, ventricular ones alone.
pub(super) type Judged = (Cycle, [Option<[f64; FEATURES]>; 2]);

/// Puts a window of [`WINDOW_BEATS`] around each beat; at both ends of an unbroken stretch, the first and the last
/// window serve for the beats before and after their centre. A stretch shorter than a window is one window.
#[derive(Debug)]
pub(super) struct CentredWindow {
    cycles: VecDeque<Cycle>,
    intervals: VecDeque<Interval>,
    /// The same intervals with supraventricular beats taken for any others.
    ventricular: VecDeque<Interval>,
    irregularity: Irregularity,
    /// Cycles at the front that were given out already.
    given: usize,
}

impl CentredWindow {
    pub(super) fn new() -> Self {
        Self {
            cycles: VecDeque::with_capacity(WINDOW_BEATS),
            intervals: VecDeque::with_capacity(WINDOW_BEATS),
            ventricular: VecDeque::with_capacity(WINDOW_BEATS),
            irregularity: Irregularity::new(),
            given: 0,
        }
    }

    /// The next cycle of an unbroken stretch. `out` gets those that now have a full window around them.
    pub(super) fn push(&mut self, cycle: &Cycle, out: &mut impl FnMut(&Judged)) {
        if self.cycles.len() == WINDOW_BEATS {
            self.cycles.pop_front();
            self.intervals.pop_front();
            self.ventricular.pop_front();
            self.given -= 1;
        }
        let rr_ms = cycle.rr_ms.unwrap_or(f32::NAN);
        let before = self.cycles.back().map(|before| before.class);
        let touches = |is: fn(BeatClass) -> bool| is(cycle.class) || before.is_some_and(is);
        self.intervals.push_back(Interval { rr_ms, ectopic: touches(is_ectopic) });
        self.ventricular.push_back(Interval { rr_ms, ectopic: touches(is_ventricular) });
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
        self.ventricular.clear();
        self.given = 0;
    }

    fn give(&mut self, to: usize, out: &mut impl FnMut(&Judged)) {
        if self.given < to {
            let is_supraventricular = |cycle: &&Cycle| cycle.class == BeatClass::Supraventricular;
            let doubted = self.cycles.iter().filter(is_supraventricular).count() > DOUBTED_BEATS;
            let without = self.irregularity.features(&self.intervals);
            let with = if doubted { self.irregularity.features(&self.ventricular) } else { None };
            let features = [without, with];
            self.cycles.range(self.given..to).for_each(|cycle| out(&(*cycle, features)));
            self.given = to;
        }
    }
}

/// Whether an interval before or after such a beat says nothing about the rhythm under it.
fn is_ectopic(class: BeatClass) -> bool {
    class == BeatClass::Supraventricular || is_ventricular(class)
}

fn is_ventricular(class: BeatClass) -> bool {
    matches!(class, BeatClass::Ventricular | BeatClass::Fusion)
}
