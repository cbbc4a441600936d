//! Cards: a title, a value, what stands behind it.

use strapline_ecg::report::{Ectopy, Report};
use strapline_words::Words;

/// How something is meant. No tone is an alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// As it is.
    Plain,
    /// As it should be.
    Good,
    /// Worth a look.
    Attention,
    /// Not known, or no longer of now.
    Faint,
}

/// What a card is about, for whoever lays it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardKind {
    /// How much could be read.
    Read,
    /// Heart rate.
    Rate,
    /// Ventricular ectopic beats.
    Ventricular,
    /// Supraventricular ectopic beats.
    Supraventricular,
    /// Atrial fibrillation.
    Fibrillation,
    /// Pauses.
    Pauses,
}

/// A card.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// What it is about.
    pub kind: CardKind,
    /// Its title.
    pub title: String,
    /// Its value, formatted: "96 %", "44 · 58 · 96", "212".
    pub value: String,
    /// What stands small beside the value: a unit or a share.
    pub beside: Option<String>,
    /// What stands behind it, a line or two.
    pub note: Option<String>,
    /// How it is meant.
    pub tone: Tone,
    /// A share to be drawn as a bar, 0 to 1.
    pub bar: Option<f64>,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// A name and a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub title: String,
    /// How much.
    pub value: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

impl Row {
    /// A name and a value, and both as one sentence.
    pub fn new(title: String, value: String, words: Words) -> Self {
        let args = [("title", title.as_str().into()), ("value", value.as_str().into())];
        let spoken = words.say("card-spoken", &args);
        Self { title, value, spoken }
    }
}

impl Card {
    fn new(words: Words, kind: CardKind, title: &str, value: String) -> Self {
        let title = words.text(title);
        Self {
            kind,
            title,
            value,
            beside: None,
            note: None,
            tone: Tone::Plain,
            bar: None,
            spoken: String::new(),
        }
    }

    fn beside(mut self, beside: Option<String>) -> Self {
        self.beside = beside;
        self
    }

    fn note(mut self, note: String) -> Self {
        self.note = (!note.is_empty()).then_some(note);
        self
    }

    fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    fn spoken(mut self, words: Words) -> Self {
        // What is set apart by dots and sizes is set apart by commas where it is spoken.
        let value = self.value.replace(" \u{b7} ", ", ");
        let value = match &self.beside {
            Some(beside) => format!("{value}, {beside}"),
            None => value,
        };
        let (title, value) = (("title", self.title.as_str().into()), ("value", value.into()));
        self.spoken = match &self.note {
            Some(note) => {
                words.say("card-spoken-note", &[title, value, ("note", words.capitalised(note).into())])
            }
            None => words.say("card-spoken", &[title, value]),
        };
        self
    }

    /// The cards of a report, in the order in which they are shown.
    pub fn of(report: &Report, words: Words) -> Vec<Self> {
        let cards = [
            Some(Self::read(report, words)),
            Some(Self::rate(report, words)),
            Some(Self::ectopy(report, &report.ventricular, CardKind::Ventricular, words)),
            Some(Self::ectopy(report, &report.supraventricular, CardKind::Supraventricular, words)),
            Some(Self::fibrillation(report, words)),
            Some(Self::pauses(report, words)),
        ];
        let has_beats = report.beats.all > 0;
        let cards = cards.into_iter().flatten();
        // Without a beat there is nothing to say about beats.
        cards.filter(|card| has_beats || card.kind == CardKind::Read).map(|card| card.spoken(words)).collect()
    }

    fn read(report: &Report, words: Words) -> Self {
        let coverage = &report.coverage;
        let share = coverage.analysed_share;
        let left_out: Vec<String> = coverage
            .left_out
            .iter()
            .map(|left| format!("{} {}", words.reason(left.reason), words.duration(left.seconds)))
            .collect();
        let value = share.map_or_else(dash, |share| words.percent(share));
        let tone = if share.is_some_and(|share| share >= 0.5) { Tone::Plain } else { Tone::Attention };
        let mut card =
            Self::new(words, CardKind::Read, "card-read", value).note(left_out.join(", ")).tone(tone);
        card.bar = share;
        card
    }

    fn rate(report: &Report, words: Words) -> Self {
        let Some(rate) = &report.rate else {
            return Self::new(words, CardKind::Rate, "card-rate", dash())
                .note(words.text("card-unknown"))
                .tone(Tone::Faint);
        };
        let unit = Some(words.text("live-rate-unit"));
        let mean = words.beats_per_minute(rate.mean_bpm);
        let (Some(lowest), Some(highest)) = (rate.lowest, rate.highest) else {
            return Self::new(words, CardKind::Rate, "card-rate", mean).beside(unit);
        };
        let [low, high] = [lowest.bpm, highest.bpm].map(|bpm| words.beats_per_minute(bpm));
        let at = |moment| {
            let day = if report.spans_days() { format!("{} ", words.day(moment)) } else { String::new() };
            let brief = report.coverage.recorded_s < 600.0;
            let time =
                if brief { words.time_of_day(moment, false) } else { words.time_to_the_minute(moment) };
            day + &time
        };
        let when = [("lowest", at(lowest.at).into()), ("highest", at(highest.at).into())];
        Self::new(words, CardKind::Rate, "card-rate", format!("{low} \u{b7} {mean} \u{b7} {high}"))
            .beside(unit)
            .note(words.say("card-rate-note", &when))
    }

    fn ectopy(report: &Report, ectopy: &Ectopy, kind: CardKind, words: Words) -> Self {
        let title = if kind == CardKind::Ventricular { "card-ventricular" } else { "card-supraventricular" };
        if report.beats.classified() == 0 {
            return Self::new(words, kind, title, dash())
                .note(words.text("form-no-classes"))
                .tone(Tone::Faint);
        }
        let parts: Vec<String> = [
            (ectopy.couplets > 0).then(|| words.pairs(ectopy.couplets)),
            (ectopy.runs > 0).then(|| words.say("form-runs", &[("runs", ectopy.runs.into())])),
        ]
        .into_iter()
        .flatten()
        .collect();
        let tone = if ectopy.runs > 0 { Tone::Attention } else { Tone::Plain };
        let share = ectopy.burden.filter(|_| ectopy.beats > 0).map(|share| words.percent(share));
        Self::new(words, kind, title, words.number(ectopy.beats))
            .beside(share)
            .note(parts.join(", "))
            .tone(tone)
    }

    fn fibrillation(report: &Report, words: Words) -> Self {
        let fibrillation = &report.atrial_fibrillation;
        let (value, note, tone) = match fibrillation.burden {
            None => (dash(), "card-fibrillation-unknown", Tone::Faint),
            Some(_) if fibrillation.spells.episodes == 0 => {
                (words.percent(0.0), "card-fibrillation-none", Tone::Plain)
            }
            Some(burden) => (words.percent(burden), "card-fibrillation-note", Tone::Attention),
        };
        Self::new(words, CardKind::Fibrillation, "card-fibrillation", value).note(words.text(note)).tone(tone)
    }

    fn pauses(report: &Report, words: Words) -> Self {
        let pauses = &report.pauses;
        let Some(longest) = pauses.longest else {
            return Self::new(words, CardKind::Pauses, "card-pauses", dash())
                .note(words.text("card-unknown"))
                .tone(Tone::Faint);
        };
        let note = words.say("card-pauses-note", &[("longest", words.interval(longest.ms).into())]);
        let tone = if pauses.from_3s > 0 { Tone::Attention } else { Tone::Plain };
        Self::new(words, CardKind::Pauses, "card-pauses", words.number(pauses.from_2s.into()))
            .note(note)
            .tone(tone)
    }
}

/// What is not known.
pub(crate) fn dash() -> String {
    "\u{2013}".into()
}
