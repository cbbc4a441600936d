//! One strap's conversation: commands in, inputs out.
//!
//! Two things are watched besides the operation that is under way: the system's word that a link went down, and the age
//! of the last frame, because a stream of notifications neither ends nor fails when its link does, and the word may get
//! lost. Either leads to a question, whether the link stands, and only its answer is believed.

use crate::{
    advertisement::Advertisement,
    clock::now,
    discovery::{Discovery, Looking},
    inbox::Inbox,
    operation::{Caller, Operation, Outcome, hang_up},
    radio::heard,
    stack,
    target::Target,
};
use btleplug::{
    api::{Central as _, CentralEvent, CentralState, Peripheral as _, ValueNotification},
    platform::{Adapter, Peripheral, PeripheralId},
};
use futures_util::{
    Stream, StreamExt,
    future::{BoxFuture, OptionFuture},
    stream::BoxStream,
};
use std::{
    collections::VecDeque,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError, mpsc::SyncSender},
    time::{Duration, Instant},
};
use strapline_ecg::sensor::{Command, LinkError, SensorInput};
use tokio::{
    sync::{mpsc, oneshot},
    time::{MissedTickBehavior, interval, timeout},
};

/// Without a frame for so long the system is asked whether the link stands.
const PROBE: Duration = Duration::from_secs(4);
/// A system that does not answer a simple question for so long is not waited for.
const PATIENCE: Duration = Duration::from_secs(1);
/// Most commands that wait.
pub(crate) const MOST: usize = 64;

/// What a conversation needs of its link.
pub(crate) struct Ends {
    pub(crate) commands: mpsc::Receiver<Command>,
    /// Sent when the link is dropped; answered when the strap was let go of.
    pub(crate) leave: oneshot::Receiver<SyncSender<()>>,
    pub(crate) inbox: Arc<Inbox>,
    /// The strap that was chosen, once it was reached.
    pub(crate) chosen: Arc<Mutex<Option<Advertisement>>>,
}

/// A conversation with one strap, however often its link is lost.
pub(crate) struct Conversation {
    central: Adapter,
    discovery: Discovery,
    target: Target,
    inbox: Arc<Inbox>,
    chosen: Arc<Mutex<Option<Advertisement>>>,
    strap: Option<Peripheral>,
    /// A strap whose call was given up; the stack may go on with it.
    given_up: Option<Peripheral>,
    is_up: bool,
    under_way: Option<Operation>,
    waiting: VecDeque<Command>,
    looking: Option<Looking>,
    notifications: Option<BoxStream<'static, ValueNotification>>,
    /// The question whether the link stands.
    probe: Option<BoxFuture<'static, Result<bool, LinkError>>>,
    last_frame: Instant,
}

impl Conversation {
    pub(crate) fn new(central: Adapter, discovery: Discovery, target: Target, ends: &Ends) -> Self {
        Self {
            central,
            discovery,
            target,
            inbox: ends.inbox.clone(),
            chosen: ends.chosen.clone(),
            strap: None,
            given_up: None,
            is_up: false,
            under_way: None,
            waiting: VecDeque::new(),
            looking: None,
            notifications: None,
            probe: None,
            last_frame: Instant::now(),
        }
    }

    /// Goes on until its link is dropped.
    pub(crate) async fn run(mut self, ends: Ends) {
        // However this ends, whoever waits is told.
        let _told = CloseWhenDropped(self.inbox.clone());
        let Ends { mut commands, mut leave, .. } = ends;
        let mut events = events_of(self.central.clone()).await;
        let mut tick = interval(Duration::from_secs(1));
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let frame = OptionFuture::from(self.notifications.as_mut().map(StreamExt::next));
            let outcome = OptionFuture::from(self.under_way.as_mut().map(|operation| &mut operation.outcome));
            let event = OptionFuture::from(events.as_mut().map(StreamExt::next));
            let answer = OptionFuture::from(self.probe.as_mut());
            // In this order: what was heard before a link went down belongs before the news of it.
            tokio::select! {
                biased;
                done = &mut leave => {
                    self.leave().await;
                    if let Ok(done) = done {
                        let _gone = done.send(());
                    }
                    return;
                }
                Some(frame) = frame => self.frame(frame),
                Some(outcome) = outcome => self.done(outcome),
                Some(event) = event => match event {
                    Some(event) => self.event(&event).await,
                    None => events = None,
                },
                Some(answer) = answer => self.answered(answer),
                Some(command) = commands.recv() => self.carry_out(command),
                _ = tick.tick() => {
                    self.watch();
                    if events.is_none() {
                        events = events_of(self.central.clone()).await;
                    }
                }
            }
            self.next();
        }
    }

    fn tell(&self, input: SensorInput) {
        self.inbox.put(now(), input);
    }

    fn carry_out(&mut self, command: Command) {
        match command {
            Command::Connect | Command::ReconnectAfter { .. } => {
                self.drop_all();
                self.is_up = false;
                let caller = Caller {
                    central: self.central.clone(),
                    discovery: self.discovery.clone(),
                    target: self.target.clone(),
                    known: self.strap.clone(),
                };
                self.under_way = Some(Operation::call(command, caller, self.given_up.take()));
            }
            Command::Disconnect => {
                self.drop_all();
                let known = self.given_up.take().or_else(|| self.strap.clone());
                self.under_way = Some(Operation::disconnect(known));
            }
            Command::Scan => {
                self.drop_all();
                if let Some(given_up) = self.given_up.take() {
                    tokio::spawn(async move { hang_up(&given_up).await });
                }
                self.under_way = Some(Operation::look(self.discovery.clone()));
            }
            Command::StopScan => {
                self.looking = None;
                self.under_way.take_if(|operation| operation.command == Command::Scan);
            }
            _ if !self.is_up => {
                self.tell(SensorInput::Failed { command, error: LinkError::NotConnected });
            }
            _ if self.waiting.len() >= MOST => {
                let error = LinkError::NotTaken;
                self.tell(SensorInput::Failed { command, error });
            }
            _ => self.waiting.push_back(command),
        }
    }

    /// What is under way is given up: something else was asked for that makes it pointless.
    fn drop_all(&mut self) {
        self.waiting.clear();
        self.looking = None;
        if let Some(operation) = self.under_way.take() {
            self.given_up = operation.called().or(self.given_up.take());
        }
    }

    /// Begins the next operation where none is under way.
    fn next(&mut self) {
        if self.under_way.is_none()
            && let Some(strap) = &self.strap
            && let Some(command) = self.waiting.pop_front()
        {
            self.under_way = Some(Operation::over_link(command, strap.clone()));
        }
    }

    fn frame(&mut self, frame: Option<ValueNotification>) {
        self.last_frame = Instant::now();
        match frame {
            Some(frame) if self.is_up => {
                self.tell(SensorInput::Notification { characteristic: frame.uuid, bytes: frame.value });
            }
            Some(_) => {}
            None => self.notifications = None,
        }
    }

    fn done(&mut self, outcome: Result<Outcome, LinkError>) {
        let Some(operation) = self.under_way.take() else { return };
        match outcome {
            Ok(Outcome::Connected(reached)) => {
                let (strap, found) = *reached;
                // Whatever was meant before, from now on this one is.
                self.target = Target::Address(found.address.clone());
                *self.chosen.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
                self.strap = Some(strap);
                self.is_up = true;
                self.last_frame = Instant::now();
                self.tell(SensorInput::Connected);
            }
            Ok(Outcome::Services(services, notifications)) => {
                self.notifications = Some(notifications);
                self.tell(SensorInput::ServicesFound(services));
            }
            Ok(Outcome::Looking(looking)) => self.looking = Some(looking),
            Ok(Outcome::Disconnected) => self.down(None),
            Ok(Outcome::Input(input)) => self.tell(input),
            Err(error) => {
                self.given_up = operation.called();
                if operation.is_call() && error == LinkError::NotFound {
                    self.strap = None;
                }
                let is_lost = self.is_up && error == LinkError::NotConnected;
                self.tell(SensorInput::Failed { command: operation.command, error });
                if is_lost {
                    self.ask();
                }
            }
        }
    }

    async fn event(&mut self, event: &CentralEvent) {
        match event {
            CentralEvent::DeviceDisconnected(id) if self.is_up && self.is_strap(id) => self.ask(),
            CentralEvent::StateUpdate(CentralState::PoweredOff) => self.switched_off(),
            event => {
                if let (true, Some(id)) = (self.looking.is_some(), heard(event)) {
                    self.seen(id).await;
                }
            }
        }
    }

    fn is_strap(&self, id: &PeripheralId) -> bool {
        self.strap.as_ref().is_some_and(|strap| strap.id() == *id)
    }

    async fn seen(&mut self, id: &PeripheralId) {
        let look_at = async {
            let peripheral = self.central.peripheral(id).await.ok()?;
            Advertisement::of(&peripheral).await.map(|found| (peripheral, found))
        };
        let Ok(Some((peripheral, found))) = timeout(PATIENCE, look_at).await else { return };
        if self.target.is(&found) && found.rssi_dbm.is_some() {
            // Only where it was reached before is it sure which one is meant.
            if matches!(self.target, Target::Address(_)) {
                self.strap = Some(peripheral);
            }
            self.looking = None;
            self.tell(SensorInput::Seen);
        }
    }

    fn switched_off(&mut self) {
        if self.is_up {
            self.down(Some(LinkError::RadioOff));
        } else if let Some(operation) = self.under_way.take_if(|operation| operation.is_call()) {
            self.tell(SensorInput::Failed { command: operation.command, error: LinkError::RadioOff });
        } else if self.looking.take().is_some() {
            self.tell(SensorInput::Failed { command: Command::Scan, error: LinkError::RadioOff });
        }
    }

    /// Time has passed.
    fn watch(&mut self) {
        if self.is_up && self.last_frame.elapsed() >= PROBE {
            // Not again at once: the next question is due after as long a silence.
            self.last_frame = Instant::now();
            self.ask();
        }
    }

    /// Asks whether the link stands.
    fn ask(&mut self) {
        if let Some(strap) = self.strap.clone() {
            self.probe = Some(Box::pin(async move {
                strap.is_connected().await.map_err(|error| stack::link_error(&error))
            }));
        }
    }

    fn answered(&mut self, answer: Result<bool, LinkError>) {
        self.probe = None;
        match answer {
            _ if !self.is_up => {}
            Ok(true) => {}
            Ok(false) => self.down(None),
            Err(error) => self.down(Some(error)),
        }
    }

    fn down(&mut self, error: Option<LinkError>) {
        self.is_up = false;
        self.under_way = None;
        self.waiting.clear();
        self.notifications = None;
        self.probe = None;
        self.tell(SensorInput::Disconnected { error });
    }

    /// Lets go of the strap, whatever is under way.
    async fn leave(&mut self) {
        self.drop_all();
        self.notifications = None;
        if let Some(looking) = self.looking.take() {
            looking.end().await;
        }
        if let Some(strap) = self.given_up.as_ref().or(self.strap.as_ref()) {
            hang_up(strap).await;
        }
    }
}

/// What the system says by itself; `None` where it does not answer.
async fn events_of(central: Adapter) -> Option<Pin<Box<dyn Stream<Item = CentralEvent> + Send>>> {
    timeout(PATIENCE, central.events()).await.ok()?.ok()
}

struct CloseWhenDropped(Arc<Inbox>);

impl Drop for CloseWhenDropped {
    fn drop(&mut self) {
        let error = LinkError::NotTaken;
        self.0.close(now(), Some(SensorInput::Disconnected { error: Some(error) }));
    }
}
