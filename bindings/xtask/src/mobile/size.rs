//! How large the library is in an app, and what is in it.
//!
//! It is built for 64-bit ARM as an app carries it and linked against no system library at all, which needs no NDK: what
//! is missing for it to run is resolved on a phone, and is not counted. `bindings/xtask/SIZE.md` says what it came to;
//! one that is 5 % larger fails until somebody writes that down.

use super::{BUILD, LINK, built, check};
use crate::{places::root, shell};
use anyhow::{Context, bail, ensure};
use flate2::{Compression, write::GzEncoder};
use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

pub(super) const TARGET: &str = "aarch64-linux-android";
const FILE: &str = "bindings/xtask/SIZE.md";
/// Growth that passes without being written down.
const GROWTH: f64 = 1.05;
/// What the sizes should be at most, bytes: stripped and gzipped.
const AIM: [u64; 2] = [10_000_000, 4_200_000];

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Size {
    raw: u64,
    stripped: u64,
    gzipped: u64,
}

/// What this machine lacks for it.
pub(crate) fn cannot_run() -> Option<String> {
    if !cfg!(unix) {
        return Some("it is measured on Linux and macOS".into());
    }
    let missing: Vec<&str> = ["clang", "ld.lld", "llvm-ar", "llvm-strip"]
        .into_iter()
        .filter(|tool| !shell::answers(tool, &["--version"]))
        .collect();
    (!missing.is_empty()).then(|| format!("no {}: apt-get install clang lld llvm", missing.join(", ")))
}

/// Builds, prints, and holds it against what is written down, or writes it down; whether it holds.
pub(crate) fn run(write: bool) -> anyhow::Result<bool> {
    if let Some(why) = cannot_run() {
        bail!("{why}");
    }
    let library = build()?;
    let size = measure(&library)?;
    let exported = exported(&library)?;
    let dependencies = dependencies()?;
    let text = table(size, exported, &dependencies);
    println!("{text}");
    let file = root().join(FILE);
    if write {
        fs::write(&file, text)?;
        return Ok(true);
    }
    let known = fs::read_to_string(&file).with_context(|| format!("{FILE} is not there"))?;
    let mut holds = true;
    for (what, now) in [("stripped", size.stripped), ("gzipped", size.gzipped)] {
        let before = row(&known, what).with_context(|| format!("{FILE} does not say what it is {what}"))?;
        if now as f64 > before as f64 * GROWTH {
            println!("FAIL {what}: {now} bytes, {before} are written down");
            holds = false;
        }
    }
    for line in differences(&known, &dependencies) {
        println!("FAIL {line}");
        holds = false;
    }
    Ok(holds)
}

/// What is linked in and not written down, and what is written down and no longer linked in.
fn differences(known: &str, dependencies: &BTreeSet<String>) -> Vec<String> {
    let listed: BTreeSet<&str> = known.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    let linked: BTreeSet<&str> = dependencies.iter().map(String::as_str).collect();
    let added: Vec<_> = linked.difference(&listed).collect();
    let removed: Vec<_> = listed.difference(&linked).collect();
    [("dependencies that are not written down", added), ("written down, and no longer dependencies", removed)]
        .into_iter()
        .filter(|(_, which)| !which.is_empty())
        .map(|(what, which)| format!("{what}: {which:?}"))
        .collect()
}

/// Links the library for 64-bit ARM against nothing.
fn build() -> anyhow::Result<PathBuf> {
    ensure!(shell::succeeds("rustup", &["target", "add", TARGET])?, "rustup does not bring {TARGET}");
    let linker = format!("CARGO_TARGET_{}_LINKER", TARGET.to_uppercase().replace('-', "_"));
    let status = check::without_their_tools(TARGET, &BUILD)
        .args(["--crate-type", "cdylib"])
        .env(linker, root().join("bindings/xtask/link-for-size"))
        .arg("--")
        .args(LINK)
        .status()?;
    ensure!(status.success(), "the library does not build for {TARGET}");
    Ok(built(TARGET, "libstrapline_ffi.so"))
}

fn measure(library: &PathBuf) -> anyhow::Result<Size> {
    let stripped = library.with_extension("stripped");
    let (from, to) = (library.to_string_lossy(), stripped.to_string_lossy());
    ensure!(shell::succeeds("llvm-strip", &["--strip-all", "-o", &to, &from])?, "llvm-strip failed");
    let bytes = fs::read(&stripped)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let gzipped = gzip.finish()?.len() as u64;
    Ok(Size { raw: fs::metadata(library)?.len(), stripped: bytes.len() as u64, gzipped })
}

/// How many of the facade's functions it exports.
fn exported(library: &Path) -> anyhow::Result<usize> {
    let count = check::exported(&fs::read(library)?)?.len();
    ensure!(count > 50, "the library exports {count} functions of the facade: the linker left them out");
    Ok(count)
}

/// Everything that is linked in.
fn dependencies() -> anyhow::Result<BTreeSet<String>> {
    let args = [
        "tree",
        "--locked",
        "--package",
        "strapline-ffi",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--target",
        TARGET,
    ];
    let listed = shell::output("cargo", &args)?;
    let crates = listed.lines().map(|line| line.split(" (").next().unwrap_or(line).replace(" v", " "));
    Ok(crates.filter(|one| !one.is_empty() && !one.starts_with("strapline")).collect())
}

fn table(size: Size, exported: usize, dependencies: &BTreeSet<String>) -> String {
    let mut text = format!(
        "# Size of the library in an app\n\n\
         `cargo xtask size` measures it: `strapline-ffi` for 64-bit ARM Android in the profile `mobile`, linked against no\n\
         system library, for its size only. Stripped and gzipped it may be 5 % larger than this before `cargo xtask test`\n\
         fails; `cargo xtask size --write` writes this file.\n\n\
         | what | bytes | aim |\n|---|--:|--:|\n\
         | as linked | {} | |\n| stripped | {} | {} |\n| gzipped | {} | {} |\n\n\
         It exports {exported} functions of the facade.\n\n## What is linked in\n\n",
        size.raw, size.stripped, AIM[0], size.gzipped, AIM[1],
    );
    for one in dependencies {
        let _ = writeln!(text, "- {one}");
    }
    text
}

/// The bytes of a row of the table.
fn row(table: &str, what: &str) -> Option<u64> {
    let line = table.lines().find(|line| line.starts_with(&format!("| {what} |")))?;
    line.split('|').nth(2)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let size = Size { raw: 30, stripped: 20, gzipped: 10 };
        let text = table(size, 60, &BTreeSet::from(["log 0.4".to_owned()]));
        assert_eq!((row(&text, "stripped"), row(&text, "gzipped")), (Some(20), Some(10)));
        assert!(text.contains("\n- log 0.4\n"));
    }

    #[test]
    fn a_dependency_more_and_one_less_are_both_told() {
        let of = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<BTreeSet<String>>();
        let known = table(Size { raw: 3, stripped: 2, gzipped: 1 }, 60, &of(&["log 0.4", "uuid 1.0"]));
        assert!(differences(&known, &of(&["log 0.4", "uuid 1.0"])).is_empty());
        let told = differences(&known, &of(&["log 0.4", "zip 1.0"]));
        assert!(told.len() == 2 && told[0].contains("zip 1.0") && told[1].contains("uuid 1.0"), "{told:?}");
    }
}
