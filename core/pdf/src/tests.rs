//! The layout of whole reports: nothing overlaps, nothing leaves the text block.

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use crate::{
    Paper,
    canvas::{Item, Rect},
    document::Page,
    labels::Form,
    lay_out,
    theme::{MM_PER_POINT, TEXT_WIDTH},
    typeface::{Faces, Weight},
};
use strapline_ecg::report::Report;
use strapline_words::{Language, Words};

/// What each text covers and says: from the height of its letters to their descenders.
fn texts(faces: &Faces, page: &Page) -> Vec<(Rect, String)> {
    let text = |item: &Item| {
        let Item::Text { at, pieces, size_pt, .. } = item else { return None };
        let mm = size_pt * MM_PER_POINT;
        let width = pieces.iter().map(|piece| faces.piece_em(piece)).sum::<f64>() * mm;
        let says = pieces.iter().flat_map(|piece| &piece.glyphs).map(|glyph| glyph.letter).collect();
        Some((Rect::new(at[0], at[1] - 0.72 * mm, width, 0.9 * mm), says))
    };
    page.items.iter().filter_map(text).collect()
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

#[test]
fn no_text_runs_into_another_or_out_of_the_text_block() {
    let faces = Faces::load().unwrap();
    let long =
        "Παρασκευή Παπαδοπούλου-Χατζηκωνσταντίνου ґалаґанова-щербакова Wolfeschlegelsteinhausenbergerdorff";
    let sessions = [
        fixture::night(),
        fixture::grave(),
        fixture::week(),
        fixture::minute(),
        fixture::unreadable(),
        fixture::beatless(),
        fixture::second(),
        fixture::nothing(),
    ];
    for (session, name) in sessions.iter().zip(["A. Patient", long].into_iter().cycle()) {
        let report = Report::new(session, fixture::about(name));
        let kinds =
            Language::ALL.into_iter().flat_map(|l| [Paper::A4, Paper::Letter].map(|paper| (l, paper)));
        for (language, paper) in kinds {
            let form = Form { report: &report, words: Words::of(language) };
            for (n, page) in lay_out(&faces, form, paper).iter().enumerate() {
                let texts = texts(&faces, page);
                for (at, (a, says)) in texts.iter().enumerate() {
                    let inside = a.x > paper.left() - 0.01 && a.right() < paper.left() + TEXT_WIDTH + 0.01;
                    assert!(inside, "{says:?} on page {} of {paper:?} in {language:?}: {a:?}", n + 1);
                    for (b, other) in &texts[at + 1..] {
                        assert!(
                            !overlap(a, b),
                            "{says:?} runs into {other:?} on page {} of {paper:?} in {language:?}",
                            n + 1
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn no_text_of_the_form_is_cut_in_any_language() {
    let faces = Faces::load().unwrap();
    let sessions = [
        fixture::night(),
        fixture::grave(),
        fixture::week(),
        fixture::minute(),
        fixture::unreadable(),
        fixture::beatless(),
        fixture::second(),
        fixture::nothing(),
    ];
    let mut cut = Vec::new();
    for session in &sessions {
        let report = Report::new(session, fixture::about("A. Patient"));
        for language in Language::ALL {
            let form = Form { report: &report, words: Words::of(language) };
            for page in lay_out(&faces, form, Paper::A4) {
                let texts = texts(&faces, &page).into_iter().map(|(_, says)| says);
                // What a person wrote may be longer than a line; what is printed by itself may not.
                let of_the_form =
                    |says: &String| says.contains('\u{2026}') && !says.contains("everything went dark");
                cut.extend(texts.filter(of_the_form).map(|says| (language, says)));
            }
        }
    }
    assert!(cut.is_empty(), "{cut:#?}");
}

#[test]
fn every_letter_of_every_language_has_a_glyph() {
    let faces = Faces::load().unwrap();
    for language in Language::ALL {
        let words = Words::of(language);
        for weight in [Weight::Regular, Weight::Bold] {
            for id in strapline_words::ids() {
                let said = words.text(id);
                let missing: Vec<_> = faces.shape(&said, weight).into_iter().filter(|p| p.missing).collect();
                assert!(missing.is_empty(), "{id} in {language:?}: {missing:?}");
            }
            let letters = "\u{11f}\u{15f}\u{131}\u{130}\u{df}\u{bf}\u{a1}\u{153}\u{e7}\u{f1}\u{201e}\u{201c}\u{ab}\u{bb}\u{2019}\u{a0}\u{202f}\u{2013}";
            assert!(
                faces.shape(letters, weight).iter().all(|piece| !piece.missing && piece.weight == weight)
            );
        }
    }
}
