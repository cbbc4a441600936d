//! Strapline: beat classifier in ONNX, run by tract behind the trait of strapline-ecg.
//!
//! A model is two files: the graph (`models/beat.onnx`) and its manifest (`models/beat.toml`), which says what the
//! graph was fitted for. Both are checked against each other and against this build when a model is loaded: a model
//! that was fitted for other windows, other features or other classes is refused, not run.

mod attention;
mod fitted;
mod manifest;
mod measured;
mod net;
mod onnx;
mod upper_halves;

pub use fitted::{Database, FittedOn, Preparation};
pub use manifest::{Calibration, FORMAT, Manifest, ManifestError, Normalisation};
pub use measured::{Measured, MeasuredError};
pub use net::{BeatNet, LoadError};
pub use onnx::{GraphError, OPERATORS};
