//! Early beats in atrial fibrillation, which is known only after them.
//!
//! There every interval is another: "premature" has no meaning, and hardly anybody who annotates an ECG calls a beat so.
//! What was called supraventricular there is conducted like any other beat, and normal. What is ventricular is told by its
//! shape, there too. `core/decisions/early-in-fibrillation.md` has the figures.

use crate::{
    classify::{Beat, BeatClass, Prediction},
    rhythm::{Episode, Fibrillating},
    units::SampleRate,
};

/// Beats that are supraventricular unless the heart fibrillates there: their places among the beats, and the probability
/// that each is normal then.
#[derive(Debug, Default)]
pub(super) struct EarlyBeats(Vec<(usize, f32)>);

impl EarlyBeats {
    /// What was said of the beat at `index`.
    pub(super) fn push(&mut self, index: usize, said: &Prediction) {
        if said.class == BeatClass::Supraventricular {
            self.0.push((index, said.normal_unless_early()));
        }
    }

    /// Those in atrial fibrillation, or near it, become normal; how many these are.
    pub(super) fn settle(self, beats: &mut [Beat], episodes: &[Episode], rate: SampleRate) -> u64 {
        let fibrillating = Fibrillating::of(episodes, rate);
        let mut settled = 0;
        for (index, probability) in self.0 {
            if let Some(beat) = beats.get_mut(index).filter(|beat| fibrillating.holds(beat.position)) {
                beat.class = BeatClass::Normal;
                beat.probability = probability;
                settled += 1;
            }
        }
        settled
    }
}
