//! Versions, and how well this one does on public recordings.

use crate::StraplineError;
use strapline_ecg::report::Figure;
use strapline_infer::Measured;
use strapline_store::FORMAT_VERSION;

/// One measured figure of this version on public recordings.
#[uniffi::remote(Record)]
pub struct Figure {
    /// What was measured, on which recordings.
    pub name: String,
    /// What came out, with its unit.
    pub value: String,
    /// The command that measures it again.
    pub command: String,
}

/// How it was measured: this version's model, and what came out on public recordings.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Measurement {
    /// Name of the model.
    pub model: String,
    /// Its version.
    pub model_version: String,
    /// SHA-256 of its graph, hexadecimal.
    pub model_hash: String,
    /// Databases and splits that it was fitted on, a line each.
    pub fitted_on: Vec<String>,
    /// What came out; empty where this very model has not been measured.
    pub figures: Vec<Figure>,
}

/// Versions of what is in the app.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Versions {
    /// Of this software.
    pub software: String,
    /// Of the store's format: the newest that is read, and what is written.
    pub store_format: u16,
}

/// How it was measured.
#[uniffi::export]
pub fn how_it_was_measured() -> Result<Measurement, StraplineError> {
    let net = strapline_analysis::net()?;
    let manifest = net.manifest();
    Ok(Measurement {
        model: manifest.name.clone(),
        model_version: manifest.version.clone(),
        model_hash: net.hash().to_owned(),
        fitted_on: manifest.fitted_on.clone(),
        figures: Measured::bundled()?.of(net.hash()),
    })
}

/// Versions of what is in the app.
#[uniffi::export]
pub fn versions() -> Versions {
    Versions { software: strapline_analysis::version().to_owned(), store_format: FORMAT_VERSION }
}
