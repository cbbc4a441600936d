//! A disk that is full, or that fails, at every single step.

use crate::{
    strap::{arrival_ms, frame, frames_kept, head, key},
    unsafe_disk::UnsafeDisk,
};
use strapline_store::{AnalysisHead, DURABLE_WITHIN_MS, Mark, Problem, RecordingState, Store, StoreError};

const FRAMES: u64 = 25;

fn is_full<T>(result: Result<T, StoreError>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(error) => {
            assert!(matches!(error.problem, Problem::DiskFull), "{error}");
            assert!(error.to_string().ends_with(
                "the disk is full; everything stored before is kept: free some space and go on with the recording"
            ));
            None
        }
    }
}

/// Records while the disk fills up after so many steps and is freed a while later; whether it did fill up.
fn record_while_full(steps: u64) -> bool {
    let disk = UnsafeDisk::default();
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let begun = disk.steps();
    disk.fill_in(Some(steps));
    let mut was_full = false;
    let mut retry = |full: bool| {
        was_full |= full;
        if full {
            disk.fill_in(None);
        }
    };
    let mut writer = loop {
        if let Some(writer) = is_full(store.begin(&head("Night"))) {
            break writer;
        }
        assert_eq!(store.list(), [], "nothing is left of a recording that could not begin");
        retry(true);
    };
    let id = writer.id();
    let mut full_since = None;
    for n in 0..FRAMES {
        let durable = writer.durable().notifications;
        if is_full(writer.append(&frame(n), arrival_ms(n))).is_none() {
            // Everything before is kept, and can be read while the disk is full.
            assert_eq!(frames_kept(&store, id), durable);
            let since = *full_since.get_or_insert(n);
            retry(n >= since + 5);
        }
    }
    let mark = Mark { at_ms: 0, sample: None, text: "dizzy".into() };
    let marked = is_full(store.mark(id, &mark, arrival_ms(FRAMES)));
    retry(marked.is_none());
    let renamed = is_full(store.rename(id, "Tuesday", arrival_ms(FRAMES)));
    retry(renamed.is_none());
    let durable = is_full(writer.make_durable());
    retry(durable.is_none());
    writer.make_durable().unwrap();
    let finished = is_full(writer.finish());
    if finished.is_none() {
        retry(true);
        assert_eq!(store.summary(id).unwrap().state, RecordingState::Interrupted);
        store.finish(id).unwrap();
    }
    let by = AnalysisHead { model: "1".into(), model_hash: "0".into(), software: "0".into() };
    let result = vec![1; 500_000];
    if is_full(store.put_analysis(id, &by, &result)).is_none() {
        assert_eq!(store.analyses(id).unwrap(), []);
        retry(true);
        store.put_analysis(id, &by, &result).unwrap();
    }
    let was_full = was_full && disk.steps() > begun;
    drop(store);
    disk.fill_in(None);
    let (store, recovered) = Store::open_on(Box::new(disk), &key()).unwrap();
    assert_eq!(recovered, []);
    // What was given while the disk was full was held, and is there.
    assert_eq!(frames_kept(&store, id), FRAMES);
    let summary = store.summary(id).unwrap();
    assert_eq!(summary.state, RecordingState::Finished);
    assert_eq!(
        (summary.tally.marks.as_slice(), summary.tally.name.as_deref()),
        ([mark].as_slice(), Some("Tuesday"))
    );
    assert_eq!(store.analysis(id, &by).unwrap(), result);
    was_full
}

#[test]
fn a_full_disk_stops_nothing_that_was_stored_and_goes_on_when_it_is_freed() {
    let mut steps = 0;
    while record_while_full(steps) {
        steps += 1;
    }
    assert!(steps > 25, "{steps}");
}

#[test]
fn on_a_full_disk_a_store_is_opened_and_read() {
    let disk = UnsafeDisk::default();
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let mut writer = store.begin(&head("Night")).unwrap();
    for n in 0..10 {
        writer.append(&frame(n), arrival_ms(n)).unwrap();
    }
    let id = writer.id();
    disk.fill_in(Some(0));
    let durable = writer.durable().notifications;
    drop(writer);
    drop(store);
    for _ in 0..2 {
        // No card can be written: each opening looks through the recording, and says so.
        let (store, recovered) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
        assert_eq!(recovered.len(), 1);
        assert_eq!(frames_kept(&store, id), durable);
        // Deleting needs no room.
        drop(store);
    }
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    store.delete(id).unwrap();
    assert_eq!(disk.paths(), ["store"]);
}

#[test]
fn a_disk_that_stays_full_costs_what_does_not_fit_in_memory_and_no_more() {
    let disk = UnsafeDisk::default();
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let mut writer = store.begin(&head("Night")).unwrap();
    let id = writer.id();
    disk.fill_in(Some(0));
    let mut n = 0;
    let not_held = loop {
        // Half a minute at once, as each try takes its time.
        let entries: Vec<_> = (n..n + 50).flat_map(frame).collect();
        match writer.append(&entries, arrival_ms(n)) {
            Err(error) if matches!(error.problem, Problem::NotHeld) => break error,
            Err(error) => assert!(matches!(error.problem, Problem::DiskFull), "{error}"),
            Ok(()) => {}
        }
        n += 50;
    };
    assert!(
        not_held.to_string().ends_with(
            "the disk is full or fails, and no more can be held in memory, so that what comes in now is lost; what came \
             before is kept: free some space and go on with the recording"
        ),
        "{not_held}"
    );
    let held_min = (arrival_ms(n) - arrival_ms(0)) / 60_000;
    assert!((45..120).contains(&held_min), "{held_min} min are held");
    disk.fill_in(None);
    writer.append(&frame(n), arrival_ms(n)).unwrap();
    writer.finish().unwrap();
    assert_eq!(frames_kept(&store, id), n + 1);
}

#[test]
fn a_sync_that_fails_stops_the_writer_and_keeps_what_was_durable() {
    let mut failed = 0;
    for step in 1..40 {
        let disk = UnsafeDisk::default();
        let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
        let mut writer = store.begin(&head("Night")).unwrap();
        let id = writer.id();
        disk.fail_sync_in(step);
        for n in 0..FRAMES {
            let durable = writer.durable().notifications;
            let Err(error) = writer.append(&frame(n), arrival_ms(n)) else { continue };
            failed += 1;
            let is_sync = |cause: &std::io::Error| cause.to_string() == "the disk could not sync";
            assert!(matches!(&error.problem, Problem::Io(cause) if is_sync(cause)), "{error}");
            let again = writer.append(&frame(n + 1), arrival_ms(n + 1)).unwrap_err();
            assert!(matches!(again.problem, Problem::Stopped), "{again}");
            drop(writer);
            // The system lost what it could not sync.
            drop(store);
            disk.cut(step);
            let (store, _) = Store::open_on(Box::new(disk), &key()).unwrap();
            let kept = frames_kept(&store, id);
            assert!((durable..=n + 1).contains(&kept));
            let mut writer = store.resume(id, arrival_ms(n + 1)).unwrap();
            writer.append(&frame(kept), arrival_ms(n + 1)).unwrap();
            writer.finish().unwrap();
            assert_eq!(frames_kept(&store, id), kept + 1);
            assert!(arrival_ms(n) - arrival_ms(kept) <= DURABLE_WITHIN_MS);
            break;
        }
    }
    assert!(failed > 5, "{failed}");
}

#[test]
fn a_disk_that_failed_is_tried_again_and_nothing_that_was_held_is_lost() {
    let mut failed = 0;
    for step in 1..16 {
        let disk = UnsafeDisk::default();
        let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
        let mut writer = store.begin(&head("Night")).unwrap();
        let id = writer.id();
        disk.fail_sync_in(step);
        let mut failed_at = None;
        for n in 0..FRAMES {
            match writer.append(&frame(n), arrival_ms(n)) {
                Ok(()) => assert_eq!(failed_at, None, "it went on by itself"),
                Err(error) => {
                    let is_first = failed_at.is_none();
                    assert_eq!(is_first, !matches!(error.problem, Problem::Stopped), "{error}");
                    let since = *failed_at.get_or_insert(n);
                    if n == since + 4 {
                        writer.mend().unwrap();
                        assert_eq!(frames_kept(&store, id), n + 1);
                        failed_at = None;
                        failed += 1;
                    }
                }
            }
        }
        if failed_at.is_some() {
            writer.mend().unwrap();
        }
        writer.finish().unwrap();
        assert_eq!(frames_kept(&store, id), FRAMES);
        drop(store);
        disk.cut(step);
        let (store, recovered) = Store::open_on(Box::new(disk), &key()).unwrap();
        assert_eq!((recovered.len(), frames_kept(&store, id)), (0, FRAMES));
    }
    assert!(failed > 5, "{failed}");
}
