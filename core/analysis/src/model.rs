//! The bundled model, loaded when it is first needed.

use crate::AnalysisError;
use std::sync::LazyLock;
use strapline_ecg::{
    filter::Conditioner,
    report::{About, Model, Software},
    units::SampleRate,
};
use strapline_infer::{BeatNet, Database, FittedOn, LoadError, Measured, Preparation};
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

/// What a model was fitted on: "MIT-BIH Arrhythmia Database, DS1, as recorded: 22 records, 50,888 beats, weight 0.5".
pub fn fitted_on(fitted: &FittedOn, words: Words) -> String {
    let database = match fitted.database {
        Database::MitdbDs1 => "fitted-mitdb-ds1",
        Database::Svdb => "fitted-svdb",
        Database::Cinc2017Fibrillation => "fitted-cinc2017-fibrillation",
        Database::Cinc2017Normal => "fitted-cinc2017-normal",
    };
    let preparation = match fitted.preparation {
        Preparation::Native => words.text("fitted-native"),
        Preparation::Repeated => words.text("fitted-repeated"),
        Preparation::Strap => words.text("fitted-strap"),
        Preparation::Ectopic { per_cent } => {
            words.say("fitted-ectopic", &[("share", words.whole_percent(per_cent).into())])
        }
    };
    let parts = [
        ("database", words.text(database).into()),
        ("preparation", preparation.into()),
        ("records", fitted.records.into()),
        ("beats", fitted.beats.into()),
        ("weight", words.up_to_two_decimals(fitted.weight).into()),
    ];
    words.say("fitted-on", &parts)
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

#[cfg(test)]
mod tests {
    use super::*;
    use strapline_words::Language;

    const PREPARED: FittedOn = FittedOn {
        database: Database::Svdb,
        preparation: Preparation::Ectopic { per_cent: 35 },
        records: 1,
        beats: 33_437,
        weight: 0.5,
    };

    #[test]
    fn what_it_was_fitted_on_is_said_in_the_readers_language() {
        let english = fitted_on(&PREPARED, Words::of(Language::English));
        assert_eq!(
            english,
            "MIT-BIH Supraventricular Arrhythmia Database, put together anew with 35\u{a0}% supraventricular beats: \
             1 record, 33,437 beats, weight 0.5"
        );
        let turkish = fitted_on(&PREPARED, Words::of(Language::Turkish));
        assert!(
            turkish.contains("%35") && turkish.ends_with("1 kayıt, 33.437 atım, ağırlık 0,5"),
            "{turkish}"
        );
    }

    #[test]
    fn each_of_the_bundled_models_sources_has_a_line_of_its_own() {
        let net = net().unwrap();
        let fitted = &net.manifest().fitted_on;
        for language in Language::ALL {
            let words = Words::of(language);
            let lines: std::collections::BTreeSet<_> = fitted.iter().map(|f| fitted_on(f, words)).collect();
            assert_eq!(lines.len(), fitted.len(), "{lines:#?}");
        }
    }
}
