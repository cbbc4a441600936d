//! An annotated lead, as the exporters read it.

use anyhow::{Context, Result};
use std::path::Path;
use strapline_formats::wfdb;

/// One lead with its reference, times in seconds.
#[derive(Clone)]
pub(crate) struct Lead {
    pub(crate) rate_hz: f64,
    pub(crate) samples: Vec<f32>,
    pub(crate) beats: Vec<(f64, char)>,
    pub(crate) flutter: Vec<(f64, f64)>,
}

/// The lead named MLII, else the first, of a record; no beats where it has no `.atr`.
pub(crate) fn read(record: &Path) -> Result<Lead> {
    let recording = wfdb::read_record(record)?;
    let lead = recording.channels.iter().position(|c| c.name == "MLII").unwrap_or(0);
    let channel = recording.channels.into_iter().nth(lead).context("no channel")?;
    let annotations = wfdb::annotation_path(record, "atr");
    let mut beats = Vec::new();
    let mut flutter = Vec::new();
    if annotations.exists() {
        for annotation in wfdb::read_annotations(&annotations)?.list {
            let seconds = annotation.sample as f64 / recording.rate_hz;
            match annotation.code.symbol() {
                '[' => flutter.push((seconds, f64::INFINITY)),
                ']' => {
                    if let Some(last) = flutter.last_mut() {
                        last.1 = seconds;
                    }
                }
                symbol if annotation.code.is_beat() => beats.push((seconds, symbol)),
                _ => {}
            }
        }
    }
    Ok(Lead { rate_hz: recording.rate_hz, samples: channel.samples, beats, flutter })
}

/// Median peak-to-peak of the QRS complexes at these times, millivolts; 1 where there is none.
pub(crate) fn qrs_height(samples: &[f32], rate_hz: f64, beats: impl Iterator<Item = f64>) -> f64 {
    let reach = (0.05 * rate_hz) as usize;
    let mut heights: Vec<f32> = beats
        .filter_map(|t| {
            let r = (t * rate_hz) as usize;
            let around = samples.get(r.saturating_sub(reach)..r + reach)?;
            let high = around.iter().copied().fold(f32::MIN, f32::max);
            Some(high - around.iter().copied().fold(f32::MAX, f32::min))
        })
        .collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().map_or(1.0, f64::from)
}
