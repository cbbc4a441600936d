//! R moved to the true extremum.

use super::{Polarity, candidate::Track};
use crate::units::{SamplePosition, SampleRate};

/// How far R may move from where the QRS band had it, seconds.
const REACH_S: f64 = 0.06;
/// The local baseline is the mean over this long, seconds: shorter than a QRS and its neighbours would bend it,
/// longer and a wandering baseline would.
const BASELINE_S: f64 = 0.2;
/// Samples are averaged over this long where the rate allows, seconds, so that muscle noise does not pick the peak.
const SMOOTH_S: f64 = 0.012;
/// Where a complex swings both ways, R is on the person's usual side unless the other is so many times as large: it
/// would change sides with each breath else, and each change would shift an interval.
const TURNS: f64 = 1.3;
/// What one beat less is known of the usual side for each that has followed.
const FORGETS: f64 = 0.9;

/// Where R is, which way it points and how tall it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fiducial {
    /// Extremum, a fraction of a sample (vertex of the parabola through three samples).
    pub position: SamplePosition,
    /// Which way it points.
    pub polarity: Polarity,
    /// Height over the local baseline, millivolts, signed.
    pub amplitude_mv: f32,
}

/// Places R on the largest deflection from the local baseline of the unfiltered signal; of two of nearly the same size on
/// the side where it usually is.
///
/// Deviation from models.md ("extremum of the band-passed signal"): the band's slopes pull R of a wide complex to
/// its steepest part; the signal itself has it where a physician puts the finger.
#[derive(Debug, Clone)]
pub struct FiducialPoint {
    reach: i64,
    half_baseline: i64,
    half_smooth: i64,
    sums: Vec<f64>,
    /// Which side R has been on: positive up, negative down, the latest beats weighing most.
    usual: f64,
}

impl FiducialPoint {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        let hz = rate.hz();
        let reach = (REACH_S * hz) as i64;
        let half_baseline = (BASELINE_S * hz / 2.0) as i64;
        let half_smooth = (SMOOTH_S * hz / 2.0) as i64;
        Self {
            reach,
            half_baseline,
            half_smooth,
            sums: vec![0.0; (2 * (reach + half_baseline) + 4) as usize],
            usual: 0.0,
        }
    }

    /// Samples after R that must have been seen.
    pub fn delay(&self) -> usize {
        (self.reach + self.half_baseline + 1) as usize
    }

    /// The extremum near `about` of a signal known in `known` (first and one past the last index).
    pub fn place(&mut self, signal: &Track, about: SamplePosition, known: (i64, i64)) -> Fiducial {
        let centre = about.round() as i64;
        let first = centre - self.reach - self.half_baseline - 1;
        // Beyond what is known the signal is held, so that an edge is no slope.
        let at = |i: i64| f64::from(signal.at(i.clamp(known.0, (known.1 - 1).max(known.0))));
        let mut sum = 0.0;
        if let Some(signal) = signal.slice(first, self.sums.len())
            && first >= known.0
            && first + self.sums.len() as i64 <= known.1
        {
            for (slot, value) in self.sums.iter_mut().zip(signal) {
                *slot = sum;
                sum += f64::from(*value);
            }
        } else {
            for (k, slot) in (0..).zip(&mut self.sums) {
                *slot = sum;
                sum += at(first + k);
            }
        }
        let sums = &self.sums;
        let mean = |i: i64, half: i64| {
            let (from, to) = ((i - half - first) as usize, (i + half + 1 - first) as usize);
            (sums[to] - sums[from]) / (2 * half + 1) as f64
        };
        let deflection = |i: i64| mean(i, self.half_smooth) - mean(i, self.half_baseline);
        let (mut highest, mut lowest) = ((centre, 0.0), (centre, 0.0));
        for i in centre - self.reach..=centre + self.reach {
            let d = deflection(i);
            if d > highest.1 {
                highest = (i, d);
            }
            if d < lowest.1 {
                lowest = (i, d);
            }
        }
        let upwards = match self.usual {
            usual if usual > 0.0 => TURNS * highest.1 >= -lowest.1,
            usual if usual < 0.0 => highest.1 > -TURNS * lowest.1,
            _ => highest.1 >= -lowest.1,
        };
        let (i, tall) = if upwards { highest } else { lowest };
        self.usual = FORGETS * self.usual + if upwards { 1.0 } else { -1.0 };
        let inner = i > centre - self.reach && i < centre + self.reach;
        let shift = if inner {
            let (a, c) = (deflection(i - 1), deflection(i + 1));
            let bend = a - 2.0 * tall + c;
            if bend.abs() < 1e-12 { 0.0 } else { (0.5 * (a - c) / bend).clamp(-0.5, 0.5) }
        } else {
            0.0
        };
        Fiducial {
            position: i as f64 + shift,
            polarity: if tall < 0.0 { Polarity::Down } else { Polarity::Up },
            amplitude_mv: tall as f32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(rate: SampleRate, r: f64, sign: f32) -> Track {
        let mut track = Track::new(rate.samples(2.0));
        for i in 0..rate.samples(2.0) as i64 {
            let d = (i as f64 - r) / (0.014 * rate.hz());
            track.put(i, 3.0 + sign * (-0.5 * d * d).exp() as f32);
        }
        track
    }

    #[test]
    fn finds_r_between_samples_at_any_rate_and_either_way_up() {
        for hz in [50.0, 130.0, 360.0, 2000.0] {
            let rate = SampleRate::new(hz).unwrap();
            let n = rate.samples(2.0) as i64;
            for sign in [1.0, -1.0] {
                let r = hz + 0.37;
                let found = FiducialPoint::new(rate).place(&track(rate, r, sign), r + 0.03 * hz, (0, n));
                assert!((found.position - r).abs() / hz < 0.002, "{hz}: {}", found.position - r);
                assert_eq!(found.polarity == Polarity::Up, sign > 0.0);
            }
        }
    }

    #[test]
    fn the_edge_of_what_is_known_is_no_beat() {
        let rate = SampleRate::new(130.0).unwrap();
        let mut flat = Track::new(512);
        for i in 0..200 {
            flat.put(i, 5.0);
        }
        let found = FiducialPoint::new(rate).place(&flat, 195.0, (0, 200));
        assert!(found.amplitude_mv.abs() < 1e-6);
    }
}
