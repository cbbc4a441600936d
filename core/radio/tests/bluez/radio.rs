//! Opening and searching.

use crate::bench::{Bench, against, radio_side};
use std::time::{Duration, Instant};
use strapline_bluez::{Setup, StandIn, Strap};
use strapline_ecg::sensor::{Command, SensorInput, SensorKind};
use strapline_radio::{Radio, RadioError, Target};

#[test]
fn a_radio_that_is_switched_off_says_so() {
    let setup = |_: &_| Setup { is_powered: false, ..Setup::with(Strap::new(SensorKind::Polar)) };
    let radio = |_: &_| {
        let error = Radio::open().unwrap_err();
        assert!(matches!(error, RadioError::Off), "{error:?}");
        let words = error.to_string();
        assert!(words.contains("switched off") && words.contains("bluetoothctl power on"), "{words}");
    };
    against("radio::a_radio_that_is_switched_off_says_so", setup, radio, |_| {});
}

#[test]
fn without_an_adapter_a_service_or_a_bus_each_is_said() {
    let test = "radio::without_an_adapter_a_service_or_a_bus_each_is_said";
    if let Some((_, phase)) = radio_side() {
        let begun = Instant::now();
        let error = Radio::open().unwrap_err();
        let words = error.to_string();
        assert!(begun.elapsed() < Duration::from_secs(5));
        if phase == 0 {
            assert!(matches!(error, RadioError::NoAdapter), "{error:?}");
        } else {
            assert!(matches!(error, RadioError::NoService { .. }), "{error:?}");
            assert!(words.contains("systemctl start bluetooth"), "{words}");
        }
        return;
    }
    let Some(bench) = Bench::new(test) else { return };
    let stand_in =
        StandIn::start(bench.bus.address(), Setup { has_adapter: false, ..Setup::default() }).unwrap();
    bench.run(0, bench.bus.address());
    drop(stand_in);
    bench.run(1, bench.bus.address());
    bench.run(2, "unix:path=/nowhere/at/all");
}

#[test]
fn the_strap_that_is_meant_is_taken_among_many() {
    let strap = |kind, rssi_dbm| Strap { rssi_dbm, ..Strap::new(kind) };
    let setup = |_: &_| {
        let second = Strap {
            name: "Polar H10 A1B2C3D4E".to_owned(),
            address: "A0:9E:1A:00:00:11".to_owned(),
            ..strap(SensorKind::Polar, -45)
        };
        Setup::with(strap(SensorKind::HeartRate, -30))
            .and(strap(SensorKind::Polar, -70))
            .and(second)
            .and(strap(SensorKind::Lepu, -55))
    };
    let radio = |_: &_| {
        let radio = Radio::open().unwrap();
        let found = radio.scan(Duration::from_millis(1500), |_| {}).unwrap();
        let kinds: Vec<_> = found.iter().filter_map(|found| found.kind).collect();
        let expected = [SensorKind::Polar, SensorKind::Polar, SensorKind::Lepu, SensorKind::HeartRate];
        assert_eq!(kinds, expected, "{found:?}");
        assert!(found[0].rssi_dbm > found[1].rssi_dbm);

        for (target, address) in [
            (Target::Name("polar h10 a1b2c3d4".to_owned()), "A0:9E:1A:00:00:01"),
            (Target::Name("Polar".to_owned()), "A0:9E:1A:00:00:11"),
            (Target::Name("ER1".to_owned()), "D1:9C:00:00:00:03"),
            (Target::Address("c4:d7:00:00:00:04".to_owned()), "C4:D7:00:00:00:04"),
            (Target::Strongest, "A0:9E:1A:00:00:11"),
        ] {
            let mut link = radio.link(&target);
            assert_eq!(link.strap(), None);
            link.carry_out(Command::Connect);
            let answer = link.wait(Duration::from_secs(15)).map(|(_, input)| input);
            assert_eq!(answer, Some(SensorInput::Connected), "{target}");
            assert_eq!(link.strap().unwrap().address, address, "{target}");
        }
    };
    against("radio::the_strap_that_is_meant_is_taken_among_many", setup, radio, |stand_in| {
        assert!((0..4).all(|n| !stand_in.is_connected(n)), "a link outlived its owner");
    });
}
