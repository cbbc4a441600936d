//! What the core does, line by line, for a shell's own log.
//!
//! Lines are fixed sentences with counts in them: no name, no mark, no path, no address, no sample. Only what the core
//! itself says is passed on; libraries inside it are not. Of what fails unexpectedly the line says where in the sources.

use crate::{ListenerError, StraplineError, guard::guarded};
use log::{Level, LevelFilter, Log, Metadata, Record};
use std::sync::{Arc, PoisonError, RwLock};

/// How much a line matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum LogLevel {
    /// Something failed.
    Error,
    /// Something went wrong and was dealt with.
    Warn,
    /// Something happened that happens rarely.
    Info,
    /// Something happened.
    Debug,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LogLine {
    /// How much it matters.
    pub level: LogLevel,
    /// Which part of the core says so.
    pub target: String,
    /// What happened.
    pub text: String,
}

/// A shell's own log.
#[uniffi::export(with_foreign)]
pub trait LogSink: Send + Sync {
    /// A line, on the thread where it came about. What it throws is dropped.
    fn on_line(&self, line: LogLine) -> Result<(), ListenerError>;
}

struct Forwarding(RwLock<Option<Arc<dyn LogSink>>>);

static FORWARDING: Forwarding = Forwarding(RwLock::new(None));

/// Has `sink` told of lines that matter at least as much as `level`, in place of the one before; nobody, where it is
/// absent.
#[uniffi::export]
pub fn set_log_sink(sink: Option<Arc<dyn LogSink>>, level: LogLevel) -> Result<(), StraplineError> {
    guarded(|| {
        forward(sink, level);
        Ok(())
    })
}

fn forward(sink: Option<Arc<dyn LogSink>>, level: LogLevel) {
    let level = match (&sink, level) {
        (None, _) => LevelFilter::Off,
        (_, LogLevel::Error) => LevelFilter::Error,
        (_, LogLevel::Warn) => LevelFilter::Warn,
        (_, LogLevel::Info) => LevelFilter::Info,
        (_, LogLevel::Debug) => LevelFilter::Debug,
    };
    let before = std::mem::replace(&mut *FORWARDING.0.write().unwrap_or_else(PoisonError::into_inner), sink);
    // With nothing locked: what is let go of may say something.
    drop(before);
    // It is set once; another logger of the same process stays.
    let _ = log::set_logger(&FORWARDING);
    log::set_max_level(level);
}

impl Log for Forwarding {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "strapline" || metadata.target().starts_with("strapline::")
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        // Not while it is locked: a sink may set another one.
        let sink = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        let level = match record.level() {
            Level::Error => LogLevel::Error,
            Level::Warn => LogLevel::Warn,
            Level::Info => LogLevel::Info,
            Level::Debug | Level::Trace => LogLevel::Debug,
        };
        if let Some(sink) = sink {
            let line = LogLine { level, target: record.target().to_owned(), text: record.args().to_string() };
            let _ = sink.on_line(line);
        }
    }

    fn flush(&self) {}
}
