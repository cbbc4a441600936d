//! Noise on top of the heart.

use super::{
    chance::Chance,
    script::{NoiseKind, NoiseSpan},
};
use crate::units::SampleRate;
use std::{collections::VecDeque, f64::consts::TAU};

/// Bandwidth in which the amplitude of broad noise is meant, hertz: what a strap at 130 Hz sees.
const NOMINAL_BAND_HZ: f64 = 65.0;

/// A span's begin and end are faded over this time, so that no edge looks like a wave.
const FADE_S: f64 = 0.25;

/// White noise of constant density: the same below 65 Hz at every sampling rate.
pub(super) fn density(rate: SampleRate) -> f64 {
    libm::sqrt(0.5 * rate.hz() / NOMINAL_BAND_HZ)
}

/// One span of noise, sample by sample.
#[derive(Debug, Clone)]
pub(super) struct NoiseSource {
    span: NoiseSpan,
    maker: Maker,
}

#[derive(Debug, Clone)]
enum Maker {
    Baseline { phases: [f64; 4], breath_hz: f64 },
    Muscle { chance: Chance, high: [OnePole; 2], low: Option<OnePole>, gain: f64, phase: f64 },
    Motion(Motion),
    Mains { hz: f64, phase: f64, harmonics: u32 },
    White { chance: Chance, gain: f64 },
}

impl NoiseSource {
    pub(super) fn new(span: NoiseSpan, seed: u64, stream: u64, rate: SampleRate) -> Self {
        let mut chance = Chance::new(seed, stream);
        let maker = match span.kind {
            NoiseKind::Baseline => Maker::Baseline {
                phases: std::array::from_fn(|_| chance.between(0.0, TAU)),
                breath_hz: chance.between(0.2, 0.32),
            },
            NoiseKind::Muscle => Maker::Muscle {
                phase: chance.between(0.0, TAU),
                chance,
                high: [OnePole::new(9.0, rate); 2],
                // Where the sampling rate ends the band sooner, nothing is left to take away.
                low: (rate.hz() > 300.0).then(|| OnePole::new(120.0, rate)),
                gain: 1.27 * density(rate),
            },
            NoiseKind::Motion => {
                Maker::Motion(Motion { chance, next_s: span.from_s, humps: VecDeque::new() })
            }
            NoiseKind::Mains { hz } => Maker::Mains {
                hz,
                phase: chance.between(0.0, TAU),
                // Above half the sampling rate the converter's anti-alias filter has taken it away.
                harmonics: [1.0, 3.0].iter().filter(|&&n| n * hz < 0.5 * rate.hz()).count() as u32,
            },
            NoiseKind::White => Maker::White { chance, gain: density(rate) },
        };
        NoiseSource { span, maker }
    }

    /// Noise at a time; 0 outside its span. Times must not go back.
    pub(super) fn at(&mut self, seconds: f64) -> f64 {
        let (into, left) = (seconds - self.span.from_s, self.span.from_s + self.span.seconds - seconds);
        if into < 0.0 || left <= 0.0 {
            return 0.0;
        }
        let edge = (into.min(left) / FADE_S).min(1.0);
        let fade = edge * edge * (3.0 - 2.0 * edge);
        fade * self.span.amplitude_mv * self.maker.at(seconds)
    }
}

impl Maker {
    /// Noise of amplitude 1.
    fn at(&mut self, seconds: f64) -> f64 {
        match self {
            Maker::Baseline { phases, breath_hz } => {
                let breath = libm::sin(TAU * *breath_hz * seconds + phases[0] + libm::sin(0.13 * seconds));
                let drift = [0.061, 0.113, 0.041].iter().zip(&phases[1..]);
                let drift: f64 = drift.map(|(hz, phase)| libm::sin(TAU * hz * seconds + phase)).sum();
                0.5 * breath + 0.25 * drift
            }
            Maker::Muscle { chance, high, low, gain, phase } => {
                let mut value = chance.normal() * *gain;
                for pole in high {
                    value = pole.push_high(value);
                }
                let waxing = 1.0 + 0.35 * libm::sin(TAU * 0.4 * seconds + *phase);
                low.as_mut().map_or(value, |low| low.push(value)) * waxing
            }
            Maker::Motion(motion) => motion.at(seconds),
            Maker::Mains { hz, phase, harmonics } => {
                let angle = TAU * *hz * seconds + *phase;
                let swell = 1.0 + 0.08 * libm::sin(0.7 * seconds + *phase);
                match harmonics {
                    0 => 0.0,
                    1 => swell * libm::sin(angle),
                    _ => swell * (libm::sin(angle) + 0.06 * libm::sin(3.0 * angle + 1.0)),
                }
            }
            Maker::White { chance, gain } => chance.normal() * *gain,
        }
    }
}

/// Humps at random times: what an electrode that slips makes.
#[derive(Debug, Clone)]
struct Motion {
    chance: Chance,
    next_s: f64,
    humps: VecDeque<Hump>,
}

#[derive(Debug, Clone, Copy)]
struct Hump {
    middle_s: f64,
    width_s: f64,
    height: f64,
}

impl Motion {
    /// Mean humps a second.
    const PER_SECOND: f64 = 4.5;
    /// Brings the sum to an RMS of 1 (a test measures it).
    const GAIN: f64 = 1.02;

    fn at(&mut self, seconds: f64) -> f64 {
        while self.next_s <= seconds {
            // Narrow ones pass for QRS, wide ones for T and for baseline.
            let width_s = libm::exp(self.chance.between(libm::log(0.012), libm::log(0.16)));
            self.humps.push_back(Hump {
                middle_s: self.next_s + 3.5 * width_s,
                width_s,
                height: Self::GAIN * self.chance.normal() * self.chance.between(0.5, 2.0),
            });
            self.next_s -= libm::log(1.0 - self.chance.uniform()) / Self::PER_SECOND;
        }
        self.humps.retain(|hump| hump.middle_s + 3.5 * hump.width_s > seconds);
        self.humps
            .iter()
            .map(|hump| {
                let distance = (seconds - hump.middle_s) / hump.width_s;
                hump.height * libm::exp(-0.5 * distance * distance)
            })
            .sum()
    }
}

/// First-order low-pass, its pole at the exact place for the sampling rate.
#[derive(Debug, Clone, Copy)]
pub(super) struct OnePole {
    keep: f64,
    state: f64,
}

impl OnePole {
    pub(super) fn new(hz: f64, rate: SampleRate) -> Self {
        OnePole { keep: libm::exp(-TAU * hz / rate.hz()), state: 0.0 }
    }

    pub(super) fn push(&mut self, value: f64) -> f64 {
        self.state = value + self.keep * (self.state - value);
        self.state
    }

    /// What the low-pass leaves over, 1 at half the sampling rate.
    pub(super) fn push_high(&mut self, value: f64) -> f64 {
        let left = value - self.push(value);
        left * 0.5 * (1.0 + self.keep) / self.keep
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Amplitudes are what `NoiseKind` says they are, whatever the sampling rate.
    #[test]
    fn amplitudes_are_as_stated() {
        for hz in [130.0, 260.0] {
            let rate = SampleRate::new(hz).unwrap();
            for kind in
                [NoiseKind::Muscle, NoiseKind::Motion, NoiseKind::White, NoiseKind::Mains { hz: 50.0 }]
            {
                let span = NoiseSpan { kind, from_s: 0.0, seconds: 300.0, amplitude_mv: 0.2 };
                let mut source = NoiseSource::new(span, 7, 3, rate);
                // Averaging pairs halves the band of white noise to 65 Hz.
                let step = (hz / 130.0).floor() as usize;
                let samples: Vec<f64> =
                    (0..(300.0 * hz) as usize).map(|i| source.at(i as f64 / hz)).collect();
                let means = samples.chunks_exact(step).map(|c| c.iter().sum::<f64>() / step as f64);
                let (mut power, mut count) = (0.0, 0.0);
                for value in means {
                    power += value * value;
                    count += 1.0;
                }
                let rms = libm::sqrt(power / count);
                let wanted = if matches!(kind, NoiseKind::Mains { .. }) {
                    0.2 / std::f64::consts::SQRT_2
                } else {
                    0.2
                };
                assert!((rms / wanted - 1.0).abs() < 0.25, "{kind:?} at {hz} Hz: RMS {rms} mV");
            }
        }
    }

    #[test]
    fn mains_above_half_the_rate_is_not_folded_down() {
        let rate = SampleRate::new(100.0).unwrap();
        let span =
            NoiseSpan { kind: NoiseKind::Mains { hz: 60.0 }, from_s: 0.0, seconds: 5.0, amplitude_mv: 1.0 };
        let mut source = NoiseSource::new(span, 1, 3, rate);
        assert!((0..500).all(|i| source.at(f64::from(i) / 100.0) == 0.0));
    }
}
