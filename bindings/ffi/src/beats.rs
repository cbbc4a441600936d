//! Beats, grades and episodes: the core's own types, mirrored.

use strapline_ecg::{
    beat::Polarity,
    classify::{Attention, Beat, BeatClass},
    quality::{Grade, Reason},
};

/// AAMI EC57 beat classes.
#[uniffi::remote(Enum)]
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

/// Which way a QRS complex points.
#[uniffi::remote(Enum)]
pub enum Polarity {
    /// R wave up.
    Up,
    /// The dominant deflection points down.
    Down,
}

/// What one second of signal is good for.
#[uniffi::remote(Enum)]
pub enum Grade {
    /// Beats can be placed and their shape can be read.
    Good,
    /// Beats can be placed; their shape is doubtful.
    Fair,
    /// Neither: nothing from this second is analysed.
    Unusable(Reason),
}

/// Why a stretch could not be read.
#[uniffi::remote(Enum)]
pub enum Reason {
    /// Nothing was received.
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
    /// Mains hum over the beats.
    Mains,
    /// Noise without beats in it.
    Noise,
    /// Too little signal between two gaps to say anything.
    TooShort,
}

/// Where in the beat the model looked.
#[uniffi::remote(Record)]
pub struct Attention {
    /// Begin, milliseconds from R (negative is before).
    pub from_ms: i16,
    /// End, milliseconds from R.
    pub to_ms: i16,
}

/// A beat with everything that is said about it.
#[uniffi::remote(Record)]
pub struct Beat {
    /// R peak, samples from the recording's first, to a fraction.
    pub position: f64,
    /// AAMI class.
    pub class: BeatClass,
    /// Calibrated probability of that class, 0 to 1; 0 where the beat was not classified.
    pub probability: f32,
    /// Time since the beat before, milliseconds; not a number after a gap or an unreadable stretch.
    pub rr_ms: f32,
    /// Height over the local baseline, millivolts, signed.
    pub amplitude_mv: f32,
    /// Correlation with this person's own usual beat, -1 to 1.
    pub likeness: f32,
    /// Which way the complex points.
    pub polarity: Polarity,
    /// Grade of the second that it lies in.
    pub grade: Grade,
    /// Where the model looked, if it was asked.
    pub attention: Option<Attention>,
}

/// What an episode is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum EpisodeKind {
    /// Rate under the limit.
    Bradycardia,
    /// Rate over the limit.
    Tachycardia,
    /// RR interval of 2.0 s or more.
    Pause,
    /// Two ectopic beats in a row.
    Couplet,
    /// Three or more ectopic beats in a row.
    Run,
    /// Every second beat ectopic.
    Bigeminy,
    /// Every third beat ectopic.
    Trigeminy,
    /// Irregularly irregular, ectopic beats taken out first.
    AtrialFibrillation,
}

/// A stretch of rhythm with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct Episode {
    /// What it is.
    pub kind: EpisodeKind,
    /// Of which beats, where it is of ectopic ones.
    pub class: Option<BeatClass>,
    /// First sample.
    pub start: u64,
    /// One past its last sample.
    pub end: u64,
    /// Beats in it.
    pub beats: u32,
    /// Slowest rate in it, beats per minute.
    pub slowest_bpm: f32,
    /// Median rate in it, beats per minute.
    pub median_bpm: f32,
    /// Fastest rate in it, beats per minute.
    pub fastest_bpm: f32,
    /// Longest RR interval in it, milliseconds.
    pub longest_rr_ms: f32,
    /// The statistic that decided, in its own unit: AF irregularity 0 to 1, beats per minute, milliseconds, or share.
    pub score: f32,
    /// Readable samples in it.
    pub computed_over: u64,
}

impl From<&strapline_ecg::rhythm::Episode> for Episode {
    fn from(episode: &strapline_ecg::rhythm::Episode) -> Self {
        use strapline_ecg::rhythm::EpisodeKind as Core;
        let (kind, class) = match episode.kind {
            Core::Bradycardia => (EpisodeKind::Bradycardia, None),
            Core::Tachycardia => (EpisodeKind::Tachycardia, None),
            Core::Pause => (EpisodeKind::Pause, None),
            Core::Couplet(class) => (EpisodeKind::Couplet, Some(class)),
            Core::Run(class) => (EpisodeKind::Run, Some(class)),
            Core::Bigeminy(class) => (EpisodeKind::Bigeminy, Some(class)),
            Core::Trigeminy(class) => (EpisodeKind::Trigeminy, Some(class)),
            Core::AtrialFibrillation => (EpisodeKind::AtrialFibrillation, None),
        };
        let [slowest_bpm, median_bpm, fastest_bpm] = episode.evidence.rate_bpm;
        Self {
            kind,
            class,
            start: episode.start,
            end: episode.end,
            beats: episode.evidence.beats,
            slowest_bpm,
            median_bpm,
            fastest_bpm,
            longest_rr_ms: episode.evidence.longest_rr_ms,
            score: episode.evidence.score,
            computed_over: episode.computed_over,
        }
    }
}
