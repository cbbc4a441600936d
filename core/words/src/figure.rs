//! Measured figures of the software, in the language of the report.
//!
//! `core/score/figures.toml` holds them in English, as `cargo xtask score` measured them; a test sees to it that each
//! name there is an entry here.

use crate::{Language, Words};
use strapline_ecg::report::Figure;

/// Entries of figures.
const FIGURES: [&str; 10] = [
    "figure-beats",
    "figure-beats-strap",
    "figure-noise-6",
    "figure-noise-0",
    "figure-noise-minus-6",
    "figure-r-peaks",
    "figure-rate",
    "figure-ventricular",
    "figure-supraventricular",
    "figure-fibrillation",
];

impl Words {
    /// What was measured, on which recordings; as it stands where it is no known one.
    pub fn figure_name(self, figure: &Figure) -> String {
        let english = Self::of(Language::English).with_plain_spaces();
        let known = FIGURES.into_iter().find(|id| english.text(id) == figure.name);
        known.map_or_else(|| figure.name.clone(), |id| self.text(id))
    }

    /// What came out, "99.82 % / 99.95 %", with the signs of the language; as it stands where it is no known form.
    pub fn figure_value(self, figure: &Figure) -> String {
        let parts: Option<Vec<String>> =
            figure.value.split(" / ").map(|part| self.figure_part(part)).collect();
        parts.map_or_else(|| figure.value.clone(), |parts| parts.join(" / "))
    }

    fn figure_part(self, part: &str) -> Option<String> {
        let (number, unit) = part.split_once(' ')?;
        let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let number = self.decimal(number.parse().ok()?, decimals);
        Some(match unit {
            "%" => self.per_cent(&number),
            "ms" => self.say("unit-millisecond", &[("n", number.into())]),
            "per minute" => self.say("figure-per-minute", &[("n", number.into())]),
            _ => return None,
        })
    }
}
