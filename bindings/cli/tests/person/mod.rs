//! The built program, as a person runs it.

use std::{
    path::Path,
    process::{Command, Output},
};

/// Runs `strapline` in a folder.
pub(crate) fn strapline(folder: &Path, arguments: &[&str]) -> Output {
    // In English, whatever the language of whoever runs the tests.
    let mut command = Command::new(env!("CARGO_BIN_EXE_strapline"));
    command.env("LC_ALL", "C").args(arguments).current_dir(folder).output().unwrap()
}

/// What it said on standard error.
pub(crate) fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
