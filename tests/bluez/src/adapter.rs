//! The adapter as an object.

use crate::{air::Change, refusal::Refusal};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::mpsc::UnboundedSender;
use zbus::{OwnedVariant, interface, message::Header};

/// The adapter's object on the bus.
pub(crate) const PATH: &str = "/org/bluez/hci0";

/// What the adapter is doing, seen by every strap.
#[derive(Debug, Default)]
pub(crate) struct Doing {
    pub(crate) is_powered: bool,
    /// Clients that look for straps.
    pub(crate) looking: BTreeSet<String>,
}

/// The adapter.
#[derive(Debug)]
pub(crate) struct Adapter {
    pub(crate) doing: Arc<Mutex<Doing>>,
    /// Told when something about it has changed.
    pub(crate) changes: UnboundedSender<Change>,
}

/// A lock that outlives whoever panicked in it.
pub(crate) fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

fn client(header: &Header<'_>) -> String {
    header.sender().map(ToString::to_string).unwrap_or_default()
}

#[interface(name = "org.bluez.Adapter1")]
impl Adapter {
    fn set_discovery_filter(&self, _filter: HashMap<String, OwnedVariant>) {}

    fn start_discovery(&self, #[zbus(header)] header: Header<'_>) -> Result<(), Refusal> {
        let mut doing = lock(&self.doing);
        if !doing.is_powered {
            return Err(Refusal::switched_off());
        }
        if !doing.looking.insert(client(&header)) {
            return Err(Refusal::under_way());
        }
        let _stopped = self.changes.send(Change::Looking);
        Ok(())
    }

    fn stop_discovery(&self, #[zbus(header)] header: Header<'_>) -> Result<(), Refusal> {
        if !lock(&self.doing).looking.remove(&client(&header)) {
            return Err(Refusal::failed("No discovery started"));
        }
        let _stopped = self.changes.send(Change::Looking);
        Ok(())
    }

    #[zbus(property, name = "Address")]
    fn address(&self) -> &'static str {
        "00:1A:7D:00:00:00"
    }

    #[zbus(property, name = "AddressType")]
    fn address_type(&self) -> &'static str {
        "public"
    }

    #[zbus(property, name = "Name")]
    fn name(&self) -> &'static str {
        "stand-in"
    }

    #[zbus(property, name = "Alias")]
    fn alias(&self) -> &'static str {
        "stand-in"
    }

    #[zbus(property, name = "Modalias")]
    fn modalias(&self) -> &'static str {
        "usb:v1D6Bp0246d0542"
    }

    #[zbus(property, name = "Discovering")]
    fn discovering(&self) -> bool {
        !lock(&self.doing).looking.is_empty()
    }

    #[zbus(property, name = "Powered")]
    fn powered(&self) -> bool {
        lock(&self.doing).is_powered
    }

    #[zbus(property, name = "Powered")]
    fn set_powered(&self, is_powered: bool) {
        let mut doing = lock(&self.doing);
        doing.is_powered = is_powered;
        if !is_powered {
            doing.looking.clear();
            let _stopped = self.changes.send(Change::Looking);
        }
    }
}
