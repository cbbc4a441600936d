//! What is said of all recordings at once: the first screen's list, trends, a comparison.

use crate::{
    ProgressListener, RecordingStore, ReportOptions, StraplineError,
    analysis::{Ask, told},
    guard::guarded,
    screens::HomeRow,
};
use std::sync::Arc;
use strapline_analysis::part;
use strapline_present::{ComparedRow, Scale, THUMBNAIL_S, TrendSpan, TrendStep, TrendsScreen, compared};
use strapline_words::{Language, Units, Words};

/// Seconds that the small strip of a recording in the first screen's list shows.
#[uniffi::export]
pub fn thumbnail_s() -> Result<f64, StraplineError> {
    guarded(|| Ok(THUMBNAIL_S))
}

/// Where a trend that goes so far back begins, as `trends` takes it.
#[uniffi::export]
pub fn trend_from_ms(span: TrendSpan, now_ms: i64) -> Result<Option<i64>, StraplineError> {
    guarded(|| Ok(span.from_ms(now_ms)))
}

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
            let rows = self.glances.home(&self.core(), &wanted, words, Scale::new(px_per_mm));
            Ok(rows.into_iter().map(HomeRow::from).collect())
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
            Ok(self.glances.trends(&self.core(), step, from_ms, words))
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
            let mut report = |id: &str, n| {
                let analysis = self.analyse(id, part(n, 2, &mut told), Ask::Stored)?;
                analysis.map(|analysis| analysis.report(&options)).transpose()
            };
            let Some(first) = report(&first, 0)? else { return Ok(None) };
            let Some(second) = report(&second, 1)? else { return Ok(None) };
            Ok(Some(compared(&first, &second, options.words())))
        })
    }
}
