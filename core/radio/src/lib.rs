//! What a sensor asks for, carried out by the system's Bluetooth: `BlueZ` on Linux, `CoreBluetooth` on macOS, `WinRT` on
//! Windows.
//!
//! A [`strapline_ecg::sensor::Sensor`] decides and knows no radio; this crate has a radio and decides nothing. It is the
//! only asynchronous crate, and keeps that to itself: [`Radio`] owns the runtime, and every function here may be called
//! from an ordinary thread.
//!
//! ```no_run
//! use std::time::Duration;
//! use strapline_ecg::sensor::{Reaction, Sensor, SensorInput};
//! use strapline_radio::{Radio, Target, now};
//!
//! let radio = Radio::open()?;
//! let mut link = radio.link(&Target::Strongest);
//! let (mut sensor, mut out) = (Sensor::new(), Reaction::default());
//! sensor.start(now(), &mut out);
//! while !sensor.is_stopped() {
//!     out.commands.drain(..).for_each(|command| link.carry_out(command));
//!     let (at, input) = link.wait(Duration::from_millis(250)).unwrap_or((now(), SensorInput::Tick));
//!     sensor.push(at, &input, &mut out);
//! }
//! # Ok::<(), strapline_radio::RadioError>(())
//! ```

/// When it is.
mod clock;

/// Why there is no radio.
mod error;

/// What the system's stack says, as the core says it.
mod stack;

/// Which strap is meant.
mod target;

/// What a strap tells whoever listens.
mod advertisement;

/// Looking for straps: one search, however many wait for it.
mod discovery;

/// The runtime, and how a thread waits for it.
mod engine;

/// The radio that a caller holds.
mod radio;

/// What happened, in order, until it is fetched.
mod inbox;

/// Bonding, where a system can be asked for it.
mod bond;

/// Commands as futures.
mod operation;

/// One strap's conversation: commands in, inputs out.
mod conversation;

/// The link that a caller holds.
mod link;

pub use advertisement::Advertisement;
pub use clock::now;
pub use error::RadioError;
pub use link::{LEAVE_MS, Link};
pub use radio::{OPEN_MS, Radio};
pub use target::Target;
