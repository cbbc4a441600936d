//! What is found: kinds of episodes and what they rest on.

use crate::{classify::BeatClass, units::SampleIndex};
use serde::{Deserialize, Serialize};

/// What an episode is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EpisodeKind {
    /// Rate under the limit.
    Bradycardia,
    /// Rate over the limit.
    Tachycardia,
    /// RR interval of 2.0 s or more.
    Pause,
    /// Two ectopic beats in a row.
    Couplet(BeatClass),
    /// Three or more ectopic beats in a row.
    Run(BeatClass),
    /// Every second beat ectopic.
    Bigeminy(BeatClass),
    /// Every third beat ectopic.
    Trigeminy(BeatClass),
    /// Irregularly irregular, ectopic beats taken out first.
    AtrialFibrillation,
}

/// A stretch of rhythm with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Episode {
    /// What it is.
    pub kind: EpisodeKind,
    /// First sample: the R peak of its first beat.
    pub start: SampleIndex,
    /// One past its last sample: the R peak of its last beat, plus one.
    pub end: SampleIndex,
    /// What it rests on.
    pub evidence: Evidence,
    /// Readable samples in it: what it was computed over (`end - start` less what could not be read).
    pub computed_over: u64,
}

impl Episode {
    /// Probability of the least probable of `beats` (where, and how probable; in order) that lie in it: a pair is as
    /// certain as that one.
    pub(crate) fn least_probable(&self, beats: impl Iterator<Item = (SampleIndex, f32)>) -> f32 {
        let inside = beats.skip_while(|(at, _)| *at < self.start).take_while(|(at, _)| *at < self.end);
        inside.map(|(_, probability)| probability).fold(1.0, f32::min)
    }
}

/// What an episode rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Beats in it.
    pub beats: u32,
    /// Slowest, median and fastest rate in it, beats per minute (median over 8 beats; of single RR in short episodes).
    pub rate_bpm: [f32; 3],
    /// Longest RR interval in it, milliseconds.
    pub longest_rr_ms: f32,
    /// The statistic that decided, in its own unit: AF irregularity 0 to 1, rate for brady- and tachycardia,
    /// RR in milliseconds for a pause, ectopic share otherwise.
    pub score: f32,
}
