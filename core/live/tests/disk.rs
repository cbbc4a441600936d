//! A disk that is full or fails while a strap is recorded, and a long recording that is gone on with.

#[path = "../../store/tests/around/mod.rs"]
mod around;
mod worn;

use around::{Around, Surrounded};
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};
use strapline_ecg::sensor::{Command, SensorKind};
use strapline_live::{LiveError, LiveSession, SessionUpdate, read, reanalyse};
use strapline_store::{RecordingState, Store, StoreKey, disk::Folder};
use tempfile::TempDir;
use worn::{ByTheBook, Worn, plan};

const WORKS: u8 = 0;
const FULL: u8 = 1;
const FAILS: u8 = 2;

/// A disk that is full, or fails, when it is told to.
impl Around for AtomicU8 {
    fn write(&self, write: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
        if self.load(Ordering::SeqCst) == FULL { Err(io::ErrorKind::StorageFull.into()) } else { write() }
    }
    fn sync(&self, sync: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
        if self.load(Ordering::SeqCst) == FAILS {
            return Err(io::Error::from_raw_os_error(4242));
        }
        sync()
    }
}

fn moody() -> (TempDir, Arc<AtomicU8>, Arc<Store>) {
    let folder = tempfile::tempdir().unwrap();
    let mood = Arc::new(AtomicU8::new(WORKS));
    let disk = Surrounded(Folder::new(folder.path()).unwrap(), Arc::clone(&mood));
    let (store, _) = Store::open_on(Box::new(disk), &StoreKey::generate().unwrap()).unwrap();
    (folder, mood, Arc::new(store))
}

#[test]
fn a_disk_that_fails_for_a_while_is_said_tried_again_and_costs_nothing() {
    for (mood_is, words) in [(FULL, "the disk is full"), (FAILS, "the system reports error 4242")] {
        let (_folder, mood, store) = moody();
        let mut worn = Worn::new(SensorKind::Polar, "drop@30s+20s=0.2", 4);
        let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
        session.start(worn.now());
        worn.wear(&mut session, 30_000);
        let id = session.recording().unwrap();
        let durable = store.summary(id).unwrap().tally.end;
        mood.store(mood_is, Ordering::SeqCst);
        worn.wear(&mut session, 100_000);
        assert!(!session.has_failed());
        // It is looked at and shown all the while.
        let update = worn.last.clone().unwrap();
        let trouble = update.trouble.clone().expect("it is said");
        assert!(trouble.to_string().contains(words), "{trouble}");
        assert!(update.recorded_s > 125.0 && update.age_ms.unwrap() < 2_000, "{update:?}");
        let stored = store.summary(id).unwrap().tally.end;
        assert!((durable..durable + 400).contains(&stored), "{durable}, then {stored}");
        mood.store(WORKS, Ordering::SeqCst);
        // Half a minute is the longest that it waits until it tries again.
        worn.wear(&mut session, 31_000);
        assert_eq!(worn.last.clone().unwrap().trouble, None);
        assert!(store.summary(id).unwrap().tally.end > 155 * 130);
        let ended = worn.take_off(session);
        assert!(ended.failure.is_none());
        assert_eq!(ended.recording.unwrap().state, RecordingState::Finished);
        let signal = read(&store, id).unwrap();
        assert_eq!((worn.compare(&signal.millivolts), signal.damaged), (0, 0));
        let is_told = signal.log.iter().any(|(_, line)| line.contains("nothing of what was heard is lost"));
        assert_eq!(is_told, mood_is == FAILS, "{:?}", signal.log);
        assert!(reanalyse(&store, id, ByTheBook, |_| {}).unwrap().ecg.unwrap().beats.len() > 100);
    }
}

#[test]
fn what_could_not_be_written_to_the_end_is_told_and_the_rest_kept() {
    for mood_is in [FULL, FAILS] {
        let (_folder, mood, store) = moody();
        let mut worn = Worn::new(SensorKind::Polar, "", 4);
        let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
        session.start(worn.now());
        worn.wear(&mut session, 60_000);
        mood.store(mood_is, Ordering::SeqCst);
        worn.wear(&mut session, 20_000);
        let ended = worn.take_off(session);
        assert!(!worn.strap.is_measuring(), "the strap was not asked to stop");
        let failure = ended.failure.expect("it is told");
        let LiveError::Unwritten { lost_s, .. } = failure else { panic!("{failure}") };
        assert!((18.0..23.0).contains(&lost_s), "{failure}");
        assert!(failure.to_string().ends_with(" s of signal could not be written and are lost"), "{failure}");
        let recording = ended.recording.unwrap();
        assert_eq!(recording.state, RecordingState::Interrupted);
        assert!(recording.tally.end as f64 / 130.0 > 56.0, "{recording:?}");
        mood.store(WORKS, Ordering::SeqCst);
        store.finish(recording.id).unwrap();
        assert!(read(&store, recording.id).unwrap().millivolts.len() as u64 >= recording.tally.end);
    }
}

#[test]
fn a_long_recording_is_gone_on_with_before_it_was_looked_through() {
    let (_folder, _, store) = moody();
    let mut worn = Worn::new(SensorKind::Polar, "", 4);
    let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
    session.start(worn.now());
    worn.wear(&mut session, 600_000);
    let (id, before) = (session.recording().unwrap(), worn.last.clone().unwrap());
    drop(session);
    worn.left_alone(5_000);
    let begun_ms = worn.now_ms;
    let mut session = LiveSession::resume(store.clone(), id, plan(), ByTheBook, worn.now()).unwrap();
    session.start(worn.now());
    let commands: Vec<_> = session.commands().collect();
    assert_eq!(commands, [Command::Connect]);
    worn.strap.carry_out(&commands[0], worn.now_ms);
    // Nothing was looked at yet, and it wants to be called again at once to do so.
    let update = session.update(worn.now()).unwrap();
    assert!(update.recorded_s > 595.0 && update.beat_count == 0, "{update:?}");
    assert_eq!(session.due_ms(), 0);
    // In whichever order things come about: a mark lies where the recording ends, not where it is looked at.
    session.tick(worn.now());
    session.mark(worn.now(), "awake").unwrap();
    worn.wear(&mut session, 20_000);
    let update = worn.last.clone().unwrap();
    let seen = |update: &SessionUpdate| (update.analysed_s, update.beat_count);
    let ((now_s, now), (before_s, then)) = (seen(&update), seen(&before));
    assert!(
        now_s > before_s + 8.0 && now > then + 8,
        "{now} beats in {now_s} s, {then} in {before_s} s before"
    );
    assert!(session.due_ms() > worn.now_ms);
    let ended = worn.take_off(session);
    let recording = ended.recording.unwrap();
    let mark = recording.tally.marks[0].sample.unwrap();
    assert!((595 * 130..605 * 130).contains(&mark), "{mark}");
    let signal = read(&store, id).unwrap();
    assert_eq!(worn.compare(&signal.millivolts), 0);
    // It was called at once: what is missing is the time away and the few words with the strap.
    let gap_s = signal.gaps.last().unwrap().1 as f64 / 130.0;
    assert!((4.0..8.0).contains(&gap_s), "{gap_s} s, from {begun_ms}");
    assert!(signal.gaps.iter().all(|gap| !gap.2));
    let found = reanalyse(&store, id, ByTheBook, |_| {}).unwrap().ecg.unwrap();
    assert_eq!(found.marks[0].words, "awake");
}
