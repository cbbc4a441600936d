//! Versions, and how well this one does on public recordings.

use crate::{StraplineError, guard::guarded};
use strapline_ecg::report::Figure;
use strapline_infer::{Database, FittedOn, Preparation};
use strapline_present::{Measured, MeasuredScreen};
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

/// Public databases of PhysioNet, or the part of one, by which persons are kept apart from those that figures are
/// measured on.
#[uniffi::remote(Enum)]
pub enum Database {
    /// MIT-BIH Arrhythmia Database, the 22 records of DS1 (de Chazal 2004).
    MitdbDs1,
    /// MIT-BIH Supraventricular Arrhythmia Database.
    Svdb,
    /// Computing in Cardiology Challenge 2017, strips labelled AF.
    Cinc2017Fibrillation,
    /// The same, strips labelled normal.
    Cinc2017Normal,
}

/// What was made of recordings before a fit.
#[uniffi::remote(Enum)]
pub enum Preparation {
    /// Nothing.
    Native,
    /// A strip played again and again, so that it has as long a context as a recording.
    Repeated,
    /// What a chest strap would have given: its rate, band and steps.
    Strap,
    /// Cut between beats and put together anew with more supraventricular beats.
    Ectopic {
        /// Their share of the beats, per cent: 1 to 99.
        per_cent: u8,
    },
}

/// Recordings that a model was fitted on.
#[uniffi::remote(Record)]
pub struct FittedOn {
    /// Where they come from.
    pub database: Database,
    /// What was made of them before the fit.
    pub preparation: Preparation,
    /// How many recordings.
    pub records: u32,
    /// How many beats in them.
    pub beats: u32,
    /// What one of their beats counts in the fit.
    pub weight: f64,
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
    /// Recordings that it was fitted on, by database and preparation.
    pub fitted_on: Vec<FittedOn>,
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
    guarded(measured)
}

fn measured() -> Result<Measurement, StraplineError> {
    let net = strapline_analysis::net()?;
    let manifest = net.manifest();
    Ok(Measurement {
        model: manifest.name.clone(),
        model_version: manifest.version.clone(),
        model_hash: net.hash().to_owned(),
        fitted_on: manifest.fitted_on.clone(),
        figures: strapline_infer::Measured::bundled()?.of(net.hash()),
    })
}

/// How it was measured, ready to lay out.
#[uniffi::export]
pub fn measured_screen(language: Language) -> Result<MeasuredScreen, StraplineError> {
    guarded(|| {
        let (found, words) = (measured()?, Words::of(language));
        let measured = Measured {
            software: strapline_analysis::version(),
            model: &found.model,
            model_version: &found.model_version,
            model_hash: &found.model_hash,
            figures: &found.figures,
        };
        let fitted_on = found.fitted_on.iter().map(|fitted| strapline_analysis::fitted_on(fitted, words));
        Ok(MeasuredScreen::new(&measured, fitted_on.collect(), words))
    })
}

/// Versions of what is in the app.
#[uniffi::export]
pub fn versions() -> Result<Versions, StraplineError> {
    guarded(|| {
        Ok(Versions { software: strapline_analysis::version().to_owned(), store_format: FORMAT_VERSION })
    })
}
