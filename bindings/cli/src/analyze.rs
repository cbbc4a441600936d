//! A recording, from file to report.

use crate::{
    analysis::analyse,
    annotations,
    errors::Usage,
    input::{Input, tell},
    language::words,
    output::{stream_to, write_to},
    summary,
};
use anyhow::Context;
use clap::Args;
use std::{
    io::{Write, stdout},
    path::{Path, PathBuf},
};
use strapline_analysis::{FileAnalysis, fitting_unit, pick, write_found_json};
use strapline_ecg::report::{About, BirthDate, Device, Sex, Subject};
use strapline_formats::{Unit, wfdb};
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

    /// Write beats and rhythms as a WFDB annotation file, named RECORD.EXT
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
        let known = recording.notes.len();
        let index =
            pick(&recording, &self.input.options()).with_context(|| self.input.path.display().to_string())?;
        let analysis = analyse(recording, index).with_context(|| self.input.path.display().to_string())?;
        // What only the analysis could tell.
        for (note, option) in analysis.recording.notes[known..].iter().zip(options(&analysis)) {
            tell(note, option.as_deref());
        }
        self.write(&analysis)
    }

    /// Refuses outputs that would write over the input or each other, before anything is computed.
    fn check_outputs(&self) -> anyhow::Result<()> {
        let outputs: Vec<&Path> =
            [&self.json, &self.pdf, &self.annotations].into_iter().flatten().map(PathBuf::as_path).collect();
        if let Some(path) = &self.annotations {
            check_annotator(path)?;
        }
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
            let (recording, channel) = (&analysis.recording, analysis.channel);
            stream_to(path, |out| write_found_json(out, recording, channel, finished, &report, words()))?;
        }
        let to_stdout = |path: &Option<PathBuf>| path.as_deref() == Some(Path::new("-"));
        if !to_stdout(&self.json) && !to_stdout(&self.pdf) {
            stdout().write_all(summary::of(&report).as_bytes())?;
        }
        Ok(())
    }
}

/// The options that settle what the analysis remarked, in its order.
fn options(analysis: &FileAnalysis) -> Vec<Option<String>> {
    let recording = &analysis.recording;
    let channel = (recording.channels.len() > 1).then(|| Some("--channel chooses another".into()));
    let unit = fitting_unit(&recording.channels[analysis.channel], &analysis.analysis.finished.notices);
    // There is no option for nanovolts: nobody means them.
    let unit = unit.map(|unit| (unit != Unit::Nanovolt).then(|| format!("--unit {unit} reads it so")));
    channel.into_iter().chain(unit).collect()
}

/// WFDB finds annotations by the record's name and an extension of letters, digits and underscores: refuses what it
/// would not find, and what other files are called by.
fn check_annotator(path: &Path) -> Result<(), Usage> {
    const OTHERS: [&str; 8] = ["txt", "csv", "json", "pdf", "hea", "dat", "edf", "mat"];
    let named = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (record, extension) = (named(path.file_stem()), named(path.extension()));
    let letters = |text: &str, and: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || and.contains(c))
    };
    if letters(&record, "_-") && letters(&extension, "_") && !OTHERS.contains(&&*extension.to_lowercase()) {
        return Ok(());
    }
    Err(Usage(format!(
        "{}: WFDB finds annotations as RECORD.EXT, the record's name with an extension such as atr: name the file {}.atr",
        path.display(),
        if letters(&record, "_-") { record } else { "record".into() }
    )))
}
