//! The entries of a language, read once.

use crate::{Language, number::Signs};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{borrow::Cow, fmt, sync::LazyLock};

/// The files of one language, by area.
macro_rules! files {
    ($code:literal) => {
        [
            include_str!(concat!("../ftl/", $code, "/quantity.ftl")),
            include_str!(concat!("../ftl/", $code, "/report.ftl")),
            include_str!(concat!("../ftl/", $code, "/form.ftl")),
            include_str!(concat!("../ftl/", $code, "/sensor.ftl")),
            include_str!(concat!("../ftl/", $code, "/errors.ftl")),
            include_str!(concat!("../ftl/", $code, "/file.ftl")),
            include_str!(concat!("../ftl/", $code, "/screen.ftl")),
            include_str!(concat!("../ftl/", $code, "/app.ftl")),
        ]
    };
}

const fn files(language: Language) -> [&'static str; 8] {
    match language {
        Language::English => files!("en"),
        Language::German => files!("de"),
        Language::French => files!("fr"),
        Language::Spanish => files!("es"),
        Language::Turkish => files!("tr"),
    }
}

/// What stands for a variable of an entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// A number of things: it decides on the plural.
    Count(u64),
    /// Words, or a name that an entry chooses by.
    Text(Cow<'a, str>),
}

impl From<u64> for Arg<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Arg<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

/// The entries of one language.
pub(crate) struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

static CATALOGUES: [LazyLock<Catalogue>; 5] = [
    LazyLock::new(|| Catalogue::read(Language::English)),
    LazyLock::new(|| Catalogue::read(Language::German)),
    LazyLock::new(|| Catalogue::read(Language::French)),
    LazyLock::new(|| Catalogue::read(Language::Spanish)),
    LazyLock::new(|| Catalogue::read(Language::Turkish)),
];

/// Numbers in entries, as the language writes them.
fn written<M>(language: Language, value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(Signs::of(language).whole(number.value.max(0.0) as u64)),
        _ => None,
    }
}

impl Catalogue {
    pub(crate) fn of(language: Language) -> &'static Self {
        &CATALOGUES[language as usize]
    }

    pub(crate) fn language(&self) -> Language {
        self.language
    }

    fn read(language: Language) -> Self {
        let tag = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks of direction around variables: all five languages run from left to right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => |value, memo| written(Language::English, value, memo),
            Language::German => |value, memo| written(Language::German, value, memo),
            Language::French => |value, memo| written(Language::French, value, memo),
            Language::Spanish => |value, memo| written(Language::Spanish, value, memo),
            Language::Turkish => |value, memo| written(Language::Turkish, value, memo),
        }));
        for file in files(language) {
            // What cannot be read is left out and the rest kept; a test sees to it that everything can be read.
            let resource = match FluentResource::try_new(file.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    pub(crate) fn say(&self, id: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return match self.language {
                Language::English => format!("[{id}]"),
                _ => Self::of(Language::English).say(id, args),
            };
        };
        let given: FluentArgs<'_> = args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Count(count) => FluentValue::from(*count),
                    Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
                };
                (*name, value)
            })
            .collect();
        // A variable that was not given stays as `{$name}`; a test looks for that.
        self.bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Catalogue").field(&self.language).finish()
    }
}

/// Every id of the catalogue with the area that it belongs to, in the order of the files.
pub fn ids() -> impl Iterator<Item = &'static str> {
    let lines = files(Language::English).into_iter().flat_map(str::lines);
    lines.filter_map(|line| {
        let (id, _) = line.split_once(" =")?;
        let is_id = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        is_id.then_some(id)
    })
}
