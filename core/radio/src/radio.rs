//! The radio that a caller holds.

use crate::{
    advertisement::Advertisement,
    clock::after,
    discovery::{self, Discovery},
    engine::Engine,
    error::RadioError,
    link::Link,
    stack,
    target::Target,
};
use btleplug::{
    api::{Central as _, CentralEvent, CentralState, Manager as _},
    platform::{Adapter, Manager, PeripheralId},
};
use futures_util::StreamExt as _;
use std::{
    collections::HashMap,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};
use strapline_ecg::sensor::{LinkError, Uuid};

/// The system is waited for this long when the radio is opened, milliseconds.
pub const OPEN_MS: u64 = 10_000;
/// Beyond its time a search is waited for this long to end, milliseconds.
const END_MS: u64 = 5_000;
/// What was asked about a device this recently is not asked again: some tell something ten times a second.
const RECENT: Duration = Duration::from_millis(500);
/// Most devices that are remembered in one search.
const MOST: usize = 4096;
/// Most news of a search that wait to be told.
const NEWS: usize = 256;

/// This machine's Bluetooth adapter: the first that is switched on.
///
/// Any number of searches and links may be under way at once. Links live on when this is dropped.
#[derive(Debug)]
pub struct Radio {
    engine: Arc<Engine>,
    central: Adapter,
    discovery: Discovery,
}

impl Radio {
    /// Finds the adapter, and sees that it is switched on. Waits [`OPEN_MS`] at most.
    pub fn open() -> Result<Self, RadioError> {
        let engine = Engine::start()?;
        let central =
            engine.run(Duration::from_millis(OPEN_MS), open()).unwrap_or(Err(RadioError::TimedOut))?;
        let discovery = Discovery::new(central.clone());
        Ok(Self { engine: Arc::new(engine), central, discovery })
    }

    /// Looks for straps for so long. Each device is told the first time that it is heard, and again when its name or kind
    /// becomes known; all are returned, those that are known here first.
    ///
    /// The system is not asked to leave out other services, because a strap may tell its name only: what is no known
    /// strap has no [`Advertisement::kind`].
    pub fn scan(
        &self,
        for_duration: Duration,
        on_found: impl FnMut(&Advertisement),
    ) -> Result<Vec<Advertisement>, RadioError> {
        self.scan_services(&[], for_duration, on_found)
    }

    /// Looks for devices that offer one of `services`, as [`Self::scan`] does for all.
    pub fn scan_services(
        &self,
        services: &[Uuid],
        for_duration: Duration,
        mut on_found: impl FnMut(&Advertisement),
    ) -> Result<Vec<Advertisement>, RadioError> {
        let until = after(for_duration);
        let (news, fetch) = mpsc::sync_channel(NEWS);
        let (done, result) = mpsc::sync_channel(1);
        let search = search(self.central.clone(), self.discovery.clone(), services.to_vec(), until, news);
        self.engine.handle().spawn(async move {
            // Whoever waited may have given up.
            let _given_up = done.send(search.await);
        });
        // The search's end closes the channel.
        let end = until + Duration::from_millis(END_MS);
        while let Ok(found) = fetch.recv_timeout(end.saturating_duration_since(Instant::now())) {
            on_found(&found);
        }
        let found = result.recv_timeout(end.saturating_duration_since(Instant::now()));
        found.unwrap_or(Err(RadioError::TimedOut))
    }

    /// A link to a strap. Nothing is sent before [`Link::carry_out`].
    pub fn link(&self, target: &Target) -> Link {
        Link::new(self.engine.clone(), self.central.clone(), self.discovery.clone(), target.clone())
    }
}

async fn open() -> Result<Adapter, RadioError> {
    let manager = Manager::new().await.map_err(|error| stack::radio_error(&error))?;
    let mut adapters = Vec::new();
    for adapter in manager.adapters().await.map_err(|error| stack::radio_error(&error))? {
        adapters.push((adapter.adapter_info().await.unwrap_or_default(), adapter));
    }
    if adapters.is_empty() {
        return Err(RadioError::NoAdapter);
    }
    adapters.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (_, adapter) in adapters {
        if !discovery::is_off(&adapter).await {
            return Ok(adapter);
        }
    }
    Err(RadioError::Off)
}

async fn search(
    central: Adapter,
    discovery: Discovery,
    services: Vec<Uuid>,
    until: Instant,
    news: mpsc::SyncSender<Advertisement>,
) -> Result<Vec<Advertisement>, RadioError> {
    // Before the search begins, or what is heard first is lost.
    let mut events = central.events().await.map_err(|error| stack::radio_error(&error))?;
    let looking = discovery.look(services.clone()).await.map_err(|error| match error {
        LinkError::RadioOff => RadioError::Off,
        LinkError::NotPermitted => RadioError::NotPermitted { words: error.to_string() },
        other => RadioError::System(other.to_string()),
    })?;
    let mut found: HashMap<PeripheralId, (Instant, Advertisement)> = HashMap::new();
    let mut is_off = false;
    while let Ok(Some(event)) = tokio::time::timeout_at(until.into(), events.next()).await {
        if let CentralEvent::StateUpdate(CentralState::PoweredOff) = event {
            is_off = true;
            break;
        }
        let Some(id) = heard(&event) else { continue };
        let before = found.get(id);
        let is_recent = before.is_some_and(|(when, _)| when.elapsed() < RECENT);
        if is_recent || before.is_none() && found.len() >= MOST {
            continue;
        }
        let Ok(peripheral) = central.peripheral(id).await else { continue };
        let Some(now) = Advertisement::of(&peripheral).await else { continue };
        let offers = services.is_empty() || services.iter().any(|service| now.services.contains(service));
        if !offers || !now.is_there(&peripheral).await {
            continue;
        }
        if before.is_none_or(|(_, before)| before.name != now.name || before.kind != now.kind) {
            // Whoever listens too slowly finds it in the list.
            let _full = news.try_send(now.clone());
        }
        found.insert(id.clone(), (Instant::now(), now));
    }
    looking.end().await;
    if is_off {
        return Err(RadioError::Off);
    }
    let mut found: Vec<_> = found.into_values().map(|(_, found)| found).collect();
    found.sort_by_key(Advertisement::place);
    Ok(found)
}

/// The device that was heard, where something was.
pub(crate) fn heard(event: &CentralEvent) -> Option<&PeripheralId> {
    match event {
        CentralEvent::DeviceDiscovered(id)
        | CentralEvent::DeviceUpdated(id)
        | CentralEvent::ManufacturerDataAdvertisement { id, .. }
        | CentralEvent::ServiceDataAdvertisement { id, .. }
        | CentralEvent::ServicesAdvertisement { id, .. }
        | CentralEvent::RssiUpdate { id, .. } => Some(id),
        _ => None,
    }
}
