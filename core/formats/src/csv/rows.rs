//! Rows into signals, with the gaps filled in.

use super::{
    clock::{self, NoRate, Timing},
    columns::{Column, Role},
    dialect::{Dialect, Table, is_aside, is_missing},
    preamble::Preamble,
    timestamp,
};
use crate::{
    Options,
    bounds::Unstored,
    error::{FormatError, Place, Problem, Setting},
    recording::{Channel, Recording, Unit},
};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};
use strapline_words::{Sentence, sentence, shown};

/// Seconds in a day, and in half of one: a clock that falls by more has passed midnight.
const DAY_S: f64 = 86_400.0;

/// Reads the whole table: the columns `wanted`, on the time axis that the time column, the count or the rate gives.
pub(super) fn read(
    file: File,
    table: &Table,
    columns: &[Column],
    wanted: &[usize],
    preamble: &Preamble,
    options: &Options,
    path: &Path,
) -> Result<Recording, FormatError> {
    let axis = columns.iter().position(|column| matches!(column.role, Role::Time(_) | Role::Clock));
    let axis = axis.or_else(|| columns.iter().position(|column| column.role == Role::Counter));
    let mut body = Body {
        table,
        axis: axis.map(|index| (index, &columns[index].role)),
        wanted,
        times: Vec::new(),
        signals: vec![Vec::new(); wanted.len()],
        decimals: 0,
        day: 0.0,
    };
    body.read(file, path)?;
    let given = options.rate_hz.or(preamble.rate_hz);
    let mut timing = body.timing(columns, given, path)?;
    match (options.rate_hz, preamble.rate_hz) {
        (None, Some(_)) => timing.notes.push(sentence!("file-note-rate-lines", hz = timing.rate_hz)),
        (Some(asked), Some(hz)) if asked != hz => {
            timing.notes.push(sentence!("file-note-rate-asked", hz = hz, asked = asked));
        }
        _ => {}
    }
    if let Some((index, _)) = body.axis {
        let others = columns.iter().enumerate().filter(|(other, column)| {
            *other != index && matches!(column.role, Role::Time(_) | Role::Clock | Role::Counter)
        });
        for (_, other) in others {
            timing.notes.push(sentence!(
                "file-note-unused",
                column = shown(&other.header),
                other = shown(&columns[index].header)
            ));
        }
    }
    if !timing.gaps.is_empty() {
        let missing: u64 = timing.gaps.iter().map(|gap| gap.1).sum();
        let (gaps, seconds) = (timing.gaps.len(), missing as f64 / timing.rate_hz);
        let seconds = (seconds * 1000.0).round() / 1000.0;
        timing.notes.push(sentence!("file-note-gaps", gaps = gaps, seconds = seconds));
    }
    let mut budget = Unstored::default();
    budget.pay(body.signals.iter().map(|signal| signal.len() as u64).sum());
    let mut channels = Vec::new();
    for (index, signal) in wanted.iter().zip(std::mem::take(&mut body.signals)) {
        let column = &columns[*index];
        let unit = match &column.role {
            Role::Signal(Some(unit)) => unit.clone(),
            _ => Unit::Other(String::new()),
        };
        let missing = signal.iter().filter(|value| value.is_nan()).count();
        if missing > 0 {
            timing.notes.push(sentence!(
                "file-note-no-value",
                samples = missing,
                column = shown(&column.header)
            ));
        }
        let samples = with_gaps(signal, &timing.gaps, &mut budget, path)?;
        let scale = unit.in_millivolts().unwrap_or(1.0);
        let samples = samples.into_iter().map(|value| (f64::from(value) * scale) as f32).collect();
        channels.push(Channel { name: column.name.clone(), rate_hz: timing.rate_hz, samples, unit });
    }
    let stem = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Recording {
        name: preamble.name.clone().unwrap_or_else(stem),
        rate_hz: timing.rate_hz,
        start: None,
        channels,
        marks: Vec::new(),
        notes: timing.notes,
    })
}

/// Puts `NaN` where samples are missing.
fn with_gaps(
    signal: Vec<f32>,
    gaps: &[(usize, u64)],
    budget: &mut Unstored,
    path: &Path,
) -> Result<Vec<f32>, FormatError> {
    if gaps.is_empty() {
        return Ok(signal);
    }
    let missing = gaps.iter().fold(0_u64, |sum, gap| sum.saturating_add(gap.1));
    let mut filled = Vec::with_capacity(signal.len() + budget.claim(missing, path)?);
    let mut copied = 0;
    for (row, missing) in gaps {
        filled.extend_from_slice(&signal[copied..*row]);
        filled.resize(filled.len() + *missing as usize, f32::NAN);
        copied = *row;
    }
    filled.extend_from_slice(&signal[copied..]);
    Ok(filled)
}

/// The table's body while it is read.
struct Body<'a> {
    table: &'a Table,
    axis: Option<(usize, &'a Role)>,
    wanted: &'a [usize],
    /// The axis column, as it is written.
    times: Vec<f64>,
    signals: Vec<Vec<f32>>,
    /// Most decimals in the axis column.
    decimals: i32,
    /// Seconds to add since midnight was passed.
    day: f64,
}

impl Body<'_> {
    fn read(&mut self, file: File, path: &Path) -> Result<(), FormatError> {
        let mut file = BufReader::with_capacity(1 << 16, file);
        let mut line = Vec::new();
        let mut number = 0_u64;
        loop {
            line.clear();
            let length = file.read_until(b'\n', &mut line).map_err(|error| Problem::Io(error).of(path))?;
            if length == 0 {
                return Ok(());
            }
            number += 1;
            if number <= self.table.first_line as u64 {
                continue;
            }
            let text = String::from_utf8_lossy(&line);
            let text = text.trim();
            if !is_aside(text) {
                self.row(text).map_err(|what| refuse(what, path, number))?;
            }
        }
    }

    fn row(&mut self, line: &str) -> Result<(), Sentence> {
        let dialect = self.table.dialect;
        let cells = dialect.cells(line);
        if cells.len() != self.table.columns {
            return Err(sentence!("file-cells", cells = cells.len(), columns = self.table.columns));
        }
        if let Some((index, role)) = self.axis {
            let time = self.time(cells[index], role, dialect)?;
            if self.times.last().is_some_and(|last| time < *last) {
                return Err(sentence!("file-time-back", cell = shown(cells[index])));
            }
            self.times.push(time);
        }
        for (index, signal) in self.wanted.iter().zip(&mut self.signals) {
            signal.push(sample(cells[*index], dialect)?);
        }
        Ok(())
    }

    fn time(&mut self, cell: &str, role: &Role, dialect: Dialect) -> Result<f64, Sentence> {
        let value = if *role == Role::Clock { timestamp::seconds(cell) } else { dialect.number(cell) };
        let mut value =
            value.filter(|v| v.is_finite()).ok_or_else(|| sentence!("file-no-time", cell = shown(cell)))?;
        let fraction = cell.rsplit_once(if dialect.decimal_comma { ',' } else { '.' });
        let digits = fraction.map_or(0, |(_, rest)| rest.bytes().take_while(u8::is_ascii_digit).count());
        self.decimals = self.decimals.max(i32::try_from(digits).unwrap_or(i32::MAX).min(12));
        if *role == Role::Clock {
            value += self.day;
            if self.times.last().is_some_and(|last| value < last - DAY_S / 2.0) {
                self.day += DAY_S;
                value += DAY_S;
            }
        }
        Ok(value)
    }

    /// Rate and gaps from the axis column, or from what was given.
    fn timing(&mut self, columns: &[Column], given: Option<f64>, path: &Path) -> Result<Timing, FormatError> {
        let open = |what, remedy| Problem::Ambiguous { what, remedy, setting: Setting::Rate }.of(path);
        let names = || {
            let named = columns.iter().filter(|column| !column.header.is_empty());
            named.map(|column| format!("\"{}\"", shown(&column.header))).collect::<Vec<_>>().join(", ")
        };
        let unsaid = || match (&self.axis, names()) {
            (None, names) if !names.is_empty() => {
                open(sentence!("file-rate-unsaid-columns", columns = names), sentence!("file-do-give-rate"))
            }
            _ => Problem::rate_unsaid().of(path),
        };
        let Some((index, role)) = self.axis else {
            let rate_hz = given.ok_or_else(unsaid)?;
            return Ok(Timing { rate_hz, ..Timing::default() });
        };
        // Times since 1970 in nanoseconds have more digits than a float holds.
        let coarse = self.times.last().map_or(0.0, |time| time.abs() * 2.0 * f64::EPSILON);
        let quantum = 10_f64.powi(-self.decimals).max(coarse);
        let header = &columns[index].header;
        let scale = match role {
            Role::Counter => {
                let rate_hz = given.ok_or_else(unsaid)?;
                return Ok(Timing { rate_hz, gaps: counted(&self.times), ..Timing::default() });
            }
            Role::Time(Some(scale)) => *scale,
            Role::Time(None) => self.unit_of_time(given).ok_or_else(|| {
                let what = sentence!("file-times-unit", column = shown(header));
                open(what, sentence!("file-do-give-deciding-rate"))
            })?,
            _ => 1.0,
        };
        let first = self.times.first().copied().unwrap_or(0.0);
        for time in &mut self.times {
            *time = (*time - first) * scale;
        }
        let timing = clock::measure(&self.times, quantum * scale, given);
        let mut timing = timing.map_err(|none| match none {
            NoRate::TooFew => unsaid(),
            NoRate::Uneven => {
                let what = sentence!("file-times-uneven", column = shown(header));
                open(what, sentence!("file-do-give-rate"))
            }
            NoRate::Differs { measured, given } => {
                let what = sentence!(
                    "file-times-contradict",
                    column = shown(header),
                    measured = (measured * 100.0).round() / 100.0,
                    given = given
                );
                open(what, sentence!("file-do-give-right-rate"))
            }
        })?;
        if let Some(measured) = timing.measured {
            timing.notes.push(sentence!(
                "file-note-rate-differs",
                column = shown(header),
                measured = (measured * 100.0).round() / 100.0,
                given = timing.rate_hz
            ));
        }
        if *role == Role::Time(None) {
            timing.notes.push(sentence!(
                "file-note-times-read",
                column = shown(header),
                unit = unit_name(scale)
            ));
        }
        Ok(timing)
    }

    /// Seconds in the unit of a time column that does not name it: seconds where that gives a rate an ECG can have, or
    /// the unit in which the times fit the given rate.
    fn unit_of_time(&self, given: Option<f64>) -> Option<f64> {
        let steps = self.times.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step > 0.0);
        let mut steps: Vec<f64> = steps.collect();
        let middle = steps.len() / 2;
        if steps.is_empty() {
            return given.map(|_| 1.0);
        }
        let step = *steps.select_nth_unstable_by(middle, f64::total_cmp).1;
        match given {
            Some(rate) => {
                [1.0, 1e-3, 1e-6, 1e-9].into_iter().find(|scale| (0.5..2.0).contains(&(step * scale * rate)))
            }
            None => Some(1.0).filter(|_| (50.0..=2000.0).contains(&(1.0 / step))),
        }
    }
}

/// Gaps in a count of samples.
fn counted(counts: &[f64]) -> Vec<(usize, u64)> {
    let steps = (1..).zip(counts.windows(2)).map(|(row, pair)| (row, pair[1] - pair[0]));
    steps.filter(|(_, step)| *step >= 2.0).map(|(row, step)| (row, step as u64 - 1)).collect()
}

fn unit_name(scale: f64) -> &'static str {
    match scale {
        1e-3 => "ms",
        1e-6 => "us",
        1e-9 => "ns",
        _ => "s",
    }
}

/// A cell as a sample; `NaN` where it says that there is none.
fn sample(cell: &str, dialect: Dialect) -> Result<f32, Sentence> {
    match dialect.number(cell) {
        Some(value) if value.is_finite() => Ok(value as f32),
        Some(_) => Ok(f32::NAN),
        None if is_missing(cell) => Ok(f32::NAN),
        None => Err(no_number(cell)),
    }
}

pub(super) fn no_number(cell: &str) -> Sentence {
    sentence!("file-no-number", cell = shown(cell))
}

pub(super) fn refuse(what: Sentence, path: &Path, line: u64) -> FormatError {
    Problem::Malformed { what, remedy: sentence!("file-do-line") }.at(path, Place::Line(line))
}
