//! A recording's analysis: the stored one, or a new one.

use crate::{language::words, progress};
use strapline_ecg::{
    filter::Conditioner,
    report::{About, Device, Model, Report, Software},
};
use strapline_infer::BeatNet;
use strapline_live::{Outcome, reanalyse};
use strapline_store::{AnalysisHead, Problem, RecordingSummary, Store};

/// What made an analysis, for the store.
pub(crate) fn head(net: &BeatNet) -> AnalysisHead {
    AnalysisHead {
        model: format!("{} {}", net.manifest().name, net.manifest().version),
        model_hash: net.hash().to_owned(),
        software: software(),
    }
}

/// The program and its version.
pub(crate) fn software() -> String {
    format!("strapline {}", env!("CARGO_PKG_VERSION"))
}

/// The analysis by this model and software: the stored one where it is of the whole recording, else a new one.
pub(crate) fn outcome(store: &Store, recording: &RecordingSummary) -> anyhow::Result<Outcome> {
    let net = BeatNet::bundled()?;
    let head = head(&net);
    let is_whole =
        store.analyses(recording.id)?.iter().any(|one| one.head == head && one.end == recording.tally.end);
    if is_whole {
        match store.analysis(recording.id, &head) {
            Ok(bytes) => {
                if let Ok(outcome) = Outcome::from_bytes(&bytes) {
                    return Ok(outcome);
                }
            }
            // It is made again.
            Err(error) if matches!(error.problem, Problem::NoSuchAnalysis | Problem::Damaged { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    analyse(store, recording, net)
}

/// A new analysis, stored.
pub(crate) fn analyse(store: &Store, recording: &RecordingSummary, net: BeatNet) -> anyhow::Result<Outcome> {
    let head = head(&net);
    let bar = progress::bar(recording.tally.end, "analysing");
    let mut reached = 0;
    let outcome = reanalyse(store, recording.id, net, |sample| {
        // A bar that is moved at every frame costs more than the analysis.
        if sample >= reached {
            reached = sample + 10_000;
            bar.set_position(sample);
        }
    })?;
    bar.finish_and_clear();
    // Without room for it the result is still known; the recording is what counts.
    if let Err(error) = store.put_analysis(recording.id, &head, &outcome.to_bytes()) {
        eprintln!(
            "note: the analysis could not be stored and will be made again when it is asked for ({error})"
        );
    }
    Ok(outcome)
}

/// The report of an ECG; `None` for RR intervals.
pub(crate) fn report(
    recording: &RecordingSummary,
    outcome: &Outcome,
    about: About,
) -> anyhow::Result<Option<Report>> {
    let Some(finished) = &outcome.ecg else { return Ok(None) };
    let net = BeatNet::bundled()?;
    let filters = match Conditioner::new(finished.rate).band_hz() {
        (low, Some(high)) => words().band(low, high),
        (low, None) => words().band_from(low),
    };
    let device = recording.head.as_ref().map(|head| head.device.clone());
    let about = About {
        device: Device {
            name: about.device.name.or(device),
            lead: Some(words().text("lead-chest-strap")),
            measured_hz: outcome.measured_hz,
            ..Device::default()
        },
        software: Software {
            name: "Strapline".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            filters: Some(filters),
        },
        model: Some(Model { name: net.manifest().name.clone(), hash: net.hash().to_owned() }),
        ..about
    };
    Ok(Some(Report::new(finished, about)))
}
