//! What a person is told.

use crate::bench::Bench;
use std::process::Output;
use strapline_bluez::{Setup, Strap};
use strapline_ecg::sensor::SensorKind;

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn fails_with(output: &Output, expected: &str) {
    let errors = said(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(errors.contains("error: ") && errors.contains(expected), "{errors}");
    assert!(output.stdout.is_empty(), "{}", said(&output.stdout));
}

#[test]
fn a_scan_lists_what_is_near() {
    let Some(bench) = Bench::new() else { return };
    let kinds = [SensorKind::HeartRate, SensorKind::Polar, SensorKind::Lepu, SensorKind::Movesense];
    let straps = kinds.map(Strap::new);
    let _stand_in = bench.stand_in(Setup { straps: straps.to_vec(), ..Setup::default() });
    let output = bench.run(&["scan", "--for", "2s"]);
    let table = said(&output.stdout);
    assert!(output.status.success(), "{}", said(&output.stderr));
    for strap in &straps {
        let line = table.lines().find(|line| line.contains(&strap.address));
        let line = line.unwrap_or_else(|| panic!("no {} in:\n{table}", strap.address));
        let kind = strap.kind.to_string();
        assert!(line.starts_with(&strap.name) && line.contains(&kind) && line.ends_with("dBm"), "{line}");
    }
    assert_eq!(table.lines().count(), 1 + kinds.len(), "{table}");
}

#[test]
fn nothing_near_is_said_and_no_failure() {
    let Some(bench) = Bench::new() else { return };
    let _stand_in = bench.stand_in(Setup::default());
    let output = bench.run(&["scan", "--for", "1s"]);
    assert!(output.status.success());
    assert!(said(&output.stderr).contains("no strap was heard"), "{}", said(&output.stderr));
}

#[test]
fn without_bluetooth_it_says_what_to_do() {
    let Some(bench) = Bench::new() else { return };
    let record = ["record", "--store", "kept", "--key", "key", "--for", "5s"];
    for command in [&["scan"][..], &record] {
        let off = bench.stand_in(Setup { is_powered: false, ..Setup::with(Strap::new(SensorKind::Polar)) });
        fails_with(&bench.run(command), "bluetoothctl power on");
        drop(off);
        let none = bench.stand_in(Setup { has_adapter: false, ..Setup::default() });
        fails_with(&bench.run(command), "no Bluetooth adapter was found");
        drop(none);
        fails_with(&bench.run(command), "systemctl start bluetooth");
    }
}

#[test]
fn without_a_bus_it_says_what_to_do() {
    let Some(bench) = Bench::new() else { return };
    for command in [&["scan"][..], &["record", "--store", "kept", "--key", "key"]] {
        fails_with(&bench.run_on("unix:path=/nowhere/at/all", command), "systemctl start bluetooth");
    }
}
