//! What can go wrong, and what to do about it.

use std::path::PathBuf;
use strapline_ecg::{session::SessionError, units::RateError};
use strapline_formats::FormatError;
use strapline_infer::{LoadError, MeasuredError};
use strapline_live::LiveError;
use strapline_store::StoreError;

/// There is no analysis, or it could not be written. Nothing that is stored is touched.
#[derive(Debug, thiserror::Error)]
pub enum AnalysisError {
    /// The file was refused.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The sampling rate is not one that is analysed.
    #[error("this sampling rate is not analysed; if the file has it wrong, say the right one with --rate")]
    Rate(#[from] RateError),
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
