//! What screens show of two recordings, while they run and afterwards, gone through alike in every language.

#![allow(unreachable_pub, missing_docs, reason = "a module of a test program")]

use crate::{shown, wire};
use std::sync::{Arc, Mutex};
use strapline_ecg::sensor::Moment;
use strapline_ffi::{
    ListenerError, LiveSession, RecordingStore, ReportOptions, SessionObserver, SessionPlan, SessionUpdate,
    feelings, measured_screen, strap_chips, straps_screen, waiting_screen,
};
use strapline_present::{NearStrap, NotificationKind, TrendStep};
use strapline_words::Language;

#[derive(Default)]
struct Updates(Mutex<Vec<SessionUpdate>>);

impl SessionObserver for Updates {
    fn on_update(&self, update: SessionUpdate) -> Result<(), ListenerError> {
        self.0.lock().unwrap().push(update);
        Ok(())
    }
}

/// Records what a strap sent, some days later, and notes every eighth screen and what is told at the end; the
/// recording's id.
fn record(
    store: &Arc<RecordingStore>,
    plan: SessionPlan,
    days: i64,
    sent: &str,
    text: &mut String,
) -> String {
    let name = plan.name.clone();
    let session = LiveSession::new(Arc::clone(store), plan).unwrap();
    let updates = Arc::new(Updates::default());
    let observation = session.observe(Arc::clone(&updates) as Arc<dyn SessionObserver>).unwrap();
    let later = |at: Moment| Moment::new(at.steady_ms, at.wall_ms + days * 86_400_000);
    let mut id = None;
    for line in sent.lines() {
        let (at, step) = wire::read(line);
        match step {
            wire::Step::Start => drop(session.start(later(at)).unwrap()),
            wire::Step::Input(input) => drop(session.push(later(at), input).unwrap()),
            wire::Step::Mark(words) => session.mark(later(at), words).unwrap(),
            wire::Step::Stop => {
                *text += &shown::lines(&format!("{name}.told"), &session.notifications().unwrap());
                for kind in [NotificationKind::Finished, NotificationKind::StorageFull] {
                    let told = session.notification(kind).unwrap();
                    *text += &shown::lines(&format!("{name}.one"), &told);
                }
                drop(session.stop(later(at)).unwrap());
            }
            wire::Step::Finish => id = session.finish(later(at)).unwrap().recording.map(|one| one.id),
        }
    }
    drop(observation);
    for (n, update) in updates.0.lock().unwrap().iter().enumerate().step_by(8) {
        *text += &shown::lines(&format!("{name}.live.{n}"), &update.screen);
        *text += &shown::lines(&format!("{name}.live.{n}.picture"), &update.picture);
    }
    id.unwrap()
}

/// Everything that the screens show of two recordings, made of the lines that straps sent.
pub fn shown(language: Language, plan: &SessionPlan, sent: fn(&str) -> String) -> String {
    let place = tempfile::tempdir().unwrap();
    let store = RecordingStore::open(place.path().to_str().unwrap().into(), vec![7; 32]).unwrap();
    let mut text = String::new();
    let [first, second] = [("polar", 0), ("lepu", 3)].map(|(name, days)| {
        let plan = SessionPlan { name: name.into(), language, ..plan.clone() };
        record(&store, plan, days, &sent(name), &mut text)
    });
    let mut show = |lines: String| text += &lines;
    let options = || ReportOptions { language, ..ReportOptions::default() };
    for (name, id) in [("polar", &first), ("lepu", &second)] {
        let found = store.analysis(id.clone(), None).unwrap().unwrap();
        let of = |screen: &str| format!("{name}.{screen}");
        show(shown::lines(&of("sentence"), &found.sentence(language).unwrap()));
        show(shown::lines(&of("result"), &found.result_screen(options()).unwrap()));
        let mut strips = found.strips(options(), 4.0).unwrap();
        strips.truncate(2);
        show(shown::lines(&of("strips"), &strips));
        show(shown::lines(&of("events"), &found.event_rows(options()).unwrap()));
        show(shown::lines(&of("said"), &found.events_said(options()).unwrap()));
        show(shown::lines(&of("event"), &found.event_strip(0, options(), 4.0).unwrap()));
        show(shown::lines(&of("flagged"), &found.flagged_count().unwrap()));
        show(shown::lines(&of("beat"), &found.flagged_beat(0, options(), 4.0).unwrap()));
    }
    show(shown::lines("home", &store.home(language, String::new(), 4.0, None).unwrap()));
    show(shown::lines("rows", &store.rows(language, None).unwrap()));
    show(shown::lines("trends", &store.trends(language, TrendStep::Recording, None, None).unwrap()));
    show(shown::lines("days", &store.trends(language, TrendStep::Day, None, None).unwrap()));
    show(shown::lines("compared", &store.compare(first, second, options(), None).unwrap().unwrap()));
    show(shown::lines("measured", &measured_screen(language).unwrap()));
    show(shown::lines("feelings", &feelings(language).unwrap()));
    show(shown::lines("waiting", &waiting_screen(language).unwrap()));
    let strap = |id: &str, name: &str, rssi_dbm| NearStrap { id: id.into(), name: name.into(), rssi_dbm };
    let seen = vec![
        strap("b", "Movesense", Some(-48)),
        strap("c", "Polar H10 2", Some(-90)),
        strap("d", "HW9", None),
    ];
    let known = Some(strap("a", "Polar H10", None));
    show(shown::lines("straps", &straps_screen(language, known, seen).unwrap()));
    let (name, battery) = (Some("Polar H10".into()), Some("80".into()));
    show(shown::lines("chips", &strap_chips(language, name, true, battery).unwrap()));
    text
}
