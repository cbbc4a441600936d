//! Writes a sample report of each kind: `cargo run --release -p strapline-pdf --example sample -- DIR LANGUAGE`.

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::{error::Error, fs, path::PathBuf};
use strapline_ecg::report::Report;
use strapline_pdf::{Options, Paper, render};
use strapline_words::{Language, Words};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("say where to: sample DIR LANGUAGE")?);
    let language: Language = std::env::args().nth(2).map_or(Ok(Language::English), |code| code.parse())?;
    let words = Words::of(language);
    fs::create_dir_all(&folder)?;
    let long = "Παρασκευή Παπαδοπούλου-Χατζηκωνσταντίνου ґалаґанова-щербакова 山田 🫀 Wolfeschlegelsteinhausenbergerdorff";
    let samples = [
        ("night", "A. Patient", fixture::night(), Paper::A4),
        ("grave", long, fixture::grave(), Paper::A4),
        ("grave-letter", "Zoë Łukasiewicz", fixture::grave(), Paper::Letter),
        ("week", "Юлія Ґалаґан", fixture::week(), Paper::A4),
        ("minute", "A. Patient", fixture::minute(), Paper::A4),
        ("unreadable", "A. Patient", fixture::unreadable(), Paper::Letter),
        ("beatless", "", fixture::beatless(), Paper::A4),
        ("second", "A. Patient", fixture::second(), Paper::A4),
        ("nothing", "A. Patient", fixture::nothing(), Paper::A4),
    ];
    for (name, person, session, paper) in samples {
        let report = Report::new(&session, fixture::about(person));
        let bytes = render(&report, words, &Options { paper })?;
        let path = folder.join(name).with_extension("pdf");
        println!("{} ({} kB)", path.display(), bytes.len() / 1000);
        fs::write(path, bytes)?;
    }
    Ok(())
}
