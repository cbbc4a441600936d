//! A strap in reach: what it and its link do, on the bus.

use crate::{
    adapter::{Doing, lock},
    asks::{Ask, Pending},
    device::{Device, Known},
    gatt,
    refusal::Refusal,
    setup::Strap,
    stand_in::Status,
    truth::Writer,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use strapline_ecg::{
    sensor::{Command, SensorInput, Service, Uuid},
    synth::strap::SimulatedStrap,
};
use tokio::{
    sync::mpsc::{UnboundedReceiver, UnboundedSender},
    time::{sleep, timeout},
};
use zbus::{Connection, OwnedObjectPath, Variant, names::BusName};

/// What the system asks every strap for.
const MTU: u16 = 517;
/// From one advertisement to the next, milliseconds of the strap.
const ADVERTISE_MS: u64 = 300;
/// A strap that does not answer for so long is let go of, milliseconds of the strap.
const PATIENCE_MS: u64 = 30_000;
/// Longest sleep.
const NAP: Duration = Duration::from_millis(50);

/// Something about the adapter has changed.
#[derive(Debug)]
pub(crate) enum Change {
    /// Somebody looks for straps, or nobody any more.
    Looking,
}

/// A strap in reach.
pub(crate) struct Air {
    pub(crate) spec: Strap,
    pub(crate) strap: SimulatedStrap,
    pub(crate) doing: Arc<Mutex<Doing>>,
    pub(crate) known: Arc<Mutex<Known>>,
    pub(crate) status: Arc<Mutex<Status>>,
    pub(crate) asker: UnboundedSender<Ask>,
    pub(crate) connection: Connection,
    pub(crate) truth: Option<Writer>,
    pub(crate) begun: Instant,
    pub(crate) speed: f64,
    pub(crate) state: AirState,
}

/// What changes while it runs.
#[derive(Debug, Default)]
pub(crate) struct AirState {
    is_known: bool,
    /// Services that are on the bus, each with its path and its characteristics with theirs.
    services: Vec<(String, Vec<(Uuid, String)>)>,
    pub(crate) pending: Vec<Pending>,
    /// Which clients are told of new values.
    pub(crate) notifying: BTreeMap<Uuid, BTreeSet<String>>,
    /// Clients that have left the bus, which gives no name twice.
    pub(crate) gone: BTreeSet<String>,
    connected_ms: u64,
    advertised_ms: u64,
}

impl Air {
    /// Runs until the stand-in ends.
    pub(crate) async fn run(mut self, mut asks: UnboundedReceiver<Ask>) -> zbus::Result<()> {
        loop {
            let now_ms = self.now_ms();
            for (_, input) in self.strap.poll(now_ms) {
                self.happened(input).await?;
            }
            self.look().await?;
            if let Some(truth) = &mut self.truth {
                truth.append(&mut self.strap)?;
            }
            *lock(&self.status) =
                Status { is_connected: self.strap.is_connected(), is_measuring: self.strap.is_measuring() };
            let next_ms = self.strap.next_ms().map_or(u64::MAX, |next_ms| next_ms.saturating_sub(now_ms));
            let nap = Duration::from_secs_f64((next_ms as f64 / 1000.0 / self.speed).min(1.0)).min(NAP);
            match timeout(nap, asks.recv()).await {
                Ok(Some(ask)) => self.asked(ask),
                Ok(None) => return Ok(()),
                // A millisecond's sleep may be none at all.
                Err(_) if nap.is_zero() => sleep(Duration::from_millis(1)).await,
                Err(_) => {}
            }
        }
    }

    fn now_ms(&self) -> u64 {
        (self.begun.elapsed().as_secs_f64() * 1000.0 * self.speed) as u64
    }

    pub(crate) fn carry_out(&mut self, command: &Command) {
        let now_ms = self.now_ms();
        self.strap.carry_out(command, now_ms);
    }

    async fn happened(&mut self, input: SensorInput) -> zbus::Result<()> {
        match input {
            SensorInput::Seen => self.seen().await?,
            SensorInput::Connected => {
                self.state.connected_ms = self.now_ms();
                lock(&self.known).is_connected = true;
                self.changed(&self.spec.path(), DEVICE, [("Connected", true.into())].into(), &[]).await?;
                self.done(vec![], |command| *command == Command::Connect);
                self.carry_out(&Command::RequestMtu(MTU));
            }
            SensorInput::MtuSet(mtu) => {
                lock(&self.known).mtu = mtu;
                self.carry_out(&Command::DiscoverServices);
            }
            SensorInput::ServicesFound(services) => self.resolved(services).await?,
            SensorInput::Bonded => {
                lock(&self.known).is_paired = true;
                self.changed(&self.spec.path(), DEVICE, [("Paired", true.into())].into(), &[]).await?;
                self.done(vec![], |command| *command == Command::Bond);
            }
            SensorInput::ReadAnswer { characteristic: of, bytes } => self.done(
                bytes,
                |command| matches!(command, Command::Read { characteristic } if *characteristic == of),
            ),
            SensorInput::WriteDone { characteristic: of } => self.done(
                vec![],
                |command| matches!(command, Command::Write { characteristic, .. } if *characteristic == of),
            ),
            SensorInput::Subscribed { characteristic: of } => self.done(
                vec![],
                |command| matches!(command, Command::Subscribe { characteristic, .. } if *characteristic == of),
            ),
            SensorInput::Unsubscribed { characteristic: of } => self.done(
                vec![],
                |command| matches!(command, Command::Unsubscribe { characteristic } if *characteristic == of),
            ),
            SensorInput::Notification { characteristic, bytes } => {
                let mut all = self.state.services.iter().flat_map(|(_, inside)| inside);
                if let Some((_, path)) = all.find(|(uuid, _)| *uuid == characteristic) {
                    self.changed(path, CHARACTERISTIC, [("Value", bytes.into())].into(), &[]).await?;
                }
            }
            SensorInput::Failed { command: of, error } => {
                self.settle(Err(|| Refusal::of(&error)), |command| *command == of);
            }
            SensorInput::Disconnected { .. } => self.down().await?,
            SensorInput::Tick => {}
        }
        Ok(())
    }

    /// Looks for the strap while somebody wants that, and gives up a strap that does not answer.
    async fn look(&mut self) -> zbus::Result<()> {
        let now_ms = self.now_ms();
        let (is_connected, is_resolved, is_heard) = {
            let known = lock(&self.known);
            (known.is_connected, known.is_resolved, known.rssi_dbm.is_some())
        };
        let (is_powered, is_looking) = {
            let doing = lock(&self.doing);
            (doing.is_powered, !doing.looking.is_empty())
        };
        if is_connected && (!is_powered || !is_resolved && now_ms > self.state.connected_ms + PATIENCE_MS) {
            self.carry_out(&Command::Disconnect);
            self.down().await?;
        }
        if !is_powered {
            self.settle(Err(Refusal::switched_off), |command| *command == Command::Connect);
        }
        // A strap that is connected does not advertise.
        if is_looking && !is_connected && now_ms >= self.state.advertised_ms + ADVERTISE_MS {
            self.state.advertised_ms = now_ms;
            self.carry_out(&Command::Scan);
        }
        if !is_looking && is_heard {
            self.carry_out(&Command::StopScan);
            lock(&self.known).rssi_dbm = None;
            self.changed(&self.spec.path(), DEVICE, HashMap::new(), &["RSSI"]).await?;
        }
        Ok(())
    }

    async fn seen(&mut self) -> zbus::Result<()> {
        if lock(&self.doing).looking.is_empty() {
            return Ok(());
        }
        // It varies: a strength that stays is not told.
        let rssi_dbm = {
            let mut known = lock(&self.known);
            let is_same = known.rssi_dbm == Some(self.spec.rssi_dbm);
            *known.rssi_dbm.insert(self.spec.rssi_dbm + i16::from(is_same))
        };
        let path = self.spec.path();
        if std::mem::replace(&mut self.state.is_known, true) {
            self.changed(&path, DEVICE, [("RSSI", rssi_dbm.into())].into(), &[]).await
        } else {
            let device = Device { known: self.known.clone(), air: self.asker.clone() };
            self.connection.object_server().at(path, device).await.map(drop)
        }
    }

    async fn resolved(&mut self, services: Vec<Service>) -> zbus::Result<()> {
        let server = self.connection.object_server();
        let device = self.spec.path();
        let mut handle = 0x0A;
        for Service { uuid, characteristics } in &services {
            let path = format!("{device}/service{handle:04x}");
            handle += 1;
            let service = gatt::Service { uuid: *uuid, device: OwnedObjectPath::try_from(device.as_str())? };
            server.at(path.as_str(), service).await?;
            let mut inside = Vec::new();
            for uuid in characteristics {
                let below = format!("{path}/char{handle:04x}");
                handle += 2;
                let characteristic = gatt::Characteristic {
                    uuid: *uuid,
                    service: OwnedObjectPath::try_from(path.as_str())?,
                    known: self.known.clone(),
                    air: self.asker.clone(),
                };
                server.at(below.as_str(), characteristic).await?;
                inside.push((*uuid, below));
            }
            self.state.services.push((path, inside));
        }
        let uuids: Vec<String> = services.iter().map(|service| service.uuid.to_string()).collect();
        {
            let mut known = lock(&self.known);
            known.is_resolved = true;
            known.services = services.iter().map(|service| service.uuid).collect();
        }
        let properties = [("UUIDs", uuids.into()), ("ServicesResolved", true.into())];
        self.changed(&device, DEVICE, properties.into(), &[]).await
    }

    /// The link is down.
    async fn down(&mut self) -> zbus::Result<()> {
        let was_connected = {
            let mut known = lock(&self.known);
            known.is_resolved = false;
            std::mem::replace(&mut known.is_connected, false)
        };
        self.state.notifying.clear();
        self.done(vec![], |command| *command == Command::Disconnect);
        self.settle(Err(Refusal::not_connected), |command| *command != Command::Connect);
        let server = self.connection.object_server();
        for (path, inside) in std::mem::take(&mut self.state.services) {
            for (_, below) in inside {
                server.remove::<gatt::Characteristic, _>(below).await?;
            }
            server.remove::<gatt::Service, _>(path).await?;
        }
        if was_connected {
            let properties = [("ServicesResolved", false.into()), ("Connected", false.into())];
            self.changed(&self.spec.path(), DEVICE, properties.into(), &[]).await?;
        }
        Ok(())
    }

    async fn changed(
        &self,
        path: &str,
        interface: &str,
        properties: HashMap<&str, Variant<'_>>,
        gone: &[&str],
    ) -> zbus::Result<()> {
        changed(&self.connection, path, interface, properties, gone).await
    }
}

const DEVICE: &str = "org.bluez.Device1";
const CHARACTERISTIC: &str = "org.bluez.GattCharacteristic1";

/// Tells everybody that properties have changed.
pub(crate) async fn changed(
    connection: &Connection,
    path: &str,
    interface: &str,
    properties: HashMap<&str, Variant<'_>>,
    gone: &[&str],
) -> zbus::Result<()> {
    let body = (interface, properties, gone);
    let everybody = None::<BusName<'_>>;
    connection
        .emit_signal(everybody, path, "org.freedesktop.DBus.Properties", "PropertiesChanged", &body)
        .await
}
