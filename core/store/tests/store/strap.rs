//! A strap whose every frame is known by its number, so that what is read can be compared to what was sent.

use strapline_ecg::units::SampleRate;
use strapline_store::{Characteristic, Entry, RecordingHead, RecordingId, Store, StoreKey};

/// When the first frame arrives.
pub(crate) const START_MS: i64 = 1_700_000_000_000;
/// Milliseconds from frame to frame.
pub(crate) const FRAME_MS: i64 = 561;
/// Samples of a frame.
pub(crate) const FRAME: u64 = 73;

pub(crate) fn key() -> StoreKey {
    StoreKey::new(&mut [0x5A; 32])
}

pub(crate) fn head(name: &str) -> RecordingHead {
    RecordingHead {
        name: name.into(),
        device: "Polar H10 0123ABCD".into(),
        rate: Some(SampleRate::new(130.0).unwrap()),
        millivolts_per_unit: 0.001,
        start_ms: START_MS,
        utc_offset_min: 60,
        software: "strapline 0.1.0".into(),
    }
}

/// When frame `n` arrives.
pub(crate) fn arrival_ms(n: u64) -> i64 {
    START_MS + n as i64 * FRAME_MS
}

/// Position of the first sample of frame `n`: before every 97th frame a second is missing.
pub(crate) fn first(n: u64) -> u64 {
    n * FRAME + (n + 93) / 97 * 130
}

/// Value of a sample: a QRS of sorts each second, and noise that does not repeat.
pub(crate) fn value(sample: u64) -> i32 {
    let beat = if sample % 130 < 12 { (sample % 130) as i32 * 90 - 300 } else { 0 };
    let noise = sample.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 59;
    beat + noise as i32
}

/// A Polar PMD frame.
pub(crate) fn polar(device_ns: u64, values: &[i32]) -> Vec<u8> {
    let mut bytes = vec![0];
    bytes.extend_from_slice(&device_ns.to_le_bytes());
    bytes.push(0);
    for value in values {
        bytes.extend_from_slice(&value.to_le_bytes()[..3]);
    }
    bytes
}

/// What frame `n` brings.
pub(crate) fn frame(n: u64) -> Vec<Entry> {
    let (at_ms, first_sample) = (arrival_ms(n), first(n));
    let values: Vec<i32> = (first_sample..first_sample + FRAME).map(value).collect();
    let mut entries = vec![Entry::Notification {
        characteristic: Characteristic::PMD_DATA,
        arrival_ms: at_ms,
        bytes: polar(800_000_000_000_000_000 + first_sample * 7_692_307, &values),
    }];
    if n > 0 && first_sample > first(n - 1) + FRAME {
        entries.push(Entry::Gap { first: first_sample - 130, missing: 130, clock_was_set: false });
    }
    entries.push(Entry::Samples { first: first_sample, values });
    if n % 50 == 7 {
        entries.push(Entry::Contact { at_ms, is_on: n % 100 == 7 });
        entries.push(Entry::Battery { at_ms, percent: 90 });
        entries.push(Entry::Log { at_ms, text: format!("frame {n}: still here") });
    }
    if n % 11 == 5 {
        entries.push(Entry::Rr { at_ms, interval: 800 + (n % 200) as u16 });
    }
    entries
}

/// Whether an entry came from the strap (and not from a person or the store).
pub(crate) fn is_sent(entry: &Entry) -> bool {
    !matches!(entry, Entry::Mark(_) | Entry::Renamed { .. } | Entry::ClockSet { .. } | Entry::Resumed { .. })
}

/// Reads a recording that holds frames `0..` in order and nothing else that was sent; how many.
pub(crate) fn frames_kept(store: &Store, id: RecordingId) -> u64 {
    let mut sent = store
        .read(id)
        .unwrap()
        .map(|entry| entry.unwrap_or_else(|error| panic!("{error}")))
        .filter(is_sent)
        .peekable();
    let mut n = 0;
    while sent.peek().is_some() {
        for expected in frame(n) {
            assert_eq!(sent.next(), Some(expected), "frame {n}");
        }
        n += 1;
    }
    n
}
