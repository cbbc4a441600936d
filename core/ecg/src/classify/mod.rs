//! Beats in context in; AAMI class, probability and where the model looked out.

use crate::{beat::Polarity, quality::Grade, units::SamplePosition};
use serde::{Deserialize, Serialize};

/// AAMI EC57 beat classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BeatClass {
    /// Normal, bundle-branch block, atrial and nodal escape.
    Normal,
    /// Supraventricular ectopic.
    Supraventricular,
    /// Ventricular ectopic.
    Ventricular,
    /// Fusion of ventricular and normal.
    Fusion,
    /// Not classified: the signal, or the model's certainty, did not allow it.
    Unclassified,
}

impl BeatClass {
    /// Every class, in the order of the model's outputs and of the tables; `Unclassified` last.
    pub const ALL: [BeatClass; 5] = [
        BeatClass::Normal,
        BeatClass::Supraventricular,
        BeatClass::Ventricular,
        BeatClass::Fusion,
        BeatClass::Unclassified,
    ];

    /// The letter that stands over the beat: N, S, V, F or Q.
    pub fn letter(self) -> char {
        match self {
            BeatClass::Normal => 'N',
            BeatClass::Supraventricular => 'S',
            BeatClass::Ventricular => 'V',
            BeatClass::Fusion => 'F',
            BeatClass::Unclassified => 'Q',
        }
    }
}

/// Where in the beat the model looked: the stretch around R that holds most of the class activation.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Attention {
    /// Begin, milliseconds from R (negative is before).
    pub from_ms: i16,
    /// End, milliseconds from R.
    pub to_ms: i16,
}

/// A beat with everything that is said about it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Beat {
    /// R peak, a fraction of a sample, on the recording's own axis.
    pub position: SamplePosition,
    /// AAMI class.
    pub class: BeatClass,
    /// Calibrated probability of that class, 0 to 1; 0 where the beat was not classified.
    pub probability: f32,
    /// Time since the beat before, milliseconds; `NaN` after a gap or an unreadable stretch.
    pub rr_ms: f32,
    /// Height over the local baseline, millivolts, signed.
    pub amplitude_mv: f32,
    /// Correlation with this person's own usual beat, -1 to 1.
    pub likeness: f32,
    /// Which way the complex points.
    pub polarity: Polarity,
    /// Grade of the second it lies in.
    pub grade: Grade,
    /// Where the model looked, if it was asked.
    pub attention: Option<Attention>,
}
