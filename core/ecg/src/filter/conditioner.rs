//! From the signal as received to the signal that is shown and classified.

use super::{biquad::Biquad, mains::MainsNotch};
use crate::units::SampleRate;

/// Hum of a larger amplitude hides beats until it is taken out, millivolts.
const HINDERS_MV: f64 = 0.03;
/// Corner of the high-pass that takes out the baseline, hertz.
pub const BASELINE_HZ: f64 = 0.5;
/// Corner of the low-pass, hertz.
pub const BAND_HZ: f64 = 40.0;
/// A fourth-order Bessel low-pass in two sections: natural frequency over the -3 dB corner, and quality
/// (Williams & Taylor, *Electronic Filter Design Handbook*, table 11-56).
const BESSEL: [(f64, f64); 2] = [(1.4192, 0.5219), (1.5912, 0.8055)];
/// Under this rate the sensor's own anti-aliasing filter already ends the band; a filter so near to half the rate
/// would only bend the delay.
const LOW_PASS_FROM_HZ: f64 = 160.0;
/// No heart reaches this on the skin. Beyond it a value is a converter's or a unit's error, and is held here so that
/// no filter state overflows, millivolts.
pub const LIMIT_MV: f32 = 100_000.0;

/// One received sample after conditioning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conditioned {
    /// Mains taken out, baseline left in, without delay: what detection and grading see.
    pub without_mains: f32,
    /// Baseline, mains and muscle band taken out, [`Conditioner::delay`] samples late: what is shown and classified.
    pub clean: f32,
}

/// Mains notch, 0.5 Hz high-pass (second-order Butterworth, causal) and 40 Hz low-pass (fourth-order Bessel: its
/// delay is the same at every frequency of a QRS complex, so the shape keeps). Both start settled on the first
/// sample, so that no start-up transient passes for a beat.
///
/// Deviations: the high-pass is causal, where the literature filters forwards and backwards; it moves a QRS by less
/// than a millisecond and bends the ST segment, which is not reported. Under 160 Hz there is no low-pass.
#[derive(Debug, Clone)]
pub struct Conditioner {
    rate: SampleRate,
    mains: MainsNotch,
    baseline: Biquad,
    band: Option<[Biquad; 2]>,
    settled: bool,
}

impl Conditioner {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        let band = (rate.hz() >= LOW_PASS_FROM_HZ)
            .then(|| BESSEL.map(|(scale, q)| Biquad::low_pass(rate.hz(), BAND_HZ * scale, q)));
        Self {
            rate,
            mains: MainsNotch::new(rate),
            baseline: Biquad::high_pass(rate.hz(), BASELINE_HZ),
            band,
            settled: false,
        }
    }

    /// Samples by which `clean` lags.
    pub fn delay(&self) -> f64 {
        self.band.iter().flatten().map(Biquad::delay_at_dc).sum()
    }

    /// Corners of the band of `clean`, hertz; no upper one where the sensor's own filter already ends it.
    pub fn band_hz(&self) -> (f64, Option<f64>) {
        (BASELINE_HZ, self.band.as_ref().map(|_| BAND_HZ))
    }

    /// The next sample begins a new stretch: nothing rings over from the one before.
    pub fn reset(&mut self) {
        self.settled = false;
        self.mains.reset(self.rate);
    }

    /// The mains frequency that is or was removed, hertz: the last one found since the start.
    pub fn mains_hz(&self) -> Option<f64> {
        self.mains.removed()
    }

    /// Whether the removal of a hum that hides beats began with the last sample; said once.
    pub fn hum_began_to_go(&mut self) -> bool {
        self.mains.began().is_some_and(|amplitude_mv| amplitude_mv > HINDERS_MV)
    }

    /// One finite sample through, millivolts.
    #[inline]
    pub fn push(&mut self, raw: f32) -> Conditioned {
        let raw = raw.clamp(-LIMIT_MV, LIMIT_MV);
        let without_mains = self.mains.push(self.rate, raw);
        if !self.settled {
            self.settled = true;
            self.baseline.settle(f64::from(without_mains));
            for section in self.band.iter_mut().flatten() {
                section.settle(0.0);
            }
        }
        let mut y = self.baseline.push(f64::from(without_mains));
        if let Some(sections) = &mut self.band {
            for section in sections {
                y = section.push(y);
            }
        }
        Conditioned { without_mains, clean: y as f32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaussian(rate: SampleRate, at_s: f64, n: usize) -> f32 {
        let d = (n as f64 / rate.hz() - at_s) / 0.012;
        (-0.5 * d * d).exp() as f32
    }

    #[test]
    fn a_qrs_comes_out_where_the_stated_delay_says() {
        for hz in [130.0, 200.0, 360.0, 1000.0, 2000.0] {
            let rate = SampleRate::new(hz).unwrap();
            let mut conditioner = Conditioner::new(rate);
            let out: Vec<f32> =
                (0..rate.samples(2.0)).map(|n| conditioner.push(gaussian(rate, 1.0, n)).clean).collect();
            let top = (0..out.len()).max_by(|a, b| out[*a].total_cmp(&out[*b])).unwrap();
            let expected = hz + conditioner.delay();
            assert!((top as f64 - expected).abs() <= (0.0015 * hz).max(1.0), "{hz}: {top} {expected}");
        }
    }

    #[test]
    fn a_start_far_from_zero_makes_no_transient() {
        let rate = SampleRate::new(360.0).unwrap();
        let mut conditioner = Conditioner::new(rate);
        for _ in 0..2000 {
            assert!(conditioner.push(7.5).clean.abs() < 1e-6);
        }
        conditioner.reset();
        for _ in 0..2000 {
            assert!(conditioner.push(-300.0).clean.abs() < 1e-6);
        }
    }

    #[test]
    fn a_wandering_baseline_is_taken_out() {
        let rate = SampleRate::new(130.0).unwrap();
        let mut conditioner = Conditioner::new(rate);
        let mut worst = 0.0f32;
        for n in 0..rate.samples(60.0) {
            let wander = (2.0 * std::f64::consts::PI * 0.05 * n as f64 / rate.hz()).sin() as f32;
            let y = conditioner.push(wander).clean;
            if n > rate.samples(20.0) {
                worst = worst.max(y.abs());
            }
        }
        assert!(worst < 0.012, "{worst}");
    }

    #[test]
    fn hostile_values_do_not_outlive_a_few_seconds() {
        let rate = SampleRate::new(130.0).unwrap();
        let mut conditioner = Conditioner::new(rate);
        conditioner.push(f32::MAX);
        conditioner.push(f32::MIN);
        let mut last = 0.0;
        for _ in 0..rate.samples(30.0) {
            last = conditioner.push(0.5).clean;
        }
        assert!(last.abs() < 1e-3, "{last}");
    }
}
