//! What a recording amounts to, counted as its entries are written or read.

use crate::{
    RecordingId,
    entry::{Entry, Mark, RecordingHead},
};
use serde::{Deserialize, Serialize};
use strapline_ecg::units::SampleIndex;

/// Most marks in one recording: all of them are held in memory, and on one card.
pub const MAX_MARKS: usize = 1000;
/// Most bytes of text in all marks of a recording.
pub const MAX_MARKS_TEXT: usize = 128 << 10;

/// Where a recording stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordingState {
    /// It is being recorded at this moment, by this process.
    Recording,
    /// It was finished.
    Finished,
    /// It ended without being finished: the program was killed, or the power went. It can be resumed or finished.
    Interrupted,
    /// It is sealed with another key than the store's, and cannot be read with this one.
    Locked,
    /// It was written by a later version of Strapline.
    FromTheFuture,
    /// Its header is damaged, so that it cannot be read.
    Damaged,
}

/// A recording, as a list shows it. It says what is durable.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecordingSummary {
    /// Its id.
    pub id: RecordingId,
    /// Where it stands.
    pub state: RecordingState,
    /// What was said of it when it began; `None` where it cannot be read.
    pub head: Option<RecordingHead>,
    /// What it amounts to.
    pub tally: Tally,
    /// Bytes on disk, without analyses.
    pub bytes: u64,
}

/// What a recording amounts to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Its name now; `None` while it has the one that it began with.
    pub name: Option<String>,
    /// Samples that were received.
    pub samples: u64,
    /// Samples that are known to be missing.
    pub missing: u64,
    /// Position after its last sample or gap.
    pub end: SampleIndex,
    /// RR intervals.
    pub rr: u64,
    /// Notifications.
    pub notifications: u64,
    /// Wall-clock time of the last entry, marks and names apart.
    pub last_ms: Option<i64>,
    /// How often it was resumed after an interruption.
    pub resumed: u32,
    /// Chunks that could not be read when the recording was looked through after an interruption.
    pub damaged_chunks: u32,
    /// All marks, in the order in which they were set.
    pub marks: Vec<Mark>,
}

impl Tally {
    /// Counts one more entry.
    pub(crate) fn push(&mut self, entry: &Entry) {
        match entry {
            Entry::Notification { .. } => self.notifications += 1,
            Entry::Samples { first, values } => {
                self.samples = self.samples.saturating_add(values.len() as u64);
                self.end = self.end.max(first.saturating_add(values.len() as u64));
            }
            Entry::Gap { first, missing, .. } => {
                self.missing = self.missing.saturating_add(*missing);
                self.end = self.end.max(first.saturating_add(*missing));
            }
            Entry::Rr { .. } => self.rr += 1,
            Entry::Mark(mark) if self.marks.len() < MAX_MARKS => self.marks.push(mark.clone()),
            Entry::Renamed { name, .. } => self.name = Some(name.clone()),
            Entry::Resumed { .. } => self.resumed += 1,
            Entry::Mark(_)
            | Entry::Contact { .. }
            | Entry::Battery { .. }
            | Entry::Log { .. }
            | Entry::ClockSet { .. } => {}
        }
        // A name may be changed years later, and that is no part of what was recorded.
        if !matches!(entry, Entry::Renamed { .. }) {
            self.last_ms = entry.at_ms().or(self.last_ms);
        }
    }
}

/// A recording that was found interrupted when the store was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// Its id.
    pub id: RecordingId,
    /// Its name.
    pub name: String,
    /// When it began.
    pub start_ms: i64,
    /// Position after its last durable sample or gap.
    pub end: SampleIndex,
    /// Wall-clock time of its last durable entry; `None` if nothing was.
    pub last_ms: Option<i64>,
    /// Bytes at its end that were being written when it stopped, and that cannot be read.
    pub torn_bytes: u64,
    /// Chunks before the end that cannot be read.
    pub damaged_chunks: u32,
    /// It had been finished before: what stopped was a change of its name or a mark.
    pub was_finished: bool,
}
