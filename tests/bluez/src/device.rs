//! A strap as an object.

use crate::{
    adapter::{self, lock},
    asks::{self, Ask, Question},
    refusal::Refusal,
};
use std::sync::{Arc, Mutex};
use strapline_ecg::sensor::Uuid;
use tokio::sync::mpsc::UnboundedSender;
use zbus::{OwnedObjectPath, fdo, interface};

/// What is known of a strap.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) services: Vec<Uuid>,
    /// `None` while nobody looks, or it is out of reach.
    pub(crate) rssi_dbm: Option<i16>,
    pub(crate) is_paired: bool,
    pub(crate) is_connected: bool,
    pub(crate) is_resolved: bool,
    pub(crate) mtu: u16,
}

/// A strap.
#[derive(Debug)]
pub(crate) struct Device {
    pub(crate) known: Arc<Mutex<Known>>,
    pub(crate) air: UnboundedSender<Ask>,
}

#[interface(name = "org.bluez.Device1")]
impl Device {
    async fn connect(&self) -> Result<(), Refusal> {
        asks::ask(&self.air, Question::Connect).await.map(drop)
    }

    async fn disconnect(&self) -> Result<(), Refusal> {
        asks::ask(&self.air, Question::Disconnect).await.map(drop)
    }

    async fn pair(&self) -> Result<(), Refusal> {
        asks::ask(&self.air, Question::Pair).await.map(drop)
    }

    #[zbus(property, name = "Adapter")]
    fn adapter(&self) -> OwnedObjectPath {
        OwnedObjectPath::try_from(adapter::PATH).unwrap_or_else(|_| unreachable!("it is a path"))
    }

    #[zbus(property, name = "Address")]
    fn address(&self) -> String {
        lock(&self.known).address.clone()
    }

    #[zbus(property, name = "AddressType")]
    fn address_type(&self) -> &'static str {
        "random"
    }

    #[zbus(property, name = "Name")]
    fn name(&self) -> String {
        lock(&self.known).name.clone()
    }

    #[zbus(property, name = "Alias")]
    fn alias(&self) -> String {
        lock(&self.known).name.clone()
    }

    #[zbus(property, name = "RSSI")]
    fn rssi(&self) -> fdo::Result<i16> {
        let rssi_dbm = lock(&self.known).rssi_dbm;
        rssi_dbm.ok_or_else(|| fdo::Error::UnknownProperty("No such property 'RSSI'".to_owned()))
    }

    #[zbus(property, name = "UUIDs")]
    fn uuids(&self) -> Vec<String> {
        lock(&self.known).services.iter().map(ToString::to_string).collect()
    }

    #[zbus(property, name = "Paired")]
    fn paired(&self) -> bool {
        lock(&self.known).is_paired
    }

    #[zbus(property, name = "Bonded")]
    fn bonded(&self) -> bool {
        lock(&self.known).is_paired
    }

    #[zbus(property, name = "Connected")]
    fn connected(&self) -> bool {
        lock(&self.known).is_connected
    }

    #[zbus(property, name = "ServicesResolved")]
    fn services_resolved(&self) -> bool {
        lock(&self.known).is_resolved
    }

    #[zbus(property, name = "Trusted")]
    fn trusted(&self) -> bool {
        false
    }

    #[zbus(property, name = "Blocked")]
    fn blocked(&self) -> bool {
        false
    }

    #[zbus(property, name = "LegacyPairing")]
    fn legacy_pairing(&self) -> bool {
        false
    }
}
