//! `cargo xtask test`: everything that must be green.

/// What a run came to.
mod tally;

/// Steps that run beside the others.
mod beside;

use crate::{
    app, bindings,
    bounds::{BOUNDS, Bound, From},
    figures::Figures,
    measure, mobile, places, printed,
    ran::Ran,
    reference, shell,
};
use beside::Beside;
use strapline_infer::{BeatNet, Measured};
use tally::{Tally, Why};

/// The library for phones: whether it builds for each, and how large it is.
const MOBILE: &str = "library for phones";
/// How often a measurement that misses its bound is repeated.
const MORE_TRIES: usize = 2;
/// Whether reports print what is measured.
const REPORTS: &str = "figures that reports print";

/// Runs every step; whether nothing failed. The last line is `N passed, N failed`.
pub(crate) fn run() -> anyhow::Result<bool> {
    let mut tally = Tally::default();
    step(&mut tally, "formatting", &["fmt", "--all", "--check"])?;
    // Without the few lines that call UniFFI's generator, which takes as long to check as everything of ours.
    let all = ["clippy", "--release", "--workspace", "--exclude", "strapline-bindgen", "--all-targets"];
    let lints: Vec<&str> = all.into_iter().chain(["--", "-D", "warnings"]).collect();
    step(&mut tally, "lints", &lints)?;
    tests(&mut tally, "unit and property tests", &["--lib", "--bins"])?;
    // What follows waits for clocks, links and screens; what calls cargo there comes last: one waits for the other.
    let phones = Beside::start(&["mobile", "--fewest"])?;
    tests(&mut tally, "flow and conformance tests", &["--test", "*"])?;
    tests(&mut tally, "examples in the documentation", &["--doc"])?;
    licences(&mut tally)?;
    tally.begin("bindings");
    match bindings::run() {
        Ok(()) => {
            in_language(&mut tally, "Kotlin", bindings::kotlin::cannot_run, bindings::kotlin::test);
            in_language(&mut tally, "Swift", bindings::swift::cannot_run, bindings::swift::test);
            android(&mut tally);
            in_language(&mut tally, "Python", bindings::python::cannot_run, bindings::python::test);
            references(&mut tally);
        }
        Err(error) => tally.fail("bindings", &format!("{error:#}")),
    }
    phones.end(&mut tally, MOBILE)?;
    bounds(&mut tally, Times::Left);
    Ok(tally.close())
}

/// The tests of one language alone; whether nothing failed.
pub(crate) fn language(
    what: &str,
    cannot_run: fn() -> Option<String>,
    test: fn() -> anyhow::Result<Ran>,
) -> anyhow::Result<bool> {
    let mut tally = Tally::default();
    bindings::run()?;
    in_language(&mut tally, what, cannot_run, test);
    Ok(tally.close())
}

/// The reference of every language alone; whether nothing failed.
pub(crate) fn docs() -> anyhow::Result<bool> {
    let mut tally = Tally::default();
    bindings::run()?;
    references(&mut tally);
    println!("\n{}", reference::PLACES);
    Ok(tally.close())
}

/// The library for phones alone; whether nothing failed.
pub(crate) fn mobile(fewest: bool) -> anyhow::Result<bool> {
    let mut tally = Tally::default();
    // First what keeps one processor busy for longest: beside something else the other is not idle.
    sizes(&mut tally);
    bindings::build()?;
    let check = if fewest { mobile::check::fewest } else { mobile::check::all };
    in_language(&mut tally, MOBILE, mobile::check::cannot_run, check);
    Ok(tally.close())
}

/// The reference of every language.
fn references(tally: &mut Tally) {
    for one in reference::ALL {
        in_language(tally, one.what, one.cannot_run, one.write);
    }
}

fn in_language<T: Into<Ran>>(
    tally: &mut Tally,
    what: &str,
    cannot_run: fn() -> Option<String>,
    test: fn() -> anyhow::Result<T>,
) {
    tally.begin(what);
    if let Some(why) = cannot_run() {
        tally.skip(what, &why);
        return;
    }
    match test().map(T::into) {
        Ok(ran) => {
            tally.count(what, ran.failed, ran.passed, true);
            tally.said.extend(ran.said);
        }
        Err(error) => tally.fail(what, &format!("{error:#}")),
    }
}

/// The Android app: its tests, and the package that is made of what they compiled.
fn android(tally: &mut Tally) {
    in_language(tally, "Android", app::cannot_run, app::test);
    let what = "package for Android";
    tally.begin(what);
    if let Some(why) = app::apk::cannot_run() {
        tally.skip(what, &why);
        return;
    }
    // The tests have compiled it.
    match app::apk::pack() {
        Ok(_) => tally.pass(),
        Err(error) => tally.fail(what, &format!("{error:#}")),
    }
}

/// The library's size against what is written down.
fn sizes(tally: &mut Tally) {
    let what = "size of the library";
    tally.begin(what);
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
    Ok(tally.close())
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
    if times == Times::Left && measure::cannot_run(measure::What::Memory).is_none() {
        // It keeps one processor busy, and what it measures is the same whatever runs beside it.
        figures.begin(measure::What::Memory);
    }
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
    fn a_step_that_ran_nothing_is_a_failure() {
        let mut tally = Tally::default();
        in_language(&mut tally, "Kotlin", || None, || Ok((0, 0)));
        assert_eq!((tally.passed, tally.failed), (0, 1));
        assert_eq!(tally.remarks, ["FAIL Kotlin: no test ran"]);
        assert!(!tally.close());
    }
}
