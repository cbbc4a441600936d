//! Ways in which a clean recording is spoilt, so that the verdict has seen them. Every way has its seed.

use crate::lead::{Lead, qrs_height};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use strapline_score::strap;

/// Recorded noise. Electrode motion is not among it: the noise stress records are made with the only recording
/// there is, and fitting on it would be fitting on the test. It is imitated by [`motion`].
pub(crate) struct Noises {
    pub(crate) muscle: Lead,
    pub(crate) baseline: Lead,
}

fn uniform(random: &mut ChaCha8Rng) -> f64 {
    random.random::<f64>()
}

/// Nearly Gaussian, unit half of a variance: six uniform numbers.
fn bell(random: &mut ChaCha8Rng) -> f64 {
    (0..6).map(|_| uniform(random)).sum::<f64>() - 3.0
}

fn rms(values: &[f64]) -> f64 {
    (values.iter().map(|v| v * v).sum::<f64>() / values.len().max(1) as f64).sqrt()
}

/// Like electrode motion: jumps that decay, and bursts of wobble, smoothed over 12 ms.
fn motion(count: usize, rate_hz: f64, random: &mut ChaCha8Rng) -> Vec<f64> {
    let (mut jump, mut decay_s, mut fast, mut slow, mut activity) = (0.0, 0.3, 0.0, 0.0, 0.0);
    let raw: Vec<f64> = (0..count)
        .map(|_| {
            if uniform(random) < 1.2 / rate_hz * (0.2 + activity) {
                jump += bell(random) * 1.6;
                decay_s = 0.03 + 0.5 * uniform(random) * uniform(random);
            }
            if uniform(random) < 0.3 / rate_hz {
                activity = uniform(random) * 2.0;
            }
            jump *= 1.0 - 1.0 / (decay_s * rate_hz);
            fast += activity * bell(random) * 0.12 * (360.0 / rate_hz).sqrt() - fast * 25.0 / rate_hz;
            slow += (fast - slow) * 60.0 / rate_hz;
            jump + slow * 1.5
        })
        .collect();
    let width = (0.012 * rate_hz) as usize + 1;
    (0..count).map(|n| raw[(n + 1).saturating_sub(width)..=n].iter().sum::<f64>() / width as f64).collect()
}

impl Lead {
    /// As a chest strap would have given it.
    pub(crate) fn as_strap(&self) -> Self {
        Self {
            rate_hz: strap::RATE_HZ,
            samples: strap::as_strap(&self.samples, self.rate_hz),
            ..self.clone()
        }
    }

    /// Another gain each 61 s, by up to half a decade either way.
    pub(crate) fn gain_steps(&self) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(61);
        let gains: Vec<f64> = (0..600).map(|_| 10f64.powf(uniform(&mut random) - 0.5)).collect();
        let gain = |n: usize| gains[(n as f64 / self.rate_hz / 61.0) as usize % gains.len()] as f32;
        let samples = self.samples.iter().enumerate().map(|(n, x)| x * gain(n)).collect();
        Self { samples, ..self.clone() }
    }

    /// Samples less their mean, and their RMS.
    fn centred(&self) -> (Vec<f64>, f64) {
        let mean = self.samples.iter().map(|x| f64::from(*x)).sum::<f64>() / self.samples.len().max(1) as f64;
        let values: Vec<f64> = self.samples.iter().map(|x| f64::from(*x) - mean).collect();
        let level = rms(&values);
        (values, level)
    }

    /// Stretches of 10 to 90 s, two in three with muscle, baseline or motion noise at -6 to 20 dB (signal power as
    /// in the noise stress test: QRS peak-to-peak squared over 8).
    pub(crate) fn noisy(&self, noises: &Noises, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let count = self.samples.len();
        let (muscle, muscle_rms) = noises.muscle.centred();
        let (baseline, baseline_rms) = noises.baseline.centred();
        let moved = motion(count, self.rate_hz, &mut random);
        let moved_rms = rms(&moved);
        let (from_muscle, from_baseline) =
            (uniform(&mut random) * muscle.len() as f64, uniform(&mut random) * baseline.len() as f64);
        let signal =
            qrs_height(&self.samples, self.rate_hz, self.beats.iter().map(|(t, _)| *t)) / 8f64.sqrt();
        let step = noises.muscle.rate_hz / self.rate_hz;
        let at = |noise: &[f64], from: f64, n: usize| {
            let t = (from + n as f64 * step) % (noise.len() - 1) as f64;
            let i = t as usize;
            noise[i] + (noise[i + 1] - noise[i]) * (t - i as f64)
        };
        let mut samples = self.samples.clone();
        let mut n = 0;
        while n < count {
            let length = ((10.0 + 80.0 * uniform(&mut random)) * self.rate_hz) as usize;
            let on = uniform(&mut random) < 0.65;
            let level = signal / 10f64.powf((-6.0 + 26.0 * uniform(&mut random)) / 20.0);
            let (m, b, e) = [(1.0, 0.3, 0.0), (0.0, 0.4, 1.0), (0.5, 0.5, 0.7), (0.15, 0.2, 1.0)]
                [(uniform(&mut random) * 4.0) as usize];
            if on {
                for (i, sample) in samples.iter_mut().enumerate().skip(n).take(length) {
                    let noise = m * at(&muscle, from_muscle, i) / muscle_rms
                        + b * at(&baseline, from_baseline, i) / baseline_rms
                        + e * moved[i] / moved_rms;
                    *sample += (level * noise) as f32;
                }
            }
            n += length;
        }
        Self { samples, ..self.clone() }
    }

    /// Takes out the QRS and T of one to six normal beats here and there and leaves their P waves: what a block or
    /// a long pause looks like, and where a detector that hears only its own echo starts to call P waves beats.
    pub(crate) fn blocked(&self, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut lead = self.clone();
        let mut gone = vec![false; self.beats.len()];
        let mut i = 3;
        while i + 8 < self.beats.len() {
            if uniform(&mut random) < 0.05 {
                let run = 1 + (uniform(&mut random) * uniform(&mut random) * 5.0) as usize;
                for (j, pair) in self.beats.windows(2).enumerate().skip(i).take(run) {
                    let ((beat, kind), (next, next_kind)) = (pair[0], pair[1]);
                    let from = ((beat - 0.055).max(0.0) * self.rate_hz) as usize;
                    let to = ((beat + 0.45).min(next - 0.30) * self.rate_hz) as usize;
                    if kind != 'N' || next_kind != 'N' || to >= self.samples.len() || to <= from {
                        continue;
                    }
                    let (a, b) = (self.samples[from], self.samples[to]);
                    for n in from..=to {
                        let straight = a + (b - a) * (n - from) as f32 / (to - from) as f32;
                        lead.samples[n] = straight + 0.003 * bell(&mut random) as f32;
                    }
                    gone[j] = true;
                }
                i += run;
            }
            i += 1;
        }
        let mut gone = gone.into_iter();
        lead.beats.retain(|_| !gone.next().unwrap_or(false));
        lead
    }
}
