//! What a screen shows of a session, as of one moment.

use crate::{StraplineError, beats::Episode, bytes, guard::guarded, live::View, picture::Picture};
use strapline_ecg::{
    classify::Beat,
    quality::Grade,
    sensor::{Contact, Device, Moment, SensorKind, SensorState, Signal},
};
use strapline_present::{LiveScreen, Speech, TraceView};
use strapline_words::{Language, Words};

/// Everything that a screen shows of a session, as of one moment. Bounded, however long the session runs.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct SessionUpdate {
    /// As of when.
    pub at: Moment,
    /// What the sensor is doing.
    pub state: SensorState,
    /// What a person can do something about now, one sentence each, the newest last.
    pub advice: Vec<String>,
    /// What the recorder itself has to say: a disk that is full.
    pub trouble: Option<String>,
    /// Id of the recording; absent before the strap has sent anything.
    pub recording: Option<String>,
    /// By which protocol the strap speaks.
    pub kind: Option<SensorKind>,
    /// Whether it is an ECG or RR intervals; absent before anything was recorded.
    pub signal: Option<Signal>,
    /// Who made the strap and which one it is.
    pub device: Device,
    /// The newest signal; absent without ECG.
    pub trace: Option<TraceColumns>,
    /// Heart rate over the last eight beats, beats per minute.
    pub bpm: Option<f32>,
    /// Heart rate as the strap says.
    pub strap_bpm: Option<u16>,
    /// Number of the newest second that has a grade, counted from 0.
    pub graded_second: Option<u64>,
    /// Its grade.
    pub grade: Option<Grade>,
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
    /// Seconds from the first sample to the last, gaps included.
    pub recorded_s: f64,
    /// Seconds that could be read. They follow by a few seconds.
    pub analysed_s: f64,
    /// What is missing.
    pub missing: MissingSeen,
    /// Beats, or RR intervals of a strap that sends nothing else.
    pub beat_count: u64,
    /// Marks.
    pub marks: u64,
    /// Samples per second of the recording's axis; absent for RR intervals.
    pub nominal_hz: Option<f64>,
    /// Samples per second by the strap's own clock.
    pub measured_hz: Option<f64>,
    /// The same in words and formatted numbers, ready to lay out.
    pub screen: LiveScreen,
    /// The newest signal in pixels, ready to be drawn; absent without ECG.
    pub picture: Option<Picture>,
}

/// What a screen says before the first update.
#[uniffi::export]
pub fn waiting_screen(language: Language) -> Result<LiveScreen, StraplineError> {
    guarded(|| Ok(LiveScreen::waiting(Words::of(language))))
}

/// The newest signal, as columns from the oldest to the newest.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct TraceColumns {
    /// Seconds from the left edge to the right.
    pub seconds: f64,
    /// Place of the left edge on the recording's axis, samples; negative while the recording is shorter than the screen.
    pub first: i64,
    /// One past the newest sample shown.
    pub end: u64,
    /// How many columns.
    pub columns: u32,
    /// Smallest and largest value of each column, millivolts, as pairs of little-endian `f32`; not a number where
    /// nothing was received.
    pub min_max: Vec<u8>,
}

/// What is missing of a recording so far.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct MissingSeen {
    /// How many gaps.
    pub gaps: u64,
    /// Samples in all of them.
    pub samples: u64,
    /// Seconds in all of them.
    pub seconds: f64,
    /// How many of them were counted by arrival times, because the strap's clock does not reach across.
    pub uncertain: u64,
    /// Place of the last one, samples.
    pub last_first: Option<u64>,
    /// Its length, samples.
    pub last_samples: Option<u64>,
}

impl SessionUpdate {
    pub(crate) fn new(
        update: strapline_live::SessionUpdate,
        words: Words,
        view: View,
        speech: &mut Speech,
    ) -> Self {
        let mut picture = match view.width_px {
            Some(width_px) => TraceView::newest(&update, words, view.scale, width_px),
            None => TraceView::new(&update, words, view.scale),
        };
        let mut screen = LiveScreen::new(&update, words);
        speech.pace(&update, &mut screen, picture.as_mut());
        Self {
            at: update.at,
            state: update.state,
            advice: update.advice.iter().map(|advice| words.sensor_advice(advice)).collect(),
            screen,
            picture: picture.map(Picture::from),
            trouble: update.trouble.as_ref().map(|trouble| trouble.said(words)),
            recording: update.recording.map(|id| id.to_string()),
            kind: update.kind,
            signal: update.signal,
            device: update.device,
            trace: update.trace.map(TraceColumns::from),
            bpm: update.bpm,
            strap_bpm: update.strap_bpm,
            graded_second: update.quality.map(|seen| seen.second),
            grade: update.quality.map(|seen| seen.grade),
            beats: update.beats,
            episodes: update.episodes.iter().map(Episode::from).collect(),
            episode_count: update.episode_count,
            contact: update.contact,
            battery: update.battery,
            age_ms: update.age_ms,
            recorded_s: update.recorded_s,
            analysed_s: update.analysed_s,
            missing: MissingSeen {
                gaps: update.gaps.count,
                samples: update.gaps.samples,
                seconds: update.gaps.seconds,
                uncertain: update.gaps.uncertain,
                last_first: update.gaps.last.map(|(first, _)| first),
                last_samples: update.gaps.last.map(|(_, samples)| samples),
            },
            beat_count: update.beat_count,
            marks: update.marks,
            nominal_hz: update.nominal_hz,
            measured_hz: update.measured_hz,
        }
    }
}

impl From<strapline_live::Trace> for TraceColumns {
    fn from(trace: strapline_live::Trace) -> Self {
        let pairs = trace.columns.iter().flat_map(|column| match column {
            Some(column) => [column.min, column.max],
            None => [f32::NAN; 2],
        });
        Self {
            seconds: trace.seconds,
            first: trace.first,
            end: trace.end,
            columns: trace.columns.len() as u32,
            min_max: bytes::of_f32(pairs),
        }
    }
}
