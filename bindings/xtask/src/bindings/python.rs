//! Python: generated, and a wheel of it, installed and tested.

/// The types of the generated module.
pub(crate) mod stub;

use super::facade::Facade;
use crate::{
    places::{self, root},
    ran::Ran,
    shell,
};
use anyhow::{Context, ensure};
use std::{env, fs, os, path::PathBuf, process::Stdio, sync::OnceLock};
use stub::Reader;

const REQUIREMENTS: &str = "bindings/python/requirements-test.txt";

/// Where the wheel finds the types of what is generated.
const TYPES: &str = "bindings/python/src/strapline/core";

/// The package's types hold by themselves, in tests, and beside what the module really has.
const TYPES_HOLD: [&[&str]; 3] = [
    &["-m", "mypy", "--config-file", CONFIG, "--package", "strapline"],
    &["-m", "mypy", "--config-file", CONFIG, "bindings/python/tests", "bindings/python/reference.py"],
    &["-m", "mypy.stubtest", "--mypy-config-file", CONFIG, "--allowlist", ALLOWED, "strapline.core"],
];
const CONFIG: &str = "bindings/python/pyproject.toml";
const ALLOWED: &str = "bindings/python/stubtest-allowlist.txt";

/// Puts the types of the generated module beside our own, where maturin takes them from.
pub(crate) fn place_types(facade: &Facade) -> anyhow::Result<()> {
    let folder = root().join(TYPES);
    super::fresh(&folder)?;
    // maturin makes a package of the module, which lies in it beside the library.
    fs::write(folder.join("__init__.pyi"), "from .strapline import *\n")?;
    Ok(fs::write(folder.join("strapline.pyi"), stub::written(facade, Reader::Checker))?)
}

fn venv() -> PathBuf {
    root().join("target/python")
}

/// A program of the virtual environment.
pub(crate) fn program(name: &str) -> String {
    venv().join("bin").join(name).to_string_lossy().into_owned()
}

/// What this machine lacks for it.
pub(crate) fn cannot_run() -> Option<String> {
    if !cfg!(unix) {
        return Some("the wheel is built on Linux and macOS".into());
    }
    (!shell::answers("python3", &["-c", "import venv, ensurepip"]))
        .then(|| "there is no python3 with venv: apt-get install python3-venv".into())
}

/// Builds the wheel into target/wheels, from the library that is built with everything else.
pub(crate) fn wheel() -> anyhow::Result<()> {
    if !shell::answers(&program("maturin"), &["--version"]) {
        ensure!(shell::succeeds("python3", &["-m", "venv", "target/python"])?, "no virtual environment");
    }
    let install = ["install", "--quiet", "--disable-pip-version-check", "--requirement", REQUIREMENTS];
    ensure!(shell::succeeds(&program("pip"), &install)?, "pip does not install {REQUIREMENTS}");
    // maturin calls `uniffi-bindgen`, which this program is, too, and a `cargo` that builds one package by itself,
    // with other features and hence another net's engine, for minutes.
    let tools = root().join("target/python-tools");
    super::fresh(&tools)?;
    let this = places::this_program()?;
    for name in ["uniffi-bindgen", "cargo"] {
        #[cfg(unix)]
        os::unix::fs::symlink(this, tools.join(name))?;
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(std::iter::once(tools.clone()).chain(env::split_paths(&path)))?;
    let args = ["build", "--release", "--quiet", "--compatibility", "linux", "--out", "../../target/wheels"];
    let status = shell::command(&program("maturin"), &args)
        .current_dir(root().join("bindings/python"))
        .env("PATH", path)
        // Set by the cargo that runs this, and looked at before the path.
        .env("CARGO", tools.join("cargo"))
        .status()
        .context("maturin does not run")?;
    ensure!(status.success(), "the wheel does not build");
    Ok(())
}

/// What cargo said, with the library in its place stripped of its debug lines: a wheel is four times as large with them.
fn without_debug_lines(said: &str) -> anyhow::Result<String> {
    let (whole, folder) = (super::library(), root().join("target/python-library"));
    let from = whole.to_string_lossy().into_owned();
    if !said.contains(&from) {
        return Ok(said.to_owned());
    }
    fs::create_dir_all(&folder)?;
    let to = folder.join(whole.file_name().context("a library has a name")?).to_string_lossy().into_owned();
    ensure!(shell::succeeds("strip", &["-S", "-o", &to, &from])?, "strip failed on {from}");
    Ok(said.replace(&from, &to))
}

/// Builds the wheel and installs it; once in a run of this program.
pub(crate) fn install() -> anyhow::Result<()> {
    static INSTALLED: OnceLock<()> = OnceLock::new();
    if INSTALLED.get().is_some() {
        return Ok(());
    }
    wheel()?;
    let wheels = root().join("target/wheels");
    let newest = fs::read_dir(&wheels)?.filter_map(Result::ok).map(|entry| entry.path());
    let newest = newest.max_by_key(|path| fs::metadata(path).and_then(|file| file.modified()).ok());
    let newest = newest.context("there is no wheel")?.to_string_lossy().into_owned();
    let install =
        ["install", "--quiet", "--disable-pip-version-check", "--force-reinstall", "--no-deps", &newest];
    ensure!(shell::succeeds(&program("pip"), &install)?, "the wheel does not install");
    let _ = INSTALLED.set(());
    Ok(())
}

/// Builds the wheel, installs it, checks its types and runs every test.
pub(crate) fn test() -> anyhow::Result<Ran> {
    install()?;
    let mut all = Ran::default();
    for args in TYPES_HOLD {
        let mut checker = shell::command(&program("python"), args);
        let holds = checker.env("MYPY_CACHE_DIR", root().join("target/mypy")).status()?.success();
        all.add(if holds { (1, 0) } else { (0, 1) }.into());
    }
    let args = ["-W", "error", "-p", "no:cacheprovider", "bindings/python/tests"];
    // With `E` pytest says what did not hold.
    all.add(Ran::follow(&program("pytest"), &args, results, |line| {
        line.starts_with("E  ") || line.starts_with("FAILED ") || line.starts_with("ERROR ")
    })?);
    Ok(all)
}

/// Tests that ran and that failed, of pytest's last line: `== 2 failed, 30 passed in 61.20s (0:01:01) ==`.
fn results(line: &str) -> Option<(u64, u64)> {
    let (counts, time) = line.trim_matches(['=', ' ']).split_once(" in ")?;
    if !time.split(' ').next().is_some_and(|seconds| seconds.ends_with('s')) {
        return None;
    }
    let (mut run, mut failed) = (0, 0);
    for part in counts.split(", ") {
        let (count, what) = part.split_once(' ')?;
        let count: u64 = count.parse().ok()?;
        match what {
            "passed" => run += count,
            // A test that is skipped here is one that nobody runs.
            "failed" | "error" | "errors" | "skipped" => {
                run += count;
                failed += count;
            }
            _ => {}
        }
    }
    Some((run, failed))
}

/// As `cargo`, which maturin calls: builds what is built already, and says so in the same words.
pub(crate) fn as_cargo(args: &[String]) -> anyhow::Result<bool> {
    let cargo = env::var("STRAPLINE_CARGO").unwrap_or_else(|_| "cargo".into());
    let path = env::var_os("PATH").unwrap_or_default();
    let others = env::split_paths(&path).filter(|folder| !folder.ends_with("python-tools"));
    let mut command = std::process::Command::new(cargo);
    command.env("PATH", env::join_paths(others)?).env_remove("CARGO");
    if args.first().is_some_and(|verb| verb == "rustc") {
        command.args(["build", "--release", "--workspace", "--message-format", "json-render-diagnostics"]);
        let built =
            command.current_dir(root()).stderr(Stdio::inherit()).output().context("cargo does not run")?;
        let said = String::from_utf8(built.stdout).context("cargo says what is no text")?;
        print!("{}", without_debug_lines(&said)?);
        return Ok(built.status.success());
    }
    command.args(args);
    Ok(command.status().context("cargo does not run")?.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_pytest() {
        assert_eq!(results("============== 30 passed in 1.20s =============="), Some((30, 0)));
        assert_eq!(
            results("= 2 failed, 30 passed, 1 skipped, 1 warning, 1 error in 61.20s (0:01:01) ="),
            Some((34, 4))
        );
        assert_eq!(results("2 passed in a row"), None);
        assert_eq!(results("bindings/python/tests/test_live.py ..... in"), None);
    }
}
