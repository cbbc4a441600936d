//! Counts and times in; how long a sample lasts out.

use crate::units::SampleRate;

/// Points kept; always spread over everything since the start.
const ANCHORS: usize = 64;
/// Fewest points that outvote what was known before.
const FEWEST: usize = 8;
/// Shortest time over which the points outvote what was known before, nanoseconds.
const SHORTEST_NS: f64 = 10e9;
/// How far from nominal a crystal may be. Chest straps are within 0.13 %.
const FURTHEST: f64 = 0.02;

/// A running, robust fit of the sample period, seeded with the nominal one.
///
/// The points are spread over the whole time since the start: once there are [`ANCHORS`], every other one is dropped
/// and only every other one taken from then on. The period is the median of the slopes from each point of the first
/// half to its partner in the second (Siegel's idea on fixed pairs), so that up to half of the times may be wrong.
#[derive(Debug)]
pub(super) struct PeriodFit {
    nominal_ns: f64,
    period_ns: f64,
    anchors: Vec<(f64, f64)>,
    /// One point is kept of so many.
    every: u64,
    seen: u64,
    slopes: Vec<f64>,
}

impl PeriodFit {
    pub(super) fn new(nominal: SampleRate) -> Self {
        let nominal_ns = 1e9 / nominal.hz();
        Self {
            nominal_ns,
            period_ns: nominal_ns,
            anchors: Vec::with_capacity(ANCHORS),
            every: 1,
            seen: 0,
            slopes: Vec::with_capacity(ANCHORS / 2),
        }
    }

    /// Nanoseconds from sample to sample.
    pub(super) fn period_ns(&self) -> f64 {
        self.period_ns
    }

    /// Sample `count` was taken at `ns`; both only ever grow.
    pub(super) fn push(&mut self, count: f64, ns: f64) {
        let taken = self.seen.is_multiple_of(self.every);
        self.seen += 1;
        if !taken {
            return;
        }
        if self.anchors.len() == ANCHORS {
            let mut index = 0;
            self.anchors.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.every *= 2;
        }
        self.anchors.push((count, ns));
        self.fit();
    }

    /// Starts a new series of points; the crystal stays the same, so its period is kept.
    pub(super) fn restart(&mut self) {
        self.anchors.clear();
        self.every = 1;
        self.seen = 0;
    }

    pub(super) fn reset(&mut self) {
        self.restart();
        self.period_ns = self.nominal_ns;
    }

    fn fit(&mut self) {
        let (Some(first), Some(last)) = (self.anchors.first(), self.anchors.last()) else { return };
        if self.anchors.len() < FEWEST || last.1 - first.1 < SHORTEST_NS {
            return;
        }
        let (early, late) = self.anchors.split_at(self.anchors.len() / 2);
        self.slopes.clear();
        let slope = |(a, b): (&(f64, f64), &(f64, f64))| (b.1 - a.1) / (b.0 - a.0);
        self.slopes.extend(early.iter().zip(late).map(slope).filter(|slope| slope.is_finite()));
        self.slopes.sort_by(f64::total_cmp);
        if let Some(median) = self.slopes.get(self.slopes.len() / 2) {
            let (low, high) = (1.0 - FURTHEST, 1.0 + FURTHEST);
            self.period_ns = median.clamp(self.nominal_ns * low, self.nominal_ns * high);
        }
    }
}
