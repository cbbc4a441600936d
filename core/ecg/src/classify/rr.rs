//! RR intervals in context: how early a beat is against what this heart does otherwise.

/// Shortest and longest interval that says something about the rhythm, seconds.
const PLAUSIBLE: std::ops::RangeInclusive<f32> = 0.15..=3.0;

/// Symmetric ratio: (a - b) / mean of both, in -2..=2; close to ln(a / b) for like values. 0 where one is unknown.
///
/// Chosen over the logarithm because it is arithmetic alone (the same bits everywhere) and bounded.
pub(super) fn ratio(a: f32, b: f32) -> f32 {
    let sum = a + b;
    if sum > 0.0 && sum.is_finite() { 2.0 * (a - b) / sum } else { 0.0 }
}

/// Sorted RR intervals, for quantiles and ranks.
#[derive(Debug, Clone, Default)]
pub(super) struct Sorted {
    values: Vec<f32>,
}

impl Sorted {
    pub(super) fn with_capacity(n: usize) -> Self {
        Self { values: Vec::with_capacity(n) }
    }

    /// Replaces the contents by the plausible ones among `intervals`.
    pub(super) fn fill(&mut self, intervals: impl Iterator<Item = f32>) {
        self.values.clear();
        self.values.extend(intervals.filter(|rr| PLAUSIBLE.contains(rr)));
        self.values.sort_unstable_by(f32::total_cmp);
    }

    /// The `q`-quantile, nearest rank; `NaN` of nothing.
    pub(super) fn quantile(&self, q: f32) -> f32 {
        let last = self.values.len().saturating_sub(1);
        self.values.get((q * last as f32).round() as usize).copied().unwrap_or(f32::NAN)
    }

    /// Share of the intervals shorter than `rr`, 0 to 1; one half of nothing.
    pub(super) fn rank(&self, rr: f32) -> f32 {
        if self.values.is_empty() || rr.is_nan() {
            return 0.5;
        }
        self.values.partition_point(|x| *x < rr) as f32 / self.values.len() as f32
    }

    /// Width of the middle four fifths over the median; `NaN` of nothing.
    pub(super) fn dispersion(&self) -> f32 {
        (self.quantile(0.9) - self.quantile(0.1)) / self.quantile(0.5)
    }
}

/// Intervals in two groups, split where the variance between the groups is largest (N. Otsu, "A threshold selection
/// method from gray-level histograms", IEEE Trans. Syst. Man Cybern. 9(1), 1979): the sinus intervals of a heart whose
/// early beats are many or even most are the upper group, whatever its share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Groups {
    /// Mean of each group, seconds.
    pub lower: f32,
    pub upper: f32,
    /// Share of the lower group, 0 to 1.
    pub lower_share: f32,
    /// Share of the variance that lies between the groups: near 1 for two rhythms, .64 for one that is spread like a
    /// bell, .75 for one that is spread evenly.
    pub apart: f32,
}

/// Intervals that are needed to tell two groups.
const GROUPED: usize = 8;

impl Sorted {
    /// The two groups; `None` of too few intervals, or where all are the same.
    pub(super) fn groups(&self) -> Option<Groups> {
        let n = self.values.len();
        if n < GROUPED {
            return None;
        }
        let total: f32 = self.values.iter().sum();
        let mean = total / n as f32;
        let variance = self.values.iter().map(|rr| (rr - mean) * (rr - mean)).sum::<f32>();
        if variance <= f32::EPSILON * mean * mean * n as f32 {
            return None;
        }
        let (mut below, mut best) = (0.0, (0, 0.0, 0.0_f32));
        for k in 1..n {
            below += self.values[k - 1];
            let (lower, upper) = (below / k as f32, (total - below) / (n - k) as f32);
            let between = (upper - lower) * (upper - lower) * (k * (n - k)) as f32 / n as f32;
            if between > best.2 {
                best = (k, below, between);
            }
        }
        let (k, below, between) = best;
        (k > 0).then(|| Groups {
            lower: below / k as f32,
            upper: (total - below) / (n - k) as f32,
            lower_share: k as f32 / n as f32,
            apart: (between / variance).min(1.0),
        })
    }
}

/// Irregularity of successive intervals: mean absolute symmetric ratio of neighbours, and the share of neighbours
/// that differ by more than a tenth. Pairs with an unknown interval are left out; `None` under `least` pairs.
pub(super) fn irregularity(intervals: impl Iterator<Item = f32>, least: usize) -> Option<(f32, f32)> {
    let (mut before, mut sum, mut apart, mut pairs) = (f32::NAN, 0.0, 0_usize, 0_usize);
    for rr in intervals {
        if PLAUSIBLE.contains(&rr) && before.is_finite() {
            let step = ratio(rr, before).abs();
            sum += step;
            apart += usize::from(step > 0.1);
            pairs += 1;
        }
        before = if PLAUSIBLE.contains(&rr) { rr } else { f32::NAN };
    }
    (pairs >= least.max(1)).then(|| (sum / pairs as f32, apart as f32 / pairs as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_symmetric_bounded_and_silent_about_the_unknown() {
        assert!((ratio(0.5, 0.8) + ratio(0.8, 0.5)).abs() < 1e-6);
        assert!((ratio(0.9, 1.0) - (0.9_f32).ln()).abs() < 1e-3);
        assert_eq!(ratio(f32::NAN, 1.0), 0.0);
        assert_eq!(ratio(0.0, 0.0), 0.0);
    }

    #[test]
    fn upper_quantiles_see_the_sinus_rhythm_when_early_beats_are_most() {
        let mut sorted = Sorted::default();
        sorted.fill((0..64).map(|n| if n % 3 == 0 { 1.0 } else { 0.6 }));
        assert_eq!(sorted.quantile(0.5), 0.6);
        assert_eq!(sorted.quantile(0.9), 1.0);
        assert!(sorted.rank(0.6) < 0.01 && sorted.rank(1.0) > 0.6);
    }

    #[test]
    fn two_groups_are_told_from_one_whatever_their_shares() {
        let of = |intervals: &[f32]| {
            let mut sorted = Sorted::default();
            sorted.fill(intervals.iter().copied());
            sorted.groups()
        };
        let mostly_early: Vec<f32> = (0..64).map(|n| if n % 6 == 0 { 0.95 } else { 0.7 }).collect();
        let two = of(&mostly_early).unwrap();
        assert!(
            (two.upper - 0.95).abs() < 1e-3 && (two.lower - 0.7).abs() < 1e-3 && two.apart > 0.99,
            "{two:?}"
        );
        assert!((two.lower_share - 53.0 / 64.0).abs() < 1e-3, "{two:?}");
        let spread: Vec<f32> = (0..64).map(|n| 0.6 + 0.005 * n as f32).collect();
        assert!((of(&spread).unwrap().apart - 0.75).abs() < 0.01);
        assert_eq!(of(&[0.8; 64]), None);
        assert_eq!(of(&[0.8, 0.7]), None);
    }

    #[test]
    fn irregularity_tells_a_steady_heart_from_one_in_fibrillation() {
        let steady = irregularity((0..20).map(|_| 0.8), 4).unwrap();
        let chaotic = irregularity((0..20).map(|n| 0.5 + (n * 37 % 17) as f32 * 0.04), 4).unwrap();
        assert_eq!(steady, (0.0, 0.0));
        assert!(chaotic.0 > 0.2 && chaotic.1 > 0.5);
        assert!(irregularity([0.8, f32::NAN, 0.8].into_iter(), 1).is_none());
    }
}
