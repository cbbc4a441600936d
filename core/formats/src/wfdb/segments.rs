//! A record in segments: records one after another.

use super::{
    header::{Header, Layout, Segment, header_path, read_header},
    record::{empty_channel, signals_of},
};
use crate::{
    bounds::Unstored,
    error::{FormatError, Problem},
    recording::{Channel, Recording},
};
use std::{collections::BTreeSet, path::Path};
use strapline_words::{sentence, shown};

/// Reads all segments of the record whose header is at `path` into `recording`.
pub(super) fn read(
    header: &Header,
    segments: &[Segment],
    path: &Path,
    recording: &mut Recording,
) -> Result<(), FormatError> {
    let mut line = Line { header, path, frames: 0, budget: Unstored::default(), read: BTreeSet::new() };
    for segment in segments {
        if let Some(name) = &segment.name {
            line.read_segment(name, segment.frames, recording)?;
        }
        line.frames = line.frames.saturating_add(segment.frames);
    }
    for channel in &mut recording.channels {
        line.fill(channel)?;
    }
    if let Some(claimed) = header.frames.filter(|claimed| *claimed != line.frames) {
        recording.notes.push(sentence!("file-note-segments-sum", samples = line.frames, claimed = claimed));
    }
    Ok(())
}

/// How far the record has been put together.
struct Line<'a> {
    header: &'a Header,
    path: &'a Path,
    /// Frames so far.
    frames: u64,
    budget: Unstored,
    /// Segments that were read.
    read: BTreeSet<String>,
}

impl Line<'_> {
    fn read_segment(
        &mut self,
        name: &str,
        frames: u64,
        recording: &mut Recording,
    ) -> Result<(), FormatError> {
        let path = header_path(&self.path.with_file_name("").join(name));
        let part = read_header(&path)?;
        let Layout::Signals(signals) = &part.layout else {
            return Err(Problem::malformed(sentence!("file-segment-nested")).of(&path));
        };
        if part.rate_hz != self.header.rate_hz {
            let what = sentence!("file-segment-rate", hz = part.rate_hz, whole = self.header.rate_hz);
            return Err(Problem::malformed(what).of(&path));
        }
        let mut notes = part.notes.clone();
        let again = !self.read.insert(name.to_owned());
        // What is read again takes memory that no file pays for.
        let mut unpaid = Unstored::default();
        let budget = if again { &mut unpaid } else { &mut self.budget };
        // A segment without samples only lists the signals of those that follow.
        let channels: Vec<Channel> = if frames == 0 {
            signals.iter().map(|signal| empty_channel(&part, signal)).collect()
        } else {
            let part = Header { frames: Some(frames), ..part.clone() };
            signals_of(&part, signals, None, &path, budget, &mut notes)?
        };
        if again {
            let samples = channels.iter().map(|channel| channel.samples.len() as u64).sum();
            self.budget.claim(samples, self.path)?;
        }
        let of_segment = |note| sentence!("file-note-segment", segment = shown(name), note = note);
        recording.notes.extend(notes.into_iter().map(of_segment));
        for channel in channels {
            self.append(&mut recording.channels, channel)?;
        }
        Ok(())
    }

    /// Puts a segment's channel behind what the channel of that name already holds.
    fn append(&mut self, channels: &mut Vec<Channel>, part: Channel) -> Result<(), FormatError> {
        // Two signals of one segment may share a name: the second must not land on the first.
        let same = channels.iter().position(|channel| {
            (&channel.name, channel.rate_hz, &channel.unit) == (&part.name, part.rate_hz, &part.unit)
                && channel.samples.len() as u64 <= self.length(channel)
        });
        let Some(index) = same else {
            let mut channel = Channel { samples: Vec::new(), ..part.clone() };
            self.fill(&mut channel)?;
            channel.samples.extend(part.samples);
            channels.push(channel);
            return Ok(());
        };
        self.fill(&mut channels[index])?;
        channels[index].samples.extend(part.samples);
        Ok(())
    }

    /// Samples that a channel has after the frames so far.
    fn length(&self, channel: &Channel) -> u64 {
        self.frames.saturating_mul((channel.rate_hz / self.header.rate_hz).round() as u64)
    }

    /// Fills a channel up with `NaN` to the frames so far.
    fn fill(&mut self, channel: &mut Channel) -> Result<(), FormatError> {
        let missing = self.length(channel).saturating_sub(channel.samples.len() as u64);
        let filled = channel.samples.len() + self.budget.claim(missing, self.path)?;
        channel.samples.resize(filled, f32::NAN);
        Ok(())
    }
}
