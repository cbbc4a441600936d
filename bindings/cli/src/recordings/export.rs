//! `strapline export`.

use super::{
    Place, Which,
    place::KEY,
    which::{name, short},
};
use crate::{errors::Usage, language::count, output::write_to};
use anyhow::bail;
use clap::Args;
use std::{fmt::Write as _, path::PathBuf};
use strapline_ecg::{clock::WallTime, session::Mark};
use strapline_formats::{Channel, Recording, Unit, csv, wfdb};
use strapline_live::{StoredSignal, read};

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
        let store = self.place.open()?.store;
        let summary = self.which.find(&store)?;
        if summary.head.is_none() {
            bail!("{}: {}", short(&summary), summary.state);
        }
        let signal = read(&store, summary.id)?;
        let Some(rate_hz) = signal.rate_hz else { return self.intervals(&signal, is_table) };
        let samples = signal.millivolts.len();
        let missing: u64 = signal.gaps.iter().map(|(_, length, _)| length).sum();
        let gaps = signal.gaps.len();
        let recording = recording(name(&summary), rate_hz, signal);
        if is_table {
            csv::write(&self.out, &recording)?;
        } else {
            wfdb::write_record(&self.out.with_extension(""), &recording, wfdb::Encoding::Int16)?;
        }
        eprintln!(
            "{}: {samples} samples at {rate_hz:.2} Hz, {missing} of them missing in {}",
            self.out.display(),
            count(gaps as u64, "gap", "gaps")
        );
        Ok(())
    }

    fn intervals(&self, signal: &StoredSignal, is_table: bool) -> anyhow::Result<()> {
        if !is_table {
            bail!(
                "this recording holds RR intervals, which WFDB signals cannot; name the file to write .csv"
            );
        }
        let mut text = String::from("arrival_ms,rr_ms\n");
        for (at_ms, rr_ms) in &signal.rr {
            let _ = writeln!(text, "{at_ms},{rr_ms:.1}");
        }
        write_to(&self.out, text.as_bytes())?;
        eprintln!("{}: {}", self.out.display(), count(signal.rr.len() as u64, "RR interval", "RR intervals"));
        Ok(())
    }
}

fn recording(name: String, rate_hz: f64, signal: StoredSignal) -> Recording {
    let start = WallTime { unix_ms: signal.head.start_ms, utc_offset_min: Some(signal.head.utc_offset_min) };
    let marks = signal.marks.into_iter().filter_map(|mark| Some(Mark { at: mark.sample?, words: mark.text }));
    Recording {
        name,
        rate_hz,
        start: Some(start),
        channels: vec![Channel {
            name: "ecg".into(),
            rate_hz,
            samples: signal.millivolts,
            unit: Unit::Millivolt,
        }],
        marks: marks.collect(),
        notes: Vec::new(),
    }
}
