//! The band in which QRS complexes stand out, and their energy in it.

use super::moving::MovingAverage;
use crate::units::SampleRate;

/// Difference of two moving averages: keeps about 8 to 40 Hz, symmetric in time, so that an extremum stays where it
/// is and a polarity stays what it is.
///
/// Deviation from the usual Butterworth band-pass (Pan & Tompkins 1985, Elgendi 2013): the same slope below the
/// band, no phase shift, two additions instead of ten multiplications.
#[derive(Debug, Clone)]
pub struct QrsBand {
    short: MovingAverage,
    long: MovingAverage,
    /// Delays the short average so that both are centred on the same sample.
    wait: Box<[f32]>,
    next: usize,
}

/// Window of the short average, seconds.
pub const SHORT_S: f64 = 0.012;
/// Window of the long average, seconds.
pub const LONG_S: f64 = 0.060;

/// Nearest odd number of samples, so that the delay is whole.
fn odd(samples: f64) -> usize {
    (((samples - 1.0) / 2.0).round().max(0.0) as usize) * 2 + 1
}

impl QrsBand {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        Self::with(rate, SHORT_S, LONG_S)
    }

    /// With other windows, in seconds: for experiments.
    pub fn with(rate: SampleRate, short_s: f64, long_s: f64) -> Self {
        let short = odd(short_s * rate.hz());
        let long = odd(long_s * rate.hz()).max(short + 2);
        Self {
            short: MovingAverage::new(short),
            long: MovingAverage::new(long),
            wait: vec![0.0; (long - short) / 2].into(),
            next: 0,
        }
    }

    /// Behaves as if `x` had been there for ever.
    pub fn reset(&mut self, x: f32) {
        self.short.reset(x);
        self.long.reset(x);
        self.wait.fill(x);
        self.next = 0;
    }

    /// Samples by which the output lags.
    pub fn delay(&self) -> usize {
        (self.long.window() - 1) / 2
    }

    /// One sample through.
    #[inline]
    pub fn push(&mut self, x: f32) -> f32 {
        let short = std::mem::replace(&mut self.wait[self.next], self.short.push(x) as f32);
        self.next = if self.next + 1 == self.wait.len() { 0 } else { self.next + 1 };
        (f64::from(short) - self.long.push(x)) as f32
    }
}

/// Energy of a band-passed signal under a triangle: two moving averages of its square.
#[derive(Debug, Clone)]
pub struct QrsEnergy {
    first: MovingAverage,
    second: MovingAverage,
}

/// Half of the triangle's base, seconds.
pub const HALF_S: f64 = 0.090;

impl QrsEnergy {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        Self::with(rate, HALF_S)
    }

    /// With another half base, in seconds: for experiments.
    pub fn with(rate: SampleRate, half_s: f64) -> Self {
        let len = odd(half_s * rate.hz());
        Self { first: MovingAverage::new(len), second: MovingAverage::new(len) }
    }

    /// Empties the windows.
    pub fn reset(&mut self) {
        self.first.reset(0.0);
        self.second.reset(0.0);
    }

    /// Samples by which the energy lags.
    pub fn delay(&self) -> usize {
        self.first.window() - 1
    }

    /// One band-passed sample in, millivolts; mean square out.
    #[inline]
    pub fn push(&mut self, y: f32) -> f32 {
        self.second.push(self.first.push(y * y) as f32) as f32
    }
}
