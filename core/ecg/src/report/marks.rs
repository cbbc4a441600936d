//! What the person marked, with what the trace showed around it.

use super::{
    coverage::Readable,
    events::beats_in,
    moment::{Moment, TimeAxis},
    rate::{interval, median},
};
use crate::{classify::BeatClass, quality::Grade, quality::Reason, rhythm::EpisodeKind, session::Finished};
use serde::Serialize;

/// What is looked at before a mark, seconds: who feels something presses a moment later.
pub const BEFORE_MARK_S: f64 = 30.0;
/// What is looked at after a mark, seconds.
pub const AFTER_MARK_S: f64 = 10.0;

/// A mark and what the trace showed around it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarkSeen {
    /// When it was pressed.
    pub at: Moment,
    /// What the person said.
    pub words: String,
    /// Share of the looked-at time that could be read, 0 to 1.
    pub readable: f64,
    /// The reason for most of what could not.
    pub reason: Option<Reason>,
    /// Median rate there, beats per minute.
    pub rate_bpm: Option<f32>,
    /// Beats there that have a class.
    pub classified: u32,
    /// Ventricular beats there.
    pub ventricular: u32,
    /// Supraventricular beats there.
    pub supraventricular: u32,
    /// Seconds from the nearest ectopic beat to the mark; negative is after it.
    pub nearest_ectopic_s: Option<f64>,
    /// Kinds of episodes that touch it.
    pub episodes: Vec<EpisodeKind>,
}

/// Every mark that lies in the recording, in order.
pub(super) fn marks(finished: &Finished, axis: &TimeAxis, readable: &Readable) -> Vec<MarkSeen> {
    finished
        .marks
        .iter()
        .filter(|mark| mark.at <= finished.recorded)
        .map(|mark| {
            let rate = finished.rate;
            let from = mark.at.saturating_sub(rate.samples(BEFORE_MARK_S) as u64);
            let to = mark.at.saturating_add(rate.samples(AFTER_MARK_S) as u64).min(finished.recorded);
            let mut seen = MarkSeen {
                at: axis.at(mark.at as f64),
                words: mark.words.clone(),
                readable: readable.between(from, to)[0] as f64 / (to - from).max(1) as f64,
                reason: main_reason(finished, from, to),
                rate_bpm: None,
                classified: 0,
                ventricular: 0,
                supraventricular: 0,
                nearest_ectopic_s: None,
                episodes: Vec::new(),
            };
            let mut intervals = Vec::new();
            let within = |position: f64| (from as f64..to as f64).contains(&position);
            for beat in beats_in(finished).filter(|beat| within(beat.position)) {
                intervals.extend(interval(beat));
                seen.classified += u32::from(beat.class != BeatClass::Unclassified);
                let v = beat.class == BeatClass::Ventricular;
                let s = beat.class == BeatClass::Supraventricular;
                seen.ventricular += u32::from(v);
                seen.supraventricular += u32::from(s);
                if v || s {
                    let before_s = rate.seconds(mark.at as f64 - beat.position);
                    let nearer = |known: f64| before_s.abs() < known.abs();
                    if seen.nearest_ectopic_s.is_none_or(nearer) {
                        seen.nearest_ectopic_s = Some(before_s);
                    }
                }
            }
            seen.rate_bpm = Some(60_000.0 / median(&mut intervals)).filter(|bpm| bpm.is_finite());
            for episode in finished.episodes.iter().filter(|e| e.start < to && e.end > from) {
                if !seen.episodes.contains(&episode.kind) {
                    seen.episodes.push(episode.kind);
                }
            }
            seen
        })
        .collect()
}

fn main_reason(finished: &Finished, from: u64, to: u64) -> Option<Reason> {
    let (first, end) = (finished.rate.second_of(from) as usize, finished.rate.second_of(to) as usize + 1);
    let seconds = finished.seconds.get(first.min(finished.seconds.len())..end.min(finished.seconds.len()))?;
    let count = |reason| seconds.iter().filter(|grade| **grade == Grade::Unusable(reason)).count();
    Reason::ALL.into_iter().rev().max_by_key(|reason| count(*reason)).filter(|reason| count(*reason) > 0)
}
