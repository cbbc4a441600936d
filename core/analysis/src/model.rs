//! The bundled model, loaded when it is first needed.

use std::sync::LazyLock;
use strapline_ecg::{
    filter::Conditioner,
    report::{Model, Software},
    units::SampleRate,
};
use strapline_infer::{BeatNet, LoadError};

/// Making its plan takes longer than opening a recording: it is made once, and shared.
static NET: LazyLock<Result<BeatNet, LoadError>> = LazyLock::new(BeatNet::bundled);

/// The net that this build carries.
pub fn net() -> Result<BeatNet, LoadError> {
    NET.clone()
}

/// The net's name and hash, for a report.
pub fn model(net: &BeatNet) -> Model {
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
pub fn software(rate: SampleRate) -> Software {
    Software {
        name: "Strapline".into(),
        version: version().into(),
        filters: Some(match Conditioner::new(rate).band_hz() {
            (low, Some(high)) => format!("{low}\u{2013}{high} Hz"),
            (low, None) => format!("from {low} Hz"),
        }),
    }
}
