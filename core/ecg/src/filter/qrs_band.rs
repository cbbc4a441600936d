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

/// Room for the sums of the band and of the energy at the highest rate; powers of two.
const BAND_ROOM: usize = 128;
const ENERGY_ROOM: usize = 512;
const _: () = assert!(BAND_ROOM as f64 > LONG_S * SampleRate::HIGHEST + 2.0);
const _: () = assert!(ENERGY_ROOM as f64 > 2.0 * (HALF_S * SampleRate::HIGHEST + 1.0) + 1.0);

/// The last running sums. Their number is fixed, so that a masked index needs no check.
#[derive(Debug, Clone)]
struct Sums<const ROOM: usize> {
    ring: [u64; ROOM],
    next: usize,
}

impl<const ROOM: usize> Sums<ROOM> {
    const EMPTY: Self = Self { ring: [0; ROOM], next: 0 };

    #[inline]
    fn put(&mut self, sum: u64) {
        self.ring[self.next % ROOM] = sum;
        self.next = self.next.wrapping_add(1);
    }

    /// The sum put `samples` before the last one; [`put`](Self::put) comes first.
    #[inline]
    fn back(&self, samples: usize) -> u64 {
        self.ring[self.next.wrapping_sub(1 + samples) % ROOM]
    }
}

/// The nearest whole number, in two's complement, of a finite value under 2^51: the last bits of a sum whose exponent
/// is that of 2^52. A cast would look for infinities and NaN at every sample.
#[inline]
fn whole(value: f32) -> u64 {
    const SHIFT: f64 = 6_755_399_441_055_744.0; // 1.5 * 2^52
    (f64::from(value) + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits())
}

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
    sums: Sums<BAND_ROOM>,
    sum: u64,
    short: usize,
    long: usize,
    /// Samples from the end of the long window to the end of the short one.
    edge: usize,
    per_short: f32,
    per_long: f32,
}

impl QrsBand {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        let short = odd(SHORT_S * rate.hz());
        let long = odd(LONG_S * rate.hz()).max(short + 2);
        Self {
            sums: Sums::EMPTY,
            sum: 0,
            short,
            long,
            edge: (long - short) / 2,
            per_short: 1.0 / (PER_MV * short as f32),
            per_long: 1.0 / (PER_MV * long as f32),
        }
    }

    /// Behaves as if `x` had been there for ever.
    pub fn reset(&mut self, x: f32) {
        let step = whole(x * PER_MV);
        for back in (0..BAND_ROOM as u64).rev() {
            self.sums.put(self.sum.wrapping_sub(step.wrapping_mul(back)));
        }
    }

    /// Samples by which the output lags.
    pub fn delay(&self) -> usize {
        (self.long - 1) / 2
    }

    /// One sample through, millivolts.
    #[inline]
    pub fn push(&mut self, x: f32) -> f32 {
        self.sum = self.sum.wrapping_add(whole(x * PER_MV));
        self.sums.put(self.sum);
        let short = self.sums.back(self.edge).wrapping_sub(self.sums.back(self.edge + self.short));
        let long = self.sum.wrapping_sub(self.sums.back(self.long));
        let (short, long) = (short.cast_signed(), long.cast_signed());
        short as f32 * self.per_short - long as f32 * self.per_long
    }
}

/// Energy of a band-passed signal under a triangle: the second difference of its twice-summed square.
#[derive(Debug, Clone)]
pub struct QrsEnergy {
    sums: Sums<ENERGY_ROOM>,
    once: u64,
    twice: u64,
    half: usize,
    scale: f32,
}

impl QrsEnergy {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        let half = odd(HALF_S * rate.hz());
        Self { sums: Sums::EMPTY, once: 0, twice: 0, half, scale: 1.0 / (PER_MV2 * (half * half) as f32) }
    }

    /// Empties the windows.
    pub fn reset(&mut self) {
        self.sums = Sums::EMPTY;
        (self.once, self.twice) = (0, 0);
    }

    /// Samples by which the energy lags.
    pub fn delay(&self) -> usize {
        self.half - 1
    }

    /// One band-passed sample in, millivolts; weighted mean square out.
    #[inline]
    pub fn push(&mut self, y: f32) -> f32 {
        let square = whole((y * y).min(LARGEST_MV2) * PER_MV2);
        self.once = self.once.wrapping_add(square);
        self.twice = self.twice.wrapping_add(self.once);
        self.sums.put(self.twice);
        let (middle, end) = (self.sums.back(self.half), self.sums.back(2 * self.half));
        let energy = self.twice.wrapping_sub(middle).wrapping_sub(middle).wrapping_add(end);
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
