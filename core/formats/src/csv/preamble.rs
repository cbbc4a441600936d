//! What stands before the numbers: remarks as `key: value`, column names, units.

use super::{
    dialect::{Table, unquoted},
    timestamp,
};
use crate::recording::Unit;
use strapline_ecg::clock::WallTime;
use strapline_words::{Sentence, sentence, shown};

/// What was found there.
#[derive(Debug, Default)]
pub(super) struct Preamble {
    pub(super) rate_hz: Option<f64>,
    pub(super) unit: Option<Unit>,
    pub(super) start: Option<WallTime>,
    /// Name of the recording.
    pub(super) name: Option<String>,
    /// Name of the lead, in files of one column.
    pub(super) lead: Option<String>,
    /// Names of the columns; empty where there are none.
    pub(super) names: Vec<String>,
    /// Units of the columns, where they have a line of their own.
    pub(super) units: Vec<String>,
    pub(super) notes: Vec<Sentence>,
}

/// A line before the table that is a row of it, but for a cell that is no number.
pub(super) struct BrokenRow {
    /// Counted from 1.
    pub(super) line: u64,
    pub(super) cell: String,
}

/// Reads the lines before the table.
pub(super) fn read(table: &Table, lines: &[&str]) -> Result<Preamble, BrokenRow> {
    let mut preamble = Preamble::default();
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for (number, line) in (1..).zip(&lines[..table.first_line]) {
        let text = line.trim_start_matches('#').trim();
        if text.is_empty() {
            continue;
        }
        if preamble.take_remark(text, table) {
            continue;
        }
        let cells = table.dialect.cells(text);
        if cells.len() != table.columns {
            continue;
        }
        let is_number = |cell: &str| table.dialect.number(cell).is_some();
        if cells.iter().any(|cell| is_number(cell)) {
            // `Version,1.7` is a remark; `0.1,oops`, or anything like it right before the numbers, is a row.
            if is_number(cells[0]) || number == table.first_line as u64 {
                let cell = cells.iter().find(|cell| !is_number(cell)).copied().unwrap_or_default();
                return Err(BrokenRow { line: number, cell: cell.to_owned() });
            }
        } else {
            rows.push(cells);
        }
    }
    let owned = |cells: Vec<&str>| cells.into_iter().map(str::to_owned).collect();
    let is_units = |cells: &Vec<&str>| cells.iter().all(|cell| is_unit(cell));
    if let Some(last) = rows.pop() {
        if rows.last().is_some() && is_units(&last) {
            preamble.units = owned(last);
            preamble.names = owned(rows.pop().unwrap_or_default());
        } else {
            preamble.names = owned(last);
        }
    }
    Ok(preamble)
}

impl Preamble {
    /// Takes `key: value`, `key = value` or `key,value` where the key is a known one; tells whether it was.
    fn take_remark(&mut self, text: &str, table: &Table) -> bool {
        let delimiter = char::from(table.dialect.delimiter.byte());
        let separators = [':', '=', ',', ';', '\t', delimiter];
        let separators: &[char] = if delimiter == ' ' { &separators[..2] } else { &separators };
        let Some((key, value)) = text.split_once(separators) else { return false };
        let value = unquoted(value.trim_matches([',', ';', ' ', '\t']));
        let key: String =
            key.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect();
        match key.as_str() {
            "rate"
            | "ratehz"
            | "samplerate"
            | "sampleratehz"
            | "samplingrate"
            | "samplingratehz"
            | "samplingfrequency"
            | "samplingfrequencyhz"
            | "samplefrequency"
            | "frequency"
            | "fs"
            | "fshz"
            | "abtastrate"
            | "abtastratehz"
            | "abtastfrequenz"
            | "abtastfrequenzhz"
            | "fr\u{e9}quenced\u{e9}chantillonnage"
            | "fr\u{e9}quenced\u{e9}chantillonnagehz"
            | "frecuenciademuestreo"
            | "frecuenciademuestreohz"
            | "\u{f6}rneklemeh\u{131}z\u{131}"
            | "\u{f6}rneklemefrekans\u{131}" => {
                let digits =
                    value.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(value.len());
                let rate = value[..digits].replace(',', ".").parse().ok();
                let rate = rate.filter(|rate: &f64| rate.is_finite() && *rate > 0.0);
                // Column names may begin like a remark; then there is no number.
                let Some(rate) = rate else { return false };
                self.rate_hz = Some(rate);
            }
            "unit" | "units" | "einheit" | "unit\u{e9}" | "unidad" | "birim" => {
                self.unit = Some(Unit::named(value));
            }
            "start" | "starttime" | "startdate" | "recordeddate" | "recordingstart" => {
                self.start = timestamp::wall_time(value);
                if self.start.is_none() {
                    self.notes.push(sentence!("file-note-no-start", given = shown(value)));
                }
            }
            "recording" => self.name = Some(value.to_owned()),
            "lead" => self.lead = Some(value.to_owned()),
            _ => return false,
        }
        true
    }
}

/// Whether a cell is a unit (of voltage or time), or how a time is written.
fn is_unit(cell: &str) -> bool {
    const TIMES: [&str; 8] = ["s", "sec", "ms", "us", "ns", "", "hh:mm:ss.mmm", "mm:ss.mmm"];
    let bare = cell.trim_matches(['[', ']', '(', ')', ' ']);
    TIMES.iter().any(|unit| bare.eq_ignore_ascii_case(unit)) || Unit::named(bare).is_voltage()
}
