//! Lines without a heart in them, told from the numbers themselves: constant, or held at the end of the range.

use crate::units::SampleRate;

/// A constant run this long is no part of any ECG: even between two slow beats the skin's own noise moves the
/// converter by a step or two.
const FLAT_RUN_S: f64 = 0.5;
/// Fewer samples of a second than this say nothing about flatness.
const FLAT_LEAST_S: f64 = 0.25;
/// A range of this many converter steps is dither on a constant line.
const FLAT_STEPS: f64 = 2.0;
/// A value is held, not touched, from this run on.
const HELD_RUN_S: f64 = 0.012;
/// Fewest samples in such a run, at any rate.
const HELD_LEAST: u32 = 3;
/// An extreme value is the end of the range only once it has stood for this long: a drifting line sets new extremes
/// all the time.
const RAIL_AGE_S: f64 = 0.25;
/// A second is clipped when this share of it is held at the end of the range.
const CLIPPED_SHARE: f64 = 0.12;
/// The end of the range lies away from where the line usually is by this share of the second's own range.
const RAIL_DISTANCE: f64 = 0.25;
/// The same for a constant line, by a share of the whole range so far.
const RAIL_FROM_USUAL: f64 = 0.3;
/// How fast the usual place follows, per second.
const USUAL_GAIN: f64 = 0.1;
/// A constant line that far from zero is an amplifier against its rail even if nothing else was ever seen: electrode
/// offsets are taken out before the converter of a strap, millivolts.
const RAIL_MV: f64 = 5.0;

/// What a second's line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// It moves as a signal does.
    Moves,
    /// Constant, or dither on a constant.
    Flat,
    /// Held at the end of the converter's range.
    Clipped,
}

/// Watches the received values one by one.
#[derive(Debug, Clone)]
pub(super) struct LineWatch {
    flat_run: u64,
    flat_least: u64,
    held_run: u32,
    rail_age: u64,
    /// Samples since the last reset.
    now: u64,
    before: f64,
    run: u64,
    /// Smallest step between two samples so far: the converter's, if it has one.
    step: f64,
    /// Extremes so far, and when they were set.
    high: (f64, u64),
    low: (f64, u64),
    /// Where the line usually is.
    usual: Option<f64>,
    second: Tally,
}

/// One second's line.
#[derive(Debug, Clone, Copy)]
struct Tally {
    count: u64,
    sum: f64,
    high: f64,
    low: f64,
    longest_run: u64,
    /// The value of that run.
    constant: f64,
    held: u64,
}

impl Tally {
    const EMPTY: Tally = Tally {
        count: 0,
        sum: 0.0,
        high: f64::NEG_INFINITY,
        low: f64::INFINITY,
        longest_run: 0,
        constant: 0.0,
        held: 0,
    };
}

/// The second's values: what they look like and how far they reach.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineSummary {
    pub(super) line: Line,
    /// Largest less smallest value, millivolts.
    pub(super) peak_to_peak: f64,
    /// Share of the second held at the end of the range.
    pub(super) held: f64,
}

impl LineWatch {
    pub(super) fn new(rate: SampleRate) -> Self {
        LineWatch {
            flat_run: rate.samples(FLAT_RUN_S) as u64,
            flat_least: rate.samples(FLAT_LEAST_S) as u64,
            held_run: (rate.samples(HELD_RUN_S) as u32).max(HELD_LEAST),
            rail_age: rate.samples(RAIL_AGE_S) as u64,
            now: 0,
            before: f64::NAN,
            run: 0,
            step: f64::INFINITY,
            high: (f64::NEG_INFINITY, 0),
            low: (f64::INFINITY, 0),
            usual: None,
            second: Tally::EMPTY,
        }
    }

    /// The next sample begins a new stretch.
    pub(super) fn interrupt(&mut self) {
        self.before = f64::NAN;
        self.run = 0;
    }

    #[inline]
    pub(super) fn push(&mut self, x: f64) {
        self.now += 1;
        if x == self.before {
            self.run += 1;
        } else {
            let step = (x - self.before).abs();
            // NaN after an interruption compares false.
            if step < self.step {
                self.step = step;
            }
            self.run = 1;
            self.before = x;
            if x > self.high.0 {
                self.high = (x, self.now);
            }
            if x < self.low.0 {
                self.low = (x, self.now);
            }
        }
        let second = &mut self.second;
        second.count += 1;
        second.sum += x;
        second.high = second.high.max(x);
        second.low = second.low.min(x);
        if self.run >= u64::from(self.held_run) {
            if self.run > second.longest_run {
                (second.longest_run, second.constant) = (self.run, x);
            }
            // A line that was never anything else has no ends.
            let has_ends = self.high.0 > self.low.0;
            let old =
                |extreme: (f64, u64)| has_ends && x == extreme.0 && self.now - extreme.1 > self.rail_age;
            if old(self.high) || old(self.low) {
                // The run is counted whole when it becomes one.
                let first = self.run == u64::from(self.held_run);
                second.held += if first { self.run } else { 1 };
            }
        }
    }

    /// Ends the second.
    pub(super) fn take(&mut self) -> Option<LineSummary> {
        let second = std::mem::replace(&mut self.second, Tally::EMPTY);
        if second.count == 0 {
            return None;
        }
        let peak_to_peak = second.high - second.low;
        let held = second.held.min(second.count) as f64 / second.count as f64;
        let run = second.longest_run.min(second.count);
        let dither = if self.step.is_finite() { FLAT_STEPS * self.step * 1.01 } else { 0.0 };
        let constant = run >= self.flat_run || (second.count >= self.flat_least && peak_to_peak <= dither);
        let mean = second.sum / second.count as f64;
        let line = if constant {
            let value = if peak_to_peak <= dither { mean } else { second.constant };
            let end = (value - self.high.0).abs().min((value - self.low.0).abs()) <= dither;
            let far = RAIL_FROM_USUAL * (self.high.0 - self.low.0);
            // Held at one end for long, and not there for the rest of the second.
            let cut_off = end && peak_to_peak > far.max(dither);
            let rail = match self.usual {
                Some(usual) => end && (value - usual).abs() > far,
                None => value.abs() >= RAIL_MV,
            };
            if cut_off || rail { Line::Clipped } else { Line::Flat }
        } else {
            let distance = (mean - self.high.0).abs().min((mean - self.low.0).abs());
            let away = distance > RAIL_DISTANCE * peak_to_peak;
            if held >= CLIPPED_SHARE && away {
                Line::Clipped
            } else {
                let usual = self.usual.unwrap_or(mean);
                self.usual = Some(usual + USUAL_GAIN * (mean - usual));
                Line::Moves
            }
        };
        Some(LineSummary { line, peak_to_peak, held })
    }
}
