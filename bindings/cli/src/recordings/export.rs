//! `strapline export`.

use super::{
    Place, Which,
    place::KEY,
    which::{short, why_unread},
};
use crate::{errors::Usage, language::count, progress::bar};
use anyhow::bail;
use clap::Args;
use std::{ops::ControlFlow, path::PathBuf};
use strapline_analysis::ExportFormat;

/// Write a recording as a table or a WFDB record
#[derive(Debug, Args)]
#[command(after_long_help = format!("{KEY}\n\n{EXAMPLES}"), after_help = EXAMPLES)]
pub(crate) struct Export {
    #[command(flatten)]
    which: Which,

    /// The file to write; its extension, .csv or .hea, is the format
    #[arg(value_name = "OUT")]
    out: PathBuf,

    #[command(flatten)]
    place: Place,
}

const EXAMPLES: &str = "Examples:
  strapline export last strap.csv
  strapline export 3f9a night.hea
  strapline export last strap.csv && strapline analyze strap.csv --json -";

impl Export {
    /// Writes it, gaps as gaps.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let extension = self.out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_table = match extension.as_str() {
            "csv" => true,
            "hea" | "dat" => false,
            _ => {
                let out = self.out.display();
                return Err(
                    Usage(format!("{out}: name the file to write .csv or .hea, that is the format")).into()
                );
            }
        };
        let store = self.place.open_for_recordings()?;
        let summary = self.which.find(&store)?;
        if summary.head.is_none() {
            bail!("{}: {}", short(&summary), why_unread(&summary));
        }
        let format = if is_table { ExportFormat::Csv } else { ExportFormat::Wfdb };
        let bar = bar(1_000, "writing");
        let told = |share: f64| {
            bar.set_position((share * 1_000.0) as u64);
            ControlFlow::Continue(())
        };
        let exported = strapline_analysis::export(&store, summary.id, &self.out, format, told)?;
        bar.finish_and_clear();
        let exported = exported.unwrap_or_else(|| unreachable!("nobody broke it off"));
        let (out, values) = (self.out.display(), exported.values);
        match exported.rate_hz {
            Some(rate_hz) => eprintln!(
                "{out}: {values} samples at {rate_hz:.2} Hz, {} of them missing in {}",
                exported.missing,
                count(exported.gaps, "gap", "gaps")
            ),
            None => eprintln!("{out}: {}", count(values, "RR interval", "RR intervals")),
        }
        Ok(())
    }
}
