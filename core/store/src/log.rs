//! The file of one recording: chunks are appended and made durable, and nothing that was written is ever changed.

use crate::{
    Piece, Problem,
    code::encode,
    disk::DiskFile,
    entry::{Entry, MAX_NOTIFICATION, MAX_SAMPLES, MAX_TEXT, Mark},
    frame::{Kind, build},
    header::RecordingSeal,
    summary::{MAX_MARKS, MAX_MARKS_TEXT, Tally},
};
use serde::{Deserialize, Serialize};

/// What was appended is durable at most this long after, milliseconds, if `append` or `tick` is called twice a second.
pub const DURABLE_WITHIN_MS: i64 = 2000;
/// Entries are written once the oldest has waited for this long. Of the second that is left half is the caller's, and half
/// the radio's and the machine's: what a strap has sent is durable two seconds after it did.
const WRITE_AFTER_MS: i64 = 1000;
/// A clock that goes back by more than this was set; less is the system keeping it right.
const CLOCK_SLACK_MS: i64 = 1000;
/// Bytes of entries in memory that are written without waiting, and at most in one chunk.
const CHUNK: usize = 400_000;
/// Bytes of entries that are held while the disk is full or fails: about an hour of ECG.
const HELD: usize = 4 << 20;
/// Last bytes of a card, after its length: where a card is looked for from the end of a file.
const CARD_MARKER: [u8; 4] = [0xA7, 0x43, 0x41, 0x0D];
/// Bytes after a card: its length and the marker.
pub(crate) const CARD_TRAILER: u64 = 8;

/// What is known of a recording up to its last chunk, so that a list need not read it all.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Card {
    /// It was finished, not interrupted.
    pub(crate) is_finished: bool,
    /// Where in the file this card begins.
    pub(crate) at: u64,
    pub(crate) tally: Tally,
}

/// Bytes of the card before the end of a file, if its last eight bytes are a card's.
pub(crate) fn card_length(trailer: [u8; 8]) -> Option<u64> {
    let [length @ .., a, b, c, d] = trailer;
    ([a, b, c, d] == CARD_MARKER).then(|| u64::from(u32::from_le_bytes(length)))
}

/// Where a log stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct End {
    /// The byte after the last.
    pub(crate) at: u64,
    /// Number of the next chunk.
    pub(crate) number: u32,
    /// What all durable chunks amount to.
    pub(crate) tally: Tally,
}

/// A recording's file, open for appending.
#[derive(Debug)]
pub(crate) struct Log {
    file: Box<dyn DiskFile>,
    seal: RecordingSeal,
    end: End,
    /// Entries that are not durable yet, and about how many bytes they take.
    waiting: Vec<Entry>,
    waiting_bytes: usize,
    /// When the oldest of them came, and the latest time that was told.
    oldest_ms: Option<i64>,
    now_ms: Option<i64>,
    /// After a failure that leaves open what is in the file nothing more is written.
    is_stopped: bool,
    /// It runs no longer.
    is_closed: bool,
}

impl Log {
    pub(crate) fn new(file: Box<dyn DiskFile>, seal: RecordingSeal, end: End) -> Self {
        Self {
            file,
            seal,
            end,
            waiting: Vec::new(),
            waiting_bytes: 0,
            oldest_ms: None,
            now_ms: None,
            is_stopped: false,
            is_closed: false,
        }
    }

    /// Where the durable part ends.
    pub(crate) fn end(&self) -> &End {
        &self.end
    }

    /// Writes what is waiting and a card.
    pub(crate) fn complete(&mut self, is_finished: bool) -> Result<(), Problem> {
        self.flush().and_then(|()| self.write_card(is_finished))
    }

    /// Takes nothing more.
    pub(crate) fn close(&mut self) {
        self.is_closed = true;
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Takes entries, and writes if it is time to. What cannot be written is held.
    pub(crate) fn append(&mut self, entries: &[Entry], now_ms: i64) -> Result<(), Problem> {
        if self.is_closed {
            return Err(Problem::Stopped);
        }
        self.check(entries)?;
        self.notice_clock(now_ms);
        if self.waiting_bytes > HELD
            && let Err(problem) = self.flush()
        {
            let is_lost = matches!(problem, Problem::DiskFull | Problem::Stopped);
            return Err(if is_lost { Problem::NotHeld } else { problem });
        }
        for entry in entries {
            self.wait(entry.clone());
        }
        self.tick(now_ms)
    }

    /// Writes if it is time to.
    pub(crate) fn tick(&mut self, now_ms: i64) -> Result<(), Problem> {
        self.notice_clock(now_ms);
        if self.is_stopped {
            return Err(Problem::Stopped);
        }
        if self.waiting.is_empty() {
            return Ok(());
        }
        let waited_ms = now_ms.saturating_sub(*self.oldest_ms.get_or_insert(now_ms));
        // A clock that went back says nothing about how long it has been.
        if !(0..WRITE_AFTER_MS).contains(&waited_ms) || self.waiting_bytes >= CHUNK {
            self.flush()
        } else {
            Ok(())
        }
    }

    /// Makes everything durable that was appended.
    pub(crate) fn flush(&mut self) -> Result<(), Problem> {
        while !self.waiting.is_empty() {
            let mut bytes = 0;
            let count = self.waiting.iter().take_while(|entry| {
                let fits = bytes == 0 || bytes + weight(entry) <= CHUNK;
                bytes += weight(entry);
                fits
            });
            let count = count.count();
            let plain = encode(&self.waiting[..count]);
            self.write(Kind::Entries, &plain)?;
            for entry in self.waiting.drain(..count) {
                self.waiting_bytes -= weight(&entry);
                self.end.tally.push(&entry);
            }
        }
        self.oldest_ms = None;
        Ok(())
    }

    /// Goes on after the disk failed, in the file as it is now: what may lie behind the end that is known is cut off, and
    /// everything that is held is written.
    pub(crate) fn mend(&mut self, mut file: Box<dyn DiskFile>) -> Result<(), Problem> {
        if self.is_closed {
            return Err(Problem::Stopped);
        }
        file.truncate(self.end.at)?;
        self.file = file;
        self.is_stopped = false;
        self.flush()
    }

    /// Writes what is known of the recording, so that it can be listed without reading it.
    pub(crate) fn write_card(&mut self, is_finished: bool) -> Result<(), Problem> {
        let card = Card { is_finished, at: self.end.at, tally: self.end.tally.clone() };
        let plain = serde_json::to_vec(&card).map_err(|error| Problem::Io(error.into()))?;
        self.write(Kind::Card, &plain)
    }

    /// Appends a chunk and makes it durable.
    fn write(&mut self, kind: Kind, plain: &[u8]) -> Result<(), Problem> {
        if self.is_stopped {
            return Err(Problem::Stopped);
        }
        let mut frame = build(&self.seal, kind, self.end.number, plain)?;
        if kind == Kind::Card {
            let length = frame.len() as u32;
            frame.extend_from_slice(&length.to_le_bytes());
            frame.extend_from_slice(&CARD_MARKER);
        }
        if let Err(error) = self.file.write_at(self.end.at, &frame) {
            // Part of it may be there: taken away, the next attempt begins where this one did.
            self.is_stopped = self.file.truncate(self.end.at).is_err();
            return Err(error.into());
        }
        if let Err(error) = self.file.sync() {
            // Whether it is durable cannot be known: after a failed sync the system may take lost pages for written.
            self.is_stopped = true;
            return Err(error.into());
        }
        self.end.at += frame.len() as u64;
        self.end.number += 1;
        Ok(())
    }

    fn wait(&mut self, entry: Entry) {
        self.waiting_bytes += weight(&entry);
        self.waiting.push(entry);
    }

    /// Records a clock that went back.
    fn notice_clock(&mut self, now_ms: i64) {
        if let Some(before_ms) = self.now_ms.replace(now_ms)
            && before_ms.saturating_sub(now_ms) > CLOCK_SLACK_MS
        {
            self.wait(Entry::ClockSet { before_ms, after_ms: now_ms });
        }
    }

    /// Refuses what could not be read back.
    fn check(&self, entries: &[Entry]) -> Result<(), Problem> {
        for entry in entries {
            let (what, length, limit) = match entry {
                Entry::Notification { bytes, .. } => (Piece::Notification, bytes.len(), MAX_NOTIFICATION),
                Entry::Samples { values, .. } => (Piece::Samples, 4 * values.len(), 4 * MAX_SAMPLES),
                Entry::Log { text, .. } => (Piece::LogLine, text.len(), MAX_TEXT),
                Entry::Renamed { name, .. } => (Piece::Name, name.len(), MAX_TEXT),
                Entry::Mark(mark) => (Piece::Mark, mark.text.len(), MAX_TEXT),
                _ => continue,
            };
            if length > limit {
                return Err(Problem::TooLong { what, limit });
            }
        }
        if entries.iter().any(|entry| matches!(entry, Entry::Mark(_))) {
            let marks = || self.waiting.iter().chain(entries).filter_map(mark).chain(&self.end.tally.marks);
            if marks().count() > MAX_MARKS
                || marks().map(|mark| mark.text.len()).sum::<usize>() > MAX_MARKS_TEXT
            {
                return Err(Problem::TooManyMarks);
            }
        }
        Ok(())
    }
}

fn mark(entry: &Entry) -> Option<&Mark> {
    if let Entry::Mark(mark) = entry { Some(mark) } else { None }
}

/// About the bytes that an entry takes in memory; as bytes of a chunk it takes no more, but for the wildest samples.
fn weight(entry: &Entry) -> usize {
    32 + match entry {
        Entry::Notification { bytes, .. } => bytes.len(),
        Entry::Samples { values, .. } => 4 * values.len(),
        Entry::Log { text, .. } => text.len(),
        Entry::Renamed { name, .. } => name.len(),
        Entry::Mark(mark) => mark.text.len(),
        _ => 0,
    }
}
