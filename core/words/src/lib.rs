//! Every sentence for people, in their language, from one catalogue.
//!
//! ```
//! use strapline_words::{Language, Words};
//!
//! let words = Words::of(Language::German);
//! assert_eq!(words.duration(24_900.0), "6\u{a0}h 55\u{a0}min");
//! assert_eq!(words.decimal(1234.5, 1), "1.234,5");
//! assert_eq!(words.text("verdict-nothing-recorded"), "Es wurde nichts aufgezeichnet.");
//! ```
//!
//! The core holds values ([`strapline_ecg::report::Report`], [`strapline_ecg::sensor::Advice`]); [`Words`] says them.
//! The catalogue is Project Fluent: `ftl/LANGUAGE/AREA.ftl`, the same entries with the same variables in each
//! language; what is missing is said in English. What may never be said, in any language: that something unread is
//! normal, and any diagnosis; what was seen is said together with how much could be read.
#![forbid(unsafe_code)]

/// Which languages there are.
mod language;

/// How a language writes numbers.
mod number;

/// The entries of a language.
mod catalogue;

/// Numbers, lengths, times and dates.
mod quantity;

/// The units that a reader has chosen.
mod units;

/// The verdict on a recording and the remarks behind it.
mod verdict;

/// What is written beside a strip, a mark, a notice and a piece of advice.
mod seen;

/// What a sensor is doing, and what a person can do about it.
mod sensor;

/// Measured figures of the software.
mod figure;

/// What a person marks with one tap.
mod noted;

/// A report with its words, for a file.
mod told;

/// Why a script of faults cannot be read.
mod fault;

/// A sentence that is not in a language yet.
mod sentence;

pub use catalogue::{Arg, ids};
pub use language::{Language, LanguageError};
pub use noted::{Feeling, Noted};
pub use sentence::{Sentence, Value, shown};
pub use told::{Summary, Told};
pub use units::{HeightUnit, Hours, IntervalUnit, Units};

use catalogue::Catalogue;

/// A language, ready to speak. As cheap to copy as a reference; the entries are read once, when first asked for.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    catalogue: &'static Catalogue,
    units: Units,
    has_plain_spaces: bool,
}

/// The text with ordinary spaces alone.
pub fn plain(text: &str) -> String {
    text.replace([number::NO_BREAK, number::NARROW_NO_BREAK], " ")
}

impl Words {
    /// Speaks this language, with a clock of 24 hours: what a report is printed with, everywhere.
    pub fn of(language: Language) -> Self {
        Self { catalogue: Catalogue::of(language), units: Units::default(), has_plain_spaces: false }
    }

    /// The same with times of day as this clock shows them.
    #[must_use]
    pub fn with_hours(self, hours: Hours) -> Self {
        Self { units: Units { hours, ..self.units }, ..self }
    }

    /// The same with heights and intervals in these units, and times of day on this clock.
    #[must_use]
    pub fn with_units(self, units: Units) -> Self {
        Self { units, ..self }
    }

    /// The same with ordinary spaces alone: for a log, a script, or a terminal, which breaks no lines between words. Else
    /// a space at which a line must not end, as in "12 s", is one that says so (U+00A0, U+202F).
    #[must_use]
    pub fn with_plain_spaces(self) -> Self {
        Self { has_plain_spaces: true, ..self }
    }

    /// Which language it is.
    pub fn language(self) -> Language {
        self.catalogue.language()
    }

    /// An entry of the catalogue without variables.
    pub fn text(self, id: &str) -> String {
        self.say(id, &[])
    }

    /// An entry of the catalogue. A number decides on the plural and is written as the language writes it.
    ///
    /// An entry that this language lacks is said in English; an id that no language has is given back in brackets.
    pub fn say(self, id: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.spaced(self.catalogue.say(id, args))
    }

    /// The text with the spaces that are asked for.
    fn spaced(self, text: String) -> String {
        if self.has_plain_spaces { plain(&text) } else { text }
    }

    /// "a", "a and b", "a, b and c".
    pub fn listed(self, parts: &[String]) -> String {
        self.joined(parts, "list-last")
    }

    /// "a", "a or b" where it is said that none of them was seen.
    fn listed_absent(self, parts: &[String]) -> String {
        self.joined(parts, "list-absent-last")
    }

    /// "a; b; c".
    pub fn clauses(self, parts: &[String]) -> String {
        let Some((first, rest)) = parts.split_first() else { return String::new() };
        rest.iter().fold(first.clone(), |said, part| {
            self.say("list-clause", &[("a", said.into()), ("b", part.as_str().into())])
        })
    }

    fn joined(self, parts: &[String], last: &str) -> String {
        let Some((first, rest)) = parts.split_first() else { return String::new() };
        let join = |id: &str, a: String, b: &str| self.say(id, &[("a", a.into()), ("b", b.into())]);
        rest.iter().enumerate().fold(first.clone(), |said, (n, part)| {
            join(if n + 1 == rest.len() { last } else { "list-middle" }, said, part)
        })
    }

    /// What stands by itself on a screen: with a capital letter at its start and a full stop at its end. A path at its
    /// start is left as it is: it is the name of something.
    pub fn sentence(self, text: &str) -> String {
        let stop = if text.ends_with(['.', '!', '?', '\u{2026}']) { "" } else { "." };
        let text = if begins_with_a_path(text) { text.to_owned() } else { self.capitalised(text) };
        text + stop
    }

    /// The same with a capital letter at its start.
    pub fn capitalised(self, text: &str) -> String {
        let mut letters = text.chars();
        match letters.next() {
            // The one letter of the five languages whose capital depends on the language.
            Some('i') if self.language() == Language::Turkish => format!("\u{130}{}", letters.as_str()),
            Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
            None => String::new(),
        }
    }
}

/// Whether the text says something about a file, whose path stands first: `night 1/ecg.csv, line 3: ...`. A path has a
/// separator in it or an extension at its end; what is quoted or in brackets is not the text's own.
fn begins_with_a_path(text: &str) -> bool {
    let Some((place, _)) = text.split_once(": ") else { return false };
    let own = place.split(['"', '\u{ab}', '\u{201c}', '\u{201e}', '(']).next().unwrap_or_default();
    let has_extension =
        own.split('.').skip(1).any(|after| after.chars().next().is_some_and(char::is_alphabetic));
    own.contains(['/', '\\']) || has_extension
}
