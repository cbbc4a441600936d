//! Numbers as they are read aloud: never rounded up to "all" nor down to "none".

use crate::report::Moment;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "1 pair", "2 pairs": a number with its noun.
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// 12345 as "12 345", with a space that does not break.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        // Four digits read well without.
        if n > 0 && digits.len() > 4 && (digits.len() - n).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// A length of time: "1.7 s", "42 s", "1 min 20 s", "9 min", "6 h 55 min", "6 d 23 h".
pub fn duration(seconds: f64) -> String {
    let seconds = if seconds.is_finite() { seconds.max(0.0) } else { 0.0 };
    if seconds < 9.95 {
        let tenths = (seconds * 10.0).round() / 10.0;
        return if tenths == tenths.round() { format!("{tenths:.0} s") } else { format!("{tenths:.1} s") };
    }
    let two = |high: u64, unit: &str, low: u64, small: &str| {
        if low == 0 { format!("{high} {unit}") } else { format!("{high} {unit} {low} {small}") }
    };
    let whole = seconds.round() as u64;
    match whole {
        0..60 => format!("{whole} s"),
        60..600 => two(whole / 60, "min", whole % 60, "s"),
        _ => {
            let minutes = (seconds / 60.0).round() as u64;
            let hours = (seconds / 3600.0).round() as u64;
            match minutes {
                0..60 => format!("{minutes} min"),
                60..2880 => two(minutes / 60, "h", minutes % 60, "min"),
                _ => two(hours / 24, "d", hours % 24, "h"),
            }
        }
    }
}

/// A share, 0 to 1, in per cent: "0 %", "<0.1 %", "0.8 %", "34 %", "99.9 %", "100 %".
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if !percent.is_finite() {
        "\u{2013}".into()
    } else if percent <= 0.0 {
        "0 %".into()
    } else if percent < 0.1 {
        "<0.1 %".into()
    } else if percent >= 100.0 {
        "100 %".into()
    } else if percent >= 99.0 {
        format!("{:.1} %", (percent * 10.0).floor() / 10.0)
    } else if percent < 9.95 {
        format!("{percent:.1} %")
    } else {
        format!("{percent:.0} %")
    }
}

/// A heart rate: "68/min".
pub fn rate(bpm: f32) -> String {
    if bpm.is_finite() { format!("{bpm:.0}/min") } else { "\u{2013}".into() }
}

/// An interval: "540 ms"; from a second on "1.58 s".
pub fn milliseconds(ms: f32) -> String {
    if !ms.is_finite() {
        "\u{2013}".into()
    } else if ms.abs() < 999.5 {
        format!("{ms:.0} ms")
    } else {
        // Cut, not rounded: a pause of 2.996 s is none of 3 s.
        format!("{:.2} s", (ms / 10.0).trunc() / 100.0)
    }
}

/// Time of day to the nearest second, "02:17:08", with the day where asked, "23 Nov 02:17:08"; from the start where that is unknown,
/// "+0:12:31".
pub fn time_of_day(moment: Moment, with_day: bool) -> String {
    let moment = moment.to_nearest_second();
    let Some(local) = moment.local else {
        let seconds = moment.seconds.max(0.0) as u64;
        return format!("+{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    };
    let (hour, minute, second, _) = local.time();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if with_day { format!("{} {time}", day(moment)) } else { time }
}

/// Day and month, "23 Nov"; days from the start where that is unknown, "day 1".
pub fn day(moment: Moment) -> String {
    moment.to_nearest_second().local.map_or_else(
        || format!("day {}", (moment.seconds.max(0.0) / 86_400.0) as u64 + 1),
        |local| {
            let (_, month, day) = local.date();
            format!("{day} {}", month_name(month))
        },
    )
}

/// A date: "12 Mar 1961".
pub fn date((year, month, day): (i32, u8, u8)) -> String {
    format!("{day} {} {year}", month_name(month))
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("?")
}

/// "UTC+01:00".
pub fn utc_offset(minutes: i16) -> String {
    let size = minutes.unsigned_abs();
    format!("UTC{}{:02}:{:02}", if minutes < 0 { '\u{2013}' } else { '+' }, size / 60, size % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_keep_two_units() {
        for (seconds, words) in [
            (0.0, "0 s"),
            (1.0, "1 s"),
            (1.74, "1.7 s"),
            (9.97, "10 s"),
            (42.0, "42 s"),
            (59.7, "1 min"),
            (80.0, "1 min 20 s"),
            (599.6, "10 min"),
            (540.0, "9 min"),
            (3599.0, "1 h"),
            (24_900.0, "6 h 55 min"),
            (86_400.0, "24 h"),
            (7.0 * 86_400.0 - 3600.0, "6 d 23 h"),
            (f64::NAN, "0 s"),
            (-5.0, "0 s"),
        ] {
            assert_eq!(duration(seconds), words, "{seconds}");
        }
    }

    #[test]
    fn a_share_is_all_or_none_only_when_it_is() {
        for (share, words) in [
            (0.0, "0 %"),
            (0.0004, "<0.1 %"),
            (0.008, "0.8 %"),
            (0.0996, "10 %"),
            (0.344, "34 %"),
            (0.9899, "99 %"),
            (0.99999, "99.9 %"),
            (1.0, "100 %"),
            (f64::NAN, "–"),
        ] {
            assert_eq!(percent(share), words, "{share}");
        }
    }

    #[test]
    fn a_pause_is_never_rounded_over_a_limit() {
        assert_eq!(milliseconds(540.4), "540 ms");
        assert_eq!(milliseconds(2999.0), "2.99 s");
        assert_eq!(milliseconds(1999.9), "1.99 s");
        assert_eq!(milliseconds(f32::INFINITY), "–");
    }

    #[test]
    fn long_numbers_are_grouped() {
        assert_eq!(count(1, "beat", "beats"), "1 beat");
        assert_eq!(count(9999, "beat", "beats"), "9999 beats");
        assert_eq!(count(1_234_567, "beat", "beats"), "1\u{a0}234\u{a0}567 beats");
    }
}
