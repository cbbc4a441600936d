//! `cargo xtask docs`: the reference of every language, as pages to browse. A link that leads nowhere, a warning, and a
//! public name of the facade without a word about it are failures.

use crate::{
    bindings::{
        self, kotlin,
        python::{self, stub},
        swift,
    },
    places::root,
    shell,
};
use anyhow::{Context, ensure};
use std::{fs, path::PathBuf};

/// The reference of one language: what it is called in a run, what this machine lacks for it, and how it is written.
pub(crate) struct Reference {
    pub(crate) what: &'static str,
    pub(crate) cannot_run: fn() -> Option<String>,
    /// Passed and failed.
    pub(crate) write: fn() -> anyhow::Result<(u64, u64)>,
}

/// Every language's.
pub(crate) const ALL: [Reference; 4] = [
    Reference { what: "reference for Rust", cannot_run: || None, write: of_rust },
    Reference { what: "reference for Kotlin", cannot_run: kotlin::cannot_run, write: of_kotlin },
    Reference { what: "reference for Swift", cannot_run: swift::cannot_document, write: of_swift },
    Reference { what: "reference for Python", cannot_run: python::cannot_run, write: of_python },
];

/// Where each is written, from the workspace's root.
pub(crate) const PLACES: &str =
    "target/doc (Rust), target/docs/kotlin, target/docs/swift, target/docs/python";

fn folder(language: &str) -> anyhow::Result<PathBuf> {
    let folder = root().join("target/docs").join(language);
    bindings::fresh(&folder)?;
    Ok(folder)
}

/// What is said, as one that passed where nothing was found wrong.
fn tally(wrong: u64) -> (u64, u64) {
    if wrong == 0 { (1, 0) } else { (0, wrong) }
}

fn of_rust() -> anyhow::Result<(u64, u64)> {
    let args = ["doc", "--quiet", "--release", "--workspace", "--no-deps", "--lib", "--keep-going"];
    let status = shell::command("cargo", &args).env("RUSTDOCFLAGS", "-D warnings").status();
    Ok(tally(u64::from(!status.context("cargo does not run")?.success())))
}

/// What `UniFFI` has for itself in Kotlin, says nothing of, and no shell asks for; and what the compiler makes.
const KOTLIN_OWN: [&str; 15] = [
    "/InternalException/",
    "/Disposable",
    "/FfiConverterType",
    ".ErrorHandler/",
    ".Companion/",
    "/destroy/",
    "/close/",
    "/values/",
    "/valueOf/",
    "/entries/",
    "/v1/",
    "/message/",
    "/AttError/",
    "/RecordingId/",
    "/Uuid/",
];

fn is_kotlins_own(warning: &str) -> bool {
    warning.starts_with("Undocumented: ") && KOTLIN_OWN.iter().any(|own| warning.contains(own))
}

fn of_kotlin() -> anyhow::Result<(u64, u64)> {
    folder("kotlin")?;
    let mut wrong = 0;
    let args = ["--batch-mode", "--no-transfer-progress", "--file", kotlin::POM, "dokka:dokka"];
    let mut said = Vec::new();
    let green = shell::listen("mvn", &args, |line| match line.strip_prefix("[WARNING] ") {
        Some(warning) if is_kotlins_own(warning) => {}
        Some(warning) => {
            println!("{warning}");
            wrong += 1;
        }
        None => said.push(line.to_owned()),
    })?;
    if !green {
        println!("{}", said.join("\n"));
    }
    Ok(tally(wrong + u64::from(!green)))
}

/// What `UniFFI` has for itself in Swift and says nothing of, and what makes a value of its fields, which are documented.
fn is_swifts_own(kind: &str, name: &str) -> bool {
    kind == "Initializer"
        || name.starts_with("uniffi")
        || ["AttError", "RecordingId", "Uuid", "errorDescription"].contains(&name)
}

fn of_swift() -> anyhow::Result<(u64, u64)> {
    let out = folder("swift")?;
    ensure!(swift::document("target/docs/swift")?, "docc does not write the reference");
    let coverage =
        fs::read_to_string(out.join("documentation-coverage.json")).context("there is no coverage")?;
    let all: Vec<serde_json::Value> = serde_json::from_str(&coverage)?;
    let mut wrong = 0;
    for one in all.iter().filter(|one| one["hasAbstract"] == false) {
        let text = |field: &serde_json::Value| field.as_str().unwrap_or_default().to_owned();
        if !is_swifts_own(&text(&one["kind"]["name"]), &text(&one["title"])) {
            println!("undocumented: {}", text(&one["usr"]));
            wrong += 1;
        }
    }
    ensure!(all.len() > 100, "nothing was documented");
    Ok(tally(wrong))
}

fn of_python() -> anyhow::Result<(u64, u64)> {
    python::install()?;
    let out = folder("python")?;
    let core = root().join("target/bindings/python-reference/core.py");
    fs::create_dir_all(core.parent().context("a file is in a folder")?)?;
    fs::write(&core, stub::written(&bindings::facade()?, stub::Reader::Person))?;
    let (out, core) = (out.to_string_lossy().into_owned(), core.to_string_lossy().into_owned());
    let args = ["-W", "error", "bindings/python/reference.py", &out, &core];
    Ok(tally(u64::from(!shell::succeeds(&python::program("python"), &args)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_facade_says_nothing_of_is_told_from_what_is_made_for_it() {
        assert!(is_kotlins_own("Undocumented: strapline/Grade.Unusable/v1/#/ (JVM)"));
        assert!(is_kotlins_own("Undocumented: strapline/Analysis/close/#/ (JVM)"));
        assert!(!is_kotlins_own("Undocumented: strapline/Analysis/beats/#/ (JVM)"));
        assert!(!is_kotlins_own("Couldn't resolve link for strapline/Analysis/close/#/ (JVM)"));
        assert!(is_swifts_own("Initializer", "init(text:tone:)"));
        assert!(!is_swifts_own("Instance Method", "beats()"));
    }
}
