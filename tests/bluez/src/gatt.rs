//! Its services and characteristics as objects.

use crate::{
    adapter::lock,
    asks::{self, Ask, Question},
    device::Known,
    refusal::Refusal,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use strapline_ecg::sensor::{Uuid, gatt};
use tokio::sync::mpsc::UnboundedSender;
use zbus::{OwnedObjectPath, OwnedVariant, interface, message::Header};

/// A service.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) uuid: Uuid,
    pub(crate) device: OwnedObjectPath,
}

#[interface(name = "org.bluez.GattService1")]
impl Service {
    #[zbus(property, name = "UUID")]
    fn uuid(&self) -> String {
        self.uuid.to_string()
    }

    #[zbus(property, name = "Primary")]
    fn primary(&self) -> bool {
        true
    }

    #[zbus(property, name = "Device")]
    fn device(&self) -> OwnedObjectPath {
        self.device.clone()
    }
}

/// A characteristic.
#[derive(Debug)]
pub(crate) struct Characteristic {
    pub(crate) uuid: Uuid,
    pub(crate) service: OwnedObjectPath,
    pub(crate) known: Arc<Mutex<Known>>,
    pub(crate) air: UnboundedSender<Ask>,
}

#[interface(name = "org.bluez.GattCharacteristic1")]
impl Characteristic {
    async fn read_value(&self, _options: HashMap<String, OwnedVariant>) -> Result<Vec<u8>, Refusal> {
        asks::ask(&self.air, Question::Read(self.uuid)).await
    }

    async fn write_value(
        &self,
        value: Vec<u8>,
        options: HashMap<String, OwnedVariant>,
    ) -> Result<(), Refusal> {
        let how = options.get("type").and_then(|how| String::try_from(how.clone()).ok());
        let with_response = how.is_none_or(|how| how == "request");
        asks::ask(&self.air, Question::Write(self.uuid, value, with_response)).await.map(drop)
    }

    async fn start_notify(&self, #[zbus(header)] header: Header<'_>) -> Result<(), Refusal> {
        let client = header.sender().map(ToString::to_string).unwrap_or_default();
        asks::ask(&self.air, Question::Notify(self.uuid, client)).await.map(drop)
    }

    async fn stop_notify(&self, #[zbus(header)] header: Header<'_>) -> Result<(), Refusal> {
        let client = header.sender().map(ToString::to_string).unwrap_or_default();
        asks::ask(&self.air, Question::NotifyNoMore(self.uuid, client)).await.map(drop)
    }

    #[zbus(property, name = "UUID")]
    fn uuid(&self) -> String {
        self.uuid.to_string()
    }

    #[zbus(property, name = "Service")]
    fn service(&self) -> OwnedObjectPath {
        self.service.clone()
    }

    #[zbus(property, name = "Flags")]
    fn flags(&self) -> Vec<&'static str> {
        flags(self.uuid).to_vec()
    }

    #[zbus(property, name = "MTU")]
    fn mtu(&self) -> u16 {
        lock(&self.known).mtu
    }
}

fn flags(characteristic: Uuid) -> &'static [&'static str] {
    match characteristic {
        gatt::PMD_CONTROL => &["read", "write", "indicate"],
        gatt::PMD_DATA | gatt::HEART_RATE_MEASUREMENT | gatt::MOVESENSE_NOTIFY | gatt::LEPU_NOTIFY => {
            &["notify"]
        }
        gatt::BATTERY_LEVEL => &["read", "notify"],
        gatt::MOVESENSE_WRITE | gatt::LEPU_WRITE => &["write", "write-without-response"],
        _ => &["read"],
    }
}
