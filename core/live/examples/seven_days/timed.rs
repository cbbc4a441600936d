//! How long a disk took.

use super::around::Around;
use std::{
    io,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::{Duration, Instant},
};

/// How long the disk took for writing and syncing.
#[derive(Debug, Default)]
pub(crate) struct Took {
    core_ns: AtomicU64,
    wall_ns: AtomicU64,
    worst_ns: AtomicU64,
    writes: AtomicU64,
}

impl Took {
    fn note<T>(&self, what: impl FnOnce() -> T) -> T {
        let (core, wall) = (super::core_time(), Instant::now());
        let result = what();
        let ns = |time: Duration| time.as_nanos() as u64;
        self.core_ns.fetch_add(ns(super::core_time().saturating_sub(core)), Relaxed);
        self.wall_ns.fetch_add(ns(wall.elapsed()), Relaxed);
        self.worst_ns.fetch_max(ns(wall.elapsed()), Relaxed);
        result
    }

    /// On the core, so far.
    pub(crate) fn core(&self) -> Duration {
        Duration::from_nanos(self.core_ns.load(Relaxed))
    }

    /// How many chunks were written, how long that took, waiting included, and how long at worst.
    pub(crate) fn told(&self) -> (u64, Duration, Duration) {
        let time = |of: &AtomicU64| Duration::from_nanos(of.load(Relaxed));
        (self.writes.load(Relaxed), time(&self.wall_ns), time(&self.worst_ns))
    }
}

impl Around for Took {
    fn write(&self, write: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
        self.writes.fetch_add(1, Relaxed);
        self.note(write)
    }
    fn sync(&self, sync: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
        self.note(sync)
    }
}
