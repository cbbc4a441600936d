//! Everything that was found, as JSON.

use serde::Serialize;
use strapline_ecg::{classify::Beat, quality::Grade, report::Report, session::Finished};
use strapline_formats::Recording;
use strapline_words::{Told, Words};

/// Everything that was found, as JSON.
#[derive(Serialize)]
struct Json<'a> {
    /// Changes when a field changes its meaning.
    version: u32,
    source: Source<'a>,
    report: Told<'a>,
    beats: &'a [Beat],
    seconds: &'a [Grade],
}

/// Where the samples came from.
#[derive(Serialize)]
struct Source<'a> {
    name: &'a str,
    channel: &'a str,
    unit: String,
    notes: Vec<String>,
}

/// Everything that was found in a channel of a recording: where it came from, the report, every beat and the grade of
/// every second. Ends with a line feed.
pub fn found_json(
    recording: &Recording,
    channel: usize,
    finished: &Finished,
    report: &Report,
    words: Words,
) -> Vec<u8> {
    let channel = &recording.channels[channel];
    pretty(&Json {
        version: 1,
        source: Source {
            name: &recording.name,
            channel: &channel.name,
            unit: channel.unit.to_string(),
            notes: recording.notes.iter().map(|note| note.said(words)).collect(),
        },
        report: Told::new(report, words),
        beats: &finished.beats,
        seconds: &finished.seconds,
    })
}

/// A report alone. Ends with a line feed.
pub fn report_json(report: &Report, words: Words) -> Vec<u8> {
    pretty(&Told::new(report, words))
}

fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value)
        .unwrap_or_else(|_| unreachable!("keys are text, and memory takes all"));
    bytes.push(b'\n');
    bytes
}
