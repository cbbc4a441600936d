//! Beats in; couplets and runs of ectopic beats compared run by run out.
//!
//! EC57:2012, 4.4, as PhysioNet's `rxr` does it: every run of one list is held against the longest run that the other
//! list has in the same stretch, widened by the matching window on both sides; a run as long or longer of the same
//! kind or a longer kind finds it. Fusion beats belong to ventricular runs; ventricular fibrillation is a long run.
//! Deviation: `rxr` reads the other list once, so that a beat in two overlapping windows counts in the first only;
//! here in both.

use crate::{Reference, Settings, Test, beats::interrupted, confusion::per_cent};
use serde::Serialize;
use std::ops::{AddAssign, RangeInclusive};
use strapline_ecg::classify::BeatClass;

/// Which beats make a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// Ventricular and fusion beats, and fibrillation.
    Ventricular,
    /// Supraventricular beats.
    Supraventricular,
}

/// Runs of one length found: sensitivity counts over the reference's runs, predictivity over the test's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RunCount {
    /// The reference's runs of this length.
    pub reference: u64,
    /// Those that the test found.
    pub found: u64,
    /// The test's runs of this length.
    pub test: u64,
    /// Those that the reference has.
    pub confirmed: u64,
}

/// Couplets, short runs (3 to 5) and long ones (6 and more).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Runs {
    /// Two in a row.
    pub couplets: RunCount,
    /// Three to five in a row.
    pub short: RunCount,
    /// Six or more in a row, or fibrillation.
    pub long: RunCount,
}

/// Runs are not told apart beyond this length.
const LONG: usize = 6;

struct Run {
    from: i64,
    to: i64,
    length: usize,
}

/// Beats of one list with what breaks their runs.
struct Track<'a> {
    beats: Vec<(i64, bool)>,
    breaks: &'a [RangeInclusive<i64>],
    fibrillation: &'a [RangeInclusive<i64>],
}

impl Runs {
    /// Compares the runs of the scored part.
    pub fn of(reference: &Reference, test: &Test, settings: &Settings, kind: RunKind) -> Self {
        let start = settings.learning.end(reference.duration, settings.rate);
        let (vf, test_vf): (&[_], &[_]) =
            if kind == RunKind::Ventricular { (&reference.vf, &test.vf) } else { (&[], &[]) };
        let ours = Track {
            beats: reference.beats.iter().map(|b| (b.at, kind.holds(b.class))).collect(),
            breaks: &reference.shutdown,
            fibrillation: vf,
        };
        let theirs = Track {
            beats: test.beats.iter().map(|b| (b.sample(), kind.holds(b.class))).collect(),
            breaks: &test.shutdown,
            fibrillation: test_vf,
        };
        let mut runs = Self::default();
        for run in ours.runs(start) {
            let Some(count) = runs.of_length(run.length) else { continue };
            count.reference += 1;
            count.found += u64::from(theirs.longest(&run, settings.window()) >= least(run.length));
        }
        for run in theirs.runs(start) {
            let Some(count) = runs.of_length(run.length) else { continue };
            count.test += 1;
            count.confirmed += u64::from(ours.longest(&run, settings.window()) >= least(run.length));
        }
        runs
    }

    fn of_length(&mut self, length: usize) -> Option<&mut RunCount> {
        match length {
            0 | 1 => None,
            2 => Some(&mut self.couplets),
            3..LONG => Some(&mut self.short),
            _ => Some(&mut self.long),
        }
    }
}

/// The shortest run that finds one of this length.
fn least(length: usize) -> usize {
    match length {
        3..LONG => 3,
        other => other.min(LONG),
    }
}

impl RunCount {
    /// Sensitivity, per cent.
    pub fn se(&self) -> Option<f64> {
        per_cent(self.found, self.reference)
    }

    /// Positive predictivity, per cent.
    pub fn ppv(&self) -> Option<f64> {
        per_cent(self.confirmed, self.test)
    }
}

impl AddAssign for Runs {
    fn add_assign(&mut self, other: Self) {
        let pairs = [
            (&mut self.couplets, other.couplets),
            (&mut self.short, other.short),
            (&mut self.long, other.long),
        ];
        for (sum, count) in pairs {
            sum.reference += count.reference;
            sum.found += count.found;
            sum.test += count.test;
            sum.confirmed += count.confirmed;
        }
    }
}

impl RunKind {
    fn holds(self, class: BeatClass) -> bool {
        match self {
            Self::Ventricular => matches!(class, BeatClass::Ventricular | BeatClass::Fusion),
            Self::Supraventricular => class == BeatClass::Supraventricular,
        }
    }
}

impl Track<'_> {
    /// Runs that begin in the scored part, fibrillation among them.
    fn runs(&self, start: i64) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut before: Option<i64> = None;
        for (at, ectopic) in self.beats.iter().copied().filter(|(at, _)| *at >= start) {
            let joined = before.is_some_and(|b| !interrupted(self.breaks, b, at));
            match runs.last_mut() {
                Some(run) if ectopic && joined => {
                    run.to = at;
                    run.length = (run.length + 1).min(LONG);
                }
                _ if ectopic => runs.push(Run { from: at, to: at, length: 1 }),
                _ => {}
            }
            before = ectopic.then_some(at);
        }
        let fibrillation = self.fibrillation.iter().filter(|vf| *vf.end() >= start);
        runs.extend(fibrillation.map(|vf| Run {
            from: *vf.start().max(&start),
            to: *vf.end(),
            length: LONG,
        }));
        runs
    }

    /// Length of the longest run within the stretch of `run`, widened by `window` on both sides.
    fn longest(&self, run: &Run, window: i64) -> usize {
        let (from, to) = (run.from - window, run.to.saturating_add(window));
        if interrupted(self.fibrillation, from, to) {
            return LONG;
        }
        let first = self.beats.partition_point(|(at, _)| *at < from);
        let inside = self.beats[first..].iter().take_while(|(at, _)| *at <= to);
        let (mut longest, mut length, mut before) = (0, 0, None);
        for (at, ectopic) in inside {
            let joined = before.is_some_and(|b| !interrupted(self.breaks, b, *at));
            length = if !ectopic {
                0
            } else if joined {
                length + 1
            } else {
                1
            };
            before = ectopic.then_some(*at);
            longest = longest.max(length);
        }
        longest.min(LONG)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Learning, RefBeat, TestBeat};

    fn class(letter: char) -> BeatClass {
        BeatClass::ALL.into_iter().find(|class| class.letter() == letter).unwrap()
    }

    fn runs(
        reference: &'static str,
        test: &'static str,
        kind: RunKind,
        vf: Vec<RangeInclusive<i64>>,
    ) -> Runs {
        let placed = |letters: &'static str| (1..).zip(letters.chars()).filter(|(_, letter)| *letter != '.');
        let reference = Reference {
            beats: placed(reference).map(|(n, c)| RefBeat { at: n * 1000, class: class(c) }).collect(),
            vf,
            duration: 100_000,
            ..Reference::default()
        };
        let beats = placed(test).map(|(n, c)| TestBeat::new(n as f64 * 1000.0 + 20.0, class(c))).collect();
        let settings = Settings { learning: Learning::None, ..Settings::new(1000.0) };
        Runs::of(&reference, &Test { beats, ..Test::default() }, &settings, kind)
    }

    fn ventricular(reference: &'static str, test: &'static str) -> Runs {
        runs(reference, test, RunKind::Ventricular, vec![])
    }

    fn count(reference: u64, found: u64, test: u64, confirmed: u64) -> RunCount {
        RunCount { reference, found, test, confirmed }
    }

    #[test]
    fn the_same_beats_find_every_run() {
        let beats = "NVVNNVFVNNVVVVVVVNVN";
        let got = ventricular(beats, beats);
        assert_eq!(
            (got.couplets, got.short, got.long),
            (count(1, 1, 1, 1), count(1, 1, 1, 1), count(1, 1, 1, 1))
        );
        assert_eq!(got.couplets.se(), Some(100.0));
    }

    #[test]
    fn a_broken_run_is_found_by_no_shorter_one() {
        let got = ventricular("NVVVVVVN", "NVVVNVVN");
        assert_eq!(got.long, count(1, 0, 0, 0));
        assert_eq!(got.short, count(0, 0, 1, 1));
        assert_eq!(got.couplets, count(0, 0, 1, 1));
        // A couplet is found by a longer run; a couplet made of two singles is not confirmed.
        let got = ventricular("NVVNNVNVN", "NVVVNVVNN");
        assert_eq!(got.couplets, count(1, 1, 1, 0));
        assert_eq!(got.short, count(0, 0, 1, 0));
    }

    #[test]
    fn fibrillation_is_a_long_run() {
        let got = runs("NN......NN", "NNVVVVVVNN", RunKind::Ventricular, vec![2500..=8500]);
        assert_eq!(got.long, count(1, 1, 1, 1));
    }

    #[test]
    fn supraventricular_runs_are_their_own() {
        let got = runs("NSSNVVN", "NSSNSSN", RunKind::Supraventricular, vec![]);
        assert_eq!(got.couplets, count(1, 1, 2, 1));
    }
}
