//! Beats made by hand, for the tests of this module.

use crate::{
    beat::Polarity,
    classify::{Beat, BeatClass},
    quality::Grade,
};

/// A beat of a class at a position in good signal, with the interval before it.
pub(super) fn beat(position: f64, class: BeatClass, rr_ms: f32) -> Beat {
    Beat {
        position,
        class,
        probability: 0.9,
        rr_ms,
        amplitude_mv: 1.0,
        likeness: 0.9,
        polarity: Polarity::Up,
        grade: Grade::Good,
        attention: None,
    }
}
