//! The asset catalogue of the iOS app: its icon, which is Android's drawing, and its accent, which is the tokens'.
//!
//! iOS rounds an icon by itself and wants a square without transparency, so that the ground goes to the edges.

use crate::{bindings::tokens, places::root};
use anyhow::{Context, ensure};
use serde_json::json;
use std::fs;

const DRAWING: &str = "android/app/src/main/res/drawable/ic_app.xml";
const CATALOGUE: &str = "ios/App/Assets.xcassets";
/// Pixels on each side.
const SIDE: u32 = 1024;
/// Where the drawing's ground begins and ends: its outline is left out, and what lies between them fills the icon.
const GROUND: [f64; 2] = [2.0, 46.0];

type Colour = [u8; 3];

/// A trace on its ground, in the drawing's own lengths.
struct Drawing {
    ground: Colour,
    ink: Colour,
    width: f64,
    line: Vec<[f64; 2]>,
}

/// Writes the catalogue.
pub(super) fn write() -> anyhow::Result<()> {
    let text = fs::read_to_string(root().join(DRAWING)).context(DRAWING)?;
    let drawing = read(&text).context(DRAWING)?;
    let accent = tokens::colour("accent")?;
    ensure!(drawing.ground == accent[0], "{DRAWING}: its ground is not the accent of the tokens");
    ensure!(
        drawing.ink == tokens::colour("on_accent")?[0],
        "{DRAWING}: its trace is not the tokens' on_accent"
    );
    let info = json!({ "author": "xcode", "version": 1 });
    let image = json!({ "filename": "AppIcon.png", "idiom": "universal", "platform": "ios", "size": format!("{SIDE}x{SIDE}") });
    let contents = [
        ("", json!({ "info": info })),
        ("AppIcon.appiconset", json!({ "images": [image], "info": info })),
        ("AccentColor.colorset", json!({ "colors": accented(accent), "info": info })),
    ];
    let catalogue = root().join(CATALOGUE);
    crate::bindings::fresh(&catalogue)?;
    for (set, contents) in contents {
        let folder = catalogue.join(set);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("Contents.json"), format!("{contents:#}\n"))?;
    }
    fs::write(catalogue.join("AppIcon.appiconset/AppIcon.png"), png(&draw(&drawing))?)?;
    Ok(())
}

/// By day and by night.
fn accented([day, night]: [Colour; 2]) -> serde_json::Value {
    let color = |[red, green, blue]: Colour| {
        let part = |part: u8| format!("0x{part:02X}");
        let components =
            json!({ "red": part(red), "green": part(green), "blue": part(blue), "alpha": "1.000" });
        json!({ "color-space": "srgb", "components": components })
    };
    let dark = json!({ "appearance": "luminosity", "value": "dark" });
    json!([
        { "idiom": "universal", "color": color(day) },
        { "idiom": "universal", "appearances": [dark], "color": color(night) },
    ])
}

/// What the drawing says of its ground and of its one line.
fn read(xml: &str) -> anyhow::Result<Drawing> {
    let (ground, trace) = xml.split_once("android:strokeColor").context("it has no line")?;
    let trace = format!("android:strokeColor{trace}");
    Ok(Drawing {
        ground: colour(attribute(ground, "fillColor")?)?,
        ink: colour(attribute(&trace, "strokeColor")?)?,
        width: attribute(&trace, "strokeWidth")?.parse()?,
        line: line(attribute(&trace, "pathData")?)?,
    })
}

fn attribute<'a>(xml: &'a str, name: &str) -> anyhow::Result<&'a str> {
    let (_, after) =
        xml.split_once(&format!("android:{name}=\"")).with_context(|| format!("it has no {name}"))?;
    Ok(after.split('"').next().unwrap_or_default())
}

fn colour(text: &str) -> anyhow::Result<Colour> {
    tokens::parts(text.strip_prefix('#').context("a colour begins with #")?)
}

/// The corners of a path of straight lines.
fn line(path: &str) -> anyhow::Result<Vec<[f64; 2]>> {
    let mut corners: Vec<[f64; 2]> = Vec::new();
    let starts: Vec<usize> =
        path.match_indices(|c: char| c.is_ascii_alphabetic()).map(|(at, _)| at).collect();
    for (n, &at) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(path.len());
        let numbers: Vec<f64> = path[at + 1..end]
            .split([',', ' '])
            .filter(|number| !number.is_empty())
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        let [x, y] = corners.last().copied().unwrap_or_default();
        let corner = match (&path[at..=at], numbers.as_slice()) {
            ("M", &[to_x, to_y]) => [to_x, to_y],
            ("l", &[by_x, by_y]) => [x + by_x, y + by_y],
            ("h", &[by_x]) => [x + by_x, y],
            ("v", &[by_y]) => [x, y + by_y],
            (command, _) => {
                anyhow::bail!("its line has a {command}, which is not drawn here: M, l, h and v are")
            }
        };
        corners.push(corner);
    }
    ensure!(corners.len() > 1, "its line has no length");
    Ok(corners)
}

/// Pixels, three bytes each: a line with round ends and joins is what lies within half its width.
fn draw(drawing: &Drawing) -> Vec<u8> {
    let scale = f64::from(SIDE) / (GROUND[1] - GROUND[0]);
    let at = |length: f64| (length - GROUND[0]) * scale;
    let corners: Vec<[f64; 2]> = drawing.line.iter().map(|&[x, y]| [at(x), at(y)]).collect();
    let half = drawing.width * scale / 2.0;
    let mut pixels = Vec::with_capacity((SIDE * SIDE * 3) as usize);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let here = [f64::from(x) + 0.5, f64::from(y) + 0.5];
            let away =
                corners.windows(2).map(|ends| distance(here, ends[0], ends[1])).fold(f64::MAX, f64::min);
            // How much of a pixel at the edge is covered.
            let share = (half - away + 0.5).clamp(0.0, 1.0);
            for (ground, ink) in drawing.ground.into_iter().zip(drawing.ink) {
                pixels.push((f64::from(ground) * (1.0 - share) + f64::from(ink) * share).round() as u8);
            }
        }
    }
    pixels
}

/// From a point to the line between two.
fn distance([x, y]: [f64; 2], [from_x, from_y]: [f64; 2], [to_x, to_y]: [f64; 2]) -> f64 {
    let (along_x, along_y) = (to_x - from_x, to_y - from_y);
    let length = along_x * along_x + along_y * along_y;
    let share = ((x - from_x) * along_x + (y - from_y) * along_y) / length.max(f64::MIN_POSITIVE);
    let share = share.clamp(0.0, 1.0);
    (x - from_x - share * along_x).hypot(y - from_y - share * along_y)
}

/// As a PNG of red, green and blue, and nothing else: an icon with an alpha channel is refused.
fn png(pixels: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, SIDE, SIDE);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    encoder.write_header()?.write_image_data(pixels)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_apps_own_drawing_is_read() {
        let drawing = read(&fs::read_to_string(root().join(DRAWING)).unwrap()).unwrap();
        assert_eq!(drawing.line.first(), Some(&[6.0, 27.0]));
        assert!(drawing.line.len() > 10 && drawing.width > 1.0);
        assert_ne!(drawing.ground, drawing.ink);
    }

    #[test]
    fn what_is_not_drawn_here_is_said() {
        let said = line("M1,2c3,4 5,6 7,8").unwrap_err().to_string();
        assert!(said.contains("has a c"), "{said}");
        assert!(line("M1,2").is_err());
        assert_eq!(line("M1,2h3v-4l.5,1").unwrap(), [[1.0, 2.0], [4.0, 2.0], [4.0, -2.0], [4.5, -1.0]]);
    }

    #[test]
    fn a_line_covers_what_lies_within_half_its_width() {
        let drawing =
            Drawing { ground: [0; 3], ink: [255; 3], width: 4.4, line: vec![[13.0, 24.0], [35.0, 24.0]] };
        let pixels = draw(&drawing);
        let at = |x: u32, y: u32| pixels[((y * SIDE + x) * 3) as usize];
        assert_eq!([at(512, 512), at(512, 512 + 49), at(512, 512 + 53)], [255, 255, 0]);
        // Round beyond its end, and no further.
        assert_eq!([at(210, 512), at(203, 512), at(210, 512 + 45)], [255, 0, 0]);
    }

    #[test]
    fn an_icon_has_no_alpha() {
        let file = png(&vec![7; (SIDE * SIDE * 3) as usize]).unwrap();
        let reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height), (SIDE, SIDE));
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
    }
}
