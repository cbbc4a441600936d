//! What is exported runs behind the guard: a panic in any of it is an error in the shell, and never ends an app.

use std::{fs, path::Path};

/// An exported function: where it is, its signature on one line, and how its body begins.
struct Exported {
    place: String,
    signature: String,
    begins: String,
}

/// Every function that the sources export, but for those that a shell implements.
fn exported() -> Vec<Exported> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for file in fs::read_dir(sources).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        for part in text.split("#[uniffi::export").skip(1) {
            let (attribute, item) = part.split_once(']').unwrap();
            if attribute.contains("with_foreign") {
                continue;
            }
            // An item of the file ends with the first brace that closes at its left edge.
            let item = item.split("\n}").next().unwrap();
            for function in item.split("pub fn ").skip(1) {
                let (signature, body) = function.split_once(" {\n").unwrap();
                let signature = signature.split_whitespace().collect::<Vec<_>>().join(" ");
                let begins = body.trim_start().lines().next().unwrap_or_default().to_owned();
                let called = signature.split('(').next().unwrap_or_default();
                found.push(Exported { place: format!("{name}: {called}"), signature, begins });
            }
        }
    }
    found
}

#[test]
fn every_exported_function_is_guarded() {
    let exported = exported();
    assert!(exported.len() > 60, "only {} functions were found", exported.len());
    let unguarded: Vec<&str> = exported
        .iter()
        .filter(|one| !one.begins.starts_with("guarded(") || !one.signature.contains("StraplineError>"))
        .map(|one| one.place.as_str())
        .collect();
    assert!(unguarded.is_empty(), "{unguarded:?}");
}

#[test]
fn the_sources_are_read_as_they_are_written() {
    let exported = exported();
    for wanted in ["words.rs: catalogue_text", "live.rs: push", "home.rs: compare", "simulated.rs: new"] {
        assert!(exported.iter().any(|one| one.place == wanted), "{wanted}");
    }
}
