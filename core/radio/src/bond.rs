//! Bonding, where a system can be asked for it.

use btleplug::platform::Peripheral;
use strapline_ecg::sensor::LinkError;

/// Asks `BlueZ`, which asks the person where the strap wants a number.
#[cfg(target_os = "linux")]
pub(crate) async fn bond(peripheral: &Peripheral) -> Result<(), LinkError> {
    use crate::stack;
    use bluez_async::{BluetoothError, BluetoothSession};
    use btleplug::api::Peripheral as _;
    use std::time::Duration;
    use strapline_ecg::sensor::BOND_MS;

    let words = |error: BluetoothError| btleplug::Error::Other(Box::new(error));
    let (connection, session) =
        BluetoothSession::new().await.map_err(|error| stack::link_error(&words(error)))?;
    let pair = async {
        let address = peripheral.address().to_string();
        let id = peripheral.id().to_string();
        let devices = session.get_devices().await?;
        // With several adapters a strap is known by each.
        let device = devices.into_iter().find(|device| {
            device.mac_address.to_string().eq_ignore_ascii_case(&address) && device.id.to_string() == id
        });
        match device {
            None => Ok(Err(LinkError::NotFound)),
            Some(device) if device.paired => Ok(Ok(())),
            Some(device) => {
                session.pair_with_timeout(&device.id, Duration::from_millis(BOND_MS)).await.map(Ok)
            }
        }
    };
    let done = tokio::select! {
        done = pair => done,
        _lost = connection => return Err(LinkError::NotTaken),
    };
    match done.map_err(words) {
        Ok(done) => done,
        Err(error) if stack::is_done_already(&error) => Ok(()),
        Err(error) => Err(stack::link_error(&error)),
    }
}

/// macOS bonds by itself when a strap asks for it; Windows from its settings.
#[cfg(not(target_os = "linux"))]
pub(crate) async fn bond(_: &Peripheral) -> Result<(), LinkError> {
    Err(LinkError::NotSupported)
}
