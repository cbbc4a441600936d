//! A stored recording's analysis: the stored one, or a new one.

use crate::{AnalysisError, marks, model};
use std::ops::ControlFlow;
use strapline_ecg::{
    report::{About, Device, Report},
    units::SampleIndex,
};
use strapline_infer::BeatNet;
use strapline_live::{Outcome, reanalyse_while};
use strapline_store::{AnalysisHead, Problem, RecordingSummary, Store, StoreError};
use strapline_words::Words;

/// What makes an analysis with this net, for the store.
pub fn head(net: &BeatNet) -> AnalysisHead {
    AnalysisHead {
        model: format!("{} {}", net.manifest().name, net.manifest().version),
        model_hash: net.hash().to_owned(),
        software: model::producer(),
    }
}

/// The analysis by this model and software: the stored one where it is of the whole recording, else a new one; `None`
/// where `progress` broke it off.
pub fn outcome(
    store: &Store,
    recording: &RecordingSummary,
    progress: impl FnMut(SampleIndex) -> ControlFlow<()>,
) -> Result<Option<Outcome>, AnalysisError> {
    if let Some(outcome) = stored_outcome(store, recording)? {
        return Ok(Some(outcome));
    }
    Ok(analyse_stored(store, recording, progress)?.map(|(outcome, _)| outcome))
}

/// The analysis that is stored, if it is by this model and software and of the whole recording; nothing is analysed.
pub fn stored_outcome(store: &Store, recording: &RecordingSummary) -> Result<Option<Outcome>, AnalysisError> {
    let head = head(&model::net()?);
    let is_whole =
        store.analyses(recording.id)?.iter().any(|one| one.head == head && one.end == recording.tally.end);
    if !is_whole {
        return Ok(None);
    }
    match store.analysis(recording.id, &head) {
        // What cannot be read is made again by whoever opens it.
        Ok(bytes) => Ok(Outcome::from_bytes(&bytes).ok()),
        Err(error) if matches!(error.problem, Problem::NoSuchAnalysis | Problem::Damaged { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The report of the analysis that is stored, with nothing said of the person; `None` where there is none such, and of RR
/// intervals. Nothing is analysed.
pub fn stored_report(
    store: &Store,
    recording: &RecordingSummary,
    words: Words,
) -> Result<Option<Report>, AnalysisError> {
    let Some(outcome) = stored_outcome(store, recording)? else { return Ok(None) };
    report(recording, &outcome, About::default(), words)
}

/// A new analysis, stored; `None` where `progress`, told the sample reached, broke it off: nothing is stored then, and
/// what was stored before stays. Without room for it the result is still known, and comes with why it was not stored:
/// the recording is what counts.
pub fn analyse_stored(
    store: &Store,
    recording: &RecordingSummary,
    progress: impl FnMut(SampleIndex) -> ControlFlow<()>,
) -> Result<Option<(Outcome, Option<StoreError>)>, AnalysisError> {
    let net = model::net()?;
    let head = head(&net);
    let Some(outcome) = reanalyse_while(store, recording.id, net, progress)? else { return Ok(None) };
    let not_stored = store.put_analysis(recording.id, &head, &outcome.to_bytes()).err();
    Ok(Some((outcome, not_stored)))
}

/// The report of a stored ECG; `None` for RR intervals. `about` is completed as that of a file is.
pub fn report(
    recording: &RecordingSummary,
    outcome: &Outcome,
    about: About,
    words: Words,
) -> Result<Option<Report>, AnalysisError> {
    let Some(finished) = &outcome.ecg else { return Ok(None) };
    let strap = recording.head.as_ref().map(|head| head.device.clone());
    let device = Device {
        name: about.device.name.clone().or(strap),
        lead: Some(words.text("lead-chest-strap")),
        measured_hz: outcome.measured_hz,
        ..Device::default()
    };
    let about = model::about(About { device, ..about }, finished.rate, words)?;
    Ok(Some(marks::said(Report::new(finished, about), words)))
}
