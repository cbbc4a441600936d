//! The `PhysioNet` formats: header, signal and annotation files. <https://wfdb.io/spec/>

pub use annotation::{Annotation, Annotations, Code, read_annotations};
pub use header::{Header, Layout, Segment, Signal, read_header};
pub use record::{read_channel, read_record};
pub use signal::Encoding;
pub use write::{write_annotations, write_record};

use crate::error::{FormatError, Problem, read_file};
use std::path::{Path, PathBuf};
use strapline_words::{sentence, shown};

pub(crate) use header::header_path;

/// Beats, rhythms and remarks beside a record.
mod annotation;

/// The header file: what a record holds and where.
mod header;

/// A record's files put together.
mod record;

/// A record in segments: records one after another.
mod segments;

/// How samples are stored in signal files.
mod signal;

/// Records and annotation files, written.
mod write;

/// The records of a folder, as paths without extension: those that its `RECORDS` file lists, in that order, or, without
/// one, every header file, sorted.
///
/// A listed record is looked for under its own name and, as mirrors flatten folders, under the last part of it. One
/// that is nowhere is an error: leaving it out in silence would make a table look complete that is not.
pub fn list_records(folder: &Path) -> Result<Vec<PathBuf>, FormatError> {
    let list = folder.join("RECORDS");
    if !list.exists() {
        return headers_in(folder);
    }
    let bytes = read_file(&list)?;
    let mut records = Vec::new();
    for (number, line) in (1..).zip(String::from_utf8_lossy(&bytes).lines()) {
        let name = line.trim();
        if name.is_empty() {
            continue;
        }
        let last = name.rsplit('/').next().unwrap_or(name);
        let record = [name, last].map(|name| folder.join(name));
        let Some(record) = record.into_iter().find(|record| header_path(record).is_file()) else {
            let what = sentence!("file-listed-missing", record = shown(name), header = shown(last));
            return Err(Problem::Malformed { what, remedy: sentence!("file-do-list") }
                .at(&list, crate::Place::Line(number)));
        };
        records.push(record);
    }
    Ok(records)
}

/// The annotation file of a record (a path without extension) with this extension.
pub fn annotation_path(record: &Path, extension: &str) -> PathBuf {
    let mut name = record.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

/// Every header file of a folder, sorted, without extension.
fn headers_in(folder: &Path) -> Result<Vec<PathBuf>, FormatError> {
    let io = |error| Problem::Io(error).of(folder);
    let mut records = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        if path.extension().is_some_and(|extension| extension == "hea") {
            records.push(path.with_extension(""));
        }
    }
    records.sort();
    Ok(records)
}
