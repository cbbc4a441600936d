//! What a recording is made of, in the order in which it happened.

use serde::{Deserialize, Serialize};
use strapline_ecg::units::{SampleIndex, SampleRate};

/// Longest text (a name, a mark, a line of the log), in bytes.
pub const MAX_TEXT: usize = 4096;
/// Longest notification, in bytes. Bluetooth's own limit for a value is 512.
pub const MAX_NOTIFICATION: usize = 65_535;
/// Most values in one block of samples.
pub const MAX_SAMPLES: usize = 65_536;

/// What is said of a recording when it begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordingHead {
    /// Its name, for a person. It can be changed later; this stays the first one.
    pub name: String,
    /// The strap's name or address.
    pub device: String,
    /// The rate that the strap promises; `None` for a strap that sends RR intervals only.
    pub rate: Option<SampleRate>,
    /// Millivolts of a sample value of 1 (0.001 for a Polar H10, which sends microvolts).
    pub millivolts_per_unit: f64,
    /// When it began, milliseconds since 1970-01-01T00:00Z.
    pub start_ms: i64,
    /// Local time less UTC when it began, minutes.
    pub utc_offset_min: i16,
    /// The program and its version.
    pub software: String,
}

impl RecordingHead {
    /// The millivolts of a sample, bit for bit as a sensor gives them: the product in 64 bits, rounded to 32.
    pub fn millivolts(&self, value: i32) -> f32 {
        (f64::from(value) * self.millivolts_per_unit) as f32
    }

    /// The value to store for a sample, from which [`millivolts`](Self::millivolts) gives back the same bits; `None`
    /// if there is none, as the sample is no multiple of the unit.
    pub fn value(&self, millivolts: f32) -> Option<i32> {
        let value = (f64::from(millivolts) / self.millivolts_per_unit).round() as i32;
        // Two floats that are equal may be zeros of different sign, which no integer has.
        (self.millivolts(value).to_bits() == millivolts.to_bits()).then_some(value)
    }
}

/// Which characteristic a notification came from: a number that the recorder chooses and keeps.
///
/// The store reads it for one purpose only: how a notification is packed, never whether it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Characteristic(pub u8);

impl Characteristic {
    /// Polar PMD control point.
    pub const PMD_CONTROL: Self = Self(1);
    /// Polar PMD data.
    pub const PMD_DATA: Self = Self(2);
    /// Heart Rate Measurement (2A37).
    pub const HEART_RATE: Self = Self(3);
    /// Battery Level (2A19).
    pub const BATTERY: Self = Self(4);
    /// Movesense GATT `SensorData`, notify.
    pub const MOVESENSE: Self = Self(5);
    /// Lepu / Viatom, notify.
    pub const LEPU: Self = Self(6);
}

/// One thing that happened. Times are wall-clock milliseconds since 1970-01-01T00:00Z, as the phone's clock had it.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// What the strap sent, byte for byte.
    Notification {
        /// Where it came from.
        characteristic: Characteristic,
        /// When it arrived.
        arrival_ms: i64,
        /// All of it.
        bytes: Vec<u8>,
    },
    /// Samples, placed on the recording's axis. Where they are those of the notification before, they cost nothing.
    Samples {
        /// Position of the first of them.
        first: SampleIndex,
        /// In the unit of [`RecordingHead::millivolts_per_unit`].
        values: Vec<i32>,
    },
    /// Samples that were not received.
    Gap {
        /// Position of the first that is missing.
        first: SampleIndex,
        /// How many.
        missing: u64,
        /// The strap's clock was set in between, so that the length is by arrival times; or it may be off by a sample.
        clock_was_set: bool,
    },
    /// An RR interval as the strap found it.
    Rr {
        /// When it arrived.
        at_ms: i64,
        /// In 1/1024 s.
        interval: u16,
    },
    /// The strap has skin contact, or lost it.
    Contact {
        /// When.
        at_ms: i64,
        /// Whether it has.
        is_on: bool,
    },
    /// The strap's battery.
    Battery {
        /// When.
        at_ms: i64,
        /// Charge, 0 to 100.
        percent: u8,
    },
    /// A line of the recording's log: what was done, and why.
    Log {
        /// When.
        at_ms: i64,
        /// What happened. Holds no names and no samples.
        text: String,
    },
    /// A symptom or a note that a person marked.
    Mark(Mark),
    /// The recording was given another name.
    Renamed {
        /// When.
        at_ms: i64,
        /// The new name.
        name: String,
    },
    /// The phone's clock went back while recording. Times before and after it are not comparable.
    ClockSet {
        /// The clock before.
        before_ms: i64,
        /// The clock after.
        after_ms: i64,
    },
    /// Recording went on after it had been interrupted. What came in between was not recorded.
    Resumed {
        /// When it went on.
        at_ms: i64,
    },
}

/// A symptom or a note that a person marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The moment that is marked.
    pub at_ms: i64,
    /// Where that is in the samples, if it is known.
    pub sample: Option<SampleIndex>,
    /// What the person felt or wrote.
    pub text: String,
}

impl Entry {
    /// The wall-clock time it carries.
    pub fn at_ms(&self) -> Option<i64> {
        match self {
            Entry::Notification { arrival_ms: at_ms, .. }
            | Entry::Rr { at_ms, .. }
            | Entry::Contact { at_ms, .. }
            | Entry::Battery { at_ms, .. }
            | Entry::Log { at_ms, .. }
            | Entry::Renamed { at_ms, .. }
            | Entry::ClockSet { after_ms: at_ms, .. }
            | Entry::Resumed { at_ms } => Some(*at_ms),
            // A mark may be set long after its moment.
            Entry::Samples { .. } | Entry::Gap { .. } | Entry::Mark(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_of_every_strap_comes_back_to_the_last_bit() {
        // Polar's microvolts, Movesense's steps of both kinds, Lepu's.
        for (unit, highest) in [
            (0.001, 1 << 23),
            (0.000_381_469_726_563, 1 << 22),
            (1.0035 * 1800.0 / (4096.0 * 178.74), i32::from(i16::MAX)),
        ] {
            let head = RecordingHead {
                name: String::new(),
                device: String::new(),
                rate: None,
                millivolts_per_unit: unit,
                start_ms: 0,
                utc_offset_min: 0,
                software: String::new(),
            };
            for value in (-highest..=highest).step_by(7) {
                let millivolts = (f64::from(value) * unit) as f32;
                assert_eq!(head.value(millivolts), Some(value), "{unit}");
                assert_eq!(head.millivolts(value).to_bits(), millivolts.to_bits());
            }
            for no_sample in [f32::NAN, f32::INFINITY, -0.0, 0.4 * unit as f32, f32::MAX] {
                assert_eq!(head.value(no_sample), None, "{no_sample}");
            }
        }
    }
}
