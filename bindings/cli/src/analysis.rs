//! One signal, analysed.

use crate::{language::words, progress};
use anyhow::Context;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use strapline_ecg::{
    clock::WallTime,
    filter::Conditioner,
    report::{About, Model, Report, Software},
    session::{Event, Finished, Session},
    units::SampleRate,
};
use strapline_infer::{BeatNet, Measured};

/// Samples fed at a time: the result does not depend on it, the bar's smoothness does.
const CHUNK: usize = 1 << 13;

/// A session that has ended and what is said about it.
pub(crate) struct Analysis {
    pub(crate) finished: Finished,
    pub(crate) report: Report,
}

/// Runs a session with the bundled model over `events`, which hold `samples` samples. `about` is completed with
/// software, model, what was measured of it, and the hash of the samples.
pub(crate) fn analyse<'a>(
    rate_hz: f64,
    start: Option<WallTime>,
    samples: &[f32],
    events: impl Iterator<Item = Event<'a>>,
    about: About,
) -> anyhow::Result<Analysis> {
    let rate = SampleRate::new(rate_hz).context(
        "this sampling rate is not analysed; if the file has it wrong, say the right one with --rate",
    )?;
    let net = BeatNet::bundled()?;
    let model = Model { name: net.manifest().name.clone(), hash: net.hash().to_owned() };
    let figures = Measured::bundled()?.of(net.hash());
    let finished = run(Session::new(rate, start, net), samples.len(), events)?;
    let about = About {
        software: Software {
            name: "Strapline".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            filters: Some(match Conditioner::new(rate).band_hz() {
                (low, Some(high)) => words().band(low, high),
                (low, None) => words().band_from(low),
            }),
        },
        model: Some(model),
        recording_hash: Some(hash(rate_hz, samples)),
        figures,
        ..about
    };
    let report = Report::new(&finished, about);
    Ok(Analysis { finished, report })
}

fn run<'a>(
    mut session: Session<BeatNet>,
    samples: usize,
    events: impl Iterator<Item = Event<'a>>,
) -> anyhow::Result<Finished> {
    // What becomes known on the way is in the finished session, too.
    let mut updates = Vec::new();
    let bar = progress::bar(samples as u64, "analysing");
    for event in events {
        if let Event::Samples(samples) = event {
            for chunk in samples.chunks(CHUNK) {
                session.push(Event::Samples(chunk), &mut updates)?;
                updates.clear();
                bar.set_position(session.recorded());
            }
        } else {
            session.push(event, &mut updates)?;
            updates.clear();
        }
    }
    bar.finish_and_clear();
    Ok(session.finish(&mut updates))
}

/// SHA-256 over rate and samples: the same recording has the same hash in every format that keeps its values.
fn hash(rate_hz: f64, samples: &[f32]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(rate_hz.to_le_bytes());
    for sample in samples {
        // One bit pattern for every kind of "not received".
        let bits = if sample.is_finite() { sample.to_bits() } else { f32::NAN.to_bits() };
        hasher.update(bits.to_le_bytes());
    }
    hasher.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
