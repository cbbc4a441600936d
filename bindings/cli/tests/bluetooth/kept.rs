//! What was kept, against what was sent.

use crate::bench::Bench;
use std::{fs, path::Path};
use strapline_bluez::Sent;
use strapline_ecg::synth::strap::{Fate, SentFrame};
use strapline_formats::{Options, open};
use strapline_live::{StoredSignal, read};
use strapline_store::{RecordingState, RecordingSummary, Store, StoreKey};

/// What a strap has sent is on the disk within this time, the way through the air, a bus and two processes included: from
/// the instant at which the strap's frame was full to that at which the kill was over, seconds. What the machine itself
/// stood still for ([`Machine`](crate::machine::Machine)) comes on top.
const DURABLE_S: f64 = 2.0;
/// From one Heart Rate Measurement that holds an interval to the next at most, seconds: there is one a second, and a
/// beat may take longer.
const HEART_S: f64 = 2.0;
/// A gap that the strap's clock says nothing about is off by less than this, seconds: a buffer is asked for once a second,
/// so either end lies anywhere in a second, and what the way over a bus and through two processes takes comes on top of
/// it.
const OFF_S: f64 = 1.0 + 0.25;

/// What came of a comparison.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Compared {
    /// Samples, or intervals between beats, that are equal and in their place.
    pub(crate) kept: u64,
    pub(crate) gaps: usize,
    /// Samples in gaps.
    pub(crate) missing: u64,
    /// Gaps whose length is said to be uncertain, and by how much the worst was off, seconds.
    pub(crate) uncertain: usize,
    pub(crate) off_s: f64,
    /// Longest time before a kill of which something is lost, seconds.
    pub(crate) lost_s: f64,
}

/// The only recording in a bench's store, and what is in it.
pub(crate) fn kept(folder: &Path) -> (RecordingSummary, StoredSignal) {
    let digits = fs::read_to_string(folder.join("key")).unwrap();
    let mut key = [0; 32];
    for (byte, pair) in key.iter_mut().zip(digits.trim().as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    }
    let (store, recovered) = Store::open(&folder.join("kept"), &StoreKey::new(&mut key)).unwrap();
    assert!(recovered.is_empty(), "{recovered:?}");
    let list = store.list();
    assert_eq!(list.len(), 1, "it is one recording, however often it was interrupted: {list:?}");
    assert_eq!(list[0].state, RecordingState::Finished);
    let signal = read(&store, list[0].id).unwrap();
    assert_eq!(signal.damaged, 0);
    (list[0].clone(), signal)
}

/// When a frame was full, seconds since the strap was switched on.
fn full_s(frame: &SentFrame, hz: f64) -> f64 {
    (frame.first + frame.millivolts.len() as u64) as f64 / hz
}

fn is_same(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.to_bits() == b.to_bits())
}

/// A life that was ended, seconds since before the strap was switched on: when the kill was over, and when the next life
/// began. What the strap sent in between, while it had not noticed, nobody can have heard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kill {
    pub(crate) over_s: f64,
    pub(crate) next_s: f64,
}

/// Holds a recording of a strap with this true rate against what it sent: each sample is the one that was sent at its
/// place, each place without one is in a gap, and whatever arrived is there but for the last two seconds before a kill.
/// A gap is exact, but where it is said to be uncertain; `by_arrival` where the strap has no clock at all.
///
/// `stood_still_s` is the longest that the machine itself stood still.
pub(crate) fn compare(
    bench: &Bench,
    sent: &Sent,
    hz: f64,
    by_arrival: bool,
    kills: &[Kill],
    stood_still_s: f64,
) -> Compared {
    let (summary, signal) = kept(bench.path());
    let all = &signal.millivolts;
    let mut compared = Compared::default();
    let mut gaps = signal.gaps.iter().peekable();
    let mut heard = vec![false; sent.frames.len()];
    let (mut at, mut next) = (0, 0);
    // From a place in the recording to the strap's own count.
    let mut offset: Option<i64> = None;
    let (mut is_sure, mut was_sure) = (true, true);
    while at < all.len() {
        if let Some(&(_, missing, is_uncertain)) = gaps.next_if(|gap| gap.0 == at as u64) {
            let end = at + missing as usize;
            assert!(all[at..end].iter().all(|value| value.is_nan()), "samples in the gap at {at}+{missing}");
            // What an uncertain gap is off by may be put right within the stream.
            let puts_right = !was_sure && missing == 1;
            was_sure = !(is_uncertain || puts_right);
            is_sure &= was_sure && !by_arrival;
            compared.gaps += 1;
            compared.uncertain += usize::from(is_uncertain);
            compared.missing += missing;
            at = end;
            continue;
        }
        let starts_here = |frame: &&SentFrame| {
            all.get(at..at + frame.millivolts.len()).is_some_and(|part| is_same(part, &frame.millivolts))
        };
        let found = match offset {
            Some(offset) if is_sure => {
                let place = (at as i64 + offset).cast_unsigned();
                sent.frames.binary_search_by_key(&place, |frame| frame.first).ok()
            }
            _ => sent.frames[next..].iter().position(|frame| starts_here(&frame)).map(|found| next + found),
        };
        let number = found.unwrap_or_else(|| {
            let same = sent.frames.iter().filter(starts_here).map(|frame| (frame.first, frame.fate));
            let before = signal.gaps.iter().filter(|gap| gap.0 <= at as u64).rev().take(4);
            panic!(
                "nothing was sent at {at} (+{offset:?}, {is_sure}): sent were {:?}, after gaps at {:?}\n{kills:?}\n{:#?}",
                same.collect::<Vec<_>>(),
                before.collect::<Vec<_>>(),
                signal.log,
            )
        });
        let frame = &sent.frames[number];
        assert!(starts_here(&frame), "other samples than those that were sent at {at} (+{offset:?})");
        let now = frame.first as i64 - at as i64;
        compared.off_s = compared.off_s.max(offset.map_or(0, |before| before.abs_diff(now)) as f64 / hz);
        (offset, is_sure) = (Some(now), true);
        heard[number] = true;
        next = number + 1;
        at += frame.millivolts.len();
        compared.kept += frame.millivolts.len() as u64;
    }
    assert_eq!(gaps.next(), None, "a gap where samples are");
    assert!(compared.off_s < OFF_S + stood_still_s, "a gap is off by {} s", compared.off_s);
    assert_eq!((summary.tally.samples, summary.tally.missing), (compared.kept, compared.missing));
    let last = heard.iter().rposition(|is_heard| *is_heard).expect("nothing was heard");
    for (number, frame) in sent.frames[..=last].iter().enumerate() {
        if heard[number] {
            assert_eq!(frame.fate, Fate::Delivered, "frame {number} cannot have been heard");
        } else if frame.fate == Fate::Delivered {
            let full_s = full_s(frame, hz);
            let next = kills.iter().find(|kill| kill.next_s > full_s);
            let lost_s = next.map_or(f64::INFINITY, |kill| kill.over_s - full_s);
            assert!(
                lost_s < DURABLE_S + stood_still_s,
                "frame {number}, full at {full_s} s, is lost, {stood_still_s} s stood still; {kills:?}"
            );
            compared.lost_s = compared.lost_s.max(lost_s);
        }
    }
    exported(bench, &signal);
    compared
}

/// What a person gets out of it is the same.
fn exported(bench: &Bench, signal: &StoredSignal) {
    let output = bench.run(&["export", "last", "out.csv", "--store", "kept", "--key", "key"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    if signal.millivolts.iter().all(|value| value.is_nan()) {
        // Killed before the strap sent anything: a table of nothing but its head.
        return;
    }
    let table = open(&bench.path().join("out.csv"), &Options::default()).unwrap();
    let samples = &table.channels[0].samples;
    assert_eq!(samples.len(), signal.millivolts.len());
    for (place, (a, b)) in samples.iter().zip(&signal.millivolts).enumerate() {
        assert!(
            a.is_nan() && b.is_nan() || (a - b).abs() <= 1e-6 * b.abs().max(1.0),
            "{a} for {b} at {place}"
        );
    }
}

/// Holds the intervals of a strap that sends nothing else against those that it sent: they are the same and in order,
/// and some are missing only where a kill came in between. Kills are milliseconds since 1970-01-01T00:00Z, each
/// four seconds at least after the strap began to send, with the seconds before in which nothing could be heard.
pub(crate) fn compare_intervals(
    bench: &Bench,
    sent: &Sent,
    kills_ms: &[(i64, f64)],
    stood_still_s: f64,
) -> Compared {
    let (_, signal) = kept(bench.path());
    let ticks = |ms: f64| (ms * 1.024).round() as u64;
    let sent: Vec<u64> = sent.intervals.iter().map(|ms| ticks(*ms)).collect();
    // Places in what was sent that the intervals so far may end at.
    let mut ends: Vec<bool> = vec![true; sent.len() + 1];
    let mut before_ms = i64::MIN;
    for (number, &(at_ms, ms)) in signal.rr.iter().enumerate() {
        let may_skip =
            number == 0 || kills_ms.iter().any(|(kill_ms, _)| (before_ms..=at_ms).contains(kill_ms));
        let first = ends.iter().position(|may_end| *may_end).unwrap_or(usize::MAX);
        let mut next = vec![false; sent.len() + 1];
        for place in 0..sent.len() {
            let may_begin = if may_skip { place >= first } else { ends[place] };
            next[place + 1] = may_begin && sent[place] == ticks(ms);
        }
        assert!(
            next.contains(&true),
            "interval {number}, {ms} ms, was not sent there: {:?} of {sent:?}",
            signal.rr
        );
        (ends, before_ms) = (next, at_ms);
    }
    let mut compared = Compared { kept: signal.rr.len() as u64, ..Compared::default() };
    for (kill_ms, deaf_s) in kills_ms {
        let last_ms = signal.rr.iter().rev().map(|(at_ms, _)| *at_ms).find(|at_ms| at_ms < kill_ms);
        let lost_s =
            last_ms.map_or(f64::INFINITY, |last_ms| (kill_ms - last_ms) as f64 / 1000.0) - HEART_S - deaf_s;
        compared.lost_s = compared.lost_s.max(lost_s);
    }
    assert!(compared.lost_s < DURABLE_S + stood_still_s, "{} s before a kill are lost", compared.lost_s);
    compared
}
