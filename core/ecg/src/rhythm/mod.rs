//! Labelled beats in; episodes out.

/// What is found: kinds of episodes and what they rest on.
mod episode;

/// Beats in; checked cycles out.
mod cycle;

/// RR intervals in; heart rate out.
pub mod rate;

/// Cycles of one episode in; the episode with its evidence out.
mod span;

/// Cycles in; pauses out.
mod pause;

/// Cycles in; bradycardia and tachycardia out.
mod pace;

/// Cycles in; couplets, runs, bigeminy and trigeminy out.
mod ectopy;

/// Cycles in; atrial fibrillation out.
pub mod fibrillation;

/// Episodes in; where nothing is premature out.
mod fibrillating;

/// All of these together.
mod analyser;

pub use analyser::{AF_EDGE_S, RhythmAnalyser};
pub use ectopy::{PATTERN_BEATS, RUN_BEATS};
pub use episode::{Episode, EpisodeKind, Evidence};
pub(crate) use fibrillating::Fibrillating;
pub use pace::{BRADYCARDIA_BPM, PACE_HYSTERESIS_BPM, PACE_SUSTAINED_S, TACHYCARDIA_BPM};
pub use pause::PAUSE_MS;
pub(crate) use pause::is_believed;

#[cfg(test)]
mod fixture;

#[cfg(test)]
mod tests;
