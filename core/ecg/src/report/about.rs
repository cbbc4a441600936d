//! What the report says about the person, the sensor and the software: nothing here comes from the signal.

use crate::units::SampleRate;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How far a strap's crystal may be from the rate that it promises.
const FURTHEST: f64 = 0.02;

/// Everything that is printed and was not measured in the recording.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// Whose recording it is.
    pub subject: Subject,
    /// What recorded it.
    pub device: Device,
    /// What analysed it.
    pub software: Software,
    /// The model that named the beats; `None` where none was loaded.
    pub model: Option<Model>,
    /// Hash of the recording, in hexadecimal.
    pub recording_hash: Option<String>,
    /// How well this software does on public recordings.
    pub figures: Vec<Figure>,
    /// Number to call in an emergency; 112 where nothing is said.
    pub emergency_number: Option<String>,
}

impl About {
    /// The number to call in an emergency.
    pub fn emergency_number(&self) -> &str {
        self.emergency_number.as_deref().map(str::trim).filter(|number| !number.is_empty()).unwrap_or("112")
    }
}

/// Whose recording it is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Subject {
    /// Name, in any script.
    pub name: Option<String>,
    /// An anonymous identifier, or the number in somebody's files.
    pub id: Option<String>,
    /// Date of birth.
    pub born: Option<BirthDate>,
    /// Sex as the person or the file gives it.
    pub sex: Option<Sex>,
}

/// Sex as the person or the file gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Neither of the two.
    Other,
}

/// A day of birth that exists in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BirthDate(time::Date);

/// A date of birth that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no date of birth: write year, month and day as 1961-03-12")]
pub struct BirthDateError(pub String);

impl BirthDate {
    /// Year, month from 1 and day from 1, as in a calendar.
    pub fn ymd(self) -> (i32, u8, u8) {
        (self.0.year(), self.0.month().into(), self.0.day())
    }
}

impl FromStr for BirthDate {
    type Err = BirthDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = || BirthDateError(text.chars().take(40).collect());
        let mut parts = text.trim().split('-');
        let mut next = || parts.next().filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
        let (Some(year), Some(month), Some(day)) = (next(), next(), next()) else { return Err(refuse()) };
        let year: i32 = year.parse().map_err(|_| refuse())?;
        let month: u8 = month.parse().map_err(|_| refuse())?;
        let day: u8 = day.parse().map_err(|_| refuse())?;
        if parts.next().is_some() || !(1000..=9999).contains(&year) {
            return Err(refuse());
        }
        let month = time::Month::try_from(month).map_err(|_| refuse())?;
        time::Date::from_calendar_date(year, month, day).map(Self).map_err(|_| refuse())
    }
}

impl fmt::Display for BirthDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

impl TryFrom<String> for BirthDate {
    type Error = BirthDateError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<BirthDate> for String {
    fn from(date: BirthDate) -> Self {
        date.to_string()
    }
}

/// What recorded it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Device {
    /// Maker and model.
    pub name: Option<String>,
    /// Firmware version.
    pub firmware: Option<String>,
    /// Serial number.
    pub serial: Option<String>,
    /// What the electrodes see, in words ("chest strap, single bipolar thoracic lead"); never lead I or II of twelve.
    pub lead: Option<String>,
    /// Band that the sensor lets through, hertz.
    pub band_hz: Option<[f32; 2]>,
    /// Samples per second by its own clock, where they were counted: what times of day follow. The rate that it
    /// promises is off by a thousandth, which is a minute and a half in a day.
    pub measured_hz: Option<f64>,
}

impl Device {
    /// The rate that times of day follow: the measured one, unless it is none that the promised one could be.
    pub(super) fn clock_rate(&self, promised: SampleRate) -> SampleRate {
        let is_near = |hz: &f64| (hz / promised.hz() - 1.0).abs() <= FURTHEST;
        self.measured_hz.filter(is_near).and_then(|hz| SampleRate::new(hz).ok()).unwrap_or(promised)
    }
}

/// What analysed it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Software {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// What its filters do to the signal that is drawn, in words ("0.5-40 Hz, 50 Hz taken out").
    pub filters: Option<String>,
}

/// The model that named the beats.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Model {
    /// Its name.
    pub name: String,
    /// Hash of its file, in hexadecimal.
    pub hash: String,
}

/// One measured figure of this software on public recordings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Figure {
    /// What was measured, on which recordings.
    pub name: String,
    /// What came out, with its unit.
    pub value: String,
    /// The command that measures it again.
    pub command: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_birth_exists_in_the_calendar_or_is_refused_with_the_remedy() {
        assert_eq!("1961-03-12".parse::<BirthDate>().unwrap().ymd(), (1961, 3, 12));
        assert_eq!("2000-02-29".parse::<BirthDate>().unwrap().to_string(), "2000-02-29");
        for wrong in [
            "",
            "1961",
            "1961-13-01",
            "1961-02-30",
            "12.03.1961",
            "1961-03-12-1",
            "-1-1-1",
            "61-3-12",
            "١٩٦١-٠٣-١٢",
        ] {
            let error = wrong.parse::<BirthDate>().unwrap_err();
            assert!(error.to_string().contains("1961-03-12"), "{wrong}: {error}");
        }
    }

    #[test]
    fn an_emergency_number_is_always_there() {
        let mut about = About::default();
        assert_eq!(about.emergency_number(), "112");
        about.emergency_number = Some("  ".into());
        assert_eq!(about.emergency_number(), "112");
        about.emergency_number = Some("911".into());
        assert_eq!(about.emergency_number(), "911");
    }
}
