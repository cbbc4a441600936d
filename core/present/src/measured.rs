//! How it was measured: what the figures rest on, what came out, and what cannot be seen.

use crate::card::Row;
use strapline_ecg::report::Figure;
use strapline_words::Words;

/// What is known of the model and of what came out.
#[derive(Debug, Clone, Copy)]
pub struct Measured<'a> {
    /// Version of the software.
    pub software: &'a str,
    /// Name of the model.
    pub model: &'a str,
    /// Its version.
    pub model_version: &'a str,
    /// SHA-256 of its graph, hexadecimal.
    pub model_hash: &'a str,
    /// What came out; empty where this very model has not been measured.
    pub figures: &'a [Figure],
}

/// How it was measured, ready to lay out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasuredScreen {
    /// What the figures rest on.
    pub said: String,
    /// What was measured and what came out.
    pub figures: Vec<Row>,
    /// What cannot be seen, a line each.
    pub limits: Vec<String>,
    /// Recordings that the model was fitted on, a line for each database and preparation.
    pub fitted_on: Vec<String>,
    /// Software, and the model with its hash, a line each.
    pub versions: Vec<String>,
}

impl MeasuredScreen {
    /// What is shown of it; `fitted_on` has the lines of what the model was fitted on.
    pub fn new(measured: &Measured<'_>, fitted_on: Vec<String>, words: Words) -> Self {
        let said = if measured.figures.is_empty() { "form-method-unmeasured" } else { "form-method-screen" };
        let figure = |figure: &Figure| Row::new(words.figure_name(figure), words.figure_value(figure), words);
        let model = [
            ("name", format!("{} {}", measured.model, measured.model_version).into()),
            ("hash", measured.model_hash.into()),
        ];
        let limits = ["limit-st", "limit-pacing", "limit-fibrillation", "limit-unread"];
        Self {
            said: words.text(said),
            figures: measured.figures.iter().map(figure).collect(),
            limits: limits.into_iter().map(|limit| words.text(limit)).collect(),
            fitted_on,
            versions: vec![format!("Strapline {}", measured.software), words.say("form-model", &model)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strapline_words::Language;

    #[test]
    fn a_model_that_was_not_measured_says_so_and_has_no_figures() {
        let words = Words::of(Language::English);
        let figures = [Figure { name: "mitdb-ds2 ve-f1".into(), value: "0.9".into(), command: "x".into() }];
        let none = Measured {
            software: "1.2.3",
            model: "beat",
            model_version: "4",
            model_hash: "abc",
            figures: &[],
        };
        let screen = MeasuredScreen::new(&none, vec!["one".into()], words);
        assert_eq!(screen.said, words.text("form-method-unmeasured"));
        assert_eq!((screen.figures.len(), screen.fitted_on.len(), screen.limits.len()), (0, 1, 4));
        assert_eq!(screen.versions[0], "Strapline 1.2.3");
        assert!(screen.versions[1].contains("beat 4") && screen.versions[1].contains("abc"));
        let measured = MeasuredScreen::new(&Measured { figures: &figures, ..none }, Vec::new(), words);
        assert_eq!(measured.said, words.text("form-method-screen"));
        let row = &measured.figures[0];
        assert_eq!(row.spoken, format!("{}: {}", row.title, row.value));
    }
}
