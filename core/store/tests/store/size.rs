//! A day of ECG, written as a strap sends it: its size on disk, and everything of it read back.

use crate::strap::{head, key, polar, value};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::{path::Path, time::Instant};
use strapline_store::{Characteristic, Entry, Store};

/// Most bytes for 24 hours at 130 Hz.
const BOUND: u64 = 20_000_000;
const FRAMES: u64 = 24 * 3600 * 130 / 73;

/// Ten minutes of a Polar H10, in microvolts; in their place, where they are absent, a strap's made-up ones.
fn microvolts() -> (Vec<i32>, &'static str) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/polar_h10/pvc_10min_130hz.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        assert!(std::env::var_os("CI").is_none(), "{} is not there", path.display());
        println!("SKIP the recorded ECG: {} is not there; a made-up one is measured", path.display());
        return ((0..78_000).map(value).collect(), "made up");
    };
    let millivolts = text.lines().skip(1).map(|line| line.split(',').nth(1).unwrap().parse::<f64>().unwrap());
    (millivolts.map(|value| (value * 1000.0).round() as i32).collect(), "as a Polar H10 recorded it")
}

/// A day of frames, with times that jitter as a strap's and a radio's do.
struct Day {
    microvolts: Vec<i32>,
    rng: ChaCha8Rng,
    n: u64,
}

impl Day {
    fn new(microvolts: Vec<i32>) -> Self {
        Self { microvolts, rng: ChaCha8Rng::seed_from_u64(24), n: 0 }
    }
}

impl Iterator for Day {
    type Item = (i64, [Entry; 2]);

    fn next(&mut self) -> Option<Self::Item> {
        if self.n == FRAMES {
            return None;
        }
        let first = self.n * 73;
        let at = first as usize;
        let values: Vec<i32> = (at..at + 73).map(|i| self.microvolts[i % self.microvolts.len()]).collect();
        let device_ns = 800_000_000_000_000_000 + first * 7_689_350 + self.rng.random_range(0..200_000);
        let arrival_ms =
            1_700_000_000_000 + (first * 7_689_350 / 1_000_000) as i64 + self.rng.random_range(0..60);
        self.n += 1;
        let bytes = polar(device_ns, &values);
        let sent = Entry::Notification { characteristic: Characteristic::PMD_DATA, arrival_ms, bytes };
        Some((arrival_ms, [sent, Entry::Samples { first, values }]))
    }
}

#[test]
fn a_day_of_ecg_takes_less_than_its_bound() {
    let (microvolts, what) = microvolts();
    let disk = crate::unsafe_disk::UnsafeDisk::unsynced();
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let begun = Instant::now();
    let mut writer = store.begin(&head("Day")).unwrap();
    let id = writer.id();
    for (now_ms, entries) in Day::new(microvolts.clone()) {
        writer.append(&entries, now_ms).unwrap();
    }
    let summary = writer.finish().unwrap();
    let written_s = begun.elapsed().as_secs_f64();
    let bytes = disk.bytes(&format!("{id}/recording")).unwrap().len() as u64;
    assert_eq!(bytes, summary.bytes);
    let begun = Instant::now();
    let mut read = store.read(id).unwrap();
    for (_, entries) in Day::new(microvolts) {
        for entry in entries {
            assert_eq!(read.next().unwrap().unwrap(), entry);
        }
    }
    assert!(read.next().is_none());
    let samples = summary.tally.samples;
    println!(
        "24 h at 130 Hz, {what}: {samples} samples with their notifications in {bytes} bytes, {:.3} a sample; written \
         in {written_s:.1} s, read in {:.1} s",
        bytes as f64 / samples as f64,
        begun.elapsed().as_secs_f64()
    );
    assert!(bytes <= BOUND, "{bytes} bytes");
}
