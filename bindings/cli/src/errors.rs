//! What went wrong, for a person and for a script.

use crate::language::words;
use std::{io, process::ExitCode};
use strapline_analysis::AnalysisError;
use strapline_ecg::{report::BirthDateError, session::SessionError, units::RateError};
use strapline_formats::FormatError;
use strapline_live::LiveError;
use strapline_present::Said;
use strapline_store::{IdError, StoreError};
use strapline_words::Language;

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
    eprintln!("{}", words().say("error-line", &[("text", said(error).into())]));
    if error.is::<Usage>() { ExitCode::from(2) } else { ExitCode::FAILURE }
}

/// The error in the language of this run, with what it happened to before it. What the command line itself says about
/// its options stays in English, as its help is.
fn said(error: &anyhow::Error) -> String {
    let words = words();
    if words.language() == Language::English {
        return format!("{error:#}");
    }
    let mut parts = Vec::new();
    for cause in error.chain() {
        let known: [Option<&dyn Said>; 7] = [
            cause.downcast_ref::<StoreError>().map(|error| error as &dyn Said),
            cause.downcast_ref::<LiveError>().map(|error| error as &dyn Said),
            cause.downcast_ref::<FormatError>().map(|error| error as &dyn Said),
            cause.downcast_ref::<RateError>().map(|error| error as &dyn Said),
            cause.downcast_ref::<SessionError>().map(|error| error as &dyn Said),
            cause.downcast_ref::<BirthDateError>().map(|error| error as &dyn Said),
            cause.downcast_ref::<IdError>().map(|error| error as &dyn Said),
        ];
        let analysis = cause.downcast_ref::<AnalysisError>().and_then(|error| error.said(words));
        if let Some(text) = analysis {
            parts.push(text);
            break;
        }
        if let Some(known) = known.into_iter().flatten().next() {
            // It says what is behind it, too.
            parts.push(known.said(words));
            break;
        }
        parts.push(cause.to_string());
    }
    parts.join(": ")
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
    })
}
