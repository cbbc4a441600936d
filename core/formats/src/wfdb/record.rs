//! A record's files put together.

use super::{
    header::{Header, Layout, Signal, header_path, read_header},
    segments,
    signal::Encoding,
};
use crate::{
    bounds::Unstored,
    error::{FormatError, Problem, open_file},
    recording::{Channel, Recording},
};
use std::{
    collections::BTreeMap,
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};
use strapline_words::{Sentence, sentence, shown};

/// Bytes read at a time: a whole number of pieces in every encoding.
const BLOCK: usize = 12 * 4096;

/// Reads a record, given by its path with or without `.hea`: every signal, in millivolts.
///
/// Signals may lie in several files, in any [`Encoding`], at several samples per frame, with byte offsets and skew, and
/// in several segments. A signal file that is shorter than its header says is refused. A wrong checksum is a note.
pub fn read_record(record: &Path) -> Result<Recording, FormatError> {
    read(record, None)
}

/// Reads one signal of a record, by its name or number (see [`Recording::channel_index`]); memory is taken for that
/// one only.
pub fn read_channel(record: &Path, wanted: &str) -> Result<Recording, FormatError> {
    read(record, Some(wanted))
}

fn read(record: &Path, wanted: Option<&str>) -> Result<Recording, FormatError> {
    let path = header_path(record);
    let header = read_header(&path)?;
    let mut recording = Recording {
        name: header.name.clone(),
        rate_hz: header.rate_hz,
        start: header.start,
        channels: Vec::new(),
        marks: Vec::new(),
        notes: header.notes.clone(),
    };
    match &header.layout {
        Layout::Signals(signals) => {
            if signals.is_empty() {
                let what = sentence!("file-no-signal");
                return Err(Problem::Unsupported { what, remedy: sentence!("file-do-nothing") }.of(&path));
            }
            recording.channels = signals.iter().map(|signal| empty_channel(&header, signal)).collect();
            let wanted = wanted.map(|wanted| recording.channel_index(wanted, &path)).transpose()?;
            let mut budget = Unstored::default();
            recording.channels =
                signals_of(&header, signals, wanted, &path, &mut budget, &mut recording.notes)?;
        }
        Layout::Segments { segments, .. } => {
            segments::read(&header, segments, &path, &mut recording)?;
            if let Some(wanted) = wanted {
                recording.keep_channel(wanted, &path)?;
            }
        }
    }
    Ok(recording)
}

/// The channels of a record without segments; only the `wanted` one, where one is.
pub(super) fn signals_of(
    header: &Header,
    signals: &[Signal],
    wanted: Option<usize>,
    path: &Path,
    budget: &mut Unstored,
    notes: &mut Vec<Sentence>,
) -> Result<Vec<Channel>, FormatError> {
    let mut channels: Vec<Channel> = signals.iter().map(|signal| empty_channel(header, signal)).collect();
    let mut files: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    for (index, signal) in signals.iter().enumerate() {
        if let Some(file) = signal.file.as_ref().filter(|_| signal.encoding != Encoding::Null) {
            files.entry(path.with_file_name("").join(file)).or_default().push(index);
        }
    }
    let mut frames = header.frames;
    for (file, members) in &files {
        if wanted.is_some_and(|wanted| !members.contains(&wanted)) {
            continue;
        }
        let group = Group { signals, members, wanted, file, header: path };
        let read = group.read(header.frames, &mut channels, notes)?;
        budget.pay(read);
        // Without a length in the header, the shortest file decides.
        frames = Some(frames.map_or(read, |frames| frames.min(read)));
    }
    if let Some(wanted) = wanted {
        channels = vec![channels.swap_remove(wanted)];
    }
    let read: Vec<&Signal> =
        (0..).zip(signals).filter(|(n, _)| is_wanted(wanted, *n)).map(|(_, s)| s).collect();
    let frames = frames.unwrap_or(0);
    for (signal, channel) in read.into_iter().zip(&mut channels) {
        let length = frames.saturating_mul(signal.per_frame as u64);
        if channel.samples.is_empty() {
            channel.samples = vec![f32::NAN; budget.claim(length, path)?];
        }
        channel.samples.truncate(length as usize);
        // What was stored too late comes first; nothing is known of what follows the last frame.
        let late = usize::try_from(signal.skew.saturating_mul(signal.per_frame as u64)).unwrap_or(usize::MAX);
        let late = late.min(channel.samples.len());
        channel.samples.rotate_left(late);
        let known = channel.samples.len() - late;
        channel.samples[known..].fill(f32::NAN);
    }
    Ok(channels)
}

fn is_wanted(wanted: Option<usize>, index: usize) -> bool {
    wanted.is_none_or(|wanted| wanted == index)
}

/// The channel of a signal, without its samples.
pub(super) fn empty_channel(header: &Header, signal: &Signal) -> Channel {
    Channel {
        name: signal.name.clone(),
        rate_hz: header.rate_hz * signal.per_frame as f64,
        samples: Vec::new(),
        unit: signal.unit.clone(),
    }
}

/// Signals that share a file, sample by sample.
struct Group<'a> {
    signals: &'a [Signal],
    members: &'a [usize],
    wanted: Option<usize>,
    file: &'a Path,
    header: &'a Path,
}

impl Group<'_> {
    /// Samples of all members in a frame.
    fn frame_samples(&self) -> u64 {
        self.members.iter().fold(0, |sum, member| sum.saturating_add(self.signals[*member].per_frame as u64))
    }

    /// Reads the file into its members' channels; tells how many frames there were.
    fn read(
        &self,
        frames: Option<u64>,
        channels: &mut [Channel],
        notes: &mut Vec<Sentence>,
    ) -> Result<u64, FormatError> {
        let first = &self.signals[self.members[0]];
        let (encoding, offset) = (first.encoding, first.offset);
        if self
            .members
            .iter()
            .any(|m| (self.signals[*m].encoding, self.signals[*m].offset) != (encoding, offset))
        {
            let what = sentence!("file-mixed-formats", file = self.file.display().to_string());
            return Err(Problem::malformed(what).of(self.header));
        }
        let (mut file, size) = open_file(self.file).map_err(|error| self.absent(error))?;
        if size == 0 {
            return Err(Problem::Empty.of(self.file));
        }
        let stored = size.saturating_sub(offset);
        let held = encoding.samples_in(stored) / self.frame_samples();
        let frames = match frames {
            Some(claimed) if claimed > held => return Err(self.too_short(claimed, held)),
            Some(claimed) => claimed,
            None => held,
        };
        for member in self.members.iter().filter(|member| is_wanted(self.wanted, **member)) {
            // At most the samples that the file holds, whatever the header claims.
            channels[*member].samples.reserve_exact((frames as usize) * self.signals[*member].per_frame);
        }
        let io = |error| Problem::Io(error).of(self.file);
        file.seek(SeekFrom::Start(offset)).map_err(io)?;
        let mut sorter = Sorter::new(self, frames * self.frame_samples());
        let mut block = vec![0; BLOCK];
        let mut samples = Vec::new();
        let mut left = stored;
        while left > 0 && sorter.left > 0 {
            let length = left.min(BLOCK as u64) as usize;
            file.read_exact(&mut block[..length]).map_err(io)?;
            left -= length as u64;
            samples.clear();
            encoding.unpack(&block[..length], &mut samples);
            sorter.sort(&samples, channels);
        }
        sorter.check(notes);
        Ok(frames)
    }

    /// A header whose signal file is not there says more than "no such file".
    fn absent(&self, error: FormatError) -> FormatError {
        if !matches!(&error.problem, Problem::Io(cause) if cause.kind() == io::ErrorKind::NotFound) {
            return error;
        }
        let what = sentence!("file-signals-missing", file = self.file.display().to_string());
        Problem::Malformed { what, remedy: sentence!("file-do-beside") }.of(self.header)
    }

    fn too_short(&self, claimed: u64, held: u64) -> FormatError {
        Problem::Truncated {
            what: sentence!(
                "file-samples-fewer",
                header = self.header.display().to_string(),
                claimed = claimed,
                held = held
            ),
        }
        .of(self.file)
    }
}

/// Deals samples out to channels, frame by frame.
struct Sorter<'a> {
    group: &'a Group<'a>,
    /// Samples that are still to come.
    left: u64,
    /// Whose turn it is, and how many more samples of this frame are its own.
    turn: usize,
    turn_left: usize,
    /// Running value of each member, for differences, and sum of its samples.
    running: Vec<i32>,
    sums: Vec<u16>,
}

impl<'a> Sorter<'a> {
    fn new(group: &'a Group<'a>, samples: u64) -> Self {
        Self {
            group,
            left: samples,
            turn: 0,
            turn_left: group.signals[group.members[0]].per_frame,
            running: group.members.iter().map(|member| group.signals[*member].initial).collect(),
            sums: vec![0; group.members.len()],
        }
    }

    fn sort(&mut self, samples: &[i32], channels: &mut [Channel]) {
        let take = (samples.len() as u64).min(self.left) as usize;
        self.left -= take as u64;
        for stored in &samples[..take] {
            let member = self.group.members[self.turn];
            let signal = &self.group.signals[member];
            let mut value = *stored;
            if signal.encoding == Encoding::Difference8 {
                value = self.running[self.turn].wrapping_add(value);
                self.running[self.turn] = value;
            }
            self.sums[self.turn] = self.sums[self.turn].wrapping_add(value as u16);
            if is_wanted(self.group.wanted, member) {
                channels[member].samples.push(physical(signal, value));
            }
            self.turn_left -= 1;
            if self.turn_left == 0 {
                self.turn = (self.turn + 1) % self.group.members.len();
                self.turn_left = self.group.signals[self.group.members[self.turn]].per_frame;
            }
        }
    }

    fn check(&self, notes: &mut Vec<Sentence>) {
        for (member, sum) in self.group.members.iter().zip(&self.sums) {
            let signal = &self.group.signals[*member];
            // Some programs write 0 for "not computed".
            if let Some(expected) = signal.checksum.filter(|expected| expected != sum && *expected != 0) {
                notes.push(sentence!(
                    "file-note-checksum",
                    signal = shown(&signal.name),
                    found = sum.cast_signed().to_string(),
                    expected = expected.cast_signed().to_string()
                ));
            }
        }
    }
}

/// A stored value in millivolts (or the signal's own unit, where that is no voltage); `NaN` where it says "no sample".
fn physical(signal: &Signal, value: i32) -> f32 {
    if signal.encoding.invalid() == Some(value) {
        return f32::NAN;
    }
    let scale = signal.unit.in_millivolts().unwrap_or(1.0);
    ((f64::from(value) - signal.baseline) / signal.gain * scale) as f32
}
