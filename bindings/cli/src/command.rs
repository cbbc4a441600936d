//! Commands and options that are common to all.

use clap::{Parser, Subcommand};
use strapline_words::Language;

/// ECG from an ordinary chest strap, analysed on your own machine. Not for diagnosis.
#[derive(Debug, Parser)]
#[command(name = "strapline", version, propagate_version = true, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Language of reports, summaries and errors: en, de, fr, es, tr; that of the environment where it is not given
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(crate) language: Option<Language>,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 the input is at fault, 2 the command line is.";

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a ten-minute strap recording, analyse it, and write its report
    Demo(crate::demo::Demo),
    /// List the straps that are near
    Scan(crate::scan::Scan),
    /// Record from a strap, and see the recording while it grows
    Record(crate::record::Record),
    /// List the recordings on this machine
    List(crate::recordings::list::List),
    /// Show a recording: what was seen, what is missing and why
    Show(crate::recordings::show::Show),
    /// Write a recording as a table or a WFDB record
    Export(crate::recordings::export::Export),
    /// Mark what was felt at a moment of a recording
    Mark(crate::recordings::mark::Mark),
    /// Erase recordings for good
    Erase(crate::recordings::erase::Erase),
    /// Analyse recordings again, with this program's model
    Reanalyze(crate::recordings::reanalyze::Reanalyze),
    /// Analyse a recording: beats, rhythm and what could not be read
    Analyze(crate::analyze::Analyze),
    /// Write a recording in another format
    Convert(crate::convert::Convert),
    /// Score the analysis, or existing annotations, against reference recordings
    Score(crate::score::Score),
    /// Print a completion script for a shell
    Completions(crate::completions::Completions),
    /// Write manual pages into a folder
    Man(crate::manual::Manual),
}

impl Command {
    /// Does it.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        match self {
            Command::Demo(demo) => demo.run(),
            Command::Scan(scan) => scan.run(),
            Command::Record(record) => record.run(),
            Command::List(list) => list.run(),
            Command::Show(show) => show.run(),
            Command::Export(export) => export.run(),
            Command::Mark(mark) => mark.run(),
            Command::Erase(erase) => erase.run(),
            Command::Reanalyze(reanalyze) => reanalyze.run(),
            Command::Analyze(analyze) => analyze.run(),
            Command::Convert(convert) => convert.run(),
            Command::Score(score) => score.run(),
            Command::Completions(completions) => completions.run(),
            Command::Man(manual) => manual.run(),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn commands_hang_together() {
        super::Arguments::command().debug_assert();
    }
}
