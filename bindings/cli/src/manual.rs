//! Manual pages, made from the commands themselves.

use crate::command::Arguments;
use anyhow::Context;
use clap::{Args, CommandFactory};
use std::path::PathBuf;

/// Write manual pages into a folder
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  strapline man ~/.local/share/man/man1
  strapline man /tmp && man -l /tmp/strapline-analyze.1")]
pub(crate) struct Manual {
    /// Folder for the pages; made where it is not there
    folder: PathBuf,
}

impl Manual {
    /// Writes a page for the program and one for each command.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let failed = || format!("{}: manual pages cannot be written here", self.folder.display());
        std::fs::create_dir_all(&self.folder).with_context(failed)?;
        clap_mangen::generate_to(Arguments::command(), &self.folder).with_context(failed)
    }
}
