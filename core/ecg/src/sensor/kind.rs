//! Which straps there are.

use super::gatt;
use std::fmt;
use uuid::Uuid;

/// By which protocol a strap speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SensorKind {
    /// Polar Measurement Data: the H10.
    Polar,
    /// Movesense's protocol for sensor data over GATT.
    Movesense,
    /// Lepu / Viatom: Wellue ER1, ER2 and others.
    Lepu,
    /// The Heart Rate Service of every other strap: RR intervals and no ECG.
    HeartRate,
}

/// What a strap sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// One lead of ECG.
    Ecg,
    /// RR intervals only: irregularity can be screened, morphology cannot.
    Rr,
}

impl SensorKind {
    /// All, the one that shows most first.
    pub const ALL: [Self; 4] = [Self::Polar, Self::Movesense, Self::Lepu, Self::HeartRate];

    /// The service that it is known by.
    pub const fn service(self) -> Uuid {
        match self {
            Self::Polar => gatt::PMD,
            Self::Movesense => gatt::MOVESENSE,
            Self::Lepu => gatt::LEPU,
            Self::HeartRate => gatt::HEART_RATE,
        }
    }

    /// The kind that shows most among services that were found on a strap.
    pub fn of(services: &[gatt::Service]) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| services.iter().any(|service| service.uuid == kind.service()))
    }

    /// The kind that a strap most likely is by what it advertises, before anyone connects. Only the services found
    /// decide: a Polar H10 advertises its name and the Heart Rate Service.
    pub fn advertised(name: Option<&str>, services: &[Uuid]) -> Option<Self> {
        let named = |prefixes: &[&str]| name.is_some_and(|name| prefixes.iter().any(|p| name.starts_with(p)));
        let found = Self::ALL.into_iter().find(|kind| services.contains(&kind.service()));
        match found {
            Some(Self::HeartRate) | None if named(&["Polar H10"]) => Some(Self::Polar),
            Some(Self::HeartRate) | None if named(&["Movesense"]) => Some(Self::Movesense),
            None if named(&["ER1", "ER2", "DuoEK", "VBeat", "VisualBeat"]) => Some(Self::Lepu),
            found => found,
        }
    }

    /// What it sends when all is well.
    pub const fn signal(self) -> Signal {
        match self {
            Self::HeartRate => Signal::Rr,
            _ => Signal::Ecg,
        }
    }
}

impl fmt::Display for SensorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Polar => "Polar",
            Self::Movesense => "Movesense",
            Self::Lepu => "Lepu / Viatom",
            Self::HeartRate => "heart-rate strap",
        })
    }
}

impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ecg => "ECG",
            Self::Rr => "RR intervals",
        })
    }
}
