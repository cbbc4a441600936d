//! The result of a recording: what a person sees first, and what is one tap away.

use crate::card::Card;
use strapline_ecg::report::{Finding, Moment, Report, Verdict};
use strapline_words::{Summary, Words};

/// Share of ectopic beats under which they are "now and then", 0 to 1.
const NOW_AND_THEN: f64 = 0.01;
/// Share of ectopic beats from which they are many: the one from which a clinician should see them.
const MANY: f64 = 0.10;

/// The result of a recording.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultScreen {
    /// When it was recorded: "22 Nov 2026, 23:02 – 06:14".
    pub when: String,
    /// A few words, to be set large.
    pub headline: String,
    /// The sentence, the detail behind it, what this is not, whom to call.
    pub summary: Summary,
    /// The few figures that say most.
    pub cards: Vec<Card>,
    /// Head of the advice; empty where there is none.
    pub advice_title: String,
    /// Reasons to see a clinician soon.
    pub advice: Vec<String>,
    /// What to know about the recording as a whole.
    pub notices: Vec<String>,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

impl ResultScreen {
    /// What is shown of a report.
    pub fn new(report: &Report, words: Words) -> Self {
        let headline = words.text(headline(&report.verdict));
        let summary = words.summary(report);
        let advice: Vec<String> =
            report.advice.iter().map(|reason| words.capitalised(&words.advice(*reason))).collect();
        let advice_title =
            if advice.is_empty() { String::new() } else { words.text("summary-see-clinician") };
        let notices = report.notices.iter().map(|notice| words.notice(*notice)).collect();
        let spoken = format!("{headline}. {} {}", summary.sentence, summary.detail);
        Self {
            when: when(report, words),
            headline,
            cards: Card::of(report, words),
            summary,
            advice_title,
            advice,
            notices,
            spoken,
        }
    }
}

/// The few words of a verdict: what matters most, never more than was seen.
fn headline(verdict: &Verdict) -> &'static str {
    let found = match verdict {
        Verdict::NothingRecorded => return "headline-nothing-recorded",
        Verdict::NotAnalysable { .. } => return "headline-not-analysable",
        Verdict::NoHeartbeat { .. } => return "headline-no-heartbeat",
        Verdict::TooShort { .. } => return "headline-too-short",
        Verdict::Seen { found, .. } => found,
    };
    // A supraventricular beat now and then is said behind a pause or a slow rate, though it is found before it.
    let extra = found.iter().filter_map(|found| match found {
        Finding::Ectopy(ectopy) => Some(ectopy.burden.unwrap_or(0.0)),
        _ => None,
    });
    let extra = extra.fold(None, |most: Option<f64>, burden| Some(most.unwrap_or(0.0).max(burden)));
    let has = |wanted: fn(&Finding) -> bool| found.iter().any(wanted);
    if has(|found| matches!(found, Finding::AtrialFibrillation { .. })) {
        "headline-fibrillation"
    } else if extra.is_some_and(|burden| burden >= MANY) {
        "headline-extra-beats-many"
    } else if has(|found| matches!(found, Finding::Pauses { .. })) {
        "headline-pauses"
    } else if extra.is_some_and(|burden| burden >= NOW_AND_THEN) {
        "headline-extra-beats"
    } else if extra.is_some() {
        "headline-extra-beats-few"
    } else if has(|found| matches!(found, Finding::Unclassified { .. })) {
        "headline-unclassified"
    } else if has(|found| matches!(found, Finding::Fast(_))) {
        "headline-fast"
    } else if has(|found| matches!(found, Finding::Slow(_))) {
        "headline-slow"
    } else {
        "headline-nothing-noticed"
    }
}

/// From when to when: "22 Nov 2026, 23:02 – 06:14".
fn when(report: &Report, words: Words) -> String {
    let [begins, ends] = [report.recording.begins, report.recording.ends].map(Moment::to_nearest_second);
    let Some(local) = begins.local else { return words.text("form-start-unknown") };
    let from = format!("{}, {}", words.date(local.date()), words.time_to_the_minute(begins));
    if ends.local.is_none() {
        return from;
    }
    let day = if report.spans_days() { format!("{}, ", words.day(ends)) } else { String::new() };
    format!("{from} \u{2013} {day}{}", words.time_to_the_minute(ends))
}
