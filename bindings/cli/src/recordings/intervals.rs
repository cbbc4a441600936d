//! What a person reads of a strap that sends RR intervals only.

use crate::language::{count, english};
use std::fmt::Write as _;
use strapline_ecg::rhythm::EpisodeKind;
use strapline_live::RrOutcome;

/// What the intervals show, and what they cannot.
pub(crate) fn of(outcome: Option<&RrOutcome>) -> String {
    let Some(rr) = outcome else {
        return "Nothing was received from the strap: there is nothing to say about it.\n".to_owned();
    };
    let mut text = String::new();
    let irregular: Vec<_> =
        rr.episodes.iter().filter(|episode| episode.kind == EpisodeKind::AtrialFibrillation).collect();
    let seconds = |from: u64, to: u64| (to - from) as f64 / 1000.0;
    if irregular.is_empty() {
        text += "No longer stretch of irregular pulse was seen in the intervals that the strap sent.\n";
    } else {
        let length: f64 = irregular.iter().map(|episode| seconds(episode.start, episode.end)).sum();
        let stretches = count(irregular.len() as u64, "stretch", "stretches");
        let _ = writeln!(
            text,
            "The pulse was irregular in {stretches}, {} in all, as it is in atrial fibrillation. Intervals alone \
             cannot tell: an ECG can.",
            english().duration(length)
        );
    }
    text += "\nThis strap sends no ECG, only the time between beats: the shape of beats, extra beats and what kind \
             they are cannot be seen.\n\n";
    let mut row = |what: &str, value: String| {
        let _ = writeln!(text, "  {what:<18}{value}");
    };
    row("Recorded", english().duration(seconds(0, rr.span_ms)));
    row("Covered", english().duration(seconds(0, rr.covered_ms)));
    row("Intervals", count(rr.intervals, "interval", "intervals"));
    if rr.left_out > 0 {
        row("Left out", format!("{} that no heart has", count(rr.left_out, "interval", "intervals")));
    }
    if let Some(rate) = &rr.rate {
        let range = match (&rate.lowest, &rate.highest) {
            (Some(low), Some(high)) => format!(", from {} to {}", low.bpm.round(), english().rate(high.bpm)),
            _ => String::new(),
        };
        row("Heart rate", format!("{} on average{range}", english().rate(rate.mean_bpm)));
    }
    if let Some(longest) = rr.longest_ms {
        row(
            "Longest interval",
            format!("{} by the strap, which may have missed a beat", english().interval(longest)),
        );
    }
    for (kind, name) in [(EpisodeKind::Bradycardia, "Slow"), (EpisodeKind::Tachycardia, "Fast")] {
        let spells: Vec<_> = rr.episodes.iter().filter(|episode| episode.kind == kind).collect();
        if !spells.is_empty() {
            let length: f64 = spells.iter().map(|spell| seconds(spell.start, spell.end)).sum();
            row(
                name,
                format!(
                    "{} in {}",
                    english().duration(length),
                    count(spells.len() as u64, "spell", "spells")
                ),
            );
        }
    }
    let _ = write!(text, "\n{}\n", english().disclaimer());
    text
}
