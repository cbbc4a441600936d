//! The link lost, and made again.

use crate::{
    bench::Bench,
    kept::{compare, kept},
};
use std::{
    thread::{self, sleep},
    time::Duration,
};
use strapline_bluez::{Setup, Strap, sent};
use strapline_ecg::sensor::SensorKind;

/// The link is lost so long after the strap was switched on, seconds: time enough to reach it on a busy machine.
const LOST_S: u64 = 14;
/// A strap that is back is recorded again within this time, seconds.
const BACK_S: f64 = 3.0;
/// A frame of the strap's is sent once it is full, seconds.
const FRAME_S: f64 = 73.0 / 130.0;

#[test]
fn a_strap_that_is_back_is_recorded_again_within_three_seconds() {
    thread::scope(|scope| {
        for length_s in [2, 5, 12] {
            scope.spawn(move || lose_the_link_for(length_s));
        }
    });
}

fn lose_the_link_for(length_s: u64) {
    let Some(mut bench) = Bench::new() else { return };
    let truth = bench.path().join("sent");
    let strap =
        Strap::new(SensorKind::Polar).with_faults(&format!("link@{LOST_S}s+{length_s}s")).with_truth(&truth);
    let stand_in = bench.stand_in(Setup::with(strap));
    let mut recorder = bench.record(&[]);
    recorder.wait_for("The strap sends.", Duration::from_secs(LOST_S));
    recorder.wait_for("gap: ", Duration::from_secs(LOST_S + 20 + length_s));
    sleep(Duration::from_secs(2));
    assert!(recorder.interrupt().success(), "{}", recorder.words());
    assert!(!stand_in.is_connected(0) && !stand_in.is_measuring(0));
    sleep(Duration::from_millis(300));
    let sent = sent(&truth).unwrap();
    let compared = compare(&bench, &sent, 130.0, false, &[], 0.0);
    assert_eq!((compared.gaps, compared.uncertain), (1, 0), "{}", recorder.words());

    let back_s = (LOST_S + length_s) as f64;
    let again = sent.frames.iter().find(|frame| frame.first as f64 / 130.0 > LOST_S as f64).unwrap();
    let again_s = again.first as f64 / 130.0 + FRAME_S - back_s;
    println!("a link that was lost for {length_s} s: recorded again after {again_s:.2} s");
    assert!(again_s < BACK_S, "recorded again after {again_s} s:\n{}", recorder.words());
    let (_, signal) = kept(bench.path());
    assert!(signal.log.iter().any(|(_, line)| line.contains("link")), "{:?}", signal.log);
}
