//! The conversation with a strap that has the Heart Rate Service and nothing better.

use super::Pulse;
use crate::sensor::{
    advice::Advice,
    command::{Command, LinkError, SensorInput},
    context::Context,
    gatt::HEART_RATE_MEASUREMENT,
    kind::{SensorKind, Signal},
    log::{Because, FrameProblem, Step},
};
use uuid::Uuid;

/// Where the conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Off,
    Subscribing,
    Streaming,
    Stopped,
}

/// A strap with RR intervals only.
#[derive(Debug)]
pub(in crate::sensor) struct HeartRate {
    stage: Stage,
    pulse: Pulse,
}

impl HeartRate {
    pub(in crate::sensor) fn new() -> Self {
        Self { stage: Stage::Off, pulse: Pulse::default() }
    }

    /// The services are found: begins the conversation.
    pub(in crate::sensor) fn begin(&mut self, cx: &mut Context<'_>) {
        self.stage = Stage::Subscribing;
        cx.advise(Advice::RrOnly);
        cx.subscribe(HEART_RATE_MEASUREMENT);
    }

    /// Subscribes again on the same link.
    pub(in crate::sensor) fn restart(cx: &mut Context<'_>) {
        cx.subscribe(HEART_RATE_MEASUREMENT);
    }

    /// An operation was answered, or failed.
    pub(in crate::sensor) fn done(
        &mut self,
        command: &Command,
        result: Result<&SensorInput, LinkError>,
        cx: &mut Context<'_>,
    ) {
        if let Command::Subscribe { characteristic: HEART_RATE_MEASUREMENT, .. } = command {
            match result {
                Ok(_) => self.started(cx),
                Err(error) => cx.reconnect(Because::failed(Step::Subscribe, error)),
            }
        }
    }

    /// A notification.
    pub(in crate::sensor) fn heard(&mut self, characteristic: Uuid, bytes: &[u8], cx: &mut Context<'_>) {
        match (characteristic, self.stage) {
            (HEART_RATE_MEASUREMENT, Stage::Subscribing | Stage::Streaming) => {
                if self.pulse.heard(bytes, cx) {
                    self.started(cx);
                    cx.frame();
                }
            }
            (HEART_RATE_MEASUREMENT, Stage::Off | Stage::Stopped) => {}
            _ => cx.refuse(FrameProblem::UnknownCharacteristic),
        }
    }

    /// Asks the strap to stop.
    pub(in crate::sensor) fn stop(&mut self, cx: &mut Context<'_>) {
        if matches!(self.stage, Stage::Subscribing | Stage::Streaming) {
            cx.operations.ask(Command::Unsubscribe { characteristic: HEART_RATE_MEASUREMENT });
        }
        self.stage = Stage::Stopped;
    }

    /// Whether the strap was asked to stop.
    pub(in crate::sensor) fn is_stopped(&self) -> bool {
        self.stage == Stage::Stopped
    }

    /// The link is down. Whether a stream ran on it.
    pub(in crate::sensor) fn lost(&mut self) -> bool {
        let ran = self.stage == Stage::Streaming;
        self.stage = Stage::Off;
        self.pulse.lost();
        ran
    }

    fn started(&mut self, cx: &mut Context<'_>) {
        if self.stage == Stage::Subscribing {
            self.stage = Stage::Streaming;
            cx.started(SensorKind::HeartRate, Signal::Rr, None);
        }
    }
}
