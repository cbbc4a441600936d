//! The pipeline run over one record.

use super::signal::Lead;
use std::{ops::Range, time::Instant};
use strapline_ecg::{
    beat::Polarity,
    classify::{Beat, BeatClass},
    quality::Grade,
    rhythm::{Episode, EpisodeKind, RhythmAnalyser},
    session::{Event, Session},
    units::SampleRate,
};
use strapline_infer::BeatNet;

/// Samples handed over at a time; the result does not depend on it.
const CHUNK: usize = 4096;

/// What the pipeline found. Positions are samples of the lead's own clock.
pub(super) struct Found {
    /// Beats in order.
    pub(super) beats: Vec<(f64, BeatClass)>,
    /// Stretches that it could not read.
    pub(super) unreadable: Vec<Range<f64>>,
    /// Atrial fibrillation.
    pub(super) af: Vec<Range<f64>>,
    /// Time that it took on one core, seconds.
    pub(super) work_s: f64,
}

/// Runs the whole analysis over a lead: the same fold that live recording uses.
pub(super) fn analyse(lead: &Lead, net: &BeatNet) -> anyhow::Result<Found> {
    let rate = SampleRate::new(lead.rate_hz)?;
    let begun = Instant::now();
    let mut session = Session::new(rate, None, net.clone());
    let mut updates = Vec::new();
    for samples in lead.samples.chunks(CHUNK) {
        session.push(Event::Samples(samples), &mut updates)?;
        updates.clear();
    }
    let finished = session.finish(&mut updates);
    let work_s = begun.elapsed().as_secs_f64();

    let mut unreadable: Vec<Range<f64>> = Vec::new();
    let mut from = 0;
    for (second, grade) in (0..).zip(&finished.seconds) {
        let to = from + finished.second_len(second);
        match unreadable.last_mut() {
            _ if grade.is_usable() => {}
            Some(last) if last.end == from as f64 => last.end = to as f64,
            _ => unreadable.push(from as f64..to as f64),
        }
        from = to;
    }
    Ok(Found {
        beats: finished.beats.iter().map(|beat| (beat.position, beat.class)).collect(),
        unreadable,
        af: finished.episodes.iter().filter_map(fibrillation).collect(),
        work_s,
    })
}

/// Finds AF in beats alone: their positions on a clock of `rate_hz`, in order, and their classes.
pub(super) fn af_from_beats(beats: &[(f64, BeatClass)], rate_hz: f64) -> anyhow::Result<Vec<Range<f64>>> {
    let rate = SampleRate::new(rate_hz)?;
    let mut rhythm = RhythmAnalyser::new(rate);
    let mut found = Vec::new();
    let mut before: Option<f64> = None;
    for (position, class) in beats {
        rhythm.push(&Beat {
            position: *position,
            class: *class,
            probability: 1.0,
            rr_ms: before.map_or(f32::NAN, |before| rate.millis(position - before) as f32),
            amplitude_mv: 1.0,
            likeness: 1.0,
            polarity: Polarity::Up,
            grade: Grade::Good,
            attention: None,
        });
        before = Some(*position);
        found.extend(std::iter::from_fn(|| rhythm.pop()).filter_map(|episode| fibrillation(&episode)));
    }
    rhythm.finish();
    found.extend(std::iter::from_fn(|| rhythm.pop()).filter_map(|episode| fibrillation(&episode)));
    found.sort_by(|a, b| a.start.total_cmp(&b.start));
    Ok(found)
}

fn fibrillation(episode: &Episode) -> Option<Range<f64>> {
    (episode.kind == EpisodeKind::AtrialFibrillation).then_some(episode.start as f64..episode.end as f64)
}
