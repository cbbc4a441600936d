//! Where the newest signal could not be read, as it becomes known: contact at once, grades some seconds later.

use crate::update::UnreadSeen;
use std::collections::VecDeque;
use strapline_ecg::{quality::Reason, sensor::Contact, units::SampleIndex};

/// Most stretches that are kept: more than a screenful of seconds, each with another reason.
const MOST: usize = 128;

/// Stretches that could not be read, the newest last.
#[derive(Debug, Default)]
pub(crate) struct Unread {
    stretches: VecDeque<UnreadSeen>,
    /// Since when the strap does not touch the skin.
    off_since: Option<SampleIndex>,
}

impl Unread {
    /// The strap touches the skin from sample `at` on, or does not.
    pub(crate) fn touch(&mut self, contact: Contact, at: SampleIndex) {
        if contact == Contact::Off {
            self.off_since.get_or_insert(at);
        } else if let Some(since) = self.off_since.take() {
            self.add(since, at, Reason::LeadOff);
        }
    }

    /// These samples could not be read.
    pub(crate) fn add(&mut self, first: SampleIndex, end: SampleIndex, reason: Reason) {
        if first >= end {
            return;
        }
        if let Some(last) = self.stretches.back_mut()
            && last.reason == reason
            && last.end == first
        {
            last.end = end;
            return;
        }
        if self.stretches.len() == MOST {
            self.stretches.pop_front();
        }
        self.stretches.push_back(UnreadSeen { first, end, reason });
    }

    /// Those that reach beyond sample `from`; the others are not asked for again.
    pub(crate) fn from(&mut self, from: i64) -> Vec<UnreadSeen> {
        self.stretches.retain(|stretch| stretch.end.cast_signed() > from);
        let open = self.off_since.map(|first| UnreadSeen { first, end: u64::MAX, reason: Reason::LeadOff });
        self.stretches.iter().copied().chain(open).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_that_is_lost_is_known_at_once_and_grades_are_joined() {
        let mut unread = Unread::default();
        unread.touch(Contact::On, 0);
        assert!(unread.from(0).is_empty());
        unread.add(100, 200, Reason::Muscle);
        unread.add(200, 300, Reason::Muscle);
        unread.touch(Contact::Off, 400);
        unread.touch(Contact::Off, 450);
        let muscle = UnreadSeen { first: 100, end: 300, reason: Reason::Muscle };
        let off = UnreadSeen { first: 400, end: u64::MAX, reason: Reason::LeadOff };
        assert_eq!(unread.from(0), [muscle, off]);
        unread.touch(Contact::On, 500);
        assert_eq!(unread.from(300), [UnreadSeen { end: 500, ..off }]);
        assert!(unread.from(500).is_empty());
    }

    #[test]
    fn no_more_than_a_screenful_is_kept() {
        let mut unread = Unread::default();
        for n in 0..10_000 {
            unread.add(n * 10, n * 10 + 5, Reason::Noise);
        }
        assert_eq!(unread.from(0).len(), MOST);
    }
}
