//! A file, samples or a stored recording in; what was found, and its report, out: what the command line and the apps
//! both do, done once.
//!
//! ```
//! use std::ops::ControlFlow;
//! use strapline_analysis::{Signal, analyse};
//! use strapline_ecg::{synth::demo_script, units::SampleRate};
//!
//! let made = demo_script().record(SampleRate::new(130.0)?);
//! let signal = Signal { rate_hz: 130.0, start: None, samples: &made.samples[..13_000], marks: &[] };
//! let analysis = analyse(&signal, |_| ControlFlow::Continue(()))?;
//! assert!(analysis.is_some_and(|analysis| analysis.finished.beats.len() > 90));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Whoever asks is told how far it is and may stop it: [`ControlFlow::Break`](std::ops::ControlFlow::Break) ends an
//! analysis without a result and without a trace.
#![forbid(unsafe_code)]

/// The bundled model, loaded when it is first needed.
mod model;

/// One signal, analysed.
mod signal;

/// Marks, said to the reader of a report.
mod marks;

/// A file's recording: which channel, its marks, its lead.
mod file;

/// Everything that was found, as JSON.
mod found;

/// A stored recording's analysis: the stored one, or a new one.
mod stored;

/// The display signal around a moment of a stored recording.
mod around;

/// How far something is.
mod progress;

/// A stored recording, written in another format.
mod export;

/// What can go wrong, and what to do about it.
pub mod error;

pub use around::around;
pub use error::AnalysisError;
pub use export::{ExportFormat, Exported, export};
pub use file::{FileAnalysis, analyse_file, analyse_recording, fitting_unit, pick};
pub use found::{found_json, report_json, write_found_json};
pub use model::{fitted_on, net, producer, version};
pub use progress::{by_fiftieths, part};
pub use signal::{Analysis, Signal, analyse, analyse_events};
pub use stored::{analyse_stored, head, outcome, report, stored_outcome, stored_report};
