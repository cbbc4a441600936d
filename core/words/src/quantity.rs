//! Numbers as they are read aloud: never rounded up to "all" nor down to "none".

use crate::{
    HeightUnit, Hours, IntervalUnit, Words,
    number::{Signs, per_cent},
};
use strapline_ecg::report::{LocalTime, Moment};

/// Gain of the paper, millimetres a millivolt.
const MM_PER_MILLIVOLT: f64 = 10.0;
/// A number that is none.
const DASH: &str = "\u{2013}";

impl Words {
    /// A whole number: "1,234".
    pub fn number(self, number: u64) -> String {
        self.spaced(self.signs().whole(number))
    }

    /// A number with so many decimals: "1,234.5".
    pub fn decimal(self, number: f64, decimals: usize) -> String {
        self.spaced(self.signs().decimal(number, decimals))
    }

    /// A number with as many decimals as it needs, two at most: "130.04", "130".
    pub fn up_to_two_decimals(self, number: f64) -> String {
        let text = format!("{number:.2}");
        let needed = text.trim_end_matches('0').rsplit_once('.').map_or(0, |(_, decimals)| decimals.len());
        self.decimal(number, needed)
    }

    /// A length of time: "1.7 s", "42 s", "1 min 20 s", "9 min", "6 h 55 min", "6 d 23 h".
    pub fn duration(self, seconds: f64) -> String {
        let seconds = if seconds.is_finite() { seconds.max(0.0) } else { 0.0 };
        let one = |id: &str, number: String| self.say(id, &[("n", number.into())]);
        if seconds < 9.95 {
            let tenths = (seconds * 10.0).round() / 10.0;
            return one("unit-second", self.decimal(tenths, usize::from(tenths != tenths.round())));
        }
        let two = |high: u64, unit: &str, low: u64, small: &str| {
            let high = one(unit, self.number(high));
            if low == 0 { high } else { format!("{high} {}", one(small, self.number(low))) }
        };
        let whole = seconds.round() as u64;
        match whole {
            0..60 => one("unit-second", whole.to_string()),
            60..600 => two(whole / 60, "unit-minute", whole % 60, "unit-second"),
            _ => {
                let minutes = (seconds / 60.0).round() as u64;
                let hours = (seconds / 3600.0).round() as u64;
                match minutes {
                    0..60 => one("unit-minute", minutes.to_string()),
                    60..2880 => two(minutes / 60, "unit-hour", minutes % 60, "unit-minute"),
                    _ => two(hours / 24, "unit-day", hours % 24, "unit-hour"),
                }
            }
        }
    }

    /// A length of time that is watched while it grows: to the second under an hour, "12 min 4 s".
    pub fn exact_duration(self, seconds: f64) -> String {
        let whole = if seconds.is_finite() { seconds.max(0.0) as u64 } else { 0 };
        if !(600..3600).contains(&whole) {
            return self.duration(seconds);
        }
        let one = |id: &str, number: u64| self.say(id, &[("n", number.to_string().into())]);
        format!("{} {}", one("unit-minute", whole / 60), one("unit-second", whole % 60))
    }

    /// A share, 0 to 1, in per cent: "0 %", "<0.1 %", "0.8 %", "34 %", "99.9 %", "100 %". A line never ends within it.
    pub fn percent(self, share: f64) -> String {
        let percent = share * 100.0;
        let number = if !percent.is_finite() {
            return DASH.into();
        } else if percent <= 0.0 {
            "0".into()
        } else if percent < 0.1 {
            return format!("<{}", self.per_cent(&self.decimal(0.1, 1)));
        } else if percent >= 100.0 {
            "100".into()
        } else if percent >= 99.0 {
            self.decimal((percent * 10.0).floor() / 10.0, 1)
        } else if percent < 9.95 {
            self.decimal(percent, 1)
        } else {
            self.decimal(percent, 0)
        };
        self.per_cent(&number)
    }

    /// Whole per cent, as of a battery: "80 %".
    pub fn whole_percent(self, percent: u8) -> String {
        self.per_cent(&percent.to_string())
    }

    pub(crate) fn per_cent(self, number: &str) -> String {
        self.spaced(per_cent(self.language(), number))
    }

    /// A heart rate: "68/min".
    pub fn rate(self, bpm: f32) -> String {
        if bpm.is_finite() {
            self.say("unit-rate", &[("n", self.beats_per_minute(bpm).into())])
        } else {
            DASH.into()
        }
    }

    /// A heart rate without its unit: "68".
    pub fn beats_per_minute(self, bpm: f32) -> String {
        self.decimal(f64::from(bpm), 0)
    }

    /// An interval between beats, in the unit that was chosen: "540 ms", "1.58 s".
    pub fn interval(self, ms: f32) -> String {
        if !ms.is_finite() {
            return DASH.into();
        }
        let in_seconds = match self.units.interval {
            IntervalUnit::ByLength => ms.abs() >= 999.5,
            IntervalUnit::Millisecond => false,
            IntervalUnit::Second => true,
        };
        // Cut, not rounded, where a limit is near: a pause of 2.996 s is none of 3 s.
        if in_seconds {
            let seconds = f64::from((ms / 10.0).trunc() / 100.0);
            return self.say("unit-second", &[("n", self.decimal(seconds, 2).into())]);
        }
        let whole = if ms.abs() < 999.5 { ms.round() } else { ms.trunc() };
        self.say("unit-millisecond", &[("n", self.decimal(f64::from(whole), 0).into())])
    }

    /// A height over the baseline, in the unit that was chosen: "1.12 mV", "11.2 mm".
    pub fn height(self, mv: f64) -> String {
        if !mv.is_finite() {
            return DASH.into();
        }
        // To 0.01 mV; of what is higher than any heart makes it, to 0.1 mV.
        let decimals = if mv.abs() < 10.0 { 2 } else { 1 };
        let (unit, number) = match self.units.height {
            HeightUnit::Millivolt => ("unit-millivolt", self.decimal(mv, decimals)),
            HeightUnit::Millimetre => ("unit-millimetre", self.decimal(mv * MM_PER_MILLIVOLT, decimals - 1)),
        };
        self.say(unit, &[("n", number.into())])
    }

    /// Time of day to the nearest second, "02:17:08", with the day where asked, "23 Nov 02:17:08"; from the start where
    /// that is unknown, "+0:12:31".
    pub fn time_of_day(self, moment: Moment, with_day: bool) -> String {
        let moment = moment.to_nearest_second();
        let Some(local) = moment.local else { return from_start(moment.seconds) };
        let time = self.clock(local, true);
        if with_day { format!("{} {time}", self.day(moment)) } else { time }
    }

    /// Time of day to the minute, "02:17"; "+0:12:31" where the start is unknown.
    pub fn time_to_the_minute(self, moment: Moment) -> String {
        let moment = moment.to_nearest_second();
        moment.local.map_or_else(|| from_start(moment.seconds), |local| self.clock(local, false))
    }

    /// How far from the start a moment is, to the second: "0:12:31". What is said where the time of day is not known.
    pub fn since_start(self, moment: Moment) -> String {
        hours_minutes_seconds(moment.to_nearest_second().seconds)
    }

    fn clock(self, local: LocalTime, seconds: bool) -> String {
        let (hour, minute, second, _) = local.time();
        let seconds = if seconds { format!(":{second:02}") } else { String::new() };
        match self.units.hours {
            Hours::TwentyFour => format!("{hour:02}:{minute:02}{seconds}"),
            Hours::Twelve => {
                let time = format!("{}:{minute:02}{seconds}", (hour + 11) % 12 + 1);
                self.say(
                    if hour < 12 { "clock-before-noon" } else { "clock-after-noon" },
                    &[("time", time.into())],
                )
            }
        }
    }

    /// Day and month, "23 Nov"; days from the start where that is unknown, "day 1".
    pub fn day(self, moment: Moment) -> String {
        let moment = moment.to_nearest_second();
        moment.local.map_or_else(
            || self.say("day-number", &[("n", ((moment.seconds.max(0.0) / 86_400.0) as u64 + 1).into())]),
            |local| {
                let (_, month, day) = local.date();
                self.say(
                    "date-day-month",
                    &[("day", day.to_string().into()), ("month", self.month(month).into())],
                )
            },
        )
    }

    /// A date: "12 Mar 1961".
    pub fn date(self, (year, month, day): (i32, u8, u8)) -> String {
        self.say(
            "date",
            &[
                ("day", day.to_string().into()),
                ("month", self.month(month).into()),
                ("year", year.to_string().into()),
            ],
        )
    }

    fn month(self, month: u8) -> String {
        self.say("month", &[("month", u64::from(month).into())])
    }

    /// A band of frequencies: "0.5–40 Hz".
    pub fn band(self, low_hz: f64, high_hz: f64) -> String {
        let [low, high] = [low_hz, high_hz].map(|hz| self.up_to_two_decimals(hz).into());
        self.say("band", &[("low", low), ("high", high)])
    }

    /// A band without an upper end: "from 0.5 Hz".
    pub fn band_from(self, low_hz: f64) -> String {
        self.say("band-from", &[("low", self.up_to_two_decimals(low_hz).into())])
    }

    /// "UTC+01:00".
    pub fn utc_offset(self, minutes: i16) -> String {
        let size = minutes.unsigned_abs();
        format!("UTC{}{:02}:{:02}", if minutes < 0 { '\u{2013}' } else { '+' }, size / 60, size % 60)
    }

    pub(crate) fn signs(self) -> Signs {
        Signs::of(self.language())
    }
}

fn from_start(seconds: f64) -> String {
    format!("+{}", hours_minutes_seconds(seconds))
}

fn hours_minutes_seconds(seconds: f64) -> String {
    let seconds = seconds.max(0.0) as u64;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Units};
    use strapline_ecg::{clock::WallTime, report::TimeAxis, units::SampleRate};

    const ENGLISH: fn() -> Words = || words_of(Language::English);

    fn words_of(language: Language) -> Words {
        Words::of(language).with_plain_spaces()
    }

    #[test]
    fn a_line_ends_between_the_parts_of_a_length_and_never_before_a_unit() {
        let words = Words::of(Language::German);
        assert_eq!(words.duration(24_900.0), "6\u{a0}h 55\u{a0}min");
        assert_eq!(words.interval(540.4), "540\u{a0}ms");
        assert_eq!(words.band(0.7, 40.0), "0,7\u{2013}40\u{a0}Hz");
        let french = Words::of(Language::French);
        assert_eq!(french.interval(12_345.0), "12,34\u{a0}s");
        assert_eq!(french.with_plain_spaces().number(12_345), "12 345");
        assert_eq!(words.with_plain_spaces().percent(0.5), "50 %");
    }

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
            assert_eq!(ENGLISH().duration(seconds), words, "{seconds}");
        }
        assert_eq!(ENGLISH().exact_duration(724.9), "12 min 4 s");
        assert_eq!(ENGLISH().exact_duration(13_280.0), "3 h 41 min");
        let said = |seconds| Language::ALL.map(|language| words_of(language).duration(seconds));
        assert_eq!(said(1.7), ["1.7 s", "1,7 s", "1,7 s", "1,7 s", "1,7 sn"]);
        assert_eq!(said(24_900.0)[4], "6 sa 55 dk");
        assert_eq!(said(601_200.0), ["6 d 23 h", "6 Tage 23 h", "6 j 23 h", "6 d 23 h", "6 gün 23 sa"]);
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
            (f64::NAN, "\u{2013}"),
        ] {
            assert_eq!(ENGLISH().percent(share), words, "{share}");
        }
        assert_eq!(words_of(Language::Turkish).percent(0.0004), "<%0,1");
        assert_eq!(words_of(Language::French).percent(0.008), "0,8 %");
    }

    #[test]
    fn a_pause_is_never_rounded_over_a_limit() {
        assert_eq!(ENGLISH().interval(540.4), "540 ms");
        assert_eq!(ENGLISH().interval(2999.0), "2.99 s");
        assert_eq!(ENGLISH().interval(1999.9), "1.99 s");
        assert_eq!(ENGLISH().interval(f32::INFINITY), "\u{2013}");
        assert_eq!(words_of(Language::Turkish).interval(2999.0), "2,99 sn");
        let milliseconds = Units { interval: IntervalUnit::Millisecond, ..Units::default() };
        let said = Language::ALL.map(|one| words_of(one).with_units(milliseconds).interval(2999.9));
        assert_eq!(said, ["2,999 ms", "2.999 ms", "2 999 ms", "2999 ms", "2.999 ms"]);
        let seconds = ENGLISH().with_units(Units { interval: IntervalUnit::Second, ..Units::default() });
        assert_eq!((seconds.interval(540.4), seconds.interval(2999.0)), ("0.54 s".into(), "2.99 s".into()));
    }

    #[test]
    fn a_height_is_in_the_unit_that_was_chosen() {
        let said = |height| {
            let words = words_of(Language::German).with_units(Units { height, ..Units::default() });
            [1.12, -0.854, 25.04, f64::NAN].map(|mv| words.height(mv))
        };
        assert_eq!(said(HeightUnit::Millivolt), ["1,12 mV", "-0,85 mV", "25,0 mV", "\u{2013}"]);
        assert_eq!(said(HeightUnit::Millimetre), ["11,2 mm", "-8,5 mm", "250 mm", "\u{2013}"]);
    }

    #[test]
    fn dates_and_times_are_in_the_order_of_the_language() {
        let start = WallTime { unix_ms: 1_795_384_920_000, utc_offset_min: Some(60) };
        let moment = TimeAxis::new(SampleRate::new(130.0).unwrap(), Some(start)).at(0.0);
        let said = |say: fn(Words, Moment) -> String| Language::ALL.map(|l| say(Words::of(l), moment));
        assert_eq!(said(Words::day), ["22 Nov", "22. Nov.", "22 nov.", "22 nov", "22 Kas"]);
        assert_eq!(said(|w, m| w.time_of_day(m, true))[1], "22. Nov. 23:02:00");
        assert_eq!(
            said(|w, _| w.date((1961, 3, 12))),
            ["12 Mar 1961", "12. M\u{e4}rz 1961", "12 mars 1961", "12 mar 1961", "12 Mar 1961"]
        );
        let twelve = |language| words_of(language).with_hours(Hours::Twelve).time_to_the_minute(moment);
        assert_eq!(twelve(Language::English), "11:02 pm");
        assert_eq!(twelve(Language::Turkish), "\u{d6}S 11:02");
        assert_eq!(said(Words::time_to_the_minute), ["23:02"; 5]);
        let unknown = TimeAxis::new(SampleRate::new(130.0).unwrap(), None).at(130.0 * 751.0);
        assert_eq!(ENGLISH().time_of_day(unknown, false), "+0:12:31");
        assert_eq!(ENGLISH().day(unknown), "day 1");
    }
}
