//! What a strip is said to show, for somebody who does not see it.

use strapline_ecg::{
    classify::BeatClass,
    report::{Strip, StripBeat},
};
use strapline_words::Words;

/// Intervals from which a rhythm is called regular or irregular.
const LEAST_INTERVALS: usize = 3;
/// Largest distance of an interval from their median under which they are regular, as a share of it.
const REGULAR: f64 = 0.12;
/// The same from which they are irregular; between the two nothing is said.
const IRREGULAR: f64 = 0.20;

/// "10 s, 72 beats per minute, regular, 1 ventricular beat at 3.2 s."
pub(crate) fn spoken(strip: &Strip, words: Words) -> String {
    let mut parts = vec![words.duration(strip.seconds)];
    parts.push(match strip.rate_bpm {
        Some(bpm) => words.say("strip-spoken-rate", &[("n", words.beats_per_minute(bpm).into())]),
        None => words.text("strip-spoken-no-rate"),
    });
    parts.extend(regularity(&strip.beats).map(|id| words.text(id)));
    for class in [BeatClass::Ventricular, BeatClass::Supraventricular] {
        let at: Vec<f64> =
            strip.beats.iter().filter(|beat| beat.class == class).map(|beat| beat.at_s).collect();
        if !at.is_empty() {
            let beats = words.beats_of(class, at.len() as u64);
            parts.push(words.say(
                "strip-spoken-beat-at",
                &[("beats", beats.into()), ("times", times(&at, words).into())],
            ));
        }
    }
    for unread in &strip.unread {
        let second = |at: f64| words.say("unit-second", &[("n", words.decimal(at, 1).into())]);
        let args = [
            ("from", second(unread.from_s).into()),
            ("to", second(unread.to_s).into()),
            ("reason", words.reason(unread.reason).into()),
        ];
        parts.push(words.say("strip-spoken-unread", &args));
    }
    if !strip.marks_s.is_empty() {
        parts.push(words.say("strip-spoken-marked", &[("times", times(&strip.marks_s, words).into())]));
    }
    let parts = words.say("strip-spoken", &[("parts", parts.join(", ").into())]);
    words.capitalised(&parts)
}

fn times(at: &[f64], words: Words) -> String {
    let times: Vec<String> =
        at.iter().map(|at| words.say("unit-second", &[("n", words.decimal(*at, 1).into())])).collect();
    words.listed(&times)
}

/// Whether the intervals between normal-type beats are alike; `None` where there are too few, or where it is between the two.
fn regularity(beats: &[StripBeat]) -> Option<&'static str> {
    let normal = |beat: &StripBeat| beat.class == BeatClass::Normal;
    // The interval after an ectopic beat is longer by nature and says nothing about the rhythm.
    let mut intervals: Vec<f64> = beats
        .windows(3)
        .filter(|three| three.iter().all(normal))
        .map(|three| three[2].at_s - three[1].at_s)
        .chain(
            beats
                .windows(2)
                .take(1)
                .filter(|two| two.iter().all(normal))
                .map(|two| two[1].at_s - two[0].at_s),
        )
        .collect();
    if intervals.len() < LEAST_INTERVALS {
        return None;
    }
    intervals.sort_by(f64::total_cmp);
    let median = intervals[intervals.len() / 2];
    let farthest = intervals.iter().map(|interval| (interval - median).abs() / median).fold(0.0, f64::max);
    if farthest <= REGULAR {
        Some("strip-spoken-regular")
    } else if farthest >= IRREGULAR {
        Some("strip-spoken-irregular")
    } else {
        None
    }
}
