//! The store as a whole: killed, cut off, filled up, damaged, locked, erased.

/// A strap whose every frame is known by its number.
mod strap;

/// A disk that loses power, fills up and fails when told to.
mod unsafe_disk;

mod analyses;
mod damage;
mod disk_full;
mod erase;
mod keys;
mod kills;
mod power_cut;
mod recordings;
mod size;
mod versions;
