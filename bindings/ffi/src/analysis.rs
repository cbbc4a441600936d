//! What was found in a file, in samples or in a stored recording.

use crate::{
    ListenerError, ReportOptions, StraplineError,
    beats::Episode,
    bytes,
    guard::guarded,
    picture::Picture,
    screens::{BeatScreen, EventRow},
    words::spoken,
};
use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};
use strapline_analysis::{
    AnalysisError, FileAnalysis, Signal, analyse, analyse_file, analyse_stored, around, by_fiftieths,
    found_json, outcome, report_json,
};
use strapline_ecg::{classify::Beat, clock::WallTime, report::Report, session::Finished};
use strapline_formats::{Channel, Options, Recording, Unit};
use strapline_live::{Outcome, time_of};
use strapline_present::{
    EventsSaid, ResultScreen, Scale, episode_strip, flagged_beats, listed_episodes, sample_of, strips,
};
use strapline_store::{Mark, RecordingSummary, Store};
use strapline_words::{Language, Noted};

/// Told how far something is, and may end it.
#[uniffi::export(with_foreign)]
pub trait ProgressListener: Send + Sync {
    /// This share is done, 0 to 1; `false` ends it. Called on the thread that asked for it, fifty times or so. What it
    /// throws is logged, and what it listens to goes on.
    fn on_progress(&self, share: f64) -> Result<bool, ListenerError>;
}

/// What a person knows about a file that the file may not say.
#[derive(Debug, Clone, Default, PartialEq, uniffi::Record)]
pub struct FileOptions {
    /// Analyse this channel: its name, or its number counted from 1.
    #[uniffi(default = None)]
    pub channel: Option<String>,
    /// Samples per second.
    #[uniffi(default = None)]
    pub rate_hz: Option<f64>,
    /// Unit of the samples: `mV`, `uV`, `V` or `nV`.
    #[uniffi(default = None)]
    pub unit: Option<String>,
}

/// Beats as columns of a table. Numbers are little-endian.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct BeatTable {
    /// How many beats.
    pub count: u64,
    /// R peaks, samples from the recording's first, to a fraction: `f64`.
    pub position: Vec<u8>,
    /// AAMI class, one ASCII letter each: N, S, V, F or Q.
    pub class: Vec<u8>,
    /// Calibrated probability of that class: `f32`.
    pub probability: Vec<u8>,
    /// Time since the beat before, milliseconds, not a number after a gap: `f32`.
    pub rr_ms: Vec<u8>,
    /// Height over the local baseline, millivolts: `f32`.
    pub amplitude_mv: Vec<u8>,
    /// Correlation with this person's own usual beat, -1 to 1: `f32`.
    pub likeness: Vec<u8>,
    /// Whether the shape could be read well: 2 good, 1 fair.
    pub grade: Vec<u8>,
}

/// What was found in a recording.
#[derive(uniffi::Object)]
pub struct Analysis {
    found: Found,
    /// The report that was asked for last, and how: one screen after the other asks for the same.
    latest: Mutex<Option<(ReportOptions, Arc<Report>)>>,
}

enum Found {
    /// In a file, or in samples.
    File(Box<FileAnalysis>),
    /// In a stored recording.
    Stored { store: Arc<Store>, recording: Box<RecordingSummary>, outcome: Box<Outcome> },
}

/// Whether a stored analysis will do.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Ask {
    Stored,
    Anew,
}

/// A recording in a store.
pub(crate) struct StoredOrigin {
    pub(crate) store: Arc<Store>,
    pub(crate) recording: RecordingSummary,
}

/// Analyses a file: WFDB, EDF, EDF+, CSV and other tables, MATLAB level 4. Absent where `progress` broke it off.
#[uniffi::export]
pub fn analyze_file(
    path: String,
    options: FileOptions,
    progress: Option<Arc<dyn ProgressListener>>,
) -> Result<Option<Arc<Analysis>>, StraplineError> {
    guarded(|| {
        let options = Options {
            channel: options.channel,
            rate_hz: options.rate_hz,
            unit: options.unit.map(|unit| Unit::named(&unit)),
            ..Options::default()
        };
        let found = analyse_file(Path::new(&path), &options, told(progress))?;
        Ok(found.map(|found| Arc::new(Analysis::new(Found::File(Box::new(found))))))
    })
}

/// Analyses samples: millivolts as little-endian `f32`, not a number where nothing was received. `start_ms` is when the
/// first was taken, milliseconds since 1970-01-01T00:00Z. Absent where `progress` broke it off.
#[uniffi::export]
pub fn analyze_samples(
    millivolts: Vec<u8>,
    rate_hz: f64,
    start_ms: Option<i64>,
    progress: Option<Arc<dyn ProgressListener>>,
) -> Result<Option<Arc<Analysis>>, StraplineError> {
    guarded(|| {
        let samples = bytes::millivolts(&millivolts)?;
        let start = start_ms.map(|unix_ms| WallTime { unix_ms, utc_offset_min: None });
        let total = samples.len().max(1) as f64;
        let mut told = told(progress);
        let signal = Signal { rate_hz, start, samples: &samples, marks: &[] };
        let analysis = analyse(&signal, |sample| told(sample as f64 / total))?;
        let Some(analysis) = analysis else { return Ok(None) };
        let recording = Recording {
            name: String::new(),
            rate_hz,
            start,
            channels: vec![Channel { name: String::new(), rate_hz, samples, unit: Unit::Millivolt }],
            marks: Vec::new(),
            notes: Vec::new(),
        };
        let found = Found::File(Box::new(FileAnalysis { recording, channel: 0, analysis }));
        Ok(Some(Arc::new(Analysis::new(found))))
    })
}

#[uniffi::export]
impl Analysis {
    /// Seconds recorded, gaps included; of RR intervals, from the first to the last.
    pub fn recorded_s(&self) -> Result<f64, StraplineError> {
        guarded(|| {
            Ok(match (self.finished(), self.outcome()) {
                (Some(finished), _) => finished.rate.seconds(finished.recorded as f64),
                (None, Some(Outcome { rr: Some(rr), .. })) => rr.span_ms as f64 / 1000.0,
                _ => 0.0,
            })
        })
    }

    /// Seconds that could be read; of RR intervals, those that they cover.
    pub fn analysed_s(&self) -> Result<f64, StraplineError> {
        guarded(|| {
            Ok(match (self.finished(), self.outcome()) {
                (Some(finished), _) => finished.rate.seconds(finished.analysed() as f64),
                (None, Some(Outcome { rr: Some(rr), .. })) => rr.covered_ms as f64 / 1000.0,
                _ => 0.0,
            })
        })
    }

    /// Samples per second; absent for RR intervals.
    pub fn rate_hz(&self) -> Result<Option<f64>, StraplineError> {
        guarded(|| Ok(self.finished().map(|finished| finished.rate.hz())))
    }

    /// Every beat; none for RR intervals, whose beats were found by the strap.
    pub fn beats(&self) -> Result<BeatTable, StraplineError> {
        guarded(|| Ok(BeatTable::from(self.finished().map_or(&[][..], |finished| &finished.beats))))
    }

    /// Every episode, in order of its start. Of RR intervals positions are milliseconds since the first.
    pub fn episodes(&self) -> Result<Vec<Episode>, StraplineError> {
        guarded(|| {
            let of_rr = || Some(self.outcome()?.rr.as_ref()?.episodes.as_slice());
            let episodes = match self.finished() {
                Some(finished) => &finished.episodes,
                None => of_rr().unwrap_or_default(),
            };
            Ok(episodes.iter().map(Episode::from).collect())
        })
    }

    /// Grade of each second, one byte each: 2 good, 1 fair, and not readable from 16 on, the reason being the number
    /// less 16 in the order of `Reason`.
    pub fn seconds(&self) -> Result<Vec<u8>, StraplineError> {
        guarded(|| {
            let seconds = self.finished().map_or(&[][..], |finished| &finished.seconds);
            Ok(seconds.iter().map(|grade| grade.code()).collect())
        })
    }

    /// What was found, in one plain sentence with how much could be read.
    pub fn sentence(&self, language: Language) -> Result<String, StraplineError> {
        guarded(|| {
            let options = ReportOptions { language, ..ReportOptions::default() };
            Ok(options.words().verdict(&self.report(&options)?.verdict))
        })
    }

    /// The result, ready to lay out.
    pub fn result_screen(&self, options: ReportOptions) -> Result<ResultScreen, StraplineError> {
        guarded(|| Ok(ResultScreen::new(&*self.report(&options)?, options.words())))
    }

    /// The report's strips in pixels, ready to be drawn, what matters most first.
    pub fn strips(&self, options: ReportOptions, px_per_mm: f64) -> Result<Vec<Picture>, StraplineError> {
        guarded(|| {
            let views = strips(&*self.report(&options)?, options.words(), Scale::new(px_per_mm));
            Ok(views.into_iter().map(Picture::from).collect())
        })
    }

    /// Every episode as a row, ready to lay out.
    pub fn event_rows(&self, options: ReportOptions) -> Result<Vec<EventRow>, StraplineError> {
        guarded(|| {
            let rows = strapline_present::episode_rows(&*self.report(&options)?, options.words());
            Ok(rows.into_iter().map(EventRow::from).collect())
        })
    }

    /// How many events and flagged beats there are, and which of these the result does not count.
    pub fn events_said(&self, options: ReportOptions) -> Result<EventsSaid, StraplineError> {
        guarded(|| {
            let (report, words) = (self.report(&options)?, options.words());
            let none = || EventsSaid { count: String::new(), flagged: None, notes: Vec::new() };
            Ok(self.finished().map_or_else(none, |finished| EventsSaid::new(&report, finished, words)))
        })
    }

    /// The strip of row `number` of `event_rows`, counted from 0; absent where the recording is not stored.
    pub fn event_strip(
        &self,
        number: u64,
        options: ReportOptions,
        px_per_mm: f64,
    ) -> Result<Option<Picture>, StraplineError> {
        guarded(|| {
            let (report, words, scale) = (self.report(&options)?, options.words(), Scale::new(px_per_mm));
            let (Found::Stored { store, recording, .. }, Some(finished)) = (&self.found, self.finished())
            else {
                return Ok(None);
            };
            let Some(number) = usize::try_from(number).ok() else { return Ok(None) };
            let Some(at) = listed_episodes(&report).nth(number).map(|episode| episode.start) else {
                return Ok(None);
            };
            let signal = around(store, recording.id, at)?;
            Ok(episode_strip(finished, number, signal, &report, words, scale).map(Picture::from))
        })
    }

    /// How many beats are to be stepped through: ventricular, supraventricular and fusion beats.
    pub fn flagged_count(&self) -> Result<u64, StraplineError> {
        guarded(|| Ok(self.finished().map_or(0, |finished| flagged_beats(finished).len() as u64)))
    }

    /// Flagged beat `number`, counted from 0, with its strip where the recording is stored; absent where there is no
    /// such beat.
    pub fn flagged_beat(
        &self,
        number: u64,
        options: ReportOptions,
        px_per_mm: f64,
    ) -> Result<Option<BeatScreen>, StraplineError> {
        guarded(|| {
            let Some((finished, index, beat)) = self.flagged(number) else { return Ok(None) };
            let at = sample_of(beat);
            let signal = match &self.found {
                Found::Stored { store, recording, .. } => around(store, recording.id, at)?,
                Found::File(_) => (at, Vec::new()),
            };
            let (report, words, scale) = (self.report(&options)?, options.words(), Scale::new(px_per_mm));
            let screen = strapline_present::BeatScreen::new(finished, index, signal, &report, words, scale);
            Ok(screen.map(BeatScreen::from))
        })
    }

    /// The person thinks that flagged beat `number` was not read rightly: it is marked so in the stored recording, and
    /// stands in the report of the next analysis, in whichever language that is. `Refused` where there is no such beat,
    /// and where the recording is not stored.
    pub fn doubt(&self, number: u64, now_ms: i64) -> Result<(), StraplineError> {
        guarded(|| {
            let (Found::Stored { store, recording, .. }, Some((_, _, beat))) =
                (&self.found, self.flagged(number))
            else {
                return Err(StraplineError::Refused(spoken().text("shell-no-doubt")));
            };
            let sample = sample_of(beat);
            let at_ms = time_of(store, recording.id, sample)?.unwrap_or(now_ms);
            let text = Noted::Doubt(beat.class).to_string();
            Ok(store.mark(recording.id, &Mark { at_ms, sample: Some(sample), text }, now_ms)?)
        })
    }

    /// Everything that was found, as JSON, as the command line writes it.
    pub fn json(&self, options: ReportOptions) -> Result<String, StraplineError> {
        guarded(|| {
            let (report, words) = (self.report(&options)?, options.words());
            let json = match &self.found {
                Found::File(file) => {
                    let finished = &file.analysis.finished;
                    found_json(&file.recording, file.channel, finished, &report, words)
                }
                Found::Stored { .. } => report_json(&report, words),
            };
            String::from_utf8(json).map_err(|_| crate::error::broken())
        })
    }

    /// The report for a physician, as the bytes of a PDF.
    pub fn pdf(&self, options: ReportOptions) -> Result<Vec<u8>, StraplineError> {
        guarded(|| self.print(&options))
    }

    /// The report for a physician, written to a file.
    pub fn write_pdf(&self, options: ReportOptions, file: String) -> Result<(), StraplineError> {
        guarded(|| {
            let pdf = self.print(&options)?;
            let file = PathBuf::from(file);
            Ok(std::fs::write(&file, pdf).map_err(|source| AnalysisError::Write { file, source })?)
        })
    }
}

impl Analysis {
    fn new(found: Found) -> Self {
        Self { found, latest: Mutex::new(None) }
    }

    pub(crate) fn of_stored(
        origin: StoredOrigin,
        mut progress: impl FnMut(f64) -> ControlFlow<()>,
        ask: Ask,
    ) -> Result<Option<Arc<Self>>, StraplineError> {
        let total = origin.recording.tally.end.max(1) as f64;
        let go_on = |sample: u64| progress(sample as f64 / total);
        let found = match ask {
            Ask::Stored => outcome(&origin.store, &origin.recording, go_on)?,
            Ask::Anew => {
                analyse_stored(&origin.store, &origin.recording, go_on)?.map(|(outcome, not_stored)| {
                    if not_stored.is_some() {
                        log::warn!(target: "strapline::analysis", "the analysis could not be stored");
                    }
                    outcome
                })
            }
        };
        let StoredOrigin { store, recording } = origin;
        let recording = Box::new(recording);
        Ok(found.map(|outcome| {
            Arc::new(Self::new(Found::Stored { store, recording, outcome: Box::new(outcome) }))
        }))
    }

    fn print(&self, options: &ReportOptions) -> Result<Vec<u8>, StraplineError> {
        Ok(strapline_pdf::render(&*self.report(options)?, options.words(), &options.print())?)
    }

    fn finished(&self) -> Option<&Finished> {
        match &self.found {
            Found::File(file) => Some(&file.analysis.finished),
            Found::Stored { outcome, .. } => outcome.ecg.as_ref(),
        }
    }

    /// The session, the beat's place among the flagged ones, and the beat.
    fn flagged(&self, number: u64) -> Option<(&Finished, usize, &Beat)> {
        let (finished, index) = (self.finished()?, usize::try_from(number).ok()?);
        Some((finished, index, *flagged_beats(finished).get(index)?))
    }

    fn outcome(&self) -> Option<&Outcome> {
        match &self.found {
            Found::File(_) => None,
            Found::Stored { outcome, .. } => Some(outcome),
        }
    }

    /// The report, with what the person says of themselves.
    pub(crate) fn report(&self, options: &ReportOptions) -> Result<Arc<Report>, StraplineError> {
        let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((asked, report)) = &*latest
            && asked == options
        {
            return Ok(Arc::clone(report));
        }
        let report = Arc::new(self.made(options)?);
        *latest = Some((options.clone(), Arc::clone(&report)));
        Ok(report)
    }

    fn made(&self, options: &ReportOptions) -> Result<Report, StraplineError> {
        let (about, words) = (options.about()?, options.words());
        match &self.found {
            Found::File(file) => Ok(file.report(about, words)?),
            Found::Stored { recording, outcome, .. } => {
                strapline_analysis::report(recording, outcome, about, words)?
                    .ok_or_else(|| StraplineError::Refused(spoken().text("shell-intervals-only")))
            }
        }
    }
}

impl From<&[Beat]> for BeatTable {
    fn from(beats: &[Beat]) -> Self {
        Self {
            count: beats.len() as u64,
            position: bytes::of_f64(beats.iter().map(|beat| beat.position)),
            class: beats.iter().map(|beat| beat.class.letter() as u8).collect(),
            probability: bytes::of_f32(beats.iter().map(|beat| beat.probability)),
            rr_ms: bytes::of_f32(beats.iter().map(|beat| beat.rr_ms)),
            amplitude_mv: bytes::of_f32(beats.iter().map(|beat| beat.amplitude_mv)),
            likeness: bytes::of_f32(beats.iter().map(|beat| beat.likeness)),
            grade: beats.iter().map(|beat| beat.grade.code()).collect(),
        }
    }
}

/// Tells a listener how far it is, at every fiftieth; what the listener throws is logged.
pub(crate) fn told(listener: Option<Arc<dyn ProgressListener>>) -> impl FnMut(f64) -> ControlFlow<()> {
    by_fiftieths(move |share| match listener.as_ref().map(|listener| listener.on_progress(share)) {
        Some(Ok(false)) => ControlFlow::Break(()),
        Some(Ok(true)) | None => ControlFlow::Continue(()),
        Some(Err(_)) => {
            log::warn!(target: "strapline::analysis", "a progress listener failed; what it listens to goes on");
            ControlFlow::Continue(())
        }
    })
}
