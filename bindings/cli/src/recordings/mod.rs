//! The store on this machine, and what is done with the recordings in it.

/// Where recordings are kept, and the key that they are sealed with.
mod place;

/// Which recording is meant.
mod which;

/// `strapline list`.
pub(crate) mod list;

/// `strapline show`.
pub(crate) mod show;

/// `strapline export`.
pub(crate) mod export;

/// `strapline mark`.
pub(crate) mod mark;

/// `strapline erase`.
pub(crate) mod erase;

/// `strapline reanalyze`.
pub(crate) mod reanalyze;

/// What a person reads of a strap that sends RR intervals only.
pub(crate) mod intervals;

pub(crate) use place::{KEY, Place};
pub(crate) use which::{Which, short};
