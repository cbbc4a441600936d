//! Beats in; checked cardiac cycles out: a beat, the interval before it, and how much before it was unreadable.

use crate::{
    classify::{Beat, BeatClass},
    quality::Grade,
    units::{SampleIndex, SamplePosition, SampleRate},
};

/// Unreadable stretches up to this long may lie inside an episode of AF, bradycardia or tachycardia that both sides
/// belong to (30 s is also the shortest of these episodes).
pub(super) const BRIDGE_S: f64 = 30.0;

/// Intervals that a heart can have, milliseconds: 600 bpm to a standstill of ten minutes. Others are none.
const INTERVALS_MS: std::ops::RangeInclusive<f32> = 100.0..=600_000.0;

/// A beat as the rhythm stages see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cycle {
    /// R peak, a fraction of a sample.
    pub(super) at: SamplePosition,
    /// AAMI class.
    pub(super) class: BeatClass,
    /// Interval from the beat before, milliseconds; `None` where nothing may be said about it.
    pub(super) rr_ms: Option<f32>,
    /// Whether the second it lies in is good.
    pub(super) clean: bool,
    /// Unreadable samples in the recording before it.
    pub(super) unreadable: u64,
    /// Whether there was no beat for [`BRIDGE_S`] or longer before this one: no rhythm spans that.
    pub(super) after_long_break: bool,
}

impl Cycle {
    /// The sample next to the R peak.
    pub(super) fn index(&self) -> SampleIndex {
        self.at.round() as SampleIndex
    }
}

/// Makes cycles of beats and interruptions; what cannot be is left out.
#[derive(Debug)]
pub(super) struct CycleChecker {
    bridge: f64,
    last_at: Option<SamplePosition>,
    interrupted_to: SampleIndex,
    unreadable: u64,
    broken: bool,
}

impl CycleChecker {
    pub(super) fn new(rate: SampleRate) -> Self {
        Self { bridge: BRIDGE_S * rate.hz(), last_at: None, interrupted_to: 0, unreadable: 0, broken: true }
    }

    /// The cycle that ends with this beat; `None` for a beat without a place of its own: at no finite position, or
    /// not after the beat before.
    pub(super) fn push(&mut self, beat: &Beat) -> Option<Cycle> {
        let at = beat.position;
        // Past 2^52 samples (a million years) a position has no whole samples any more.
        if !(0.0..4.5e15).contains(&at) || self.last_at.is_some_and(|last| at <= last) {
            return None;
        }
        let rr_ms = (!self.broken && INTERVALS_MS.contains(&beat.rr_ms)).then_some(beat.rr_ms);
        let after_long_break = self.last_at.is_none_or(|last| at - last > self.bridge);
        self.last_at = Some(at);
        self.broken = false;
        Some(Cycle {
            at,
            class: beat.class,
            rr_ms,
            clean: beat.grade == Grade::Good,
            unreadable: self.unreadable,
            after_long_break,
        })
    }

    /// Takes note of an unreadable stretch after the last beat. What was counted before is not counted again.
    pub(super) fn interrupt(&mut self, from: SampleIndex, to: SampleIndex) {
        let from = from.max(self.interrupted_to);
        if to > from {
            self.unreadable = self.unreadable.saturating_add(to - from);
            self.interrupted_to = to;
            self.broken = true;
        }
    }

    pub(super) fn reset(&mut self) {
        *self = Self { bridge: self.bridge, last_at: None, interrupted_to: 0, unreadable: 0, broken: true };
    }
}
