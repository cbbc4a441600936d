//! What went wrong, for a person and for a script.

use crate::language::terminal;
use std::{io, process::ExitCode};
use strapline_analysis::AnalysisError;
use strapline_ecg::{report::BirthDateError, session::SessionError, units::RateError};
use strapline_formats::{FormatError, Setting};
use strapline_live::{LiveError, OutcomeError};
use strapline_present::Said;
use strapline_store::{IdError, StoreError};
use strapline_words::{Language, Words};

/// A combination of options that cannot be, found after the command line itself was read: exit code 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Usage(pub(crate) String);

/// Says what went wrong and picks the exit code: 1 for the input, 2 for the command line.
pub(crate) fn report(error: &anyhow::Error) -> ExitCode {
    if is_broken_pipe(error) {
        // Whoever read our output has seen enough (`| head`); that is no failure.
        return ExitCode::SUCCESS;
    }
    eprintln!("{}", terminal().say("error-line", &[("text", said(error).into())]));
    if error.is::<Usage>() { ExitCode::from(2) } else { ExitCode::FAILURE }
}

/// The error in the language of this run, with what it happened to before it. What the command line itself says about
/// its options stays in English, as its help is.
fn said(error: &anyhow::Error) -> String {
    let words = terminal();
    let mut parts = Vec::new();
    for cause in error.chain() {
        if let Some(text) = known(cause, words) {
            // It says what is behind it, too.
            parts.push(text);
            break;
        }
        parts.push(cause.to_string());
    }
    parts.join(": ")
}

/// What an error of the core says in these words, with the option that mends it.
fn known(error: &(dyn std::error::Error + 'static), words: Words) -> Option<String> {
    if let Some(error) = error.downcast_ref::<AnalysisError>() {
        return Some(match error {
            AnalysisError::Format(error) => known(error, words)?,
            AnalysisError::Rate(_) => with_option(&error.said(words)?, Setting::Rate),
            AnalysisError::NoVoltage { .. } => with_option(&error.said(words)?, Setting::Unit),
            AnalysisError::NoEcg { .. } => with_option(&error.said(words)?, Setting::Channel),
            AnalysisError::Session(error) => error.said(words),
            AnalysisError::Store(error) => error.said(words),
            AnalysisError::Live(error) => error.said(words),
            // For those who build it, what is wrong with the file that they have.
            AnalysisError::Model(_) | AnalysisError::Measured(_) if words.language() == Language::English => {
                error.to_string()
            }
            _ => error.said(words)?,
        });
    }
    if let Some(error) = error.downcast_ref::<FormatError>() {
        let text = error.said(words);
        return Some(match error.problem.setting() {
            Some(setting) => with_option(&text, setting),
            None => text,
        });
    }
    if let Some(error) = error.downcast_ref::<strapline_radio::RadioError>() {
        return Some(error.said(words));
    }
    if let Some(error) = error.downcast_ref::<io::Error>() {
        return Some(words.io(error.kind(), error.raw_os_error()));
    }
    let others: [Option<&dyn Said>; 7] = [
        error.downcast_ref::<StoreError>().map(|error| error as &dyn Said),
        error.downcast_ref::<LiveError>().map(|error| error as &dyn Said),
        error.downcast_ref::<OutcomeError>().map(|error| error as &dyn Said),
        error.downcast_ref::<RateError>().map(|error| error as &dyn Said),
        error.downcast_ref::<SessionError>().map(|error| error as &dyn Said),
        error.downcast_ref::<BirthDateError>().map(|error| error as &dyn Said),
        error.downcast_ref::<IdError>().map(|error| error as &dyn Said),
    ];
    others.into_iter().flatten().next().map(|error| error.said(words))
}

/// The text, with the option that says what it asks for.
fn with_option(text: &str, setting: Setting) -> String {
    let option = match setting {
        Setting::Channel => "--channel",
        Setting::Rate => "--rate",
        Setting::Unit => "--unit",
        Setting::Delimiter => "--delimiter",
    };
    format!("{text} ({option})")
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
    })
}
