//! What was sent, as a file: a line of JSON for each frame and each interval between beats.

use serde::{Deserialize, Serialize};
use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, Write as _},
    path::Path,
};
use strapline_ecg::synth::strap::{Fate, SentFrame, SimulatedStrap};

/// What a strap sent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sent {
    /// Its frames, in order, with what became of each.
    pub frames: Vec<SentFrame>,
    /// Intervals between beats as they were told or would have been, milliseconds.
    pub intervals: Vec<f64>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Frame { first: u64, device_ns: u64, fate: String, millivolts: Vec<f32> },
    IntervalMs(f64),
}

/// What a strap has sent so far, from the file that its stand-in writes.
pub fn sent(file: impl AsRef<Path>) -> io::Result<Sent> {
    let mut sent = Sent::default();
    for line in BufReader::new(File::open(file)?).lines() {
        match serde_json::from_str(&line?)? {
            Line::Frame { first, device_ns, fate, millivolts } => {
                let fate = FATES.into_iter().find(|(_, name)| *name == fate);
                let (fate, _) = fate.ok_or_else(|| io::Error::other("there is no such fate"))?;
                sent.frames.push(SentFrame { first, device_ns, millivolts, fate });
            }
            Line::IntervalMs(ms) => sent.intervals.push(ms),
        }
    }
    Ok(sent)
}

const FATES: [(Fate, &str); 4] =
    [(Fate::Sent, "sent"), (Fate::Delivered, "delivered"), (Fate::Lost, "lost"), (Fate::Cut, "cut")];

/// The file while it is written.
#[derive(Debug)]
pub(crate) struct Writer {
    file: File,
    intervals: usize,
}

impl Writer {
    pub(crate) fn create(file: &Path) -> io::Result<Self> {
        Ok(Self { file: File::create(file)?, intervals: 0 })
    }

    /// Appends what has been sent since the last time, whole lines at once.
    pub(crate) fn append(&mut self, strap: &mut SimulatedStrap) -> io::Result<()> {
        let mut lines = Vec::new();
        let mut line = |line: &Line| -> io::Result<()> {
            serde_json::to_writer(&mut lines, line)?;
            lines.push(b'\n');
            Ok(())
        };
        for SentFrame { first, device_ns, millivolts, fate } in strap.take_sent() {
            let (_, fate) = FATES[fate as usize];
            line(&Line::Frame { first, device_ns, fate: fate.to_owned(), millivolts })?;
        }
        for &ms in &strap.intervals()[self.intervals..] {
            line(&Line::IntervalMs(ms))?;
        }
        self.intervals = strap.intervals().len();
        if lines.is_empty() { Ok(()) } else { self.file.write_all(&lines) }
    }
}
