//! What can go wrong, and what to do about it.

use std::path::PathBuf;
use strapline_ecg::{session::SessionError, units::RateError};
use strapline_formats::FormatError;
use strapline_infer::{LoadError, MeasuredError};
use strapline_live::LiveError;
use strapline_store::StoreError;
use strapline_words::{Language, Sentence, Words, sentence};

/// There is no analysis, or it could not be written. Nothing that is stored is touched.
#[derive(Debug, thiserror::Error)]
pub enum AnalysisError {
    /// The file was refused.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The sampling rate is not one that is analysed.
    #[error("{0}; if that is not the recording's rate, give the right one")]
    Rate(RateError),
    /// The recording is too long to be analysed in one piece.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// No channel of the file is a voltage.
    #[error("no channel is a voltage (units: {units}); if the unit is wrong, say that it is mV, uV or V")]
    NoVoltage {
        /// The units that the file gives.
        units: String,
    },
    /// Every channel that is a voltage is called something other than an ECG.
    #[error("by their names the channels are no ECG: {channels}; if one is, say which")]
    NoEcg {
        /// Those that are there, numbered from 1, as they are shown to a person.
        channels: String,
    },
    /// The store would not give the recording.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The stored recording cannot be analysed.
    #[error(transparent)]
    Live(#[from] LiveError),
    /// The model that this build carries cannot be used.
    #[error(transparent)]
    Model(#[from] LoadError),
    /// The figures that this build carries cannot be used.
    #[error(transparent)]
    Measured(#[from] MeasuredError),
    /// RR intervals were to be written as signals.
    #[error("this recording holds RR intervals, which WFDB signals cannot; write it as CSV")]
    IntervalsOnly,
    /// A file cannot be written.
    #[error(
        "{}: this file cannot be written, {}; check that the folder exists and that you may write to it",
        file.display(), Words::of(Language::English).io(source.kind(), source.raw_os_error())
    )]
    Write {
        /// Which.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl From<RateError> for AnalysisError {
    fn from(error: RateError) -> Self {
        Self::Rate(error)
    }
}

impl AnalysisError {
    /// What it says in these words; `None` where another error is behind it, which says itself.
    pub fn said(&self, words: Words) -> Option<String> {
        Some(match self {
            Self::NoVoltage { units } => {
                words.say("analysis-no-voltage", &[("units", units.as_str().into())])
            }
            Self::NoEcg { channels } => {
                words.say("analysis-no-ecg", &[("channels", channels.as_str().into())])
            }
            Self::Rate(error) => words.say("analysis-rate", &[("hz", words.exact(error.0).into())]),
            Self::IntervalsOnly => words.text("analysis-intervals-only"),
            Self::Write { file, source } => sentence!(
                "analysis-write",
                file = file.display().to_string(),
                why = words.io(source.kind(), source.raw_os_error())
            )
            .said(words),
            Self::Model(error) => broken(model_part(error), words),
            Self::Measured(_) => broken(figures_part(), words),
            Self::Format(_) | Self::Session(_) | Self::Store(_) | Self::Live(_) => {
                return None;
            }
        })
    }
}

/// A part that this program carries cannot be used: one of the entries `broken-...`.
pub fn broken(part: Sentence, words: Words) -> String {
    sentence!("analysis-broken", part = part).said(words)
}

/// Which part it is that cannot be used.
pub fn model_part(error: &LoadError) -> Sentence {
    match error {
        LoadError::Manifest(_) => sentence!("broken-manifest"),
        LoadError::Graph(_) => sentence!("broken-graph"),
        LoadError::Shape { .. } => sentence!("broken-outputs"),
    }
}

/// The part with the measured figures.
pub fn figures_part() -> Sentence {
    sentence!("broken-figures")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_analysis_says_in_english_is_its_display_and_in_every_language_something_of_its_own() {
        let denied = || std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let errors = [
            AnalysisError::NoVoltage { units: "mmHg".into() },
            AnalysisError::NoEcg { channels: "1 (EEG Fpz), 2 (RESP)".into() },
            AnalysisError::IntervalsOnly,
            strapline_ecg::units::SampleRate::new(12_000.5).unwrap_err().into(),
            AnalysisError::Write { file: "out.csv".into(), source: denied() },
        ];
        for error in &errors {
            let english = error.said(Words::of(Language::English).with_plain_spaces()).unwrap();
            assert_eq!(english, error.to_string());
            for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
                assert_ne!(
                    error.said(Words::of(language).with_plain_spaces()).unwrap(),
                    english,
                    "{language:?}"
                );
            }
        }
        let said = Language::ALL.map(|language| broken(figures_part(), Words::of(language)));
        for (n, text) in said.iter().enumerate() {
            assert!(!said[..n].contains(text) && !text.contains('{'), "{said:?}");
        }
    }
}
