//! A column of times into a sampling rate and gaps.

use strapline_words::{Sentence, sentence};

/// Rate and gaps of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Timing {
    pub(super) rate_hz: f64,
    /// Measured from the times, where it is not the given rate that is used, and by more than rounding explains.
    pub(super) measured: Option<f64>,
    /// Before this row, this many samples are missing; in order.
    pub(super) gaps: Vec<(usize, u64)>,
    pub(super) notes: Vec<Sentence>,
}

/// Why there is no rate.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum NoRate {
    /// The times do not say it.
    TooFew,
    /// The times scatter too much: they are times of arrival.
    Uneven,
    /// They say another one than what was given.
    Differs {
        /// Measured from the times.
        measured: f64,
        /// Given with the file or on the command line.
        given: f64,
    },
}

/// Furthest that a given rate may be from the measured one.
const TOLERANCE: f64 = 0.02;
/// Furthest that it may be without a remark: what clocks of straps differ from their promise.
const UNREMARKED: f64 = 0.002;
/// Steps from which times can contradict a given rate: fewer may all be gaps.
const STEPS_LEAST: usize = 8;
/// A sample is late when this many intervals passed for certain since the one before.
const LATE: f64 = 1.5;
/// Uneven times: a gap is a lag of this many seconds.
const LAG_S: f64 = 1.0;

/// Measures rate and gaps.
///
/// `seconds` never fall; `quantum` is what they are rounded to: a step is known to twice half of it. The rate is that
/// of all stretches without a gap together, so that rounding averages out.
pub(super) fn measure(seconds: &[f64], quantum: f64, given: Option<f64>) -> Result<Timing, NoRate> {
    let steps = || seconds.windows(2).map(|pair| pair[1] - pair[0]);
    let mut rising: Vec<f64> = steps().filter(|step| *step > 0.0).collect();
    if rising.is_empty() {
        return given.map(|rate_hz| Timing { rate_hz, ..Timing::default() }).ok_or(NoRate::TooFew);
    }
    let middle = rising.len() / 2;
    let median = *rising.select_nth_unstable_by(middle, f64::total_cmp).1;
    let is_late = |step: f64, rate: f64| (step - quantum) * rate > LATE;
    let short = steps().filter(|step| step + quantum < 0.5 * median).count();
    if short > 3.max(seconds.len() / 200) {
        return match given {
            Some(rate) => Ok(uneven(seconds, rate)),
            None => Err(NoRate::Uneven),
        };
    }
    let mut measured = 1.0 / median;
    let mut known_to = 0.0;
    // The median step decides what is a gap; a second look with the measured rate corrects it where times are coarse.
    for _ in 0..2 {
        let (count, length) = steps()
            .filter(|step| !is_late(*step, measured))
            .fold((0_u64, 0.0), |(count, length), step| (count + 1, length + step));
        if count == 0 || length <= 0.0 {
            return given.map(|rate_hz| Timing { rate_hz, ..Timing::default() }).ok_or(NoRate::TooFew);
        }
        measured = count as f64 / length;
        known_to = measured * (2.0 * quantum / length).max(1e-9);
    }
    let given_off = |by: f64| {
        given.filter(|given| {
            seconds.len() > STEPS_LEAST && (measured - given).abs() > (by * given).max(known_to)
        })
    };
    if let Some(given) = given_off(TOLERANCE) {
        return Err(NoRate::Differs { measured, given });
    }
    let mut timing = Timing { rate_hz: given.unwrap_or(measured), ..Timing::default() };
    timing.measured = given_off(UNREMARKED).map(|_| measured);
    if given.is_none() {
        // A whole number within what rounding leaves open is the one that was set.
        if (measured - measured.round()).abs() <= known_to && measured >= 1.0 {
            timing.rate_hz = measured.round();
        }
        let shown = (timing.rate_hz * 1e4).round() / 1e4;
        timing.notes.push(sentence!("file-note-rate-measured", hz = shown));
    }
    for (row, step) in (1..).zip(steps()) {
        if is_late(step, timing.rate_hz) {
            let missing = (step * timing.rate_hz).round() as u64 - 1;
            timing.gaps.push((row, missing));
        }
    }
    Ok(timing)
}

/// Times of arrival: samples follow each other at the given rate until they lag behind the times by a second.
fn uneven(seconds: &[f64], rate: f64) -> Timing {
    let mut timing =
        Timing { rate_hz: rate, notes: vec![sentence!("file-note-uneven")], ..Timing::default() };
    let (mut anchor, mut anchor_row) = (seconds.first().copied().unwrap_or(0.0), 0);
    for (row, time) in seconds.iter().enumerate() {
        let lag = time - anchor - (row - anchor_row) as f64 / rate;
        if lag > LAG_S {
            timing.gaps.push((row, (lag * rate).round() as u64));
            (anchor, anchor_row) = (*time, row);
        }
    }
    timing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(rate: f64, quantum: f64, samples: impl Iterator<Item = u64>) -> Vec<f64> {
        samples.map(|n| (n as f64 / rate / quantum).round() * quantum).collect()
    }

    #[test]
    fn rounded_times_give_the_rate_and_no_gap() {
        for rate in [50.0, 128.0, 129.97, 130.0, 130.05, 250.0, 360.0, 500.0, 512.441, 1000.0, 2000.0] {
            for quantum in [1e-6, 1e-4, 1e-3, 1e-2] {
                let timing = measure(&rounded(rate, quantum, 0..40_000), quantum, None).unwrap();
                assert_eq!(timing.gaps, [], "{rate} Hz rounded to {quantum} s");
                assert!((timing.rate_hz - rate).abs() < rate * 3e-4, "{rate} Hz to {quantum} s: {timing:?}");
            }
        }
    }

    #[test]
    fn gaps_are_found_to_the_sample() {
        for rate in [50.0, 130.05, 360.0, 1000.0] {
            for (quantum, lengths) in [(1e-6, [1, 2, 5, 468_000]), (1e-4, [1, 2, 5, 468_000])] {
                for missing in lengths {
                    let samples = (0..1000).chain(1000 + missing..4000 + missing);
                    let timing = measure(&rounded(rate, quantum, samples), quantum, None).unwrap();
                    let found: Vec<_> = timing.gaps.iter().map(|gap| gap.0).collect();
                    assert_eq!(found, [1000], "{rate} Hz, {missing} missing");
                    let error = timing.gaps[0].1.abs_diff(missing);
                    assert!(
                        error as f64 <= 1e-4 * missing as f64,
                        "{rate} Hz: {} for {missing}",
                        timing.gaps[0].1
                    );
                }
            }
        }
    }

    #[test]
    fn a_given_rate_that_the_times_contradict_is_refused() {
        let times = rounded(130.0, 1e-4, 0..1000);
        let differs = measure(&times, 1e-4, Some(250.0));
        assert!(matches!(differs, Err(NoRate::Differs { .. })), "{differs:?}");
        assert_eq!(measure(&times, 1e-4, Some(130.05)).unwrap().rate_hz, 130.05);
    }

    #[test]
    fn a_given_rate_a_little_off_is_used_and_told() {
        let times = rounded(130.16, 1e-4, 0..10_000);
        for (given, is_told) in [(130.0, false), (130.2, false), (130.5, true), (128.0, true), (132.0, true)]
        {
            let timing = measure(&times, 1e-4, Some(given)).unwrap();
            assert_eq!(timing.rate_hz, given);
            assert_eq!(timing.measured.is_some(), is_told, "{given} Hz");
            assert!(timing.measured.is_none_or(|measured| (measured - 130.16).abs() < 0.01));
        }
        // So few and coarse times cannot contradict it.
        assert_eq!(measure(&rounded(130.0, 1e-2, 0..30), 1e-2, Some(129.5)).unwrap().measured, None);
    }

    #[test]
    fn times_of_arrival_need_a_rate() {
        // Packets of 73 samples with the same time, then 3 s without any.
        let packets = (0..40).map(|n| f64::from(n) * 73.0 / 130.0 + if n < 20 { 0.0 } else { 3.0 });
        let times: Vec<f64> = packets.flat_map(|time| std::iter::repeat_n(time, 73)).collect();
        assert_eq!(measure(&times, 1e-4, None), Err(NoRate::Uneven));
        let timing = measure(&times, 1e-4, Some(130.0)).unwrap();
        assert_eq!(timing.gaps, [(20 * 73, 390)]);
    }

    #[test]
    fn one_row_has_no_rate() {
        assert_eq!(measure(&[1.0], 1e-4, None), Err(NoRate::TooFew));
        assert_eq!(measure(&[], 1e-4, Some(130.0)).unwrap().rate_hz, 130.0);
        assert_eq!(measure(&[1.0, 1.0], 1e-4, None), Err(NoRate::TooFew));
        assert_eq!(measure(&[0.0, 60.0], 1e-4, Some(130.0)).unwrap().gaps, [(1, 7799)]);
    }
}
