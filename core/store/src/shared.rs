//! What a store and its writers share: the disk, the key, and what is known of each recording.

use crate::{
    Problem, RecordingId, RecordingState, RecordingSummary, StoreError,
    disk::{Disk, DiskFile},
    entry::{Entry, RecordingHead},
    frame::Chunks,
    header::{self, CHUNKS_AT, Header, Refusal},
    log::{End, Log},
    reader::Reader,
    seal::Cipher,
    seek::pass_to,
    summary::Tally,
};
use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use strapline_ecg::units::SampleIndex;

/// What a store and its writers share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) disk: Box<dyn Disk>,
    cipher: Cipher,
    pub(crate) recordings: Mutex<BTreeMap<RecordingId, Known>>,
    // Last, so that the lock outlives everything that writes.
    _lock: Lock,
}

/// The lock of the store, which does nothing but be held.
pub(crate) struct Lock(#[allow(dead_code, reason = "it is held and never read")] Box<dyn Send + Sync>);

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lock")
    }
}

/// What is known of a recording. No log is locked while all of these are: a log is locked first.
#[derive(Debug, Clone)]
pub(crate) enum Known {
    /// It can be read.
    Readable(Box<Readable>),
    /// It cannot; its bytes are kept.
    Unreadable { refusal: Refusal, bytes: u64 },
}

/// A recording that can be read.
#[derive(Debug, Clone)]
pub(crate) struct Readable {
    pub(crate) head: RecordingHead,
    pub(crate) is_finished: bool,
    /// Where it ended when it was last not running.
    pub(crate) end: End,
    /// Its log, while it is running.
    pub(crate) log: Option<Arc<Mutex<Log>>>,
}

/// Ends the name of a recording's folder while the recording is being begun.
pub(crate) const NEW: &str = ".new";
/// Ends the name of a recording's folder once it is to be deleted, so that a kill cannot leave half of it.
pub(crate) const GONE: &str = ".gone";

/// Path of a recording's file.
pub(crate) fn file_of(folder: impl std::fmt::Display) -> String {
    format!("{folder}/recording")
}

/// A lock whose holder panicked holds what it held before: every change is made after the write that it stands for.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Destroys a recording's folder, beginning with the key in it.
pub(crate) fn erase(disk: &dyn Disk, folder: &str) -> io::Result<()> {
    if let Ok(mut file) = disk.open(&file_of(folder)) {
        // A disk that is so full that it does not even overwrite gains room by what follows.
        let _ = overwrite_key(&mut *file);
    }
    for name in disk.names(folder)? {
        disk.remove_file(&format!("{folder}/{name}"))?;
    }
    disk.remove_folder(folder)?;
    disk.sync_folder("")
}

fn overwrite_key(file: &mut dyn DiskFile) -> io::Result<()> {
    let size = file.size()?.min(CHUNKS_AT);
    file.write_at(0, &vec![0; size as usize])?;
    file.sync()
}

pub(crate) fn summary(id: RecordingId, known: &Known) -> RecordingSummary {
    match known {
        Known::Readable(readable) => {
            let (state, end) = match &readable.log {
                Some(log) => (RecordingState::Recording, lock(log).end().clone()),
                None if readable.is_finished => (RecordingState::Finished, readable.end.clone()),
                None => (RecordingState::Interrupted, readable.end.clone()),
            };
            RecordingSummary { id, state, head: Some(readable.head.clone()), tally: end.tally, bytes: end.at }
        }
        Known::Unreadable { refusal, bytes } => {
            let state = match refusal {
                Refusal::Locked => RecordingState::Locked,
                Refusal::FromTheFuture(_) => RecordingState::FromTheFuture,
                Refusal::Damaged => RecordingState::Damaged,
            };
            RecordingSummary { id, state, head: None, tally: Tally::default(), bytes: *bytes }
        }
    }
}

impl Lock {
    /// Takes the store for this process.
    pub(crate) fn take(disk: &dyn Disk) -> Result<Self, Problem> {
        Ok(Self(disk.lock()?.ok_or(Problem::InUse)?))
    }
}

impl Shared {
    pub(crate) fn new(
        disk: Box<dyn Disk>,
        cipher: Cipher,
        recordings: BTreeMap<RecordingId, Known>,
        lock: Lock,
    ) -> Self {
        Self { disk, cipher, recordings: Mutex::new(recordings), _lock: lock }
    }

    pub(crate) fn summary(&self, id: RecordingId) -> Result<RecordingSummary, StoreError> {
        let known = lock(&self.recordings).get(&id).cloned();
        known.map(|known| summary(id, &known)).ok_or(Problem::NoSuchRecording.of(id))
    }

    /// What is known of a recording, if it can be read.
    fn readable(&self, id: RecordingId) -> Result<Box<Readable>, Problem> {
        match lock(&self.recordings).get(&id) {
            None => Err(Problem::NoSuchRecording),
            Some(Known::Unreadable { refusal, .. }) => Err((*refusal).into()),
            Some(Known::Readable(readable)) => Ok(readable.clone()),
        }
    }

    /// The header of a recording.
    pub(crate) fn header(&self, id: RecordingId) -> Result<Header, Problem> {
        self.readable(id)?;
        Ok(header::read(&mut *self.disk.open(&file_of(id))?, &self.cipher, id)??)
    }

    pub(crate) fn begin(&self, id: RecordingId, head: &RecordingHead) -> Result<Arc<Mutex<Log>>, Problem> {
        let (header, bytes) = header::create(&self.cipher, id, head)?;
        let new = format!("{id}{NEW}");
        let write = || {
            self.disk.create_folder(&new)?;
            let mut file = self.disk.create(&file_of(&new))?;
            file.write_at(0, &bytes)?;
            file.sync()?;
            // Windows renames no folder with an open file in it.
            drop(file);
            self.disk.sync_folder(&new)?;
            self.disk.rename(&new, &id.to_string())?;
            self.disk.sync_folder("")
        };
        write().inspect_err(|_| {
            // As good as the disk allows; the next opening removes the rest.
            let _ = erase(&*self.disk, &new);
            let _ = erase(&*self.disk, &id.to_string());
        })?;
        let end = End { at: CHUNKS_AT, ..End::default() };
        let file = self.disk.open(&file_of(id))?;
        let log = Arc::new(Mutex::new(Log::new(file, header.seal, end.clone())));
        let readable = Readable { head: header.head, is_finished: false, end, log: Some(Arc::clone(&log)) };
        lock(&self.recordings).insert(id, Known::Readable(Box::new(readable)));
        Ok(log)
    }

    pub(crate) fn resume(&self, id: RecordingId, now_ms: i64) -> Result<Arc<Mutex<Log>>, Problem> {
        let log = self.log(id, false)?;
        let resumed = {
            let mut log = lock(&log);
            log.append(&[Entry::Resumed { at_ms: now_ms }], now_ms).and_then(|()| log.flush())
        };
        if let Err(problem) = resumed {
            self.close(id, &mut lock(&log), false);
            return Err(problem);
        }
        Ok(log)
    }

    /// The log of a recording that is not running, which then is.
    pub(crate) fn log(&self, id: RecordingId, also_finished: bool) -> Result<Arc<Mutex<Log>>, Problem> {
        let header = self.header(id)?;
        let mut recordings = lock(&self.recordings);
        let Some(Known::Readable(readable)) = recordings.get_mut(&id) else {
            return Err(Problem::NoSuchRecording);
        };
        if readable.log.is_some() {
            return Err(Problem::BeingRecorded);
        }
        if readable.is_finished && !also_finished {
            return Err(Problem::Finished);
        }
        let mut file = self.disk.open(&file_of(id))?;
        // A write that failed may have left something after the end that is known.
        readable.end.at = file.size()?;
        let log = Arc::new(Mutex::new(Log::new(file, header.seal, readable.end.clone())));
        readable.log = Some(Arc::clone(&log));
        Ok(log)
    }

    /// Has a running recording go on after the disk failed.
    pub(crate) fn mend(&self, id: RecordingId, log: &Mutex<Log>) -> Result<(), Problem> {
        let file = self.disk.open(&file_of(id))?;
        lock(log).mend(file)
    }

    /// Finishes a running recording; it runs on if that fails.
    pub(crate) fn finish(&self, id: RecordingId, log: &Mutex<Log>) -> Result<(), Problem> {
        let mut log = lock(log);
        log.complete(true)?;
        self.close(id, &mut log, true);
        Ok(())
    }

    /// Finishes a recording that was interrupted.
    pub(crate) fn finish_interrupted(&self, id: RecordingId) -> Result<(), Problem> {
        let log = self.log(id, false)?;
        self.finish(id, &log).inspect_err(|_| self.close(id, &mut lock(&log), false))
    }

    /// Ends a running recording that was not finished.
    pub(crate) fn interrupt(&self, id: RecordingId, log: &Mutex<Log>) -> Result<(), Problem> {
        let mut log = lock(log);
        let result = log.complete(false);
        self.close(id, &mut log, false);
        result
    }

    /// A recording runs no longer.
    fn close(&self, id: RecordingId, closed: &mut Log, is_finished: bool) {
        closed.close();
        if let Some(Known::Readable(readable)) = lock(&self.recordings).get_mut(&id) {
            readable.is_finished = is_finished;
            readable.end = closed.end().clone();
            readable.log = None;
        }
    }

    /// Adds an entry to a recording, running or not, and makes it durable.
    pub(crate) fn amend(&self, id: RecordingId, entry: Entry, now_ms: i64) -> Result<(), Problem> {
        if let Some(log) = self.readable(id)?.log {
            let mut log = lock(&log);
            // It may have been finished this moment.
            if !log.is_closed() {
                return log.append(&[entry], now_ms).and_then(|()| log.flush());
            }
        }
        let log = self.log(id, true)?;
        let mut log = lock(&log);
        let was_finished = self.readable(id)?.is_finished;
        let result = log.append(&[entry], now_ms).and_then(|()| log.flush());
        // Without the card the next opening looks through the recording, and finds the entry.
        let _ = log.complete(was_finished);
        self.close(id, &mut log, was_finished);
        result
    }

    /// Reads a recording from a chunk before this sample.
    pub(crate) fn read(&self, id: RecordingId, from: SampleIndex) -> Result<Reader, Problem> {
        let header = self.header(id)?;
        let readable = self.readable(id)?;
        let end = readable.log.map_or(readable.end, |log| lock(&log).end().clone());
        let mut chunks = Chunks::new(self.disk.open(&file_of(id))?, header.seal, CHUNKS_AT, end.at);
        if from > 0 {
            pass_to(&mut chunks, from)?;
        }
        Ok(Reader::new(id, chunks, end.number))
    }

    pub(crate) fn delete(&self, id: RecordingId) -> Result<(), Problem> {
        let mut recordings = lock(&self.recordings);
        match recordings.get(&id) {
            None => return Err(Problem::NoSuchRecording),
            Some(Known::Readable(readable)) if readable.log.is_some() => return Err(Problem::BeingRecorded),
            Some(_) => {}
        }
        let gone = format!("{id}{GONE}");
        self.disk.rename(&id.to_string(), &gone)?;
        // From here on it is gone: a kill before the end is made good by the next opening.
        recordings.remove(&id);
        self.disk.sync_folder("")?;
        Ok(erase(&*self.disk, &gone)?)
    }
}
