//! Every file that a document names is there.

use crate::{places, shell};
use std::path::Path;

/// Documents of the repository, from the root.
fn documents() -> Vec<String> {
    let listed = shell::output("git", &["ls-files", "--cached", "--others", "--exclude-standard", "*.md"]);
    let listed = listed.expect("git lists the repository's files");
    listed.lines().filter(|path| places::root().join(path).is_file()).map(str::to_owned).collect()
}

/// What a document says is a file: targets of links, and words in backticks that look like a path in the tree.
fn named(text: &str) -> Vec<(String, bool)> {
    let mut names = Vec::new();
    for part in text.split("](").skip(1) {
        let target = part.split([')', '#', ' ']).next().unwrap_or_default();
        if !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:") {
            names.push((target.to_owned(), true));
        }
    }
    let fences: String = text.split("```").step_by(2).collect();
    for word in fences.split('`').skip(1).step_by(2) {
        let in_tree =
            ["core/", "bindings/", "models/", "tests/", ".ci/"].iter().any(|top| word.starts_with(top));
        let path = word.chars().all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c));
        if in_tree && path {
            names.push((word.to_owned(), false));
        }
    }
    names
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let (root, mut checked, mut missing) = (places::root(), 0, Vec::new());
    for document in documents() {
        let text = std::fs::read_to_string(root.join(&document)).expect("a document is text");
        let beside = root.join(&document).parent().unwrap_or(Path::new("")).to_path_buf();
        for (name, link) in named(&text) {
            checked += 1;
            let there = if link { beside.join(&name).exists() } else { root.join(&name).exists() };
            if !there {
                missing.push(format!("{document} names {name}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(checked > 0, "no document names any file: the search is broken");
}

#[test]
fn links_and_paths_are_found() {
    let text = "See [a](core/README.md#x) and `core/score/src`, `a b`, [w](https://example.org).\n```\n`core/no`\n```\n";
    let found: Vec<String> = named(text).into_iter().map(|(name, _)| name).collect();
    assert_eq!(found, ["core/README.md", "core/score/src"]);
}
