//! Many recordings with faults at random: nothing lost in silence, nothing invented, nothing told twice.

use crate::bench::{Bench, saw};
use std::env;
use strapline_ecg::{
    sensor::{Command, GapCause, SensorKind},
    synth::strap::{FaultKind, FaultScript},
};

/// How many where nobody says otherwise.
const SESSIONS: u64 = 1000;

/// Numbers from a seed (splitmix).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn share(&mut self) -> f64 {
        self.below(1000) as f64 / 1000.0
    }
}

/// A script of faults, and how long to run it.
fn faults(dice: &mut Dice) -> (FaultScript, u64) {
    let hz = 129.5 + dice.share();
    let mut script = FaultScript::none().with(0, 0, FaultKind::Rate(hz));
    let mut at = 0;
    for _ in 0..dice.below(7) {
        at += 500 + dice.below(60_000);
        let mut length = 200 + dice.below(20_000);
        let kind = match dice.below(16) {
            0 | 1 => FaultKind::Drop(dice.share()),
            2 => FaultKind::Duplicate(dice.share()),
            3 => FaultKind::Swap(dice.share()),
            4 => FaultKind::Half(dice.share()),
            5 => {
                length *= 1 + dice.below(15);
                FaultKind::Late
            }
            6 => FaultKind::Silent,
            7 => FaultKind::Foreign,
            8 => {
                length = 0;
                if dice.below(2) == 0 { FaultKind::ClockReset } else { FaultKind::Clock(-31_536_000_000) }
            }
            9 => {
                length = 0;
                FaultKind::Wall(if dice.below(2) == 0 { -31_536_000_000 } else { 7_200_000 })
            }
            10 => FaultKind::Contact,
            11 => FaultKind::Battery(dice.below(101) as u8),
            12 | 13 => {
                length = match dice.below(3) {
                    0 => 2_000,
                    1 => dice.below(120_000),
                    _ => dice.below(7_200_000),
                };
                FaultKind::Link
            }
            14 => FaultKind::Mute,
            _ => FaultKind::Stop,
        };
        script = script.with(at, length, kind);
        at += length;
    }
    (script, at + 20_000 + dice.below(60_000))
}

/// One session; what is wrong with it.
fn session(kind: SensorKind, seed: u64, tick_ms: Option<u64>) -> Bench {
    let mut dice = Dice(seed);
    let (mut script, until_ms) = faults(&mut dice);
    if kind != SensorKind::Polar {
        for fault in &mut script.faults {
            if let FaultKind::Rate(hz) = &mut fault.kind {
                *hz *= 200.0 / 130.0;
            }
        }
    }
    let mut bench = Bench::of(&saw(), kind, script, seed);
    bench.tick_ms = tick_ms;
    let mut bench = bench.start();
    bench.run(until_ms);
    bench.stop();
    bench
}

fn check(kind: SensorKind, seed: u64) {
    let bench = session(kind, seed, None);
    let context = || format!("{kind} with seed {seed}: {}\n{}", bench.strap.faults(), bench.log());
    let compared = bench.compare();
    let has =
        |wanted: fn(&FaultKind) -> bool| bench.strap.faults().faults.iter().any(|fault| wanted(&fault.kind));
    for shift in &compared.off {
        // Where the rate was known for a short time, or only to the millisecond, a gap is as exact as that.
        let known_s = shift.known as f64 / bench.strap.true_hz();
        let per_sample = match kind {
            SensorKind::Movesense if known_s > 60.0 => 6e-5,
            SensorKind::Movesense => (5e-3 / known_s).min(0.02),
            _ if known_s > 1.2 => 0.0,
            _ => 0.01,
        };
        let slack = (per_sample * shift.gap as f64).ceil() as i64;
        assert!(shift.by.abs() <= slack, "at {} ms, {shift:?}: {}", shift.at_ms, context());
    }
    let may_be_late =
        has(|kind| matches!(kind, FaultKind::Swap(_) | FaultKind::ClockReset | FaultKind::Clock(_)));
    // A frame may arrive in the instant in which its link is given up; it is in the gap that follows.
    let given_up =
        bench.commands.iter().filter(|(_, command)| *command == Command::Disconnect).count() as u64;
    assert!(
        compared.unheard <= given_up || may_be_late,
        "{} frames unheard: {}",
        compared.unheard,
        context()
    );
    let sets = has(|kind| matches!(kind, FaultKind::ClockReset | FaultKind::Clock(_)));
    let told_set = bench.gaps().any(|gap| gap.cause == GapCause::ClockSet);
    assert!(sets || !told_set, "a clock that was set is invented: {}", context());
    assert!(
        !bench.strap.is_measuring()
            || has(|kind| matches!(kind, FaultKind::Mute | FaultKind::Link | FaultKind::Late)),
        "left awake: {}",
        context()
    );
}

fn count() -> u64 {
    env::var("STRAPLINE_SESSIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(SESSIONS)
}

#[test]
fn polar_sessions_lose_nothing_in_silence() {
    (0..count() / 2).for_each(|seed| check(SensorKind::Polar, seed));
}

#[test]
fn movesense_sessions_lose_nothing_in_silence() {
    (0..count() / 2).for_each(|seed| check(SensorKind::Movesense, 1_000_000 + seed));
}
