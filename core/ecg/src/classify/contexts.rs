//! Clean samples and R peaks in; every beat with the context that its class rests on out.

use super::{
    BeatInput,
    features::{Ahead, features},
    rr::{Sorted, ratio},
    shape::{QRS, Shape, correlation, detrended_p},
    usual::{Kinds, Timing},
    window::{REACH, SignalRing, Window},
};
use crate::{
    beat::RPeak,
    units::{SamplePosition, SampleRate},
};
use std::collections::VecDeque;

/// Beats after the one in question that are waited for.
pub(super) const AHEAD: usize = 8;
/// Past beats that are remembered.
const HISTORY: usize = 96;
/// Intervals that the sinus RR is estimated from.
pub(super) const RECENT: usize = 64;
/// Intervals that the long reference is taken over.
const LONG: usize = 256;
/// Beats that the usual height is the median of.
const HEIGHTS: usize = 33;
/// Later beats are waited for this long, seconds of signal after R.
const HORIZON_S: f64 = 6.0;
/// A peak (and a break) may be told this long after its place in the signal, seconds.
const LATENESS_S: f64 = 5.5;
/// Breaks that are remembered: more than can lie within the signal that is still kept.
const BREAKS: usize = 64;
/// Beats waiting at once at which the oldest is released whatever it lacks: 300 bpm fills half of it.
const WAITING: usize = 128;

/// One beat as far as it is known.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub peak: RPeak,
    /// Interval before, seconds; `NaN` at the start and after a break.
    pub rr: f32,
    /// In millivolts.
    pub window: Window,
    pub shape: Shape,
    /// Correlation with the usual beat when this one came in: QRS and P slices.
    pub qrs_likeness: f32,
    pub p_likeness: f32,
    /// RR against the sinus RR (symmetric ratio); 0 where unknown.
    pub lateness: f32,
    /// Rank of RR among those of late, 0 to 1; `None` where RR is unknown.
    pub rank: Option<f32>,
    /// Height against the usual height (symmetric ratio).
    pub height: f32,
}

/// Collects, for every R peak, the window around it, the person's usual beat and the rhythm before and after.
///
/// - `push_sample` takes the clean signal sample by sample, `NaN` where none was received; `push_peak` the R peaks in
///   order, each at most 5.5 s late; `interrupt` the stretches that must not be read (unusable seconds), told at most
///   5.5 s after their begin. Nothing is read from such a stretch and no RR interval spans it.
/// - `pop` gives one [`BeatInput`] for each peak, in the same order. A beat is ready when eight more beats are known,
///   or those within 6 s; what it is given depends on positions alone, never on when things were pushed.
/// - A stretch that is interrupted must be told before the peaks that follow it, so that no RR interval is taken over
///   it and nothing depends on the order of calls.
/// - Memory is bounded: 14 s of signal, 96 past beats, eight templates.
#[derive(Debug, Clone)]
pub struct BeatContexts {
    rate: SampleRate,
    lag: f64,
    ring: SignalRing,
    breaks: VecDeque<(f64, f64)>,
    peaks: VecDeque<RPeak>,
    known: VecDeque<Entry>,
    /// Index into `known` of the next beat to be given out.
    next: usize,
    kinds: Kinds,
    long: VecDeque<f32>,
    heights: VecDeque<f32>,
    scale: f32,
    recent: Sorted,
    scratch: Sorted,
    ready: VecDeque<BeatInput>,
}

impl BeatContexts {
    /// For a recording at this rate whose clean samples come `lag` samples late
    /// ([`Conditioner::delay`](crate::filter::Conditioner::delay)).
    pub fn new(rate: SampleRate, lag: f64) -> Self {
        Self {
            rate,
            lag,
            ring: SignalRing::new(rate, HORIZON_S + LATENESS_S + 2.0, lag),
            breaks: VecDeque::with_capacity(BREAKS),
            peaks: VecDeque::with_capacity(WAITING),
            known: VecDeque::with_capacity(HISTORY + WAITING),
            next: 0,
            kinds: Kinds::new(),
            long: VecDeque::with_capacity(LONG),
            heights: VecDeque::with_capacity(HEIGHTS),
            scale: 1.0,
            recent: Sorted::with_capacity(RECENT),
            scratch: Sorted::with_capacity(LONG),
            ready: VecDeque::with_capacity(AHEAD),
        }
    }

    /// Forgets everything, as new.
    pub fn reset(&mut self) {
        *self = Self::new(self.rate, self.lag);
    }

    /// Samples from an R peak until its beat has been given out, at most.
    pub fn delay(&self) -> usize {
        self.rate.samples(HORIZON_S + LATENESS_S) + self.lag.ceil() as usize
    }

    /// One clean sample, millivolts; `NaN` where none was received.
    pub fn push_sample(&mut self, clean: f32) {
        self.ring.push(clean);
        if !self.is_empty() {
            self.release(false);
        }
    }

    /// Whether no beat waits for its context.
    pub fn is_empty(&self) -> bool {
        self.peaks.is_empty() && self.next >= self.known.len()
    }

    /// So many samples that were not received: the same as pushing that many that are no numbers.
    pub fn push_missing(&mut self, samples: u64) {
        if self.is_empty() {
            self.ring.push_missing(samples);
        } else {
            (0..samples).for_each(|_| self.push_sample(f32::NAN));
        }
    }

    /// The next R peak.
    pub fn push_peak(&mut self, peak: &RPeak) {
        self.peaks.push_back(*peak);
        self.release(false);
    }

    /// Samples `from..to` must not be read: an unusable stretch.
    pub fn interrupt(&mut self, from: SamplePosition, to: SamplePosition) {
        if let Some(last) = self.breaks.back_mut()
            && from <= last.1
            && to >= last.0
        {
            *last = (last.0.min(from), last.1.max(to));
            return;
        }
        if self.breaks.len() == BREAKS {
            self.breaks.pop_front();
        }
        self.breaks.push_back((from, to));
    }

    /// The recording has ended: what is waiting is released with the context that there is.
    pub fn finish(&mut self) {
        self.release(true);
    }

    /// The next beat whose context is complete.
    pub fn pop(&mut self) -> Option<BeatInput> {
        self.ready.pop_front()
    }

    /// Gives out every beat whose context is complete; all of them at the `end`.
    fn release(&mut self, end: bool) {
        while let Some(r) = self.waiting(0) {
            let limit = r + HORIZON_S * self.rate.hz();
            let waiting = self.known.len() - self.next + self.peaks.len();
            // How many beats after this one lie within the horizon, and whether that is final.
            let within = (1..=AHEAD).take_while(|i| self.waiting(*i).is_some_and(|p| p <= limit)).count();
            let overdue = self.ring.clock() >= limit + LATENESS_S * self.rate.hz();
            let settled = within == AHEAD || self.waiting(within + 1).is_some() || overdue;
            let last = self.waiting(within).unwrap_or(r);
            let seen = self.ring.clock() >= self.ring.window_end(last);
            if !(end || waiting > WAITING || overdue || settled && seen) {
                return;
            }
            while self.known.len() <= self.next + within {
                let Some(peak) = self.peaks.pop_front() else { break };
                self.admit(peak);
            }
            let input = self.input();
            self.ready.push_back(input);
            self.next += 1;
            if self.next > HISTORY {
                self.known.pop_front();
                self.next -= 1;
            }
        }
    }

    /// Position of the `i`-th beat after the next one to be given out.
    fn waiting(&self, i: usize) -> Option<SamplePosition> {
        let at = self.next + i;
        let peak = self.known.get(at).map(|entry| entry.peak);
        peak.or_else(|| self.peaks.get(at.checked_sub(self.known.len())?).copied()).map(|peak| peak.position)
    }

    /// Reads the peak's window and learns from the beat before it, whose RR after is known now.
    fn admit(&mut self, peak: RPeak) {
        let rr = self.interval_to(&peak);
        let breaks = &self.breaks;
        let (window, missing) = self.ring.window(peak.position, |place| {
            breaks.iter().any(|b| (b.0 - REACH..b.1 + REACH).contains(&place))
        });
        let shape = Shape::of(&window, missing);
        if self.heights.len() == HEIGHTS {
            self.heights.pop_front();
        }
        self.heights.push_back(shape.height);
        let mut sorted = [0.0; HEIGHTS];
        let sorted = &mut sorted[..self.heights.len()];
        sorted.iter_mut().zip(&self.heights).for_each(|(to, from)| *to = *from);
        sorted.sort_unstable_by(f32::total_cmp);
        self.scale = sorted[sorted.len() / 2];

        if self.long.len() == LONG {
            self.long.pop_front();
        }
        self.long.push_back(rr);
        let long = self.long.iter().rev().take(RECENT).copied();
        self.recent.fill(long);
        let lateness = ratio(rr, self.recent.quantile(0.75));
        let rank = rr.is_finite().then(|| self.recent.rank(rr));

        if let Some(before) = self.known.back() {
            let timing = Timing {
                lateness: before.rr.is_finite().then_some(before.lateness),
                lateness_after: rr.is_finite().then_some(lateness),
                rank: before.rank,
            };
            let scaled = before.window.map(|x| x / self.scale);
            self.kinds.learn(&scaled, &timing);
        }
        let (mut qrs_likeness, mut p_likeness) = (0.0, 0.0);
        if let Some(usual) = self.kinds.usual() {
            let usual = self.kinds.kind(usual).template();
            qrs_likeness = correlation(&window[QRS], &usual[QRS]);
            p_likeness = correlation(&detrended_p(&window, 0), &detrended_p(usual, 0));
        }
        let height = ratio(shape.height, self.scale);
        self.known.push_back(Entry {
            peak,
            rr,
            window,
            shape,
            qrs_likeness,
            p_likeness,
            lateness,
            rank,
            height,
        });
    }

    fn interval_to(&self, peak: &RPeak) -> f32 {
        let Some(before) = self.known.back().map(|entry| entry.peak.position) else { return f32::NAN };
        let broken = self.breaks.iter().any(|b| b.0 < peak.position && b.1 > before);
        let seconds = self.rate.seconds(peak.position - before);
        if broken || seconds <= 0.0 { f32::NAN } else { seconds as f32 }
    }

    fn input(&mut self) -> BeatInput {
        self.scratch.fill(self.long.iter().copied());
        let ahead = Ahead {
            known: &self.known,
            at: self.next,
            recent: &self.recent,
            long: &self.scratch,
            kinds: &self.kinds,
            scale: self.scale,
            samples_per_second: self.rate.hz(),
        };
        features(&ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::beat::Polarity;
    use crate::classify::{BEFORE_R, FEATURE_NAMES};

    const HZ: f64 = 130.0;

    fn rate() -> SampleRate {
        SampleRate::new(HZ).unwrap()
    }

    fn peak(position: f64) -> RPeak {
        RPeak {
            position,
            polarity: Polarity::Up,
            amplitude_mv: 1.0,
            likeness: 1.0,
            prominence: 3.0,
            searched_back: false,
        }
    }

    /// Narrow beats at these seconds, wide inverted ones where `true`.
    fn signal(beats: &[(f64, bool)], seconds: f64) -> Vec<f32> {
        let hump = |t: f64, width: f64| (-0.5 * (t / width).powi(2)).exp();
        let sample = |n: usize| {
            let t = n as f64 / HZ;
            let near = beats.iter().filter(|(at, _)| (at - t).abs() < 0.6);
            near.map(|(at, wide)| {
                let t = t - at;
                if *wide { -1.5 * hump(t, 0.05) } else { hump(t, 0.015) + 0.15 * hump(t + 0.16, 0.025) }
            })
            .sum::<f64>() as f32
        };
        (0..(seconds * HZ) as usize).map(sample).collect()
    }

    /// The contexts of these beats, each peak told `late` seconds after its place.
    fn contexts(beats: &[(f64, bool)], seconds: f64, late: impl Fn(usize) -> f64) -> Vec<BeatInput> {
        let mut stage = BeatContexts::new(rate(), 0.0);
        let (mut out, mut told) = (Vec::new(), 0);
        for (n, sample) in signal(beats, seconds).into_iter().enumerate() {
            stage.push_sample(sample);
            while told < beats.len() && n as f64 / HZ >= beats[told].0 + late(told) {
                stage.push_peak(&peak(beats[told].0 * HZ));
                told += 1;
            }
            out.extend(std::iter::from_fn(|| stage.pop()));
        }
        stage.finish();
        out.extend(std::iter::from_fn(|| stage.pop()));
        out
    }

    fn feature(input: &BeatInput, name: &str) -> f32 {
        input.features[FEATURE_NAMES.iter().position(|n| *n == name).unwrap()]
    }

    fn steady_with_ectopic() -> Vec<(f64, bool)> {
        (1..60)
            .map(|n| (n, f64::from(n) * 0.8))
            .map(|(n, at)| if n % 10 == 9 { (at - 0.25, true) } else { (at, false) })
            .collect()
    }

    #[test]
    fn every_peak_comes_out_once_in_order_with_its_window_on_r() {
        let beats = steady_with_ectopic();
        let out = contexts(&beats, 50.0, |_| 1.0);
        assert_eq!(out.len(), beats.len());
        for (input, (at, wide)) in out.iter().zip(&beats) {
            assert_eq!(input.peak.position, at * HZ);
            let near = BEFORE_R - 20..BEFORE_R + 20;
            let highest = near.max_by(|a, b| input.beat[*a].abs().total_cmp(&input.beat[*b].abs()));
            assert_eq!(highest, Some(BEFORE_R));
            assert_eq!(input.beat[BEFORE_R] < 0.0, *wide);
        }
    }

    #[test]
    fn an_early_wide_beat_stands_out_of_the_persons_own() {
        let beats = steady_with_ectopic();
        let out = contexts(&beats, 50.0, |_| 1.0);
        for (input, (_, wide)) in out.iter().zip(&beats).skip(20) {
            let early = feature(input, "before_to_recent_q75");
            assert_eq!(early < -0.25, *wide, "{early}");
            assert_eq!(input.likeness < 0.5, *wide, "{}", input.likeness);
            assert_eq!(feature(input, "kind_is_usual") < 0.5, *wide);
            assert_eq!(feature(input, "width_to_usual") > 0.3, *wide);
        }
    }

    #[test]
    fn when_a_peak_is_told_changes_nothing() {
        let beats = steady_with_ectopic();
        let at_once = contexts(&beats, 50.0, |_| 0.9);
        let late = contexts(&beats, 50.0, |_| 2.9);
        // As by search-back: one is late, and those behind it wait for it.
        let uneven = contexts(&beats, 50.0, |n| if n % 7 < 3 { 3.0 } else { 3.5 });
        let differ = |other: &[BeatInput]| -> Vec<usize> {
            (0..at_once.len())
                .filter(|i| {
                    at_once[*i].features != other[*i].features
                        || at_once[*i].beat != other[*i].beat
                        || at_once[*i].difference != other[*i].difference
                })
                .collect()
        };
        assert_eq!(differ(&late), []);
        assert_eq!(differ(&uneven), []);
    }

    #[test]
    fn no_interval_spans_a_break_and_nothing_of_it_is_read() {
        let mut stage = BeatContexts::new(rate(), 0.0);
        let beats: Vec<(f64, bool)> = (1..40).map(|n| (f64::from(n), false)).collect();
        let mut out = Vec::new();
        for (n, sample) in signal(&beats, 45.0).into_iter().enumerate() {
            let t = n as f64 / HZ;
            // Seconds 20.2 to 24.7 are unreadable: noise of any size in them.
            let inside = (20.2..24.7).contains(&t);
            stage.push_sample(if inside { 50.0 * ((n * 7919 % 13) as f32 - 6.0) } else { sample });
            if n == (21.0 * HZ) as usize {
                stage.interrupt(20.2 * HZ, 24.7 * HZ);
            }
            // Each peak is told 1.5 s late.
            let second = (n as f64 - 195.0) / HZ;
            if second.fract() == 0.0 && (1.0..40.0).contains(&second) && !(20.2..24.7).contains(&second) {
                stage.push_peak(&peak(second * HZ));
            }
            out.extend(std::iter::from_fn(|| stage.pop()));
        }
        stage.finish();
        out.extend(std::iter::from_fn(|| stage.pop()));
        assert_eq!(out.len(), 39 - 4);
        for input in &out {
            let broken = input.peak.position == 25.0 * HZ || input.peak.position == HZ;
            assert_eq!(input.rr_ms.is_nan(), broken, "{}", input.peak.position / HZ);
            assert!(input.beat.iter().all(|x| x.abs() < 2.0));
            assert!(input.features.iter().all(|x| x.is_finite()));
        }
    }

    #[test]
    fn the_delay_holds_and_memory_is_bounded_at_300_a_minute_and_in_pauses() {
        let quick = (0..150).map(|n| 2.0 + f64::from(n) * 0.2);
        let pauses = (0..6).map(|n| 40.0 + f64::from(n) * 10.0);
        let beats: Vec<(f64, bool)> = quick.chain(pauses).map(|at| (at, false)).collect();
        let mut stage = BeatContexts::new(rate(), 0.0);
        let (mut told, mut given) = (0, 0);
        for (n, sample) in signal(&beats, 120.0).into_iter().enumerate() {
            stage.push_sample(sample);
            while told < beats.len() && n as f64 / HZ >= beats[told].0 + 3.0 {
                stage.push_peak(&peak(beats[told].0 * HZ));
                told += 1;
            }
            while let Some(input) = stage.pop() {
                assert!(n as f64 - input.peak.position <= stage.delay() as f64 + 1.0);
                given += 1;
            }
            assert!(stage.known.len() <= HISTORY + WAITING && stage.peaks.len() <= WAITING);
        }
        assert_eq!(given, beats.len());
    }

    #[test]
    fn peaks_without_samples_and_peaks_in_disorder_do_no_harm() {
        let mut stage = BeatContexts::new(rate(), 3.5);
        let places = [5.0, 5.0, 2.0, 1e12, f64::NAN, -4.0];
        for n in 0..1000 {
            stage.push_peak(&peak(places[n % places.len()]));
        }
        stage.finish();
        let out: Vec<_> = std::iter::from_fn(|| stage.pop()).collect();
        assert_eq!(out.len(), 1000);
        assert!(out.iter().all(|i| i.features.iter().chain(&i.beat).all(|x| x.is_finite())));
    }
}
