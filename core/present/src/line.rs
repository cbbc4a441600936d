//! Lines that a shell fills with what it knows itself: a page's number, what a person says about themselves.

use strapline_words::Words;

/// Several things on one line: for the eye parted by dots, for the ear by commas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// "22 Nov 2026, 23:02 \u{b7} Night".
    pub text: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

impl Line {
    /// Of these, without the empty ones.
    pub fn of<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> Self {
        let parts: Vec<T> = parts.into_iter().filter(|part| !part.as_ref().trim().is_empty()).collect();
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        Self { text: parts.join(" \u{b7} "), spoken: parts.join(", ") }
    }
}

/// What is said of a page of the report, counted from 1, to somebody who does not see it.
pub fn report_page(number: u64, words: Words) -> String {
    words.say("report-page", &[("n", number.into())])
}

/// That so many recordings were exported.
pub fn exported(recordings: u64, words: Words) -> String {
    words.say("exported-count", &[("n", recordings.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use strapline_words::Language;

    #[test]
    fn a_line_has_no_place_for_what_is_not_there() {
        let line = Line::of(["A. Patient", "", "A4", " "]);
        assert_eq!((line.text.as_str(), line.spoken.as_str()), ("A. Patient \u{b7} A4", "A. Patient, A4"));
        assert_eq!(Line::of([""; 2]).text, "");
    }

    #[test]
    fn pages_and_recordings_are_counted_in_the_language() {
        let said = Language::ALL.map(|language| {
            let words = Words::of(language);
            [exported(1, words), exported(12, words), report_page(2, words)]
        });
        assert_eq!(said[0], ["1 recording exported", "12 recordings exported", "Page 2 of the report"]);
        for one in &said {
            assert!(one[1].contains("12") && one[2].contains('2') && one[0] != one[1], "{one:?}");
        }
    }
}
