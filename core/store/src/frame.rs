//! Chunks in a recording's file, one after the other, each sealed by itself.
//!
//! | bytes | what |
//! |---|---|
//! | 0-3 | a marker, by which reading finds its way back after damage |
//! | 4 | kind: entries or a card |
//! | 5-7 | bytes that follow, little-endian |
//! | 8-11 | the chunk's number in the recording, little-endian |
//! | 12.. | nonce, ciphertext, tag |
//!
//! The seal is bound to these 12 bytes, to the recording and to the format, so that a chunk that was moved, renumbered,
//! or taken from elsewhere does not open; numbers without a hole are what shows that none was taken out.

use crate::{Piece, Problem, disk::DiskFile, header::RecordingSeal, seal::SEAL};
use std::io;

/// Unlikely in ciphertext, and not text.
const MARKER: [u8; 4] = [0xA7, 0x53, 0x4C, 0x0D];
/// Bytes before the seal.
pub(crate) const FRAME: usize = 12;
/// Longest chunk, sealed. Everything that reads takes memory for one.
pub(crate) const MAX_SEALED: usize = 1 << 20;
/// Bytes read at once.
const WINDOW: usize = 1 << 18;

/// What a chunk holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Entries.
    Entries,
    /// What is known of the recording up to here.
    Card,
}

/// The bytes of a chunk.
pub(crate) fn build(seal: &RecordingSeal, kind: Kind, number: u32, plain: &[u8]) -> Result<Vec<u8>, Problem> {
    let sealed_length = plain.len() + SEAL;
    if sealed_length > MAX_SEALED {
        return Err(Problem::TooLong { what: Piece::Chunk, limit: MAX_SEALED - SEAL });
    }
    let mut frame = MARKER.to_vec();
    frame.push(match kind {
        Kind::Entries => 1,
        Kind::Card => 2,
    });
    frame.extend_from_slice(&(sealed_length as u32).to_le_bytes()[..3]);
    frame.extend_from_slice(&number.to_le_bytes());
    let sealed = seal.seal("chunk", &frame, plain)?;
    frame.extend_from_slice(&sealed);
    Ok(frame)
}

/// A chunk that was opened.
#[derive(Debug)]
pub(crate) struct Chunk {
    pub(crate) kind: Kind,
    pub(crate) number: u32,
    /// Its first byte.
    pub(crate) from: u64,
    /// The byte after its last.
    pub(crate) to: u64,
    pub(crate) plain: Vec<u8>,
}

/// Where a chunk begins, and its number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlaceInFile {
    pub(crate) at: u64,
    pub(crate) number: u32,
}

impl Chunk {
    /// Where it begins.
    pub(crate) fn place(&self) -> PlaceInFile {
        PlaceInFile { at: self.from, number: self.number }
    }
}

/// What lies in a file.
#[derive(Debug)]
pub(crate) enum Found {
    /// A chunk.
    Chunk(Chunk),
    /// Bytes `from..to` that are no chunk, and how many chunks are missing before the next one.
    Unreadable { from: u64, to: u64, missing: u32 },
}

/// What is held of a file.
#[derive(Debug)]
struct Window {
    file: Box<dyn DiskFile>,
    /// Nothing is read from here on.
    end: u64,
    bytes: Vec<u8>,
    at: u64,
}

impl Window {
    /// Bytes from `at` on: `least` of them, fewer where the file ends before, more where they are held anyway.
    fn from(&mut self, at: u64, least: usize) -> io::Result<&[u8]> {
        let left = self.end.saturating_sub(at);
        let least = left.min(least as u64);
        if at < self.at || at + least > self.at + self.bytes.len() as u64 {
            self.bytes.resize(left.min(least.max(WINDOW as u64)) as usize, 0);
            let read = self.file.read_at(at, &mut self.bytes)?;
            self.bytes.truncate(read);
            self.at = at;
        }
        Ok(self.bytes.get((at - self.at) as usize..).unwrap_or_default())
    }
}

/// Chunks of a file, in order.
#[derive(Debug)]
pub(crate) struct Chunks {
    window: Window,
    seal: RecordingSeal,
    at: u64,
    /// Number of the next chunk.
    next: u32,
    /// What may still be looked at in vain, bytes. A file of markers would otherwise cost its size squared.
    patience: u64,
}

/// Bytes that beginning to open a chunk costs as much as.
const BEGINNING: u64 = 1024;

impl Chunks {
    /// The chunks in the bytes of a file from `at` to `end`.
    pub(crate) fn new(file: Box<dyn DiskFile>, seal: RecordingSeal, at: u64, end: u64) -> Self {
        let patience = end.saturating_sub(at).saturating_mul(8) + 16 * MAX_SEALED as u64;
        Self { window: Window { file, end, bytes: Vec::new(), at }, seal, at, next: 0, patience }
    }

    /// Number of the next chunk.
    pub(crate) fn next_number(&self) -> u32 {
        self.next
    }

    /// Where reading ends.
    pub(crate) fn end(&self) -> u64 {
        self.window.end
    }

    /// Eight bytes, if there are as many.
    pub(crate) fn eight_bytes(&mut self, at: u64) -> io::Result<Option<[u8; 8]>> {
        Ok(self.window.from(at, 8)?.first_chunk().copied())
    }

    /// The next chunk, or what is in its place; `None` at the end.
    pub(crate) fn find(&mut self) -> io::Result<Option<Found>> {
        let (from, end) = (self.at, self.window.end);
        while self.at < end {
            if let Some(chunk) = self.open_at(self.at)? {
                let missing = chunk.number - self.next;
                self.next = chunk.number;
                if chunk.from > from || missing > 0 {
                    // The chunk itself is found again by the next call.
                    return Ok(Some(Found::Unreadable { from, to: chunk.from, missing }));
                }
                self.next += 1;
                self.at = chunk.to;
                return Ok(Some(Found::Chunk(chunk)));
            }
            self.at = if self.patience == 0 { end } else { self.next_marker(self.at + 1)? };
        }
        Ok((from < end).then_some(Found::Unreadable { from, to: end, missing: 0 }))
    }

    /// The first chunk that begins at or after a place, whatever its number.
    pub(crate) fn first_from(&mut self, mut at: u64) -> io::Result<Option<Chunk>> {
        self.next = 0;
        while at < self.window.end && self.patience > 0 {
            if let Some(chunk) = self.open_at(at)? {
                return Ok(Some(chunk));
            }
            at = self.next_marker(at + 1)?;
        }
        Ok(None)
    }

    /// What is read next.
    pub(crate) fn place(&self) -> PlaceInFile {
        PlaceInFile { at: self.at, number: self.next }
    }

    /// Goes on from a place.
    pub(crate) fn go_to(&mut self, place: PlaceInFile) {
        (self.at, self.next) = (place.at, place.number);
    }

    /// The chunk that begins here, if one does that is not older than what was read.
    pub(crate) fn open_at(&mut self, at: u64) -> io::Result<Option<Chunk>> {
        let Some(frame) = self.window.from(at, FRAME)?.first_chunk::<FRAME>().copied() else {
            return Ok(None);
        };
        let kind = match frame[4] {
            1 => Kind::Entries,
            2 => Kind::Card,
            _ => return Ok(None),
        };
        let length = u32::from_le_bytes([frame[5], frame[6], frame[7], 0]) as usize;
        let number = u32::from_le_bytes([frame[8], frame[9], frame[10], frame[11]]);
        let is_possible = frame[..4] == MARKER
            && (SEAL..=MAX_SEALED).contains(&length)
            && (self.next..u32::MAX).contains(&number);
        if !is_possible {
            return Ok(None);
        }

        let sealed = self.window.from(at + FRAME as u64, length)?.get(..length);
        let Some(plain) = sealed.and_then(|sealed| self.seal.open("chunk", &frame, sealed)) else {
            self.patience = self.patience.saturating_sub(length as u64 + BEGINNING);
            return Ok(None);
        };
        Ok(Some(Chunk { kind, number, from: at, to: at + (FRAME + length) as u64, plain }))
    }

    /// Where the next marker is, at or after `at`; the end if there is none.
    fn next_marker(&mut self, mut at: u64) -> io::Result<u64> {
        loop {
            let bytes = self.window.from(at, MARKER.len())?;
            if bytes.len() < MARKER.len() {
                return Ok(self.window.end);
            }
            if let Some(found) = bytes.windows(MARKER.len()).position(|bytes| bytes == MARKER) {
                return Ok(at + found as u64);
            }
            // A marker may begin in the last three bytes.
            at += (bytes.len() - (MARKER.len() - 1)) as u64;
        }
    }
}
