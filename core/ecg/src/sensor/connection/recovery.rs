//! Making the link, losing it, and making it again.

use super::{Sensor, act};
use crate::sensor::{
    advice::Advice,
    command::{Command, LinkError},
    event::{Reaction, SensorEvent},
    link::{self, Phase},
    log::{Action, Because, Step},
    moment::Moment,
    protocol::Protocol,
};

impl Sensor {
    pub(super) fn ask_to_stop(&mut self, at: Moment, out: &mut Reaction) {
        act(out, Action::Stop, Because::Asked);
        self.link.ending_ms = None;
        self.link.phase = Phase::Stopping { until_ms: at.steady_ms.saturating_add(link::STOP_MS) };
        self.operations.drop_waiting();
        self.with_protocol(at, out, Protocol::stop);
    }

    /// The time of the link's phase is over.
    pub(super) fn overdue(&mut self, at: Moment, out: &mut Reaction) {
        match self.link.phase {
            Phase::Off | Phase::Up | Phase::Left => {}
            Phase::Connecting { .. } | Phase::Waiting { .. } => {
                out.commands.push(Command::Disconnect);
                self.reconnect(Because::NoLink(LinkError::TimedOut), at, out);
            }
            Phase::Discovering { .. } => self.reconnect(Because::NoAnswer(Step::Services), at, out),
            Phase::Closing { .. } => self.call_again(at, out),
            Phase::Scanning { .. } => {
                out.commands.extend([Command::StopScan, Command::Scan]);
                self.link.phase = Phase::Scanning { renew_ms: at.steady_ms.saturating_add(link::SCAN_MS) };
            }
            Phase::Stopping { .. } => self.leave(at, out),
            Phase::Leaving { .. } => self.link.phase = Phase::Left,
        }
    }

    pub(super) fn seen(&mut self, at: Moment, out: &mut Reaction) {
        if matches!(self.link.phase, Phase::Scanning { .. }) {
            self.link.was_seen = true;
            out.commands.push(Command::StopScan);
            act(out, Action::Connect, Because::Seen);
            self.call(Command::Connect, 0, at, out);
        }
    }

    pub(super) fn connected(&mut self, at: Moment, out: &mut Reaction) {
        match self.link.phase {
            Phase::Connecting { .. } | Phase::Waiting { .. } | Phase::Scanning { .. } => {
                if matches!(self.link.phase, Phase::Scanning { .. }) {
                    out.commands.push(Command::StopScan);
                }
                self.link.bonding_tried = false;
                self.operations.clear();
                self.link.phase =
                    Phase::Discovering { until_ms: at.steady_ms.saturating_add(link::DISCOVER_MS) };
                out.commands.push(Command::DiscoverServices);
            }
            // Let go of, and there it is after all.
            Phase::Leaving { .. } | Phase::Left => out.commands.push(Command::Disconnect),
            _ => {}
        }
    }

    pub(super) fn disconnected(&mut self, error: Option<&LinkError>, at: Moment, out: &mut Reaction) {
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

    pub(super) fn no_link(&mut self, error: Option<&LinkError>, at: Moment, out: &mut Reaction) {
        self.link.because = Because::NoLink(error.cloned().unwrap_or(LinkError::NotConnected));
        self.call_again(at, out);
    }

    /// Gives the link up, to make it anew.
    pub(super) fn reconnect(&mut self, because: Because, at: Moment, out: &mut Reaction) {
        match self.link.phase {
            Phase::Up | Phase::Discovering { .. } => {
                self.drop_link(because, at, out);
                out.commands.push(Command::Disconnect);
                self.link.phase = Phase::Closing { until_ms: at.steady_ms.saturating_add(link::CLOSE_MS) };
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
    pub(super) fn drop_link(&mut self, because: Because, at: Moment, out: &mut Reaction) {
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
    pub(super) fn call_again(&mut self, at: Moment, out: &mut Reaction) {
        if self.link.ending_ms.is_some() {
            // Once more, to ask it to stop, where the link was given up for a reason of its own.
            return if matches!(self.link.phase, Phase::Closing { .. }) {
                self.call(Command::Connect, 0, at, out);
            } else {
                self.leave(at, out);
            };
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
            self.link.phase = Phase::Scanning { renew_ms: at.steady_ms.saturating_add(link::SCAN_MS) };
        } else {
            let ms = link::pause_ms(attempt);
            act(out, Action::Reconnect { after_ms: ms, attempt }, because);
            self.call(Command::ReconnectAfter { ms }, ms, at, out);
        }
    }

    pub(super) fn advise_on_failure(&mut self, because: &Because, out: &mut Reaction) {
        let advice = match because {
            Because::NoAnswer(step) => Advice::NotAnswering(*step),
            Because::StepFailed(step, error) => Advice::KeepsFailing(*step, error.clone()),
            // A strap that ends the link whenever it is spoken to.
            Because::LinkLost(error) => {
                let error = error.clone().unwrap_or(LinkError::NotConnected);
                Advice::KeepsFailing(Step::Connect, error)
            }
            Because::NoFrames { .. } => Advice::NotAnswering(Step::Start),
            Because::NoKnownService => Advice::NotASensor,
            _ => return,
        };
        self.asks.advise(advice, &mut out.events);
    }

    pub(super) fn call(&mut self, command: Command, pause_ms: u64, at: Moment, out: &mut Reaction) {
        out.commands.push(command);
        let call_ms = at.steady_ms.saturating_add(pause_ms);
        let until_ms = call_ms.saturating_add(link::CONNECT_MS);
        self.link.phase =
            if pause_ms == 0 { Phase::Connecting { until_ms } } else { Phase::Waiting { call_ms, until_ms } };
    }

    pub(super) fn leave(&mut self, at: Moment, out: &mut Reaction) {
        self.link.ending_ms = None;
        self.drop_link(Because::Asked, at, out);
        act(out, Action::Leave, Because::Asked);
        out.commands.push(Command::Disconnect);
        self.link.phase = Phase::Leaving { until_ms: at.steady_ms.saturating_add(link::CLOSE_MS) };
    }
}
