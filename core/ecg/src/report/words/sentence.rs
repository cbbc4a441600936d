//! The one plain sentence, what stands behind it, and what this report is not.

use super::{capitalised, class, count, duration, listed, milliseconds, percent, quantity, rate, reason};
use crate::report::{Ectopy, Report, Spells};

/// Intervals under which no rhythm is spoken of.
const RHYTHM_LEAST_INTERVALS: u64 = 4;
/// Share of beats with a class under which "no ectopic beat" is not said.
const CLASSIFIED_LEAST: f64 = 0.5;
/// Share of the recording under which the sentence begins with how little was read.
const READ_LEAST: f64 = 0.5;

/// What was found, in how much readable time. "Not analysable" is a result with its reason.
pub fn sentence(report: &Report) -> String {
    let coverage = &report.coverage;
    if coverage.recorded == 0 {
        return "Nothing was recorded.".into();
    }
    if coverage.analysed == 0 {
        let reasons: Vec<String> =
            coverage.left_out.iter().take(3).map(|l| reason(l.reason).into()).collect();
        return format!(
            "Not analysable: none of the {} recorded could be read ({}). Nothing can be said about the heart rhythm.",
            duration(coverage.recorded_s),
            listed(&reasons)
        );
    }
    let read = duration(coverage.analysed_s);
    if report.beats.all == 0 {
        return format!(
            "No heartbeat was found in the {read} that could be read. Nothing can be said about the rhythm."
        );
    }
    if report.rate.is_none_or(|rate| rate.intervals < RHYTHM_LEAST_INTERVALS) {
        let beats = count(report.beats.all, "heartbeat", "heartbeats");
        return format!("Too short to judge a rhythm: {beats} in the {read} that could be read.");
    }
    let mut said = Vec::new();
    if let Some(share) = coverage.analysed_share.filter(|share| *share < READ_LEAST) {
        said.push(format!("Only {} of the recording could be read.", percent(share)));
    }
    let found = found(report);
    if !found.is_empty() {
        said.push(format!("{}.", capitalised(&found.join("; "))));
    }
    let absent: Vec<String> = not_seen(report).into_iter().map(|what| format!("no {what}")).collect();
    if !absent.is_empty() {
        said.push(format!("{} seen in the {read} that could be read.", capitalised(&listed(&absent))));
    }
    said.join(" ")
}

/// What was seen, a clause each, what matters most first.
fn found(report: &Report) -> Vec<String> {
    let mut clauses = Vec::new();
    let fibrillation = &report.atrial_fibrillation;
    if fibrillation.spells.episodes > 0 {
        let share =
            fibrillation.burden.map_or_else(String::new, |b| format!(" in {} of the time read", percent(b)));
        clauses.push(format!("atrial fibrillation suspected{share}{}", episodes(&fibrillation.spells)));
    }
    clauses.extend(ectopic(&report.ventricular));
    if report.pauses.from_2s > 0 {
        let pauses = count(report.pauses.from_2s.into(), "pause", "pauses");
        let longest =
            report.pauses.longest.map_or_else(String::new, |l| format!(", longest {}", milliseconds(l.ms)));
        clauses.push(format!("{pauses} of 2 s or more{longest}"));
    }
    clauses.extend(ectopic(&report.supraventricular));
    for (spells, what, extreme) in
        [(&report.bradycardia, "slow rate", "lowest"), (&report.tachycardia, "fast rate", "highest")]
    {
        if spells.episodes > 0 {
            let bpm = spells.bpm.map_or_else(String::new, |bpm| format!(", {extreme} {}", rate(bpm)));
            clauses.push(format!("{what} for {}{bpm}", duration(spells.seconds)));
        }
    }
    if (report.beats.classified() as f64) < CLASSIFIED_LEAST * report.beats.all as f64 {
        let how_many = if report.beats.classified() == 0 { "the" } else { "most" };
        clauses.push(format!("{how_many} beats could not be told apart by kind"));
    }
    clauses
}

fn episodes(spells: &Spells) -> String {
    let longest = spells.longest.map_or_else(String::new, |longest| duration(longest.seconds));
    match spells.episodes {
        1 => format!(" (1 episode, {longest})"),
        many => format!(" ({many} episodes, longest {longest})"),
    }
}

fn ectopic(ectopy: &Ectopy) -> Option<String> {
    if ectopy.beats == 0 {
        return None;
    }
    let kind = class(ectopy.class);
    let all = count(ectopy.beats, &format!("{kind} ectopic beat"), &format!("{kind} ectopic beats"));
    let share = ectopy.burden.map_or_else(String::new, |burden| format!(" ({})", percent(burden)));
    let mut groups = Vec::new();
    if ectopy.couplets > 0 {
        groups.push(count(ectopy.couplets, "pair", "pairs"));
    }
    if let Some(run) = ectopy.longest_run {
        let longest = format!("{} beats at {}", run.beats, rate(run.bpm));
        let which = if ectopy.runs == 1 { "" } else { "longest " };
        groups.push(format!("{} ({which}{longest})", count(ectopy.runs, "run", "runs")));
    }
    let how = match (ectopy.singles, groups.is_empty()) {
        (1, true) if ectopy.beats == 1 => String::new(),
        (0, _) => format!(" in {}", listed(&groups)),
        (_, true) => ", all single".into(),
        (singles, false) => format!(": {} single, {}", quantity::thousands(singles), listed(&groups)),
    };
    let phases: Vec<String> =
        [(&ectopy.bigeminy, "every second beat"), (&ectopy.trigeminy, "every third beat")]
            .into_iter()
            .filter(|(spells, _)| spells.episodes > 0)
            .map(|(spells, how)| format!("{how} for {}", duration(spells.seconds)))
            .collect();
    let phases = if phases.is_empty() { String::new() } else { format!(", at times {}", listed(&phases)) };
    Some(format!("{all}{share}{how}{phases}"))
}

/// What was looked for and not seen; what could not be looked for is not in it.
fn not_seen(report: &Report) -> Vec<&'static str> {
    let mut absent = Vec::new();
    let classified = report.beats.classified() as f64 >= CLASSIFIED_LEAST * report.beats.all as f64;
    let (v, s) = (&report.ventricular, &report.supraventricular);
    if classified {
        match (v.beats, s.beats + report.atrial_fibrillation.early_beats) {
            (0, 0) => absent.push("ectopic beat"),
            (0, _) => absent.push("ventricular beat"),
            (_, 0) => absent.push("supraventricular beat"),
            _ => {}
        }
        if v.beats + s.beats > 0 && v.runs + s.runs == 0 {
            absent.push("run");
        }
    }
    if report.atrial_fibrillation.burden.is_some() && report.atrial_fibrillation.spells.episodes == 0 {
        absent.push("atrial fibrillation");
    }
    if report.pauses.from_2s == 0 {
        absent.push("pause of 2 s or more");
    }
    absent
}

/// How much was read, why not the rest, and what could therefore not be said.
pub fn detail(report: &Report) -> String {
    let coverage = &report.coverage;
    let Some(share) = coverage.analysed_share else { return "The recording holds no samples.".into() };
    let mut said = Vec::new();
    let reasons: Vec<String> = coverage
        .left_out
        .iter()
        .map(|left| format!("{} {}", reason(left.reason), duration(left.seconds)))
        .collect();
    if coverage.left_out.is_empty() {
        said.push(format!("All of the {} recorded could be read.", duration(coverage.recorded_s)));
    } else {
        let (read, of) = (duration(coverage.analysed_s), duration(coverage.recorded_s));
        if coverage.analysed > 0 {
            said.push(format!("Read from {read} ({}) of {of}.", percent(share)));
        }
        said.push(format!("Not read: {}.", reasons.join(", ")));
    }
    let beats = &report.beats;
    if beats.unclassified > 0 {
        let share = percent(beats.unclassified as f64 / beats.all as f64);
        let beats = count(beats.unclassified, "beat", "beats");
        said.push(format!("{beats} ({share}) could not be told apart by kind."));
    }
    if beats.fusion > 0 {
        let fusions = count(beats.fusion, "fusion", "fusions");
        said.push(format!("{fusions} of a normal and a ventricular beat."));
    }
    let early = report.atrial_fibrillation.early_beats;
    if early > 0 {
        let (beats, are) = (count(early, "early beat", "early beats"), if early == 1 { "is" } else { "are" });
        said.push(format!("{beats} in suspected atrial fibrillation {are} not counted as ectopic."));
    }
    if beats.all > 0 && report.atrial_fibrillation.burden.is_none() {
        said.push("Too short to look for atrial fibrillation.".into());
    }
    said.join(" ")
}

/// What this report is not.
pub fn disclaimer() -> String {
    "Screening by software, not a diagnosis. One chest-strap lead: ST, pacing spikes and fine P waves cannot be seen."
        .into()
}

/// What to do when it is urgent, with the number to call.
pub fn emergency(number: &str) -> String {
    format!(
        "This is no monitor. With chest pain, fainting or breathlessness call {number} (or the local emergency number) \
         at once, whatever this report says."
    )
}

/// What one lead of a chest strap cannot show, a sentence each.
pub fn limits() -> [&'static str; 4] {
    [
        "ST segments are not reported: the sensor's high-pass filter changes them.",
        "Pacing spikes last too short a time for this sampling rate: a paced rhythm can look like a ventricular one.",
        "Atrial fibrillation is judged by the irregularity of RR intervals, ectopic beats taken out first; small P waves \
         are lost in noise.",
        "What could not be read is left out of every figure. Nothing unread is called normal.",
    ]
}
