//! `cargo xtask bindings`: the facade's Kotlin, Swift and Python from the built library, and what every language's tests
//! read.

/// Kotlin: generated, compiled and tested on the JVM.
pub(crate) mod kotlin;

/// Swift: generated, compiled and tested on Linux or macOS.
pub(crate) mod swift;

/// Python: generated, and a wheel of it, installed and tested.
pub(crate) mod python;

/// What the built library says of itself.
pub(crate) mod facade;

/// Licences of everything that is in the apps.
mod licences;

/// Colours, sizes of text and lengths of both apps.
mod tokens;

use crate::{
    places::{self, root},
    shell,
};
use anyhow::{Context, ensure};
use facade::Facade;
use std::{
    fs,
    path::{Path, PathBuf},
};
/// The facade as it is built with everything else, so that the net's engine is built once.
pub(crate) const BUILD: [&str; 4] = ["build", "--quiet", "--release", "--workspace"];

/// The facade's shared library.
pub(crate) fn library() -> PathBuf {
    let name = format!("{}strapline_ffi{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    root().join("target/release").join(name)
}

/// Builds the facade.
pub(crate) fn build() -> anyhow::Result<()> {
    ensure!(shell::succeeds("cargo", &BUILD)?, "the facade does not build");
    Ok(())
}

/// Builds the facade, generates Kotlin, Swift and Python, and makes what the command line finds in the golden recording.
pub(crate) fn run() -> anyhow::Result<()> {
    build()?;
    let kotlin = root().join("target/bindings/kotlin");
    fresh(&kotlin)?;
    languages(&library(), &kotlin, "kotlin")?;
    let swift = root().join("target/bindings/swift");
    fresh(&swift)?;
    languages(&library(), &swift, "swift")?;
    swift::place(&swift)?;
    let python = root().join("target/bindings/python");
    fresh(&python)?;
    languages(&library(), &python, "python")?;
    python::place_types(&facade()?)?;
    tokens::write()?;
    licences::write()?;
    swift::place_design()?;
    reference()
}

/// Generates one language, by a program of its own: what it is linked with takes a minute to check.
fn languages(library: &Path, out: &Path, language: &str) -> anyhow::Result<()> {
    let name = format!("strapline-bindgen{}", std::env::consts::EXE_SUFFIX);
    let program = places::this_program()?.with_file_name(name);
    let args = [language, &library.to_string_lossy(), &out.to_string_lossy()];
    ensure!(shell::succeeds(&program.to_string_lossy(), &args)?, "UniFFI does not write {language}");
    Ok(())
}

/// What the library says of itself.
pub(crate) fn facade() -> anyhow::Result<Facade> {
    let library = library();
    let read = fs::read(&library).with_context(|| format!("{} is not built", library.display()))?;
    Facade::read(&read)
}

/// A folder with nothing in it.
pub(crate) fn fresh(folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// What the command line makes of the golden recording on this machine: facades must come to the same bytes.
fn reference() -> anyhow::Result<()> {
    let folder = root().join("target/golden");
    fs::create_dir_all(&folder)?;
    let args = [
        "run",
        "--quiet",
        "--release",
        "--bin",
        "strapline",
        "--",
        "--language",
        "en",
        "analyze",
        "tests/golden/recording.csv",
        "--json",
        "target/golden/recording.json",
        "--pdf",
        "target/golden/recording.pdf",
    ];
    shell::output("cargo", &args).map(|_| ())
}

/// As `uniffi-bindgen`, which maturin calls by that name: `generate --language python --out-dir DIR LIBRARY`.
pub(crate) fn as_bindgen(args: &[String]) -> anyhow::Result<()> {
    let after = |option: &str| {
        let at = args.iter().position(|arg| arg == option)?;
        args.get(at + 1)
    };
    let out = after("--out-dir").context("--out-dir is missing")?;
    let is_value =
        |at: usize| at > 0 && ["--language", "--out-dir", "--config"].contains(&args[at - 1].as_str());
    let library = (1..args.len()).find(|at| !args[*at].starts_with("--") && !is_value(*at));
    let library = library.map(|at| &args[at]).context("which library?")?;
    ensure!(after("--language").is_some_and(|language| language == "python"), "maturin asks for Python only");
    languages(library.as_ref(), out.as_ref(), "python")
}
