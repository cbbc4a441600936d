//! Kinds of straps, what they are asked for, and what is heard of them: the core's own types, mirrored.

use crate::{StraplineError, guard::guarded, words::spoken};
use strapline_ecg::sensor::{
    AttError, Command, Contact, Device, LinkError, Moment, SensorInput, SensorKind, SensorState, Service,
    Signal, Uuid,
};

uniffi::custom_type!(Uuid, String, {
    remote,
    try_lift: |text| text.parse().map_err(|_| not_uuid(&text).into()),
    lower: |uuid| uuid.to_string(),
});

fn not_uuid(text: &str) -> StraplineError {
    StraplineError::Refused(spoken().say("shell-no-uuid", &[("given", text.into())]))
}

uniffi::custom_type!(AttError, u8, {
    remote,
    try_lift: |code| Ok(AttError(code)),
    lower: |error| error.0,
});

/// When something happened, on the two clocks that a phone has.
#[uniffi::remote(Record)]
pub struct Moment {
    /// Milliseconds from any origin, never going back; best a clock that runs while the phone sleeps
    /// (`elapsedRealtime`, `mach_continuous_time`).
    pub steady_ms: u64,
    /// Milliseconds since 1970-01-01T00:00Z, as the phone believes.
    pub wall_ms: i64,
}

/// By which protocol a strap speaks.
#[uniffi::remote(Enum)]
pub enum SensorKind {
    /// Polar Measurement Data: the H10.
    Polar,
    /// Movesense's protocol for sensor data over GATT.
    Movesense,
    /// Lepu / Viatom: Wellue ER1, ER2 and others.
    Lepu,
    /// The Heart Rate Service of every other strap: RR intervals and no ECG.
    HeartRate,
}

/// What a strap sends.
#[uniffi::remote(Enum)]
pub enum Signal {
    /// One lead of ECG.
    Ecg,
    /// RR intervals only: irregularity can be screened, the shape of beats cannot.
    Rr,
}

/// What a sensor is doing.
#[uniffi::remote(Enum)]
pub enum SensorState {
    /// Nothing was asked of it yet.
    Idle,
    /// Reaching the strap.
    Connecting,
    /// Connected; asking the strap what it can do, and for its stream.
    Preparing,
    /// The strap sends.
    Streaming,
    /// The strap should send and does not.
    Stale,
    /// The strap will not send for now; it is asked again from time to time.
    Refused,
    /// The link is down; about to try again.
    Reconnecting,
    /// The link is down; looking for the strap.
    Scanning,
    /// Asking the strap to stop.
    Stopping,
    /// It is safe to leave.
    Stopped,
}

/// Whether the strap touches the skin.
#[uniffi::remote(Enum)]
pub enum Contact {
    /// The strap does not say.
    Unknown,
    /// It does.
    On,
    /// It does not.
    Off,
}

/// Who made a strap and which one it is, as it says itself; absent where it has not said.
#[uniffi::remote(Record)]
pub struct Device {
    /// Who made it.
    pub maker: Option<String>,
    /// What it is called.
    pub model: Option<String>,
    /// Which one it is.
    pub serial: Option<String>,
    /// The version of its programs.
    pub firmware: Option<String>,
    /// The version of its hardware.
    pub hardware: Option<String>,
}

/// A service that was found, with its characteristics.
#[uniffi::remote(Record)]
pub struct Service {
    /// Which service.
    pub uuid: Uuid,
    /// Its characteristics.
    pub characteristics: Vec<Uuid>,
}

/// What a session asks of whoever holds the radio. Each is carried out once, in order, and answered with the input
/// that it names, or with `Failed`.
#[uniffi::remote(Enum)]
pub enum Command {
    /// Look for the strap until it is seen or `StopScan` comes: `Seen`.
    Scan,
    /// Look no longer. Not answered.
    StopScan,
    /// Connect to the strap: `Connected`.
    Connect,
    /// Wait, then connect. Whatever is left of the connection before is closed first. `Connected`.
    ReconnectAfter {
        /// How long to wait, milliseconds.
        ms: u64,
    },
    /// Find services and characteristics: `ServicesFound`.
    DiscoverServices,
    /// Ask for packets of this size: `MtuSet`. A stack that cannot ask answers with the size that it has.
    RequestMtu(u16),
    /// Bond, with the person's help where the system asks for it: `Bonded`.
    Bond,
    /// Read a value: `ReadAnswer`.
    Read {
        /// Of which characteristic.
        characteristic: Uuid,
    },
    /// Write a value: `WriteDone`.
    Write {
        /// To which characteristic.
        characteristic: Uuid,
        /// What.
        bytes: Vec<u8>,
        /// Whether the strap has to acknowledge it. Without, `WriteDone` says that it was sent.
        with_response: bool,
    },
    /// Ask to be told of new values: `Subscribed`.
    Subscribe {
        /// Of which characteristic.
        characteristic: Uuid,
        /// Whether by indications (acknowledged) rather than notifications.
        indications: bool,
    },
    /// Ask not to be told any more: `Unsubscribed`.
    Unsubscribe {
        /// Of which characteristic.
        characteristic: Uuid,
    },
    /// Let go of the strap, or stop trying to reach it: `Disconnected`.
    Disconnect,
}

/// What happens to a strap, as whoever holds the radio tells it. Every input may come twice, late or unasked for.
#[uniffi::remote(Enum)]
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
    /// Time has passed.
    Tick,
}

/// Why a command could not be carried out.
#[uniffi::remote(Enum)]
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
    /// Anything else, in the system's words: for the recording's log, and no sentence for a person.
    Other(String),
}

/// The kind that a strap most likely is by what it advertises, before anyone connects; absent where it is none that is
/// known. What is no UUID among the services is no service that is known.
#[uniffi::export]
pub fn advertised_kind(
    name: Option<String>,
    services: Vec<String>,
) -> Result<Option<SensorKind>, StraplineError> {
    guarded(|| {
        let services: Vec<Uuid> = services.iter().filter_map(|service| service.parse().ok()).collect();
        Ok(SensorKind::advertised(name.as_deref(), &services))
    })
}

/// The services that straps are known by, to be scanned for.
#[uniffi::export]
pub fn known_services() -> Result<Vec<Uuid>, StraplineError> {
    guarded(|| Ok(SensorKind::ALL.into_iter().map(SensorKind::service).collect()))
}
