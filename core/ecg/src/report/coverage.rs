//! How much was recorded, how much of it could be read, and why not the rest: it sums to the sample.

use crate::{
    quality::{Grade, Reason},
    session::Finished,
    units::{SampleIndex, SampleRate},
};
use serde::Serialize;

/// Recorded, analysed and left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coverage {
    /// Samples between the first and the last, gaps included.
    pub recorded: u64,
    /// The same in seconds.
    pub recorded_s: f64,
    /// Samples in seconds graded good.
    pub good: u64,
    /// Samples in seconds graded fair.
    pub fair: u64,
    /// Samples that were analysed: good and fair.
    pub analysed: u64,
    /// The same in seconds.
    pub analysed_s: f64,
    /// Analysed share of what was recorded, 0 to 1; `None` where nothing was recorded.
    pub analysed_share: Option<f64>,
    /// What was left out, most first; reasons that did not occur are absent.
    pub left_out: Vec<LeftOut>,
}

/// What was left out for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LeftOut {
    /// Why.
    pub reason: Reason,
    /// Samples.
    pub samples: u64,
    /// The same in seconds.
    pub seconds: f64,
    /// Share of what was recorded, 0 to 1.
    pub share: f64,
}

impl Coverage {
    /// Counts every recorded sample once. Samples after the last graded second count as [`Reason::TooShort`].
    pub fn of(finished: &Finished) -> Self {
        let recorded = finished.recorded;
        let (mut good, mut fair, mut left_out) = (0, 0, [0_u64; Reason::ALL.len()]);
        let mut missing = |reason: Reason, samples| {
            left_out[Reason::ALL.iter().position(|r| *r == reason).unwrap_or(0)] += samples;
        };
        for (n, grade) in (0..).zip(&finished.seconds) {
            let samples = finished.second_len(n);
            match grade {
                Grade::Good => good += samples,
                Grade::Fair => fair += samples,
                Grade::Unusable(reason) => missing(*reason, samples),
            }
        }
        missing(Reason::TooShort, recorded - graded_end(finished));

        let seconds = |samples: u64| finished.rate.seconds(samples as f64);
        let share = |samples: u64| samples as f64 / recorded.max(1) as f64;
        let mut left_out: Vec<_> = Reason::ALL
            .into_iter()
            .zip(left_out)
            .filter(|(_, samples)| *samples > 0)
            .map(|(reason, samples)| LeftOut {
                reason,
                samples,
                seconds: seconds(samples),
                share: share(samples),
            })
            .collect();
        left_out.sort_by_key(|part| std::cmp::Reverse(part.samples));
        let analysed = good + fair;
        Self {
            recorded,
            recorded_s: seconds(recorded),
            good,
            fair,
            analysed,
            analysed_s: seconds(analysed),
            analysed_share: (recorded > 0).then(|| share(analysed)),
            left_out,
        }
    }
}

/// One past the last sample that lies in a graded second.
pub(super) fn graded_end(finished: &Finished) -> SampleIndex {
    finished.rate.second_start(finished.seconds.len() as u64).min(finished.recorded)
}

/// Answers "how much of this stretch could be read" in constant time.
pub(super) struct Readable {
    rate: SampleRate,
    /// Readable, and of those good, samples before each second.
    before: Vec<[u64; 2]>,
}

impl Readable {
    pub(super) fn of(finished: &Finished) -> Self {
        let mut before = Vec::with_capacity(finished.seconds.len() + 1);
        let mut sum = [0_u64; 2];
        before.push(sum);
        for (n, grade) in (0..).zip(&finished.seconds) {
            let samples = finished.second_len(n);
            sum[0] += if grade.is_usable() { samples } else { 0 };
            sum[1] += if *grade == Grade::Good { samples } else { 0 };
            before.push(sum);
        }
        Self { rate: finished.rate, before }
    }

    /// Readable samples, and of those the good ones, in `from..to`.
    pub(super) fn between(&self, from: SampleIndex, to: SampleIndex) -> [u64; 2] {
        let (from, to) = (self.up_to(from), self.up_to(to));
        [to[0].saturating_sub(from[0]), to[1].saturating_sub(from[1])]
    }

    fn up_to(&self, index: SampleIndex) -> [u64; 2] {
        let last = self.before.len() - 1;
        let second = self.rate.second_of(index).min(last as u64) as usize;
        let whole = self.before[second];
        if second == last {
            return whole;
        }
        let into = index.saturating_sub(self.rate.second_start(second as u64));
        let next = self.before[second + 1];
        // A second is readable as a whole or not at all; the cut last one never counts past its own samples.
        [0, 1].map(|kind| whole[kind] + into.min(next[kind] - whole[kind]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::finished;

    #[test]
    fn every_sample_is_counted_once_at_any_rate_and_length() {
        for hz in [50.0, 129.97, 130.05, 360.0] {
            for recorded in [0_u64, 1, 77, 1000, 12_345] {
                for graded in [0_usize, 1, 3, 500] {
                    let mut session = finished(hz, 0.0);
                    session.recorded = recorded;
                    session.seconds = (0..graded)
                        .map(|n| match n % 4 {
                            0 => Grade::Good,
                            1 => Grade::Unusable(Reason::Muscle),
                            2 => Grade::Fair,
                            _ => Grade::Unusable(Reason::Gap),
                        })
                        .collect();
                    let coverage = Coverage::of(&session);
                    let left: u64 = coverage.left_out.iter().map(|part| part.samples).sum();
                    assert_eq!(coverage.analysed + left, recorded, "{hz} Hz, {recorded}, {graded}");
                    assert_eq!(coverage.analysed, session.analysed());
                    assert_eq!(coverage.analysed, coverage.good + coverage.fair);
                    let readable = Readable::of(&session);
                    assert_eq!(readable.between(0, recorded), [coverage.analysed, coverage.good]);
                    let middle = recorded / 3;
                    let (a, b) = (readable.between(0, middle), readable.between(middle, recorded));
                    assert_eq!([a[0] + b[0], a[1] + b[1]], [coverage.analysed, coverage.good]);
                }
            }
        }
    }
}
