//! Shell completions, made from the commands themselves.

use crate::command::Arguments;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::{Write, stdout};

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  strapline completions bash > ~/.local/share/bash-completion/completions/strapline
  strapline completions zsh > ~/.zfunc/_strapline
  strapline completions fish > ~/.config/fish/completions/strapline.fish")]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        // Into memory first: the generator would panic on a closed pipe.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "strapline", &mut script);
        stdout().write_all(&script)?;
        Ok(())
    }
}
