//! A bus, a stand-in, and the radio in a process of its own.
//!
//! The system's library reads the bus's address from the environment, and once for each process: so the test starts
//! itself again, alone, with that address, and the part that has the radio runs there.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use strapline_bluez::{Bus, Setup, StandIn};
use tempfile::TempDir;

const FOLDER: &str = "STRAPLINE_RADIO_TEST_FOLDER";
const PHASE: &str = "STRAPLINE_RADIO_TEST_PHASE";
/// A test that takes longer has hung.
const LONGEST: Duration = Duration::from_secs(90);

/// Where a test's radio runs.
pub(crate) struct Bench {
    pub(crate) bus: Bus,
    /// Shared with the process that has the radio.
    pub(crate) folder: TempDir,
    test: &'static str,
}

/// The folder that a test's two processes share, in the one that has the radio, and how many came before it.
pub(crate) fn radio_side() -> Option<(PathBuf, u32)> {
    Some((env::var_os(FOLDER)?.into(), env::var(PHASE).ok()?.parse().ok()?))
}

/// The bus's address, in the process that has the radio.
pub(crate) fn bus_address() -> String {
    env::var("DBUS_SYSTEM_BUS_ADDRESS").unwrap()
}

/// Runs `radio` against a stand-in; `test` is the test's own path.
pub(crate) fn against(
    test: &'static str,
    setup: impl FnOnce(&Path) -> Setup,
    radio: impl FnOnce(&Path),
    after: impl FnOnce(&StandIn),
) {
    if let Some((folder, _)) = radio_side() {
        return radio(&folder);
    }
    let Some(bench) = Bench::new(test) else { return };
    let stand_in = StandIn::start(bench.bus.address(), setup(bench.folder.path())).unwrap();
    bench.run(0, bench.bus.address());
    after(&stand_in);
}

impl Bench {
    pub(crate) fn new(test: &'static str) -> Option<Self> {
        Some(Self { bus: Bus::start_or_skip()?, folder: tempfile::tempdir().unwrap(), test })
    }

    /// Runs the test again in a process that has the radio, and passes its verdict on.
    pub(crate) fn run(&self, phase: u32, bus: &str) {
        let log = self.folder.path().join(format!("log{phase}"));
        let out = File::create(&log).unwrap();
        let mut child = Command::new(env::current_exe().unwrap())
            .args([self.test, "--exact", "--nocapture"])
            .env("DBUS_SYSTEM_BUS_ADDRESS", bus)
            .env(FOLDER, self.folder.path())
            .env(PHASE, phase.to_string())
            .stdin(Stdio::null())
            .stderr(out.try_clone().unwrap())
            .stdout(out)
            .spawn()
            .unwrap();
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break Some(status);
            }
            if begun.elapsed() > LONGEST {
                child.kill().unwrap();
                child.wait().unwrap();
                break None;
            }
            sleep(Duration::from_millis(20));
        };
        let words = fs::read_to_string(&log).unwrap();
        println!("{words}");
        assert!(status.is_some_and(|status| status.success()), "the side with the radio failed: {status:?}");
        // A name that no test has passes as well.
        assert!(words.contains("1 passed") || phase > 0 || words.contains("leaves"), "nothing was run");
    }
}
