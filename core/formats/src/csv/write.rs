//! Tables, written.

use crate::{
    error::{FormatError, Problem},
    recording::{Recording, Unit},
};
use std::{
    io::{self, BufWriter, Write},
    ops::ControlFlow,
    path::Path,
};
use strapline_ecg::clock::WallTime;

/// Rows after which it is told how far it is.
const ROWS: usize = 1 << 13;

/// Writes `recording` as a table that [`super::read`] reads back without any option: remarks with start and rate, a
/// header with units, then one row for each sample with its time. Rows without any sample are left out, and each such
/// gap is a remark; the first and the last row are always there, so that the length is kept.
pub fn write(path: &Path, recording: &Recording) -> Result<(), FormatError> {
    write_while(path, recording, |_| ControlFlow::Continue(())).map(|_| ())
}

/// As [`write()`], until `progress`, told the share done, 0 to 1, breaks it off: `false` then. What was broken off, or could
/// not be written whole, leaves no file.
pub fn write_while(
    path: &Path,
    recording: &Recording,
    mut progress: impl FnMut(f64) -> ControlFlow<()>,
) -> Result<bool, FormatError> {
    let rate = recording.rate_hz;
    if let Some(other) = recording.channels.iter().find(|channel| channel.rate_hz != rate) {
        let (channel, hz) = (other.name.clone(), other.rate_hz);
        return Err(Problem::RatesDiffer { channel, hz, whole_hz: rate }.of(path));
    }
    let io = |error| Problem::Io(error).of(path);
    let mut file = BufWriter::new(std::fs::File::create(path).map_err(io)?);
    let written =
        table(&mut file, recording, &mut progress).and_then(|flow| file.flush().map(|()| flow.is_continue()));
    drop(file);
    if !matches!(written, Ok(true)) {
        // Why it is not whole is what counts.
        let _ = std::fs::remove_file(path);
    }
    written.map_err(io)
}

fn table(
    out: &mut impl Write,
    recording: &Recording,
    progress: &mut impl FnMut(f64) -> ControlFlow<()>,
) -> io::Result<ControlFlow<()>> {
    let rate = recording.rate_hz;
    let length = recording.channels.iter().map(|channel| channel.samples.len()).max().unwrap_or(0);
    let absent = |row: usize| {
        recording
            .channels
            .iter()
            .all(|channel| channel.samples.get(row).is_none_or(|value| !value.is_finite()))
    };
    let name: String = recording.name.chars().filter(|letter| !letter.is_control()).collect();
    writeln!(out, "# recording: {name}")?;
    if let Some(start) = recording.start {
        writeln!(out, "# start: {}", timestamp(start))?;
    }
    writeln!(out, "# rate_hz: {rate}")?;
    let mut row = 0;
    while row < length {
        let gap = (row..length).take_while(|row| absent(*row)).count();
        if gap > 0 {
            writeln!(out, "# gap: {gap} samples from {:.6} s", row as f64 / rate)?;
        }
        row += gap.max(1);
    }
    let names = recording.channels.iter().enumerate().map(|(index, channel)| {
        let unit = if channel.unit.is_voltage() { &Unit::Millivolt } else { &channel.unit };
        let name: String =
            channel.name.chars().map(|c| if c.is_alphanumeric() || c == ' ' { c } else { '_' }).collect();
        let name = if name.is_empty() { format!("channel {}", index + 1) } else { name };
        format!("{name} [{}]", unit.to_string().replace([',', '\r', '\n'], " "))
    });
    writeln!(out, "time_s,{}", names.collect::<Vec<_>>().join(","))?;
    for row in 0..length {
        if row % ROWS == 0 && progress(row as f64 / length as f64).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        if row > 0 && row + 1 < length && absent(row) {
            continue;
        }
        write!(out, "{:.6}", row as f64 / rate)?;
        for channel in &recording.channels {
            match channel.samples.get(row).filter(|value| value.is_finite()) {
                // Without the sign of a zero: "-0" is a number that no person writes.
                Some(value) => write!(out, ",{}", value + 0.0)?,
                None => out.write_all(b",")?,
            }
        }
        out.write_all(b"\n")?;
    }
    Ok(ControlFlow::Continue(()))
}

/// `yyyy-mm-ddThh:mm:ss.mmm`, with the offset from UTC where it is known.
fn timestamp(start: WallTime) -> String {
    let offset = start.utc_offset_min.unwrap_or(0);
    let local = start.unix_ms.saturating_add(i64::from(offset) * 60_000);
    let Ok(moment) = time::OffsetDateTime::from_unix_timestamp(local.div_euclid(1000)) else {
        return String::new();
    };
    let (hour, minute, second) = moment.to_hms();
    let zone = start.utc_offset_min.map_or(String::new(), |offset| {
        let sign = if offset < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
    });
    format!(
        "{}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}.{:03}{zone}",
        moment.year(),
        u8::from(moment.month()),
        moment.day(),
        local.rem_euclid(1000)
    )
}
