//! Colours, sizes of text and lengths: from `bindings/design/tokens.toml` to Kotlin and Swift constants.

use crate::places::root;
use anyhow::{Context, ensure};
use std::{collections::BTreeMap, fmt::Write as _, fs};

/// Least contrast of text, as WCAG 2 computes it.
const LEAST_CONTRAST: f64 = 4.5;
const FILE: &str = "bindings/design/tokens.toml";
/// What says in generated files where they come from.
const MADE: &str = "// Made by `cargo xtask bindings` from bindings/design/tokens.toml.";

/// What stands in the file.
#[derive(Debug, serde::Deserialize)]
struct Tokens {
    /// By day and by night.
    colours: BTreeMap<String, [String; 2]>,
    contrast: Vec<Contrast>,
    #[serde(rename = "type")]
    sizes: BTreeMap<String, u32>,
    space: BTreeMap<String, u32>,
}

/// Texts that stand on grounds.
#[derive(Debug, serde::Deserialize)]
struct Contrast {
    text: Vec<String>,
    on: Vec<String>,
}

/// Writes the constants of both languages.
pub(crate) fn write() -> anyhow::Result<()> {
    let tokens = read()?;
    for (what, contrast) in contrasts(&tokens)? {
        ensure!(
            contrast >= LEAST_CONTRAST,
            "{FILE}: {what} has a contrast of {contrast:.2}: make it {LEAST_CONTRAST}"
        );
    }
    for (language, text) in [("kotlin/app/strapline", kotlin(&tokens)?), ("swift", swift(&tokens)?)] {
        let folder = root().join("target/bindings/tokens").join(language);
        fs::create_dir_all(&folder)?;
        let name = if language == "swift" { "Tokens.swift" } else { "Tokens.kt" };
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}

fn read() -> anyhow::Result<Tokens> {
    let text = fs::read_to_string(root().join(FILE)).context(FILE)?;
    toml::from_str(&text).context(FILE)
}

/// A colour by day and by night.
pub(super) fn colour(name: &str) -> anyhow::Result<[[u8; 3]; 2]> {
    let tokens = read()?;
    let [day, night] = tokens.colours.get(name).with_context(|| format!("{FILE} has no {name}"))?;
    Ok([parts(day)?, parts(night)?])
}

/// A colour's red, green and blue.
pub(super) fn parts(colour: &str) -> anyhow::Result<[u8; 3]> {
    ensure!(colour.len() == 6, "{colour} is no colour: six hexadecimal digits");
    let part = |at: usize| u8::from_str_radix(&colour[at..at + 2], 16);
    Ok([part(0)?, part(2)?, part(4)?])
}

fn luminance(colour: &str) -> anyhow::Result<f64> {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = parts(colour)?.map(linear);
    Ok(0.2126 * red + 0.7152 * green + 0.0722 * blue)
}

fn contrast(a: &str, b: &str) -> anyhow::Result<f64> {
    let (a, b) = (luminance(a)?, luminance(b)?);
    Ok((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

/// Every text on every ground that it stands on, by day and by night, with its contrast.
fn contrasts(tokens: &Tokens) -> anyhow::Result<Vec<(String, f64)>> {
    let mut all = Vec::new();
    for one in &tokens.contrast {
        for (text, ground) in one.text.iter().flat_map(|text| one.on.iter().map(move |on| (text, on))) {
            for (n, time) in ["day", "night"].into_iter().enumerate() {
                let [text_at, ground_at] = [text, ground].map(|name| tokens.colours.get(name));
                let both = text_at.zip(ground_at);
                let (of, on) = both.with_context(|| format!("{text} or {ground} is no colour"))?;
                all.push((format!("{text} on {ground} by {time}"), contrast(&of[n], &on[n])?));
            }
        }
    }
    Ok(all)
}

/// `five_millimetres` as `fiveMillimetres`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |all, word| {
        let (head, tail) = word.split_at(1);
        all + &head.to_uppercase() + tail
    })
}

fn kotlin(tokens: &Tokens) -> anyhow::Result<String> {
    let mut text = format!("{MADE}\npackage app.strapline\n\n");
    text += "/** Colours, 0xAARRGGBB, by day or by night. */\nclass Colours(\n";
    for name in tokens.colours.keys() {
        writeln!(text, "    val {}: Int,", camel(name))?;
    }
    text += ") {\n    companion object {\n";
    for (n, name) in ["day", "night"].into_iter().enumerate() {
        writeln!(text, "        val {name} = Colours(")?;
        for colours in tokens.colours.values() {
            parts(&colours[n])?;
            writeln!(text, "            0xFF{}.toInt(),", colours[n])?;
        }
        text += "        )\n";
    }
    text += "    }\n}\n";
    for (object, what, values) in
        [("Type", "Sizes of text, sp", &tokens.sizes), ("Space", "Lengths, dp", &tokens.space)]
    {
        write!(text, "\n/** {what}. */\nobject {object} {{\n")?;
        for (name, value) in values {
            writeln!(text, "    const val {} = {value}f", camel(name))?;
        }
        text += "}\n";
    }
    Ok(text)
}

fn swift(tokens: &Tokens) -> anyhow::Result<String> {
    let mut text = format!("{MADE}\n\n");
    text += "/// Colours, 0xRRGGBB, by day or by night.\npublic struct Colours: Sendable {\n";
    for name in tokens.colours.keys() {
        writeln!(text, "    public let {}: UInt32", camel(name))?;
    }
    for (n, name) in ["day", "night"].into_iter().enumerate() {
        write!(text, "\n    public static let {name} = Colours(\n")?;
        let values: Vec<String> = tokens
            .colours
            .iter()
            .map(|(name, colours)| format!("        {}: 0x{}", camel(name), colours[n]))
            .collect();
        text += &values.join(",\n");
        text += "\n    )\n";
    }
    text += "}\n";
    for (object, what, values) in
        [("TypeSize", "Sizes of text, points", &tokens.sizes), ("Space", "Lengths, points", &tokens.space)]
    {
        write!(text, "\n/// {what}.\npublic enum {object} {{\n")?;
        for (name, value) in values {
            writeln!(text, "    public static let {}: Double = {value}", camel(name))?;
        }
        text += "}\n";
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_can_be_read_on_its_ground() {
        assert!((contrast("FFFFFF", "000000").unwrap() - 21.0).abs() < 1e-9);
        let pairs = contrasts(&read().unwrap()).unwrap();
        for (what, contrast) in &pairs {
            assert!(*contrast >= LEAST_CONTRAST, "{what}: {contrast:.2}");
        }
        assert!(pairs.len() >= 30, "{}", pairs.len());
    }

    #[test]
    fn names_are_the_languages_own() {
        assert_eq!(camel("five_millimetres"), "fiveMillimetres");
        let tokens = read().unwrap();
        let (kotlin, swift) = (kotlin(&tokens).unwrap(), swift(&tokens).unwrap());
        assert!(kotlin.contains("const val buttonHeight = 56f") && kotlin.contains("0xFF0A6A6A.toInt(),"));
        assert!(swift.contains("onAccent: 0xFFFFFF") && swift.contains("static let caption: Double = 13"));
    }
}
