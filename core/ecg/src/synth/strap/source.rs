//! What a simulated strap measures: a script, or a recording that is replayed.

use crate::{
    synth::{Heart, Received, Script, Synthesis, TruthEvent},
    units::SampleRate,
};
use std::{f64::consts::PI, sync::Arc};

/// Samples on either side of a point that its value is made from when a recording has another rate than the strap.
const REACH: i64 = 12;

/// What a simulated strap measures. It begins again when it has come to its end.
#[derive(Debug, Clone)]
pub enum StrapSource {
    /// A script: its rhythms, noise and outages. What it loses on the way, the strap loses on the way.
    Script(Script),
    /// A recording.
    Recording {
        /// Its rate. Where the strap has another, it is resampled.
        rate: SampleRate,
        /// Millivolts; what is not finite is lost on the way.
        millivolts: Arc<[f32]>,
        /// Beats, seconds from its beginning, in order; for the Heart Rate Service, which has nothing to tell without.
        beats_s: Arc<[f64]>,
    },
}

/// A sample as a strap takes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Taken {
    pub(super) millivolts: f32,
    /// To be lost on the way.
    pub(super) lost: bool,
    pub(super) lead_off: bool,
}

/// A source as it is played at the strap's rate.
#[derive(Debug, Clone)]
pub(super) enum Player {
    Script {
        script: Script,
        rate: SampleRate,
        synthesis: Box<Synthesis>,
        next: u64,
        last: Taken,
        heart: Box<Heart>,
        began_s: f64,
    },
    Recording {
        millivolts: Arc<[f32]>,
        beats_s: Arc<[f64]>,
        ratio: f64,
        seconds: f64,
        next_beat: usize,
        began_s: f64,
    },
}

const NOTHING: Taken = Taken { millivolts: 0.0, lost: false, lead_off: false };

impl Player {
    pub(super) fn new(source: &StrapSource, rate: SampleRate) -> Self {
        match source {
            StrapSource::Script(script) => Self::Script {
                synthesis: Box::new(script.synthesize(rate)),
                heart: Box::new(script.heart()),
                script: script.clone(),
                rate,
                next: 0,
                last: NOTHING,
                began_s: 0.0,
            },
            StrapSource::Recording { rate: own, millivolts, beats_s } => Self::Recording {
                millivolts: millivolts.clone(),
                beats_s: beats_s.clone(),
                ratio: own.hz() / rate.hz(),
                seconds: own.seconds(millivolts.len() as f64),
                next_beat: 0,
                began_s: 0.0,
            },
        }
    }

    /// The strap's sample `index`. A script is played forward only.
    pub(super) fn sample(&mut self, index: u64) -> Taken {
        match self {
            Self::Script { script, rate, synthesis, next, last, .. } => {
                while *next <= index {
                    let received = synthesis.next().or_else(|| {
                        **synthesis = script.synthesize(*rate);
                        synthesis.next()
                    });
                    *next += 1;
                    *last = match received {
                        Some(Received::Sample(millivolts)) => Taken { millivolts, ..NOTHING },
                        Some(Received::Lost) => Taken { lost: true, ..NOTHING },
                        Some(Received::LeadOff) => Taken { lead_off: true, ..NOTHING },
                        None => NOTHING,
                    };
                }
                *last
            }
            Self::Recording { millivolts, ratio, .. } => {
                let value = if millivolts.is_empty() { 0.0 } else { resampled(millivolts, index, *ratio) };
                let lost = !value.is_finite();
                Taken { millivolts: if lost { 0.0 } else { value }, lost, lead_off: false }
            }
        }
    }

    /// The next beat, seconds of the source since its first beginning; `None` where none is known.
    pub(super) fn next_beat(&mut self) -> Option<f64> {
        match self {
            Self::Script { script, heart, began_s, .. } => {
                // A script without beats ends this: it is begun again once.
                for _ in 0..2 {
                    for event in heart.by_ref() {
                        if let TruthEvent::Beat(beat) = event {
                            return Some(*began_s + beat.at_s);
                        }
                    }
                    *began_s += script.seconds().max(1.0);
                    **heart = script.heart();
                }
                None
            }
            Self::Recording { beats_s, seconds, next_beat, began_s, .. } => {
                if *next_beat >= beats_s.len() {
                    *next_beat = 0;
                    *began_s += seconds.max(1.0);
                }
                let beat_s = *began_s + beats_s.get(*next_beat)?;
                *next_beat += 1;
                Some(beat_s)
            }
        }
    }
}

/// A recording's value at sample `index` of another rate, round and round (a windowed sinc; what lies above half the
/// lower rate is left out).
fn resampled(millivolts: &[f32], index: u64, ratio: f64) -> f32 {
    let length = millivolts.len() as i64;
    let at = |place: i64| millivolts[place.rem_euclid(length) as usize];
    if ratio == 1.0 {
        return at(index as i64);
    }
    let position = index as f64 * ratio;
    let middle = position.floor() as i64;
    let cutoff = (1.0 / ratio).min(1.0);
    let reach = (REACH as f64 / cutoff).ceil() as i64;
    let (mut sum, mut weights) = (0.0, 0.0);
    for place in middle - reach + 1..=middle + reach {
        let distance = position - place as f64;
        let angle = PI * distance * cutoff;
        let sinc = if angle == 0.0 { 1.0 } else { libm::sin(angle) / angle };
        let weight = sinc * (0.5 + 0.5 * libm::cos(PI * distance / reach as f64));
        sum += weight * f64::from(at(place));
        weights += weight;
    }
    (sum / weights) as f32
}
