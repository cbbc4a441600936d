//! Lines of text that fit: wrapped between words, within a word where one is too long, cut with an ellipsis where the
//! lines run out.

use crate::{
    theme::Colour,
    typeface::{Faces, Weight},
};

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) weight: Weight,
    pub(crate) size_pt: f64,
    pub(crate) colour: Colour,
}

/// Regular type.
pub(crate) const fn regular(size_pt: f64, colour: Colour) -> Style {
    Style { weight: Weight::Regular, size_pt, colour }
}

/// Bold type.
pub(crate) const fn bold(size_pt: f64, colour: Colour) -> Style {
    Style { weight: Weight::Bold, size_pt, colour }
}

/// At most `most` lines, each no wider than `width` millimetres; always at least one, though it may be empty.
pub(crate) fn wrap(faces: &Faces, text: &str, style: Style, width: f64, most: usize) -> Vec<String> {
    let measure = |text: &str| faces.width(text, style.weight, style.size_pt);
    let space = measure(" ");
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0.0);
    for word in words(text) {
        let wide = measure(word);
        if !line.is_empty() && used + space + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if lines.len() > most {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
            used += space;
        }
        if wide <= width {
            line.push_str(word);
            used += wide;
            continue;
        }
        for letter in word.chars() {
            let wide = measure(letter.encode_utf8(&mut [0; 4]));
            if used + wide > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
                if lines.len() > most {
                    break;
                }
            }
            line.push(letter);
            used += wide;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most.max(1));
        if let Some(last) = lines.last_mut() {
            *last = ellipsis(faces, &format!("{last} \u{2026}"), style, width);
        }
    }
    lines
}

/// The parts between which a line may end: not at a no-break space of either width, which stands before a unit.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let breaks = |letter: char| letter.is_whitespace() && !['\u{a0}', '\u{202f}'].contains(&letter);
    text.split(breaks).filter(|word| !word.is_empty())
}

/// One line no wider than `width`, cut with an ellipsis where it would be.
pub(crate) fn fit(faces: &Faces, text: &str, style: Style, width: f64) -> String {
    if faces.width(text, style.weight, style.size_pt) <= width {
        return text.to_owned();
    }
    ellipsis(faces, text, style, width)
}

fn ellipsis(faces: &Faces, text: &str, style: Style, width: f64) -> String {
    let measure = |text: &str| faces.width(text, style.weight, style.size_pt);
    if measure(text) <= width {
        return text.to_owned();
    }
    let room = width - measure("\u{2026}");
    let (mut kept, mut used) = (String::new(), 0.0);
    for letter in text.chars() {
        used += measure(letter.encode_utf8(&mut [0; 4]));
        if used > room {
            break;
        }
        kept.push(letter);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('\u{2026}');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::INK;

    const STYLE: Style = regular(9.0, INK);

    #[test]
    fn no_line_is_wider_than_the_column_and_no_word_is_lost() {
        let faces = Faces::load().unwrap();
        let texts = [
            "",
            "   ",
            "Wolfeschlegelsteinhausenbergerdorff and some more words after it",
            "a b c d e f g h i j k l m n o p q r s t u v w x y z",
            "Παπαδοπούλου-Χατζηκωνσταντίνου Ελένη\u{a0}Μαρία",
            "山田太郎🫀\u{202e}",
        ];
        for text in texts {
            for width in [12.0, 30.0, 185.0] {
                let lines = wrap(&faces, text, STYLE, width, 100);
                for line in &lines {
                    assert!(
                        faces.width(line, STYLE.weight, STYLE.size_pt) <= width + 1e-9,
                        "{line:?} in {width}"
                    );
                }
                let flat = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(flat(&lines.concat()), flat(text), "{width}");
            }
        }
    }

    #[test]
    fn a_line_ends_at_ordinary_spaces_alone() {
        let split = |text| words(text).collect::<Vec<_>>();
        assert_eq!(
            split("read from 6\u{a0}h 57\u{a0}min (97\u{a0}%) of 7\u{a0}h"),
            ["read", "from", "6\u{a0}h", "57\u{a0}min", "(97\u{a0}%)", "of", "7\u{a0}h"]
        );
        assert_eq!(split(" in 1999, 3 \n pauses "), ["in", "1999,", "3", "pauses"]);
        assert_eq!(split("sur 12\u{202f}345 battements"), ["sur", "12\u{202f}345", "battements"]);
        assert_eq!(split(""), [""; 0]);
        let faces = Faces::load().unwrap();
        let width = |text| faces.width(text, STYLE.weight, STYLE.size_pt);
        assert!((width("12\u{a0}s") - width("12 s")).abs() < 1e-9, "measured, and drawn, as a space");
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let faces = Faces::load().unwrap();
        let long = "word ".repeat(500);
        let lines = wrap(&faces, &long, STYLE, 40.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('\u{2026}'));
        for text in [fit(&faces, &long, STYLE, 20.0), lines[1].clone()] {
            assert!(text.ends_with('\u{2026}') && faces.width(&text, STYLE.weight, STYLE.size_pt) <= 40.0);
        }
        assert_eq!(fit(&faces, "short", STYLE, 20.0), "short");
        assert_eq!(wrap(&faces, "two words", STYLE, 40.0, 1), ["two words"]);
    }
}
