//! What a person reads on the terminal.

use crate::language::{terminal, words};
use std::fmt::Write as _;
use strapline_ecg::report::Report;
use strapline_words::plain;

/// Columns that text is wrapped at.
const WIDTH: usize = 80;

/// The report in the words of somebody who wants to know what was seen.
pub(crate) fn of(report: &Report) -> String {
    let mut text = String::new();
    let words = words();
    let summary = words.summary(report);
    paragraph(&mut text, &summary.sentence);
    paragraph(&mut text, &summary.detail);
    let figures = figures(report);
    let width = figures.iter().map(|(what, _)| what.chars().count() + 2).fold(18, usize::max);
    for (what, value) in figures {
        let _ = writeln!(text, "  {what:<width$}{value}");
    }
    text.push('\n');
    for notice in &report.notices {
        paragraph(&mut text, &words.say("summary-note", &[("notice", words.notice(*notice).into())]));
    }
    if !report.advice.is_empty() {
        paragraph(&mut text, &words.text("summary-see-clinician"));
        for advice in &report.advice {
            paragraph(&mut text, &format!("- {}", words.advice(*advice)));
        }
    }
    paragraph(&mut text, &summary.disclaimer);
    paragraph(&mut text, &summary.emergency);
    text
}

/// The few figures that say most.
fn figures(report: &Report) -> Vec<(String, String)> {
    let words = terminal();
    let coverage = &report.coverage;
    let mut figures = Vec::new();
    let mut figure = |id: &str, value: String| figures.push((words.text(id), value));
    figure("summary-recorded", words.duration(coverage.recorded_s));
    let read =
        coverage.analysed_share.map_or_else(String::new, |share| format!(" ({})", words.percent(share)));
    figure("summary-read", words.duration(coverage.analysed_s) + &read);
    if let Some(rate) = &report.rate {
        let mean = ("mean", words.rate(rate.mean_bpm).into());
        let value = match (&rate.lowest, &rate.highest) {
            (Some(low), Some(high)) => words.say(
                "summary-rate-range",
                &[
                    mean,
                    ("lowest", words.beats_per_minute(low.bpm).into()),
                    ("highest", words.rate(high.bpm).into()),
                ],
            ),
            _ => words.say("summary-rate-mean", &[mean]),
        };
        figure("summary-rate", value);
    }
    if report.beats.all > 0 {
        figure("summary-heartbeats", words.say("summary-beats", &[("beats", report.beats.all.into())]));
        let ectopic = [&report.ventricular, &report.supraventricular]
            .into_iter()
            .filter(|ectopy| ectopy.beats > 0)
            .map(|ectopy| {
                let share =
                    ectopy.burden.map_or_else(String::new, |share| format!(" ({})", words.percent(share)));
                let class = ("class", words.class_name(ectopy.class).into());
                words.say("summary-ectopic", &[class, ("beats", ectopy.beats.into())]) + &share
            })
            .collect::<Vec<_>>();
        if !ectopic.is_empty() {
            figure("summary-extra-beats", ectopic.join(", "));
        }
    }
    if let Some(longest) = &report.pauses.longest {
        let time = words.interval(longest.ms).into();
        figure("summary-longest", words.say("summary-between-beats", &[("time", time)]));
    }
    figures
}

/// Wraps a sentence and puts an empty line behind it.
fn paragraph(text: &mut String, sentence: &str) {
    let mut column = 0;
    // Not `split_whitespace`: a space that must not break, as in "12 s", is whitespace, too.
    for word in sentence.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            text.push('\n');
            column = 0;
        } else if column > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(&plain(word));
        column += length;
    }
    text.push_str("\n\n");
}
