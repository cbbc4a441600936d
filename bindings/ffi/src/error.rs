//! What went wrong, by what a person can do about it.

use crate::words::spoken;
use strapline_analysis::{AnalysisError, error};
use strapline_ecg::{
    report::BirthDateError, session::SessionError, synth::strap::FaultError, units::RateError,
};
use strapline_formats::FormatError;
use strapline_infer::{LoadError, MeasuredError};
use strapline_live::{LiveError, OutcomeError};
use strapline_pdf::PdfError;
use strapline_present::Said;
use strapline_store::{IdError, Problem, StoreError};
use strapline_words::{Sentence, sentence};

/// What went wrong: one kind for each thing that a person can do about it. The text is a sentence: what happened, where,
/// and what to do.
#[derive(Debug, thiserror::Error, uniffi::Error)]
#[uniffi(flat_error)]
pub enum StraplineError {
    /// Free some space; what was recorded is kept.
    #[error("{}", spoken().sentence(.0))]
    NoRoom(String),
    /// Give the key that it was sealed with.
    #[error("{}", spoken().sentence(.0))]
    WrongKey(String),
    /// Update this app.
    #[error("{}", spoken().sentence(.0))]
    UpdateNeeded(String),
    /// See that the folder or file is there and may be read or written; then try again.
    #[error("{}", spoken().sentence(.0))]
    NoAccess(String),
    /// Copy or export it again from where it came from: these bytes are not what was written.
    #[error("{}", spoken().sentence(.0))]
    Damaged(String),
    /// Give something else than was given: the text says what.
    #[error("{}", spoken().sentence(.0))]
    Refused(String),
    /// Wait, or finish first what is going on.
    #[error("{}", spoken().sentence(.0))]
    Busy(String),
    /// Install the app again, and tell its makers: this is their mistake.
    #[error("{}", spoken().sentence(.0))]
    Broken(String),
}

/// What a shell's own code throws when the core calls it. Nothing in the core fails by it: it is logged.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum ListenerError {
    /// The shell's code failed.
    #[error("{reason}")]
    Failed {
        /// Why, in its own words.
        reason: String,
    },
}

impl From<uniffi::UnexpectedUniFFICallbackError> for ListenerError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed { reason: error.reason }
    }
}

/// A panic of the core.
pub(crate) fn broken() -> StraplineError {
    StraplineError::Broken(spoken().text("shell-broken"))
}

impl From<StoreError> for StraplineError {
    fn from(error: StoreError) -> Self {
        let text = error.said(spoken());
        match error.problem {
            Problem::DiskFull | Problem::NotHeld => Self::NoRoom(text),
            Problem::WrongKey | Problem::Locked => Self::WrongKey(text),
            Problem::FromTheFuture { .. } => Self::UpdateNeeded(text),
            Problem::Io(_) | Problem::ReadOnly => Self::NoAccess(text),
            Problem::Damaged { .. } => Self::Damaged(text),
            Problem::InUse | Problem::BeingRecorded | Problem::Stopped => Self::Busy(text),
            _ => Self::Refused(text),
        }
    }
}

impl From<LiveError> for StraplineError {
    fn from(error: LiveError) -> Self {
        match error {
            LiveError::Store(error) => error.into(),
            LiveError::Unwritten { error: ref cause, .. } => match cause.problem {
                Problem::DiskFull | Problem::NotHeld => Self::NoRoom(error.said(spoken())),
                _ => Self::NoAccess(error.said(spoken())),
            },
            LiveError::Unreadable => Self::WrongKey(error.said(spoken())),
            LiveError::NotYet => Self::Busy(error.said(spoken())),
            LiveError::Session(_) | LiveError::OtherSignal { .. } => Self::Refused(error.said(spoken())),
        }
    }
}

impl From<FormatError> for StraplineError {
    fn from(error: FormatError) -> Self {
        use strapline_formats::Problem;
        let text = error.said(spoken());
        match error.problem {
            Problem::Io(_) => Self::NoAccess(text),
            Problem::Empty | Problem::Truncated { .. } | Problem::Malformed { .. } => Self::Damaged(text),
            Problem::Unsupported { .. }
            | Problem::Ambiguous { .. }
            | Problem::RatesDiffer { .. }
            | Problem::NoSuchChannel { .. } => Self::Refused(text),
        }
    }
}

impl From<AnalysisError> for StraplineError {
    fn from(error: AnalysisError) -> Self {
        let said = |error: &AnalysisError| error.said(spoken()).unwrap_or_else(|| error.to_string());
        match error {
            AnalysisError::Format(error) => error.into(),
            AnalysisError::Store(error) => error.into(),
            AnalysisError::Live(error) => error.into(),
            AnalysisError::Model(error) => error.into(),
            AnalysisError::Measured(error) => error.into(),
            AnalysisError::Session(error) => error.into(),
            AnalysisError::Write { .. } => Self::NoAccess(said(&error)),
            AnalysisError::Rate(_)
            | AnalysisError::NoVoltage { .. }
            | AnalysisError::NoEcg { .. }
            | AnalysisError::IntervalsOnly => Self::Refused(said(&error)),
        }
    }
}

/// Errors that are always of one kind, with how each is said.
macro_rules! always {
    ($kind:ident, $say:expr; $($error:ty),+) => {$(
        impl From<$error> for StraplineError {
            fn from(error: $error) -> Self {
                Self::$kind(($say)(&error))
            }
        }
    )+};
}

always!(
    Refused, |error: &dyn Said| error.said(spoken()); RateError, SessionError, IdError, BirthDateError, FaultError
);
always!(Damaged, |error: &dyn Said| error.said(spoken()); OutcomeError);
always!(Broken, |error: &LoadError| unusable(error, error::model_part(error)); LoadError);
always!(Broken, |error: &MeasuredError| unusable(error, error::figures_part()); MeasuredError);
always!(Broken, |error: &PdfError| unusable(error, font_part(error)); PdfError);

/// A part of this library cannot be used: said to a person by which part it is, and to its makers in the log.
fn unusable(error: &dyn std::error::Error, part: Sentence) -> String {
    log::error!(target: "strapline", "{error}");
    error::broken(part, spoken())
}

fn font_part(error: &PdfError) -> Sentence {
    match error {
        PdfError::Font { name } => sentence!("broken-font", name = *name),
    }
}
