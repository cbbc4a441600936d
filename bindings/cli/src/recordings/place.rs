//! Where recordings are kept, and the key that they are sealed with.

use crate::language::terminal;
use anyhow::{Context, bail};
use clap::Args;
use directories::ProjectDirs;
use std::{
    fmt::Write as _,
    fs,
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};
use strapline_store::{Problem, Store, StoreKey};

/// For the help of each command that opens the store.
pub(crate) const KEY: &str = "The key:
  Recordings are sealed with a key that lies in a file beside the store, readable by you alone (mode 0600):
  on Linux ~/.local/share/strapline/key, on macOS ~/Library/Application Support/strapline/key, on Windows
  %APPDATA%\\strapline\\data\\key. It is made when first needed. Whoever loses it has lost the recordings: nobody
  can open them without it. Keep a copy of it where you keep passwords; to erase everything for good, erase it, too.";

/// Where recordings are kept.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Where recordings are kept")]
pub(crate) struct Place {
    /// Folder of the recordings; the platform's data folder where it is not given
    #[arg(long, value_name = "DIR")]
    store: Option<PathBuf>,

    /// File that holds the key; the platform's data folder where it is not given
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

impl Place {
    /// Opens the store where there is one; makes nothing where there is none.
    pub(crate) fn open_existing(&self) -> anyhow::Result<Option<Arc<Store>>> {
        let folder = self.folder()?;
        if folder.exists() && !folder.is_dir() {
            bail!("{}: this is no folder; name that of the recordings with --store", folder.display());
        }
        // Where recordings were kept once and the key is gone, that is said.
        let is_there = fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some());
        if is_there { self.open().map(Some) } else { Ok(None) }
    }

    /// The store with the recordings that a command is about; refuses where there are none yet.
    pub(crate) fn open_for_recordings(&self) -> anyhow::Result<Arc<Store>> {
        match self.open_existing()? {
            Some(store) => Ok(store),
            None => bail!(
                "there are no recordings in {} yet; `strapline record` makes one",
                self.folder()?.display()
            ),
        }
    }

    /// Folder of the recordings, which need not be there.
    pub(crate) fn folder(&self) -> anyhow::Result<PathBuf> {
        or_default(self.store.as_ref(), "recordings", "--store")
    }

    /// Opens the store, or makes one; tells on standard error what was interrupted.
    pub(crate) fn open(&self) -> anyhow::Result<Arc<Store>> {
        let folder = self.folder()?;
        let key_file = or_default(self.key.as_ref(), "key", "--key")?;
        let key = match read_key(&key_file)? {
            Some(key) => key,
            None if folder.join("store").exists() => bail!(
                "{}: the key is not there, and the recordings in {} cannot be read without it; put the key file back \
                 from your copy, name it with --key, or begin anew in another folder with --store",
                key_file.display(),
                folder.display()
            ),
            None => make_key(&key_file)?,
        };
        let opened = Store::open(&folder, &key);
        let (store, recovered) = opened.map_err(|error| {
            let hint = match error.problem {
                Problem::WrongKey => {
                    format!(" (the key is read from {}; --key names another)", key_file.display())
                }
                _ => String::new(),
            };
            anyhow::anyhow!("{}: {}{hint}", folder.display(), error.problem)
        })?;
        for recovered in &recovered {
            let note = strapline_present::recovered(recovered, terminal());
            eprintln!("{}", terminal().say("file-note", &[("note", note.into())]));
        }
        Ok(Arc::new(store))
    }
}

/// What was given, or its place in the platform's data folder.
fn or_default(given: Option<&PathBuf>, name: &str, option: &str) -> anyhow::Result<PathBuf> {
    if let Some(path) = given {
        return Ok(path.clone());
    }
    let dirs = ProjectDirs::from("", "", "strapline").with_context(|| {
        format!("this system does not say where your data folder is; say it with {option}")
    })?;
    Ok(dirs.data_dir().join(name))
}

/// The key in a file; `None` where there is no file.
fn read_key(path: &Path) -> anyhow::Result<Option<StoreKey>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(error).with_context(|| {
                format!("{}: the key cannot be read; see that the file is yours", path.display())
            });
        }
    };
    keep_private(path);
    let mut bytes = [0; 32];
    let digits = text.trim();
    let is_key = digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_key {
        bail!("{}: this is no key (64 hexadecimal digits); put the file back from your copy", path.display());
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks(2)) {
        *byte =
            std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or(0);
    }
    Ok(Some(StoreKey::new(&mut bytes)))
}

/// Makes a key, and the file that holds it.
fn make_key(path: &Path) -> anyhow::Result<StoreKey> {
    let failed = || format!("{}: the key cannot be kept here; name another file with --key", path.display());
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).with_context(failed)?;
    }
    let key = StoreKey::generate().with_context(failed)?;
    let text = key.bytes().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path).with_context(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.write_all(b"\n")).with_context(failed)?;
    // A recording is worth nothing without it.
    file.sync_all().with_context(failed)?;
    eprintln!(
        "note: a new key was made: {}; without it the recordings cannot be read, so keep a copy",
        path.display()
    );
    Ok(key)
}

/// Takes from everybody else what only the owner may read.
fn keep_private(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let is_open = fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0);
        if is_open && fs::set_permissions(path, fs::Permissions::from_mode(0o600)).is_ok() {
            eprintln!("note: {}: others could read the key; now only you can", path.display());
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}
