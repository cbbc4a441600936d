//! Running levels: how tall a beat is, how tall what is none, how long an RR interval.

use std::collections::VecDeque;

/// Beats over which levels and RR are taken.
const BEATS: usize = 8;
/// RR assumed before any is known, seconds.
const FIRST_RR_S: f32 = 0.8;
/// RR intervals that are believed, seconds: 20 to 300 per minute.
const RR_S: (f32, f32) = (0.2, 3.0);
/// Irregularity assumed while fewer than three RR are known.
const UNKNOWN_IRREGULARITY: f32 = 0.15;
/// The running RR stays in here, seconds.
const RUNNING_RR_S: (f32, f32) = (0.25, 1.6);
/// Seconds whose tallest candidates are remembered, and the rank among them (of 8) that a beat should reach: even
/// at 20 beats a minute two of eight seconds hold one.
const SECONDS: usize = 8;
const RANK: usize = 5;
/// Logarithm of the height of nothing.
const NOTHING: f32 = -9.0;

/// Natural logarithm of a height in millivolts; a millionth keeps silence finite.
pub fn log_height(height_mv: f32) -> f32 {
    libm::logf(height_mv + 1e-6)
}

/// Levels of the signal as natural logarithms of heights in millivolts, and the rhythm in seconds.
#[derive(Debug, Clone)]
pub struct Levels {
    heights: VecDeque<f32>,
    intervals: VecDeque<f32>,
    signal: f32,
    noise: f32,
    rr: f32,
    irregularity: f32,
    tallest: [f32; SECONDS],
    by_the_second: f32,
    second: u64,
}

impl Default for Levels {
    fn default() -> Self {
        Self::new()
    }
}

impl Levels {
    /// Nothing known.
    pub fn new() -> Self {
        Self {
            heights: VecDeque::with_capacity(BEATS + 1),
            intervals: VecDeque::with_capacity(BEATS + 1),
            signal: -1.0,
            noise: -4.0,
            rr: FIRST_RR_S,
            irregularity: UNKNOWN_IRREGULARITY,
            tallest: [-4.0; SECONDS],
            by_the_second: -4.0,
            second: 0,
        }
    }

    /// Median log height of the last beats.
    pub fn signal(&self) -> f32 {
        self.signal
    }

    /// Running log height of what was rejected.
    pub fn noise(&self) -> f32 {
        self.noise
    }

    /// Median RR of the last beats, seconds.
    pub fn rr(&self) -> f32 {
        self.rr
    }

    /// Tallest log height among the last beats.
    pub fn top(&self) -> f32 {
        self.heights.iter().copied().fold(NOTHING, f32::max)
    }

    /// Log height that a beat should have by the tallest candidates of the last seconds, whatever was accepted:
    /// the anchor that keeps a wrong idea of the signal from feeding itself.
    pub fn by_the_second(&self) -> f32 {
        self.by_the_second
    }

    /// Mean absolute log deviation of the last RR from their median; `UNKNOWN_IRREGULARITY` while fewer than three are known.
    pub fn irregularity(&self) -> f32 {
        self.irregularity
    }

    /// A candidate of this height stands in this second.
    pub fn candidate(&mut self, second: u64, log_height: f32) {
        if second > self.second + SECONDS as u64 {
            self.second = second - SECONDS as u64;
        }
        while self.second < second {
            self.second += 1;
            self.tallest[self.second as usize % SECONDS] = NOTHING;
        }
        let tallest = &mut self.tallest[second as usize % SECONDS];
        *tallest = tallest.max(log_height);
        let mut sorted = self.tallest;
        sorted.sort_by(f32::total_cmp);
        self.by_the_second = sorted[RANK];
    }

    /// A beat was accepted, `rr_s` after the one before.
    pub fn beat(&mut self, log_height: f32, rr_s: f32) {
        if rr_s > RR_S.0 && rr_s < RR_S.1 {
            push(&mut self.intervals, rr_s);
            self.rr = median(&self.intervals).clamp(RUNNING_RR_S.0, RUNNING_RR_S.1);
            if self.intervals.len() >= 3 {
                let total: f32 = self.intervals.iter().map(|rr| libm::logf(rr / self.rr).abs()).sum();
                self.irregularity = total / self.intervals.len() as f32;
            }
        }
        push(&mut self.heights, log_height);
        self.signal = median(&self.heights);
    }

    /// A candidate was rejected.
    pub fn rejected(&mut self, log_height: f32) {
        self.noise += 0.08 * (log_height - self.noise);
    }

    /// Begins with the beats' log height as learnt from the first seconds.
    pub fn begin(&mut self, signal: f32) {
        self.assume(signal);
        self.noise = signal - 2.0;
        for _ in 0..3 {
            self.heights.push_back(signal);
        }
    }

    /// Nothing that was known of the rhythm holds any more; the height is that of the last seconds.
    pub fn begin_again(&mut self) {
        self.intervals.clear();
        self.irregularity = UNKNOWN_IRREGULARITY;
        self.rr = FIRST_RR_S;
        let signal = self.by_the_second();
        self.assume(signal);
        self.noise = signal - 2.0;
    }

    /// Beats now have this log height.
    pub fn assume(&mut self, signal: f32) {
        self.signal = signal;
        self.heights.clear();
        self.heights.push_back(signal);
    }
}

fn push(values: &mut VecDeque<f32>, value: f32) {
    if values.len() == BEATS {
        values.pop_front();
    }
    values.push_back(value);
}

/// Upper median of at most [`BEATS`] values; there is at least one.
fn median(values: &VecDeque<f32>) -> f32 {
    let mut sorted = [f32::INFINITY; BEATS];
    for (slot, value) in sorted.iter_mut().zip(values) {
        *slot = *value;
    }
    sorted.sort_by(f32::total_cmp);
    sorted[values.len().min(BEATS) / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_beats_and_their_rhythm() {
        let mut levels = Levels::new();
        levels.begin(0.0);
        for _ in 0..20 {
            levels.beat(1.0, 0.6);
        }
        assert_eq!((levels.signal(), levels.rr()), (1.0, 0.6));
        assert!(levels.irregularity() < 1e-6);
    }

    #[test]
    fn the_anchor_follows_the_signal_and_not_the_verdicts() {
        let mut levels = Levels::new();
        levels.begin(2.0);
        for second in 0..20 {
            levels.candidate(second, -1.5);
        }
        assert_eq!(levels.by_the_second(), -1.5);
        levels.candidate(u64::MAX / 2, -0.5);
        assert_eq!(levels.by_the_second(), NOTHING);
    }
}
