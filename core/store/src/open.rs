//! Opens a store: takes its lock, checks the key, finishes what a kill left half done, and looks at each recording.

use crate::{
    Problem, RecordingId, Store,
    disk::Disk,
    header::{self, Refusal},
    key_check::{self, Checked},
    log::Log,
    recover::{Standing, inspect},
    seal::{Cipher, StoreKey},
    shared::{GONE, Known, Lock, NEW, Readable, Shared, erase, file_of},
    summary::Recovered,
};
use std::{collections::BTreeMap, io};

/// The store, and what was interrupted since it was last open.
pub(crate) fn open(
    disk: Box<dyn Disk>,
    key: &StoreKey,
    is_new_key: bool,
) -> Result<(Store, Vec<Recovered>), Problem> {
    let lock = Lock::take(&*disk)?;
    let cipher = key.cipher();
    let checked = key_check::check(&*disk, &cipher)?;
    if checked == Checked::WrongKey && !is_new_key {
        return Err(Problem::WrongKey);
    }
    let mut recordings = BTreeMap::new();
    let mut recovered = Vec::new();
    for name in disk.names("")? {
        let (start, end) = name.split_at_checked(RecordingId::DIGITS).unwrap_or((&name, ""));
        match start.parse() {
            Ok(id) if end.is_empty() => match disk.names(&name) {
                // A file, and no folder of a recording.
                Err(error) if error.kind() == io::ErrorKind::NotADirectory => {}
                names => {
                    remove_new(&*disk, &name, &names.unwrap_or_default());
                    recordings.insert(id, look(&*disk, &cipher, id, &mut recovered)?);
                }
            },
            Ok(_) if end == NEW || end == GONE => {
                // Should the disk refuse, the next opening tries again: it is no reason not to open.
                let _ = erase(&*disk, &name);
            }
            // Not the store's.
            _ => {}
        }
    }
    if checked == Checked::Missing && !is_new_key {
        // No check to go by: the recordings tell whether the key is theirs.
        let is_locked = |known: &Known| matches!(known, Known::Unreadable { refusal: Refusal::Locked, .. });
        if recordings.values().any(is_locked) && recordings.values().all(is_locked) {
            return Err(Problem::WrongKey);
        }
    }
    if checked != Checked::Right {
        key_check::write(&*disk, &cipher)?;
    }
    Ok((Store::new(Shared::new(disk, cipher, recordings, lock)), recovered))
}

/// Removes analyses that were being written.
fn remove_new(disk: &dyn Disk, folder: &str, names: &[String]) {
    for name in names.iter().filter(|name| name.ends_with(NEW)) {
        // Should the disk refuse, the next opening tries again.
        let _ = disk.remove_file(&format!("{folder}/{name}"));
    }
}

/// What is known of a recording that is on disk.
fn look(
    disk: &dyn Disk,
    cipher: &Cipher,
    id: RecordingId,
    recovered: &mut Vec<Recovered>,
) -> Result<Known, Problem> {
    let path = file_of(id);
    let Ok(mut file) = disk.open(&path) else {
        return Ok(Known::Unreadable { refusal: Refusal::Damaged, bytes: 0 });
    };
    let bytes = file.size()?;
    let header = match header::read(&mut *file, cipher, id)? {
        Ok(header) => header,
        Err(refusal) => return Ok(Known::Unreadable { refusal, bytes }),
    };
    let Standing { is_finished, end, looked_through } = inspect(file, &header)?;
    let mut readable = Readable { head: header.head, is_finished, end, log: None };
    if let Some(looked) = looked_through {
        let (head, end) = (&readable.head, &mut readable.end);
        recovered.push(Recovered {
            id,
            name: end.tally.name.clone().unwrap_or_else(|| head.name.clone()),
            start_ms: head.start_ms,
            end: end.tally.end,
            last_ms: end.tally.last_ms,
            torn_bytes: looked.torn_bytes,
            damaged_chunks: end.tally.damaged_chunks,
            was_finished: is_finished,
        });
        // So that the next opening need not look through it again. Without room it will, and loses nothing.
        let mut log = Log::new(disk.open(&path)?, header.seal, end.clone());
        if log.write_card(is_finished).is_ok() {
            *end = log.end().clone();
        }
    }
    Ok(Known::Readable(Box::new(readable)))
}
