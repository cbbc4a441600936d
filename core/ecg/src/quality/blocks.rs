//! Sixteenths of a second: what the bands held, kept for as long as a verdict may look back.

use super::bands::Split;
use crate::units::{SampleIndex, SampleRate};

/// Blocks in a second.
pub(super) const PER_SECOND: u64 = 16;
/// Blocks that are kept: sixteen seconds.
const KEPT: usize = 256;

/// What a sixteenth of a second held, millivolts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Block {
    /// Mean of the signal.
    pub(super) mean: f32,
    /// RMS in the QRS band.
    pub(super) qrs: f32,
    /// Largest deflection in the QRS band.
    pub(super) peak: f32,
    /// RMS in the muscle band.
    pub(super) muscle: f32,
    /// RMS of the mains.
    pub(super) mains: f32,
}

/// The last blocks, by number; `None` where nothing, or too little, was received.
#[derive(Debug, Clone)]
pub(super) struct BlockRing {
    ring: Box<[Option<Block>]>,
    /// Blocks that have ended.
    ended: u64,
}

impl BlockRing {
    pub(super) fn new() -> Self {
        BlockRing { ring: vec![None; KEPT].into(), ended: 0 }
    }

    /// Forgets all and goes on with block `number`.
    pub(super) fn jump(&mut self, number: u64) {
        self.ring.fill(None);
        self.ended = number;
    }

    pub(super) fn push(&mut self, block: Option<Block>) {
        self.ring[self.ended as usize % KEPT] = block;
        self.ended += 1;
    }

    /// Block `number`, if it was received and is still kept.
    pub(super) fn get(&self, number: u64) -> Option<&Block> {
        let kept = number < self.ended && number + (KEPT as u64) >= self.ended;
        if kept { self.ring[number as usize % KEPT].as_ref() } else { None }
    }

    /// The blocks of second `number` that were received.
    pub(super) fn second(&self, number: u64) -> impl Iterator<Item = &Block> {
        let first = number * PER_SECOND;
        (first..first + PER_SECOND).filter_map(|block| self.get(block))
    }
}

/// Sums over the block that is being received.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct BlockTally {
    count: u32,
    mean: f64,
    qrs: f64,
    peak: f64,
    muscle: f64,
    mains: f64,
}

impl BlockTally {
    #[inline]
    pub(super) fn push(&mut self, x: f64, split: Split) {
        self.count += 1;
        self.mean += x;
        self.qrs += split.qrs * split.qrs;
        self.peak = self.peak.max(split.qrs.abs());
        self.muscle += split.muscle * split.muscle;
        self.mains += split.mains * split.mains;
    }

    /// Ends a block that should have had `expected` samples: `None` where half or more are missing.
    pub(super) fn take(&mut self, expected: u64) -> Option<Block> {
        let sums = std::mem::take(self);
        if sums.count == 0 || u64::from(sums.count) * 2 < expected {
            return None;
        }
        let share = 1.0 / f64::from(sums.count);
        let rms = |sum: f64| (sum * share).sqrt() as f32;
        Some(Block {
            mean: (sums.mean * share) as f32,
            qrs: rms(sums.qrs),
            peak: sums.peak as f32,
            muscle: rms(sums.muscle),
            mains: rms(sums.mains),
        })
    }
}

/// One past the last sample of block `number`. Sixteen blocks tile a second exactly: a sixteenth of a rate is
/// exact in binary.
pub(super) fn block_end(rate: SampleRate, number: u64) -> SampleIndex {
    ((number + 1) as f64 * (rate.hz() / PER_SECOND as f64) - 1e-6).ceil().max(0.0) as SampleIndex
}
