//! Recordings in and out.
//!
//! A reader turns a file into a [`Recording`]: channels in millivolts with `NaN` where nothing was received, the time
//! it began, and notes on everything that the file did not say outright. A file that cannot be read whole is refused
//! with its name, the place in it and what can be done. Every reader's memory is bounded by the size of the files it
//! was given, whatever those files claim about themselves.
#![forbid(unsafe_code)]

pub use csv::Delimiter;
pub use error::{FormatError, Place, Problem, Setting};
pub use open::{Options, open};
pub use recording::{Channel, Recording, Unit};

/// What keeps memory within the size of the files.
mod bounds;

/// What can be wrong with a file, where, and what to do about it.
mod error;

/// What a file held: channels, units, start, notes.
mod recording;

/// What a channel is by its name.
mod lead;

/// Any recording, by what it holds.
mod open;

/// Tables of numbers as text.
pub mod csv;

/// European Data Format, EDF and EDF+.
pub mod edf;

/// MATLAB matrices of level 4.
pub mod mat;

/// The `PhysioNet` formats: header, signal and annotation files.
pub mod wfdb;
