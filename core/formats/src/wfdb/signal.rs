//! How samples are stored in signal files. <https://wfdb.io/spec/signal-files.html>

/// A way of storing samples, by its number in the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// 0: nothing is stored.
    Null,
    /// 8: differences, one byte each.
    Difference8,
    /// 16: two bytes, low first.
    Int16,
    /// 24: three bytes, low first.
    Int24,
    /// 32: four bytes, low first.
    Int32,
    /// 61: two bytes, high first.
    Int16Swapped,
    /// 80: one byte, offset by 128.
    Offset8,
    /// 160: two bytes, low first, offset by 32,768.
    Offset16,
    /// 212: two samples of 12 bits in three bytes.
    Packed12,
    /// 310: three samples of 10 bits in four bytes, the third in the others' upper bits.
    Packed10Split,
    /// 311: three samples of 10 bits in four bytes, one after another.
    Packed10,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Encoding; 11] = [
        Encoding::Null,
        Encoding::Difference8,
        Encoding::Int16,
        Encoding::Int24,
        Encoding::Int32,
        Encoding::Int16Swapped,
        Encoding::Offset8,
        Encoding::Offset16,
        Encoding::Packed12,
        Encoding::Packed10Split,
        Encoding::Packed10,
    ];

    /// The encoding with this number.
    pub fn numbered(code: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.number() == code)
    }

    /// Its number in the specification.
    pub fn number(self) -> u16 {
        match self {
            Encoding::Null => 0,
            Encoding::Difference8 => 8,
            Encoding::Int16 => 16,
            Encoding::Int24 => 24,
            Encoding::Int32 => 32,
            Encoding::Int16Swapped => 61,
            Encoding::Offset8 => 80,
            Encoding::Offset16 => 160,
            Encoding::Packed12 => 212,
            Encoding::Packed10Split => 310,
            Encoding::Packed10 => 311,
        }
    }

    /// The value that stands for "no sample". Differences have none.
    pub fn invalid(self) -> Option<i32> {
        match self {
            Encoding::Null | Encoding::Difference8 => None,
            Encoding::Offset8 => Some(-128),
            Encoding::Packed10 | Encoding::Packed10Split => Some(-512),
            Encoding::Packed12 => Some(-2048),
            Encoding::Int16 | Encoding::Int16Swapped | Encoding::Offset16 => Some(-32_768),
            Encoding::Int24 => Some(-8_388_608),
            Encoding::Int32 => Some(i32::MIN),
        }
    }

    /// Bytes and samples in the smallest piece that can be read by itself.
    fn piece(self) -> (usize, usize) {
        match self {
            Encoding::Null => (1, 0),
            Encoding::Difference8 | Encoding::Offset8 => (1, 1),
            Encoding::Int16 | Encoding::Int16Swapped | Encoding::Offset16 => (2, 1),
            Encoding::Int24 => (3, 1),
            Encoding::Int32 => (4, 1),
            Encoding::Packed12 => (3, 2),
            Encoding::Packed10 | Encoding::Packed10Split => (4, 3),
        }
    }

    /// How many samples `bytes` hold; those of a last, incomplete piece count where all their bits are there.
    pub(super) fn samples_in(self, bytes: u64) -> u64 {
        let (size, count) = self.piece();
        let (whole, rest) = (bytes / size as u64, bytes % size as u64);
        let partial = match (self, rest) {
            (Encoding::Packed12 | Encoding::Packed10 | Encoding::Packed10Split, 2) => 1,
            (Encoding::Packed10, 3) => 2,
            _ => 0,
        };
        whole * count as u64 + partial
    }

    /// Decodes `bytes` and appends the samples to `samples`. Each call but the last must give a whole number of
    /// pieces (a multiple of 12 bytes is one for every encoding); an incomplete last piece is read as if zeros
    /// followed. Differences come out as differences.
    pub(super) fn unpack(self, bytes: &[u8], samples: &mut Vec<i32>) {
        let (size, _) = self.piece();
        for piece in bytes.chunks(size) {
            let mut word = [0; 4];
            word[..piece.len()].copy_from_slice(piece);
            let low = u32::from(u16::from_le_bytes([word[0], word[1]]));
            let high = u32::from(u16::from_le_bytes([word[2], word[3]]));
            match self {
                Encoding::Null => {}
                Encoding::Difference8 => samples.push(signed(low, 8)),
                Encoding::Offset8 => samples.push(low.cast_signed() - 128),
                Encoding::Int16 => samples.push(signed(low, 16)),
                Encoding::Int16Swapped => samples.push(signed(low.swap_bytes() >> 16, 16)),
                Encoding::Offset16 => samples.push(low.cast_signed() - 32_768),
                Encoding::Int24 => samples.push(signed(low | high << 16, 24)),
                Encoding::Int32 => samples.push(i32::from_le_bytes(word)),
                Encoding::Packed12 => {
                    samples.extend([signed(low, 12), signed((low >> 12) << 8 | high, 12)]);
                }
                Encoding::Packed10Split => samples.extend([
                    signed(low >> 1, 10),
                    signed(high >> 1, 10),
                    signed((low >> 11) | (high >> 11) << 5, 10),
                ]),
                Encoding::Packed10 => {
                    let all = low | high << 16;
                    samples.extend([signed(all, 10), signed(all >> 10, 10), signed(all >> 20, 10)]);
                }
            }
        }
    }
}

/// The lowest `bits` of `value` as a two's complement number.
fn signed(value: u32, bits: u32) -> i32 {
    let unused = 32 - bits;
    (value << unused).cast_signed() >> unused
}
