//! A file's recording: which channel, its marks, its lead.

use crate::{Analysis, AnalysisError, Signal, analyse};
use std::{ops::ControlFlow, path::Path};
use strapline_ecg::{report::About, session::Mark};
use strapline_formats::{Channel, Options, Recording, open};

/// A file's analysis, with the file's own recording.
#[derive(Debug, Clone)]
pub struct FileAnalysis {
    /// What the file held.
    pub recording: Recording,
    /// Which of its channels was analysed.
    pub channel: usize,
    /// What was found.
    pub analysis: Analysis,
}

/// Reads a file and analyses one channel of it: the one that `options` names, else the usual one. `None` where
/// `progress`, told the share done, 0 to 1, broke it off.
pub fn analyse_file(
    path: &Path,
    options: &Options,
    about: About,
    mut progress: impl FnMut(f64) -> ControlFlow<()>,
) -> Result<Option<FileAnalysis>, AnalysisError> {
    let recording = open(path, options)?;
    let channel = pick(&recording)?;
    let samples = recording.channels[channel].samples.len().max(1) as f64;
    let done = |sample: u64| progress(sample as f64 / samples);
    let analysis = analyse_recording(&recording, channel, about, done)?;
    Ok(analysis.map(|analysis| FileAnalysis { recording, channel, analysis }))
}

/// Analyses one channel of a recording, with the recording's marks; `None` where `progress`, told the sample reached,
/// broke it off.
pub fn analyse_recording(
    recording: &Recording,
    channel: usize,
    mut about: About,
    progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Option<Analysis>, AnalysisError> {
    let leads = recording.channels.len();
    let channel = &recording.channels[channel];
    about.device.lead.get_or_insert_with(|| lead(channel, leads));
    let signal = Signal {
        rate_hz: channel.rate_hz,
        start: recording.start,
        samples: &channel.samples,
        marks: &marks(recording, channel),
    };
    analyse(&signal, about, progress)
}

/// The usual channel of a recording.
pub fn pick(recording: &Recording) -> Result<usize, AnalysisError> {
    recording.usual_channel().ok_or_else(|| {
        let units: Vec<String> = recording.channels.iter().map(|channel| channel.unit.to_string()).collect();
        AnalysisError::NoVoltage { units: units.join(", ") }
    })
}

/// What a recording's file says about the lead: a name where it has one.
pub fn lead(channel: &Channel, channels: usize) -> String {
    match (channel.name.as_str(), channels) {
        ("", _) => "one lead, without a name in the file".into(),
        (name, 1) => format!("one lead, \u{201c}{name}\u{201d} in the file"),
        (name, many) => format!("one lead of {many}, \u{201c}{name}\u{201d} in the file"),
    }
}

/// The recording's remarks on the channel's own axis, in order.
fn marks(recording: &Recording, channel: &Channel) -> Vec<Mark> {
    let scale = channel.rate_hz / recording.rate_hz;
    let on_axis =
        |mark: &Mark| Mark { at: (mark.at as f64 * scale).round() as u64, words: mark.words.clone() };
    let mut marks: Vec<Mark> = recording.marks.iter().map(on_axis).collect();
    marks.sort_by_key(|mark| mark.at);
    marks
}
