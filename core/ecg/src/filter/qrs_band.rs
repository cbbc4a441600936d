//! The band in which QRS complexes stand out, and their energy in it.
//!
//! Both are moving averages, read off running sums in wrapping integers: the difference of two sums is exact however
//! often they have wrapped, so nothing drifts in a recording of any length, an artefact is forgotten with its window,
//! and a sample costs a few additions.

use crate::units::SampleRate;

/// Window of the short average, seconds.
const SHORT_S: f64 = 0.012;
/// Window of the long average, seconds.
const LONG_S: f64 = 0.060;
/// Half of the energy's triangle, seconds.
const HALF_S: f64 = 0.090;
/// One millivolt in the band's sums: a nanovolt is 1.
const PER_MV: f32 = 1_048_576.0;
/// One square millivolt in the energy's sums.
const PER_MV2: f32 = 1_073_741_824.0;
/// Largest square that is summed, square millivolts: the triangle of the highest rate then stays under 2^63.
const LARGEST_MV2: f32 = 200_000.0;

/// Nearest odd number of samples, so that the delay is whole.
fn odd(samples: f64) -> usize {
    (((samples - 1.0) / 2.0).round().max(0.0) as usize) * 2 + 1
}

/// Difference of two moving averages: keeps about 8 to 40 Hz, symmetric in time, so that an extremum stays where it
/// is and a polarity stays what it is.
///
/// Deviation from the usual Butterworth band-pass (Pan & Tompkins 1985: 5 to 12 Hz; Elgendi 2013: 8 to 20 Hz): the
/// band lies higher, where electrode motion is weaker, and has no phase shift.
#[derive(Debug, Clone)]
pub struct QrsBand {
    sums: Box<[u64]>,
    mask: usize,
    next: usize,
    sum: u64,
    short: usize,
    long: usize,
    per_short: f32,
    per_long: f32,
}

impl QrsBand {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        let short = odd(SHORT_S * rate.hz());
        let long = odd(LONG_S * rate.hz()).max(short + 2);
        let size = (long + 1).next_power_of_two();
        Self {
            sums: vec![0; size].into(),
            mask: size - 1,
            next: 0,
            sum: 0,
            short,
            long,
            per_short: 1.0 / (PER_MV * short as f32),
            per_long: 1.0 / (PER_MV * long as f32),
        }
    }

    /// Behaves as if `x` had been there for ever.
    pub fn reset(&mut self, x: f32) {
        let step = (x * PER_MV) as i64;
        for back in 0..self.sums.len() {
            let at = self.next.wrapping_sub(1 + back) & self.mask;
            self.sums[at] = self.sum.wrapping_sub((step.wrapping_mul(back as i64)).cast_unsigned());
        }
    }

    /// Samples by which the output lags.
    pub fn delay(&self) -> usize {
        (self.long - 1) / 2
    }

    /// One sample through, millivolts.
    #[inline]
    pub fn push(&mut self, x: f32) -> f32 {
        self.sum = self.sum.wrapping_add(((x * PER_MV) as i64).cast_unsigned());
        self.sums[self.next & self.mask] = self.sum;
        let back = |samples: usize| self.sums[self.next.wrapping_sub(samples) & self.mask];
        let edge = (self.long - self.short) / 2;
        let short = back(edge).wrapping_sub(back(edge + self.short)).cast_signed();
        let long = self.sum.wrapping_sub(back(self.long)).cast_signed();
        self.next = self.next.wrapping_add(1);
        short as f32 * self.per_short - long as f32 * self.per_long
    }
}

/// Energy of a band-passed signal under a triangle: the second difference of its twice-summed square.
#[derive(Debug, Clone)]
pub struct QrsEnergy {
    sums: Box<[u64]>,
    mask: usize,
    next: usize,
    once: u64,
    twice: u64,
    half: usize,
    scale: f32,
}

impl QrsEnergy {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        let half = odd(HALF_S * rate.hz());
        let size = (2 * half + 1).next_power_of_two();
        Self {
            sums: vec![0; size].into(),
            mask: size - 1,
            next: 0,
            once: 0,
            twice: 0,
            half,
            scale: 1.0 / (PER_MV2 * (half * half) as f32),
        }
    }

    /// Empties the windows.
    pub fn reset(&mut self) {
        self.sums.fill(0);
        (self.once, self.twice) = (0, 0);
    }

    /// Samples by which the energy lags.
    pub fn delay(&self) -> usize {
        self.half - 1
    }

    /// One band-passed sample in, millivolts; weighted mean square out.
    #[inline]
    pub fn push(&mut self, y: f32) -> f32 {
        let square = ((y * y).min(LARGEST_MV2) * PER_MV2) as u64;
        self.once = self.once.wrapping_add(square);
        self.twice = self.twice.wrapping_add(self.once);
        self.sums[self.next & self.mask] = self.twice;
        let back = |samples: usize| self.sums[self.next.wrapping_sub(samples) & self.mask];
        let middle = back(self.half);
        let energy = self.twice.wrapping_sub(middle).wrapping_sub(middle).wrapping_add(back(2 * self.half));
        self.next = self.next.wrapping_add(1);
        energy.cast_signed() as f32 * self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal(n: usize) -> Vec<f32> {
        (0..n).map(|i| ((i * i % 101) as f32 - 50.0) * 0.02).collect()
    }

    fn rates() -> impl Iterator<Item = SampleRate> {
        [50.0, 130.0, 360.0, 2000.0].into_iter().map(|hz| SampleRate::new(hz).unwrap())
    }

    #[test]
    fn the_band_is_the_difference_of_two_means() {
        for rate in rates() {
            let mut band = QrsBand::new(rate);
            let x = signal(600);
            band.reset(x[0]);
            let at = |i: i64| x[i.max(0) as usize];
            for n in 0..x.len() as i64 {
                let centre = n - band.delay() as i64;
                let mean = |len: usize| {
                    let half = (len as i64 - 1) / 2;
                    (centre - half..=centre + half).map(at).sum::<f32>() / len as f32
                };
                let expected = mean(band.short) - mean(band.long);
                assert!((band.push(at(n)) - expected).abs() < 1e-4);
            }
        }
    }

    #[test]
    fn the_energy_is_a_triangle_over_the_square() {
        for rate in rates() {
            let mut energy = QrsEnergy::new(rate);
            let y = signal(900);
            let half = energy.half as i64;
            for n in 0..y.len() as i64 {
                let weight = |k: i64| (half - (k - (half - 1)).abs()) as f32;
                let expected: f32 = (0..2 * half - 1)
                    .filter(|k| n >= *k)
                    .map(|k| weight(k) * y[(n - k) as usize].powi(2))
                    .sum();
                let expected = expected / (half * half) as f32;
                assert!((energy.push(y[n as usize]) - expected).abs() < 1e-3 * expected + 1e-5);
            }
        }
    }

    #[test]
    fn an_artefact_of_any_size_is_forgotten_with_its_window() {
        let rate = SampleRate::new(360.0).unwrap();
        let (mut band, mut energy) = (QrsBand::new(rate), QrsEnergy::new(rate));
        band.reset(0.25);
        energy.push(band.push(100_000.0));
        let last = (0..200).map(|_| energy.push(band.push(0.25))).last();
        assert_eq!(last, Some(0.0));
    }

    #[test]
    fn a_start_far_from_zero_is_no_step() {
        let rate = SampleRate::new(130.0).unwrap();
        let mut band = QrsBand::new(rate);
        for start in [1.5, -300.0, 0.0] {
            band.reset(start);
            for _ in 0..30 {
                assert!(band.push(start).abs() < 1e-3, "{start}");
            }
        }
    }
}
