//! Drawings to PDF bytes: the glyphs that are used, fixed names and dates, and the same bytes for the same drawings.

use crate::{
    PdfError,
    canvas::{Item, Point, Stroke},
    fonts::UsedFonts,
    theme::Colour,
    typeface::{Faces, Piece},
};
use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::{
    Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr,
    types::{LineCapStyle, LineJoinStyle, PageLayout, PageMode},
};
use sha2::{Digest, Sha256};

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
    let contents: Vec<Vec<u8>> = pages.iter().map(|page| compressed(&Pen::draw(page, &fonts))).collect();
    let written = |id| assembled(pages, &contents, &fonts, identity, id);
    // The identifier is made of everything else in the file.
    let digest = Sha256::digest(written([0; 16]));
    Ok(written(std::array::from_fn(|i| digest[i])))
}

/// A stream as it stands in the file.
pub(crate) fn compressed(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec_zlib(bytes, 9)
}

/// The file around the pages' contents.
fn assembled(
    pages: &[Page],
    contents: &[Vec<u8>],
    fonts: &UsedFonts,
    identity: &Identity,
    id: [u8; 16],
) -> Vec<u8> {
    let mut next = Ref::new(1);
    let (catalog, tree, about) = (next.bump(), next.bump(), next.bump());
    let mut pdf = Pdf::new();
    pdf.set_version(1, 7);
    pdf.set_file_id((id.to_vec(), id.to_vec()));

    let mut info = pdf.document_info(about);
    info.title(TextStr(&identity.title)).creator(TextStr(&identity.creator)).producer(TextStr("Strapline"));
    if let Some(created) = &identity.created {
        info.pair(Name(b"CreationDate"), Str(created.as_bytes()));
        info.pair(Name(b"ModDate"), Str(created.as_bytes()));
    }
    info.finish();

    let mut root = pdf.catalog(catalog);
    root.pages(tree).page_layout(PageLayout::OneColumn).page_mode(PageMode::UseNone);
    root.lang(TextStr(identity.language));
    // Viewers are asked to print at true size.
    let mut viewer = root.viewer_preferences();
    viewer.pair(Name(b"PrintScaling"), Name(b"None")).pair(Name(b"DisplayDocTitle"), true);
    viewer.finish();
    root.finish();

    let typefaces = fonts.write(&mut pdf, &mut next);
    let sheets: Vec<(Ref, Ref)> = pages.iter().map(|_| (next.bump(), next.bump())).collect();
    pdf.pages(tree).kids(sheets.iter().map(|(page, _)| *page)).count(sheets.len() as i32);
    for ((page, bytes), (sheet, content)) in pages.iter().zip(contents).zip(&sheets) {
        let mut leaf = pdf.page(*sheet);
        leaf.parent(tree).contents(*content);
        leaf.media_box(Rect::new(0.0, 0.0, points(page.width), points(page.height)));
        let mut resources = leaf.resources();
        let mut named = resources.fonts();
        for (name, font) in &typefaces {
            named.pair(Name(name), *font);
        }
        named.finish();
        resources.finish();
        leaf.finish();
        pdf.stream(*content, bytes).filter(Filter::FlateDecode);
    }
    pdf.finish()
}

/// Turns items into operators, and repeats no colour and no width that is set already.
struct Pen<'a> {
    page: &'a Page,
    fonts: &'a UsedFonts,
    content: Content,
    stroke: Option<Stroke>,
    fill: Option<Colour>,
}

impl<'a> Pen<'a> {
    fn draw(page: &'a Page, fonts: &'a UsedFonts) -> Vec<u8> {
        let mut content = Content::new();
        content.set_line_join(LineJoinStyle::RoundJoin).set_line_cap(LineCapStyle::ButtCap);
        let mut pen = Self { page, fonts, content, stroke: None, fill: None };
        for item in &page.items {
            pen.item(item);
        }
        pen.content.finish().into_vec()
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Lines { ends, stroke } => {
                self.set_stroke(*stroke);
                for line in ends {
                    self.path(line);
                }
                self.content.stroke();
            }
            Item::Trace { points, stroke } => {
                self.set_stroke(*stroke);
                self.path(points);
                self.content.stroke();
            }
            Item::Areas { outlines, fill } => {
                self.set_fill(*fill);
                for outline in outlines {
                    self.path(outline);
                }
                self.content.fill_nonzero();
            }
            Item::Text { at, pieces, size_pt, colour } => {
                self.set_fill(*colour);
                let [x, y] = self.point(*at);
                self.content.begin_text().next_line(x, y);
                for piece in pieces {
                    self.content.set_font(Name(UsedFonts::name(piece.weight)), *size_pt as f32);
                    self.piece(piece);
                }
                self.content.end_text();
            }
        }
    }

    fn piece(&mut self, piece: &Piece) {
        let glyphs = piece.glyphs.iter().map(|glyph| self.fonts.glyph(piece.weight, glyph.id));
        let codes: Vec<u8> = glyphs.flat_map(u16::to_be_bytes).collect();
        if !piece.missing {
            self.content.show(Str(&codes));
            return;
        }
        // Every box is the same glyph: what it stands for is written beside it.
        let text: String = piece.glyphs.iter().map(|glyph| glyph.letter).collect();
        let mut span = self.content.begin_marked_content_with_properties(Name(b"Span"));
        span.properties().actual_text(TextStr(&text));
        span.finish();
        self.content.show(Str(&codes)).end_marked_content();
    }

    fn set_stroke(&mut self, stroke: Stroke) {
        if self.stroke.is_none_or(|known| known.colour != stroke.colour) {
            let [r, g, b] = parts(stroke.colour);
            self.content.set_stroke_rgb(r, g, b);
        }
        if self.stroke.is_none_or(|known| known.width_mm != stroke.width_mm) {
            self.content.set_line_width(points(stroke.width_mm));
        }
        self.stroke = Some(stroke);
    }

    fn set_fill(&mut self, fill: Colour) {
        if self.fill != Some(fill) {
            let [r, g, b] = parts(fill);
            self.content.set_fill_rgb(r, g, b);
        }
        self.fill = Some(fill);
    }

    /// A subpath through these points.
    fn path(&mut self, points: &[Point]) {
        for (n, point) in points.iter().enumerate() {
            let [x, y] = self.point(*point);
            if n == 0 {
                self.content.move_to(x, y)
            } else {
                self.content.line_to(x, y)
            };
        }
    }

    fn point(&self, [x, y]: Point) -> [f32; 2] {
        [points(x), points(self.page.height - y)]
    }
}

/// Millimetres to points, to a thousandth: a third of a micrometre.
fn points(mm: f64) -> f32 {
    let thousandths = (mm * POINTS_PER_MM * 1000.0).round();
    // A drawing that went wrong lands in the corner and leaves the file readable.
    if thousandths.is_finite() { (thousandths / 1000.0) as f32 } else { 0.0 }
}

fn parts(Colour(r, g, b): Colour) -> [f32; 3] {
    // Three decimals tell 256 steps apart.
    [r, g, b].map(|value| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0)
}
