//! `strapline record`: a strap, recorded and looked at while it is worn.

/// Whoever carries out what a session asks for.
mod link;

/// A strap that is there.
mod radio;

/// A strap that is not there, for trying out.
mod simulated;

/// From the first call to the last byte.
mod recorder;

/// What has changed, in words.
mod news;

/// Lines of text, for a pipe.
mod plain;

/// The trace and the figures, for a terminal.
mod terminal;

/// What a terminal shows, drawn.
mod picture;

use crate::{
    analysis,
    language::words,
    moments,
    recordings::{KEY, Place, intervals, short, show},
    summary,
};
use anyhow::bail;
use clap::Args;
use radio::OverTheAir;
use recorder::{Recorder, Watched};
use simulated::{Simulated, StrapKind};
use std::{
    io::{IsTerminal, Write, stdin, stdout},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use strapline_ecg::{
    report::About,
    sensor::Moment,
    synth::strap::{FaultError, FaultScript},
};
use strapline_infer::BeatNet;
use strapline_live::{LiveSession, Plan};
use strapline_store::{DURABLE_WITHIN_MS, RecordingState, RecordingSummary, Store};

/// Record from a strap, and see the recording while it grows
#[derive(Debug, Args)]
#[command(after_long_help = format!("{ABOUT}\n\n{}\n\n{EXAMPLES}", KEY), after_help = EXAMPLES)]
pub(crate) struct Record {
    /// The strap, by its name, a part of it, or its address; the one received best where it is not given
    #[arg(long, value_name = "NAME|ADDRESS", conflicts_with = "simulate")]
    device: Option<String>,

    /// Stop after this much recording, as 90s, 5m, 1h30m; until Ctrl-C where it is not given
    #[arg(long = "for", value_name = "LENGTH", value_parser = moments::length)]
    length: Option<Duration>,

    /// Name of the recording; date and time where it is not given
    #[arg(long)]
    name: Option<String>,

    /// Begin a new recording even if one was interrupted
    #[arg(long)]
    new: bool,

    /// Plain lines, as in a pipe
    #[arg(long)]
    plain: bool,

    #[command(flatten)]
    simulation: Simulation,

    #[command(flatten)]
    place: Place,
}

/// A strap that is not there.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "A strap that is not there, for trying out")]
struct Simulation {
    /// Record a simulated strap with these faults, as "drop@60s+30s=0.2 link@5m+2m"; - for none
    #[arg(long, value_name = "FAULTS", value_parser = faults)]
    simulate: Option<FaultScript>,

    /// Which strap is simulated
    #[arg(long, value_enum, value_name = "KIND", default_value = "polar", requires = "simulate")]
    kind: StrapKind,

    /// How many times faster than real time
    #[arg(long, value_name = "N", default_value = "1", value_parser = speed, requires = "simulate")]
    speed: f64,
}

const ABOUT: &str = "Everything heard is on the disk, sealed, within two seconds: a recording that is interrupted (by a \
kill, an empty battery, a full disk) is kept up to then, and the next `strapline record` within six hours goes on with \
it, the time in between told as a gap. Ctrl-C, q and a TERM signal ask the strap to stop before leaving, so that it does \
not run its battery flat; once more leaves at once.

Faults of a simulated strap are NAME[@FROM[+LENGTH]][=VALUE]: drop, duplicate, swap, half, late, silent, foreign, rate, \
clock, wall, contact, battery, link, mute, status, att, unbondable, mtu, firmware, stop. Times are in ms, s, m or h.";

const EXAMPLES: &str = "Examples:
  strapline record
  strapline record --device \"Polar H10\" --for 5m
  strapline record --simulate - --for 1m
  strapline record --simulate \"drop@20s+10s=0.3 link@40s+5s\" --speed 10 --for 2m | grep gap";

/// An interrupted recording this old is not gone on with.
const RESUME_WITHIN_MS: i64 = 6 * 3_600_000;
/// Times of the signal that a terminal shows, seconds.
const TRACE_S: f64 = 6.0;
/// Between two pictures, milliseconds.
const PACE_MS: u64 = 100;

fn faults(text: &str) -> Result<FaultScript, String> {
    let text = if text == "-" { "" } else { text };
    text.parse().map_err(|error: FaultError| error.to_string())
}

fn speed(text: &str) -> Result<f64, String> {
    let speed: f64 = text.parse().map_err(|_| "give a number, as 10".to_owned())?;
    if (0.01..=100_000.0).contains(&speed) {
        Ok(speed)
    } else {
        Err("give a number from 0.01 to 100000".into())
    }
}

impl Record {
    /// Records until it is told to stop, and says what was seen.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let net = BeatNet::bundled()?;
        let store = self.place.open()?;
        let interrupted = self.interrupted(&store)?;
        let asked = asked_to_stop()?;
        let shown = if stdout().is_terminal() && stdin().is_terminal() && !self.plain {
            Watched::Terminal
        } else {
            Watched::Plain
        };
        let summary = if let Some(faults) = &self.simulation.simulate {
            let (kind, speed) = (self.simulation.kind, self.simulation.speed);
            let link = Simulated::new(kind, faults, speed, interrupted.as_ref());
            let device = link.device();
            self.record(link, device, net, &store, interrupted.as_ref(), shown, &asked)?
        } else {
            let before = interrupted.as_ref().and_then(|one| Some(one.head.as_ref()?.device.as_str()));
            let (link, device) = OverTheAir::open(self.device.as_deref(), before)?;
            self.record(link, device, net, &store, interrupted.as_ref(), shown, &asked)?
        };
        tell(&store, summary.as_ref())
    }

    /// The recording that is gone on with; others that were interrupted are finished as they are.
    fn interrupted(&self, store: &Store) -> anyhow::Result<Option<RecordingSummary>> {
        let mut interrupted: Vec<_> =
            store.list().into_iter().filter(|one| one.state == RecordingState::Interrupted).collect();
        // One that was killed before anything in it was durable has begun all the same.
        let last_ms =
            |one: &RecordingSummary| one.tally.last_ms.or(one.head.as_ref().map(|head| head.start_ms));
        interrupted.sort_by_key(last_ms);
        let now_ms = moments::now_ms();
        let is_recent = |one: &RecordingSummary| {
            // A simulation may run ahead of the clock on the wall.
            last_ms(one).is_some_and(|last_ms| now_ms - last_ms <= RESUME_WITHIN_MS)
        };
        let is_same = |one: &RecordingSummary| {
            let device = one.head.as_ref().map(|head| head.device.as_str()).unwrap_or_default();
            match (&self.simulation.simulate, &self.device) {
                (Some(_), _) => self.simulation.kind.is(device),
                (None, Some(wanted)) => device.to_lowercase().contains(&wanted.to_lowercase()),
                (None, None) => !simulated::is_simulated(device),
            }
        };
        let last = interrupted.pop_if(|one| !self.new && is_recent(one) && is_same(one));
        for other in interrupted {
            store.finish(other.id)?;
            eprintln!("note: recording {} was interrupted and is finished as it is", short(&other));
        }
        Ok(last)
    }

    #[allow(clippy::too_many_arguments, reason = "what a person chose, each once")]
    fn record<L: link::Link>(
        &self,
        link: L,
        device: String,
        net: BeatNet,
        store: &Arc<Store>,
        interrupted: Option<&RecordingSummary>,
        shown: Watched,
        asked: &AtomicUsize,
    ) -> anyhow::Result<Option<RecordingSummary>> {
        let at = link.now();
        let session = self.session(at, device, net, store, interrupted)?;
        let recorder = Recorder { link, session, length: self.length, asked };
        recorder.run(shown)
    }

    fn session(
        &self,
        at: Moment,
        device: String,
        net: BeatNet,
        store: &Arc<Store>,
        interrupted: Option<&RecordingSummary>,
    ) -> anyhow::Result<LiveSession<BeatNet>> {
        let utc_offset_min = moments::utc_offset_min();
        let mut name = self.name.clone().unwrap_or_else(|| moments::local(at.wall_ms, utc_offset_min));
        if self.name.is_none() {
            // To the minute: a name, not a measurement.
            name.truncate(16);
        }
        let plan = Plan {
            name,
            device,
            utc_offset_min,
            software: strapline_analysis::producer(),
            pace_ms: PACE_MS,
            trace_s: TRACE_S,
            columns: 160,
        };
        let store = Arc::clone(store);
        let Some(before) = interrupted else { return Ok(LiveSession::new(store, plan, net)) };
        // Said here too: whoever opened the store before may have been killed before it could say so.
        let lost_s = DURABLE_WITHIN_MS / 1000;
        let short = short(before);
        eprintln!(
            "note: going on with recording {short}; at most the last {lost_s} s before it stopped are lost"
        );
        Ok(LiveSession::resume(store, before.id, plan, net, at)?)
    }
}

/// Counts how often somebody asked to stop: by Ctrl-C, or a TERM signal.
fn asked_to_stop() -> anyhow::Result<Arc<AtomicUsize>> {
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    ctrlc::set_handler(move || {
        counted.fetch_add(1, Ordering::SeqCst);
    })?;
    Ok(asked)
}

/// What was recorded, and what was seen in it.
fn tell(store: &Store, summary: Option<&RecordingSummary>) -> anyhow::Result<()> {
    let Some(recording) = summary else {
        bail!(
            "nothing was recorded: the strap sent nothing; see that it is worn, that its electrodes are moist and that \
             no other app uses it (`strapline scan` shows what is near)"
        );
    };
    // Never a stored one: the recording may have gone on since.
    let outcome = analysis::reanalyse(store, recording)?;
    let mut text = String::from("\n");
    text += &show::about(recording, outcome.measured_hz, outcome.damaged);
    text += &match strapline_analysis::report(recording, &outcome, About::default(), words())? {
        Some(report) => summary::of(&report),
        None => intervals::of(outcome.rr.as_ref()),
    };
    let short = short(recording);
    let mut out = stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(writeln!(out, "strapline show {short} --pdf report.pdf writes the report for a physician.")?)
}
