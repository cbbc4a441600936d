//! The task runner: `cargo xtask test | figures | score | doctor | picture`.

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Where things are: the workspace, the reference recordings, the benchmark's Python.
mod places;

/// Commands run and read.
mod shell;

/// `cargo xtask test`: everything that must be green.
mod test;

/// The figures to reach, in one table.
mod bounds;

/// The command line's JSON, each command run once.
mod figures;

/// `cargo xtask score`: every table, into RESULTS.md.
mod score;

/// The figures that every report prints, and the file that carries them into the build.
mod printed;

/// Tables in Markdown.
mod table;

/// Speed beside sleepecg and NeuroKit2, and memory of a day fed live.
mod measure;

/// `cargo xtask doctor`: what this machine lacks and how to get it.
mod doctor;

/// `cargo xtask picture`: the demo's report as pictures for the README.
mod picture;

#[cfg(test)]
mod documents;

/// Strapline's tasks.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Formatting, lints, every test, licences, and the figures against their bounds where the recordings are there
    Test,
    /// Of these, licences and the figures alone
    Figures,
    /// Every table of figures, into core/score/RESULTS.md, and what reports print of them
    Score,
    /// What this machine lacks and how to get it
    Doctor,
    /// The demo's report as pictures for the README (needs pdftoppm)
    Picture,
    /// One measurement in a process of its own, printed as JSON; `score` and `test` call it
    #[command(hide = true)]
    Measure {
        /// What to measure
        what: measure::What,
    },
}

fn main() -> ExitCode {
    let result = match Cli::parse().task {
        Task::Test => test::run(),
        Task::Figures => test::figures(),
        Task::Score => score::run().map(|()| true),
        Task::Doctor => Ok(doctor::run()),
        Task::Picture => picture::run().map(|()| true),
        Task::Measure { what } => measure::run(what).map(|()| true),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
