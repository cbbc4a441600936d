//! Recordings on disk.

use crate::{
    Analysis, ProgressListener, StraplineError,
    analysis::{Ask, StoredOrigin, told},
    guard::guarded,
    words::spoken,
};
use std::{ops::ControlFlow, path::Path, sync::Arc};
use strapline_analysis::{ExportFormat, Exported, stored_report};
use strapline_ecg::units::SampleRate;
use strapline_live::end_of;
use strapline_present::{Glances, RecordingRow, StoredReport};
use strapline_store::{Mark, Problem, RecordingState, RecordingSummary, Recovered, Store, StoreKey};
use strapline_words::{Language, Units, Words};

/// Where a recording stands.
#[uniffi::remote(Enum)]
pub enum RecordingState {
    /// It is being recorded at this moment, by this process.
    Recording,
    /// It was finished.
    Finished,
    /// It ended without being finished: the app was killed, or the power went. It can be resumed or finished.
    Interrupted,
    /// It is sealed with another key than the store's.
    Locked,
    /// It was written by a later version.
    FromTheFuture,
    /// Its header is damaged, so that it cannot be read.
    Damaged,
}

/// How a recording is written for other programs.
#[uniffi::remote(Enum)]
pub enum ExportFormat {
    /// A table as text: millivolts, or RR intervals.
    Csv,
    /// A WFDB record: header and signal file.
    Wfdb,
}

/// What was written for other programs.
#[uniffi::remote(Record)]
pub struct Exported {
    /// Samples per second by the strap's own clock; absent for RR intervals.
    pub rate_hz: Option<f64>,
    /// Samples, or RR intervals.
    pub values: u64,
    /// Of the samples, those that are missing.
    pub missing: u64,
    /// Gaps that they are in.
    pub gaps: u64,
}

/// A symptom or a note that a person marked.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct StoredMark {
    /// The moment that is marked, milliseconds since 1970-01-01T00:00Z.
    pub at_ms: i64,
    /// Where that is in the samples, if it is known.
    pub sample: Option<u64>,
    /// What the person wrote, or what stands for what they tapped: `said_mark` says it.
    pub text: String,
}

/// A recording, as a list shows it. It says what is durable.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct StoredRecording {
    /// Its id: 32 hexadecimal digits.
    pub id: String,
    /// Where it stands.
    pub state: RecordingState,
    /// Its name now; absent, as all that follows from what is in it, where it cannot be read.
    pub name: Option<String>,
    /// The strap's name or address.
    pub device: Option<String>,
    /// Samples per second as the strap promises; absent for RR intervals.
    pub rate_hz: Option<f64>,
    /// When it began, milliseconds since 1970-01-01T00:00Z.
    pub start_ms: Option<i64>,
    /// Local time less UTC when it began, minutes.
    pub utc_offset_min: Option<i16>,
    /// When the last thing in it came, milliseconds since 1970-01-01T00:00Z.
    pub last_ms: Option<i64>,
    /// Samples that were received.
    pub samples: u64,
    /// Samples that are known to be missing.
    pub missing: u64,
    /// Position after its last sample or gap.
    pub end: u64,
    /// RR intervals.
    pub rr: u64,
    /// How often it was resumed after an interruption.
    pub resumed: u32,
    /// Stretches that could not be read.
    pub damaged_chunks: u32,
    /// All marks, in the order in which they were set.
    pub marks: Vec<StoredMark>,
    /// Bytes on disk, without analyses.
    pub bytes: u64,
}

impl From<RecordingSummary> for StoredRecording {
    fn from(summary: RecordingSummary) -> Self {
        let RecordingSummary { id, state, head, tally, bytes } = summary;
        let head = head.as_ref();
        let mark = |mark: Mark| StoredMark { at_ms: mark.at_ms, sample: mark.sample, text: mark.text };
        Self {
            id: id.to_string(),
            state,
            name: tally.name.or(head.map(|head| head.name.clone())),
            device: head.map(|head| head.device.clone()),
            rate_hz: head.and_then(|head| head.rate).map(SampleRate::hz),
            start_ms: head.map(|head| head.start_ms),
            utc_offset_min: head.map(|head| head.utc_offset_min),
            last_ms: tally.last_ms,
            samples: tally.samples,
            missing: tally.missing,
            end: tally.end,
            rr: tally.rr,
            resumed: tally.resumed,
            damaged_chunks: tally.damaged_chunks,
            marks: tally.marks.into_iter().map(mark).collect(),
            bytes,
        }
    }
}

/// A new key from the system's randomness, 32 bytes. The shell keeps it in its keystore: without it nothing can be
/// read.
#[uniffi::export]
pub fn generate_key() -> Result<Vec<u8>, StraplineError> {
    guarded(|| {
        let key = StoreKey::generate();
        key.map(|key| key.bytes().to_vec())
            .map_err(|error| StraplineError::NoAccess(Problem::from(error).said(spoken())))
    })
}

/// A folder of recordings, sealed with one key, open in one process. May be used from any thread, while recordings run.
#[derive(uniffi::Object)]
pub struct RecordingStore {
    store: Arc<Store>,
    recovered: Vec<Recovered>,
    pub(crate) glances: Glances,
}

#[uniffi::export]
impl RecordingStore {
    /// Opens the store in a folder, or makes one there. `key` has 32 bytes.
    #[uniffi::constructor]
    pub fn open(folder: String, key: Vec<u8>) -> Result<Arc<Self>, StraplineError> {
        guarded(|| Ok(Self::opened(Store::open(Path::new(&folder), &store_key(key)?)?)))
    }

    /// As `open`, where the old key is lost or was changed: what is recorded from now on is sealed with this one; what
    /// was sealed with another stays, locked.
    #[uniffi::constructor]
    pub fn open_under_new_key(folder: String, key: Vec<u8>) -> Result<Arc<Self>, StraplineError> {
        guarded(|| Ok(Self::opened(Store::open_under_new_key(Path::new(&folder), &store_key(key)?)?)))
    }

    /// What was found interrupted when the store was opened, one sentence each.
    pub fn recovered(&self, language: Language) -> Result<Vec<String>, StraplineError> {
        guarded(|| {
            let words = Words::of(language);
            Ok(self.recovered.iter().map(|one| strapline_present::recovered(one, words)).collect())
        })
    }

    /// All recordings, the oldest first; those that cannot be read come last.
    pub fn list(&self) -> Result<Vec<StoredRecording>, StraplineError> {
        guarded(|| Ok(self.store.list().into_iter().map(StoredRecording::from).collect()))
    }

    /// All recordings as rows, ready to lay out.
    #[uniffi::method(default(units = None))]
    pub fn rows(
        &self,
        language: Language,
        units: Option<Units>,
    ) -> Result<Vec<RecordingRow>, StraplineError> {
        guarded(|| {
            let words = Words::of(language).with_units(units.unwrap_or_default());
            Ok(self.store.list().iter().map(|one| RecordingRow::new(one, None, words)).collect())
        })
    }

    /// One recording.
    pub fn recording(&self, id: String) -> Result<StoredRecording, StraplineError> {
        guarded(|| Ok(self.store.summary(id.parse()?)?.into()))
    }

    /// Gives a recording another name.
    pub fn rename(&self, id: String, name: String, now_ms: i64) -> Result<(), StraplineError> {
        guarded(|| Ok(self.store.rename(id.parse()?, &name, now_ms)?))
    }

    /// Marks a moment of a recording of the past, which need not be over.
    pub fn mark(&self, id: String, at_ms: i64, text: String, now_ms: i64) -> Result<(), StraplineError> {
        guarded(|| {
            let id = id.parse()?;
            let sample = strapline_live::position_at(&self.store, id, at_ms)?;
            Ok(self.store.mark(id, &Mark { at_ms, sample, text }, now_ms)?)
        })
    }

    /// Finishes an interrupted recording as it is.
    pub fn finish(&self, id: String) -> Result<StoredRecording, StraplineError> {
        guarded(|| Ok(self.store.finish(id.parse()?)?.into()))
    }

    /// Deletes a recording with its analyses: first its key, without which the rest is noise.
    pub fn delete(&self, id: String) -> Result<(), StraplineError> {
        guarded(|| {
            log::info!(target: "strapline::store", "a recording is deleted");
            Ok(self.store.delete(id.parse()?)?)
        })
    }

    /// Deletes every recording, also those that cannot be read. The shell then destroys the key. `false` where `progress`
    /// broke it off: what was deleted by then is gone, and the rest is whole.
    #[uniffi::method(default(progress = None))]
    pub fn erase_all(&self, progress: Option<Arc<dyn ProgressListener>>) -> Result<bool, StraplineError> {
        guarded(|| {
            log::info!(target: "strapline::store", "every recording is deleted");
            Ok(self.store.erase_all_while(told(progress))?)
        })
    }

    /// Writes a recording to a file, gaps as gaps. Absent where `progress` broke it off: no half of a file is left then.
    #[uniffi::method(default(progress = None))]
    pub fn export(
        &self,
        id: String,
        file: String,
        format: ExportFormat,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<Option<Exported>, StraplineError> {
        guarded(|| {
            let (id, file) = (id.parse()?, Path::new(&file));
            Ok(strapline_analysis::export(&self.store, id, file, format, told(progress))?)
        })
    }

    /// When the last thing in a recording came, milliseconds since 1970-01-01T00:00Z.
    pub fn end_ms(&self, id: String) -> Result<Option<i64>, StraplineError> {
        guarded(|| Ok(end_of(&self.store, id.parse()?)?))
    }

    /// What was found in a recording: the stored analysis where it is of all of it and of this version, else a new one.
    /// Absent where `progress` broke it off.
    pub fn analysis(
        &self,
        id: String,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<Option<Arc<Analysis>>, StraplineError> {
        guarded(|| self.analyse(&id, told(progress), Ask::Stored))
    }

    /// Analyses a recording anew, and stores the result. Absent where `progress` broke it off: nothing is stored then,
    /// and what was stored before stays.
    pub fn reanalyze(
        &self,
        id: String,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<Option<Arc<Analysis>>, StraplineError> {
        guarded(|| self.analyse(&id, told(progress), Ask::Anew))
    }
}

impl RecordingStore {
    fn opened((store, recovered): (Store, Vec<Recovered>)) -> Arc<Self> {
        log::info!(target: "strapline::store", "opened, {} interrupted", recovered.len());
        let read: StoredReport =
            |store, recording, words| stored_report(store, recording, words).ok().flatten();
        Arc::new(Self { store: Arc::new(store), recovered, glances: Glances::new(read) })
    }

    pub(crate) fn core(&self) -> Arc<Store> {
        Arc::clone(&self.store)
    }

    pub(crate) fn analyse(
        &self,
        id: &str,
        progress: impl FnMut(f64) -> ControlFlow<()>,
        ask: Ask,
    ) -> Result<Option<Arc<Analysis>>, StraplineError> {
        let recording = self.store.summary(id.parse()?)?;
        Analysis::of_stored(StoredOrigin { store: self.core(), recording }, progress, ask)
    }
}

fn store_key(mut key: Vec<u8>) -> Result<StoreKey, StraplineError> {
    let bytes: Result<&mut [u8; 32], _> = key.as_mut_slice().try_into();
    bytes.map(StoreKey::new).map_err(|_| StraplineError::Refused(spoken().text("shell-key-length")))
}
