//! The recording that runs: stored first, looked at afterwards.

use crate::{
    Fold, LiveError,
    behind::Behind,
    device_clock::DeviceClock,
    mending::Mending,
    screen::Screen,
    update::{DiskFault, Trouble},
};
use strapline_ecg::{
    classify::BeatClassifier,
    sensor::{Moment, SampleBlock},
    session::Update,
    units::SampleIndex,
};
use strapline_store::{Entry, Mark, Problem, RecordingHead, StoreError, Writer};

/// A recording that runs.
#[derive(Debug)]
pub(crate) struct Running<C> {
    pub(crate) writer: Writer,
    pub(crate) fold: Fold<C>,
    pub(crate) head: RecordingHead,
    /// Place of the sensor's first sample on the recording's axis.
    pub(crate) offset: SampleIndex,
    /// The recording was interrupted, and nothing has come since.
    pub(crate) interrupted: Option<Interrupted>,
    /// What is stored and was not looked at yet.
    pub(crate) behind: Option<Behind>,
    /// The disk has failed, and is tried again.
    pub(crate) mending: Option<Mending>,
}

/// Where a recording was interrupted, and by which clock.
#[derive(Debug)]
pub(crate) struct Interrupted {
    pub(crate) end: SampleIndex,
    pub(crate) clock: DeviceClock,
}

impl<C: BeatClassifier> Running<C> {
    /// Stores what came, and what could not be stored before; what is the matter where it cannot be. Entries are held then,
    /// so that they can be looked at. `is_due`: what waits is to be durable now.
    pub(crate) fn keep(
        &mut self,
        at: Moment,
        entries: &[Entry],
        is_due: bool,
    ) -> Result<Option<Trouble>, LiveError> {
        let mut stored = if entries.is_empty() {
            self.writer.tick(at.wall_ms)
        } else {
            self.writer.append(entries, at.wall_ms)
        };
        if is_due && stored.is_ok() {
            stored = self.writer.make_durable();
        }
        if stored.is_err() && self.mending.as_ref().is_some_and(|mending| mending.is_due(at)) {
            stored = self.writer.mend();
        }
        match stored {
            Ok(()) => {
                if let Some(mending) = self.mending.take() {
                    self.note(at, mending.over(at))?;
                }
                Ok(None)
            }
            Err(error) if matches!(error.problem, Problem::DiskFull) => Ok(Some(Trouble::DiskFull)),
            Err(error) => {
                let Some(fault) = DiskFault::of(&error.problem) else { return Err(error.into()) };
                let mending = match self.mending.take() {
                    Some(mending) => mending.failed(at),
                    None => Mending::new(at, fault),
                };
                let trouble = Trouble::DiskFailed(mending.fault().clone());
                self.mending = Some(mending);
                Ok(Some(trouble))
            }
        }
    }

    /// A line for the recording's log.
    fn note(&mut self, at: Moment, text: String) -> Result<(), StoreError> {
        self.writer.append(&[Entry::Log { at_ms: at.wall_ms, text }], at.wall_ms)
    }

    /// Looks at what is stored: at what came, or first at what came before it.
    pub(crate) fn look(
        &mut self,
        entries: &[Entry],
        screen: &mut Screen,
        told: &mut Vec<Update>,
    ) -> Result<(), LiveError> {
        for entry in entries {
            screen.stored(entry);
        }
        if let Some(behind) = &mut self.behind {
            behind.wait(entries);
            if behind.catch_up(&mut self.fold, told)? {
                self.behind = None;
            }
        } else {
            for entry in entries {
                self.fold.push(entry, told)?;
            }
        }
        for update in &*told {
            screen.learn(update);
        }
        Ok(())
    }

    /// The person feels something now, at the end of what is recorded.
    pub(crate) fn mark(
        &mut self,
        at: Moment,
        words: &str,
        end: SampleIndex,
        told: &mut Vec<Update>,
    ) -> Result<Entry, LiveError> {
        let sample = self.fold.has_ecg().then_some(end);
        let mark = Entry::Mark(Mark { at_ms: at.wall_ms, sample, text: words.to_owned() });
        self.writer.append(std::slice::from_ref(&mark), at.wall_ms)?;
        // A mark is worth a write of its own: it cannot be had again.
        self.writer.make_durable()?;
        match &mut self.behind {
            Some(behind) => behind.wait(std::slice::from_ref(&mark)),
            None => self.fold.mark(words, told)?,
        }
        Ok(mark)
    }

    /// Makes everything durable, the disk having failed or not; how many seconds of signal are lost where that cannot be.
    pub(crate) fn settle(&mut self, end: SampleIndex) -> Result<(), LiveError> {
        let settled = if self.mending.is_some() { self.writer.mend() } else { self.writer.make_durable() };
        settled.map_err(|error| {
            let samples = end.saturating_sub(self.writer.durable().end);
            let lost_s = self.head.rate.map_or(0.0, |rate| rate.seconds(samples as f64));
            LiveError::Unwritten { lost_s, error }
        })
    }
}

impl<C> Running<C> {
    /// The first frame after an interruption, which came over a link of at most this age: tells what is missing in
    /// between.
    pub(crate) fn reconnect(
        &mut self,
        block: Option<&SampleBlock>,
        arrival_ms: i64,
        longest_way_ms: Option<u64>,
        entries: &mut Vec<Entry>,
    ) {
        let Some(Interrupted { end, mut clock }) = self.interrupted.take() else { return };
        let samples = block.map_or(0, |block| block.millivolts.len() as u32);
        let device_ns = block.map(|block| block.device_ns);
        let missed = clock.missed(device_ns, samples, arrival_ms, longest_way_ms);
        // By arrivals it may come to nothing, and something be lost all the same: nothing connects across.
        let missing = missed.samples.max(u64::from(missed.is_uncertain));
        self.offset = end + missing;
        if missing > 0 {
            entries.push(Entry::Gap { first: end, missing, clock_was_set: missed.is_uncertain });
        }
    }
}
