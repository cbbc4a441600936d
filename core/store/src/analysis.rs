//! Results of analyses, beside the recording that they came from.
//!
//! The recording is the truth: a result can be thrown away and made again from it. It is sealed with the recording's
//! own key, and deleted with it.
//!
//! | bytes | what |
//! |---|---|
//! | 0-7 | `STRAPANA` |
//! | 8-9 | format version, little-endian |
//! | then | parts: length (4 bytes, little-endian), nonce, ciphertext, tag; the first holds the head as JSON |

use crate::{
    Damage, Piece, Place, Problem, RecordingId, Store, StoreError,
    disk::DiskFile,
    header::{FORMAT_VERSION, RecordingSeal},
    seal::SEAL,
    shared::Shared,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::io;
use strapline_ecg::units::SampleIndex;

const MAGIC: &[u8; 8] = b"STRAPANA";
const PREFIX: &str = "analysis-";
/// Ends the name of a file while it is being written.
pub(crate) const NEW: &str = ".new";
/// Bytes of the result in one part.
const PART: usize = 1 << 18;

/// What made a result. There is one result for each of these; another under the same replaces it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AnalysisHead {
    /// The model, with its version.
    pub model: String,
    /// SHA-256 of the model's file, hexadecimal.
    pub model_hash: String,
    /// The program and its version.
    pub software: String,
}

/// A result that is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnalysisSummary {
    /// What made it.
    pub head: AnalysisHead,
    /// Where the recording ended when it was made: a recording that went on since has more.
    pub end: SampleIndex,
    /// Bytes of the result.
    pub bytes: u64,
}

impl Store {
    /// Keeps the result of an analysis, in place of one with the same head. It is there whole or not at all.
    pub fn put_analysis(
        &self,
        id: RecordingId,
        head: &AnalysisHead,
        result: &[u8],
    ) -> Result<(), StoreError> {
        let end = self.summary(id)?.tally.end;
        let summary = AnalysisSummary { head: head.clone(), end, bytes: result.len() as u64 };
        put(self.shared(), id, &summary, result).map_err(|problem| problem.at(Place::Analysis(id)))
    }

    /// The results that are stored for a recording. One that is damaged is not there, and can be made again.
    pub fn analyses(&self, id: RecordingId) -> Result<Vec<AnalysisSummary>, StoreError> {
        let list = || {
            let shared = self.shared();
            let seal = shared.header(id)?.seal;
            let mut found = Vec::new();
            for name in shared.disk.names(&id.to_string())? {
                if name.starts_with(PREFIX) && !name.ends_with(NEW) {
                    let mut parts = Parts::new(shared.disk.open(&format!("{id}/{name}"))?, &seal);
                    found.extend(parts.head().ok());
                }
            }
            found.sort_by(|a: &AnalysisSummary, b| a.head.cmp(&b.head));
            Ok(found)
        };
        list().map_err(|problem: Problem| problem.at(Place::Analysis(id)))
    }

    /// A result, byte for byte.
    pub fn analysis(&self, id: RecordingId, head: &AnalysisHead) -> Result<Vec<u8>, StoreError> {
        get(self.shared(), id, head).map_err(|problem| problem.at(Place::Analysis(id)))
    }

    /// Throws all results of a recording away. The recording stays.
    pub fn delete_analyses(&self, id: RecordingId) -> Result<(), StoreError> {
        let delete = || {
            let (disk, folder) = (&self.shared().disk, id.to_string());
            for name in disk.names(&folder)?.iter().filter(|name| name.starts_with(PREFIX)) {
                disk.remove_file(&format!("{folder}/{name}"))?;
            }
            disk.sync_folder(&folder)
        };
        self.summary(id)?;
        delete().map_err(|error| Problem::from(error).at(Place::Analysis(id)))
    }
}

fn path(id: RecordingId, head: &AnalysisHead) -> String {
    let mut hash = Sha256::new();
    for text in [&head.model, &head.model_hash, &head.software] {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    }
    let name = hash.finalize().iter().take(8).fold(String::new(), |name, byte| format!("{name}{byte:02x}"));
    format!("{id}/{PREFIX}{name}")
}

/// What a part is bound to beside the recording: its place, and whether it is the last.
fn place(number: u32, is_last: bool) -> [u8; 5] {
    let [a, b, c, d] = number.to_le_bytes();
    [a, b, c, d, u8::from(is_last)]
}

fn put(shared: &Shared, id: RecordingId, summary: &AnalysisSummary, result: &[u8]) -> Result<(), Problem> {
    let seal = shared.header(id)?.seal;
    let path = path(id, &summary.head);
    let new = format!("{path}{NEW}");
    let json = serde_json::to_vec(summary).map_err(|error| Problem::Io(error.into()))?;
    if json.len() > PART {
        return Err(Problem::TooLong { what: Piece::AnalysisSummary, limit: PART });
    }
    let mut file = shared.disk.create(&new)?;
    let write = || {
        let mut at = 0;
        let mut append = |bytes: &[u8]| {
            file.write_at(at, bytes)?;
            at += bytes.len() as u64;
            io::Result::Ok(())
        };
        append(&[MAGIC.as_slice(), &FORMAT_VERSION.to_le_bytes()].concat())?;
        let mut parts = std::iter::once(json.as_slice()).chain(result.chunks(PART)).zip(0..).peekable();
        while let Some((part, number)) = parts.next() {
            let sealed = seal.seal("analysis", &place(number, parts.peek().is_none()), part)?;
            append(&(sealed.len() as u32).to_le_bytes())?;
            append(&sealed)?;
        }
        file.sync()?;
        drop(file);
        shared.disk.rename(&new, &path)?;
        shared.disk.sync_folder(&id.to_string())
    };
    write().map_err(|error: io::Error| {
        // As good as the disk allows; the next opening of the store removes it otherwise.
        let _ = shared.disk.remove_file(&new);
        error.into()
    })
}

fn get(shared: &Shared, id: RecordingId, head: &AnalysisHead) -> Result<Vec<u8>, Problem> {
    let seal = shared.header(id)?.seal;
    let file = match shared.disk.open(&path(id, head)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Problem::NoSuchAnalysis),
        Err(error) => return Err(error.into()),
    };
    let mut parts = Parts::new(file, &seal);
    let summary = parts.head()?;
    let mut result = Vec::new();
    while let Some(part) = parts.next_part()? {
        result.extend_from_slice(&part);
    }
    if summary.head != *head || summary.bytes != result.len() as u64 {
        return Err(damaged());
    }
    Ok(result)
}

fn damaged() -> Problem {
    Problem::Damaged(Damage::Analysis)
}

/// Reads parts in order.
struct Parts<'a> {
    file: Box<dyn DiskFile>,
    seal: &'a RecordingSeal,
    at: u64,
    number: u32,
    is_done: bool,
}

impl<'a> Parts<'a> {
    fn new(file: Box<dyn DiskFile>, seal: &'a RecordingSeal) -> Self {
        Self { file, seal, at: 0, number: 0, is_done: false }
    }

    fn take(&mut self, count: usize) -> Result<Vec<u8>, Problem> {
        let mut bytes = vec![0; count];
        let read = self.file.read_at(self.at, &mut bytes)?;
        self.at += count as u64;
        if read == count { Ok(bytes) } else { Err(damaged()) }
    }

    fn head(&mut self) -> Result<AnalysisSummary, Problem> {
        let start = self.take(10)?;
        let found = u16::from_le_bytes([start[8], start[9]]);
        if start[..8] != *MAGIC {
            return Err(damaged());
        }
        if found > FORMAT_VERSION {
            return Err(Problem::FromTheFuture { found, known: FORMAT_VERSION });
        }
        let json = self.next_part()?.ok_or_else(damaged)?;
        serde_json::from_slice(&json).map_err(|_| damaged())
    }

    fn next_part(&mut self) -> Result<Option<Vec<u8>>, Problem> {
        if self.is_done {
            return Ok(None);
        }
        let length: [u8; 4] = self.take(4)?.try_into().map_err(|_| damaged())?;
        let length = u32::from_le_bytes(length) as usize;
        if length > PART + SEAL {
            return Err(damaged());
        }
        let sealed = self.take(length)?;
        let open = |is_last| self.seal.open("analysis", &place(self.number, is_last), &sealed);
        let (part, is_last) = match open(false) {
            Some(part) => (part, false),
            None => (open(true).ok_or_else(damaged)?, true),
        };
        self.number += 1;
        self.is_done = is_last;
        Ok(Some(part))
    }
}
