//! `strapline`: the command line.

use clap::Parser;
use std::process::ExitCode;

/// Commands and options that are common to all.
mod command;

/// A recording in one format into another.
mod convert;

/// Shell completions, made from the commands themselves.
mod completions;

/// What went wrong, for a person and for a script.
mod errors;

/// What every command that takes a recording asks about it.
mod input;

/// Manual pages, made from the commands themselves.
mod manual;

/// `strapline score`: figures against reference recordings.
mod score;

fn main() -> ExitCode {
    // Usage errors, `--help` and `--version` end here, with 2 or 0.
    let arguments = command::Arguments::parse();
    match arguments.command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => errors::report(&error),
    }
}
