//! Judged candidates of annotated recordings as rows of numbers, for fitting the detector's verdict.
//!
//! ```text
//! cargo run --release -p strapline-score --example export_candidates -- DATA OUT [--verdict FILE] [--explore N]
//! ```
//!
//! `DATA` holds `mitdb`, `svdb` and `nstdb`. Every candidate of DS1 and svdb, clean and spoilt in the ways of
//! `spoil.rs`, becomes a row of little-endian `f32` in `OUT`: its evidence, 1 where a reference beat is, and the
//! recording's weight. Detection runs with the bundled verdict or the one in `FILE`; with `--explore N` one judgement
//! in `N` is turned round, so that what follows a mistake is among the rows. DS2 is never opened.

#[path = "../shared/lead.rs"]
mod lead;
mod spoil;

use anyhow::{Context, Result};
use lead::{Lead, read};
use rayon::prelude::*;
use spoil::Noises;
use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};
use strapline_ecg::{
    beat::{QrsDetector, verdict::Verdict},
    units::SampleRate,
};
use strapline_formats::wfdb;
use strapline_score::splits::DS1;

/// A candidate belongs to a reference beat no farther away than this, seconds.
const WITHIN_S: f64 = 0.1;
/// A candidate taller by a factor of e may lie this much farther from the beat than its rival, seconds.
const TALLER_S: f64 = 0.05;

fn main() -> Result<()> {
    let mut data = Vec::new();
    let (mut verdict, mut explore) = (Verdict::bundled(), 0);
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().with_context(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--verdict" => verdict = Verdict::from_bytes(&fs::read(value()?)?),
            "--explore" => explore = value()?.parse()?,
            _ => data.push(PathBuf::from(argument)),
        }
    }
    let [data, out] = data.as_slice() else {
        anyhow::bail!("DATA and OUT are needed; see the head of main.rs")
    };
    let verdict = verdict.exploring(explore);
    let mut out = fs::File::create(out).with_context(|| format!("{} cannot be written", out.display()))?;
    for batch in leads(data)?.chunks(16) {
        let rows: Vec<Vec<u8>> =
            batch.par_iter().map(|(lead, weight)| rows(lead, *weight, &verdict)).collect();
        for row in rows {
            out.write_all(&row)?;
        }
    }
    Ok(())
}

/// Every recording in every state, with its weight.
fn leads(data: &Path) -> Result<Vec<(Lead, f32)>> {
    let noises = Noises { muscle: read(&data.join("nstdb/ma"))?, baseline: read(&data.join("nstdb/bw"))? };
    let mut leads = Vec::new();
    for (seed, name) in (0u64..).zip(DS1) {
        let clean = read(&data.join("mitdb").join(name))?;
        let strap = clean.as_strap();
        for state in 0..3 {
            leads.push((clean.noisy(&noises, seed * 10 + state), 0.5));
        }
        for state in 5..7 {
            leads.push((strap.noisy(&noises, seed * 10 + state), 0.5));
        }
        leads.push((strap.gain_steps(), 0.5));
        leads.push((strap.blocked(seed), 0.7));
        leads.push((clean.blocked(100 + seed), 0.7));
        leads.push((strap, 1.5));
        leads.push((clean, 1.5));
    }
    for (seed, record) in (0u64..).zip(wfdb::list_records(&data.join("svdb"))?) {
        let clean = read(&record)?;
        if seed % 4 == 1 {
            leads.push((clean.blocked(300 + seed), 0.3));
        }
        if seed % 2 == 0 {
            leads.push((clean.noisy(&noises, 1000 + seed), 0.15));
        }
        leads.push((clean, 0.3));
    }
    Ok(leads)
}

fn rows(lead: &Lead, weight: f32, verdict: &Verdict) -> Vec<u8> {
    let Ok(rate) = SampleRate::new(lead.rate_hz) else { return Vec::new() };
    let mut detector = QrsDetector::new(rate).with_verdict(verdict.clone()).logging();
    for x in &lead.samples {
        detector.push(*x);
        while detector.pop().is_some() {}
    }
    detector.finish();
    let mut judged: Vec<_> = detector.judged().iter().map(|c| (rate.seconds(c.position), c)).collect();
    judged.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut is_beat = vec![0.0f32; judged.len()];
    for (beat, _) in &lead.beats {
        let first = judged.partition_point(|(t, _)| *t < beat - WITHIN_S);
        let distance = |i: usize| {
            let (t, candidate) = judged[i];
            (t - beat).abs() - TALLER_S * f64::from(candidate.log_height)
        };
        let near = (first..judged.len()).take_while(|i| judged[*i].0 <= beat + WITHIN_S);
        if let Some(best) = near.min_by(|a, b| distance(*a).total_cmp(&distance(*b))) {
            is_beat[best] = 1.0;
        }
    }
    let mut bytes = Vec::new();
    for ((t, candidate), label) in judged.iter().zip(is_beat) {
        if lead.flutter.iter().any(|(from, to)| t >= from && t <= to) {
            continue;
        }
        for value in candidate.evidence.iter().chain([&label, &weight]) {
            bytes.extend(value.to_le_bytes());
        }
    }
    bytes
}
