//! What a strip is said to show, for somebody who does not see it.

use strapline_ecg::{
    classify::BeatClass,
    report::{Strip, StripBeat},
};
use strapline_words::Words;

/// Beats whose times are said one by one.
const MOST_TIMES: usize = 4;
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
    parts.extend(regularity(strip).map(|id| words.text(id)));
    for class in [BeatClass::Ventricular, BeatClass::Supraventricular] {
        let at: Vec<f64> =
            strip.beats.iter().filter(|beat| beat.class == class).map(|beat| beat.at_s).collect();
        let beats = || ("beats", words.beats_of(class, at.len() as u64).into());
        match at[..] {
            [] => {}
            [first, .., last] if at.len() > MOST_TIMES => {
                let span =
                    [beats(), ("from", second(first, words).into()), ("to", second(last, words).into())];
                parts.push(words.say("strip-spoken-beats-between", &span));
            }
            _ => {
                parts
                    .push(words.say("strip-spoken-beat-at", &[beats(), ("times", times(&at, words).into())]));
            }
        }
    }
    for unread in &strip.unread {
        let args = [
            ("from", second(unread.from_s, words).into()),
            ("to", second(unread.to_s, words).into()),
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
    let times: Vec<String> = at.iter().map(|at| second(*at, words)).collect();
    words.listed(&times)
}

fn second(at: f64, words: Words) -> String {
    words.say("unit-second", &[("n", words.decimal(at, 1).into())])
}

/// Whether the intervals between normal-type beats are alike; `None` where there are too few, or where it is between
/// the two.
fn regularity(strip: &Strip) -> Option<&'static str> {
    let normal = |beat: &StripBeat| beat.class == BeatClass::Normal;
    // A beat may be missing in what was not read.
    let is_read =
        |from: f64, to: f64| strip.unread.iter().all(|unread| unread.to_s <= from || unread.from_s >= to);
    // The interval after an ectopic beat is longer by nature and says nothing about the rhythm.
    let mut intervals: Vec<f64> = (1..strip.beats.len())
        .filter(|n| strip.beats[n.saturating_sub(2)..=*n].iter().all(normal))
        .map(|n| (strip.beats[n - 1].at_s, strip.beats[n].at_s))
        .filter(|(from, to)| is_read(*from, *to))
        .map(|(from, to)| to - from)
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
