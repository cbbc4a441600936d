//! Names of files that a person keeps.

use crate::rows::day_it_began;
use strapline_store::RecordingId;

/// A name is cut to so many letters: with what is put behind it fewer than the 255 bytes that file systems take.
const MOST_LETTERS: usize = 50;

/// The name of a report's file, by the day on which the recording began where it was made: "Strapline-2026-11-22.pdf".
pub fn report_file_name(start_ms: Option<i64>, utc_offset_min: i16) -> String {
    match start_ms.and_then(|start_ms| day_it_began(start_ms, utc_offset_min)) {
        Some(day) => format!("Strapline-{day}.pdf"),
        None => "Strapline.pdf".into(),
    }
}

/// The name of the table of a recording that is called `name`: one that every file system takes. Among several it has the
/// beginning of its id, which tells it from one of the same name.
pub fn table_file_name(name: &str, id: Option<RecordingId>) -> String {
    let plain: String = name
        .trim()
        .chars()
        .map(|letter| if letter.is_alphanumeric() || " -_.".contains(letter) { letter } else { '-' })
        .take(MOST_LETTERS)
        .collect();
    let plain = plain.trim_matches(['.', ' ']);
    let plain = if plain.is_empty() { "Strapline" } else { plain };
    match id {
        Some(id) => format!("{plain} {}.csv", id.to_string().get(..8).unwrap_or_default()),
        None => format!("{plain}.csv"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_bears_the_day_of_the_place_where_it_was_recorded() {
        // 23:30 in Berlin, which is the day before in Los Angeles and the same in London.
        let start_ms = 1_795_386_600_000;
        assert_eq!(report_file_name(Some(start_ms), 60), "Strapline-2026-11-22.pdf");
        assert_eq!(report_file_name(Some(start_ms), 120), "Strapline-2026-11-23.pdf");
        assert_eq!(report_file_name(None, 0), "Strapline.pdf");
        for hostile in [i64::MIN, i64::MAX] {
            let name = report_file_name(Some(hostile), i16::MIN);
            assert!(name.starts_with("Strapline") && name.is_ascii(), "{name}");
        }
    }

    #[test]
    fn every_file_system_takes_a_table_s_name_and_two_are_told_apart() {
        let named = |name: &str| table_file_name(name, None);
        assert_eq!(named("  "), "Strapline.csv");
        assert_eq!(named("Nacht: a/b"), "Nacht- a-b.csv");
        assert_eq!(named("..a.."), "a.csv");
        assert_eq!(named("..\\..\\a\0b\n"), "-..-a-b.csv");
        assert_eq!(named("\u{130}\u{15f}\u{131}k \u{665}"), "\u{130}\u{15f}\u{131}k \u{665}.csv");
        let ids = ["01234567", "89abcdef"].map(|id| format!("{id}{}", "0".repeat(24)).parse().unwrap());
        let long = "\u{1d538}".repeat(500);
        let [first, second] = ids.map(|id| table_file_name(&long, Some(id)));
        assert!(first.ends_with(" 01234567.csv") && second.ends_with(" 89abcdef.csv"), "{first} {second}");
        assert!(first.len() <= 255, "{}", first.len());
    }
}
