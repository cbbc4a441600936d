//! Checked quantities. Samples themselves are `f32` in millivolts everywhere in this crate; `NaN` is "no sample".

use serde::{Deserialize, Serialize};

/// Samples per second, between 50 and 2,000.
///
/// Below 50 Hz a QRS complex has too few samples to be placed; above 2,000 Hz no surface ECG gains anything.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct SampleRate(f64);

/// A rate that cannot be analysed.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{0} Hz cannot be analysed: the sampling rate must lie between 50 and 2000 Hz")]
pub struct RateError(pub f64);

impl SampleRate {
    /// Lowest rate that is analysed.
    pub const LOWEST: f64 = 50.0;
    /// Highest rate that is analysed.
    pub const HIGHEST: f64 = 2000.0;

    /// A checked rate in hertz; refused outside 50 to 2,000 Hz and when not finite.
    pub fn new(hz: f64) -> Result<Self, RateError> {
        if (Self::LOWEST..=Self::HIGHEST).contains(&hz) { Ok(Self(hz)) } else { Err(RateError(hz)) }
    }

    /// Hertz.
    pub fn hz(self) -> f64 {
        self.0
    }

    /// Samples in `seconds`, rounded to the nearest whole one.
    pub fn samples(self, seconds: f64) -> usize {
        (seconds * self.0).round().max(0.0) as usize
    }

    /// Seconds that `samples` last.
    pub fn seconds(self, samples: f64) -> f64 {
        samples / self.0
    }

    /// Milliseconds that `samples` last.
    pub fn millis(self, samples: f64) -> f64 {
        samples * 1000.0 / self.0
    }

    /// First sample of second `n`: the smallest index at or after `n` seconds. Second `n` covers
    /// `second_start(n)..second_start(n + 1)`, so seconds tile a recording at any rate, whole or not.
    pub fn second_start(self, n: u64) -> SampleIndex {
        (n as f64 * self.0 - 1e-6).ceil().max(0.0) as SampleIndex
    }

    /// The second that holds sample `index`.
    pub fn second_of(self, index: SampleIndex) -> u64 {
        let guess = (index as f64 / self.0) as u64;
        // Rounding can land one beside the true second; the tiles above decide.
        if self.second_start(guess + 1) <= index {
            guess + 1
        } else if self.second_start(guess) > index {
            guess.saturating_sub(1)
        } else {
            guess
        }
    }
}

impl TryFrom<f64> for SampleRate {
    type Error = RateError;
    fn try_from(hz: f64) -> Result<Self, RateError> {
        Self::new(hz)
    }
}

impl From<SampleRate> for f64 {
    fn from(rate: SampleRate) -> f64 {
        rate.0
    }
}

/// Position of a sample in the recording, counted from 0, gaps included: sample `i` was taken `i / rate` seconds
/// after the recording began whether or not everything before it was received.
pub type SampleIndex = u64;

/// A position between samples, on the same axis as [`SampleIndex`].
pub type SamplePosition = f64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_rates_that_cannot_be_analysed() {
        for hz in [1.0, 49.9, 2000.1, 100_000.0, f64::NAN, f64::INFINITY, -130.0, 0.0] {
            assert!(SampleRate::new(hz).is_err(), "{hz}");
        }
        assert!(SampleRate::new(130.05).is_ok());
    }

    #[test]
    fn seconds_tile_the_recording_at_any_rate() {
        for hz in [50.0, 128.0, 129.97, 130.05, 360.0, 2000.0] {
            let rate = SampleRate::new(hz).unwrap();
            for second in 0..5000 {
                let (start, end) = (rate.second_start(second), rate.second_start(second + 1));
                assert!(end > start);
                assert_eq!(rate.second_of(start), second, "{hz} Hz, second {second}");
                assert_eq!(rate.second_of(end - 1), second, "{hz} Hz, second {second}");
            }
        }
    }
}
