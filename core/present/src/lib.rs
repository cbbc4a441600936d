//! What the screens of both phones show, typed and ready to lay out.
//!
//! ```text
//! report::Report        -> ResultScreen, EpisodeRow, StripView
//! live::SessionUpdate   -> LiveScreen, TraceView
//! store::RecordingSummary -> RecordingRow
//! StoreError, LiveError ... -> Said
//! ```
//!
//! Everything is a function of what is shown and of [`Words`](strapline_words::Words): no clock, no colour and no font.
//! State is in two places: what was said last ([`Speech`]), and what was read of stored recordings ([`Glances`]).
//! Numbers come formatted, sentences come said, lengths come in the pixels that the shell asked for; a shell decides
//! where they go. Tones are few and none is an alarm: this is no monitor.
#![forbid(unsafe_code)]

/// Cards: a title, a value, what stands behind it.
mod card;

/// The result of a recording.
mod result;

/// A recording while it grows.
mod live;

/// Paper, and a signal on it as columns of pixels.
mod paper;

/// Strips in pixels.
mod strip;

/// The newest signal of a session in pixels.
mod trace;

/// A few seconds of a strip, for a list.
mod thumbnail;

/// What a strip is said to show.
mod spoken;

/// Rows: recordings and episodes.
mod rows;

/// One flagged beat by itself.
mod beat;

/// All recordings at once.
mod home;

/// What is said while a recording runs, no more often than it can be listened to.
mod speech;

/// Straps that are near, and the known one.
mod strap;

/// How it was measured.
mod measured;

/// Lines that a shell fills with what it knows itself.
mod line;

/// Recordings side by side.
mod trend;

/// Notifications.
mod notification;

/// Names of files that a person keeps.
mod file_name;

/// Errors, said.
mod said;

pub use beat::{BeatScreen, episode_strip, flagged_beats, sample_of};
pub use card::{Card, CardKind, Row, Tone};
pub use file_name::{report_file_name, table_file_name};
pub use home::{Glances, HomeRow, StoredReport};
pub use line::{Line, exported, report_page};
pub use live::{Chip, Hint, LiveScreen};
pub use measured::{Measured, MeasuredScreen};
pub use notification::{Notification, NotificationKind};
pub use paper::{PixelColumn, Scale};
pub use result::ResultScreen;
pub use rows::{
    EpisodeRow, EventsSaid, RecordingRow, episode_rows, listed_episodes, recording_state, recovered,
};
pub use said::Said;
pub use speech::Speech;
pub use strap::{NearStrap, StrapRow, StrapsScreen, strap_chips};
pub use strip::{Band, BeatMark, StripView, Tick, strips};
pub use thumbnail::{THUMBNAIL_S, thumbnail};
pub use trace::TraceView;
pub use trend::{
    ComparedRow, TrendChart, TrendKind, TrendPoint, TrendRecord, TrendSpan, TrendStep, TrendsScreen, compared,
};
