//! Where things are: the workspace, the reference recordings, the benchmark's Python.

use anyhow::Context;
use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

static THIS_PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// This program's file. Asked for at the start: where cargo builds the program again meanwhile and puts it in this one's
/// place, the system calls this one's file "(deleted)" from then on.
pub(crate) fn this_program() -> anyhow::Result<&'static Path> {
    if THIS_PROGRAM.get().is_none() {
        let file = std::env::current_exe().context("where this program is")?;
        let _ = THIS_PROGRAM.set(file);
    }
    THIS_PROGRAM.get().map(PathBuf::as_path).context("where this program is")
}

/// The workspace's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_path_buf()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The folder of reference recordings as it is written in commands, from the workspace's root.
pub(crate) const RECORDINGS: &str = "../shared/data";

/// A folder of reference recordings, if it is there.
pub(crate) fn recordings(database: &str) -> Option<PathBuf> {
    let folder = root().join(RECORDINGS).join(database);
    folder.is_dir().then_some(folder)
}

/// Why something that needs this folder is skipped.
pub(crate) fn no_recordings(database: &str) -> String {
    format!("there is no {RECORDINGS}/{database} beside the workspace")
}

/// Whether this is continuous integration, where nothing may be skipped.
pub(crate) fn in_ci() -> bool {
    std::env::var_os("CI").is_some()
}

/// Where the benchmark's Python packages live: made as `cargo xtask doctor` says.
pub(crate) fn benchmark_python() -> PathBuf {
    root().join("target/benchmark/bin/python")
}
