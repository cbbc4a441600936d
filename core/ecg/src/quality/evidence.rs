//! What a second and its neighbours say for and against a heart in them, as numbers without unit.

use super::{
    beats::BeatRing,
    blocks::{Block, BlockRing, PER_SECOND},
};

/// How many there are.
pub const COUNT: usize = 13;

/// Seconds before the one asked about in which beats count as its own.
const BEATS_BEFORE_S: f64 = 2.0;
/// Seconds after its begin in which they do.
pub(super) const BEATS_AFTER_S: f64 = 2.5;
/// Seconds before it in which beats say how high a beat is.
const HEIGHT_BEFORE_S: f64 = 6.0;
/// A beat this far outside a second still reaches into it.
const EDGE_S: f64 = 0.1;
/// Blocks either side of a beat that belong to it.
const BEAT_BLOCKS: u64 = 2;
/// Added before a ratio is taken, millivolts: far below the noise of any amplifier, in any unit.
const NEGLIGIBLE: f32 = 1e-9;

/// The evidence of one second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// Inputs of the score, in the order in which it was fitted.
    pub(super) inputs: [f32; COUNT],
    /// There is a beat in it or at its edge.
    pub(super) beaten: bool,
    /// There are beats before it and after it.
    pub(super) surrounded: bool,
    /// Height of a beat around it in the QRS band, millivolts; of the highest deflection where there is no beat.
    pub(super) height: f32,
}

impl Evidence {
    /// Gathers it for `second` from the blocks of that second and its two neighbours; `None` where too little of
    /// them was received.
    pub(super) fn gather(second: u64, blocks: &BlockRing, beats: &BeatRing) -> Option<Self> {
        let at = second as f64;
        let around = second.saturating_sub(1)..second + 2;
        let (mut peak, mut sums, mut seconds) = (0.0_f32, Sums::default(), 0);
        let mut whole = 0;
        for number in around.clone() {
            let mut list = [Block { mean: 0.0, qrs: 0.0, peak: 0.0, muscle: 0.0, mains: 0.0 }; 16];
            let mut count = 0;
            for (slot, block) in list.iter_mut().zip(blocks.second(number)) {
                *slot = *block;
                count += 1;
            }
            whole += count;
            if count < 8 {
                continue;
            }
            seconds += 1;
            sums.add(&mut list[..count]);
            peak = list[..count].iter().fold(peak, |peak, block| peak.max(block.peak));
        }
        if whole < 12 || seconds == 0 {
            return None;
        }
        let share = 1.0 / seconds as f32;
        let (floor, middle, muscle, quiet) =
            (sums.floor * share, sums.middle * share, sums.muscle * share, sums.quiet * share);

        let own = beats.between(at - BEATS_BEFORE_S, at + BEATS_AFTER_S);
        let (mut intervals, mut heights) = (Spread::default(), Spread::default());
        let (mut prominence, mut count) = (0.0_f32, 0_usize);
        let mut last: Option<f64> = None;
        for beat in own {
            count += 1;
            prominence += beat.prominence;
            heights.push(f64::from(beat.height));
            if let Some(last) = last {
                intervals.push(beat.at_s - last);
            }
            last = Some(beat.at_s);
        }
        // Where beats are rare, earlier ones say how high one is; where they are not, earlier ones may be noise.
        let from = if count > 1 { at - BEATS_BEFORE_S } else { at - HEIGHT_BEFORE_S };
        let height = beats.median_height(from, at + BEATS_AFTER_S).unwrap_or(peak) + NEGLIGIBLE;
        let beaten = beats.between(at - EDGE_S, at + 1.0 + EDGE_S).next().is_some();
        let surrounded = beats.between(at - BEATS_BEFORE_S, at + 0.5).next().is_some()
            && beats.between(at + 0.5, at + BEATS_AFTER_S).next().is_some();

        // Deflections that no beat explains.
        let (mut stray, mut stray_seconds) = (0.0_f32, 0);
        let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
        let (mut slope, mut slopes, mut energy, mut energies) = (0.0_f32, 0_u32, 0.0_f32, 0_u32);
        let mut before: Option<f32> = None;
        let first = around.start * PER_SECOND;
        let occupied = beats.occupied(first, BEAT_BLOCKS);
        for number in around {
            let mut highest = 0.0_f32;
            for block in number * PER_SECOND..(number + 1) * PER_SECOND {
                let Some(found) = blocks.get(block) else {
                    before = None;
                    continue;
                };
                if occupied >> (block - first) & 1 == 0 {
                    highest = highest.max(found.peak);
                }
                (low, high) = (low.min(found.mean), high.max(found.mean));
                if let Some(before) = before {
                    slope += (found.mean - before) * (found.mean - before);
                    slopes += 1;
                }
                energy += found.qrs * found.qrs;
                energies += 1;
                before = Some(found.mean);
            }
            stray += highest;
            stray_seconds += 1;
        }
        let stray = stray / stray_seconds as f32;
        let slope = (slope / slopes.max(1) as f32).sqrt();
        let energy = (energy / energies.max(1) as f32).sqrt();
        let ratio = |a: f32, b: f32| libm::logf((a + NEGLIGIBLE) / (b + NEGLIGIBLE)).clamp(-7.0, 7.0);
        Some(Evidence {
            inputs: [
                count.min(24) as f32,
                if count > 2 { intervals.relative() } else { 0.0 },
                if count > 1 { heights.relative() } else { 0.0 },
                ratio(height, floor),
                ratio(height, muscle),
                ratio(stray, height),
                ratio(height, middle),
                ratio(peak, middle),
                ratio(high - low, height),
                ratio(muscle, middle),
                ratio(slope, energy),
                ratio(quiet, floor),
                prominence / count.max(1) as f32,
            ],
            beaten,
            surrounded,
            height,
        })
    }
}

/// Order statistics of a second's blocks, summed over seconds.
#[derive(Debug, Default)]
struct Sums {
    /// QRS band, lower quartile: what is there between beats.
    floor: f32,
    /// QRS band, median.
    middle: f32,
    /// Muscle band, median.
    muscle: f32,
    /// Muscle band, lower quartile.
    quiet: f32,
}

impl Sums {
    fn add(&mut self, list: &mut [Block]) {
        let (quarter, half) = (list.len() / 4 - 1, list.len() / 2 - 1);
        list.sort_unstable_by(|a, b| a.qrs.total_cmp(&b.qrs));
        self.floor += list[quarter].qrs;
        self.middle += list[half].qrs;
        list.sort_unstable_by(|a, b| a.muscle.total_cmp(&b.muscle));
        self.quiet += list[quarter].muscle;
        self.muscle += list[half].muscle;
    }
}

/// Standard deviation over mean.
#[derive(Debug, Default)]
struct Spread {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Spread {
    fn push(&mut self, value: f64) {
        self.count += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    fn relative(&self) -> f32 {
        let mean = self.sum / self.count;
        if mean <= 0.0 {
            return 0.0;
        }
        let variance = (self.squares / self.count - mean * mean).max(0.0);
        ((variance.sqrt() / mean) as f32).min(3.0)
    }
}
