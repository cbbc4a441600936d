//! `strapline`: the command line.

use clap::Parser;
use std::process::ExitCode;

/// Analyses, with a bar.
mod analysis;

/// A recording, from file to report.
mod analyze;

/// Beats, rhythms and unreadable stretches as a WFDB annotation file.
mod annotations;

/// Commands and options that are common to all.
mod command;

/// A recording in one format into another.
mod convert;

/// Shell completions, made from the commands themselves.
mod completions;

/// A recording that was never made, from the first sample to the report.
mod demo;

/// What went wrong, for a person and for a script.
mod errors;

/// What every command that takes a recording asks about it.
mod input;

/// Times and lengths as they are typed and shown.
mod moments;

/// Manual pages, made from the commands themselves.
mod manual;

/// The language that reports, summaries and errors are in.
mod language;

/// Where results go.
mod output;

/// How far a long task is.
mod progress;

/// `strapline record`: a strap, recorded and looked at while it is worn.
mod record;

/// The store on this machine, and what is done with the recordings in it.
mod recordings;

/// `strapline scan`: which straps are near.
mod scan;

/// `strapline score`: figures against reference recordings.
mod score;

/// What a person reads on the terminal.
mod summary;

fn main() -> ExitCode {
    // Usage errors, `--help` and `--version` end here, with 2 or 0.
    let arguments = command::Arguments::parse();
    language::choose(arguments.language);
    match arguments.command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => errors::report(&error),
    }
}
