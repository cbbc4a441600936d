//! What the tests of another language came to.

use crate::shell;

/// Lines that are shown once more.
const LINES: usize = 60;

/// Tests that ran, and what those that failed said: what stands amid a long run may be cut from a log.
#[derive(Default)]
pub(crate) struct Ran {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) said: Vec<String>,
}

impl From<(u64, u64)> for Ran {
    fn from((passed, failed): (u64, u64)) -> Self {
        Self { passed, failed, said: Vec::new() }
    }
}

impl Ran {
    /// Runs a program that tests and shows what it prints. `counts` gives tests that ran and that failed of a line that
    /// tells them, the last of which counts; `tells_failure` is of the lines in which a test says why it failed.
    pub(crate) fn follow(
        program: &str,
        args: &[&str],
        counts: fn(&str) -> Option<(u64, u64)>,
        tells_failure: fn(&str) -> bool,
    ) -> anyhow::Result<Self> {
        let (mut run, mut failed, mut said) = (0, 0, Vec::new());
        let green = shell::follow(program, args, |line| {
            if let Some(told) = counts(line) {
                (run, failed) = told;
            }
            if tells_failure(line) && said.len() < LINES {
                said.push(line.to_owned());
            }
        })?;
        if !green && failed == 0 {
            // They did not build, or did not come to their end.
            (run, failed) = (1, 1);
        }
        Ok(Self { passed: run - failed, failed, said })
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.said.extend(other.said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(script: &str) -> Ran {
        let counts = |line: &str| line.strip_prefix("ran ").and_then(|all| Some((all.parse().ok()?, 1)));
        Ran::follow("sh", &["-c", script], counts, |line| line.starts_with("error: ")).unwrap()
    }

    #[test]
    fn what_failed_is_counted_and_what_it_said_is_kept() {
        let ran = of("echo ran 3; echo fine; echo 'error: late'; echo ran 7; exit 1");
        assert_eq!((ran.passed, ran.failed), (6, 1));
        assert_eq!(ran.said, ["error: late"]);
        let ran = of("seq 100 | sed 's/^/error: /'; exit 1");
        assert_eq!((ran.passed, ran.failed), (0, 1), "it did not come to its end");
        assert_eq!(ran.said.len(), LINES);
    }
}
