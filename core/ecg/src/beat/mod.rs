//! Clean samples in; R peaks at a fraction of a sample out.
//!
//! The flow inside: samples pass the QRS [band](crate::filter::qrs_band), its energy has [crests](crest), a crest
//! becomes a [candidate] with its [shape], a second of look-ahead turns it into
//! [evidence], a small net gives its [verdict], and an accepted one has its R placed on the
//! [fiducial]. [`QrsDetector`] holds them together.

/// Maxima of the QRS energy.
pub mod crest;

/// A crest with everything that can be read off the signal around it.
pub mod candidate;

/// The person's own QRS shapes, learnt as beats come.
pub mod shape;

/// Running levels: how tall a beat is, how tall what is none, how long an RR interval.
pub mod level;

/// What speaks for and against a candidate, as numbers.
pub mod evidence;

/// From evidence to a probability.
pub mod verdict;

/// R moved to the true extremum.
pub mod fiducial;

/// The detector.
pub mod detector;

#[cfg(test)]
mod tests;

pub use detector::QrsDetector;

use crate::units::SamplePosition;
use serde::{Deserialize, Serialize};

/// Which way the QRS complex points on this lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Polarity {
    /// R wave up.
    Up,
    /// The dominant deflection points down.
    Down,
}

/// A detected beat before it has a class.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RPeak {
    /// Extremum of the QRS complex, a fraction of a sample, on the recording's own axis (all delays taken out).
    pub position: SamplePosition,
    /// Which way it points.
    pub polarity: Polarity,
    /// Height over the local baseline, millivolts, signed.
    pub amplitude_mv: f32,
    /// Correlation with the running template of this person's QRS, -1 to 1.
    pub likeness: f32,
    /// How clearly it stood out: probability that it is a beat, 0 to 1.
    pub prominence: f32,
    /// Found only when the detector looked back over a long RR interval.
    pub searched_back: bool,
}
