//! What a file held: channels, units, start, notes.

use crate::{
    error::{FormatError, Problem},
    lead::Lead,
};
use std::{fmt, path::Path};
use strapline_ecg::{clock::WallTime, session::Mark};
use strapline_words::Sentence;

/// What a file held.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// The recording's own name.
    pub name: String,
    /// Rate of the time axis in hertz, as the file gives it: positive and finite, otherwise unchecked.
    /// Annotations and [`Recording::marks`] count on this axis.
    pub rate_hz: f64,
    /// When it began, where the file says.
    pub start: Option<WallTime>,
    /// Its channels, in the file's order.
    pub channels: Vec<Channel>,
    /// Remarks that the file carries.
    pub marks: Vec<Mark>,
    /// What a person should know: everything that was inferred, corrected or odd.
    pub notes: Vec<Sentence>,
}

/// One lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    /// Its name in the file; empty where the file gives none.
    pub name: String,
    /// Samples per second. Differs from [`Recording::rate_hz`] where a file stores channels at different rates.
    pub rate_hz: f64,
    /// Millivolts (where [`Unit::is_voltage`]; else in `unit`), `NaN` where nothing was received.
    pub samples: Vec<f32>,
    /// The unit that the file gave, before conversion.
    pub unit: Unit,
}

/// A physical unit as a file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// Volts.
    Volt,
    /// Millivolts.
    Millivolt,
    /// Microvolts.
    Microvolt,
    /// Nanovolts.
    Nanovolt,
    /// Something that is no voltage, in the file's own words.
    Other(String),
}

impl Unit {
    /// A unit by its name, in capitals or not: `V`, `mV`, `uV`, `µV`, `nV`; anything else is [`Unit::Other`].
    pub fn named(name: &str) -> Self {
        match name.trim().to_lowercase().as_str() {
            "v" | "volt" | "volts" => Unit::Volt,
            "mv" | "millivolt" | "millivolts" => Unit::Millivolt,
            // The micro sign, which lower-cases to itself, and the Greek letter.
            "uv" | "\u{b5}v" | "\u{3bc}v" | "microvolt" | "microvolts" => Unit::Microvolt,
            "nv" | "nanovolt" | "nanovolts" => Unit::Nanovolt,
            _ => Unit::Other(name.trim().to_owned()),
        }
    }

    /// What a value in this unit is multiplied by to be millivolts; `None` where it is no voltage.
    pub fn in_millivolts(&self) -> Option<f64> {
        match self {
            Unit::Volt => Some(1e3),
            Unit::Millivolt => Some(1.0),
            Unit::Microvolt => Some(1e-3),
            Unit::Nanovolt => Some(1e-6),
            Unit::Other(_) => None,
        }
    }

    /// Whether it can be an ECG.
    pub fn is_voltage(&self) -> bool {
        self.in_millivolts().is_some()
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unit::Volt => "V",
            Unit::Millivolt => "mV",
            Unit::Microvolt => "uV",
            Unit::Nanovolt => "nV",
            Unit::Other(name) => name,
        })
    }
}

impl Recording {
    /// Where the channel is that a person asked for: by its name (capitals do not matter), else by its number,
    /// counted from 1. `file` is named in the error.
    pub fn channel_index(&self, wanted: &str, file: &Path) -> Result<usize, FormatError> {
        let wanted = wanted.trim();
        let by_name = |exact: bool| {
            self.channels.iter().position(|channel| {
                if exact { channel.name == wanted } else { channel.name.eq_ignore_ascii_case(wanted) }
            })
        };
        let by_number = || {
            let number: usize = wanted.parse().ok()?;
            number.checked_sub(1).filter(|index| *index < self.channels.len())
        };
        by_name(true).or_else(|| by_name(false)).or_else(by_number).ok_or_else(|| {
            Problem::NoSuchChannel { wanted: wanted.to_owned(), available: self.channel_list() }.of(file)
        })
    }

    /// Leaves only the channel that a person asked for.
    pub(crate) fn keep_channel(&mut self, wanted: &str, file: &Path) -> Result<(), FormatError> {
        let index = self.channel_index(wanted, file)?;
        self.channels = vec![self.channels.swap_remove(index)];
        Ok(())
    }

    /// The channel to analyse where nobody said which: of those that are a voltage the lead named MLII, else II, else
    /// one that is called an ECG, else the first whose name does not say that it is something else. `None` where there
    /// is none.
    pub fn usual_channel(&self) -> Option<usize> {
        let lead = |channel: &Channel| Lead::named(&channel.name);
        let voltages = (0..).zip(&self.channels).filter(|(_, channel)| channel.unit.is_voltage());
        let leads = voltages.filter(|(_, channel)| lead(channel) != Lead::NoEcg);
        leads.min_by_key(|(index, channel)| (lead(channel), *index)).map(|(index, _)| index)
    }

    /// The channels as they are shown to a person: `1 (MLII), 2 (V5)`.
    pub fn channel_list(&self) -> String {
        let names = self.channels.iter().enumerate().map(|(index, channel)| {
            if channel.name.is_empty() {
                format!("{}", index + 1)
            } else {
                format!("{} ({})", index + 1, channel.name)
            }
        });
        names.collect::<Vec<_>>().join(", ")
    }
}
