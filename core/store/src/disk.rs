//! The few things that a store asks of a file system, so that a failing one can be put in its place.

use fs4::{FileExt, TryLockError};
use std::{
    fmt, fs,
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// A folder that holds a store. Paths are relative to it, with `/` between their parts.
///
/// What is written is durable after [`DiskFile::sync`]; what is created, renamed or removed is durable after
/// [`Disk::sync_folder`] on the folder that it is in. Before that it may be lost, whole or in part, in any order.
pub trait Disk: fmt::Debug + Send + Sync {
    /// Takes the store for this process alone until what is returned is dropped; `None` if another has it.
    fn lock(&self) -> io::Result<Option<Box<dyn Send + Sync>>>;
    /// Names of the files and folders in a folder (`""` is the store's own).
    fn names(&self, folder: &str) -> io::Result<Vec<String>>;
    /// Opens a file that exists.
    fn open(&self, path: &str) -> io::Result<Box<dyn DiskFile>>;
    /// Creates a file, empty, in place of any that was there.
    fn create(&self, path: &str) -> io::Result<Box<dyn DiskFile>>;
    /// Creates a folder.
    fn create_folder(&self, path: &str) -> io::Result<()>;
    /// Gives a file or a folder another name, at once or not at all, in place of any file of that name.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&self, path: &str) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &str) -> io::Result<()>;
    /// Makes what was created, renamed or removed in a folder durable.
    fn sync_folder(&self, folder: &str) -> io::Result<()>;
}

/// How often a lock that somebody has is tried again, and how long between.
const LOCK_TRIES: u32 = 10;
const LOCK_PAUSE: std::time::Duration = std::time::Duration::from_millis(20);

/// An open file.
pub trait DiskFile: fmt::Debug + Send {
    /// Its size, bytes.
    fn size(&mut self) -> io::Result<u64>;
    /// Reads at a place until `into` is full or the file ends; how much was read.
    fn read_at(&mut self, at: u64, into: &mut [u8]) -> io::Result<usize>;
    /// Writes all of `bytes` at a place. After an error part of them may have been written.
    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()>;
    /// Cuts it off.
    fn truncate(&mut self, size: u64) -> io::Result<()>;
    /// Makes what was written durable.
    fn sync(&mut self) -> io::Result<()>;
}

/// A folder of the operating system.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
}

/// Name of the file whose lock is the store's.
const LOCK: &str = "lock";

impl Folder {
    /// A folder; made, with those that it is in, where it does not exist.
    pub fn new(root: &Path) -> io::Result<Self> {
        if !root.is_dir() {
            folder_builder().recursive(true).create(root)?;
        }
        Ok(Self { root: root.to_path_buf() })
    }

    fn path(&self, path: &str) -> PathBuf {
        path.split('/').filter(|part| !part.is_empty()).fold(self.root.clone(), |root, part| root.join(part))
    }
}

/// Makes folders that only their owner can look into.
fn folder_builder() -> fs::DirBuilder {
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        let mut builder = fs::DirBuilder::new();
        builder.mode(0o700);
        builder
    }
    #[cfg(not(unix))]
    fs::DirBuilder::new()
}

/// Opens files that only their owner can read.
fn file_options() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options
}

impl Disk for Folder {
    fn lock(&self) -> io::Result<Option<Box<dyn Send + Sync>>> {
        let file = file_options().create(true).truncate(false).open(self.path(LOCK))?;
        // The lock is the system's and goes with the process, however that ends. The standard library's is not
        // there on Android.
        let mut tried = FileExt::try_lock(&file);
        // A program that this process starts holds a copy of the lock for the moment until it is itself.
        for _ in 0..LOCK_TRIES {
            if !matches!(tried, Err(TryLockError::WouldBlock)) {
                break;
            }
            std::thread::sleep(LOCK_PAUSE);
            tried = FileExt::try_lock(&file);
        }
        match tried {
            Ok(()) => Ok(Some(Box::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            // A file system without locks: there a second process is not noticed, which is better than no recording.
            Err(TryLockError::Error(error))
                if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) =>
            {
                Ok(Some(Box::new(file)))
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.path(folder))? {
            // A name that is no text is none of the store's.
            if let Ok(name) = entry?.file_name().into_string() {
                names.push(name);
            }
        }
        // The order is the file system's own otherwise.
        names.sort();
        Ok(names)
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(file_options().open(self.path(path))?))
    }

    fn create(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(file_options().create(true).truncate(true).open(self.path(path))?))
    }

    fn create_folder(&self, path: &str) -> io::Result<()> {
        folder_builder().create(self.path(path))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.path(from), self.path(to))
    }

    fn remove_file(&self, path: &str) -> io::Result<()> {
        fs::remove_file(self.path(path))
    }

    fn remove_folder(&self, path: &str) -> io::Result<()> {
        fs::remove_dir(self.path(path))
    }

    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        // Windows writes folders through and opens none as a file.
        if cfg!(windows) { Ok(()) } else { fs::File::open(self.path(folder))?.sync_all() }
    }
}

impl DiskFile for fs::File {
    fn size(&mut self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        self.seek(SeekFrom::Start(at))?;
        let mut filled = 0;
        while filled < into.len() {
            match self.read(&mut into[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }

    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.seek(SeekFrom::Start(at))?;
        self.write_all(bytes)
    }

    fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.set_len(size)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}
