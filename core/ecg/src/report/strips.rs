//! Stretches of signal at true scale, with everything that is written on them.

use super::{
    choice::{Choice, Part, choice, choices, is_in},
    events::beats_in,
    moment::{Moment, TimeAxis},
    rate::{interval, median},
};
use crate::{
    classify::{Beat, BeatClass},
    quality::{Grade, Reason},
    rhythm::{
        Episode, EpisodeKind,
        rate::{MEDIAN_OVER, RateMeter},
    },
    session::{Excerpt, ExcerptKind, Finished},
    units::SampleIndex,
};
use serde::Serialize;

/// Longest strip: what fits at 25 mm/s, beside a calibration pulse, on the width that A4 and Letter share.
pub const STRIP_SECONDS: f64 = 7.0;
/// RR intervals before a beat that say what was usual there.
const USUAL_OVER: usize = 8;
/// What a strip was chosen for belongs to a beat no farther from it than this.
const FOCUS_WITHIN_S: f64 = 0.15;

/// A stretch of signal to be shown at true scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Strip {
    /// Why it is shown.
    pub why: ExcerptKind,
    /// Which part of it is shown.
    pub part: Part,
    /// Whether its single beat is one of several ectopic beats in a row.
    pub in_a_row: bool,
    /// What the person said, where it shows a mark.
    pub mark: Option<String>,
    /// The episode that it shows.
    pub episode: Option<StripEpisode>,
    /// Its first sample.
    pub start: Moment,
    /// How long it is, seconds.
    pub seconds: f64,
    /// What it was chosen for.
    pub focus: Moment,
    /// Display signal, millivolts; `NaN` where nothing was received (`null` in JSON).
    pub samples: Vec<f32>,
    /// Median rate in it, beats per minute; the lowest or the highest rate itself where it shows that.
    pub rate_bpm: Option<f32>,
    /// The RR interval that it shows, milliseconds, where that is the longest.
    pub longest_rr_ms: Option<f32>,
    /// Beats in it.
    pub beats: Vec<StripBeat>,
    /// Stretches that were not read.
    pub unread: Vec<Unread>,
    /// Marks of the person, seconds from its begin.
    pub marks_s: Vec<f64>,
    /// Numbers about the beat that it was chosen for, where that is an ectopic one.
    pub flagged: Option<FlaggedBeat>,
}

/// The episode that a strip shows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StripEpisode {
    /// The episode.
    pub episode: Episode,
    /// From its first sample to its last, seconds.
    pub seconds: f64,
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
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Unread {
    /// Begin, seconds from the strip's begin.
    pub from_s: f64,
    /// End, seconds from the strip's begin.
    pub to_s: f64,
    /// Why.
    pub reason: Reason,
    /// How long it is, seconds, where it does not go on beyond the strip.
    pub whole_s: Option<f64>,
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
    /// Height over the local baseline, millivolts, signed.
    pub amplitude_mv: Option<f32>,
    /// Likeness to the person's usual beat, -1 to 1.
    pub likeness: Option<f32>,
    /// Calibrated probability of its class, 0 to 1.
    pub probability: Option<f32>,
}

/// Everything that is written on the strips that are shown.
pub(super) fn strips(finished: &Finished, axis: &TimeAxis) -> Vec<Strip> {
    let beats: Vec<&Beat> = beats_in(finished).collect();
    choices(finished).iter().map(|choice| strip(finished, axis, &beats, choice)).collect()
}

/// Everything that is written on the strip of one excerpt; `None` where there is nothing of it in the recording.
pub(super) fn strip_of(finished: &Finished, axis: &TimeAxis, excerpt: &Excerpt) -> Option<Strip> {
    let beats: Vec<&Beat> = beats_in(finished).collect();
    is_in(finished, excerpt).then(|| strip(finished, axis, &beats, &choice(finished, excerpt)))
}

fn strip(finished: &Finished, axis: &TimeAxis, beats: &[&Beat], choice: &Choice) -> Strip {
    let (why, from, to) = (choice.excerpt.why, choice.window.start, choice.window.end);
    let rate = finished.rate;
    let seconds_in = |position: f64| (position - from as f64) / rate.hz();
    let skip = (from - choice.excerpt.start) as usize;
    let samples = choice.excerpt.samples[skip..skip + (to - from) as usize].to_vec();
    let first = beats.partition_point(|beat| beat.position < from as f64);
    let shown: Vec<&Beat> =
        beats.iter().skip(first).take_while(|b| b.position < to as f64).copied().collect();

    // The first beat's interval began before the strip.
    let mut intervals: Vec<f32> = shown.iter().skip(1).filter_map(|beat| interval(beat)).collect();
    let here = Some(60_000.0 / median(&mut intervals)).filter(|bpm| bpm.is_finite());
    let rate_bpm = match why {
        ExcerptKind::SlowestRate | ExcerptKind::FastestRate => rate_at(beats, choice.at).or(here),
        _ => here,
    };
    let longest_rr_ms = match why {
        ExcerptKind::LongestRr => beats.get(beats.partition_point(|beat| beat.position < choice.at as f64)),
        _ => None,
    };
    let flagged = flagged(finished, beats, choice);
    let mark = match why {
        ExcerptKind::Mark(n) => finished.marks.get(n).map(|mark| mark.words.clone()),
        _ => None,
    };
    Strip {
        why,
        part: choice.part,
        in_a_row: choice.in_a_row,
        mark,
        episode: choice.episode.map(|episode| StripEpisode {
            episode: *episode,
            seconds: rate.seconds((episode.end - episode.start - 1) as f64),
        }),
        start: axis.at(from as f64),
        seconds: rate.seconds((to - from) as f64),
        focus: axis.at(choice.at as f64),
        beats: shown.iter().map(|beat| on_strip(beat, seconds_in(beat.position))).collect(),
        unread: unread(finished, from, &samples),
        marks_s: finished
            .marks
            .iter()
            .filter(|mark| choice.window.contains(&mark.at))
            .map(|mark| seconds_in(mark.at as f64))
            .collect(),
        samples,
        rate_bpm,
        longest_rr_ms: longest_rr_ms.and_then(|beat| interval(beat)),
        flagged,
    }
}

/// The rate where a [`RateMeter`] has it: in the middle of eight intervals.
fn rate_at(beats: &[&Beat], at: SampleIndex) -> Option<f32> {
    let middle = beats.partition_point(|beat| (beat.position as SampleIndex) < at);
    let eight = beats.get(middle.checked_sub(MEDIAN_OVER / 2 - 1)?..=middle + MEDIAN_OVER / 2)?;
    let mut meter = RateMeter::new();
    eight.iter().filter_map(|beat| meter.push(beat)).last().map(|rate| rate.bpm)
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

/// The ectopic beat that a strip was chosen for: the single one, or the first of a pair or run.
fn flagged(finished: &Finished, beats: &[&Beat], choice: &Choice) -> Option<FlaggedBeat> {
    use EpisodeKind::{Couplet, Run};
    if !matches!(choice.excerpt.why, ExcerptKind::SingleBeat(_) | ExcerptKind::Episode(Couplet(_) | Run(_))) {
        return None;
    }
    let after = beats.partition_point(|beat| beat.position < choice.at as f64);
    let distance = |n: usize| (beats[n].position - choice.at as f64).abs();
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
        amplitude_mv: Some(beat.amplitude_mv).filter(|mv| mv.is_finite()),
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
            // One that reaches an end of the strip may go on beyond it.
            let whole = begin > 0 && n < samples.len();
            stretches.push(Unread { from_s, to_s, reason, whole_s: whole.then_some(to_s - from_s) });
        }
        open = reason.map(|reason| (n, reason));
    }
    stretches
}
