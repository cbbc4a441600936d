//! The font as it lies in a file: each weight reduced to the glyphs that the pages use, with what they stand for.

use crate::{
    PdfError,
    canvas::Item,
    document::{Page, compressed},
    typeface::{Face, Faces, Weight},
};
use pdf_writer::{
    Filter, Finish, Name, Pdf, Rect, Ref, Str,
    types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap},
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// Codes are glyph numbers.
const SYSTEM: SystemInfo = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// One weight, reduced to the glyphs that the pages use.
struct UsedFont {
    /// As readers see it, with the tag of a subset.
    name: String,
    /// The reduced font, compressed, and how long it is when it is not.
    file: (Vec<u8>, usize),
    glyphs: GlyphRemapper,
    /// Advances in thousandths of an em, in the order of the reduced font's glyphs.
    widths: Vec<f32>,
    /// What each glyph of the reduced font stands for.
    letters: BTreeMap<u16, char>,
    /// In thousandths of an em: the box around all glyphs, and how far letters go up, down and with capitals.
    outline: [f32; 4],
    ascent: f32,
    descent: f32,
    capitals: f32,
}

/// Every weight that is used.
pub(crate) struct UsedFonts(BTreeMap<Weight, UsedFont>);

impl UsedFonts {
    pub(crate) fn of(faces: &Faces, pages: &[Page]) -> Result<Self, PdfError> {
        let mut used: BTreeMap<Weight, BTreeMap<u16, char>> = BTreeMap::new();
        for item in pages.iter().flat_map(|page| &page.items) {
            let Item::Text { pieces, .. } = item else { continue };
            for piece in pieces {
                let glyphs = used.entry(piece.weight).or_default();
                for glyph in &piece.glyphs {
                    let letter = if piece.missing { char::REPLACEMENT_CHARACTER } else { glyph.letter };
                    // Of two letters with one shape, such as two kinds of spaces, the plainer one.
                    let known = glyphs.entry(glyph.id).or_insert(letter);
                    *known = letter.min(*known);
                }
            }
        }
        let reduce =
            |(weight, letters)| UsedFont::new(faces.face(weight), &letters).map(|font| (weight, font));
        used.into_iter().map(reduce).collect::<Result<_, _>>().map(Self)
    }

    /// What a weight is called on every page.
    pub(crate) fn name(weight: Weight) -> &'static [u8] {
        match weight {
            Weight::Regular => b"Regular",
            Weight::Bold => b"Bold",
        }
    }

    /// A glyph's number in the reduced font.
    pub(crate) fn glyph(&self, weight: Weight, id: u16) -> u16 {
        self.0.get(&weight).and_then(|used| used.glyphs.get(id)).unwrap_or(0)
    }

    /// Writes every weight; how each is called, and where it is.
    pub(crate) fn write(&self, pdf: &mut Pdf, next: &mut Ref) -> Vec<(&'static [u8], Ref)> {
        self.0.iter().map(|(weight, font)| (Self::name(*weight), font.write(pdf, next))).collect()
    }
}

impl UsedFont {
    fn new(face: &Face, letters: &BTreeMap<u16, char>) -> Result<Self, PdfError> {
        let ids: Vec<u16> = letters.keys().copied().collect();
        let glyphs = GlyphRemapper::new_from_glyphs_sorted(&ids);
        let refuse = |_| PdfError::Font { name: face.name };
        let bytes = subsetter::subset(face.bytes, 0, &glyphs).map_err(refuse)?;
        // ISO 32000-1, 9.6.4: six letters that differ between different subsets of one font.
        let digest = Sha256::digest(&bytes);
        let tag: String = digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect();
        let thousandths = |units: i16| f32::from(units) * 1000.0 / f32::from(face.font.units_per_em());
        let bounds = face.font.global_bounding_box();
        Ok(Self {
            name: format!("{tag}+{}", face.name),
            file: (compressed(&bytes), bytes.len()),
            widths: glyphs.remapped_gids().map(|id| (face.advance(id) * 1000.0) as f32).collect(),
            letters: letters.iter().filter_map(|(id, letter)| Some((glyphs.get(*id)?, *letter))).collect(),
            glyphs,
            outline: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(thousandths),
            ascent: thousandths(face.font.ascender()),
            descent: thousandths(face.font.descender()),
            capitals: thousandths(face.font.capital_height().unwrap_or(face.font.ascender())),
        })
    }

    fn write(&self, pdf: &mut Pdf, next: &mut Ref) -> Ref {
        let (font, cid, descriptor) = (next.bump(), next.bump(), next.bump());
        let (file, unicode) = (next.bump(), next.bump());
        let name = Name(self.name.as_bytes());
        pdf.type0_font(font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(unicode);

        let mut glyphs = pdf.cid_font(cid);
        glyphs.subtype(CidFontType::Type2).base_font(name).system_info(SYSTEM).font_descriptor(descriptor);
        glyphs.default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        glyphs.widths().consecutive(0, self.widths.iter().copied());
        glyphs.finish();

        let [left, bottom, right, top] = self.outline;
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(left, bottom, right, top))
            .italic_angle(0.0)
            .ascent(self.ascent)
            .descent(self.descent)
            .cap_height(self.capitals)
            .stem_v(80.0)
            .font_file2(file);

        let (bytes, length) = &self.file;
        pdf.stream(file, bytes).filter(Filter::FlateDecode).pair(Name(b"Length1"), *length as i32);
        let mut map = UnicodeCmap::new(Name(b"Adobe-Identity-UCS"), SYSTEM);
        self.letters.iter().for_each(|(glyph, letter)| map.pair(*glyph, *letter));
        let map = compressed(&map.finish());
        pdf.cmap(unicode, &map).filter(Filter::FlateDecode);
        font
    }
}
