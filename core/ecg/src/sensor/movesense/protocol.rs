//! The conversation with a Movesense sensor, from the first request to the polite stop.

use super::packet::{self, FIRST_TO_LAST_NS, Form, Packet, Parts, SAMPLES};
use crate::{
    clock::KnownRate,
    sensor::{
        advice::Advice,
        command::{Command, LinkError, SensorInput},
        context::Context,
        gatt::{HEART_RATE_MEASUREMENT, MOVESENSE_NOTIFY, MOVESENSE_WRITE},
        heart_rate::Pulse,
        kind::{SensorKind, Signal},
        log::{Action, Because, FrameProblem, Step},
        protocol::{ANSWER_MS, RETRY_MS},
        stream::EcgStream,
    },
    units::SampleRate,
};
use uuid::Uuid;

/// Size of packets that is asked for.
const MTU: u16 = 247;
/// Samples per second that are asked for.
const RATE_HZ: f64 = 200.0;
/// The greeting and its reference.
const HELLO: [u8; 2] = [0, 1];
/// References of the two subscriptions.
const MILLIVOLTS: u8 = 2;
const RAW: u8 = 3;
/// A sensor that refused for a reason of its own is asked again after this long, milliseconds.
const SLOW_RETRY_MS: u64 = 15_000;

/// Where the conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Off,
    Subscribing,
    Starting,
    Streaming,
    /// Asked again later.
    Waiting,
    Stopping,
    Stopped,
}

/// A Movesense sensor.
#[derive(Debug)]
pub(in crate::sensor) struct Movesense {
    stage: Stage,
    form: Form,
    due_ms: Option<u64>,
    asked: u32,
    /// It was asked to stop and to start again, on this link.
    begins_anew: bool,
    parts: Parts,
    /// Milliseconds of the sensor's clock, which starts over after 49.7 days, without doing so.
    device_ms: Option<u64>,
    stream: EcgStream,
    pulse: Pulse,
}

impl Movesense {
    pub(in crate::sensor) fn new(known: Option<KnownRate>) -> Self {
        let rate = SampleRate::new(RATE_HZ).unwrap_or_else(|_| unreachable!("200 Hz can be analysed"));
        Self {
            stage: Stage::Off,
            form: Form::Millivolts,
            due_ms: None,
            asked: 0,
            begins_anew: false,
            parts: Parts::default(),
            device_ms: None,
            stream: EcgStream::new(rate, SAMPLES, known),
            pulse: Pulse::default(),
        }
    }

    pub(in crate::sensor) fn stream(&self) -> &EcgStream {
        &self.stream
    }

    /// The services are found: begins the conversation.
    pub(in crate::sensor) fn begin(&mut self, cx: &mut Context<'_>) {
        self.stream.link(cx.at);
        self.enter(Stage::Subscribing, None);
        self.parts.reset();
        cx.operations.ask(Command::RequestMtu(MTU));
        cx.subscribe(MOVESENSE_NOTIFY);
        cx.write(MOVESENSE_WRITE, HELLO.to_vec());
        cx.subscribe_to_pulse();
    }

    /// Subscribes and starts again on the same link.
    pub(in crate::sensor) fn restart(&mut self, cx: &mut Context<'_>) {
        cx.subscribe(MOVESENSE_NOTIFY);
        cx.write(MOVESENSE_WRITE, vec![2, self.reference()]);
        self.begins_anew = true;
        self.start(cx);
    }

    /// An operation was answered, or failed.
    pub(in crate::sensor) fn done(
        &mut self,
        command: &Command,
        result: Result<&SensorInput, LinkError>,
        cx: &mut Context<'_>,
    ) {
        match (command, result) {
            (Command::Subscribe { characteristic, .. }, Err(error)) => {
                cx.subscription_failed(*characteristic, error);
            }
            (Command::Write { bytes, .. }, Ok(_))
                if bytes[..] == HELLO && self.stage == Stage::Subscribing =>
            {
                self.start(cx);
            }
            (Command::Write { .. }, Err(error)) => match self.stage {
                Stage::Stopping => self.leave(cx),
                Stage::Subscribing | Stage::Starting => cx.reconnect(Because::failed(Step::Start, error)),
                _ => {}
            },
            _ => {}
        }
    }

    /// A notification.
    pub(in crate::sensor) fn heard(&mut self, characteristic: Uuid, bytes: &[u8], cx: &mut Context<'_>) {
        match characteristic {
            MOVESENSE_NOTIFY => match packet::parse(bytes) {
                Ok(Packet::Answer { reference, status }) => self.answered(reference, status, cx),
                Ok(Packet::First { reference, bytes }) if reference == self.reference() => {
                    let (whole, lost) = self.parts.first(reference, bytes, self.form.length());
                    if let Some(problem) = lost {
                        cx.refuse(problem);
                    }
                    if let Some(whole) = whole {
                        self.measured(&whole, cx);
                    }
                }
                Ok(Packet::Second { reference, bytes }) if reference == self.reference() => {
                    match self.parts.second(reference, bytes) {
                        Ok(whole) => self.measured(&whole, cx),
                        Err(problem) => cx.refuse(problem),
                    }
                }
                Ok(Packet::First { reference, .. } | Packet::Second { reference, .. }) => {
                    cx.refuse(FrameProblem::OtherMeasurement(reference));
                }
                Err(problem) => cx.refuse(problem),
            },
            HEART_RATE_MEASUREMENT => {
                self.pulse.heard(bytes, cx);
            }
            _ => cx.refuse(FrameProblem::UnknownCharacteristic),
        }
    }

    /// Time has passed.
    pub(in crate::sensor) fn catch_up(&mut self, cx: &mut Context<'_>) {
        self.stream.catch_up(self.pulse.contact(), cx);
        if self.due_ms.is_none_or(|due_ms| cx.at.steady_ms < due_ms) {
            return;
        }
        self.due_ms = None;
        match self.stage {
            Stage::Starting if cx.asks_again(self.asked, Step::Start) => self.start(cx),
            Stage::Waiting => self.start(cx),
            Stage::Stopping => self.leave(cx),
            Stage::Off | Stage::Subscribing | Stage::Starting | Stage::Streaming | Stage::Stopped => {}
        }
    }

    /// When time next matters.
    pub(in crate::sensor) fn due_ms(&self) -> Option<u64> {
        [self.due_ms, self.stream.due_ms()].into_iter().flatten().min()
    }

    /// Asks the sensor to stop.
    pub(in crate::sensor) fn stop(&mut self, cx: &mut Context<'_>) {
        match self.stage {
            Stage::Stopping | Stage::Stopped => {}
            Stage::Off => self.stage = Stage::Stopped,
            _ => {
                self.enter(Stage::Stopping, Some(cx.at.steady_ms.saturating_add(ANSWER_MS)));
                cx.write(MOVESENSE_WRITE, vec![2, self.reference()]);
            }
        }
    }

    /// Whether the sensor was asked to stop and has, or will not answer any more.
    pub(in crate::sensor) fn is_stopped(&self) -> bool {
        self.stage == Stage::Stopped
    }

    /// The link is down. Whether a stream ran on it.
    pub(in crate::sensor) fn lost(&mut self, cx: &mut Context<'_>) -> bool {
        let ran = self.stage == Stage::Streaming;
        self.stage = Stage::Off;
        self.due_ms = None;
        self.asked = 0;
        self.begins_anew = false;
        self.parts.reset();
        self.stream.restart(self.pulse.contact(), cx.events);
        self.pulse.lost();
        ran
    }

    fn reference(&self) -> u8 {
        match self.form {
            Form::Millivolts => MILLIVOLTS,
            Form::Raw => RAW,
        }
    }

    fn enter(&mut self, stage: Stage, due_ms: Option<u64>) {
        if self.stage != stage {
            self.asked = 0;
        }
        self.stage = stage;
        self.due_ms = due_ms;
    }

    fn start(&mut self, cx: &mut Context<'_>) {
        self.enter(Stage::Starting, Some(cx.at.steady_ms.saturating_add(ANSWER_MS)));
        self.asked += 1;
        let mut request = vec![1, self.reference()];
        request.extend_from_slice(match self.form {
            Form::Millivolts => b"/Meas/ECG/200/mV",
            Form::Raw => b"/Meas/ECG/200".as_slice(),
        });
        cx.write(MOVESENSE_WRITE, request);
    }

    fn answered(&mut self, reference: u8, status: Option<u16>, cx: &mut Context<'_>) {
        if reference != self.reference() {
            return;
        }
        match (self.stage, status.unwrap_or(200)) {
            (Stage::Starting, 200..=299) => self.started(cx),
            // Firmware before 2.3 has no millivolts.
            (Stage::Starting, 400 | 404 | 405 | 501) if self.form == Form::Millivolts => {
                let code = status.unwrap_or(404);
                cx.act(Action::AskAgain, Because::Http(Step::Start, code));
                self.form = Form::Raw;
                self.start(cx);
            }
            (Stage::Starting, code) => self.refused(code, cx),
            // The frame that made it count as streaming was one of before: it stopped and began anew after it, at any
            // sample.
            (Stage::Streaming, 200..=299) if self.begins_anew => {
                self.stream.restart(self.pulse.contact(), cx.events);
            }
            (Stage::Stopping, _) => self.leave(cx),
            _ => {}
        }
    }

    fn started(&mut self, cx: &mut Context<'_>) {
        self.enter(Stage::Streaming, None);
        self.stream.restart(self.pulse.contact(), cx.events);
        cx.started(SensorKind::Movesense, Signal::Ecg, Some(RATE_HZ));
    }

    fn refused(&mut self, code: u16, cx: &mut Context<'_>) {
        let (advice, ms) = match code {
            403 | 409 | 423 | 429 | 503 => (Advice::Busy, RETRY_MS),
            413 | 507 => (Advice::StorageFull, SLOW_RETRY_MS),
            other => (Advice::StartRefusedHttp(other), SLOW_RETRY_MS),
        };
        self.form = Form::Millivolts;
        cx.act(Action::AskAgain, Because::Http(Step::Start, code));
        cx.advise(advice);
        cx.refused();
        self.enter(Stage::Waiting, Some(cx.at.steady_ms.saturating_add(ms)));
    }

    fn leave(&mut self, cx: &mut Context<'_>) {
        self.enter(Stage::Stopped, None);
        cx.operations.ask(Command::Unsubscribe { characteristic: MOVESENSE_NOTIFY });
        self.stream.restart(self.pulse.contact(), cx.events);
    }

    fn measured(&mut self, bytes: &[u8], cx: &mut Context<'_>) {
        let packet = match packet::parse_ecg(bytes, self.form) {
            Ok(packet) => packet,
            Err(problem) => return cx.refuse(problem),
        };
        match self.stage {
            Stage::Streaming | Stage::Stopping => {}
            // It streams already, whatever became of the answer.
            Stage::Subscribing | Stage::Starting | Stage::Waiting => self.started(cx),
            Stage::Off | Stage::Stopped => return,
        }
        let last_ms = self.device_ms.unwrap_or(u64::from(packet.device_ms));
        let moved = packet.device_ms.wrapping_sub(last_ms as u32).cast_signed();
        let device_ms = last_ms.saturating_add_signed(i64::from(moved));
        self.device_ms = Some(device_ms);
        // The time is that of the first sample.
        let device_ns = device_ms.saturating_mul(1_000_000).saturating_add(FIRST_TO_LAST_NS);
        if self.stream.push(device_ns, packet.millivolts, self.pulse.contact(), cx) {
            cx.frame();
        }
    }
}
