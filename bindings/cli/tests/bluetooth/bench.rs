//! A bus, a folder, and the program as a person starts, stops and kills it.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use strapline_bluez::{Bus, Setup, StandIn};
use tempfile::TempDir;

const RECORD: [&str; 7] = ["record", "--store", "kept", "--key", "key", "--name", "night"];

/// A bus, and a folder that recordings are kept in.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
    pub(crate) bus: Bus,
    /// How often a recording was begun or gone on with.
    started: usize,
}

/// A `strapline record` that runs.
pub(crate) struct Recorder {
    child: Child,
    said: PathBuf,
    errors: PathBuf,
}

impl Bench {
    /// `None` where there is no bus, which is said.
    pub(crate) fn new() -> Option<Self> {
        Some(Self { bus: Bus::start_or_skip()?, folder: tempfile::tempdir().unwrap(), started: 0 })
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn stand_in(&self, setup: Setup) -> StandIn {
        StandIn::start(self.bus.address(), setup).unwrap()
    }

    fn command(&self, bus: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_strapline"));
        command.args(arguments).current_dir(self.path()).stdin(Stdio::null());
        command.env("DBUS_SYSTEM_BUS_ADDRESS", bus);
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.run_on(self.bus.address(), arguments)
    }

    /// Runs the program to its end where this is the bus.
    pub(crate) fn run_on(&self, bus: &str, arguments: &[&str]) -> Output {
        self.command(bus, arguments).output().unwrap()
    }

    /// Begins to record into this bench's store.
    pub(crate) fn record(&mut self, arguments: &[&str]) -> Recorder {
        let name = |what: &str| self.path().join(format!("{what}{}", self.started));
        let (said, errors) = (name("said"), name("errors"));
        let mut command = self.command(self.bus.address(), &RECORD);
        command.args(arguments);
        command.stdout(File::create(&said).unwrap()).stderr(File::create(&errors).unwrap());
        self.started += 1;
        Recorder { child: command.spawn().unwrap(), said, errors }
    }
}

impl Recorder {
    /// What it has said so far.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(&self.said).unwrap()
    }

    /// What it has said so far on standard error.
    pub(crate) fn errors(&self) -> String {
        fs::read_to_string(&self.errors).unwrap()
    }

    /// Everything that it has said.
    pub(crate) fn words(&self) -> String {
        self.said() + &self.errors()
    }

    /// Waits until it has said this.
    pub(crate) fn wait_for(&mut self, words: &str, up_to: Duration) {
        let begun = Instant::now();
        while !self.said().contains(words) {
            assert!(begun.elapsed() < up_to, "never said {words:?}:\n{}", self.words());
            assert!(self.child.try_wait().unwrap().is_none(), "it has ended:\n{}", self.words());
            sleep(Duration::from_millis(20));
        }
    }

    /// Kills it, without a word.
    pub(crate) fn kill(&mut self) {
        assert!(self.child.try_wait().unwrap().is_none(), "it has ended:\n{}", self.words());
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end, as Ctrl-C does, and sees that it does.
    pub(crate) fn interrupt(&mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(begun.elapsed() < Duration::from_secs(40), "it does not end:\n{}", self.words());
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        // It has ended where the test went well.
        let _ended = self.child.kill();
        let _ended = self.child.wait();
    }
}
