//! The language that people are spoken to in.

use crate::{StraplineError, guard::guarded};
use std::sync::atomic::{AtomicUsize, Ordering};
use strapline_ecg::report::BirthDate;
use strapline_words::{Language, Words};

/// The language of errors, as its place in the list.
static SPOKEN: AtomicUsize = AtomicUsize::new(0);

/// Has errors say what they say in this language from now on, in the whole process: English until then.
#[uniffi::export]
pub fn speak(language: Language) -> Result<(), StraplineError> {
    guarded(|| {
        let place = Language::ALL.iter().position(|one| *one == language).unwrap_or_default();
        SPOKEN.store(place, Ordering::Relaxed);
        Ok(())
    })
}

/// The words that errors are said in.
pub(crate) fn spoken() -> Words {
    Words::of(Language::ALL.get(SPOKEN.load(Ordering::Relaxed)).copied().unwrap_or_default())
}

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
pub fn preferred_language(wanted: Vec<String>) -> Result<Language, StraplineError> {
    guarded(|| Ok(Language::preferred(wanted.iter().map(String::as_str))))
}

/// What a language calls itself.
#[uniffi::export]
pub fn language_name(language: Language) -> Result<String, StraplineError> {
    guarded(|| Ok(language.own_name().to_owned()))
}

/// A date of birth, given as 1961-03-12, as a person reads it; absent for what is none.
#[uniffi::export]
pub fn birth_date_said(language: Language, born: String) -> Result<Option<String>, StraplineError> {
    guarded(|| Ok(born.parse::<BirthDate>().ok().map(|born| Words::of(language).date(born.ymd()))))
}

/// An entry of the catalogue without variables, by its id; the id in brackets, `[id]`, where there is none.
#[uniffi::export]
pub fn catalogue_text(language: Language, id: String) -> Result<String, StraplineError> {
    guarded(|| Ok(Words::of(language).text(&id)))
}
