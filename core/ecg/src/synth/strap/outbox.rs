//! What is on its way from a simulated strap, or from the system that it is connected to.

use super::truth::{Fate, Truth};
use crate::sensor::SensorInput;
use std::collections::BTreeMap;

/// Inputs by the millisecond at which they arrive.
#[derive(Debug, Clone, Default)]
pub(super) struct Outbox {
    coming: BTreeMap<(u64, u64), Coming>,
    count: u64,
    /// When the last of what travels over the link arrives: nothing overtakes on it.
    last_ms: u64,
}

/// An input on its way.
#[derive(Debug, Clone)]
pub(super) struct Coming {
    pub(super) input: SensorInput,
    /// Whether it is lost with the link.
    over_link: bool,
    /// The frame that it brings, and what becomes of that by its arrival.
    pub(super) brings: Option<(usize, Fate)>,
}

impl Outbox {
    /// Something that travels over the link, and arrives at `ms` or after what travels before it.
    pub(super) fn over_link(&mut self, ms: u64, input: SensorInput, brings: Option<(usize, Fate)>) {
        self.last_ms = self.last_ms.max(ms);
        let ms = self.last_ms;
        self.put(ms, Coming { input, over_link: true, brings });
    }

    /// Something that the system says by itself.
    pub(super) fn by_system(&mut self, ms: u64, input: SensorInput) {
        self.put(ms, Coming { input, over_link: false, brings: None });
    }

    fn put(&mut self, ms: u64, coming: Coming) {
        self.coming.insert((ms, self.count), coming);
        self.count += 1;
    }

    /// The link is gone, and what travelled over it.
    pub(super) fn lose_link(&mut self, truth: &mut Truth) {
        self.last_ms = 0;
        self.coming.retain(|_, coming| {
            if let (true, Some((frame, _))) = (coming.over_link, coming.brings) {
                truth.became(frame, Fate::Lost);
            }
            !coming.over_link
        });
    }

    /// When the next arrives.
    pub(super) fn next_ms(&self) -> Option<u64> {
        self.coming.first_key_value().map(|((ms, _), _)| *ms)
    }

    /// The next that has arrived.
    pub(super) fn pop(&mut self, now_ms: u64) -> Option<(u64, Coming)> {
        let entry = self.coming.first_entry().filter(|entry| entry.key().0 <= now_ms)?;
        let ((ms, _), coming) = entry.remove_entry();
        Some((ms, coming))
    }
}
