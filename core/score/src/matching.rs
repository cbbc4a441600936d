//! Reference and test beats in; pairs, missed and extra beats out.
//!
//! The walk of PhysioNet's `bxb` (EC57:2012, 4.3): both lists are read once, in order, with one beat of look-ahead.
//! A test beat pairs with the nearest reference beat within the window, one to one. Deviation: on a tie between two
//! candidates `bxb` gives both up to the later one; here a pair is given up only to a **strictly** closer one.

use crate::beats::{Reference, Settings, Test, within};

/// What became of a beat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// A reference beat and the test beat that found it, by their indices.
    Matched {
        /// Index into the reference's beats.
        reference: usize,
        /// Index into the test's beats.
        test: usize,
    },
    /// A reference beat that was not found: column o, or x while the detector had declared the signal unreadable.
    Missed {
        /// Index into the reference's beats.
        reference: usize,
        /// Missed in the detector's shutdown.
        in_shutdown: bool,
    },
    /// A test beat without a reference beat: row O, or X while the reference calls the signal unreadable. Extra
    /// beats in the reference's ventricular fibrillation are no errors and are left out.
    Extra {
        /// Index into the test's beats.
        test: usize,
        /// Extra in the reference's shutdown.
        in_shutdown: bool,
    },
}

/// Later than every beat; two of them are no distance apart that counts.
const NEVER: i64 = i64::MAX / 4;

/// Pairs every beat of the scored part, in order of time. Both lists of beats must be in order.
///
/// The first test beat of the learning time may still find the first scored reference beat; a test beat within the
/// window after the learning time that is not the best for the first scored reference beat belongs to a beat of the
/// learning time and is not counted.
pub fn match_beats(reference: &Reference, test: &Test, settings: &Settings) -> Vec<Pair> {
    let start = settings.learning.end(reference.duration, settings.rate);
    let window = settings.window();
    let samples: Vec<i64> = test.beats.iter().map(crate::TestBeat::sample).collect();
    let ref_at = |n: usize| reference.beats.get(n).map_or(NEVER, |beat| beat.at);
    let test_at = |n: usize| samples.get(n).copied().unwrap_or(NEVER);

    let mut pairs = Vec::with_capacity(reference.beats.len() + 16);
    let mut r = reference.beats.partition_point(|beat| beat.at < start);
    let mut t = samples.partition_point(|at| *at < start);

    // Where scoring begins, the beat before may belong to the first reference beat, and the beat after to none.
    let first = ref_at(r);
    let before = t.checked_sub(1).map(|n| first - samples[n]);
    if let Some(distance) = before.filter(|d| *d <= window && *d <= (first - test_at(t)).abs()) {
        debug_assert!(distance > 0);
        pairs.push(Pair::Matched { reference: r, test: t - 1 });
        r += 1;
    } else if test_at(t) - start <= window && (first - test_at(t + 1)).abs() < (first - test_at(t)).abs() {
        t += 1;
    }

    while r < reference.beats.len() || t < samples.len() {
        let (beat, found) = (ref_at(r), test_at(t));
        let apart = (beat - found).abs();
        let closer = if found < beat { (beat - test_at(t + 1)).abs() } else { (found - ref_at(r + 1)).abs() };
        if apart <= window && apart <= closer {
            pairs.push(Pair::Matched { reference: r, test: t });
            r += 1;
            t += 1;
        } else if found < beat {
            if !within(&reference.vf, found) {
                pairs.push(Pair::Extra { test: t, in_shutdown: within(&reference.shutdown, found) });
            }
            t += 1;
        } else {
            pairs.push(Pair::Missed { reference: r, in_shutdown: within(&test.shutdown, beat) });
            r += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Learning, RefBeat, TestBeat};
    use proptest::prelude::*;
    use strapline_ecg::classify::BeatClass::Normal;

    fn settings() -> Settings {
        Settings { learning: Learning::None, ..Settings::new(1000.0) }
    }

    fn reference(at: &[i64]) -> Reference {
        let beats = at.iter().map(|at| RefBeat { at: *at, class: Normal }).collect();
        Reference { beats, duration: 2_000_000, ..Reference::default() }
    }

    fn test(at: &[i64]) -> Test {
        Test { beats: at.iter().map(|at| TestBeat::new(*at as f64, Normal)).collect(), ..Test::default() }
    }

    fn counts(pairs: &[Pair]) -> (usize, usize, usize) {
        let of = |wanted: fn(&Pair) -> bool| pairs.iter().filter(|pair| wanted(pair)).count();
        (
            of(|p| matches!(p, Pair::Matched { .. })),
            of(|p| matches!(p, Pair::Missed { .. })),
            of(|p| matches!(p, Pair::Extra { .. })),
        )
    }

    fn compare(beats: &[i64], found: &[i64]) -> (usize, usize, usize) {
        counts(&match_beats(&reference(beats), &test(found), &settings()))
    }

    #[test]
    fn window_holds_its_edge_and_nothing_more() {
        assert_eq!(compare(&[1000], &[1150]), (1, 0, 0));
        assert_eq!(compare(&[1000], &[850]), (1, 0, 0));
        assert_eq!(compare(&[1000], &[1151]), (0, 1, 1));
        assert_eq!(compare(&[1000], &[849]), (0, 1, 1));
    }

    #[test]
    fn one_reference_beat_takes_one_test_beat_the_closer() {
        let pairs = match_beats(&reference(&[1000]), &test(&[900, 1050]), &settings());
        assert_eq!(
            pairs,
            [Pair::Extra { test: 0, in_shutdown: false }, Pair::Matched { reference: 0, test: 1 }]
        );
        assert_eq!(compare(&[1000], &[950, 1100]), (1, 0, 1));
    }

    #[test]
    fn a_pair_is_given_up_only_to_a_strictly_closer_one() {
        // As far from the first as from the second: the first keeps it.
        let pairs = match_beats(&reference(&[1000, 1200]), &test(&[1100]), &settings());
        assert_eq!(
            pairs,
            [Pair::Matched { reference: 0, test: 0 }, Pair::Missed { reference: 1, in_shutdown: false }]
        );
        assert_eq!(compare(&[1000, 1200], &[1100, 1300]), (2, 0, 0));
        assert_eq!(compare(&[1000, 1200], &[1101]), (1, 1, 0));
    }

    #[test]
    fn beats_in_reference_fibrillation_are_no_errors() {
        let vf = Reference { vf: vec![2000..=5000], ..reference(&[1000, 6000]) };
        let pairs = match_beats(&vf, &test(&[1000, 2000, 3000, 5000, 6000]), &settings());
        assert_eq!(counts(&pairs), (2, 0, 0));
        let pairs = match_beats(&vf, &test(&[1000, 5001, 6000]), &settings());
        assert_eq!(counts(&pairs), (2, 0, 1));
    }

    #[test]
    fn shutdown_is_told_from_a_plain_miss() {
        let shut = Test { shutdown: vec![1500..=2500], ..test(&[1000]) };
        let pairs = match_beats(&reference(&[1000, 2000, 3000]), &shut, &settings());
        assert_eq!(pairs[1], Pair::Missed { reference: 1, in_shutdown: true });
        assert_eq!(pairs[2], Pair::Missed { reference: 2, in_shutdown: false });
        let unread = Reference { shutdown: vec![1500..=2500], ..reference(&[1000]) };
        let pairs = match_beats(&unread, &test(&[1000, 2000]), &settings());
        assert_eq!(pairs[1], Pair::Extra { test: 1, in_shutdown: true });
    }

    #[test]
    fn learning_time_is_not_scored_and_its_edge_is_fair() {
        let ec57 = Settings::new(1000.0);
        let edge =
            |beats: &[i64], found: &[i64]| counts(&match_beats(&reference(beats), &test(found), &ec57));
        // Nothing before 300 s counts.
        assert_eq!(edge(&[1000, 301_000], &[5000, 301_000]), (1, 0, 0));
        // Found just before scoring began.
        assert_eq!(edge(&[300_050], &[299_950]), (1, 0, 0));
        // A beat of the learning time, found just after it ended.
        assert_eq!(edge(&[299_950, 300_900], &[300_010, 300_900]), (1, 0, 0));
        // The same without anything better for the first reference beat: an ordinary extra beat.
        assert_eq!(edge(&[300_900], &[300_010]), (0, 1, 1));
    }

    #[test]
    fn empty_lists_are_fine() {
        assert_eq!(compare(&[], &[]), (0, 0, 0));
        assert_eq!(compare(&[1000], &[]), (0, 1, 0));
        assert_eq!(compare(&[], &[1000]), (0, 0, 1));
    }

    proptest! {
        #[test]
        fn every_beat_is_counted_once_and_within_the_window(
            mut beats in prop::collection::vec(200i64..60_000, 0..80),
            mut found in prop::collection::vec(200i64..60_000, 0..80),
        ) {
            beats.sort_unstable();
            found.sort_unstable();
            let (r, t) = (reference(&beats), test(&found));
            let pairs = match_beats(&r, &t, &settings());
            let (matched, missed, extra) = counts(&pairs);
            prop_assert_eq!(matched + missed, beats.len());
            prop_assert_eq!(matched + extra, found.len());
            for pair in pairs {
                if let Pair::Matched { reference, test } = pair {
                    prop_assert!((beats[reference] - found[test]).abs() <= 150);
                }
            }
        }

        #[test]
        fn a_list_against_itself_is_perfect(mut beats in prop::collection::vec(0i64..60_000, 0..80)) {
            beats.sort_unstable();
            beats.dedup();
            prop_assert_eq!(compare(&beats, &beats), (beats.len(), 0, 0));
        }
    }
}
