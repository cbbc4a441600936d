//! Samples and truth of a whole script.

use super::{
    Received, TruthBeat, TruthEpisode, TruthEvent,
    script::{NoiseKind, OutageKind, Script},
};
use crate::{
    quality::Reason,
    session::Event,
    units::{SampleIndex, SampleRate},
};
use std::ops::Range;

/// A stretch in which a script hides the heart.
#[derive(Debug, Clone, PartialEq)]
pub struct Unreadable {
    /// Samples.
    pub samples: Range<SampleIndex>,
    /// Why.
    pub reason: Reason,
}

/// A recording with its truth.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// Sampling rate.
    pub rate: SampleRate,
    /// Millivolts, `NaN` where nothing was received or the sensor said lead-off.
    pub samples: Vec<f32>,
    /// Where the sensor said lead-off.
    pub lead_off: Vec<Range<SampleIndex>>,
    /// Beats that the samples show: those in a fault are left out, those under noise are not.
    pub beats: Vec<TruthBeat>,
    /// Episodes, in the order of their end, whether or not they could be seen.
    pub episodes: Vec<TruthEpisode>,
    /// Stretches that cannot be read, in order of their begin: faults, and noise so strong that the beats drown
    /// (muscle and white noise from 0.35, motion from 0.8 of the R wave's height).
    pub unreadable: Vec<Unreadable>,
}

impl Script {
    /// The whole recording in memory.
    pub fn record(&self, rate: SampleRate) -> Recording {
        let mut recording = Recording {
            rate,
            samples: Vec::with_capacity(rate.samples(self.seconds())),
            lead_off: Vec::new(),
            beats: Vec::new(),
            episodes: Vec::new(),
            unreadable: self.unreadable(rate),
        };
        for (index, received) in (0..).zip(self.synthesize(rate)) {
            recording.samples.push(match received {
                Received::Sample(millivolts) => millivolts,
                Received::Lost | Received::LeadOff => f32::NAN,
            });
            if received == Received::LeadOff {
                match recording.lead_off.last_mut() {
                    Some(stretch) if stretch.end == index => stretch.end += 1,
                    _ => recording.lead_off.push(index..index + 1),
                }
            }
        }
        let end = recording.samples.len() as f64;
        for event in self.heart() {
            match event {
                TruthEvent::Beat(beat) => {
                    let faulty = |outage: &super::Outage| {
                        beat.at_s >= outage.from_s && beat.at_s < outage.from_s + outage.seconds
                    };
                    if !self.outages.iter().any(faulty) && beat.position(rate) <= end - 1.0 {
                        recording.beats.push(beat);
                    }
                }
                TruthEvent::Episode(episode) => recording.episodes.push(episode),
            }
        }
        recording
    }

    fn unreadable(&self, rate: SampleRate) -> Vec<Unreadable> {
        let length = rate.samples(self.seconds()) as u64;
        let stretch = |from_s: f64, seconds: f64, reason| {
            let start = ((from_s * rate.hz()).ceil().max(0.0) as u64).min(length);
            let end = (((from_s + seconds) * rate.hz()).ceil().max(0.0) as u64).min(length);
            Unreadable { samples: start..end.max(start), reason }
        };
        let faults = self.outages.iter().map(|outage| {
            let reason = match outage.kind {
                OutageKind::Gap => Reason::Gap,
                OutageKind::LeadOff | OutageKind::Detached => Reason::LeadOff,
                OutageKind::Frozen => Reason::Flat,
                OutageKind::Saturated => Reason::Clipped,
            };
            stretch(outage.from_s, outage.seconds, reason)
        });
        let noises = self.noise.iter().filter_map(|span| {
            let share = match span.kind {
                NoiseKind::Muscle | NoiseKind::White => 0.35,
                NoiseKind::Motion => 0.8,
                NoiseKind::Baseline | NoiseKind::Mains { .. } => return None,
            };
            let drowned = span.amplitude_mv >= share * self.amplitude_mv.abs();
            drowned.then(|| stretch(span.from_s, span.seconds, Reason::Muscle))
        });
        let mut all: Vec<_> = faults.chain(noises).collect();
        all.sort_by_key(|stretch| stretch.samples.start);
        all
    }
}

impl Recording {
    /// The recording as a session takes it: samples, gaps and lead-off, in order.
    pub fn events(&self) -> impl Iterator<Item = Event<'_>> {
        let mut begin = 0;
        std::iter::from_fn(move || {
            let rest = self.samples.get(begin..).filter(|rest| !rest.is_empty())?;
            let off = self.lead_off.iter().find(|stretch| stretch.end > begin as u64);
            let event = match off {
                Some(stretch) if stretch.start <= begin as u64 => Event::LeadOff(stretch.end - begin as u64),
                _ => {
                    let until = off.map_or(self.samples.len(), |stretch| stretch.start as usize);
                    let rest = &rest[..until - begin];
                    let lost = rest.iter().take_while(|sample| sample.is_nan()).count();
                    if lost > 0 {
                        Event::Gap(lost as u64)
                    } else {
                        let held = rest.iter().take_while(|sample| !sample.is_nan()).count();
                        Event::Samples(&rest[..held])
                    }
                }
            };
            begin += match event {
                Event::Samples(samples) => samples.len(),
                Event::Gap(count) | Event::LeadOff(count) => count as usize,
                Event::Mark(_) => 0,
            };
            Some(event)
        })
    }
}
