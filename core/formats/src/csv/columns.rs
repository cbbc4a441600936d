//! What each column is: time, a count of samples, or a signal in a unit.

use super::{
    dialect::{Table, is_aside, is_missing},
    preamble::Preamble,
    timestamp,
};
use crate::recording::Unit;
use strapline_words::{Sentence, sentence, shown};

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
            // "Sekunden", "ms": a column that is called by its unit alone.
            let seconds = unit.and_then(seconds_per).or_else(|| seconds_per(name));
            let role = if is_clock(table, lines, index) {
                Role::Clock
            } else if is_time(name) || (named && name.is_empty() && seconds.is_some()) {
                Role::Time(seconds)
            } else if is_counter(&header) {
                Role::Counter
            } else {
                Role::Signal(unit.map(Unit::named))
            };
            Column { name: name.to_owned(), header: header.clone(), role }
        })
        .collect();
    if !columns.iter().any(|column| matches!(column.role, Role::Time(_) | Role::Clock | Role::Counter)) {
        infer_axis(&mut columns, table, named, lines, notes);
    }
    columns
}

/// Finds the time axis by its unit, else by what stands in the first column, where no name says which it is.
fn infer_axis(columns: &mut [Column], table: &Table, named: bool, lines: &[&str], notes: &mut Vec<Sentence>) {
    let steps = |index: usize| -> Vec<f64> {
        values(table, lines, index).windows(2).map(|pair| pair[1] - pair[0]).collect()
    };
    // Another length of time, as that from beat to beat, does not rise.
    let by_unit = (0..).zip(&*columns).find_map(|(index, column)| {
        let Role::Signal(Some(Unit::Other(unit))) = &column.role else { return None };
        let steps = steps(index);
        let rises = steps.iter().all(|step| *step >= 0.0) && steps.iter().any(|step| *step > 0.0);
        seconds_per(unit).filter(|_| rises).map(|scale| (index, scale))
    });
    if let Some((index, scale)) = by_unit {
        columns[index].role = Role::Time(Some(scale));
        return;
    }
    let steps = steps(0);
    if columns.len() < 2 || columns[0].role != Role::Signal(None) || steps.len() < 2 {
        return;
    }
    if steps.iter().all(|step| *step > 0.0) {
        let counts = steps.iter().all(|step| *step == 1.0);
        let column = || shown(&columns[0].header);
        notes.push(match (named, counts) {
            (false, true) => sentence!("file-note-first-count"),
            (false, false) => sentence!("file-note-first-time"),
            (true, true) => sentence!("file-note-named-count", column = column()),
            (true, false) => sentence!("file-note-named-time", column = column()),
        });
        columns[0].role = if counts { Role::Counter } else { Role::Time(None) };
    }
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

/// Seconds in a unit of time, as five languages write it.
fn seconds_per(unit: &str) -> Option<f64> {
    Some(match unit.to_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" | "sek" | "sekunde" | "sekunden" | "seconde"
        | "secondes" | "seg" | "segundo" | "segundos" | "sn" | "saniye" => 1.0,
        "ms" | "msec" | "millis" | "millisecond" | "milliseconds" | "msek" | "millisekunden"
        | "millisecondes" | "mseg" | "milisegundos" | "msn" | "milisaniye" => 1e-3,
        "us" | "\u{b5}s" | "\u{3bc}s" | "microseconds" | "mikrosekunden" | "microsecondes"
        | "microsegundos" | "mikrosaniye" => 1e-6,
        "ns" | "nanoseconds" | "nanosekunden" | "nanosecondes" | "nanosegundos" | "nanosaniye" => 1e-9,
        _ => return None,
    })
}

/// Whether one of the words of a name says that it is a time, in one of five languages.
fn is_time(name: &str) -> bool {
    const KNOWN: [&str; 25] = [
        "time",
        "times",
        "timestamp",
        "timestamps",
        "t",
        "elapsed",
        "clock",
        "zeit",
        "zeiten",
        "zeitpunkt",
        "zeitstempel",
        "uhrzeit",
        "temps",
        "heure",
        "horodatage",
        "horodate",
        "instant",
        "tiempo",
        "tiempos",
        "hora",
        "zaman",
        "zamanlar",
        "s\u{fc}re",
        "sure",
        "saat",
    ];
    let name = name.to_lowercase();
    let word = |word: &str| KNOWN.contains(&word) || (word.len() > 2 && seconds_per(word).is_some());
    name.split(|letter: char| !letter.is_alphabetic()).any(word)
}

/// Whether a column counts samples.
fn is_counter(header: &str) -> bool {
    const KNOWN: [&str; 19] = [
        "sample",
        "samples",
        "index",
        "n",
        "#",
        "sample #",
        "sample_number",
        "sample number",
        "idx",
        "nr",
        "nummer",
        "abtastwert",
        "\u{e9}chantillon",
        "echantillon",
        "muestra",
        "\u{ed}ndice",
        "indice",
        "\u{f6}rnek",
        "ornek",
    ];
    KNOWN.contains(&header.to_lowercase().as_str())
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
