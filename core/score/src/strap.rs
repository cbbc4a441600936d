//! A recording in; what a chest strap would have given of it out.
//!
//! A strap is not an electrocardiograph: every database figure is printed a second time on 130 Hz, 0.7 to 40 Hz and
//! 14 bit over +-20 mV. Any other rate is made by the same resampler.

use std::f64::consts::PI;

/// Samples per second of the strap.
pub const RATE_HZ: f64 = 130.0;
/// Lower edge of the strap's band.
pub const LOW_HZ: f64 = 0.7;
/// Upper edge of the strap's band.
pub const HIGH_HZ: f64 = 40.0;
/// The converter's range, both ways.
pub const RANGE_MV: f64 = 20.0;
/// The converter's resolution.
pub const BITS: i32 = 14;

/// Zero crossings of the sinc on each side of its centre.
const LOBES: f64 = 24.0;
/// Kaiser window for 80 dB of stop-band attenuation.
const KAISER_BETA: f64 = 7.857;

/// What a strap would have given: the band, then its rate, then its converter. Output sample `n` was taken at
/// `n / 130` s; the low-pass has no delay, so that no position moves. NaN stays NaN.
///
/// The high-pass is a Butterworth filter of second order run forward, as the strap's analogue one runs.
pub fn as_strap(samples: &[f32], rate: f64) -> Vec<f32> {
    let step = 2.0 * RANGE_MV / f64::from(1 << BITS);
    let convert = |v: f32| {
        let limit = f64::from(1 << (BITS - 1));
        ((f64::from(v) / step).round().clamp(-limit, limit - 1.0) * step) as f32
    };
    let mut banded = samples.to_vec();
    HighPass::new(LOW_HZ, rate).run(&mut banded);
    let cutoff = HIGH_HZ.min(0.45 * rate);
    resample_below(&banded, rate, RATE_HZ, cutoff)
        .into_iter()
        .map(|v| if v.is_nan() { v } else { convert(v) })
        .collect()
}

/// The same recording at another rate, band-limited to what both rates can hold; sample `n` of the result was taken
/// at `n / to` s. A result is NaN where the nearest sample is.
pub fn resample(samples: &[f32], from: f64, to: f64) -> Vec<f32> {
    resample_below(samples, from, to, 0.45 * from.min(to))
}

/// Convolution with a windowed sinc of this cut-off, evaluated where the output samples lie.
fn resample_below(samples: &[f32], from: f64, to: f64, cutoff_hz: f64) -> Vec<f32> {
    let count = (samples.len() as f64 * to / from).floor() as usize;
    let held = hold(samples);
    // The sinc's zero crossings lie 1 / (2 cutoff) apart.
    let half = LOBES * from / (2.0 * cutoff_hz);
    let taps = Taps::new(cutoff_hz / from, half);
    (0..count)
        .map(|n| {
            let centre = n as f64 * from / to;
            let nearest = (centre.round() as usize).min(samples.len() - 1);
            if samples[nearest].is_nan() { f32::NAN } else { taps.at(&held, centre) as f32 }
        })
        .collect()
}

/// Missing samples replaced by the last one before them, so that a gap does not ring into what lies beside it.
fn hold(samples: &[f32]) -> Vec<f32> {
    let mut last = samples.iter().copied().find(|v| v.is_finite()).unwrap_or(0.0);
    let keep = |v: &f32| {
        if v.is_finite() {
            last = *v;
        }
        last
    };
    samples.iter().map(keep).collect()
}

/// A Kaiser-windowed sinc, tabulated and interpolated.
struct Taps {
    table: Vec<f64>,
    half: f64,
}

impl Taps {
    /// Table steps per input sample.
    const STEPS: f64 = 512.0;

    fn new(cutoff: f64, half: f64) -> Self {
        let entries = (half * Self::STEPS).ceil() as usize + 2;
        let tap = |n: usize| {
            let t = n as f64 / Self::STEPS;
            let x = 2.0 * cutoff * t;
            let sinc = if n == 0 { 1.0 } else { (PI * x).sin() / (PI * x) };
            let edge = (1.0 - (t / half).powi(2)).max(0.0).sqrt();
            2.0 * cutoff * sinc * bessel_i0(KAISER_BETA * edge) / bessel_i0(KAISER_BETA)
        };
        Self { table: (0..entries).map(tap).collect(), half }
    }

    /// The sum at `centre`, over the taps' own sum: a constant stays what it is, at the ends too.
    fn at(&self, samples: &[f32], centre: f64) -> f64 {
        let first = (centre - self.half).ceil().max(0.0) as usize;
        let last = ((centre + self.half).floor() as usize).min(samples.len() - 1);
        let (mut sum, mut weight) = (0.0, 0.0);
        for (n, sample) in samples[first..=last].iter().enumerate() {
            let place = (centre - (first + n) as f64).abs() * Self::STEPS;
            let (entry, between) = (place as usize, place.fract());
            let tap = self.table[entry] + between * (self.table[entry + 1] - self.table[entry]);
            sum += tap * f64::from(*sample);
            weight += tap;
        }
        sum / weight
    }
}

/// Modified Bessel function of the first kind, order zero, by its series.
fn bessel_i0(x: f64) -> f64 {
    let (mut sum, mut term, mut k) = (1.0, 1.0, 1.0);
    while term > 1e-14 * sum {
        term *= (x / (2.0 * k)).powi(2);
        sum += term;
        k += 1.0;
    }
    sum
}

/// Butterworth high-pass of second order, bilinear transform.
struct HighPass {
    b: [f64; 3],
    a: [f64; 2],
}

impl HighPass {
    fn new(cutoff_hz: f64, rate: f64) -> Self {
        let k = (PI * cutoff_hz / rate).tan();
        let norm = 1.0 / (1.0 + k * std::f64::consts::SQRT_2 + k * k);
        Self {
            b: [norm, -2.0 * norm, norm],
            a: [2.0 * (k * k - 1.0) * norm, (1.0 - k * std::f64::consts::SQRT_2 + k * k) * norm],
        }
    }

    /// Filters in place; begins as if the first sample had lasted for ever, and stands still over missing samples.
    fn run(&self, samples: &mut [f32]) {
        let rest = f64::from(samples.iter().copied().find(|v| v.is_finite()).unwrap_or(0.0));
        let (mut z1, mut z2) = (-self.b[0] * rest, self.b[2] * rest);
        for sample in samples.iter_mut().filter(|v| v.is_finite()) {
            let x = f64::from(*sample);
            let y = self.b[0] * x + z1;
            z1 = self.b[1] * x - self.a[0] * y + z2;
            z2 = self.b[2] * x - self.a[1] * y;
            *sample = y as f32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sine(hz: f64, rate: f64, seconds: f64) -> Vec<f32> {
        (0..(seconds * rate) as usize).map(|n| (2.0 * PI * hz * n as f64 / rate).sin() as f32).collect()
    }

    /// Largest value away from the ends.
    fn peak(samples: &[f32]) -> f32 {
        let edge = samples.len() / 4;
        samples[edge..samples.len() - edge].iter().fold(0.0, |peak, v| peak.max(v.abs()))
    }

    #[test]
    fn resampled_sine_is_the_sine_at_the_other_rate() {
        for (from, to) in [(360.0, 130.0), (128.0, 360.0), (250.0, 129.97), (500.0, 500.0)] {
            let got = resample(&sine(11.0, from, 8.0), from, to);
            let want = sine(11.0, to, 8.0);
            let edge = to as usize;
            let worst = got[edge..got.len() - edge].iter().zip(&want[edge..]).map(|(g, w)| (g - w).abs());
            let worst = worst.fold(0.0, f32::max);
            assert!(worst < 2e-4, "{from} to {to} Hz: {worst}");
        }
    }

    #[test]
    fn what_the_new_rate_cannot_hold_is_gone() {
        assert!(peak(&resample(&sine(90.0, 360.0, 8.0), 360.0, 130.0)) < 3e-4);
        assert!(peak(&as_strap(&sine(60.0, 360.0, 8.0), 360.0)) < 0.005);
    }

    #[test]
    fn strap_keeps_the_qrs_band_and_drops_the_baseline() {
        assert!((peak(&as_strap(&sine(12.0, 360.0, 8.0), 360.0)) - 1.0).abs() < 0.02);
        assert!(peak(&as_strap(&sine(0.1, 360.0, 80.0), 360.0)) < 0.03);
        // An offset leaves no step behind.
        let offset: Vec<f32> = vec![3.5; 3600];
        assert_eq!(peak(&as_strap(&offset, 360.0)), 0.0);
    }

    #[test]
    fn converter_has_14_bit_over_40_mv() {
        let tall: Vec<f32> = sine(10.0, 360.0, 8.0).iter().map(|v| v * 50.0).collect();
        let got = as_strap(&tall, 360.0);
        assert!(got.iter().all(|v| (-20.0..20.0).contains(v)));
        let step = 40.0 / 16384.0;
        assert!(got.iter().all(|v| (v / step - (v / step).round()).abs() < 1e-3));
    }

    #[test]
    fn missing_stays_missing_and_rings_into_nothing() {
        let mut samples = vec![1.0f32; 3600];
        samples[1000..2000].fill(f32::NAN);
        let got = resample(&samples, 360.0, 130.0);
        assert_eq!(got.iter().filter(|v| v.is_nan()).count(), 362);
        assert!(got.iter().filter(|v| !v.is_nan()).all(|v| (v - 1.0).abs() < 1e-6));
        assert!(as_strap(&samples, 360.0).iter().filter(|v| !v.is_nan()).all(|v| v.abs() < 1e-6));
    }

    #[test]
    fn nothing_and_one_sample_are_fine() {
        assert!(resample(&[], 360.0, 130.0).is_empty() && as_strap(&[], 360.0).is_empty());
        assert_eq!(resample(&[2.0], 130.0, 130.0), [2.0]);
        assert!(as_strap(&[f32::NAN; 40], 130.0).iter().all(|v| v.is_nan()));
    }
}
