//! Whole numbers of seven bits a byte, lowest first.

use super::CodeError;

/// Appends `value`.
pub(super) fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a signed `value`: small magnitudes stay short.
pub(super) fn put_signed(out: &mut Vec<u8>, value: i64) {
    put(out, fold(value));
}

/// 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4.
pub(super) fn fold(value: i64) -> u64 {
    (value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned()
}

/// The inverse of [`fold`].
pub(super) fn unfold(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

/// Reads what was put.
#[derive(Debug)]
pub(super) struct Bytes<'a> {
    all: &'a [u8],
    at: usize,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(all: &'a [u8]) -> Self {
        Self { all, at: 0 }
    }

    /// Whether everything has been read.
    pub(super) fn is_empty(&self) -> bool {
        self.at == self.all.len()
    }

    /// Something is wrong here.
    pub(super) fn wrong(&self, what: &'static str) -> CodeError {
        CodeError { at: self.at, what }
    }

    pub(super) fn byte(&mut self) -> Result<u8, CodeError> {
        let byte = *self.all.get(self.at).ok_or(self.wrong("it ends too early"))?;
        self.at += 1;
        Ok(byte)
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], CodeError> {
        let rest = &self.all[self.at..];
        let taken = rest.get(..count).ok_or(self.wrong("it ends too early"))?;
        self.at += count;
        Ok(taken)
    }

    pub(super) fn number(&mut self) -> Result<u64, CodeError> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let low = u64::from(byte & 0x7F);
            if shift == 63 && low > 1 {
                break;
            }
            value |= low << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(self.wrong("a number of more than 64 bits"))
    }

    pub(super) fn signed(&mut self) -> Result<i64, CodeError> {
        Ok(unfold(self.number()?))
    }

    /// A length or count of at most `limit`.
    pub(super) fn count(&mut self, limit: usize) -> Result<usize, CodeError> {
        let at = self.at;
        let value = self.number()?;
        if value > limit as u64 {
            return Err(CodeError { at, what: "a length beyond its limit" });
        }
        Ok(value as usize)
    }

    /// All that has not been read.
    pub(super) fn rest(&self) -> &'a [u8] {
        &self.all[self.at..]
    }

    /// Passes over bytes of [`rest`](Self::rest) that were read there.
    pub(super) fn skip(&mut self, count: usize) {
        self.at += count;
    }
}
