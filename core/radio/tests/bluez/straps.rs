//! Straps as they are: found, connected, recorded, asked to stop, and let go of.

use crate::{bench::against, recording::Recording};
use std::{path::Path, time::Duration};
use strapline_bluez::{Setup, Strap};
use strapline_ecg::sensor::{SensorEvent, SensorKind, SensorState, Signal};
use strapline_radio::{Radio, Target};

/// How long each is recorded, seconds.
const RECORDED_S: f64 = 4.0;

fn whole_story(test: &'static str, kind: SensorKind) {
    let setup = |folder: &Path| Setup::with(Strap::new(kind).with_truth(folder.join("sent")));
    let radio = |folder: &Path| {
        let radio = Radio::open().unwrap();
        let mut told = Vec::new();
        let found = radio.scan(Duration::from_secs(1), |found| told.push(found.clone())).unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].kind, found[0].name.clone()), (Some(kind), Some(Strap::new(kind).name)));
        assert!((-62..=-58).contains(&found[0].rssi_dbm.unwrap()));
        assert_eq!(told[0].address, found[0].address);

        let mut recording = Recording::start(&radio, &Target::Address(found[0].address.clone()));
        recording.until_streaming();
        recording.run(RECORDED_S);
        recording.stop();
        assert_eq!(recording.sensor.kind(), Some(kind));
        assert_eq!(recording.link.strap().unwrap().address, found[0].address);
        let expected =
            [SensorState::Connecting, SensorState::Preparing, SensorState::Streaming, SensorState::Stopping];
        assert!(recording.states().starts_with(&expected), "{}", recording.log());
        let advice = recording.events.iter().filter(|(_, event)| matches!(event, SensorEvent::Advice(_)));
        assert_eq!(advice.count(), usize::from(kind == SensorKind::HeartRate), "{}", recording.log());

        if kind.signal() == Signal::Ecg {
            let (samples, missing) = recording.compare(&folder.join("sent"));
            let hz = recording.sensor.nominal_hz().unwrap();
            assert!(samples as f64 > (RECORDED_S - 1.5) * hz, "only {samples} samples");
            assert_eq!(missing, 0, "{}", recording.log());
        } else {
            let intervals = recording.compare_intervals(&folder.join("sent"));
            assert!(intervals >= 3, "only {intervals} intervals");
        }
        assert!(kind == SensorKind::Lepu || recording.sensor.device().firmware.is_some());
        assert_eq!(recording.sensor.battery(), Some(100));
    };
    against(test, setup, radio, |stand_in| {
        // A Lepu recorder measures for itself, whoever polls it.
        assert!(kind == SensorKind::Lepu || !stand_in.is_measuring(0), "the strap was not asked to stop");
        assert!(!stand_in.is_connected(0), "the strap was not let go of");
    });
}

#[test]
fn polar() {
    whole_story("straps::polar", SensorKind::Polar);
}

#[test]
fn movesense() {
    whole_story("straps::movesense", SensorKind::Movesense);
}

#[test]
fn lepu() {
    whole_story("straps::lepu", SensorKind::Lepu);
}

#[test]
fn heart_rate() {
    whole_story("straps::heart_rate", SensorKind::HeartRate);
}
