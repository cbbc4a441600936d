//! Time, beside the detectors in Python.
//!
//! The same hour of synthetic ECG goes through all of them on one core; each is run several times in turn and its best
//! time counts, so that what else the machine does hits all alike.

use crate::{places, shell};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::{hint::black_box, path::Path, time::Instant};
use strapline_ecg::{
    beat::QrsDetector,
    filter::Conditioner,
    session::{Event, Session},
    synth::{Focus, NoiseKind, Pattern, Rhythm, Script, Segment},
    units::SampleRate,
};
use strapline_infer::BeatNet;

/// Rounds: ours, theirs, ours, theirs ...
const ROUNDS: usize = 3;
/// Runs of detection in a round.
const RUNS: usize = 7;

/// Best times in milliseconds and their ratios.
pub(super) fn measure() -> anyhow::Result<Value> {
    let rate = SampleRate::new(130.0)?;
    let samples = hour().record(rate).samples;
    ensure!(
        samples.iter().all(|v| v.is_finite()),
        "the benchmark's signal has gaps, which others cannot take"
    );
    let file = places::root().join("target/benchmark/hour.f64");
    let bytes: Vec<u8> = samples.iter().flat_map(|v| f64::from(*v).to_le_bytes()).collect();
    std::fs::write(&file, bytes).with_context(|| format!("{} cannot be written", file.display()))?;

    let net = BeatNet::bundled()?;
    let (mut detection, mut analysis) = (f64::INFINITY, f64::INFINITY);
    let (mut sleepecg, mut neurokit) = (f64::INFINITY, f64::INFINITY);
    let mut beats = [0, 0];
    for _ in 0..ROUNDS {
        for _ in 0..RUNS {
            let (ms, found) = time(|| detect(&samples, rate));
            detection = detection.min(ms);
            beats[0] = found;
        }
        let (ms, found) = time(|| analyse(&samples, rate, &net));
        analysis = analysis.min(ms);
        beats[1] = found?;
        let theirs = python(&file)?;
        let of = |name: &str| theirs[name].as_f64().with_context(|| format!("the benchmark gave no {name}"));
        sleepecg = sleepecg.min(of("sleepecg_ms")?);
        neurokit = neurokit.min(of("neurokit_ms")?);
    }
    Ok(json!({
        "seconds": samples.len() as f64 / rate.hz(),
        "beats_detected": beats[0],
        "beats_analysed": beats[1],
        "detection_ms": detection,
        "sleepecg_ms": sleepecg,
        "detection_over_sleepecg": detection / sleepecg,
        "analysis_ms": analysis,
        "neurokit_ms": neurokit,
        "analysis_over_neurokit": analysis / neurokit,
    }))
}

/// An hour without gaps: what a strap on a person with ectopic beats and AF gives.
pub(super) fn hour() -> Script {
    let single = Pattern::Single { every_s: 12.0 };
    let rhythms = [
        Rhythm::Sinus { bpm: 68.0 },
        Rhythm::Ectopic { bpm: 72.0, focus: Focus::Ventricular, pattern: single },
        Rhythm::AtrialFibrillation { bpm: 95.0 },
        Rhythm::Ectopic { bpm: 66.0, focus: Focus::Atrial, pattern: single },
        Rhythm::Sinus { bpm: 120.0 },
        Rhythm::Sinus { bpm: 58.0 },
    ];
    let segments = rhythms.map(|rhythm| Segment { rhythm, seconds: 600.0 }).into();
    Script::new(1, segments).with_noise(NoiseKind::Baseline, 0.0, 3600.0, 0.2).with_noise(
        NoiseKind::Muscle,
        2400.0,
        600.0,
        0.1,
    )
}

fn time<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let result = black_box(work());
    (begun.elapsed().as_secs_f64() * 1000.0, result)
}

/// Filter and detection; beats found.
fn detect(samples: &[f32], rate: SampleRate) -> usize {
    let mut conditioner = Conditioner::new(rate);
    let mut detector = QrsDetector::new(rate);
    let mut beats = 0;
    for sample in black_box(samples) {
        detector.push(conditioner.push(*sample).without_mains);
        while detector.pop().is_some() {
            beats += 1;
        }
    }
    detector.finish();
    while detector.pop().is_some() {
        beats += 1;
    }
    beats
}

/// The whole session; beats found.
pub(super) fn analyse(samples: &[f32], rate: SampleRate, net: &BeatNet) -> anyhow::Result<usize> {
    let mut session = Session::new(rate, None, net.clone());
    let mut updates = Vec::new();
    for chunk in black_box(samples).chunks(73) {
        session.push(Event::Samples(chunk), &mut updates)?;
        updates.clear();
    }
    Ok(session.finish(&mut updates).beats.len())
}

/// The others' best times.
fn python(file: &Path) -> anyhow::Result<Value> {
    let python = places::benchmark_python();
    let (python, file) = (python.to_string_lossy(), file.to_string_lossy());
    let json = shell::output(&python, &["bindings/xtask/src/measure/others.py", &file])?;
    Ok(serde_json::from_str(&json)?)
}
