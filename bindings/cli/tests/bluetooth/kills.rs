//! The program killed by SIGKILL at random instants while it records, and started again: one recording, in which
//! nothing is missing but what the kills cost.
//!
//! Real time, for it is the real program: the straps are recorded side by side.

use crate::{
    bench::{Bench, Recorder},
    kept::{Compared, Kill, compare, compare_intervals, kept},
    machine::Machine,
};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::{
    fmt::Write as _,
    ops::Range,
    path::Path,
    thread::{self, sleep},
    time::{Duration, Instant, SystemTime},
};
use strapline_bluez::{Setup, Strap, sent};
use strapline_ecg::sensor::SensorKind;

/// When the link is lost for two seconds, and how long nothing is heard then: it is back within three seconds after.
const FIRST_LINK_S: usize = 17;
const LINK_EVERY_S: usize = 29;
const LINK_DEAF_S: f64 = 5.0;
/// Kills in a run, unless `STRAPLINE_KILLS` says otherwise; `STRAPLINE_STRAP` asks for one kind of strap alone, and
/// `STRAPLINE_FIRST_SEED` for other instants.
const KILLS: usize = 50;

/// A strap, and how long it is recorded between kills.
struct Campaign {
    kind: SensorKind,
    hz: f64,
    faults: &'static str,
    /// The first life, and those after it, seconds from when the strap sends; a part of them from the beginning.
    first_s: Range<f64>,
    lives_s: Range<f64>,
    /// How many of [`KILLS`] kills are its.
    share: usize,
}

const CAMPAIGNS: [Campaign; 5] = [
    // Killed early, too: before the strap is reached, before it sends, before anything is durable.
    Campaign {
        kind: SensorKind::Polar,
        hz: 130.0,
        faults: "drop@10s+10h=0.05 duplicate@0s+10h=0.1 half@12s+10h=0.03 battery@20s=15",
        first_s: 0.1..3.0,
        lives_s: 0.1..4.0,
        share: 12,
    },
    // A rate that is off is known to the strap's clock after ten seconds.
    Campaign {
        kind: SensorKind::Polar,
        hz: 129.6,
        faults: "rate=129.6 contact@14s+2s",
        first_s: 12.0..14.0,
        lives_s: 0.1..4.0,
        share: 9,
    },
    Campaign {
        kind: SensorKind::Movesense,
        hz: 200.0,
        faults: "drop@8s+10h=0.05 duplicate@0s+10h=0.1",
        first_s: 1.0..4.0,
        lives_s: 0.1..4.0,
        share: 12,
    },
    Campaign {
        kind: SensorKind::Lepu,
        hz: 125.0,
        faults: "",
        first_s: 1.0..4.0,
        lives_s: 0.1..4.0,
        share: 12,
    },
    Campaign {
        kind: SensorKind::HeartRate,
        hz: 0.0,
        faults: "",
        first_s: 4.0..6.0,
        lives_s: 4.0..6.0,
        share: 5,
    },
];

#[test]
fn whatever_was_heard_two_seconds_before_a_kill_is_kept_in_its_place() {
    let kills = std::env::var("STRAPLINE_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    // Intervals are few, and take long lives.
    let share = |campaign: &Campaign| (kills * campaign.share / KILLS).max(1);
    let asked = std::env::var("STRAPLINE_STRAP").ok();
    let is_asked = |kind: SensorKind| asked.as_ref().is_none_or(|asked| format!("{kind:?}") == *asked);
    let first = std::env::var("STRAPLINE_FIRST_SEED").map_or(0, |seed| seed.parse().unwrap());
    let machine = &Machine::watched();
    assert!(CAMPAIGNS.iter().any(|campaign| is_asked(campaign.kind)), "no campaign for {asked:?}");
    thread::scope(|scope| {
        let runs: Vec<_> = (first..)
            .zip(&CAMPAIGNS)
            .filter(|(_, campaign)| is_asked(campaign.kind))
            .map(|(seed, campaign)| scope.spawn(move || run(campaign, share(campaign), seed, machine)))
            .collect();
        for run in runs {
            run.join().unwrap();
        }
    });
}

/// How far the clock on the wall is.
fn wall_ms() -> i64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis() as i64
}

fn run(campaign: &Campaign, kills: usize, seed: u64, machine: &Machine) {
    let Some(mut bench) = Bench::new() else { return };
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    // Now and then the link is lost, too.
    let faults = (0..kills).fold(campaign.faults.to_owned(), |mut faults, n| {
        let _ = write!(faults, " link@{}s+2s", FIRST_LINK_S + LINK_EVERY_S * n);
        faults
    });
    let truth = bench.path().join("sent");
    let strap = Strap { seed, ..Strap::new(campaign.kind).with_faults(&faults).with_truth(&truth) };
    let address = strap.address.clone();
    let begun = Instant::now();
    let stand_in = bench.stand_in(Setup::with(strap));

    let (mut kills_over, mut kills_ms, mut gone_on) = (Vec::new(), Vec::new(), GoneOn::default());
    for kill in 0..kills {
        let lives_s = if kill == 0 { &campaign.first_s } else { &campaign.lives_s };
        let life_s = rng.random_range(lives_s.clone());
        // On its way to the strap it has less to lose, and more to leave half done.
        let is_early = campaign.kind != SensorKind::HeartRate && kill > 0 && rng.random_bool(0.25);
        let had_begun = has_recording(&bench);
        let mut recorder = bench.record(&["--device", &address]);
        if !is_early {
            recorder.wait_for("The strap sends.", Duration::from_mins(1));
        }
        sleep(Duration::from_secs_f64(life_s));
        recorder.kill();
        let over_s = begun.elapsed().as_secs_f64();
        kills_ms.push((wall_ms(), deaf_before(over_s)));
        gone_on.hear(&recorder, had_begun);
        sleep(Duration::from_millis(rng.random_range(0..1500)));
        kills_over.push(Kill { over_s, next_s: begun.elapsed().as_secs_f64() });
    }
    let had_begun = has_recording(&bench);
    let mut recorder = bench.record(&["--device", &address]);
    recorder.wait_for("The strap sends.", Duration::from_secs(40));
    sleep(Duration::from_secs(4));
    // A strap that is out of reach cannot be asked to stop.
    while is_link_lost_about(begun.elapsed().as_secs_f64()) {
        sleep(Duration::from_millis(100));
    }
    let status = recorder.interrupt();
    assert!(status.success(), "{status}:\n{}", recorder.words());
    gone_on.hear(&recorder, had_begun);
    assert!(!stand_in.is_connected(0), "the strap was not let go of");
    // A Lepu recorder measures for itself.
    assert!(
        campaign.kind == SensorKind::Lepu || !stand_in.is_measuring(0),
        "the strap was not asked to stop"
    );
    sleep(Duration::from_millis(300));
    drop(stand_in);

    let stood_still_s = machine.stood_still_s();
    let sent = sent(&truth).unwrap();
    let compared: Compared = if campaign.kind == SensorKind::HeartRate {
        compare_intervals(&bench, &sent, &kills_ms, stood_still_s)
    } else {
        let by_arrival = campaign.kind == SensorKind::Lepu;
        compare(&bench, &sent, campaign.hz, by_arrival, &kills_over, stood_still_s)
    };
    println!("{}, {kills} kills, {stood_still_s:.3} s stood still: {compared:?}", campaign.kind);
    let (summary, signal) = kept(bench.path());
    let resumed = summary.tally.resumed as usize;
    assert!((gone_on.surely..=gone_on.perhaps).contains(&resumed), "{resumed} times, {gone_on:?}");
    let told = signal.log.iter().filter(|(_, line)| line.contains("went on after it was interrupted"));
    assert_eq!(told.count(), resumed);
    assert!(compared.kept > 0 && resumed > 0);
}

/// Times at which the link is lost, seconds since the strap was switched on.
fn losses_s() -> impl Iterator<Item = f64> {
    (0..).map(|n| (FIRST_LINK_S + LINK_EVERY_S * n) as f64)
}

/// Whether the link is lost within the three seconds after `at_s`, or may not be back yet.
fn is_link_lost_about(at_s: f64) -> bool {
    losses_s()
        .take_while(|from_s| *from_s < at_s + 3.0)
        .last()
        .is_some_and(|from_s| at_s < from_s + LINK_DEAF_S)
}

/// Of the last seconds before `over_s` those in which the link was lost, or the strap was called again, and nothing could
/// be heard.
fn deaf_before(over_s: f64) -> f64 {
    let deaf = losses_s()
        .take_while(|from_s| *from_s < over_s)
        .map(|from_s| (from_s + LINK_DEAF_S).min(over_s) - from_s.max(over_s - 10.0));
    deaf.filter(|seconds| *seconds > 0.0).sum()
}

/// Whether there is a recording that has begun.
fn has_recording(bench: &Bench) -> bool {
    let Ok(folder) = bench.path().join("kept").read_dir() else { return false };
    let has_begun = |path: &Path| path.join("recording").exists() && path.extension().is_none();
    folder.flatten().any(|entry| has_begun(&entry.path()))
}

/// How often a recording was gone on with: surely, and perhaps.
#[derive(Debug, Default)]
struct GoneOn {
    surely: usize,
    perhaps: usize,
}

impl GoneOn {
    /// Another life is over, or comes to its end.
    fn hear(&mut self, recorder: &Recorder, was_interrupted: bool) {
        let errors = recorder.errors();
        let (goes_on, has_gone_on) =
            (errors.contains("going on with recording"), !recorder.said().is_empty());
        assert!(was_interrupted || !goes_on, "{errors}");
        assert!(goes_on || !was_interrupted || !has_gone_on, "{}", recorder.words());
        self.perhaps += usize::from(goes_on);
        self.surely += usize::from(goes_on && has_gone_on);
        let is_told = errors.contains("at most the last 2 s before it stopped are lost");
        assert!(is_told || !goes_on, "lost in silence:\n{errors}");
    }
}
