//! All recordings at once: the first screen's list, and how they went. What is said of each is kept while the store is open.

use crate::{
    paper::Scale,
    rows::RecordingRow,
    strip::StripView,
    thumbnail::thumbnail,
    trend::{TrendRecord, TrendStep, TrendsScreen},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use strapline_ecg::report::Report;
use strapline_store::{AnalysisSummary, RecordingId, RecordingSummary, Store};
use strapline_words::{Language, Words};

/// A recording in the list of the first screen.
#[derive(Debug, Clone, PartialEq)]
pub struct HomeRow {
    /// What is said of it.
    pub row: RecordingRow,
    /// A small strip of what matters most in it; `None` where it was not analysed.
    pub strip: Option<StripView>,
}

/// The report of what is stored of a recording; `None` where it was not analysed. Nothing is said of the person in it.
pub type StoredReport = fn(&Store, &RecordingSummary, Words) -> Option<Report>;

/// Reports of analysed recordings without their long lists, some kilobytes each: a list that is searched is asked for
/// again at every letter, and reading an analysis of days takes longer than that.
pub struct Glances {
    read: StoredReport,
    known: Mutex<HashMap<RecordingId, Glance>>,
}

/// A report, and what it was made of.
struct Glance {
    recording: RecordingSummary,
    analyses: Vec<AnalysisSummary>,
    language: Language,
    report: Arc<Report>,
}

impl Glances {
    /// None yet; each is read by `read` when it is first asked for.
    pub fn new(read: StoredReport) -> Self {
        Self { read, known: Mutex::default() }
    }

    /// The recordings of a store, the newest first, of which every word of `wanted` stands in the name, the date or the
    /// result.
    pub fn home(&self, store: &Store, wanted: &str, words: Words, scale: Scale) -> Vec<HomeRow> {
        let mut recordings = store.list();
        recordings.sort_by_key(|one| std::cmp::Reverse(one.head.as_ref().map(|head| head.start_ms)));
        let row = |recording: &RecordingSummary| {
            let report = self.of(store, recording, words);
            let row = RecordingRow::new(recording, report.as_ref().map(|report| &report.verdict), words);
            if !row.matches(recording, wanted) {
                return None;
            }
            let strip = report
                .as_ref()
                .and_then(|report| Some(StripView::new(report.strips.first()?, report, words, scale)));
            Some(HomeRow { row, strip })
        };
        let rows = recordings.iter().filter_map(row).collect();
        self.all().retain(|id, _| recordings.iter().any(|one| one.id == *id));
        rows
    }

    /// How the recordings of a store that were analysed went; those that began before `from_ms` are left out.
    pub fn trends(&self, store: &Store, step: TrendStep, from_ms: Option<i64>, words: Words) -> TrendsScreen {
        let record = |recording: &RecordingSummary| {
            let report = self.of(store, recording, words)?;
            let head = recording.head.as_ref()?;
            Some(TrendRecord::new(recording.id, head.start_ms, head.utc_offset_min, &report))
        };
        let records: Vec<TrendRecord> = store.list().iter().filter_map(record).collect();
        TrendsScreen::new(&records, step, from_ms, words)
    }

    /// The report of a recording that was analysed already: its only strip is a small one, and it has neither slices of
    /// time nor episodes.
    fn of(&self, store: &Store, recording: &RecordingSummary, words: Words) -> Option<Arc<Report>> {
        let (analyses, language) = (store.analyses(recording.id).ok()?, words.language());
        if let Some(known) = self.all().get(&recording.id)
            && known.recording == *recording
            && known.analyses == analyses
            && known.language == language
        {
            return Some(Arc::clone(&known.report));
        }
        let report = Arc::new(glance((self.read)(store, recording, words)?));
        let known = Glance { recording: recording.clone(), analyses, language, report: Arc::clone(&report) };
        self.all().insert(recording.id, known);
        Some(report)
    }

    fn all(&self) -> MutexGuard<'_, HashMap<RecordingId, Glance>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn glance(mut report: Report) -> Report {
    let strips = thumbnail(&report).into_iter().collect();
    report.trend.slices = Vec::new();
    Report { strips, hours: Vec::new(), episodes: Vec::new(), ..report }
}
