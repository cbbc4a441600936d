//! Steps that run beside the others: what waits for a link or a screen leaves processors idle, and so does a linker that
//! works on one of them.

use super::tally::{Tally, say};
use crate::places;
use anyhow::{Context, ensure};
use std::{
    fs::{self, File},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Instant,
};

/// A task of this program that gives way to what runs meanwhile. What it says is shown when it has ended.
pub(super) struct Beside {
    child: Child,
    said: PathBuf,
    began: Instant,
}

impl Beside {
    /// Starts a task.
    pub(super) fn start(task: &[&str]) -> anyhow::Result<Self> {
        let said = places::target().join(format!("beside-{}.txt", task[0]));
        let file = File::create(&said).with_context(|| format!("{} cannot be written", said.display()))?;
        let program = places::this_program()?;
        let mut command = if cfg!(unix) { Command::new("nice") } else { Command::new(program) };
        if cfg!(unix) {
            command.args(["-n", "5"]).arg(program);
        }
        let command = command.args(task).current_dir(places::root()).stdin(Stdio::null());
        let child = command.stdout(file.try_clone()?).stderr(file).spawn();
        Ok(Self {
            child: child.with_context(|| format!("{task:?} does not run"))?,
            said,
            began: Instant::now(),
        })
    }

    /// Waits for its end, shows what it said and adds what it counted.
    pub(super) fn end(mut self, tally: &mut Tally, what: &str) -> anyhow::Result<()> {
        tally.begin(&format!("{what}, what was left of it"));
        let succeeded = self.child.wait()?.success();
        let said = fs::read_to_string(&self.said)?;
        say(&format!("{}ended after {} s", said, self.began.elapsed().as_secs()));
        let Some(counts) = said.lines().last().and_then(counts) else {
            tally.fail(what, "it did not come to its end");
            return Ok(());
        };
        // They are told apart by how they begin, as `Tally::close` prints them.
        let told = said.lines().skip_while(|line| !line.starts_with("took: "));
        let remarks = told.filter(|line| line.starts_with("FAIL ") || line.starts_with("SKIP "));
        tally.add(counts, remarks.map(str::to_owned));
        ensure!(succeeded == (counts.1 == 0), "{what}: {counts:?} does not go with how it ended");
        Ok(())
    }
}

/// Passed, failed and skipped of `N passed, N failed` with or without `, N skipped`.
fn counts(line: &str) -> Option<(u64, u64, u64)> {
    let mut numbers = [0; 3];
    for (number, (part, word)) in
        numbers.iter_mut().zip(line.split(", ").zip(["passed", "failed", "skipped"]))
    {
        *number = part.strip_suffix(word)?.trim_end().parse().ok()?;
    }
    let [passed, failed, skipped] = numbers;
    line.contains(" failed").then_some((passed, failed, skipped))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_read_as_it_is_printed() {
        assert_eq!(counts("4 passed, 0 failed"), Some((4, 0, 0)));
        assert_eq!(counts("4 passed, 1 failed, 2 skipped"), Some((4, 1, 2)));
        assert_eq!(counts("error: the facade does not build"), None);
        assert_eq!(counts("4 passed"), None);
    }
}
