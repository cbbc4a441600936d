//! Early beats in atrial fibrillation, which is known only after them.
//!
//! There every interval is another: "premature" has no meaning, and hardly anybody who annotates an ECG calls a beat so.
//! What was called supraventricular there is conducted like any other beat, and normal. What is ventricular is told by its
//! shape, there too. `core/decisions/early-in-fibrillation.md` has the figures.

use crate::{
    classify::{Beat, BeatClass, Prediction},
    rhythm::Fibrillating,
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
    pub(super) fn settle(self, beats: &mut [Beat], fibrillating: &Fibrillating) -> u64 {
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

#[cfg(test)]
mod tests {
    use crate::{
        classify::{Beat, BeatClass},
        rhythm::EpisodeKind,
        session::{
            ExcerptKind, Update,
            tests::{demo, run},
        },
        synth::{Focus, Pattern, Rhythm, Script, Segment},
        units::SampleRate,
    };

    #[test]
    fn in_fibrillation_and_ten_seconds_around_it_no_beat_stays_early() {
        let (finished, updates) = run(&demo().samples, 200);
        let told: Vec<Beat> =
            updates.iter().filter_map(|u| if let Update::Beat(b) = u { Some(*b) } else { None }).collect();
        let near = |at: f64| {
            let spells = finished.episodes.iter().filter(|e| e.kind == EpisodeKind::AtrialFibrillation);
            spells.map(|e| e.start as f64 - 1300.0..=e.end as f64 + 1300.0).any(|spell| spell.contains(&at))
        };
        let mut early = 0;
        for (told, last) in told.iter().zip(&finished.beats).filter(|(told, last)| told.class != last.class) {
            assert!(near(told.position), "{}", told.position);
            assert_eq!((told.class, last.class), (BeatClass::Supraventricular, BeatClass::Normal));
            assert!((last.probability - 1.0 / 3.0).abs() < 1e-6, "{}", last.probability);
            early += 1;
        }
        assert!(early > 0 && early == finished.early_in_fibrillation);
        let premature = || finished.beats.iter().filter(|beat| beat.class == BeatClass::Supraventricular);
        assert!(premature().count() > 0 && premature().all(|beat| !near(beat.position)));
        let why = ExcerptKind::SingleBeat(BeatClass::Supraventricular);
        let shown = || finished.excerpts.iter().filter(|excerpt| excerpt.why == why);
        assert!(shown().count() > 0 && shown().all(|excerpt| !near(excerpt.focus as f64)));
    }

    #[test]
    fn early_beats_after_fibrillation_are_shown_though_those_in_it_came_first() {
        let often = Pattern::Single { every_s: 6.0 };
        let rhythms = [
            Rhythm::AtrialFibrillation { bpm: 110.0 },
            Rhythm::Ectopic { bpm: 66.0, focus: Focus::Atrial, pattern: often },
        ];
        let script = Script::new(3, rhythms.map(|rhythm| Segment { rhythm, seconds: 150.0 }).into());
        let (finished, _) = run(&script.record(SampleRate::new(130.0).unwrap()).samples, 200);
        assert!(finished.early_in_fibrillation > 50);
        let why = ExcerptKind::SingleBeat(BeatClass::Supraventricular);
        assert!(finished.excerpts.iter().any(|excerpt| excerpt.why == why));
    }
}
