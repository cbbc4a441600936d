//! Readable time in which no heartbeat was found: nobody may be told that no pause was in it.

use super::{
    events::{Spell, beats_in},
    moment::TimeAxis,
    rate::believed,
};
use crate::{session::Finished, units::SampleIndex};
use serde::Serialize;

/// From this length on a stretch without a beat is told, and no pause is denied, seconds. One beat missed in fair signal,
/// or at an edge, makes shorter ones in any long recording.
const TOLD_S: f64 = 3.0;

/// Readable time without a heartbeat that is no pause between two beats: before the first beat of a readable stretch,
/// after its last, or between two of which one lies in a second that is only fair.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Silence {
    /// Stretches of 3 s or more together, seconds.
    pub seconds: f64,
    /// The longest of them.
    pub longest: Option<Spell>,
}

impl Silence {
    pub(super) fn of(finished: &Finished, axis: &TimeAxis) -> Self {
        let mut silence = Self::default();
        let mut beats = beats_in(finished).peekable();
        let mut graded = (0..).zip(&finished.seconds).peekable();
        while let Some((first, grade)) = graded.next() {
            if !grade.is_usable() {
                continue;
            }
            let mut next = first + 1;
            while graded.next_if(|(_, grade)| grade.is_usable()).is_some() {
                next += 1;
            }
            let ends = finished.rate.second_start(next).min(finished.recorded);
            let mut quiet_from = finished.rate.second_start(first);
            let mut before = None;
            while beats.next_if(|beat| beat.position < quiet_from as f64).is_some() {}
            while let Some(beat) = beats.next_if(|beat| beat.position < ends as f64) {
                let at = beat.position as SampleIndex;
                if believed(before, beat).is_none() {
                    silence.push(finished, axis, quiet_from, at);
                }
                quiet_from = at;
                before = Some(beat);
            }
            silence.push(finished, axis, quiet_from, ends);
        }
        silence
    }

    fn push(&mut self, finished: &Finished, axis: &TimeAxis, from: SampleIndex, to: SampleIndex) {
        let seconds = finished.rate.seconds(to.saturating_sub(from) as f64);
        if seconds < TOLD_S {
            return;
        }
        self.seconds += seconds;
        if self.longest.is_none_or(|longest| seconds > longest.seconds) {
            self.longest = Some(Spell { at: axis.at(from as f64), seconds });
        }
    }
}
