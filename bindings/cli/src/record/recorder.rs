//! From the first call to the last byte.

use super::{link::Link, plain::Plain, terminal::Terminal};
use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};
use strapline_infer::BeatNet;
use strapline_live::{LiveSession, SessionUpdate};
use strapline_store::RecordingSummary;

/// A key that is pressed is noticed within this time, milliseconds.
const NOTICE_MS: u64 = 50;
/// A strap that was never heard is waited for this much longer than the recording was to be, milliseconds.
const PATIENCE_MS: u64 = 120_000;

/// How a session is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Watched {
    /// In a terminal.
    Terminal,
    /// Through a pipe, a file, or not at all.
    Plain,
}

/// What a person wishes by a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wish {
    /// To stop.
    Stop,
    /// To mark this moment.
    Mark,
    /// The screen has this many columns for the trace.
    Columns(usize),
}

/// Whoever watches.
pub(crate) trait Watch {
    /// Shows how things are.
    fn show(&mut self, update: &SessionUpdate) -> anyhow::Result<()>;
    /// What was wished since.
    fn wish(&mut self) -> anyhow::Result<Option<Wish>>;
}

/// A session with its strap.
pub(crate) struct Recorder<'a, L> {
    pub(crate) link: L,
    pub(crate) session: LiveSession<BeatNet>,
    pub(crate) length: Option<Duration>,
    /// How often somebody asked to stop.
    pub(crate) asked: &'a AtomicUsize,
}

impl<L: Link> Recorder<'_, L> {
    /// Records to the end; what was recorded, if anything was. However it ends, the strap is asked to stop first.
    pub(crate) fn run(self, shown: Watched) -> anyhow::Result<Option<RecordingSummary>> {
        match shown {
            Watched::Terminal => self.watched_by(&mut Terminal::open()?),
            Watched::Plain => self.watched_by(&mut Plain::new()),
        }
    }

    fn watched_by(mut self, watch: &mut impl Watch) -> anyhow::Result<Option<RecordingSummary>> {
        let result = self.go_on(watch);
        // Whatever went wrong on this side is no reason to leave the strap streaming.
        self.leave();
        let at = self.link.now();
        let ended = self.session.finish(at)?;
        result?;
        match ended.failure {
            Some(failure) => Err(failure.into()),
            None => Ok(ended.recording),
        }
    }

    fn go_on(&mut self, watch: &mut impl Watch) -> anyhow::Result<()> {
        self.session.start(self.link.now());
        let begun_ms = self.link.now().steady_ms;
        let heard_before = self.session.heard();
        let mut first_ms = None;
        while self.asked.load(Ordering::SeqCst) == 0 && !self.session.is_stopped() {
            self.step();
            let now = self.link.now();
            if let Some(update) = self.session.update(now) {
                watch.show(&update)?;
            }
            match watch.wish()? {
                Some(Wish::Stop) => break,
                Some(Wish::Mark) if self.session.recording().is_some() => {
                    self.session.mark(now, "felt something")?;
                }
                Some(Wish::Columns(columns)) => self.session.resize(columns),
                Some(Wish::Mark) | None => {}
            }
            if first_ms.is_none() && self.session.heard() > heard_before {
                first_ms = Some(now.steady_ms);
            }
            let has_passed = |since_ms: u64, length_ms: u64| now.steady_ms - since_ms >= length_ms;
            let length_ms = self.length.map(|length| length.as_millis() as u64);
            if length_ms.is_some_and(|length_ms| match first_ms {
                Some(first_ms) => has_passed(first_ms, length_ms),
                None => has_passed(begun_ms, length_ms.saturating_add(PATIENCE_MS)),
            }) {
                break;
            }
        }
        Ok(())
    }

    /// Asks the strap to stop, and waits until it has; not for a person who asks twice.
    fn leave(&mut self) {
        let asked = self.asked.load(Ordering::SeqCst);
        self.session.stop(self.link.now());
        let begun = Instant::now();
        while !self.session.is_stopped() {
            self.step();
            if self.asked.load(Ordering::SeqCst) > asked.max(1) || begun.elapsed() > Duration::from_secs(30) {
                eprintln!("note: left without an answer from the strap; take it off, so that it sleeps");
                break;
            }
        }
        self.obey();
    }

    fn step(&mut self) {
        self.obey();
        let now_ms = self.link.now().steady_ms;
        let wait_ms = self.session.due_ms().saturating_sub(now_ms).clamp(1, NOTICE_MS);
        match self.link.wait(Duration::from_millis(wait_ms)) {
            Some((at, input)) => self.session.push(at, &input),
            None => self.session.tick(self.link.now()),
        }
    }

    fn obey(&mut self) {
        if let Some(strap) = self.link.strap() {
            self.session.name_device(strap);
        }
        for command in self.session.commands() {
            self.link.carry_out(command);
        }
    }
}
