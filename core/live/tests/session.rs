//! A simulated strap, recorded and looked at as a shell does it.

mod worn;

use proptest::prelude::*;
use std::sync::Arc;
use strapline_ecg::{
    sensor::{SensorKind, SensorState},
    session::Update,
    synth::strap::Fate,
};
use strapline_live::{Fold, LiveSession, Outcome, position_at, read, reanalyse};
use strapline_store::{Entry, Mark, RecordingId, RecordingState, Store, StoreKey};
use tempfile::TempDir;
use worn::{ByTheBook, Worn, plan};

fn store() -> (TempDir, StoreKey, Arc<Store>) {
    let folder = tempfile::tempdir().unwrap();
    let key = StoreKey::generate().unwrap();
    let (store, _) = Store::open(folder.path(), &key).unwrap();
    (folder, key, Arc::new(store))
}

/// The fold over what is stored, keeping everything, in pieces of any size.
fn folded(store: &Store, id: RecordingId, piece: usize) -> Outcome {
    let head = store.summary(id).unwrap().head.unwrap();
    let marks = store.summary(id).unwrap().tally.marks;
    let mut fold = Fold::new(&head, &marks, ByTheBook);
    let mut updates = vec![];
    for entry in store.read(id).unwrap() {
        match entry.unwrap() {
            Entry::Samples { first, values } => {
                for (n, part) in values.chunks(piece).enumerate() {
                    let first = first + (n * piece) as u64;
                    fold.push(&Entry::Samples { first, values: part.to_vec() }, &mut updates).unwrap();
                }
            }
            other => fold.push(&other, &mut updates).unwrap(),
        }
    }
    fold.finish(&mut updates).unwrap()
}

/// What was told while it ran is in the outcome, and the outcome has no more but what its end made known.
fn told_is_found(told: &[Update], outcome: &Outcome) {
    let found = outcome.ecg.as_ref().unwrap();
    let beats: Vec<_> =
        told.iter().filter_map(|u| if let Update::Beat(b) = u { Some(b) } else { None }).collect();
    let found_beats: Vec<_> = found.beats.iter().take(beats.len()).collect();
    assert_eq!(format!("{beats:?}"), format!("{found_beats:?}"));
    assert!(found.beats.len() - beats.len() < 40, "{} of {}", beats.len(), found.beats.len());
    for update in told {
        match update {
            Update::Seconds { seconds, grade } => {
                let seconds = seconds.start as usize..seconds.end as usize;
                assert!(found.seconds[seconds].iter().all(|found| found == grade));
            }
            Update::Episode(episode) => assert!(found.episodes.contains(episode)),
            Update::Beat(_) => {}
        }
    }
}

#[test]
fn live_and_afterwards_are_the_same_to_the_byte() {
    for (faults, kind) in [
        ("", SensorKind::Polar),
        ("rate=129.7 drop@20s+60s=0.2 swap@40s+20s=0.3 link@100s+9s contact@130s+8s", SensorKind::Polar),
        ("drop@20s+60s=0.1 clock@70s=reset wall@90s=-1h", SensorKind::Polar),
        ("wall@60s=-8760h drop@80s+20s=0.2", SensorKind::Polar),
        ("drop@30s+30s=0.1", SensorKind::Movesense),
        ("drop@30s+30s=0.1", SensorKind::Lepu),
    ] {
        let (_folder, _, store) = store();
        let mut worn = Worn::new(kind, faults, 3);
        let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
        session.start(worn.now());
        worn.wear(&mut session, 100_000);
        session.mark(worn.now(), "fluttering").unwrap();
        worn.wear(&mut session, 80_000);
        let ended = worn.take_off(session);
        let id = ended.recording.unwrap().id;
        let outcome = reanalyse(&store, id, ByTheBook, |_| {}).unwrap();
        told_is_found(&worn.told, &outcome);
        let bytes = outcome.to_bytes();
        for piece in [1, 50, 100_000] {
            assert!(folded(&store, id, piece).to_bytes() == bytes, "{kind} {faults}: pieces of {piece}");
        }
        let again = Outcome::from_bytes(&bytes).unwrap();
        assert!(again.to_bytes() == bytes);
        let found = outcome.ecg.unwrap();
        assert!(found.beats.len() > 100, "{kind} {faults}: {} beats", found.beats.len());
        assert_eq!(found.marks[0].words, "fluttering");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn no_sample_is_lost_or_invented_whatever_the_link_does(
        seed in 0_u64..1_000_000,
        drop in 0.0_f64..0.5,
        swap in prop_oneof![Just(0.0_f64), 0.0_f64..0.5],
        at_s in 5_u64..50,
        for_s in 2_u64..30,
        step_ms in 1_u64..900,
    ) {
        let faults = format!("drop@10s+40s={drop:.2} swap@10s+40s={swap:.2} duplicate@10s+40s=0.2 link@{at_s}s+{for_s}s");
        nothing_is_lost_or_invented(seed, &faults, step_ms);
    }
}

fn nothing_is_lost_or_invented(seed: u64, faults: &str, step_ms: u64) {
    let (_folder, _, store) = store();
    let mut worn = Worn::new(SensorKind::Polar, faults, seed).in_steps_of(step_ms);
    let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
    session.start(worn.now());
    worn.wear(&mut session, 90_000);
    let ended = worn.take_off(session);
    let id = ended.recording.unwrap().id;
    let stored = read(&store, id).unwrap();
    let late = worn.compare(&stored.millivolts);
    // A frame that others overtook may come after its place was given up, and is a gap then.
    assert!(late == 0 || faults.contains("swap"));
    let told: u64 = stored.gaps.iter().map(|(_, length, _)| length).sum();
    let lost = stored.millivolts.iter().filter(|sample| sample.is_nan()).count() as u64;
    assert_eq!(told, lost);
    let outcome = reanalyse(&store, id, ByTheBook, |_| {}).unwrap();
    told_is_found(&worn.told, &outcome);
    assert!(folded(&store, id, 7).to_bytes() == outcome.to_bytes());
}

#[test]
fn a_recording_may_begin_with_a_frame_that_overtook_another() {
    nothing_is_lost_or_invented(
        124_713,
        "drop@10s+40s=0.00 swap@10s+40s=0.21 duplicate@10s+40s=0.2 link@5s+2s",
        715,
    );
}

#[test]
fn a_kill_costs_what_came_while_nobody_listened_to_the_sample() {
    let (folder, key, store) = store();
    let mut worn = Worn::new(SensorKind::Polar, "rate=129.8", 5);
    let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
    session.start(worn.now());
    worn.wear(&mut session, 60_000);
    let id = session.recording().unwrap();
    // The process is gone; the strap goes on for a while, and everything on its way is lost.
    drop((session, store));
    worn.left_alone(20_000);

    let (store, recovered) = Store::open(folder.path(), &key).unwrap();
    let store = Arc::new(store);
    assert_eq!(store.summary(id).unwrap().state, RecordingState::Interrupted, "{recovered:?}");
    let mut session = LiveSession::resume(store.clone(), id, plan(), ByTheBook, worn.now()).unwrap();
    session.start(worn.now());
    worn.wear(&mut session, 60_000);
    let update = worn.last.clone().unwrap();
    assert_eq!(update.recording, Some(id));
    assert_eq!(update.gaps.uncertain, 0);
    let ended = worn.take_off(session);
    assert_eq!((ended.recording.as_ref().unwrap().id, store.list().len()), (id, 1));

    let stored = read(&store, id).unwrap();
    assert_eq!(worn.compare(&stored.millivolts), 0);
    assert!(stored.gaps.iter().all(|(_, _, is_uncertain)| !is_uncertain));
    assert_eq!(ended.recording.unwrap().tally.resumed, 1);
    let outcome = reanalyse(&store, id, ByTheBook, |_| {}).unwrap();
    assert!(folded(&store, id, 31).to_bytes() == outcome.to_bytes());
    assert!((outcome.measured_hz.unwrap() - 129.8).abs() < 0.05);
}

/// A minute of a recording, a kill, twenty seconds in which the strap goes on by itself, and the recording gone on with.
fn killed_and_gone_on_with(store: &Arc<Store>, worn: &mut Worn) -> (RecordingId, LiveSession<ByTheBook>) {
    let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
    session.start(worn.now());
    worn.wear(&mut session, 60_000);
    let id = session.recording().unwrap();
    drop(session);
    worn.left_alone(20_000);
    let mut session = LiveSession::resume(store.clone(), id, plan(), ByTheBook, worn.now()).unwrap();
    session.start(worn.now());
    (id, session)
}

#[test]
fn a_link_lost_right_after_a_kill_costs_what_it_costs_by_the_rate_known_before() {
    // After one frame, wherever that is: at the promised rate the gap would be counted too long.
    for from_ms in (80_800..82_000).step_by(100) {
        let (_folder, _, store) = store();
        let faults = format!("rate=129.5 link@{from_ms}ms+9s");
        let mut worn = Worn::new(SensorKind::Polar, &faults, 5);
        let (id, mut session) = killed_and_gone_on_with(&store, &mut worn);
        worn.wear(&mut session, 40_000);
        worn.take_off(session);
        let stored = read(&store, id).unwrap();
        assert_eq!(worn.compare(&stored.millivolts), 0);
        assert!(stored.gaps.iter().all(|(_, _, is_uncertain)| !is_uncertain));
    }
}

#[test]
fn a_clock_that_starts_over_makes_the_gap_uncertain_and_says_so() {
    let (_folder, _, store) = store();
    let mut worn = Worn::new(SensorKind::Polar, "clock@70s=reset", 5);
    let (id, mut session) = killed_and_gone_on_with(&store, &mut worn);
    worn.wear(&mut session, 10_000);
    assert_eq!(worn.last.clone().unwrap().gaps.uncertain, 1);
    worn.take_off(session);
    let stored = read(&store, id).unwrap();
    let gap_s = stored.gaps.iter().find(|gap| gap.2).unwrap().1 as f64 / 130.0;
    assert!((gap_s - 20.0).abs() < 3.0, "{gap_s}");
}

#[test]
fn a_strap_without_ecg_is_recorded_for_its_intervals() {
    let (_folder, _, store) = store();
    let mut worn = Worn::new(SensorKind::HeartRate, "link@60s+20s", 9);
    let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
    session.start(worn.now());
    worn.wear(&mut session, 170_000);
    let update = worn.last.clone().unwrap();
    assert!(update.trace.is_none() && update.quality.is_none());
    assert!(update.bpm.unwrap() > 40.0 && update.strap_bpm.is_some(), "{update:?}");
    let ended = worn.take_off(session);
    let summary = ended.recording.unwrap();
    assert!(summary.tally.rr > 100 && summary.tally.samples == 0);
    let outcome = reanalyse(&store, summary.id, ByTheBook, |_| {}).unwrap();
    assert!(folded(&store, summary.id, 1).to_bytes() == outcome.to_bytes());
    let rr = outcome.rr.unwrap();
    assert!(outcome.ecg.is_none() && rr.chains >= 2 && rr.rate.is_some(), "{rr:?}");
}

#[test]
fn the_strap_is_always_asked_to_stop() {
    for faults in ["", "mute@20s+1h", "silent@15s+1h", "link@25s+3s"] {
        let (_folder, _, store) = store();
        let mut worn = Worn::new(SensorKind::Polar, faults, 1);
        let mut session = LiveSession::new(store, plan(), ByTheBook);
        session.start(worn.now());
        worn.wear(&mut session, 26_000);
        let ended = worn.take_off(session);
        assert!(ended.failure.is_none());
        assert_eq!(ended.recording.unwrap().state, RecordingState::Finished);
        assert!(!worn.strap.is_connected(), "{faults}");
        if faults.is_empty() {
            assert!(!worn.strap.is_measuring(), "the strap would run its battery flat");
        }
    }
}

#[test]
fn why_it_stopped_has_an_answer_afterwards() {
    let (_folder, _, store) = store();
    let mut worn = Worn::new(SensorKind::Polar, "link@30s+20s stop@70s", 1);
    let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
    session.start(worn.now());
    worn.wear(&mut session, 90_000);
    assert!(worn.states.contains(&SensorState::Reconnecting));
    let id = worn.take_off(session).recording.unwrap().id;
    let log: Vec<String> = read(&store, id).unwrap().log.into_iter().map(|(_, text)| text).collect();
    for expected in
        ["connecting: it was asked for", "the link was lost", "stopped by itself", "asking the strap to stop"]
    {
        assert!(log.iter().any(|line| line.contains(expected)), "no {expected:?} in {log:#?}");
    }
}

#[test]
fn a_mark_of_the_past_is_put_in_its_place() {
    let (_folder, _, store) = store();
    let mut worn = Worn::new(SensorKind::Polar, "", 1);
    let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
    session.start(worn.now());
    worn.wear(&mut session, 60_000);
    let id = worn.take_off(session).recording.unwrap().id;
    let start_ms = store.summary(id).unwrap().head.unwrap().start_ms;
    let sample = position_at(&store, id, start_ms + 30_000).unwrap().unwrap();
    assert!(sample.abs_diff(3_900) < 20, "{sample}");
    assert_eq!(position_at(&store, id, start_ms - 3_600_000).unwrap(), None);
    let mark = Mark { at_ms: start_ms + 30_000, sample: Some(sample), text: "dizzy".into() };
    store.mark(id, &mark, start_ms + 100_000).unwrap();
    let found = reanalyse(&store, id, ByTheBook, |_| {}).unwrap().ecg.unwrap();
    assert_eq!((found.marks[0].at, found.marks[0].words.as_str()), (sample, "dizzy"));
}

#[test]
fn what_is_left_out_is_accounted_for() {
    let (_folder, _, store) = store();
    let mut worn = Worn::new(SensorKind::Polar, "contact@40s+20s drop@70s+5s=1", 1);
    let mut session = LiveSession::new(store.clone(), plan(), ByTheBook);
    session.start(worn.now());
    worn.wear(&mut session, 100_000);
    let id = worn.take_off(session).recording.unwrap().id;
    let found = reanalyse(&store, id, ByTheBook, |_| {}).unwrap().ecg.unwrap();
    let lost: usize =
        worn.strap.sent().iter().filter(|f| f.fate == Fate::Lost).map(|f| f.millivolts.len()).sum();
    assert!(lost > 0);
    let (gap, off) = (
        found.left_out(strapline_ecg::quality::Reason::Gap),
        found.left_out(strapline_ecg::quality::Reason::LeadOff),
    );
    assert!(gap >= 130 * 4 && off >= 130 * 15, "gap {gap}, off {off}");
}
