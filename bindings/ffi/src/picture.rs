//! The core's strips and traces as pixels, in the form in which they cross to a shell.

use crate::bytes;
use strapline_ecg::classify::BeatClass;
use strapline_present::{PixelColumn, StripView, TraceView};

/// A signal in pixels, ready to be drawn at 25 mm/s and 10 mm/mV: a strip of a report, or the newest of a session.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Picture {
    /// What is seen; empty for the newest signal of a session.
    pub title: String,
    /// When: time of day, or from the start.
    pub when: String,
    /// What stands beside the title.
    pub note: String,
    /// Which of how many it is, where it is one of several.
    pub place: String,
    /// What stands under it: when, the note, the scale.
    pub caption: String,
    /// What tells it from others in a list that is read out.
    pub label: String,
    /// What is said about the flagged beat that it was chosen for.
    pub detail: Option<String>,
    /// Paper speed and gain, in words.
    pub scale: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
    /// Width, pixels.
    pub width_px: f32,
    /// Height, pixels: whole squares of 5 mm.
    pub height_px: f32,
    /// The usual level of the signal, pixels from the upper edge.
    pub zero_px: f32,
    /// What it was chosen for, pixels from the left: to be in sight first. Of the newest signal, its right end.
    pub focus_px: f32,
    /// Width of a column, pixels.
    pub column_px: f32,
    /// Upper and lower end of each column, pixels from the upper edge, as pairs of little-endian `f32`; not a number where
    /// nothing was received.
    pub columns: Vec<u8>,
    /// Beats.
    pub beats: Vec<PictureBeat>,
    /// Stretches that were not read.
    pub bands: Vec<PictureBand>,
    /// Full seconds of the clock.
    pub ticks: Vec<PictureTick>,
    /// Marks of the person, pixels from the left.
    pub marks_px: Vec<f32>,
    /// Where the signal goes on beyond the upper edge, pixels from the left.
    pub over_px: Vec<f32>,
    /// Where it goes on beyond the lower edge.
    pub under_px: Vec<f32>,
}

/// A full second of the clock under a picture.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct PictureTick {
    /// Where, pixels from the left.
    pub x_px: f32,
    /// The time of day on the first, ":09" on the others.
    pub label: String,
}

/// A beat over a picture.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct PictureBeat {
    /// Its R peak, pixels.
    pub x_px: f32,
    /// The letter over it.
    pub letter: String,
    /// Whether it is one to look at.
    pub is_flagged: bool,
    /// Its AAMI class.
    pub class: BeatClass,
    /// Left end of where the model looked, pixels; absent where it was not asked.
    pub looked_from_px: Option<f32>,
    /// Right end of it.
    pub looked_to_px: Option<f32>,
}

/// A stretch of a picture that was not read.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct PictureBand {
    /// Left end, pixels.
    pub from_px: f32,
    /// Right end, pixels.
    pub to_px: f32,
    /// Why.
    pub text: String,
}

fn columns(columns: &[Option<PixelColumn>]) -> Vec<u8> {
    bytes::of_f32(columns.iter().flat_map(|column| match column {
        Some(column) => [column.top, column.bottom],
        None => [f32::NAN; 2],
    }))
}

fn beats(beats: &[strapline_present::BeatMark]) -> Vec<PictureBeat> {
    let beat = |beat: &strapline_present::BeatMark| PictureBeat {
        x_px: beat.x_px,
        letter: beat.letter.to_string(),
        is_flagged: beat.is_flagged,
        class: beat.class,
        looked_from_px: beat.attention_px.map(|[from, _]| from),
        looked_to_px: beat.attention_px.map(|[_, to]| to),
    };
    beats.iter().map(beat).collect()
}

fn bands(bands: Vec<strapline_present::Band>) -> Vec<PictureBand> {
    let band = |band: strapline_present::Band| PictureBand {
        from_px: band.from_px,
        to_px: band.to_px,
        text: band.text,
    };
    bands.into_iter().map(band).collect()
}

impl From<StripView> for Picture {
    fn from(view: StripView) -> Self {
        Self {
            width_px: view.width_px,
            height_px: view.height_px,
            zero_px: view.zero_px,
            focus_px: view.focus_px,
            column_px: 1.0,
            columns: columns(&view.columns),
            beats: beats(&view.beats),
            bands: bands(view.bands),
            ticks: view
                .ticks
                .into_iter()
                .map(|tick| PictureTick { x_px: tick.x_px, label: tick.label })
                .collect(),
            marks_px: view.marks_px,
            over_px: view.over_px,
            under_px: view.under_px,
            place: view.place,
            caption: view.caption,
            label: view.label,
            detail: view.detail,
            scale: view.scale,
            title: view.title,
            when: view.when,
            note: view.note,
            spoken: view.spoken,
        }
    }
}

impl From<TraceView> for Picture {
    fn from(view: TraceView) -> Self {
        Self {
            width_px: view.width_px,
            height_px: view.height_px,
            zero_px: view.zero_px,
            focus_px: view.width_px,
            column_px: view.column_px,
            columns: columns(&view.columns),
            beats: beats(&view.beats),
            bands: bands(view.bands),
            ticks: Vec::new(),
            marks_px: Vec::new(),
            over_px: view.over_px,
            under_px: view.under_px,
            place: String::new(),
            caption: String::new(),
            label: String::new(),
            detail: None,
            scale: String::new(),
            title: String::new(),
            when: String::new(),
            note: String::new(),
            spoken: view.spoken,
        }
    }
}
