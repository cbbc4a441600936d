//! What a screen shows as lines of text, written alike in every language: whatever a record has in it, by name.
//!
//! A line for each member, `name.member: value`, and for each element of a list, `name.0: value`. Deeper ones stand on
//! the line: `{member: value}`, `[value, value]`. Members come in order of their names, which are written without capitals
//! and underscores. Numbers with a fraction are rounded to thousandths, bytes are `#` and their FNV-1a, the id of a
//! recording is `id`, and what is absent is `-`.

#![allow(unreachable_pub, missing_docs, reason = "a module of a test program")]

use crate::wire;
use std::{collections::BTreeMap, fmt::Write as _};
use strapline_ecg::classify::BeatClass;
use strapline_ffi::{
    BeatScreen, EventRow, FeelingChoice, HomeRow, Picture, PictureBand, PictureBeat, PictureTick,
};
use strapline_present::{
    Card, CardKind, Chip, ComparedRow, EventsSaid, Hint, LiveScreen, MeasuredScreen, Notification,
    NotificationKind, RecordingRow, ResultScreen, Row, StrapRow, StrapsScreen, Tone, TrendChart, TrendKind,
    TrendPoint, TrendsScreen,
};
use strapline_store::RecordingId;
use strapline_words::{Feeling, Summary};

pub enum Tree {
    Leaf(String),
    List(Vec<Tree>),
    Record(BTreeMap<String, Tree>),
}

pub trait Shown {
    fn tree(&self) -> Tree;
}

/// The lines of one thing that is shown.
pub fn lines(name: &str, shown: &impl Shown) -> String {
    let mut text = String::new();
    write(name, &shown.tree(), &mut text);
    text
}

fn write(name: &str, tree: &Tree, text: &mut String) {
    match tree {
        Tree::Record(members) => {
            for (member, value) in members {
                write(&format!("{name}.{member}"), value, text);
            }
        }
        Tree::List(elements) if !elements.is_empty() => {
            for (n, element) in elements.iter().enumerate() {
                writeln!(text, "{name}.{n}: {}", element.on_a_line()).unwrap();
            }
        }
        other => writeln!(text, "{name}: {}", other.on_a_line()).unwrap(),
    }
}

impl Tree {
    fn on_a_line(&self) -> String {
        match self {
            Self::Leaf(text) => text.clone(),
            Self::List(elements) => {
                format!("[{}]", elements.iter().map(Self::on_a_line).collect::<Vec<_>>().join(", "))
            }
            Self::Record(members) => {
                let member = |(name, value): (&String, &Self)| format!("{name}: {}", value.on_a_line());
                format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

impl Shown for str {
    fn tree(&self) -> Tree {
        Tree::Leaf(format!("\"{}\"", self.replace('\n', "\\n")))
    }
}

impl Shown for String {
    fn tree(&self) -> Tree {
        self.as_str().tree()
    }
}

impl Shown for RecordingId {
    fn tree(&self) -> Tree {
        Tree::Leaf("id".into())
    }
}

impl Shown for f64 {
    fn tree(&self) -> Tree {
        assert!(self.is_finite(), "no number is shown");
        let thousandths = (self.abs() * 1000.0 + 0.5).floor() as u64;
        let sign = if *self < 0.0 { "-" } else { "" };
        Tree::Leaf(format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000))
    }
}

impl Shown for f32 {
    fn tree(&self) -> Tree {
        f64::from(*self).tree()
    }
}

impl<T: Shown> Shown for Option<T> {
    fn tree(&self) -> Tree {
        self.as_ref().map_or_else(|| Tree::Leaf("-".into()), T::tree)
    }
}

/// The only bytes that a screen has are numbers in rows.
impl Shown for Vec<u8> {
    fn tree(&self) -> Tree {
        Tree::Leaf(format!("#{}", wire::fnv(self)))
    }
}

macro_rules! lists {
    ($($of:ty),+) => {$(
        impl Shown for Vec<$of> {
            fn tree(&self) -> Tree {
                Tree::List(self.iter().map(<$of>::tree).collect())
            }
        }
    )+};
}

lists!(
    String,
    f32,
    Card,
    Chip,
    ComparedRow,
    EventRow,
    FeelingChoice,
    Hint,
    HomeRow,
    Notification,
    Picture,
    PictureBand,
    PictureBeat,
    PictureTick,
    RecordingRow,
    Row,
    StrapRow,
    TrendChart,
    TrendPoint
);

macro_rules! leaves {
    ($($of:ty),+) => {$(
        impl Shown for $of {
            fn tree(&self) -> Tree {
                Tree::Leaf(format!("{self:?}").to_lowercase())
            }
        }
    )+};
}

leaves!(bool, u64, BeatClass, CardKind, Feeling, NotificationKind, Tone, TrendKind);

/// Every member of each: one that is added is missing here, and does not compile.
macro_rules! records {
    ($($of:ident { $($member:ident),+ $(,)? })+) => {$(
        impl Shown for $of {
            fn tree(&self) -> Tree {
                let Self { $($member),+ } = self;
                Tree::Record(BTreeMap::from([$((stringify!($member).replace('_', ""), $member.tree())),+]))
            }
        }
    )+};
}

records! {
    BeatScreen { title, kind, sure, sure_share, reasons, strip, caption, doubt }
    Card { kind, title, value, beside, note, tone, bar, spoken }
    Chip { text, tone }
    ComparedRow { title, first, second, spoken }
    EventRow { title, when, note, tone, spoken }
    EventsSaid { count, flagged, notes }
    FeelingChoice { feeling, text, marked, is_urgent }
    Hint { text, tone }
    HomeRow { row, strip }
    LiveScreen {
        elapsed, state, rate, rate_tone, rate_unit, rate_note, quality, age, is_stale, battery, rows, not_seen, hints,
        spoken,
    }
    MeasuredScreen { said, figures, limits, fitted_on, versions }
    Notification { kind, title, text }
    Picture {
        title, when, note, place, caption, label, detail, scale, spoken, width_px, height_px, zero_px, focus_px, column_px,
        columns, beats, bands, ticks, marks_px, over_px, under_px,
    }
    PictureBand { from_px, to_px, text }
    PictureBeat { x_px, letter, is_flagged, class, looked_from_px, looked_to_px }
    PictureTick { x_px, label }
    RecordingRow { id, name, when, length, state, said, tone, is_readable, is_interrupted, label, spoken }
    ResultScreen { when, headline, summary, cards, advice_title, advice, notices, spoken }
    Row { title, value, spoken }
    StrapRow { id, name, strength, spoken }
    StrapsScreen { known, others }
    Summary { sentence, detail, disclaimer, emergency }
    TrendChart { kind, title, said, top, little, points, spoken }
    TrendPoint { id, when, at, height, is_little, spoken }
    TrendsScreen { charts, read }
}
