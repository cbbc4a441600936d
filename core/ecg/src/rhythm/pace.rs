//! Cycles in; bradycardia and tachycardia out.

use super::{Episode, EpisodeKind, cycle::Cycle, rate::RecentIntervals, span::Span};
use crate::units::{SampleIndex, SampleRate};
use std::collections::VecDeque;

/// A rate under this is bradycardia, beats per minute.
pub const BRADYCARDIA_BPM: f32 = 50.0;
/// A rate over this is tachycardia, beats per minute.
pub const TACHYCARDIA_BPM: f32 = 100.0;
/// An episode ends once the rate is this far back over (or under) the limit, beats per minute: a rate that sways
/// around the limit is one episode.
pub const PACE_HYSTERESIS_BPM: f32 = 3.0;
/// Shortest episode, seconds of readable signal.
pub const PACE_SUSTAINED_S: f64 = 30.0;

/// Cycles kept to find where a change of rate began: the median over eight notices it up to eight intervals late, and
/// a bridged interruption or two may lie between.
const LOOK_BACK: usize = 12;

/// Finds stretches in which the median rate over eight intervals stays beyond a limit.
///
/// Begin and end are where the single intervals changed, found by the largest sum of changed minus unchanged
/// intervals among the last ones (a CUSUM), so that the median's lag is taken back out. Interruptions of up to 30 s
/// are bridged; no interval is taken across them. Delay: an episode is out eight intervals after its end, at most.
#[derive(Debug)]
pub(super) struct PaceFinder {
    kind: EpisodeKind,
    sustained: u64,
    recent: RecentIntervals,
    pending: VecDeque<Cycle>,
    inside: bool,
    span: Span,
}

impl PaceFinder {
    pub(super) fn bradycardia(rate: SampleRate) -> Self {
        Self::new(EpisodeKind::Bradycardia, rate)
    }

    pub(super) fn tachycardia(rate: SampleRate) -> Self {
        Self::new(EpisodeKind::Tachycardia, rate)
    }

    fn new(kind: EpisodeKind, rate: SampleRate) -> Self {
        Self {
            kind,
            sustained: rate.samples(PACE_SUSTAINED_S) as u64,
            recent: RecentIntervals::new(),
            pending: VecDeque::with_capacity(LOOK_BACK),
            inside: false,
            span: Span::new(),
        }
    }

    pub(super) fn push(&mut self, cycle: &Cycle) -> Option<Episode> {
        let ended = if cycle.after_long_break { self.flush() } else { None };
        if self.pending.len() == LOOK_BACK {
            self.settle();
        }
        self.pending.push_back(*cycle);
        let Some(bpm) = cycle.rr_ms.and_then(|rr_ms| self.recent.push(rr_ms)) else { return ended };
        if self.inside != self.beyond(bpm, self.inside) {
            // A long break empties what could change right after it, so nothing that ended is lost here.
            return self.turn();
        }
        ended
    }

    /// Ends what is open at the last beat.
    pub(super) fn flush(&mut self) -> Option<Episode> {
        self.recent.clear();
        let ended = if self.inside { self.close(self.pending.len()) } else { None };
        self.inside = false;
        self.pending.clear();
        ended
    }

    /// Where the episode that is open and long enough to be one begins.
    pub(super) fn established(&self) -> Option<SampleIndex> {
        let (first, _) = self.span.ends()?;
        (self.inside && self.span.readable() >= self.sustained).then(|| first.index())
    }

    pub(super) fn reset(&mut self) {
        self.flush();
    }

    /// Whether a rate lies beyond the limit; inside an episode it must come back further.
    fn beyond(&self, bpm: f32, inside: bool) -> bool {
        let slack = if inside { PACE_HYSTERESIS_BPM } else { 0.0 };
        if self.kind == EpisodeKind::Bradycardia {
            bpm < BRADYCARDIA_BPM + slack
        } else {
            bpm > TACHYCARDIA_BPM - slack
        }
    }

    /// The oldest pending cycle is old enough to belong where it is.
    fn settle(&mut self) {
        let Some(oldest) = self.pending.pop_front() else { return };
        if self.inside {
            self.span.extend(&oldest);
        }
    }

    /// The rate has crossed the limit: an episode begins or ends where the intervals changed.
    fn turn(&mut self) -> Option<Episode> {
        let (mut sum, mut best, mut change) = (0, i32::MIN, 0);
        for (index, cycle) in self.pending.iter().enumerate().rev() {
            let Some(rr_ms) = cycle.rr_ms else { continue };
            let changed = self.beyond(60_000.0 / rr_ms, self.inside) != self.inside;
            sum += if changed { 1 } else { -1 };
            if sum > best {
                best = sum;
                change = index.saturating_sub(1);
            }
        }
        let ended = if self.inside { self.close(change + 1) } else { None };
        if !self.inside {
            self.pending.drain(..change);
        }
        self.inside = !self.inside;
        ended
    }

    /// Ends the episode with the first `count` pending cycles, which stay.
    fn close(&mut self, count: usize) -> Option<Episode> {
        for index in 0..count.min(self.pending.len()) {
            let cycle = self.pending[index];
            self.span.extend(&cycle);
        }
        if self.span.readable() < self.sustained {
            self.span.clear();
            return None;
        }
        self.span.finish(self.kind, |evidence| evidence.rate_bpm[1])
    }
}
