//! The stretch of signal around one beat, at the model's rate whatever the recording's.

use crate::{
    ring::SampleRing,
    units::{SamplePosition, SampleRate},
};

/// Rate of the windows, hertz.
pub const WINDOW_RATE: f64 = 128.0;
/// Samples of a window.
pub const WINDOW: usize = 160;
/// Samples of a window before R; R itself is the sample with this index.
pub const BEFORE_R: usize = 64;

/// One beat's window: 1.25 s at 128 Hz, R at index [`BEFORE_R`] (0.5 s before, 0.75 s after).
pub type Window = [f32; WINDOW];

/// Points of the interpolating polynomial.
const TAPS: usize = 6;
/// Samples on either side that it reads.
pub(super) const REACH: f64 = (TAPS / 2) as f64;

/// The last seconds of the clean signal.
///
/// Windows are read between samples by the Lagrange polynomial through six of them. Arithmetic alone, so that
/// every platform finds the same bits; with the signal below 40 Hz its error at 128 Hz is under 2 %.
#[derive(Debug, Clone)]
pub(super) struct SignalRing {
    samples: SampleRing,
    per_second: f64,
    lag: f64,
}

impl SignalRing {
    /// Keeps the last `seconds`; the first sample pushed belongs `lag` samples before the recording's first.
    pub(super) fn new(rate: SampleRate, seconds: f64, lag: f64) -> Self {
        Self { samples: SampleRing::new(rate.samples(seconds).max(TAPS)), per_second: rate.hz(), lag }
    }

    pub(super) fn push(&mut self, sample: f32) {
        self.samples.push(sample);
    }

    /// So many samples that were not received.
    pub(super) fn push_missing(&mut self, samples: u64) {
        self.samples.push_missing(samples);
    }

    /// One past the position of the last sample pushed.
    pub(super) fn clock(&self) -> SamplePosition {
        self.samples.end() as f64 - self.lag
    }

    /// One past the last sample that a window around `r` reads.
    pub(super) fn window_end(&self, r: SamplePosition) -> SamplePosition {
        r + (WINDOW - BEFORE_R) as f64 / WINDOW_RATE * self.per_second + REACH + 1.0
    }

    fn at(&self, index: i64) -> f32 {
        u64::try_from(index).ok().and_then(|index| self.samples.get(index)).unwrap_or(f32::NAN)
    }

    /// The window around `r`; 0 where there is no sample or where `blank` says that it must not be read. With
    /// it, the share of the window that is such.
    pub(super) fn window(&self, r: SamplePosition, blank: impl Fn(SamplePosition) -> bool) -> (Window, f32) {
        let mut window = [0.0; WINDOW];
        let mut missing = 0;
        for (i, out) in window.iter_mut().enumerate() {
            let place = r + (i as f64 - BEFORE_R as f64) / WINDOW_RATE * self.per_second;
            let value = if blank(place) { f32::NAN } else { self.between(place + self.lag) };
            if value.is_finite() {
                *out = value;
            } else {
                missing += 1;
            }
        }
        (window, missing as f32 / WINDOW as f32)
    }

    fn between(&self, place: SamplePosition) -> f32 {
        let whole = place.floor();
        let t = place - whole;
        // Lagrange weights at nodes -2..=3 for a point t in 0..1.
        let (a, b, c, d, e, f) = (t + 2.0, t + 1.0, t, t - 1.0, t - 2.0, t - 3.0);
        let weights = [
            -b * c * d * e * f / 120.0,
            a * c * d * e * f / 24.0,
            -a * b * d * e * f / 12.0,
            a * b * c * e * f / 12.0,
            -a * b * c * d * f / 24.0,
            a * b * c * d * e / 120.0,
        ];
        let first = whole as i64 - 2;
        let mut sum = 0.0;
        for (k, weight) in weights.iter().enumerate() {
            sum += weight * f64::from(self.at(first + k as i64));
        }
        sum as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::TAU;

    #[test]
    fn a_wave_is_read_the_same_at_any_rate() {
        for hz in [100.0, 128.0, 130.0, 360.0, 1000.0] {
            let rate = SampleRate::new(hz).unwrap();
            let mut ring = SignalRing::new(rate, 4.0, 0.0);
            for n in 0..rate.samples(4.0) {
                ring.push((TAU * 12.0 * n as f64 / hz).sin() as f32);
            }
            let r = 2.0 * hz + 0.37;
            let (window, missing) = ring.window(r, |_| false);
            assert_eq!(missing, 0.0);
            for (i, got) in window.iter().enumerate() {
                let seconds = r / hz + (i as f64 - BEFORE_R as f64) / WINDOW_RATE;
                let want = (TAU * 12.0 * seconds).sin();
                assert!((f64::from(*got) - want).abs() < 5e-3, "{hz} Hz, {i}: {got} for {want}");
            }
        }
    }

    #[test]
    fn what_is_missing_or_blanked_reads_as_zero_and_is_counted() {
        let rate = SampleRate::new(128.0).unwrap();
        let mut ring = SignalRing::new(rate, 4.0, 0.0);
        for _ in 0..200 {
            ring.push(1.0);
        }
        let (window, missing) = ring.window(150.0, |place| place < 100.0);
        assert_eq!(window[0], 0.0);
        assert!((window[BEFORE_R] - 1.0).abs() < 1e-6);
        assert_eq!(window[WINDOW - 1], 0.0);
        // 14 samples before 100, and the polynomial reads three samples ahead: 197 is the first that lacks one.
        assert_eq!(missing, (14 + (246 - 197)) as f32 / WINDOW as f32);
    }
}
