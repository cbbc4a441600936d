//! Strapline: EC57 scoring of beats, classes and rhythm.
//!
//! What ANSI/AAMI EC57:2012 and IEC 60601-2-47 ask for, counted as PhysioNet's `bxb`, `rxr` and `epicmp` count it.
//! Everything here is pure: annotations in, figures out. The module list is the flow:
//!
//! ```
//! use strapline_ecg::classify::BeatClass::{Normal, Ventricular};
//! use strapline_score::{Learning, RefBeat, Reference, Settings, Test, TestBeat, score_beats};
//!
//! let reference = Reference {
//!     beats: (1..=60).map(|n| RefBeat { at: n * 360, class: Normal }).collect(),
//!     duration: 61 * 360,
//!     ..Reference::default()
//! };
//! let mut test = Test { beats: reference.beats.iter().map(|b| TestBeat::new(b.at as f64, b.class)).collect(), ..Test::default() };
//! test.beats[9].class = Ventricular;
//! let settings = Settings { learning: Learning::None, ..Settings::new(360.0) };
//! let score = score_beats(&reference, &test, &settings);
//! assert_eq!(score.confusion.qrs().se, Some(100.0));
//! assert_eq!(score.confusion.veb().ppv, Some(0.0));
//! ```
#![forbid(unsafe_code)]

/// Annotations as a file holds them in; reference beats, VF, shutdown, AF and flutter out.
pub mod annotation;

/// Beats and stretches as scoring sees them, and what is set for a comparison.
pub mod beats;

/// Reference and test beats in; pairs, missed and extra beats out.
pub mod matching;

/// Pairs in; the confusion matrix and the figures of EC57 out.
pub mod confusion;

/// Pairs in; offsets, jitter and RR error out.
pub mod timing;

/// Beats in; heart rate each second, and how far two of them are apart, out.
pub mod rate;

/// Beats in; couplets and runs of ectopic beats compared run by run out.
pub mod runs;

/// One record in; everything that is scored on it out.
pub mod record;

/// Records in; gross and average figures with their intervals out.
pub mod summary;

/// Records in; a 95 % interval by resampling them out.
pub mod interval;

/// Episodes of AF in; `epicmp`'s figures out.
pub mod af;

/// A recording in; what a chest strap would have given of it out.
pub mod strap;

/// Which records may be fitted on.
pub mod splits;

pub use af::{AfScore, AfSummary, score_af};
pub use annotation::{Mark, RhythmMarks};
pub use beats::{Learning, RefBeat, Reference, Settings, Test, TestBeat};
pub use confusion::{Confusion, Detection, OneAgainstRest};
pub use matching::{Pair, match_beats};
pub use record::{RecordScore, score_beats};
pub use summary::{Summary, summarise};
