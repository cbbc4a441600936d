//! A disk that failed, and when it is tried again.

use crate::update::DiskFault;
use strapline_ecg::sensor::Moment;

/// It is tried again after this long, and each time after twice as long, milliseconds.
const FIRST_MS: u64 = 1_000;
const MOST_MS: u64 = 30_000;

/// A disk that failed. What comes in is held in memory until it works again, an hour of ECG at most.
#[derive(Debug)]
pub(crate) struct Mending {
    fault: DiskFault,
    since_ms: u64,
    wait_ms: u64,
    due_ms: u64,
}

impl Mending {
    /// It has failed, for the first time.
    pub(crate) fn new(at: Moment, fault: DiskFault) -> Self {
        Self { fault, since_ms: at.steady_ms, wait_ms: FIRST_MS, due_ms: at.steady_ms + FIRST_MS }
    }

    /// How it failed, the first time.
    pub(crate) fn fault(&self) -> &DiskFault {
        &self.fault
    }

    /// Whether it is time to try again.
    pub(crate) fn is_due(&self, at: Moment) -> bool {
        at.steady_ms >= self.due_ms
    }

    /// It was asked to write and would not; if it was time to try again, the next time is later.
    pub(crate) fn failed(self, at: Moment) -> Self {
        if !self.is_due(at) {
            return self;
        }
        let wait_ms = (2 * self.wait_ms).min(MOST_MS);
        Self { wait_ms, due_ms: at.steady_ms + wait_ms, ..self }
    }

    /// It works again: a line for the recording's log.
    pub(crate) fn over(self, at: Moment) -> String {
        let seconds = at.steady_ms.saturating_sub(self.since_ms).div_ceil(1000);
        format!(
            "the disk failed ({}) and works again after {seconds} s: nothing of what was heard is lost",
            self.fault
        )
    }
}
