//! Licences of everything that is in the apps, as a text that they show: `target/bindings/assets/licences.txt`.

use crate::{places::root, shell};
use anyhow::Context;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
};

/// The crate that the apps are built on.
const FACADE: &str = "strapline-ffi";
/// What an app adds to it on Android.
const ON_ANDROID: [&str; 2] = ["Kotlin standard library: Apache-2.0", "JNA: Apache-2.0 OR LGPL-2.1-or-later"];

/// Writes the list.
pub(crate) fn write() -> anyhow::Result<()> {
    let metadata = shell::output("cargo", &["metadata", "--format-version", "1", "--offline"])?;
    let text = listed(&serde_json::from_str(&metadata)?)?;
    let folder = root().join("target/bindings/assets");
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join("licences.txt"), text)?)
}

/// A line for each licence, with the crates under it.
fn listed(metadata: &Value) -> anyhow::Result<String> {
    let packages = metadata["packages"].as_array().context("no packages")?;
    let nodes = metadata["resolve"]["nodes"].as_array().context("no graph")?;
    let by_id: BTreeMap<&str, &Value> =
        packages.iter().filter_map(|package| Some((package["id"].as_str()?, package))).collect();
    let needs: BTreeMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["id"].as_str()?, &node["deps"]))).collect();
    let start = by_id.iter().find(|(_, package)| package["name"] == FACADE).context(FACADE)?;
    let (mut seen, mut next) = (BTreeSet::new(), vec![*start.0]);
    while let Some(id) = next.pop() {
        if !seen.insert(id) {
            continue;
        }
        let deps = needs.get(id).and_then(|deps| deps.as_array()).into_iter().flatten();
        // What only builds or tests is not in the app.
        let is_in = |dep: &&Value| {
            dep["dep_kinds"].as_array().is_none_or(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
        };
        next.extend(deps.filter(is_in).filter_map(|dep| dep["pkg"].as_str()));
    }
    let mut under: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in seen.iter().filter_map(|id| by_id.get(id)) {
        let text = |field: &str| package[field].as_str().unwrap_or("not stated").to_owned();
        if !text("name").starts_with("strapline-") {
            under.entry(text("license")).or_default().push(format!("{} {}", text("name"), text("version")));
        }
    }
    let mut said = String::from("Strapline: MIT OR Apache-2.0\n\n");
    for line in ON_ANDROID {
        writeln!(said, "{line}\n")?;
    }
    for (licence, mut crates) in under {
        crates.sort();
        writeln!(said, "{licence}: {}\n", crates.join(", "))?;
    }
    Ok(said.trim_end().to_owned() + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_the_app_is_listed() {
        let package = |id: &str, name: &str| serde_json::json!({ "id": id, "name": name, "version": "1.0.0", "license": "MIT" });
        let dep = |id: &str, kind: Value| serde_json::json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let metadata = serde_json::json!({
            "packages": [package("a", FACADE), package("b", "used"), package("c", "tested"), package("d", "elsewhere")],
            "resolve": { "nodes": [
                { "id": "a", "deps": [dep("b", Value::Null), dep("c", "dev".into())] },
                { "id": "b", "deps": [dep("a", Value::Null)] },
            ] },
        });
        let text = listed(&metadata).unwrap();
        assert!(
            text.contains("MIT: used 1.0.0\n") && !text.contains("tested") && !text.contains("elsewhere")
        );
    }
}
