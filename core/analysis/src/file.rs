//! A file's recording: which channel, its marks, its lead.

use crate::{Analysis, AnalysisError, Signal, analyse};
use std::{ops::ControlFlow, path::Path};
use strapline_ecg::{
    report::{About, Device, Report},
    session::Mark,
};
use strapline_formats::{Channel, Options, Recording, open};
use strapline_words::Words;

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

impl FileAnalysis {
    /// What is said of it; `about` is completed as [`Analysis::report`] does, and with what the file says of the lead.
    pub fn report(&self, about: About, words: Words) -> Result<Report, AnalysisError> {
        let (channel, leads) = (&self.recording.channels[self.channel], self.recording.channels.len());
        let lead = about.device.lead.clone().unwrap_or_else(|| lead(channel, leads, words));
        let about = About { device: Device { lead: Some(lead), ..about.device }, ..about };
        self.analysis.report(about, words)
    }
}

/// Reads a file and analyses one channel of it: the one that `options` names, else the usual one. `None` where
/// `progress`, told the share done, 0 to 1, broke it off.
pub fn analyse_file(
    path: &Path,
    options: &Options,
    mut progress: impl FnMut(f64) -> ControlFlow<()>,
) -> Result<Option<FileAnalysis>, AnalysisError> {
    let recording = open(path, options)?;
    let channel = pick(&recording)?;
    let samples = recording.channels[channel].samples.len().max(1) as f64;
    analyse_recording(recording, channel, |sample| progress(sample as f64 / samples))
}

/// Analyses one channel of a recording, with the recording's marks; `None` where `progress`, told the sample reached,
/// broke it off.
pub fn analyse_recording(
    recording: Recording,
    channel: usize,
    progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Option<FileAnalysis>, AnalysisError> {
    let lead = &recording.channels[channel];
    let signal = Signal {
        rate_hz: lead.rate_hz,
        start: recording.start,
        samples: &lead.samples,
        marks: &marks(&recording, lead),
    };
    let analysis = analyse(&signal, progress)?;
    Ok(analysis.map(|analysis| FileAnalysis { recording, channel, analysis }))
}

/// The usual channel of a recording.
pub fn pick(recording: &Recording) -> Result<usize, AnalysisError> {
    recording.usual_channel().ok_or_else(|| {
        let units: Vec<String> = recording.channels.iter().map(|channel| channel.unit.to_string()).collect();
        AnalysisError::NoVoltage { units: units.join(", ") }
    })
}

/// What a recording's file says about the lead: a name where it has one.
fn lead(channel: &Channel, channels: usize, words: Words) -> String {
    match (channel.name.as_str(), channels) {
        ("", _) => words.text("lead-unnamed"),
        (name, 1) => words.say("lead-named", &[("name", name.into())]),
        (name, many) => {
            words.say("lead-of-several", &[("name", name.into()), ("leads", (many as u64).into())])
        }
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
