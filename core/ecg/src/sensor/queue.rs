//! One operation at a time: what the radio is asked for, in order, until it is answered.

use super::command::{Command, SensorInput};
use std::collections::VecDeque;

/// An operation without an answer for this long has failed, milliseconds.
pub const OPERATION_MS: u64 = 5_000;
/// Bonding waits for a person, milliseconds.
pub const BOND_MS: u64 = 30_000;
/// Most operations that wait.
const MOST: usize = 64;

/// Operations that wait, and the one that is under way. What the stream needs goes before what only tells more.
#[derive(Debug, Default)]
pub(super) struct Operations {
    first: VecDeque<Command>,
    then: VecDeque<Command>,
    under_way: Option<UnderWay>,
}

#[derive(Debug)]
struct UnderWay {
    command: Command,
    until_ms: u64,
}

impl Operations {
    /// Something that the stream needs. What waits already is not asked for twice.
    pub(super) fn ask(&mut self, command: Command) {
        if !self.first.contains(&command) && self.first.len() < MOST {
            self.first.push_back(command);
        }
    }

    /// Something that has to come before everything else.
    pub(super) fn ask_at_once(&mut self, command: Command) {
        self.first.retain(|waiting| *waiting != command);
        self.first.push_front(command);
    }

    /// Something that can wait.
    pub(super) fn ask_later(&mut self, command: Command) {
        if !self.then.contains(&command) && self.then.len() < MOST {
            self.then.push_back(command);
        }
    }

    /// Whether nothing waits and nothing is under way.
    pub(super) fn is_idle(&self) -> bool {
        self.first.is_empty() && self.then.is_empty() && self.under_way.is_none()
    }

    /// Forgets what waits; what is under way is still waited for.
    pub(super) fn drop_waiting(&mut self) {
        self.first.clear();
        self.then.clear();
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.drop_waiting();
        self.under_way = None;
    }

    /// The next command to give, where none is under way.
    pub(super) fn next(&mut self, now_ms: u64) -> Option<Command> {
        if self.under_way.is_some() {
            return None;
        }
        let command = self.first.pop_front().or_else(|| self.then.pop_front())?;
        let longest = if command == Command::Bond { BOND_MS } else { OPERATION_MS };
        self.under_way =
            Some(UnderWay { command: command.clone(), until_ms: now_ms.saturating_add(longest) });
        Some(command)
    }

    /// The command that an input answers, where it is the one under way. An answer that comes twice finds nothing.
    pub(super) fn answered(&mut self, input: &SensorInput) -> Option<Command> {
        let is_answer = match (&self.under_way.as_ref()?.command, input) {
            (Command::RequestMtu(_), SensorInput::MtuSet(_)) | (Command::Bond, SensorInput::Bonded) => true,
            (Command::Read { characteristic: a }, SensorInput::ReadAnswer { characteristic: b, .. })
            | (Command::Write { characteristic: a, .. }, SensorInput::WriteDone { characteristic: b })
            | (Command::Subscribe { characteristic: a, .. }, SensorInput::Subscribed { characteristic: b })
            | (Command::Unsubscribe { characteristic: a }, SensorInput::Unsubscribed { characteristic: b }) => {
                a == b
            }
            (asked, SensorInput::Failed { command, .. }) => asked == command,
            _ => false,
        };
        if is_answer { self.under_way.take().map(|under_way| under_way.command) } else { None }
    }

    /// The command whose time is over.
    pub(super) fn timed_out(&mut self, now_ms: u64) -> Option<Command> {
        self.under_way.take_if(|under_way| now_ms >= under_way.until_ms).map(|under_way| under_way.command)
    }

    /// When the time of what is under way is over.
    pub(super) fn due_ms(&self) -> Option<u64> {
        self.under_way.as_ref().map(|under_way| under_way.until_ms)
    }
}
