//! Rows: the recordings on this phone, the episodes of one.

use crate::{
    beat::flagged_beats,
    card::{Row, Tone},
    line::Line,
};
use strapline_ecg::{
    classify::BeatClass,
    clock::WallTime,
    report::{Report, TimeAxis, Verdict},
    rhythm::{Episode, EpisodeKind},
    session::Finished,
    units::SampleRate,
};
use strapline_store::{DURABLE_WITHIN_MS, RecordingId, RecordingState, RecordingSummary, Recovered};
use strapline_words::Words;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A recording in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordingRow {
    /// Which.
    pub id: RecordingId,
    /// Its name.
    pub name: String,
    /// When it began: "22 Nov 2026, 23:02"; empty where it cannot be read.
    pub when: String,
    /// How long it is; empty where it cannot be read.
    pub length: String,
    /// Where it stands, where that is not "finished".
    pub state: Option<String>,
    /// What was found in it, where it was analysed.
    pub said: Option<String>,
    /// How it is meant.
    pub tone: Tone,
    /// Whether it can be opened.
    pub is_readable: bool,
    /// Whether it ended without being finished, so that it can be resumed, or finished as it is.
    pub is_interrupted: bool,
    /// What tells it from others where one is chosen: when it began, and how long it is; else its name.
    pub label: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

impl RecordingRow {
    /// A recording, with the verdict of its analysis where there is one.
    pub fn new(recording: &RecordingSummary, verdict: Option<&Verdict>, words: Words) -> Self {
        let head = recording.head.as_ref();
        let name = recording.tally.name.clone().or_else(|| head.map(|head| head.name.clone()));
        let when =
            head.map_or_else(String::new, |head| when_it_began(head.start_ms, head.utc_offset_min, words));
        let length = head.map_or_else(String::new, |head| {
            if let Some(rate) = head.rate {
                return words.duration(rate.seconds(recording.tally.end as f64));
            }
            let ms = recording.tally.last_ms.map_or(0, |last_ms| last_ms.saturating_sub(head.start_ms));
            words.duration(ms.max(0) as f64 / 1000.0)
        });
        let intervals_only = head.is_some_and(|head| head.rate.is_none());
        let said = verdict
            .map(|verdict| words.verdict(verdict))
            .or_else(|| intervals_only.then(|| words.text("recording-intervals-only")));
        let state = recording_state(recording.state, words);
        let tone = match recording.state {
            RecordingState::Finished => Tone::Plain,
            RecordingState::Recording => Tone::Good,
            RecordingState::Interrupted => Tone::Attention,
            RecordingState::Locked | RecordingState::FromTheFuture | RecordingState::Damaged => Tone::Faint,
        };
        // Its name cannot be read either: as much of its id as tells it from others.
        let name = name.unwrap_or_else(|| {
            let id = recording.id.to_string();
            words.say("recording-unread", &[("id", id.get(..6).unwrap_or(&id).into())])
        });
        let args = [
            ("name", name.as_str().into()),
            ("when", when.as_str().into()),
            ("length", length.as_str().into()),
        ];
        let spoken = match (head, said.as_ref().or(state.as_ref())) {
            (None, other) => {
                let said: Vec<&str> = other.into_iter().map(String::as_str).collect();
                [&[name.as_str()][..], &said[..]].concat().join(", ")
            }
            (Some(_), Some(said)) => {
                let [name, when, length] = args;
                words.say("recording-spoken", &[name, when, length, ("said", words.capitalised(said).into())])
            }
            (Some(_), None) => words.say("recording-spoken-brief", &args),
        };
        let label =
            if when.is_empty() { name.clone() } else { Line::of([when.as_str(), length.as_str()]).text };
        Self {
            id: recording.id,
            label,
            name,
            when,
            length,
            state,
            said,
            tone,
            is_readable: head.is_some(),
            is_interrupted: recording.state == RecordingState::Interrupted && head.is_some(),
            spoken,
        }
    }
}

impl RecordingRow {
    /// Whether everything that is looked for stands in its name, its date ("22 Nov", "2026-11-22") or its result, in
    /// whatever letters of a kind it is written: "istanbul" finds "İstanbul".
    pub fn matches(&self, recording: &RecordingSummary, wanted: &str) -> bool {
        let head = recording.head.as_ref();
        let day = head.and_then(|head| day_it_began(head.start_ms, head.utc_offset_min));
        let text =
            [Some(&self.name), Some(&self.when), day.as_ref(), self.said.as_ref(), self.state.as_ref()];
        let text = text.into_iter().flatten().map(|text| folded(text)).collect::<Vec<_>>().join("\n");
        folded(wanted).split_whitespace().all(|word| text.contains(word))
    }
}

/// The text as it is looked for: no capitals, no accents, and one i for those with and without a dot, whose capitals
/// depend on the language.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            '\u{131}' => folded.push('i'),
            '\u{df}' => folded.push_str("ss"),
            other => folded.push(other),
        }
    }
    folded
}

/// Where a recording stands, unless it is whole and finished.
pub fn recording_state(state: RecordingState, words: Words) -> Option<String> {
    Some(words.text(match state {
        RecordingState::Finished => return None,
        RecordingState::Recording => "state-recording",
        RecordingState::Interrupted => "state-interrupted",
        RecordingState::Locked => "state-locked",
        RecordingState::FromTheFuture => "state-newer",
        RecordingState::Damaged => "state-damaged",
    }))
}

/// "2026-11-22", where it was recorded; `None` outside the years that are written with four digits.
pub(crate) fn day_it_began(unix_ms: i64, utc_offset_min: i16) -> Option<String> {
    let start = WallTime { unix_ms, utc_offset_min: Some(utc_offset_min) };
    // The rate does not matter to the first sample.
    let local = TimeAxis::new(SampleRate::new(100.0).ok()?, Some(start)).at(0.0).local?;
    let (year, month, day) = local.date();
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// "22 Nov 2026, 23:02", on the clock of the place where it was recorded.
pub(crate) fn when_it_began(unix_ms: i64, utc_offset_min: i16, words: Words) -> String {
    let start = WallTime { unix_ms, utc_offset_min: Some(utc_offset_min) };
    // The rate does not matter to the first sample.
    let Ok(rate) = SampleRate::new(100.0) else { return String::new() };
    let moment = TimeAxis::new(rate, Some(start)).at(0.0);
    moment.local.map_or_else(String::new, |local| {
        format!("{}, {}", words.date(local.date()), words.time_to_the_minute(moment))
    })
}

/// An episode in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct EpisodeRow {
    /// Its kind.
    pub kind: EpisodeKind,
    /// What it is.
    pub title: String,
    /// When it began.
    pub when: String,
    /// How long, how many beats, how fast.
    pub note: String,
    /// Seconds of the recording at which it begins and ends.
    pub seconds: [f64; 2],
    /// How it is meant.
    pub tone: Tone,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// The episodes of a report that are listed, in order of their start.
pub fn listed_episodes(report: &Report) -> impl Iterator<Item = &Episode> {
    report.episodes.iter().filter(|e| e.start < e.end)
}

/// The same as rows.
pub fn episode_rows(report: &Report, words: Words) -> Vec<EpisodeRow> {
    listed_episodes(report).map(|episode| episode_row(episode, report, words)).collect()
}

/// How many events and flagged beats there are, and which of these the result does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventsSaid {
    /// "3 events, 17 flagged beats"; empty where there is nothing.
    pub count: String,
    /// How many flagged beats there are to be stepped through; `None` where there is none.
    pub flagged: Option<Row>,
    /// Why the result counts fewer beats, a sentence each.
    pub notes: Vec<String>,
}

impl EventsSaid {
    /// Of a report, and the session that it is of.
    pub fn new(report: &Report, finished: &Finished, words: Words) -> Self {
        let flagged = flagged_beats(finished);
        let episodes = listed_episodes(report).count() as u64;
        let said = |id: &str, n: u64| (n > 0).then(|| words.say(id, &[("n", n.into())]));
        let count = [said("events-episodes", episodes), said("events-beats", flagged.len() as u64)];
        let fusion = flagged.iter().filter(|beat| beat.class == BeatClass::Fusion).count() as u64;
        Self {
            count: count.into_iter().flatten().collect::<Vec<_>>().join(", "),
            flagged: (!flagged.is_empty()).then(|| {
                Row::new(words.text("app-flagged-beats"), words.number(flagged.len() as u64), words)
            }),
            notes: said("events-fusion", fusion).into_iter().collect(),
        }
    }
}

fn episode_row(episode: &Episode, report: &Report, words: Words) -> EpisodeRow {
    let rate = report.recording.rate;
    let seconds = [episode.start, episode.end].map(|sample| rate.seconds(sample as f64));
    let evidence = &episode.evidence;
    let title = words.capitalised(&words.episode(episode.kind));
    let when = words.time_of_day(report.axis().at(episode.start as f64), report.spans_days());
    let bpm = |bpm: f32| ("rate", words.rate(bpm).into());
    let length = rate.seconds((episode.end - episode.start - 1) as f64);
    let figures = [
        ("beats", evidence.beats.into()),
        ("time", words.duration(length).into()),
        bpm(evidence.rate_bpm[1]),
    ];
    let note = match episode.kind {
        EpisodeKind::Pause => {
            words.say("note-pause", &[("time", words.interval(evidence.longest_rr_ms).into())])
        }
        EpisodeKind::Couplet(_) => words.say("note-pair", &[bpm(evidence.rate_bpm[2])]),
        EpisodeKind::Run(_) => words.say("note-run", &figures),
        _ => words.say("note-episode", &figures),
    };
    let tone = match episode.kind {
        EpisodeKind::Run(_) | EpisodeKind::AtrialFibrillation => Tone::Attention,
        EpisodeKind::Pause if evidence.longest_rr_ms >= 3000.0 => Tone::Attention,
        _ => Tone::Plain,
    };
    let spoken = words.say(
        "row-spoken",
        &[("when", when.as_str().into()), ("title", title.as_str().into()), ("note", note.as_str().into())],
    );
    EpisodeRow { kind: episode.kind, title, when, note, seconds, tone, spoken }
}

/// What is kept of a recording that was found interrupted when the store was opened.
pub fn recovered(recovered: &Recovered, words: Words) -> String {
    let name = ("name", recovered.name.as_str().into());
    let lost = ("lost", words.decimal(DURABLE_WITHIN_MS as f64 / 1000.0, 0).into());
    let kept = if recovered.was_finished {
        words.say("recovered-whole", &[name])
    } else {
        match recovered.last_ms.map(|last_ms| last_ms.saturating_sub(recovered.start_ms)) {
            Some(kept_ms @ 0..) => {
                let time = ("time", words.duration(kept_ms as f64 / 1000.0).into());
                words.say("recovered-kept", &[name, time, lost])
            }
            // The clock was set back meanwhile: how long it is would be a guess.
            Some(_) => words.say("recovered-kept-somehow", &[name, lost]),
            None => words.say("recovered-nothing", &[name]),
        }
    };
    match recovered.damaged_chunks {
        0 => kept,
        parts => format!("{kept} {}", words.say("recovered-unread", &[("parts", parts.into())])),
    }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn what_is_looked_for_is_found_in_whatever_letters_it_is_written() {
        for (name, wanted) in [
            ("İstanbul Işık", "istanbul"),
            ("İstanbul Işık", "ışık"),
            ("İstanbul Işık", "IŞIK"),
            ("İstanbul Işık", "isik"),
            ("ISTANBUL", "İstanbul"),
            ("Nacht im März", "MÄRZ"),
            ("Café", "cafe\u{301}"),
            ("Straße", "STRASSE"),
            ("Niño", "nino"),
            ("7\u{a0}h 31\u{a0}min", "31 min"),
        ] {
            assert!(
                folded(wanted).split_whitespace().all(|word| folded(name).contains(word)),
                "{wanted} in {name}"
            );
        }
        assert!(!folded("Işık").contains(&folded("aşk")));
    }
}
