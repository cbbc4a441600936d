//! Cycles in; pauses out.

use super::{Episode, EpisodeKind, cycle::Cycle, span::Span};

/// Shortest RR interval that is a pause, milliseconds.
pub const PAUSE_MS: f32 = 2000.0;

/// Whether an interval can be believed to be that long: one of [`PAUSE_MS`] or more only between two beats in good
/// seconds. Where the signal is only fair, a missed beat is likelier than a pause.
pub(crate) fn is_believed(rr_ms: f32, clean: [bool; 2]) -> bool {
    rr_ms < PAUSE_MS || clean == [true; 2]
}

/// Finds RR intervals of [`PAUSE_MS`] or more that can be believed. Delay: none.
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
        let believed = |rr_ms: &f32| *rr_ms >= PAUSE_MS && is_believed(*rr_ms, [before.clean, cycle.clean]);
        let rr_ms = cycle.rr_ms.filter(believed)?;
        self.span.start(&before);
        self.span.add(cycle);
        self.span.finish(EpisodeKind::Pause, |_| rr_ms)
    }

    pub(super) fn reset(&mut self) {
        self.before = None;
    }
}
