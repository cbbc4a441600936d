//! A file's recording: which channel, its marks, its lead.

use crate::{Analysis, AnalysisError, Signal, analyse};
use std::{ops::ControlFlow, path::Path};
use strapline_ecg::{
    report::{About, Device, Report},
    session::{Mark, Notice},
};
use strapline_formats::{Channel, Options, Recording, Unit, open};
use strapline_words::{Sentence, Words, sentence};

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
    let channel = pick(&recording, options)?;
    let samples = recording.channels[channel].samples.len().max(1) as f64;
    analyse_recording(recording, channel, |sample| progress(sample as f64 / samples))
}

/// Analyses one channel of a recording, with the recording's marks; `None` where `progress`, told the sample reached,
/// broke it off.
pub fn analyse_recording(
    mut recording: Recording,
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
    let Some(analysis) = analyse(&signal, progress)? else { return Ok(None) };
    let unit = unit_note(lead, &analysis.finished.notices);
    recording.notes.extend(channel_note(&recording, channel).into_iter().chain(unit));
    Ok(Some(FileAnalysis { recording, channel, analysis }))
}

/// Which of several channels was analysed.
fn channel_note(recording: &Recording, channel: usize) -> Option<Sentence> {
    (recording.channels.len() > 1)
        .then(|| sentence!("file-note-channel", channel = channel + 1, channels = recording.channel_list()))
}

/// The unit with which heights that no ECG has would be those of one.
fn unit_note(channel: &Channel, notices: &[Notice]) -> Option<Sentence> {
    let fits = fitting_unit(channel, notices)?;
    Some(sentence!("file-note-unit-fits", unit = channel.unit.to_string(), fits = fits.to_string()))
}

/// The unit with which heights that no ECG has would be those of one; `None` where they are, or where no unit would do.
pub fn fitting_unit(channel: &Channel, notices: &[Notice]) -> Option<Unit> {
    let factor = notices.iter().find_map(|notice| match notice {
        Notice::AmplitudeImplausible { factor, .. } => Some(*factor),
        _ => None,
    })?;
    let is_too_large = factor < 1.0;
    Some(match (&channel.unit, is_too_large) {
        (Unit::Volt, true) | (Unit::Microvolt, false) => Unit::Millivolt,
        (Unit::Millivolt, true) | (Unit::Nanovolt, false) => Unit::Microvolt,
        (Unit::Millivolt, false) => Unit::Volt,
        (Unit::Microvolt, true) => Unit::Nanovolt,
        _ => return None,
    })
}

/// Which channel of a recording to analyse: the one that `options` names, whatever it is called, else the usual one.
pub fn pick(recording: &Recording, options: &Options) -> Result<usize, AnalysisError> {
    let voltage = || recording.channels.iter().position(|channel| channel.unit.is_voltage());
    // A reader that was asked for a channel gives that one alone.
    let picked = if options.channel.is_some() { voltage() } else { recording.usual_channel() };
    picked.ok_or_else(|| {
        if voltage().is_some() {
            return AnalysisError::NoEcg { channels: recording.channel_list() };
        }
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
