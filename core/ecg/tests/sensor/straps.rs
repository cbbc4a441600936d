//! The simulated straps themselves: the same every time, true to their source, bounded.

use crate::bench::{Bench, saw};
use std::sync::Arc;
use strapline_ecg::{
    sensor::{Command, Contact, Reaction, Sensor, SensorEvent, SensorInput, SensorKind, lepu::frame::INFO},
    synth::{
        OutageKind, Rhythm, Script,
        strap::{Fate, FaultScript, SimulatedStrap, StrapSource},
    },
    units::SampleRate,
};

fn script() -> Script {
    Script::of(5, Rhythm::Sinus { bpm: 70.0 }, 120.0).with_outage(OutageKind::Gap, 40.0, 3.0).with_outage(
        OutageKind::LeadOff,
        60.0,
        10.0,
    )
}

/// Everything that a strap sends when it is polled every so many milliseconds.
fn inputs(kind: SensorKind, faults: &str, seed: u64, every_ms: usize) -> Vec<String> {
    let mut strap = SimulatedStrap::new(&saw(), kind, faults.parse().unwrap(), seed);
    let (mut sensor, mut out) = (Sensor::new(), Reaction::default());
    sensor.start(strap.moment(0), &mut out);
    let mut happened = Vec::new();
    for now_ms in (0..60_000).step_by(every_ms) {
        for (at, input) in strap.poll(now_ms) {
            happened.push(format!("{} {input:?}", at.steady_ms));
            sensor.push(at, &input, &mut out);
        }
        sensor.push(strap.moment(now_ms), &SensorInput::Tick, &mut out);
        for command in out.commands.drain(..) {
            strap.carry_out(&command, now_ms);
        }
    }
    happened
}

#[test]
fn the_same_seed_sends_the_same_bytes() {
    for kind in SensorKind::ALL {
        let faults = "drop@10s+40s=0.2 swap@10s+40s=0.2 half@10s+40s=0.1 duplicate@10s+40s=0.2";
        let once = inputs(kind, faults, 1, 10);
        assert_eq!(once, inputs(kind, faults, 1, 10));
        assert_ne!(once, inputs(kind, faults, 2, 10));
        assert!(once.len() > 40, "{kind}: {}", once.len());
    }
}

#[test]
fn a_script_is_played_with_its_outages() {
    let source = StrapSource::Script(script());
    let mut bench = Bench::of(&source, SensorKind::Polar, FaultScript::none(), 3).start();
    bench.run(110_000);
    bench.stop();
    bench.compare();
    let lost: u64 = bench.gaps().map(|gap| gap.samples).sum();
    // Three seconds in whole frames.
    assert!((390..390 + 2 * 73).contains(&lost) && lost.is_multiple_of(73), "{lost}");
    let off: Vec<u64> = bench
        .events
        .iter()
        .filter(|(_, event)| *event == SensorEvent::Contact(Contact::Off))
        .map(|(ms, _)| *ms)
        .collect();
    assert!(off.len() == 1 && (60_000..62_500).contains(&off[0]), "{off:?}");
    // The strap plays the script's own samples from when it was started.
    let rate = SampleRate::new(130.0).unwrap();
    let truth = script().record(rate).samples;
    let first = bench.strap.sent().iter().find(|frame| frame.fate == Fate::Delivered).unwrap().first;
    let block = bench.blocks().next().unwrap();
    for (n, sample) in block.millivolts.iter().enumerate() {
        assert!((sample - truth[first as usize + n]).abs() < 1e-3);
    }
    let intervals = bench.events.iter().filter(|(_, event)| matches!(event, SensorEvent::Rr(_))).count();
    assert!((100..130).contains(&intervals), "{intervals} intervals");
}

#[test]
fn a_recording_of_another_rate_keeps_its_shape() {
    let own = SampleRate::new(360.0).unwrap();
    let wave = |s: f64| (0.7 * (s * 7.0).sin() + 0.3 * (s * 61.0).sin()) as f32;
    let millivolts: Arc<[f32]> = (0..360 * 60).map(|n| wave(f64::from(n) / 360.0)).collect();
    let source = StrapSource::Recording { rate: own, millivolts, beats_s: Arc::new([]) };
    let mut bench = Bench::of(&source, SensorKind::Polar, FaultScript::none(), 3).start();
    bench.run(50_000);
    bench.stop();
    let first = bench.strap.sent()[0].first;
    for block in bench.blocks().skip(2) {
        for (n, sample) in block.millivolts.iter().enumerate() {
            let wanted = wave((first + block.first + n as u64) as f64 / 130.0);
            assert!((sample - wanted).abs() < 0.01, "{sample} for {wanted}");
        }
    }
}

#[test]
fn what_was_sent_can_be_taken_away_as_it_grows() {
    let mut strap =
        SimulatedStrap::new(&saw(), SensorKind::Polar, "drop@5s+300s=0.3".parse().unwrap(), 9).with_truth();
    let (mut sensor, mut out) = (Sensor::new(), Reaction::default());
    sensor.start(strap.moment(0), &mut out);
    let (mut taken, mut lost) = (Vec::new(), 0);
    for now_ms in (0..200_000).step_by(50) {
        for command in out.commands.drain(..) {
            strap.carry_out(&command, now_ms);
        }
        let mut inputs = strap.poll(now_ms);
        inputs.push((strap.moment(now_ms), SensorInput::Tick));
        for (at, input) in inputs {
            sensor.push(at, &input, &mut out);
        }
        taken.extend(strap.take_sent());
        assert!(strap.sent().len() < 5, "{} frames are kept", strap.sent().len());
        out.events.clear();
    }
    for frame in &taken {
        assert_ne!(frame.fate, Fate::Sent);
        lost += u32::from(frame.fate == Fate::Lost);
    }
    assert!(taken.windows(2).all(|pair| pair[0].first < pair[1].first));
    assert!(taken.len() > 340 && (70..140).contains(&lost), "{lost} of {}", taken.len());
}

#[test]
fn a_recorder_without_a_device_information_service_says_which_one_it_is() {
    let mut bench = Bench::new(SensorKind::Lepu, "firmware=1.3.0.7", 4).start();
    bench.run(5_000);
    let told = bench.sensor.device().clone();
    assert_eq!(told.firmware.as_deref(), Some("1.3.0.7"), "{}", bench.log());
    assert_eq!((told.serial.as_deref(), told.hardware.as_deref()), (Some("SIMULATED"), Some("B")));
    let events = bench.events.iter().filter(|(_, event)| matches!(event, SensorEvent::Device(_)));
    assert_eq!(events.count(), 1);
    // It is asked once, not on every link.
    let asked = |bench: &Bench| {
        let asks = |command: &Command| matches!(command, Command::Write { bytes, .. } if bytes.get(1) == Some(&INFO));
        bench.commands.iter().filter(|(_, command)| asks(command)).count()
    };
    let mut again = Bench::new(SensorKind::Lepu, "link@5s+3s link@20s+3s", 4).start();
    again.run(40_000);
    assert!(again.blocks().last().unwrap().arrival_ms > 30_000);
    assert_eq!(asked(&again), 1);
}
