//! Cycles of one episode in; the episode with its evidence out.

use super::{
    cycle::Cycle,
    rate::{MEDIAN_OVER, RecentIntervals, middle},
    {Episode, EpisodeKind, Evidence},
};

/// Bins of the rates' histogram per beat a minute.
const BINS_PER_BPM: f32 = 2.0;
/// Rates of 400 bpm and more share the last bin.
const BINS: usize = 800;

/// An episode in the making. Its memory does not grow with its length: the median rate comes from a histogram and is
/// right to half a beat a minute; everything else is exact.
#[derive(Debug)]
pub(super) struct Span {
    first: Option<Cycle>,
    last: Option<Cycle>,
    beats: u32,
    intervals: usize,
    longest_rr_ms: f32,
    recent: RecentIntervals,
    /// The first rates of single intervals, for an episode too short for a median over eight.
    single: [f32; MEDIAN_OVER],
    slowest: f32,
    fastest: f32,
    medians: u32,
    histogram: Box<[u32]>,
}

impl Span {
    pub(super) fn new() -> Self {
        Self {
            first: None,
            last: None,
            beats: 0,
            intervals: 0,
            longest_rr_ms: 0.0,
            recent: RecentIntervals::new(),
            single: [0.0; MEDIAN_OVER],
            slowest: f32::INFINITY,
            fastest: 0.0,
            medians: 0,
            histogram: vec![0; BINS].into_boxed_slice(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// Beats so far.
    pub(super) fn beats(&self) -> u32 {
        self.beats
    }

    /// The first cycle and the last.
    pub(super) fn ends(&self) -> Option<(Cycle, Cycle)> {
        Some((self.first?, self.last?))
    }

    /// The episode's first beat; the interval before it does not belong to it.
    pub(super) fn start(&mut self, cycle: &Cycle) {
        self.clear();
        self.first = Some(*cycle);
        self.last = Some(*cycle);
        self.beats = 1;
    }

    /// The episode's first beat or its next.
    pub(super) fn extend(&mut self, cycle: &Cycle) {
        if self.is_empty() {
            self.start(cycle);
        } else {
            self.add(cycle);
        }
    }

    /// The episode's next beat, with the interval before it.
    pub(super) fn add(&mut self, cycle: &Cycle) {
        self.last = Some(*cycle);
        self.beats = self.beats.saturating_add(1);
        let Some(rr_ms) = cycle.rr_ms else { return };
        if let Some(slot) = self.single.get_mut(self.intervals) {
            *slot = 60_000.0 / rr_ms;
        }
        self.intervals += 1;
        self.longest_rr_ms = self.longest_rr_ms.max(rr_ms);
        if let Some(bpm) = self.recent.push(rr_ms) {
            self.slowest = self.slowest.min(bpm);
            self.fastest = self.fastest.max(bpm);
            self.medians = self.medians.saturating_add(1);
            self.histogram[((bpm * BINS_PER_BPM) as usize).min(BINS - 1)] += 1;
        }
    }

    /// Readable samples from the first beat to this one.
    pub(super) fn readable_to(&self, cycle: &Cycle) -> u64 {
        let Some(first) = self.first else { return 0 };
        (cycle.index() - first.index()).saturating_sub(cycle.unreadable - first.unreadable)
    }

    /// Readable samples from the first beat to the last.
    pub(super) fn readable(&self) -> u64 {
        self.last.map_or(0, |last| self.readable_to(&last))
    }

    /// The episode, with the statistic that decided; `None` where nothing was started. Starts anew.
    pub(super) fn finish(
        &mut self,
        kind: EpisodeKind,
        score: impl FnOnce(&Evidence) -> f32,
    ) -> Option<Episode> {
        let (first, last) = (self.first?, self.last?);
        let mut evidence = Evidence {
            beats: self.beats,
            rate_bpm: self.rates(),
            longest_rr_ms: self.longest_rr_ms,
            score: 0.0,
        };
        evidence.score = score(&evidence);
        let episode = Episode {
            kind,
            start: first.index(),
            end: last.index() + 1,
            evidence,
            computed_over: self.readable() + 1,
        };
        self.clear();
        Some(episode)
    }

    /// Forgets what was started.
    pub(super) fn clear(&mut self) {
        if self.medians > 0 {
            self.histogram.fill(0);
        }
        self.first = None;
        self.last = None;
        self.beats = 0;
        self.intervals = 0;
        self.longest_rr_ms = 0.0;
        self.recent.clear();
        self.slowest = f32::INFINITY;
        self.fastest = 0.0;
        self.medians = 0;
    }

    /// Slowest, median and fastest rate; zeros where there is no interval.
    fn rates(&self) -> [f32; 3] {
        if self.medians > 0 {
            return [self.slowest, self.median().clamp(self.slowest, self.fastest), self.fastest];
        }
        let mut single = self.single;
        let single = &mut single[..self.intervals.min(MEDIAN_OVER)];
        single.sort_by(f32::total_cmp);
        match (single.first(), single.last()) {
            (Some(slowest), Some(fastest)) => [*slowest, middle(single), *fastest],
            _ => [0.0; 3],
        }
    }

    /// Middle of the histogram's bin that holds the median.
    fn median(&self) -> f32 {
        let mut below = 0;
        let half = self.medians.div_ceil(2);
        let bin = self.histogram.iter().position(|count| {
            below += count;
            below >= half
        });
        (bin.unwrap_or(BINS - 1) as f32 + 0.5) / BINS_PER_BPM
    }
}
