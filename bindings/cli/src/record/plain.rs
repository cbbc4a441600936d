//! Lines of text, for a pipe: what changes when it does, and how things stand every ten seconds.

use super::{
    news,
    recorder::{Watch, Wish},
};
use crate::moments::clock;
use std::io::{Write, stdout};
use strapline_live::SessionUpdate;

/// Between two lines that say how things stand, milliseconds of the recording.
const EVERY_MS: u64 = 10_000;

/// Lines of text.
#[derive(Debug)]
pub(crate) struct Plain {
    last: Option<SessionUpdate>,
    stood_ms: Option<u64>,
}

impl Plain {
    pub(crate) fn new() -> Self {
        Self { last: None, stood_ms: None }
    }
}

impl Watch for Plain {
    fn show(&mut self, update: &SessionUpdate) -> anyhow::Result<()> {
        let mut out = stdout().lock();
        let time = clock(update.recorded_s);
        if let Some(id) =
            update.recording.filter(|_| self.last.as_ref().is_none_or(|last| last.recording.is_none()))
        {
            writeln!(out, "{time}  recording {id}")?;
        }
        for line in news::of(self.last.as_ref(), update) {
            writeln!(out, "{time}  {line}")?;
        }
        let now_ms = update.at.steady_ms;
        if update.recording.is_some()
            && self.stood_ms.is_none_or(|stood_ms| now_ms.saturating_sub(stood_ms) >= EVERY_MS)
        {
            self.stood_ms = Some(now_ms);
            writeln!(out, "{time}  {}", line(update))?;
        }
        out.flush()?;
        // Its trace is for nobody here.
        self.last = Some(SessionUpdate { trace: None, beats: Vec::new(), ..update.clone() });
        Ok(())
    }

    fn wish(&mut self) -> anyhow::Result<Option<Wish>> {
        Ok(None)
    }
}

/// How things stand.
fn line(update: &SessionUpdate) -> String {
    let mut parts = vec![news::rate(update)];
    if update.trace.is_some() {
        parts.push(news::quality(update.quality));
        parts.push(news::gaps(&update.gaps));
    }
    parts.push(news::battery(update));
    parts.push(format!("newest sample {}", news::age(update)));
    parts.join(", ")
}
