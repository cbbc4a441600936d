//! What is printed, for whom, on which paper.

use crate::{StraplineError, guard::guarded};
use strapline_ecg::report::{About, Device, Sex, Subject};
use strapline_pdf::{Options, Paper};
use strapline_words::{HeightUnit, Hours, IntervalUnit, Language, Units, Words};

/// Size of the paper.
#[uniffi::remote(Enum)]
pub enum Paper {
    /// 210 mm x 297 mm.
    A4,
    /// 8.5 in x 11 in.
    Letter,
}

/// Sex as the person gives it.
#[uniffi::remote(Enum)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Neither of the two.
    Other,
}

/// What the height of a beat is said in.
#[uniffi::remote(Enum)]
pub enum HeightUnit {
    /// Millivolts.
    Millivolt,
    /// Millimetres at 10 mm/mV, as they are counted on paper.
    Millimetre,
}

/// What the interval between two beats is said in.
#[uniffi::remote(Enum)]
pub enum IntervalUnit {
    /// Milliseconds below a second, seconds from there on.
    ByLength,
    /// Milliseconds always.
    Millisecond,
    /// Seconds always.
    Second,
}

/// How a clock shows the hours of a day.
#[uniffi::remote(Enum)]
pub enum Hours {
    /// 00 to 23.
    TwentyFour,
    /// 12, 1 to 11, before and after noon.
    Twelve,
}

/// The units that a person has chosen, and the clock that the phone shows.
#[uniffi::remote(Record)]
pub struct Units {
    /// Of heights.
    pub height: HeightUnit,
    /// Of intervals between beats.
    pub interval: IntervalUnit,
    /// Of times of day; a PDF has 24 hours everywhere.
    pub hours: Hours,
}

/// What a report prints that is not in the signal, and how.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ReportOptions {
    /// Size of the paper.
    pub paper: Paper,
    /// Language that it is written in.
    pub language: Language,
    /// Name of the person, in any script.
    #[uniffi(default = None)]
    pub name: Option<String>,
    /// An anonymous identifier, or the number in somebody's files.
    #[uniffi(default = None)]
    pub id: Option<String>,
    /// Date of birth, as 1961-03-12.
    #[uniffi(default = None)]
    pub born: Option<String>,
    /// Sex as the person gives it.
    #[uniffi(default = None)]
    pub sex: Option<Sex>,
    /// Maker and model of the sensor, where the recording does not say.
    #[uniffi(default = None)]
    pub device: Option<String>,
    /// Number to call in an emergency; 112 where nothing is said.
    #[uniffi(default = None)]
    pub emergency_number: Option<String>,
    /// Units of heights and intervals, and the clock; millivolts, milliseconds below a second, and 24 hours where nothing
    /// is said.
    #[uniffi(default = None)]
    pub units: Option<Units>,
}

/// The number to call in an emergency where a person gives none.
#[uniffi::export]
pub fn usual_emergency_number() -> Result<String, StraplineError> {
    guarded(|| Ok(About::default().emergency_number().to_owned()))
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            language: Language::English,
            name: None,
            id: None,
            born: None,
            sex: None,
            device: None,
            emergency_number: None,
            units: None,
        }
    }
}

impl ReportOptions {
    /// What the person says.
    pub(crate) fn about(&self) -> Result<About, StraplineError> {
        let born = self.born.as_deref().map(str::parse).transpose()?;
        Ok(About {
            subject: Subject { name: self.name.clone(), id: self.id.clone(), born, sex: self.sex },
            device: Device { name: self.device.clone(), ..Device::default() },
            emergency_number: self.emergency_number.clone(),
            ..About::default()
        })
    }

    pub(crate) fn words(&self) -> Words {
        Words::of(self.language).with_units(self.units.unwrap_or_default())
    }

    pub(crate) fn print(&self) -> Options {
        Options { paper: self.paper }
    }
}
