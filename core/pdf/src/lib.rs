//! The typed report as a PDF that a physician can read with a ruler.
//!
//! [`render`] draws a summary page and the strips at true 25 mm/s and 10 mm/mV, as vectors, on A4 or Letter. It is
//! pure: the same report and options give the same bytes, on every machine; dates and identifiers in the file come from
//! the recording and from the content, never from a clock. Text can be searched and copied; Latin, Greek and Cyrillic
//! names are set in the font that the file embeds, and a character that the font lacks is drawn as a box which still
//! copies as what it was.
//!
//! Drawing goes in three steps: blocks draw themselves on a canvas in millimetres, sheets take blocks as long as there
//! is room, and the document turns sheets into PDF.

mod canvas;
mod chart;
mod document;
mod fonts;
mod labels;
mod method;
mod paper;
mod sheets;
mod strip;
mod summary;
mod table;
mod tables;
mod text;
mod theme;
mod trace;
mod typeface;

pub use paper::{Paper, PaperError};

use document::{Identity, Page};
use labels::Form;
use sheets::Sheets;
use strapline_ecg::report::Report;
use strapline_words::{Hours, Words};
use typeface::Faces;

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Size of the paper.
    pub paper: Paper,
}

/// Why there is no PDF. It does not depend on the report: the program itself is damaged.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font in the program could not be read or reduced.
    #[error("the built-in font {name} cannot be read: install the program again")]
    Font {
        /// Which.
        name: &'static str,
    },
}

/// Draws a report in these words. Takes any report: empty, unreadable, seven days long, or with numbers that are none.
pub fn render(report: &Report, words: Words, options: &Options) -> Result<Vec<u8>, PdfError> {
    let faces = Faces::load()?;
    // A physician reads a clock of 24 hours, whatever the phone shows.
    let form = Form { report, words: words.with_hours(Hours::TwentyFour) };
    let pages = lay_out(&faces, form, options.paper);
    let identity = Identity {
        title: form.title(),
        creator: form.software(),
        created: form.created(),
        language: words.language().code(),
    };
    document::write(&faces, &pages, &identity)
}

/// The pages in millimetres: the summary, the strips, how it was measured.
fn lay_out(faces: &Faces, form: Form<'_>, paper: Paper) -> Vec<Page> {
    let mut sheets = Sheets::new(faces, form, paper);
    summary::summary(&mut sheets, form);
    strip::strips(&mut sheets, form);
    method::method(&mut sheets, form);
    sheets.finish()
}

#[cfg(test)]
mod tests;
