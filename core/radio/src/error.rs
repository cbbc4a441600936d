//! Why there is no radio.

use std::io;

/// Why there is no radio; each says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum RadioError {
    /// This machine has no Bluetooth adapter.
    #[error("no Bluetooth adapter was found; plug one in, or enable it in the machine's firmware settings")]
    NoAdapter,
    /// It has one, and it is switched off.
    #[error("Bluetooth is switched off; {}", ways::SWITCH_ON)]
    Off,
    /// The system's Bluetooth service does not run.
    #[error("the system's Bluetooth service does not answer ({words}); {}", ways::START)]
    NoService {
        /// The system's words.
        words: String,
    },
    /// This program, or this person, may not use it.
    #[error("Bluetooth is not permitted ({words}); {}", ways::PERMIT)]
    NotPermitted {
        /// The system's words.
        words: String,
    },
    /// The system took longer than [`crate::OPEN_MS`].
    #[error("the system's Bluetooth did not answer in time; switch Bluetooth off and on, and try again")]
    TimedOut,
    /// No thread for the radio could be started.
    #[error("the radio's threads could not be started: {0}; close other programs and try again")]
    NoThreads(io::Error),
    /// Anything else, in the system's words.
    #[error("the system's Bluetooth says: {0}; switch Bluetooth off and on, and try again")]
    System(String),
}

/// What to do about it, on this system: to switch it on, to start the service, to be permitted.
#[cfg(target_os = "linux")]
mod ways {
    pub(super) const SWITCH_ON: &str =
        "switch it on with `bluetoothctl power on` (after `rfkill unblock bluetooth` if it is blocked)";
    pub(super) const START: &str =
        "start it with `sudo systemctl start bluetooth` (Debian and Ubuntu: the package is `bluez`)";
    pub(super) const PERMIT: &str = "allow it with `sudo usermod -aG bluetooth $USER`, and log in again";
}

#[cfg(target_vendor = "apple")]
mod ways {
    pub(super) const SWITCH_ON: &str = "switch it on in System Settings, Bluetooth";
    pub(super) const START: &str = "switch Bluetooth off and on in System Settings";
    pub(super) const PERMIT: &str =
        "allow it for the terminal in System Settings, Privacy & Security, Bluetooth";
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
mod ways {
    pub(super) const SWITCH_ON: &str = "switch it on in Settings, Bluetooth & devices";
    pub(super) const START: &str = "start the service \"Bluetooth Support Service\"";
    pub(super) const PERMIT: &str = "allow it in Settings, Privacy & security, Radios";
}
