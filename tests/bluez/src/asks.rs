//! What is asked of a strap, and what comes of it.

use crate::{adapter::lock, air::Air, refusal::Refusal};
use strapline_ecg::sensor::{Command, Uuid};
use tokio::sync::{mpsc::UnboundedSender, oneshot};

/// What is asked of a strap.
#[derive(Debug)]
pub(crate) enum Question {
    Connect,
    Disconnect,
    Pair,
    Read(Uuid),
    Write(Uuid, Vec<u8>, bool),
    /// By which client.
    Notify(Uuid, String),
    NotifyNoMore(Uuid, String),
    ClientGone(String),
}

type Reply = oneshot::Sender<Result<Vec<u8>, Refusal>>;

/// What is asked, and where to say what came of it.
#[derive(Debug)]
pub(crate) struct Ask {
    question: Question,
    reply: Reply,
}

/// Asks, and waits for what comes of it.
pub(crate) async fn ask(air: &UnboundedSender<Ask>, question: Question) -> Result<Vec<u8>, Refusal> {
    let (reply, answer) = oneshot::channel();
    air.send(Ask { question, reply }).map_err(|_| Refusal::not_connected())?;
    answer.await.unwrap_or_else(|_| Err(Refusal::not_connected()))
}

/// A command that waits for its answer.
#[derive(Debug)]
pub(crate) struct Pending {
    pub(crate) command: Command,
    client: Option<String>,
    reply: Reply,
}

impl Air {
    /// Has a command carried out and its answer passed on.
    fn pass_on(&mut self, command: Command, client: Option<String>, reply: Reply) {
        self.carry_out(&command);
        self.state.pending.push(Pending { command, client, reply });
    }

    pub(crate) fn asked(&mut self, ask: Ask) {
        let Ask { question, reply } = ask;
        let is_connected = lock(&self.known).is_connected;
        // Whoever asked may be gone.
        let say = |reply: Reply, answer| drop(reply.send(answer));
        match question {
            Question::Connect => {
                if !lock(&self.doing).is_powered {
                    say(reply, Err(Refusal::switched_off()));
                } else if is_connected {
                    say(reply, Ok(vec![]));
                } else if self.state.pending.iter().any(|pending| pending.command == Command::Connect) {
                    say(reply, Err(Refusal::under_way()));
                } else {
                    self.pass_on(Command::Connect, None, reply);
                }
            }
            Question::Disconnect => {
                let was_called = self.settle(Err(Refusal::no_link), |command| *command == Command::Connect);
                if is_connected || was_called {
                    self.pass_on(Command::Disconnect, None, reply);
                } else {
                    say(reply, Err(Refusal::not_connected()));
                }
            }
            Question::ClientGone(client) => {
                self.client_gone(&client);
                say(reply, Ok(vec![]));
            }
            _ if !is_connected => say(reply, Err(Refusal::not_connected())),
            Question::Pair => self.pass_on(Command::Bond, None, reply),
            Question::Read(characteristic) => self.pass_on(Command::Read { characteristic }, None, reply),
            Question::Write(characteristic, bytes, with_response) => {
                self.pass_on(Command::Write { characteristic, bytes, with_response }, None, reply);
            }
            Question::Notify(_, client) if self.state.gone.contains(&client) => {
                say(reply, Err(Refusal::not_connected()));
            }
            Question::Notify(characteristic, client) => {
                let clients = self.state.notifying.entry(characteristic).or_default();
                if clients.is_empty() {
                    let command = Command::Subscribe { characteristic, indications: false };
                    self.pass_on(command, Some(client), reply);
                } else {
                    clients.insert(client);
                    say(reply, Ok(vec![]));
                }
            }
            Question::NotifyNoMore(characteristic, client) => {
                let clients = self.state.notifying.entry(characteristic).or_default();
                if !clients.remove(&client) {
                    say(reply, Err(Refusal::failed("No notify session started")));
                } else if clients.is_empty() {
                    self.pass_on(Command::Unsubscribe { characteristic }, None, reply);
                } else {
                    say(reply, Ok(vec![]));
                }
            }
        }
    }

    /// A client has left the bus: what it subscribed to, or is about to, ends; its link stays.
    fn client_gone(&mut self, client: &str) {
        self.state.gone.insert(client.to_owned());
        let mut silent = Vec::new();
        for (characteristic, clients) in &mut self.state.notifying {
            if clients.remove(client) && clients.is_empty() {
                silent.push(*characteristic);
            }
        }
        for characteristic in silent {
            self.carry_out(&Command::Unsubscribe { characteristic });
        }
    }

    /// Answers those that wait for some command; whether there were any.
    pub(crate) fn settle(
        &mut self,
        answer: Result<Vec<u8>, impl Fn() -> Refusal>,
        is_meant: impl Fn(&Command) -> bool,
    ) -> bool {
        let mut was_any = false;
        let mut gone = Vec::new();
        for pending in self.state.pending.extract_if(.., |pending| is_meant(&pending.command)) {
            was_any = true;
            if let (Command::Subscribe { characteristic, .. }, Some(client), Ok(_)) =
                (&pending.command, pending.client, &answer)
            {
                gone.extend(self.state.gone.get(&client).cloned());
                self.state.notifying.entry(*characteristic).or_default().insert(client);
            }
            let answer = match &answer {
                Ok(bytes) => Ok(bytes.clone()),
                Err(refusal) => Err(refusal()),
            };
            // Whoever asked may be gone.
            drop(pending.reply.send(answer));
        }
        for client in gone {
            self.client_gone(&client);
        }
        was_any
    }

    pub(crate) fn done(&mut self, bytes: Vec<u8>, is_meant: impl Fn(&Command) -> bool) {
        self.settle(Ok::<_, fn() -> Refusal>(bytes), is_meant);
    }
}

#[cfg(test)]
mod tests;
