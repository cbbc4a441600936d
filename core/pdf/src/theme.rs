//! Colours and sizes of the page. Lengths are millimetres, type sizes points.

/// A colour, red, green and blue from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

/// Text, trace.
pub(crate) const INK: Colour = Colour(0x13, 0x20, 0x2A);
/// Text that matters less.
pub(crate) const SOFT: Colour = Colour(0x51, 0x61, 0x6C);
/// Rules and frames.
pub(crate) const LINE: Colour = Colour(0xC9, 0xCE, 0xD2);
/// Rules between the rows of a table.
pub(crate) const ROW_LINE: Colour = Colour(0xE3, 0xE1, 0xDB);
/// Rate, and what was read well.
pub(crate) const ACCENT: Colour = Colour(0x0A, 0x6A, 0x6A);
/// The band around the rate: the accent, pale.
pub(crate) const BAND: Colour = Colour(0xCF, 0xE3, 0xE2);
/// What was read well enough for beats: the accent, paler than `ACCENT` and darker than `BAND`.
pub(crate) const FAIR: Colour = Colour(0x8F, 0xBD, 0xBB);
/// What to do soon: words.
pub(crate) const ATTENTION: Colour = Colour(0x7A, 0x4B, 0x00);
/// What to do soon: ground.
pub(crate) const ATTENTION_GROUND: Colour = Colour(0xFF, 0xF1, 0xD6);
/// ECG paper.
pub(crate) const PAPER: Colour = Colour(0xFF, 0xFC, 0xF8);
/// Lines of 1 mm.
pub(crate) const MINOR: Colour = Colour(0xF7, 0xE3, 0xDC);
/// Lines of 5 mm.
pub(crate) const MAJOR: Colour = Colour(0xED, 0xBF, 0xB2);
/// Hatching over what was not read.
pub(crate) const HATCH: Colour = Colour(0xC9, 0xCE, 0xD2);
/// The trace where it was not read: to be seen, not to be trusted.
pub(crate) const FAINT: Colour = Colour(0x8C, 0x98, 0xA1);
/// Ventricular beats.
pub(crate) const VENTRICULAR: Colour = Colour(0x8C, 0x2F, 0x5B);
/// Supraventricular beats.
pub(crate) const SUPRAVENTRICULAR: Colour = Colour(0x2F, 0x5F, 0x8C);
/// The ground of the page and of words over hatching.
pub(crate) const WHITE: Colour = Colour(0xFF, 0xFF, 0xFF);

/// Width of everything printed: a pulse of 10 mm and seven seconds at 25 mm/s. It fits on A4 and on Letter.
pub(crate) const TEXT_WIDTH: f64 = 185.0;
/// From the upper edge of the paper to the header.
pub(crate) const TOP: f64 = 10.0;
/// From the lower edge of the paper to the footer's last line; printers leave 6 mm free.
pub(crate) const BOTTOM: f64 = 9.0;

/// Line height over type size.
pub(crate) const LEADING: f64 = 1.28;
/// Millimetres in a point.
pub(crate) const MM_PER_POINT: f64 = 25.4 / 72.0;

/// Height of a line of this type size, millimetres.
pub(crate) fn line_height(size_pt: f64) -> f64 {
    size_pt * LEADING * MM_PER_POINT
}
