//! Annotations as a file holds them in; reference beats, VF, shutdown, AF and flutter out.

use crate::{RefBeat, Reference, Test, TestBeat};
use std::ops::RangeInclusive;
use strapline_ecg::classify::BeatClass;

/// One annotation, in PhysioNet's symbols.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Sample, on the clock of the file that holds it.
    pub at: i64,
    /// PhysioNet's one-character symbol: `N`, `V`, `+`, `~`, `[` ...
    pub symbol: char,
    /// Its subtype; of `~` it says which signals are unreadable.
    pub subtype: i32,
    /// Its text, such as `(AFIB` of a rhythm change; may end in a zero byte.
    pub text: String,
}

impl Mark {
    /// A mark without subtype and text.
    pub fn new(at: i64, symbol: char) -> Self {
        Self { at, symbol, subtype: 0, text: String::new() }
    }

    /// The AAMI class of a beat; `None` for every symbol that is no beat.
    pub fn class(&self) -> Option<BeatClass> {
        Some(match self.symbol {
            'N' | 'L' | 'R' | 'B' | 'e' | 'j' | 'n' => BeatClass::Normal,
            'A' | 'a' | 'J' | 'S' => BeatClass::Supraventricular,
            'V' | 'E' | 'r' => BeatClass::Ventricular,
            'F' => BeatClass::Fusion,
            '/' | 'f' | 'Q' | '?' => BeatClass::Unclassified,
            _ => return None,
        })
    }

    /// Begins a stretch in which no signal is readable: bits 4 and 5 of the subtype.
    fn shuts_down(&self) -> bool {
        self.symbol == '~' && self.subtype & 0x30 == 0x30
    }
}

/// Whether the record holds paced beats: EC57 takes such records out of its figures.
pub fn is_paced(marks: &[Mark]) -> bool {
    marks.iter().any(|mark| mark.symbol == '/')
}

/// What a file of annotations says, read as `bxb` reads it: nothing between `[` and `]` is a beat, and fibrillation
/// that does not end lasts to the end; an unreadable stretch ends at the next `~` that says so, or, where the next
/// annotation is another, leaves a window free after the beat before and before that annotation.
///
/// `marks` must be in order. `duration` is the record's length in samples and `window` half the matching window.
pub fn reference(marks: &[Mark], duration: i64, window: i64) -> Reference {
    let mut reference = Reference { duration, ..Reference::default() };
    let mut marks = marks.iter().peekable();
    while let Some(mark) = marks.next() {
        if let Some(class) = mark.class() {
            reference.beats.push(RefBeat { at: mark.at, class });
        } else if mark.symbol == '[' {
            let end = marks.find(|next| next.symbol == ']').map_or(i64::MAX, |end| end.at);
            reference.vf.push(mark.at..=end);
        } else if mark.shuts_down() {
            let (start, end) = match marks.peek() {
                None => (mark.at, i64::MAX),
                Some(next) if next.symbol == '~' && !next.shuts_down() => (mark.at, next.at),
                Some(next) => {
                    let beat = reference.beats.last().map_or(0, |beat| beat.at);
                    let before = reference.vf.last().map_or(beat, |vf| beat.max(*vf.end()));
                    let end = next.at - window;
                    (before.saturating_add(window).min(end), end)
                }
            };
            reference.shutdown.push(start..=end);
        }
    }
    reference
}

/// The same for a detector's annotations, rescaled by `scale` to the reference's clock.
pub fn test(marks: &[Mark], scale: f64, window: i64) -> Test {
    let own = reference(marks, 0, (window as f64 / scale).round() as i64);
    let on_reference = |at: i64| if at == i64::MAX { at } else { (at as f64 * scale).round() as i64 };
    let moved = |stretches: &[RangeInclusive<i64>]| {
        stretches.iter().map(|s| on_reference(*s.start())..=on_reference(*s.end())).collect()
    };
    Test {
        beats: own.beats.iter().map(|beat| TestBeat::new(beat.at as f64 * scale, beat.class)).collect(),
        shutdown: moved(&own.shutdown),
        vf: moved(&own.vf),
    }
}

/// Rhythm changes of a record as AF scoring needs them, in the reference's samples.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RhythmMarks {
    /// Atrial fibrillation: from `(AFIB` to the next rhythm that is another.
    pub af: Vec<RangeInclusive<i64>>,
    /// Atrial flutter: from `(AFL` to the next rhythm that is another.
    pub flutter: Vec<RangeInclusive<i64>>,
    /// Whether the record has rhythm marks at all; without them nothing can be said about AF.
    pub marked: bool,
}

impl RhythmMarks {
    /// Episodes from rhythm marks (`+`), as `epicmp` finds them; one that does not end lasts to the record's end.
    pub fn of(marks: &[Mark], duration: i64) -> Self {
        let last = marks.last().map_or(duration, |mark| duration.max(mark.at));
        let changes: Vec<&Mark> = marks.iter().filter(|mark| mark.symbol == '+').collect();
        let episodes = |rhythm: &str| {
            let mut found: Vec<RangeInclusive<i64>> = Vec::new();
            let mut since = None;
            for change in &changes {
                match (since, change.text.starts_with(rhythm)) {
                    (None, true) => since = Some(change.at),
                    (Some(start), false) => {
                        found.push(start..=change.at);
                        since = None;
                    }
                    _ => {}
                }
            }
            found.extend(since.map(|start| start..=last));
            found
        };
        Self { af: episodes("(AFIB"), flutter: episodes("(AFL"), marked: !changes.is_empty() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use BeatClass::{Fusion, Normal, Supraventricular, Unclassified, Ventricular};

    fn noise(at: i64, subtype: i32) -> Mark {
        Mark { subtype, ..Mark::new(at, '~') }
    }

    fn rhythm(at: i64, text: &str) -> Mark {
        Mark { text: text.into(), ..Mark::new(at, '+') }
    }

    #[test]
    fn symbols_map_to_aami_classes() {
        let all = |symbols: &str, class| symbols.chars().all(|s| Mark::new(0, s).class() == class);
        assert!(all("NLRejnB", Some(Normal)));
        assert!(all("AaJS", Some(Supraventricular)));
        assert!(all("VEr", Some(Ventricular)));
        assert!(all("F", Some(Fusion)));
        assert!(all("/fQ?", Some(Unclassified)));
        assert!(all("+~|!\"x[]^sTDpt=u*@()", None));
        assert!(is_paced(&[Mark::new(0, 'N'), Mark::new(1, '/')]) && !is_paced(&[Mark::new(0, 'f')]));
    }

    #[test]
    fn nothing_in_fibrillation_is_a_beat() {
        let marks: Vec<Mark> =
            [(10, 'N'), (20, '['), (25, 'V'), (26, '!'), (30, ']'), (40, 'N'), (50, '['), (60, 'N')]
                .map(|(at, symbol)| Mark::new(at, symbol))
                .into();
        let got = reference(&marks, 100, 5);
        assert_eq!(got.beats.iter().map(|b| b.at).collect::<Vec<_>>(), [10, 40]);
        assert_eq!(got.vf, [20..=30, 50..=i64::MAX]);
    }

    #[test]
    fn shutdown_ends_at_readable_or_leaves_a_window_about_beats() {
        let beat = |at| Mark::new(at, 'N');
        let told = [beat(10), noise(100, 0x30), noise(200, 0), beat(300)];
        assert_eq!(reference(&told, 400, 5).shutdown, [100..=200]);
        let untold = [beat(10), noise(100, -1), beat(300)];
        assert_eq!(reference(&untold, 400, 5).shutdown, [15..=295]);
        assert_eq!(reference(&[beat(10), noise(100, -1)], 400, 5).shutdown, [100..=i64::MAX]);
        assert!(reference(&[noise(100, 0x10), beat(300)], 400, 5).shutdown.is_empty());
    }

    #[test]
    fn test_annotations_move_to_the_reference_clock() {
        let got = test(&[Mark::new(130, 'V'), noise(260, 0x30), noise(390, 0)], 360.0 / 130.0, 54);
        assert_eq!(got.beats, [TestBeat::new(360.0, Ventricular)]);
        assert_eq!(got.shutdown, [720..=1080]);
    }

    #[test]
    fn rhythms_last_until_another() {
        let marks = [
            rhythm(0, "(N\0"),
            rhythm(10, "(AFIB\0"),
            rhythm(20, "(AFIB"),
            Mark::new(25, 'V'),
            rhythm(30, "(AFL"),
            rhythm(40, "(AFIB"),
        ];
        let got = RhythmMarks::of(&marks, 100);
        assert_eq!((got.af, got.flutter, got.marked), (vec![10..=30, 40..=100], vec![30..=40], true));
        assert!(!RhythmMarks::of(&[Mark::new(5, 'N')], 100).marked);
    }
}
