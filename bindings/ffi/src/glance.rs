//! What is said of each recording in a list, kept while the store is open.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use strapline_analysis::stored_outcome;
use strapline_ecg::report::{About, Report};
use strapline_present::thumbnail;
use strapline_store::{AnalysisSummary, RecordingId, RecordingSummary, Store};
use strapline_words::{Language, Words};

/// Reports of analysed recordings without their long lists, some kilobytes each: a list that is searched is asked for
/// again at every letter, and reading an analysis of days takes longer than that.
#[derive(Default)]
pub(crate) struct Glances(Mutex<HashMap<RecordingId, Glance>>);

/// A report, and what it was made of.
struct Glance {
    recording: RecordingSummary,
    analyses: Vec<AnalysisSummary>,
    language: Language,
    report: Arc<Report>,
}

impl Glances {
    /// The report of a recording that was analysed already: its only strip is a small one, and it has neither slices of
    /// time nor episodes. Nothing is said of the person in it.
    pub(crate) fn of(
        &self,
        store: &Store,
        recording: &RecordingSummary,
        words: Words,
    ) -> Option<Arc<Report>> {
        let (analyses, language) = (store.analyses(recording.id).ok()?, words.language());
        if let Some(known) = self.all().get(&recording.id)
            && known.recording == *recording
            && known.analyses == analyses
            && known.language == language
        {
            return Some(Arc::clone(&known.report));
        }
        let outcome = stored_outcome(store, recording).ok()??;
        let report = strapline_analysis::report(recording, &outcome, About::default(), words).ok()??;
        let report = Arc::new(glance(report));
        let known = Glance { recording: recording.clone(), analyses, language, report: Arc::clone(&report) };
        self.all().insert(recording.id, known);
        Some(report)
    }

    /// Forgets what is not among these.
    pub(crate) fn keep(&self, recordings: &[RecordingSummary]) {
        self.all().retain(|id, _| recordings.iter().any(|one| one.id == *id));
    }

    fn all(&self) -> MutexGuard<'_, HashMap<RecordingId, Glance>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn glance(mut report: Report) -> Report {
    let strips = thumbnail(&report).into_iter().collect();
    report.trend.slices = Vec::new();
    Report { strips, hours: Vec::new(), episodes: Vec::new(), ..report }
}
