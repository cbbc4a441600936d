//! Times and lengths as they are typed and shown.

use jiff::{SignedDuration, Timestamp, ZonedDateTime, tz::Offset};
use std::time::{Duration, SystemTime};

/// Now, milliseconds since 1970-01-01T00:00Z.
pub(crate) fn now_ms() -> i64 {
    Timestamp::try_from(SystemTime::now()).map_or(0, Timestamp::as_millisecond)
}

/// Local time less UTC now, minutes.
pub(crate) fn utc_offset_min() -> i16 {
    (ZonedDateTime::now().offset().seconds() / 60) as i16
}

/// A moment in the time zone that it was recorded in: "2026-11-27 15:40:02".
pub(crate) fn local(ms: i64, utc_offset_min: i16) -> String {
    zoned(ms, utc_offset_min)
        .map_or_else(|| "?".to_owned(), |time| time.strftime("%Y-%m-%d %H:%M:%S").to_string())
}

fn zoned(ms: i64, utc_offset_min: i16) -> Option<ZonedDateTime> {
    let offset = Offset::from_seconds(i32::from(utc_offset_min) * 60).ok()?;
    Some(Timestamp::from_millisecond(ms).ok()?.to_zoned_datetime(offset.to_time_zone()))
}

/// "0:12:31", hours first.
pub(crate) fn clock(seconds: f64) -> String {
    let seconds = seconds.max(0.0) as u64;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A length as it is typed: `90s`, `5m`, `1h30m`, `2d`.
pub(crate) fn length(text: &str) -> Result<Duration, String> {
    let help = || "give a length with its unit, as 90s, 5m, 1h30m or 2d".to_owned();
    // Days are 24 hours here, which a calendar does not promise.
    let (days, rest) =
        text.split_once('d').map_or((0, text), |(days, rest)| (days.parse().unwrap_or(-1), rest));
    if days < 0 {
        return Err(help());
    }
    let rest = if rest.trim().is_empty() && days > 0 {
        SignedDuration::ZERO
    } else {
        rest.parse().map_err(|_| help())?
    };
    let whole = SignedDuration::from_hours(i64::from(days) * 24).checked_add(rest).ok_or_else(help)?;
    Duration::try_from(whole).ok().filter(|length| !length.is_zero()).ok_or_else(help)
}

/// A moment of a recording as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Within {
    /// So long after its beginning.
    After(Duration),
    /// The first time after its beginning that a clock there shows this, seconds since midnight.
    At(u32),
}

impl Within {
    /// `12m30s` after the beginning, or `15:40` or `15:40:02` by the clock.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        if !text.contains(':') {
            return length(text).map(Self::After).map_err(|_| {
                "give a time of day, as 15:40, or how long after the beginning, as 12m30s".to_owned()
            });
        }
        let parts: Vec<u32> = text.split(':').map_while(|part| part.parse().ok()).collect();
        match parts[..] {
            [hour @ 0..24, minute @ 0..60] => Ok(Self::At(hour * 3600 + minute * 60)),
            [hour @ 0..24, minute @ 0..60, second @ 0..60] => {
                Ok(Self::At(hour * 3600 + minute * 60 + second))
            }
            _ => Err("a time of day is 15:40 or 15:40:02".to_owned()),
        }
    }

    /// As milliseconds since 1970-01-01T00:00Z, in a recording that began at `start_ms`.
    pub(crate) fn ms(self, start_ms: i64, utc_offset_min: i16) -> i64 {
        match self {
            Self::After(length) => start_ms.saturating_add(length.as_millis() as i64),
            Self::At(second) => {
                let offset_ms = i64::from(utc_offset_min) * 60_000;
                let since_midnight_ms = (start_ms + offset_ms).rem_euclid(86_400_000);
                let ahead_ms = i64::from(second) * 1000 - since_midnight_ms;
                // What is typed has no fractions of a second: the second of the beginning is today.
                let ahead_ms = if ahead_ms < -1000 { ahead_ms + 86_400_000 } else { ahead_ms };
                start_ms + ahead_ms
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_need_a_unit() {
        for (text, seconds) in [("90s", 90), ("5m", 300), ("1h30m", 5400), ("2d", 172_800), ("1d6h", 108_000)]
        {
            assert_eq!(length(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        for text in ["", "5", "m", "-5m", "0s", "d", "5 parsecs"] {
            assert!(length(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_time_of_day_is_the_first_after_the_beginning() {
        // 2026-03-02 at 08:30 in a place one hour east of UTC.
        let start_ms = 1_772_436_600_000;
        let at = |text: &str| Within::read(text).map(|within| (within.ms(start_ms, 60) - start_ms) / 1000);
        assert_eq!(at("09:00"), Ok(1800));
        assert_eq!(at("08:30:00"), Ok(0));
        assert_eq!(at("08:00"), Ok(86_400 - 1800));
        assert_eq!(at("12m30s"), Ok(750));
        assert!(at("25:00").is_err() && at("1:2:3:4").is_err() && at("soon").is_err());
        assert_eq!(local(start_ms, 60), "2026-03-02 08:30:00");
        assert_eq!(clock(3723.9), "1:02:03");
    }
}
