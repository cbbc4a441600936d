//! Recordings on disk: crash-safe, sealed, whole. The module list is the way down, from a person's wish to the disk.
//!
//! ```
//! use strapline_store::{Entry, RecordingHead, Store, StoreKey};
//! # let folder = tempfile::tempdir()?;
//! # let folder = folder.path();
//! let key = StoreKey::generate()?; // a phone's keystore keeps it
//! let (store, recovered) = Store::open(folder, &key)?;
//! assert!(recovered.is_empty(), "recordings that a kill interrupted");
//!
//! let mut writer = store.begin(&RecordingHead {
//!     name: "Night".into(),
//!     device: "Polar H10".into(),
//!     rate: Some(strapline_ecg::units::SampleRate::new(130.0)?),
//!     millivolts_per_unit: 0.001,
//!     start_ms: 1_700_000_000_000,
//!     utc_offset_min: 60,
//!     software: "strapline 0.1.0".into(),
//! })?;
//! writer.append(&[Entry::Samples { first: 0, values: vec![12, 15, 11] }], 1_700_000_000_560)?;
//! let recording = writer.finish()?;
//!
//! for entry in store.read(recording.id)? {
//!     println!("{:?}", entry?);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What was appended is durable at most [`DURABLE_WITHIN_MS`] later, and stays: a file is only ever appended to. The
//! recording is the truth; an analysis of it can be thrown away and made again. No clock is read here: times are the
//! caller's. Why it is as it is: `core/decisions/store.md`.
#![forbid(unsafe_code)]

/// Opens, lists, begins, resumes, marks, renames, deletes.
mod store;

/// Takes the lock, checks the key, looks at each recording.
mod open;

/// What a store and its writers share.
mod shared;

/// Appends to a recording that is running.
mod writer;

/// Reads a recording, in order, a chunk at a time.
mod reader;

/// Finds a place in a recording.
mod seek;

/// Results of analyses, beside their recordings.
mod analysis;

/// Finds out where a recording stands after a kill.
mod recover;

/// A recording's file, open for appending.
mod log;

/// What a recording amounts to.
mod summary;

/// What a recording is made of.
pub mod entry;

/// Entries to bytes and back.
pub mod code;

/// Sealed chunks in a file.
mod frame;

/// The start of a recording's file.
mod header;

/// Whether a key is the store's.
mod key_check;

/// Keys and seals.
mod seal;

/// Ids of recordings.
mod id;

/// The file system, as far as it is needed.
pub mod disk;

/// What can go wrong, and what to do about it.
mod error;

pub use analysis::{AnalysisHead, AnalysisSummary};
pub use code::decode;
pub use entry::{Characteristic, Entry, Mark, RecordingHead};
pub use error::{Damage, Piece, Place, Problem, StoreError};
pub use header::FORMAT_VERSION;
pub use id::{IdError, RecordingId};
pub use log::DURABLE_WITHIN_MS;
pub use reader::Reader;
pub use seal::StoreKey;
pub use store::Store;
pub use summary::{MAX_MARKS, MAX_MARKS_TEXT, RecordingState, RecordingSummary, Recovered, Tally};
pub use writer::Writer;
