//! The link that a caller holds.

use crate::{
    advertisement::Advertisement,
    clock::now,
    conversation::{self, Conversation, Ends},
    discovery::Discovery,
    engine::Engine,
    inbox::Inbox,
    target::Target,
};
use btleplug::platform::Adapter;
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError, mpsc::sync_channel},
    time::Duration,
};
use strapline_ecg::sensor::{Command, LinkError, Moment, SensorInput};
use tokio::sync::{mpsc, oneshot};

/// Letting go of a strap is waited for this long when a link is dropped, milliseconds.
pub const LEAVE_MS: u64 = 3_000;

/// The link to one strap, or the attempt at one.
///
/// Dropping it disconnects, and waits for that [`LEAVE_MS`] at most. Whoever drops it has asked the sensor to stop
/// before: a strap that is left without being asked stays awake until its battery is flat.
pub struct Link {
    commands: mpsc::Sender<Command>,
    leave: Option<oneshot::Sender<std::sync::mpsc::SyncSender<()>>>,
    inbox: Arc<Inbox>,
    chosen: Arc<Mutex<Option<Advertisement>>>,
    /// Kept running by whoever holds a link.
    _engine: Arc<Engine>,
}

impl Link {
    pub(crate) fn new(engine: Arc<Engine>, central: Adapter, discovery: Discovery, target: Target) -> Self {
        let (commands, commanded) = mpsc::channel(conversation::MOST);
        let (leave, left) = oneshot::channel();
        let inbox = Arc::<Inbox>::default();
        let chosen = Arc::default();
        let ends =
            Ends { commands: commanded, leave: left, inbox: inbox.clone(), chosen: Arc::clone(&chosen) };
        let conversation = Conversation::new(central, discovery, target, &ends);
        engine.handle().spawn(conversation.run(ends));
        Self { commands, leave: Some(leave), inbox, chosen, _engine: engine }
    }

    /// Has a command carried out, after those before it. Returns at once; what comes of it comes by [`Self::wait`].
    pub fn carry_out(&mut self, command: Command) {
        if let Err(refused) = self.commands.try_send(command) {
            // Too many wait, or the radio has stopped.
            let command = refused.into_inner();
            self.inbox.put(now(), SensorInput::Failed { command, error: LinkError::NotTaken });
        }
    }

    /// The next thing that happened and when it did, in order; `None` when nothing has for so long.
    pub fn wait(&mut self, up_to: Duration) -> Option<(Moment, SensorInput)> {
        self.inbox.fetch(up_to)
    }

    /// Which strap it is; `None` before it was reached. From then on no other is taken, whatever was meant at first.
    pub fn strap(&self) -> Option<Advertisement> {
        self.chosen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        if self.inbox.is_closed() {
            return;
        }
        let (done, wait) = sync_channel(1);
        if self.leave.take().is_some_and(|leave| leave.send(done).is_ok()) {
            // Later than that it goes down with the process.
            let _left = wait.recv_timeout(Duration::from_millis(LEAVE_MS));
        }
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link").field("strap", &self.strap()).finish_non_exhaustive()
    }
}
