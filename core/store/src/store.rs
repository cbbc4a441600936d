//! The folder of all recordings.

use crate::{
    Problem, RecordingId, RecordingState, RecordingSummary, StoreError,
    disk::{Disk, Folder},
    entry::{Entry, Mark, RecordingHead},
    open::open,
    reader::Reader,
    seal::{StoreKey, random},
    shared::{Shared, lock, summary},
    summary::Recovered,
    writer::Writer,
};
use std::{ops::ControlFlow, path::Path, sync::Arc};
use strapline_ecg::units::SampleIndex;

/// A folder of recordings, sealed with one key, open in one process.
///
/// ```text
/// lock                        held while the store is open
/// store                       format version; whether a key is the right one
/// 0123...ef/recording         a recording: header, then chunks
/// 0123...ef/analysis-4567...  a result of an analysis of it
/// ```
///
/// All methods may be called from any thread, while recordings are running.
#[derive(Debug)]
pub struct Store {
    shared: Arc<Shared>,
}

impl Store {
    /// Opens the store in a folder, or makes one there. Also tells which recordings were interrupted since it was
    /// last open, and what is kept of each.
    ///
    /// Refused with [`Problem::InUse`], [`Problem::ReadOnly`], [`Problem::WrongKey`] or [`Problem::FromTheFuture`].
    pub fn open(folder: &Path, key: &StoreKey) -> Result<(Self, Vec<Recovered>), StoreError> {
        let disk = Folder::new(folder).map_err(|error| Problem::from(error).of_store())?;
        Self::open_on(Box::new(disk), key)
    }

    /// As [`open`](Self::open), on something other than the operating system's files.
    pub fn open_on(disk: Box<dyn Disk>, key: &StoreKey) -> Result<(Self, Vec<Recovered>), StoreError> {
        open(disk, key, false).map_err(Problem::of_store)
    }

    /// As [`open`](Self::open), where the old key is lost or was changed: what is recorded from now on is sealed with
    /// this one. Recordings sealed with another key stay, [`RecordingState::Locked`], and can be read again once the
    /// store is opened under that key.
    pub fn open_under_new_key(folder: &Path, key: &StoreKey) -> Result<(Self, Vec<Recovered>), StoreError> {
        let disk = Folder::new(folder).map_err(|error| Problem::from(error).of_store())?;
        open(Box::new(disk), key, true).map_err(Problem::of_store)
    }

    /// Begins a recording. Once this returns it is on disk, whatever comes.
    pub fn begin(&self, head: &RecordingHead) -> Result<Writer, StoreError> {
        let id = RecordingId(random().map_err(Problem::of_store)?);
        let log = self.shared.begin(id, head).map_err(|problem| problem.of(id))?;
        Ok(Writer::new(Arc::clone(&self.shared), id, log))
    }

    /// Goes on with an interrupted recording.
    pub fn resume(&self, id: RecordingId, now_ms: i64) -> Result<Writer, StoreError> {
        let log = self.shared.resume(id, now_ms).map_err(|problem| problem.of(id))?;
        Ok(Writer::new(Arc::clone(&self.shared), id, log))
    }

    /// Finishes an interrupted recording as it is.
    pub fn finish(&self, id: RecordingId) -> Result<RecordingSummary, StoreError> {
        self.shared.finish_interrupted(id).map_err(|problem| problem.of(id))?;
        self.shared.summary(id)
    }

    /// All recordings, the oldest first; those that cannot be read come last.
    pub fn list(&self) -> Vec<RecordingSummary> {
        let known = lock(&self.shared.recordings).clone();
        let mut list: Vec<_> = known.iter().map(|(id, known)| summary(*id, known)).collect();
        list.sort_by_key(|summary| {
            (summary.head.as_ref().map_or(i64::MAX, |head| head.start_ms), summary.id)
        });
        list
    }

    /// One recording.
    pub fn summary(&self, id: RecordingId) -> Result<RecordingSummary, StoreError> {
        self.shared.summary(id)
    }

    /// Everything in a recording, in order. Of one that is running, what is durable so far.
    pub fn read(&self, id: RecordingId) -> Result<Reader, StoreError> {
        self.shared.read(id, 0).map_err(|problem| problem.of(id))
    }

    /// A recording from shortly before a sample (less than a minute, at the H10's rate): what comes before is not read,
    /// however long it is. Of no use in a recording without samples, which is read from its start.
    pub fn read_from(&self, id: RecordingId, sample: SampleIndex) -> Result<Reader, StoreError> {
        self.shared.read(id, sample).map_err(|problem| problem.of(id))
    }

    /// Marks a symptom, in a running recording or one of the past. On a full disk a running recording holds it, as it
    /// does everything else.
    pub fn mark(&self, id: RecordingId, mark: &Mark, now_ms: i64) -> Result<(), StoreError> {
        self.shared.amend(id, Entry::Mark(mark.clone()), now_ms).map_err(|problem| problem.of(id))
    }

    /// Gives a recording another name.
    pub fn rename(&self, id: RecordingId, name: &str, now_ms: i64) -> Result<(), StoreError> {
        let entry = Entry::Renamed { at_ms: now_ms, name: name.to_owned() };
        self.shared.amend(id, entry, now_ms).map_err(|problem| problem.of(id))
    }

    /// Deletes a recording with its analyses: first its key, without which the rest is noise, then its files.
    ///
    /// On flash the overwritten key may outlive this in a block that only the drive itself can reach; there the
    /// store's key, kept elsewhere, is what still covers it.
    pub fn delete(&self, id: RecordingId) -> Result<(), StoreError> {
        self.shared.delete(id).map_err(|problem| problem.of(id))
    }

    /// Deletes every recording, also those that cannot be read. The caller then destroys the key, and with it
    /// whatever the disk may still hold.
    pub fn erase_all(&self) -> Result<(), StoreError> {
        self.erase_all_while(|_| ControlFlow::Continue(())).map(|_| ())
    }

    /// As [`erase_all`](Self::erase_all), until `progress`, told the share done after each recording, breaks it off: `false`
    /// then. What was deleted by then is gone, and the rest is whole.
    pub fn erase_all_while(
        &self,
        mut progress: impl FnMut(f64) -> ControlFlow<()>,
    ) -> Result<bool, StoreError> {
        if let Some(summary) = self.list().iter().find(|summary| summary.state == RecordingState::Recording) {
            return Err(Problem::BeingRecorded.of(summary.id));
        }
        // One that cannot be deleted keeps none of the others.
        let (all, mut deleted) = (self.list(), Ok(()));
        for (n, summary) in (1..).zip(&all) {
            deleted = deleted.and(self.delete(summary.id));
            if n < all.len() && progress(n as f64 / all.len() as f64).is_break() {
                return deleted.map(|()| false);
            }
        }
        deleted.map(|()| true)
    }

    pub(crate) fn new(shared: Shared) -> Self {
        Self { shared: Arc::new(shared) }
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }
}
