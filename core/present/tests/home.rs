//! All recordings at once: in which order, found by what, and read no more often than they change.

#[path = "../../pdf/tests/fixture/mod.rs"]
mod fixture;

use std::sync::atomic::{AtomicUsize, Ordering};
use strapline_ecg::{report::Report, units::SampleRate};
use strapline_present::{Glances, HomeRow, Scale, THUMBNAIL_S, TrendStep};
use strapline_store::{AnalysisHead, RecordingHead, RecordingId, RecordingSummary, Store, StoreKey};
use strapline_words::{Language, Words};

const NIGHT_MS: i64 = 1_795_384_920_000;
const HOUR_MS: i64 = 3_600_000;

static READ: AtomicUsize = AtomicUsize::new(0);

/// What was found where an analysis is stored.
fn read(store: &Store, recording: &RecordingSummary, _: Words) -> Option<Report> {
    READ.fetch_add(1, Ordering::Relaxed);
    let is_analysed = !store.analyses(recording.id).ok()?.is_empty();
    is_analysed.then(|| Report::new(&fixture::night(), fixture::about("")))
}

fn record(store: &Store, name: &str, start_ms: i64) -> RecordingId {
    let head = RecordingHead {
        name: name.into(),
        device: "Polar H10".into(),
        rate: SampleRate::new(130.0).ok(),
        millivolts_per_unit: 0.001,
        start_ms,
        utc_offset_min: 60,
        software: "strapline".into(),
    };
    store.begin(&head).unwrap().finish().unwrap().id
}

fn analyse(store: &Store, id: RecordingId) {
    let head =
        AnalysisHead { model: "beat 1".into(), model_hash: "abc".into(), software: "strapline".into() };
    store.put_analysis(id, &head, b"found").unwrap();
}

fn names(rows: &[HomeRow]) -> Vec<&str> {
    rows.iter().map(|home| home.row.name.as_str()).collect()
}

#[test]
fn what_was_found_is_read_once_and_shown_with_a_small_strip() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), &StoreKey::generate().unwrap()).unwrap();
    let first = record(&store, "Monday", NIGHT_MS);
    record(&store, "Tuesday", NIGHT_MS + 24 * HOUR_MS);
    analyse(&store, first);

    let (glances, words, scale) = (Glances::new(read), Words::of(Language::English), Scale::new(4.0));
    let home = |wanted: &str| glances.home(&store, wanted, words, scale);
    let rows = home("");
    assert_eq!(names(&rows), ["Tuesday", "Monday"], "the newest first");
    assert_eq!((&rows[0].row.said, &rows[0].strip), (&None, &None));
    let strip = rows[1].strip.as_ref().unwrap();
    assert!((f64::from(strip.width_px) - scale.width_of(THUMBNAIL_S)).abs() < 1.0, "{}", strip.width_px);
    assert!(rows[1].row.said.as_ref().is_some_and(|said| said.contains("ventricular")));

    // A letter more, and what was read is not read again; what was not analysed is looked for each time.
    let before = READ.load(Ordering::Relaxed);
    assert_eq!(names(&home("ventricular")), ["Monday"]);
    assert_eq!(names(&home("2026-11-23")), ["Tuesday"]);
    assert_eq!(names(&home("mond ventri")), ["Monday"]);
    assert!(home("sunday").is_empty());
    assert_eq!(READ.load(Ordering::Relaxed) - before, 4);

    // Another language, another name, another analysis: read anew, each once.
    let german = Words::of(Language::German);
    let said = glances.home(&store, "monday", german, scale).remove(0).row.said.unwrap();
    assert!(said.contains("ventrikul\u{e4}r"), "{said}");
    store.rename(first, "Sunday", 0).unwrap();
    assert_eq!(names(&home("sunday")), ["Sunday"]);

    let trends = glances.trends(&store, TrendStep::Recording, None, words);
    assert_eq!(trends.charts[0].points.iter().map(|point| point.id).collect::<Vec<_>>(), [Some(first)]);
    assert!(glances.trends(&store, TrendStep::Recording, Some(NIGHT_MS + 1), words).charts.is_empty());

    store.delete(first).unwrap();
    assert_eq!(names(&home("")), ["Tuesday"]);
    assert!(glances.trends(&store, TrendStep::Day, None, words).charts.is_empty());
}
