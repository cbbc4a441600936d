//! A window of RR intervals in; how irregular they are out, in numbers that the model weighs.

/// Numbers per window.
pub const FEATURES: usize = 17;

/// Fewest intervals left in a window, ectopic ones taken out, of which anything is said.
pub const FEWEST_INTERVALS: usize = 20;

/// Two intervals within this share of the median interval are alike.
const ALIKE: f64 = 0.05;

/// Intervals are compared to this far from the median, as a share of it: one pause must not outweigh all others.
const REACH: f64 = 0.4;

/// Autocorrelation is taken at lags up to this: the longest pattern and the slowest breathing, in beats.
const LAGS: usize = 8;

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
    /// How many kept intervals lie before each with nothing taken out between them.
    unbroken: Vec<usize>,
    /// Kept intervals less their mean, all within reach of the median.
    centred: Vec<f64>,
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
    /// In order, all but the first over the kept intervals, as shares of their median:
    /// kept share of the window; logarithm of the median (ms); median and 10 %-trimmed root mean
    /// square step; share of steps under 4 %; interquartile and interdecile range; share in the densest 8 %
    /// (Sarkar 2008 counts such cells in the Lorenz plot); autocorrelation at lags 1, 2 and 3, and its largest value at lags 2 to 8; turning points
    /// (Dash 2009); median distance to the nearest other point of the Poincare plane (Lian 2011 counts its
    /// non-empty cells); sample entropy at length 1 and the logarithm of its matches (Lake and Moorman 2011);
    /// premature intervals that the next one compensates.
    pub fn features<'a>(
        &mut self,
        window: impl IntoIterator<Item = &'a Interval>,
    ) -> Option<[f64; FEATURES]> {
        let total = self.take(window);
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
        let correlation = self.autocorrelations();
        let (nearest, entropy, matches) = self.plane();
        let quantile = |share: f64| self.sorted[((count - 1) as f64 * share).round() as usize];
        let small = self.steps.iter().filter(|step| **step < 0.04).count();
        Some([
            count as f64 / total as f64,
            libm::log(median_ms),
            middle_of(&self.steps),
            trimmed_rms(&self.steps),
            small as f64 / self.steps.len() as f64,
            quantile(0.75) - quantile(0.25),
            quantile(0.9) - quantile(0.1),
            self.densest() as f64 / count as f64,
            correlation[0],
            correlation[1],
            correlation[2],
            correlation[1..].iter().copied().fold(-1.0, f64::max),
            self.turning_points(),
            nearest,
            entropy,
            matches,
            self.compensated() as f64 / count as f64,
        ])
    }

    /// Keeps the window's intervals that are known and not ectopic; how many there were.
    fn take<'a>(&mut self, window: impl IntoIterator<Item = &'a Interval>) -> usize {
        self.kept.clear();
        self.unbroken.clear();
        let (mut total, mut unbroken) = (0, 0);
        for interval in window {
            total += 1;
            if interval.is_known() && !interval.ectopic {
                self.kept.push(f64::from(interval.rr_ms));
                self.unbroken.push(unbroken);
                unbroken += 1;
            } else {
                unbroken = 0;
            }
        }
        total
    }

    fn pair(&mut self) {
        self.points.clear();
        self.steps.clear();
        for index in (1..self.kept.len()).filter(|index| self.unbroken[*index] > 0) {
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

    /// Centres the intervals, each within reach of the median; their variance.
    fn centre(&mut self) -> f64 {
        let count = self.kept.len() as f64;
        self.centred.clear();
        self.centred.extend(self.kept.iter().map(|value| (value - 1.0).clamp(-REACH, REACH)));
        let mean = self.centred.iter().sum::<f64>() / count;
        self.centred.iter_mut().for_each(|value| *value -= mean);
        self.centred.iter().map(|value| value * value).sum::<f64>() / count + 1e-5
    }

    /// Over intervals with nothing taken out between them; at lags from 1 on.
    fn autocorrelations(&mut self) -> [f64; LAGS] {
        let variance = self.centre();
        let mut all = [0.0; LAGS];
        for (lag, value) in (1..).zip(&mut all) {
            let (mut sum, mut pairs) = (0.0, 0);
            for index in (lag..self.kept.len()).filter(|index| self.unbroken[*index] >= lag) {
                sum += self.centred[index] * self.centred[index - lag];
                pairs += 1;
            }
            *value = if pairs > 3 { sum / f64::from(pairs) / variance } else { 0.0 };
        }
        all
    }

    /// Share of intervals that are longer, or shorter, than both their neighbours: 2/3 in noise.
    fn turning_points(&self) -> f64 {
        let (mut turns, mut triples) = (0, 0);
        for index in (2..self.kept.len()).filter(|index| self.unbroken[*index] > 1) {
            let [a, b, c] = [self.kept[index - 2], self.kept[index - 1], self.kept[index]];
            triples += 1;
            turns += i32::from((b - a) * (c - b) < 0.0);
        }
        if triples > 0 { f64::from(turns) / f64::from(triples) } else { 0.5 }
    }

    /// Of the points of the Poincare plane: the median distance to the nearest other one (larger of the coordinates);
    /// sample entropy, minus the logarithm of the share of alike intervals whose next ones are alike too; and the
    /// logarithm of the share of pairs of intervals that are alike.
    fn plane(&mut self) -> (f64, f64, f64) {
        let count = self.points.len();
        self.nearest.clear();
        self.nearest.resize(count, REACH);
        let (mut alike, mut followed) = (0_u32, 0_u32);
        for (index, point) in self.points.iter().enumerate() {
            let (mut nearest, before) = (self.nearest[index], &mut self.nearest[..index]);
            for (other, other_nearest) in self.points[..index].iter().zip(before) {
                let (dx, dy) = ((point[0] - other[0]).abs(), (point[1] - other[1]).abs());
                let distance = dx.max(dy);
                nearest = nearest.min(distance);
                *other_nearest = other_nearest.min(distance);
                alike += u32::from(dx < ALIKE);
                followed += u32::from(distance < ALIKE);
            }
            self.nearest[index] = nearest;
        }
        self.nearest.sort_by(f64::total_cmp);
        let pairs = (count * (count - 1)) as f64 / 2.0;
        let entropy = -libm::log((f64::from(followed) + 0.25) / (f64::from(alike) + 0.5));
        (middle_of(&self.nearest), entropy, libm::log((f64::from(alike) + 0.5) / pairs))
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

/// Root mean square of all but the largest tenth.
fn trimmed_rms(sorted: &[f64]) -> f64 {
    let kept = &sorted[..(sorted.len() * 9 / 10 + 1).min(sorted.len())];
    (kept.iter().map(|value| value * value).sum::<f64>() / kept.len() as f64).sqrt()
}
