//! What a recording amounts to, counted as its entries are written or read.

use crate::{
    RecordingId,
    entry::{Entry, Mark, RecordingHead},
};
use serde::{Deserialize, Serialize};
use std::fmt;
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

impl fmt::Display for RecordingState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RecordingState::Recording => "recording",
            RecordingState::Finished => "finished",
            RecordingState::Interrupted => "interrupted",
            RecordingState::Locked => "locked: sealed with another key",
            RecordingState::FromTheFuture => "written by a later version: update Strapline",
            RecordingState::Damaged => "damaged: its header cannot be read",
        })
    }
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

/// A recording that was found interrupted when the store was opened. Its [`Display`](fmt::Display) says so to a person.
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

impl fmt::Display for Recovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.was_finished {
            write!(
                f,
                "{:?} is whole; a change of it after it was finished may not have been kept",
                self.name
            )?;
        } else {
            write!(f, "{:?} stopped without being finished; ", self.name)?;
            match self.last_ms.map(|last_ms| last_ms.saturating_sub(self.start_ms)) {
                Some(kept_ms @ 0..) => {
                    let (hours, minutes, seconds) =
                        (kept_ms / 3_600_000, kept_ms / 60_000 % 60, kept_ms / 1000 % 60);
                    write!(f, "it is kept up to {hours}:{minutes:02}:{seconds:02} after it began")?;
                }
                // Its clock was set, or there was no time to speak of.
                Some(_) => write!(f, "it is kept")?,
                None => write!(f, "nothing had come in that could be kept")?,
            }
            write!(f, "; at most the last {} s before it stopped are lost", crate::DURABLE_WITHIN_MS / 1000)?;
        }
        match self.damaged_chunks {
            0 => Ok(()),
            1 => write!(f, "; 1 chunk before the end cannot be read"),
            many => write!(f, "; {many} chunks before the end cannot be read"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interruption_is_told_by_what_is_kept() {
        let recovered = Recovered {
            id: RecordingId([0; 16]),
            name: "Night".into(),
            start_ms: 1000,
            end: 0,
            last_ms: Some(1000 + 27_000_000 + 61_999),
            torn_bytes: 0,
            damaged_chunks: 0,
            was_finished: false,
        };
        let lost = "at most the last 2 s before it stopped are lost";
        let stopped = "\"Night\" stopped without being finished";
        let told = |change: &dyn Fn(&mut Recovered)| {
            let mut recovered = recovered.clone();
            change(&mut recovered);
            recovered.to_string()
        };
        assert_eq!(told(&|_| ()), format!("{stopped}; it is kept up to 7:31:01 after it began; {lost}"));
        assert_eq!(told(&|it| it.last_ms = Some(0)), format!("{stopped}; it is kept; {lost}"));
        assert_eq!(
            told(&|it| it.last_ms = None),
            format!("{stopped}; nothing had come in that could be kept; {lost}")
        );
        assert_eq!(
            told(&|it| (it.last_ms, it.damaged_chunks) = (Some(i64::MIN), 2)),
            format!("{stopped}; it is kept; {lost}; 2 chunks before the end cannot be read")
        );
        assert_eq!(
            told(&|it| it.was_finished = true),
            "\"Night\" is whole; a change of it after it was finished may not have been kept"
        );
    }
}
