//! The sensor that a shell holds, whatever the strap.
//!
//! Everything that happens goes through [`Sensor::push`]: deadlines that have passed first, then the input, then what
//! is to be asked next.

use super::{
    TICK_MS,
    advice::Advice,
    command::{Command, LinkError, SensorInput},
    context::{Asks, Context},
    device::{self, Device},
    event::{Reaction, SensorEvent},
    gatt::{self, BATTERY_LEVEL, Service},
    kind::SensorKind,
    link::{self, Phase},
    log::{Action, Because, FrameProblem, Step},
    moment::Moment,
    protocol::Protocol,
    queue::Operations,
    refusals::Refusals,
    state::SensorState,
    watchdog::{Alarm, Watchdog},
};
use crate::units::SamplePosition;
use uuid::Uuid;

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

    /// Begins: calls the strap. Does nothing while it has begun already.
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
    /// [`Sensor::is_stopped`] says so and [`SensorState::Stopped`] is told, within twice [`super::STOP_MS`] and [`super::CLOSE_MS`] at most.
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
            Phase::Connecting { .. } | Phase::Discovering { .. } if self.asks.streams > 0 => {
                self.link.ending_ms.get_or_insert(at.steady_ms + link::STOP_MS);
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

    fn ask_to_stop(&mut self, at: Moment, out: &mut Reaction) {
        act(out, Action::Stop, Because::Asked);
        self.link.ending_ms = None;
        self.link.phase = Phase::Stopping { until_ms: at.steady_ms + link::STOP_MS };
        self.operations.drop_waiting();
        self.with_protocol(at, out, Protocol::stop);
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

    /// The time of the link's phase is over.
    fn overdue(&mut self, at: Moment, out: &mut Reaction) {
        match self.link.phase {
            Phase::Off | Phase::Up | Phase::Left => {}
            Phase::Connecting { .. } | Phase::Waiting { .. } => {
                self.reconnect(Because::NoLink(LinkError::TimedOut), at, out);
            }
            Phase::Discovering { .. } => self.reconnect(Because::NoAnswer(Step::Services), at, out),
            Phase::Closing { .. } => self.call_again(at, out),
            Phase::Scanning { .. } => {
                out.commands.extend([Command::StopScan, Command::Scan]);
                self.link.phase = Phase::Scanning { renew_ms: at.steady_ms + link::SCAN_MS };
            }
            Phase::Stopping { .. } => self.leave(at, out),
            Phase::Leaving { .. } => self.link.phase = Phase::Left,
        }
    }

    fn seen(&mut self, at: Moment, out: &mut Reaction) {
        if matches!(self.link.phase, Phase::Scanning { .. }) {
            self.link.was_seen = true;
            out.commands.push(Command::StopScan);
            act(out, Action::Connect, Because::Seen);
            self.call(Command::Connect, 0, at, out);
        }
    }

    fn connected(&mut self, at: Moment, out: &mut Reaction) {
        match self.link.phase {
            Phase::Connecting { .. } | Phase::Waiting { .. } | Phase::Scanning { .. } => {
                if matches!(self.link.phase, Phase::Scanning { .. }) {
                    out.commands.push(Command::StopScan);
                }
                self.link.bonding_tried = false;
                self.operations.clear();
                self.link.phase = Phase::Discovering { until_ms: at.steady_ms + link::DISCOVER_MS };
                out.commands.push(Command::DiscoverServices);
            }
            // Let go of, and there it is after all.
            Phase::Left => out.commands.push(Command::Disconnect),
            _ => {}
        }
    }

    fn found(&mut self, services: &[Service], at: Moment, out: &mut Reaction) {
        if !matches!(self.link.phase, Phase::Discovering { .. }) {
            return;
        }
        // What a strap is does not change; what a stack finds of it may, for a moment.
        let known = self.kind().filter(|kind| services.iter().any(|found| found.uuid == kind.service()));
        let Some(kind) = known.or_else(|| SensorKind::of(services).filter(|_| self.protocol.is_none()))
        else {
            let because = Because::NoKnownService;
            if self.protocol.is_none() {
                self.asks.advise(Advice::NotASensor, &mut out.events);
            }
            return self.reconnect(because, at, out);
        };
        self.asks.withdraw(&Advice::NotASensor);
        self.services = services.to_vec();
        self.link.phase = Phase::Up;
        self.protocol.get_or_insert_with(|| Protocol::new(kind));
        self.with_protocol(at, out, Protocol::begin);
        if self.link.ending_ms.is_some() {
            return self.ask_to_stop(at, out);
        }
        let characteristics = || services.iter().flat_map(|service| service.characteristics.iter().copied());
        if characteristics().any(|characteristic| characteristic == BATTERY_LEVEL) {
            self.operations.ask_later(Command::Read { characteristic: BATTERY_LEVEL });
            self.operations
                .ask_later(Command::Subscribe { characteristic: BATTERY_LEVEL, indications: false });
        }
        for asked in Device::ASKED {
            let is_known = self.device.field(asked).is_none_or(|field| field.is_some());
            if !is_known && characteristics().any(|characteristic| characteristic == asked) {
                self.operations.ask_later(Command::Read { characteristic: asked });
            }
        }
    }

    fn answered(&mut self, command: &Command, input: &SensorInput, at: Moment, out: &mut Reaction) {
        match input {
            SensorInput::Bonded => {
                act(out, Action::Bond, Because::Asked);
                self.asks.withdraw(&Advice::BondingNeeded);
            }
            SensorInput::ReadAnswer { characteristic, bytes } => {
                self.learn(*characteristic, bytes, out);
            }
            _ => {}
        }
        self.with_protocol(at, out, |protocol, cx| protocol.done(command, Ok(input), cx));
    }

    fn failed(
        &mut self,
        command: &Command,
        error: &LinkError,
        input: &SensorInput,
        at: Moment,
        out: &mut Reaction,
    ) {
        match error {
            LinkError::RadioOff => self.asks.advise(Advice::BluetoothOff, &mut out.events),
            LinkError::NotPermitted => self.asks.advise(Advice::BluetoothNotPermitted, &mut out.events),
            _ => {}
        }
        match (command, self.link.phase) {
            (
                Command::Connect | Command::ReconnectAfter { .. },
                Phase::Connecting { .. } | Phase::Waiting { .. },
            ) => {
                self.reconnect(Because::NoLink(error.clone()), at, out);
            }
            (Command::Scan, Phase::Scanning { .. }) => {
                // Called without looking; the pause keeps it from being called without end.
                self.link.was_seen = true;
                self.reconnect(Because::NoLink(error.clone()), at, out);
            }
            (Command::DiscoverServices, Phase::Discovering { .. }) => {
                self.reconnect(Because::failed(Step::Services, error.clone()), at, out);
            }
            (Command::Disconnect, _) => self.disconnected(Some(error), at, out),
            _ => {
                if let Some(command) = self.operations.answered(input) {
                    self.operation_failed(&command, error.clone(), at, out);
                }
            }
        }
    }

    fn operation_failed(&mut self, command: &Command, error: LinkError, at: Moment, out: &mut Reaction) {
        match (command, &error) {
            (Command::Bond, _) => {
                self.asks.advise(Advice::BondingNeeded, &mut out.events);
                return act(out, Action::GoOn, Because::failed(Step::Bond, error));
            }
            (_, error) if error.wants_bond() && !self.link.bonding_tried => {
                self.link.bonding_tried = true;
                act(out, Action::Bond, Because::StepFailed(step(command), error.clone()));
                self.operations.ask_at_once(command.clone());
                return self.operations.ask_at_once(Command::Bond);
            }
            (_, error) if error.wants_bond() => self.asks.advise(Advice::BondingNeeded, &mut out.events),
            (Command::Read { characteristic }, _) if self.device.field(*characteristic).is_some() => {
                act(out, Action::GoOn, Because::failed(Step::Identity, error.clone()));
            }
            _ => {}
        }
        self.with_protocol(at, out, |protocol, cx| protocol.done(command, Err(error), cx));
    }

    fn heard(&mut self, characteristic: Uuid, bytes: &[u8], at: Moment, out: &mut Reaction) {
        if !self.link.phase.is_up() {
            return;
        }
        if characteristic == BATTERY_LEVEL {
            self.learn(characteristic, bytes, out);
        } else {
            self.with_protocol(at, out, |protocol, cx| protocol.heard(characteristic, bytes, cx));
        }
    }

    /// What a strap says about itself.
    fn learn(&mut self, characteristic: Uuid, bytes: &[u8], out: &mut Reaction) {
        if characteristic == BATTERY_LEVEL {
            return if let [percent @ 0..=100, ..] = *bytes {
                self.charged(percent, out)
            };
        }
        let Some(field) = self.device.field(characteristic) else { return };
        let said = device::text(bytes);
        if said.is_none() || *field == said {
            return;
        }
        *field = said;
        out.events.push(SensorEvent::Device(self.device.clone()));
        let is_h10 = self.device.model.as_deref().is_some_and(|model| model.contains("H10"));
        if let Some(firmware) = self.device.firmware.as_deref()
            && is_h10
            && device::is_older(firmware, H10_FIRMWARE)
        {
            let advice = Advice::FirmwareTooOld { found: firmware.to_owned(), needed: H10_FIRMWARE };
            self.asks.advise(advice, &mut out.events);
        }
    }

    fn charged(&mut self, percent: u8, out: &mut Reaction) {
        if self.battery.replace(percent) != Some(percent) {
            out.events.push(SensorEvent::Battery(percent));
        }
        let is_told = self.asks.advised.iter().any(|told| matches!(told, Advice::BatteryLow { .. }));
        if percent <= BATTERY_LOW && !is_told {
            self.asks.advise(Advice::BatteryLow { percent }, &mut out.events);
        } else if percent >= BATTERY_FINE {
            self.asks.advised.retain(|told| !matches!(told, Advice::BatteryLow { .. }));
        }
    }

    fn disconnected(&mut self, error: Option<&LinkError>, at: Moment, out: &mut Reaction) {
        match self.link.phase {
            Phase::Discovering { .. } | Phase::Up => {
                self.drop_link(Because::LinkLost(error.cloned()), at, out);
                self.call_again(at, out);
            }
            Phase::Connecting { .. } => self.no_link(error, at, out),
            // Before the call it is the same news as before, told twice.
            Phase::Waiting { call_ms, .. } if at.steady_ms >= call_ms => self.no_link(error, at, out),
            Phase::Closing { .. } => self.call_again(at, out),
            Phase::Stopping { .. } => {
                self.drop_link(Because::LinkLost(error.cloned()), at, out);
                self.link.phase = Phase::Left;
            }
            Phase::Leaving { .. } => self.link.phase = Phase::Left,
            Phase::Off | Phase::Waiting { .. } | Phase::Scanning { .. } | Phase::Left => {}
        }
    }

    fn no_link(&mut self, error: Option<&LinkError>, at: Moment, out: &mut Reaction) {
        self.link.because = Because::NoLink(error.cloned().unwrap_or(LinkError::NotConnected));
        self.call_again(at, out);
    }

    /// Gives the link up, to make it anew.
    fn reconnect(&mut self, because: Because, at: Moment, out: &mut Reaction) {
        match self.link.phase {
            Phase::Up | Phase::Discovering { .. } => {
                self.drop_link(because, at, out);
                out.commands.push(Command::Disconnect);
                self.link.phase = Phase::Closing { until_ms: at.steady_ms + link::CLOSE_MS };
            }
            Phase::Stopping { .. } => self.leave(at, out),
            Phase::Connecting { .. } | Phase::Waiting { .. } | Phase::Scanning { .. } => {
                self.link.because = because;
                self.call_again(at, out);
            }
            Phase::Off | Phase::Closing { .. } | Phase::Leaving { .. } | Phase::Left => {}
        }
    }

    /// The link is down, or as good as.
    fn drop_link(&mut self, because: Because, at: Moment, out: &mut Reaction) {
        let mut ran = false;
        self.with_protocol(at, out, |protocol, cx| ran = protocol.lost(cx));
        self.operations.clear();
        self.watchdog.disarm();
        self.link.sends_since_ms = None;
        self.asks.is_stale = false;
        self.asks.is_refused = false;
        if ran {
            out.events.push(SensorEvent::StreamStopped(because.clone()));
        }
        self.link.because = because;
    }

    /// Tries again: soon at first, then after ever longer pauses, and by looking for the strap.
    fn call_again(&mut self, at: Moment, out: &mut Reaction) {
        if self.link.ending_ms.is_some() {
            return self.leave(at, out);
        }
        self.link.attempts = self.link.attempts.saturating_add(1);
        let attempt = self.link.attempts;
        let because = self.link.because.clone();
        if attempt >= link::ATTEMPTS_BEFORE_ADVICE {
            self.advise_on_failure(&because, out);
        }
        let was_seen = std::mem::take(&mut self.link.was_seen);
        if attempt > link::ATTEMPTS_BEFORE_SCAN && !was_seen {
            act(out, Action::Scan, because);
            out.commands.push(Command::Scan);
            self.link.phase = Phase::Scanning { renew_ms: at.steady_ms + link::SCAN_MS };
        } else {
            let ms = link::pause_ms(attempt);
            act(out, Action::Reconnect { after_ms: ms, attempt }, because);
            self.call(Command::ReconnectAfter { ms }, ms, at, out);
        }
    }

    fn advise_on_failure(&mut self, because: &Because, out: &mut Reaction) {
        let advice = match because {
            Because::NoAnswer(step) => Advice::NotAnswering(*step),
            Because::StepFailed(step, error) => Advice::KeepsFailing(*step, error.clone()),
            // A strap that ends the link whenever it is spoken to.
            Because::LinkLost(error) => {
                let error = error.clone().unwrap_or(LinkError::NotConnected);
                Advice::KeepsFailing(Step::Connect, error)
            }
            Because::NoFrames { .. } => Advice::NotAnswering(Step::Start),
            _ => return,
        };
        self.asks.advise(advice, &mut out.events);
    }

    fn call(&mut self, command: Command, pause_ms: u64, at: Moment, out: &mut Reaction) {
        out.commands.push(command);
        let call_ms = at.steady_ms.saturating_add(pause_ms);
        let until_ms = call_ms.saturating_add(link::CONNECT_MS);
        self.link.phase =
            if pause_ms == 0 { Phase::Connecting { until_ms } } else { Phase::Waiting { call_ms, until_ms } };
    }

    fn leave(&mut self, at: Moment, out: &mut Reaction) {
        self.link.ending_ms = None;
        self.drop_link(Because::Asked, at, out);
        act(out, Action::Leave, Because::Asked);
        out.commands.push(Command::Disconnect);
        self.link.phase = Phase::Leaving { until_ms: at.steady_ms + link::CLOSE_MS };
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
            Phase::Discovering { .. } => SensorState::Preparing,
            Phase::Up if self.asks.is_refused => SensorState::Refused,
            Phase::Up if self.asks.is_stale => SensorState::Stale,
            Phase::Up if self.watchdog.is_armed() => SensorState::Streaming,
            Phase::Up => SensorState::Preparing,
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

/// The step that an operation belongs to.
fn step(command: &Command) -> Step {
    match command {
        Command::RequestMtu(_) => Step::Mtu,
        Command::Bond => Step::Bond,
        Command::Read { characteristic: gatt::PMD_CONTROL } => Step::Abilities,
        Command::Read { .. } => Step::Identity,
        Command::Subscribe { .. } | Command::Unsubscribe { .. } => Step::Subscribe,
        Command::Write { .. } => Step::Start,
        Command::DiscoverServices => Step::Services,
        _ => Step::Connect,
    }
}
