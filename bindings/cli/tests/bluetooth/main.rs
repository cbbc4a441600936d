//! `strapline scan` and `strapline record` against straps over the air: the built program, a message bus of its own, and
//! a stand-in for `BlueZ` that plays each kind of strap.
//!
//! What is kept is held against what was sent, sample by sample. Without a `dbus-daemon` the tests say `SKIP` and why;
//! where `CI` is set that is a failure.
#![cfg(target_os = "linux")]

/// A bus, a folder, and the program as a person starts, stops and kills it.
mod bench;

/// What was kept, against what was sent.
mod kept;

/// How long the machine itself stands still.
mod machine;

/// The program killed at random instants, and started again.
mod kills;

/// The link lost, and made again.
mod links;

/// What a person is told.
mod words;
