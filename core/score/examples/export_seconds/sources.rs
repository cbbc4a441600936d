//! The recordings, as they are and spoilt.

use crate::{
    lead::{Lead, qrs_height, read},
    states::{SNR_DB, State},
};
use anyhow::{Context, Result};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::{fs, path::Path, sync::Arc};
use strapline_ecg::{
    synth::{Focus, NoiseKind, Pattern, Rhythm, Script, Segment},
    units::SampleRate,
};
use strapline_formats::wfdb;
use strapline_score::splits::DS1;

/// Recordings of narrow noise, and how long a heart comes before in every second one, seconds.
const NARROW: u64 = 300;
const HEART_S: usize = 40;
/// Rates of synthetic recordings, hertz.
const RATES: [f64; 8] = [50.0, 50.0, 100.0, 130.0, 250.0, 360.0, 500.0, 1000.0];
/// Length of a stretch of noise, and the least between two, seconds.
const NOISE_S: usize = 40;
const APART_S: usize = 20;

/// One lead with its beats and the state of each second; times in seconds.
pub(crate) struct Source {
    pub(crate) rate_hz: f64,
    pub(crate) samples: Vec<f32>,
    pub(crate) beats: Vec<f64>,
    pub(crate) states: Vec<State>,
}

/// Opens a source when its turn comes: all at once would not fit into memory.
pub(crate) type Open = Box<dyn FnOnce() -> Result<Source> + Send>;

/// Noise recordings by kind, all at one rate.
struct Noises {
    rate_hz: f64,
    kinds: [Vec<f32>; 3],
}

/// Every source, in batches of some dozen.
pub(crate) fn all(data: &Path) -> Result<Vec<Vec<Open>>> {
    let mut list: Vec<Open> = Vec::new();
    let noise = |name: &str| -> Result<(f64, Vec<f32>)> {
        let lead = lead(&data.join("nstdb").join(name))?;
        Ok((lead.rate_hz, lead.samples))
    };
    let (rate_hz, muscle) = noise("ma")?;
    let motion = motion(data)?;
    let noises = Arc::new(Noises { rate_hz, kinds: [motion, muscle, noise("bw")?.1] });
    let fourth = wfdb::list_records(&data.join("svdb"))?.into_iter().step_by(4);
    let records = DS1.iter().map(|name| data.join("mitdb").join(name)).chain(fourth);
    for (seed, record) in (0..).zip(records) {
        let (spoilt, noises) = (record.clone(), Arc::clone(&noises));
        list.push(Box::new(move || lead(&record)));
        list.push(Box::new(move || Ok(lead(&spoilt)?.noisy(&noises, seed))));
    }
    list.extend(synthetic());
    list.extend(strips(data)?);
    let mut batches = Vec::new();
    let mut rest = list.into_iter().peekable();
    while rest.peek().is_some() {
        batches.push(rest.by_ref().take(24).collect());
    }
    Ok(batches)
}

fn lead(record: &Path) -> Result<Source> {
    let Lead { rate_hz, samples, beats, flutter } = read(record)?;
    let seconds = (samples.len() as f64 / rate_hz) as usize;
    let mut states = vec![State::Clean; seconds];
    for (from, to) in flutter.into_iter().filter(|(_, to)| to.is_finite()) {
        states[(from as usize).saturating_sub(2)..(to as usize + 3).min(seconds)].fill(State::Flutter);
    }
    Ok(Source { rate_hz, samples, beats: beats.into_iter().map(|(t, _)| t).collect(), states })
}

/// Electrode motion: what the noise stress test added to record 118 at -6 dB, read off as the difference of the two.
fn motion(data: &Path) -> Result<Vec<f32>> {
    let (clean, spoilt) = (lead(&data.join("mitdb/118"))?, lead(&data.join("nstdb/118e_6"))?);
    let difference: Vec<f32> = spoilt.samples.iter().zip(&clean.samples).map(|(a, b)| a - b).collect();
    // Noise and no noise take turns of two minutes from the fifth minute on.
    let two_minutes = (120.0 * clean.rate_hz) as usize;
    let turns = difference.chunks(two_minutes).enumerate();
    Ok(turns
        .filter(|(turn, _)| *turn >= 3 && turn % 2 == 1)
        .flat_map(|(_, chunk)| chunk.get(3600..chunk.len().saturating_sub(3600)).unwrap_or_default())
        .copied()
        .collect())
}

impl Source {
    /// With stretches of noise of every kind and level.
    fn noisy(mut self, noises: &Noises, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let power = qrs_height(&self.samples, self.rate_hz, self.beats.iter().copied()).powi(2) / 8.0;
        self.states.fill(State::Beside);
        let mut second = 30;
        while second + NOISE_S < self.states.len() {
            let kind = [0, 0, 0, 0, 1, 1, 1, 2, 3, 3][random.random_range(0..10)];
            let level = random.random_range(0..=SNR_DB.len());
            let from = (second as f64 * self.rate_hz) as usize;
            let to = ((second + NOISE_S) as f64 * self.rate_hz) as usize;
            let noise = noises.stretch(kind, to - from, self.rate_hz, &mut random);
            let mean = noise.iter().sum::<f64>() / noise.len() as f64;
            let level_of = noise.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / noise.len() as f64;
            let alone = level == SNR_DB.len();
            let decibels = if alone { 0.0 } else { SNR_DB[level] };
            let gain = (power / 10_f64.powf(decibels / 10.0) / level_of).sqrt();
            for (x, v) in self.samples[from..to].iter_mut().zip(&noise) {
                let heart = if alone { 0.0 } else { *x };
                *x = heart + (gain * (v - mean)) as f32;
            }
            // The first and last seconds are a mixture.
            self.states[second + 2..second + NOISE_S - 1]
                .fill(State::Noise { kind: kind as u8, level: level as u8 });
            second += NOISE_S + APART_S + random.random_range(0..APART_S);
        }
        self
    }
}

impl Noises {
    fn stretch(&self, kind: usize, count: usize, rate_hz: f64, random: &mut ChaCha8Rng) -> Vec<f64> {
        let Some(recorded) = self.kinds.get(kind) else {
            // Nearly Gaussian: twelve uniform numbers.
            return (0..count).map(|_| (0..12).map(|_| random.random::<f64>()).sum::<f64>() - 6.0).collect();
        };
        let step = self.rate_hz / rate_hz;
        let from = random.random::<f64>() * (recorded.len() as f64 - (count + 2) as f64 * step);
        // The mean of what lies between two samples keeps high frequencies from folding down.
        let width = step.round().max(1.0) as usize;
        (0..count)
            .map(|n| {
                let first = (from + n as f64 * step) as usize;
                recorded[first..first + width].iter().map(|v| f64::from(*v)).sum::<f64>() / width as f64
            })
            .collect()
    }
}

/// Rhythms at all heights and rates, and noise without a heart.
fn synthetic() -> Vec<Open> {
    let sinus = |bpm| Rhythm::Sinus { bpm };
    let ectopic = |focus, pattern| Rhythm::Ectopic { bpm: 72.0, focus, pattern };
    let mut rhythms: Vec<Rhythm> = [20.0, 30.0, 45.0, 70.0, 110.0, 160.0, 220.0, 300.0].map(sinus).into();
    rhythms.extend([
        Rhythm::AtrialFibrillation { bpm: 95.0 },
        Rhythm::AtrialFibrillation { bpm: 150.0 },
        Rhythm::VentricularTachycardia { bpm: 160.0 },
        Rhythm::VentricularTachycardia { bpm: 220.0 },
        Rhythm::Paced { bpm: 70.0 },
        Rhythm::Pause { bpm: 65.0, rr_s: 8.0 },
        ectopic(Focus::Ventricular, Pattern::Bigeminy),
        ectopic(Focus::Atrial, Pattern::Trigeminy),
        ectopic(Focus::Ventricular, Pattern::Salvo { beats: 7, bpm: 180.0, every_s: 15.0 }),
    ]);
    let mut list: Vec<Open> = Vec::new();
    for (seed, rhythm) in (500..).zip(rhythms.into_iter().flat_map(|rhythm| [rhythm; 12])) {
        list.push(Box::new(move || readable(rhythm, seed)));
    }
    for seed in 2000..2048 {
        list.push(Box::new(move || noise_alone(seed)));
    }
    for seed in 3000..3000 + NARROW {
        list.push(Box::new(move || narrow_noise(seed)));
    }
    list
}

fn readable(rhythm: Rhythm, seed: u64) -> Result<Source> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let segments = vec![
        Segment { rhythm: Rhythm::Sinus { bpm: 75.0 }, seconds: 20.0 },
        Segment { rhythm, seconds: 100.0 },
    ];
    let height = [0.15, 0.4, 1.0, 1.0, 2.5, 5.0][random.random_range(0..6)];
    let mut script = Script::new(seed, segments);
    script.amplitude_mv = height;
    script.inverted = random.random();
    script.floor_mv = height * [0.002, 0.01, 0.02][random.random_range(0..3)];
    let script = script
        .with_noise(NoiseKind::Baseline, 0.0, 120.0, height * 0.3 * random.random::<f64>())
        .with_noise(NoiseKind::Muscle, 0.0, 120.0, height * 0.03 * random.random::<f64>())
        .with_noise(NoiseKind::Mains { hz: 50.0 }, 0.0, 120.0, height * 0.2 * random.random::<f64>());
    made(&script, State::SynthReadable, &mut random)
}

fn noise_alone(seed: u64) -> Result<Source> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let level = [0.1, 0.3, 1.0, 3.0][random.random_range(0..4)];
    let script = Script::of(seed, Rhythm::Asystole, 120.0);
    let script = match seed % 6 {
        0 | 1 => script.with_noise(NoiseKind::Motion, 0.0, 120.0, level),
        2 => script.with_noise(NoiseKind::Muscle, 0.0, 120.0, level),
        3 => script.with_noise(NoiseKind::White, 0.0, 120.0, level),
        4 => script.with_noise(NoiseKind::Baseline, 0.0, 120.0, 2.0 * level).with_noise(
            NoiseKind::Muscle,
            0.0,
            120.0,
            0.1 * level,
        ),
        _ => script.with_noise(NoiseKind::Motion, 0.0, 120.0, level).with_noise(
            NoiseKind::Muscle,
            0.0,
            120.0,
            0.2 * level,
        ),
    };
    made(&script, State::SynthNoise { narrow: false }, &mut random)
}

/// Noise of a band, as wide as a QRS complex is or as narrow as a tremor: what a person's muscles and their walk leave
/// on a chest, and what a filter makes of any noise. Every second one comes after a heart.
fn narrow_noise(seed: u64) -> Result<Source> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let rate = SampleRate::new(RATES[random.random_range(0..RATES.len())])?;
    let after_s = if seed.is_multiple_of(2) { HEART_S } else { 0 };
    let mut script = Script::of(seed, Rhythm::Sinus { bpm: 72.0 }, 120.0);
    script.amplitude_mv = [0.4, 1.0, 2.0][random.random_range(0..3)];
    let heart = script.record(rate);
    let mut samples = heart.samples;
    let level = 10_f64.powf(random.random_range(-2.3..0.6));
    let from = rate.samples(after_s as f64);
    let noise = band(seed % 5, samples.len() - from, rate.hz(), &mut random);
    for (x, v) in samples[from..].iter_mut().zip(&noise) {
        *x = (level * v) as f32;
    }
    let mut states = vec![State::SynthNoise { narrow: true }; 120];
    states[..after_s].fill(State::SynthReadable);
    states[after_s.saturating_sub(2)..after_s + 2].fill(State::Beside);
    let beats = heart.beats.iter().map(|beat| beat.at_s).filter(|at| *at < after_s as f64).collect();
    Ok(Source { rate_hz: rate.hz(), samples, beats, states })
}

/// Noise of unit power: of a band, falling with frequency, a tremor of a few hertz, mains, or rising with frequency.
fn band(kind: u64, count: usize, hz: f64, random: &mut ChaCha8Rng) -> Vec<f64> {
    let low = match kind {
        4 => random.random_range(5.0..25.0_f64).min(0.4 * hz),
        _ => random.random_range(1.0..10.0),
    };
    let breath = random.random_range(0.0..0.8);
    let high = (low * random.random_range(1.5..4.0)).min(0.45 * hz);
    let tremor = if kind == 3 {
        // What the rate cannot show folds down, as it does in a sensor without a filter.
        [50.0, 60.0][random.random_range(0..2)] + random.random_range(-0.3..0.3)
    } else {
        random.random_range(3.0..14.0)
    };
    let steep = random.random::<bool>();
    let (mut lows, mut highs, mut phase, mut wander) = ([0.0; 2], [0.0; 2], 0.0, 0.0);
    let (mut steeper, mut lower) = ([0.0; 2], [0.0; 2]);
    // One-pole low-passes: the band is what the higher one lets through and the lower one does not.
    let follow = |state: &mut [f64; 2], corner: f64, x: f64| {
        let a = 1.0 - (-std::f64::consts::TAU * corner / hz).exp();
        state[0] += a * (x - state[0]);
        state[1] += a * (state[0] - state[1]);
        state[1]
    };
    let mut noise: Vec<f64> = (0..count)
        .map(|n| {
            let white = (0..12).map(|_| random.random::<f64>()).sum::<f64>() - 6.0;
            let slow = follow(&mut lows, if kind == 2 { 0.5 } else { low }, white);
            match kind {
                0 => {
                    let banded = follow(&mut highs, high, white) - slow;
                    if steep {
                        let above = banded - follow(&mut lower, 0.7 * low, banded);
                        follow(&mut steeper, 1.3 * high, above)
                    } else {
                        banded
                    }
                }
                4 => {
                    let above = white - slow;
                    let above = above - follow(&mut lower, low, above);
                    above * (1.0 + breath * (std::f64::consts::TAU * 0.3 * n as f64 / hz).sin())
                }
                1 => slow,
                3 => {
                    phase += std::f64::consts::TAU * tremor / hz;
                    phase.sin() + 0.02 * white
                }
                _ => {
                    wander += (slow * 8.0 - wander) / hz;
                    phase += std::f64::consts::TAU * tremor * (1.0 + 0.2 * wander) / hz;
                    let swell = 1.0 + 0.5 * (std::f64::consts::TAU * 0.4 * n as f64 / hz).sin();
                    swell * phase.sin() + 0.05 * white
                }
            }
        })
        .collect();
    let power = (noise.iter().map(|v| v * v).sum::<f64>() / count.max(1) as f64).sqrt();
    for v in &mut noise {
        *v /= power.max(1e-12);
    }
    noise
}

fn made(script: &Script, state: State, random: &mut ChaCha8Rng) -> Result<Source> {
    let rate = SampleRate::new([50.0, 130.0, 250.0, 360.0, 1000.0][random.random_range(0..5)])?;
    let recording = script.record(rate);
    let beats = recording.beats.iter().map(|beat| beat.at_s).collect();
    Ok(Source { rate_hz: rate.hz(), samples: recording.samples, beats, states: vec![state; 120] })
}

/// Strips of the challenge: every noisy one, every AF, some of the others. Even numbers are held out.
fn strips(data: &Path) -> Result<Vec<Open>> {
    let folder = data.join("cinc2017");
    let reference = folder.join("REFERENCE-v3.csv");
    let list = fs::read_to_string(&reference).with_context(|| format!("{}", reference.display()))?;
    let mut strips: Vec<Open> = Vec::new();
    for line in list.lines() {
        let Some((name, label)) = line.split_once(',') else { continue };
        let number: usize = name.get(1..).and_then(|digits| digits.parse().ok()).unwrap_or_default();
        if (label == "N" && number % 8 > 2) || (label == "O" && number % 8 > 3) {
            continue;
        }
        let state = State::Strip { noisy: label == "~", held_out: number.is_multiple_of(2) };
        let record = folder.join(name);
        strips.push(Box::new(move || {
            let mut source = lead(&record)?;
            source.states.fill(state);
            Ok(source)
        }));
    }
    Ok(strips)
}
