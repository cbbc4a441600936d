//! What the screens of both phones show, typed and ready to lay out.
//!
//! ```text
//! report::Report        -> ResultScreen, EpisodeRow, StripView
//! live::SessionUpdate   -> LiveScreen, TraceView
//! store::RecordingSummary -> RecordingRow
//! StoreError, LiveError ... -> Said
//! ```
//!
//! Everything is a function of what is shown and of [`Words`](strapline_words::Words): no clock, no state, no colour
//! and no font. Numbers come formatted, sentences come said, lengths come in the pixels that the shell asked for; a
//! shell decides where they go. Tones are few and none is an alarm: this is no monitor.
#![forbid(unsafe_code)]

/// Cards: a title, a value, what stands behind it.
mod card;

/// The result of a recording.
mod result;

/// A recording while it grows.
mod live;

/// Strips and the live trace in pixels.
mod strip;

/// What a strip is said to show.
mod spoken;

/// Rows: recordings and episodes.
mod rows;

/// One flagged beat by itself.
mod beat;

/// Recordings side by side.
mod trend;

/// Notifications.
mod notification;

/// Errors, said.
mod said;

pub use beat::{BeatScreen, flagged_beats, sample_of};
pub use card::{Card, CardKind, Row, Tone};
pub use live::{Chip, Hint, LiveScreen};
pub use notification::{Notification, NotificationKind};
pub use result::ResultScreen;
pub use rows::{EpisodeRow, RecordingRow, episode_rows, recording_state, recovered};
pub use said::Said;
pub use strip::{Band, BeatMark, PixelColumn, Scale, StripView, Tick, TraceView};
pub use trend::{
    ComparedRow, TrendChart, TrendKind, TrendPoint, TrendRecord, TrendStep, TrendsScreen, compared,
};
