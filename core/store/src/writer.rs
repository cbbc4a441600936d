//! Appends to the recording that is running.

use crate::{
    RecordingId, RecordingSummary, StoreError,
    entry::Entry,
    log::Log,
    shared::{Shared, lock},
    summary::Tally,
};
use std::sync::{Arc, Mutex};

/// Appends to a recording. One at a time for each recording; dropped without [`finish`](Self::finish) it leaves the
/// recording interrupted, with everything that was appended.
///
/// Times are the phone's wall clock, milliseconds since 1970-01-01T00:00Z. A clock that goes back by more than a
/// second is recorded as [`Entry::ClockSet`], and loses nothing.
///
/// # When the disk is full
/// [`Problem::DiskFull`](crate::Problem::DiskFull) means that everything before is durable and that the entries given
/// are held in memory: each later call tries again, and once there is room nothing is lost. With 4 MiB of them (about
/// an hour of ECG) no more are taken: [`Problem::NotHeld`](crate::Problem::NotHeld). What is held goes with the writer:
/// let [`make_durable`](Self::make_durable) succeed before finishing.
///
/// # When the disk fails
/// After a failure that leaves open what reached the disk the writer stops:
/// [`Problem::Stopped`](crate::Problem::Stopped). What is given is held in memory, as on a full disk, and nothing is
/// written until [`mend`](Self::mend) succeeds. Without that, or once the writer was dropped, the recording goes on with
/// [`Store::resume`](crate::Store::resume), from what was durable.
#[derive(Debug)]
pub struct Writer {
    shared: Arc<Shared>,
    id: RecordingId,
    log: Arc<Mutex<Log>>,
    is_finished: bool,
}

impl Writer {
    pub(crate) fn new(shared: Arc<Shared>, id: RecordingId, log: Arc<Mutex<Log>>) -> Self {
        Self { shared, id, log, is_finished: false }
    }

    /// The recording.
    pub fn id(&self) -> RecordingId {
        self.id
    }

    /// Appends entries. They are durable within [`DURABLE_WITHIN_MS`](crate::DURABLE_WITHIN_MS) if this or
    /// [`tick`](Self::tick) is called at least twice a second. An entry that is too long refuses all that are given.
    ///
    /// Give a notification and the samples that came out of it in one call: they are then stored once.
    pub fn append(&mut self, entries: &[Entry], now_ms: i64) -> Result<(), StoreError> {
        lock(&self.log).append(entries, now_ms).map_err(|problem| problem.of(self.id))
    }

    /// Makes durable what is due.
    pub fn tick(&mut self, now_ms: i64) -> Result<(), StoreError> {
        lock(&self.log).tick(now_ms).map_err(|problem| problem.of(self.id))
    }

    /// Makes everything durable that was appended, now.
    pub fn make_durable(&mut self) -> Result<(), StoreError> {
        lock(&self.log).flush().map_err(|problem| problem.of(self.id))
    }

    /// Tries again after the disk failed: opens the file anew, cuts off what may lie behind what is known to be durable,
    /// and writes everything that is held.
    pub fn mend(&mut self) -> Result<(), StoreError> {
        self.shared.mend(self.id, &self.log).map_err(|problem| problem.of(self.id))
    }

    /// What all that is durable amounts to.
    pub fn durable(&self) -> Tally {
        lock(&self.log).end().tally.clone()
    }

    /// Finishes the recording. If that fails, everything durable is kept, as that of an interrupted recording, which
    /// [`Store::finish`](crate::Store::finish) finishes later.
    pub fn finish(mut self) -> Result<RecordingSummary, StoreError> {
        self.shared.finish(self.id, &self.log).map_err(|problem| problem.of(self.id))?;
        self.is_finished = true;
        self.shared.summary(self.id)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.is_finished {
            // Nobody is left to be told; the next opening finds what was durable either way.
            let _ = self.shared.interrupt(self.id, &self.log);
        }
    }
}
