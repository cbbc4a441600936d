//! Strapline's core for Kotlin, Swift and Python: one typed facade, and no logic of its own.
//!
//! A shell opens a [`RecordingStore`] with a key that it keeps, wears a [`LiveSession`] on it, carries out the
//! commands that come back, and shows what its [`SessionObserver`] is told. An [`Analysis`] is what was found, its
//! report and its PDF. A recording crosses as bytes (`f32`, little-endian, millivolts) or as a path, a screen as a
//! list, and no sample by itself.
//!
//! Types of the core are mirrored where they are plain values; UniFFI is known here and nowhere else. What fails is a
//! [`StraplineError`], of eight kinds, one for each thing that a person can do. A panic of the core is one too
//! ([`StraplineError::Broken`]), whatever was called: what was recorded by then is on disk.

/// What went wrong, by what a person can do about it.
mod error;

/// The one way into the core.
mod guard;

/// Numbers as bytes, and back.
mod bytes;

/// Kinds of straps, what they are asked for, and what is heard of them.
mod sensor;

/// The language that people are spoken to in.
mod words;

/// Beats, grades and episodes.
mod beats;

/// A strap while it is worn.
mod live;

/// What a screen shows of a session.
mod update;

/// Strips and traces as pixels.
mod picture;

/// What both phones show, typed and ready to lay out.
mod screens;

/// What a person marks with one tap.
mod noted;

/// Recordings on disk.
mod store;

/// What is said of all recordings at once.
mod home;

/// What was found in a file, in samples or in a stored recording.
mod analysis;

/// What is printed, for whom, on which paper.
mod report;

/// A strap that is not there.
mod simulated;

/// Straps that are near, and the known one.
mod strap;

/// Lines that a shell fills with what it knows itself, and names of files.
mod line;

/// Versions, and how well this one does on public recordings.
mod measured;

/// What the core does, line by line, for a shell's own log.
mod logging;

/// Failures on purpose.
mod rehearsal;

pub use analysis::{Analysis, BeatTable, FileOptions, ProgressListener, analyze_file, analyze_samples};
pub use beats::{Episode, EpisodeKind};
pub use error::{ListenerError, StraplineError};
pub use home::{thumbnail_s, trend_from_ms};
pub use line::{exported_said, line, report_file_name, report_page, row, table_file_name};
pub use live::{LiveSession, ObserverHandle, SessionEnd, SessionObserver, SessionPlan};
pub use logging::{LogLevel, LogLine, LogSink, set_log_sink};
pub use measured::{Measurement, Versions, how_it_was_measured, measured_screen, versions};
pub use noted::{FeelingChoice, feelings, said_mark};
pub use picture::{Picture, PictureBand, PictureBeat, PictureTick};
pub use rehearsal::{Rehearsal, rehearse, rehearse_panic};
pub use report::{ReportOptions, usual_emergency_number};
pub use screens::{BeatScreen, EventRow, HomeRow};
pub use sensor::{advertised_kind, known_services};
pub use simulated::{Happened, Playing, SimulatedStrap};
pub use store::{RecordingStore, StoredMark, StoredRecording, generate_key};
pub use strap::{strap_chips, straps_screen};
pub use strapline_live::Asked;
pub use update::{MissingSeen, SessionUpdate, TraceColumns, waiting_screen};
pub use words::{birth_date_said, catalogue_text, language_name, preferred_language, speak};

uniffi::setup_scaffolding!("strapline");
