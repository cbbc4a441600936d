//! The sensor that a shell holds, whatever the strap.
//!
//! Everything that happens goes through [`Sensor::push`]: deadlines that have passed first, then the input, then what
//! is to be asked next.

/// Making the link, losing it, and making it again.
mod recovery;

/// What the strap answers, and what it says about itself.
mod conversation;

use super::{
    TICK_MS,
    advice::Advice,
    command::{Command, LinkError, SensorInput},
    context::{Asks, Context},
    device::Device,
    event::{Reaction, SensorEvent},
    gatt::Service,
    kind::SensorKind,
    link::{self, Phase},
    log::{Action, Because, FrameProblem},
    moment::Moment,
    protocol::Protocol,
    queue::Operations,
    refusals::Refusals,
    state::SensorState,
    watchdog::{Alarm, Watchdog},
};
use crate::{clock::KnownRate, units::SamplePosition};

/// First firmware of the H10 that sends an ECG.
pub const H10_FIRMWARE: &str = "3.0.35";
/// A battery this low is told, percent.
pub const BATTERY_LOW: u8 = 10;
/// From here on it is no longer low, percent.
const BATTERY_FINE: u8 = 20;
/// A wall clock that moved this much against the steady one was set, milliseconds.
const CLOCK_SET_MS: u64 = 2_000;

/// One strap, for one recording, however often the link to it is lost.
///
/// Without input or output: whoever holds the radio pushes what happens and carries out the commands. Every input may
/// come twice, late or out of place. Positions in the events count from the first sample received, gaps included.
#[derive(Debug, Default)]
pub struct Sensor {
    link: Link,
    /// How fast the strap takes samples, from before.
    known: Option<KnownRate>,
    protocol: Option<Protocol>,
    services: Vec<Service>,
    operations: Operations,
    watchdog: Watchdog,
    refusals: Refusals,
    asks: Asks,
    device: Device,
    battery: Option<u8>,
    state: SensorState,
    last: Option<Moment>,
}

#[derive(Debug)]
struct Link {
    phase: Phase,
    /// Attempts since the strap last sent steadily.
    attempts: u32,
    /// Why the link is made anew.
    because: Because,
    /// Whether the strap was seen, so that the next attempt is no blind one.
    was_seen: bool,
    /// Bonding was tried on this link.
    bonding_tried: bool,
    /// Since when the strap has sent on this link.
    sends_since_ms: Option<u64>,
    /// It is to end: as soon as the strap was asked to stop, or by this time at the latest.
    ending_ms: Option<u64>,
}

impl Default for Link {
    fn default() -> Self {
        Self {
            phase: Phase::Off,
            attempts: 0,
            because: Because::Asked,
            was_seen: false,
            bonding_tried: false,
            sends_since_ms: None,
            ending_ms: None,
        }
    }
}

impl Link {
    /// Whether it is to end once the strap was asked to stop.
    fn is_ending(&self) -> bool {
        self.ending_ms.is_some() && self.phase != Phase::Left
    }

    /// Whether it was to end and the strap was not reached in time.
    fn is_over(&self, now_ms: u64) -> bool {
        self.ending_ms.is_some_and(|ending_ms| now_ms >= ending_ms)
            && matches!(self.phase, Phase::Connecting { .. } | Phase::Discovering { .. })
    }
}

impl Sensor {
    /// A sensor of which nothing is known; what it is follows from the services that are found.
    pub fn new() -> Self {
        Self::default()
    }

    /// A sensor whose clock is known from before: what a lost link costs is exact from its first second on.
    pub fn heard_before(known: KnownRate) -> Self {
        Self { known: Some(known), ..Self::default() }
    }

    /// Begins: calls the strap. Does nothing while it has begun already. After a stop the recording goes on: what was
    /// missed is a gap.
    pub fn start(&mut self, at: Moment, out: &mut Reaction) {
        if !matches!(self.link.phase, Phase::Off | Phase::Left) {
            return;
        }
        self.last = Some(at);
        self.watchdog.start(at.steady_ms);
        self.link.attempts = 0;
        self.link.ending_ms = None;
        act(out, Action::Connect, Because::Asked);
        self.call(Command::Connect, 0, at, out);
        self.settle(at, out);
    }

    /// Ends: asks the strap to stop, and lets go of it when it has or will not answer. It is safe to leave when
    /// [`Sensor::is_stopped`] says so and [`SensorState::Stopped`] is told, within twice [`super::STOP_MS`] and
    /// [`super::CLOSE_MS`] at most.
    pub fn stop(&mut self, at: Moment, out: &mut Reaction) {
        self.pass(at, out);
        match self.link.phase {
            Phase::Off => self.link.phase = Phase::Left,
            Phase::Up => self.ask_to_stop(at, out),
            Phase::Scanning { .. } => {
                out.commands.push(Command::StopScan);
                self.link.phase = Phase::Left;
            }
            // It may still be sending, from the link before: it is asked to stop if it can be reached in time.
            Phase::Connecting { .. } | Phase::Discovering { .. } | Phase::Closing { .. }
                if self.asks.streams > 0 =>
            {
                self.link.ending_ms.get_or_insert(at.steady_ms.saturating_add(link::STOP_MS));
            }
            Phase::Waiting { .. } if self.asks.streams > 0 => {
                self.link.ending_ms.get_or_insert(at.steady_ms.saturating_add(link::STOP_MS));
                self.call(Command::Connect, 0, at, out);
            }
            Phase::Stopping { .. } | Phase::Leaving { .. } | Phase::Left => {}
            Phase::Connecting { .. }
            | Phase::Discovering { .. }
            | Phase::Closing { .. }
            | Phase::Waiting { .. } => self.leave(at, out),
        }
        self.watchdog.disarm();
        self.settle(at, out);
    }

    /// Whether it is safe to leave: the strap was asked to stop and let go of, or was never reached.
    pub fn is_stopped(&self) -> bool {
        self.link.phase == Phase::Left
    }

    /// Something happened. What follows from it is added to `out`.
    pub fn push(&mut self, at: Moment, input: &SensorInput, out: &mut Reaction) {
        // A frame is heard before its absence is complained of: this side may have slept while frames piled up.
        let is_frame = matches!(input, SensorInput::Notification { .. });
        self.pass(at, out);
        if !is_frame {
            self.catch_up(at, out);
        }
        match input {
            SensorInput::Seen => self.seen(at, out),
            SensorInput::Connected => self.connected(at, out),
            SensorInput::ServicesFound(services) => self.found(services, at, out),
            SensorInput::MtuSet(_)
            | SensorInput::Bonded
            | SensorInput::ReadAnswer { .. }
            | SensorInput::WriteDone { .. }
            | SensorInput::Subscribed { .. }
            | SensorInput::Unsubscribed { .. } => {
                if let Some(command) = self.operations.answered(input) {
                    self.answered(&command, input, at, out);
                }
            }
            SensorInput::Failed { command, error } => self.failed(command, error, input, at, out),
            SensorInput::Notification { characteristic, bytes } => {
                self.heard(*characteristic, bytes, at, out);
                self.catch_up(at, out);
            }
            SensorInput::Disconnected { error } => self.disconnected(error.as_ref(), at, out),
            SensorInput::Tick => {}
        }
        self.settle(at, out);
    }

    /// What it is doing.
    pub fn state(&self) -> SensorState {
        self.state
    }

    /// By which protocol it speaks; `None` before its services were found.
    pub fn kind(&self) -> Option<SensorKind> {
        self.protocol.as_ref().map(Protocol::kind)
    }

    /// Who made it and which one it is, as far as known.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// How full its battery is, percent, as last heard.
    pub fn battery(&self) -> Option<u8> {
        self.battery
    }

    /// Samples per second as the strap promises; `None` before anything is known, and without ECG.
    pub fn nominal_hz(&self) -> Option<f64> {
        self.protocol.as_ref()?.stream().map(|stream| stream.nominal().hz())
    }

    /// Samples per second as measured by the strap's clock; the nominal rate until ten seconds have been seen.
    pub fn measured_hz(&self) -> Option<f64> {
        self.protocol.as_ref()?.stream().map(super::stream::EcgStream::measured_hz)
    }

    /// Wall time of a position of the ECG, milliseconds since 1970-01-01T00:00Z, by the wall clock as it is now.
    pub fn wall_ms(&self, position: SamplePosition) -> Option<i64> {
        self.protocol.as_ref()?.stream()?.wall_ms(position)
    }

    /// How often frames were refused for a problem of this kind.
    pub fn refused(&self, problem: FrameProblem) -> u64 {
        self.refusals.count(problem)
    }

    /// Steady milliseconds at which a tick is due; [`TICK_MS`] after the last input at most, `None` when not in use.
    pub fn due_ms(&self) -> Option<u64> {
        let last = self.last?;
        if matches!(self.link.phase, Phase::Off | Phase::Left) {
            return None;
        }
        let protocol = self.protocol.as_ref().and_then(Protocol::due_ms);
        let dues = [self.link.phase.due_ms(), self.link.ending_ms, self.operations.due_ms(), protocol];
        let soonest = last.steady_ms.saturating_add(TICK_MS);
        Some(dues.into_iter().flatten().fold(soonest, u64::min).max(last.steady_ms))
    }

    /// Time passes, on both clocks.
    fn pass(&mut self, at: Moment, out: &mut Reaction) {
        self.watchdog.pass(at.steady_ms);
        if let Some(last) = self.last.replace(at) {
            let steady_ms = at.steady_ms.saturating_sub(last.steady_ms).cast_signed();
            let by_ms = at.wall_ms.saturating_sub(last.wall_ms).saturating_sub(steady_ms);
            if by_ms.unsigned_abs() >= CLOCK_SET_MS {
                out.events.push(SensorEvent::WallClockSet { by_ms });
            }
        }
    }

    /// Does what is due.
    fn catch_up(&mut self, at: Moment, out: &mut Reaction) {
        if let Some(command) = self.operations.timed_out(at.steady_ms) {
            self.operation_failed(&command, LinkError::TimedOut, at, out);
        }
        if self.link.phase.is_up() {
            self.with_protocol(at, out, Protocol::catch_up);
        }
        if self.link.phase.due_ms().is_some_and(|due_ms| at.steady_ms >= due_ms) {
            self.overdue(at, out);
        }
        if self.link.is_over(at.steady_ms) {
            self.leave(at, out);
        }
        while let Some((alarm, ms)) = self.watchdog.alarm() {
            let because = Because::NoFrames { ms };
            self.asks.is_stale = true;
            match alarm {
                Alarm::Stale => {}
                Alarm::Restart => {
                    act(out, Action::Restart, because);
                    self.with_protocol(at, out, Protocol::restart);
                }
                Alarm::Reconnect => self.reconnect(because, at, out),
            }
        }
        if !matches!(self.link.phase, Phase::Off | Phase::Left)
            && let Some(ms) = self.watchdog.silence()
        {
            out.events.push(SensorEvent::Silent { ms });
            if !self.asks.is_refused {
                self.asks.advise(Advice::OutOfReach, &mut out.events);
            }
        }
    }

    /// Does what the protocol asked for, gives the next command and tells the state.
    fn settle(&mut self, at: Moment, out: &mut Reaction) {
        if std::mem::take(&mut self.asks.frame) {
            let since_ms = *self.link.sends_since_ms.get_or_insert(at.steady_ms);
            let is_steady = at.steady_ms.saturating_sub(since_ms) >= link::STEADY_MS;
            let most = if is_steady { 0 } else { link::ATTEMPTS_BEFORE_SCAN };
            self.link.attempts = self.link.attempts.min(most);
            self.asks.is_stale = false;
            self.asks.streaming();
        }
        if let Some(percent) = self.asks.battery.take() {
            self.charged(percent, out);
        }
        if let Some(device) = self.asks.device.take() {
            self.identified(device, out);
        }
        if let Some(because) = self.asks.reconnect.take() {
            self.reconnect(because, at, out);
        }
        let has_stopped = self.protocol.as_ref().is_none_or(Protocol::is_stopped);
        if matches!(self.link.phase, Phase::Stopping { .. }) && has_stopped && self.operations.is_idle() {
            self.leave(at, out);
        }
        if self.link.phase.is_up()
            && let Some(command) = self.operations.next(at.steady_ms)
        {
            out.commands.push(command);
        }
        let state = self.state_now();
        if state != self.state {
            self.state = state;
            out.events.push(SensorEvent::State(state));
        }
    }

    fn state_now(&self) -> SensorState {
        match self.link.phase {
            Phase::Off => SensorState::Idle,
            _ if self.link.is_ending() => SensorState::Stopping,
            Phase::Connecting { .. } => SensorState::Connecting,
            Phase::Up if self.asks.is_refused => SensorState::Refused,
            Phase::Up if self.asks.is_stale => SensorState::Stale,
            Phase::Up if self.watchdog.is_armed() => SensorState::Streaming,
            Phase::Discovering { .. } | Phase::Up => SensorState::Preparing,
            Phase::Closing { .. } | Phase::Waiting { .. } => SensorState::Reconnecting,
            Phase::Scanning { .. } => SensorState::Scanning,
            Phase::Stopping { .. } | Phase::Leaving { .. } => SensorState::Stopping,
            Phase::Left => SensorState::Stopped,
        }
    }

    fn with_protocol(
        &mut self,
        at: Moment,
        out: &mut Reaction,
        run: impl FnOnce(&mut Protocol, &mut Context<'_>),
    ) {
        if let Some(protocol) = &mut self.protocol {
            let mut cx = Context {
                at,
                operations: &mut self.operations,
                events: &mut out.events,
                refusals: &mut self.refusals,
                watchdog: &mut self.watchdog,
                services: &self.services,
                asks: &mut self.asks,
            };
            run(protocol, &mut cx);
        }
    }
}

fn act(out: &mut Reaction, action: Action, because: Because) {
    out.events.push(SensorEvent::Action { action, because });
}
