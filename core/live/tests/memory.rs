//! Memory and work of a session do not grow with its length.

mod worn;

use peak_alloc::PeakAlloc;
use std::{path::Path, sync::Arc};
use strapline_ecg::{
    sensor::SensorKind,
    synth::{
        Rhythm, Script,
        strap::{SimulatedStrap, StrapSource},
    },
};
use strapline_live::LiveSession;
use strapline_store::{Store, StoreKey};
use worn::{ByTheBook, plan};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const HOUR_MS: u64 = 3_600_000;

/// Six hours with faults; seven days by `cargo run --release -p strapline-live --example seven_days`.
#[test]
fn six_hours_take_no_more_memory_than_one() {
    let memory_backed = Path::new("/dev/shm");
    let folder =
        if memory_backed.is_dir() { tempfile::tempdir_in(memory_backed) } else { tempfile::tempdir() };
    let folder = folder.unwrap();
    let (store, _) = Store::open(folder.path(), &StoreKey::generate().unwrap()).unwrap();
    let source = StrapSource::Script(Script::of(3, Rhythm::Sinus { bpm: 70.0 }, 600.0));
    let faults = "rate=129.9 drop@10m+30s=0.2 link@70m+12s swap@130m+60s=0.3 contact@190m+8s late@250m+60s \
                  drop@300m+30s=0.3 link@330m+3m";
    let mut strap = SimulatedStrap::new(&source, SensorKind::Polar, faults.parse().unwrap(), 1);
    let mut session = LiveSession::new(Arc::new(store), plan(), ByTheBook);
    session.start(strap.moment(0));
    let mut after_an_hour = 0.0_f32;
    for now_ms in (0..=6 * HOUR_MS).step_by(250) {
        let mut happened = strap.poll(now_ms);
        happened.push((strap.moment(now_ms), strapline_ecg::sensor::SensorInput::Tick));
        for (at, input) in happened {
            session.push(at, &input);
            let commands: Vec<_> = session.commands().collect();
            for command in &commands {
                strap.carry_out(command, now_ms);
            }
        }
        drop(session.update(strap.moment(now_ms)));
        if now_ms == HOUR_MS {
            after_an_hour = MEMORY.current_usage_as_mb();
        }
        if now_ms > HOUR_MS && now_ms % 600_000 == 0 {
            let now = MEMORY.current_usage_as_mb();
            assert!(
                (now - after_an_hour).abs() < 2.0,
                "{now} MB after {now_ms} ms, {after_an_hour} after an hour"
            );
        }
    }
    assert!(!session.has_failed());
    assert!(session.heard() > 6 * 3600 * 129);
}
