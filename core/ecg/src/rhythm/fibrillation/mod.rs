//! Cycles in; episodes of atrial fibrillation out.

/// A window of RR intervals in; how irregular they are out.
mod irregularity;

/// Cycles in; the same cycles with the irregularity around them out.
mod window;

/// Beats in; the irregularity around each of them out.
mod meter;

/// Irregularity in; the probability of AF out.
mod model;

/// What the model has learnt.
mod coefficients;

/// Probabilities in; their mean around each beat out.
mod smoothing;

/// Mean probabilities in; episodes out.
mod decision;

pub use decision::AF_SUSTAINED_S;
pub use irregularity::{FEATURES, FEWEST_INTERVALS, Interval, Irregularity};
pub use meter::IrregularityMeter;
pub use model::probability;
pub use window::WINDOW_BEATS;

use super::{Episode, cycle::Cycle};
use crate::units::{SamplePosition, SampleRate};
use decision::Decision;
use smoothing::CentredMean;
use window::{CentredWindow, Judged};

/// Finds atrial fibrillation in RR intervals alone.
///
/// Around each beat stand [`WINDOW_BEATS`]; the intervals that an ectopic beat begins or ends are taken out, and what
/// is left is measured ([`Irregularity`]) and weighed ([`probability`]). Where classes are not known, compensated
/// pairs, clusters and repeated patterns in the Poincare plane speak against AF instead. An episode is where the mean
/// probability around the beats stays up and somewhere is near certainty. Delay: an episode is out
/// [`FibrillationFinder::DELAY_BEATS`] after its end.
///
/// Known failures: flutter with irregular conduction and multifocal atrial tachycardia look like AF; AF with a paced
/// or otherwise regular ventricle does not; episodes under 30 s are not told.
#[derive(Debug)]
pub(super) struct FibrillationFinder {
    window: CentredWindow,
    mean: CentredMean,
    decision: Decision,
}

impl FibrillationFinder {
    /// Beats after the last one of an episode until it is out, at most.
    pub(super) const DELAY_BEATS: usize = WINDOW_BEATS / 2 + smoothing::AHEAD + decision::ISLAND_BEATS;

    pub(super) fn new(rate: SampleRate) -> Self {
        Self { window: CentredWindow::new(), mean: CentredMean::new(), decision: Decision::new(rate) }
    }

    /// The next cycle; `out` gets the episodes that end with it.
    pub(super) fn push(&mut self, cycle: &Cycle, mut out: impl FnMut(Episode)) {
        if cycle.after_long_break {
            self.flush(&mut out);
        }
        let (mean, decision) = (&mut self.mean, &mut self.decision);
        self.window.push(cycle, &mut |judged| judge(judged, mean, decision, &mut out));
    }

    /// Ends what is open at the last beat.
    pub(super) fn flush(&mut self, mut out: impl FnMut(Episode)) {
        let (mean, decision) = (&mut self.mean, &mut self.decision);
        self.window.flush(&mut |judged| judge(judged, mean, decision, &mut out));
        while let Some((cycle, probability)) = self.mean.drain() {
            self.decision.push(&cycle, probability).into_iter().for_each(&mut out);
        }
        self.decision.flush().into_iter().for_each(out);
    }

    /// The episode that is open and long enough to be one: where it begins and where its last beat is so far.
    pub(super) fn established(&self) -> Option<(SamplePosition, SamplePosition)> {
        self.decision.established()
    }

    /// Up to here it is final whether there is AF.
    pub(super) fn decided_to(&self) -> SamplePosition {
        self.decision.decided_to()
    }

    pub(super) fn reset(&mut self) {
        self.window.flush(&mut |_| ());
        while self.mean.drain().is_some() {}
        self.decision.reset();
    }
}

/// A cycle with the irregularity around it: weighed, smoothed, decided on. Where too few intervals are left, nothing
/// speaks for AF.
fn judge(judged: &Judged, mean: &mut CentredMean, decision: &mut Decision, mut out: impl FnMut(Episode)) {
    let (cycle, features) = judged;
    let weighed = features.iter().flatten().map(probability).fold(0.0, f64::max);
    if let Some((cycle, smooth)) = mean.push(cycle, weighed) {
        decision.push(&cycle, smooth).into_iter().for_each(&mut out);
    }
}
