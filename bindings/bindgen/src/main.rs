//! `strapline-bindgen LANGUAGE LIBRARY FOLDER`: the facade in a language, as UniFFI makes it; `cargo xtask` calls it.

use std::error::Error;
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [language, library, folder] = &args[..] else {
        return Err("LANGUAGE, LIBRARY and FOLDER are needed".into());
    };
    let language = match language.as_str() {
        "kotlin" => TargetLanguage::Kotlin,
        "python" => TargetLanguage::Python,
        "swift" => TargetLanguage::Swift,
        other => return Err(format!("{other}: kotlin, python or swift is needed").into()),
    };
    generate(GenerateOptions {
        languages: vec![language],
        source: library.into(),
        out_dir: folder.into(),
        ..GenerateOptions::default()
    })?;
    Ok(())
}
