//! What a screen shows. Everything in it is bounded, however long a session runs.

use std::{fmt, io};
use strapline_ecg::{
    classify::Beat,
    quality::{Grade, Reason},
    rhythm::Episode,
    sensor::{Advice, Contact, Device, Moment, SensorKind, SensorState, Signal},
    units::SampleIndex,
};
use strapline_store::{Problem, RecordingId};
use strapline_words::{Language, Words, sentence};

/// Everything that a screen shows of a session, as of one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionUpdate {
    /// As of when.
    pub at: Moment,
    /// What the sensor is doing.
    pub state: SensorState,
    /// What a person can do something about now, the newest last.
    pub advice: Vec<Advice>,
    /// What the recorder itself has to say.
    pub trouble: Option<Trouble>,
    /// The recording; `None` before the strap has sent anything.
    pub recording: Option<RecordingId>,
    /// By which protocol the strap speaks.
    pub kind: Option<SensorKind>,
    /// Whether it is an ECG or RR intervals; `None` before anything was recorded.
    pub signal: Option<Signal>,
    /// Who made the strap and which one it is.
    pub device: Device,
    /// The newest signal; `None` without ECG.
    pub trace: Option<Trace>,
    /// Stretches of it that could not be read, or where the strap did not touch the skin, the oldest first; what was not
    /// received shows in the trace itself.
    pub unread: Vec<UnreadSeen>,
    /// Heart rate over the last eight beats, beats per minute.
    pub bpm: Option<f32>,
    /// Heart rate as the strap says.
    pub strap_bpm: Option<u16>,
    /// The newest second that has a grade.
    pub quality: Option<SecondSeen>,
    /// Beats on the screen and the last 16, the oldest first. They follow the trace by ten seconds or so.
    pub beats: Vec<Beat>,
    /// The last episodes that have ended, the oldest first.
    pub episodes: Vec<Episode>,
    /// How many there were in all.
    pub episode_count: u64,
    /// Skin contact.
    pub contact: Contact,
    /// Battery, percent.
    pub battery: Option<u8>,
    /// Milliseconds since the newest sample, or RR interval, arrived.
    pub age_ms: Option<u64>,
    /// Seconds from the first sample to the last, gaps included; of RR intervals, since the first arrived.
    pub recorded_s: f64,
    /// Seconds that could be read. They follow by a few seconds.
    pub analysed_s: f64,
    /// What is missing.
    pub gaps: Gaps,
    /// Beats, or RR intervals of a strap that sends nothing else.
    pub beat_count: u64,
    /// Marks.
    pub marks: u64,
    /// Samples per second of the recording's axis; `None` for RR intervals.
    pub nominal_hz: Option<f64>,
    /// Samples per second by the strap's own clock.
    pub measured_hz: Option<f64>,
}

/// What the recorder itself has to say; the recording goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No room is left: what comes in is held in memory for a while.
    DiskFull,
    /// The disk failed: what comes in is held in memory, and it is tried again.
    DiskFailed(DiskFault),
}

/// How a disk fails that may come right by itself: a card that is put back, a share that is there again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiskFault {
    /// Of this kind, with the system's number for it.
    Io(io::ErrorKind, Option<i32>),
    /// It may not be written to.
    ReadOnly,
    /// It failed before, in the same way.
    Stopped,
}

impl DiskFault {
    /// `None` for what will not come right by itself.
    pub(crate) fn of(problem: &Problem) -> Option<Self> {
        match problem {
            Problem::Io(error) => Some(Self::Io(error.kind(), error.raw_os_error())),
            Problem::ReadOnly => Some(Self::ReadOnly),
            Problem::Stopped => Some(Self::Stopped),
            _ => None,
        }
    }
}

impl Trouble {
    /// What is the matter, and what to do about it.
    pub fn said(&self, words: Words) -> String {
        match self {
            Self::DiskFull => Problem::DiskFull.said(words),
            Self::DiskFailed(fault) => sentence!("live-disk-failed", problem = fault.said(words)).said(words),
        }
    }
}

impl DiskFault {
    /// What is the matter.
    pub fn said(&self, words: Words) -> String {
        match self {
            Self::Io(kind, code) => sentence!("store-io", what = words.io(*kind, *code)).said(words),
            Self::ReadOnly => Problem::ReadOnly.said(words),
            Self::Stopped => Problem::Stopped.said(words),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Words::of(Language::English).with_plain_spaces()))
    }
}

impl fmt::Display for DiskFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Words::of(Language::English).with_plain_spaces()))
    }
}

/// The newest signal, as columns from the oldest to the newest.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// Seconds from the left edge to the right.
    pub seconds: f64,
    /// Place of the left edge on the recording's axis; negative while the recording is shorter than the screen.
    pub first: i64,
    /// One past the newest sample shown.
    pub end: SampleIndex,
    /// Smallest and largest value of each column, millivolts; `None` where nothing was received.
    pub columns: Vec<Option<Column>>,
}

/// The samples under one column of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Smallest, millivolts.
    pub min: f32,
    /// Largest, millivolts.
    pub max: f32,
}

/// A second with its grade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SecondSeen {
    /// Which second, counted from 0.
    pub second: u64,
    /// Its grade.
    pub grade: Grade,
}

/// A stretch that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadSeen {
    /// Its first sample.
    pub first: SampleIndex,
    /// One past its last sample; the largest number where it goes on.
    pub end: SampleIndex,
    /// Why.
    pub reason: Reason,
}

/// What is missing of a recording so far.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Gaps {
    /// How many gaps.
    pub count: u64,
    /// Samples in all of them.
    pub samples: u64,
    /// Seconds in all of them.
    pub seconds: f64,
    /// How many of them were counted by arrival times, because the strap's clock does not reach across.
    pub uncertain: u64,
    /// The last one: its place and length.
    pub last: Option<(SampleIndex, u64)>,
}
