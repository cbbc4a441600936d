//! The conversation with a Polar strap, from the first request to the polite stop.

use super::{
    control::{Answer, Answers, SETTINGS_REQUEST, STOP_REQUEST, Settings, Spoken},
    frame,
    status::Status,
};
use crate::{
    clock::KnownRate,
    sensor::{
        advice::Advice,
        command::{Command, LinkError, SensorInput},
        context::Context,
        gatt::{HEART_RATE_MEASUREMENT, PMD_CONTROL, PMD_DATA},
        heart_rate::Pulse,
        kind::{SensorKind, Signal},
        log::{Action, Because, FrameProblem, Step},
        protocol::{ANSWER_MS, RETRY_MS},
        stream::EcgStream,
    },
    units::SampleRate,
};
use uuid::Uuid;

/// Size of packets that is asked for; the H10 settles on 232.
const MTU: u16 = 512;
/// Samples in a frame of the H10.
const USUAL: usize = 73;
/// Nominal rate before the strap has said its own, hertz.
const NOMINAL_HZ: f64 = 130.0;
/// A strap that stopped by itself is asked again after this long, milliseconds.
const STOPPED_RETRY_MS: u64 = 1_000;
/// A strap on its charger, or with packets too small, is asked again after this long, milliseconds.
const SLOW_RETRY_MS: u64 = 15_000;

/// So many frames cut short mean that packets are too small.
const MANY_HALVES: u64 = 4;

/// Where the conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Off,
    Subscribing,
    Settings,
    Starting,
    Streaming,
    /// Asked again later.
    Waiting,
    /// It has no ECG.
    RrOnly,
    Stopping,
    Stopped,
}

/// A Polar strap.
#[derive(Debug)]
pub(in crate::sensor) struct Polar {
    stage: Stage,
    settings: Settings,
    /// Settings of the strap's own were refused once already.
    tried_defaults: bool,
    answers: Answers,
    /// When the answer that is waited for has been waited for long enough, or when to ask again.
    due_ms: Option<u64>,
    asked: u32,
    mtu: Option<u16>,
    stream: EcgStream,
    pulse: Pulse,
}

impl Polar {
    pub(in crate::sensor) fn new(known: Option<KnownRate>) -> Self {
        let nominal = SampleRate::new(NOMINAL_HZ).unwrap_or_else(|_| unreachable!("130 Hz can be analysed"));
        Self {
            stage: Stage::Off,
            settings: Settings::H10,
            tried_defaults: false,
            answers: Answers::default(),
            due_ms: None,
            asked: 0,
            mtu: None,
            stream: EcgStream::new(nominal, USUAL, known),
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
        self.answers.reset();
        self.tried_defaults = false;
        cx.operations.ask(Command::RequestMtu(MTU));
        Self::subscribe(cx);
        cx.operations.ask(Command::Read { characteristic: PMD_CONTROL });
        cx.subscribe_to_pulse();
    }

    /// Subscribes and starts again on the same link.
    pub(in crate::sensor) fn restart(&mut self, cx: &mut Context<'_>) {
        if self.stage == Stage::RrOnly {
            return cx.subscribe(HEART_RATE_MEASUREMENT);
        }
        Self::subscribe(cx);
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
            (Command::RequestMtu(_), Ok(SensorInput::MtuSet(mtu))) => self.mtu = Some(*mtu),
            (Command::Read { characteristic: PMD_CONTROL }, result) => {
                if let Ok(SensorInput::ReadAnswer { bytes, .. }) = result {
                    self.control(bytes, cx);
                }
                // A strap that would not be read may still answer.
                if self.stage == Stage::Subscribing {
                    self.ask_settings(cx);
                }
            }
            (Command::Subscribe { characteristic, .. }, Err(error)) => {
                cx.subscription_failed(*characteristic, error);
            }
            (Command::Write { characteristic: PMD_CONTROL, bytes, .. }, Err(error)) => match self.stage {
                Stage::Stopping if bytes[..] == STOP_REQUEST => self.leave(cx),
                Stage::Settings => cx.reconnect(Because::failed(Step::Settings, error)),
                Stage::Starting => cx.reconnect(Because::failed(Step::Start, error)),
                _ => {}
            },
            _ => {}
        }
    }

    /// A notification or an indication.
    pub(in crate::sensor) fn heard(&mut self, characteristic: Uuid, bytes: &[u8], cx: &mut Context<'_>) {
        match characteristic {
            PMD_DATA => self.frame(bytes, cx),
            PMD_CONTROL => self.control(bytes, cx),
            HEART_RATE_MEASUREMENT => {
                if self.pulse.heard(bytes, cx) && self.stage == Stage::RrOnly {
                    cx.frame();
                }
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
        let step = match self.stage {
            Stage::Settings => Step::Settings,
            Stage::Starting => Step::Start,
            Stage::Stopping => return self.leave(cx),
            Stage::Waiting => return self.begin_again(cx),
            Stage::Off | Stage::Subscribing | Stage::Streaming | Stage::RrOnly | Stage::Stopped => return,
        };
        if !cx.asks_again(self.asked, step) {
            return;
        }
        self.answers.reset();
        if step == Step::Settings { self.ask_settings(cx) } else { self.start(cx) }
    }

    /// When time next matters.
    pub(in crate::sensor) fn due_ms(&self) -> Option<u64> {
        [self.due_ms, self.stream.due_ms()].into_iter().flatten().min()
    }

    /// Asks the strap to stop.
    pub(in crate::sensor) fn stop(&mut self, cx: &mut Context<'_>) {
        match self.stage {
            Stage::Stopping | Stage::Stopped => {}
            Stage::Off => self.stage = Stage::Stopped,
            Stage::RrOnly => self.leave(cx),
            _ => {
                self.answers.reset();
                self.enter(Stage::Stopping, Some(cx.at.steady_ms.saturating_add(ANSWER_MS)));
                cx.write(PMD_CONTROL, STOP_REQUEST.to_vec());
            }
        }
    }

    /// Whether the strap was asked to stop and has, or will not answer any more.
    pub(in crate::sensor) fn is_stopped(&self) -> bool {
        self.stage == Stage::Stopped
    }

    /// The link is down. Whether a stream ran on it.
    pub(in crate::sensor) fn lost(&mut self, cx: &mut Context<'_>) -> bool {
        let ran = matches!(self.stage, Stage::Streaming | Stage::RrOnly);
        self.stage = Stage::Off;
        self.due_ms = None;
        self.asked = 0;
        self.mtu = None;
        self.answers.reset();
        self.stream.restart(self.pulse.contact(), cx.events);
        self.pulse.lost();
        ran
    }

    fn enter(&mut self, stage: Stage, due_ms: Option<u64>) {
        if self.stage != stage {
            self.asked = 0;
        }
        self.stage = stage;
        self.due_ms = due_ms;
    }

    fn subscribe(cx: &mut Context<'_>) {
        cx.operations.ask(Command::Subscribe { characteristic: PMD_CONTROL, indications: true });
        cx.subscribe(PMD_DATA);
    }

    fn begin_again(&mut self, cx: &mut Context<'_>) {
        if self.mtu.is_none_or(|mtu| mtu < Advice::MTU_NEEDED) {
            cx.operations.ask(Command::RequestMtu(MTU));
        }
        self.start(cx);
    }

    fn ask_settings(&mut self, cx: &mut Context<'_>) {
        self.enter(Stage::Settings, Some(cx.at.steady_ms.saturating_add(ANSWER_MS)));
        self.asked += 1;
        cx.write(PMD_CONTROL, SETTINGS_REQUEST.to_vec());
    }

    fn start(&mut self, cx: &mut Context<'_>) {
        self.enter(Stage::Starting, Some(cx.at.steady_ms.saturating_add(ANSWER_MS)));
        self.asked += 1;
        cx.write(PMD_CONTROL, self.settings.start_request());
    }

    fn wait(&mut self, ms: u64, cx: &mut Context<'_>) {
        self.enter(Stage::Waiting, Some(cx.at.steady_ms.saturating_add(ms)));
    }

    fn control(&mut self, bytes: &[u8], cx: &mut Context<'_>) {
        match self.answers.push(bytes) {
            Ok(Some(Spoken::Abilities(set))) if self.stage == Stage::Subscribing && set & 1 == 0 => {
                self.take_rr(cx);
            }
            Ok(Some(Spoken::Answer(answer))) if answer.measurement & 0x3F == frame::ECG => {
                self.answered(&answer, cx);
            }
            Ok(Some(Spoken::Abilities(_) | Spoken::Answer(_)) | None) => {}
            Ok(Some(Spoken::Stopped(measurements))) => {
                if measurements.iter().any(|kind| kind & 0x3F == frame::ECG) {
                    self.stopped_by_itself(cx);
                }
            }
            Err(problem) => cx.refuse(problem),
        }
    }

    fn answered(&mut self, answer: &Answer, cx: &mut Context<'_>) {
        match (answer.request, self.stage) {
            (1, Stage::Settings) => {
                if answer.status.is_success() {
                    self.settings = Settings::pick(&answer.parameters).unwrap_or(Settings::H10);
                    self.take_rate();
                } else {
                    // The start will say more of what is the matter.
                    cx.note(Because::Status(Step::Settings, answer.status));
                    self.settings = Settings::H10;
                }
                self.start(cx);
            }
            (2, Stage::Starting) if answer.status.is_success() => self.started(cx),
            (2, Stage::Starting) => self.refused(answer.status, cx),
            // The frame that made it count as streaming was one of before: it begins anew after it, at any sample.
            (2, Stage::Streaming) if answer.status == Status::OK => {
                self.stream.restart(self.pulse.contact(), cx.events);
            }
            (3, Stage::Stopping) => self.leave(cx),
            _ => {}
        }
    }

    fn started(&mut self, cx: &mut Context<'_>) {
        self.enter(Stage::Streaming, None);
        self.stream.restart(self.pulse.contact(), cx.events);
        cx.started(SensorKind::Polar, Signal::Ecg, Some(f64::from(self.settings.rate_hz)));
    }

    /// The strap will not start.
    fn refused(&mut self, status: Status, cx: &mut Context<'_>) {
        if status.is_about_settings() && !self.tried_defaults {
            self.tried_defaults = true;
            self.settings = Settings::H10;
            cx.act(Action::AskAgain, Because::Status(Step::Start, status));
            return self.start(cx);
        }
        let advice = match status {
            Status::MTU => Advice::MtuTooSmall { mtu: self.mtu },
            Status::STATE => Advice::Busy,
            Status::CHARGING => Advice::Charging,
            Status::DISK_FULL => Advice::StorageFull,
            other => Advice::StartRefused(other),
        };
        cx.act(Action::AskAgain, Because::Status(Step::Start, status));
        cx.advise(advice);
        cx.refused();
        self.wait(if status == Status::STATE { RETRY_MS } else { SLOW_RETRY_MS }, cx);
    }

    fn stopped_by_itself(&mut self, cx: &mut Context<'_>) {
        match self.stage {
            Stage::Streaming | Stage::Starting => {
                cx.stopped(Because::StoppedByItself);
                self.wait(STOPPED_RETRY_MS, cx);
            }
            Stage::Stopping => self.leave(cx),
            _ => {}
        }
    }

    /// The strap has no ECG at all: what the Heart Rate Service tells is all there is.
    fn take_rr(&mut self, cx: &mut Context<'_>) {
        self.enter(Stage::RrOnly, None);
        cx.act(Action::TakeRr, Because::NoEcg);
        cx.advise(Advice::RrOnly);
        cx.started(SensorKind::Polar, Signal::Rr, None);
    }

    /// The stream is at the rate that the strap said. A recording keeps the rate that it began with.
    fn take_rate(&mut self) {
        match SampleRate::new(f64::from(self.settings.rate_hz)) {
            Ok(rate) if rate == self.stream.nominal() => {}
            Ok(rate) if self.stream.is_empty() => self.stream = self.stream.at_rate(rate, USUAL),
            _ => self.settings.rate_hz = self.stream.nominal().hz() as u16,
        }
    }

    /// The strap has stopped, or never will: nothing more is wanted from it.
    fn leave(&mut self, cx: &mut Context<'_>) {
        self.enter(Stage::Stopped, None);
        for characteristic in [PMD_DATA, PMD_CONTROL] {
            cx.operations.ask(Command::Unsubscribe { characteristic });
        }
        self.stream.restart(self.pulse.contact(), cx.events);
    }

    fn frame(&mut self, bytes: &[u8], cx: &mut Context<'_>) {
        let frame = match frame::parse(bytes) {
            Ok(frame) => frame,
            Err(problem) => {
                cx.refuse(problem);
                if let FrameProblem::UnknownType(frame_type) = problem {
                    cx.advise(Advice::UnknownFrames { frame_type });
                }
                return;
            }
        };
        match self.stage {
            Stage::Streaming | Stage::Stopping => {}
            // It streams already, whatever became of the answer.
            Stage::Subscribing | Stage::Settings | Stage::Starting | Stage::Waiting | Stage::RrOnly => {
                self.started(cx);
            }
            Stage::Off | Stage::Stopped => return,
        }
        if self.stream.push(frame.device_ns, frame.millivolts, self.pulse.contact(), cx) {
            cx.frame();
        }
        if cx.refusals.count(FrameProblem::Half) == MANY_HALVES {
            cx.advise(Advice::MtuTooSmall { mtu: self.mtu });
        }
    }
}
