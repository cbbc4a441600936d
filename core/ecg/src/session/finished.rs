//! What a session that has ended holds.

use crate::{
    classify::Beat,
    clock::WallTime,
    quality::{Grade, Reason},
    rhythm::Episode,
    units::{SampleIndex, SampleRate},
};
use serde::{Deserialize, Serialize};

/// What the person said and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// When it was pressed.
    pub at: SampleIndex,
    /// What the person said.
    pub words: String,
}

/// Something about the recording as a whole that a reader must know.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The QRS complexes are so large or small that the unit is probably wrong.
    AmplitudeImplausible {
        /// Typical peak-to-peak of a second, millivolts as read.
        typical_mv: f32,
        /// The factor that would make it plausible (1000 or 0.001).
        factor: f32,
    },
    /// The signal reaches the same extreme value over and over.
    RangeTooSmall,
    /// No beat was found in a recording that is not too short for one.
    NoBeats,
    /// The model failed on so many beats; they are unclassified.
    ModelFailed(u64),
}

/// Ten seconds or so of display signal that the session kept because something was seen in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Excerpt {
    /// Why it was kept.
    pub why: ExcerptKind,
    /// First sample.
    pub start: SampleIndex,
    /// Display signal, millivolts, `NaN` where nothing was received.
    pub samples: Vec<f32>,
    /// The sample that it was kept for.
    pub focus: SampleIndex,
}

/// Why an excerpt was kept.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExcerptKind {
    /// An episode's onset.
    Episode(crate::rhythm::EpisodeKind),
    /// A single ectopic beat.
    SingleBeat(crate::classify::BeatClass),
    /// The slowest rate.
    SlowestRate,
    /// The fastest rate.
    FastestRate,
    /// The longest RR interval.
    LongestRr,
    /// The person pressed the button; index into the marks.
    Mark(usize),
    /// A stretch that could not be read.
    Unreadable(Reason),
    /// The usual beat: the cleanest stretch.
    Usual,
}

/// A session that has ended: everything that was found, and nothing that was not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finished {
    /// Sampling rate, measured where device times were given.
    pub rate: SampleRate,
    /// When it began, where known.
    pub start: Option<WallTime>,
    /// Recorded samples, gaps included.
    pub recorded: u64,
    /// Grade of each second; the last may be cut short by the end.
    pub seconds: Vec<Grade>,
    /// Beats in usable seconds, in order. None is supraventricular in atrial fibrillation or within 10 s of it.
    pub beats: Vec<Beat>,
    /// Beats that were called supraventricular there, and are no longer.
    pub early_in_fibrillation: u64,
    /// Episodes, in order of their start.
    pub episodes: Vec<Episode>,
    /// The person's own marks.
    pub marks: Vec<Mark>,
    /// Stretches of signal kept for the report, in order of their start.
    pub excerpts: Vec<Excerpt>,
    /// What a reader must know about the recording as a whole.
    pub notices: Vec<Notice>,
    /// Mains frequency found and removed, hertz.
    pub mains_hz: Option<f32>,
}

impl Finished {
    /// Samples of second `n` that lie in the recording.
    pub fn second_len(&self, n: u64) -> u64 {
        let (start, end) = (self.rate.second_start(n), self.rate.second_start(n + 1));
        end.min(self.recorded) - start.min(self.recorded)
    }

    /// Samples in seconds that were analysed.
    pub fn analysed(&self) -> u64 {
        self.tally(Grade::is_usable)
    }

    /// Samples left out for `reason`.
    pub fn left_out(&self, reason: Reason) -> u64 {
        self.tally(|grade| grade == Grade::Unusable(reason))
    }

    fn tally(&self, wanted: impl Fn(Grade) -> bool) -> u64 {
        (0..).zip(&self.seconds).filter(|(_, g)| wanted(**g)).map(|(n, _)| self.second_len(n)).sum()
    }
}
