//! A recording while it grows: what a screen says beside the trace.

use crate::card::{Row, Tone, dash};
use strapline_ecg::{
    quality::Grade,
    sensor::{Contact, SensorState, Signal},
};
use strapline_live::SessionUpdate;
use strapline_words::Words;

/// A sample this old is no longer of now, milliseconds.
const STALE_MS: u64 = 3_000;
/// Silence from here on is drawn as a hole, and counts as lost, milliseconds: two of the frames that a strap sends are late
/// then.
const SILENT_MS: u64 = 1_500;
/// A battery this empty is told, per cent.
const BATTERY_LOW: u8 = 10;

/// A short word with its tone: a chip, a badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// What it says.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
}

/// What a person can do something about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// One sentence or two, with the way out.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
}

/// What a screen says of a recording that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveScreen {
    /// How long it has been recording: "12:04", "3:41:20".
    pub elapsed: String,
    /// What the strap is doing.
    pub state: Chip,
    /// Heart rate, "72"; a dash where it is not known, and where nothing comes that it could be of.
    pub rate: String,
    /// How it is meant: faint where the signal cannot be read by which it would be of now.
    pub rate_tone: Tone,
    /// Its unit.
    pub rate_unit: String,
    /// Where it comes from, if not from the recording's own beats.
    pub rate_note: Option<String>,
    /// How well the signal can be read, with the reason where it cannot.
    pub quality: Chip,
    /// How old the newest sample is.
    pub age: Chip,
    /// Whether what is shown is no longer of now.
    pub is_stale: bool,
    /// The strap's battery.
    pub battery: Option<Chip>,
    /// Recorded, could be read, lost on the way, marked.
    pub rows: Vec<Row>,
    /// What cannot be seen with this strap.
    pub not_seen: Option<String>,
    /// What a person can do something about, the most pressing first.
    pub hints: Vec<Hint>,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

impl LiveScreen {
    /// What is said before the first update.
    pub fn waiting(words: Words) -> Self {
        let quality = Chip { text: words.text("live-quality-waiting"), tone: Tone::Faint };
        let state = state(SensorState::Connecting, words);
        Self {
            elapsed: elapsed(0.0),
            rate: dash(),
            rate_tone: Tone::Faint,
            rate_unit: words.text("live-rate-unit"),
            rate_note: None,
            is_stale: false,
            battery: None,
            rows: Vec::new(),
            not_seen: None,
            hints: Vec::new(),
            spoken: words.sentence(&state.text),
            quality,
            age: age_unknown(words),
            state,
        }
    }

    /// What is said of an update.
    pub fn new(update: &SessionUpdate, words: Words) -> Self {
        let is_stale = is_stale(update);
        let (rate, rate_note) = match shown_rate(update, words) {
            Some((rate, true)) => (rate, Some(words.text("live-rate-by-strap"))),
            Some((rate, false)) => (rate, None),
            None => (dash(), None),
        };
        let is_read = update.quality.is_none_or(|seen| seen.grade.is_usable());
        let rate_tone = if is_read && rate != dash() { Tone::Plain } else { Tone::Faint };
        let rate_unit = words.text("live-rate-unit");
        let quality = quality(update, is_stale, words);
        let age = age(update, is_stale, words);
        let spoken = spoken(update, &quality, is_stale, words);
        let not_seen = (update.signal == Some(Signal::Rr))
            .then(|| words.say("live-not-seen", &[("what", words.text("live-not-seen-shape").into())]));
        Self {
            elapsed: elapsed(update.recorded_s),
            // A strap that was asked once more, and sends nothing all the same, does not send.
            state: match update.state {
                SensorState::Streaming if is_stale => state(SensorState::Stale, words),
                other => state(other, words),
            },
            rate,
            rate_tone,
            rate_unit,
            rate_note,
            quality,
            age,
            is_stale,
            battery: update.battery.map(|percent| Chip {
                text: words.whole_percent(percent),
                tone: if percent <= BATTERY_LOW { Tone::Attention } else { Tone::Plain },
            }),
            rows: rows(update, words),
            not_seen,
            hints: hints(update, words),
            spoken,
        }
    }
}

/// The same in a few sentences for an ear.
pub(crate) fn said(update: &SessionUpdate, words: Words) -> String {
    let is_stale = is_stale(update);
    spoken(update, &quality(update, is_stale, words), is_stale, words)
}

fn spoken(update: &SessionUpdate, quality: &Chip, is_stale: bool, words: Words) -> String {
    let args = [
        ("rate", said_rate(update, words).into()),
        ("quality", quality.text.as_str().into()),
        ("age", words.capitalised(&said_age(update, is_stale, words)).into()),
    ];
    words.capitalised(&words.say("live-spoken", &args))
}

/// Nothing is received over a link that is down, however new the newest sample still is.
fn is_stale(update: &SessionUpdate) -> bool {
    let is_down = matches!(
        update.state,
        SensorState::Stale
            | SensorState::Reconnecting
            | SensorState::Scanning
            | SensorState::Connecting
            | SensorState::Preparing
    );
    update.age_ms.is_some_and(|ms| is_down || ms >= STALE_MS)
}

/// Seconds of silence that count as lost: none while the next frame may just be on its way.
pub(crate) fn silent_s(update: &SessionUpdate) -> f64 {
    update.age_ms.filter(|ms| *ms >= SILENT_MS).map_or(0.0, |ms| ms as f64 / 1000.0)
}

/// The rate, and whether it is the strap's own; none where what comes is of nobody, or nothing comes.
fn shown_rate(update: &SessionUpdate, words: Words) -> Option<(String, bool)> {
    if is_stale(update) || update.contact == Contact::Off {
        return None;
    }
    let own = update.bpm.map(|bpm| (words.beats_per_minute(bpm), false));
    own.or_else(|| update.strap_bpm.map(|bpm| (bpm.to_string(), true)))
}

/// The rate with its unit, or that there is none.
pub(crate) fn said_rate(update: &SessionUpdate, words: Words) -> String {
    match shown_rate(update, words) {
        Some((rate, _)) => words.say("live-rate-said", &[("n", rate.into())]),
        None => words.text("live-rate-unknown"),
    }
}

/// "12:04", "3:41:20": the same in every language.
fn elapsed(seconds: f64) -> String {
    let seconds = if seconds.is_finite() { seconds.max(0.0) as u64 } else { 0 };
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

fn state(state: SensorState, words: Words) -> Chip {
    let tone = match state {
        SensorState::Streaming => Tone::Good,
        SensorState::Stale | SensorState::Refused | SensorState::Reconnecting | SensorState::Scanning => {
            Tone::Attention
        }
        _ => Tone::Plain,
    };
    Chip { text: words.sensor_state(state), tone }
}

fn quality(update: &SessionUpdate, is_stale: bool, words: Words) -> Chip {
    let chip = |id: &str, tone| Chip { text: words.text(id), tone };
    if update.contact == Contact::Off {
        return chip("live-no-contact", Tone::Attention);
    }
    if is_stale {
        return chip("live-nothing-received", Tone::Attention);
    }
    match update.quality.map(|seen| seen.grade) {
        None => chip("live-quality-waiting", Tone::Faint),
        Some(Grade::Good) => chip("live-quality-good", Tone::Good),
        Some(Grade::Fair) => chip("live-quality-fair", Tone::Plain),
        Some(Grade::Unusable(reason)) => Chip {
            text: words.say("live-quality-unread", &[("reason", words.reason(reason).into())]),
            tone: Tone::Attention,
        },
    }
}

fn age(update: &SessionUpdate, is_stale: bool, words: Words) -> Chip {
    let Some(ms) = update.age_ms else { return age_unknown(words) };
    let time = words.duration(ms as f64 / 1000.0).into();
    let tone = if is_stale { Tone::Attention } else { Tone::Plain };
    Chip { text: words.capitalised(&words.say("live-age", &[("time", time)])), tone }
}

fn age_unknown(words: Words) -> Chip {
    Chip { text: words.capitalised(&words.text("live-age-unknown")), tone: Tone::Faint }
}

/// The same for an ear: a fraction of a second says nothing to it.
fn said_age(update: &SessionUpdate, is_stale: bool, words: Words) -> String {
    match update.age_ms {
        None => words.text("live-age-unknown"),
        // What comes while the strap is off the skin is of nobody.
        Some(_) if !is_stale && update.contact != Contact::Off => words.text("live-age-now"),
        Some(ms) => words.say("live-age", &[("time", words.duration((ms / 1000).max(1) as f64).into())]),
    }
}

fn rows(update: &SessionUpdate, words: Words) -> Vec<Row> {
    let row = |title: &str, value: String| Row::new(words.text(title), value, words);
    let mut rows = vec![row("live-recorded", words.exact_duration(update.recorded_s))];
    if update.signal == Some(Signal::Ecg) {
        rows.push(row("live-read", words.exact_duration(update.analysed_s)));
        // The gap that grows now is one more.
        let silent_s = silent_s(update);
        let count = update.gaps.count + u64::from(silent_s > 0.0);
        let lost = if count == 0 {
            words.text("live-lost-nothing")
        } else {
            let time = words.duration(update.gaps.seconds + silent_s).into();
            words.say("live-lost-gaps", &[("gaps", count.into()), ("time", time)])
        };
        rows.push(row("live-lost", lost));
    }
    if let Some(percent) = update.battery {
        rows.push(row("live-battery", words.whole_percent(percent)));
    }
    if update.marks > 0 {
        rows.push(row("live-marks", words.say("live-marks-count", &[("marks", update.marks.into())])));
    }
    rows
}

/// The recorder's own trouble first, then advice, the newest first.
fn hints(update: &SessionUpdate, words: Words) -> Vec<Hint> {
    let hint = |text: String| Hint { text, tone: Tone::Attention };
    let trouble = update.trouble.iter().map(|trouble| hint(words.sentence(&trouble.said(words))));
    let advice = update.advice.iter().rev().map(|advice| hint(words.sensor_advice(advice)));
    trouble.chain(advice).collect()
}
