//! What a recording that runs says to somebody who does not see it: no more often than it can be listened to.

use crate::{live::LiveScreen, trace::TraceView};
use strapline_ecg::sensor::Contact;
use strapline_live::SessionUpdate;

/// Time that a description stays as it is, milliseconds: it takes about as long to be heard, and a screen reader begins
/// anew with each other one.
const HEARD_MS: u64 = 5_000;

/// What was said last. One session has one.
#[derive(Debug, Clone, Default)]
pub struct Speech {
    last: Option<Said>,
}

#[derive(Debug, Clone)]
struct Said {
    at_ms: u64,
    comes: bool,
    screen: String,
    trace: Option<String>,
}

impl Speech {
    /// Leaves in screen and trace what was said last, until there has been time to hear it. That nothing comes any more, or
    /// comes again, is said at once.
    pub fn pace(&mut self, update: &SessionUpdate, screen: &mut LiveScreen, trace: Option<&mut TraceView>) {
        let (at_ms, comes) = (update.at.steady_ms, !screen.is_stale && update.contact != Contact::Off);
        let has_trace = trace.is_some();
        let kept = self.last.as_ref().filter(|last| {
            let is_heard = at_ms.saturating_sub(last.at_ms) >= HEARD_MS;
            !is_heard && last.comes == comes && last.trace.is_some() == has_trace
        });
        if let Some(kept) = kept {
            screen.spoken.clone_from(&kept.screen);
            if let (Some(trace), Some(said)) = (trace, &kept.trace) {
                trace.spoken.clone_from(said);
            }
            return;
        }
        let trace = trace.map(|trace| trace.spoken.clone());
        self.last = Some(Said { at_ms, comes, screen: screen.spoken.clone(), trace });
    }
}
