//! A recording in one format into another.

use crate::{errors::Usage, input::Input, language::count};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use strapline_formats::{Recording, csv, wfdb};

/// Write a recording in another format
#[derive(Debug, Args)]
#[command(
    after_long_help = format!(
        "{}\n\nWritten are tables (OUT.csv) and WFDB records (OUT.hea, with OUT.dat beside it).\n\n{EXAMPLES}",
        crate::input::FORMATS
    ),
    after_help = EXAMPLES
)]
pub(crate) struct Convert {
    #[command(flatten)]
    input: Input,

    /// The file to write; its extension, .csv or .hea, is the format (.hea where there is none)
    #[arg(value_name = "OUT")]
    out: PathBuf,

    /// How samples are stored in a WFDB record
    #[arg(long, value_enum, default_value = "16")]
    format: Encoding,
}

const EXAMPLES: &str = "Examples:
  strapline convert night.edf night.csv
  strapline convert strap.csv strap.hea --format 212
  strapline convert record100.hea lead.csv --channel V5
  strapline convert values.txt strap.hea --rate 130 --unit uV";

/// Storage formats that are written, by their WFDB numbers.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Encoding {
    /// Two bytes a sample, 1 uV a step
    #[value(name = "16")]
    Int16,
    /// Three bytes for two samples, 5 uV a step
    #[value(name = "212")]
    Packed12,
}

impl Convert {
    /// Reads the one and writes the other.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let extension = self.out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_table = match extension.as_str() {
            "csv" => true,
            // A record is also called by its name alone.
            "hea" | "dat" | "" => false,
            _ => {
                let name = self.out.display();
                return Err(Usage(format!(
                    "{name}: name the file to write .csv or .hea, that is the format"
                ))
                .into());
            }
        };
        if same_file(&self.input.path, &self.out) {
            return Err(
                Usage("the recording would be overwritten by itself: give OUT another name".into()).into()
            );
        }
        let recording = self.input.read()?;
        if is_table {
            csv::write(&self.out, &recording)?;
        } else {
            let encoding = match self.format {
                Encoding::Int16 => wfdb::Encoding::Int16,
                Encoding::Packed12 => wfdb::Encoding::Packed12,
            };
            wfdb::write_record(&self.out.with_extension(""), &recording, encoding)?;
        }
        self.tell(&recording);
        Ok(())
    }

    fn tell(&self, recording: &Recording) {
        if !recording.marks.is_empty() {
            let remarks = count(recording.marks.len() as u64, "remark was", "remarks were");
            eprintln!("note: {remarks} left out: this format has no place for them");
        }
        let samples = recording.channels.iter().map(|channel| channel.samples.len()).max().unwrap_or(0);
        eprintln!(
            "{}: {samples} samples at {:.2} Hz, channels {}",
            self.out.display(),
            recording.rate_hz,
            recording.channel_list()
        );
    }
}

/// Whether writing to `out` would write over `input`; WFDB records are told by any of their files.
fn same_file(input: &Path, out: &Path) -> bool {
    let canonical = |path: &Path| path.canonicalize().ok();
    let files = |path: &Path| ["hea", "dat"].map(|extension| path.with_extension(extension));
    let outs: Vec<PathBuf> = if out.extension().is_some_and(|extension| extension == "csv") {
        vec![out.to_path_buf()]
    } else {
        files(out).to_vec()
    };
    let mut inputs = vec![input.to_path_buf()];
    let record = input.extension().is_none_or(|extension| extension == "hea" || extension == "dat");
    if record {
        inputs.extend(files(input));
    }
    let inputs: Vec<_> = inputs.iter().filter_map(|path| canonical(path)).collect();
    outs.iter().filter_map(|path| canonical(path)).any(|out| inputs.contains(&out))
}
