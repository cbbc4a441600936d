//! Beats in context in; AAMI class, probability and where the model looked out.

mod contexts;
mod feature_names;
mod features;
mod rr;
mod shape;
mod usual;
mod window;

pub use contexts::BeatContexts;
pub use feature_names::{FEATURE_NAMES, FEATURES};
pub use window::{BEFORE_R, WINDOW, WINDOW_RATE, Window};

use crate::{
    beat::{Polarity, RPeak},
    quality::Grade,
    units::SamplePosition,
};
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

/// What a classifier is given for one beat.
#[derive(Debug, Clone, PartialEq)]
pub struct BeatInput {
    /// The beat as it was detected.
    pub peak: RPeak,
    /// Time since the beat before, milliseconds; `NaN` at the start and after a break.
    pub rr_ms: f32,
    /// Correlation with this person's own usual beat, -1 to 1; 0 where none is known yet.
    pub likeness: f32,
    /// The signal around R, in units of the person's usual QRS height.
    pub beat: Window,
    /// The same less the person's usual beat.
    pub difference: Window,
    /// Rhythm, shape and likeness, under the names of [`FEATURE_NAMES`]; 0 where unknown.
    pub features: [f32; FEATURES],
}

/// What a classifier says of one beat.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// The class, or [`BeatClass::Unclassified`] where the model is too uncertain.
    pub class: BeatClass,
    /// Calibrated probability of N, S, V and F.
    pub probabilities: [f32; 4],
    /// Where in the beat the model looked.
    pub attention: Attention,
}

impl Prediction {
    /// Probability of the class that was given; 0 for an unclassified beat.
    pub fn probability(&self) -> f32 {
        let at = BeatClass::ALL.iter().position(|class| *class == self.class);
        at.and_then(|at| self.probabilities.get(at).copied()).unwrap_or(0.0)
    }

    /// Probability that the beat is normal, where it cannot be supraventricular.
    pub fn normal_unless_early(&self) -> f32 {
        let [normal, early, ..] = self.probabilities;
        if early < 1.0 { (normal / (1.0 - early)).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// Gives beats their class.
pub trait BeatClassifier {
    /// Classifies one beat.
    fn classify(&mut self, input: &BeatInput) -> Result<Prediction, ClassifyError>;
}

/// A beat could not be classified.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("the beat at sample {position:.1} could not be classified: {cause}; the model file may be damaged")]
pub struct ClassifyError {
    /// Where its R peak is.
    pub position: SamplePosition,
    /// What the model said.
    pub cause: String,
}
