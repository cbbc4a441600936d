//! `strapline show`.

use super::{
    Place, Which, intervals,
    list::{length_s, missing, state},
    place::KEY,
    which::{name, short, why_unread},
};
use crate::{
    analysis,
    analyze::Person,
    language::{count, english, words},
    moments,
    output::write_to,
    summary,
};
use anyhow::bail;
use clap::Args;
use std::{
    fmt::Write as _,
    io::{Write, stdout},
    path::{Path, PathBuf},
};
use strapline_ecg::units::SampleRate;
use strapline_live::read;
use strapline_pdf::{Options, Paper};
use strapline_store::RecordingSummary;

/// Show a recording: what was seen, what is missing and why
#[derive(Debug, Args)]
#[command(after_long_help = format!("{KEY}\n\n{EXAMPLES}"), after_help = EXAMPLES)]
pub(crate) struct Show {
    #[command(flatten)]
    which: Which,

    /// Show its log, too: every action of the recorder and its reason
    #[arg(long)]
    log: bool,

    /// Write the report for a physician
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,

    /// Write the report as JSON; - is standard output
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    #[command(flatten)]
    person: Person,

    /// Paper of the report
    #[arg(long, default_value = "a4", value_name = "a4|letter")]
    paper: Paper,

    #[command(flatten)]
    place: Place,
}

const EXAMPLES: &str = "Examples:
  strapline show last
  strapline show 3f9a --pdf report.pdf --name \"Ann Example\" --born 1961-03-12
  strapline show night --log";

impl Show {
    /// Prints what was found and writes what was asked for.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let store = self.place.open_for_recordings()?;
        let recording = self.which.find(&store)?;
        if recording.head.is_none() {
            bail!("{}: {}", short(&recording), why_unread(&recording));
        }
        let outcome = analysis::outcome(&store, &recording)?;
        let report = strapline_analysis::report(&recording, &outcome, self.person.about(), words())?;
        if let Some(path) = &self.json {
            let bytes = match &report {
                Some(report) => strapline_analysis::report_json(report, words()),
                None => [serde_json::to_vec_pretty(&outcome.rr)?, b"\n".to_vec()].concat(),
            };
            write_to(path, &bytes)?;
        }
        if let Some(path) = &self.pdf {
            let Some(report) = &report else {
                bail!("{}: RR intervals only: a report for a physician needs an ECG", short(&recording));
            };
            write_to(path, &strapline_pdf::render(report, words(), &Options { paper: self.paper })?)?;
        }
        if self.json.as_deref() == Some(Path::new("-")) || self.pdf.as_deref() == Some(Path::new("-")) {
            return Ok(());
        }
        let mut text = about(&recording, outcome.measured_hz, outcome.damaged);
        text += &match &report {
            Some(report) => summary::of(report),
            None => intervals::of(outcome.rr.as_ref()),
        };
        for mark in &recording.tally.marks {
            let offset = recording.head.as_ref().map_or(0, |head| head.utc_offset_min);
            let _ = writeln!(
                text,
                "  {}  marked: {}",
                moments::local(mark.at_ms, offset),
                words().marked(&mark.text)
            );
        }
        if self.log {
            let offset = recording.head.as_ref().map_or(0, |head| head.utc_offset_min);
            text += "\nThe log:\n";
            for (at_ms, line) in read(&store, recording.id)?.log {
                let _ = writeln!(text, "  {}  {line}", moments::local(at_ms, offset));
            }
        }
        Ok(stdout().write_all(text.as_bytes())?)
    }
}

/// What is known of the recording itself.
pub(crate) fn about(recording: &RecordingSummary, measured_hz: Option<f64>, damaged: u32) -> String {
    let Some(head) = &recording.head else { return String::new() };
    let mut text = String::new();
    let mut row = |what: &str, value: &str| {
        let _ = writeln!(text, "  {what:<18}{value}");
    };
    row("Recording", &format!("{} ({})", name(recording), short(recording)));
    let zone = english().utc_offset(head.utc_offset_min);
    row("Began", &format!("{} {zone}", moments::local(head.start_ms, head.utc_offset_min)));
    row("Length", &english().duration(length_s(recording)));
    row("State", state(recording.state));
    row("Strap", &head.device);
    row("Missing", &missing(recording, head.rate));
    if let (Some(hz), Some(rate)) = (measured_hz, head.rate.map(SampleRate::hz)) {
        row("Sampling rate", &format!("{hz:.2} Hz by the strap's clock, {rate} Hz promised"));
    }
    if recording.tally.resumed > 0 {
        row("Interrupted", &count(u64::from(recording.tally.resumed), "time", "times"));
    }
    if damaged > 0 {
        row("Damaged", &format!("{}, left out", count(u64::from(damaged), "stretch", "stretches")));
    }
    text.push('\n');
    text
}
