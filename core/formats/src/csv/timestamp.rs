//! Times as text: `2024-05-01T10:20:30.125+02:00`, `10:20:30.125`, `0:00.125`.

use strapline_ecg::clock::WallTime;

/// Seconds in a day.
const DAY: f64 = 86_400.0;

/// A time as seconds: since 1970 where it has a date, else since midnight or zero.
pub(super) fn seconds(text: &str) -> Option<f64> {
    match split(text)? {
        (Some(date), clock, _) => Some(date as f64 * DAY + clock),
        (None, clock, _) => Some(clock),
    }
}

/// A time with a date.
pub(super) fn wall_time(text: &str) -> Option<WallTime> {
    let (date, clock, offset) = split(text)?;
    let local = date? * 86_400_000 + (clock * 1000.0).round() as i64;
    Some(WallTime { unix_ms: local - i64::from(offset.unwrap_or(0)) * 60_000, utc_offset_min: offset })
}

/// Days since 1970, seconds of the day, minutes east of UTC.
fn split(text: &str) -> Option<(Option<i64>, f64, Option<i16>)> {
    // Nothing longer is a time, and the text may be a line of any length.
    if text.len() > 64 || !text.contains(':') {
        return None;
    }
    let text = text.trim_matches(['[', ']', ' ']);
    let (date, rest) = match text.split_once(['T', ' ']) {
        Some((date, rest)) => (Some(days(date)?), rest.trim()),
        None => (None, text),
    };
    let (clock, offset) = zone(rest)?;
    let mut seconds = 0.0;
    let mut fields = 0;
    for field in clock.split(':') {
        let digits = field.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let value: f64 = field.parse().ok().filter(|_| digits)?;
        seconds = seconds * 60.0 + value;
        fields += 1;
    }
    ((2..=3).contains(&fields) && seconds < 1e7).then_some((date, seconds, offset))
}

/// `yyyy-mm-dd` or `dd/mm/yyyy` as days since 1970.
fn days(date: &str) -> Option<i64> {
    let fields: Vec<i32> = date.split(['-', '/', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [a, month, b] = *fields else { return None };
    let (year, day) = if a > 31 { (a, b) } else { (b, a) };
    let month = time::Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = time::Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()?;
    Some(date.midnight().assume_utc().unix_timestamp() / 86_400)
}

/// Takes `Z`, `+hh:mm` or `+hhmm` off the end of a clock time.
fn zone(text: &str) -> Option<(&str, Option<i16>)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, Some(0)));
    }
    let Some(at) = text.find(['+', '-']) else { return Some((text, None)) };
    let (clock, zone) = text.split_at(at);
    let digits: String = zone[1..].chars().filter(|digit| *digit != ':').collect();
    let value: i16 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    let minutes = value / 100 * 60 + value % 100;
    Some((clock.trim(), Some(if zone.starts_with('-') { -minutes } else { minutes })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_dates_and_zones() {
        for (text, expected) in [
            ("0:00.125", Some(0.125)),
            ("01:00:00", Some(3600.0)),
            ("1970-01-02T00:00:01.5", Some(86_401.5)),
            ("1970-01-02 00:00:01.5Z", Some(86_401.5)),
            ("12", None),
            ("1970-13-02T00:00:01", None),
            ("a:b", None),
            ("1:2:3:4", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
        let time = wall_time("2020-05-01 10:00:00 +0200").unwrap();
        assert_eq!((time.unix_ms, time.utc_offset_min), (1_588_320_000_000, Some(120)));
        assert_eq!(wall_time("10:00:00"), None);
    }
}
