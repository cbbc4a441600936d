//! A recording that was never made, from the first sample to the report.

use crate::{
    language::{terminal, words},
    output::write_to,
    summary,
};
use anyhow::Context;
use clap::Args;
use std::ops::ControlFlow;
use std::{
    io::{Write, stdout},
    path::{Path, PathBuf},
};
use strapline_analysis::{analyse_events, found_json};
use strapline_ecg::{
    clock::WallTime,
    report::{About, Device, Subject},
    synth::demo_script,
    units::SampleRate,
};
use strapline_formats::{Channel, Recording, Unit, csv};
use strapline_pdf::Options;
use strapline_words::sentence;

/// Make a ten-minute strap recording, analyse it, and write its report
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Demo {
    /// Folder for report.pdf, recording.csv and analysis.json; made where it is not there
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
}

const EXAMPLES: &str = "Examples:
  strapline demo
  strapline demo --out /tmp/strapline && xdg-open /tmp/strapline/report.pdf
  strapline analyze /tmp/strapline/recording.csv";

/// The nominal rate of most chest straps.
const RATE_HZ: f64 = 130.0;
/// When the recording pretends to have begun, 2026-03-02 at 08:30 in a place one hour east of UTC: fixed, so that the
/// same program writes the same bytes.
const START: WallTime = WallTime { unix_ms: 1_772_436_600_000, utc_offset_min: Some(60) };

impl Demo {
    /// Makes the recording, analyses it, writes the three files and says what was found.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        std::fs::create_dir_all(&self.out).with_context(|| {
            format!("{}: this folder cannot be made; choose another with --out", self.out.display())
        })?;
        let rate = SampleRate::new(RATE_HZ)?;
        let made = demo_script().record(rate);
        let analysis =
            analyse_events(
                RATE_HZ,
                Some(START),
                &made.samples,
                made.events(),
                |_| ControlFlow::Continue(()),
            )?
            .context("nobody breaks it off")?;
        let report = analysis.report(about(), words())?;
        let recording = Recording {
            name: "demo".into(),
            rate_hz: RATE_HZ,
            start: Some(START),
            channels: vec![Channel {
                name: "ecg".into(),
                rate_hz: RATE_HZ,
                samples: made.samples,
                unit: Unit::Millivolt,
            }],
            marks: Vec::new(),
            notes: vec![sentence!("file-note-synthetic")],
        };
        let [pdf, table, found] =
            ["report.pdf", "recording.csv", "analysis.json"].map(|name| self.out.join(name));
        csv::write(&table, &recording)?;
        write_to(&found, &found_json(&recording, 0, &analysis.finished, &report, words()))?;
        write_to(&pdf, &strapline_pdf::render(&report, words(), &Options::default())?)?;

        let mut said = summary::of(&report);
        said += &terminal().text("demo-written");
        said += "\n";
        for (path, what) in [
            (&pdf, terminal().text("demo-report")),
            (&table, terminal().text("demo-recording")),
            (&found, terminal().text("demo-found")),
        ] {
            said += &line(path, &what);
        }
        Ok(stdout().write_all(said.as_bytes())?)
    }
}

fn line(path: &Path, what: &str) -> String {
    format!("  {}  {what}\n", path.display())
}

fn about() -> About {
    let words = words();
    About {
        subject: Subject { name: Some(words.text("demo-subject")), ..Subject::default() },
        device: Device {
            name: Some(words.text("demo-device")),
            lead: Some(words.text("lead-chest-strap")),
            ..Device::default()
        },
        ..About::default()
    }
}
