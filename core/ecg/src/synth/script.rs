//! What is to be played: rhythms one after the other, noise and faults on top.

use super::{heart::Heart, synthesis::Synthesis};
use crate::units::SampleRate;

/// Where an ectopic beat comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Above the ventricles: early P', near-normal QRS, the sinus node is reset (no compensation).
    Atrial,
    /// A ventricle: wide QRS, discordant T, no P, full compensatory pause.
    Ventricular,
}

/// How ectopic beats are strewn into sinus rhythm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pattern {
    /// One at a time, about this many seconds apart.
    Single {
        /// Seconds between two of them, 3 or more.
        every_s: f64,
    },
    /// Several in a row (2: couplets; 3 or more: runs), about this many seconds apart.
    Salvo {
        /// Ectopic beats in a row, 2 or more.
        beats: u32,
        /// Their rate, beats per minute.
        bpm: f64,
        /// Seconds between two salvos.
        every_s: f64,
    },
    /// Every second beat.
    Bigeminy,
    /// Every third beat.
    Trigeminy,
}

/// What the heart does during a segment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rhythm {
    /// Sinus rhythm with respiratory variation, 20 to 300 bpm (bradycardia and tachycardia are this, slow or fast).
    Sinus {
        /// Mean rate, beats per minute.
        bpm: f64,
    },
    /// Sinus rhythm with ectopic beats.
    Ectopic {
        /// Mean sinus rate, beats per minute.
        bpm: f64,
        /// Where they come from.
        focus: Focus,
        /// How they are strewn.
        pattern: Pattern,
    },
    /// Atrial fibrillation: irregularly irregular, no P wave, fibrillatory waves.
    AtrialFibrillation {
        /// Mean ventricular rate, beats per minute.
        bpm: f64,
    },
    /// Ventricular tachycardia: the whole segment is one run of wide beats.
    VentricularTachycardia {
        /// Rate, beats per minute.
        bpm: f64,
    },
    /// Coarse ventricular fibrillation: waves, no beats.
    VentricularFibrillation,
    /// Sinus rhythm that stops once, in the middle of the segment.
    Pause {
        /// Mean sinus rate, beats per minute.
        bpm: f64,
        /// RR interval of the pause, seconds.
        rr_s: f64,
    },
    /// Ventricular pacing at a fixed rate: wide QRS, discordant T. The pulse itself (0.1 to 2 ms) is not drawn: no
    /// sensor at these rates shows it.
    Paced {
        /// Rate, beats per minute.
        bpm: f64,
    },
    /// No electrical activity of the heart at all; noise remains.
    Asystole,
}

/// A rhythm for some time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// What the heart does.
    pub rhythm: Rhythm,
    /// For how long.
    pub seconds: f64,
}

/// A kind of noise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoiseKind {
    /// Baseline wander by breathing and drift, 0.05 to 0.5 Hz. Amplitude: peak, roughly.
    Baseline,
    /// Muscle: 12 to 120 Hz, waxing and waning. Amplitude: RMS below 65 Hz.
    Muscle,
    /// Electrode motion: steps and humps of 30 to 400 ms that look like QRS and T. Amplitude: RMS.
    Motion,
    /// Mains hum with a third harmonic, where the sampling rate can carry them. Amplitude: peak.
    Mains {
        /// 50 or 60 Hz.
        hz: f64,
    },
    /// White. Amplitude: RMS below 65 Hz.
    White,
}

/// Noise for some time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NoiseSpan {
    /// Which.
    pub kind: NoiseKind,
    /// Begin, seconds.
    pub from_s: f64,
    /// For how long.
    pub seconds: f64,
    /// How strong, millivolts; what of it is measured is said at [`NoiseKind`].
    pub amplitude_mv: f64,
}

/// What kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutageKind {
    /// Samples lost on the way.
    Gap,
    /// The sensor says that it lost the skin; it sends nothing usable.
    LeadOff,
    /// The electrode hangs in the air and the sensor does not know: thermal noise, a drifting rail, no heart.
    Detached,
    /// The converter hangs: one value over and over.
    Frozen,
    /// The amplifier is driven against the end of its range.
    Saturated,
}

/// A fault for some time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outage {
    /// Which.
    pub kind: OutageKind,
    /// Begin, seconds.
    pub from_s: f64,
    /// For how long.
    pub seconds: f64,
}

/// The analogue-digital converter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Converter {
    /// Size of a step, millivolts.
    pub step_mv: f64,
    /// Largest value either way, millivolts; beyond it the signal is clipped.
    pub range_mv: f64,
}

/// A whole recording to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// Everything random follows from it.
    pub seed: u64,
    /// Rhythms, one after the other.
    pub segments: Vec<Segment>,
    /// Noise on top; spans may overlap.
    pub noise: Vec<NoiseSpan>,
    /// Faults; where two overlap the earlier in the list counts.
    pub outages: Vec<Outage>,
    /// Height of a normal R wave, millivolts. Everything that the heart makes scales with it.
    pub amplitude_mv: f64,
    /// Electrodes swapped.
    pub inverted: bool,
    /// White noise that is always there (skin, amplifier), millivolts RMS below 65 Hz.
    pub floor_mv: f64,
    /// What turns volts into numbers.
    pub converter: Converter,
}

impl Script {
    /// A script of `segments` without noise or faults: R of 1 mV, 4 uV of noise floor, 1 uV steps over +-20 mV.
    pub fn new(seed: u64, segments: Vec<Segment>) -> Self {
        Script {
            seed,
            segments,
            noise: Vec::new(),
            outages: Vec::new(),
            amplitude_mv: 1.0,
            inverted: false,
            floor_mv: 0.004,
            converter: Converter { step_mv: 0.001, range_mv: 20.0 },
        }
    }

    /// One rhythm for some time.
    pub fn of(seed: u64, rhythm: Rhythm, seconds: f64) -> Self {
        Script::new(seed, vec![Segment { rhythm, seconds }])
    }

    /// Adds a span of noise.
    #[must_use]
    pub fn with_noise(mut self, kind: NoiseKind, from_s: f64, seconds: f64, amplitude_mv: f64) -> Self {
        self.noise.push(NoiseSpan { kind, from_s, seconds, amplitude_mv });
        self
    }

    /// Adds a fault.
    #[must_use]
    pub fn with_outage(mut self, kind: OutageKind, from_s: f64, seconds: f64) -> Self {
        self.outages.push(Outage { kind, from_s, seconds });
        self
    }

    /// Length, seconds.
    pub fn seconds(&self) -> f64 {
        self.segments.iter().map(|segment| segment.seconds.max(0.0)).sum()
    }

    /// Beats and episodes as they happen, whatever the sampling rate; the same ones that the samples show.
    pub fn heart(&self) -> Heart {
        Heart::new(self)
    }

    /// Samples as they would be received.
    pub fn synthesize(&self, rate: SampleRate) -> Synthesis {
        Synthesis::new(self, rate)
    }
}
