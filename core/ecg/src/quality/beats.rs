//! The last beats, with their height in the QRS band.

use std::collections::VecDeque;

/// Beats that are kept: at 300 bpm and false ones between, more than a verdict looks back on.
const KEPT: usize = 128;

/// A beat as the grader sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SeenBeat {
    /// R peak, seconds.
    pub(super) at_s: f64,
    /// Largest deflection in the QRS band around it, millivolts.
    pub(super) height: f32,
    /// Probability that it is a beat.
    pub(super) prominence: f32,
    /// Block that holds it.
    pub(super) block: u64,
}

/// The last beats in order of time, whatever the order in which they were found.
#[derive(Debug, Clone, Default)]
pub(super) struct BeatRing {
    list: VecDeque<SeenBeat>,
}

impl BeatRing {
    pub(super) fn new() -> Self {
        BeatRing { list: VecDeque::with_capacity(KEPT + 1) }
    }

    pub(super) fn clear(&mut self) {
        self.list.clear();
    }

    pub(super) fn push(&mut self, beat: SeenBeat) {
        let place = self.list.iter().rposition(|earlier| earlier.at_s <= beat.at_s).map_or(0, |n| n + 1);
        self.list.insert(place, beat);
        if self.list.len() > KEPT {
            self.list.pop_front();
        }
    }

    /// Beats in `from..to`, seconds.
    pub(super) fn between(&self, from: f64, to: f64) -> impl Iterator<Item = &SeenBeat> {
        let first = self.list.partition_point(|beat| beat.at_s < from);
        let end = self.list.partition_point(|beat| beat.at_s < to).max(first);
        self.list.range(first..end)
    }

    /// Median height of the beats in `from..to`; of the latest sixteen where there are more.
    pub(super) fn median_height(&self, from: f64, to: f64) -> Option<f32> {
        let mut heights = [0.0_f32; 16];
        let mut count = 0;
        for beat in self.between(from, to) {
            heights[count % 16] = beat.height;
            count += 1;
        }
        let heights = &mut heights[..count.min(16)];
        heights.sort_unstable_by(f32::total_cmp);
        heights.get(heights.len() / 2).copied()
    }

    /// Which of the 64 blocks from `first` on lie at most `reach` blocks beside one with a beat, a bit each.
    pub(super) fn occupied(&self, first: u64, reach: u64) -> u64 {
        let mut mask = 0;
        let begin = self.list.partition_point(|beat| beat.block + reach < first);
        for beat in self.list.range(begin..).take_while(|beat| beat.block < first + 64 + reach) {
            for block in beat.block.saturating_sub(reach).max(first)..=(beat.block + reach).min(first + 63) {
                mask |= 1 << (block - first);
            }
        }
        mask
    }
}
