//! Power is cut in the middle of anything, again and again, on a disk that loses and tears what was not synced.

use crate::{
    strap::{FRAME, arrival_ms, first, frame, frames_kept, head, key},
    unsafe_disk::UnsafeDisk,
};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;
use strapline_store::{
    AnalysisHead, DURABLE_WITHIN_MS, Mark, Problem, RecordingId, RecordingState, Store, StoreError, Writer,
};

/// Disks, each with its own seed, and cuts on each.
const DISKS: u64 = 80;
const CUTS: u64 = 8;

/// What must be there, and what may be.
#[derive(Debug, Default, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that was done, or begun")]
struct Expected {
    appended: u64,
    durable: u64,
    /// Marks that were made durable, and that were asked for.
    marks: (usize, usize),
    /// The last name that was made durable, and those asked for after it.
    names: Vec<String>,
    is_running: bool,
    was_finished: bool,
    may_be_finished: bool,
    was_deleted: bool,
    may_be_deleted: bool,
    analysis: Option<(Vec<u8>, bool)>,
}

fn by() -> AnalysisHead {
    AnalysisHead { model: "1".into(), model_hash: "00".into(), software: "strapline 0.1.0".into() }
}

/// Does things at random until the power ends.
fn use_store(
    store: &Store,
    expected: &mut BTreeMap<RecordingId, Expected>,
    rng: &mut ChaCha8Rng,
) -> Result<(), StoreError> {
    let interrupted = store.list().into_iter().find(|summary| summary.state == RecordingState::Interrupted);
    let mut writer = match interrupted {
        Some(summary) if rng.random_bool(0.8) => {
            let known = expected.get_mut(&summary.id).unwrap();
            known.is_running = true;
            store.resume(summary.id, arrival_ms(known.appended))?
        }
        _ => begin(store, expected)?,
    };
    loop {
        let id = writer.id();
        let known = expected.get_mut(&id).unwrap();
        match rng.random_range(0..40) {
            0 => {
                known.marks.1 += 1;
                let mark = Mark { at_ms: 5, sample: None, text: format!("mark {}", known.marks.1) };
                store.mark(id, &mark, arrival_ms(known.appended))?;
                known.marks.0 = known.marks.1;
                known.durable = known.appended;
            }
            1 => {
                let name = format!("name {}", known.appended);
                known.names.push(name.clone());
                store.rename(id, &name, arrival_ms(known.appended))?;
                known.names = vec![name];
                known.durable = known.appended;
            }
            2 => {
                known.may_be_finished = true;
                writer.finish()?;
                known.was_finished = true;
                known.is_running = false;
                known.durable = known.appended;
                let result = vec![known.appended as u8; 1000];
                known.analysis = Some((result.clone(), false));
                store.put_analysis(id, &by(), &result)?;
                known.analysis = Some((result, true));
                if rng.random_bool(0.3) {
                    known.may_be_deleted = true;
                    store.delete(id)?;
                    known.was_deleted = true;
                }
                writer = begin(store, expected)?;
            }
            _ => {
                let n = known.appended;
                known.appended += 1;
                writer.append(&frame(n), arrival_ms(n))?;
                known.durable = writer.durable().notifications;
            }
        }
    }
}

fn begin(store: &Store, expected: &mut BTreeMap<RecordingId, Expected>) -> Result<Writer, StoreError> {
    let writer = store.begin(&head("Night"))?;
    let known = Expected { names: vec!["Night".into()], is_running: true, ..Expected::default() };
    expected.insert(writer.id(), known);
    Ok(writer)
}

/// Holds what is there against what must be.
fn check(store: &Store, expected: &mut BTreeMap<RecordingId, Expected>, recovered: &[RecordingId]) {
    let list = store.list();
    for summary in &list {
        let id = summary.id;
        let kept = frames_kept(store, id);
        let Some(known) = expected.get_mut(&id) else {
            // One that was just being begun.
            assert_eq!((kept, summary.state), (0, RecordingState::Interrupted));
            expected.insert(id, Expected { names: vec!["Night".into()], ..Expected::default() });
            continue;
        };
        assert!(!known.was_deleted, "{id} is back");
        assert!((known.durable..=known.appended).contains(&kept), "{id}: {kept} of {known:?}");
        if kept < known.appended {
            let lost_ms = arrival_ms(known.appended - 1) - arrival_ms(kept);
            assert!(lost_ms <= DURABLE_WITHIN_MS, "{lost_ms} ms lost");
        }
        let end = if kept == 0 { 0 } else { first(kept - 1) + FRAME };
        assert_eq!((summary.tally.notifications, summary.tally.end), (kept, end));
        assert!((known.marks.0..=known.marks.1).contains(&summary.tally.marks.len()), "{known:?}");
        let name = summary.tally.name.clone().unwrap_or("Night".into());
        assert!(known.names.contains(&name), "{name} of {known:?}");
        match summary.state {
            RecordingState::Finished => assert!(known.may_be_finished),
            RecordingState::Interrupted => {
                assert!(!known.was_finished);
                assert!(
                    recovered.contains(&id) || kept == known.durable,
                    "{id} was interrupted, and nobody was told"
                );
            }
            state => panic!("{id} is {state:?}"),
        }
        if let Some((result, was_durable)) = &known.analysis {
            match store.analysis(id, &by()) {
                Ok(found) => assert_eq!(found, *result),
                Err(error) => assert!(!was_durable, "{error}"),
            }
        }
        known.appended = kept;
        known.durable = kept;
        known.marks = (summary.tally.marks.len(), summary.tally.marks.len());
        known.names = vec![name];
        known.was_finished = summary.state == RecordingState::Finished;
        known.is_running = false;
    }
    for (id, known) in &*expected {
        let is_there = list.iter().any(|summary| summary.id == *id);
        assert!(is_there || known.may_be_deleted, "{id} is lost");
    }
    expected.retain(|id, _| list.iter().any(|summary| summary.id == *id));
}

#[test]
fn whatever_was_durable_survives_every_cut() {
    let disks =
        std::env::var("STRAPLINE_POWER_CUTS").map_or(DISKS, |cuts| cuts.parse::<u64>().unwrap() / CUTS);
    let (mut kept, mut cut) = (0, 0);
    for seed in 0..disks {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let disk = UnsafeDisk::default();
        let mut expected = BTreeMap::new();
        for round in 0..CUTS {
            disk.end_power_in(rng.random_range(1..300));
            let opened = Store::open_on(Box::new(disk.clone()), &key());
            if let Ok((store, _)) = opened {
                let error = use_store(&store, &mut expected, &mut rng).unwrap_err();
                let is_power = |cause: &std::io::Error| cause.to_string() == "the power is gone";
                assert!(matches!(&error.problem, Problem::Io(cause) if is_power(cause)), "{error}");
                assert!(disk.is_dead());
            }
            disk.cut(seed * CUTS + round);
            let (store, recovered) = Store::open_on(Box::new(disk.clone()), &key())
                .unwrap_or_else(|error| panic!("seed {seed}, cut {round}: {error}"));
            let recovered: Vec<_> = recovered.iter().map(|recovered| recovered.id).collect();
            check(&store, &mut expected, &recovered);
            kept += expected.values().map(|known| known.appended).sum::<u64>();
            cut += 1;
        }
    }
    println!("{cut} power cuts, {kept} frames compared");
    assert!(kept > 100 * disks);
}

/// Power cut in each single step of deleting: the recording is there whole, or not at all.
#[test]
fn a_deletion_happens_whole_or_not_at_all() {
    for step in 0..20 {
        let disk = UnsafeDisk::default();
        let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
        let mut writer = store.begin(&head("Night")).unwrap();
        for n in 0..10 {
            writer.append(&frame(n), arrival_ms(n)).unwrap();
        }
        let id = writer.finish().unwrap().id;
        store.put_analysis(id, &by(), b"result").unwrap();
        disk.end_power_in(step);
        let deleted = store.delete(id);
        drop(store);
        disk.cut(step);
        let (store, recovered) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
        assert_eq!(recovered, []);
        if store.list().is_empty() {
            // Nothing is left but the store's own file.
            assert_eq!(disk.paths(), ["store"]);
        } else {
            assert!(deleted.is_err());
            assert_eq!(frames_kept(&store, id), 10);
            assert_eq!(store.analysis(id, &by()).unwrap(), b"result");
        }
        if step > 15 {
            assert!(deleted.is_ok() && store.list().is_empty());
        }
    }
}
