//! A stored recording, written in another format.

use crate::AnalysisError;
use std::{fmt::Write as _, ops::ControlFlow, path::Path};
use strapline_ecg::{clock::WallTime, session::Mark};
use strapline_formats::{Channel, Recording, Unit, csv, wfdb};
use strapline_live::{LiveError, StoredSignal, read_while};
use strapline_store::{RecordingId, Store};

/// How a recording is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// A table as text: millivolts, or RR intervals.
    Csv,
    /// A WFDB record: header and signal file.
    Wfdb,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exported {
    /// Samples per second by the strap's own clock; `None` for RR intervals.
    pub rate_hz: Option<f64>,
    /// Samples, or RR intervals.
    pub values: u64,
    /// Of the samples, those that are missing.
    pub missing: u64,
    /// Gaps that they are in.
    pub gaps: u64,
}

/// Writes a stored recording to `file`, gaps as gaps; `None` where `progress`, told the share done, 0 to 1, broke it off:
/// no half of a file is left then.
pub fn export(
    store: &Store,
    id: RecordingId,
    file: &Path,
    format: ExportFormat,
    mut progress: impl FnMut(f64) -> ControlFlow<()>,
) -> Result<Option<Exported>, AnalysisError> {
    let summary = store.summary(id)?;
    let begun_as = summary.head.ok_or(LiveError::Unreadable)?.name;
    let end = summary.tally.end.max(1) as f64;
    // Half of it is reading; WFDB is written in a moment.
    let read = read_while(store, id, |sample| progress(sample as f64 / end / 2.0))?;
    let Some(signal) = read else { return Ok(None) };
    let Some(rate_hz) = signal.rate_hz else { return intervals(&signal, file, format).map(Some) };
    let exported = Exported {
        rate_hz: Some(rate_hz),
        values: signal.millivolts.len() as u64,
        missing: signal.gaps.iter().map(|(_, length, _)| length).sum(),
        gaps: signal.gaps.len() as u64,
    };
    let recording = recording(summary.tally.name.unwrap_or(begun_as), rate_hz, signal);
    let is_written = match format {
        ExportFormat::Csv => csv::write_while(file, &recording, |share| progress(0.5 + share / 2.0))?,
        ExportFormat::Wfdb => {
            wfdb::write_record(&file.with_extension(""), &recording, wfdb::Encoding::Int16)?;
            true
        }
    };
    Ok(is_written.then_some(exported))
}

fn intervals(signal: &StoredSignal, file: &Path, format: ExportFormat) -> Result<Exported, AnalysisError> {
    if format != ExportFormat::Csv {
        return Err(AnalysisError::IntervalsOnly);
    }
    let mut text = String::from("arrival_ms,rr_ms\n");
    for (at_ms, rr_ms) in &signal.rr {
        let _ = writeln!(text, "{at_ms},{rr_ms:.1}");
    }
    std::fs::write(file, text).map_err(|source| AnalysisError::Write { file: file.to_owned(), source })?;
    Ok(Exported { rate_hz: None, values: signal.rr.len() as u64, missing: 0, gaps: 0 })
}

fn recording(name: String, rate_hz: f64, signal: StoredSignal) -> Recording {
    let start = WallTime { unix_ms: signal.head.start_ms, utc_offset_min: Some(signal.head.utc_offset_min) };
    let marks = signal.marks.into_iter().filter_map(|mark| Some(Mark { at: mark.sample?, words: mark.text }));
    Recording {
        name,
        rate_hz,
        start: Some(start),
        channels: vec![Channel {
            name: "ecg".into(),
            rate_hz,
            samples: signal.millivolts,
            unit: Unit::Millivolt,
        }],
        marks: marks.collect(),
        notes: Vec::new(),
    }
}
