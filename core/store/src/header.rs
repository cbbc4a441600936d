//! The first 8 KiB of a recording's file: what it is, its own key sealed with the store's, and its head. Twice.
//!
//! | bytes | what |
//! |---|---|
//! | 0-7 | `STRAPREC` |
//! | 8-9 | format version, little-endian |
//! | 10-25 | the recording's id |
//! | 26-97 | its key, sealed with the store's key: nonce 24, key 32, tag 16 |
//! | 98-101 | length of the sealed head, little-endian |
//! | 102.. | the head as JSON, sealed with the recording's key |
//! | 4092-4095 | CRC-32 of all before, little-endian |
//!
//! The check sum is what tells a damaged header from one that is sealed with another key. The second copy lies in
//! another sector of the disk. Overwriting both destroys the only key to everything else in the file.

use crate::{Damage, Piece, Problem, RecordingHead, RecordingId, disk::DiskFile, seal::Cipher};
use std::io;

/// The format version that is written, and the newest that is read. Each version has a fixture that is read in a test.
pub const FORMAT_VERSION: u16 = 1;

const MAGIC: &[u8; 8] = b"STRAPREC";
/// Bytes of one copy.
pub(crate) const BLOCK: usize = 4096;
/// Where the chunks begin.
pub(crate) const CHUNKS_AT: u64 = 2 * BLOCK as u64;
const ID_AT: usize = 10;
const KEY_AT: usize = 26;
const HEAD_LENGTH_AT: usize = 98;
const HEAD_AT: usize = 102;
const CRC_AT: usize = BLOCK - 4;

/// What a header says.
#[derive(Debug)]
pub(crate) struct Header {
    /// The recording's cipher, bound to the recording.
    pub(crate) seal: RecordingSeal,
    pub(crate) head: RecordingHead,
}

/// Why a header cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Whole, and sealed with another key.
    Locked,
    /// Whole, and of a later version.
    FromTheFuture(u16),
    /// Neither copy is whole.
    Damaged,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Locked => Problem::Locked,
            Refusal::FromTheFuture(found) => Problem::FromTheFuture { found, known: FORMAT_VERSION },
            Refusal::Damaged => Problem::Damaged(Damage::Header),
        }
    }
}

/// Seals and opens what belongs to a recording.
#[derive(Debug, Clone)]
pub(crate) struct RecordingSeal {
    cipher: Cipher,
    version: u16,
    id: RecordingId,
}

impl RecordingSeal {
    /// Seals what is used for `purpose` at this `place`.
    pub(crate) fn seal(&self, purpose: &str, place: &[u8], plain: &[u8]) -> io::Result<Vec<u8>> {
        self.cipher.seal(&bound(purpose, self.version, self.id, place), plain)
    }

    /// What was sealed for this purpose at this place.
    pub(crate) fn open(&self, purpose: &str, place: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        self.cipher.open(&bound(purpose, self.version, self.id, place), sealed)
    }
}

/// What a seal is bound to: its purpose, the format's version, the recording and the place in it.
fn bound(purpose: &str, version: u16, id: RecordingId, place: &[u8]) -> Vec<u8> {
    [b"strapline ", purpose.as_bytes(), &version.to_le_bytes(), &id.0, place].concat()
}

/// The header of a new recording and its bytes.
pub(crate) fn create(
    store: &Cipher,
    id: RecordingId,
    head: &RecordingHead,
) -> Result<(Header, Vec<u8>), Problem> {
    let unit = head.millivolts_per_unit;
    if !(unit.is_finite() && unit > 0.0) {
        return Err(Problem::NoUnit(unit));
    }
    let version = FORMAT_VERSION;
    let (cipher, wrapped) = store.wrap_new_key(&bound("key", version, id, &[]))?;
    let seal = RecordingSeal { cipher, version, id };
    let json = serde_json::to_vec(head).map_err(|error| Problem::Io(error.into()))?;
    let sealed = seal.seal("head", &[], &json)?;
    if sealed.len() > CRC_AT - HEAD_AT {
        return Err(Problem::TooLong { what: Piece::RecordingHead, limit: CRC_AT - HEAD_AT });
    }
    let mut block = vec![0; BLOCK];
    block[..8].copy_from_slice(MAGIC);
    block[8..ID_AT].copy_from_slice(&version.to_le_bytes());
    block[ID_AT..KEY_AT].copy_from_slice(&id.0);
    block[KEY_AT..HEAD_LENGTH_AT].copy_from_slice(&wrapped);
    block[HEAD_LENGTH_AT..HEAD_AT].copy_from_slice(&(sealed.len() as u32).to_le_bytes());
    block[HEAD_AT..HEAD_AT + sealed.len()].copy_from_slice(&sealed);
    let crc = crc32fast::hash(&block[..CRC_AT]);
    block[CRC_AT..].copy_from_slice(&crc.to_le_bytes());
    Ok((Header { seal, head: head.clone() }, block.repeat(2)))
}

/// Reads the header of a recording's file, from whichever copy is whole.
pub(crate) fn read(
    file: &mut dyn DiskFile,
    store: &Cipher,
    id: RecordingId,
) -> Result<Result<Header, Refusal>, Problem> {
    let mut refusal = Refusal::Damaged;
    for copy in 0..2 {
        let mut block = vec![0; BLOCK];
        let read = file.read_at(copy * BLOCK as u64, &mut block)?;
        match parse(&block[..read], store, id) {
            Ok(header) => return Ok(Ok(header)),
            Err(Refusal::Damaged) => {}
            Err(whole) => refusal = whole,
        }
    }
    Ok(Err(refusal))
}

fn parse(block: &[u8], store: &Cipher, id: RecordingId) -> Result<Header, Refusal> {
    let (said, crc) = block.split_at_checked(CRC_AT).ok_or(Refusal::Damaged)?;
    if crc != crc32fast::hash(said).to_le_bytes() || &said[..8] != MAGIC {
        return Err(Refusal::Damaged);
    }
    let version = u16::from_le_bytes([said[8], said[9]]);
    if version > FORMAT_VERSION {
        return Err(Refusal::FromTheFuture(version));
    }
    if said[ID_AT..KEY_AT] != id.0 {
        return Err(Refusal::Damaged);
    }
    let key = &said[KEY_AT..HEAD_LENGTH_AT];
    let cipher = store.unwrap_key(&bound("key", version, id, &[]), key).ok_or(Refusal::Locked)?;
    let seal = RecordingSeal { cipher, version, id };
    let length: [u8; 4] = said[HEAD_LENGTH_AT..HEAD_AT].try_into().map_err(|_| Refusal::Damaged)?;
    let sealed = said[HEAD_AT..].get(..u32::from_le_bytes(length) as usize).ok_or(Refusal::Damaged)?;
    let json = seal.open("head", &[], sealed).ok_or(Refusal::Damaged)?;
    let head = serde_json::from_slice(&json).map_err(|_| Refusal::Damaged)?;
    Ok(Header { seal, head })
}
