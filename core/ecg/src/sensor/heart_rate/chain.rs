//! RR intervals in; the chain that they make in time out.

use crate::sensor::event::{ChainBreak, RrInterval};

/// Two equal values within this time are one value that was told twice, unless values have piled up, milliseconds.
const TWICE_MS: u64 = 300;
/// How far a chain may lag behind its quickest before intervals are missing from it, milliseconds. Values come about
/// once a second, so that a beat is told up to a second and the radio's delay after it.
const MISSING_MS: f64 = 1800.0;
/// How far a chain may run ahead of the arrivals after values had piled up, milliseconds: then it is set anew.
const AHEAD_MS: f64 = 2000.0;
/// Nothing for this long breaks the chain, milliseconds.
const SILENCE_MS: u64 = 3500;
/// An interval outside these is no heart's, milliseconds.
const POSSIBLE_MS: std::ops::RangeInclusive<f64> = 200.0..=8000.0;

/// The clock that RR intervals are themselves: they carry no time, so a chain is set going by the arrival of its first
/// and goes on by their sum. It breaks wherever one may be missing, so that no interval is measured over a loss. Values
/// that piled up somewhere and arrive at once keep their order, but nobody can say when they were.
#[derive(Debug, Default)]
pub(in crate::sensor) struct RrChain {
    number: u32,
    begun: bool,
    index: u64,
    end_ms: f64,
    /// The smallest lag of the chain behind the arrivals, milliseconds.
    quickest_ms: f64,
    last_arrival_ms: Option<u64>,
    last_bytes: Vec<u8>,
    /// Values come at once that had piled up during a silence.
    piled_up: bool,
    pending: Option<ChainBreak>,
}

/// What a value brought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::sensor) enum Link {
    /// A chain begins.
    Chain(u32, ChainBreak),
    /// Its next interval.
    Interval(RrInterval),
}

impl RrChain {
    /// Whether these are the bytes of the value before, told twice.
    pub(in crate::sensor) fn is_told_twice(&self, bytes: &[u8], arrival_ms: u64) -> bool {
        let Some(last_ms) = self.last_arrival_ms else { return false };
        arrival_ms.saturating_sub(last_ms) < TWICE_MS && bytes == self.last_bytes && !self.piled_up
    }

    /// The chain ends here.
    pub(in crate::sensor) fn interrupt(&mut self, because: ChainBreak) {
        if self.begun {
            self.begun = false;
            self.pending.get_or_insert(because);
        }
    }

    /// Intervals that arrived together, oldest first, and the bytes that they came in.
    pub(in crate::sensor) fn push(
        &mut self,
        rr_ms: &[f64],
        bytes: &[u8],
        arrival_ms: u64,
        mut out: impl FnMut(Link),
    ) {
        let passed_ms = self.last_arrival_ms.map_or(0, |last| arrival_ms.saturating_sub(last));
        let is_ahead = self.end_ms - arrival_ms as f64 > AHEAD_MS && passed_ms > TWICE_MS;
        if passed_ms > SILENCE_MS || is_ahead {
            self.interrupt(ChainBreak::Silence);
        }
        self.piled_up = passed_ms > SILENCE_MS || (self.piled_up && passed_ms < TWICE_MS);
        self.last_arrival_ms = Some(arrival_ms);
        self.last_bytes.clear();
        self.last_bytes.extend_from_slice(&bytes[..bytes.len().min(64)]);
        if rr_ms.is_empty() {
            return;
        }
        let sum: f64 = rr_ms.iter().sum();
        if self.begun && arrival_ms as f64 - (self.end_ms + sum) > self.quickest_ms + MISSING_MS {
            // Piled-up values arrive late without any missing, but the silence before them has broken the chain already.
            self.interrupt(ChainBreak::IntervalsLost);
        }
        let mut left: f64 = sum;
        for &ms in rr_ms {
            left -= ms;
            if !POSSIBLE_MS.contains(&ms) {
                self.interrupt(ChainBreak::Impossible);
                continue;
            }
            if !self.begun {
                self.begin(arrival_ms as f64 - left - ms, &mut out);
            }
            self.end_ms += ms;
            out(Link::Interval(RrInterval {
                chain: self.number,
                index: self.index,
                ms,
                end_ms: self.end_ms,
            }));
            self.index += 1;
        }
        if self.begun {
            self.quickest_ms = self.quickest_ms.min(arrival_ms as f64 - self.end_ms);
        }
    }

    fn begin(&mut self, at_ms: f64, out: &mut impl FnMut(Link)) {
        if let Some(because) = self.pending.take() {
            self.number += 1;
            out(Link::Chain(self.number, because));
        } else {
            out(Link::Chain(self.number, ChainBreak::First));
        }
        self.begun = true;
        self.index = 0;
        self.end_ms = at_ms;
        self.quickest_ms = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(chain: &mut RrChain, rr: &[f64], arrival_ms: u64) -> Vec<Link> {
        let mut links = Vec::new();
        chain.push(rr, &[arrival_ms as u8], arrival_ms, |link| links.push(link));
        links
    }

    #[test]
    fn the_sum_of_the_intervals_is_the_clock() {
        let mut chain = RrChain::default();
        let mut count = 0;
        for n in 1..100_u64 {
            // Told once a second, up to 300 ms late.
            for link in feed(&mut chain, &[1000.0], 5000 + n * 1000 + n * 37 % 300) {
                match link {
                    Link::Chain(number, because) => {
                        assert_eq!((number, because, n), (0, ChainBreak::First, 1));
                    }
                    Link::Interval(rr) => {
                        assert_eq!(rr.index, count);
                        assert!((rr.end_ms - (6037.0 + count as f64 * 1000.0)).abs() < 1e-6);
                        count += 1;
                    }
                }
            }
        }
        assert_eq!(count, 99);
    }

    #[test]
    fn a_loss_a_silence_and_an_impossible_interval_begin_a_chain() {
        let mut chain = RrChain::default();
        feed(&mut chain, &[900.0], 1000);
        feed(&mut chain, &[900.0], 2000);
        assert!(matches!(feed(&mut chain, &[900.0], 4900)[0], Link::Chain(1, ChainBreak::IntervalsLost)));
        assert!(matches!(feed(&mut chain, &[900.0], 9000)[0], Link::Chain(2, ChainBreak::Silence)));
        chain.interrupt(ChainBreak::ContactLost);
        chain.interrupt(ChainBreak::LinkLost);
        assert!(matches!(feed(&mut chain, &[900.0], 10_000)[0], Link::Chain(3, ChainBreak::ContactLost)));
        assert_eq!(feed(&mut chain, &[0.0], 11_000), []);
        assert!(matches!(feed(&mut chain, &[900.0], 12_000)[0], Link::Chain(4, ChainBreak::Impossible)));
    }

    #[test]
    fn a_value_told_twice_is_known_and_a_pile_is_not_taken_for_it() {
        let mut chain = RrChain::default();
        chain.push(&[812.5], &[1], 1000, |_| {});
        assert!(chain.is_told_twice(&[1], 1010));
        assert!(!chain.is_told_twice(&[2], 1010));
        assert!(!chain.is_told_twice(&[1], 1900));
    }
}
