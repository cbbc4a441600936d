//! What the strap answers, and what it says about itself.

use super::{BATTERY_FINE, BATTERY_LOW, H10_FIRMWARE, Sensor, act};
use crate::sensor::{
    advice::Advice,
    command::{Command, LinkError, SensorInput},
    device::{self, Device},
    event::{Reaction, SensorEvent},
    gatt::{self, BATTERY_LEVEL, Service},
    kind::SensorKind,
    link::Phase,
    log::{Action, Because, Step},
    moment::Moment,
    protocol::Protocol,
};
use uuid::Uuid;

impl Sensor {
    pub(super) fn found(&mut self, services: &[Service], at: Moment, out: &mut Reaction) {
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
        self.protocol.get_or_insert_with(|| Protocol::new(kind, self.known));
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

    pub(super) fn answered(
        &mut self,
        command: &Command,
        input: &SensorInput,
        at: Moment,
        out: &mut Reaction,
    ) {
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

    pub(super) fn failed(
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

    pub(super) fn operation_failed(
        &mut self,
        command: &Command,
        error: LinkError,
        at: Moment,
        out: &mut Reaction,
    ) {
        match (command, &error) {
            (Command::Bond, error) => {
                // Where an app cannot ask for it, the system bonds by itself when it is refused.
                if *error != LinkError::NotSupported {
                    self.asks.advise(Advice::BondingNeeded, &mut out.events);
                }
                return act(out, Action::GoOn, Because::failed(Step::Bond, error.clone()));
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

    pub(super) fn heard(&mut self, characteristic: Uuid, bytes: &[u8], at: Moment, out: &mut Reaction) {
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
    pub(super) fn learn(&mut self, characteristic: Uuid, bytes: &[u8], out: &mut Reaction) {
        if characteristic == BATTERY_LEVEL {
            return if let [percent @ 0..=100, ..] = *bytes {
                self.charged(percent, out);
            };
        }
        let Some(field) = self.device.field(characteristic) else { return };
        let said = device::text(bytes);
        if said.is_none() || *field == said {
            return;
        }
        *field = said;
        self.told_who(out);
    }

    /// What a strap says about itself by its own protocol.
    pub(super) fn identified(&mut self, said: Device, out: &mut Reaction) {
        let before = self.device.clone();
        self.device.learn(said);
        if self.device != before {
            self.told_who(out);
        }
    }

    fn told_who(&mut self, out: &mut Reaction) {
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

    pub(super) fn charged(&mut self, percent: u8, out: &mut Reaction) {
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
