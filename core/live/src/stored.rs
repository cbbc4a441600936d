//! A stored recording, analysed again or read whole.

use crate::{Fold, LiveError, Outcome, device_clock::DeviceClock};
use std::ops::ControlFlow;
use strapline_ecg::{
    classify::BeatClassifier,
    session::Update,
    units::{SampleIndex, SampleRate},
};
use strapline_store::{Entry, Mark, Problem, RecordingHead, RecordingId, Store, StoreError};

/// The entries of a recording; `None` for a stretch that cannot be read.
pub(crate) fn entries_of(
    store: &Store,
    id: RecordingId,
) -> Result<impl Iterator<Item = Result<Option<Entry>, StoreError>>, StoreError> {
    Ok(store.read(id)?.map(|entry| match entry {
        Ok(entry) => Ok(Some(entry)),
        Err(error) if matches!(error.problem, Problem::Damaged { .. }) => Ok(None),
        Err(error) => Err(error),
    }))
}

/// Analyses a stored recording from its first entry to its last. `progress` is told the sample reached.
pub fn reanalyse<C: BeatClassifier>(
    store: &Store,
    id: RecordingId,
    classifier: C,
    mut progress: impl FnMut(SampleIndex),
) -> Result<Outcome, LiveError> {
    let go_on = |sample| {
        progress(sample);
        ControlFlow::Continue(())
    };
    let outcome = reanalyse_while(store, id, classifier, go_on)?;
    Ok(outcome.unwrap_or_else(|| unreachable!("nobody broke it off")))
}

/// As [`reanalyse`], until `progress` breaks it off: `None` then.
pub fn reanalyse_while<C: BeatClassifier>(
    store: &Store,
    id: RecordingId,
    classifier: C,
    mut progress: impl FnMut(SampleIndex) -> ControlFlow<()>,
) -> Result<Option<Outcome>, LiveError> {
    let summary = store.summary(id)?;
    let head = summary.head.ok_or(LiveError::Unreadable)?;
    let mut fold = Fold::new(&head, &summary.tally.marks, classifier);
    // What becomes known on the way is in the outcome, too.
    let mut updates: Vec<Update> = Vec::new();
    for entry in entries_of(store, id)? {
        match entry? {
            Some(entry) => fold.push(&entry, &mut updates)?,
            None => fold.damaged(),
        }
        updates.clear();
        if progress(fold.recorded()).is_break() {
            return Ok(None);
        }
    }
    fold.finish(&mut updates).map(Some)
}

/// A recording as a signal, to be written in another format.
#[derive(Debug, Clone)]
pub struct StoredSignal {
    /// What was said of it when it began.
    pub head: RecordingHead,
    /// Its rate: by the strap's own clock where that is known, so that times of day are right at the end of a long
    /// recording, too. `None` for RR intervals.
    pub rate_hz: Option<f64>,
    /// Millivolts, from the first sample on; `NaN` where nothing was received.
    pub millivolts: Vec<f32>,
    /// RR intervals as the strap sent them: arrival, milliseconds since 1970-01-01T00:00Z, and length, milliseconds.
    pub rr: Vec<(i64, f64)>,
    /// All marks.
    pub marks: Vec<Mark>,
    /// The log: when and what.
    pub log: Vec<(i64, String)>,
    /// Gaps: place, length, and whether the length is uncertain.
    pub gaps: Vec<(SampleIndex, u64, bool)>,
    /// Stretches that could not be read.
    pub damaged: u32,
}

/// Reads a recording whole, into memory.
pub fn read(store: &Store, id: RecordingId) -> Result<StoredSignal, LiveError> {
    let signal = read_while(store, id, |_| ControlFlow::Continue(()))?;
    Ok(signal.unwrap_or_else(|| unreachable!("nobody broke it off")))
}

/// As [`read`], until `progress`, told the sample reached, breaks it off: `None` then.
pub fn read_while(
    store: &Store,
    id: RecordingId,
    mut progress: impl FnMut(SampleIndex) -> ControlFlow<()>,
) -> Result<Option<StoredSignal>, LiveError> {
    let summary = store.summary(id)?;
    let head = summary.head.ok_or(LiveError::Unreadable)?;
    let mut clock = head.rate.map(|rate| DeviceClock::new(rate, head.millivolts_per_unit));
    let mut signal = StoredSignal {
        rate_hz: None,
        millivolts: Vec::new(),
        rr: Vec::new(),
        marks: summary.tally.marks,
        log: Vec::new(),
        gaps: Vec::new(),
        damaged: 0,
        head,
    };
    for entry in entries_of(store, id)? {
        let Some(entry) = entry? else {
            signal.damaged += 1;
            continue;
        };
        if let Some(clock) = &mut clock {
            clock.push(&entry);
        }
        match entry {
            Entry::Samples { first, values } => {
                signal.reach(first);
                let known = (signal.millivolts.len() as u64 - first).min(values.len() as u64) as usize;
                let head = &signal.head;
                signal.millivolts.extend(values[known..].iter().map(|value| head.millivolts(*value)));
            }
            Entry::Gap { first, missing, clock_was_set } => {
                signal.reach(first.saturating_add(missing));
                signal.gaps.push((first, missing, clock_was_set));
            }
            Entry::Rr { at_ms, interval } => signal.rr.push((at_ms, f64::from(interval) / 1.024)),
            Entry::Log { at_ms, text } => signal.log.push((at_ms, text)),
            Entry::Resumed { at_ms } => {
                signal.log.push((at_ms, "recording went on after it was interrupted".into()));
            }
            Entry::ClockSet { before_ms, after_ms } => {
                let by_s = (after_ms - before_ms) as f64 / 1000.0;
                signal.log.push((after_ms, format!("the clock of this machine was set by {by_s:.1} s")));
            }
            _ => {}
        }
        if progress(signal.millivolts.len() as u64).is_break() {
            return Ok(None);
        }
    }
    signal.rate_hz =
        clock.as_ref().and_then(DeviceClock::measured_hz).or(signal.head.rate.map(SampleRate::hz));
    Ok(Some(signal))
}

impl StoredSignal {
    /// Longest recording that is read whole, samples: 31 days at 500 Hz.
    const LONGEST: u64 = 31 * 86_400 * 500;

    fn reach(&mut self, end: SampleIndex) {
        let end = end.min(Self::LONGEST) as usize;
        if end > self.millivolts.len() {
            self.millivolts.resize(end, f32::NAN);
        }
    }
}

/// The sample that was being taken at a wall-clock time, by the arrivals around it; `None` outside the recording and
/// without ECG.
pub fn position_at(store: &Store, id: RecordingId, at_ms: i64) -> Result<Option<SampleIndex>, LiveError> {
    let Some(rate) = store.summary(id)?.head.and_then(|head| head.rate) else { return Ok(None) };
    let (mut arrival_ms, mut best) = (None, None::<(u64, SampleIndex)>);
    for entry in entries_of(store, id)? {
        match entry? {
            Some(Entry::Notification { arrival_ms: ms, .. }) => arrival_ms = Some(ms),
            Some(Entry::Samples { first, values }) => {
                let Some(end_ms) = arrival_ms else { continue };
                let length_ms = rate.millis(values.len() as f64) as i64;
                let begin_ms = end_ms - length_ms;
                let away_ms = if at_ms < begin_ms { begin_ms - at_ms } else { (at_ms - end_ms).max(0) };
                let within_ms = (at_ms - begin_ms).clamp(0, length_ms);
                let sample = first + rate.samples(within_ms as f64 / 1000.0) as u64;
                if best.is_none_or(|(away, _)| away_ms.unsigned_abs() < away) {
                    best = Some((away_ms.unsigned_abs(), sample));
                }
            }
            _ => {}
        }
    }
    // A moment in a gap belongs to its nearer edge; one that is a minute from every sample is not in the recording.
    Ok(best.filter(|(away, _)| *away <= 60_000).map(|(_, sample)| sample))
}

/// When a sample was being taken, by the arrival of what it came in: milliseconds since 1970-01-01T00:00Z, the time for
/// which [`position_at`] gives this sample. `None` for a sample that was not received.
pub fn time_of(store: &Store, id: RecordingId, sample: SampleIndex) -> Result<Option<i64>, LiveError> {
    let Some(rate) = store.summary(id)?.head.and_then(|head| head.rate) else { return Ok(None) };
    let mut arrival_ms = None;
    for entry in entries_of(store, id)? {
        match entry? {
            Some(Entry::Notification { arrival_ms: ms, .. }) => arrival_ms = Some(ms),
            Some(Entry::Samples { first, values }) => {
                let after = (first + values.len() as u64).checked_sub(sample).filter(|_| sample >= first);
                let (Some(after @ 1..), Some(end_ms)) = (after, arrival_ms) else { continue };
                // To the millisecond in which it lies, or the one before it would be found there.
                return Ok(Some(end_ms - rate.millis(after as f64).floor() as i64));
            }
            _ => {}
        }
    }
    Ok(None)
}

/// When a recording ended, by the last thing that is stored of it: milliseconds since 1970-01-01T00:00Z.
pub fn end_of(store: &Store, id: RecordingId) -> Result<Option<i64>, LiveError> {
    Ok(store.summary(id)?.tally.last_ms)
}
