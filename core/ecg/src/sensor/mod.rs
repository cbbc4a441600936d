//! Notifications in; samples, gaps, RR intervals, contact and battery out, and commands for whoever holds the radio.
//!
//! A [`Sensor`] is a state machine without input or output. A shell calls [`Sensor::start`], carries out the commands
//! of each [`Reaction`] in order, pushes what happens as [`SensorInput`] with the [`Moment`] at which it did, ticks at
//! [`Sensor::due_ms`], and ends with [`Sensor::stop`]. Which protocol is spoken follows from the services found.
//!
//! Samples are placed by the strap's own clock. What is missing is a [`Gap`] of as many samples as that clock says,
//! never stretched over; what came twice is heard once; what was overtaken is put back in order.
//!
//! A watchdog looks for frames rather than for a link: stale after [`STALE_MS`], asked for again after [`RESTART_MS`],
//! connected anew after [`RECONNECT_MS`], then after ever longer pauses and by looking for the strap; a person is told
//! after [`SILENT_MS`]. Every action is an event with its reason.

/// Services, characteristics and error codes, by name.
pub mod gatt;

/// When something happened, on two clocks.
mod moment;

/// What a sensor asks of whoever holds the radio, and what it is told in return.
mod command;

/// Which straps there are.
mod kind;

/// What a sensor makes known.
mod event;

/// What a sensor is doing.
mod state;

/// What was undertaken and why.
mod log;

/// What a person can do something about, one sentence each.
mod advice;

/// Events as lines of a log, one sentence each.
mod words;

/// Who made a strap, and which one it is.
mod device;

/// Refused frames, counted and told ever more rarely.
mod refusals;

/// Frames as the radio brought them in; each once, in the order of the strap's clock, out.
mod order;

/// Frames of ECG in; blocks and gaps on the recording's axis out.
mod stream;

/// One operation at a time.
mod queue;

/// Frames in; what to do about their absence out.
mod watchdog;

/// Where the link to a strap is, and when to try again.
mod link;

/// What a protocol sees of the sensor that it is a part of.
mod context;

/// The Heart Rate Service of every strap.
pub mod heart_rate;

/// Polar Measurement Data.
pub mod polar;

/// Movesense's protocol for sensor data over GATT.
pub mod movesense;

/// Lepu / Viatom.
pub mod lepu;

/// The four conversations behind one set of verbs.
mod protocol;

/// The sensor that a shell holds, whatever the strap.
mod connection;

pub use advice::Advice;
pub use command::{Command, LinkError, SensorInput};
pub use connection::{BATTERY_LOW, H10_FIRMWARE, Sensor};
pub use device::Device;
pub use event::{ChainBreak, Contact, Gap, GapCause, Reaction, RrInterval, SampleBlock, SensorEvent, Stream};
pub use gatt::{AttError, Service};
pub use kind::{SensorKind, Signal};
pub use link::{
    ATTEMPTS_BEFORE_ADVICE, ATTEMPTS_BEFORE_SCAN, CLOSE_MS, CONNECT_MS, DISCOVER_MS, PAUSES_MS, SCAN_MS,
    STEADY_MS, STOP_MS,
};
pub use log::{Action, Because, FrameProblem, Step, http_name};
pub use moment::Moment;
pub use protocol::{ANSWER_MS, RETRY_MS};
pub use queue::{BOND_MS, OPERATION_MS};
pub use state::SensorState;
pub use uuid::Uuid;
pub use watchdog::{RECONNECT_MS, RESTART_MS, SILENT_MS, STALE_MS};

/// A tick is due this long after the last input at the latest, milliseconds.
pub const TICK_MS: u64 = 1_000;
