//! One signal, analysed.

use crate::{AnalysisError, marks, model};
use sha2::{Digest, Sha256};
use std::{fmt::Write as _, ops::ControlFlow};
use strapline_ecg::{
    clock::WallTime,
    report::{About, Report},
    session::{Event, Finished, Mark, Session},
    units::SampleRate,
};
use strapline_infer::BeatNet;
use strapline_words::Words;

/// Samples fed at a time: the result does not depend on it, how smoothly progress is told does.
const CHUNK: usize = 1 << 13;

/// One lead, whole.
#[derive(Debug, Clone, Copy)]
pub struct Signal<'a> {
    /// Samples per second.
    pub rate_hz: f64,
    /// When its first sample was taken, where known.
    pub start: Option<WallTime>,
    /// Millivolts; what is not finite was not received.
    pub samples: &'a [f32],
    /// What the person marked, in order.
    pub marks: &'a [Mark],
}

/// What was found in a signal.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// Everything that was found.
    pub finished: Finished,
    /// SHA-256 over rate and samples, hexadecimal: the same recording has the same hash in every format that keeps its
    /// values.
    pub hash: String,
}

impl Analysis {
    /// What is said of it; `about` is completed with software, model, what was measured of it, and the hash of the
    /// samples.
    pub fn report(&self, about: About, words: Words) -> Result<Report, AnalysisError> {
        let about = About { recording_hash: Some(self.hash.clone()), ..about };
        Ok(marks::said(Report::new(&self.finished, model::about(about, self.finished.rate, words)?), words))
    }
}

/// Analyses a signal with the bundled model; `None` where `progress`, told the sample reached, broke it off.
pub fn analyse(
    signal: &Signal,
    progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Option<Analysis>, AnalysisError> {
    let events = events(signal.samples, signal.marks);
    analyse_events(signal.rate_hz, signal.start, signal.samples, events, progress)
}

/// As [`analyse`], with the signal's `samples` as `events`, which may say lead-off where the samples are not finite.
pub fn analyse_events<'a>(
    rate_hz: f64,
    start: Option<WallTime>,
    samples: &[f32],
    events: impl Iterator<Item = Event<'a>>,
    progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Option<Analysis>, AnalysisError> {
    let session = Session::new(SampleRate::new(rate_hz)?, start, model::net()?);
    let finished = run(session, events, progress)?;
    Ok(finished.map(|finished| Analysis { finished, hash: hash(rate_hz, samples) }))
}

fn run<'a>(
    mut session: Session<BeatNet>,
    events: impl Iterator<Item = Event<'a>>,
    mut progress: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Option<Finished>, AnalysisError> {
    // What becomes known on the way is in the finished session, too.
    let mut updates = Vec::new();
    for event in events {
        if let Event::Samples(samples) = event {
            for chunk in samples.chunks(CHUNK) {
                session.push(Event::Samples(chunk), &mut updates)?;
                updates.clear();
                if progress(session.recorded()).is_break() {
                    return Ok(None);
                }
            }
        } else {
            session.push(event, &mut updates)?;
            updates.clear();
        }
    }
    Ok(Some(session.finish(&mut updates)))
}

/// Samples with the marks between them.
fn events<'a>(samples: &'a [f32], marks: &'a [Mark]) -> impl Iterator<Item = Event<'a>> {
    let mut begin = 0;
    marks
        .iter()
        .map(Some)
        .chain([None])
        .flat_map(move |mark| {
            let end = mark.map_or(samples.len(), |mark| samples.len().min(mark.at as usize)).max(begin);
            let before = &samples[begin..end];
            begin = end;
            [Some(Event::Samples(before)), mark.map(|mark| Event::Mark(&mark.words))]
        })
        .flatten()
}

fn hash(rate_hz: f64, samples: &[f32]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(rate_hz.to_le_bytes());
    for sample in samples {
        // One bit pattern for every kind of "not received", and for zero, whose sign no table keeps.
        let bits = if sample.is_finite() { (sample + 0.0).to_bits() } else { f32::NAN.to_bits() };
        hasher.update(bits.to_le_bytes());
    }
    hasher.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
