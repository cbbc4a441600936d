//! A script of rhythms and a seed in; an ECG with known beats and episodes out.
//!
//! The heart is planned beat by beat ([`Script::heart`]), each planned beat is a sum of Gaussians around its R peak,
//! and the samples are the sum of the beats, atrial activity, noise and the faults of sensor and converter
//! ([`Script::synthesize`], one sample at a time, memory independent of the length). [`Script::record`] gathers a
//! recording with its truth.
//!
//! Source: P. E. McSharry, G. D. Clifford, L. Tarassenko, L. A. Smith, "A dynamical model for generating synthetic
//! electrocardiogram signals", IEEE Trans. Biomed. Eng. 50(3), 2003. Deviations:
//!
//! 1. The Gaussians are summed in closed form instead of integrating the orbit around the limit cycle: the same
//!    waves, without an integrator's step in them, at any sampling rate and with R known to a fraction of a sample.
//! 2. The waves are placed in seconds around R instead of by phase: the QRS complex keeps its width at every rate,
//!    P and T move with the square root of the RR interval (the paper's own `sqrt(h/60)` for T).
//! 3. The T wave is two Gaussians, so that it falls faster than it rises.
//! 4. RR intervals come from respiration (0.2 to 0.3 Hz), Mayer waves (0.1 Hz) and white jitter in the time domain
//!    instead of from a synthesised spectrum.
//! 5. Ectopic beats, atrial fibrillation, ventricular rhythms, pauses and pacing are added; so are respiratory
//!    amplitude modulation and a small jitter of every wave.
//!
//! The generators use `libm` and a seeded ChaCha stream: the same script gives the same bytes on every machine.

/// What is to be played.
mod script;

/// Normally distributed and uniform numbers from a seed.
mod chance;

/// Script in; beats and episodes with their times out.
mod heart;

/// A beat's waves.
mod shape;

/// Noise on top of the heart.
mod noise;

/// Samples of a script, one at a time.
mod synthesis;

/// Samples and truth of a whole script.
mod recording;

/// The recording of the demonstration.
mod demo;

// The notifications that a strap would have sent, and a strap that sends them.
pub mod strap;

pub use demo::demo_script;
pub use heart::{Heart, TruthBeat, TruthEpisode, TruthEvent};
pub use recording::{Recording, Unreadable};
pub use script::{
    Converter, Focus, NoiseKind, NoiseSpan, Outage, OutageKind, Pattern, Rhythm, Script, Segment,
};
pub use synthesis::{Received, Synthesis};

#[cfg(test)]
mod tests;
