//! `cargo xtask picture`: the demo's report as pictures for the README.

use crate::{places, shell};
use anyhow::ensure;

/// Pages that the README shows, and their pictures.
const PAGES: [(&str, &str); 2] = [("1", "core/picture/summary"), ("2", "core/picture/strips")];
/// Dots per inch: a page is read on a screen, and the repository stays small.
const RESOLUTION: &str = "80";

/// Makes the demo and draws its first pages.
pub(crate) fn run() -> anyhow::Result<()> {
    ensure!(
        shell::answers("pdftoppm", &["-v"]),
        "pdftoppm is not installed: apt-get install poppler-utils, or brew install poppler"
    );
    let demo = ["run", "--quiet", "--release", "--bin", "strapline", "--", "demo", "--out", "target/demo"];
    ensure!(shell::succeeds("cargo", &demo)?, "strapline demo failed");
    std::fs::create_dir_all(places::root().join("core/picture"))?;
    for (page, picture) in PAGES {
        let args = [
            "-png",
            "-singlefile",
            "-r",
            RESOLUTION,
            "-f",
            page,
            "-l",
            page,
            "target/demo/report.pdf",
            picture,
        ];
        ensure!(shell::succeeds("pdftoppm", &args)?, "pdftoppm could not draw page {page}");
        println!("{picture}.png");
    }
    Ok(())
}
