//! What the system's stack says, as the core says it.

use crate::error::RadioError;
use strapline_ecg::sensor::{AttError, LinkError};

/// Why a command failed.
pub(crate) fn link_error(error: &btleplug::Error) -> LinkError {
    use btleplug::Error;
    match error {
        Error::PermissionDenied => LinkError::NotPermitted,
        Error::DeviceNotFound | Error::UnexpectedCharacteristic | Error::NoSuchCharacteristic => {
            LinkError::NotFound
        }
        Error::NotConnected => LinkError::NotConnected,
        Error::NotSupported(_) => LinkError::NotSupported,
        Error::TimedOut(_) => LinkError::TimedOut,
        Error::NoAdapterAvailable => LinkError::RadioOff,
        other => match Said::by(other) {
            Some(said) => said.link_error(),
            None => LinkError::Other(other.to_string()),
        },
    }
}

/// Why there is no radio.
pub(crate) fn radio_error(error: &btleplug::Error) -> RadioError {
    use btleplug::Error;
    match error {
        Error::PermissionDenied => RadioError::NotPermitted { words: error.to_string() },
        Error::NoAdapterAvailable => RadioError::NoAdapter,
        other => match Said::by(other) {
            Some(said) => said.radio_error(),
            None => RadioError::System(other.to_string()),
        },
    }
}

/// Whether a failure to do something says that it is done already.
pub(crate) fn is_done_already(error: &btleplug::Error) -> bool {
    Said::by(error).is_some_and(|said| {
        matches!(said.name.as_str(), "org.bluez.Error.AlreadyConnected" | "org.bluez.Error.AlreadyExists")
    })
}

/// Whether a search is refused because one is under way.
pub(crate) fn is_in_progress(error: &btleplug::Error) -> bool {
    Said::by(error).is_some_and(|said| said.name == "org.bluez.Error.InProgress")
}

/// An error of D-Bus: its name, and its words.
#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only BlueZ is spoken to by D-Bus"))]
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    name: String,
    words: String,
}

impl Said {
    #[cfg(target_os = "linux")]
    fn by(error: &btleplug::Error) -> Option<Self> {
        use bluez_async::BluetoothError;
        let btleplug::Error::Other(inner) = error else { return None };
        let said = |name: &str, words: &str| Self { name: name.to_owned(), words: words.to_owned() };
        match inner.downcast_ref::<BluetoothError>()? {
            BluetoothError::DbusError(error) => {
                Some(said(error.name().unwrap_or_default(), error.message().unwrap_or_default()))
            }
            BluetoothError::ServiceDiscoveryTimedOut => {
                Some(said("org.freedesktop.DBus.Error.Timeout", "the services were not found in time"))
            }
            _ => None,
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn by(_: &btleplug::Error) -> Option<Self> {
        None
    }

    /// `BlueZ` names the ATT errors that it has words for, and gives the others' numbers.
    fn att(&self) -> Option<AttError> {
        let code = match (self.name.strip_prefix("org.bluez.Error.")?, self.words.as_str()) {
            ("NotPermitted", "Read not permitted") => 0x02,
            ("NotPermitted", "Write not permitted") => 0x03,
            ("NotPermitted", "Not paired") => 0x05,
            ("InvalidOffset", _) | ("InvalidArguments", "Invalid offset") => 0x07,
            ("NotAuthorized", _) => 0x08,
            ("InvalidValueLength", _) | ("InvalidArguments", "Invalid Length") => 0x0D,
            ("Failed", words) => {
                let (_, digits) = words.split_once("ATT error: 0x")?;
                u8::from_str_radix(digits.get(..2)?, 16).ok()?
            }
            _ => return None,
        };
        Some(AttError(code))
    }

    fn link_error(&self) -> LinkError {
        if let Some(att) = self.att() {
            return LinkError::Att(att);
        }
        match (self.name.as_str(), self.words.as_str()) {
            ("org.bluez.Error.NotReady", _) => LinkError::RadioOff,
            ("org.bluez.Error.NotConnected", _) | ("org.bluez.Error.Failed", "Not connected") => {
                LinkError::NotConnected
            }
            ("org.bluez.Error.NotSupported", _) => LinkError::NotSupported,
            (
                "org.bluez.Error.DoesNotExist"
                | "org.freedesktop.DBus.Error.UnknownObject"
                | "org.freedesktop.DBus.Error.UnknownMethod"
                | "org.freedesktop.DBus.Error.UnknownInterface",
                _,
            ) => LinkError::NotFound,
            (
                "org.freedesktop.DBus.Error.NoReply"
                | "org.freedesktop.DBus.Error.Timeout"
                | "org.freedesktop.DBus.Error.TimedOut",
                _,
            ) => LinkError::TimedOut,
            ("org.freedesktop.DBus.Error.AccessDenied", _) => LinkError::NotPermitted,
            (name, "") => LinkError::Other(name.to_owned()),
            (_, words) => LinkError::Other(words.to_owned()),
        }
    }

    fn radio_error(&self) -> RadioError {
        let words = || if self.words.is_empty() { self.name.clone() } else { self.words.clone() };
        match self.name.as_str() {
            // No bus, no name on it, nobody who may be started for the name.
            "org.freedesktop.DBus.Error.ServiceUnknown"
            | "org.freedesktop.DBus.Error.NameHasNoOwner"
            | "org.freedesktop.DBus.Error.NoServer"
            | "org.freedesktop.DBus.Error.FileNotFound"
            | "org.freedesktop.DBus.Error.BadAddress"
            | "org.freedesktop.DBus.Error.Disconnected"
            | "org.freedesktop.DBus.Error.NoReply" => RadioError::NoService { words: words() },
            name if name.starts_with("org.freedesktop.DBus.Error.Spawn") => {
                RadioError::NoService { words: words() }
            }
            "org.freedesktop.DBus.Error.AccessDenied" | "org.freedesktop.DBus.Error.AuthFailed" => {
                RadioError::NotPermitted { words: words() }
            }
            "org.bluez.Error.NotReady" => RadioError::Off,
            _ => RadioError::System(words()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str, words: &str) -> LinkError {
        let name = match name.split_once('.') {
            Some(_) => name.to_owned(),
            None => format!("org.bluez.Error.{name}"),
        };
        Said { name, words: words.to_owned() }.link_error()
    }

    #[test]
    fn att_errors_are_read_out_of_words_and_numbers() {
        for (name, words, code) in [
            ("NotPermitted", "Not paired", 0x05),
            ("NotPermitted", "Write not permitted", 0x03),
            ("NotPermitted", "Read not permitted", 0x02),
            ("NotAuthorized", "Not authorized", 0x08),
            ("InvalidArguments", "Invalid Length", 0x0D),
            ("Failed", "Operation failed with ATT error: 0x0e", 0x0E),
            ("Failed", "Operation failed with ATT error: 0x80 (Application Error)", 0x80),
        ] {
            assert_eq!(said(name, words), LinkError::Att(AttError(code)), "{name} {words}");
        }
    }

    #[test]
    fn what_is_no_att_error_keeps_its_kind_or_its_words() {
        assert_eq!(said("NotReady", "Resource Not Ready"), LinkError::RadioOff);
        assert_eq!(said("Failed", "Not connected"), LinkError::NotConnected);
        assert_eq!(said("org.freedesktop.DBus.Error.NoReply", ""), LinkError::TimedOut);
        assert_eq!(said("org.freedesktop.DBus.Error.UnknownObject", "gone"), LinkError::NotFound);
        let aborted = "le-connection-abort-by-local";
        assert_eq!(said("Failed", aborted), LinkError::Other(aborted.to_owned()));
        assert_eq!(said("Failed", "ATT error: 0x"), LinkError::Other("ATT error: 0x".to_owned()));
    }
}
