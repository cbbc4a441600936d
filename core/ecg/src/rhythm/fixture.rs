//! Beats made by hand, for the tests of this module.

use super::{Episode, EpisodeKind, RhythmAnalyser};
use crate::{
    beat::Polarity,
    classify::{
        Beat,
        BeatClass::{self, Normal},
    },
    quality::Grade,
    units::SampleRate,
};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// Samples per second of a [`Scripted`] rhythm: one a millisecond.
pub(super) const HZ: f64 = 1000.0;

/// A beat of a class at a position in good signal, with the interval before it.
pub(super) fn beat(position: f64, class: BeatClass, rr_ms: f32) -> Beat {
    Beat {
        position,
        class,
        probability: 0.9,
        rr_ms,
        amplitude_mv: 1.0,
        likeness: 0.9,
        polarity: Polarity::Up,
        grade: Grade::Good,
        attention: None,
    }
}

/// What happens in a rhythm made by hand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Happening {
    Beat(Beat),
    Interruption(u64, u64),
}

/// A rhythm, beat by beat, positions in milliseconds.
#[derive(Debug, Clone)]
pub(super) struct Scripted {
    pub(super) happenings: Vec<Happening>,
    at: f64,
    broken: bool,
    chance: ChaCha8Rng,
}

impl Scripted {
    pub(super) fn new(seed: u64) -> Self {
        Self { happenings: Vec::new(), at: 500.0, broken: true, chance: ChaCha8Rng::seed_from_u64(seed) }
    }

    /// Where the next beat counts from: the last beat, or the end of the interruption after it.
    pub(super) fn now(&self) -> u64 {
        self.at as u64
    }

    pub(super) fn beat(&mut self, class: BeatClass, rr_ms: f64) -> &mut Self {
        self.at += rr_ms.round();
        let rr_ms = if std::mem::take(&mut self.broken) { f32::NAN } else { rr_ms.round() as f32 };
        self.happenings.push(Happening::Beat(beat(self.at, class, rr_ms)));
        self
    }

    pub(super) fn unreadable(&mut self, ms: u64) -> &mut Self {
        let from = self.now() + 100;
        self.happenings.push(Happening::Interruption(from, from + ms));
        self.at = (from + ms) as f64;
        self.broken = true;
        self
    }

    /// Sinus rhythm around `rr_ms` with a respiratory sway (share of the interval) and a little jitter.
    pub(super) fn sinus(&mut self, seconds: f64, rr_ms: f64, sway: f64) -> &mut Self {
        let end = self.at + seconds * 1000.0;
        while self.at < end {
            let breath = (self.at / 1000.0 * std::f64::consts::TAU * 0.22).sin();
            let jitter = self.uniform() * 0.024 - 0.012;
            self.beat(Normal, rr_ms * (1.0 + sway * breath + jitter));
        }
        self
    }

    /// Intervals drawn one by one, none of them known from the one before.
    pub(super) fn fibrillation(&mut self, seconds: f64, rr_ms: f64) -> &mut Self {
        let end = self.at + seconds * 1000.0;
        while self.at < end {
            let spread = self.uniform() + self.uniform() + self.uniform() - 1.5;
            self.beat(Normal, (rr_ms * (1.0 + 0.45 * spread)).max(280.0));
        }
        self
    }

    /// Sinus rhythm with ectopic beats at random places, `share` of all beats; `shown` is what they are labelled.
    pub(super) fn ectopy(
        &mut self,
        seconds: f64,
        share: f64,
        compensated: bool,
        shown: BeatClass,
    ) -> &mut Self {
        let end = self.at + seconds * 1000.0;
        while self.at < end {
            self.sinus(0.1, 850.0, 0.03);
            if self.uniform() < share / (1.0 - share) {
                let coupling = 0.55 + 0.13 * self.uniform();
                self.beat(shown, 850.0 * coupling);
                self.beat(Normal, 850.0 * if compensated { 2.0 - coupling } else { 1.05 });
            }
        }
        self
    }

    fn uniform(&mut self) -> f64 {
        (self.chance.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(super) fn analyse(&self) -> Vec<Episode> {
        let mut analyser = RhythmAnalyser::new(SampleRate::new(HZ).unwrap());
        self.feed(&mut analyser);
        analyser.finish();
        std::iter::from_fn(|| analyser.pop()).collect()
    }

    pub(super) fn feed(&self, analyser: &mut RhythmAnalyser) {
        for happening in &self.happenings {
            match happening {
                Happening::Beat(beat) => analyser.push(beat),
                Happening::Interruption(from, to) => analyser.interrupt(*from, *to),
            }
        }
    }

    pub(super) fn kinds(&self) -> Vec<EpisodeKind> {
        self.analyse().iter().map(|episode| episode.kind).collect()
    }

    /// The one episode that there is.
    pub(super) fn only(&self) -> Episode {
        let episodes = self.analyse();
        assert_eq!(episodes.len(), 1, "{episodes:?}");
        episodes[0]
    }
}
