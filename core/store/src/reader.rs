//! Everything in a recording, in order, a chunk at a time.

use crate::{
    Damage, Place, Problem, RecordingId, StoreError,
    code::decode,
    entry::Entry,
    frame::{Chunks, Found, Kind},
};
use std::collections::VecDeque;

/// The entries of a recording, in the order in which they were appended.
///
/// Holds one chunk in memory, however long the recording is. It reads what was durable when it was made. An error is
/// a stretch that cannot be read (its [`Place`] says which bytes), and what comes after it follows all the same; only
/// after [`Problem::Io`] is there nothing more. What a kill left half-written between two stretches of recording is
/// no error: an [`Entry::Resumed`] stands there.
#[derive(Debug)]
pub struct Reader {
    id: RecordingId,
    chunks: Chunks,
    /// Number after the last chunk that is known to have been written.
    end_number: u32,
    entries: VecDeque<Entry>,
    is_done: bool,
}

impl Reader {
    pub(crate) fn new(id: RecordingId, chunks: Chunks, end_number: u32) -> Self {
        Self { id, chunks, end_number, entries: VecDeque::new(), is_done: false }
    }

    fn damaged(&self, from: u64, to: u64, damage: Damage) -> StoreError {
        Problem::Damaged(damage).at(Place::Bytes { recording: self.id, from, to })
    }

    /// At the end: whether chunks that were written are not there.
    fn finish(&mut self) -> Option<Result<Entry, StoreError>> {
        self.is_done = true;
        let missing = self.end_number.saturating_sub(self.chunks.next_number());
        let end = self.chunks.end();
        (missing > 0).then(|| Err(self.damaged(end, end, Damage::Chunks(missing))))
    }
}

impl Iterator for Reader {
    type Item = Result<Entry, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.entries.pop_front() {
                return Some(Ok(entry));
            }
            if self.is_done {
                return None;
            }
            match self.chunks.find() {
                Ok(Some(Found::Chunk(chunk))) if chunk.kind == Kind::Entries => match decode(&chunk.plain) {
                    Ok(entries) => self.entries = entries.into(),
                    Err(error) => {
                        let damage = Damage::Entries { at: error.at };
                        return Some(Err(self.damaged(chunk.from, chunk.to, damage)));
                    }
                },
                // A card repeats what the entries say; and where no chunk is missing, a write was interrupted, and
                // what it was to write never was durable.
                Ok(Some(Found::Chunk(_) | Found::Unreadable { missing: 0, .. })) => {}
                Ok(Some(Found::Unreadable { from, to, missing })) => {
                    return Some(Err(self.damaged(from, to, Damage::Chunks(missing))));
                }
                Ok(None) => return self.finish(),
                Err(error) => {
                    self.is_done = true;
                    return Some(Err(Problem::from(error).of(self.id)));
                }
            }
        }
    }
}
