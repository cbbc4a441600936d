//! Commands as futures: each owns what it needs, and may be dropped at any point.

use crate::{
    advertisement::Advertisement,
    bond,
    discovery::{self, Discovery, Looking},
    radio::heard,
    stack,
    target::Target,
};
use btleplug::{
    api::{Central as _, Characteristic, DEFAULT_MTU_SIZE, Peripheral as _, ValueNotification, WriteType},
    platform::{Adapter, Peripheral},
};
use futures_util::{StreamExt as _, stream::BoxStream};
use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use strapline_ecg::sensor::{
    BOND_MS, CLOSE_MS, CONNECT_MS, Command, DISCOVER_MS, LinkError, OPERATION_MS, SensorInput, Service, Uuid,
};
use tokio::time::{Instant, sleep, timeout, timeout_at};

/// An operation fails here this much before the sensor gives it up, milliseconds.
const BEFORE_MS: u64 = 500;
/// A strap is looked for this long before it is called, milliseconds.
const LOOK_MS: u64 = 10_000;
/// Where it is not sure which strap is meant, all are compared for this long after the first was heard, milliseconds.
const COMPARE_MS: u64 = 2_000;

/// The strap that is being called, known to whoever gives the call up: the stack would go on with it.
pub(crate) type Called = Arc<Mutex<Option<Peripheral>>>;

/// A command that is being carried out.
pub(crate) struct Operation {
    pub(crate) command: Command,
    called: Called,
    pub(crate) outcome: Pin<Box<dyn Future<Output = Result<Outcome, LinkError>> + Send>>,
}

/// What an operation came to.
pub(crate) enum Outcome {
    /// The link is up.
    Connected(Box<(Peripheral, Advertisement)>),
    /// Its services, and what will be told from now on.
    Services(Vec<Service>, BoxStream<'static, ValueNotification>),
    /// The strap is looked for.
    Looking(Looking),
    /// The link is down.
    Disconnected,
    /// Anything else.
    Input(SensorInput),
}

impl Operation {
    /// Whether it tries to reach the strap.
    pub(crate) fn is_call(&self) -> bool {
        matches!(self.command, Command::Connect | Command::ReconnectAfter { .. })
    }

    /// The strap that it was calling when it was given up or failed.
    pub(crate) fn called(&self) -> Option<Peripheral> {
        self.called.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn new(
        command: Command,
        outcome: impl Future<Output = Result<Outcome, LinkError>> + Send + 'static,
    ) -> Self {
        Self { command, called: Called::default(), outcome: Box::pin(outcome) }
    }

    /// Waits, ends the call that was given up, then connects.
    pub(crate) fn call(command: Command, caller: Caller, given_up: Option<Peripheral>) -> Self {
        let wait_ms = if let Command::ReconnectAfter { ms } = command { ms } else { 0 };
        let is_again = matches!(command, Command::ReconnectAfter { .. });
        let called = Called::default();
        let calling = called.clone();
        let outcome = async move {
            sleep(Duration::from_millis(wait_ms)).await;
            if let Some(given_up) = given_up {
                hang_up(&given_up).await;
            }
            let reached = within(CONNECT_MS, caller.connect(is_again, &calling)).await?;
            Ok(Outcome::Connected(Box::new(reached)))
        };
        Self { called, ..Self::new(command, outcome) }
    }

    /// Begins to look.
    pub(crate) fn look(discovery: Discovery) -> Self {
        let outcome = async move { Ok(Outcome::Looking(discovery.look(vec![]).await?)) };
        Self::new(Command::Scan, outcome)
    }

    /// Lets go.
    pub(crate) fn disconnect(known: Option<Peripheral>) -> Self {
        let outcome = async move {
            if let Some(peripheral) = known {
                hang_up(&peripheral).await;
            }
            Ok(Outcome::Disconnected)
        };
        Self::new(Command::Disconnect, outcome)
    }

    /// Something that is done over the link.
    pub(crate) fn over_link(command: Command, peripheral: Peripheral) -> Self {
        let asked = command.clone();
        let ms = match command {
            Command::DiscoverServices => DISCOVER_MS,
            Command::Bond => BOND_MS,
            _ => OPERATION_MS,
        };
        Self::new(command, within(ms, over_link(asked, peripheral)))
    }
}

async fn within<T>(ms: u64, work: impl Future<Output = Result<T, LinkError>>) -> Result<T, LinkError> {
    let ms = ms.saturating_sub(BEFORE_MS);
    timeout(Duration::from_millis(ms), work).await.unwrap_or(Err(LinkError::TimedOut))
}

/// Lets go of a strap, or stops calling it.
pub(crate) async fn hang_up(peripheral: &Peripheral) {
    // Where it fails, the link is down already or goes down with the stack.
    let _down = timeout(Duration::from_millis(CLOSE_MS - BEFORE_MS), peripheral.disconnect()).await;
}

/// Who calls, and whom.
pub(crate) struct Caller {
    pub(crate) central: Adapter,
    pub(crate) discovery: Discovery,
    pub(crate) target: Target,
    pub(crate) known: Option<Peripheral>,
}

impl Caller {
    async fn connect(
        self,
        is_again: bool,
        called: &Called,
    ) -> Result<(Peripheral, Advertisement), LinkError> {
        if discovery::is_off(&self.central).await {
            return Err(LinkError::RadioOff);
        }
        let met = match self.known {
            Some(peripheral) => Advertisement::of(&peripheral).await.map(|found| (peripheral, found)),
            None => None,
        };
        // Systems forget straps that they have not heard for a while.
        let (peripheral, found) = match met {
            Some(met) => met,
            None => find(&self.central, &self.discovery, &self.target).await?,
        };
        if is_again && peripheral.is_connected().await.unwrap_or(false) {
            // What is left of a link carries nothing any more.
            hang_up(&peripheral).await;
        }
        *called.lock().unwrap_or_else(PoisonError::into_inner) = Some(peripheral.clone());
        ring(&peripheral).await?;
        Ok((peripheral, found))
    }
}

async fn ring(peripheral: &Peripheral) -> Result<(), LinkError> {
    match peripheral.connect().await {
        Err(error) if !stack::is_done_already(&error) => Err(stack::link_error(&error)),
        _ => Ok(()),
    }
}

/// The strap that is meant: one that is there, or at least one that the system has met and that is meant for sure.
async fn find(
    central: &Adapter,
    discovery: &Discovery,
    target: &Target,
) -> Result<(Peripheral, Advertisement), LinkError> {
    let said = |error: btleplug::Error| stack::link_error(&error);
    let mut events = central.events().await.map_err(said)?;
    let (mut best, mut met): (Found, Found) = (None, None);
    for peripheral in central.peripherals().await.map_err(said)? {
        weigh(target, peripheral, &mut best, &mut met).await;
    }
    let is_sure = |best: &Found| best.as_ref().is_some_and(|(_, best)| target.is_surely(best));
    if is_sure(&best) {
        return best.ok_or(LinkError::NotFound);
    }
    let looking = discovery.look(vec![]).await?;
    let compare = Duration::from_millis(COMPARE_MS);
    let mut until = Instant::now() + if best.is_some() { compare } else { Duration::from_millis(LOOK_MS) };
    while let Ok(Some(event)) = timeout_at(until, events.next()).await {
        let Some(id) = heard(&event) else { continue };
        let Ok(peripheral) = central.peripheral(id).await else { continue };
        let was_found = best.is_some();
        weigh(target, peripheral, &mut best, &mut met).await;
        if is_sure(&best) {
            break;
        }
        if best.is_some() && !was_found {
            until = until.min(Instant::now() + compare);
        }
    }
    // Many adapters cannot look and call at once.
    looking.end().await;
    best.or(met).ok_or(LinkError::NotFound)
}

type Found = Option<(Peripheral, Advertisement)>;

/// Keeps a device where it may be the strap that is meant: as the best so far of those that are there, or as one met.
async fn weigh(target: &Target, peripheral: Peripheral, best: &mut Found, met: &mut Found) {
    let Some(found) = Advertisement::of(&peripheral).await else { return };
    if !target.is(&found) {
        return;
    }
    if !found.is_there(&peripheral).await {
        if target.is_surely(&found) {
            *met = Some((peripheral, found));
        }
    } else if best.as_ref().is_none_or(|(_, best)| target.rank(&found) < target.rank(best)) {
        *best = Some((peripheral, found));
    }
}

async fn over_link(command: Command, peripheral: Peripheral) -> Result<Outcome, LinkError> {
    let said = |error: btleplug::Error| stack::link_error(&error);
    let characteristic = |uuid: Uuid| -> Result<Characteristic, LinkError> {
        let found = peripheral.characteristics().into_iter().find(|known| known.uuid == uuid);
        found.ok_or(LinkError::NotFound)
    };
    let input = match command {
        Command::DiscoverServices => {
            peripheral.discover_services().await.map_err(said)?;
            // After the services, which it reads; before the first subscription, whose first value would be lost.
            let notifications = peripheral.notifications().await.map_err(said)?;
            let services = peripheral.services().into_iter().map(|service| Service {
                uuid: service.uuid,
                characteristics: service.characteristics.into_iter().map(|known| known.uuid).collect(),
            });
            return Ok(Outcome::Services(services.collect(), notifications));
        }
        // Desktop systems agree on the size by themselves. The smallest stands for one that is not known, too.
        Command::RequestMtu(_) => match peripheral.mtu() {
            DEFAULT_MTU_SIZE => return Err(LinkError::NotSupported),
            mtu => SensorInput::MtuSet(mtu),
        },
        Command::Bond => {
            bond::bond(&peripheral).await?;
            SensorInput::Bonded
        }
        Command::Read { characteristic: uuid } => {
            let bytes = peripheral.read(&characteristic(uuid)?).await.map_err(said)?;
            SensorInput::ReadAnswer { characteristic: uuid, bytes }
        }
        Command::Write { characteristic: uuid, bytes, with_response } => {
            let how = if with_response { WriteType::WithResponse } else { WriteType::WithoutResponse };
            peripheral.write(&characteristic(uuid)?, &bytes, how).await.map_err(said)?;
            SensorInput::WriteDone { characteristic: uuid }
        }
        Command::Subscribe { characteristic: uuid, .. } => {
            match peripheral.subscribe(&characteristic(uuid)?).await {
                Err(error) if !stack::is_in_progress(&error) => return Err(said(error)),
                // Once more is no error.
                _ => {}
            }
            SensorInput::Subscribed { characteristic: uuid }
        }
        Command::Unsubscribe { characteristic: uuid } => {
            peripheral.unsubscribe(&characteristic(uuid)?).await.map_err(said)?;
            SensorInput::Unsubscribed { characteristic: uuid }
        }
        Command::Scan
        | Command::StopScan
        | Command::Connect
        | Command::ReconnectAfter { .. }
        | Command::Disconnect => return Err(LinkError::NotSupported),
    };
    Ok(Outcome::Input(input))
}
