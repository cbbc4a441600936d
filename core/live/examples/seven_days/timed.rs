//! A folder that tells how long its disk took.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};
use strapline_store::disk::{Disk, DiskFile, Folder};

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

/// A folder that is timed.
#[derive(Debug)]
pub(crate) struct Timed(pub(crate) Folder, pub(crate) Arc<Took>);

#[derive(Debug)]
struct TimedFile(Box<dyn DiskFile>, Arc<Took>);

impl Disk for Timed {
    fn lock(&self) -> io::Result<Option<Box<dyn Send + Sync>>> {
        self.0.lock()
    }
    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        self.0.names(folder)
    }
    fn open(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(TimedFile(self.0.open(path)?, Arc::clone(&self.1))))
    }
    fn create(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(TimedFile(self.0.create(path)?, Arc::clone(&self.1))))
    }
    fn create_folder(&self, path: &str) -> io::Result<()> {
        self.0.create_folder(path)
    }
    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.0.rename(from, to)
    }
    fn remove_file(&self, path: &str) -> io::Result<()> {
        self.0.remove_file(path)
    }
    fn remove_folder(&self, path: &str) -> io::Result<()> {
        self.0.remove_folder(path)
    }
    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        self.0.sync_folder(folder)
    }
}

impl DiskFile for TimedFile {
    fn size(&mut self) -> io::Result<u64> {
        self.0.size()
    }
    fn read_at(&mut self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        self.0.read_at(at, into)
    }
    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.1.writes.fetch_add(1, Relaxed);
        self.1.note(|| self.0.write_at(at, bytes))
    }
    fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.0.truncate(size)
    }
    fn sync(&mut self) -> io::Result<()> {
        self.1.note(|| self.0.sync())
    }
}
