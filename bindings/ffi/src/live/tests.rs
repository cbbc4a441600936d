//! A panic inside a session that runs: an error in the shell, and a recording that is whole up to it.

use super::*;
use crate::{RecordingStore, SimulatedStrap};
use std::path::Path;
use strapline_ecg::{
    classify::{BeatInput, ClassifyError, Prediction},
    sensor::SensorKind,
};
use strapline_store::{Entry, RecordingState};

/// How long the session goes well, milliseconds.
const WELL_MS: u64 = 20_000;

fn plan() -> SessionPlan {
    SessionPlan {
        name: "Evening".into(),
        device: "strap".into(),
        utc_offset_min: 60,
        language: Language::English,
        px_per_mm: 6.3,
        pace_ms: 250,
        trace_s: 6.0,
        columns: 320,
    }
}

fn open(folder: &Path) -> Arc<RecordingStore> {
    RecordingStore::open(folder.to_str().unwrap().to_owned(), vec![7; 32]).unwrap()
}

/// Everything that is recorded under this id, as it lies on the disk.
fn recorded(store: &RecordingStore, id: &str) -> Vec<Entry> {
    store.core().read(id.parse().unwrap()).unwrap().collect::<Result<_, _>>().unwrap()
}

fn samples(entries: &[Entry]) -> usize {
    let values = |entry: &Entry| if let Entry::Samples { values, .. } = entry { values.len() } else { 0 };
    entries.iter().map(values).sum()
}

fn is_broken<T>(result: Result<T, StraplineError>) -> bool {
    matches!(result, Err(StraplineError::Broken(_)))
}

/// What a call asks the strap for, what happens then, and so on until this time or an error.
fn wear<T>(
    strap: &SimulatedStrap,
    from_ms: u64,
    to_ms: u64,
    mut call: impl FnMut(Moment, Option<SensorInput>) -> Result<Vec<Command>, T>,
) -> Result<(), T> {
    for now_ms in from_ms..to_ms {
        let happened = strap.poll(now_ms).unwrap().into_iter().map(|one| (one.at, Some(one.input)));
        let due = (now_ms % 50 == 0).then(|| (strap.moment(now_ms).unwrap(), None));
        for (at, input) in happened.chain(due).collect::<Vec<_>>() {
            for command in call(at, input)? {
                strap.carry_out(command, now_ms).unwrap();
            }
        }
    }
    Ok(())
}

/// A session in a store, worn until just before it would panic; its strap.
fn worn(store: &Arc<RecordingStore>) -> (Arc<LiveSession>, Arc<SimulatedStrap>) {
    let strap = SimulatedStrap::new(SensorKind::Polar, String::new(), 5).unwrap();
    let session = LiveSession::new(Arc::clone(store), plan()).unwrap();
    let started = session.start(strap.moment(0).unwrap()).unwrap();
    started.commands.into_iter().for_each(|command| strap.carry_out(command, 0).unwrap());
    go_on(&session, &strap, 1, WELL_MS).unwrap();
    (session, strap)
}

fn go_on(session: &LiveSession, strap: &SimulatedStrap, from: u64, to: u64) -> Result<(), StraplineError> {
    wear(strap, from, to, |at, input| {
        let asked = match input {
            Some(input) => session.push(at, input),
            None => session.tick(at),
        };
        asked.map(|asked| asked.commands)
    })
}

struct Counted(AtomicU64);

impl SessionObserver for Counted {
    fn on_update(&self, _update: SessionUpdate) -> Result<(), ListenerError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

#[test]
fn a_panic_is_an_error_in_the_shell_and_what_was_recorded_is_whole() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = open(folder.path());
    let (session, strap) = worn(&store);
    let id = session.recording().unwrap().unwrap();
    let counted = Arc::new(Counted(AtomicU64::new(0)));
    let _observation = session.observe(Arc::clone(&counted) as Arc<dyn SessionObserver>).unwrap();
    let at = strap.moment(WELL_MS).unwrap();
    assert!(is_broken(session.act(at, |_| panic!("in the middle of a session"))));

    // The shell is told so from then on, and nobody is shown anything.
    assert!(is_broken(session.push(at, SensorInput::Tick)) && is_broken(session.tick(at)));
    assert!(is_broken(session.mark(at, "dizzy".into())) && is_broken(session.is_stopped()));
    assert!(is_broken(session.stop(at)) && is_broken(session.finish(at)));
    assert_eq!(counted.0.load(Ordering::Relaxed), 0);

    // The same session without a panic has recorded the same, up to what was not durable yet.
    let whole_store = open(other.path());
    let (whole, whole_strap) = worn(&whole_store);
    let end = whole.finish(whole_strap.moment(WELL_MS).unwrap()).unwrap().recording.unwrap();
    let whole = recorded(&whole_store, &end.id);
    drop(session);
    drop(store);
    let store = open(folder.path());
    assert_eq!(store.recording(id.clone()).unwrap().state, RecordingState::Interrupted);
    let kept = recorded(&store, &id);
    let beats = |entry: &Entry| !matches!(entry, Entry::Log { .. });
    let (heard, all): (Vec<_>, Vec<_>) =
        (kept.iter().filter(|e| beats(e)).collect(), whole.iter().filter(|e| beats(e)).collect());
    assert!(all.starts_with(&heard), "{} of {}", heard.len(), all.len());
    let lost = samples(&whole) - samples(&kept);
    assert!(samples(&kept) > 0 && lost <= 2 * 130 + 73, "{lost} of {} samples", samples(&whole));

    // It can be gone on with, and what comes of it can be analysed.
    let at = strap.moment(WELL_MS + 500).unwrap();
    let resumed = LiveSession::resume(Arc::clone(&store), id.clone(), plan(), at).unwrap();
    let asked = resumed.start(at).unwrap();
    asked.commands.into_iter().for_each(|command| strap.carry_out(command, WELL_MS + 500).unwrap());
    go_on(&resumed, &strap, WELL_MS + 501, WELL_MS + 10_000).unwrap();
    let finished = resumed.finish(strap.moment(WELL_MS + 10_000).unwrap()).unwrap().recording.unwrap();
    assert_eq!((finished.state, finished.damaged_chunks), (RecordingState::Finished, 0));
    assert!(finished.samples as usize > samples(&kept), "{} samples", finished.samples);
    assert!(store.analysis(id, None).unwrap().is_some());
}

/// Breaks what shows.
struct Clumsy;

impl SessionObserver for Clumsy {
    #[allow(clippy::panic, reason = "it is caught")]
    fn on_update(&self, _update: SessionUpdate) -> Result<(), ListenerError> {
        panic!("while it is shown")
    }
}

#[test]
fn a_panic_while_it_is_shown_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let (session, strap) = worn(&store);
    let id = session.recording().unwrap().unwrap();
    let _observation = session.observe(Arc::new(Clumsy)).unwrap();
    assert!(is_broken(go_on(&session, &strap, WELL_MS, WELL_MS + 5_000)));
    assert!(is_broken(session.is_stopped()) && is_broken(session.recording()));
    drop(session);
    let finished = store.finish(id).unwrap();
    assert_eq!((finished.state, finished.damaged_chunks), (RecordingState::Finished, 0));
    assert!(finished.samples > 130 * 10, "{} samples", finished.samples);
}

#[test]
fn an_observer_that_another_drops_is_told_no_more() {
    struct Dropping(Mutex<Option<Arc<ObserverHandle>>>);
    impl SessionObserver for Dropping {
        fn on_update(&self, _update: SessionUpdate) -> Result<(), ListenerError> {
            drop(lock(&self.0).take());
            Ok(())
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let (session, strap) = worn(&open(folder.path()));
    let dropping = Arc::new(Dropping(Mutex::default()));
    let _first = session.observe(Arc::clone(&dropping) as Arc<dyn SessionObserver>).unwrap();
    let counted = Arc::new(Counted(AtomicU64::new(0)));
    let second = session.observe(Arc::clone(&counted) as Arc<dyn SessionObserver>).unwrap();
    *lock(&dropping.0) = Some(second);
    go_on(&session, &strap, WELL_MS, WELL_MS + 2_000).unwrap();
    assert_eq!(counted.0.load(Ordering::Relaxed), 0);
    assert!(lock(&dropping.0).is_none());
}

/// Panics at its sixth beat.
struct Fragile(u32);

impl BeatClassifier for Fragile {
    fn classify(&mut self, input: &BeatInput) -> Result<Prediction, ClassifyError> {
        self.0 += 1;
        assert!(self.0 < 6, "the sixth beat");
        Err(ClassifyError { position: input.peak.position, cause: "it only counts".into() })
    }
}

#[test]
fn a_panic_far_inside_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let strap = SimulatedStrap::new(SensorKind::Polar, String::new(), 5).unwrap();
    let mut session = Worn::Going(Box::new(Session::new(store.core(), plan().into(), Fragile(0))));
    let act = |session: &mut Worn<Fragile>, at: Moment, input: Option<SensorInput>| {
        session.with(|session| {
            match input {
                Some(input) => session.push(at, &input),
                None if at == strap.moment(0).unwrap() => session.start(at),
                None => session.tick(at),
            }
            Ok((session.commands().collect::<Vec<_>>(), session.recording()))
        })
    };
    let (mut id, mut broke_at) = (None, 0);
    let result = wear(&strap, 0, 60_000, |at, input| {
        broke_at = at.steady_ms;
        let (commands, recording) = act(&mut session, at, input)?;
        id = recording.or(id);
        Ok(commands)
    });
    assert!(is_broken(result) && matches!(session, Worn::Broken));
    assert!(is_broken(session.with(|session| Ok(session.is_stopped()))));
    assert!((3_000..40_000).contains(&broke_at), "{broke_at} ms");
    let id = id.unwrap().to_string();
    drop(store);
    let store = open(folder.path());
    let finished = store.finish(id.clone()).unwrap();
    assert_eq!((finished.state, finished.damaged_chunks), (RecordingState::Finished, 0));
    assert_eq!(finished.samples as usize, samples(&recorded(&store, &id)));
    assert!(finished.samples > 0);
}

#[test]
fn what_is_marked_with_a_tap_is_said_in_the_language_of_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let strap = SimulatedStrap::new(SensorKind::Polar, String::new(), 5).unwrap();
    let german = SessionPlan { language: Language::German, ..plan() };
    let session = LiveSession::new(Arc::clone(&store), german).unwrap();
    let played = Arc::clone(&strap).play(Arc::clone(&session), 300_000, 0.0).unwrap();
    let played_ms = played.wait().unwrap();
    let at = strap.moment(played_ms).unwrap();
    session.feel(at, Feeling::Dizzy).unwrap();
    session.mark(at, "nach der Treppe".into()).unwrap();
    let id = session.finish(at).unwrap().recording.unwrap().id;
    let found = store.analysis(id.clone(), None).unwrap().unwrap();
    assert!(found.flagged_count().unwrap() > 0);
    found.doubt(0, at.wall_ms + 5_000).unwrap();
    assert!(matches!(found.doubt(9_999, at.wall_ms), Err(StraplineError::Refused(_))));

    let found = store.reanalyze(id.clone(), None).unwrap().unwrap();
    let said = |language| {
        let options = crate::ReportOptions { language, ..crate::ReportOptions::default() };
        assert!(found.pdf(options.clone()).unwrap().starts_with(b"%PDF"));
        found.json(options).unwrap()
    };
    let (english, german) = (said(Language::English), said(Language::German));
    for (text, dizzy, doubt) in
        [(&english, "Dizziness", "was not read rightly"), (&german, "Schwindel", "nicht richtig gelesen")]
    {
        assert!(text.contains(dizzy) && text.contains(doubt) && text.contains("nach der Treppe"), "{text}");
        assert!(!text.contains("strapline:"));
    }
    assert!(!english.contains("Schwindel"));

    // Its time is the one at which its sample is found.
    let marks = store.recording(id.clone()).unwrap().marks;
    let doubt = marks.iter().find(|mark| mark.text.starts_with("strapline:doubt:")).unwrap();
    let found_at = strapline_live::position_at(&store.core(), id.parse().unwrap(), doubt.at_ms).unwrap();
    assert!(found_at.unwrap().abs_diff(doubt.sample.unwrap()) <= 1, "{found_at:?}, {doubt:?}");
}
