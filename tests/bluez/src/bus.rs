//! A message bus of its own.

use std::{
    env, fs,
    io::{self, BufRead as _, BufReader, Read as _},
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

/// A message bus that nothing else is on. It ends when this is dropped.
#[derive(Debug)]
pub struct Bus {
    daemon: Child,
    address: String,
    _folder: TempDir,
}

/// No bus could be started.
#[derive(Debug, thiserror::Error)]
pub enum BusError {
    /// There is no `dbus-daemon`.
    #[error("there is no dbus-daemon ({0}); install the package dbus")]
    Missing(io::Error),
    /// It would not start.
    #[error("dbus-daemon did not start: {0}")]
    Refused(String),
    /// Its folder could not be written.
    #[error("the bus's folder could not be made: {0}")]
    Folder(#[from] io::Error),
}

impl Bus {
    /// Starts one.
    pub fn start() -> Result<Self, BusError> {
        let folder = tempfile::tempdir()?;
        let config = folder.path().join("bus.conf");
        let socket = folder.path().join("socket");
        fs::write(&config, format!(include_str!("bus.conf"), socket = socket.display()))?;
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(BusError::Missing)?;
        let mut address = String::new();
        if let Some(out) = daemon.stdout.take() {
            BufReader::new(out).read_line(&mut address)?;
        }
        let address = address.trim().to_owned();
        if address.is_empty() {
            let mut words = String::new();
            if let Some(mut out) = daemon.stderr.take() {
                out.read_to_string(&mut words)?;
            }
            daemon.wait()?;
            return Err(BusError::Refused(words.trim().to_owned()));
        }
        Ok(Self { daemon, address, _folder: folder })
    }

    /// Starts one; without a `dbus-daemon` on this machine prints `SKIP` and why. Where `CI` is set that is a failure.
    pub fn start_or_skip() -> Option<Self> {
        match Self::start() {
            Ok(bus) => Some(bus),
            Err(error @ BusError::Missing(_)) if env::var_os("CI").is_none() => {
                println!("SKIP the test against a stand-in for BlueZ: {error}");
                None
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// Its address, for `DBUS_SYSTEM_BUS_ADDRESS`.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.daemon.kill();
        let _ended = self.daemon.wait();
    }
}
