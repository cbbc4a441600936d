//! What is said of all recordings at once: the first screen's list, trends, a comparison.

use crate::{Picture, RecordingStore, ReportOptions, StraplineError, error::guarded, screens::HomeRow};
use strapline_analysis::stored_outcome;
use strapline_ecg::report::{About, Report};
use strapline_present::{
    ComparedRow, RecordingRow, Scale, StripView, TrendRecord, TrendStep, TrendsScreen, compared,
};
use strapline_store::RecordingSummary;
use strapline_words::{Language, Words};

/// A small strip for a list is this long, seconds.
const THUMBNAIL_S: f64 = 3.0;

#[uniffi::export]
impl RecordingStore {
    /// The recordings, the newest first, with what was found in those that were analysed, and a strip of three seconds.
    /// Only those in whose name, date or result every word of `wanted` stands. Reads stored analyses and makes none:
    /// some milliseconds for each recording, not for a thread that draws.
    pub fn home(&self, language: Language, wanted: String, px_per_mm: f64) -> Vec<HomeRow> {
        let (words, scale, store) = (Words::of(language), Scale::new(px_per_mm), self.core());
        let mut recordings = store.list();
        recordings.sort_by_key(|one| std::cmp::Reverse(one.head.as_ref().map(|head| head.start_ms)));
        let row = |recording: RecordingSummary| {
            let report = self.stored_report(&recording, words);
            let row = RecordingRow::new(&recording, report.as_ref().map(|report| &report.verdict), words);
            if !row.matches(&recording, &wanted) {
                return None;
            }
            let strip = report.as_ref().and_then(|report| {
                let mut strip = report.strips.last()?.clone();
                let samples = report.recording.rate.samples(THUMBNAIL_S);
                strip.samples.truncate(samples);
                strip.seconds = strip.seconds.min(THUMBNAIL_S);
                strip.beats.retain(|beat| beat.at_s < THUMBNAIL_S);
                strip.unread.retain(|unread| unread.from_s < THUMBNAIL_S);
                Some(Picture::from(StripView::new(&strip, report, words, scale)))
            });
            Some(HomeRow { row, strip })
        };
        recordings.into_iter().filter_map(row).collect()
    }

    /// How the recordings that were analysed went; those that began before `from_ms` are left out.
    pub fn trends(&self, language: Language, step: TrendStep, from_ms: Option<i64>) -> TrendsScreen {
        let words = Words::of(language);
        let record = |recording: &RecordingSummary| {
            let (report, head) = (self.stored_report(recording, words)?, recording.head.as_ref()?);
            Some(TrendRecord::new(recording.id, head.start_ms, head.utc_offset_min, &report))
        };
        let records: Vec<TrendRecord> = self.core().list().iter().filter_map(record).collect();
        TrendsScreen::new(&records, step, from_ms, words)
    }

    /// Two recordings beside each other. Analyses them where that was not done yet.
    pub fn compare(
        &self,
        first: String,
        second: String,
        options: ReportOptions,
    ) -> Result<Vec<ComparedRow>, StraplineError> {
        let report = |id: String| {
            let analysis = self.analysis(id, None)?.ok_or_else(crate::error::broken)?;
            analysis.report(&options)
        };
        let (first, second) = (report(first)?, report(second)?);
        guarded(|| Ok(compared(&first, &second, options.words())))
    }
}

impl RecordingStore {
    /// The report of a recording that was analysed already; nothing is said of the person in it.
    fn stored_report(&self, recording: &RecordingSummary, words: Words) -> Option<Report> {
        let outcome = stored_outcome(&self.core(), recording).ok()??;
        strapline_analysis::report(recording, &outcome, About::default(), words).ok()?
    }
}
