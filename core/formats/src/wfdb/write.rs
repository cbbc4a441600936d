//! Records and annotation files, written.

use super::{
    annotation::{AUX, Annotation, Annotations, CHN, Code, NUM, SKIP, SUB},
    signal::Encoding,
};
use crate::{
    error::{FormatError, Problem},
    recording::{Channel, Recording},
};
use std::{
    fmt::Write as _,
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};
use strapline_words::{sentence, shown};

/// Steps per millivolt that are tried, finest first.
const GAINS: [f64; 10] = [1000.0, 500.0, 200.0, 100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 1.0];

/// Writes `recording` as a record: `<record>.hea` and `<record>.dat`.
///
/// `encoding` is [`Encoding::Int16`] (1 µV a step up to 32 mV) or [`Encoding::Packed12`] (5 µV a step up to 10 mV);
/// signals beyond that get coarser steps. `NaN` becomes the invalid-sample code. Channels may have whole multiples of
/// the recording's rate; shorter channels are filled up with invalid samples.
pub fn write_record(record: &Path, recording: &Recording, encoding: Encoding) -> Result<(), FormatError> {
    let name = record.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let refuse = |what, remedy| Err(Problem::Unsupported { what, remedy }.of(record));
    if name.is_empty() || name.contains(char::is_whitespace) || name.contains('/') {
        let what = sentence!("file-record-name", name = shown(name));
        return refuse(what, sentence!("file-do-no-blanks"));
    }
    if !matches!(encoding, Encoding::Int16 | Encoding::Packed12) {
        let what = sentence!("file-format-unwritten", format = encoding.number().to_string());
        return refuse(what, sentence!("file-do-format"));
    }
    let mut columns = Vec::new();
    for channel in &recording.channels {
        let per_frame = (channel.rate_hz / recording.rate_hz).round();
        if per_frame < 1.0 || (per_frame * recording.rate_hz - channel.rate_hz).abs() > 1e-6 * channel.rate_hz
        {
            return Err(Problem::RatesDiffer {
                channel: channel.name.clone(),
                hz: channel.rate_hz,
                whole_hz: recording.rate_hz,
            }
            .of(record));
        }
        columns.push(Column::new(channel, per_frame as usize, encoding));
    }
    let frames = columns.iter().map(|column| column.channel.samples.len().div_ceil(column.per_frame)).max();
    let frames = frames.unwrap_or(0);
    write_signals(&path(record, "dat"), &mut columns, frames, encoding)?;
    let header = header(name, recording, &columns, frames, encoding);
    let hea = path(record, "hea");
    std::fs::write(&hea, header).map_err(|error| Problem::Io(error).of(&hea))
}

fn path(record: &Path, extension: &str) -> std::path::PathBuf {
    super::annotation_path(record, extension)
}

/// A channel on its way into a signal file.
struct Column<'a> {
    channel: &'a Channel,
    per_frame: usize,
    gain: f64,
    largest: i32,
    invalid: i32,
    first: Option<i32>,
    sum: u16,
}

impl<'a> Column<'a> {
    fn new(channel: &'a Channel, per_frame: usize, encoding: Encoding) -> Self {
        let (largest, invalid) =
            if encoding == Encoding::Packed12 { (2047, -2048) } else { (32_767, -32_768) };
        let finite = channel.samples.iter().filter(|value| value.is_finite());
        let extreme = finite.fold(0.0_f64, |extreme, value| extreme.max(f64::from(value.abs())));
        let fits = |gain: &f64| extreme * gain <= f64::from(largest);
        // Finer than the format's usual steps would only store noise; coarser where the signal needs the room.
        let usual = if encoding == Encoding::Packed12 { 200.0 } else { 1000.0 };
        let gain = GAINS.into_iter().filter(|gain| *gain <= usual).find(fits);
        let gain = gain.unwrap_or_else(|| f64::from(largest) / extreme);
        Self { channel, per_frame, gain, largest, invalid, first: None, sum: 0 }
    }

    /// The stored value of sample `index`.
    fn stored(&mut self, index: usize) -> i32 {
        let value = self.channel.samples.get(index).copied().unwrap_or(f32::NAN);
        let value = if value.is_finite() {
            ((f64::from(value) * self.gain).round() as i32).clamp(-self.largest, self.largest)
        } else {
            self.invalid
        };
        self.sum = self.sum.wrapping_add(value as u16);
        self.first.get_or_insert(value);
        value
    }
}

fn write_signals(
    path: &Path,
    columns: &mut [Column<'_>],
    frames: usize,
    encoding: Encoding,
) -> Result<(), FormatError> {
    let io = |error| Problem::Io(error).of(path);
    let mut file = BufWriter::new(File::create(path).map_err(io)?);
    let mut half: Option<i32> = None;
    for frame in 0..frames {
        for column in &mut *columns {
            for index in 0..column.per_frame {
                let value = column.stored(frame * column.per_frame + index);
                if encoding == Encoding::Int16 {
                    file.write_all(&(value as i16).to_le_bytes()).map_err(io)?;
                } else if let Some(first) = half.take() {
                    file.write_all(&packed(first, value)).map_err(io)?;
                } else {
                    half = Some(value);
                }
            }
        }
    }
    if let Some(first) = half {
        file.write_all(&packed(first, 0)).map_err(io)?;
    }
    file.flush().map_err(io)
}

/// Two samples of 12 bits in three bytes.
fn packed(first: i32, second: i32) -> [u8; 3] {
    let high = (first >> 8 & 0xf) | (second >> 8 & 0xf) << 4;
    [first as u8, high as u8, second as u8]
}

fn header(
    name: &str,
    recording: &Recording,
    columns: &[Column<'_>],
    frames: usize,
    encoding: Encoding,
) -> String {
    let mut text = format!("{name} {} {} {frames}", columns.len(), recording.rate_hz);
    if let Some(start) = recording.start {
        // Only this far: the format has no place for a time zone, so the local time is what a reader can use.
        let local = start.unix_ms + i64::from(start.utc_offset_min.unwrap_or(0)) * 60_000;
        if let Ok(local) = time::OffsetDateTime::from_unix_timestamp(local.div_euclid(1000)) {
            let milliseconds = local_milliseconds(start.unix_ms);
            let (hour, minute, second) = local.to_hms();
            let _ = write!(text, " {hour:02}:{minute:02}:{second:02}.{milliseconds:03}");
            let _ = write!(text, " {:02}/{:02}/{}", local.day(), u8::from(local.month()), local.year());
        }
    }
    text.push('\n');
    for column in columns {
        let _ = write!(text, "{name}.dat {}", encoding.number());
        if column.per_frame > 1 {
            let _ = write!(text, "x{}", column.per_frame);
        }
        let unit = match &column.channel.unit {
            unit if unit.is_voltage() => "mV".to_owned(),
            unit => unit.to_string().replace(char::is_whitespace, "_"),
        };
        let bits = if encoding == Encoding::Packed12 { 12 } else { 16 };
        let _ = write!(text, " {}(0)/{unit} {bits} 0", column.gain);
        let _ = write!(text, " {} {} 0 ", column.first.unwrap_or(0), column.sum.cast_signed());
        text.push_str(column.channel.name.replace(['\r', '\n'], " ").trim());
        text.push('\n');
    }
    text
}

fn local_milliseconds(unix_ms: i64) -> i64 {
    unix_ms.rem_euclid(1000)
}

/// Writes an annotation file. The annotations must be in order of their samples.
pub fn write_annotations(path: &Path, annotations: &Annotations) -> Result<(), FormatError> {
    let bytes = encode(annotations).map_err(|problem| problem.of(path))?;
    std::fs::write(path, bytes).map_err(|error| Problem::Io(error).of(path))
}

/// An annotation file's bytes.
fn encode(annotations: &Annotations) -> Result<Vec<u8>, Problem> {
    let mut out = Words::default();
    let remark = |aux: String| Annotation { sample: 0, code: Code::NOTE, sub: 0, chan: 0, num: 0, aux };
    if let Some(rate) = annotations.rate_hz {
        out.annotation(&remark(format!("## time resolution: {rate}")))?;
    }
    if !annotations.definitions.is_empty() {
        out.annotation(&remark("## annotation type definitions".into()))?;
        for (code, mnemonic, description) in &annotations.definitions {
            out.annotation(&remark(format!("{} {mnemonic} {description}", code.number())))?;
        }
        out.annotation(&remark("## end of definitions".into()))?;
    }
    for annotation in &annotations.list {
        out.annotation(annotation)?;
    }
    out.word(0, 0);
    Ok(out.bytes)
}

/// Annotations as 16-bit words.
#[derive(Default)]
struct Words {
    bytes: Vec<u8>,
    time: u64,
    chan: u8,
    num: i8,
}

impl Words {
    fn word(&mut self, kind: u16, low: u16) {
        self.bytes.extend((kind << 10 | low).to_le_bytes());
    }

    fn annotation(&mut self, annotation: &Annotation) -> Result<(), Problem> {
        let unsupported = |what| Problem::Unsupported { what, remedy: sentence!("file-do-shorten") };
        let sample = || annotation.sample.to_string();
        let mut step = (annotation.sample.checked_sub(self.time))
            .ok_or_else(|| unsupported(sentence!("file-annotation-order", sample = sample())))?;
        self.time = annotation.sample;
        while step > 0x3ff {
            let skip = step.min(i32::MAX as u64) as u32;
            self.word(SKIP, 0);
            self.bytes.extend(((skip >> 16) as u16).to_le_bytes());
            self.bytes.extend((skip as u16).to_le_bytes());
            step -= u64::from(skip);
        }
        self.word(u16::from(annotation.code.number()), step as u16);
        if annotation.sub != 0 {
            self.word(SUB, u16::from(annotation.sub.cast_unsigned()));
        }
        if annotation.chan != self.chan {
            self.chan = annotation.chan;
            self.word(CHN, u16::from(annotation.chan));
        }
        if annotation.num != self.num {
            self.num = annotation.num;
            self.word(NUM, u16::from(annotation.num.cast_unsigned()));
        }
        if !annotation.aux.is_empty() {
            let aux = annotation.aux.as_bytes();
            if aux.len() > 255 {
                return Err(unsupported(sentence!("file-annotation-long", sample = sample())));
            }
            self.word(AUX, aux.len() as u16);
            self.bytes.extend(aux);
            self.bytes.resize(self.bytes.len().next_multiple_of(2), 0);
        }
        Ok(())
    }
}
