//! MATLAB matrices of level 4 without a header beside them, as in the 2017 challenge of `PhysioNet` and Computing in
//! Cardiology: one signal a row. <https://www.mathworks.com/help/pdf_doc/matlab/matfile_format.pdf>, appendix A.
//!
//! The file knows neither rate nor unit: both must be given. With its header beside it, it is a WFDB record.

use crate::{
    Options,
    error::{FormatError, Place, Problem, read_file},
    recording::{Channel, Recording},
};
use std::path::Path;
use strapline_words::sentence;

/// Bytes of the fixed part of a matrix's header.
const HEADER: usize = 20;

/// What a matrix's numbers are.
#[derive(Debug, Clone, Copy)]
enum Number {
    Float64,
    Float32,
    Int32,
    Int16,
    Uint16,
    Uint8,
}

impl Number {
    fn size(self) -> usize {
        match self {
            Number::Float64 => 8,
            Number::Float32 | Number::Int32 => 4,
            Number::Int16 | Number::Uint16 => 2,
            Number::Uint8 => 1,
        }
    }

    fn read(self, bytes: &[u8]) -> f64 {
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        let [a, b, c, d, ..] = word;
        match self {
            Number::Float64 => f64::from_le_bytes(word),
            Number::Float32 => f64::from(f32::from_le_bytes([a, b, c, d])),
            Number::Int32 => f64::from(i32::from_le_bytes([a, b, c, d])),
            Number::Int16 => f64::from(i16::from_le_bytes([a, b])),
            Number::Uint16 => f64::from(u16::from_le_bytes([a, b])),
            Number::Uint8 => f64::from(a),
        }
    }
}

/// Whether these are the first bytes of a matrix of level 4 (little-endian, of plain numbers).
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let field = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let plausible = || {
        let (kind, imaginary, name) = (field(0)?, field(12)?, field(16)?);
        Some(number(kind).is_some() && imaginary == 0 && (2..64).contains(&name))
    };
    plausible().unwrap_or(false)
}

fn number(kind: u32) -> Option<Number> {
    Some(match kind {
        0 => Number::Float64,
        10 => Number::Float32,
        20 => Number::Int32,
        30 => Number::Int16,
        40 => Number::Uint16,
        50 => Number::Uint8,
        _ => return None,
    })
}

/// Reads a matrix; `options` must give rate and unit.
pub fn read(path: &Path, options: &Options) -> Result<Recording, FormatError> {
    let bytes = read_file(path)?;
    parse(&bytes, path, options)
}

fn parse(bytes: &[u8], path: &Path, options: &Options) -> Result<Recording, FormatError> {
    let truncated = |what| Problem::Truncated { what }.at(path, Place::Byte(bytes.len() as u64));
    let fields = bytes.get(..HEADER).ok_or_else(|| truncated(sentence!("file-matrix-header-cut")))?;
    let field = |n: usize| {
        let word = &fields[4 * n..4 * n + 4];
        u32::from_le_bytes([word[0], word[1], word[2], word[3]])
    };
    let number = number(field(0)).ok_or_else(|| {
        let what = sentence!("file-matrix-not-level-4");
        Problem::Unsupported { what, remedy: sentence!("file-do-save-v4-or-csv") }.of(path)
    })?;
    let (rows, columns) = (field(1) as usize, field(2) as usize);
    let start = HEADER.saturating_add(field(4) as usize);
    let needed = rows.checked_mul(columns).and_then(|cells| cells.checked_mul(number.size()));
    let cells = needed
        .and_then(|needed| bytes.get(start..)?.get(..needed))
        .ok_or_else(|| truncated(sentence!("file-matrix-cut", rows = rows, columns = columns)))?;
    if cells.is_empty() {
        return Err(Problem::Empty.of(path));
    }
    let rate_hz = options.rate_hz.ok_or_else(|| Problem::rate_unsaid().of(path))?;
    let unit = options.unit.clone().ok_or_else(|| Problem::unit_unsaid().of(path))?;
    let scale = unit.in_millivolts().unwrap_or(1.0);
    // Columns are stored one after another. A signal is a row; but a single column is one signal too.
    let (signals, stride) = if columns == 1 { (1, 1) } else { (rows, rows) };
    let channels = (0..signals).map(|signal| Channel {
        name: if signals == 1 { "ECG".into() } else { format!("row {}", signal + 1) },
        rate_hz,
        samples: (cells.chunks_exact(number.size()).skip(signal).step_by(stride))
            .map(|cell| (number.read(cell) * scale) as f32)
            .collect(),
        unit: unit.clone(),
    });
    let mut recording = Recording {
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        rate_hz,
        start: None,
        channels: channels.collect(),
        marks: Vec::new(),
        notes: vec![sentence!("file-note-given", hz = rate_hz, unit = unit.to_string())],
    };
    if let Some(wanted) = &options.channel {
        recording.keep_channel(wanted, path)?;
    }
    Ok(recording)
}
