//! What every command that takes a recording asks about it.

use crate::language::terminal;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use strapline_formats::{Delimiter, Options, Recording, Unit, open};
use strapline_words::Sentence;

/// Formats that are read, for the help of each command.
pub(crate) const FORMATS: &str = "Recordings that are read:
  WFDB        record.hea with its signal files; also the record's path without extension
  EDF, EDF+   also interrupted ones (EDF+D)
  CSV         and other text tables: commas, semicolons, tabs or blanks; decimal commas; with a header or without;
              rate from a time column, from the first lines or from --rate
  MAT         MATLAB matrices of level 4, with a .hea beside them or with --rate and --unit";

/// A recording and what a person knows about it.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// The recording
    #[arg(value_name = "INPUT")]
    pub(crate) path: PathBuf,

    /// Channel, by its name or by its number counted from 1
    #[arg(long, value_name = "NAME|N")]
    pub(crate) channel: Option<String>,

    /// Samples per second, where the file does not say or is wrong
    #[arg(long, value_name = "HZ", value_parser = rate)]
    pub(crate) rate: Option<f64>,

    /// Unit of the samples, where the file does not say or is wrong
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) unit: Option<UnitName>,

    /// What stands between the cells of a text table, where that is not plain
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) delimiter: Option<DelimiterName>,

    /// Numbers in a text table have a decimal comma
    #[arg(long)]
    pub(crate) decimal_comma: bool,
}

/// Units as they are typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum UnitName {
    /// Microvolts
    #[value(name = "uV")]
    Microvolt,
    /// Millivolts
    #[value(name = "mV")]
    Millivolt,
    /// Volts
    #[value(name = "V")]
    Volt,
}

/// Delimiters as they are typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DelimiterName {
    /// ,
    Comma,
    /// ;
    Semicolon,
    /// A tab
    Tab,
    /// One blank or more
    Blank,
    /// There is one column
    None,
}

/// A rate that is a number; whether it can be analysed is not asked here.
fn rate(text: &str) -> Result<f64, String> {
    let rate: f64 = text.parse().map_err(|_| "give a number, as 130 or 130.05".to_owned())?;
    if rate.is_finite() && rate > 0.0 { Ok(rate) } else { Err("a rate is more than 0".into()) }
}

/// Says on standard error what a person should know of a file, and which option settles it.
pub(crate) fn tell(note: &Sentence, option: Option<&str>) {
    let option = option.map_or_else(String::new, |option| format!(" ({option})"));
    let note = note.said(terminal()) + &option;
    eprintln!("{}", terminal().say("file-note", &[("note", note.into())]));
}

impl Input {
    /// Reads it, and says on standard error what was inferred.
    pub(crate) fn read(&self) -> anyhow::Result<Recording> {
        let recording = open(&self.path, &self.options())?;
        recording.notes.iter().for_each(|note| tell(note, None));
        Ok(recording)
    }

    /// What was said of it.
    pub(crate) fn options(&self) -> Options {
        Options {
            channel: self.channel.clone(),
            rate_hz: self.rate,
            unit: self.unit.map(|unit| match unit {
                UnitName::Microvolt => Unit::Microvolt,
                UnitName::Millivolt => Unit::Millivolt,
                UnitName::Volt => Unit::Volt,
            }),
            delimiter: self.delimiter.map(|delimiter| match delimiter {
                DelimiterName::Comma => Delimiter::Comma,
                DelimiterName::Semicolon => Delimiter::Semicolon,
                DelimiterName::Tab => Delimiter::Tab,
                DelimiterName::Blank => Delimiter::Blank,
                DelimiterName::None => Delimiter::None,
            }),
            decimal_comma: self.decimal_comma.then_some(true),
        }
    }
}
