//! Pairs in; offsets, jitter and RR error out.

use crate::{Pair, Reference, Settings, Test, beats::interrupted};
use serde::Serialize;

/// How far the test beats lie from the reference beats that they found, and what that does to RR intervals.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Timing {
    /// Offset of every pair, test less reference, milliseconds.
    #[serde(skip)]
    pub offsets_ms: Vec<f64>,
    /// Median offset, milliseconds: where on the beat this detector marks against where the reference does.
    pub median_ms: Option<f64>,
    /// Mean absolute offset after the record's median was taken out, milliseconds.
    pub mean_abs_ms: Option<f64>,
    /// Sum of the squared RR errors, square milliseconds.
    #[serde(skip)]
    pub rr_squares: f64,
    /// RR intervals compared.
    pub rr_intervals: u64,
    /// Root mean square of the RR errors, milliseconds.
    pub rr_rms_ms: Option<f64>,
}

impl Timing {
    /// Offsets and RR errors of the matched pairs.
    ///
    /// The RR interval that ends at a matched pair is compared with the test's own interval that ends there, as `bxb`
    /// does: a beat missed or made up before it shows as an error of a whole interval. Intervals across fibrillation
    /// or shutdown are left out. Deviation: `bxb` also compares at beats without a partner.
    pub fn of(pairs: &[Pair], reference: &Reference, test: &Test, settings: &Settings) -> Self {
        let mut timing = Self::default();
        for pair in pairs {
            let Pair::Matched { reference: r, test: t } = *pair else { continue };
            timing.offsets_ms.push(settings.millis(test.beats[t].at - reference.beats[r].at as f64));
            let (Some(r_before), Some(t_before)) = (r.checked_sub(1), t.checked_sub(1)) else { continue };
            let (from, to) = (reference.beats[r_before].at, reference.beats[r].at);
            let (t_from, t_to) = (test.beats[t_before].at, test.beats[t].at);
            let broken = interrupted(&reference.vf, from, to)
                || interrupted(&reference.shutdown, from, to)
                || interrupted(&test.shutdown, t_from as i64, t_to as i64);
            if !broken {
                timing.rr_squares += settings.millis((t_to - t_from) - (to - from) as f64).powi(2);
                timing.rr_intervals += 1;
            }
        }
        timing.median_ms = median(&timing.offsets_ms);
        timing.mean_abs_ms = mean_abs_about_median([&timing]);
        timing.rr_rms_ms = rms([&timing]);
        timing
    }
}

/// Mean absolute offset over all pairs of several records, each record's own median taken out first.
pub fn mean_abs_about_median<'a>(records: impl IntoIterator<Item = &'a Timing>) -> Option<f64> {
    let (mut sum, mut pairs) = (0.0, 0usize);
    for record in records {
        let Some(middle) = record.median_ms else { continue };
        sum += record.offsets_ms.iter().map(|offset| (offset - middle).abs()).sum::<f64>();
        pairs += record.offsets_ms.len();
    }
    (pairs > 0).then(|| sum / pairs as f64)
}

/// Root mean square of the RR errors of several records, milliseconds.
pub fn rms<'a>(records: impl IntoIterator<Item = &'a Timing>) -> Option<f64> {
    let (squares, count) =
        records.into_iter().fold((0.0, 0), |(s, n), record| (s + record.rr_squares, n + record.rr_intervals));
    (count > 0).then(|| (squares / count as f64).sqrt())
}

/// JF = F1 / (1 + MAD / 10 ms), in the unit of `f1` (Porr and Macfarlane 2024, with the mean absolute offset as MAD).
pub fn jf(f1: Option<f64>, mean_abs_ms: Option<f64>) -> Option<f64> {
    Some(f1? / (1.0 + mean_abs_ms? / 10.0))
}

/// Median; the mean of the middle two of an even number.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        n if n % 2 == 1 => Some(sorted[middle]),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Learning, RefBeat, TestBeat, match_beats};
    use strapline_ecg::classify::BeatClass::Normal;

    fn timing(beats: &[i64], found: &[f64], shutdown: &[std::ops::RangeInclusive<i64>]) -> Timing {
        let beats = beats.iter().map(|at| RefBeat { at: *at, class: Normal }).collect();
        let reference = Reference { beats, duration: 100_000, ..Reference::default() };
        let beats = found.iter().map(|at| TestBeat::new(*at, Normal)).collect();
        let test = Test { beats, shutdown: shutdown.to_vec(), ..Test::default() };
        let settings = Settings { learning: Learning::None, ..Settings::new(1000.0) };
        Timing::of(&match_beats(&reference, &test, &settings), &reference, &test, &settings)
    }

    #[test]
    fn a_steady_delay_costs_nothing_and_scatter_does() {
        let steady = timing(&[1000, 2000, 3000], &[1020.5, 2020.5, 3020.5], &[]);
        assert_eq!(
            (steady.median_ms, steady.mean_abs_ms, steady.rr_rms_ms),
            (Some(20.5), Some(0.0), Some(0.0))
        );
        let scattered = timing(&[1000, 2000, 3000], &[1000.0, 2006.0, 3000.0], &[]);
        assert_eq!(scattered.mean_abs_ms, Some(2.0));
        assert_eq!(scattered.rr_rms_ms, Some(6.0));
        assert_eq!(jf(Some(99.0), scattered.mean_abs_ms), Some(82.5));
    }

    #[test]
    fn a_missed_beat_is_a_whole_interval_of_error_unless_in_shutdown() {
        let missed = timing(&[1000, 2000, 3000], &[1000.0, 3000.0], &[]);
        assert_eq!((missed.rr_intervals, missed.rr_rms_ms), (1, Some(1000.0)));
        let shut = timing(&[1000, 2000, 3000], &[1000.0, 3000.0], &[1500..=2500]);
        assert_eq!((shut.rr_intervals, shut.rr_rms_ms), (0, None));
    }

    #[test]
    fn median_of_even_and_empty() {
        assert_eq!(
            (median(&[]), median(&[3.0, 1.0]), median(&[3.0, 1.0, 2.0])),
            (None, Some(2.0), Some(2.0))
        );
    }
}
