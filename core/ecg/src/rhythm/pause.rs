//! Cycles in; pauses out.

use super::{Episode, EpisodeKind, cycle::Cycle, span::Span};

/// Shortest RR interval that is a pause, milliseconds.
pub const PAUSE_MS: f32 = 2000.0;

/// Finds RR intervals of [`PAUSE_MS`] or more between two beats in good seconds: where the signal is only fair, a
/// missed beat is likelier than a pause. Delay: none.
#[derive(Debug)]
pub(super) struct PauseFinder {
    span: Span,
    before: Option<Cycle>,
}

impl PauseFinder {
    pub(super) fn new() -> Self {
        Self { span: Span::new(), before: None }
    }

    pub(super) fn push(&mut self, cycle: &Cycle) -> Option<Episode> {
        let before = self.before.replace(*cycle)?;
        let rr_ms = cycle.rr_ms.filter(|rr_ms| *rr_ms >= PAUSE_MS && before.clean && cycle.clean)?;
        self.span.start(&before);
        self.span.add(cycle);
        self.span.finish(EpisodeKind::Pause, |_| rr_ms)
    }

    pub(super) fn reset(&mut self) {
        self.before = None;
    }
}
