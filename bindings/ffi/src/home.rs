//! What is said of all recordings at once: the first screen's list, trends, a comparison.

use crate::{
    Picture, ProgressListener, RecordingStore, ReportOptions, StraplineError,
    analysis::{Ask, told},
    guard::guarded,
    screens::HomeRow,
};
use std::sync::Arc;
use strapline_present::{
    ComparedRow, RecordingRow, Scale, StripView, TrendRecord, TrendStep, TrendsScreen, compared,
};
use strapline_store::RecordingSummary;
use strapline_words::{Language, Units, Words};

#[uniffi::export]
impl RecordingStore {
    /// The recordings, the newest first, with what was found in those that were analysed, and a strip of three seconds.
    /// Only those in whose name, date or result every word of `wanted` stands. Reads stored analyses and makes none:
    /// some milliseconds for each recording, not for a thread that draws.
    #[uniffi::method(default(units = None))]
    pub fn home(
        &self,
        language: Language,
        wanted: String,
        px_per_mm: f64,
        units: Option<Units>,
    ) -> Result<Vec<HomeRow>, StraplineError> {
        guarded(|| {
            let words = Words::of(language).with_units(units.unwrap_or_default());
            let (scale, store) = (Scale::new(px_per_mm), self.core());
            let mut recordings = store.list();
            recordings.sort_by_key(|one| std::cmp::Reverse(one.head.as_ref().map(|head| head.start_ms)));
            let row = |recording: RecordingSummary| {
                let report = self.glances.of(&store, &recording, words);
                let row = RecordingRow::new(&recording, report.as_ref().map(|report| &report.verdict), words);
                if !row.matches(&recording, &wanted) {
                    return None;
                }
                let strip = report.as_ref().and_then(|report| {
                    Some(Picture::from(StripView::new(report.strips.first()?, report, words, scale)))
                });
                Some(HomeRow { row, strip })
            };
            self.glances.keep(&recordings);
            Ok(recordings.into_iter().filter_map(row).collect())
        })
    }

    /// How the recordings that were analysed went; those that began before `from_ms` are left out.
    #[uniffi::method(default(units = None))]
    pub fn trends(
        &self,
        language: Language,
        step: TrendStep,
        from_ms: Option<i64>,
        units: Option<Units>,
    ) -> Result<TrendsScreen, StraplineError> {
        guarded(|| {
            let words = Words::of(language).with_units(units.unwrap_or_default());
            let store = self.core();
            let record = |recording: &RecordingSummary| {
                let report = self.glances.of(&store, recording, words)?;
                let head = recording.head.as_ref()?;
                Some(TrendRecord::new(recording.id, head.start_ms, head.utc_offset_min, &report))
            };
            let records: Vec<TrendRecord> = store.list().iter().filter_map(record).collect();
            Ok(TrendsScreen::new(&records, step, from_ms, words))
        })
    }

    /// Two recordings beside each other. Analyses them where that was not done yet; absent where `progress` broke it off.
    #[uniffi::method(default(progress = None))]
    pub fn compare(
        &self,
        first: String,
        second: String,
        options: ReportOptions,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<Option<Vec<ComparedRow>>, StraplineError> {
        guarded(|| {
            let mut told = told(progress);
            let mut report = |id: &str, before: f64| {
                let analysis = self.analyse(id, |share| told(before + share / 2.0), Ask::Stored)?;
                analysis.map(|analysis| analysis.report(&options)).transpose()
            };
            let Some(first) = report(&first, 0.0)? else { return Ok(None) };
            let Some(second) = report(&second, 0.5)? else { return Ok(None) };
            Ok(Some(compared(&first, &second, options.words())))
        })
    }
}
