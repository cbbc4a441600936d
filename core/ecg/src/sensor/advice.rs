//! What a person can do something about, one sentence each.

use super::{command::LinkError, log::Step, polar::Status};
use std::fmt;

/// What a person can do something about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// Packets are too small for the strap's frames.
    MtuTooSmall {
        /// The size agreed on, where known.
        mtu: Option<u16>,
    },
    /// The strap wants to be bonded, and it did not come about.
    BondingNeeded,
    /// Something else uses the strap.
    Busy,
    /// The battery is nearly empty.
    BatteryLow {
        /// Percent.
        percent: u8,
    },
    /// The strap's programs are older than the first that can send an ECG.
    FirmwareTooOld {
        /// What it has.
        found: String,
        /// What it needs.
        needed: &'static str,
    },
    /// It is on its charger.
    Charging,
    /// Its memory is full.
    StorageFull,
    /// It has no ECG, only RR intervals.
    RrOnly,
    /// It will not start, for a reason of its own.
    StartRefused(Status),
    /// It will not start, for a reason of its own, as in HTTP.
    StartRefusedHttp(u16),
    /// It sends frames of a type that is not read here.
    UnknownFrames {
        /// Which type.
        frame_type: u8,
    },
    /// It does not answer.
    NotAnswering(Step),
    /// A step fails whenever it is tried.
    KeepsFailing(Step, LinkError),
    /// Nothing has been received from it for a minute.
    OutOfReach,
    /// It does not touch the skin.
    NoContact,
    /// It is no sensor that is known.
    NotASensor,
    /// Bluetooth is switched off.
    BluetoothOff,
    /// The app may not use Bluetooth.
    BluetoothNotPermitted,
}

impl Advice {
    /// Packets of this size hold a strap's largest frame, bytes.
    pub const MTU_NEEDED: u16 = 232;
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MtuTooSmall { mtu: Some(mtu) } if *mtu < Self::MTU_NEEDED => write!(
                f,
                "The strap's packets do not fit through this connection ({mtu} bytes; {} are needed): switch \
                 Bluetooth off and on, or use another phone or adapter.",
                Self::MTU_NEEDED
            ),
            Self::MtuTooSmall { .. } => f.write_str(
                "The strap's packets do not fit through this connection: switch Bluetooth off and on, or use \
                 another phone or adapter.",
            ),
            Self::BondingNeeded => f.write_str(
                "The strap wants to be paired: accept the pairing request, or forget the strap in the Bluetooth \
                 settings and connect again.",
            ),
            Self::Busy => f.write_str(
                "Another app or device seems to be using the strap: close it, or switch its Bluetooth off.",
            ),
            Self::BatteryLow { percent } => write!(
                f,
                "The strap's battery is at {percent} %: change or charge it before a long recording."
            ),
            Self::FirmwareTooOld { found, needed } => write!(
                f,
                "The strap's firmware {found} cannot send an ECG: update it to {needed} or later with its maker's app."
            ),
            Self::Charging => f.write_str("The strap is charging and does not record: take it off its charger."),
            Self::StorageFull => f.write_str("The strap's memory is full: empty it with its maker's app."),
            Self::RrOnly => f.write_str(
                "This strap sends no ECG, only the time between beats: irregularity can be seen, the shape of \
                 beats cannot.",
            ),
            Self::StartRefused(status) => write!(
                f,
                "The strap does not start its ECG (it says \"{status}\"): take it off for a minute and put it on \
                 again; if that does not help, update its firmware with its maker's app."
            ),
            Self::StartRefusedHttp(code) => write!(
                f,
                "The strap does not start its ECG (it answers {code}, {}): take it off for a minute and put it on \
                 again; if that does not help, update its firmware with its maker's app.",
                super::log::http_name(*code)
            ),
            Self::UnknownFrames { frame_type } => write!(
                f,
                "The strap sends its ECG in a form that is not known here (frame type {frame_type}): nothing of it \
                 is recorded; look for a newer version of this app."
            ),
            Self::NotAnswering(step) => write!(
                f,
                "The strap does not answer ({step}): take it off for a minute, put it on again, and see that no \
                 other app uses it."
            ),
            Self::KeepsFailing(step, error) => {
                let step = step.to_string();
                let (first, rest) = step.split_at_checked(1).unwrap_or(("", &step));
                write!(
                    f,
                    "{}{rest} keeps failing ({error}): switch Bluetooth off and on, and take the strap off for a \
                     minute.",
                    first.to_ascii_uppercase()
                )
            }
            Self::OutOfReach => f.write_str(
                "Nothing has come from the strap for a minute: see that it is worn, that its electrodes are moist, \
                 that its battery is not empty, and that the phone is near.",
            ),
            Self::NoContact => f.write_str("The strap does not feel the skin: moisten its electrodes and tighten it."),
            Self::NotASensor => {
                f.write_str("This device is no strap that is known here: choose another one from the list.")
            }
            Self::BluetoothOff => f.write_str("Bluetooth is switched off: switch it on."),
            Self::BluetoothNotPermitted => {
                f.write_str("Bluetooth is not permitted: allow it for this app in the system's settings.")
            }
        }
    }
}
