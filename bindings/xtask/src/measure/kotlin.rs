//! The facade from Kotlin: an hour at 130 Hz beside Rust alone, an update to an observer, and how soon the first second is
//! analysed.
//!
//! Rust alone is measured in the same minute: before and after, and the better time counts.

use super::speed::{analyse, hour};
use crate::{bindings, places};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::time::Instant;
use strapline_ecg::units::SampleRate;
use strapline_infer::BeatNet;

/// Runs of Rust alone, before and after.
const RUNS: usize = 3;
/// Virtual machines that are started.
const STARTS: usize = 5;

pub(super) fn measure() -> anyhow::Result<Value> {
    let rate = SampleRate::new(130.0)?;
    let samples = hour().record(rate).samples;
    let file = places::root().join("target/golden/hour.f32");
    let folder = file.parent().context("a file lies in a folder")?;
    std::fs::create_dir_all(folder)?;
    let bytes: Vec<u8> = samples.iter().flat_map(|v| v.to_le_bytes()).collect();
    std::fs::write(&file, bytes).with_context(|| format!("{} cannot be written", file.display()))?;

    let (net, load_ms) = {
        let begun = Instant::now();
        (BeatNet::bundled()?, begun.elapsed().as_secs_f64() * 1000.0)
    };
    let rust = |runs: usize| -> anyhow::Result<f64> {
        let mut best = f64::INFINITY;
        for _ in 0..runs {
            let begun = Instant::now();
            ensure!(analyse(&samples, rate, &net)? > 1000, "an hour has more beats");
            best = best.min(begun.elapsed().as_secs_f64() * 1000.0);
        }
        Ok(best)
    };
    let before = rust(RUNS)?;
    bindings::run()?;
    // A virtual machine starts cold each time: the median of several is no luck.
    let classpath = bindings::kotlin::measuring()?;
    let starts = (0..STARTS).map(|_| bindings::kotlin::measure(&classpath, &file));
    let kotlin: Vec<Value> = starts.collect::<anyhow::Result<_>>()?;
    let rust_ms = before.min(rust(RUNS)?);
    let of = |name: &str| {
        let values: Option<Vec<f64>> = kotlin.iter().map(|start| start[name].as_f64()).collect();
        let mut values = values.with_context(|| format!("Kotlin gave no {name}"))?;
        values.sort_by(f64::total_cmp);
        anyhow::Ok(values[STARTS / 2])
    };
    Ok(json!({
        "hour_rust_ms": rust_ms,
        "hour_kotlin_ms": of("hour_ms")?,
        "hour_over_rust": of("hour_ms")? / rust_ms,
        "update_ms": of("update_ms")?,
        "model_ms": load_ms,
        "first_second_ms": of("first_second_ms")?,
    }))
}
