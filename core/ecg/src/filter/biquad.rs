//! Second-order sections.

use std::f64::consts::{PI, SQRT_2};

/// One second-order section, transposed direct form II, coefficients and state in `f64`.
///
/// Designs are the bilinear transform of the analogue prototype with the corner pre-warped (Oppenheim & Schafer,
/// *Discrete-Time Signal Processing*, 7.1).
#[derive(Debug, Clone, Copy)]
pub struct Biquad {
    b: [f64; 3],
    a: [f64; 2],
    s: [f64; 2],
}

impl Biquad {
    /// Second-order low-pass with natural frequency `hz` and quality `q` (0.7071 is Butterworth).
    pub fn low_pass(rate_hz: f64, hz: f64, q: f64) -> Self {
        let k = libm::tan(PI * hz / rate_hz);
        let norm = 1.0 / (1.0 + k / q + k * k);
        let b0 = k * k * norm;
        Self::with([b0, 2.0 * b0, b0], k, q, norm)
    }

    /// Second-order Butterworth high-pass at `hz`.
    pub fn high_pass(rate_hz: f64, hz: f64) -> Self {
        let k = libm::tan(PI * hz / rate_hz);
        let q = 1.0 / SQRT_2;
        let norm = 1.0 / (1.0 + k / q + k * k);
        Self::with([norm, -2.0 * norm, norm], k, q, norm)
    }

    /// Resonator at `hz`, `width_hz` wide at half power: what a notch takes out.
    pub fn resonator(rate_hz: f64, hz: f64, width_hz: f64) -> Self {
        // The width is set on the digital axis: the bilinear transform would narrow it near half the rate.
        let width = libm::tan(PI * width_hz / rate_hz);
        let norm = 1.0 / (1.0 + width);
        let a1 = -2.0 * libm::cos(2.0 * PI * hz / rate_hz) * norm;
        Self { b: [width * norm, 0.0, -width * norm], a: [a1, (1.0 - width) * norm], s: [0.0; 2] }
    }

    fn with(b: [f64; 3], k: f64, q: f64, norm: f64) -> Self {
        Self { b, a: [2.0 * (k * k - 1.0) * norm, (1.0 - k / q + k * k) * norm], s: [0.0; 2] }
    }

    /// Sets the state to what a constant `x` since ever would have left, so that nothing rings at the start.
    pub fn settle(&mut self, x: f64) {
        let gain = self.b.iter().sum::<f64>() / (1.0 + self.a[0] + self.a[1]);
        let y = gain * x;
        self.s[1] = self.b[2] * x - self.a[1] * y;
        self.s[0] = self.b[1] * x - self.a[0] * y + self.s[1];
    }

    /// One sample through.
    #[inline]
    pub fn push(&mut self, x: f64) -> f64 {
        let y = self.b[0] * x + self.s[0];
        // What does not wait for `y` comes first: the next sample waits for this sum.
        self.s[0] = (self.b[1] * x + self.s[1]) - self.a[0] * y;
        self.s[1] = self.b[2] * x - self.a[1] * y;
        y
    }

    /// Magnitude of the response at `hz`.
    pub fn magnitude(&self, rate_hz: f64, hz: f64) -> f64 {
        let w = 2.0 * PI * hz / rate_hz;
        let at = |c: [f64; 3]| {
            let re = c[0] + c[1] * libm::cos(w) + c[2] * libm::cos(2.0 * w);
            let im = -c[1] * libm::sin(w) - c[2] * libm::sin(2.0 * w);
            libm::hypot(re, im)
        };
        at(self.b) / at([1.0, self.a[0], self.a[1]])
    }

    /// Delay in samples of a slowly changing signal (group delay at 0 Hz).
    pub fn delay_at_dc(&self) -> f64 {
        let moment = |c: [f64; 3]| (c[1] + 2.0 * c[2]) / c.iter().sum::<f64>();
        moment(self.b) - moment([1.0, self.a[0], self.a[1]])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_where_they_are_stated() {
        for rate in [100.0, 130.0, 360.0, 2000.0] {
            let low = Biquad::low_pass(rate, 40.0, 1.0 / SQRT_2);
            assert!((low.magnitude(rate, 40.0) - 0.5f64.sqrt()).abs() < 1e-9);
            let high = Biquad::high_pass(rate, 0.5);
            assert!((high.magnitude(rate, 0.5) - 0.5f64.sqrt()).abs() < 1e-9);
            assert!(high.magnitude(rate, 1e-6) < 1e-9);
            for hz in [25.0, 0.47 * rate] {
                let hum = Biquad::resonator(rate, hz, 1.0);
                let edges = [hz - 0.5, hz + 0.5].map(|f| hum.magnitude(rate, f));
                assert!((hum.magnitude(rate, hz) - 1.0).abs() < 1e-9);
                assert!((f64::midpoint(edges[0], edges[1]) - 0.5f64.sqrt()).abs() < 0.01, "{edges:?}");
            }
        }
    }

    #[test]
    fn a_settled_section_does_not_ring() {
        let mut low = Biquad::low_pass(130.0, 40.0, 0.7);
        low.settle(3.0);
        for _ in 0..50 {
            assert!((low.push(3.0) - 3.0).abs() < 1e-9);
        }
        let mut high = Biquad::high_pass(130.0, 0.5);
        high.settle(-2.0);
        for _ in 0..50 {
            assert!(high.push(-2.0).abs() < 1e-9);
        }
    }

    #[test]
    fn the_stated_delay_is_that_of_a_slow_ramp() {
        let mut low = Biquad::low_pass(360.0, 40.0, 0.577);
        let (mut x, mut y) = (0.0, 0.0);
        for n in 0..5000 {
            x = f64::from(n) * 0.01;
            y = low.push(x);
        }
        assert!(((x - y) / 0.01 - low.delay_at_dc()).abs() < 1e-6);
    }
}
