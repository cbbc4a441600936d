//! What a store does when nothing goes wrong; and what it says to those who ask for what it does not do.

use crate::{
    strap::{arrival_ms, first, frame, frames_kept, head, key},
    unsafe_disk::UnsafeDisk,
};
use strapline_ecg::units::SampleRate;
use strapline_store::{
    DURABLE_WITHIN_MS, Entry, MAX_MARKS, Mark, Problem, RecordingId, RecordingState, Store,
};

fn store() -> (UnsafeDisk, Store) {
    let disk = UnsafeDisk::default();
    let (store, recovered) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    assert_eq!(recovered, []);
    (disk, store)
}

fn reopen(disk: &UnsafeDisk, store: Store) -> Store {
    drop(store);
    let (store, recovered) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    assert_eq!(recovered, []);
    store
}

fn mark(n: i64) -> Mark {
    Mark { at_ms: arrival_ms(0) + n, sample: Some(n as u64), text: format!("dizzy {n}") }
}

#[test]
fn a_recording_is_read_as_it_was_appended() {
    let (disk, store) = store();
    let mut writer = store.begin(&head("Night")).unwrap();
    for n in 0..300 {
        writer.append(&frame(n), arrival_ms(n)).unwrap();
    }
    let id = writer.id();
    let summary = writer.finish().unwrap();
    assert_eq!(frames_kept(&store, id), 300);
    assert_eq!(summary.state, RecordingState::Finished);
    assert_eq!(summary.head, Some(head("Night")));
    assert_eq!((summary.tally.samples, summary.tally.missing), (300 * 73, 4 * 130));
    assert_eq!(summary.tally.end, first(299) + 73);
    assert_eq!(summary.tally.last_ms, Some(arrival_ms(299)));
    let store = reopen(&disk, store);
    assert_eq!(store.list(), [summary]);
    assert_eq!(frames_kept(&store, id), 300);
}

#[test]
fn what_was_appended_is_durable_within_two_seconds() {
    let (_, store) = store();
    let mut writer = store.begin(&head("Night")).unwrap();
    let (mut appended, mut longest_ms) = (0, 0);
    // A tick each half second, as `append` asks for; frames come between.
    for at_ms in (arrival_ms(0)..arrival_ms(200)).step_by(33) {
        if at_ms >= arrival_ms(appended) {
            writer.append(&frame(appended), at_ms).unwrap();
            appended += 1;
        } else if at_ms % 15 == 0 {
            writer.tick(at_ms).unwrap();
        }
        let durable = writer.durable().notifications;
        if durable < appended {
            longest_ms = longest_ms.max(at_ms - arrival_ms(durable));
        }
    }
    assert!(longest_ms <= DURABLE_WITHIN_MS, "{longest_ms} ms");
    assert!(longest_ms > 1000, "{longest_ms} ms: so many small chunks take room and battery");
}

#[test]
fn a_place_is_found_without_reading_what_comes_before() {
    let (_, store) = store();
    let mut writer = store.begin(&head("Night")).unwrap();
    let id = writer.id();
    for n in 0..5000 {
        writer.append(&frame(n), arrival_ms(n)).unwrap();
    }
    writer.make_durable().unwrap();
    for n in [0, 1, 5, 96, 97, 98, 2500, 4998, 4999] {
        let sample = first(n) + 20;
        let mut read = store.read_from(id, sample).unwrap().map(Result::unwrap).peekable();
        let Some(Entry::Notification { arrival_ms: begins_ms, .. }) = read.peek() else {
            panic!("no chunk's start")
        };
        let before_ms = arrival_ms(n) - begins_ms;
        assert!((0..60_000).contains(&before_ms), "frame {n}: {before_ms} ms before");
        let mut found = read.filter(|entry| {
            matches!(entry, Entry::Samples { first, values } if (*first..first + values.len() as u64).contains(&sample))
        });
        assert!(frame(n).contains(&found.next().unwrap()));
    }
    // Past the end there is nothing, and no error.
    assert!(store.read_from(id, u64::MAX).unwrap().all(|entry| entry.is_ok()));
    let writer = store.begin(&head("No samples")).unwrap();
    assert_eq!(store.read_from(writer.id(), 1_000_000).unwrap().count(), 0);
}

#[test]
fn a_running_recording_is_listed_and_read_up_to_what_is_durable() {
    let (_, store) = store();
    let mut writer = store.begin(&head("Now")).unwrap();
    let id = writer.id();
    for n in 0..10 {
        writer.append(&frame(n), arrival_ms(n)).unwrap();
    }
    let [summary] = store.list().try_into().unwrap();
    assert_eq!(summary.state, RecordingState::Recording);
    assert_eq!(frames_kept(&store, id), summary.tally.notifications);
    assert!((6..10).contains(&summary.tally.notifications), "{summary:?}");
    writer.make_durable().unwrap();
    assert_eq!(frames_kept(&store, id), 10);
}

#[test]
fn names_and_marks_are_given_at_any_time() {
    let (disk, store) = store();
    let mut writer = store.begin(&head("Night")).unwrap();
    let id = writer.id();
    writer.append(&frame(0), arrival_ms(0)).unwrap();
    store.mark(id, &mark(1), arrival_ms(1)).unwrap();
    store.rename(id, "Tuesday", arrival_ms(1)).unwrap();
    writer.append(&[Entry::Mark(mark(2))], arrival_ms(2)).unwrap();
    assert_eq!(writer.finish().unwrap().tally.marks, [mark(1), mark(2)]);
    store.mark(id, &mark(3), arrival_ms(900)).unwrap();
    let store = reopen(&disk, store);
    store.mark(id, &mark(4), arrival_ms(900)).unwrap();
    store.rename(id, "Wednesday", arrival_ms(900)).unwrap();
    let store = reopen(&disk, store);
    let [summary] = store.list().try_into().unwrap();
    assert_eq!(summary.state, RecordingState::Finished);
    assert_eq!(summary.tally.name.as_deref(), Some("Wednesday"));
    assert_eq!(summary.tally.marks, [mark(1), mark(2), mark(3), mark(4)]);
    assert_eq!(summary.head.unwrap().name, "Night");
    // What a person did later is no part of the time recorded.
    assert_eq!(summary.tally.last_ms, Some(arrival_ms(0)));
    assert_eq!(frames_kept(&store, id), 1);
}

#[test]
fn a_writer_that_is_dropped_leaves_an_interrupted_recording() {
    let (disk, store) = store();
    let mut writer = store.begin(&head("Night")).unwrap();
    let id = writer.id();
    writer.append(&frame(0), arrival_ms(0)).unwrap();
    drop(writer);
    assert_eq!(store.summary(id).unwrap().state, RecordingState::Interrupted);
    let store = reopen(&disk, store);
    let mut writer = store.resume(id, arrival_ms(100)).unwrap();
    writer.append(&frame(1), arrival_ms(101)).unwrap();
    drop(writer);
    let summary = store.finish(id).unwrap();
    assert_eq!((summary.state, summary.tally.resumed), (RecordingState::Finished, 1));
    assert_eq!(frames_kept(&store, id), 2);
    let resumed = Entry::Resumed { at_ms: arrival_ms(100) };
    assert!(store.read(id).unwrap().any(|entry| entry.unwrap() == resumed));
}

#[test]
fn a_clock_set_back_by_a_year_is_recorded_and_loses_nothing() {
    let year_ms = 365 * 86_400_000;
    let (_, store) = store();
    let mut writer = store.begin(&head("New year")).unwrap();
    let id = writer.id();
    for n in 0..20 {
        writer.append(&frame(n), arrival_ms(n)).unwrap();
    }
    for n in 20..40 {
        writer.append(&frame(n), arrival_ms(n) - year_ms).unwrap();
    }
    // Data that came before the clock was set did not wait a year to become durable, nor did what came after.
    assert!(writer.durable().notifications >= 36);
    writer.finish().unwrap();
    assert_eq!(frames_kept(&store, id), 40);
    let set = Entry::ClockSet { before_ms: arrival_ms(19), after_ms: arrival_ms(20) - year_ms };
    let found: Vec<_> = store
        .read(id)
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| matches!(entry, Entry::ClockSet { .. }))
        .collect();
    assert_eq!(found, [set]);
}

#[test]
fn what_is_said_of_a_recording_comes_back_to_the_last_bit() {
    let (disk, store) = store();
    for unit in
        [0.000_381_469_726_563, 1.0035 * 1800.0 / (4096.0 * 178.74), 0.1 + 0.2, f64::MIN_POSITIVE, f64::MAX]
    {
        let mut head = head("naïve \"night\" \u{1F600}\u{0}");
        head.millivolts_per_unit = unit;
        head.rate = Some(SampleRate::new(129.970_000_000_000_01).unwrap());
        head.start_ms = i64::MIN;
        let id = store.begin(&head).unwrap().finish().unwrap().id;
        assert_eq!(store.summary(id).unwrap().head, Some(head));
    }
    let heads: Vec<_> = store.list().into_iter().map(|summary| summary.head).collect();
    let store = reopen(&disk, store);
    assert_eq!(store.list().into_iter().map(|summary| summary.head).collect::<Vec<_>>(), heads);
}

#[test]
fn recordings_are_listed_by_age() {
    let (_, store) = store();
    for (name, start_ms) in [("second", 2), ("third", 3), ("first", 1)] {
        let mut head = head(name);
        head.start_ms = start_ms;
        store.begin(&head).unwrap().finish().unwrap();
    }
    let names: Vec<_> = store.list().into_iter().map(|summary| summary.head.unwrap().name).collect();
    assert_eq!(names, ["first", "second", "third"]);
}

#[test]
fn what_a_store_does_not_do_it_says() {
    let (_, store) = store();
    let said = |problem: &strapline_store::StoreError| problem.to_string();
    let missing: RecordingId = "00".repeat(16).parse().unwrap();
    let error = store.read(missing).unwrap_err();
    assert_eq!(
        said(&error),
        "recording 00000000000000000000000000000000: there is no such recording; it may have been deleted: look in the list of recordings"
    );
    let mut writer = store.begin(&head("Night")).unwrap();
    let id = writer.id();
    for error in
        [store.resume(id, 0).unwrap_err(), store.delete(id).unwrap_err(), store.erase_all().unwrap_err()]
    {
        assert!(matches!(error.problem, Problem::BeingRecorded), "{error}");
    }
    for entry in [
        Entry::Log { at_ms: 0, text: "x".repeat(4097) },
        Entry::Notification {
            characteristic: strapline_store::Characteristic(9),
            arrival_ms: 0,
            bytes: vec![0; 65_536],
        },
        Entry::Samples { first: 0, values: vec![0; 65_537] },
    ] {
        let error = writer.append(&[Entry::Rr { at_ms: 0, interval: 1 }, entry], 0).unwrap_err();
        assert!(matches!(error.problem, Problem::TooLong { .. }), "{error}");
    }
    for n in 0..MAX_MARKS as i64 {
        writer.append(&[Entry::Mark(mark(n))], n).unwrap();
    }
    let error = store.mark(id, &mark(0), 0).unwrap_err();
    assert!(matches!(error.problem, Problem::TooManyMarks), "{error}");
    let summary = writer.finish().unwrap();
    assert_eq!((summary.tally.marks.len(), summary.tally.rr), (MAX_MARKS, 0));
    let error = store.resume(id, 0).unwrap_err();
    assert!(said(&error).ends_with("it is finished; begin a new recording"), "{error}");
    for unit in [0.0, -0.001, f64::NAN, f64::INFINITY] {
        let mut head = head("Night");
        head.millivolts_per_unit = unit;
        let error = store.begin(&head).unwrap_err();
        assert!(matches!(error.problem, Problem::NoUnit(_)), "{error}");
    }
    let error = store.begin(&head(&"x".repeat(5000))).unwrap_err();
    assert!(
        said(&error).ends_with("what is said of the recording is longer than 3,990 bytes; shorten it"),
        "{error}"
    );
    assert_eq!(store.list().len(), 1);
}

#[test]
fn the_largest_marks_fit_on_a_card() {
    let (disk, store) = store();
    let writer = store.begin(&head("Night")).unwrap();
    let id = writer.id();
    // A control character takes six bytes on a card.
    let text = "\u{1}".repeat(4096);
    let large = |sample| Mark { at_ms: i64::MIN, sample: Some(sample), text: text.clone() };
    for n in 0..32 {
        store.mark(id, &large(u64::MAX - n), 0).unwrap();
    }
    assert!(matches!(store.mark(id, &large(0), 0).unwrap_err().problem, Problem::TooManyMarks));
    let small = Mark { at_ms: i64::MIN, sample: Some(u64::MAX), text: String::new() };
    for _ in 32..MAX_MARKS {
        store.mark(id, &small, 0).unwrap();
    }
    writer.finish().unwrap();
    let store = reopen(&disk, store);
    assert_eq!(store.summary(id).unwrap().tally.marks.len(), MAX_MARKS);
}

#[test]
fn a_store_is_used_from_many_threads() {
    let (_, store) = store();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let store = &store;
            scope.spawn(move || {
                let mut writer = store.begin(&head(&format!("thread {thread}"))).unwrap();
                let id = writer.id();
                for n in 0..200 {
                    writer.append(&frame(n), arrival_ms(n)).unwrap();
                    if n % 20 == 0 {
                        store.mark(id, &mark(n as i64), arrival_ms(n)).unwrap();
                        assert!(!store.list().is_empty());
                    }
                }
                writer.finish().unwrap();
                assert_eq!(frames_kept(store, id), 200);
            });
        }
    });
    assert!(store.list().iter().all(|summary| summary.tally.marks.len() == 10));
}
