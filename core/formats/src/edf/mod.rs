//! European Data Format, EDF and EDF+. <https://www.edfplus.info/specs/edf.html>, `edfplus.html`
//!
//! Signals in volts and parts of it become millivolts; an interrupted recording (EDF+D) gets its gaps back; annotations
//! become marks.

use crate::{
    Options,
    bounds::Unstored,
    error::{FormatError, Place, Problem, open_file},
    recording::{Channel, Recording, Unit},
};
use header::{Header, Signal};
use std::{
    fs::File,
    io::{BufReader, Read, Seek, SeekFrom},
    path::Path,
};
use strapline_ecg::session::Mark;
use strapline_words::sentence;

/// Time-stamped annotation lists.
mod annotations;

/// The text at the begin of the file.
mod header;

pub(crate) use header::looks_like;

/// Most remarks that are kept: a file of nothing else must not fill the memory with list entries.
const REMARKS: usize = 100_000;

/// Reads a file; with [`Options::channel`], only that channel.
///
/// A file that is shorter than its header says is refused.
pub fn read(path: &Path, options: &Options) -> Result<Recording, FormatError> {
    let (file, size) = open_file(path)?;
    if size == 0 {
        return Err(Problem::Empty.of(path));
    }
    let mut file = BufReader::with_capacity(1 << 16, file);
    let header = Header::read(&mut file, size, path)?;
    let mut recording = Recording {
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        rate_hz: 0.0,
        start: header.start,
        channels: Vec::new(),
        marks: Vec::new(),
        notes: header.notes.clone(),
    };
    let signals: Vec<&Signal> = header.signals.iter().filter(|signal| !signal.annotations).collect();
    recording.channels = signals.iter().map(|signal| header.channel(signal)).collect();
    let wanted =
        options.channel.as_deref().map(|wanted| recording.channel_index(wanted, path)).transpose()?;
    let Some(first) = recording.channels.get(wanted.unwrap_or(0)) else {
        let what = sentence!("file-annotations-only");
        return Err(Problem::Unsupported { what, remedy: sentence!("file-do-with-recording") }.of(path));
    };
    recording.rate_hz = first.rate_hz;
    file.seek(SeekFrom::Start(header.bytes)).map_err(|error| Problem::Io(error).of(path))?;
    Reader { header: &header, path, file, wanted, budget: Unstored::default(), onset: 0.0, first: None }
        .read_all(&mut recording)?;
    if recording.marks.len() == REMARKS {
        recording.notes.push(sentence!("file-note-remarks", remarks = REMARKS));
    }
    if let Some(wanted) = wanted {
        recording.channels = vec![recording.channels.swap_remove(wanted)];
    }
    Ok(recording)
}

/// Reads data records one after another.
struct Reader<'a> {
    header: &'a Header,
    path: &'a Path,
    file: BufReader<File>,
    wanted: Option<usize>,
    budget: Unstored,
    /// Seconds at which the record begins, counted from the first.
    onset: f64,
    /// Onset of the first record, seconds after the header's start.
    first: Option<f64>,
}

impl Reader<'_> {
    fn read_all(&mut self, recording: &mut Recording) -> Result<(), FormatError> {
        let mut record = vec![0; self.header.record_bytes];
        for number in 0..self.header.records {
            let place = Place::Byte(self.header.bytes + number * self.header.record_bytes as u64);
            self.file.read_exact(&mut record).map_err(|error| Problem::Io(error).at(self.path, place))?;
            self.place(&record, number, place, recording)?;
            self.take_samples(&record, place, recording)?;
        }
        if let (Some(first), Some(start)) = (self.first, &mut recording.start) {
            start.unix_ms += (first * 1000.0).round() as i64;
        }
        Ok(())
    }

    /// Finds when the record begins, and takes its annotations.
    fn place(
        &mut self,
        record: &[u8],
        number: u64,
        place: Place,
        recording: &mut Recording,
    ) -> Result<(), FormatError> {
        let mut onset = None;
        for signal in self.header.signals.iter().filter(|signal| signal.annotations) {
            let entries = annotations::parse(&record[signal.at..signal.at + 2 * signal.samples])
                .map_err(|what| Problem::malformed(what).at(self.path, place))?;
            for entry in entries {
                // The first entry of the first annotation signal says when the record begins.
                if onset.is_none() && entry.texts.first().is_some_and(String::is_empty) {
                    onset = Some(entry.onset);
                }
                let at = entry.onset - self.first.or(onset).unwrap_or(0.0);
                let texts = entry.texts.into_iter().filter(|text| !text.is_empty());
                for words in texts.take(REMARKS.saturating_sub(recording.marks.len())) {
                    let at = (at * recording.rate_hz).round().max(0.0) as u64;
                    recording.marks.push(Mark { at, words });
                }
            }
        }
        let first = onset.map(|onset| *self.first.get_or_insert(onset));
        self.onset = match onset.zip(first) {
            _ if !self.header.interrupted => number as f64 * self.header.seconds,
            Some((onset, first)) => onset - first,
            None => {
                let what = sentence!("file-record-no-onset", record = number.to_string());
                return Err(Problem::malformed(what).at(self.path, place));
            }
        };
        Ok(())
    }

    fn take_samples(
        &mut self,
        record: &[u8],
        place: Place,
        recording: &mut Recording,
    ) -> Result<(), FormatError> {
        let signals = self.header.signals.iter().filter(|signal| !signal.annotations);
        for (index, (signal, channel)) in signals.zip(&mut recording.channels).enumerate() {
            if self.wanted.is_some_and(|wanted| wanted != index) {
                continue;
            }
            let begin = self.onset * channel.rate_hz;
            let held = channel.samples.len() as f64;
            // Onsets are rounded: half a sample either way is none.
            if begin < held - 0.5 {
                let what = sentence!("file-record-early", seconds = self.onset);
                return Err(Problem::malformed(what).at(self.path, place));
            }
            let missing = (begin - held).round() as u64;
            let filled = channel.samples.len() + self.budget.claim(missing, self.path)?;
            channel.samples.resize(filled, f32::NAN);
            let stored = &record[signal.at..signal.at + 2 * signal.samples];
            let values =
                stored.chunks_exact(2).map(|pair| signal.physical(i16::from_le_bytes([pair[0], pair[1]])));
            channel.samples.extend(values);
            self.budget.pay(signal.samples as u64);
        }
        Ok(())
    }
}

impl Header {
    fn channel(&self, signal: &Signal) -> Channel {
        Channel {
            name: signal.label.clone(),
            rate_hz: signal.samples as f64 / self.seconds,
            samples: Vec::new(),
            unit: Unit::named(&signal.unit),
        }
    }
}
