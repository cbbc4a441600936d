//! Characters to glyphs: two weights of one free font, with a way out for every character that it lacks.
//!
//! A character is looked up in the weight asked for, then in the other one, then by a plain equivalent (a thin space
//! by a space, a minus by a dash), then by its compatibility decomposition (a ligature by its letters). What is left is
//! drawn as the font's own box, and its text stays in the file: nothing vanishes without a trace.

use crate::{PdfError, theme::MM_PER_POINT};
use ttf_parser::{Face as Font, GlyphId};
use unicode_normalization::{UnicodeNormalization, char::decompose_compatible};

/// Characters of one text that are laid out at most; the longest text of a report has a few hundred.
const LONGEST_TEXT: usize = 4000;

/// Weight of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    fn other(self) -> Self {
        match self {
            Weight::Regular => Weight::Bold,
            Weight::Bold => Weight::Regular,
        }
    }
}

/// One weight.
pub(crate) struct Face {
    pub(crate) name: &'static str,
    pub(crate) bytes: &'static [u8],
    pub(crate) font: Font<'static>,
}

impl Face {
    fn load(name: &'static str, bytes: &'static [u8]) -> Result<Self, PdfError> {
        let font = Font::parse(bytes, 0).map_err(|_| PdfError::Font { name })?;
        Ok(Self { name, bytes, font })
    }

    fn glyph(&self, letter: char) -> Option<u16> {
        self.font.glyph_index(letter).map(|glyph| glyph.0).filter(|glyph| *glyph != 0)
    }

    /// Advance of a glyph in em.
    pub(crate) fn advance(&self, glyph: u16) -> f64 {
        let advance = self.font.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
        f64::from(advance) / f64::from(self.font.units_per_em())
    }
}

/// Both weights.
pub(crate) struct Faces {
    regular: Face,
    bold: Face,
}

/// A glyph and the text that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    pub(crate) letter: char,
}

/// Glyphs of one weight in a row; `missing` ones are boxes that stand for characters the font lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) weight: Weight,
    pub(crate) missing: bool,
    pub(crate) glyphs: Vec<Glyph>,
}

impl Faces {
    /// The font in this repository.
    pub(crate) fn load() -> Result<Self, PdfError> {
        Ok(Self {
            regular: Face::load("NotoSans-Regular", include_bytes!("../fonts/NotoSans-Regular.ttf"))?,
            bold: Face::load("NotoSans-Bold", include_bytes!("../fonts/NotoSans-Bold.ttf"))?,
        })
    }

    pub(crate) fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// Text as glyphs.
    pub(crate) fn shape(&self, text: &str, weight: Weight) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for letter in text.nfc().take(LONGEST_TEXT) {
            for (weight, missing, glyph) in self.glyphs(letter, weight) {
                match pieces.last_mut() {
                    Some(piece) if piece.weight == weight && piece.missing == missing => {
                        piece.glyphs.push(glyph);
                    }
                    _ => pieces.push(Piece { weight, missing, glyphs: vec![glyph] }),
                }
            }
        }
        pieces
    }

    /// Width of a text in millimetres.
    pub(crate) fn width(&self, text: &str, weight: Weight, size_pt: f64) -> f64 {
        self.shape(text, weight).iter().map(|piece| self.piece_em(piece)).sum::<f64>()
            * size_pt
            * MM_PER_POINT
    }

    /// Width of a piece in em.
    pub(crate) fn piece_em(&self, piece: &Piece) -> f64 {
        let face = self.face(piece.weight);
        piece.glyphs.iter().map(|glyph| face.advance(glyph.id)).sum()
    }

    fn glyphs(&self, letter: char, weight: Weight) -> Vec<(Weight, bool, Glyph)> {
        let find = |letter: char| {
            [weight, weight.other()]
                .into_iter()
                .find_map(|w| self.face(w).glyph(letter).map(|id| (w, false, Glyph { id, letter })))
        };
        if is_ignorable(letter) {
            return Vec::new();
        }
        let letter = equivalent(letter);
        if let Some(glyph) = find(letter) {
            return vec![glyph];
        }
        let mut parts = Vec::new();
        decompose_compatible(letter, |part| parts.push(find(equivalent(part))));
        if let Some(parts) = parts.into_iter().collect::<Option<Vec<_>>>() {
            return parts;
        }
        let letter = if letter.is_control() { '\u{fffd}' } else { letter };
        vec![(weight, true, Glyph { id: 0, letter })]
    }
}

/// A plain character for one that the font lacks and a reader would not tell apart.
fn equivalent(letter: char) -> char {
    match letter {
        '\u{2212}' => '\u{2013}',
        // Spaces of other widths, line ends and tabs; where a line may end is settled by now.
        '\t'
        | '\n'
        | '\r'
        | '\u{85}'
        | '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => ' ',
        other => other,
    }
}

/// Characters that have no shape of their own: joiners, direction marks, variation selectors.
fn is_ignorable(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(text: &str) -> usize {
        let faces = Faces::load().unwrap();
        let pieces = faces.shape(text, Weight::Bold);
        pieces.iter().filter(|piece| piece.missing).map(|piece| piece.glyphs.len()).sum()
    }

    #[test]
    fn latin_greek_and_cyrillic_have_glyphs_in_both_weights() {
        let faces = Faces::load().unwrap();
        let names =
            "Zoë Łukasz Şükrü İpek Ñuñez Đặng Ελένη Παπαδοπούλου Ἀρης Юлія Ґалаґан Щербаков ß ẞ 0123456789";
        for weight in [Weight::Regular, Weight::Bold] {
            for piece in faces.shape(names, weight) {
                assert!(!piece.missing && piece.weight == weight, "{piece:?}");
            }
        }
    }

    #[test]
    fn a_character_without_a_glyph_falls_back_and_then_is_a_box() {
        assert_eq!(missing("Mu\u{308}ller"), 0);
        assert_eq!(missing("Ｆｕｌｌ ﬁ ² \u{2009}\u{2212}5 \u{2003}x"), 0);
        assert_eq!(missing("山田 太郎"), 4);
        assert_eq!(missing("שרה"), 3);
        assert_eq!(missing("🫀"), 1);
        assert_eq!(missing("a\u{7}b"), 1);
        assert_eq!(missing("a\u{202e}b\u{200d}c\u{fe0f}"), 0);
    }

    #[test]
    fn figures_are_of_even_width() {
        let faces = Faces::load().unwrap();
        for weight in [Weight::Regular, Weight::Bold] {
            let one = faces.width("1", weight, 10.0);
            assert!("023456789".chars().all(|digit| faces.width(&digit.to_string(), weight, 10.0) == one));
        }
        assert!((faces.width("0", Weight::Regular, 10.0) - 5.72 * MM_PER_POINT).abs() < 1e-9);
    }
}
