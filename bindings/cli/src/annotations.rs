//! Beats, rhythms and unreadable stretches as a WFDB annotation file.

use std::collections::BTreeSet;
use strapline_ecg::{
    classify::BeatClass,
    rhythm::{Episode, EpisodeKind},
    session::Finished,
    units::SampleIndex,
};
use strapline_formats::wfdb::{Annotation, Annotations, Code};

/// Subtype of a noise mark from which no signal can be read.
const UNREADABLE: i8 = -1;
/// Median rate from which a ventricular run is a tachycardia, beats per minute.
const VT_BPM: f32 = 100.0;

/// Everything that was found, in order of its sample.
///
/// Beats are `N`, `S`, `V`, `F` and `Q`. A `+` says which rhythm begins: `(AFIB`, `(VT`, `(IVR`, `(SVTA`, `(B`, `(T`,
/// or `(N` where none of these was found. A `~` with subtype -1 begins a stretch that could not be read, one with
/// subtype 0 ends it; no beat lies in it and no rhythm begins there.
pub(crate) fn of(finished: &Finished) -> Annotations {
    let unread = unreadable(finished);
    let mut list: Vec<Annotation> = Vec::new();
    for (from, to) in &unread {
        list.push(annotation(*from, Code::NOISE, UNREADABLE, ""));
        if *to < finished.recorded {
            list.push(annotation(*to, Code::NOISE, 0, ""));
        }
    }
    list.extend(rhythms(finished, &unread));
    list.extend(finished.beats.iter().map(|beat| {
        let code = Code::of(beat.class.letter()).unwrap_or(Code::NOTE);
        annotation(beat.position.round().max(0.0) as u64, code, 0, "")
    }));
    // Stable: at one sample, quality comes before rhythm and rhythm before the beat.
    list.sort_by_key(|annotation| annotation.sample);
    Annotations { rate_hz: Some(finished.rate.hz()), list, definitions: Vec::new() }
}

fn annotation(sample: u64, code: Code, sub: i8, aux: &str) -> Annotation {
    Annotation { sample, code, sub, chan: 0, num: 0, aux: aux.to_owned() }
}

/// Stretches of unusable seconds, begin and one past the end.
fn unreadable(finished: &Finished) -> Vec<(SampleIndex, SampleIndex)> {
    let mut stretches: Vec<(u64, u64)> = Vec::new();
    for (second, grade) in (0..).zip(&finished.seconds) {
        if grade.is_usable() {
            continue;
        }
        let from = finished.rate.second_start(second);
        let to = from + finished.second_len(second);
        match stretches.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => stretches.push((from, to)),
        }
    }
    stretches
}

/// A rhythm's name and its rank where several hold at once; `None` for what is no rhythm.
fn rhythm(episode: &Episode) -> Option<(u8, &'static str)> {
    Some(match episode.kind {
        EpisodeKind::Run(BeatClass::Ventricular) if episode.evidence.rate_bpm[1] < VT_BPM => (5, "(IVR"),
        EpisodeKind::Run(BeatClass::Ventricular) => (5, "(VT"),
        EpisodeKind::AtrialFibrillation => (4, "(AFIB"),
        EpisodeKind::Run(BeatClass::Supraventricular) => (3, "(SVTA"),
        EpisodeKind::Bigeminy(_) => (2, "(B"),
        EpisodeKind::Trigeminy(_) => (1, "(T"),
        _ => return None,
    })
}

/// A mark wherever the rhythm changes, and at the first sample that could be read.
fn rhythms(finished: &Finished, unread: &[(SampleIndex, SampleIndex)]) -> Vec<Annotation> {
    let episodes: Vec<_> =
        finished.episodes.iter().filter_map(|episode| Some((episode, rhythm(episode)?))).collect();
    let readable_from = match unread.first() {
        Some((0, to)) => *to,
        _ => 0,
    };
    let mut changes: BTreeSet<u64> = episodes.iter().flat_map(|(e, _)| [e.start, e.end]).collect();
    changes.insert(readable_from);
    let mut list: Vec<Annotation> = Vec::new();
    for at in changes.into_iter().filter(|at| *at < finished.recorded) {
        let holding = episodes.iter().filter(|(episode, _)| (episode.start..episode.end).contains(&at));
        let name = holding.map(|(_, rhythm)| *rhythm).max().map_or("(N", |(_, name)| name);
        if list.last().is_none_or(|last| last.aux != name) {
            list.push(annotation(at, Code::RHYTHM, 0, name));
        }
    }
    list
}
