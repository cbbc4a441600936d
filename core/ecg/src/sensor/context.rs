//! What a protocol sees of the sensor that it is a part of.

use super::{
    advice::Advice,
    command::{Command, LinkError},
    device::Device,
    event::{SensorEvent, Stream},
    gatt::{BATTERY_LEVEL, HEART_RATE_MEASUREMENT, Service},
    kind::{SensorKind, Signal},
    log::{Action, Because, FrameProblem, Step},
    moment::Moment,
    protocol::ASK,
    queue::Operations,
    refusals::Refusals,
    watchdog::Watchdog,
};
use uuid::Uuid;

/// What a protocol sees of the sensor that it is a part of.
pub(super) struct Context<'a> {
    pub(super) at: Moment,
    pub(super) operations: &'a mut Operations,
    pub(super) events: &'a mut Vec<SensorEvent>,
    pub(super) refusals: &'a mut Refusals,
    pub(super) watchdog: &'a mut Watchdog,
    pub(super) services: &'a [Service],
    pub(super) asks: &'a mut Asks,
}

/// What a protocol asks of the sensor.
#[derive(Debug, Default)]
pub(super) struct Asks {
    /// Make the link anew.
    pub(super) reconnect: Option<Because>,
    /// A frame came.
    pub(super) frame: bool,
    /// How full the battery is, percent.
    pub(super) battery: Option<u8>,
    /// Who made it and which one it is, as far as it has said so by its own protocol.
    pub(super) device: Option<Device>,
    /// The strap will not send for now.
    pub(super) is_refused: bool,
    /// It should send and does not.
    pub(super) is_stale: bool,
    /// What people were told and is still so.
    pub(super) advised: Vec<Advice>,
    /// Streams that were started.
    pub(super) streams: u32,
}

impl Context<'_> {
    /// Whether a characteristic was found.
    pub(super) fn has(&self, characteristic: Uuid) -> bool {
        self.services.iter().any(|service| service.characteristics.contains(&characteristic))
    }

    /// Asks for notifications.
    pub(super) fn subscribe(&mut self, characteristic: Uuid) {
        self.operations.ask(Command::Subscribe { characteristic, indications: false });
    }

    /// Asks for the strap's pulse where it has one, after everything else: contact and RR intervals are welcome, and can
    /// be done without.
    pub(super) fn subscribe_to_pulse(&mut self) {
        if self.has(HEART_RATE_MEASUREMENT) {
            let characteristic = HEART_RATE_MEASUREMENT;
            self.operations.ask_later(Command::Subscribe { characteristic, indications: false });
        }
    }

    /// A subscription failed: without the battery and the pulse it goes on, without the samples the link is made anew.
    pub(super) fn subscription_failed(&mut self, characteristic: Uuid, error: LinkError) {
        let because = Because::failed(Step::Subscribe, error);
        match characteristic {
            BATTERY_LEVEL => {}
            HEART_RATE_MEASUREMENT => self.note(because),
            _ => self.reconnect(because),
        }
    }

    /// A request that was made so often on this link was not answered in time: whether it is made again. If not, the link
    /// is.
    pub(super) fn asks_again(&mut self, asked: u32, step: Step) -> bool {
        let is_again = asked < ASK;
        if is_again {
            self.act(Action::AskAgain, Because::NoAnswer(step));
        } else {
            self.reconnect(Because::NoAnswer(step));
        }
        is_again
    }

    /// Writes a request, acknowledged.
    pub(super) fn write(&mut self, characteristic: Uuid, bytes: Vec<u8>) {
        self.operations.ask(Command::Write { characteristic, bytes, with_response: true });
    }

    /// A frame of the stream came.
    pub(super) fn frame(&mut self) {
        self.watchdog.frame();
        self.asks.frame = true;
    }

    /// A frame was refused.
    pub(super) fn refuse(&mut self, problem: FrameProblem) {
        self.refusals.push(problem, self.events);
    }

    /// The link has to be made anew.
    pub(super) fn reconnect(&mut self, because: Because) {
        self.asks.reconnect.get_or_insert(because);
    }

    /// Something was undertaken.
    pub(super) fn act(&mut self, action: Action, because: Because) {
        self.events.push(SensorEvent::Action { action, because });
    }

    /// Something failed that can be done without.
    pub(super) fn note(&mut self, because: Because) {
        self.act(Action::GoOn, because);
    }

    /// Tells a person, once each time that it begins to be so.
    pub(super) fn advise(&mut self, advice: Advice) {
        self.asks.advise(advice, self.events);
    }

    /// It is no longer so.
    pub(super) fn withdraw(&mut self, advice: &Advice) {
        self.asks.withdraw(advice);
    }

    /// The stream runs: frames are due.
    pub(super) fn started(&mut self, kind: SensorKind, signal: Signal, nominal_hz: Option<f64>) {
        let number = self.asks.streams;
        self.asks.streams += 1;
        self.asks.is_refused = false;
        self.asks.is_stale = false;
        self.watchdog.arm();
        self.events.push(SensorEvent::StreamStarted(Stream { kind, signal, nominal_hz, number }));
    }

    /// The stream does not run any more, or will not for now.
    pub(super) fn stopped(&mut self, because: Because) {
        self.watchdog.disarm();
        self.events.push(SensorEvent::StreamStopped(because));
    }

    /// The strap will not send for now.
    pub(super) fn refused(&mut self) {
        self.watchdog.disarm();
        self.asks.is_refused = true;
    }
}

impl Asks {
    /// Most kinds of advice that are remembered as told.
    const MOST: usize = 32;

    /// It is no longer so.
    pub(super) fn withdraw(&mut self, advice: &Advice) {
        self.advised.retain(|told| told != advice);
    }

    /// The strap sends: what kept it from that is over.
    pub(super) fn streaming(&mut self) {
        self.advised.retain(|told| {
            matches!(
                told,
                Advice::BatteryLow { .. }
                    | Advice::FirmwareTooOld { .. }
                    | Advice::RrOnly
                    | Advice::UnknownFrames { .. }
                    | Advice::NoContact
                    | Advice::MtuTooSmall { .. }
            )
        });
    }

    /// Tells a person, once each time that it begins to be so.
    pub(super) fn advise(&mut self, advice: Advice, events: &mut Vec<SensorEvent>) {
        if !self.advised.contains(&advice) {
            if self.advised.len() == Self::MOST {
                self.advised.remove(0);
            }
            self.advised.push(advice.clone());
            events.push(SensorEvent::Advice(advice));
        }
    }
}
