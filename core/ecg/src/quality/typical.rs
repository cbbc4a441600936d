//! How far a second of this recording usually reaches.

use super::{Grade, Reason, line::LineSummary};

/// Classes of a factor of 2^(1/4), from 2^-30 to 2^34 millivolts: every unit mistake lies inside.
const CLASSES: usize = 256;
const PER_OCTAVE: f64 = 4.0;
const LOWEST_OCTAVE: f64 = -30.0;

/// A second counts as touching the end of the range when this share of it is held there.
const HELD_SHARE: f64 = 0.02;

/// Counts of seconds by their peak-to-peak.
#[derive(Debug, Clone)]
pub(super) struct TypicalRange {
    usable: Box<[u32]>,
    other: Box<[u32]>,
    received: u64,
    held: u64,
}

impl TypicalRange {
    pub(super) fn new() -> Self {
        TypicalRange { usable: vec![0; CLASSES].into(), other: vec![0; CLASSES].into(), received: 0, held: 0 }
    }

    pub(super) fn push(&mut self, line: Option<&LineSummary>, grade: Grade) {
        let Some(line) = line else { return };
        self.received += 1;
        self.held += u64::from(line.held >= HELD_SHARE);
        if line.peak_to_peak <= 0.0 || grade == Grade::Unusable(Reason::Flat) {
            return;
        }
        let octave = libm::log2(line.peak_to_peak) - LOWEST_OCTAVE;
        let class = (octave * PER_OCTAVE).clamp(0.0, (CLASSES - 1) as f64) as usize;
        let counts = if grade.is_usable() { &mut self.usable } else { &mut self.other };
        counts[class] = counts[class].saturating_add(1);
    }

    /// Millivolts, within 10 %.
    pub(super) fn median(&self) -> Option<f32> {
        let counts = if self.usable.iter().any(|&count| count > 0) { &self.usable } else { &self.other };
        let total: u64 = counts.iter().map(|&count| u64::from(count)).sum();
        let mut below = 0;
        for (class, &count) in counts.iter().enumerate() {
            below += u64::from(count);
            if count > 0 && below * 2 >= total {
                return Some(libm::exp2((class as f64 + 0.5) / PER_OCTAVE + LOWEST_OCTAVE) as f32);
            }
        }
        None
    }

    pub(super) fn clipped_share(&self) -> f32 {
        if self.received == 0 { 0.0 } else { self.held as f32 / self.received as f32 }
    }
}
