//! Every screen as a picture, to be looked at: by day, by night, in German, in Turkish, with text of twice the size, in
//! German with that, between the system's bars, on a small phone, on its side, on a tablet.

use super::POM;
use crate::{places::root, shell};
use anyhow::{Context, ensure};
use std::fs;

/// Where they are drawn to.
const FOLDER: &str = "target/screens";
/// What the README shows, by day unless it says otherwise: a file there, a picture here.
const README: [(&str, &str); 6] = [
    ("home", "day/home.png"),
    ("live", "day/live.png"),
    ("result", "day/result.png"),
    ("beats", "day/beats.png"),
    ("report", "day/report.png"),
    ("live-night", "night/live-gap.png"),
];
/// Where the README's pictures lie.
const PICTURES: &str = "android/app/picture";

/// Draws them, and places those of the README.
pub(crate) fn run() -> anyhow::Result<()> {
    crate::bindings::run()?;
    let folder = root().join(FOLDER);
    let to = format!("-Dscreens={}", folder.display());
    let args = ["--batch-mode", "--no-transfer-progress", "--file", POM, "test", "-Dtest=*Screens", &to];
    ensure!(shell::succeeds("mvn", &args)?, "not every screen could be drawn");
    let pictures = root().join(PICTURES);
    fs::create_dir_all(&pictures)?;
    for (name, from) in README {
        let from = folder.join(from);
        fs::copy(&from, pictures.join(name).with_extension("png"))
            .with_context(|| from.display().to_string())?;
    }
    println!("{FOLDER}");
    Ok(())
}
