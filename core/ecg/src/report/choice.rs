//! Which excerpts are shown, and which part of each.

use super::strips::STRIP_SECONDS;
use crate::{
    classify::BeatClass,
    rhythm::{Episode, EpisodeKind},
    session::{Excerpt, ExcerptKind, Finished},
    units::SampleIndex,
};
use serde::Serialize;
use std::{cmp::Reverse, ops::Range};

/// Which part of what it was chosen for a strip shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// All of it, or what lies well inside of it.
    Whole,
    /// Where it begins.
    Onset,
    /// Where it ends.
    End,
}

/// An excerpt that is shown.
#[derive(Debug, Clone)]
pub(super) struct Choice<'a> {
    pub(super) excerpt: &'a Excerpt,
    /// The episode that it shows.
    pub(super) episode: Option<&'a Episode>,
    pub(super) part: Part,
    /// The samples that are shown.
    pub(super) window: Range<SampleIndex>,
    /// The sample that its time speaks of.
    pub(super) at: SampleIndex,
    /// Whether its single beat is one of several ectopic beats in a row.
    pub(super) in_a_row: bool,
}

/// The excerpts that are shown, what matters most first.
pub(super) fn choices(finished: &Finished) -> Vec<Choice<'_>> {
    let in_it = finished.excerpts.iter().filter(|e| is_in(finished, e));
    let mut choices: Vec<Choice> = in_it.map(|excerpt| choice(finished, excerpt)).collect();
    // What lies within an episode shows it better than its onset does.
    let edge = |c: &Choice| c.part != Part::Whole;
    choices.sort_by_cached_key(|c| {
        (rank(c.excerpt.why), Reverse(weight(finished, c)), edge(c), c.excerpt.start)
    });
    let mut chosen: Vec<Choice> = Vec::new();
    for choice in choices {
        let why = choice.excerpt.why;
        let is_alike = |other: &&Choice| match why {
            // Each reason by itself.
            ExcerptKind::Unreadable(_) => other.excerpt.why == why,
            _ => rank(other.excerpt.why) == rank(why),
        };
        let alike = chosen.iter().filter(is_alike).count();
        // A beat of a run says less by itself than the run that is shown already; so does a second that could not be
        // read on a strip with others like it.
        let told = chosen.iter().any(|other| {
            choice.in_a_row && shows_a_row_of(other, why)
                || is_unreadable(why) && is_unreadable(other.excerpt.why) && other.window.contains(&choice.at)
        });
        if alike < most_of(why) && !told {
            chosen.push(choice);
        }
    }
    chosen
}

/// Whether an excerpt holds anything of the recording.
pub(super) fn is_in(finished: &Finished, excerpt: &Excerpt) -> bool {
    excerpt.start < finished.recorded && !excerpt.samples.is_empty()
}

/// Strips of one kind; the tables count the rest.
fn most_of(why: ExcerptKind) -> usize {
    use EpisodeKind::{AtrialFibrillation, Pause, Run};
    match why {
        ExcerptKind::Mark(_) => 20,
        ExcerptKind::Episode(Run(_) | Pause | AtrialFibrillation) => 3,
        ExcerptKind::Unreadable(_) => 1,
        _ => 2,
    }
}

fn is_unreadable(why: ExcerptKind) -> bool {
    matches!(why, ExcerptKind::Unreadable(_))
}

fn shows_a_row_of(choice: &Choice, why: ExcerptKind) -> bool {
    let ExcerptKind::SingleBeat(class) = why else { return false };
    choice.episode.is_some_and(|episode| is_row_of(episode.kind, class))
}

fn is_row_of(kind: EpisodeKind, class: BeatClass) -> bool {
    [EpisodeKind::Couplet(class), EpisodeKind::Run(class)].contains(&kind)
}

/// Where in the report a kind of strip comes: the smaller, the earlier.
fn rank(why: ExcerptKind) -> u8 {
    use BeatClass::{Supraventricular, Ventricular};
    match why {
        ExcerptKind::Episode(EpisodeKind::Run(Ventricular)) => 0,
        ExcerptKind::Episode(EpisodeKind::Pause) => 1,
        ExcerptKind::Episode(EpisodeKind::AtrialFibrillation) => 2,
        ExcerptKind::Episode(EpisodeKind::Couplet(Ventricular)) => 3,
        ExcerptKind::Episode(EpisodeKind::Run(_)) => 4,
        ExcerptKind::Episode(EpisodeKind::Bigeminy(Ventricular)) => 5,
        ExcerptKind::Episode(EpisodeKind::Trigeminy(Ventricular)) => 6,
        ExcerptKind::SingleBeat(Ventricular) => 7,
        ExcerptKind::Episode(EpisodeKind::Couplet(_)) => 8,
        ExcerptKind::Episode(EpisodeKind::Bigeminy(_)) => 9,
        ExcerptKind::Episode(EpisodeKind::Trigeminy(_)) => 10,
        ExcerptKind::SingleBeat(Supraventricular) => 11,
        ExcerptKind::SingleBeat(_) => 12,
        ExcerptKind::Mark(_) => 13,
        ExcerptKind::Episode(EpisodeKind::Tachycardia) => 14,
        ExcerptKind::Episode(EpisodeKind::Bradycardia) => 15,
        ExcerptKind::FastestRate => 16,
        ExcerptKind::SlowestRate => 17,
        ExcerptKind::LongestRr => 18,
        ExcerptKind::Usual => 19,
        ExcerptKind::Unreadable(_) => 20,
    }
}

/// How much an excerpt tells among those of its kind: beats of a run, how certain a pair is, length of a pause or
/// of an episode.
fn weight(finished: &Finished, choice: &Choice) -> u64 {
    choice.episode.map_or(0, |episode| match episode.kind {
        EpisodeKind::Couplet(_) => {
            let beats =
                finished.beats.iter().map(|beat| (beat.position.round() as SampleIndex, beat.probability));
            (1e6 * episode.least_probable(beats)) as u64
        }
        EpisodeKind::Run(_) => u64::from(episode.evidence.beats),
        EpisodeKind::Pause => episode.evidence.longest_rr_ms as u64,
        _ => episode.end - episode.start,
    })
}

/// What is shown of an excerpt that [`is_in`] the recording.
pub(super) fn choice<'a>(finished: &'a Finished, excerpt: &'a Excerpt) -> Choice<'a> {
    let episode = episode(finished, excerpt);
    let end = excerpt.start.saturating_add(excerpt.samples.len() as u64).min(finished.recorded);
    let length = (finished.rate.samples(STRIP_SECONDS) as u64).min(end - excerpt.start);
    let focus = excerpt.focus;
    // What stands where in the strip, as a share of its length: an onset needs what follows, an end and a mark what
    // came before.
    let (part, stands, share) = match (episode, excerpt.why) {
        (Some(e), _) if e.end - e.start <= length => (Part::Whole, u64::midpoint(e.start, e.end), 0.5),
        // Well inside, as an excerpt of AF is: its ends are not in it.
        (Some(e), _) if e.start + length <= focus && focus + length <= e.end => (Part::Whole, focus, 0.5),
        (Some(e), _) if focus.abs_diff(e.start) <= focus.abs_diff(e.end) => (Part::Onset, e.start, 0.3),
        (Some(e), _) => (Part::End, e.end - 1, 0.7),
        (None, ExcerptKind::Mark(_)) => (Part::Whole, focus, 0.6),
        (None, _) => (Part::Whole, focus, 0.5),
    };
    let from = stands.saturating_sub((length as f64 * share) as u64).clamp(excerpt.start, end - length);
    let window = from..from + length;
    let begins = episode.map(|e| if part == Part::End { e.end - 1 } else { e.start });
    let at = begins.filter(|at| window.contains(at)).unwrap_or(focus.clamp(from, from + length));
    let in_a_row = match excerpt.why {
        ExcerptKind::SingleBeat(class) => {
            finished.episodes.iter().any(|e| is_row_of(e.kind, class) && (e.start..e.end).contains(&focus))
        }
        _ => false,
    };
    Choice { excerpt, episode, part, window, at, in_a_row }
}

/// The episode that an excerpt was kept for: of its kind, around its focus or nearest to it.
fn episode<'a>(finished: &'a Finished, excerpt: &Excerpt) -> Option<&'a Episode> {
    let ExcerptKind::Episode(kind) = excerpt.why else { return None };
    let away = |episode: &Episode| {
        let inside = excerpt.focus.clamp(episode.start, episode.end);
        (excerpt.focus.abs_diff(inside), episode.start.abs_diff(excerpt.focus))
    };
    finished.episodes.iter().filter(|e| e.kind == kind && e.start < e.end).min_by_key(|episode| away(episode))
}
