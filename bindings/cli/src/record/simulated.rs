//! A strap that is not there, for trying out.

use super::link::Link;
use clap::ValueEnum;
use std::{
    collections::VecDeque,
    thread::sleep,
    time::{Duration, Instant},
};
use strapline_ecg::{
    sensor::{Command, Moment, SensorInput, SensorKind},
    synth::{
        demo_script,
        strap::{FaultScript, SimulatedStrap, StrapSource},
    },
};
use strapline_store::RecordingSummary;

/// Everything random in a simulation follows from it.
const SEED: u64 = 20_03;
/// How the device of a simulated recording begins.
const NAME: &str = "simulated ";
/// What comes between its kind and when it was switched on.
const SINCE: &str = " strap, on since ";
/// A simulation that goes on with a recording does so this long after its end at least, milliseconds.
const PAUSE_MS: i64 = 2_000;

/// Kinds of straps, as they are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StrapKind {
    /// Polar H10
    Polar,
    /// Movesense
    Movesense,
    /// Lepu / Viatom ER1
    Lepu,
    /// A strap that sends RR intervals only
    HeartRate,
}

impl StrapKind {
    fn sensor(self) -> SensorKind {
        match self {
            Self::Polar => SensorKind::Polar,
            Self::Movesense => SensorKind::Movesense,
            Self::Lepu => SensorKind::Lepu,
            Self::HeartRate => SensorKind::HeartRate,
        }
    }

    /// Whether a recording is of such a strap.
    pub(crate) fn is(self, device: &str) -> bool {
        device.starts_with(&format!("{NAME}{}{SINCE}", self.sensor()))
    }
}

/// Whether a recording is of no strap at all.
pub(crate) fn is_simulated(device: &str) -> bool {
    device.starts_with(NAME)
}

/// A simulated strap, as fast as is wanted.
#[derive(Debug)]
pub(crate) struct Simulated {
    strap: SimulatedStrap,
    kind: StrapKind,
    speed: f64,
    began: Instant,
    /// Time of the simulation when this program began, and now, milliseconds since the strap was switched on.
    from_ms: u64,
    now_ms: u64,
    /// When the strap was switched on, milliseconds since 1970-01-01T00:00Z, and as the simulation itself has it.
    on_since_ms: i64,
    own_since_ms: i64,
    happened: VecDeque<(Moment, SensorInput)>,
}

impl Simulated {
    /// A strap with faults. One that was recorded before goes on as it was, so that its clock reaches across.
    pub(crate) fn new(
        kind: StrapKind,
        faults: &FaultScript,
        speed: f64,
        before: Option<&RecordingSummary>,
    ) -> Self {
        let source = StrapSource::Script(demo_script());
        let mut strap = SimulatedStrap::new(&source, kind.sensor(), faults.clone(), SEED);
        let real_ms = crate::moments::now_ms();
        let was_on =
            before.and_then(|before| before.head.as_ref()?.device.rsplit_once(SINCE)?.1.parse().ok());
        let on_since_ms = was_on.unwrap_or(real_ms);
        let last_ms = before.and_then(|before| before.tally.last_ms).unwrap_or(real_ms);
        let wall_ms = if was_on.is_some() { real_ms.max(last_ms + PAUSE_MS) } else { real_ms };
        let from_ms = (wall_ms - on_since_ms).max(0) as u64;
        strap.poll(from_ms);
        Self {
            own_since_ms: strap.moment(0).wall_ms,
            strap,
            kind,
            speed,
            began: Instant::now(),
            from_ms,
            now_ms: from_ms,
            on_since_ms,
            happened: VecDeque::new(),
        }
    }

    /// What the recording says of it. When it was switched on stands in it, so that it can go on.
    pub(crate) fn device(&self) -> String {
        format!("{NAME}{}{SINCE}{}", self.kind.sensor(), self.on_since_ms)
    }

    /// As this machine's clock has it.
    fn on_the_wall(&self, at: Moment) -> Moment {
        Moment::new(at.steady_ms, at.wall_ms - self.own_since_ms + self.on_since_ms)
    }

    /// Sleeps until it is as late as the simulation has it.
    fn keep_pace(&self) {
        let passed = Duration::from_secs_f64((self.now_ms - self.from_ms) as f64 / 1000.0 / self.speed);
        sleep(passed.saturating_sub(self.began.elapsed()));
    }
}

impl Link for Simulated {
    fn carry_out(&mut self, command: Command) {
        self.strap.carry_out(&command, self.now_ms);
    }

    fn wait(&mut self, up_to: Duration) -> Option<(Moment, SensorInput)> {
        if self.happened.is_empty() {
            let until_ms = self.now_ms.saturating_add(up_to.as_millis() as u64);
            let next_ms = self.strap.next_ms().map_or(until_ms, |next_ms| next_ms.min(until_ms));
            self.now_ms = next_ms.max(self.now_ms);
            self.keep_pace();
            self.happened.extend(self.strap.poll(self.now_ms));
        }
        self.happened.pop_front().map(|(at, input)| (self.on_the_wall(at), input))
    }

    fn now(&self) -> Moment {
        self.on_the_wall(self.strap.moment(self.now_ms))
    }

    fn strap(&self) -> Option<String> {
        Some(self.device())
    }
}
