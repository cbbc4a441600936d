//! What a strap tells whoever listens.

use btleplug::{
    api::{BDAddr, Peripheral as _, PeripheralProperties},
    platform::Peripheral,
};
use strapline_ecg::sensor::{SensorKind, Uuid};

/// Longest name that is shown, characters.
const LONGEST_NAME: usize = 64;

/// What a strap, or any other device, tells whoever listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advertisement {
    /// What it is called.
    pub name: Option<String>,
    /// Its address, as `A0:9E:1A:00:00:01`; on macOS, which tells none, an identifier that holds on this machine.
    pub address: String,
    /// How strong it is received, dBm: -40 is near, -95 hardly heard. `None` while another program holds the link to it.
    pub rssi_dbm: Option<i16>,
    /// Which kind of strap it is most likely; `None` where it is none that is known.
    pub kind: Option<SensorKind>,
    /// The services that it offers.
    pub services: Vec<Uuid>,
}

impl Advertisement {
    /// What is known of a device; `None` where nothing is, or it is not there any more.
    pub(crate) async fn of(peripheral: &Peripheral) -> Option<Self> {
        let said = peripheral.properties().await.ok().flatten()?;
        let address = match peripheral.address() {
            unknown if unknown == BDAddr::default() => peripheral.id().to_string(),
            address => address.to_string(),
        };
        Some(Self::new(said, address))
    }

    fn new(said: PeripheralProperties, address: String) -> Self {
        // A stack that knows no name makes one of the address.
        let made_up = address.replace(':', "-");
        let name = said.advertisement_name.or(said.local_name).filter(|name| *name != made_up);
        let name = name.and_then(|name| printable(&name));
        let kind = SensorKind::advertised(name.as_deref(), &said.services);
        Self { name, address, rssi_dbm: said.rssi, kind, services: said.services }
    }

    /// Whether it is there now. Some systems list whatever they ever met, without a strength.
    pub(crate) async fn is_there(&self, peripheral: &Peripheral) -> bool {
        self.rssi_dbm.is_some() || peripheral.is_connected().await.unwrap_or(false)
    }

    /// The order of a list: straps that are known here first, those that show most before the others, then by strength.
    pub(crate) fn place(&self) -> impl Ord + use<> {
        let kind = SensorKind::ALL.iter().position(|kind| Some(*kind) == self.kind);
        let kind = kind.unwrap_or(SensorKind::ALL.len());
        (kind, std::cmp::Reverse(self.rssi_dbm), self.address.clone())
    }
}

/// A name that may be shown: anybody may advertise anything.
fn printable(name: &str) -> Option<String> {
    let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let name = name.trim();
    if name.is_empty() { None } else { Some(name.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_made_of_the_address_is_none() {
        let said = PeripheralProperties {
            local_name: Some("A0-9E-1A-00-00-01".to_owned()),
            ..PeripheralProperties::default()
        };
        let found = Advertisement::new(said, "A0:9E:1A:00:00:01".to_owned());
        assert_eq!((found.name, found.kind), (None, None));
    }

    #[test]
    fn a_name_cannot_steer_a_terminal() {
        assert_eq!(printable("Polar\u{1b}[2J H10\n"), Some("Polar[2J H10".to_owned()));
        assert_eq!(printable(&"x".repeat(500)).map(|name| name.len()), Some(64));
        assert_eq!(printable("\u{7} "), None);
    }

    #[test]
    fn known_straps_come_first() {
        let found = |kind, rssi_dbm| Advertisement {
            name: None,
            address: String::new(),
            rssi_dbm: Some(rssi_dbm),
            kind,
            services: vec![],
        };
        let mut list = [
            found(None, -20),
            found(Some(SensorKind::HeartRate), -30),
            found(Some(SensorKind::Polar), -90),
            found(Some(SensorKind::Polar), -60),
        ];
        list.sort_by_key(Advertisement::place);
        let order = list.map(|found| (found.kind, found.rssi_dbm));
        assert_eq!(order[0], (Some(SensorKind::Polar), Some(-60)));
        assert_eq!(order[2], (Some(SensorKind::HeartRate), Some(-30)));
        assert_eq!(order[3], (None, Some(-20)));
    }
}
