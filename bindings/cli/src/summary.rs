//! What a person reads on the terminal.

use std::fmt::Write as _;
use strapline_ecg::report::{Report, words};

/// Columns that text is wrapped at.
const WIDTH: usize = 80;

/// The report in the words of somebody who wants to know what was seen.
pub(crate) fn of(report: &Report) -> String {
    let mut text = String::new();
    let summary = &report.summary;
    paragraph(&mut text, &summary.sentence);
    paragraph(&mut text, &summary.detail);
    for (what, value) in figures(report) {
        let _ = writeln!(text, "  {what:<18}{value}");
    }
    text.push('\n');
    for notice in &report.notices {
        paragraph(&mut text, &format!("Note: {}", notice.words));
    }
    if !report.advice.is_empty() {
        paragraph(&mut text, "Please see a clinician soon, with this report:");
        for advice in &report.advice {
            paragraph(&mut text, &format!("- {}", advice.words));
        }
    }
    paragraph(&mut text, &summary.disclaimer);
    paragraph(&mut text, &summary.emergency);
    text
}

/// The few figures that say most.
fn figures(report: &Report) -> Vec<(&'static str, String)> {
    let coverage = &report.coverage;
    let mut figures = vec![("Recorded", words::duration(coverage.recorded_s))];
    let read =
        coverage.analysed_share.map_or_else(String::new, |share| format!(" ({})", words::percent(share)));
    figures.push(("Could be read", words::duration(coverage.analysed_s) + &read));
    if let Some(rate) = &report.rate {
        let range = match (&rate.lowest, &rate.highest) {
            (Some(low), Some(high)) => format!(", from {} to {}", low.bpm.round(), words::rate(high.bpm)),
            _ => String::new(),
        };
        figures.push(("Heart rate", format!("{} on average{range}", words::rate(rate.mean_bpm))));
    }
    if report.beats.all > 0 {
        figures.push(("Heartbeats", words::count(report.beats.all, "beat", "beats")));
        let ectopic = [(&report.ventricular, "ventricular"), (&report.supraventricular, "supraventricular")]
            .into_iter()
            .filter(|(ectopy, _)| ectopy.beats > 0)
            .map(|(ectopy, kind)| {
                let share =
                    ectopy.burden.map_or_else(String::new, |share| format!(" ({})", words::percent(share)));
                format!("{} {kind}{share}", ectopy.beats)
            })
            .collect::<Vec<_>>();
        if !ectopic.is_empty() {
            figures.push(("Extra beats", ectopic.join(", ")));
        }
    }
    if let Some(longest) = &report.pauses.longest {
        figures.push(("Longest interval", format!("{} between two beats", words::milliseconds(longest.ms))));
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
        text.push_str(word);
        column += length;
    }
    text.push_str("\n\n");
}
