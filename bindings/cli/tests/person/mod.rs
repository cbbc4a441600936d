//! The built program, as a person runs it.

use std::{
    path::Path,
    process::{Command, Output},
};

/// Runs `strapline` in a folder.
pub(crate) fn strapline(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_strapline")).args(arguments).current_dir(folder).output().unwrap()
}

/// What it said on standard error.
pub(crate) fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
