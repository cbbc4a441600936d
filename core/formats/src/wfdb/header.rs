//! The header file: what a record holds and where. <https://wfdb.io/spec/header-files.html>

use crate::{
    error::{FormatError, Place, Problem, read_file},
    recording::Unit,
    wfdb::signal::Encoding,
};
use std::path::{Component, Path, PathBuf};
use strapline_ecg::clock::WallTime;
use strapline_words::{Sentence, Value, sentence, shown};

/// Frames per second where the header does not say (the specification's own default).
const DEFAULT_RATE_HZ: f64 = 250.0;
/// Converter units per millivolt where the header does not say (the specification's own default).
const DEFAULT_GAIN: f64 = 200.0;

/// A parsed header.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The record's own name.
    pub name: String,
    /// Frames per second.
    pub rate_hz: f64,
    /// Frames in the record, where the header says.
    pub frames: Option<u64>,
    /// When it began, where the header says.
    pub start: Option<WallTime>,
    /// What it is made of.
    pub layout: Layout,
    /// Comment lines, without their `#`.
    pub comments: Vec<String>,
    /// What the header left out and the specification's defaults filled in.
    pub notes: Vec<Sentence>,
}

/// What a record is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Layout {
    /// Signals in files.
    Signals(Vec<Signal>),
    /// Other records, one after another.
    Segments {
        /// How many signals the record has.
        signals: usize,
        /// The records in order.
        segments: Vec<Segment>,
    },
}

/// One record of a record made of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// The record's name; `None` for a stretch in which nothing was recorded (`~`).
    pub name: Option<String>,
    /// Frames in it; none in the first segment of a record whose segments differ, which only lists the signals.
    pub frames: u64,
}

/// One signal line.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// Name of the file that holds it, beside the header; `None` for a signal that was not stored (`~`).
    pub file: Option<PathBuf>,
    /// How samples are stored.
    pub encoding: Encoding,
    /// Samples in each frame.
    pub per_frame: usize,
    /// Frames by which it is stored too late.
    pub skew: u64,
    /// Bytes before the first sample.
    pub offset: u64,
    /// Converter units per physical unit.
    pub gain: f64,
    /// Converter value of zero physical units.
    pub baseline: f64,
    /// Physical unit.
    pub unit: Unit,
    /// Value before the first difference.
    pub initial: i32,
    /// Sum of all samples, modulo 65,536.
    pub checksum: Option<u16>,
    /// What it is called; empty where the header gives no name.
    pub name: String,
}

/// Reads the header of `record`: its path, with or without `.hea`.
pub fn read_header(record: &Path) -> Result<Header, FormatError> {
    let path = header_path(record);
    parse(&read_file(&path)?, &path)
}

/// The header file of a record, given by its path with or without `.hea`.
pub(crate) fn header_path(record: &Path) -> PathBuf {
    if record.extension().is_some_and(|extension| extension == "hea") {
        record.to_path_buf()
    } else {
        // Not `with_extension`: a record's name may hold a dot.
        let mut name = record.as_os_str().to_owned();
        name.push(".hea");
        PathBuf::from(name)
    }
}

/// Parses a header; `path` is named in errors.
pub(super) fn parse(bytes: &[u8], path: &Path) -> Result<Header, FormatError> {
    let text = String::from_utf8_lossy(bytes);
    let mut comments = Vec::new();
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if let Some(comment) = line.strip_prefix('#') {
            comments.push(comment.trim().to_owned());
        } else if !line.is_empty() {
            lines.push((number, line));
        }
    }
    let mut lines = lines.into_iter();
    let fail = |line: u64, what| Problem::malformed(what).at(path, Place::Line(line));
    let Some((number, line)) = lines.next() else {
        return Err(Problem::malformed(sentence!("file-no-record-line")).of(path));
    };
    let record = record_line(line).map_err(|what| fail(number, what))?;
    let mut notes = record.notes;
    let missing = |what| Problem::Truncated { what }.of(path);
    let layout = if let Some(expected) = record.segments {
        let mut segments = Vec::new();
        for (number, line) in lines.by_ref().take(expected) {
            segments.push(segment_line(line).map_err(|what| fail(number, what))?);
        }
        if segments.len() < expected {
            let found = segments.len();
            return Err(missing(sentence!("file-segment-lines-cut", expected = expected, found = found)));
        }
        Layout::Segments { signals: record.signals, segments }
    } else {
        let mut signals = Vec::new();
        for (number, line) in lines.by_ref().take(record.signals) {
            signals.push(signal_line(line, &mut notes).map_err(|what| fail(number, what))?);
        }
        if signals.len() < record.signals {
            let (expected, found) = (record.signals, signals.len());
            return Err(missing(sentence!("file-signal-lines-cut", expected = expected, found = found)));
        }
        Layout::Signals(signals)
    };
    if let Some((number, _)) = lines.next() {
        notes.push(sentence!("file-note-line-ignored", line = number.to_string()));
    }
    Ok(Header {
        name: record.name,
        rate_hz: record.rate_hz,
        frames: record.frames,
        start: record.start,
        layout,
        comments,
        notes,
    })
}

/// The record line's own fields.
struct RecordLine {
    name: String,
    segments: Option<usize>,
    signals: usize,
    rate_hz: f64,
    frames: Option<u64>,
    start: Option<WallTime>,
    notes: Vec<Sentence>,
}

/// `name[/segments] signals [rate[/counter] [frames [time [date]]]]`
fn record_line(line: &str) -> Result<RecordLine, Sentence> {
    let mut fields = line.split_whitespace();
    let name = fields.next().unwrap_or_default();
    let (name, segments) = match name.split_once('/') {
        Some((name, count)) => (name, Some(number(count, sentence!("file-field-segments"))?)),
        None => (name, None),
    };
    let signals = fields.next().ok_or_else(|| sentence!("file-no-signal-count"))?;
    let signals = number(signals, sentence!("file-field-signals"))?;
    let mut notes = Vec::new();
    let rate_hz = if let Some(field) = fields.next() {
        // What follows the slash is a clock for people who read paper tapes; samples do not depend on it.
        let rate: f64 = number(field.split('/').next().unwrap_or(field), sentence!("file-field-rate"))?;
        if !(rate.is_finite() && rate > 0.0) {
            return Err(sentence!("file-no-rate", given = shown(field)));
        }
        rate
    } else {
        notes.push(sentence!("file-note-rate-default", hz = DEFAULT_RATE_HZ));
        DEFAULT_RATE_HZ
    };
    let frames = match fields.next() {
        Some(field) => Some(number(field, sentence!("file-field-samples"))?).filter(|frames| *frames > 0),
        None => None,
    };
    let start = match (fields.next(), fields.next()) {
        (None, _) => None,
        (Some(time), None) => {
            notes.push(sentence!("file-note-start-day-unsaid", time = shown(time)));
            None
        }
        (Some(time), Some(date)) => {
            let start = start_of(time, date);
            if start.is_none() {
                notes.push(sentence!("file-note-start-wrong", given = shown(&format!("{time} {date}"))));
            }
            start
        }
    };
    Ok(RecordLine { name: name.to_owned(), segments, signals, rate_hz, frames, start, notes })
}

/// `hours:minutes:seconds[.fraction]` and `day/month/year`; a time without hours is minutes and seconds.
fn start_of(time: &str, date: &str) -> Option<WallTime> {
    let mut seconds = 0.0;
    for field in time.split(':') {
        let value: f64 = field.parse().ok().filter(|value| (0.0..100.0).contains(value))?;
        seconds = seconds * 60.0 + value;
    }
    let mut fields = date.splitn(3, '/');
    let day: u8 = fields.next()?.parse().ok()?;
    let month: u8 = fields.next()?.parse().ok()?;
    let year: i32 = fields.next()?.parse().ok()?;
    let date = time::Date::from_calendar_date(year, time::Month::try_from(month).ok()?, day).ok()?;
    let unix_seconds = date.midnight().assume_utc().unix_timestamp();
    Some(WallTime { unix_ms: unix_seconds * 1000 + (seconds * 1000.0).round() as i64, utc_offset_min: None })
}

/// `name frames`
fn segment_line(line: &str) -> Result<Segment, Sentence> {
    let mut fields = line.split_whitespace();
    let name = fields.next().unwrap_or_default();
    let frames = fields.next().ok_or_else(|| sentence!("file-no-sample-count"))?;
    let frames = number(frames, sentence!("file-field-samples"))?;
    Ok(Segment { name: if name == "~" { None } else { Some(plain_name(name)?) }, frames })
}

/// `file format[xN][:skew][+offset] [gain[(baseline)][/unit] [bits [zero [initial [checksum [block [name]]]]]]]`
fn signal_line(line: &str, notes: &mut Vec<Sentence>) -> Result<Signal, Sentence> {
    let mut rest = line;
    let mut next = || {
        let (field, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        rest = after.trim_start();
        Some(field).filter(|field| !field.is_empty())
    };
    let file = next().unwrap_or_default();
    let file = if file == "~" { None } else { Some(PathBuf::from(plain_name(file)?)) };
    let format = next().ok_or_else(|| sentence!("file-no-signal-format"))?;
    let (encoding, per_frame, skew, offset) = format_field(format)?;
    let scale = next().map(gain_field).transpose()?;
    // The converter's resolution says nothing about the samples' values.
    let _bits: i64 = number(next().unwrap_or("0"), sentence!("file-field-resolution"))?;
    let zero: i32 = number(next().unwrap_or("0"), sentence!("file-field-zero"))?;
    let initial = next().map(|field| number(field, sentence!("file-field-initial"))).transpose()?;
    let checksum: Option<i64> =
        next().map(|field| number(field, sentence!("file-field-checksum"))).transpose()?;
    let _block: i64 = number(next().unwrap_or("0"), sentence!("file-field-block"))?;
    let name = rest.trim().to_owned();

    let (gain, baseline, unit) = scale.unwrap_or((0.0, None, None));
    if gain == 0.0 {
        let signal =
            if name.is_empty() { Value::from(sentence!("file-note-unnamed")) } else { shown(&name).into() };
        notes.push(sentence!("file-note-gain-default", signal = signal, gain = DEFAULT_GAIN));
    }
    Ok(Signal {
        file,
        encoding,
        per_frame,
        skew,
        offset,
        gain: if gain == 0.0 { DEFAULT_GAIN } else { gain },
        baseline: baseline.unwrap_or(f64::from(zero)),
        unit: unit.unwrap_or(Unit::Millivolt),
        initial: initial.unwrap_or(zero),
        checksum: checksum.map(|sum| sum as u16),
        name,
    })
}

/// `format[xN][:skew][+offset]`
fn format_field(field: &str) -> Result<(Encoding, usize, u64, u64), Sentence> {
    let (rest, offset) = match field.split_once('+') {
        Some((rest, offset)) => (rest, number(offset, sentence!("file-field-offset"))?),
        None => (field, 0),
    };
    let (rest, skew) = match rest.split_once(':') {
        Some((rest, skew)) => (rest, number(skew, sentence!("file-field-skew"))?),
        None => (rest, 0),
    };
    let (format, per_frame) = match rest.split_once('x') {
        Some((format, count)) => (format, number(count, sentence!("file-field-frame-samples"))?),
        None => (rest, 1),
    };
    if per_frame == 0 {
        return Err(sentence!("file-frame-empty"));
    }
    let code: u16 = number(format, sentence!("file-field-format"))?;
    let encoding = Encoding::numbered(code).ok_or_else(|| match code {
        508 | 516 | 524 => sentence!("file-flac", format = code.to_string()),
        _ => sentence!("file-no-format", format = code.to_string()),
    })?;
    Ok((encoding, per_frame, skew, offset))
}

/// `gain[(baseline)][/unit]`
fn gain_field(field: &str) -> Result<(f64, Option<f64>, Option<Unit>), Sentence> {
    let (scale, unit) = match field.split_once('/') {
        Some((scale, unit)) => (scale, Some(Unit::named(unit))),
        None => (field, None),
    };
    let (gain, baseline) = match scale.split_once('(') {
        Some((gain, baseline)) => {
            let baseline = baseline.strip_suffix(')').ok_or_else(|| sentence!("file-baseline-open"))?;
            (gain, Some(number::<f64>(baseline, sentence!("file-field-baseline"))?))
        }
        None => (scale, None),
    };
    let gain: f64 = number(gain, sentence!("file-field-gain"))?;
    if gain.is_finite() && baseline.is_none_or(f64::is_finite) {
        Ok((gain, baseline, unit))
    } else {
        Err(sentence!("file-no-gain", given = shown(field)))
    }
}

/// A name that stays in the header's own folder, or below it.
fn plain_name(name: &str) -> Result<String, Sentence> {
    let stays = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    if stays && !name.contains(['\\', '\0']) && name != "-" {
        Ok(name.to_owned())
    } else {
        Err(sentence!("file-leads-out", name = shown(name)))
    }
}

fn number<T: std::str::FromStr>(given: &str, field: Sentence) -> Result<T, Sentence> {
    given.parse().map_err(|_| sentence!("file-no-field-number", field = field, given = shown(given)))
}
