//! Many recordings with faults at random: nothing lost in silence, nothing invented, nothing told twice.

use crate::bench::{Bench, saw};
use std::{env, ops::Range};
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

/// Whether a strap's times are whole milliseconds that jitter by one and a half, as the simulated Movesense's do: each lies
/// within 4 ms of the truth's, up to 0.8 of a sample.
fn has_whole_ms(kind: SensorKind) -> bool {
    kind == SensorKind::Movesense
}

/// By what share of its length a gap may be off, so many seconds of samples having been heard. The rate follows from the
/// times at both ends of what was heard, so that it is no better known than those are: by 4 ms, after an interruption by 4 ms
/// in a minute. While less than ten seconds were heard, the promised rate is believed until the median of the slopes excludes
/// it: six of the mean steps between the times (1.5 ms) over the root of how many slopes there are and half of the time,
/// and three standard deviations (of 1.6 ms, likewise) on top. There are six slopes to a second, and 16 at least after five of
/// them. Before there is anything to measure it may be 2 % off.
fn off_by_share(kind: SensorKind, known_s: f64) -> f64 {
    if !has_whole_ms(kind) {
        // Two frames with times to the nanosecond.
        return if known_s > 1.2 { 0.0 } else { 0.01 };
    }
    if known_s < 10.0 {
        let slopes = if known_s < 5.0 { 6.25 * known_s } else { 16.0 };
        ((6.0 * 1.5e-3 + 3.0 * 1.6e-3) / slopes.sqrt() / (known_s / 2.0)).min(0.02)
    } else {
        4e-3 / known_s.min(60.0)
    }
}

fn check(kind: SensorKind, seed: u64) {
    let bench = session(kind, seed, None);
    let context = || format!("{kind} with seed {seed}: {}\n{}", bench.strap.faults(), bench.log());
    let compared = bench.compare();
    let has =
        |wanted: fn(&FaultKind) -> bool| bench.strap.faults().faults.iter().any(|fault| wanted(&fault.kind));
    let sets = has(|kind| matches!(kind, FaultKind::ClockReset | FaultKind::Clock(_)));
    for shift in &compared.off {
        // A clock that is set forward by less than ten seconds looks like a gap: no frame has come too early.
        let all_is_gap = shift.by == -(shift.gap as i64);
        if sets && all_is_gap && (shift.gap as f64) < 10.0 * bench.strap.true_hz() {
            continue;
        }
        let known_s = shift.known as f64 / bench.strap.true_hz();
        let slack = (off_by_share(kind, known_s) * shift.gap as f64) as i64 + i64::from(has_whole_ms(kind));
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
    let told_set = bench.gaps().any(|gap| gap.cause == GapCause::ClockSet);
    assert!(sets || !told_set, "a clock that was set is invented: {}", context());
    assert!(
        !bench.strap.is_measuring()
            || has(|kind| matches!(kind, FaultKind::Mute | FaultKind::Link | FaultKind::Late)),
        "left awake: {}",
        context()
    );
}

/// Seeds of each kind of strap: `STRAPLINE_SESSIONS` of both together, from `STRAPLINE_FIRST_SEED` on.
fn seeds() -> Range<u64> {
    let set = |name| env::var(name).ok().and_then(|number| number.parse().ok());
    let first = set("STRAPLINE_FIRST_SEED").unwrap_or(0);
    first..first + set("STRAPLINE_SESSIONS").unwrap_or(SESSIONS) / 2
}

#[test]
fn polar_sessions_lose_nothing_in_silence() {
    seeds().for_each(|seed| check(SensorKind::Polar, seed));
}

#[test]
fn movesense_sessions_lose_nothing_in_silence() {
    seeds().for_each(|seed| check(SensorKind::Movesense, 1_000_000 + seed));
}

#[test]
fn a_frame_of_before_says_nothing_of_where_a_stream_begins_anew() {
    // It arrives while the strap, silent for 19 s, is asked to begin anew, which it does 13 samples later.
    check(SensorKind::Movesense, 1_003_128);
}
