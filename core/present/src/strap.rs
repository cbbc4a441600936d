//! Straps: those that are near, and the known one.

use crate::{card::Tone, live::Chip};
use std::cmp::Reverse;
use strapline_words::Words;

/// A strap received at least this strong is near, dBm.
const STRONG_DBM: i32 = -65;
/// One at least this strong is received well enough, dBm.
const FAIR_DBM: i32 = -80;
/// The strongest that there is, dBm: a radio says 127 where it does not know (Bluetooth Core, HCI LE Advertising Report).
const MOST_DBM: i32 = 20;

/// A strap as the radio sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearStrap {
    /// What the shell knows it by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How strong it is received, dBm; `None` where it is not.
    pub rssi_dbm: Option<i32>,
}

/// A strap to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrapRow {
    /// What the shell knows it by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How well it is received, in words.
    pub strength: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// Which strap. It is the same until something that is shown has changed: every second brings another strength.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrapsScreen {
    /// The known one, seen or not.
    pub known: Option<StrapRow>,
    /// The others, the strongest first; among those alike, the one that was seen first.
    pub others: Vec<StrapRow>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    None,
    Weak,
    Fair,
    Strong,
}

impl Strength {
    fn of(rssi_dbm: Option<i32>) -> Self {
        match rssi_dbm {
            None => Self::None,
            Some(STRONG_DBM..=MOST_DBM) => Self::Strong,
            Some(FAIR_DBM..STRONG_DBM) => Self::Fair,
            Some(_) => Self::Weak,
        }
    }

    fn said(self, words: Words) -> String {
        words.text(match self {
            Self::None => "app-signal-none",
            Self::Weak => "app-signal-weak",
            Self::Fair => "app-signal-fair",
            Self::Strong => "app-signal-strong",
        })
    }
}

impl StrapsScreen {
    /// The straps `seen`, in the order in which they were seen first, and the known one.
    pub fn new(known: Option<&NearStrap>, seen: &[NearStrap], words: Words) -> Self {
        let is_known = |strap: &NearStrap| known.is_some_and(|known| known.id == strap.id);
        let mut others: Vec<&NearStrap> = seen.iter().filter(|strap| !is_known(strap)).collect();
        others.sort_by_key(|strap| Reverse(Strength::of(strap.rssi_dbm)));
        let rssi_dbm = seen.iter().find(|strap| is_known(strap)).and_then(|strap| strap.rssi_dbm);
        Self {
            known: known.map(|known| row(known, rssi_dbm.or(known.rssi_dbm), words)),
            others: others.into_iter().map(|strap| row(strap, strap.rssi_dbm, words)).collect(),
        }
    }
}

fn row(strap: &NearStrap, rssi_dbm: Option<i32>, words: Words) -> StrapRow {
    let strength = Strength::of(rssi_dbm).said(words);
    let args = [("name", strap.name.as_str().into()), ("strength", strength.as_str().into())];
    let spoken = words.say("strap-spoken", &args);
    StrapRow { id: strap.id.clone(), name: strap.name.clone(), strength, spoken }
}

/// What the first screen says of the strap that is known: whether it records, and its battery when that was last heard of.
pub fn strap_chips(name: Option<&str>, records: bool, battery: Option<&str>, words: Words) -> Vec<Chip> {
    let Some(name) = name else {
        return vec![Chip { text: words.text("app-strap-none"), tone: Tone::Faint }];
    };
    let (id, tone) = if records { ("strap-records", Tone::Good) } else { ("strap-rests", Tone::Plain) };
    let state = Chip { text: words.say(id, &[("name", name.into())]), tone };
    let battery = battery.map(|percent| Chip {
        text: words.say("strap-battery-last", &[("percent", percent.into())]),
        tone: Tone::Plain,
    });
    [Some(state), battery].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use strapline_words::Language;

    fn strap(id: &str, rssi_dbm: Option<i32>) -> NearStrap {
        NearStrap { id: id.into(), name: format!("Polar {id}"), rssi_dbm }
    }

    #[test]
    fn a_strap_is_strong_fair_or_weak_and_one_of_unknown_strength_is_weak() {
        let words = Words::of(Language::English);
        let said = |rssi_dbm| {
            let screen = StrapsScreen::new(None, &[strap("a", rssi_dbm)], words);
            screen.others[0].strength.clone()
        };
        for (rssi_dbm, expected) in [
            (Some(20), "strong signal"),
            (Some(-65), "strong signal"),
            (Some(-66), "fair signal"),
            (Some(-80), "fair signal"),
            (Some(-81), "weak signal"),
            (Some(i32::MIN), "weak signal"),
            (Some(127), "weak signal"),
            (None, "not seen yet"),
        ] {
            assert_eq!(said(rssi_dbm), expected, "{rssi_dbm:?}");
        }
    }

    #[test]
    fn the_known_strap_stands_apart_and_others_do_not_change_places_with_every_packet() {
        let words = Words::of(Language::German);
        let seen =
            [strap("a", Some(-70)), strap("b", Some(-50)), strap("c", Some(-69)), strap("d", Some(-90))];
        let screen = StrapsScreen::new(Some(&strap("d", None)), &seen, words);
        assert_eq!(screen.others.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["b", "a", "c"]);
        assert_eq!(screen.known.as_ref().unwrap().spoken, "Polar d, schwaches Signal");
        let later =
            [strap("a", Some(-66)), strap("b", Some(-40)), strap("c", Some(-80)), strap("d", Some(-95))];
        assert_eq!(StrapsScreen::new(Some(&strap("d", None)), &later, words), screen);
        let unseen = StrapsScreen::new(Some(&strap("e", None)), &[], words);
        assert_eq!(
            (unseen.known.unwrap().strength, unseen.others),
            (words.text("app-signal-none"), Vec::new())
        );
    }

    #[test]
    fn home_says_of_the_strap_what_is_known_of_it() {
        let words = Words::of(Language::English);
        let said = |name, records, battery| -> Vec<String> {
            strap_chips(name, records, battery, words).into_iter().map(|chip| chip.text).collect()
        };
        assert_eq!(said(None, true, Some("9 %")), ["No strap known yet"]);
        assert_eq!(said(Some("H10"), true, None), ["H10 \u{b7} recording"]);
        assert_eq!(
            said(Some("H10"), false, Some("80 %")),
            ["H10 \u{b7} not connected", "Strap battery 80 %, last time"]
        );
    }
}
