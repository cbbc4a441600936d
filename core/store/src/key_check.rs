//! The store's own file: its format version, and whether a key is the right one. Two copies, as it is all that
//! tells a wrong key where there are no recordings.
//!
//! | bytes | what |
//! |---|---|
//! | 0-7 | `STRAPSTO` |
//! | 8-9 | format version, little-endian |
//! | 10-65 | 16 bytes of zeros, sealed with the store's key |
//! | 66-69 | CRC-32 of all before, little-endian |

use crate::{
    Problem,
    disk::Disk,
    header::FORMAT_VERSION,
    seal::{Cipher, SEAL},
};

const MAGIC: &[u8; 8] = b"STRAPSTO";
const PATH: &str = "store";
const NEW_PATH: &str = "store.new";
const BOUND: &[u8] = b"strapline key check";
const SEAL_AT: usize = 10;
const ZEROS: [u8; 16] = [0; 16];
const CRC_AT: usize = SEAL_AT + SEAL + ZEROS.len();
const COPY: usize = CRC_AT + 4;
/// Where the second copy lies: another sector.
const SECOND_AT: u64 = 4096;

/// What a store says of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Checked {
    /// It is the store's.
    Right,
    /// It is not.
    WrongKey,
    /// The store does not say: it is new, or both copies are damaged.
    Missing,
}

/// Checks a key.
pub(crate) fn check(disk: &dyn Disk, cipher: &Cipher) -> Result<Checked, Problem> {
    let mut file = match disk.open(PATH) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Checked::Missing),
        Err(error) => return Err(error.into()),
    };
    for at in [0, SECOND_AT] {
        let mut copy = [0; COPY];
        if file.read_at(at, &mut copy)? < COPY
            || copy[..8] != *MAGIC
            || crc32fast::hash(&copy[..CRC_AT]).to_le_bytes() != copy[CRC_AT..]
        {
            continue;
        }
        let found = u16::from_le_bytes([copy[8], copy[9]]);
        if found > FORMAT_VERSION {
            return Err(Problem::FromTheFuture { found, known: FORMAT_VERSION });
        }
        let is_right = cipher.open(BOUND, &copy[SEAL_AT..CRC_AT]).is_some();
        return Ok(if is_right { Checked::Right } else { Checked::WrongKey });
    }
    Ok(Checked::Missing)
}

/// Makes this key the store's.
pub(crate) fn write(disk: &dyn Disk, cipher: &Cipher) -> Result<(), Problem> {
    let mut copy = MAGIC.to_vec();
    copy.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    copy.extend_from_slice(&cipher.seal(BOUND, &ZEROS)?);
    copy.extend_from_slice(&crc32fast::hash(&copy).to_le_bytes());
    let mut both = copy.clone();
    both.resize(SECOND_AT as usize, 0);
    both.extend_from_slice(&copy);
    let mut file = disk.create(NEW_PATH)?;
    file.write_at(0, &both)?;
    file.sync()?;
    disk.rename(NEW_PATH, PATH)?;
    disk.sync_folder("")?;
    Ok(())
}
