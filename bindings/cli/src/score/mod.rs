//! `strapline score`: the pipeline, or somebody else's annotations, against a folder of reference recordings.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Which records of a folder, and their reference annotations.
mod folder;

/// A record's signal, as the detector is to see it.
mod signal;

/// Which beat model the pipeline runs with.
mod model;

/// The pipeline run over one record's signal.
mod pipeline;

/// `score beats`: a folder in; figures out.
mod beats;

/// The tables of `score beats`.
mod beat_table;

/// `score af`: a folder in; figures out.
mod af;

/// Numbers as they stand in a table.
mod cells;

/// What is scored.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  strapline score beats mitdb
  strapline score af ltafdb --beats atr
Each of the two has more: strapline score beats --help")]
pub(crate) struct Score {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// QRS complexes and beat classes, as ANSI/AAMI EC57 asks (bxb, rxr)
    #[command(after_help = beats::EXAMPLES)]
    Beats(beats::BeatsArgs),
    /// Atrial fibrillation against rhythm marks, as ANSI/AAMI EC57 asks (epicmp)
    #[command(after_help = af::EXAMPLES)]
    Af(af::AfArgs),
}

/// The folder and what is taken of it.
#[derive(Debug, Args)]
struct FolderArgs {
    /// Folder of WFDB records with reference annotations
    dir: PathBuf,
    /// Only these records, separated by commas
    #[arg(long, value_name = "A,B,...", value_delimiter = ',')]
    records: Vec<String>,
    /// Extension of the reference annotations
    #[arg(long, value_name = "EXT", default_value = "atr")]
    reference: String,
    /// Print JSON instead of tables
    #[arg(long)]
    json: bool,
    /// Score the first five minutes of each record too (EC57 gives them to learning)
    #[arg(long)]
    full_length: bool,
}

impl Score {
    /// Scores and prints; an error where the input was at fault.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        match &self.what {
            What::Beats(args) => beats::run(args),
            What::Af(args) => af::run(args),
        }
    }
}

/// A number of a range, for clap.
fn number_in(
    range: std::ops::RangeInclusive<f64>,
    unit: &'static str,
) -> impl Fn(&str) -> Result<f64, String> + Clone {
    move |text| match text.parse() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ => Err(format!("give a number from {} to {} {unit}", range.start(), range.end())),
    }
}

/// Prints; an error, not a panic, where nobody reads on.
fn print(text: &str) -> anyhow::Result<()> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
