//! Stored entries in; updates and the outcome out.

use crate::{LiveError, Outcome, device_clock::DeviceClock, rr::RrFold};
use std::collections::VecDeque;
use strapline_ecg::{
    classify::BeatClassifier,
    clock::WallTime,
    session::{Event, Session, SessionError, Update},
    units::SampleIndex,
};
use strapline_store::{Entry, Mark, RecordingHead};

/// The one way from a recording to its analysis: what is pushed live is what is read back later, so that both give the
/// same outcome to the byte.
///
/// Samples that came while the strap said that it does not touch the skin are no signal of a heart, whatever they look
/// like, and count as "no skin contact". A stretch of the recording that is not there counts as a gap.
#[derive(Debug)]
pub struct Fold<C> {
    ecg: Option<Ecg<C>>,
    rr: RrFold,
    rr_bpm: Option<f32>,
    damaged: u32,
}

#[derive(Debug)]
struct Ecg<C> {
    session: Session<C>,
    clock: DeviceClock,
    head: RecordingHead,
    /// Marks still to come, by their place.
    marks: VecDeque<(SampleIndex, String)>,
    is_off_skin: bool,
    millivolts: Vec<f32>,
}

/// What a stretch of the recording holds.
#[derive(Debug, Clone, Copy)]
enum Stretch<'a> {
    Samples(&'a [f32]),
    Gap(u64),
    LeadOff(u64),
}

impl<C: BeatClassifier> Fold<C> {
    /// A recording of which nothing was read. `marks` are those that are known beforehand, in any order: all of them
    /// when it is analysed afterwards, none while it runs.
    pub fn new(head: &RecordingHead, marks: &[Mark], classifier: C) -> Self {
        let start = WallTime { unix_ms: head.start_ms, utc_offset_min: Some(head.utc_offset_min) };
        let ecg = head.rate.map(|rate| {
            let mut marks: Vec<_> = marks
                .iter()
                .map(|mark| (mark.sample.unwrap_or(SampleIndex::MAX), mark.text.clone()))
                .collect();
            marks.sort_by_key(|(sample, _)| *sample);
            Ecg {
                session: Session::new(rate, Some(start), classifier),
                clock: DeviceClock::new(rate, head.millivolts_per_unit),
                head: head.clone(),
                marks: marks.into(),
                is_off_skin: false,
                millivolts: Vec::new(),
            }
        });
        Self { ecg, rr: RrFold::new(), rr_bpm: None, damaged: 0 }
    }

    /// Keeps no beats and no grades once they have been told ([`Session::forgetting`]).
    #[must_use]
    pub fn forgetting(mut self) -> Self {
        self.ecg = self.ecg.map(|ecg| Ecg { session: ecg.session.forgetting(), ..ecg });
        self
    }

    /// The next entry; what became known by it is added to `updates`.
    pub fn push(&mut self, entry: &Entry, updates: &mut Vec<Update>) -> Result<(), LiveError> {
        let Some(ecg) = &mut self.ecg else {
            self.rr_bpm =
                self.rr.push(entry).or(self.rr_bpm.filter(|_| !matches!(entry, Entry::Resumed { .. })));
            return Ok(());
        };
        ecg.clock.push(entry);
        match entry {
            Entry::Samples { first, values } => ecg.samples(*first, values, updates)?,
            Entry::Gap { first, missing, .. } => {
                ecg.fill_to(*first, updates)?;
                // What lies before was heard already.
                let known = ecg.session.recorded().saturating_sub(*first);
                ecg.advance(Stretch::Gap(missing.saturating_sub(known)), updates)?;
            }
            Entry::Contact { is_on, .. } => ecg.is_off_skin = !is_on,
            Entry::Resumed { .. } => ecg.is_off_skin = false,
            _ => {}
        }
        Ok(())
    }

    /// The person marks this moment.
    pub(crate) fn mark(&mut self, words: &str, updates: &mut Vec<Update>) -> Result<(), LiveError> {
        if let Some(ecg) = &mut self.ecg {
            ecg.session.push(Event::Mark(words), updates)?;
        }
        Ok(())
    }

    /// A stretch of the recording cannot be read.
    pub(crate) fn damaged(&mut self) {
        self.damaged += 1;
    }

    /// Whether it holds an ECG.
    pub fn has_ecg(&self) -> bool {
        self.ecg.is_some()
    }

    /// Samples so far, gaps included.
    pub fn recorded(&self) -> SampleIndex {
        self.ecg.as_ref().map_or(0, |ecg| ecg.session.recorded())
    }

    /// Heart rate by the strap's RR intervals, for a strap that sends nothing else.
    pub(crate) fn rr_bpm(&self) -> Option<f32> {
        self.rr_bpm
    }

    /// Samples per second by the strap's clock, as measured so far.
    pub(crate) fn measured_hz(&self) -> Option<f64> {
        self.ecg.as_ref()?.clock.measured_hz()
    }

    /// The recording has ended.
    pub fn finish(self, updates: &mut Vec<Update>) -> Result<Outcome, LiveError> {
        let measured_hz = self.measured_hz();
        let mut outcome = Outcome { ecg: None, rr: None, measured_hz, damaged: self.damaged };
        match self.ecg {
            Some(mut ecg) => {
                for (_, words) in std::mem::take(&mut ecg.marks) {
                    ecg.session.push(Event::Mark(&words), updates)?;
                }
                outcome.ecg = Some(ecg.session.finish(updates));
            }
            None => outcome.rr = self.rr.finish(),
        }
        Ok(outcome)
    }
}

impl<C: BeatClassifier> Ecg<C> {
    fn samples(
        &mut self,
        first: SampleIndex,
        values: &[i32],
        updates: &mut Vec<Update>,
    ) -> Result<(), SessionError> {
        self.fill_to(first, updates)?;
        let known = (self.session.recorded() - first).min(values.len() as u64) as usize;
        let values = &values[known..];
        if self.is_off_skin {
            return self.advance(Stretch::LeadOff(values.len() as u64), updates);
        }
        let mut millivolts = std::mem::take(&mut self.millivolts);
        millivolts.clear();
        millivolts.extend(values.iter().map(|value| self.head.millivolts(*value)));
        let result = self.advance(Stretch::Samples(&millivolts), updates);
        self.millivolts = millivolts;
        result
    }

    /// What should lie before `first` and does not is a gap.
    fn fill_to(&mut self, first: SampleIndex, updates: &mut Vec<Update>) -> Result<(), SessionError> {
        let missing = first.saturating_sub(self.session.recorded());
        self.advance(Stretch::Gap(missing), updates)
    }

    /// Pushes a stretch, with the marks that lie in it in their places.
    fn advance(&mut self, mut stretch: Stretch<'_>, updates: &mut Vec<Update>) -> Result<(), SessionError> {
        loop {
            let now = self.session.recorded();
            while self.marks.front().is_some_and(|(sample, _)| *sample <= now) {
                if let Some((_, words)) = self.marks.pop_front() {
                    self.session.push(Event::Mark(&words), updates)?;
                }
            }
            if stretch.len() == 0 {
                return Ok(());
            }
            let next = self.marks.front().map_or(SampleIndex::MAX, |(sample, _)| sample - now);
            let (now, later) = stretch.split(next.min(stretch.len()));
            self.session.push(now.event(), updates)?;
            stretch = later;
        }
    }
}

impl<'a> Stretch<'a> {
    fn len(self) -> u64 {
        match self {
            Self::Samples(samples) => samples.len() as u64,
            Self::Gap(samples) | Self::LeadOff(samples) => samples,
        }
    }

    fn split(self, at: u64) -> (Self, Self) {
        match self {
            Self::Samples(samples) => {
                let (now, later) = samples.split_at(at as usize);
                (Self::Samples(now), Self::Samples(later))
            }
            Self::Gap(samples) => (Self::Gap(at), Self::Gap(samples - at)),
            Self::LeadOff(samples) => (Self::LeadOff(at), Self::LeadOff(samples - at)),
        }
    }

    fn event(self) -> Event<'a> {
        match self {
            Self::Samples(samples) => Event::Samples(samples),
            Self::Gap(samples) => Event::Gap(samples),
            Self::LeadOff(samples) => Event::LeadOff(samples),
        }
    }
}
