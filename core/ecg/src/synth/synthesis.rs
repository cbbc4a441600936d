//! Samples of a script, one at a time.

use super::{
    chance::Chance,
    heart::Heart,
    noise::{NoiseSource, OnePole, density},
    script::{OutageKind, Rhythm, Script},
    shape::Placed,
};
use crate::units::{SampleIndex, SampleRate};
use std::{collections::VecDeque, f64::consts::TAU};

/// What arrives from the sensor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Received {
    /// A sample, millivolts.
    Sample(f32),
    /// A sample that was lost on the way.
    Lost,
    /// The sensor says that it does not touch the skin.
    LeadOff,
}

/// The samples of a script. Memory does not grow with the script's length; a day takes seconds.
#[derive(Debug, Clone)]
pub struct Synthesis {
    script: Script,
    rate: SampleRate,
    heart: Heart,
    coming: Option<Placed>,
    beating: VecDeque<Placed>,
    noise: Vec<NoiseSource>,
    floor: Chance,
    atria: Waves,
    fibrillation: Waves,
    index: SampleIndex,
    length: SampleIndex,
    segment: usize,
    segment_end_s: f64,
    last_mv: f64,
}

/// The first noise stream's number; the ones before belong to heart, form, breath and floor.
const FIRST_NOISE_STREAM: u64 = 16;

impl Synthesis {
    pub(super) fn new(script: &Script, rate: SampleRate) -> Self {
        let mut heart = script.heart();
        let coming = heart.next_placed().map(|(placed, _)| placed);
        let noise = (FIRST_NOISE_STREAM..)
            .zip(&script.noise)
            .map(|(stream, span)| NoiseSource::new(*span, script.seed, stream, rate))
            .collect();
        Synthesis {
            rate,
            heart,
            coming,
            beating: VecDeque::with_capacity(8),
            noise,
            floor: Chance::new(script.seed, 3),
            atria: Waves::new(6.4, 0.35, rate),
            fibrillation: Waves::new(4.7, 0.6, rate),
            index: 0,
            length: rate.samples(script.seconds()) as u64,
            segment: 0,
            segment_end_s: script.segments.first().map_or(0.0, |segment| segment.seconds.max(0.0)),
            last_mv: 0.0,
            script: script.clone(),
        }
    }

    /// What the electrodes and the amplifier make of the heart, before the converter.
    fn voltage(&mut self, seconds: f64, heart_seen: bool) -> f64 {
        while self.segment_end_s <= seconds && self.segment + 1 < self.script.segments.len() {
            self.segment += 1;
            self.segment_end_s += self.script.segments[self.segment].seconds.max(0.0);
        }
        while let Some(placed) = self.coming.take_if(|placed| placed.begin_s() <= seconds) {
            self.beating.push_back(placed);
            self.coming = self.heart.next_placed().map(|(placed, _)| placed);
        }
        self.beating.retain(|placed| placed.end_s() > seconds);
        let rhythm = self.script.segments.get(self.segment).map(|segment| segment.rhythm);
        let beats: f64 = self.beating.iter().map(|placed| placed.at(seconds)).sum();
        let atria = self.atria.at(seconds, matches!(rhythm, Some(Rhythm::AtrialFibrillation { .. })));
        let ventricles = self.fibrillation.at(seconds, rhythm == Some(Rhythm::VentricularFibrillation));
        let heart = beats + 0.055 * atria + 0.5 * ventricles;
        let side = if self.script.inverted { -1.0 } else { 1.0 };
        let seen = if heart_seen { side * self.script.amplitude_mv * heart } else { 0.0 };
        let noise: f64 = self.noise.iter_mut().map(|source| source.at(seconds)).sum();
        seen + noise + self.script.floor_mv * density(self.rate) * self.floor.normal()
    }

    fn convert(&self, millivolts: f64) -> f64 {
        let converter = self.script.converter;
        let range = converter.range_mv.abs();
        let stepped = if converter.step_mv > 0.0 {
            (millivolts / converter.step_mv).round() * converter.step_mv
        } else {
            millivolts
        };
        stepped.clamp(-range, range)
    }
}

impl Iterator for Synthesis {
    type Item = Received;

    fn next(&mut self) -> Option<Received> {
        if self.index >= self.length {
            return None;
        }
        let seconds = self.index as f64 / self.rate.hz();
        self.index += 1;
        let outage = self
            .script
            .outages
            .iter()
            .find(|outage| seconds >= outage.from_s && seconds < outage.from_s + outage.seconds)
            .copied();
        let voltage = self.voltage(seconds, outage.is_none());
        let received = match outage.map(|outage| (outage.kind, seconds - outage.from_s)) {
            None => voltage,
            Some((OutageKind::Gap, _)) => return Some(Received::Lost),
            Some((OutageKind::LeadOff, _)) => return Some(Received::LeadOff),
            // The input floats towards the rail and wanders there.
            Some((OutageKind::Detached, into)) => {
                voltage + 2.5 * (1.0 - libm::exp(-into / 0.6)) + 0.15 * libm::sin(0.9 * into)
            }
            Some((OutageKind::Frozen, _)) => self.last_mv,
            Some((OutageKind::Saturated, _)) => self.script.converter.range_mv.abs(),
        };
        self.last_mv = self.convert(received);
        Some(Received::Sample(self.last_mv as f32))
    }
}

/// Waves that are no beats: of fibrillating atria (4 to 9 Hz) or ventricles.
#[derive(Debug, Clone)]
struct Waves {
    hz: f64,
    sharpness: f64,
    gain: OnePole,
}

impl Waves {
    fn new(hz: f64, sharpness: f64, rate: SampleRate) -> Self {
        Waves { hz, sharpness, gain: OnePole::new(0.6, rate) }
    }

    /// Waves of height 1, growing and fading as `on` changes.
    fn at(&mut self, seconds: f64, on: bool) -> f64 {
        let gain = self.gain.push(f64::from(u8::from(on)));
        if gain < 1e-4 {
            return 0.0;
        }
        // Frequency wanders by half a hertz, height by a half.
        let wander = 1.1 * libm::sin(0.43 * TAU * seconds) + 0.9 * libm::sin(0.171 * TAU * seconds + 1.0);
        let angle = TAU * self.hz * seconds + wander;
        let height =
            1.0 + 0.3 * libm::sin(0.29 * TAU * seconds) + 0.25 * libm::sin(0.127 * TAU * seconds + 2.0);
        gain * height * (libm::sin(angle) + self.sharpness * 0.5 * libm::sin(2.0 * angle + 0.6))
    }
}
