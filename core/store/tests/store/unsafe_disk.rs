//! A disk in memory that keeps apart what is written and what is durable, so that power can be cut and writes can fail.
//!
//! A cut keeps everything that was synced. Of each write that was not, it keeps all, nothing, or single sectors of 512
//! bytes, the file grown or not; of names that were changed and not synced it keeps any, in any combination.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use strapline_store::disk::{Disk, DiskFile};

#[derive(Debug, Clone, Default)]
struct File {
    durable: Vec<u8>,
    now: Vec<u8>,
    /// Changes that are not durable.
    changes: Vec<Change>,
}

#[derive(Debug, Clone)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Truncate(usize),
}

#[derive(Debug, Clone)]
enum Renaming {
    Create(String, Node),
    Rename(String, String),
    Remove(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    File(usize),
    Folder,
}

#[derive(Debug, Default)]
struct World {
    files: Vec<File>,
    names: BTreeMap<String, Node>,
    durable_names: BTreeMap<String, Node>,
    renamings: Vec<Renaming>,
    is_locked: bool,
    /// Operations done so far that change something.
    steps: u64,
    /// From this one on nothing works any more.
    power_ends_at: Option<u64>,
    /// From this one on the disk is full.
    full_at: Option<u64>,
    /// This one fails if it is a sync.
    sync_fails_at: Option<u64>,
    /// What is synced is not remembered: for measuring, where power does not end.
    is_unsynced: bool,
}

/// The disk. Clones are the same disk.
#[derive(Debug, Clone, Default)]
pub(crate) struct UnsafeDisk(Arc<Mutex<World>>);

#[derive(Debug)]
struct Open {
    disk: UnsafeDisk,
    file: usize,
}

struct Locked(UnsafeDisk);

impl Drop for Locked {
    fn drop(&mut self) {
        self.0.world().is_locked = false;
    }
}

impl UnsafeDisk {
    /// A disk that does not keep what is durable apart, and is as fast as memory.
    pub(crate) fn unsynced() -> Self {
        let disk = Self::default();
        disk.world().is_unsynced = true;
        disk
    }

    /// A test that failed while it held this still drops its store.
    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Operations done so far that change something.
    pub(crate) fn steps(&self) -> u64 {
        self.world().steps
    }

    /// Lets power end in the operation that is so many from now.
    pub(crate) fn end_power_in(&self, steps: u64) {
        let mut world = self.world();
        world.power_ends_at = Some(world.steps + steps);
    }

    /// Whether power has ended.
    pub(crate) fn is_dead(&self) -> bool {
        let world = self.world();
        world.power_ends_at.is_some_and(|at| world.steps >= at)
    }

    /// The disk is full after so many operations; `None` frees it.
    pub(crate) fn fill_in(&self, steps: Option<u64>) {
        let mut world = self.world();
        world.full_at = steps.map(|steps| world.steps + steps);
    }

    /// The operation that is so many from now fails, if it is a sync.
    pub(crate) fn fail_sync_in(&self, steps: u64) {
        let mut world = self.world();
        world.sync_fails_at = Some(world.steps + steps);
    }

    /// Power comes back: what was not durable is lost, or not, as chance has it.
    pub(crate) fn cut(&self, seed: u64) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut world = self.world();
        world.power_ends_at = None;
        for file in &mut world.files {
            for change in std::mem::take(&mut file.changes) {
                file.lose(change, &mut rng);
            }
            file.now = file.durable.clone();
        }
        for renaming in std::mem::take(&mut world.renamings) {
            if rng.random_bool(0.5) {
                apply(&mut world.durable_names, &renaming);
            }
        }
        // What lies in a folder that is not there is lost.
        let names = world.durable_names.clone();
        world.durable_names.retain(|path, _| match path.rsplit_once('/') {
            Some((folder, _)) => names.contains_key(folder),
            None => true,
        });
        world.names = world.durable_names.clone();
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let world = self.world();
        match world.names.get(path)? {
            Node::File(file) => Some(world.files[*file].now.clone()),
            Node::Folder => None,
        }
    }

    /// Changes the bytes of a file behind everyone's back.
    pub(crate) fn alter(&self, path: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let mut world = self.world();
        let Some(Node::File(file)) = world.names.get(path).copied() else { panic!("no file {path}") };
        change(&mut world.files[file].now);
        let file = &mut world.files[file];
        file.durable.clone_from(&file.now);
    }

    /// All files.
    pub(crate) fn paths(&self) -> Vec<String> {
        let world = self.world();
        world.names.iter().filter(|(_, node)| **node != Node::Folder).map(|(path, _)| path.clone()).collect()
    }

    /// Everything that was ever written and that a file still holds, under whatever name.
    pub(crate) fn every_byte(&self) -> Vec<Vec<u8>> {
        let world = self.world();
        world.files.iter().map(|file| file.now.clone()).collect()
    }

    /// One more operation that changes something.
    fn step(&self, takes_room: bool) -> io::Result<()> {
        let mut world = self.world();
        if world.power_ends_at.is_some_and(|at| world.steps >= at) {
            return Err(io::Error::other("the power is gone"));
        }
        world.steps += 1;
        if takes_room && world.full_at.is_some_and(|at| world.steps > at) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    fn rename_all(&self, renaming: Renaming) {
        let mut world = self.world();
        apply(&mut world.names, &renaming);
        world.renamings.push(renaming);
    }

    fn node(&self, path: &str) -> io::Result<Node> {
        self.world().names.get(path).copied().ok_or(io::ErrorKind::NotFound.into())
    }
}

impl File {
    /// Makes a change durable.
    fn keep(&mut self, change: Change) {
        match change {
            Change::Truncate(size) => self.durable.truncate(size),
            Change::Write { at, bytes } => {
                let end = at + bytes.len();
                if self.durable.len() < end {
                    self.durable.resize(end, 0);
                }
                self.durable[at..end].copy_from_slice(&bytes);
            }
        }
    }

    /// Keeps of a change what a cut leaves of it.
    fn lose(&mut self, change: Change, rng: &mut ChaCha8Rng) {
        let fate = rng.random_range(0..4);
        match change {
            Change::Truncate(size) if fate > 1 => self.durable.truncate(size),
            Change::Write { at, bytes } if fate > 0 => {
                let end = at + bytes.len();
                if self.durable.len() < end {
                    // Grown, with nothing in it yet; or grown in part.
                    let size = if fate == 1 { rng.random_range(self.durable.len()..=end) } else { end };
                    self.durable.resize(size, 0);
                }
                for (n, &byte) in bytes.iter().enumerate() {
                    let (place, new_sector) = (at + n, n == 0 || (at + n).is_multiple_of(512));
                    // `fate` 3 keeps all of it; otherwise each sector has its own.
                    if new_sector && fate != 3 && rng.random_bool(0.5) {
                        let next = (place / 512 + 1) * 512;
                        self.lose(
                            Change::Write {
                                at: next.min(end),
                                bytes: bytes[(next - at).min(bytes.len())..].to_vec(),
                            },
                            rng,
                        );
                        return;
                    }
                    if let Some(kept) = self.durable.get_mut(place) {
                        *kept = byte;
                    }
                }
            }
            _ => {}
        }
    }
}

fn apply(names: &mut BTreeMap<String, Node>, renaming: &Renaming) {
    match renaming {
        Renaming::Create(path, node) => {
            names.insert(path.clone(), *node);
        }
        Renaming::Rename(from, to) => {
            let moved: Vec<String> = names
                .keys()
                .filter(|path| *path == from || path.starts_with(&format!("{from}/")))
                .cloned()
                .collect();
            for path in moved {
                if let Some(node) = names.remove(&path) {
                    names.insert(format!("{to}{}", &path[from.len()..]), node);
                }
            }
        }
        Renaming::Remove(path) => {
            names.remove(path);
        }
    }
}

impl Disk for UnsafeDisk {
    fn lock(&self) -> io::Result<Option<Box<dyn Send + Sync>>> {
        let mut world = self.world();
        if std::mem::replace(&mut world.is_locked, true) {
            return Ok(None);
        }
        Ok(Some(Box::new(Locked(self.clone()))))
    }

    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        if !folder.is_empty() && self.node(folder)? != Node::Folder {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let world = self.world();
        let inside = |path: &String| match path.rsplit_once('/') {
            Some((parent, name)) if parent == folder => Some(name.to_owned()),
            None if folder.is_empty() => Some(path.clone()),
            _ => None,
        };
        Ok(world.names.keys().filter_map(inside).collect())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        match self.node(path)? {
            Node::File(file) => Ok(Box::new(Open { disk: self.clone(), file })),
            Node::Folder => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    fn create(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        self.step(true)?;
        let file = {
            let mut world = self.world();
            world.files.push(File::default());
            world.files.len() - 1
        };
        self.rename_all(Renaming::Create(path.to_owned(), Node::File(file)));
        Ok(Box::new(Open { disk: self.clone(), file }))
    }

    fn create_folder(&self, path: &str) -> io::Result<()> {
        self.step(true)?;
        self.rename_all(Renaming::Create(path.to_owned(), Node::Folder));
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.step(false)?;
        self.node(from)?;
        self.rename_all(Renaming::Rename(from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn remove_file(&self, path: &str) -> io::Result<()> {
        self.step(false)?;
        self.node(path)?;
        self.rename_all(Renaming::Remove(path.to_owned()));
        Ok(())
    }

    fn remove_folder(&self, path: &str) -> io::Result<()> {
        if !self.names(path)?.is_empty() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        self.remove_file(path)
    }

    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        self.step(false)?;
        let mut world = self.world();
        let is_inside = |renaming: &Renaming| {
            let (Renaming::Create(path, _) | Renaming::Rename(path, _) | Renaming::Remove(path)) = renaming;
            path.rsplit_once('/').map_or("", |(parent, _)| parent) == folder
        };
        let (synced, left) = std::mem::take(&mut world.renamings).into_iter().partition(is_inside);
        world.renamings = left;
        let synced: Vec<Renaming> = synced;
        for renaming in &synced {
            apply(&mut world.durable_names, renaming);
        }
        Ok(())
    }
}

impl DiskFile for Open {
    fn size(&mut self) -> io::Result<u64> {
        Ok(self.disk.world().files[self.file].now.len() as u64)
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        let world = self.disk.world();
        let bytes = world.files[self.file].now.get(at as usize..).unwrap_or_default();
        let count = bytes.len().min(into.len());
        into[..count].copy_from_slice(&bytes[..count]);
        Ok(count)
    }

    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let result = self.disk.step(true);
        // A write that fails has written something all the same.
        let written = match &result {
            Ok(()) => bytes,
            Err(_) => &bytes[..bytes.len() / 3],
        };
        let mut world = self.disk.world();
        let is_unsynced = world.is_unsynced;
        let file = &mut world.files[self.file];
        let (at, end) = (at as usize, at as usize + written.len());
        if file.now.len() < end {
            file.now.resize(end, 0);
        }
        file.now[at..end].copy_from_slice(written);
        if !is_unsynced {
            file.changes.push(Change::Write { at, bytes: written.to_vec() });
        }
        result
    }

    fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.disk.step(false)?;
        let mut world = self.disk.world();
        let file = &mut world.files[self.file];
        file.now.truncate(size as usize);
        file.changes.push(Change::Truncate(size as usize));
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.step(false)?;
        let mut world = self.disk.world();
        if world.sync_fails_at == Some(world.steps) {
            return Err(io::Error::other("the disk could not sync"));
        }
        let file = &mut world.files[self.file];
        for change in std::mem::take(&mut file.changes) {
            file.keep(change);
        }
        Ok(())
    }
}
