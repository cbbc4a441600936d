//! Reads a finished PDF back: where its lines go and what its text says. What it cannot read it panics at: it is for tests.

pub use lopdf;

use lopdf::{Document, Object, content::Content};
use std::collections::BTreeMap;

/// What is drawn on a page, in points from the lower left corner.
#[derive(Debug, Default)]
pub struct Drawn {
    /// Width and height of the page.
    pub size: [f64; 2],
    /// Points of each stroked subpath.
    pub lines: Vec<Vec<[f64; 2]>>,
    /// Points of each filled subpath.
    pub areas: Vec<Vec<[f64; 2]>>,
    /// Subpaths of each stroked path.
    pub paths: Vec<usize>,
    /// Where each text begins and what it says.
    pub texts: Vec<([f64; 2], String)>,
}

impl Drawn {
    /// What is written, a line for each text in the order in which they are drawn.
    pub fn text(&self) -> String {
        self.texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

fn number(object: &Object) -> f64 {
    match object {
        Object::Integer(n) => *n as f64,
        Object::Real(n) => f64::from(*n),
        other => panic!("no number: {other:?}"),
    }
}

/// Every page of a file.
pub fn pages(bytes: &[u8]) -> Vec<Drawn> {
    let document = Document::load_mem(bytes).expect("a PDF that can be read");
    document.get_pages().into_values().map(|id| page(&document, id)).collect()
}

fn page(document: &Document, id: lopdf::ObjectId) -> Drawn {
    let dictionary = document.get_dictionary(id).unwrap();
    let media = dictionary.get(b"MediaBox").and_then(Object::as_array).unwrap();
    let fonts = document.get_page_fonts(id).unwrap();
    let maps: BTreeMap<&[u8], _> = fonts
        .iter()
        .map(|(name, font)| {
            let stream = font.get(b"ToUnicode").and_then(Object::as_reference).unwrap();
            let stream = document.get_object(stream).and_then(Object::as_stream).unwrap();
            let map = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            (name.as_slice(), to_unicode(&String::from_utf8(map).unwrap()))
        })
        .collect();
    let content = Content::decode(&document.get_page_content(id)).unwrap();
    let mut drawn = Drawn { size: [number(&media[2]), number(&media[3])], ..Drawn::default() };
    let mut path: Vec<Vec<[f64; 2]>> = Vec::new();
    let (mut font, mut at): (&[u8], _) = (b"", [0.0; 2]);
    let mut actual: Option<String> = None;
    let mut said = String::new();
    for operation in &content.operations {
        let operands = &operation.operands;
        let point = || [number(&operands[0]), number(&operands[1])];
        match operation.operator.as_str() {
            "m" => path.push(vec![point()]),
            "l" => path.last_mut().unwrap().push(point()),
            "S" => {
                drawn.paths.push(path.len());
                drawn.lines.append(&mut path);
            }
            "f" => drawn.areas.append(&mut path),
            "BT" => said.clear(),
            "Td" => at = point(),
            "Tf" => font = operands[0].as_name().unwrap(),
            "BDC" => {
                actual = operands[1].as_dict().ok().and_then(|span| utf16(span.get(b"ActualText").ok()?));
            }
            "EMC" => said += &actual.take().unwrap_or_default(),
            "Tj" if actual.is_none() => {
                for code in operands[0].as_str().unwrap().chunks_exact(2) {
                    said += &maps[font][&u16::from_be_bytes([code[0], code[1]])];
                }
            }
            "ET" => drawn.texts.push((at, said.clone())),
            _ => {}
        }
    }
    drawn
}

fn utf16(object: &Object) -> Option<String> {
    let bytes = object.as_str().ok()?.strip_prefix(&[0xFE, 0xFF])?;
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

/// `<0003> <0041>` lines of a `ToUnicode` map.
fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    let hex = |text: &str| {
        let digits = text.trim_matches(['<', '>']).as_bytes();
        let units =
            digits.chunks(4).map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap());
        units.collect::<Vec<u16>>()
    };
    map.lines()
        .filter(|line| line.starts_with('<') && !line.eq_ignore_ascii_case("<0000> <ffff>"))
        .filter_map(|line| line.split_once(' '))
        .map(|(code, text)| (hex(code)[0], String::from_utf16(&hex(text)).unwrap()))
        .collect()
}
