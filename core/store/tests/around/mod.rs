//! A folder with something around each write and sync of its disk: a clock, or a fault.

use std::{fmt, io, sync::Arc};
use strapline_store::disk::{Disk, DiskFile, Folder};

/// What a write or a sync goes through; by itself nothing.
pub(crate) trait Around: fmt::Debug + Send + Sync + 'static {
    /// Bytes are to be written.
    fn write(&self, write: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
        write()
    }
    /// What was written is to be made durable.
    fn sync(&self, sync: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
        sync()
    }
}

/// The folder.
#[derive(Debug)]
pub(crate) struct Surrounded<A>(pub(crate) Folder, pub(crate) Arc<A>);

#[derive(Debug)]
struct SurroundedFile<A>(Box<dyn DiskFile>, Arc<A>);

impl<A: Around> Disk for Surrounded<A> {
    fn lock(&self) -> io::Result<Option<Box<dyn Send + Sync>>> {
        self.0.lock()
    }
    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        self.0.names(folder)
    }
    fn open(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(SurroundedFile(self.0.open(path)?, Arc::clone(&self.1))))
    }
    fn create(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(SurroundedFile(self.0.create(path)?, Arc::clone(&self.1))))
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

impl<A: Around> DiskFile for SurroundedFile<A> {
    fn size(&mut self) -> io::Result<u64> {
        self.0.size()
    }
    fn read_at(&mut self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        self.0.read_at(at, into)
    }
    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let Self(file, around) = self;
        around.write(&mut || file.write_at(at, bytes))
    }
    fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.0.truncate(size)
    }
    fn sync(&mut self) -> io::Result<()> {
        let Self(file, around) = self;
        around.sync(&mut || file.sync())
    }
}
