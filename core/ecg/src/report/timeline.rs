//! The recording in slices: the hourly table, and the finer trend that is drawn.

use super::{
    coverage::{Readable, graded_end},
    events::beats_in,
    moment::{Moment, TimeAxis},
    rate::{believed, interval},
};
use crate::{
    classify::{Beat, BeatClass},
    quality::{Grade, Reason},
    rhythm::{
        Episode, EpisodeKind,
        rate::{Rate, RateMeter},
    },
    session::Finished,
    units::{SampleIndex, SampleRate},
};
use serde::Serialize;

/// Recordings longer than this have an hourly table.
const HOURLY_OVER_S: f64 = 2.0 * 3600.0;
/// Slices that a trend has at most: what can still be told apart on paper.
const TREND_SLICES: f64 = 180.0;
/// Lengths that a slice of the trend may have, seconds: those that a reader can name, and that hold a few beats.
const SLICE_S: [f64; 13] =
    [5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 14_400.0];

/// One slice of the recording.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Slice {
    /// Its first sample.
    pub start: Moment,
    /// How long it is, seconds; the first and the last may be shorter than the others.
    pub seconds: f64,
    /// Share that was graded good, 0 to 1.
    pub good: f64,
    /// Share that was graded fair, 0 to 1.
    pub fair: f64,
    /// Share that could not be read, 0 to 1.
    pub unreadable: f64,
    /// The reason for most of what could not be read.
    pub reason: Option<Reason>,
    /// Beats in it.
    pub beats: u32,
    /// Lowest, mean and highest rate, beats per minute; lowest and highest are medians over eight intervals.
    pub lowest_bpm: Option<f32>,
    /// All intervals together.
    pub mean_bpm: Option<f32>,
    /// As `lowest_bpm`.
    pub highest_bpm: Option<f32>,
    /// Ventricular beats.
    pub ventricular: u32,
    /// Supraventricular beats.
    pub supraventricular: u32,
    /// Pauses of 2.0 s or more that begin in it.
    pub pauses: u32,
    /// Longest RR interval that ends in it and can be believed, milliseconds.
    pub longest_rr_ms: Option<f32>,
    /// Share of the analysed time in atrial fibrillation, 0 to 1; `None` where nothing was analysed.
    pub atrial_fibrillation: Option<f64>,
}

/// The recording in slices of one length.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Trend {
    /// Length of a slice, seconds.
    pub slice_s: f64,
    /// The slices, in order.
    pub slices: Vec<Slice>,
}

/// Hours by the clock where the start is known, else from the beginning; empty for recordings of two hours or less.
pub(super) fn hours(finished: &Finished, axis: &TimeAxis, readable: &Readable) -> Vec<Slice> {
    if axis.rate().seconds(graded_end(finished) as f64) <= HOURLY_OVER_S {
        return Vec::new();
    }
    let into_hour = axis.at(0.0).local.map_or(0.0, |local| {
        let (_, minute, second, milli) = local.time();
        f64::from(minute) * 60.0 + f64::from(second) + f64::from(milli) / 1000.0
    });
    slices(finished, axis, readable, 3600.0, into_hour)
}

/// As many slices as can be told apart on paper, in lengths that a reader can name.
pub(super) fn trend(finished: &Finished, axis: &TimeAxis, readable: &Readable) -> Trend {
    let seconds = axis.rate().seconds(graded_end(finished) as f64);
    let fits = |slice_s: &f64| seconds / slice_s <= TREND_SLICES;
    let slice_s = SLICE_S.into_iter().find(fits).unwrap_or(seconds / TREND_SLICES);
    Trend { slice_s, slices: slices(finished, axis, readable, slice_s, 0.0) }
}

/// What is gathered for a slice on the way.
#[derive(Debug, Clone, Default)]
struct Gathered {
    /// Lowest and highest median rate.
    range_bpm: Option<[f32; 2]>,
    sum_ms: f64,
    intervals: u32,
    beats: u32,
    ventricular: u32,
    supraventricular: u32,
    pauses: u32,
    longest_rr_ms: Option<f32>,
    fibrillating: u64,
    left_out: [u64; Reason::ALL.len()],
}

/// Cuts the graded part of the recording every `slice_s` seconds; the first cut comes `already_s` seconds earlier.
fn slices(
    finished: &Finished,
    axis: &TimeAxis,
    readable: &Readable,
    slice_s: f64,
    already_s: f64,
) -> Vec<Slice> {
    let end = graded_end(finished);
    let edges = edges(axis.rate(), end, slice_s, already_s);
    let mut gathered = vec![Gathered::default(); edges.len().saturating_sub(1)];
    gather_beats(finished, &edges, &mut gathered);
    gather_episodes(finished, readable, &edges, &mut gathered);
    gather_reasons(finished, &edges, &mut gathered);
    edges
        .windows(2)
        .zip(&gathered)
        .map(|(edge, seen)| {
            let samples = (edge[1] - edge[0]) as f64;
            let [usable, good] = readable.between(edge[0], edge[1]);
            let most = (0..Reason::ALL.len()).rev().max_by_key(|n| seen.left_out[*n]);
            Slice {
                start: axis.at(edge[0] as f64),
                seconds: axis.rate().seconds(samples),
                good: good as f64 / samples,
                fair: (usable - good) as f64 / samples,
                unreadable: (samples - usable as f64) / samples,
                reason: most.filter(|n| seen.left_out[*n] > 0).map(|n| Reason::ALL[n]),
                beats: seen.beats,
                lowest_bpm: seen.range_bpm.map(|range| range[0]),
                mean_bpm: seen.mean_bpm(),
                highest_bpm: seen.range_bpm.map(|range| range[1]),
                ventricular: seen.ventricular,
                supraventricular: seen.supraventricular,
                pauses: seen.pauses,
                longest_rr_ms: seen.longest_rr_ms,
                atrial_fibrillation: (usable > 0)
                    .then(|| (seen.fibrillating as f64 / usable as f64).min(1.0)),
            }
        })
        .collect()
}

/// Slice `n` covers `edges[n]..edges[n + 1]`, never nothing.
fn edges(rate: SampleRate, end: SampleIndex, slice_s: f64, already_s: f64) -> Vec<SampleIndex> {
    let mut edges = vec![0];
    for n in 1_u64.. {
        let edge = rate.samples(n as f64 * slice_s - already_s) as SampleIndex;
        if edge >= end {
            break;
        }
        if edge > edges[edges.len() - 1] {
            edges.push(edge);
        }
    }
    if end > 0 {
        edges.push(end);
    }
    edges
}

fn slice_of(edges: &[SampleIndex], index: SampleIndex) -> Option<usize> {
    edges.partition_point(|edge| *edge <= index).checked_sub(1).filter(|slice| slice + 1 < edges.len())
}

impl Gathered {
    fn beat(&mut self, beat: &Beat, rate: Option<Rate>) {
        self.beats += 1;
        self.ventricular += u32::from(beat.class == BeatClass::Ventricular);
        self.supraventricular += u32::from(beat.class == BeatClass::Supraventricular);
        if let Some(Rate { bpm, .. }) = rate {
            let [low, high] = self.range_bpm.unwrap_or([bpm; 2]);
            self.range_bpm = Some([low.min(bpm), high.max(bpm)]);
        }
        if let Some(rr_ms) = interval(beat) {
            self.sum_ms += f64::from(rr_ms);
            self.intervals += 1;
        }
    }

    fn long(&mut self, rr_ms: f32) {
        self.longest_rr_ms = Some(self.longest_rr_ms.map_or(rr_ms, |known| known.max(rr_ms)));
    }

    fn mean_bpm(&self) -> Option<f32> {
        (self.intervals > 0).then(|| (60_000.0 * f64::from(self.intervals) / self.sum_ms) as f32)
    }
}

fn gather_beats(finished: &Finished, edges: &[SampleIndex], gathered: &mut [Gathered]) {
    let mut meter = RateMeter::new();
    let mut before = None;
    for beat in beats_in(finished) {
        let rate = meter.push(beat);
        let long = believed(before.replace(beat), beat);
        if let Some(slice) = slice_of(edges, beat.position as SampleIndex) {
            gathered[slice].beat(beat, rate);
            if let Some(rr_ms) = long {
                gathered[slice].long(rr_ms);
            }
        }
    }
}

fn gather_episodes(
    finished: &Finished,
    readable: &Readable,
    edges: &[SampleIndex],
    gathered: &mut [Gathered],
) {
    let of_kind =
        |kind| finished.episodes.iter().filter(move |e: &&Episode| e.kind == kind && e.start < e.end);
    for pause in of_kind(EpisodeKind::Pause) {
        if let Some(slice) = slice_of(edges, pause.start) {
            gathered[slice].pauses += 1;
        }
    }
    let mut covered_to = 0;
    for episode in of_kind(EpisodeKind::AtrialFibrillation) {
        let from = episode.start.max(covered_to);
        covered_to = covered_to.max(episode.end);
        let first = slice_of(edges, from).unwrap_or(gathered.len());
        for (slice, edge) in gathered.iter_mut().zip(edges.windows(2)).skip(first) {
            if edge[0] >= episode.end {
                break;
            }
            slice.fibrillating += readable.between(edge[0].max(from), edge[1].min(episode.end))[0];
        }
    }
}

fn gather_reasons(finished: &Finished, edges: &[SampleIndex], gathered: &mut [Gathered]) {
    for (n, grade) in (0..).zip(&finished.seconds) {
        let Grade::Unusable(reason) = grade else { continue };
        // A second that two slices share counts for the one in which it begins: this only names the main reason.
        if let Some(slice) = slice_of(edges, finished.rate.second_start(n)) {
            let reason = Reason::ALL.iter().position(|known| known == reason).unwrap_or(0);
            gathered[slice].left_out[reason] += finished.second_len(n);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{finished, wall};

    fn hourly(seconds: f64, at: &str) -> Vec<Slice> {
        let mut session = finished(130.05, seconds);
        session.start = Some(wall(at));
        hours(&session, &TimeAxis::new(session.rate, session.start), &Readable::of(&session))
    }

    #[test]
    fn hours_follow_the_clock_and_add_up() {
        assert!(hourly(7200.0, "23:02:00").is_empty());
        let table = hourly(7.2 * 3600.0, "23:02:00");
        assert_eq!(table.len(), 8);
        let labels: Vec<_> = table.iter().map(|hour| hour.start.local.unwrap().time().0).collect();
        assert_eq!(labels, [23, 0, 1, 2, 3, 4, 5, 6]);
        assert!((table[0].seconds - 58.0 * 60.0).abs() < 0.02);
        assert!((table.iter().map(|hour| hour.seconds).sum::<f64>() - 7.2 * 3600.0).abs() < 0.02);
        let session = finished(130.05, 7.2 * 3600.0);
        assert_eq!(table.iter().map(|hour| hour.beats as usize).sum::<usize>(), session.beats.len());
        assert_eq!(hourly(3.0 * 3600.0, "23:00:00").len(), 3);
    }

    #[test]
    fn a_trend_can_be_told_apart_at_any_length() {
        for seconds in [0.0, 0.4, 1.0, 60.0, 599.0, 25_920.0, 7.0 * 86_400.0] {
            let mut session = finished(130.0, 0.0);
            session.recorded = session.rate.samples(seconds) as u64;
            session.seconds = vec![Grade::Good; seconds.ceil() as usize];
            let trend = trend(&session, &TimeAxis::new(session.rate, None), &Readable::of(&session));
            assert!(trend.slices.len() <= TREND_SLICES as usize, "{seconds}: {}", trend.slices.len());
            assert_eq!(trend.slices.is_empty(), seconds == 0.0);
            let sum: f64 = trend.slices.iter().map(|slice| slice.seconds).sum();
            assert!((sum - seconds).abs() < 0.01, "{seconds}: {sum}");
            assert!(trend.slices.iter().all(|slice| (slice.good - 1.0).abs() < 1e-12));
        }
    }
}
