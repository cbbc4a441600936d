//! A stand-in for `BlueZ` on a private D-Bus, with simulated straps in reach: for tests of whatever uses a radio.
//!
//! ```no_run
//! use strapline_bluez::{Bus, Setup, StandIn, Strap, sent};
//! use strapline_ecg::sensor::SensorKind;
//!
//! let Some(bus) = Bus::start_or_skip() else { return };
//! let strap = Strap::new(SensorKind::Polar).with_faults("link@5s+2s").with_truth("sent.jsonl");
//! let stand_in = StandIn::start(bus.address(), Setup::with(strap)).unwrap();
//! // A program with DBUS_SYSTEM_BUS_ADDRESS set to `bus.address()` meets the strap here.
//! drop(stand_in);
//! let sent = sent("sent.jsonl").unwrap();
//! ```
//!
//! What answers is [`strapline_ecg::synth::strap::SimulatedStrap`]; what is here gives it `BlueZ`'s objects, errors and
//! habits: services that are resolved after connecting and gone with the link, notifications as changed values, sessions
//! that end with their client, strengths that are known only while somebody looks.

#![allow(
    clippy::unused_self,
    clippy::needless_pass_by_value,
    clippy::used_underscore_binding,
    reason = "the interfaces' methods are as the bus wants them: with an object, and with what is sent, used or not"
)]

/// A message bus of its own.
mod bus;

/// What the real one says when it refuses.
mod refusal;

/// Which straps are in reach.
mod setup;

/// What was sent, as a file.
mod truth;

/// The adapter as an object.
mod adapter;

/// A strap as an object.
mod device;

/// Its services and characteristics as objects.
mod gatt;

/// What is asked of a strap, and what comes of it.
mod asks;

/// A strap in reach: what it and its link do, on the bus.
mod air;

/// The whole of it.
mod stand_in;

pub use bus::{Bus, BusError};
pub use setup::{Setup, Strap};
pub use stand_in::{StandIn, StandInError, switch};
pub use truth::{Sent, sent};
