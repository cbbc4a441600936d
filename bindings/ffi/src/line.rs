//! Lines that a shell fills with what it knows itself, and names of files: the core's own, mirrored.

use crate::{StraplineError, guard::guarded};
use strapline_present::{Line, Row};
use strapline_words::{Language, Words};

/// Several things on one line.
#[uniffi::remote(Record)]
pub struct Line {
    /// What is seen.
    pub text: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// These on one line, without the empty ones.
#[uniffi::export]
pub fn line(parts: Vec<String>) -> Result<Line, StraplineError> {
    guarded(|| Ok(Line::of(parts)))
}

/// A name and a value, and both as one sentence.
#[uniffi::export]
pub fn row(language: Language, title: String, value: String) -> Result<Row, StraplineError> {
    guarded(|| Ok(Row::new(title, value, Words::of(language))))
}

/// What is said of a page of the report, counted from 1, to somebody who does not see it.
#[uniffi::export]
pub fn report_page(language: Language, number: u64) -> Result<String, StraplineError> {
    guarded(|| Ok(strapline_present::report_page(number, Words::of(language))))
}

/// The name of a report's file, by the day on which the recording began where it was made.
#[uniffi::export]
pub fn report_file_name(
    start_ms: Option<i64>,
    utc_offset_min: Option<i16>,
) -> Result<String, StraplineError> {
    guarded(|| Ok(strapline_present::report_file_name(start_ms, utc_offset_min.unwrap_or_default())))
}

/// The name of the table of a recording that is called `name`: one that every file system takes. Among several, `id` tells
/// it from one of the same name.
#[uniffi::export]
pub fn table_file_name(name: String, id: Option<String>) -> Result<String, StraplineError> {
    guarded(|| Ok(strapline_present::table_file_name(&name, id.as_deref().map(str::parse).transpose()?)))
}

/// That so many recordings were exported.
#[uniffi::export]
pub fn exported_said(language: Language, recordings: u64) -> Result<String, StraplineError> {
    guarded(|| Ok(strapline_present::exported(recordings, Words::of(language))))
}
