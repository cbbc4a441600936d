//! Versions, and how well this one does on public recordings.

use crate::StraplineError;
use strapline_ecg::report::Figure;
use strapline_infer::Measured;
use strapline_present::Row;
use strapline_store::FORMAT_VERSION;
use strapline_words::{Language, Words};

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

/// How it was measured, in words.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct MeasuredScreen {
    /// What the figures rest on.
    pub said: String,
    /// What was measured and what came out.
    pub figures: Vec<Row>,
    /// What cannot be seen, a line each.
    pub limits: Vec<String>,
    /// Databases that the model was fitted on, a line each.
    pub fitted_on: Vec<String>,
    /// Software, and the model with its hash, a line each.
    pub versions: Vec<String>,
}

/// How it was measured, ready to lay out.
#[uniffi::export]
pub fn measured_screen(language: Language) -> Result<MeasuredScreen, StraplineError> {
    let (words, measured) = (Words::of(language), how_it_was_measured()?);
    let said = if measured.figures.is_empty() { "form-method-unmeasured" } else { "form-method-figures" };
    let figure =
        |figure: &Figure| Row { title: words.figure_name(figure), value: words.figure_value(figure) };
    let model = [
        ("name", format!("{} {}", measured.model, measured.model_version).into()),
        ("hash", measured.model_hash.as_str().into()),
    ];
    let limits = ["limit-st", "limit-pacing", "limit-fibrillation", "limit-unread"];
    Ok(MeasuredScreen {
        said: words.text(said),
        figures: measured.figures.iter().map(figure).collect(),
        limits: limits.into_iter().map(|limit| words.text(limit)).collect(),
        fitted_on: measured.fitted_on,
        versions: vec![
            format!("Strapline {}", strapline_analysis::version()),
            words.say("form-model", &model),
        ],
    })
}

/// Versions of what is in the app.
#[uniffi::export]
pub fn versions() -> Versions {
    Versions { software: strapline_analysis::version().to_owned(), store_format: FORMAT_VERSION }
}
