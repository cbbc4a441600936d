//! Episodes of AF in; `epicmp`'s figures out.
//!
//! EC57:2012, 4.5, as PhysioNet's `epicmp` does it. Any overlap is a match. Sensitivity goes over the reference's
//! episodes, predictivity over the test's, from which the reference's atrial flutter is cut out first. Specificity,
//! which `epicmp` does not print, is the share of the time outside the reference's fibrillation and flutter that the
//! test leaves alone; with flutter counted as "not AF" it stands beside it.

use crate::{Learning, annotation::RhythmMarks, confusion::mean, interval::bootstrap};
use serde::Serialize;
use std::ops::RangeInclusive;

/// What was found on one record. Durations in seconds of the scored part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct AfScore {
    /// Duration of the reference's AF.
    pub reference_s: f64,
    /// Duration of the test's AF outside the reference's flutter.
    pub test_s: f64,
    /// Duration in which both have AF.
    pub overlap_s: f64,
    /// Duration of the reference's flutter.
    pub flutter_s: f64,
    /// Duration of the test's AF in the reference's flutter.
    pub test_in_flutter_s: f64,
    /// Duration of what was scored.
    pub scored_s: f64,
    /// The reference's episodes.
    pub reference_episodes: u64,
    /// Those that the test overlaps.
    pub found: u64,
    /// The test's episodes, what lies in the reference's flutter alone left out.
    pub test_episodes: u64,
    /// Those that the reference overlaps.
    pub confirmed: u64,
}

/// Figures over several records, per cent; its field names are the keys of the command line's JSON.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AfSummary {
    /// Durations and episodes pooled over the records.
    pub gross: AfFigures,
    /// Mean over the records of those that have a value.
    pub average: AfFigures,
    /// 95 % intervals of the gross figures, by resampling records.
    pub interval_95: AfIntervals,
}

/// Sensitivity, predictivity and specificity, per cent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AfFigures {
    /// By time.
    pub duration: DurationFigures,
    /// By episode.
    pub episode: EpisodeFigures,
}

/// By time, per cent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DurationFigures {
    /// Overlap over the reference's AF.
    pub se: Option<f64>,
    /// Overlap over the test's AF, reference flutter left out.
    pub ppv: Option<f64>,
    /// Time without AF, reference flutter left out, that the test calls none either.
    pub sp: Option<f64>,
    /// The same with reference flutter counted as time without AF.
    pub sp_with_flutter: Option<f64>,
}

/// By episode, per cent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EpisodeFigures {
    /// Reference episodes that the test overlaps.
    pub se: Option<f64>,
    /// Test episodes that the reference overlaps.
    pub ppv: Option<f64>,
}

/// Intervals from and to, per cent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AfIntervals {
    /// Of the duration sensitivity.
    pub se: Option<[f64; 2]>,
    /// Of the duration predictivity.
    pub ppv: Option<[f64; 2]>,
    /// Of the duration specificity.
    pub sp: Option<[f64; 2]>,
}

/// Scores the test's AF episodes, in order and apart and in the reference's samples, against its rhythm marks.
///
/// `duration` is the record's length in samples, `rate` its samples per second.
pub fn score_af(
    reference: &RhythmMarks,
    test: &[RangeInclusive<i64>],
    duration: i64,
    rate: f64,
    learning: Learning,
) -> AfScore {
    let scored = learning.end(duration, rate)..=duration;
    let af = clip(&reference.af, &scored);
    let flutter = clip(&reference.flutter, &scored);
    let called = clip(test, &scored);
    let outside = cut(&called, &flutter);
    let seconds = |samples: i64| samples as f64 / rate;
    AfScore {
        reference_s: seconds(total(&af)),
        test_s: seconds(outside.iter().map(|episode| total(episode)).sum()),
        overlap_s: seconds(overlap(&af, &called)),
        flutter_s: seconds(total(&flutter)),
        test_in_flutter_s: seconds(overlap(&called, &flutter)),
        scored_s: seconds((scored.end() - scored.start()).max(0)),
        reference_episodes: af.len() as u64,
        found: af.iter().filter(|episode| overlap(std::slice::from_ref(episode), &called) > 0).count() as u64,
        test_episodes: outside.len() as u64,
        confirmed: outside.iter().filter(|episode| overlap(episode, &af) > 0).count() as u64,
    }
}

/// The stretches within `scored`, those of no length left out.
fn clip(stretches: &[RangeInclusive<i64>], scored: &RangeInclusive<i64>) -> Vec<RangeInclusive<i64>> {
    let within = |s: &RangeInclusive<i64>| (*s.start()).max(*scored.start())..=(*s.end()).min(*scored.end());
    stretches.iter().map(within).filter(|s| s.end() > s.start()).collect()
}

/// What is left of each stretch, in pieces, without `holes`; a stretch of which nothing is left is none.
fn cut(stretches: &[RangeInclusive<i64>], holes: &[RangeInclusive<i64>]) -> Vec<Vec<RangeInclusive<i64>>> {
    let pieces = |stretch: &RangeInclusive<i64>| {
        let (mut from, to) = (*stretch.start(), *stretch.end());
        let mut left = Vec::new();
        for hole in holes.iter().filter(|hole| *hole.start() < to && hole.end() > stretch.start()) {
            if *hole.start() > from {
                left.push(from..=*hole.start());
            }
            from = *hole.end();
        }
        if to > from {
            left.push(from..=to);
        }
        left
    };
    stretches.iter().map(pieces).filter(|left| !left.is_empty()).collect()
}

fn total(stretches: &[RangeInclusive<i64>]) -> i64 {
    stretches.iter().map(|stretch| stretch.end() - stretch.start()).sum()
}

/// Samples that lie in a stretch of both lists.
fn overlap(a: &[RangeInclusive<i64>], b: &[RangeInclusive<i64>]) -> i64 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        sum += ((*x.end()).min(*y.end()) - (*x.start()).max(*y.start())).max(0);
        if x.end() < y.end() { i += 1 } else { j += 1 }
    }
    sum
}

impl AfScore {
    /// Durations and episodes of several records pooled.
    pub fn pool<'a>(records: impl IntoIterator<Item = &'a AfScore>) -> Self {
        records.into_iter().fold(Self::default(), |sum, record| Self {
            reference_s: sum.reference_s + record.reference_s,
            test_s: sum.test_s + record.test_s,
            overlap_s: sum.overlap_s + record.overlap_s,
            flutter_s: sum.flutter_s + record.flutter_s,
            test_in_flutter_s: sum.test_in_flutter_s + record.test_in_flutter_s,
            scored_s: sum.scored_s + record.scored_s,
            reference_episodes: sum.reference_episodes + record.reference_episodes,
            found: sum.found + record.found,
            test_episodes: sum.test_episodes + record.test_episodes,
            confirmed: sum.confirmed + record.confirmed,
        })
    }

    /// The figures of these durations and episodes.
    pub fn figures(&self) -> AfFigures {
        let share = |part: f64, whole: f64| (whole > 0.0).then(|| 100.0 * part / whole);
        let false_s = self.test_s - self.overlap_s;
        let other_s = self.scored_s - self.reference_s - self.flutter_s;
        let with_flutter = self.scored_s - self.reference_s;
        AfFigures {
            duration: DurationFigures {
                se: share(self.overlap_s, self.reference_s),
                ppv: share(self.overlap_s, self.test_s),
                sp: share(other_s - false_s, other_s),
                sp_with_flutter: share(with_flutter - false_s - self.test_in_flutter_s, with_flutter),
            },
            episode: EpisodeFigures {
                se: share(self.found as f64, self.reference_episodes as f64),
                ppv: share(self.confirmed as f64, self.test_episodes as f64),
            },
        }
    }
}

impl AfSummary {
    /// Figures over these records.
    pub fn of(records: &[AfScore]) -> Self {
        let average =
            |value: fn(&AfFigures) -> Option<f64>| mean(records.iter().map(|r| value(&r.figures())));
        let interval = |value: fn(&AfFigures) -> Option<f64>| {
            bootstrap(records, |drawn| value(&AfScore::pool(drawn.iter().copied()).figures()))
        };
        Self {
            gross: AfScore::pool(records).figures(),
            average: AfFigures {
                duration: DurationFigures {
                    se: average(|f| f.duration.se),
                    ppv: average(|f| f.duration.ppv),
                    sp: average(|f| f.duration.sp),
                    sp_with_flutter: average(|f| f.duration.sp_with_flutter),
                },
                episode: EpisodeFigures { se: average(|f| f.episode.se), ppv: average(|f| f.episode.ppv) },
            },
            interval_95: AfIntervals {
                se: interval(|f| f.duration.se),
                ppv: interval(|f| f.duration.ppv),
                sp: interval(|f| f.duration.sp),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(af: Vec<RangeInclusive<i64>>, flutter: Vec<RangeInclusive<i64>>) -> RhythmMarks {
        RhythmMarks { af, flutter, marked: true }
    }

    fn score(reference: &RhythmMarks, test: &[RangeInclusive<i64>]) -> AfScore {
        score_af(reference, test, 1000, 1.0, Learning::None)
    }

    #[test]
    fn hand_made_episodes() {
        let got = score(&marks(vec![100..=200, 300..=400, 600..=700], vec![]), &[150..=350, 800..=900]);
        assert_eq!((got.reference_s, got.test_s, got.overlap_s), (300.0, 300.0, 100.0));
        assert_eq!((got.found, got.reference_episodes), (2, 3));
        assert_eq!((got.confirmed, got.test_episodes), (1, 2));
        let figures = got.figures();
        assert!((figures.duration.se.unwrap() - 100.0 / 3.0).abs() < 1e-9);
        assert!((figures.duration.sp.unwrap() - 100.0 * 500.0 / 700.0).abs() < 1e-9);
        assert_eq!(figures.episode.ppv, Some(50.0));
    }

    #[test]
    fn reference_flutter_is_left_out_of_predictivity() {
        // One test episode in flutter alone, one that begins in flutter, one around flutter.
        let reference = marks(vec![600..=700], vec![100..=200, 300..=350, 500..=600]);
        let got = score(&reference, &[120..=180, 320..=360, 450..=650]);
        assert_eq!((got.test_s, got.test_in_flutter_s), (10.0 + 50.0 + 50.0, 60.0 + 30.0 + 100.0));
        assert_eq!((got.test_episodes, got.confirmed), (2, 1));
        let figures = got.figures().duration;
        assert_eq!(figures.ppv, Some(100.0 * 50.0 / 110.0));
        assert_eq!(figures.sp, Some(100.0 * (650.0 - 60.0) / 650.0));
        assert_eq!(figures.sp_with_flutter, Some(100.0 * (900.0 - 250.0) / 900.0));
    }

    #[test]
    fn only_the_scored_part_counts() {
        let reference = marks(vec![100..=400], vec![]);
        let got = score_af(&reference, &[0..=310, 900..=2000], 1000, 1.0, Learning::Ec57);
        assert_eq!((got.scored_s, got.reference_s, got.test_s, got.overlap_s), (700.0, 100.0, 110.0, 10.0));
    }

    #[test]
    fn against_itself_everything_is_100_and_nothing_is_a_dash() {
        let af = vec![100..=200, 300..=400];
        let whole =
            AfSummary::of(&[score(&marks(af.clone(), vec![]), &af), score(&marks(vec![], vec![]), &[])]);
        let full = Some(100.0);
        assert_eq!(
            (whole.gross.duration.se, whole.gross.duration.ppv, whole.gross.duration.sp),
            (full, full, full)
        );
        assert_eq!((whole.gross.episode.se, whole.average.episode.ppv), (full, full));
        let none = score(&marks(vec![], vec![]), &[]).figures();
        assert_eq!((none.duration.se, none.duration.ppv, none.duration.sp), (None, None, full));
    }
}
