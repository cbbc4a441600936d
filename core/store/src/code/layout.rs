//! Where notifications hold their samples and their clock.
//!
//! A layout is a way to pack and no claim about the bytes: any bytes that are long enough go through any layout and
//! come back the same. A notification that its layout does not make smaller is kept as it is.

use crate::Characteristic;

/// Where a notification holds what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// Byte of the device's clock, little-endian.
    clock_at: usize,
    /// Bytes of the clock.
    clock_width: usize,
    /// Byte of the first sample: signed, little-endian, to the end.
    pub(super) samples_at: usize,
    /// Bytes of a sample.
    pub(super) sample_width: usize,
}

/// All layouts; a chunk names one by its number, so that a new one goes to the end.
const LAYOUTS: [Layout; 4] = [
    // Polar PMD ECG, type 0: type, u64 ns, frame type, i24 microvolts.
    Layout { clock_at: 1, clock_width: 8, samples_at: 10, sample_width: 3 },
    // Movesense /Meas/ECG/.../mV: kind, reference, u32 ms, i16.
    Layout { clock_at: 2, clock_width: 4, samples_at: 6, sample_width: 2 },
    // Movesense /Meas/ECG/...: the same with i32.
    Layout { clock_at: 2, clock_width: 4, samples_at: 6, sample_width: 4 },
    // Lepu real-time: frame of 7, 20 bytes of state with the recording time at 4, count, i16; the last byte a sum.
    Layout { clock_at: 11, clock_width: 4, samples_at: 29, sample_width: 2 },
];

impl Layout {
    /// The layout of this number.
    pub(super) fn numbered(number: u8) -> Option<Self> {
        LAYOUTS.get(usize::from(number)).copied()
    }

    /// The layout to try for a notification, with its number.
    pub(super) fn of(characteristic: Characteristic, bytes: &[u8]) -> Option<(u8, Self)> {
        let number = match (characteristic, bytes) {
            (Characteristic::PMD_DATA, _) => 0,
            (Characteristic::MOVESENSE, [2 | 3, ..]) => {
                1 + u8::from((bytes.len() + 2).is_multiple_of(4) && bytes.len() > 48)
            }
            (Characteristic::LEPU, _) => 3,
            _ => return None,
        };
        let layout = Self::numbered(number)?;
        (bytes.len() >= layout.samples_at + layout.sample_width).then_some((number, layout))
    }

    /// Parts of a notification: the device's clock; every other byte before the samples; samples; bytes after them.
    pub(super) fn split(self, bytes: &[u8]) -> (u64, Vec<u8>, Vec<i32>, &[u8]) {
        let (before, samples) = bytes.split_at(self.samples_at);
        let clock = &before[self.clock_at..self.clock_at + self.clock_width];
        let clock = clock.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte));
        let other = [&before[..self.clock_at], &before[self.clock_at + self.clock_width..]].concat();
        let chunks = samples.chunks_exact(self.sample_width);
        let rest = chunks.remainder();
        let unused = 32 - 8 * self.sample_width as u32;
        let value = |bytes: &[u8]| {
            let value = bytes.iter().rev().fold(0u32, |value, byte| value << 8 | u32::from(*byte));
            // The sign is spread from the sample's own highest bit.
            (value << unused).cast_signed() >> unused
        };
        (clock, other, chunks.map(value).collect(), rest)
    }

    /// Bytes that are neither the clock nor samples, before the samples.
    pub(super) fn other_width(self) -> usize {
        self.samples_at - self.clock_width
    }

    /// The notification of these parts.
    pub(super) fn join(self, clock: u64, other: &[u8], values: &[i32], rest: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.samples_at + values.len() * self.sample_width + rest.len());
        bytes.extend_from_slice(&other[..self.clock_at]);
        bytes.extend_from_slice(&clock.to_le_bytes()[..self.clock_width]);
        bytes.extend_from_slice(&other[self.clock_at..]);
        for value in values {
            bytes.extend_from_slice(&value.to_le_bytes()[..self.sample_width]);
        }
        bytes.extend_from_slice(rest);
        bytes
    }

    /// Where the clock wraps.
    pub(super) fn clock_mask(self) -> u64 {
        u64::MAX >> (64 - 8 * self.clock_width)
    }
}
