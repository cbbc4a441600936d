//! The strap itself: commands in, what happens out.

use super::{
    Fault, FaultKind, FaultScript, Request, SentFrame, StrapSource,
    clock::{NEVER_SET_NS, StrapClock},
    making::{Hearts, Measuring},
    outbox::Outbox,
    profile,
    source::Player,
    truth::{Fate, Truth},
};
use crate::{
    sensor::{
        AttError, Command, LinkError, Moment, SensorInput, SensorKind, Uuid,
        gatt::{BATTERY_LEVEL, HEART_RATE_MEASUREMENT, LEPU_WRITE, MOVESENSE_WRITE, PMD_CONTROL},
        lepu::frame::INFO,
    },
    synth::chance::Chance,
};
use std::collections::BTreeSet;

/// What the wall clock shows when a simulation begins: 2025-10-09T08:53:20Z, milliseconds.
const WALL_MS: i64 = 1_760_000_000_000;
/// How long a strap goes on measuring without a link before it stops by itself, milliseconds.
const AWAKE_MS: u64 = 45_000;
/// How long a system tries to connect, milliseconds.
const TRY_MS: u64 = 30_000;

/// A strap, its link and the radio at the other end, without any of them.
///
/// Time is milliseconds since the simulation began, and never goes back.
///
/// ```
/// use strapline_ecg::{sensor::{Reaction, Sensor, SensorKind}, synth::{self, strap::{SimulatedStrap, StrapSource}}};
///
/// let source = StrapSource::Script(synth::demo_script());
/// let mut strap = SimulatedStrap::new(&source, SensorKind::Polar, "drop@5s+5s=0.1".parse().unwrap(), 1);
/// let (mut sensor, mut out) = (Sensor::new(), Reaction::default());
/// sensor.start(strap.moment(0), &mut out);
/// for now_ms in (0..10_000).step_by(100) {
///     for command in out.commands.drain(..) {
///         strap.carry_out(&command, now_ms);
///     }
///     for (at, input) in strap.poll(now_ms) {
///         sensor.push(at, &input, &mut out);
///     }
/// }
/// assert_eq!(sensor.kind(), Some(SensorKind::Polar));
/// ```
#[derive(Debug, Clone)]
pub struct SimulatedStrap {
    pub(super) kind: SensorKind,
    pub(super) faults: FaultScript,
    pub(super) chance: Chance,
    pub(super) now_ms: u64,
    wall_ms: i64,
    pub(super) clock: StrapClock,
    pub(super) outbox: Outbox,
    pub(super) truth: Truth,
    pub(super) player: Player,
    pub(super) measuring: Measuring,
    pub(super) hearts: Hearts,
    /// Faults by the time at which they begin; the first `begun` have.
    marks: Vec<(u64, usize)>,
    begun: usize,
    is_up: bool,
    is_bonded: bool,
    pub(super) mtu: u16,
    subscribed: BTreeSet<Uuid>,
    scanning: bool,
    calling: Option<Calling>,
    pub(super) battery: u8,
    pub(super) sequence: u8,
}

#[derive(Debug, Clone)]
struct Calling {
    command: Command,
    from_ms: u64,
}

impl SimulatedStrap {
    /// A strap of a kind that measures `source`, with faults. Everything random follows from `seed`.
    pub fn new(source: &StrapSource, kind: SensorKind, faults: FaultScript, seed: u64) -> Self {
        let nominal = profile::nominal(kind);
        let rate = faults.faults.iter().find_map(|fault| match fault.kind {
            FaultKind::Rate(hz) => Some(hz),
            _ => None,
        });
        let mut marks: Vec<_> =
            faults.faults.iter().enumerate().map(|(index, fault)| (fault.from_ms, index)).collect();
        marks.sort_unstable();
        let begin_ns = match kind {
            SensorKind::Polar => NEVER_SET_NS,
            _ => 12_000_000_000,
        };
        Self {
            kind,
            faults,
            chance: Chance::new(seed, 11),
            now_ms: 0,
            wall_ms: WALL_MS,
            clock: StrapClock::new(begin_ns),
            outbox: Outbox::default(),
            truth: Truth::default(),
            player: Player::new(source, nominal),
            measuring: Measuring::new(rate.unwrap_or(nominal.hz())),
            hearts: Hearts::new(nominal.hz() / rate.unwrap_or(nominal.hz())),
            marks,
            begun: 0,
            is_up: false,
            is_bonded: false,
            mtu: 23,
            subscribed: BTreeSet::new(),
            scanning: false,
            calling: None,
            battery: 100,
            sequence: 0,
        }
    }

    /// Remembers what is sent and what becomes of it, for [`Self::sent`]. Memory grows with every frame.
    #[must_use]
    pub fn with_truth(mut self) -> Self {
        self.truth.is_kept = true;
        self
    }

    /// Both clocks of the machine at a time of the simulation.
    pub fn moment(&self, now_ms: u64) -> Moment {
        let set_ms =
            self.faults.faults.iter().filter(|fault| fault.from_ms <= now_ms).fold(0_i64, |sum, fault| {
                if let FaultKind::Wall(ms) = fault.kind { sum.saturating_add(ms) } else { sum }
            });
        let wall_ms = self.wall_ms.saturating_add_unsigned(now_ms).saturating_add(set_ms);
        Moment::new(now_ms, wall_ms)
    }

    /// Carries out a command of a sensor; what follows comes with [`Self::poll`].
    pub fn carry_out(&mut self, command: &Command, now_ms: u64) {
        self.now_ms = self.now_ms.max(now_ms);
        match command {
            Command::Scan => {
                self.scanning = true;
                self.look();
            }
            Command::StopScan => self.scanning = false,
            Command::Connect => self.call(command, 0),
            Command::ReconnectAfter { ms } => self.call(command, *ms),
            Command::Disconnect => self.disconnect(),
            Command::DiscoverServices if self.is_up => {
                let services = profile::services(self.kind);
                self.answer(150, SensorInput::ServicesFound(services));
            }
            Command::RequestMtu(asked) if self.is_up => {
                let most = self.faults.faults.iter().find_map(|fault| match fault.kind {
                    FaultKind::Mtu(mtu) => Some(mtu),
                    _ => None,
                });
                self.mtu = (*asked).min(most.unwrap_or(profile::mtu(self.kind)));
                self.answer(20, SensorInput::MtuSet(self.mtu));
            }
            Command::Bond if self.is_up => {
                if self.has(|kind| *kind == FaultKind::Unbondable) {
                    self.fail(command, LinkError::Att(AttError(5)), 400);
                } else {
                    self.is_bonded = true;
                    self.answer(400, SensorInput::Bonded);
                }
            }
            _ if !self.is_up => {
                let input = SensorInput::Failed { command: command.clone(), error: LinkError::NotConnected };
                self.outbox.by_system(self.now_ms, input);
            }
            _ => self.attribute(command),
        }
    }

    /// What has happened by `now_ms`, each with the moment at which it did.
    pub fn poll(&mut self, now_ms: u64) -> Vec<(Moment, SensorInput)> {
        let mut happened = Vec::new();
        while let Some(next_ms) = self.next_ms().filter(|next_ms| *next_ms <= now_ms) {
            self.now_ms = self.now_ms.max(next_ms);
            self.begin_faults();
            self.ring();
            self.make();
            while let Some((ms, coming)) = self.outbox.pop(self.now_ms) {
                if let Some((frame, fate)) = coming.brings {
                    self.truth.became(frame, fate);
                }
                happened.push((self.moment(ms), coming.input));
            }
        }
        self.now_ms = self.now_ms.max(now_ms);
        happened
    }

    /// When something happens next, if no command comes before: milliseconds of the simulation.
    pub fn next_ms(&self) -> Option<u64> {
        let fault_ms = self.marks.get(self.begun).map(|(ms, _)| *ms);
        let is_calling = self.calling.as_ref().map(|calling| {
            if self.is_in_reach(self.now_ms) {
                calling.from_ms
            } else {
                self.in_reach_ms().max(calling.from_ms).min(calling.from_ms + TRY_MS)
            }
        });
        let seen_ms = self.scanning.then(|| self.in_reach_ms());
        let made_ms = if self.is_up { self.next_made_ms() } else { None };
        let soonest =
            [fault_ms, is_calling, seen_ms, made_ms, self.outbox.next_ms()].into_iter().flatten().min()?;
        Some(soonest.max(self.now_ms))
    }

    /// Frames that were sent and what became of them, in order; kept where [`Self::with_truth`] asked for it.
    pub fn sent(&self) -> &[SentFrame] {
        self.truth.frames()
    }

    /// Takes the frames of which nothing more can become, so that memory does not grow.
    pub fn take_sent(&mut self) -> Vec<SentFrame> {
        self.truth.take()
    }

    /// RR intervals that were sent or would have been, milliseconds; kept where [`Self::with_truth`] asked for it.
    pub fn intervals(&self) -> &[f64] {
        &self.truth.intervals
    }

    /// Whether the strap still measures: after it was left without being asked to stop, its battery runs down.
    pub fn is_measuring(&self) -> bool {
        self.measuring.is_on(self.now_ms)
    }

    /// Whether there is a link.
    pub fn is_connected(&self) -> bool {
        self.is_up
    }

    /// What goes wrong with it.
    pub fn faults(&self) -> &FaultScript {
        &self.faults
    }

    /// Samples per second that the strap really takes.
    pub fn true_hz(&self) -> f64 {
        self.measuring.hz()
    }

    /// Whether a fault goes on, or holds throughout.
    pub(super) fn has(&self, wanted: impl Fn(&FaultKind) -> bool) -> bool {
        let on =
            |fault: &&Fault| fault.is_on(self.now_ms) || fault.for_ms == 0 && fault.from_ms <= self.now_ms;
        self.faults.faults.iter().filter(on).any(|fault| wanted(&fault.kind))
    }

    /// Whether a characteristic is subscribed to.
    pub(super) fn is_heard(&self, characteristic: Uuid) -> bool {
        self.is_up && self.subscribed.contains(&characteristic)
    }

    /// A delay of the radio, milliseconds.
    pub(super) fn radio_ms(&mut self) -> u64 {
        self.chance.between(12.0, 40.0) as u64
    }

    /// An answer of the strap, unless it is mute.
    pub(super) fn answer(&mut self, after_ms: u64, input: SensorInput) {
        if !self.has(|kind| *kind == FaultKind::Mute) {
            let ms = self.now_ms + after_ms + self.radio_ms();
            self.outbox.over_link(ms, input, None);
        }
    }

    fn fail(&mut self, command: &Command, error: LinkError, after_ms: u64) {
        self.answer(after_ms, SensorInput::Failed { command: command.clone(), error });
    }

    fn is_in_reach(&self, ms: u64) -> bool {
        !self.faults.faults.iter().any(|fault| fault.kind == FaultKind::Link && fault.is_on(ms))
    }

    /// From when on the strap is in reach.
    fn in_reach_ms(&self) -> u64 {
        let mut ms = self.now_ms;
        while let Some(fault) =
            self.faults.faults.iter().find(|fault| fault.kind == FaultKind::Link && fault.is_on(ms))
        {
            ms = fault.end_ms();
        }
        ms
    }

    fn call(&mut self, command: &Command, after_ms: u64) {
        self.drop_link();
        self.calling = Some(Calling { command: command.clone(), from_ms: self.now_ms + after_ms });
    }

    /// Makes the link that is asked for, or gives up; sees the strap that is looked for.
    fn ring(&mut self) {
        self.look();
        if self.calling.as_ref().is_none_or(|calling| calling.from_ms > self.now_ms) {
            return;
        }
        let is_in_reach = self.is_in_reach(self.now_ms);
        let Some(calling) =
            self.calling.take_if(|calling| is_in_reach || self.now_ms >= calling.from_ms + TRY_MS)
        else {
            return;
        };
        if is_in_reach {
            self.is_up = true;
            let ms = self.now_ms + 60 + self.radio_ms();
            self.outbox.over_link(ms, SensorInput::Connected, None);
        } else {
            let input = SensorInput::Failed { command: calling.command, error: LinkError::TimedOut };
            self.outbox.by_system(self.now_ms, input);
        }
    }

    fn look(&mut self) {
        if self.scanning && self.is_in_reach(self.now_ms) {
            self.scanning = false;
            let ms = self.now_ms + 100 + self.radio_ms();
            self.outbox.by_system(ms, SensorInput::Seen);
        }
    }

    fn disconnect(&mut self) {
        self.calling = None;
        self.drop_link();
        self.outbox.by_system(self.now_ms + 20, SensorInput::Disconnected { error: None });
    }

    fn drop_link(&mut self) {
        if self.is_up {
            self.measuring.left(self.now_ms + AWAKE_MS);
        }
        self.is_up = false;
        self.mtu = 23;
        self.subscribed.clear();
        self.lose_waiting();
        self.outbox.lose_link(&mut self.truth);
    }

    fn begin_faults(&mut self) {
        while let Some(&(ms, index)) = self.marks.get(self.begun)
            && ms <= self.now_ms
        {
            self.begun += 1;
            let now_ns = ms * 1_000_000;
            match self.faults.faults[index].kind {
                FaultKind::ClockReset => self.clock.reset(now_ns),
                FaultKind::Clock(by_ms) => self.clock.set_by(by_ms, now_ns),
                FaultKind::Battery(percent) => {
                    self.battery = percent;
                    if self.is_heard(BATTERY_LEVEL) {
                        let bytes = vec![percent];
                        self.answer(0, SensorInput::Notification { characteristic: BATTERY_LEVEL, bytes });
                    }
                }
                FaultKind::Link if self.is_up => {
                    self.drop_link();
                    let error = Some(LinkError::Status(8));
                    self.outbox.by_system(self.now_ms, SensorInput::Disconnected { error });
                }
                FaultKind::Stop if self.measuring.is_on(self.now_ms) => {
                    self.measuring.stop();
                    if self.kind == SensorKind::Polar && self.is_heard(PMD_CONTROL) {
                        let bytes = vec![1, 0];
                        self.answer(0, SensorInput::Notification { characteristic: PMD_CONTROL, bytes });
                    }
                }
                _ => {}
            }
        }
    }

    /// Reads, writes and subscriptions.
    fn attribute(&mut self, command: &Command) {
        let att = self.faults.faults.iter().find_map(|fault| match fault.kind {
            FaultKind::Att(code) if fault.is_on(self.now_ms) => Some(AttError(code)),
            _ => None,
        });
        if let Some(error) = att.filter(|error| !(self.is_bonded && error.wants_bond())) {
            return self.fail(command, LinkError::Att(error), 10);
        }
        match command {
            Command::Read { characteristic } => match self.value(*characteristic) {
                Some(bytes) => {
                    self.answer(10, SensorInput::ReadAnswer { characteristic: *characteristic, bytes });
                }
                None => self.fail(command, LinkError::Att(AttError(0x0A)), 10),
            },
            Command::Subscribe { characteristic, .. } => {
                self.subscribed.insert(*characteristic);
                self.answer(10, SensorInput::Subscribed { characteristic: *characteristic });
            }
            Command::Unsubscribe { characteristic } => {
                self.subscribed.remove(characteristic);
                self.answer(10, SensorInput::Unsubscribed { characteristic: *characteristic });
            }
            Command::Write { characteristic, bytes, .. } => {
                self.answer(10, SensorInput::WriteDone { characteristic: *characteristic });
                match *characteristic {
                    PMD_CONTROL => self.control(bytes),
                    MOVESENSE_WRITE => self.request(bytes),
                    LEPU_WRITE if bytes.get(1) == Some(&INFO) => self.introduce(),
                    LEPU_WRITE => self.polled(),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn value(&self, characteristic: Uuid) -> Option<Vec<u8>> {
        if characteristic == BATTERY_LEVEL && self.kind != SensorKind::Lepu {
            return Some(vec![self.battery]);
        }
        if characteristic == PMD_CONTROL && self.kind == SensorKind::Polar {
            return Some(vec![0x0F, 0x05, 0x00]);
        }
        profile::identity(self.kind, characteristic, self.firmware()).map(String::into_bytes)
    }

    /// The version that a fault has it say.
    pub(super) fn firmware(&self) -> Option<&str> {
        self.faults.faults.iter().find_map(|fault| match &fault.kind {
            FaultKind::Firmware(version) => Some(version.as_str()),
            _ => None,
        })
    }

    /// The status that a request is answered with by a fault.
    pub(super) fn status(&self, request: Request) -> Option<u16> {
        self.faults.faults.iter().find_map(|fault| match fault.kind {
            FaultKind::Status(asked, status) if asked == request && fault.is_on(self.now_ms) => Some(status),
            _ => None,
        })
    }

    /// When a notification that is sent now arrives at the earliest.
    pub(super) fn arrival_ms(&mut self) -> u64 {
        let ms = self.now_ms + self.radio_ms();
        let late = self.faults.faults.iter().filter(|fault| fault.kind == FaultKind::Late);
        late.filter(|fault| fault.is_on(self.now_ms)).map(Fault::end_ms).fold(ms, u64::max)
    }

    /// A share of a fault that goes on now; 0 where none does.
    pub(super) fn share(&self, of: impl Fn(&FaultKind) -> Option<f64>) -> f64 {
        let on = self.faults.faults.iter().filter(|fault| fault.is_on(self.now_ms));
        on.filter_map(|fault| of(&fault.kind)).fold(0.0, f64::max)
    }

    fn lose_waiting(&mut self) {
        if let Some((_, frame)) = self.measuring.overtaken.take() {
            self.truth.became(frame, Fate::Lost);
        }
    }

    /// Whether heart rates are told.
    pub(super) fn tells_hearts(&self) -> bool {
        self.is_heard(HEART_RATE_MEASUREMENT)
    }
}
