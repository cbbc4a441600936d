//! A window of RR intervals in; how irregular they are out, in numbers that the model weighs.

/// Numbers per window.
pub const FEATURES: usize = 16;

/// Fewest intervals left in a window, ectopic ones taken out, of which anything is said.
pub const FEWEST_INTERVALS: usize = 20;

/// Two intervals within this share of the median interval are alike.
const ALIKE: f64 = 0.05;

/// Intervals are compared to this far from the median, as a share of it: one pause must not outweigh all others.
const REACH: f64 = 0.4;

/// One RR interval of a window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Milliseconds; `NaN` where it is unknown.
    pub rr_ms: f32,
    /// Whether an ectopic beat begins or ends it.
    pub ectopic: bool,
}

impl Interval {
    /// Shortest interval that is weighed, milliseconds (300 bpm).
    pub const SHORTEST_MS: f32 = 200.0;
    /// Longest interval that is weighed, milliseconds.
    pub const LONGEST_MS: f32 = 3000.0;

    fn is_known(self) -> bool {
        (Self::SHORTEST_MS..=Self::LONGEST_MS).contains(&self.rr_ms)
    }
}

/// What irregularity is made of, one window after the other. Holds scratch space only.
#[derive(Debug, Default)]
pub struct Irregularity {
    /// Kept intervals, as shares of their median, in order.
    kept: Vec<f64>,
    /// Whether each kept interval follows the one before it without anything taken out between them.
    follows: Vec<bool>,
    sorted: Vec<f64>,
    /// Steps from one kept interval to the next, absolute, as shares of the median.
    steps: Vec<f64>,
    /// Successive intervals: a point each in the Poincare plane.
    points: Vec<[f64; 2]>,
    nearest: Vec<f64>,
}

impl Irregularity {
    /// Scratch space for windows of any length.
    pub fn new() -> Self {
        Self::default()
    }

    /// The numbers of a window; `None` where fewer than [`FEWEST_INTERVALS`] are left in it, or too few follow each
    /// other.
    ///
    /// In order, all but the first two over the kept intervals, as shares of their median:
    /// kept share of the window; ectopic share; logarithm of the median (ms); median and 10 %-trimmed root mean
    /// square step; share of steps under 4 %; interquartile and interdecile range; share in the densest 8 %
    /// (Sarkar 2008 counts such cells in the Lorenz plot); autocorrelation at lags 1 and 2; turning points
    /// (Dash 2009); median distance to the nearest other point of the Poincare plane (Lian 2011 counts its
    /// non-empty cells); sample entropy at length 1 and the logarithm of its matches (Lake and Moorman 2011);
    /// premature intervals that the next one compensates.
    pub fn features<'a>(
        &mut self,
        window: impl IntoIterator<Item = &'a Interval>,
    ) -> Option<[f64; FEATURES]> {
        let (total, ectopic) = self.take(window);
        let count = self.kept.len();
        if count < FEWEST_INTERVALS {
            return None;
        }
        self.sorted.clear();
        self.sorted.extend_from_slice(&self.kept);
        self.sorted.sort_by(f64::total_cmp);
        let median_ms = self.sorted[count / 2];
        for value in self.kept.iter_mut().chain(&mut self.sorted) {
            *value /= median_ms;
        }
        self.pair();
        if self.points.len() < FEWEST_INTERVALS / 2 {
            return None;
        }
        let quantile = |share: f64| self.sorted[((count - 1) as f64 * share).round() as usize];
        let (entropy, matches) = self.sample_entropy();
        let small = self.steps.iter().filter(|step| **step < 0.04).count();
        Some([
            count as f64 / total as f64,
            ectopic as f64 / total as f64,
            libm::log(median_ms),
            middle_of(&self.steps),
            trimmed_rms(&self.steps),
            small as f64 / self.steps.len() as f64,
            quantile(0.75) - quantile(0.25),
            quantile(0.9) - quantile(0.1),
            self.densest() as f64 / count as f64,
            self.autocorrelation(1),
            self.autocorrelation(2),
            self.turning_points(),
            self.nearest_distance(),
            entropy,
            matches,
            self.compensated() as f64 / count as f64,
        ])
    }

    /// Sorts the window's intervals into kept ones and others; how many there are and how many are ectopic.
    fn take<'a>(&mut self, window: impl IntoIterator<Item = &'a Interval>) -> (usize, usize) {
        self.kept.clear();
        self.follows.clear();
        let (mut total, mut ectopic, mut unbroken) = (0, 0, false);
        for interval in window {
            total += 1;
            ectopic += usize::from(interval.is_known() && interval.ectopic);
            if interval.is_known() && !interval.ectopic {
                self.kept.push(f64::from(interval.rr_ms));
                self.follows.push(unbroken);
                unbroken = true;
            } else {
                unbroken = false;
            }
        }
        (total, ectopic)
    }

    fn pair(&mut self) {
        self.points.clear();
        self.steps.clear();
        for index in (1..self.kept.len()).filter(|index| self.follows[*index]) {
            let (before, now) = (self.kept[index - 1], self.kept[index]);
            self.points.push([before, now]);
            self.steps.push((now - before).abs());
        }
        self.steps.sort_by(f64::total_cmp);
    }

    /// Most intervals that lie within 8 % of the median of each other.
    fn densest(&self) -> usize {
        let (mut from, mut most) = (0, 0);
        for (to, value) in self.sorted.iter().enumerate() {
            while value - self.sorted[from] > 0.08 {
                from += 1;
            }
            most = most.max(to - from + 1);
        }
        most
    }

    /// Of the intervals kept within reach of the median, over those with nothing taken out between.
    fn autocorrelation(&self, lag: usize) -> f64 {
        let near = |index: usize| (self.kept[index] - 1.0).clamp(-REACH, REACH);
        let count = self.kept.len();
        let mean = (0..count).map(near).sum::<f64>() / count as f64;
        let square = |index| (near(index) - mean) * (near(index) - mean);
        let variance = (0..count).map(square).sum::<f64>() / count as f64 + 1e-5;
        let (mut sum, mut pairs) = (0.0, 0);
        for index in lag..count {
            if self.follows[index + 1 - lag..=index].iter().all(|follows| *follows) {
                sum += (near(index) - mean) * (near(index - lag) - mean);
                pairs += 1;
            }
        }
        if pairs > 3 { sum / f64::from(pairs) / variance } else { 0.0 }
    }

    /// Share of intervals that are longer, or shorter, than both their neighbours: 2/3 in noise.
    fn turning_points(&self) -> f64 {
        let (mut turns, mut triples) = (0, 0);
        for index in (2..self.kept.len()).filter(|index| self.follows[*index] && self.follows[index - 1]) {
            let [a, b, c] = [self.kept[index - 2], self.kept[index - 1], self.kept[index]];
            triples += 1;
            turns += i32::from((b - a) * (c - b) < 0.0);
        }
        if triples > 0 { f64::from(turns) / f64::from(triples) } else { 0.5 }
    }

    /// Median over the points of the Poincare plane of how far the nearest other one is (larger of the coordinates).
    fn nearest_distance(&mut self) -> f64 {
        self.nearest.clear();
        for (index, point) in self.points.iter().enumerate() {
            let others = self.points.iter().enumerate().filter(|(other, _)| *other != index);
            self.nearest.push(others.fold(REACH, |nearest, (_, other)| nearest.min(distance(point, other))));
        }
        self.nearest.sort_by(f64::total_cmp);
        middle_of(&self.nearest)
    }

    /// Sample entropy: minus the logarithm of the share of alike intervals whose next ones are alike too; and the
    /// logarithm of the share of pairs of intervals that are alike.
    fn sample_entropy(&self) -> (f64, f64) {
        let (mut alike, mut followed) = (0_u32, 0_u32);
        for (index, point) in self.points.iter().enumerate() {
            for other in &self.points[..index] {
                if (point[0] - other[0]).abs() < ALIKE {
                    alike += 1;
                    followed += u32::from((point[1] - other[1]).abs() < ALIKE);
                }
            }
        }
        let pairs = (self.points.len() * (self.points.len() - 1)) as f64 / 2.0;
        let entropy = -libm::log((f64::from(followed) + 0.25) / (f64::from(alike) + 0.5));
        (entropy, libm::log((f64::from(alike) + 0.5) / pairs))
    }

    /// Premature intervals that the next one makes good: together two medians long.
    fn compensated(&self) -> usize {
        let premature = |point: &&[f64; 2]| point[0] < 0.88 && (point[0] + point[1] - 2.0).abs() < 0.1;
        self.points.iter().filter(premature).count()
    }
}

fn middle_of(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}

fn distance(a: &[f64; 2], b: &[f64; 2]) -> f64 {
    (a[0] - b[0]).abs().max((a[1] - b[1]).abs())
}

/// Root mean square of all but the largest tenth.
fn trimmed_rms(sorted: &[f64]) -> f64 {
    let kept = &sorted[..(sorted.len() * 9 / 10 + 1).min(sorted.len())];
    (kept.iter().map(|value| value * value).sum::<f64>() / kept.len() as f64).sqrt()
}
