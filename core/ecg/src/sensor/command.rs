//! What a sensor asks of whoever holds the radio, and what it is told in return.

use super::gatt::{AttError, Service};
use std::fmt;
use uuid::Uuid;

/// What a sensor asks of whoever holds the radio.
///
/// A sensor asks for one thing at a time: no `DiscoverServices`, `RequestMtu`, `Bond`, `Read`, `Write`, `Subscribe` or
/// `Unsubscribe` comes before the one before it was answered, failed or timed out. A command is carried out once, in
/// order, and answered with the input that each names, or with [`SensorInput::Failed`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Look for the strap until it is seen or [`Command::StopScan`] comes: [`SensorInput::Seen`].
    Scan,
    /// Look no longer. Not answered.
    StopScan,
    /// Connect to the strap: [`SensorInput::Connected`].
    Connect,
    /// Wait, then connect. Whatever is left of the connection before is closed first. [`SensorInput::Connected`].
    ReconnectAfter {
        /// How long to wait, milliseconds.
        ms: u64,
    },
    /// Find services and characteristics: [`SensorInput::ServicesFound`].
    DiscoverServices,
    /// Ask for packets of this size: [`SensorInput::MtuSet`] with the size that was agreed on. A stack that cannot ask
    /// answers with the size that it has, or with [`LinkError::NotSupported`].
    RequestMtu(u16),
    /// Bond, with the person's help where the system asks for it: [`SensorInput::Bonded`].
    Bond,
    /// Read a value: [`SensorInput::ReadAnswer`].
    Read {
        /// Of which characteristic.
        characteristic: Uuid,
    },
    /// Write a value: [`SensorInput::WriteDone`].
    Write {
        /// To which characteristic.
        characteristic: Uuid,
        /// What.
        bytes: Vec<u8>,
        /// Whether the strap has to acknowledge it. Without, `WriteDone` says that it was sent.
        with_response: bool,
    },
    /// Ask to be told of new values: [`SensorInput::Subscribed`].
    Subscribe {
        /// Of which characteristic.
        characteristic: Uuid,
        /// Whether by indications (acknowledged) rather than notifications.
        indications: bool,
    },
    /// Ask not to be told any more: [`SensorInput::Unsubscribed`].
    Unsubscribe {
        /// Of which characteristic.
        characteristic: Uuid,
    },
    /// Let go of the strap, or stop trying to reach it: [`SensorInput::Disconnected`].
    Disconnect,
}

/// What happens to a sensor. Every input may come twice, late or unasked for: nothing is done twice for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SensorInput {
    /// The strap was seen while looking for it.
    Seen,
    /// The link is up.
    Connected,
    /// These services are there.
    ServicesFound(Vec<Service>),
    /// Packets have this size now, whoever asked.
    MtuSet(u16),
    /// The two are bonded.
    Bonded,
    /// What was read.
    ReadAnswer {
        /// From which characteristic.
        characteristic: Uuid,
        /// What.
        bytes: Vec<u8>,
    },
    /// What was to be written was.
    WriteDone {
        /// To which characteristic.
        characteristic: Uuid,
    },
    /// New values will be told.
    Subscribed {
        /// Of which characteristic.
        characteristic: Uuid,
    },
    /// New values will not be told any more.
    Unsubscribed {
        /// Of which characteristic.
        characteristic: Uuid,
    },
    /// A command could not be carried out.
    Failed {
        /// Which.
        command: Command,
        /// Why not.
        error: LinkError,
    },
    /// A new value, by notification or indication.
    Notification {
        /// Of which characteristic.
        characteristic: Uuid,
        /// What.
        bytes: Vec<u8>,
    },
    /// The link is down, asked for or not.
    Disconnected {
        /// What the stack says about it.
        error: Option<LinkError>,
    },
    /// Time has passed. To be pushed every [`super::TICK_MS`] at least while the sensor is in use.
    Tick,
}

/// Why a command could not be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// The strap refused with an error of the Attribute Protocol.
    Att(AttError),
    /// What became of the link by the numbers of GATT, which Android gives: 133 means "close, wait, try again".
    Status(i32),
    /// The system's own number for it, which is none of GATT's.
    System(i32),
    /// No answer in time.
    TimedOut,
    /// There is no link.
    NotConnected,
    /// The strap ended the link.
    EndedByStrap,
    /// The two are not bonded, or one of them has forgotten the other.
    NotBonded,
    /// The system did not take it: it is busy with something else, or what carries it out has stopped.
    NotTaken,
    /// There is no such strap, service or characteristic.
    NotFound,
    /// This system cannot do that.
    NotSupported,
    /// Bluetooth is switched off.
    RadioOff,
    /// The app may not use Bluetooth.
    NotPermitted,
    /// Anything else, in the system's words: for a log, and no sentence for a person.
    Other(String),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Att(error) => error.fmt(f),
            Self::Status(133) => f.write_str("the system lost the link (GATT status 133)"),
            Self::Status(8) => f.write_str("out of reach (GATT status 8)"),
            Self::Status(19) => f.write_str("the strap ended the link (GATT status 19)"),
            Self::EndedByStrap => f.write_str("the strap ended the link"),
            Self::Status(22) => f.write_str("this side ended the link (GATT status 22)"),
            Self::Status(status) => write!(f, "GATT status {status}"),
            Self::System(code) => write!(f, "the system reports error {code}"),
            Self::TimedOut => f.write_str("no answer in time"),
            Self::NotConnected => f.write_str("not connected"),
            Self::NotBonded => f.write_str("not paired"),
            Self::NotTaken => f.write_str("the system did not take it"),
            Self::NotFound => f.write_str("not found"),
            Self::NotSupported => f.write_str("not supported by this system"),
            Self::RadioOff => f.write_str("Bluetooth is switched off"),
            Self::NotPermitted => f.write_str("Bluetooth is not permitted"),
            Self::Other(words) => f.write_str(words),
        }
    }
}

impl LinkError {
    /// Whether the two have to be bonded first. Android passes ATT errors 5 and 15 on as its own status, or as 137.
    pub fn wants_bond(&self) -> bool {
        match self {
            Self::Att(error) => error.wants_bond(),
            Self::Status(status) => matches!(status, 5 | 15 | 137),
            Self::NotBonded => true,
            _ => false,
        }
    }
}
