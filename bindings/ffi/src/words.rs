//! The language that people are spoken to in.

use strapline_words::{Language, Words};

/// A language that everything is said in.
#[uniffi::remote(Enum)]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Turkish.
    Turkish,
}

/// The first of a person's languages (`de`, `de-AT`, `de_DE.UTF-8`), most wanted first, that is spoken here; else
/// English.
#[uniffi::export]
pub fn preferred_language(wanted: Vec<String>) -> Language {
    Language::preferred(wanted.iter().map(String::as_str))
}

/// What a language calls itself.
#[uniffi::export]
pub fn language_name(language: Language) -> String {
    language.own_name().to_owned()
}

/// An entry of the catalogue without variables, by its id; the id itself where there is none.
#[uniffi::export]
pub fn catalogue_text(language: Language, id: String) -> String {
    Words::of(language).text(&id)
}
