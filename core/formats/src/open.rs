//! Any recording, by what it holds.

use crate::{
    csv::{self, Delimiter},
    edf,
    error::{FormatError, Problem, open_file},
    mat,
    recording::{Recording, Unit},
    wfdb,
};
use std::{
    io::Read,
    path::{Path, PathBuf},
};
use strapline_words::{sentence, shown};

/// What a person knows about a file that the file may not say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// Read this channel only: its name, or its number counted from 1.
    pub channel: Option<String>,
    /// Samples per second.
    pub rate_hz: Option<f64>,
    /// Unit of the samples.
    pub unit: Option<Unit>,
    /// What stands between cells of a text file.
    pub delimiter: Option<Delimiter>,
    /// Whether numbers in a text file have a decimal comma.
    pub decimal_comma: Option<bool>,
}

/// Reads a recording in any format: a WFDB record (its path without extension, its header or its signal file), EDF or
/// EDF+, a MATLAB matrix, or a table as text. What it is decides the content, not the name alone.
pub fn open(path: &Path, options: &Options) -> Result<Recording, FormatError> {
    let mut recording = match kind(path)? {
        // These know their rate and unit themselves; options correct them.
        Kind::Wfdb(record) => corrected(wfdb_record(&record, options)?, options),
        Kind::Edf => corrected(edf::read(path, options)?, options),
        Kind::Mat => mat::read(path, options)?,
        Kind::Text => csv::read(path, options)?,
    };
    if recording.channels.iter().all(|channel| channel.samples.is_empty()) {
        return Err(Problem::Empty.of(path));
    }
    recording.notes.dedup();
    Ok(recording)
}

enum Kind {
    Wfdb(PathBuf),
    Edf,
    Mat,
    Text,
}

/// Finds out what a path leads to.
fn kind(path: &Path) -> Result<Kind, FormatError> {
    let unsupported = |what, remedy| Err(Problem::Unsupported { what, remedy }.of(path));
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let header = wfdb::header_path(path);
    if extension == "hea" || (!path.is_file() && header.is_file()) {
        return Ok(Kind::Wfdb(header));
    }
    if path.is_dir() {
        return unsupported(sentence!("file-folder"), sentence!("file-do-one-inside"));
    }
    if matches!(extension.as_str(), "dat" | "mat") && path.with_extension("hea").is_file() {
        return Ok(Kind::Wfdb(path.with_extension("hea")));
    }
    let (file, size) = open_file(path)?;
    if size == 0 {
        return Err(Problem::Empty.of(path));
    }
    let mut head = Vec::new();
    file.take(1024).read_to_end(&mut head).map_err(|error| Problem::Io(error).of(path))?;
    if edf::looks_like(&head) || extension == "edf" {
        return Ok(Kind::Edf);
    }
    if head.starts_with(b"MATLAB 5.0") {
        return unsupported(sentence!("file-matrix-level-5"), sentence!("file-do-save-v4"));
    }
    if mat::looks_like(&head) || extension == "mat" {
        return Ok(Kind::Mat);
    }
    if head.starts_with(b"\xffBIOSEMI") {
        return unsupported(sentence!("file-bdf"), sentence!("file-do-edf"));
    }
    if [&b"PK\x03\x04"[..], b"\x1f\x8b", b"BZh", b"\xfd7zXZ"].iter().any(|magic| head.starts_with(magic)) {
        return unsupported(sentence!("file-archive"), sentence!("file-do-unpack"));
    }
    if extension == "dat" {
        return unsupported(sentence!("file-signals-alone"), sentence!("file-do-header-beside"));
    }
    Ok(Kind::Text)
}

fn wfdb_record(path: &Path, options: &Options) -> Result<Recording, FormatError> {
    match &options.channel {
        Some(wanted) => wfdb::read_channel(path, wanted),
        None => wfdb::read_record(path),
    }
}

/// Sets rate and unit to what a person says they are.
fn corrected(mut recording: Recording, options: &Options) -> Recording {
    if let Some(rate) = options.rate_hz.filter(|rate| *rate != recording.rate_hz) {
        recording.notes.push(sentence!("file-note-rate-asked", hz = recording.rate_hz, asked = rate));
        let factor = rate / recording.rate_hz;
        recording.rate_hz = rate;
        for channel in &mut recording.channels {
            channel.rate_hz *= factor;
        }
    }
    for channel in &mut recording.channels {
        let Some(unit) = options.unit.as_ref().filter(|unit| **unit != channel.unit) else { continue };
        let factor = unit.in_millivolts().unwrap_or(1.0) / channel.unit.in_millivolts().unwrap_or(1.0);
        for sample in &mut channel.samples {
            *sample = (f64::from(*sample) * factor) as f32;
        }
        recording.notes.push(sentence!(
            "file-note-unit-asked",
            channel = shown(&channel.name),
            unit = channel.unit.to_string(),
            asked = unit.to_string()
        ));
        channel.unit = unit.clone();
    }
    recording
}
