//! The bundled model, loaded when it is first needed.

use crate::AnalysisError;
use std::sync::LazyLock;
use strapline_ecg::{
    filter::Conditioner,
    report::{About, Model, Software},
    units::SampleRate,
};
use strapline_infer::{BeatNet, LoadError, Measured};
use strapline_words::Words;

/// Making its plan takes longer than opening a recording: it is made once, and shared.
static NET: LazyLock<Result<BeatNet, LoadError>> = LazyLock::new(BeatNet::bundled);

/// The net that this build carries.
pub fn net() -> Result<BeatNet, LoadError> {
    NET.clone()
}

/// The net's name and hash, for a report.
fn model(net: &BeatNet) -> Model {
    Model { name: net.manifest().name.clone(), hash: net.hash().to_owned() }
}

/// Version of this software.
pub const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// This software with its version, as recordings and analyses bear it.
pub fn producer() -> String {
    format!("strapline {}", version())
}

/// What analyses a signal of this rate, for a report.
fn software(rate: SampleRate, words: Words) -> Software {
    Software {
        name: "Strapline".into(),
        version: version().into(),
        filters: Some(match Conditioner::new(rate).band_hz() {
            (low, Some(high)) => words.band(low, high),
            (low, None) => words.band_from(low),
        }),
    }
}

/// Completes what is said of a recording with this software, its model and what was measured of that.
pub(crate) fn about(known: About, rate: SampleRate, words: Words) -> Result<About, AnalysisError> {
    let net = net()?;
    Ok(About {
        software: software(rate, words),
        figures: Measured::bundled()?.of(net.hash()),
        model: Some(model(&net)),
        ..known
    })
}
