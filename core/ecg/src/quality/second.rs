//! Seconds between their end and their grade.

use super::{
    Reason,
    line::{Line, LineSummary},
};

/// A second with more than this share missing cannot be read.
const MISSING_SHARE: f64 = 0.1;

/// Seconds that are kept.
const KEPT: usize = 32;

/// What is known of a second from the received values alone.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Second {
    pub(super) received: u64,
    /// Samples lost on the way.
    pub(super) lost: u64,
    /// Samples while the sensor was off the skin.
    pub(super) off: u64,
    /// Samples that it should have.
    pub(super) expected: u64,
    pub(super) line: Option<LineSummary>,
}

impl PartialEq for Second {
    fn eq(&self, other: &Self) -> bool {
        (self.received, self.lost, self.off) == (other.received, other.lost, other.off)
    }
}

impl Second {
    pub(super) fn miss(&mut self, samples: u64, reason: Reason) {
        if reason == Reason::LeadOff { self.off += samples } else { self.lost += samples }
    }

    pub(super) fn missing(&self) -> u64 {
        self.lost + self.off
    }

    /// Whether anything at all is missing.
    pub(super) fn is_whole(&self) -> bool {
        self.missing() == 0
    }

    /// Why the received values alone rule this second out.
    pub(super) fn fault(&self) -> Option<Reason> {
        if self.missing() as f64 > MISSING_SHARE * self.expected as f64 {
            return Some(if self.off > self.lost { Reason::LeadOff } else { Reason::Gap });
        }
        match self.line?.line {
            Line::Moves => None,
            Line::Flat => Some(Reason::Flat),
            Line::Clipped => Some(Reason::Clipped),
        }
    }
}

/// The last seconds, by number.
#[derive(Debug, Clone)]
pub(super) struct SecondRing {
    ring: [Second; KEPT],
    ended: u64,
}

impl SecondRing {
    pub(super) fn new() -> Self {
        SecondRing { ring: [Second::default(); KEPT], ended: 0 }
    }

    pub(super) fn push(&mut self, second: Second) {
        self.ring[self.ended as usize % KEPT] = second;
        self.ended += 1;
    }

    /// Goes on with second `number`; all before it are missing for `reason`.
    pub(super) fn jump(&mut self, number: u64, reason: Reason) {
        let mut second = Second { expected: 1, ..Second::default() };
        second.miss(1, reason);
        self.ring = [second; KEPT];
        self.ended = number;
    }

    pub(super) fn get(&self, number: u64) -> Option<&Second> {
        let kept = number < self.ended && number + (KEPT as u64) >= self.ended;
        kept.then(|| &self.ring[number as usize % KEPT])
    }
}
