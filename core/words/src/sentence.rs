//! A sentence that is not in a language yet: what is wrong is found where nobody knows who will read of it.

use crate::{Arg, Language, Words};
use std::{fmt, io};

/// An entry of the catalogue with what stands in it. Its `Display` is English, for logs and scripts.
///
/// ```
/// use strapline_words::{Language, Words, sentence};
///
/// let wrong = sentence!("file-no-number", cell = "oops");
/// assert_eq!(wrong.to_string(), "\"oops\" is no number");
/// assert_eq!(wrong.said(Words::of(Language::German)), "„oops“ ist keine Zahl");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    id: &'static str,
    values: Box<[(&'static str, Value)]>,
}

/// What stands for a variable of a [`Sentence`].
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number of things: it decides on the plural and is grouped.
    Count(u64),
    /// A measured or given number: see [`Words::exact`].
    Number(f64),
    /// A text that is in no language: a name, a cell, a code.
    Text(String),
    /// Another sentence, or a part of one.
    Sentence(Sentence),
}

/// A [`Sentence`]: the id of an entry and its variables, `sentence!("file-no-number", cell = text)`. A test reads these
/// calls in the sources and compares them with the catalogue.
#[macro_export]
macro_rules! sentence {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::Sentence::new($id, [$((stringify!($name), $crate::Value::from($value))),*])
    };
}

impl Sentence {
    /// An entry with its variables; [`sentence!`] is how it is written.
    pub fn new<const N: usize>(id: &'static str, values: [(&'static str, Value); N]) -> Self {
        Self { id, values: Box::new(values) }
    }

    /// In these words.
    pub fn said(&self, words: Words) -> String {
        let args: Vec<(&'static str, Arg<'_>)> =
            self.values.iter().map(|(name, value)| (*name, value.arg(words))).collect();
        words.say(self.id, &args)
    }
}

impl Value {
    fn arg(&self, words: Words) -> Arg<'_> {
        match self {
            Self::Count(count) => Arg::Count(*count),
            Self::Number(number) => words.exact(*number).into(),
            Self::Text(text) => text.as_str().into(),
            Self::Sentence(sentence) => sentence.said(words).into(),
        }
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Words::of(Language::English).with_plain_spaces()))
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Sentence> for Value {
    fn from(sentence: Sentence) -> Self {
        Self::Sentence(sentence)
    }
}

/// A text from a file as it can stand in a sentence, however long and whatever is in it: 40 letters at most, and what
/// cannot be seen as its escape.
pub fn shown(text: &str) -> String {
    let mut cut: String = text.chars().take(40).collect();
    if cut.len() < text.len() {
        cut.push('\u{2026}');
    }
    // The escapes of `Debug`, whose quotation marks the entries have in the manner of their language.
    let quoted = format!("{cut:?}");
    quoted[1..quoted.len() - 1].to_owned()
}

impl Words {
    /// A number as it was measured or given, with all its digits and the decimal sign of the language. It is not
    /// grouped: it will be looked for in a file.
    pub fn exact(self, number: f64) -> String {
        number.to_string().replace('.', &self.signs().decimal.to_string())
    }

    /// Why the operating system would not do something: by what kind of error, else by its number.
    pub fn io(self, kind: io::ErrorKind, code: Option<i32>) -> String {
        use io::ErrorKind as Kind;
        self.text(match kind {
            Kind::NotFound => "io-not-found",
            Kind::PermissionDenied => "io-denied",
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => "io-no-space",
            Kind::ReadOnlyFilesystem => "io-read-only",
            Kind::AlreadyExists => "io-exists",
            Kind::IsADirectory => "io-folder",
            Kind::NotADirectory => "io-no-folder",
            Kind::Interrupted => "io-interrupted",
            Kind::TimedOut => "io-timed-out",
            Kind::UnexpectedEof => "io-ended",
            _ => {
                return code.map_or_else(
                    || self.text("io-unknown"),
                    |code| self.say("io-other", &[("code", code.to_string().into())]),
                );
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_in_each_language_with_its_numbers() {
        let of = |held| sentence!("file-records-fewer", claimed = 12_345_u64, held = held);
        let german = Words::of(Language::German);
        assert_eq!(of(3_usize).to_string(), "the header announces 12,345 data records and the file holds 3");
        assert_eq!(of(3).said(german), "der Header kündigt 12.345 Datensätze an, und die Datei enthält 3");
        let parted = sentence!("file-parted-decimal", parted = sentence!("file-parted", by = "semicolon"));
        assert_eq!(parted.said(german), "Semikolons (mit Dezimalkommas)");
        assert_eq!(
            sentence!("file-record-lasts", seconds = -0.5).said(german),
            "ein Datensatz dauert -0,5\u{a0}s"
        );
    }

    #[test]
    fn what_a_file_holds_is_shown_short_and_without_control() {
        assert_eq!(shown("a\n\"b\"\u{1b}"), "a\\n\\\"b\\\"\\u{1b}");
        assert_eq!(shown(&"x".repeat(1000)).chars().count(), 41);
        assert_eq!(shown(""), "");
    }

    #[test]
    fn the_system_s_errors_are_said_by_kind_else_by_number() {
        let english = Words::of(Language::English);
        let said = |error: io::Error| english.io(error.kind(), error.raw_os_error());
        assert_eq!(said(io::ErrorKind::NotFound.into()), "there is no such file or folder");
        assert_eq!(said(io::Error::from_raw_os_error(5)), "the system reports error 5");
        assert_eq!(said(io::Error::other("in its own words")), "the system does not say why");
    }
}
