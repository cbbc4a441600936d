//! Analyses, with a bar for a person at a terminal.

use crate::progress;
use std::ops::ControlFlow;
use strapline_analysis::{AnalysisError, FileAnalysis};
use strapline_formats::Recording;
use strapline_live::Outcome;
use strapline_store::{RecordingSummary, Store};

/// A bar that is moved at every frame costs more than the analysis.
const STEP: u64 = 10_000;

/// One channel of a recording.
pub(crate) fn analyse(recording: Recording, channel: usize) -> Result<FileAnalysis, AnalysisError> {
    let samples = recording.channels[channel].samples.len();
    let analysis = with_bar(samples as u64, |progress| {
        strapline_analysis::analyse_recording(recording, channel, progress)
    })?;
    Ok(analysis.unwrap_or_else(|| unreachable!("nobody breaks it off")))
}

/// A stored recording: the stored analysis where it is of all of it, else a new one.
pub(crate) fn outcome(store: &Store, recording: &RecordingSummary) -> Result<Outcome, AnalysisError> {
    let outcome =
        with_bar(recording.tally.end, |progress| strapline_analysis::outcome(store, recording, progress))?;
    Ok(outcome.unwrap_or_else(|| unreachable!("nobody breaks it off")))
}

/// A stored recording, anew.
pub(crate) fn reanalyse(store: &Store, recording: &RecordingSummary) -> Result<Outcome, AnalysisError> {
    let analysed = with_bar(recording.tally.end, |progress| {
        strapline_analysis::analyse_stored(store, recording, progress)
    })?;
    let (outcome, not_stored) = analysed.unwrap_or_else(|| unreachable!("nobody breaks it off"));
    if let Some(error) = not_stored {
        eprintln!(
            "note: the analysis could not be stored and will be made again when it is asked for ({error})"
        );
    }
    Ok(outcome)
}

fn with_bar<T>(total: u64, analyse: impl FnOnce(&mut dyn FnMut(u64) -> ControlFlow<()>) -> T) -> T {
    let bar = progress::bar(total, "analysing");
    let mut next = 0;
    let result = analyse(&mut |sample| {
        if sample >= next {
            next = sample + STEP;
            bar.set_position(sample);
        }
        ControlFlow::Continue(())
    });
    bar.finish_and_clear();
    result
}
