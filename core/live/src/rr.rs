//! RR intervals in; rate and irregularity out.
//!
//! For straps that send no ECG. The intervals are the strap's own: no beat has a class, and what looks like a pause may
//! be a beat that the strap missed.

use serde::{Deserialize, Serialize};
use strapline_ecg::{
    beat::Polarity,
    classify::{Beat, BeatClass},
    quality::Grade,
    rhythm::{
        Episode, RhythmAnalyser,
        rate::{RateMeter, RateSummary},
    },
    units::SampleRate,
};
use strapline_store::Entry;

/// Intervals arrive up to this long after the beat that ends them, milliseconds; later, some are missing before them.
const LATE_MS: f64 = 3_000.0;
/// Intervals run ahead of their arrival by this much, milliseconds: they had piled up, and when they were is unknown.
const AHEAD_MS: f64 = 2_000.0;
/// An interval outside these is no heart's, milliseconds.
const POSSIBLE_MS: std::ops::RangeInclusive<f64> = 200.0..=8_000.0;
/// Longest gap between two chains that is kept as it is, milliseconds (seven days): a clock that was set forward by
/// years must not lengthen a recording by them.
const LONGEST_MS: f64 = 7.0 * 86_400_000.0;

/// What RR intervals amount to. Positions are milliseconds since the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RrOutcome {
    /// Intervals that were used.
    pub intervals: u64,
    /// Intervals that no heart has, left out.
    pub left_out: u64,
    /// Chains: stretches in which each interval follows the one before.
    pub chains: u32,
    /// From the first to the last, milliseconds.
    pub span_ms: u64,
    /// Milliseconds that the intervals themselves cover.
    pub covered_ms: u64,
    /// Heart rate.
    pub rate: Option<RateSummary>,
    /// Longest interval, milliseconds.
    pub longest_ms: Option<f32>,
    /// Stretches of irregular, slow or fast rhythm. An irregular one is told as atrial fibrillation is from an ECG, but
    /// is a screening of intervals only.
    pub episodes: Vec<Episode>,
}

/// Follows RR intervals. Memory grows with the episodes only.
#[derive(Debug)]
pub(crate) struct RrFold {
    analyser: RhythmAnalyser,
    meter: RateMeter,
    /// Wall-clock milliseconds of the axis's beginning, and what the clock was set back by since.
    begun_ms: Option<i64>,
    set_back_ms: i64,
    is_linked: bool,
    end_ms: f64,
    covered_ms: f64,
    longest_ms: Option<f32>,
    intervals: u64,
    left_out: u64,
    chains: u32,
    episodes: Vec<Episode>,
}

impl RrFold {
    pub(crate) fn new() -> Self {
        let rate = SampleRate::new(1000.0).unwrap_or_else(|_| unreachable!("1000 Hz can be analysed"));
        Self {
            analyser: RhythmAnalyser::new(rate),
            meter: RateMeter::new(),
            begun_ms: None,
            set_back_ms: 0,
            is_linked: false,
            end_ms: 0.0,
            covered_ms: 0.0,
            longest_ms: None,
            intervals: 0,
            left_out: 0,
            chains: 0,
            episodes: Vec::new(),
        }
    }

    /// The next entry; the heart rate where there is one now.
    pub(crate) fn push(&mut self, entry: &Entry) -> Option<f32> {
        match entry {
            Entry::Rr { at_ms, interval } => return self.interval(*at_ms, f64::from(*interval) / 1.024),
            Entry::ClockSet { before_ms, after_ms } => {
                self.set_back_ms = self.set_back_ms.saturating_add(before_ms.saturating_sub(*after_ms));
            }
            Entry::Resumed { .. } | Entry::Contact { is_on: false, .. } => self.is_linked = false,
            _ => {}
        }
        None
    }

    fn interval(&mut self, at_ms: i64, ms: f64) -> Option<f32> {
        if !POSSIBLE_MS.contains(&ms) {
            self.left_out += 1;
            self.is_linked = false;
            return None;
        }
        let at_ms = at_ms.saturating_add(self.set_back_ms);
        let begun_ms = *self.begun_ms.get_or_insert(at_ms.saturating_sub(ms as i64));
        let arrival_ms = at_ms.saturating_sub(begun_ms) as f64;
        let late_ms = arrival_ms - (self.end_ms + ms);
        if !self.is_linked || !(-AHEAD_MS..=LATE_MS).contains(&late_ms) {
            self.begin(arrival_ms - ms);
        }
        self.end_ms += ms;
        self.covered_ms += ms;
        self.intervals += 1;
        self.longest_ms = Some(self.longest_ms.map_or(ms as f32, |longest| longest.max(ms as f32)));
        self.beat(ms as f32)
    }

    /// A chain begins: nothing is measured from the one before to this one.
    fn begin(&mut self, at_ms: f64) {
        let start_ms = if self.chains == 0 {
            at_ms.max(0.0)
        } else {
            at_ms.clamp(self.end_ms + 1.0, self.end_ms + LONGEST_MS)
        };
        if self.chains > 0 {
            self.analyser.interrupt(self.end_ms as u64, start_ms as u64);
        }
        self.chains += 1;
        self.end_ms = start_ms;
        self.is_linked = true;
        self.beat(f32::NAN);
    }

    fn beat(&mut self, rr_ms: f32) -> Option<f32> {
        let beat = Beat {
            position: self.end_ms,
            // Nobody has seen its shape; that it is a beat is all that the intervals say.
            class: BeatClass::Normal,
            probability: 0.0,
            rr_ms,
            amplitude_mv: 0.0,
            likeness: 0.0,
            polarity: Polarity::Up,
            grade: Grade::Fair,
            attention: None,
        };
        self.analyser.push(&beat);
        while let Some(episode) = self.analyser.pop() {
            self.episodes.push(episode);
        }
        self.meter.push(&beat).map(|rate| rate.bpm)
    }

    pub(crate) fn finish(mut self) -> Option<RrOutcome> {
        self.analyser.finish();
        while let Some(episode) = self.analyser.pop() {
            self.episodes.push(episode);
        }
        self.episodes.sort_by_key(|episode| (episode.start, episode.end));
        (self.intervals + self.left_out > 0).then_some(RrOutcome {
            intervals: self.intervals,
            left_out: self.left_out,
            chains: self.chains,
            span_ms: self.end_ms as u64,
            covered_ms: self.covered_ms as u64,
            rate: self.meter.summary(),
            longest_ms: self.longest_ms,
            episodes: self.episodes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(intervals: impl IntoIterator<Item = (i64, u16)>) -> RrOutcome {
        let mut rr = RrFold::new();
        for (at_ms, interval) in intervals {
            rr.push(&Entry::Rr { at_ms, interval });
        }
        rr.finish().unwrap()
    }

    #[test]
    fn a_steady_heart_is_one_chain_with_its_rate() {
        let outcome = fold((1..=300).map(|n| (1_000_000 + n * 1000, 1024)));
        assert_eq!((outcome.chains, outcome.intervals, outcome.left_out), (1, 300, 0));
        assert!((outcome.rate.unwrap().mean_bpm - 60.0).abs() < 0.01);
        assert_eq!(outcome.span_ms, 300_000);
        assert!(outcome.episodes.is_empty());
    }

    #[test]
    fn no_interval_is_measured_over_a_loss() {
        let before = (1..=60).map(|n| (n * 1000, 1024));
        let after = (1..=60).map(|n| (100_000 + n * 1000, 1024));
        let outcome = fold(before.chain(after));
        assert_eq!((outcome.chains, outcome.covered_ms), (2, 120_000));
        assert_eq!(outcome.longest_ms, Some(1000.0));
        let impossible = fold([(1000, 1024), (2000, 20_000), (3000, 1024)]);
        assert_eq!((impossible.intervals, impossible.left_out, impossible.chains), (2, 1, 2));
    }

    #[test]
    fn an_irregular_pulse_is_an_episode() {
        let mut state = 7_u64;
        let mut at_ms = 0;
        let outcome = fold((0..600).map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let ms = 420 + (state >> 33) % 560;
            at_ms += ms as i64;
            (at_ms, (ms as f64 * 1.024) as u16)
        }));
        let kind = strapline_ecg::rhythm::EpisodeKind::AtrialFibrillation;
        assert!(outcome.episodes.iter().any(|episode| episode.kind == kind), "{outcome:?}");
    }
}
