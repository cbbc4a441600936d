//! What a model was fitted for, and whether that is what this build feeds it.

use crate::FittedOn;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use strapline_ecg::classify::{BEFORE_R, BeatClass, FEATURE_NAMES, WINDOW, WINDOW_RATE};

/// Version of the manifest's own format.
pub const FORMAT: u32 = 2;

/// Channels of the window that this build makes, in order.
const CHANNELS: [&str; 2] = ["beat", "difference"];
/// Classes of the model's outputs, in the order of [`BeatClass::ALL`].
const CLASSES: usize = 4;

/// The manifest beside a model (`beat.toml`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this format: [`FORMAT`].
    pub format: u32,
    /// Name of the model.
    pub name: String,
    /// Version of the model, counted up with every fit that is kept.
    pub version: String,
    /// SHA-256 of the graph's file, 64 hexadecimal digits.
    pub sha256: String,
    /// Rate of the window, hertz.
    pub rate_hz: f64,
    /// Samples of the window.
    pub window: usize,
    /// Index of R in the window.
    pub before_r: usize,
    /// Channels of the window, in order.
    pub channels: Vec<String>,
    /// What the window is scaled by.
    pub normalisation: Normalisation,
    /// Letters of the classes, in the order of the outputs.
    pub classes: Vec<String>,
    /// Names of the features, in order. The graph standardises them itself.
    pub features: Vec<String>,
    /// From the graph's outputs to probabilities and a class.
    pub calibration: Calibration,
    /// Recordings that it was fitted on, by database and preparation.
    pub fitted_on: Vec<FittedOn>,
}

/// What the window is scaled by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Normalisation {
    /// The person's usual QRS height: the median peak-to-peak of the last 33 beats.
    UsualHeight,
}

/// From the graph's outputs to probabilities and a class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// The outputs are divided by this before the softmax.
    pub temperature: f32,
    /// Added to the outputs after that, one for each class: corrects the class weights of the fit.
    pub bias: [f32; CLASSES],
    /// Probabilities are multiplied by this before the largest decides, one for each class.
    pub preference: [f32; CLASSES],
    /// A beat whose decided class has a smaller probability stays unclassified.
    pub unclassified_below: f32,
}

/// What stands in a manifest of any format.
#[derive(Deserialize)]
struct Dialect {
    format: u64,
}

/// A manifest that cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ManifestError {
    /// Not TOML, or not the fields of a manifest.
    #[error("the manifest cannot be read: {0}; restore models/beat.toml or fit again")]
    Unreadable(String),
    /// Of another format than the one that this build reads, whatever else is in it.
    #[error(
        "the manifest is in format {found}, this program reads {FORMAT}; take the model that came with this program, or fit it again with this build"
    )]
    Format {
        /// Format of the manifest at hand.
        found: u64,
    },
    /// A field says something else than this build needs.
    #[error(
        "the manifest's `{field}` is {found}, this build needs {needed}; fit the model again with this build"
    )]
    Mismatch {
        /// Which field.
        field: &'static str,
        /// What it says.
        found: String,
        /// What it would have to say.
        needed: String,
    },
    /// The graph is not the one that the manifest was written for.
    #[error(
        "the graph's SHA-256 is {found}, its manifest says {stated}: they do not belong together; take both files from one fit"
    )]
    Hash {
        /// Of the graph at hand.
        found: String,
        /// In the manifest.
        stated: String,
    },
    /// A calibration value makes no sense.
    #[error("the calibration's `{field}` is {value}, outside {allowed}; calibrate again")]
    Calibration {
        /// Which field.
        field: &'static str,
        /// What it says.
        value: f32,
        /// What is allowed.
        allowed: &'static str,
    },
}

impl Manifest {
    /// Reads a manifest and checks it against this build and against the graph's bytes.
    pub fn read(toml: &str, graph: &[u8]) -> Result<Self, ManifestError> {
        let unreadable = |error: toml::de::Error| ManifestError::Unreadable(error.to_string());
        // First of all: the fields of another format are not this one's.
        let Dialect { format: found } = toml::from_str(toml).map_err(unreadable)?;
        if found != u64::from(FORMAT) {
            return Err(ManifestError::Format { found });
        }
        let manifest: Self = toml::from_str(toml).map_err(unreadable)?;
        manifest.check_inputs()?;
        manifest.calibration.check()?;
        let found = sha256(graph);
        if !manifest.sha256.eq_ignore_ascii_case(&found) {
            return Err(ManifestError::Hash { found, stated: manifest.sha256 });
        }
        Ok(manifest)
    }

    fn check_inputs(&self) -> Result<(), ManifestError> {
        let classes: Vec<String> = BeatClass::ALL[..CLASSES].iter().map(|c| c.letter().to_string()).collect();
        let needs = |field, same: bool, found: String, needed: String| {
            if same { Ok(()) } else { Err(ManifestError::Mismatch { field, found, needed }) }
        };
        needs("rate_hz", self.rate_hz == WINDOW_RATE, self.rate_hz.to_string(), WINDOW_RATE.to_string())?;
        needs("window", self.window == WINDOW, self.window.to_string(), WINDOW.to_string())?;
        needs("before_r", self.before_r == BEFORE_R, self.before_r.to_string(), BEFORE_R.to_string())?;
        needs("channels", self.channels == CHANNELS, self.channels.join(" "), CHANNELS.join(" "))?;
        needs("classes", self.classes == classes, self.classes.join(" "), classes.join(" "))?;
        if self.features == FEATURE_NAMES {
            return Ok(());
        }
        let pairs = self.features.iter().map(String::as_str).zip(FEATURE_NAMES).enumerate();
        let (found, needed) = pairs.into_iter().find(|(_, (found, needed))| found != needed).map_or_else(
            || (self.features.len().to_string(), FEATURE_NAMES.len().to_string()),
            |(i, (found, needed))| (format!("`{found}` in place {i}"), format!("`{needed}`")),
        );
        Err(ManifestError::Mismatch { field: "features", found, needed })
    }
}

impl Calibration {
    fn check(&self) -> Result<(), ManifestError> {
        let within = |field, value: f32, low: f32, high: f32, allowed| {
            if (low..=high).contains(&value) {
                Ok(())
            } else {
                Err(ManifestError::Calibration { field, value, allowed })
            }
        };
        within("temperature", self.temperature, 0.05, 20.0, "0.05 to 20")?;
        within("unclassified_below", self.unclassified_below, 0.0, 1.0, "0 to 1")?;
        for class in 0..CLASSES {
            within("bias", self.bias[class], -20.0, 20.0, "-20 to 20")?;
            within("preference", self.preference[class], 0.01, 100.0, "0.01 to 100")?;
        }
        Ok(())
    }
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
