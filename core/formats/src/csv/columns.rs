//! What each column is: time, a count of samples, or a signal in a unit.

use super::{
    dialect::{Table, is_aside, is_missing},
    preamble::Preamble,
    timestamp,
};
use crate::recording::Unit;
use strapline_words::{Sentence, sentence};

/// Rows that are looked at to tell a time from a signal.
const ROWS: usize = 200;

/// What a column is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    /// Numbers that are multiplied by this to be seconds; `None` where the name does not say the unit.
    Time(Option<f64>),
    /// Times as text.
    Clock,
    /// Counts samples.
    Counter,
    /// A signal; its unit where the file says.
    Signal(Option<Unit>),
}

/// A column's name, without its unit, and role.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// As the file has it.
    pub(super) header: String,
    /// Without the unit.
    pub(super) name: String,
    pub(super) role: Role,
}

/// What the columns of a table are; remarks on what was inferred go to `notes`.
pub(super) fn roles(
    table: &Table,
    preamble: &Preamble,
    lines: &[&str],
    notes: &mut Vec<Sentence>,
) -> Vec<Column> {
    let named = !preamble.names.is_empty();
    let mut columns: Vec<Column> = (0..table.columns)
        .map(|index| {
            let header = preamble.names.get(index).cloned().unwrap_or_default();
            let unit = preamble.units.get(index).map(String::as_str);
            let (name, own_unit) = name_and_unit(&header);
            let unit = own_unit.or(unit.map(|unit| unit.trim_matches(['[', ']', '(', ')', ' '])));
            let unit = unit.filter(|unit| !unit.is_empty());
            let role = if is_clock(table, lines, index) {
                Role::Clock
            } else if is_time(name) || (named && name.is_empty() && unit.and_then(seconds_per).is_some()) {
                Role::Time(unit.and_then(seconds_per))
            } else if is_counter(&header) {
                Role::Counter
            } else {
                Role::Signal(unit.map(Unit::named))
            };
            Column { name: name.to_owned(), header: header.clone(), role }
        })
        .collect();
    if !named && table.columns > 1 && matches!(columns[0].role, Role::Signal(_)) {
        let values = values(table, lines, 0);
        let rises = values.len() > 2 && values.windows(2).all(|pair| pair[0] < pair[1]);
        if rises {
            let counts = values.windows(2).all(|pair| pair[1] - pair[0] == 1.0);
            columns[0].role = if counts { Role::Counter } else { Role::Time(None) };
            notes.push(if counts {
                sentence!("file-note-first-count")
            } else {
                sentence!("file-note-first-time")
            });
        }
    }
    columns
}

/// The numbers of a column in the first rows.
pub(super) fn values(table: &Table, lines: &[&str], column: usize) -> Vec<f64> {
    let rows = lines[table.first_line..].iter().filter(|line| !is_aside(line)).take(ROWS);
    rows.filter_map(|line| table.dialect.number(table.dialect.cells(line).get(column)?)).collect()
}

/// Whether a column holds times as text.
fn is_clock(table: &Table, lines: &[&str], column: usize) -> bool {
    let rows = lines[table.first_line..].iter().filter(|line| !is_aside(line)).take(ROWS);
    let mut cells = rows.filter_map(|line| table.dialect.cells(line).get(column).copied());
    cells.find(|cell| !is_missing(cell)).is_some_and(|cell| timestamp::seconds(cell).is_some())
}

/// Parts `ecg_mv`, `ECG [uV]`, `time (s)` into name and unit.
fn name_and_unit(header: &str) -> (&str, Option<&str>) {
    let header = header.trim();
    for (open, close) in [('[', ']'), ('(', ')')] {
        if let Some((name, unit)) = header.strip_suffix(close).and_then(|header| header.rsplit_once(open)) {
            return (name.trim(), Some(unit.trim()));
        }
    }
    if let Some((name, unit)) = header.rsplit_once(['_', ' ', '/']) {
        if Unit::named(unit).is_voltage() || seconds_per(unit).is_some() {
            return (name.trim(), Some(unit));
        }
    } else if Unit::named(header).is_voltage() {
        // A column that is called by its unit alone.
        return ("", Some(header));
    }
    (header, None)
}

/// Seconds in a unit of time.
fn seconds_per(unit: &str) -> Option<f64> {
    Some(match unit.to_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
        "ms" | "msec" | "millis" | "millisecond" | "milliseconds" => 1e-3,
        "us" | "\u{b5}s" | "\u{3bc}s" | "microseconds" => 1e-6,
        "ns" | "nanoseconds" => 1e-9,
        _ => return None,
    })
}

fn is_time(name: &str) -> bool {
    let words = name.split(|letter: char| !letter.is_alphabetic());
    let known = ["time", "times", "timestamp", "timestamps", "t", "elapsed", "seconds", "sec", "clock"];
    words.into_iter().any(|word| known.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

fn is_counter(header: &str) -> bool {
    let known = ["sample", "samples", "index", "n", "#", "sample #", "sample_number", "sample number", "idx"];
    known.iter().any(|known| header.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_part_into_name_and_unit() {
        for (header, expected) in [
            ("ecg_mv", ("ecg", Some("mv"))),
            ("ECG [uV]", ("ECG", Some("uV"))),
            ("sensor timestamp [ns]", ("sensor timestamp", Some("ns"))),
            ("time (s)", ("time", Some("s"))),
            ("mV", ("", Some("mV"))),
            ("Lead I", ("Lead I", None)),
            ("heart_rate", ("heart_rate", None)),
            ("", ("", None)),
        ] {
            assert_eq!(name_and_unit(header), expected, "{header}");
        }
    }
}
