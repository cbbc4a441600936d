//! What was measured on public recordings, and of which model.

use serde::{Deserialize, Serialize};
use strapline_ecg::report::Figure;

/// Figures with the model that they were measured with (`core/score/figures.toml`, written by `cargo xtask score`).
///
/// A report prints them only where its own model is that very one: figures of another fit say nothing about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// SHA-256 of the measured model's graph, 64 hexadecimal digits.
    pub model: String,
    /// What came out, in the order in which it is printed.
    pub figures: Vec<Figure>,
}

/// A file of figures that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("core/score/figures.toml cannot be read: {0}; restore it or measure again with cargo xtask score")]
pub struct MeasuredError(pub String);

impl Measured {
    /// What this build carries.
    pub fn bundled() -> Result<Self, MeasuredError> {
        Self::read(include_str!("../../score/figures.toml"))
    }

    /// Figures from the text of their file.
    pub fn read(toml: &str) -> Result<Self, MeasuredError> {
        let refuse = |why: String| Err(MeasuredError(why));
        let measured: Self = toml::from_str(toml).map_err(|e| MeasuredError(e.to_string()))?;
        if measured.model.len() != 64 || !measured.model.bytes().all(|b| b.is_ascii_hexdigit()) {
            return refuse(format!("`model` is \"{}\" and no SHA-256", measured.model));
        }
        for figure in &measured.figures {
            let Figure { name, value, command } = figure;
            if [name, value, command].iter().any(|text| text.trim().is_empty()) {
                return refuse(format!("the figure \"{name}\" lacks its name, its value or its command"));
            }
        }
        Ok(measured)
    }

    /// The text of the file.
    pub fn write(&self) -> Result<String, MeasuredError> {
        toml::to_string(self).map_err(|e| MeasuredError(e.to_string()))
    }

    /// The figures of the model with this hash; none where another one was measured.
    pub fn of(self, hash: &str) -> Vec<Figure> {
        if self.model.eq_ignore_ascii_case(hash) { self.figures } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BeatNet;

    fn measured() -> Measured {
        let figure = |name: &str| Figure {
            name: name.into(),
            value: "99.8 % / 99.9 %".into(),
            command: "strapline score beats \"a folder\"".into(),
        };
        Measured { model: "0a".repeat(32), figures: vec![figure("one"), figure("two")] }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = measured().write().unwrap();
        assert_eq!(Measured::read(&text).unwrap(), measured(), "{text}");
    }

    #[test]
    fn figures_are_those_of_the_very_model() {
        assert_eq!(measured().of(&"0A".repeat(32)).len(), 2);
        assert!(measured().of(&"0b".repeat(32)).is_empty());
    }

    #[test]
    fn the_model_that_ships_has_been_measured() {
        let (net, measured) = (BeatNet::bundled().unwrap(), Measured::bundled().unwrap());
        assert!(
            !measured.clone().of(net.hash()).is_empty(),
            "core/score/figures.toml is of model {} and models/beat.onnx is {}: run cargo xtask score",
            measured.model,
            net.hash()
        );
    }

    #[test]
    fn a_file_that_says_too_little_is_refused_with_the_remedy() {
        let whole = measured().write().unwrap();
        for (from, to) in [
            (&*"0a".repeat(32), "0a0a"),
            (&*"0a".repeat(32), &*"0x".repeat(32)),
            ("name = \"one\"", "name = \" \""),
            ("value", "worth"),
            ("model", "net"),
        ] {
            let error = Measured::read(&whole.replace(from, to)).unwrap_err().to_string();
            assert!(error.contains("figures.toml") && error.contains("cargo xtask score"), "{error}");
        }
    }
}
