//! What happened, in order, until it is fetched.

use crate::clock::after;
use std::{
    collections::VecDeque,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use strapline_ecg::sensor::{Moment, SensorInput};

/// Notifications beyond so many unfetched ones are dropped: an hour of a strap's frames. By the strap's own clock they
/// become a gap.
pub(crate) const MOST: usize = 8192;

/// What happened, in order, until it is fetched.
#[derive(Debug, Default)]
pub(crate) struct Inbox {
    inner: Mutex<Inner>,
    has_more: Condvar,
}

#[derive(Debug, Default)]
struct Inner {
    waiting: VecDeque<(Moment, SensorInput)>,
    is_closed: bool,
}

impl Inbox {
    /// Something happened.
    pub(crate) fn put(&self, at: Moment, input: SensorInput) {
        let mut inner = self.lock();
        let is_notification = matches!(input, SensorInput::Notification { .. });
        // Answers are as few as the commands.
        if is_notification && inner.waiting.len() >= MOST {
            return;
        }
        inner.waiting.push_back((at, input));
        self.has_more.notify_one();
    }

    /// Nothing more happens after this.
    pub(crate) fn close(&self, at: Moment, last: Option<SensorInput>) {
        let mut inner = self.lock();
        if !inner.is_closed {
            inner.is_closed = true;
            inner.waiting.extend(last.map(|last| (at, last)));
        }
        self.has_more.notify_one();
    }

    /// Whether nothing more happens.
    pub(crate) fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    /// The next thing that happened, waited for up to so long.
    pub(crate) fn fetch(&self, up_to: Duration) -> Option<(Moment, SensorInput)> {
        let until = after(up_to);
        let mut inner = self.lock();
        loop {
            if let Some(next) = inner.waiting.pop_front() {
                return Some(next);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            let woken = self.has_more.wait_timeout(inner, left);
            inner = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strapline_ecg::sensor::gatt::PMD_DATA;

    fn frame() -> SensorInput {
        SensorInput::Notification { characteristic: PMD_DATA, bytes: vec![0; 229] }
    }

    #[test]
    fn it_is_bounded_and_answers_are_never_dropped() {
        let inbox = Inbox::default();
        for _ in 0..2 * MOST {
            inbox.put(Moment::default(), frame());
        }
        inbox.put(Moment::default(), SensorInput::Connected);
        let fetched: Vec<_> =
            std::iter::from_fn(|| inbox.fetch(Duration::ZERO)).map(|(_, input)| input).collect();
        assert_eq!(fetched.len(), MOST + 1);
        assert_eq!(fetched.last(), Some(&SensorInput::Connected));
    }

    #[test]
    fn waiting_ends_with_news_or_with_time() {
        let inbox = Inbox::default();
        let begun = Instant::now();
        assert_eq!(inbox.fetch(Duration::from_millis(30)), None);
        assert!(begun.elapsed() >= Duration::from_millis(30));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(20));
                inbox.close(Moment::default(), Some(SensorInput::Disconnected { error: None }));
            });
            let last = inbox.fetch(Duration::from_secs(20));
            assert_eq!(last, Some((Moment::default(), SensorInput::Disconnected { error: None })));
        });
        inbox.close(Moment::default(), Some(SensorInput::Connected));
        assert_eq!(inbox.fetch(Duration::ZERO), None);
    }
}
