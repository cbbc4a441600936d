//! The radio against a stand-in for `BlueZ`: every kind of strap, and what goes wrong with each.
#![cfg(target_os = "linux")]

/// A bus, a stand-in, and the radio in a process of its own.
mod bench;

/// A sensor and its link, and what came of it.
mod recording;

/// Opening and searching.
mod radio;

/// Straps as they are.
mod straps;

/// What goes wrong.
mod faults;
