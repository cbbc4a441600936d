//! The text at the begin of the file.

use crate::error::{FormatError, Place, Problem};
use std::{io::Read, path::Path};
use strapline_ecg::clock::WallTime;
use strapline_words::{Sentence, sentence, shown};

/// Bytes of the part that every file has, and of each signal's part.
const BLOCK: usize = 256;
/// Widths of a signal's fields, in order.
const WIDTHS: [usize; 10] = [16, 80, 8, 8, 8, 8, 8, 80, 8, 32];

/// What the header says.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) start: Option<WallTime>,
    /// Bytes before the first data record.
    pub(super) bytes: u64,
    /// Data records.
    pub(super) records: u64,
    /// Seconds in each.
    pub(super) seconds: f64,
    /// Bytes in each.
    pub(super) record_bytes: usize,
    /// EDF+D: records need not follow each other at once.
    pub(super) interrupted: bool,
    pub(super) signals: Vec<Signal>,
    pub(super) notes: Vec<Sentence>,
}

/// One signal.
#[derive(Debug)]
pub(super) struct Signal {
    pub(super) label: String,
    pub(super) unit: String,
    /// It holds annotations instead of samples.
    pub(super) annotations: bool,
    /// Samples in each data record.
    pub(super) samples: usize,
    /// Where its part of a data record begins.
    pub(super) at: usize,
    /// Physical units (millivolts, where it is a voltage) per step, and at zero.
    slope: f64,
    zero: f64,
}

impl Signal {
    /// A stored value in millivolts, or in its own unit where that is no voltage.
    pub(super) fn physical(&self, stored: i16) -> f32 {
        (f64::from(stored) * self.slope + self.zero) as f32
    }
}

/// Whether these are the first bytes of an EDF file.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        bytes
            .get(range)
            .is_some_and(|field| field.iter().all(|b| b.is_ascii_digit() || *b == b' ' || *b == b'.'))
    };
    bytes.starts_with(b"0       ") && digits(168..192)
}

impl Header {
    /// Reads the header of a file of `size` bytes.
    pub(super) fn read(file: &mut impl Read, size: u64, path: &Path) -> Result<Self, FormatError> {
        let fail = |at: usize, what| Problem::malformed(what).at(path, Place::Byte(at as u64));
        let short = || Problem::Truncated { what: sentence!("file-header-cut") }.at(path, Place::Byte(size));
        let mut fixed = [0; BLOCK];
        file.read_exact(&mut fixed).map_err(|_| short())?;
        if !looks_like(&fixed) {
            return Err(fail(0, sentence!("file-not-edf")));
        }
        let field = |range: std::ops::Range<usize>| text(&fixed[range]);
        let count: usize =
            number(&field(252..256), sentence!("file-field-signals")).map_err(|what| fail(252, what))?;
        if size < (BLOCK * (count + 1)) as u64 {
            return Err(short());
        }
        let bytes: u64 = number(&field(184..192), sentence!("file-field-header-length"))
            .map_err(|what| fail(184, what))?;
        if bytes != (BLOCK * (count + 1)) as u64 {
            return Err(fail(184, sentence!("file-header-length", bytes = bytes, signals = count)));
        }
        let seconds: f64 = number(&field(244..252), sentence!("file-field-record-length"))
            .map_err(|what| fail(244, what))?;
        if !(seconds.is_finite() && seconds > 0.0) {
            return Err(fail(244, sentence!("file-record-lasts", seconds = seconds)));
        }
        let kind = field(192..236);
        let mut table = vec![0; BLOCK * count];
        file.read_exact(&mut table).map_err(|_| short())?;
        let signals =
            signals(&table, count, kind.starts_with("EDF+")).map_err(|(at, what)| fail(BLOCK + at, what))?;
        let record_bytes =
            signals.last().map_or(0, |last| last.at.saturating_add(last.samples.saturating_mul(2)));
        let mut header = Self {
            start: start(&field(168..176), &field(176..184), &field(88..168)),
            bytes,
            records: 0,
            seconds,
            record_bytes,
            interrupted: kind.starts_with("EDF+D"),
            signals,
            notes: Vec::new(),
        };
        header.count_records(&field(236..244), size, path)?;
        if header.start.is_none() {
            header.notes.push(sentence!("file-note-start-unsaid"));
        }
        Ok(header)
    }

    /// Compares the number of data records with the size of the file.
    fn count_records(&mut self, claimed: &str, size: u64, path: &Path) -> Result<(), FormatError> {
        let place = |at| Place::Byte(at);
        if self.record_bytes == 0 {
            return Err(Problem::malformed(sentence!("file-records-empty")).at(path, place(236)));
        }
        let (record, stored) = (self.record_bytes as u64, size - self.bytes);
        let held = stored / record;
        let claimed: i64 = number(claimed, sentence!("file-field-records"))
            .map_err(|what| Problem::malformed(what).at(path, place(236)))?;
        self.records = match u64::try_from(claimed) {
            Ok(claimed) if claimed > held => {
                let what = sentence!("file-records-fewer", claimed = claimed, held = held);
                return Err(Problem::Truncated { what }.at(path, place(size)));
            }
            Ok(claimed) => claimed,
            // -1: the recorder did not come to write it.
            Err(_) => {
                self.notes.push(sentence!("file-note-length-unsaid", records = held));
                held
            }
        };
        if self.records == 0 {
            return Err(Problem::Truncated { what: sentence!("file-header-only") }.at(path, place(size)));
        }
        let rest = stored - self.records * record;
        if rest > 0 {
            self.notes.push(sentence!("file-note-rest", bytes = rest));
        }
        Ok(())
    }
}

/// The signals' fields: all labels, then all transducers, and so on.
fn signals(table: &[u8], count: usize, plus: bool) -> Result<Vec<Signal>, (usize, Sentence)> {
    let at =
        |kind: usize, signal: usize| WIDTHS[..kind].iter().sum::<usize>() * count + WIDTHS[kind] * signal;
    let mut begin = 0_usize;
    let mut signals = Vec::with_capacity(count);
    for signal in 0..count {
        let field = |kind: usize| text(&table[at(kind, signal)..at(kind, signal) + WIDTHS[kind]]);
        let value = |kind: usize, meaning: Sentence| {
            number::<f64>(&field(kind).replace(',', "."), meaning).map_err(|what| (at(kind, signal), what))
        };
        let (label, unit) = (field(0), field(2));
        let samples: usize =
            number(&field(8), sentence!("file-field-samples")).map_err(|what| (at(8, signal), what))?;
        let annotations = plus && label == "EDF Annotations";
        if samples == 0 && !annotations {
            return Err((at(8, signal), sentence!("file-signal-empty", signal = shown(&label))));
        }
        let (mut slope, mut zero) = (1.0, 0.0);
        if !annotations {
            let low = value(3, sentence!("file-field-physical-minimum"))?;
            let high = value(4, sentence!("file-field-physical-maximum"))?;
            let bottom = value(5, sentence!("file-field-digital-minimum"))?;
            let top = value(6, sentence!("file-field-digital-maximum"))?;
            if low == high || bottom == top || ![low, high, bottom, top].iter().all(|v| v.is_finite()) {
                return Err((at(3, signal), sentence!("file-signal-no-range", signal = shown(&label))));
            }
            let scale = crate::Unit::named(&unit).in_millivolts().unwrap_or(1.0);
            slope = (high - low) / (top - bottom) * scale;
            zero = low * scale - bottom * slope;
        }
        signals.push(Signal { label, unit, annotations, samples, at: begin, slope, zero });
        begin = begin.saturating_add(samples.saturating_mul(2));
    }
    Ok(signals)
}

/// A field's text without the blanks that fill it up; bytes beyond ASCII are read as Latin-1.
fn text(field: &[u8]) -> String {
    let text: String = field.iter().map(|byte| char::from(*byte)).collect();
    text.trim_matches([' ', '\0']).to_owned()
}

fn number<T: std::str::FromStr>(given: &str, field: Sentence) -> Result<T, Sentence> {
    given.parse().map_err(|_| sentence!("file-no-field-number", field = field, given = shown(given)))
}

/// `dd.mm.yy`, `hh.mm.ss`; the recording field of EDF+ (`Startdate dd-MMM-yyyy ...`) has the whole year.
fn start(date: &str, clock: &str, recording: &str) -> Option<WallTime> {
    let three = |text: &str| {
        let mut fields = text.splitn(3, '.').map(|field| field.trim().parse::<u8>().ok());
        Some((fields.next()??, fields.next()??, fields.next()??))
    };
    let (day, month, short) = three(date)?;
    let (hour, minute, second) = three(clock)?;
    let whole = || {
        let date = recording.strip_prefix("Startdate ")?.split(' ').next()?;
        date.rsplit('-').next()?.parse::<i32>().ok()
    };
    // Two digits mean 1985 to 2084.
    let year = whole().unwrap_or(if short < 85 { 2000 } else { 1900 } + i32::from(short));
    let date = time::Date::from_calendar_date(year, time::Month::try_from(month).ok()?, day).ok()?;
    let moment = date.with_hms(hour, minute, second).ok()?;
    Some(WallTime { unix_ms: moment.assume_utc().unix_timestamp() * 1000, utc_offset_min: None })
}
