//! What has changed from one update to the next, in words.

use crate::{
    language::{count, english},
    moments::clock,
};
use strapline_ecg::{
    classify::BeatClass,
    quality::Grade,
    rhythm::{Episode, EpisodeKind},
    sensor::Contact,
};
use strapline_live::{Gaps, SecondSeen, SessionUpdate};

/// What a person is told once, when it begins.
pub(crate) fn of(before: Option<&SessionUpdate>, now: &SessionUpdate) -> Vec<String> {
    let mut news = Vec::new();
    if before.is_none_or(|before| before.state != now.state) {
        news.push(now.state.to_string());
    }
    for advice in &now.advice {
        if before.is_none_or(|before| !before.advice.contains(advice)) {
            news.push(format!("note: {advice}"));
        }
    }
    if let Some(trouble) = &now.trouble
        && before.is_none_or(|before| before.trouble != now.trouble)
    {
        news.push(format!("note: {trouble}"));
    }
    if before.is_none_or(|before| before.contact != now.contact) {
        match now.contact {
            Contact::On => news.push("skin contact".to_owned()),
            Contact::Off => news.push("no skin contact".to_owned()),
            Contact::Unknown => {}
        }
    }
    if now.gaps.count > before.map_or(0, |before| before.gaps.count)
        && let Some(gap) = last_gap(now)
    {
        news.push(format!("gap: {gap}"));
    }
    let known = before.map_or(0, |before| before.episode_count);
    let fresh = (now.episode_count.saturating_sub(known) as usize).min(now.episodes.len());
    for episode in &now.episodes[now.episodes.len() - fresh..] {
        news.push(format!("seen: {}", self::episode(episode, now)));
    }
    news
}

/// The last gap, with its length and place.
pub(crate) fn last_gap(update: &SessionUpdate) -> Option<String> {
    let (at, samples) = update.gaps.last?;
    let hz = samples_per_second(update)?;
    Some(format!(
        "{samples} samples ({}) at {}",
        english().duration(samples as f64 / hz),
        clock(at as f64 / hz)
    ))
}

/// All gaps in a few words.
pub(crate) fn gaps(gaps: &Gaps) -> String {
    if gaps.count == 0 {
        return "no gaps".to_owned();
    }
    let uncertain = match gaps.uncertain {
        0 => String::new(),
        some => format!(", {some} of uncertain length"),
    };
    let count = count(gaps.count, "gap", "gaps");
    format!("{count}, {} missing{uncertain}", english().duration(gaps.seconds))
}

/// Samples per second of the recording's axis.
fn samples_per_second(update: &SessionUpdate) -> Option<f64> {
    update.nominal_hz
}

/// The newest grade with its reason.
pub(crate) fn quality(seen: Option<SecondSeen>) -> String {
    match seen.map(|seen| seen.grade) {
        None => "not graded yet".to_owned(),
        Some(Grade::Good) => "good".to_owned(),
        Some(Grade::Fair) => "fair".to_owned(),
        Some(Grade::Unusable(reason)) => format!("cannot be read: {}", english().reason(reason)),
    }
}

/// An episode in a few words.
pub(crate) fn episode(episode: &Episode, update: &SessionUpdate) -> String {
    let kind = |class: BeatClass| english().class(class).to_lowercase();
    let what = match episode.kind {
        EpisodeKind::Bradycardia => "slow rate".to_owned(),
        EpisodeKind::Tachycardia => "fast rate".to_owned(),
        EpisodeKind::Pause => "pause".to_owned(),
        EpisodeKind::Couplet(class) => format!("couplet, {}", kind(class)),
        EpisodeKind::Run(class) => format!("run, {}", kind(class)),
        EpisodeKind::Bigeminy(class) => format!("bigeminy, {}", kind(class)),
        EpisodeKind::Trigeminy(class) => format!("trigeminy, {}", kind(class)),
        EpisodeKind::AtrialFibrillation => "atrial fibrillation suspected".to_owned(),
    };
    let Some(hz) = samples_per_second(update) else { return what };
    let length = (episode.end - episode.start) as f64 / hz;
    format!("{what}, {} at {}", english().duration(length), clock(episode.start as f64 / hz))
}

/// Heart rate, by the recording's own beats where there are enough of them.
pub(crate) fn rate(update: &SessionUpdate) -> String {
    match (update.bpm, update.strap_bpm) {
        (Some(bpm), _) => format!("{bpm:.0} bpm"),
        (None, Some(bpm)) => format!("{bpm} bpm by the strap"),
        (None, None) => "-- bpm".to_owned(),
    }
}

/// How old the newest sample is.
pub(crate) fn age(update: &SessionUpdate) -> String {
    match update.age_ms {
        None => "not there yet".to_owned(),
        Some(ms) if ms < 60_000 => format!("{:.1} s old", ms as f64 / 1000.0),
        Some(ms) => format!("{} old", english().duration(ms as f64 / 1000.0)),
    }
}

/// The battery.
pub(crate) fn battery(update: &SessionUpdate) -> String {
    update.battery.map_or_else(|| "battery ?".to_owned(), |percent| format!("battery {percent} %"))
}
