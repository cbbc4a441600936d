//! The conversation with a Lepu / Viatom recorder: a poll about once a second.

use super::{
    frame::{Frames, INFO, LepuFrame, REAL_TIME},
    identity,
    realtime::{self, RATE_HZ, RealTime},
};
use crate::{
    sensor::{
        advice::Advice,
        command::{Command, LinkError, SensorInput},
        context::Context,
        event::{Contact, SensorEvent},
        gatt::{LEPU_NOTIFY, LEPU_WRITE},
        kind::{SensorKind, Signal},
        log::{Because, FrameProblem, Step},
        stream::EcgStream,
    },
    units::SampleRate,
};
use uuid::Uuid;

/// Size of packets that is asked for.
const MTU: u16 = 247;
/// From one poll to the next, milliseconds.
pub(in crate::sensor) const POLL_MS: u64 = 1_000;
/// A poll without an answer for this long is made again, milliseconds.
pub(in crate::sensor) const POLL_ANSWER_MS: u64 = 2_000;

/// Where the conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Off,
    Subscribing,
    Polling,
    Stopped,
}

/// A Lepu / Viatom recorder. Its samples carry no time: those of an answer were taken up to when it was asked for them.
#[derive(Debug)]
pub(in crate::sensor) struct Lepu {
    stage: Stage,
    frames: Frames,
    /// When the poll that is not answered yet was made.
    polled_ms: Option<u64>,
    due_ms: Option<u64>,
    has_started: bool,
    /// It was asked which one it is: once, as one that takes it amiss would end every link.
    was_asked: bool,
    contact: Contact,
    stream: EcgStream,
}

impl Lepu {
    pub(in crate::sensor) fn new() -> Self {
        let rate = SampleRate::new(RATE_HZ).unwrap_or_else(|_| unreachable!("125 Hz can be analysed"));
        Self {
            stage: Stage::Off,
            frames: Frames::default(),
            polled_ms: None,
            due_ms: None,
            has_started: false,
            was_asked: false,
            contact: Contact::Unknown,
            stream: EcgStream::new(rate, 0, None),
        }
    }

    pub(in crate::sensor) fn stream(&self) -> &EcgStream {
        &self.stream
    }

    /// The services are found: begins the conversation.
    pub(in crate::sensor) fn begin(&mut self, cx: &mut Context<'_>) {
        self.stream.link(cx.at);
        self.stage = Stage::Subscribing;
        cx.operations.ask(Command::RequestMtu(MTU));
        cx.subscribe(LEPU_NOTIFY);
    }

    /// Subscribes and polls again on the same link.
    pub(in crate::sensor) fn restart(&mut self, cx: &mut Context<'_>) {
        cx.subscribe(LEPU_NOTIFY);
        self.poll(cx);
    }

    /// An operation was answered, or failed.
    pub(in crate::sensor) fn done(
        &mut self,
        command: &Command,
        result: Result<&SensorInput, LinkError>,
        cx: &mut Context<'_>,
    ) {
        match (command, result) {
            (Command::Subscribe { characteristic: LEPU_NOTIFY, .. }, Ok(_))
                if self.stage == Stage::Subscribing =>
            {
                self.stage = Stage::Polling;
                // Watched from the first poll on: a recorder that never answers one is as silent as any.
                cx.watchdog.arm();
                self.poll(cx);
                if !std::mem::replace(&mut self.was_asked, true) {
                    let bytes = LepuFrame::identify().bytes();
                    let characteristic = LEPU_WRITE;
                    cx.operations.ask_later(Command::Write { characteristic, bytes, with_response: false });
                }
            }
            (Command::Subscribe { characteristic, .. }, Err(error)) => {
                cx.subscription_failed(*characteristic, error);
            }
            (Command::Write { bytes, .. }, Err(error)) if bytes.get(1) == Some(&INFO) => {
                cx.note(Because::failed(Step::Identity, error));
            }
            (Command::Write { .. }, Err(error)) if self.stage == Stage::Polling => {
                cx.reconnect(Because::failed(Step::Poll, error));
            }
            _ => {}
        }
    }

    /// A notification.
    pub(in crate::sensor) fn heard(&mut self, characteristic: Uuid, bytes: &[u8], cx: &mut Context<'_>) {
        if characteristic != LEPU_NOTIFY {
            return cx.refuse(FrameProblem::UnknownCharacteristic);
        }
        if self.stage != Stage::Polling {
            return;
        }
        let mut frames = std::mem::take(&mut self.frames);
        frames.push(bytes, |result| match result {
            Ok(frame) => self.frame(&frame, cx),
            Err(problem) => cx.refuse(problem),
        });
        self.frames = frames;
    }

    /// Time has passed.
    pub(in crate::sensor) fn catch_up(&mut self, cx: &mut Context<'_>) {
        if self.stage == Stage::Polling && self.due_ms.is_some_and(|due_ms| cx.at.steady_ms >= due_ms) {
            self.poll(cx);
        }
    }

    /// When time next matters.
    pub(in crate::sensor) fn due_ms(&self) -> Option<u64> {
        self.due_ms
    }

    /// Stops polling; the recorder goes on by itself, as it does without anyone.
    pub(in crate::sensor) fn stop(&mut self, cx: &mut Context<'_>) {
        if matches!(self.stage, Stage::Subscribing | Stage::Polling) {
            cx.operations.ask(Command::Unsubscribe { characteristic: LEPU_NOTIFY });
        }
        self.stage = Stage::Stopped;
        self.due_ms = None;
    }

    /// Whether it is polled no more.
    pub(in crate::sensor) fn is_stopped(&self) -> bool {
        self.stage == Stage::Stopped
    }

    /// The link is down. Whether a stream ran on it.
    pub(in crate::sensor) fn lost(&mut self, cx: &mut Context<'_>) -> bool {
        self.stage = Stage::Off;
        self.frames.reset();
        self.polled_ms = None;
        self.due_ms = None;
        self.stream.restart(self.contact, cx.events);
        std::mem::take(&mut self.has_started)
    }

    fn poll(&mut self, cx: &mut Context<'_>) {
        if self.frames.reset() {
            cx.refuse(FrameProblem::Half);
        }
        self.polled_ms = Some(cx.at.steady_ms);
        self.due_ms = Some(cx.at.steady_ms.saturating_add(POLL_ANSWER_MS));
        let bytes = LepuFrame::poll().bytes();
        cx.operations.ask(Command::Write { characteristic: LEPU_WRITE, bytes, with_response: false });
    }

    fn frame(&mut self, frame: &LepuFrame, cx: &mut Context<'_>) {
        if frame.command == INFO {
            match identity::parse(&frame.payload) {
                Ok(device) => cx.asks.device = Some(device),
                Err(problem) => cx.refuse(problem),
            }
            return;
        }
        if frame.command != REAL_TIME {
            return cx.refuse(FrameProblem::OtherMeasurement(frame.command));
        }
        let Some(polled_ms) = self.polled_ms.take() else {
            return cx.refuse(FrameProblem::Duplicate);
        };
        match realtime::parse(&frame.payload) {
            Ok(read) => self.read(read, polled_ms, cx),
            Err(problem) => cx.refuse(problem),
        }
        self.due_ms = Some(polled_ms.saturating_add(POLL_MS).max(cx.at.steady_ms));
    }

    fn read(&mut self, read: RealTime, polled_ms: u64, cx: &mut Context<'_>) {
        if !std::mem::replace(&mut self.has_started, true) {
            cx.started(SensorKind::Lepu, Signal::Ecg, Some(RATE_HZ));
        }
        cx.asks.battery = (read.battery <= 100).then_some(read.battery);
        if read.contact != self.contact {
            self.contact = read.contact;
            cx.events.push(SensorEvent::Contact(read.contact));
            if read.contact == Contact::Off {
                cx.advise(Advice::NoContact);
            } else {
                cx.withdraw(&Advice::NoContact);
            }
        }
        cx.events.push(SensorEvent::HeartRate(read.bpm));
        if !read.millivolts.is_empty() {
            self.stream.push(polled_ms.saturating_mul(1_000_000), read.millivolts, self.contact, cx);
        }
        cx.frame();
    }
}
