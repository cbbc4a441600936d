//! Tables of numbers as text, whatever program wrote them.
//!
//! Delimiter, decimal comma, header, units and rate come from options or from the file. What the file does not say
//! outright and was inferred is a note; what can be read in two ways is an error that names the option that decides.

use crate::{
    Options,
    error::{FormatError, Place, Problem, Setting, open_file},
    recording::{Recording, Unit},
};
use columns::{Column, Role};
use dialect::{NoTable, Table};
use preamble::Preamble;
use std::{
    io::{Read, Seek, SeekFrom},
    path::Path,
};
use strapline_words::{Sentence, sentence, shown};

/// A column of times into a sampling rate and gaps.
mod clock;

/// What each column is: time, a count of samples, or a signal in a unit.
mod columns;

/// How a text file writes its table.
mod dialect;

/// What stands before the numbers.
mod preamble;

/// Rows into signals, with the gaps filled in.
mod rows;

/// Times as text.
mod timestamp;

/// Tables, written.
mod write;

pub use dialect::Delimiter;
pub use write::{write, write_while};

/// Bytes that are looked at to find out how the table is written.
const HEAD: u64 = 1 << 16;

/// Reads a table. [`Options`] overrule what the file says of itself, except that a rate which the file's own times
/// contradict is refused.
pub fn read(path: &Path, options: &Options) -> Result<Recording, FormatError> {
    let (mut file, size) = open_file(path)?;
    if size == 0 {
        return Err(Problem::Empty.of(path));
    }
    let io = |error| Problem::Io(error).of(path);
    let mut head = Vec::new();
    (&file).take(HEAD).read_to_end(&mut head).map_err(io)?;
    let head = text(&head, size > HEAD, path)?;
    let lines: Vec<&str> = head.lines().collect();
    let table = dialect::find(&lines, options.delimiter, options.decimal_comma)
        .map_err(|none| refused(none, path))?;
    let mut preamble = preamble::read(&table, &lines)
        .map_err(|broken| rows::refuse(rows::no_number(&broken.cell), path, broken.line))?;
    let mut notes = std::mem::take(&mut preamble.notes);
    let mut columns = columns::roles(&table, &preamble, &lines, &mut notes);
    describe(&table, &preamble, options, &mut notes);
    let first_row = lines[table.first_line..].first().copied().unwrap_or_default();
    let start = preamble.start.or_else(|| {
        let clock = columns.iter().position(|column| column.role == Role::Clock)?;
        timestamp::wall_time(table.dialect.cells(first_row).get(clock)?)
    });
    let wanted = signals(&mut columns, &preamble, options, path, &mut notes)?;

    file.seek(SeekFrom::Start(0)).map_err(io)?;
    let mut recording = rows::read(file, &table, &columns, &wanted, &preamble, options, path)?;
    recording.start = start;
    recording.notes.splice(0..0, notes);
    Ok(recording)
}

/// The first bytes as text; a last line that was cut off is left away.
fn text(head: &[u8], cut: bool, path: &Path) -> Result<String, FormatError> {
    let unsupported = |what, remedy| Problem::Unsupported { what, remedy }.of(path);
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return Err(unsupported(sentence!("file-utf-16"), sentence!("file-do-utf-8")));
    }
    if head.contains(&0) {
        return Err(unsupported(sentence!("file-no-text"), sentence!("file-do-formats")));
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let whole = if cut {
        head.iter().rposition(|byte| *byte == b'\n').map_or(head, |end| &head[..end])
    } else {
        head
    };
    // Older programs write Latin-1, where the micro sign is one byte.
    let latin = || whole.iter().map(|byte| char::from(*byte)).collect();
    Ok(std::str::from_utf8(whole).map_or_else(|_| latin(), str::to_owned))
}

fn refused(none: NoTable, path: &Path) -> FormatError {
    match none {
        NoTable::NoNumbers => {
            Problem::Malformed { what: sentence!("file-no-table"), remedy: sentence!("file-do-csv") }
        }
        NoTable::TwoWays(one, other) => Problem::Ambiguous {
            what: sentence!("file-two-ways", one = one.said(), other = other.said()),
            remedy: sentence!("file-do-give-delimiter"),
            setting: Setting::Delimiter,
        },
    }
    .of(path)
}

/// Notes on how the table was read, where nobody said so.
fn describe(table: &Table, preamble: &Preamble, options: &Options, notes: &mut Vec<Sentence>) {
    let dialect = table.dialect;
    if options.delimiter.is_none() && table.columns > 1 {
        notes.push(sentence!(
            "file-note-columns",
            columns = table.columns,
            parted = dialect.delimiter.said()
        ));
    }
    if options.decimal_comma.is_none() && dialect.decimal_comma {
        notes.push(sentence!("file-note-decimal-commas"));
    }
    if preamble.names.is_empty() {
        notes.push(sentence!("file-note-no-names"));
    }
}

/// Settles the signals' units and which of them to read: indices into `columns`.
fn signals(
    columns: &mut [Column],
    preamble: &Preamble,
    options: &Options,
    path: &Path,
    notes: &mut Vec<Sentence>,
) -> Result<Vec<usize>, FormatError> {
    let is_signal = |column: &Column| matches!(column.role, Role::Signal(_));
    let mut signals: Vec<usize> = (0..columns.len()).filter(|index| is_signal(&columns[*index])).collect();
    if let (Some(lead), [only]) = (&preamble.lead, &*signals) {
        lead.clone_into(&mut columns[*only].name);
    }
    if let Some(wanted) = &options.channel {
        signals = vec![pick(columns, &signals, wanted, path)?];
    }
    let unit_of = |column: &Column| match &column.role {
        Role::Signal(unit) => unit.clone(),
        _ => None,
    };
    let known = |columns: &[Column]| {
        signals.iter().any(|index| unit_of(&columns[*index]).is_some_and(|unit| unit.is_voltage()))
    };
    let unknown: Vec<usize> =
        signals.iter().copied().filter(|index| unit_of(&columns[*index]).is_none()).collect();
    let given = options.unit.as_ref().or(preamble.unit.as_ref());
    if let Some(unit) = &options.unit {
        for index in &signals {
            let read = unit_of(&columns[*index]).filter(|read| read != unit);
            if let Some(read) = read.filter(Unit::is_voltage) {
                notes.push(sentence!(
                    "file-note-unit-asked",
                    channel = shown(&columns[*index].header),
                    unit = read.to_string(),
                    asked = unit.to_string()
                ));
                columns[*index].role = Role::Signal(Some(unit.clone()));
            }
        }
    }
    if let (Some(unit), false) = (given, known(columns)) {
        if unknown.len() > 1 {
            let names: Vec<_> = unknown.iter().map(|index| format!("{:?}", columns[*index].header)).collect();
            return Err(Problem::Ambiguous {
                what: sentence!("file-units-unsaid", columns = names.join(", ")),
                remedy: sentence!("file-do-give-channel"),
                setting: Setting::Channel,
            }
            .of(path));
        }
        for index in &unknown {
            columns[*index].role = Role::Signal(Some(unit.clone()));
        }
    }
    if signals.is_empty() {
        let what = sentence!("file-times-only");
        return Err(Problem::Malformed { what, remedy: sentence!("file-do-samples-too") }.of(path));
    }
    if !known(columns) {
        return Err(Problem::unit_unsaid().of(path));
    }
    Ok(signals)
}

/// The column that a person asked for: by its whole header, its name, or its number among the signals.
fn pick(columns: &[Column], signals: &[usize], wanted: &str, path: &Path) -> Result<usize, FormatError> {
    let wanted = wanted.trim();
    let named = |index: &&usize| {
        let column = &columns[**index];
        [&column.header, &column.name]
            .iter()
            .any(|name| !name.is_empty() && name.eq_ignore_ascii_case(wanted))
    };
    let numbered = || wanted.parse::<usize>().ok()?.checked_sub(1).and_then(|number| signals.get(number));
    signals.iter().find(named).or_else(numbered).copied().ok_or_else(|| {
        let names = (1..).zip(signals).map(|(number, index)| match columns[*index].name.as_str() {
            "" => number.to_string(),
            name => format!("{number} ({name})"),
        });
        let available = names.collect::<Vec<_>>().join(", ");
        Problem::NoSuchChannel { wanted: wanted.to_owned(), available }.at(path, Place::Whole)
    })
}
