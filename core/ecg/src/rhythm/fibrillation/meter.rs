//! Beats in; the irregularity around each of them out: what the model is fitted on.

use super::{irregularity::FEATURES, window::CentredWindow};
use crate::{
    classify::Beat,
    rhythm::cycle::CycleChecker,
    units::{SamplePosition, SampleRate},
};

/// Measures irregularity just as the analyser does, for whoever wants the numbers themselves.
#[derive(Debug)]
pub struct IrregularityMeter {
    checker: CycleChecker,
    window: CentredWindow,
}

impl IrregularityMeter {
    /// A meter for beats on an axis of this rate.
    pub fn new(rate: SampleRate) -> Self {
        Self { checker: CycleChecker::new(rate), window: CentredWindow::new() }
    }

    /// The next beat; `out` gets the beats that now have a full window around them: R peak and irregularity, `None`
    /// where too few intervals were left.
    pub fn push(&mut self, beat: &Beat, mut out: impl FnMut(SamplePosition, Option<[f64; FEATURES]>)) {
        let Some(cycle) = self.checker.push(beat) else { return };
        let mut give = |(cycle, [without, _]): &super::window::Judged| out(cycle.at, *without);
        if cycle.after_long_break {
            self.window.flush(&mut give);
        }
        self.window.push(&cycle, &mut give);
    }

    /// No more beats; `out` gets the rest.
    pub fn finish(&mut self, mut out: impl FnMut(SamplePosition, Option<[f64; FEATURES]>)) {
        self.window.flush(&mut |(cycle, [without, _])| out(cycle.at, *without));
    }
}
