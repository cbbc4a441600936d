//! When something was: the sample, the second of the recording and, where the start is known, the local time.

use crate::{
    clock::WallTime,
    units::{SamplePosition, SampleRate},
};
use serde::{Serialize, Serializer};
use std::fmt;
use time::{Duration, OffsetDateTime, PrimitiveDateTime};

/// A point of the recording.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Moment {
    /// Position on the recording's own axis.
    pub sample: SamplePosition,
    /// Seconds since the recording began.
    pub seconds: f64,
    /// Local time of day, where the start is known.
    pub local: Option<LocalTime>,
}

impl Moment {
    /// The same to the nearest second, as a clock shows it: 23:59:59.998 is midnight.
    #[must_use]
    pub fn to_nearest_second(self) -> Self {
        let seconds = self.seconds.round();
        let local = self.local.map(|local| {
            let half_up = local.0.checked_add(Duration::milliseconds(500)).unwrap_or(local.0);
            LocalTime(half_up.replace_millisecond(0).unwrap_or(half_up))
        });
        Self { sample: self.sample, seconds, local }
    }
}

/// Date and time on the clock of the place where it was recorded; in JSON as `2026-11-22T23:02:00.000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalTime(PrimitiveDateTime);

impl LocalTime {
    /// Year, month from 1, day from 1.
    pub fn date(self) -> (i32, u8, u8) {
        (self.0.year(), self.0.month().into(), self.0.day())
    }

    /// Hour, minute, second, millisecond.
    pub fn time(self) -> (u8, u8, u8, u16) {
        (self.0.hour(), self.0.minute(), self.0.second(), self.0.millisecond())
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((year, month, day), (hour, minute, second, milli)) = (self.date(), self.time());
        write!(out, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}")
    }
}

impl Serialize for LocalTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Turns sample positions into moments.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeAxis {
    rate: SampleRate,
    start: Option<PrimitiveDateTime>,
}

impl TimeAxis {
    /// An axis that begins at `start`. A start outside the years that a calendar holds counts as unknown.
    pub fn new(rate: SampleRate, start: Option<WallTime>) -> Self {
        let start = start.and_then(|wall| {
            let ms = wall.unix_ms.checked_add(i64::from(wall.utc_offset_min.unwrap_or(0)) * 60_000)?;
            let local = OffsetDateTime::from_unix_timestamp_nanos(i128::from(ms) * 1_000_000).ok()?;
            Some(PrimitiveDateTime::new(local.date(), local.time()))
        });
        Self { rate, start }
    }

    /// The moment of a sample position; a position that is no number counts as the beginning.
    pub fn at(&self, sample: SamplePosition) -> Moment {
        let sample = if sample.is_finite() { sample } else { 0.0 };
        let seconds = self.rate.seconds(sample);
        let ms = (seconds * 1000.0).round() as i64;
        let local = self.start.and_then(|start| start.checked_add(Duration::milliseconds(ms))).map(LocalTime);
        Moment { sample, seconds, local }
    }

    /// Samples per second of the clock that times follow.
    pub fn rate(&self) -> SampleRate {
        self.rate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(unix_ms: i64, utc_offset_min: Option<i16>) -> TimeAxis {
        TimeAxis::new(SampleRate::new(130.0).unwrap(), Some(WallTime { unix_ms, utc_offset_min }))
    }

    #[test]
    fn the_local_clock_is_the_one_on_the_wall() {
        let start = axis(1_795_384_920_000, Some(60));
        assert_eq!(start.at(0.0).local.unwrap().to_string(), "2026-11-22T23:02:00.000");
        assert_eq!(start.at(130.0 * 3600.5).local.unwrap().to_string(), "2026-11-23T00:02:00.500");
        assert_eq!(axis(0, None).at(65.0).local.unwrap().to_string(), "1970-01-01T00:00:00.500");
    }

    #[test]
    fn a_clock_shows_the_nearest_second() {
        let start = axis(1_795_391_999_998, None).at(0.0);
        assert_eq!(start.local.unwrap().to_string(), "2026-11-22T23:59:59.998");
        assert_eq!(start.to_nearest_second().local.unwrap().to_string(), "2026-11-23T00:00:00.000");
        assert_eq!(axis(0, None).at(64.9).to_nearest_second().seconds, 0.0);
    }

    #[test]
    fn a_start_that_no_calendar_holds_is_unknown() {
        for (ms, offset) in [(i64::MAX, None), (i64::MIN, Some(i16::MIN)), (i64::MAX, Some(i16::MAX))] {
            assert_eq!(axis(ms, offset).at(1.0).local, None);
        }
        assert_eq!(axis(0, None).at(f64::MAX).local, None);
        assert_eq!(axis(0, None).at(f64::NAN).seconds, 0.0);
    }
}
