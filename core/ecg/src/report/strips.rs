//! Which stretches of signal are shown, and everything that is written on them.

use super::{
    events::beats_in,
    moment::{Moment, TimeAxis},
    rate::{interval, median},
    words,
};
use crate::{
    classify::{Beat, BeatClass},
    quality::{Grade, Reason},
    rhythm::{Episode, EpisodeKind},
    session::{Excerpt, ExcerptKind, Finished},
    units::SampleIndex,
};
use serde::Serialize;
use std::cmp::Reverse;

/// Longest strip: what fits at 25 mm/s, beside a calibration pulse, on the width that A4 and Letter share.
pub const STRIP_SECONDS: f64 = 7.0;
/// Strips of one kind, the person's own marks apart. The tables count the rest.
const OF_ONE_KIND: usize = 3;
/// Strips of the person's own marks.
const OF_MARKS: usize = 20;
/// RR intervals before a beat that say what was usual there.
const USUAL_OVER: usize = 8;
/// An excerpt's focus belongs to a beat no farther from it than this.
const FOCUS_WITHIN_S: f64 = 0.15;

/// A stretch of signal to be shown at true scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Strip {
    /// Why it is shown.
    pub why: ExcerptKind,
    /// What is seen, in words.
    pub title: String,
    /// What stands beside the title: rate, number of beats, how long.
    pub note: String,
    /// What is said about the flagged beat.
    pub detail: Option<String>,
    /// Its first sample.
    pub start: Moment,
    /// How long it is, seconds.
    pub seconds: f64,
    /// What it was chosen for.
    pub focus: Moment,
    /// Display signal, millivolts; `NaN` where nothing was received (`null` in JSON).
    pub samples: Vec<f32>,
    /// Median rate in it, beats per minute.
    pub rate_bpm: Option<f32>,
    /// Beats in it.
    pub beats: Vec<StripBeat>,
    /// Stretches that were not read.
    pub unread: Vec<Unread>,
    /// Marks of the person, seconds from its begin.
    pub marks_s: Vec<f64>,
    /// Numbers about the beat that it was chosen for, where that is an ectopic one.
    pub flagged: Option<FlaggedBeat>,
}

/// A beat on a strip.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StripBeat {
    /// R peak, seconds from the strip's begin.
    pub at_s: f64,
    /// AAMI class.
    pub class: BeatClass,
    /// The letter over it.
    pub letter: char,
    /// Calibrated probability of the class, 0 to 1.
    pub probability: f32,
    /// Where the model looked, seconds from the strip's begin.
    pub attention_s: Option<[f64; 2]>,
}

impl StripBeat {
    /// Whether it is drawn as one to look at.
    pub fn is_flagged(&self) -> bool {
        matches!(self.class, BeatClass::Ventricular | BeatClass::Supraventricular | BeatClass::Fusion)
    }
}

/// A stretch of a strip that was not read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unread {
    /// Begin, seconds from the strip's begin.
    pub from_s: f64,
    /// End, seconds from the strip's begin.
    pub to_s: f64,
    /// Why.
    pub reason: Reason,
    /// The same in words.
    pub words: String,
}

/// Numbers about an ectopic beat.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FlaggedBeat {
    /// Its class.
    pub class: BeatClass,
    /// How early it came, as a share of the usual RR there: 0.36 is 36 % early, negative is late.
    pub early: Option<f32>,
    /// RR interval before it, milliseconds.
    pub rr_ms: Option<f32>,
    /// RR interval after it, milliseconds.
    pub next_rr_ms: Option<f32>,
    /// Likeness to the person's usual beat, -1 to 1.
    pub likeness: Option<f32>,
    /// Calibrated probability of its class, 0 to 1.
    pub probability: Option<f32>,
}

/// Chooses among the excerpts and writes on them; what matters most comes first.
pub(super) fn strips(finished: &Finished, axis: &TimeAxis) -> Vec<Strip> {
    let mut order: Vec<&Excerpt> = finished.excerpts.iter().filter(|e| e.start < finished.recorded).collect();
    order.sort_by_key(|excerpt| (rank(excerpt.why), Reverse(weight(finished, excerpt)), excerpt.start));
    let beats: Vec<&Beat> = beats_in(finished).collect();
    let mut chosen: Vec<&Excerpt> = Vec::new();
    for excerpt in order {
        let alike = chosen.iter().filter(|other| rank(other.why) == rank(excerpt.why)).count();
        let limit = if matches!(excerpt.why, ExcerptKind::Mark(_)) { OF_MARKS } else { OF_ONE_KIND };
        if alike < limit && !excerpt.samples.is_empty() {
            chosen.push(excerpt);
        }
    }
    chosen.into_iter().map(|excerpt| strip(finished, axis, &beats, excerpt)).collect()
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

/// How much an excerpt tells among those of its kind: beats of a run, length of a pause or of an episode.
fn weight(finished: &Finished, excerpt: &Excerpt) -> u64 {
    episode(finished, excerpt).map_or(0, |episode| match episode.kind {
        EpisodeKind::Run(_) => u64::from(episode.evidence.beats),
        EpisodeKind::Pause => episode.evidence.longest_rr_ms as u64,
        _ => episode.end - episode.start,
    })
}

/// Where the focus stands in the strip, as a share of its length: an onset needs what follows, a mark what came before.
fn focus_share(why: ExcerptKind) -> f64 {
    match why {
        ExcerptKind::Episode(EpisodeKind::Pause) | ExcerptKind::LongestRr => 0.4,
        ExcerptKind::Episode(_) => 0.3,
        ExcerptKind::Mark(_) => 0.6,
        _ => 0.5,
    }
}

fn strip(finished: &Finished, axis: &TimeAxis, beats: &[&Beat], excerpt: &Excerpt) -> Strip {
    let window = window(finished, excerpt);
    let (from, to) = (window.start, window.end);
    let rate = finished.rate;
    let seconds_in = |position: f64| (position - from as f64) / rate.hz();
    let skip = (from - excerpt.start) as usize;
    let samples = excerpt.samples[skip..skip + (to - from) as usize].to_vec();
    let first = beats.partition_point(|beat| beat.position < from as f64);
    let shown: Vec<&Beat> =
        beats.iter().skip(first).take_while(|b| b.position < to as f64).copied().collect();

    // The first beat's interval began before the strip.
    let mut intervals: Vec<f32> = shown.iter().skip(1).filter_map(|beat| interval(beat)).collect();
    let rate_bpm = Some(60_000.0 / median(&mut intervals)).filter(|bpm| bpm.is_finite());
    let flagged = flagged(finished, beats, excerpt);
    let episode = episode(finished, excerpt);
    let mark = match excerpt.why {
        ExcerptKind::Mark(n) => finished.marks.get(n).map(|mark| mark.words.as_str()),
        _ => None,
    };
    Strip {
        why: excerpt.why,
        title: words::strip_title(excerpt.why, mark),
        note: words::strip_note(
            excerpt.why,
            rate_bpm,
            episode.map(|e| (e, rate.seconds((e.end - e.start) as f64))),
        ),
        detail: flagged.as_ref().and_then(words::flagged_beat),
        start: axis.at(from as f64),
        seconds: rate.seconds((to - from) as f64),
        focus: axis.at(excerpt.focus.clamp(from, to) as f64),
        beats: shown.iter().map(|beat| on_strip(beat, seconds_in(beat.position))).collect(),
        unread: unread(finished, from, &samples),
        marks_s: finished
            .marks
            .iter()
            .filter(|mark| window.contains(&mark.at))
            .map(|mark| seconds_in(mark.at as f64))
            .collect(),
        samples,
        rate_bpm,
        flagged,
    }
}

/// The part of the excerpt that is shown: its focus at the place that suits its kind, its ends within the excerpt and
/// the recording.
fn window(finished: &Finished, excerpt: &Excerpt) -> std::ops::Range<SampleIndex> {
    let end = excerpt.start.saturating_add(excerpt.samples.len() as u64).min(finished.recorded);
    let length = (finished.rate.samples(STRIP_SECONDS) as u64).min(end - excerpt.start);
    let lead = (length as f64 * focus_share(excerpt.why)) as u64;
    let from = excerpt.focus.saturating_sub(lead).clamp(excerpt.start, end - length);
    from..from + length
}

fn on_strip(beat: &Beat, at_s: f64) -> StripBeat {
    let attention_s = beat
        .attention
        .map(|looked| [looked.from_ms, looked.to_ms].map(|ms| at_s + f64::from(ms) / 1000.0))
        .filter(|[from, to]| from < to);
    StripBeat {
        at_s,
        class: beat.class,
        letter: beat.class.letter(),
        probability: beat.probability,
        attention_s,
    }
}

/// The episode that an excerpt shows: of its kind, and beginning at its focus or nearest to it.
fn episode<'a>(finished: &'a Finished, excerpt: &Excerpt) -> Option<&'a Episode> {
    let ExcerptKind::Episode(kind) = excerpt.why else { return None };
    finished
        .episodes
        .iter()
        .filter(|episode| episode.kind == kind && episode.start < episode.end)
        .min_by_key(|episode| episode.start.abs_diff(excerpt.focus))
}

/// The ectopic beat at the focus, where the excerpt was kept for one.
fn flagged(finished: &Finished, beats: &[&Beat], excerpt: &Excerpt) -> Option<FlaggedBeat> {
    use EpisodeKind::{Couplet, Run};
    if !matches!(excerpt.why, ExcerptKind::SingleBeat(_) | ExcerptKind::Episode(Couplet(_) | Run(_))) {
        return None;
    }
    let after = beats.partition_point(|beat| beat.position < excerpt.focus as f64);
    let distance = |n: usize| (beats[n].position - excerpt.focus as f64).abs();
    let nearest = (after.saturating_sub(1)..(after + 1).min(beats.len()))
        .min_by(|a, b| distance(*a).total_cmp(&distance(*b)))
        .filter(|n| distance(*n) <= FOCUS_WITHIN_S * finished.rate.hz())?;
    let beat = beats[nearest];
    let shown = on_strip(beat, 0.0);
    if !shown.is_flagged() {
        return None;
    }
    let mut before: Vec<f32> =
        beats[..nearest].iter().rev().map_while(|beat| interval(beat)).take(USUAL_OVER).collect();
    let usual = median(&mut before);
    let rr_ms = interval(beat);
    Some(FlaggedBeat {
        class: beat.class,
        early: rr_ms.map(|rr| 1.0 - rr / usual).filter(|early| early.is_finite()),
        rr_ms,
        next_rr_ms: beats.get(nearest + 1).and_then(|next| interval(next)),
        likeness: Some(beat.likeness).filter(|likeness| likeness.is_finite()),
        probability: Some(beat.probability).filter(|p| *p > 0.0 && *p <= 1.0),
    })
}

/// Unreadable seconds, and samples that were not received, within a strip; neighbours of one reason become one.
fn unread(finished: &Finished, from: SampleIndex, samples: &[f32]) -> Vec<Unread> {
    let rate = finished.rate;
    let (mut stretches, mut open): (Vec<Unread>, Option<(usize, Reason)>) = (Vec::new(), None);
    for n in 0..=samples.len() {
        let reason = samples.get(n).and_then(|sample| {
            let second = usize::try_from(rate.second_of(from + n as u64)).ok()?;
            match finished.seconds.get(second) {
                // A sensor off the skin sends nothing either, and says why.
                Some(Grade::Unusable(Reason::LeadOff)) => Some(Reason::LeadOff),
                _ if !sample.is_finite() => Some(Reason::Gap),
                Some(Grade::Unusable(reason)) => Some(*reason),
                Some(_) => None,
                None => Some(Reason::TooShort),
            }
        });
        if open.map(|(_, reason)| reason) == reason {
            continue;
        }
        if let Some((begin, reason)) = open {
            let [from_s, to_s] = [begin, n].map(|n| rate.seconds(n as f64));
            stretches.push(Unread { from_s, to_s, reason, words: words::unread(reason, to_s - from_s) });
        }
        open = reason.map(|reason| (n, reason));
    }
    stretches
}
