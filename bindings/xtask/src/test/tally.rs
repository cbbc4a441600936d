//! What a run came to: counts, what is to be remembered, how long each step took, what failing tests said.

use crate::places;
use std::time::Instant;

/// What a step came to.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
    skipped: u64,
    /// Every failure and skip, for the end.
    pub(super) remarks: Vec<String>,
    /// The steps and when they began.
    steps: Vec<(String, Instant)>,
    /// What the tests said that failed.
    pub(super) said: Vec<String>,
}

impl Tally {
    /// Begins a step.
    pub(super) fn begin(&mut self, what: &str) {
        say(&format!("\n== {what}"));
        self.steps.push((what.to_owned(), Instant::now()));
    }

    /// How long each step took, for whoever wants the whole to take less.
    fn durations(&self) -> String {
        let ends = self.steps.iter().skip(1).map(|(_, began)| *began).chain([Instant::now()]);
        let steps = self.steps.iter().zip(ends);
        let lasted = steps.map(|((what, began), end)| format!("{what} {} s", (end - *began).as_secs()));
        lasted.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn pass(&mut self) {
        self.passed += 1;
    }

    pub(super) fn fail(&mut self, what: &str, why: &str) {
        self.failed += 1;
        self.remark(format!("FAIL {what}: {why}"));
    }

    /// The counts of a step made of tests; `ended` is false where they did not build or did not come to their end. A
    /// step in which nothing ran is a failure.
    pub(super) fn count(&mut self, what: &str, failed: u64, passed: u64, ended: bool) {
        self.passed += passed;
        if failed > 0 {
            self.failed += failed - 1;
            self.fail(what, &format!("{failed} failed"));
        } else if !ended {
            self.fail(what, "the tests did not build or did not end");
        } else if passed == 0 {
            self.fail(what, "no test ran");
        }
    }

    /// What cannot run here; in continuous integration that is a failure.
    pub(super) fn skip(&mut self, what: &str, why: &str) {
        if places::in_ci() {
            self.fail(what, &format!("skipped where CI is set: {why}"));
        } else {
            self.skipped += 1;
            self.remark(format!("SKIP {what}: {why}"));
        }
    }

    /// What another run of this program counted and remarked.
    pub(super) fn add(
        &mut self,
        (passed, failed, skipped): (u64, u64, u64),
        remarks: impl Iterator<Item = String>,
    ) {
        self.passed += passed;
        self.failed += failed;
        self.skipped += skipped;
        self.remarks.extend(remarks);
    }

    pub(super) fn remark(&mut self, remark: String) {
        say(&remark);
        self.remarks.push(remark);
    }

    /// Prints what is to be remembered, and `N passed, N failed` last; whether nothing failed.
    pub(super) fn close(&self) -> bool {
        self.said.iter().for_each(|said| say(said));
        say(&format!("\ntook: {}", self.durations()));
        for remark in &self.remarks {
            say(remark);
        }
        if self.skipped > 0 {
            say(&format!("{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped));
        } else {
            say(&format!("{} passed, {} failed", self.passed, self.failed));
        }
        self.failed == 0
    }
}

/// A line of the run; of a test of this file none, which would stand among those of the run that it is part of.
pub(super) fn say(line: &str) {
    if !cfg!(test) {
        println!("{line}");
    }
}

/// Lines of a failing test that are shown once more.
const LINES_OF_ONE: usize = 60;

/// What the tests that fail say, for the end of a long run: what stands amid it may be cut from a log.
#[derive(Default)]
pub(super) struct Why {
    is_of_failures: bool,
    pub(super) said: Vec<String>,
    lines: usize,
}

impl Why {
    pub(super) fn line(&mut self, line: &str) {
        match line {
            // What they said, and then once more their names.
            "failures:" => self.is_of_failures = !self.is_of_failures,
            "successes:" => self.is_of_failures = false,
            _ if line.starts_with("test result: ") => self.is_of_failures = false,
            _ if !self.is_of_failures => {}
            _ if line.starts_with("---- ") => {
                self.said.push(line.to_owned());
                self.lines = 0;
            }
            _ => {
                self.lines += 1;
                if let Some(said) = self.said.last_mut().filter(|_| self.lines <= LINES_OF_ONE) {
                    said.push('\n');
                    said.push_str(line);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_failing_test_said_is_kept_for_the_end() {
        let mut why = Why::default();
        let printed = "test a ... ok\ntest b ... FAILED\n\nsuccesses:\n\n---- a stdout ----\nfine\n\nsuccesses:\n    a\n\n\
                       failures:\n\n---- b stdout ----\nthread 'b' panicked at b.rs:1:1:\nassertion failed\n\n\
                       failures:\n    b\n\ntest result: FAILED. 1 passed; 1 failed;\nmore";
        printed.lines().for_each(|line| why.line(line));
        let [said] = &why.said[..] else { panic!("{:?}", why.said) };
        assert!(
            said.starts_with("---- b stdout ----\nthread 'b' panicked at b.rs:1:1:\nassertion failed"),
            "{said}"
        );
        assert!(!said.contains("fine") && !said.contains("more"), "{said}");
    }

    #[test]
    fn failures_are_counted_one_by_one() {
        let mut tally = Tally::default();
        tally.count("some", 3, 5, false);
        assert_eq!((tally.passed, tally.failed), (5, 3));
    }
}
