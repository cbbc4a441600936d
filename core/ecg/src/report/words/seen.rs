//! What is written beside a strip, a mark, a notice and a piece of advice.

use super::{count, duration, listed, milliseconds, percent, rate};
use crate::{
    classify::BeatClass,
    quality::Reason,
    report::{AdviceReason, FlaggedBeat, MarkSeen, Part, Sex},
    rhythm::{Episode, EpisodeKind},
    session::{ExcerptKind, Notice},
};

/// A beat class as an adjective.
pub fn class(class: BeatClass) -> &'static str {
    match class {
        BeatClass::Normal => "normal-type",
        BeatClass::Supraventricular => "supraventricular",
        BeatClass::Ventricular => "ventricular",
        BeatClass::Fusion => "fusion",
        BeatClass::Unclassified => "unclassified",
    }
}

/// Why something could not be read.
pub fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Gap => "nothing received",
        Reason::LeadOff => "no skin contact",
        Reason::Flat => "flat line",
        Reason::Clipped => "beyond the sensor's range",
        Reason::BaselineStorm => "baseline moving too far",
        Reason::Muscle => "muscle or motion noise",
        Reason::Mains => "mains hum",
        Reason::Noise => "noise without beats",
        Reason::TooShort => "too little signal between gaps",
    }
}

/// A stretch that was not read, with its length where that is known: "nothing received, 1.7 s".
pub fn unread(why: Reason, seconds: Option<f64>) -> String {
    let length = seconds.map_or_else(String::new, |seconds| format!(", {}", duration(seconds)));
    format!("{}{length}", reason(why))
}

/// Sex in one word.
pub fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
        Sex::Other => "other",
    }
}

/// What a strip shows; `in_a_row` where its single beat is one of several, `mark` what the person said.
pub fn strip_title(why: ExcerptKind, part: Part, in_a_row: bool, mark: Option<&str>) -> String {
    match why {
        ExcerptKind::Episode(kind) => match part {
            Part::Whole => episode(kind),
            Part::Onset => format!("{}: onset", episode(kind)),
            Part::End => format!("{}: end", episode(kind)),
        },
        ExcerptKind::SingleBeat(BeatClass::Fusion) => "fusion of a normal and a ventricular beat".into(),
        ExcerptKind::SingleBeat(BeatClass::Unclassified) => "beat that could not be told by its kind".into(),
        ExcerptKind::SingleBeat(kind) if in_a_row => format!("{} beat, one of several in a row", class(kind)),
        ExcerptKind::SingleBeat(kind) => format!("single {} beat", class(kind)),
        ExcerptKind::SlowestRate => "lowest rate".into(),
        ExcerptKind::FastestRate => "highest rate".into(),
        ExcerptKind::LongestRr => "longest RR interval".into(),
        ExcerptKind::Mark(_) => match mark.map(str::trim).filter(|words| !words.is_empty()) {
            Some(words) => format!("marked by the person: \u{201c}{words}\u{201d}"),
            None => "marked by the person".into(),
        },
        ExcerptKind::Unreadable(why) => format!("not readable: {}", reason(why)),
        ExcerptKind::Usual => "the usual beat".into(),
    }
}

fn episode(kind: EpisodeKind) -> String {
    match kind {
        EpisodeKind::Bradycardia => "slow rate".into(),
        EpisodeKind::Tachycardia => "fast rate".into(),
        EpisodeKind::Pause => "pause".into(),
        EpisodeKind::Couplet(kind) => format!("pair of {} beats", class(kind)),
        EpisodeKind::Run(kind) => format!("run of {} beats", class(kind)),
        EpisodeKind::Bigeminy(kind) => format!("every second beat {} (bigeminy)", class(kind)),
        EpisodeKind::Trigeminy(kind) => format!("every third beat {} (trigeminy)", class(kind)),
        EpisodeKind::AtrialFibrillation => "irregular rhythm, atrial fibrillation suspected".into(),
    }
}

/// What stands beside a strip's title: the rate in it, and the episode's own figures with its length in seconds.
pub fn strip_note(why: ExcerptKind, bpm: Option<f32>, episode: Option<(&Episode, f64)>) -> String {
    let here = bpm.map(|bpm| format!("{} here", rate(bpm)));
    let Some((episode, seconds)) = episode else {
        return match why {
            ExcerptKind::Unreadable(_) => "left out of every figure".into(),
            _ => here.unwrap_or_else(|| "no rate".into()),
        };
    };
    let beats = count(episode.evidence.beats.into(), "beat", "beats");
    let median = rate(episode.evidence.rate_bpm[1]);
    match episode.kind {
        EpisodeKind::Pause => format!("{} without a beat", milliseconds(episode.evidence.longest_rr_ms)),
        EpisodeKind::Couplet(_) => format!("{} in the pair", rate(episode.evidence.rate_bpm[2])),
        EpisodeKind::Run(_) => format!("{beats}, {}, {median}", duration(seconds)),
        _ => format!("{} long, {beats}, {median}", duration(seconds)),
    }
}

/// What is said about the ectopic beat that a strip was chosen for; `None` where nothing is known about it.
pub fn flagged_beat(beat: &FlaggedBeat) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(early) = beat.early.filter(|early| early.abs() >= 0.01) {
        let share = percent(f64::from(early.abs()));
        parts.push(format!("{share} {} than usual", if early >= 0.0 { "earlier" } else { "later" }));
    }
    match (beat.rr_ms, beat.next_rr_ms) {
        (Some(before), Some(after)) => {
            parts.push(format!("RR before {}, after {}", milliseconds(before), milliseconds(after)));
        }
        (Some(before), None) => parts.push(format!("RR before {}", milliseconds(before))),
        _ => {}
    }
    parts.extend(beat.likeness.map(|likeness| format!("likeness to the usual beat {likeness:.2}")));
    parts.extend(
        beat.probability.map(|p| format!("{} with {} probability", class(beat.class), percent(f64::from(p)))),
    );
    (!parts.is_empty()).then(|| format!("flagged beat: {}", parts.join(" \u{b7} ")))
}

/// What the trace showed around a mark.
pub fn around_mark(mark: &MarkSeen) -> String {
    let why = mark.reason.map_or_else(String::new, |why| format!(" ({})", reason(why)));
    if mark.readable <= 0.0 {
        return format!("could not be read{why}");
    }
    let mut parts: Vec<String> = mark.rate_bpm.map(rate).into_iter().collect();
    let mut seen = Vec::new();
    if mark.ventricular > 0 {
        seen.push(count(mark.ventricular.into(), "ventricular beat", "ventricular beats"));
    }
    if mark.supraventricular > 0 {
        seen.push(count(mark.supraventricular.into(), "supraventricular beat", "supraventricular beats"));
    }
    if let (Some(nearest), false) = (mark.nearest_ectopic_s, seen.is_empty()) {
        let which = if mark.ventricular + mark.supraventricular == 1 { "" } else { "the nearest " };
        let when = match nearest {
            near if near.abs() < 0.05 => "at the mark".into(),
            before if before > 0.0 => format!("{} before the mark", duration(before)),
            after => format!("{} after the mark", duration(-after)),
        };
        seen = vec![format!("{}, {which}{when}", listed(&seen))];
    }
    seen.extend(mark.episodes.iter().map(|kind| episode(*kind)));
    if mark.classified == 0 {
        parts.push("no beat that could be told by its kind".into());
    } else if seen.is_empty() {
        parts.push("no ectopic beat and no episode seen".into());
    }
    parts.extend(seen);
    if mark.readable < 0.95 {
        parts.push(format!("only {} readable{why}", percent(mark.readable)));
    }
    parts.join("; ")
}

/// What a reader must know about the recording as a whole.
pub fn notice(notice: Notice) -> String {
    match notice {
        Notice::AmplitudeImplausible { typical_mv, factor } => {
            let (size, unit) = if factor < 1.0 {
                ("large", "microvolts read as millivolts")
            } else {
                ("small", "volts read as millivolts")
            };
            format!(
                "The signal is about 1000 times too {size} for an ECG (typically {typical_mv:.3} mV): the unit is probably \
                 wrong ({unit}). Heights in millivolts cannot be trusted."
            )
        }
        Notice::RangeTooSmall => {
            "The signal reaches the same extreme value over and over: the sensor's range was too small for it, and the \
             tops of beats may be missing."
                .into()
        }
        Notice::ModelFailed(beats) => {
            format!("The model could not be run on {beats} beats; they were counted but not classified.")
        }
        Notice::NoBeats => {
            "No heartbeat was found. Check that the strap was worn, moist and on the skin, and that the file holds an ECG."
                .into()
        }
    }
}

/// A reason to see a clinician soon.
pub fn advice(reason: AdviceReason) -> String {
    match reason {
        AdviceReason::VentricularTachycardia { beats, bpm } => {
            format!("a fast run of {beats} ventricular beats ({})", rate(bpm))
        }
        AdviceReason::LongPause { pauses: 1, longest_ms } => {
            format!("a pause of {}", milliseconds(longest_ms))
        }
        AdviceReason::LongPause { pauses, longest_ms } => {
            format!("{pauses} pauses of 3 s or more, the longest {}", milliseconds(longest_ms))
        }
        AdviceReason::AtrialFibrillation { bpm: Some(bpm), fast: true } => {
            format!("suspected atrial fibrillation with a fast rate ({})", rate(bpm))
        }
        AdviceReason::AtrialFibrillation { .. } => {
            "suspected atrial fibrillation, unless it is known already".into()
        }
        AdviceReason::SupraventricularTachycardia { seconds, bpm } => {
            format!("a supraventricular run of {} ({})", duration(seconds), rate(bpm))
        }
        AdviceReason::FrequentEctopy { class: kind, share } => {
            format!("{} of the beats were {} ectopic beats", percent(share), class(kind))
        }
    }
}
