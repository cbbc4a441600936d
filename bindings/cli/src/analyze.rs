//! A recording, from file to report.

use crate::{
    analysis::analyse, annotations, errors::Usage, input::Input, language::words, output::write_to, summary,
};
use anyhow::Context;
use clap::Args;
use std::{
    io::{Write, stdout},
    path::{Path, PathBuf},
};
use strapline_analysis::{FileAnalysis, found_json, pick};
use strapline_ecg::report::{About, BirthDate, Device, Sex, Subject};
use strapline_formats::{Recording, wfdb};
use strapline_pdf::{Options, Paper};

/// Analyse a recording: beats, rhythm and what could not be read
#[derive(Debug, Args)]
#[command(
    after_long_help = format!("{}\n\n{EXAMPLES}", crate::input::FORMATS),
    after_help = EXAMPLES
)]
pub(crate) struct Analyze {
    #[command(flatten)]
    input: Input,

    /// Write everything that was found as JSON; - is standard output
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Write the report for a physician
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,

    /// Write beats and rhythms as a WFDB annotation file
    #[arg(long, value_name = "FILE.atr")]
    annotations: Option<PathBuf>,

    #[command(flatten)]
    person: Person,

    /// Paper of the report
    #[arg(long, default_value = "a4", value_name = "a4|letter")]
    paper: Paper,
}

/// What the report says about the person and the sensor.
#[derive(Debug, Args)]
#[command(next_help_heading = "On the report")]
pub(crate) struct Person {
    /// Name of the person
    #[arg(long)]
    name: Option<String>,

    /// Anonymous identifier, or the number in somebody's files
    #[arg(long)]
    id: Option<String>,

    /// Date of birth
    #[arg(long, value_name = "YYYY-MM-DD")]
    born: Option<BirthDate>,

    /// Sex
    #[arg(long, value_name = "female|male|other", value_parser = sex)]
    sex: Option<Sex>,

    /// Maker and model of the sensor
    #[arg(long)]
    device: Option<String>,

    /// Number to call in an emergency
    #[arg(long, value_name = "NUMBER", default_value = "112")]
    emergency: String,
}

const EXAMPLES: &str = "Examples:
  strapline analyze strap.csv --pdf report.pdf
  strapline analyze night.edf --channel ECG --json night.json
  strapline analyze record100.hea --channel MLII --annotations record100.atr
  strapline analyze values.txt --rate 130 --unit uV --json - | jq .report.summary.sentence";

fn sex(text: &str) -> Result<Sex, String> {
    match text.to_lowercase().as_str() {
        "female" | "f" => Ok(Sex::Female),
        "male" | "m" => Ok(Sex::Male),
        "other" | "x" => Ok(Sex::Other),
        _ => Err("give female, male or other".into()),
    }
}

impl Person {
    /// What a report prints that is not in the signal.
    pub(crate) fn about(&self) -> About {
        About {
            subject: Subject { name: self.name.clone(), id: self.id.clone(), born: self.born, sex: self.sex },
            device: Device { name: self.device.clone(), ..Device::default() },
            emergency_number: Some(self.emergency.clone()),
            ..About::default()
        }
    }
}

impl Analyze {
    /// Reads, analyses, writes what was asked for, and says what was found.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        self.check_outputs()?;
        let recording = self.input.read()?;
        let index = self.pick(&recording)?;
        let analysis = analyse(recording, index).with_context(|| self.input.path.display().to_string())?;
        self.write(&analysis)
    }

    /// Refuses outputs that would write over the input or each other, before anything is computed.
    fn check_outputs(&self) -> anyhow::Result<()> {
        let outputs: Vec<&Path> =
            [&self.json, &self.pdf, &self.annotations].into_iter().flatten().map(PathBuf::as_path).collect();
        for (n, output) in outputs.iter().enumerate() {
            let input = self.input.path.canonicalize().ok();
            if input.is_some() && output.canonicalize().ok() == input {
                return Err(Usage(format!("{}: this would overwrite the recording", output.display())).into());
            }
            if outputs[..n].contains(output) {
                return Err(Usage(format!("{}: two results cannot share a file", output.display())).into());
            }
        }
        Ok(())
    }

    /// The channel that was asked for, else the usual one; says which where there was a choice.
    fn pick(&self, recording: &Recording) -> anyhow::Result<usize> {
        let index = pick(recording).with_context(|| self.input.path.display().to_string())?;
        if recording.channels.len() > 1 {
            let channels = recording.channel_list();
            eprintln!("note: analysing channel {}; there are {channels} (--channel chooses)", index + 1);
        }
        Ok(index)
    }

    fn write(&self, analysis: &FileAnalysis) -> anyhow::Result<()> {
        let finished = &analysis.analysis.finished;
        let report = analysis.report(self.person.about(), words())?;
        if let Some(path) = &self.annotations {
            wfdb::write_annotations(path, &annotations::of(finished))?;
        }
        if let Some(path) = &self.pdf {
            write_to(path, &strapline_pdf::render(&report, words(), &Options { paper: self.paper })?)?;
        }
        if let Some(path) = &self.json {
            let json = found_json(&analysis.recording, analysis.channel, finished, &report, words());
            write_to(path, &json)?;
        }
        let to_stdout = |path: &Option<PathBuf>| path.as_deref() == Some(Path::new("-"));
        if !to_stdout(&self.json) && !to_stdout(&self.pdf) {
            stdout().write_all(summary::of(&report).as_bytes())?;
        }
        Ok(())
    }
}
