//! Drawings to PDF bytes: the glyphs that are used, fixed names and dates, and the same bytes for the same drawings.

use crate::{
    PdfError,
    canvas::{Item, Point, Stroke},
    theme::Colour,
    typeface::{Faces, Piece, Weight},
};
use lopdf::{Dictionary, Document, Object, StringFormat};
use printpdf::{
    Codepoint, Color, DictItem, FontId, Line, LineCapStyle, LineJoinStyle, LinePoint, Op, PaintMode,
    ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point as PdfPoint, Polygon,
    PolygonRing, Pt, Rgb, TextItem, WindingOrder,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// Points in a millimetre.
const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// A page: its size in millimetres and what is drawn on it.
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) items: Vec<Item>,
}

/// What the file says about itself.
pub(crate) struct Identity {
    pub(crate) title: String,
    pub(crate) creator: String,
    /// `D:20261122230200+01'00'`; absent where it is not known.
    pub(crate) created: Option<String>,
    /// ISO 639-1 code of what it is written in.
    pub(crate) language: &'static str,
}

/// Writes the pages.
pub(crate) fn write(faces: &Faces, pages: &[Page], identity: &Identity) -> Result<Vec<u8>, PdfError> {
    let fonts = UsedFonts::of(faces, pages)?;
    let mut document = PdfDocument::new("");
    for (weight, used) in &fonts.0 {
        document.resources.fonts.map.insert(font_id(*weight), PdfFont::new(used.font.clone()));
    }
    document.pages = pages
        .iter()
        .map(|page| {
            let size = |mm: f64| printpdf::Mm(mm as f32);
            PdfPage::new(size(page.width), size(page.height), Pen::draw(page, &fonts))
        })
        .collect();
    let mut warnings = Vec::new();
    let written = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    finish(written, identity)
}

fn font_id(weight: Weight) -> FontId {
    FontId(match weight {
        Weight::Regular => "Regular".into(),
        Weight::Bold => "Bold".into(),
    })
}

/// One weight, reduced to the glyphs that the pages use.
struct UsedFont {
    font: ParsedFont,
    glyphs: GlyphRemapper,
}

struct UsedFonts(BTreeMap<Weight, UsedFont>);

impl UsedFonts {
    fn of(faces: &Faces, pages: &[Page]) -> Result<Self, PdfError> {
        let mut used: BTreeMap<Weight, BTreeSet<u16>> = BTreeMap::new();
        for item in pages.iter().flat_map(|page| &page.items) {
            let Item::Text { pieces, .. } = item else { continue };
            for piece in pieces {
                let glyphs = used.entry(piece.weight).or_default();
                glyphs.extend(piece.glyphs.iter().map(|glyph| glyph.id));
            }
        }
        let reduce = |(weight, glyphs): (Weight, BTreeSet<u16>)| {
            let face = faces.face(weight);
            let refuse = |_| PdfError::Font { name: face.name };
            let ids: Vec<u16> = glyphs.into_iter().collect();
            let remapper = GlyphRemapper::new_from_glyphs_sorted(&ids);
            let bytes = subsetter::subset(face.bytes, 0, &remapper).map_err(refuse)?;
            // ISO 32000-1, 9.6.4: six letters that differ between different subsets of one font.
            let digest = Sha256::digest(&bytes);
            let tag: String = digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect();
            let font = ParsedFont {
                original_bytes: bytes,
                font_name: Some(format!("{tag}+{}", face.name)),
                codepoint_to_glyph: BTreeMap::new(),
                glyph_widths: ids
                    .iter()
                    .filter_map(|id| Some((remapper.get(*id)?, face.font.get_glyph_width(*id)?)))
                    .collect(),
                ..face.font.clone()
            };
            Ok((weight, UsedFont { font, glyphs: remapper }))
        };
        used.into_iter().map(reduce).collect::<Result<_, _>>().map(Self)
    }

    fn glyph(&self, weight: Weight, id: u16) -> u16 {
        self.0.get(&weight).and_then(|used| used.glyphs.get(id)).unwrap_or(0)
    }
}

/// Turns items into operators, and repeats no colour and no width that is set already.
struct Pen<'a> {
    page: &'a Page,
    fonts: &'a UsedFonts,
    ops: Vec<Op>,
    stroke: Option<Stroke>,
    fill: Option<Colour>,
}

impl<'a> Pen<'a> {
    fn draw(page: &'a Page, fonts: &'a UsedFonts) -> Vec<Op> {
        let ops = vec![
            Op::SetLineJoinStyle { join: LineJoinStyle::Round },
            Op::SetLineCapStyle { cap: LineCapStyle::Butt },
        ];
        let mut pen = Self { page, fonts, ops, stroke: None, fill: None };
        for item in &page.items {
            pen.item(item);
        }
        pen.ops
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Lines { ends, stroke } => {
                self.set_stroke(*stroke);
                let rings = ends.iter().map(|[a, b]| self.ring(&[*a, *b])).collect();
                // Closing a ring of two points goes over the same line again, which is the same ink.
                self.polygon(rings, PaintMode::Stroke);
            }
            Item::Trace { points, stroke } => {
                self.set_stroke(*stroke);
                let points = self.ring(points).points;
                self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            Item::Areas { outlines, fill } => {
                self.set_fill(*fill);
                let rings = outlines.iter().map(|outline| self.ring(outline)).collect();
                self.polygon(rings, PaintMode::Fill);
            }
            Item::Text { at, pieces, size_pt, colour } => {
                self.set_fill(*colour);
                self.ops.push(Op::StartTextSection);
                self.ops.push(Op::SetTextCursor { pos: self.point(*at) });
                for piece in pieces {
                    let font = PdfFontHandle::External(font_id(piece.weight));
                    self.ops.push(Op::SetFont { font, size: Pt(*size_pt as f32) });
                    self.piece(piece);
                }
                self.ops.push(Op::EndTextSection);
            }
        }
    }

    fn piece(&mut self, piece: &Piece) {
        let show = |glyphs: &[crate::typeface::Glyph], text: Option<&str>| {
            let glyphs = glyphs.iter().map(|glyph| Codepoint {
                gid: self.fonts.glyph(piece.weight, glyph.id),
                offset: 0.0,
                cid: Some(text.map_or_else(|| glyph.letter.to_string(), str::to_owned)),
            });
            Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] }
        };
        if !piece.missing {
            let op = show(&piece.glyphs, None);
            self.ops.push(op);
            return;
        }
        // Every box is the same glyph: what it stands for is written beside it.
        let op = show(&piece.glyphs, Some("\u{fffd}"));
        let text: String = piece.glyphs.iter().map(|glyph| glyph.letter).collect();
        let data = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let actual = ("ActualText".to_owned(), DictItem::String { data, literal: false });
        let properties = DictItem::Dict { map: BTreeMap::from([actual]) };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".into(), properties });
        self.ops.push(op);
        self.ops.push(Op::EndMarkedContent);
    }

    fn set_stroke(&mut self, stroke: Stroke) {
        if self.stroke.is_none_or(|known| known.colour != stroke.colour) {
            self.ops.push(Op::SetOutlineColor { col: colour(stroke.colour) });
        }
        if self.stroke.is_none_or(|known| known.width_mm != stroke.width_mm) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(points(stroke.width_mm)) });
        }
        self.stroke = Some(stroke);
    }

    fn set_fill(&mut self, fill: Colour) {
        if self.fill != Some(fill) {
            self.ops.push(Op::SetFillColor { col: colour(fill) });
        }
        self.fill = Some(fill);
    }

    fn polygon(&mut self, rings: Vec<PolygonRing>, mode: PaintMode) {
        self.ops
            .push(Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } });
    }

    fn ring(&self, points: &[Point]) -> PolygonRing {
        let points = points.iter().map(|point| LinePoint { p: self.point(*point), bezier: false });
        PolygonRing { points: points.collect() }
    }

    fn point(&self, [x, y]: Point) -> PdfPoint {
        PdfPoint { x: Pt(points(x)), y: Pt(points(self.page.height - y)) }
    }
}

/// Millimetres to points, to a thousandth: a third of a micrometre.
fn points(mm: f64) -> f32 {
    let thousandths = (mm * POINTS_PER_MM * 1000.0).round();
    // A drawing that went wrong lands in the corner and leaves the file readable.
    if thousandths.is_finite() { (thousandths / 1000.0) as f32 } else { 0.0 }
}

fn colour(Colour(r, g, b): Colour) -> Color {
    // Three decimals tell 256 steps apart.
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(r), g: part(g), b: part(b), icc_profile: None })
}

/// Replaces what would differ from run to run, and asks viewers to print at true size.
fn finish(mut document: Document, identity: &Identity) -> Result<Vec<u8>, PdfError> {
    "1.7".clone_into(&mut document.version);
    let text = |text: &str| {
        let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        Object::String(bytes, StringFormat::Hexadecimal)
    };
    let mut about = Dictionary::new();
    about.set("Title", text(&identity.title));
    about.set("Creator", text(&identity.creator));
    about.set("Producer", text("Strapline, with printpdf"));
    if let Some(created) = &identity.created {
        about.set("CreationDate", Object::string_literal(created.as_str()));
        about.set("ModDate", Object::string_literal(created.as_str()));
    }
    let about = document.add_object(about);
    if let Ok(Object::Reference(old)) = document.trailer.get(b"Info").cloned() {
        document.objects.remove(&old);
    }
    document.trailer.set("Info", about);

    let mut viewer = Dictionary::new();
    viewer.set("PrintScaling", Object::Name(b"None".to_vec()));
    viewer.set("DisplayDocTitle", true);
    let catalog = document.catalog_mut().map_err(|_| PdfError::Structure { missing: "catalog" })?;
    catalog.set("ViewerPreferences", viewer);
    catalog.set("Lang", Object::string_literal(identity.language));

    document.compress();
    let mut save = |id: [u8; 16]| {
        let id = Object::String(id.to_vec(), StringFormat::Hexadecimal);
        document.trailer.set("ID", vec![id.clone(), id]);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).map_err(PdfError::Write).map(|()| bytes)
    };
    // The identifier is made of everything else in the file.
    let digest = Sha256::digest(save([0; 16])?);
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    save(id)
}
