//! `cargo xtask test`: everything that must be green.

use crate::{
    app, bindings,
    bounds::{BOUNDS, Bound, From},
    figures::Figures,
    measure, mobile, places, printed, reference, shell,
};
use std::time::Instant;
use strapline_infer::{BeatNet, Measured};

/// The library for phones.
const MOBILE: &str = "library for phones";
/// How often a measurement that misses its bound is repeated.
const MORE_TRIES: usize = 2;
/// Whether reports print what is measured.
const REPORTS: &str = "figures that reports print";

/// What a step came to.
#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
    /// Every failure and skip, for the end.
    remarks: Vec<String>,
    /// The steps and when they began.
    steps: Vec<(String, Instant)>,
    /// What the tests said that failed.
    said: Vec<String>,
}

impl Tally {
    /// Begins a step.
    fn begin(&mut self, what: &str) {
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

    fn pass(&mut self) {
        self.passed += 1;
    }

    fn fail(&mut self, what: &str, why: &str) {
        self.failed += 1;
        self.remark(format!("FAIL {what}: {why}"));
    }

    /// The counts of a step made of tests; `ended` is false where they did not build or did not come to their end. A
    /// step in which nothing ran is a failure.
    fn count(&mut self, what: &str, failed: u64, passed: u64, ended: bool) {
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
    fn skip(&mut self, what: &str, why: &str) {
        if places::in_ci() {
            self.fail(what, &format!("skipped where CI is set: {why}"));
        } else {
            self.skipped += 1;
            self.remark(format!("SKIP {what}: {why}"));
        }
    }

    fn remark(&mut self, remark: String) {
        say(&remark);
        self.remarks.push(remark);
    }
}

/// Runs every step; whether nothing failed. The last line is `N passed, N failed`.
pub(crate) fn run() -> anyhow::Result<bool> {
    let mut tally = Tally::default();
    step(&mut tally, "formatting", &["fmt", "--all", "--check"])?;
    let lints = ["clippy", "--release", "--workspace", "--all-targets", "--", "-D", "warnings"];
    step(&mut tally, "lints", &lints)?;
    let kinds: [(&str, &[&str]); 3] = [
        ("unit and property tests", &["--lib", "--bins"]),
        ("flow and conformance tests", &["--test", "*"]),
        ("examples in the documentation", &["--doc"]),
    ];
    for (what, targets) in kinds {
        tests(&mut tally, what, targets)?;
    }
    licences(&mut tally)?;
    tally.begin("bindings");
    match bindings::run() {
        Ok(()) => {
            languages(&mut tally);
            references(&mut tally);
            android(&mut tally);
            in_language(&mut tally, MOBILE, mobile::check::cannot_run, mobile::check::run);
            tally.begin("size in an app");
            sizes(&mut tally);
        }
        Err(error) => tally.fail("bindings", &format!("{error:#}")),
    }
    bounds(&mut tally, Times::Left);
    Ok(close(&tally))
}

/// The tests of one language alone; whether nothing failed.
pub(crate) fn language(
    what: &str,
    cannot_run: fn() -> Option<String>,
    test: fn() -> anyhow::Result<(u64, u64)>,
) -> anyhow::Result<bool> {
    let mut tally = Tally::default();
    bindings::run()?;
    in_language(&mut tally, what, cannot_run, test);
    Ok(close(&tally))
}

/// The reference of every language alone; whether nothing failed.
pub(crate) fn docs() -> anyhow::Result<bool> {
    let mut tally = Tally::default();
    bindings::run()?;
    references(&mut tally);
    println!("\n{}", reference::PLACES);
    Ok(close(&tally))
}

/// The library for phones alone; whether nothing failed.
pub(crate) fn mobile() -> anyhow::Result<bool> {
    language(MOBILE, mobile::check::cannot_run, mobile::check::run)
}

/// The facade's tests in every other language.
fn languages(tally: &mut Tally) {
    in_language(tally, "Kotlin", bindings::kotlin::cannot_run, bindings::kotlin::test);
    in_language(tally, "Swift", bindings::swift::cannot_run, bindings::swift::test);
    in_language(tally, "Python", bindings::python::cannot_run, bindings::python::test);
}

/// The reference of every language.
fn references(tally: &mut Tally) {
    for one in reference::ALL {
        in_language(tally, one.what, one.cannot_run, one.write);
    }
}

fn in_language(
    tally: &mut Tally,
    what: &str,
    cannot_run: fn() -> Option<String>,
    test: fn() -> anyhow::Result<(u64, u64)>,
) {
    tally.begin(what);
    if let Some(why) = cannot_run() {
        tally.skip(what, &why);
        return;
    }
    match test() {
        Ok((passed, failed)) => tally.count(what, failed, passed, true),
        Err(error) => tally.fail(what, &format!("{error:#}")),
    }
}

/// The Android app: its tests, and the package that is made of it.
fn android(tally: &mut Tally) {
    in_language(tally, "Android", app::cannot_run, app::test);
    let what = "package for Android";
    tally.begin(what);
    if let Some(why) = app::apk::cannot_run() {
        tally.skip(what, &why);
        return;
    }
    match app::apk::run() {
        Ok(_) => tally.pass(),
        Err(error) => tally.fail(what, &format!("{error:#}")),
    }
}

/// The library's size against what is written down.
fn sizes(tally: &mut Tally) {
    let what = "size of the library";
    if let Some(why) = mobile::size::cannot_run() {
        tally.skip(what, &why);
        return;
    }
    match mobile::size::run(false) {
        Ok(true) => tally.pass(),
        Ok(false) => tally.fail(what, "cargo xtask size --write, if it is worth it"),
        Err(error) => tally.fail(what, &format!("{error:#}")),
    }
}

/// The last two steps alone: licences, and the figures against their bounds; whether nothing failed.
pub(crate) fn figures() -> anyhow::Result<bool> {
    let mut tally = Tally::default();
    licences(&mut tally)?;
    bounds(&mut tally, Times::Held);
    Ok(close(&tally))
}

/// A line of the run; of a test of this file none, which would stand among those of the run that it is part of.
fn say(line: &str) {
    if !cfg!(test) {
        println!("{line}");
    }
}

/// Prints what is to be remembered, and `N passed, N failed` last.
fn close(tally: &Tally) -> bool {
    tally.said.iter().for_each(|said| say(said));
    say(&format!("\ntook: {}", tally.durations()));
    for remark in &tally.remarks {
        say(remark);
    }
    if tally.skipped > 0 {
        say(&format!("{} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped));
    } else {
        say(&format!("{} passed, {} failed", tally.passed, tally.failed));
    }
    tally.failed == 0
}

/// One cargo command that passes or fails as a whole.
fn step(tally: &mut Tally, what: &str, args: &[&str]) -> anyhow::Result<()> {
    tally.begin(what);
    if shell::succeeds("cargo", args)? {
        tally.pass();
    } else {
        tally.fail(what, &format!("cargo {}", args.join(" ")));
    }
    Ok(())
}

/// Tests of one kind, counted; none at all is a failure.
fn tests(tally: &mut Tally, what: &str, targets: &[&str]) -> anyhow::Result<()> {
    tally.begin(what);
    let mut args = vec!["test", "--release", "--workspace", "--no-fail-fast"];
    args.extend(targets);
    args.extend(["--", "--show-output"]);
    let (mut passed, mut failed, mut skips) = (0, 0, Vec::new());
    let mut why = Why::default();
    let green = shell::follow("cargo", &args, |line| {
        why.line(line);
        if let Some((p, f)) = results(line) {
            passed += p;
            failed += f;
        }
        if let Some(skip) = line.strip_prefix("SKIP ") {
            skips.push(skip.to_owned());
        }
    })?;
    for skip in skips {
        let (of, why) = skip.split_once(": ").unwrap_or((what, &skip));
        tally.skip(of, why);
    }
    tally.said.extend(why.said);
    tally.count(what, failed, passed, green);
    Ok(())
}

/// Lines of a failing test that are shown once more.
const LINES_OF_ONE: usize = 60;

/// What the tests that fail say, for the end of a long run: what stands amid it may be cut from a log.
#[derive(Default)]
struct Why {
    is_of_failures: bool,
    said: Vec<String>,
    lines: usize,
}

impl Why {
    fn line(&mut self, line: &str) {
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

/// Passed and failed of a line such as `test result: ok. 35 passed; 0 failed; 0 ignored; ...`.
fn results(line: &str) -> Option<(u64, u64)> {
    let counts = line.strip_prefix("test result: ")?;
    let of = |word: &str| {
        let before = counts.split(word).next()?.trim_end();
        before.rsplit([' ', ';']).next()?.parse().ok()
    };
    Some((of("passed")?, of("failed")?))
}

/// Whether times are held against their bounds. A time is a benchmark beside its peer and depends on the processor: a
/// test that fails by it tells nothing about the change under test.
#[derive(Clone, Copy, PartialEq)]
enum Times {
    Held,
    Left,
}

/// Licences and sources of everything that is linked in.
fn licences(tally: &mut Tally) -> anyhow::Result<()> {
    let what = "licences and sources";
    if !shell::answers("cargo", &["deny", "--version"]) {
        tally.begin(what);
        tally.skip(what, "cargo-deny is not installed: cargo install cargo-deny --locked");
        return Ok(());
    }
    step(
        tally,
        what,
        &["deny", "--offline", "check", "--hide-inclusion-graph", "bans", "licenses", "sources"],
    )
}

/// The figures against their bounds.
fn bounds(tally: &mut Tally, times: Times) {
    tally.begin("figures against their bounds");
    let mut figures = Figures::default();
    for bound in BOUNDS {
        if times == Times::Left
            && matches!(bound.from, From::Measured(measure::What::Speed | measure::What::Kotlin, _))
        {
            println!("left {}: a benchmark of this machine, for cargo xtask figures", bound.what);
            continue;
        }
        if let Some(why) = cannot_run(bound) {
            tally.skip(bound.what, &why);
            continue;
        }
        match measured(bound, &mut figures) {
            Ok(Some(value)) if bound.holds(value) => {
                let aim = if bound.reaches_aim(value) { ", the aim" } else { "" };
                println!(
                    "ok   {}: {} (bound {}{aim})",
                    bound.what,
                    bound.show(value),
                    bound.show(bound.limit)
                );
                tally.pass();
            }
            Ok(Some(value)) => {
                tally.fail(bound.what, &format!("{}, bound {}", bound.show(value), bound.show(bound.limit)));
            }
            Ok(None) => tally.fail(bound.what, "0 of 0: nothing was scored"),
            Err(error) => tally.fail(bound.what, &format!("{error:#}")),
        }
    }
    if let Err(error) = reports(tally, &mut figures) {
        tally.fail(REPORTS, &format!("{error:#}"));
    }
}

/// A bound's value now. A time that misses it is measured again: whatever else the machine does makes it longer, never
/// shorter.
fn measured(bound: &Bound, figures: &mut Figures) -> anyhow::Result<Option<f64>> {
    let mut value = bound.measured(figures)?;
    for _ in 0..MORE_TRIES {
        let From::Measured(what, _) = bound.from else { break };
        if value.is_some_and(|value| bound.holds(value)) {
            break;
        }
        figures.forget(what);
        value = bound.measured(figures)?;
    }
    Ok(value)
}

/// What reports print is what was measured just now.
fn reports(tally: &mut Tally, figures: &mut Figures) -> anyhow::Result<()> {
    if let Some(absent) = printed::DATABASES.into_iter().find(|name| places::recordings(name).is_none()) {
        tally.skip(REPORTS, &places::no_recordings(absent));
        return Ok(());
    }
    let measured = printed::measure(figures, BeatNet::bundled()?.hash())?;
    let stale = printed::stale(&Measured::bundled()?, &measured);
    for line in &stale {
        tally.fail(REPORTS, &format!("{line}; cargo xtask score measures again"));
    }
    if stale.is_empty() {
        println!("ok   {REPORTS}: {} lines", measured.figures.len());
        tally.pass();
    }
    Ok(())
}

/// What a figure needs and this machine lacks.
pub(crate) fn cannot_run(bound: &Bound) -> Option<String> {
    match (&bound.from, bound.database()) {
        (_, Some(database)) if places::recordings(database).is_none() => {
            Some(places::no_recordings(database))
        }
        (From::Measured(what, _), _) => measure::cannot_run(*what),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_the_runner() {
        let line =
            "test result: ok. 35 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(results(line), Some((35, 2)));
        assert_eq!(results("test result: FAILED. 0 passed; 12 failed; 0 ignored"), Some((0, 12)));
        assert_eq!(results("test a::b ... ok"), None);
    }

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
    fn a_step_that_ran_nothing_is_a_failure() {
        let mut tally = Tally::default();
        in_language(&mut tally, "Kotlin", || None, || Ok((0, 0)));
        assert_eq!((tally.passed, tally.failed), (0, 1));
        assert_eq!(tally.remarks, ["FAIL Kotlin: no test ran"]);
        assert!(!close(&tally));
    }

    #[test]
    fn failures_are_counted_one_by_one() {
        let mut tally = Tally::default();
        tally.count("some", 3, 5, false);
        assert_eq!((tally.passed, tally.failed), (5, 3));
    }
}
