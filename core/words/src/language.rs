//! Which languages there are.

use std::{fmt, str::FromStr};

/// A language that everything is said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
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

/// A language that nothing is said in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageError(pub String);

impl Language {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::English, Self::German, Self::French, Self::Spanish, Self::Turkish];

    /// Its ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Turkish => "tr",
        }
    }

    /// What it calls itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::French => "Français",
            Self::Spanish => "Español",
            Self::Turkish => "Türkçe",
        }
    }

    /// The first of a person's languages, most wanted first, that is spoken here; else English. Takes `de`, `de-AT`,
    /// `de_DE.UTF-8`.
    pub fn preferred<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        wanted.into_iter().find_map(|tag| tag.parse().ok()).unwrap_or_default()
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let code = tag.trim().split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(code))
            .ok_or_else(|| LanguageError(tag.chars().take(40).collect()))
    }
}

impl fmt::Display for LanguageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes = Language::ALL.map(Language::code).join(", ");
        write!(f, "\"{}\" is no language that is spoken here: say one of {codes}", self.0)
    }
}

impl std::error::Error for LanguageError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_code_wherever_it_comes_from() {
        for tag in ["de", "de-AT", "de_DE.UTF-8", "DE", " de@euro "] {
            assert_eq!(tag.parse(), Ok(Language::German), "{tag}");
        }
        assert_eq!(Language::preferred(["C", "nl-NL", "tr-TR", "en"]), Language::Turkish);
        assert_eq!(Language::preferred([]), Language::English);
        assert!("den".parse::<Language>().unwrap_err().to_string().ends_with("en, de, fr, es, tr"));
    }
}
