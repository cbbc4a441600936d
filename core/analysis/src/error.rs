//! What can go wrong, and what to do about it.

use std::path::PathBuf;
use strapline_ecg::{session::SessionError, units::RateError};
use strapline_formats::FormatError;
use strapline_infer::{LoadError, MeasuredError};
use strapline_live::{LiveError, OutcomeError};
use strapline_store::StoreError;
use strapline_words::Words;

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
    #[error("{}: this file cannot be written; check that the folder exists and that you may write to it", file.display())]
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
            Self::Rate(error) => words.say("analysis-rate", &[("hz", words.exact(error.0).into())]),
            Self::IntervalsOnly => words.text("analysis-intervals-only"),
            Self::Write { file, .. } => {
                words.say("analysis-write", &[("file", file.display().to_string().into())])
            }
            Self::Model(error) => broken(error, words),
            Self::Measured(error) => broken(error, words),
            Self::Format(_) | Self::Session(_) | Self::Store(_) | Self::Live(_) => {
                return None;
            }
        })
    }
}

/// A part that this program carries cannot be used.
pub fn broken(error: &dyn std::error::Error, words: Words) -> String {
    words.say("analysis-broken", &[("what", error.to_string().into())])
}

/// A stored result cannot be read.
pub fn unreadable(error: &OutcomeError, words: Words) -> String {
    words.say("analysis-outcome", &[("what", error.reason().into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use strapline_live::Outcome;
    use strapline_words::Language;

    #[test]
    fn what_an_analysis_says_in_english_is_its_display_and_in_every_language_something_of_its_own() {
        let denied = || std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let errors = [
            AnalysisError::NoVoltage { units: "mmHg".into() },
            AnalysisError::IntervalsOnly,
            strapline_ecg::units::SampleRate::new(12_000.5).unwrap_err().into(),
            AnalysisError::Write { file: "out.csv".into(), source: denied() },
        ];
        for error in &errors {
            let english = error.said(Words::of(Language::English)).unwrap();
            assert_eq!(english, error.to_string());
            for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
                assert_ne!(error.said(Words::of(language)).unwrap(), english, "{language:?}");
            }
        }
        let unread = Outcome::from_bytes(&[7]).unwrap_err();
        assert_eq!(unreadable(&unread, Words::of(Language::English)), unread.to_string());
        assert!(broken(&unread, Words::of(Language::German)).contains("neu installieren"));
    }
}
