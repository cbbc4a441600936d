//! Everything that was found, as JSON.

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};
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

/// Writes everything that was found in a channel of a recording: where it came from, the report, every beat and the grade
/// of every second, one a line. Nothing of it is held in memory: of a recording of days that would be much. Ends with a
/// line feed.
pub fn write_found_json(
    out: impl Write,
    recording: &Recording,
    channel: usize,
    finished: &Finished,
    report: &Report,
    words: Words,
) -> io::Result<()> {
    let channel = &recording.channels[channel];
    let json = Json {
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
    };
    write(out, &json)
}

/// As [`write_found_json`], in memory.
pub fn found_json(
    recording: &Recording,
    channel: usize,
    finished: &Finished,
    report: &Report,
    words: Words,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_found_json(&mut bytes, recording, channel, finished, report, words)
        .unwrap_or_else(|_| unreachable!("memory takes all"));
    bytes
}

/// A report alone. Ends with a line feed.
pub fn report_json(report: &Report, words: Words) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes, &Told::new(report, words)).unwrap_or_else(|_| unreachable!("memory takes all"));
    bytes
}

fn write(mut out: impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut out, Lines::default()))?;
    out.write_all(b"\n")
}

/// JSON for people and programs: members of objects on lines of their own, and each element of a list on one line,
/// whatever it holds.
#[derive(Default)]
struct Lines {
    pretty: PrettyFormatter<'static>,
    /// Lists that are open around what is written.
    lists: usize,
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.lists += 1;
        if self.lists > 1 { CompactFormatter.begin_array(out) } else { self.pretty.begin_array(out) }
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.lists -= 1;
        if self.lists > 0 { CompactFormatter.end_array(out) } else { self.pretty.end_array(out) }
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if self.lists > 1 {
            CompactFormatter.begin_array_value(out, first)
        } else {
            self.pretty.begin_array_value(out, first)
        }
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.lists > 1 { CompactFormatter.end_array_value(out) } else { self.pretty.end_array_value(out) }
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.lists > 0 { CompactFormatter.begin_object(out) } else { self.pretty.begin_object(out) }
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.lists > 0 { CompactFormatter.end_object(out) } else { self.pretty.end_object(out) }
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if self.lists > 0 {
            CompactFormatter.begin_object_key(out, first)
        } else {
            self.pretty.begin_object_key(out, first)
        }
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.lists > 0 {
            CompactFormatter.begin_object_value(out)
        } else {
            self.pretty.begin_object_value(out)
        }
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.lists > 0 {
            CompactFormatter.end_object_value(out)
        } else {
            self.pretty.end_object_value(out)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_element_of_a_list_is_a_line() {
        let value = serde_json::json!({
            "name": "x",
            "of": { "beats": [{ "at": 1.5, "seen": [1, 2] }, { "at": 2.5, "seen": [] }], "none": [], "empty": {} },
        });
        let mut bytes = Vec::new();
        write(&mut bytes, &value).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let expected = "{\n  \"name\": \"x\",\n  \"of\": {\n    \"beats\": [\n      {\"at\":1.5,\"seen\":[1,2]},\n      \
                        {\"at\":2.5,\"seen\":[]}\n    ],\n    \"empty\": {},\n    \"none\": []\n  }\n}\n";
        assert_eq!(text, expected);
    }
}
