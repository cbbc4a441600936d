//! Samples in; clean samples out, each stage with a stated delay.

/// Second-order sections.
pub mod biquad;

/// From the signal as received to the one that is shown and classified.
pub mod conditioner;

/// Mains hum: found, then removed.
pub mod mains;

/// The band in which QRS complexes stand out.
pub mod qrs_band;

pub use conditioner::{Conditioned, Conditioner};
