//! Counts and times in; how long a sample lasts out.

use crate::units::SampleRate;

/// Points kept; always spread over everything since the start.
const ANCHORS: usize = 64;
/// Fewest points from which the doubt about the period is measured rather than assumed.
const FEWEST: usize = 8;
/// Time over which the points count whatever was known before, nanoseconds. Before, they count only where they differ
/// from that by more than jitter can.
const SHORTEST_NS: f64 = 10e9;
/// Points after an interruption count once they span this, or what was spanned before if that is less, nanoseconds.
const AGAIN_NS: f64 = 60e9;
/// How far from nominal a crystal may be.
const FURTHEST: f64 = 0.02;
/// How far it is believed to be on the word of a few points. Chest straps are within this.
const LIKELY: f64 = 0.005;
/// Mean deviations of the times that a slope may be off by.
const JITTERS: f64 = 4.0;
/// Their mean step from one to the next, over the root of how many slopes there are, is what a median of slopes may be off by
/// this many times: it is looked at after every frame for days.
const SURE: f64 = 6.0;
/// Times that are all whole milliseconds jitter: by this much on average from one to the next at least, until they have
/// shown how much, nanoseconds.
const WHOLE_MS_NS: f64 = 1.5e6;
/// The period is never known better than this: crystals drift with temperature.
const DRIFT: f64 = 1e-7;

/// How fast a device's clock was found to take samples, to begin with when it is heard again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnownRate {
    period_ns: f64,
    measured_ns: f64,
    doubt: f64,
}

impl KnownRate {
    /// Samples per second.
    pub fn hz(self) -> f64 {
        1e9 / self.period_ns
    }
}

/// A running, robust fit of the sample period, seeded with the nominal one.
///
/// The points are spread over the whole time since the start: once there are [`ANCHORS`], every other one is dropped
/// and only every other one taken from then on. The period is the median of the slopes from each point of the first
/// half to its partner in the second (Siegel's idea on fixed pairs), so that up to half of the times may be wrong.
#[derive(Debug)]
pub(super) struct PeriodFit {
    nominal_ns: f64,
    period_ns: f64,
    /// What was known before the first of the points.
    prior_ns: f64,
    /// Time over which the period was measured.
    measured_ns: f64,
    /// Share by which it may be off.
    doubt: f64,
    anchors: Vec<(f64, f64)>,
    /// Whether all times so far were whole milliseconds.
    is_whole_ms: bool,
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
            prior_ns: nominal_ns,
            measured_ns: 0.0,
            doubt: FURTHEST,
            anchors: Vec::with_capacity(ANCHORS),
            is_whole_ms: true,
            every: 1,
            seen: 0,
            slopes: Vec::with_capacity(ANCHORS / 2),
        }
    }

    /// Nanoseconds from sample to sample.
    pub(super) fn period_ns(&self) -> f64 {
        self.period_ns
    }

    /// Share by which the period may be off.
    pub(super) fn doubt(&self) -> f64 {
        self.doubt
    }

    /// What has been measured; `None` until that can be told.
    pub(super) fn known(&self) -> Option<KnownRate> {
        let Self { period_ns, measured_ns, doubt, .. } = *self;
        self.is_measured().then_some(KnownRate { period_ns, measured_ns, doubt })
    }

    /// Begins with what was measured before; with nothing where that was another rate than is promised now.
    pub(super) fn expect(&mut self, known: KnownRate) {
        if (known.period_ns - self.nominal_ns).abs() <= FURTHEST * self.nominal_ns {
            (self.period_ns, self.prior_ns) = (known.period_ns, known.period_ns);
            (self.measured_ns, self.doubt) = (known.measured_ns, known.doubt);
        }
    }

    /// Whether the period was measured for long enough to be told.
    pub(super) fn is_measured(&self) -> bool {
        self.measured_ns >= SHORTEST_NS
    }

    /// What a time may be off by for being told in whole milliseconds, nanoseconds.
    pub(super) fn coarseness_ns(&self) -> f64 {
        if self.is_whole_ms { WHOLE_MS_NS } else { 0.0 }
    }

    /// Sample `count` was taken at `ns`; both only ever grow.
    pub(super) fn push(&mut self, count: f64, ns: f64) {
        self.is_whole_ms &= ns % 1e6 == 0.0;
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
        self.prior_ns = self.period_ns;
    }

    pub(super) fn reset(&mut self) {
        self.restart();
        self.period_ns = self.nominal_ns;
        self.prior_ns = self.nominal_ns;
        self.measured_ns = 0.0;
        self.doubt = FURTHEST;
        self.is_whole_ms = true;
    }

    fn fit(&mut self) {
        let (Some(first), Some(last)) = (self.anchors.first(), self.anchors.last()) else { return };
        let span_ns = last.1 - first.1;
        if self.anchors.len() < 2 || span_ns <= 0.0 || span_ns < self.measured_ns.min(AGAIN_NS) {
            return;
        }
        let (early, late) = self.anchors.split_at(self.anchors.len() / 2);
        self.slopes.clear();
        let slope = |(a, b): (&(f64, f64), &(f64, f64))| (b.1 - a.1) / (b.0 - a.0);
        self.slopes.extend(early.iter().zip(late).map(slope).filter(|slope| slope.is_finite()));
        self.slopes.sort_by(f64::total_cmp);
        let Some(&median) = self.slopes.get(self.slopes.len() / 2) else { return };
        let furthest = if self.anchors.len() < FEWEST { LIKELY } else { FURTHEST };
        let (low, high) = (1.0 - furthest, 1.0 + furthest);
        let fitted_ns = median.clamp(self.nominal_ns * low, self.nominal_ns * high);
        let doubt = (JITTERS * self.jitter_ns(fitted_ns) / span_ns).clamp(DRIFT, FURTHEST);
        // The median of the slopes is off by less the more there are, and the further their ends are apart.
        let pairs = self.slopes.len() as f64;
        let apart = late[0].0 - first.0;
        let may_be_off_ns = SURE * self.step_ns(fitted_ns).max(self.coarseness_ns()) / pairs.sqrt();
        let is_known = (fitted_ns - self.prior_ns).abs() * apart <= may_be_off_ns;
        self.period_ns = if span_ns < SHORTEST_NS && is_known { self.prior_ns } else { fitted_ns };
        self.doubt = if self.anchors.len() < FEWEST { FURTHEST } else { doubt };
        self.measured_ns = self.measured_ns.max(span_ns);
    }

    /// Mean step from one point's deviation from a line of this slope to the next one's.
    fn step_ns(&self, slope: f64) -> f64 {
        let steps = self.anchors.windows(2).map(|pair| {
            let (from, to) = (pair[0], pair[1]);
            (to.1 - from.1 - slope * (to.0 - from.0)).abs()
        });
        steps.sum::<f64>() / (self.anchors.len() as f64 - 1.0)
    }

    /// Mean deviation of the points from a line of this slope.
    fn jitter_ns(&self, slope: f64) -> f64 {
        let Some(&(count, ns)) = self.anchors.first() else { return 0.0 };
        let deviation = |point: &(f64, f64)| (point.1 - ns - slope * (point.0 - count)).abs();
        self.anchors.iter().map(deviation).sum::<f64>() / self.anchors.len() as f64
    }
}
