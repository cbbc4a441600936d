//! Samples and beats in; a grade per second with its reason out.

mod bands;
mod beats;
mod blocks;
mod evidence;
mod grader;
mod line;
mod score;
mod second;
mod typical;
mod verdict;

pub use evidence::COUNT as EVIDENCE;
pub use grader::{DELAY_S, SignalGrader, WeighedSecond};

use serde::{Deserialize, Serialize};

/// What one second of signal is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Beats can be placed and their shape can be read.
    Good,
    /// Beats can be placed; their shape is doubtful (classes carry less certainty).
    Fair,
    /// Neither: nothing from this second reaches the classifier or any denominator.
    Unusable(Reason),
}

impl Grade {
    /// Whether this second counts as analysed.
    pub fn is_usable(self) -> bool {
        !matches!(self, Grade::Unusable(_))
    }

    /// As one byte, for whoever takes seconds in bulk: 2 good, 1 fair, and not readable from 16 on, the reason being the
    /// number less 16 in the order of [`Reason::ALL`].
    pub fn code(self) -> u8 {
        match self {
            Grade::Good => 2,
            Grade::Fair => 1,
            Grade::Unusable(reason) => {
                16 + Reason::ALL.iter().position(|one| *one == reason).unwrap_or_default() as u8
            }
        }
    }
}

/// Why a stretch could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nothing was received (lost on the way, or not a number).
    Gap,
    /// The sensor said, or the signal shows, that it does not touch the skin.
    LeadOff,
    /// A line without any signal.
    Flat,
    /// At the end of the converter's range.
    Clipped,
    /// The baseline moves further or faster than any heart makes it.
    BaselineStorm,
    /// Muscle or motion noise over the beats.
    Muscle,
    /// Mains hum over the beats, more than the notch can take out.
    Mains,
    /// Noise without beats in it.
    Noise,
    /// Too little signal between two gaps to say anything.
    TooShort,
}

impl Reason {
    /// Every reason, in the order in which reports list them.
    pub const ALL: [Reason; 9] = [
        Reason::Gap,
        Reason::LeadOff,
        Reason::Flat,
        Reason::Clipped,
        Reason::BaselineStorm,
        Reason::Muscle,
        Reason::Mains,
        Reason::Noise,
        Reason::TooShort,
    ];
}

#[cfg(test)]
mod tests;
