//! Swift: generated, compiled and tested on Linux or macOS.
//!
//! Where no Swift is installed, `ios/linux/swift.sh` brings it in a folder of its own.

/// The app's icon and accent.
mod icon;

use crate::{places::root, ran::Ran, shell};
use anyhow::Context;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Puts generated files where the package has them.
pub(crate) fn place(generated: &Path) -> anyhow::Result<()> {
    let (swift, c) =
        (root().join("ios/Sources/Strapline/Generated"), root().join("ios/Sources/StraplineFFI/include"));
    for folder in [&swift, &c] {
        super::fresh(folder)?;
    }
    for (from, to) in [
        ("Strapline.swift", swift.join("Strapline.swift")),
        ("StraplineFFI.h", c.join("StraplineFFI.h")),
        ("StraplineFFI.modulemap", c.join("module.modulemap")),
    ] {
        fs::copy(generated.join(from), to).with_context(|| format!("{from} was not generated"))?;
    }
    Ok(())
}

/// Puts what the app shows, and was made from other files, where the package has it.
pub(crate) fn place_design() -> anyhow::Result<()> {
    let (made, ui) = (root().join("target/bindings"), root().join("ios/Sources/StraplineUI"));
    for (from, folder) in [("tokens/swift/Tokens.swift", "Generated"), ("assets/licences.txt", "Resources")] {
        let (from, folder) = (made.join(from), ui.join(folder));
        super::fresh(&folder)?;
        let name = from.file_name().context("a file has a name")?;
        fs::copy(&from, folder.join(name)).with_context(|| format!("{} was not made", from.display()))?;
    }
    icon::write()
}

/// The folder that Swift for Linux is brought to.
fn folder() -> PathBuf {
    std::env::var_os("STRAPLINE_SWIFT").map_or_else(
        || {
            let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
            let home = || std::env::home_dir().unwrap_or_default().join(".cache");
            cache.unwrap_or_else(home).join("strapline-tools/swift")
        },
        PathBuf::from,
    )
}

fn is_installed() -> bool {
    shell::answers("swift", &["--version"])
}

/// What this machine lacks for it.
pub(crate) fn cannot_run() -> Option<String> {
    let brought = folder();
    (!is_installed() && !brought.join("ready").exists()).then(|| {
        format!(
            "there is no Swift 6: swift.org, or as root on Debian ios/linux/swift.sh setup {}",
            brought.display()
        )
    })
}

/// What is written by hand, and hence held to one form.
const WRITTEN: [&str; 10] = [
    "ios/Package.swift",
    "ios/LinuxStandIns",
    "ios/Sources/StraplineApp",
    "ios/Sources/StraplineBluetooth",
    "ios/Sources/StraplineKit",
    "ios/Sources/StraplineUI/App",
    "ios/Sources/StraplineUI/Recording",
    "ios/Sources/StraplineUI/Screens",
    "ios/Sources/StraplineUI/Store",
    "ios/Sources/StraplineUI/Views",
];

/// Swift with these arguments, as a line for a shell.
fn line(args: &[&str]) -> String {
    let all: Vec<&str> = std::iter::once("swift").chain(args.iter().copied()).collect();
    tool(&all)
}

/// A program of Swift's, here or in the folder that it was brought to, as a line for a shell. What it says comes on one
/// stream: `XCTest` writes what ran to standard error.
fn tool(command: &[&str]) -> String {
    let (brought, tree) = (folder(), root());
    let (brought, tree) = (brought.to_string_lossy(), tree.to_string_lossy());
    let mut all: Vec<&str> = Vec::new();
    if !is_installed() {
        all.extend(["ios/linux/swift.sh", "run", &brought, &tree]);
    }
    if !cfg!(target_os = "linux") {
        // The app is built on Linux alone: it needs iOS, or what stands in for it.
        all.extend(["env", "STRAPLINE_CORE_ALONE=1"]);
    }
    all.extend(command);
    format!("exec {} 2>&1", all.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" "))
}

/// Whether everything that is written by hand has swift-format's form.
fn is_formatted() -> anyhow::Result<bool> {
    let mut args = vec![
        "format",
        "lint",
        "--strict",
        "--recursive",
        "--configuration",
        "ios/.swift-format",
        "ios/Tests",
    ];
    args.extend(WRITTEN);
    shell::succeeds("sh", &["-c", &line(&args)])
}

/// Tests that run under the thread sanitizer, and there alone: whatever more than one thread uses.
const THREADS: &str = "ModelTests|NoticeTests|PageTests|RecordingTests|RestartTests";

/// `swift VERB` of the package, compiled without a warning into `scratch`, as a line for a shell.
fn package(verb: &str, scratch: &str, more: &[&str]) -> String {
    let library =
        if is_installed() { root().join("target/release") } else { PathBuf::from("/src/target/release") };
    let library = library.to_string_lossy().into_owned();
    let mut args = vec![verb, "--package-path", "ios", "--scratch-path", scratch];
    args.extend(more);
    args.extend(["-Xswiftc", "-warnings-as-errors"]);
    for word in ["-L", &library, "-rpath", &library] {
        args.extend(["-Xlinker", word]);
    }
    if cfg!(target_os = "linux") {
        args.extend(["-Xlinker", "--allow-shlib-undefined"]);
    }
    line(&args)
}

/// Compiles without a warning into `scratch` and runs tests.
fn run(scratch: &str, more: &[&str]) -> anyhow::Result<Ran> {
    // The whole run is told last; `place:line: error: test : why` of a test, and of the compiler.
    Ran::follow("sh", &["-c", &package("test", scratch, more)], results, |line| line.contains(": error: "))
}

/// Lints, compiles without a warning, runs every test, those of many threads under the sanitizer.
pub(crate) fn test() -> anyhow::Result<Ran> {
    let mut all: Ran = if is_formatted()? { (1, 0) } else { (0, 1) }.into();
    let sanitizes = cfg!(target_os = "linux");
    let others: &[&str] = if sanitizes { &["--skip", THREADS] } else { &[] };
    all.add(run("target/swift", others)?);
    if sanitizes && all.failed == 0 {
        all.add(run("target/swift-thread", &["--sanitize=thread", "--filter", THREADS])?);
    }
    Ok(all)
}

/// What this machine lacks for the reference.
pub(crate) fn cannot_document() -> Option<String> {
    if !cfg!(target_os = "linux") {
        return Some(
            "docc is looked for in Swift for Linux; on a Mac, Xcode's Build Documentation does the same"
                .into(),
        );
    }
    cannot_run().or_else(|| {
        let there = shell::answers("sh", &["-c", &tool(&["docc", "--help"])]);
        (!there).then(|| "this Swift has no docc".into())
    })
}

/// The modules that are documented, the first with everything that the others build on.
const DOCUMENTED: [&str; 2] = ["Strapline", "StraplineKit"];

/// Writes the reference to `out`, from the root, with what it covers; whether that went without a warning.
pub(crate) fn document(out: &str) -> anyhow::Result<bool> {
    let run = |line: &str| shell::succeeds("sh", &["-c", line]);
    let graphs = root().join("target/swift-graphs");
    super::fresh(&graphs)?;
    let about = shell::output("sh", &["-c", &tool(&["swiftc", "-print-target-info"])])?;
    let about: serde_json::Value = serde_json::from_str(&about)?;
    let triple = about["target"]["triple"].as_str().context("Swift does not say what it compiles for")?;
    for module in DOCUMENTED {
        let extract = [
            "swift-symbolgraph-extract",
            "-module-name",
            module,
            "-target",
            triple,
            "-I",
            "target/swift/debug/Modules",
            "-I",
            "ios/Sources/StraplineFFI/include",
            "-output-dir",
            "target/swift-graphs",
            "-minimum-access-level",
            "public",
            "-skip-synthesized-members",
        ];
        if !run(&package("build", "target/swift", &["--quiet", "--target", module]))?
            || !run(&tool(&extract))?
        {
            return Ok(false);
        }
    }
    let convert = [
        "docc",
        "convert",
        "ios/Reference.docc",
        "--additional-symbol-graph-dir",
        "target/swift-graphs",
        "--output-path",
        out,
        "--fallback-display-name",
        "Strapline",
        "--fallback-bundle-identifier",
        "app.strapline",
        "--warnings-as-errors",
        "--experimental-documentation-coverage",
    ];
    run(&tool(&convert))
}

/// Tests that ran and that failed, of its line: `Executed 12 tests, with 0 failures (0 unexpected) in 3.1 seconds`.
fn results(line: &str) -> Option<(u64, u64)> {
    let counts = line.trim().strip_prefix("Executed ")?;
    let mut words = counts.split(' ');
    let run = words.next()?.parse().ok()?;
    let failed = counts.split("with ").last()?.split(' ').next()?.parse().ok()?;
    Some((run, failed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_xctest() {
        assert_eq!(
            results("\t Executed 12 tests, with 1 failure (0 unexpected) in 3.1 (3.1) seconds"),
            Some((12, 1))
        );
        assert_eq!(results("Executed 1 test, with 0 failures (0 unexpected) in 3.1 seconds"), Some((1, 0)));
        assert_eq!(results("Test Suite 'All tests' passed"), None);
    }
}
