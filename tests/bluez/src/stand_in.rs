//! The whole of it.

use crate::{
    adapter::{self, Adapter, Doing, lock},
    air::{self, Air, AirState, Change},
    asks::{self, Ask, Question},
    device::Known,
    setup::{Setup, Strap},
    truth::Writer,
};
use std::{
    io,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use strapline_ecg::synth::strap::SimulatedStrap;
use tokio::{
    runtime::{Builder, Runtime},
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
};
use zbus::{Connection, MatchRule, MessageStream, Variant, connection, fdo::ObjectManager, message::Type};

/// A stand-in for `BlueZ`, as long as this is held.
#[derive(Debug)]
pub struct StandIn {
    runtime: Option<Runtime>,
    straps: Vec<Arc<Mutex<Status>>>,
}

/// No stand-in could be started, or reached.
#[derive(Debug, thiserror::Error)]
pub enum StandInError {
    /// The bus.
    #[error("the bus says: {0}")]
    Bus(#[from] zbus::Error),
    /// A thread, or the file of what was sent.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What a strap is doing.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Status {
    pub(crate) is_connected: bool,
    pub(crate) is_measuring: bool,
}

impl StandIn {
    /// Begins on the bus with this address; the straps' time begins with it.
    pub fn start(bus: &str, setup: Setup) -> Result<Self, StandInError> {
        let runtime =
            Builder::new_multi_thread().worker_threads(1).thread_name("bluez").enable_all().build()?;
        let straps = runtime.block_on(serve(bus.to_owned(), setup))?;
        Ok(Self { runtime: Some(runtime), straps })
    }

    /// Whether the n-th strap has a link.
    pub fn is_connected(&self, n: usize) -> bool {
        lock(&self.straps[n]).is_connected
    }

    /// Whether the n-th strap measures: after it was left without being asked to stop, its battery runs down.
    pub fn is_measuring(&self, n: usize) -> bool {
        lock(&self.straps[n]).is_measuring
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_secs(1));
        }
    }
}

/// Switches the adapter on or off, as a person would.
pub fn switch(bus: &str, is_on: bool) -> Result<(), StandInError> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let connection = connection::Builder::address(bus).build().await?;
        let body = ("org.bluez.Adapter1", "Powered", Variant::from(is_on));
        let properties = Some("org.freedesktop.DBus.Properties");
        connection.call_method(Some("org.bluez"), adapter::PATH, properties, "Set", &body).await?;
        Ok(())
    })
}

async fn serve(bus: String, setup: Setup) -> Result<Vec<Arc<Mutex<Status>>>, StandInError> {
    let doing = Arc::new(Mutex::new(Doing {
        is_powered: setup.is_powered,
        looking: std::collections::BTreeSet::new(),
    }));
    let (changes, changed) = unbounded_channel();
    let connection = connection::Builder::address(bus.as_str()).serve_at("/", ObjectManager).build().await?;
    if setup.has_adapter {
        let adapter = Adapter { doing: doing.clone(), changes: changes.clone() };
        connection.object_server().at(adapter::PATH, adapter).await?;
    }
    let begun = Instant::now();
    let (mut airs, mut statuses) = (Vec::new(), Vec::new());
    for strap in setup.straps {
        let (air, status) = put_up(strap, &connection, &doing, (begun, setup.speed))?;
        airs.push(air);
        statuses.push(status);
    }
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .sender("org.freedesktop.DBus")
        .interface("org.freedesktop.DBus")
        .member("NameOwnerChanged")
        .build()?;
    let owners = MessageStream::for_match_rule(rule, &connection, None).await?;
    tokio::spawn(see_clients_off(owners, doing.clone(), changes, airs));
    tokio::spawn(tell_looking(connection.clone(), changed, doing));
    connection.request_name("org.bluez").await?;
    Ok(statuses)
}

type Put = (UnboundedSender<Ask>, Arc<Mutex<Status>>);

/// A strap in reach.
fn put_up(
    spec: Strap,
    connection: &Connection,
    doing: &Arc<Mutex<Doing>>,
    (begun, speed): (Instant, f64),
) -> io::Result<Put> {
    let (asker, asks) = unbounded_channel();
    let known = Known {
        name: spec.name.clone(),
        address: spec.address.clone(),
        services: spec.advertised(),
        mtu: 23,
        ..Known::default()
    };
    let mut strap = SimulatedStrap::new(&spec.source, spec.kind, spec.faults.clone(), spec.seed);
    if spec.truth.is_some() {
        strap = strap.with_truth();
    }
    let status = Arc::<Mutex<Status>>::default();
    let air = Air {
        truth: spec.truth.as_deref().map(Writer::create).transpose()?,
        spec,
        strap,
        doing: doing.clone(),
        known: Arc::new(Mutex::new(known)),
        status: status.clone(),
        asker: asker.clone(),
        connection: connection.clone(),
        begun,
        speed,
        state: AirState::default(),
    };
    tokio::spawn(async move {
        if let Err(error) = air.run(asks).await {
            eprintln!("the stand-in for BlueZ has stopped: {error}");
        }
    });
    Ok((asker, status))
}

/// Ends what a client began once it has left the bus.
async fn see_clients_off(
    mut owners: MessageStream,
    doing: Arc<Mutex<Doing>>,
    changes: UnboundedSender<Change>,
    airs: Vec<UnboundedSender<Ask>>,
) {
    use futures_util::StreamExt as _;
    while let Some(Ok(message)) = owners.next().await {
        let Ok((name, _, new)) = message.body().deserialize::<(String, String, String)>() else { continue };
        if !new.is_empty() || !name.starts_with(':') {
            continue;
        }
        if lock(&doing).looking.remove(&name) {
            // Nobody to tell where the stand-in ends.
            let _stopped = changes.send(Change::Looking);
        }
        for air in &airs {
            let _left = asks::ask(air, Question::ClientGone(name.clone())).await;
        }
    }
}

/// Tells everybody whether straps are looked for.
async fn tell_looking(
    connection: Connection,
    mut changes: UnboundedReceiver<Change>,
    doing: Arc<Mutex<Doing>>,
) {
    while let Some(Change::Looking) = changes.recv().await {
        let is_looking = !lock(&doing).looking.is_empty();
        let properties = [("Discovering", Variant::from(is_looking))].into();
        let told = air::changed(&connection, adapter::PATH, "org.bluez.Adapter1", properties, &[]).await;
        if told.is_err() {
            return;
        }
    }
}
