//! Bits in bytes, highest first.

/// Appends bits.
#[derive(Debug)]
pub(super) struct BitWriter<'a> {
    out: &'a mut Vec<u8>,
    /// Bits not yet written out, in the lowest `held` bits.
    bits: u64,
    held: u32,
}

impl<'a> BitWriter<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, bits: 0, held: 0 }
    }

    /// Appends the lowest `count` bits of `value`; at most 48 at once.
    pub(super) fn put(&mut self, value: u64, count: u32) {
        debug_assert!(count <= 48 && (count == 48 || value >> count == 0));
        self.bits = (self.bits << count) | value;
        self.held += count;
        while self.held >= 8 {
            self.held -= 8;
            self.out.push((self.bits >> self.held) as u8);
        }
        self.bits &= (1 << self.held) - 1;
    }

    /// Fills the last byte with zeros.
    pub(super) fn finish(mut self) {
        if self.held > 0 {
            let fill = 8 - self.held;
            self.put(0, fill);
        }
    }
}

/// Reads what was appended; past the end `None`.
#[derive(Debug)]
pub(super) struct BitReader<'a> {
    all: &'a [u8],
    /// Bits read so far.
    at: usize,
}

impl<'a> BitReader<'a> {
    pub(super) fn new(all: &'a [u8]) -> Self {
        Self { all, at: 0 }
    }

    /// The next `count` bits; at most 48.
    pub(super) fn take(&mut self, count: u32) -> Option<u64> {
        if self.at + count as usize > self.all.len() * 8 {
            return None;
        }
        let mut value = 0u64;
        let mut left = count;
        while left > 0 {
            let in_byte = self.at % 8;
            let step = left.min(8 - in_byte as u32);
            let byte = u64::from(self.all[self.at / 8]);
            let part = (byte >> (8 - in_byte as u32 - step)) & ((1 << step) - 1);
            value = (value << step) | part;
            self.at += step as usize;
            left -= step;
        }
        Some(value)
    }

    /// Counts ones up to a zero, which is passed over; at most `limit`, after which no zero follows.
    pub(super) fn ones(&mut self, limit: u32) -> Option<u32> {
        let mut count = 0;
        while count < limit {
            if self.take(1)? == 0 {
                return Some(count);
            }
            count += 1;
        }
        Some(count)
    }

    /// Bytes that were begun.
    pub(super) fn bytes(&self) -> usize {
        self.at.div_ceil(8)
    }
}
