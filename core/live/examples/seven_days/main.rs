//! Seven days of a strap with faults, as fast as one core goes: time, memory and what an update costs.
//!
//! `cargo run --release -p strapline-live --example seven_days [HOURS [FOLDER]]`. Without the nets: beats are classed by a
//! rule. The strap's own simulation is timed apart, and so are the disk's writing and syncing. The recording is written into
//! a new folder in FOLDER; where none is given, to memory-backed storage where there is any (`/dev/shm`).

/// A folder that tells how long its disk took.
#[path = "../../../store/tests/around/mod.rs"]
mod around;
mod timed;

use around::Surrounded;
use peak_alloc::PeakAlloc;
use std::{path::Path, sync::Arc, time::Duration};
use strapline_ecg::{
    classify::{Attention, BeatClass, BeatClassifier, BeatInput, ClassifyError, Prediction},
    sensor::{SensorInput, SensorKind},
    synth::{
        Focus, NoiseKind, Pattern, Rhythm, Script, Segment,
        strap::{Fault, FaultKind, FaultScript, SimulatedStrap, StrapSource},
    },
};
use strapline_live::{LiveSession, Plan};
use strapline_store::{Store, StoreKey, disk::Folder};
use timed::Took;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Between two looks at the clock, milliseconds: as often as a terminal looks.
const STEP_MS: u64 = 250;
const HOUR_MS: u64 = 3_600_000;

/// Early and unlike the usual beat is ventricular.
#[derive(Debug)]
struct ByTheBook;

impl BeatClassifier for ByTheBook {
    fn classify(&mut self, input: &BeatInput) -> Result<Prediction, ClassifyError> {
        let is_early = input.likeness < 0.6 && input.rr_ms < 600.0;
        let class = if is_early { BeatClass::Ventricular } else { BeatClass::Normal };
        Ok(Prediction {
            class,
            probabilities: [0.94, 0.02, 0.02, 0.02],
            attention: Attention { from_ms: -40, to_ms: 60 },
        })
    }
}

/// An hour, over and over: sinus rhythm with single extra beats and the noise of somebody who moves.
fn source() -> StrapSource {
    let segments = vec![
        Segment { rhythm: Rhythm::Sinus { bpm: 68.0 }, seconds: 1800.0 },
        Segment {
            rhythm: Rhythm::Ectopic {
                bpm: 72.0,
                focus: Focus::Ventricular,
                pattern: Pattern::Single { every_s: 40.0 },
            },
            seconds: 1800.0,
        },
    ];
    let script = Script::new(7, segments)
        .with_noise(NoiseKind::Baseline, 0.0, 3600.0, 0.08)
        .with_noise(NoiseKind::Muscle, 0.0, 3600.0, 0.012)
        .with_noise(NoiseKind::Motion, 900.0, 40.0, 1.5);
    StrapSource::Script(script)
}

/// Every hour a lost link, lost frames and a strap that lifts off; every day two hours without a link.
fn faults(hours: u64) -> FaultScript {
    let mut script = FaultScript::none().with(0, 0, FaultKind::Rate(129.9));
    for hour in 0..hours {
        let at = |minute: u64| hour * HOUR_MS + minute * 60_000;
        let mut put = |from_ms, for_ms, kind| script.faults.push(Fault { from_ms, for_ms, kind });
        put(at(10), 30_000, FaultKind::Drop(0.2));
        put(at(20), 12_000, FaultKind::Link);
        put(at(30), 20_000, FaultKind::Swap(0.3));
        put(at(40), 8_000, FaultKind::Contact);
        put(at(50), 60_000, FaultKind::Late);
        if hour % 24 == 1 {
            put(at(55), 2 * HOUR_MS, FaultKind::Link);
        }
    }
    script
}

fn main() {
    let hours: u64 = std::env::args().nth(1).and_then(|hours| hours.parse().ok()).unwrap_or(7 * 24);
    let memory_backed = Path::new("/dev/shm");
    let folder = match std::env::args_os().nth(2) {
        Some(folder) => tempfile::tempdir_in(folder),
        None if memory_backed.is_dir() => tempfile::tempdir_in(memory_backed),
        None => tempfile::tempdir(),
    };
    let folder = folder.unwrap_or_else(|error| panic!("no folder for the recording: {error}"));
    let key = StoreKey::generate().unwrap_or_else(|error| panic!("no key: {error}"));
    let took = Arc::new(Took::default());
    let disk = Folder::new(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    let disk = Box::new(Surrounded(disk, Arc::clone(&took)));
    let (store, _) = Store::open_on(disk, &key).unwrap_or_else(|error| panic!("{error}"));
    let store = Arc::new(store);
    let plan = Plan {
        name: "seven days".into(),
        device: "simulated".into(),
        utc_offset_min: 0,
        software: "example".into(),
        pace_ms: 250,
        trace_s: 8.0,
        columns: 400,
    };
    let mut strap = SimulatedStrap::new(&source(), SensorKind::Polar, faults(hours), 1);
    let mut session = LiveSession::new(Arc::clone(&store), plan, ByTheBook);
    let mut run = Figures::default();
    // Of this thread, without what the disk took.
    let own_time = || core_time().saturating_sub(took.core());

    println!("{:>5} {:>9} {:>10} {:>10} {:>9} {:>9}", "hour", "MB", "core s", "us/frame", "beats", "gaps");
    session.start(strap.moment(0));
    let mut now_ms = 0;
    while now_ms < hours * HOUR_MS {
        now_ms += STEP_MS;
        let commands: Vec<_> = session.commands().collect();
        for command in commands {
            strap.carry_out(&command, now_ms);
        }
        for (at, input) in strap.poll(now_ms) {
            let begun = own_time();
            session.push(at, &input);
            let update = session.update(at);
            let took = own_time().saturating_sub(begun);
            run.took(took, matches!(&input, SensorInput::Notification { bytes, .. } if bytes.len() > 100));
            drop(update);
            let commands: Vec<_> = session.commands().collect();
            for command in commands {
                strap.carry_out(&command, now_ms);
            }
        }
        let at = strap.moment(now_ms);
        let begun = own_time();
        session.tick(at);
        let update = session.update(at);
        run.took(own_time().saturating_sub(begun), false);
        if now_ms % HOUR_MS == 0 {
            let memory = MEMORY.current_usage_as_mb();
            run.hour(f64::from(memory));
            let hour = now_ms / HOUR_MS;
            if let Some(update) = update.filter(|_| hour <= 4 || hour.is_multiple_of(12)) {
                println!(
                    "{hour:>5} {memory:>9.2} {:>10.2} {:>10.1} {:>9} {:>9}",
                    run.core.as_secs_f64(),
                    run.frame_us(),
                    update.beat_count,
                    update.gaps.count
                );
            }
        }
    }
    assert!(!session.has_failed(), "the session failed");
    run.print();
    let (writes, in_all, worst) = took.told();
    println!(
        "disk: {writes} chunks, {:.1} s on the core and {:.1} s with waiting; {:.2} ms at worst",
        took.core().as_secs_f64(),
        in_all.as_secs_f64(),
        worst.as_secs_f64() * 1e3
    );
}

/// Time that a core has spent on this thread, so that whoever else is at work on the machine does not count.
#[cfg(unix)]
fn core_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.max(0) as u64, time.tv_nsec as u32)
}

/// Time since some beginning, where the system tells no thread's own.
#[cfg(not(unix))]
fn core_time() -> Duration {
    std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default()
}

/// What it cost.
#[derive(Debug)]
struct Figures {
    core: Duration,
    frames: u64,
    /// Frames by how many microseconds each took; the last holds all that took longer.
    by_us: Vec<u32>,
    in_frames: Duration,
    worst: Duration,
    /// Memory and core seconds at each hour.
    hours: Vec<(f64, f64)>,
}

impl Default for Figures {
    fn default() -> Self {
        let (core, in_frames, worst) = Default::default();
        Self { core, frames: 0, by_us: vec![0; 20_000], in_frames, worst, hours: Vec::new() }
    }
}

impl Figures {
    fn took(&mut self, took: Duration, is_frame: bool) {
        self.core += took;
        if is_frame {
            self.frames += 1;
            self.in_frames += took;
            self.worst = self.worst.max(took);
            let last = self.by_us.len() - 1;
            self.by_us[(took.as_micros() as usize).min(last)] += 1;
        }
    }

    fn hour(&mut self, memory_mb: f64) {
        self.hours.push((memory_mb, self.core.as_secs_f64()));
    }

    fn frame_us(&self) -> f64 {
        self.in_frames.as_secs_f64() * 1e6 / self.frames.max(1) as f64
    }

    /// Microseconds that all but this share of the frames took no longer than.
    fn within_us(&self, but: f64) -> usize {
        let mut left = (self.frames as f64 * but) as u64;
        self.by_us
            .iter()
            .rposition(|count| {
                let beyond = u64::from(*count) > left;
                left = left.saturating_sub(u64::from(*count));
                beyond
            })
            .map_or(0, |us| us + 1)
    }

    fn print(&self) {
        let after = || self.hours.iter().skip(1).map(|(memory, _)| *memory);
        let (least, most) = after().fold((f64::INFINITY, 0.0_f64), |(l, m), mb| (l.min(mb), m.max(mb)));
        let half = self.hours.len() / 2;
        let seconds = |from: usize, to: usize| self.hours[to].1 - self.hours[from].1;
        println!(
            "session, coding and updates: {:.1} s of one core for {} h",
            self.core.as_secs_f64(),
            self.hours.len()
        );
        println!(
            "from radio to update: {:.1} us a frame, {} us for 99 of 100, {} us for 9,999 of 10,000, {:.2} ms at worst",
            self.frame_us(),
            self.within_us(0.01),
            self.within_us(0.0001),
            self.worst.as_secs_f64() * 1e3
        );
        if self.hours.len() > 3 {
            println!("memory after hour 1: {least:.2} to {most:.2} MB");
            println!(
                "work: {:.2} s in the first half, {:.2} s in the second",
                seconds(0, half),
                seconds(half, self.hours.len() - 1)
            );
        }
    }
}
