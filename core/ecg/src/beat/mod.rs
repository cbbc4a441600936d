//! Clean samples in; R peaks at a fraction of a sample out.

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
    /// How clearly it stood out of what surrounds it: its feature height over the detection threshold.
    pub prominence: f32,
    /// Found only when the detector looked back over a long RR interval.
    pub searched_back: bool,
}
