//! The evidence of seconds of recordings as rows of numbers, for fitting the grader's score.
//!
//! ```text
//! cargo run --release -p strapline-score --example export_seconds -- DATA OUT
//! ```
//!
//! `DATA` holds `mitdb`, `svdb`, `nstdb` and `cinc2017`. Each second of DS1, of every fourth record of `svdb`, of
//! both under noise, of synthetic rhythms and noises, and of strips of `cinc2017` becomes a row of little-endian
//! `f32` in `OUT`: its evidence, 1 where it cannot be read (0 where it can), its weight, the number of its recording
//! and the code of its state (see `states.rs`). Detection and grading run as in a session. DS2 is never opened.

#[path = "../shared/lead.rs"]
mod lead;
mod sources;
mod states;

use anyhow::{Context, Result};
use rayon::prelude::*;
use sources::Source;
use std::{env, fs, io::Write, path::PathBuf};
use strapline_ecg::{
    beat::QrsDetector,
    filter::Conditioner,
    quality::{EVIDENCE, SignalGrader},
    units::SampleRate,
};

/// What the detector finds is taken over by the grader every so many samples, as in a session.
const PASS_ON_EVERY: usize = 16;
/// A found beat and a true one are the same no farther apart than this, seconds.
const WITHIN_S: f64 = 0.15;
/// A second is unreadable when F1 of the beats in it and its neighbours is under this ...
const UNREADABLE_F1: f64 = 0.5;
/// ... and says little when it is under this.
const DOUBTFUL_F1: f64 = 0.67;

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = env::args().skip(1).map(PathBuf::from).collect();
    let [data, out] = arguments.as_slice() else {
        anyhow::bail!("DATA and OUT are needed; see the head of main.rs")
    };
    let mut file = fs::File::create(out).with_context(|| format!("{} cannot be written", out.display()))?;
    let mut number = 0;
    for batch in sources::all(data)? {
        let rows: Vec<Vec<u8>> = batch
            .into_par_iter()
            .enumerate()
            .map(|(offset, open)| Ok(rows(&open()?, number + offset)))
            .collect::<Result<_>>()?;
        number += rows.len();
        for row in rows {
            file.write_all(&row)?;
        }
    }
    Ok(())
}

/// Every second of a source that has evidence.
fn rows(source: &Source, number: usize) -> Vec<u8> {
    let Ok(rate) = SampleRate::new(source.rate_hz) else { return Vec::new() };
    let mut conditioner = Conditioner::new(rate);
    let mut detector = QrsDetector::new(rate);
    let mut grader = SignalGrader::new(rate).logging();
    let mut found = Vec::new();
    let mut pass = |detector: &mut QrsDetector, grader: &mut SignalGrader| {
        while let Some(peak) = detector.pop() {
            grader.beat(&peak);
            found.push(rate.seconds(peak.position));
        }
        while grader.pop().is_some() {}
    };
    for (index, &x) in source.samples.iter().enumerate() {
        grader.push(x);
        detector.push(conditioner.push(x).without_mains);
        if index % PASS_ON_EVERY == 0 {
            pass(&mut detector, &mut grader);
        }
    }
    detector.finish();
    pass(&mut detector, &mut grader);
    grader.finish();
    let mut bytes = Vec::new();
    for weighed in grader.weighed() {
        let second = weighed.second as usize;
        let Some(state) = source.states.get(second) else { continue };
        let f1 = f1(&found, &source.beats, second as f64 - 1.0, second as f64 + 2.0);
        let (unreadable, weight) = state.label(f1, UNREADABLE_F1, DOUBTFUL_F1);
        let tail = [f32::from(u8::from(unreadable)), weight, number as f32, f32::from(state.code())];
        for value in weighed.evidence.iter().chain(&tail) {
            bytes.extend(value.to_le_bytes());
        }
        debug_assert_eq!(weighed.evidence.len(), EVIDENCE);
    }
    bytes
}

/// F1 of what was found against what is there, in `from..to`; 1 where there is neither.
fn f1(found: &[f64], there: &[f64], from: f64, to: f64) -> f64 {
    let near = |list: &[f64], at: f64| {
        let next = list.partition_point(|t| *t < at);
        list[next.saturating_sub(1)..(next + 1).min(list.len())].iter().any(|t| (t - at).abs() < WITHIN_S)
    };
    let inside = |list: &[f64]| {
        let first = list.partition_point(|t| *t < from);
        list[first..].iter().take_while(|t| **t < to).copied().collect::<Vec<f64>>()
    };
    let (found_inside, there_inside) = (inside(found), inside(there));
    let hits = there_inside.iter().filter(|t| near(found, **t)).count();
    let (false_ones, missed) =
        (found_inside.iter().filter(|t| !near(there, **t)).count(), there_inside.len() - hits);
    if hits + false_ones + missed == 0 {
        1.0
    } else {
        2.0 * hits as f64 / (2 * hits + false_ones + missed) as f64
    }
}
