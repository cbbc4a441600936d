//! What was stored before a session began, looked at while it runs.

use crate::{Fold, LiveError};
use std::collections::VecDeque;
use strapline_ecg::{classify::BeatClassifier, session::Update};
use strapline_store::{Entry, Problem, Reader};

/// Entries that are looked at before something else may happen: about ten seconds of an ECG.
const AT_ONCE: usize = 64;

/// The entries of a recording that is gone on with, in order: those of before, then those that came since and wait for
/// them. The strap is called and recorded at once, however long the recording is.
#[derive(Debug)]
pub(crate) struct Behind {
    before: Reader,
    is_before: bool,
    /// Far fewer come than are looked at.
    since: VecDeque<Entry>,
}

impl Behind {
    pub(crate) fn new(before: Reader) -> Self {
        Self { before, is_before: true, since: VecDeque::new() }
    }

    /// Entries that came since, to be looked at in their turn.
    pub(crate) fn wait(&mut self, entries: &[Entry]) {
        self.since.extend(entries.iter().cloned());
    }

    /// Looks at the next few; whether nothing is left.
    pub(crate) fn catch_up<C: BeatClassifier>(
        &mut self,
        fold: &mut Fold<C>,
        told: &mut Vec<Update>,
    ) -> Result<bool, LiveError> {
        for _ in 0..AT_ONCE {
            if self.is_before {
                match self.before.next() {
                    Some(Ok(entry)) => fold.push(&entry, told)?,
                    Some(Err(error)) if matches!(error.problem, Problem::Damaged { .. }) => fold.damaged(),
                    Some(Err(error)) => return Err(error.into()),
                    None => self.is_before = false,
                }
                continue;
            }
            match self.since.pop_front() {
                // Those of before were known when the fold was made.
                Some(Entry::Mark(mark)) => fold.mark(&mark.text, told)?,
                Some(entry) => fold.push(&entry, told)?,
                None => return Ok(true),
            }
        }
        Ok(!self.is_before && self.since.is_empty())
    }
}
