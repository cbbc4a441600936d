//! Which straps are in reach.

use std::path::PathBuf;
use strapline_ecg::{
    sensor::{SensorKind, Uuid, gatt},
    synth::{
        demo_script,
        strap::{FaultScript, StrapSource},
    },
};

/// What there is of Bluetooth.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Whether there is an adapter.
    pub has_adapter: bool,
    /// Whether it is switched on.
    pub is_powered: bool,
    /// Seconds of the straps in a second of the clock; 1 for real time.
    pub speed: f64,
    /// The straps in reach.
    pub straps: Vec<Strap>,
}

/// A strap in reach.
#[derive(Debug, Clone)]
pub struct Strap {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub address: String,
    /// How strong it is received, dBm.
    pub rssi_dbm: i16,
    /// By which protocol it speaks.
    pub kind: SensorKind,
    /// What it measures.
    pub source: StrapSource,
    /// What goes wrong, counted from the stand-in's beginning.
    pub faults: FaultScript,
    /// What is random follows from it.
    pub seed: u64,
    /// Where to write what was sent.
    pub truth: Option<PathBuf>,
}

impl Default for Setup {
    fn default() -> Self {
        Self { has_adapter: true, is_powered: true, speed: 1.0, straps: Vec::new() }
    }
}

impl Setup {
    /// A strap in reach of an adapter that is switched on, in real time.
    pub fn with(strap: Strap) -> Self {
        Self { straps: vec![strap], ..Self::default() }
    }

    /// Another strap in reach.
    #[must_use]
    pub fn and(mut self, strap: Strap) -> Self {
        self.straps.push(strap);
        self
    }
}

impl Strap {
    /// A strap that measures the demonstration's heart.
    pub fn new(kind: SensorKind) -> Self {
        let (name, address) = match kind {
            SensorKind::Polar => ("Polar H10 A1B2C3D4", "A0:9E:1A:00:00:01"),
            SensorKind::Movesense => ("Movesense 201130000001", "0C:8C:DC:00:00:02"),
            SensorKind::Lepu => ("ER1 0003", "D1:9C:00:00:00:03"),
            SensorKind::HeartRate => ("HRM-Dual:000004", "C4:D7:00:00:00:04"),
        };
        Self {
            name: name.to_owned(),
            address: address.to_owned(),
            rssi_dbm: -60,
            kind,
            source: StrapSource::Script(demo_script()),
            faults: FaultScript::none(),
            seed: 1,
            truth: None,
        }
    }

    /// What goes wrong with it, as text.
    ///
    /// # Panics
    /// Where the text is no fault script: it is part of a test.
    #[must_use]
    pub fn with_faults(mut self, script: &str) -> Self {
        self.faults = script.parse().unwrap_or_else(|error| panic!("{error}"));
        self
    }

    /// Where to write what was sent.
    #[must_use]
    pub fn with_truth(mut self, file: impl Into<PathBuf>) -> Self {
        self.truth = Some(file.into());
        self
    }

    /// The services that it tells whoever listens.
    pub(crate) fn advertised(&self) -> Vec<Uuid> {
        match self.kind {
            SensorKind::Polar | SensorKind::HeartRate => vec![gatt::HEART_RATE],
            SensorKind::Movesense => vec![gatt::MOVESENSE],
            // It tells its name only.
            SensorKind::Lepu => vec![],
        }
    }

    /// Its object on the bus.
    pub(crate) fn path(&self) -> String {
        format!("{}/dev_{}", crate::adapter::PATH, self.address.replace(':', "_"))
    }
}
