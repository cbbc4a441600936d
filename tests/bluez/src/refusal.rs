//! What the real one says when it refuses.

use strapline_ecg::sensor::{AttError, LinkError};

/// An error of `BlueZ`, by its name on the bus.
#[derive(Debug, zbus::DBusError)]
#[zbus(prefix = "org.bluez.Error")]
pub(crate) enum Refusal {
    /// The bus itself.
    #[zbus(error)]
    Bus(zbus::Error),
    /// Bluetooth is switched off.
    NotReady(String),
    /// The same is under way.
    InProgress(String),
    /// Reading, writing, or anything before pairing.
    NotPermitted(String),
    /// Not this client.
    NotAuthorized(String),
    /// Not this device.
    NotSupported(String),
    /// Lengths and offsets.
    InvalidArguments(String),
    /// Everything else.
    Failed(String),
}

impl Refusal {
    pub(crate) fn failed(words: &str) -> Self {
        Self::Failed(words.to_owned())
    }

    pub(crate) fn switched_off() -> Self {
        Self::NotReady("Resource Not Ready".to_owned())
    }

    pub(crate) fn under_way() -> Self {
        Self::InProgress("In Progress".to_owned())
    }

    /// A call that came to nothing.
    pub(crate) fn no_link() -> Self {
        Self::failed("le-connection-abort-by-local")
    }

    pub(crate) fn not_connected() -> Self {
        Self::failed("Not connected")
    }

    /// What a strap's refusal becomes.
    pub(crate) fn of(error: &LinkError) -> Self {
        match error {
            LinkError::Att(AttError(code)) => match code {
                0x02 => Self::NotPermitted("Read not permitted".to_owned()),
                0x03 => Self::NotPermitted("Write not permitted".to_owned()),
                0x05 | 0x0C | 0x0F => Self::NotPermitted("Not paired".to_owned()),
                0x06 => Self::NotSupported("Operation is not supported".to_owned()),
                0x07 => Self::InvalidArguments("Invalid offset".to_owned()),
                0x08 => Self::NotAuthorized("Operation Not Authorized".to_owned()),
                0x0D => Self::InvalidArguments("Invalid Length".to_owned()),
                code => Self::Failed(format!("Operation failed with ATT error: 0x{code:02x}")),
            },
            LinkError::NotConnected => Self::not_connected(),
            _ => Self::no_link(),
        }
    }
}
