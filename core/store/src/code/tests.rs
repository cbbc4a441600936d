use super::*;
use crate::entry::{Characteristic, Entry, MAX_SAMPLES, Mark};
use proptest::prelude::*;

/// Any entry, with notifications that look like a strap's more often than chance would have it.
fn entry() -> impl Strategy<Value = Entry> {
    let time = prop_oneof![any::<i64>(), 1_700_000_000_000..1_800_000_000_000i64];
    let value = prop_oneof![any::<i32>(), -3000..3000i32];
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        (any::<u64>(), prop::collection::vec(-3000..3000i32, 0..80), 0..3usize).prop_map(
            |(clock, values, cut)| {
                let mut frame = polar(clock, &values);
                frame.truncate(frame.len() - cut.min(frame.len()));
                frame
            }
        ),
    ];
    let characteristic = (0..8u8).prop_map(Characteristic);
    prop_oneof![
        4 => (characteristic, time.clone(), bytes)
            .prop_map(|(characteristic, arrival_ms, bytes)| Entry::Notification { characteristic, arrival_ms, bytes }),
        4 => (any::<u64>(), prop::collection::vec(value, 0..200))
            .prop_map(|(first, values)| Entry::Samples { first, values }),
        1 => (any::<u64>(), any::<u64>(), any::<bool>())
            .prop_map(|(first, missing, clock_was_set)| Entry::Gap { first, missing, clock_was_set }),
        1 => (time.clone(), any::<u16>()).prop_map(|(at_ms, interval)| Entry::Rr { at_ms, interval }),
        1 => (time.clone(), any::<bool>()).prop_map(|(at_ms, is_on)| Entry::Contact { at_ms, is_on }),
        1 => (time.clone(), any::<u8>()).prop_map(|(at_ms, percent)| Entry::Battery { at_ms, percent }),
        1 => (time.clone(), ".{0,40}").prop_map(|(at_ms, text)| Entry::Log { at_ms, text }),
        1 => (time.clone(), ".{0,40}").prop_map(|(at_ms, name)| Entry::Renamed { at_ms, name }),
        1 => (time.clone(), any::<Option<u64>>(), ".{0,40}")
            .prop_map(|(at_ms, sample, text)| Entry::Mark(Mark { at_ms, sample, text })),
        1 => (time.clone(), time.clone())
            .prop_map(|(before_ms, after_ms)| Entry::ClockSet { before_ms, after_ms }),
        1 => time.prop_map(|at_ms| Entry::Resumed { at_ms }),
    ]
}

fn polar(clock: u64, values: &[i32]) -> Vec<u8> {
    let mut frame = vec![0];
    frame.extend_from_slice(&clock.to_le_bytes());
    frame.push(0);
    for value in values {
        frame.extend_from_slice(&value.to_le_bytes()[..3]);
    }
    frame
}

proptest! {
    #[test]
    fn what_goes_in_comes_out(entries in prop::collection::vec(entry(), 0..40)) {
        prop_assert_eq!(decode(&encode(&entries)), Ok(entries));
    }

    #[test]
    fn any_bytes_are_entries_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let mut chunk = vec![1];
        chunk.extend_from_slice(&bytes);
        for bytes in [&bytes, &chunk] {
            if let Err(error) = decode(bytes) {
                prop_assert!(error.at <= bytes.len());
            }
        }
    }

    #[test]
    fn a_damaged_chunk_is_no_panic(
        entries in prop::collection::vec(entry(), 1..20),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut chunk = encode(&entries);
        for (at, bit) in flips {
            let at = at.index(chunk.len());
            chunk[at] ^= 1 << bit;
        }
        let _ = decode(&chunk);
        let _ = decode(&chunk[..cut.index(chunk.len())]);
    }
}

/// A strap's frames, each followed by its samples where they belong.
fn session(frames: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    for n in 0..frames {
        let value = |i: usize| ((n * 73 + i) as f64 * 0.21).sin() * 300.0;
        let values: Vec<i32> = (0..73).map(|i| value(i) as i32).collect();
        entries.push(Entry::Notification {
            characteristic: Characteristic::PMD_DATA,
            arrival_ms: 1_700_000_000_000 + n as i64 * 561,
            bytes: polar(800_000_000_000_000_000 + n as u64 * 561_538_461, &values),
        });
        entries.push(Entry::Samples { first: n as u64 * 73, values });
    }
    entries
}

#[test]
fn samples_that_were_sent_cost_nothing_when_they_are_placed() {
    let both = session(3);
    let sent: Vec<Entry> =
        both.iter().filter(|entry| matches!(entry, Entry::Notification { .. })).cloned().collect();
    assert_eq!(encode(&both).len(), encode(&sent).len() + 3);
    // 3 frames of 229 bytes and 219 samples of 4.
    assert!(encode(&both).len() < 300, "{}", encode(&both).len());
}

#[test]
fn samples_are_placed_once_for_each_time_they_were_sent() {
    let mut chunk = encode(&session(1));
    let again = *chunk.last().unwrap();
    chunk.push(again);
    assert_eq!(decode(&chunk).unwrap_err().what, "samples of a notification that has none");
}

#[test]
fn the_wildest_samples_come_back() {
    let values = [i32::MIN, i32::MAX, i32::MIN, i32::MIN, i32::MAX, 0, 0, 0, -1, i32::MAX];
    let entries = [Entry::Samples { first: u64::MAX, values: values.repeat(50) }];
    assert_eq!(decode(&encode(&entries)).unwrap(), entries);
}

#[test]
fn a_claim_of_samples_takes_no_memory() {
    let mut chunk = vec![1, 0x02, 0];
    bytes::put(&mut chunk, MAX_SAMPLES as u64);
    chunk.extend_from_slice(&[0, 0]);
    assert_eq!(decode(&chunk).unwrap_err().what, "more samples than there are bits");
    let mut chunk = vec![1, 0x02, 0];
    bytes::put(&mut chunk, u64::MAX);
    assert_eq!(decode(&chunk).unwrap_err().what, "a length beyond its limit");
}

#[test]
fn later_ways_of_coding_are_refused() {
    assert_eq!(
        decode(&[2]).unwrap_err().to_string(),
        "byte 0 of the chunk: a way of coding that is not known"
    );
    assert_eq!(decode(&[]).unwrap_err().to_string(), "byte 0 of the chunk: it ends too early");
    assert_eq!(decode(&[1, 0]).unwrap_err().to_string(), "byte 1 of the chunk: an entry of unknown kind");
}
