//! How a text file writes its table: what stands between cells, what before decimals, where the numbers begin.

use super::timestamp;
use strapline_words::{Sentence, sentence};

/// Rows that are looked at before a dialect is believed.
const ROWS: usize = 200;
/// Lines that may come before the first row of numbers.
const PREAMBLE: usize = 200;

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// One blank or more.
    Blank,
    /// Nothing: there is one column.
    None,
}

impl Delimiter {
    const ALL: [Delimiter; 5] =
        [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Blank, Delimiter::None];

    /// The byte that is written; for one column, one that no number holds.
    pub(super) fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            Delimiter::Blank => b' ',
            Delimiter::None => 0x1f,
        }
    }

    /// As a person calls it.
    pub(super) fn said(self) -> Sentence {
        let by = match self {
            Delimiter::Comma => "comma",
            Delimiter::Semicolon => "semicolon",
            Delimiter::Tab => "tab",
            Delimiter::Blank => "blank",
            Delimiter::None => "none",
        };
        sentence!("file-parted", by = by)
    }
}

/// How the table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: Delimiter,
    pub(super) decimal_comma: bool,
}

/// A dialect and where its table lies.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub(super) dialect: Dialect,
    /// Index of the first line of numbers.
    pub(super) first_line: usize,
    /// Cells in each row.
    pub(super) columns: usize,
}

/// Why there is no table.
#[derive(Debug, Clone, Copy)]
pub(super) enum NoTable {
    /// No line is a row of numbers.
    NoNumbers,
    /// The lines can be read in two ways that differ.
    TwoWays(Dialect, Dialect),
}

impl Dialect {
    /// As a person calls it.
    pub(super) fn said(self) -> Sentence {
        let parted = self.delimiter.said();
        if self.decimal_comma { sentence!("file-parted-decimal", parted = parted) } else { parted }
    }

    /// The cells of a line, trimmed and without quotes.
    pub(super) fn cells(self, line: &str) -> Vec<&str> {
        let cells = line.split(char::from(self.delimiter.byte())).map(unquoted);
        if self.delimiter == Delimiter::Blank {
            // Blanks before, after and in a row separate nothing.
            cells.filter(|cell| !cell.is_empty()).collect()
        } else {
            cells.collect()
        }
    }

    /// The number in a cell.
    pub(super) fn number(self, cell: &str) -> Option<f64> {
        if !self.decimal_comma {
            return plain_number(cell);
        }
        // A point in a number with a decimal comma would part thousands: no such number is an ECG sample.
        if cell.contains('.') { None } else { plain_number(&cell.replace(',', ".")) }
    }

    /// How many cells a line of numbers has; `None` where it is none.
    fn row(self, line: &str) -> Option<usize> {
        let cells = self.cells(line);
        let reads = |cell: &&str| {
            is_missing(cell) || self.number(cell).is_some() || timestamp::seconds(cell).is_some()
        };
        let says = |cell: &&str| !is_missing(cell);
        (cells.iter().all(reads) && cells.iter().any(says)).then_some(cells.len())
    }
}

/// A cell without blanks and quotes around it.
pub(super) fn unquoted(cell: &str) -> &str {
    let cell = cell.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = cell.strip_prefix(quote).and_then(|cell| cell.strip_suffix(quote)) {
            return inner.trim();
        }
    }
    cell
}

/// Whether a cell says that there is no value.
pub(super) fn is_missing(cell: &str) -> bool {
    const WORDS: [&str; 9] = ["", "nan", "na", "n/a", "null", "none", "-", "inf", "-inf"];
    WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// A number in digits. `str::parse` also takes words (`infinity`), which are no number here.
fn plain_number(cell: &str) -> Option<f64> {
    let digits = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E');
    if cell.bytes().all(digits) { cell.parse().ok() } else { None }
}

/// Finds the table in the first lines of a file. What is given is not looked for.
pub(super) fn find(
    lines: &[&str],
    delimiter: Option<Delimiter>,
    decimal_comma: Option<bool>,
) -> Result<Table, NoTable> {
    let mut best: Vec<(usize, usize, Table)> = Vec::new();
    for candidate in Delimiter::ALL.into_iter().filter(|candidate| delimiter.is_none_or(|d| d == *candidate))
    {
        for comma in [false, true].into_iter().filter(|comma| decimal_comma.is_none_or(|c| c == *comma)) {
            let dialect = Dialect { delimiter: candidate, decimal_comma: comma };
            // Two readings of one comma.
            if comma && candidate == Delimiter::Comma {
                continue;
            }
            if let Some((rows, table)) = table(dialect, lines) {
                best.push((rows, header_fits(&table, lines), table));
            }
        }
    }
    let Some(rank) = best.iter().map(|(rows, fit, _)| (*rows, *fit)).max() else {
        return Err(NoTable::NoNumbers);
    };
    let mut winners =
        best.into_iter().filter(|(rows, fit, _)| (*rows, *fit) == rank).map(|(_, _, table)| table);
    let Some(winner) = winners.next() else { return Err(NoTable::NoNumbers) };
    match winners.find(|other| !same_values(&winner, other, lines)) {
        Some(other) => Err(NoTable::TwoWays(winner.dialect, other.dialect)),
        None => Ok(winner),
    }
}

/// Whether a line belongs to the table's own text and not to the numbers.
pub(super) fn is_aside(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The table that a dialect finds, and how many rows of it hold together.
fn table(dialect: Dialect, lines: &[&str]) -> Option<(usize, Table)> {
    let first_line =
        lines.iter().take(PREAMBLE).position(|line| !is_aside(line) && dialect.row(line).is_some())?;
    let columns = dialect.row(lines[first_line])?;
    // One column and "nothing between cells" are the same table; a delimiter must part something.
    if columns == 1 && dialect.delimiter != Delimiter::None {
        return None;
    }
    let rows = lines[first_line..].iter().filter(|line| !is_aside(line)).take(ROWS);
    let rows = rows.take_while(|line| dialect.row(line) == Some(columns)).count();
    Some((rows, Table { dialect, first_line, columns }))
}

/// How well the line before the numbers fits as their header: 2 where it has as many cells, and several; 1 where
/// there is no such line or it has one cell, as the table; 0 where it does not fit.
fn header_fits(table: &Table, lines: &[&str]) -> usize {
    let Some(header) = lines[..table.first_line].iter().rev().find(|line| !is_aside(line)) else { return 1 };
    match table.dialect.cells(header).len() {
        cells if cells != table.columns => 0,
        1 => 1,
        _ => 2,
    }
}

/// Whether two tables hold the same numbers in the same cells.
fn same_values(one: &Table, other: &Table, lines: &[&str]) -> bool {
    let values = |table: &Table| -> Vec<Vec<Option<f64>>> {
        let rows = lines[table.first_line..].iter().filter(|line| !is_aside(line)).take(ROWS);
        rows.map(|line| {
            table.dialect.cells(line).into_iter().map(|cell| table.dialect.number(cell)).collect()
        })
        .collect()
    };
    values(one) == values(other)
}
