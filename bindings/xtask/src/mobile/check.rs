//! Whether the library builds for phones, as far as a machine without their makers' tools can tell.
//!
//! For Android everything is checked, but for the processor that the library is built for, for its size
//! ([`size`](super::size)): that takes a minute less. For iOS a static library is built, fast rather than small, and must
//! hold every function of the facade that this machine's own library has: a static library is not linked, so that Xcode is
//! not needed. Assembly goes through Clang, whose target is named here in place of an NDK or an SDK.

use super::{ANDROID, ANDROID_API};
use crate::{bindings, places::target, shell};
use anyhow::{Context, bail, ensure};
use goblin::{archive::Archive, elf::Elf, mach::Mach};
use std::{collections::BTreeSet, fs, process::Command};

/// The phone that a static library is made for.
const IOS: &str = "aarch64-apple-ios";
/// Xcode's simulator. No compiled standard library of it may be had: then nightly makes one.
const SIMULATOR: &str = "aarch64-apple-ios-sim";
/// Targets without which nothing can be said: a run of every test looks at these. Others, which hold little that these do
/// not, are looked at where they are installed.
const NEEDED: [&str; 3] = ["aarch64-linux-android", "x86_64-linux-android", IOS];
/// In the profile whose build scripts and macros are there already.
const CHECK: [&str; 6] = ["check", "--quiet", "--release", "--package", "strapline-ffi", "--lib"];
/// What the names of the facade's functions begin with; closures in them have it inside of theirs.
const FACADE: &str = "uniffi_strapline_ffi_fn_";

/// What this machine lacks for it.
pub(crate) fn cannot_run() -> Option<String> {
    if let Some(why) = super::size::cannot_run() {
        return Some(why);
    }
    let installed = installed().ok()?;
    let missing: Vec<&str> = NEEDED.into_iter().filter(|target| !installed.contains(*target)).collect();
    (!missing.is_empty()).then(|| format!("no {}: rustup target add, one at a time", missing.join(", ")))
}

/// Checks and builds for every target that is installed; how many passed and how many failed.
pub(crate) fn all() -> anyhow::Result<(u64, u64)> {
    run(|_| true)
}

/// Checks and builds for [`NEEDED`] targets alone.
pub(crate) fn fewest() -> anyhow::Result<(u64, u64)> {
    run(|target| NEEDED.contains(&target))
}

fn run(is_wanted: fn(&str) -> bool) -> anyhow::Result<(u64, u64)> {
    if let Some(why) = cannot_run() {
        bail!("{why}");
    }
    let installed = installed()?;
    let (mut passed, mut failed) = (0, 0);
    let mut count = |target: &str, done: anyhow::Result<String>| match done {
        Ok(said) => {
            println!("ok   {target}: {said}");
            passed += 1;
        }
        Err(error) => {
            println!("FAIL {target}: {error:#}");
            failed += 1;
        }
    };
    for (target, _) in ANDROID {
        if target == super::size::TARGET {
            println!("left {target}: built for its size");
        } else if !is_wanted(target) {
            println!("left {target}: cargo xtask mobile");
        } else if installed.contains(target) {
            count(target, check(target));
        } else {
            println!("left {target}: rustup target add {target}");
        }
    }
    count(IOS, ios());
    if !is_wanted(SIMULATOR) {
        println!("left {SIMULATOR}: cargo xtask mobile");
    } else if installed.contains(SIMULATOR) {
        count(SIMULATOR, check(SIMULATOR));
    } else if has_nightly_source() {
        count(SIMULATOR, simulator());
    } else {
        println!(
            "left {SIMULATOR}: rustup target add {SIMULATOR}, or rustup component add rust-src --toolchain nightly"
        );
    }
    Ok((passed, failed))
}

/// Targets of the toolchain in use.
fn installed() -> anyhow::Result<BTreeSet<String>> {
    let listed = shell::output("rustup", &["target", "list", "--installed"])?;
    Ok(listed.lines().map(|line| line.trim().to_owned()).collect())
}

/// Clang's name of a target.
pub(super) fn clang_target(phone: &str) -> String {
    match phone {
        IOS => "arm64-apple-ios12.0".into(),
        SIMULATOR => "arm64-apple-ios14.0-simulator".into(),
        "armv7-linux-androideabi" => format!("armv7a-linux-androideabi{ANDROID_API}"),
        android => format!("{android}{ANDROID_API}"),
    }
}

/// A cargo command for a phone: Clang and LLVM stand in for its maker's tools.
pub(super) fn without_their_tools(phone: &str, args: &[&str]) -> Command {
    let mut command = shell::command("cargo", args);
    let lower = phone.replace('-', "_");
    command
        .args(["--target", phone])
        .env(format!("CC_{lower}"), "clang")
        .env(format!("CFLAGS_{lower}"), format!("--target={}", clang_target(phone)))
        .env(format!("AR_{lower}"), "llvm-ar");
    if phone.contains("apple") {
        // Otherwise the SDK is asked for by a program of Xcode's. What is compiled includes nothing of it.
        command.env("SDKROOT", target()).env("CRATE_CC_NO_DEFAULTS", "1");
    }
    command
}

fn check(phone: &str) -> anyhow::Result<String> {
    ensure!(without_their_tools(phone, &CHECK).status()?.success(), "it does not compile");
    Ok("compiles".into())
}

/// Whether there is a nightly toolchain with the standard library's source.
fn has_nightly_source() -> bool {
    shell::output("rustup", &["component", "list", "--toolchain", "nightly", "--installed"])
        .is_ok_and(|listed| listed.lines().any(|line| line.trim().starts_with("rust-src")))
}

/// With a standard library of nightly's own, in a folder of its own.
fn simulator() -> anyhow::Result<String> {
    let std = ["-Z", "build-std=std,panic_unwind"];
    let mut command = without_their_tools(SIMULATOR, &CHECK);
    command.args(std).env("CARGO_TARGET_DIR", target().join("simulator"));
    // The program behind `cargo` takes its toolchain from here.
    command.env("RUSTUP_TOOLCHAIN", "nightly").env_remove("CARGO").env_remove("RUSTC");
    ensure!(command.status()?.success(), "it does not compile");
    Ok("compiles on nightly, with a standard library made for it".into())
}

/// Builds the static library and looks for the facade in it.
fn ios() -> anyhow::Result<String> {
    let args = ["rustc", "--quiet", "--release", "--package", "strapline-ffi", "--lib"];
    // What takes longest to compile has a level of its own.
    let fast = ["profile.release.opt-level=0", "profile.release.package.tract-core.opt-level=0"];
    let fast = fast.into_iter().flat_map(|setting| ["--config", setting]);
    let built = without_their_tools(IOS, &args).args(["--crate-type", "staticlib"]).args(fast).status()?;
    ensure!(built.success(), "the static library does not build");
    let library = target().join(IOS).join("release/libstrapline_ffi.a");
    let found =
        in_archive(&fs::read(&library)?).with_context(|| format!("{} is no library", library.display()))?;
    let host = bindings::library();
    let needed = exported(&fs::read(&host).with_context(|| format!("{} is not built", host.display()))?)?;
    Ok(format!("a static library with the facade's {} functions", compare(&needed, &found)?))
}

/// How many functions there are, the same on both sides.
fn compare(needed: &BTreeSet<String>, found: &BTreeSet<String>) -> anyhow::Result<usize> {
    ensure!(!needed.is_empty(), "this machine's own library has no function of the facade");
    let missing: Vec<&String> = needed.difference(found).collect();
    ensure!(missing.is_empty(), "the library lacks {missing:?}");
    let more: Vec<&String> = found.difference(needed).collect();
    ensure!(more.is_empty(), "the library has {more:?}, this machine's own has not");
    Ok(needed.len())
}

/// The facade's functions in a shared library for Linux or Android.
pub(super) fn exported(library: &[u8]) -> anyhow::Result<BTreeSet<String>> {
    let elf = Elf::parse(library)?;
    let names = elf.dynsyms.iter().filter(|symbol| !symbol.is_import());
    let names = names.filter_map(|symbol| elf.dynstrtab.get_at(symbol.st_name));
    Ok(names.filter(|name| name.starts_with(FACADE)).map(str::to_owned).collect())
}

/// The facade's functions that objects of a static library for iOS define and export.
fn in_archive(library: &[u8]) -> anyhow::Result<BTreeSet<String>> {
    let archive = Archive::parse(library)?;
    let mut names = BTreeSet::new();
    for member in archive.members() {
        let object = archive.extract(member, library)?;
        // A library holds other things than objects, too.
        let Ok(Mach::Binary(object)) = Mach::parse(object) else { continue };
        for (name, symbol) in object.symbols().flatten() {
            // Every name of C has an underscore before it there.
            let name = name.strip_prefix('_').unwrap_or(name);
            if symbol.is_global() && !symbol.is_undefined() && name.starts_with(FACADE) {
                names.insert(name.to_owned());
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_function_too_few_or_too_many_is_named() {
        let (one, two) = (names(&["one"]), names(&["one", "two"]));
        assert_eq!(compare(&two, &two).unwrap(), 2);
        assert_eq!(compare(&two, &one).unwrap_err().to_string(), "the library lacks [\"two\"]");
        assert!(compare(&one, &two).unwrap_err().to_string().starts_with("the library has [\"two\"]"));
        assert!(compare(&names(&[]), &one).is_err());
    }

    #[test]
    fn clang_knows_each_target_by_its_own_name() {
        assert_eq!(clang_target("aarch64-linux-android"), "aarch64-linux-android26");
        assert_eq!(clang_target("armv7-linux-androideabi"), "armv7a-linux-androideabi26");
        assert_eq!(clang_target(IOS), "arm64-apple-ios12.0");
    }

    #[test]
    fn the_environment_stands_in_for_the_makers_tools() {
        let of = |target: &str, name: &str| {
            let command = without_their_tools(target, &["check"]);
            let value = command.get_envs().find(|(key, _)| *key == name);
            value.and_then(|(_, value)| value).map(|value| value.to_string_lossy().into_owned())
        };
        assert_eq!(of(IOS, "CC_aarch64_apple_ios").as_deref(), Some("clang"));
        assert_eq!(of(IOS, "CRATE_CC_NO_DEFAULTS").as_deref(), Some("1"));
        assert!(of(IOS, "SDKROOT").is_some());
        let android = "x86_64-linux-android";
        assert_eq!(
            of(android, "CFLAGS_x86_64_linux_android").as_deref(),
            Some("--target=x86_64-linux-android26")
        );
        assert_eq!(of(android, "AR_x86_64_linux_android").as_deref(), Some("llvm-ar"));
        assert!(of(android, "SDKROOT").is_none());
    }

    #[test]
    fn a_library_without_a_name_of_the_facade_and_bytes_that_are_none_are_told_apart() {
        assert!(in_archive(b"!<arch>\n").unwrap().is_empty());
        assert!(in_archive(b"no library").is_err() && exported(b"no library").is_err());
    }
}
