//! The language that reports, summaries and errors are in.

use std::sync::OnceLock;
use strapline_words::{Language, Words};

static CHOSEN: OnceLock<Language> = OnceLock::new();

/// Speaks this language from now on; the person's own, by the environment, where none is given.
pub(crate) fn choose(asked: Option<Language>) {
    let of_environment = || {
        // The first of them that is set decides, as everywhere.
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
        set.filter(|value| !value.is_empty()).take(1).find_map(|tag| tag.parse().ok()).unwrap_or_default()
    };
    CHOSEN.get_or_init(|| asked.unwrap_or_else(of_environment));
}

/// The words of what is about a recording: its report, what was seen in it, what went wrong with it.
pub(crate) fn words() -> Words {
    Words::of(CHOSEN.get().copied().unwrap_or_default())
}

/// The same for a terminal, where nothing breaks lines but we.
pub(crate) fn terminal() -> Words {
    words().with_plain_spaces()
}

/// The words of everything else on the command line, which is in English.
pub(crate) fn english() -> Words {
    Words::of(Language::English).with_plain_spaces()
}

/// "1 gap", "2 gaps": a number with its noun, in English.
pub(crate) fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", english().number(number), if number == 1 { one } else { many })
}
