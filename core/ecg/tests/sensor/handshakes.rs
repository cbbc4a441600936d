//! Every step of every handshake, and everything that may go wrong at it.

use crate::bench::Bench;
use strapline_ecg::{
    sensor::{
        Advice, AttError, Because, Command, LinkError, Moment, Reaction, Sensor, SensorEvent, SensorInput,
        SensorKind, SensorState, Service, gatt, polar::Status,
    },
    synth::strap::SimulatedStrap,
};

const KINDS: [SensorKind; 4] = SensorKind::ALL;

/// What a strap does at one step of the handshake.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Trouble {
    /// The link goes down.
    Disconnect,
    /// Nothing comes back.
    Silence,
    /// It fails.
    Fail,
    /// What comes back comes twice, and once more much later.
    Twice,
    /// Another maker's bytes come before the answer.
    Foreign,
}

const TROUBLES: [Trouble; 5] =
    [Trouble::Disconnect, Trouble::Silence, Trouble::Fail, Trouble::Twice, Trouble::Foreign];

/// Runs a handshake with trouble at the `step`th command of every link while `for_ms` lasts; the sensor, what it told,
/// and the step's command, where there was one.
fn troubled(
    kind: SensorKind,
    step: usize,
    trouble: Trouble,
    for_ms: u64,
) -> (Sensor, Vec<SensorEvent>, Option<Command>) {
    let source = crate::bench::saw();
    let mut strap = SimulatedStrap::new(&source, kind, "".parse().unwrap(), 5);
    let (mut sensor, mut out) = (Sensor::new(), Reaction::default());
    let (mut events, mut met) = (Vec::new(), None);
    let mut again: Vec<(u64, SensorInput)> = Vec::new();
    sensor.start(strap.moment(0), &mut out);
    let mut on_link = 0;
    for now_ms in (0..for_ms + 90_000).step_by(20) {
        let is_troubled = now_ms < for_ms;
        let mut inputs: Vec<(Moment, SensorInput)> = Vec::new();
        for command in std::mem::take(&mut out.commands) {
            let is_call = matches!(
                command,
                Command::Connect
                    | Command::ReconnectAfter { .. }
                    | Command::Scan
                    | Command::StopScan
                    | Command::Disconnect
            );
            if is_call {
                on_link = 0;
            } else {
                on_link += 1;
            }
            if is_call || !is_troubled || on_link != step + 1 {
                strap.carry_out(&command, now_ms);
                continue;
            }
            met.get_or_insert(command.clone());
            match trouble {
                Trouble::Silence => {}
                Trouble::Disconnect => {
                    strap.carry_out(&Command::Disconnect, now_ms);
                }
                Trouble::Fail => {
                    let error = LinkError::Att(AttError(0x0E));
                    inputs.push((strap.moment(now_ms), SensorInput::Failed { command, error }));
                }
                Trouble::Twice => {
                    strap.carry_out(&command, now_ms);
                    again.push((now_ms + 2_000, SensorInput::Connected));
                }
                Trouble::Foreign => {
                    for characteristic in [
                        gatt::PMD_CONTROL,
                        gatt::PMD_DATA,
                        gatt::MOVESENSE_NOTIFY,
                        gatt::LEPU_NOTIFY,
                        gatt::HEART_RATE_MEASUREMENT,
                        gatt::HEART_RATE,
                    ] {
                        let bytes = vec![0xA5, 0x01, 0xFE, 0x01, 0x00, 0x00, 0x00, 0x12];
                        inputs.push((
                            strap.moment(now_ms),
                            SensorInput::Notification { characteristic, bytes },
                        ));
                    }
                    strap.carry_out(&command, now_ms);
                }
            }
        }
        for (at, input) in strap.poll(now_ms) {
            if trouble == Trouble::Twice && is_troubled {
                inputs.push((at, input.clone()));
                again.push((now_ms + 40, input.clone()));
            }
            inputs.push((at, input));
        }
        while again.first().is_some_and(|(ms, _)| *ms <= now_ms) {
            inputs.push((strap.moment(now_ms), again.remove(0).1));
        }
        inputs.push((strap.moment(now_ms), SensorInput::Tick));
        for (at, input) in inputs {
            sensor.push(at, &input, &mut out);
            let mut kept = Vec::new();
            std::mem::swap(&mut kept, &mut out.commands);
            events.append(&mut out.events);
            out.commands = kept;
        }
    }
    (sensor, events, met)
}

#[test]
fn trouble_at_any_step_is_survived_and_told() {
    for kind in KINDS {
        for trouble in TROUBLES {
            let mut steps = 0;
            for step in 0..20 {
                let (sensor, events, met) = troubled(kind, step, trouble, 60_000);
                let Some(met) = met else { break };
                steps += 1;
                let context = || format!("{kind}, {trouble:?} at step {step} ({met:?}): {events:#?}");
                // Once the trouble is over, the strap's samples come.
                assert_eq!(sensor.state(), SensorState::Streaming, "{}", context());
                // Everything that was told is a sentence for a person.
                for event in &events {
                    let words = event.to_string();
                    assert!(words.len() > 10 && words.ends_with('.'), "{words}");
                }
                let began =
                    events.iter().filter(|event| matches!(event, SensorEvent::StreamStarted(_))).count();
                assert!((1..=25).contains(&began), "began {began} times: {}", context());
            }
            assert!(steps >= 4, "{kind} has {steps} steps");
        }
    }
}

#[test]
fn a_link_that_ends_at_every_step_is_told_to_a_person() {
    for kind in KINDS {
        let (_, events, _) = troubled(kind, 1, Trouble::Disconnect, 60_000);
        let told = events.iter().any(|event| matches!(event, SensorEvent::Advice(Advice::KeepsFailing(..))));
        assert!(told, "{kind}: {events:#?}");
        let (_, events, _) = troubled(kind, 0, Trouble::Silence, 120_000);
        let told = events.iter().any(|event| matches!(event, SensorEvent::Advice(Advice::NotAnswering(_))));
        assert!(told, "{kind}: {events:#?}");
    }
}

#[test]
fn every_status_of_the_control_point_leads_to_something_a_person_can_do() {
    for status in 0..=40_u8 {
        let mut bench = Bench::new(SensorKind::Polar, &format!("status@0ms+70s=start:{status}"), 3).start();
        bench.run(60_000);
        let advice = bench.advice().first().map(|advice| (*advice).clone());
        let expected = match status {
            0 | 6 => None,
            10 => Some(Advice::MtuTooSmall { mtu: Some(232) }),
            12 => Some(Advice::Busy),
            13 => Some(Advice::Charging),
            14 => Some(Advice::StorageFull),
            other => Some(Advice::StartRefused(Status(other))),
        };
        assert_eq!(advice, expected, "status {status}: {}", bench.log());
        let state = if expected.is_none() { SensorState::Streaming } else { SensorState::Refused };
        assert_eq!(bench.sensor.state(), state, "status {status}");
        if let Some(advice) = advice {
            assert!(advice.to_string().ends_with('.'), "{advice}");
            assert_eq!(
                bench.advice().iter().filter(|told| ***told == advice).count(),
                1,
                "told more than once"
            );
        }
        // Asked again, it starts in the end.
        bench.run(120_000);
        assert_eq!(bench.sensor.state(), SensorState::Streaming, "status {status}: {}", bench.log());
        bench.stop();
        bench.compare();
    }
}

#[test]
fn settings_and_stop_may_be_refused_without_harm() {
    for status in 1..=15 {
        let mut bench = Bench::new(SensorKind::Polar, &format!("status@0ms+1h=settings:{status}"), 3).start();
        bench.run(20_000);
        assert_eq!(bench.sensor.state(), SensorState::Streaming, "status {status}: {}", bench.log());
        let mut bench = Bench::new(SensorKind::Polar, &format!("status@0ms+1h=stop:{status}"), 3).start();
        bench.run(20_000);
        bench.stop();
        assert!(bench.now_ms < 24_000, "status {status}: {}", bench.now_ms);
    }
}

#[test]
fn every_status_as_in_http_leads_to_something_a_person_can_do() {
    for status in [400, 401, 403, 404, 405, 408, 409, 413, 423, 429, 500, 501, 503, 507, 599, 65_535] {
        let mut bench =
            Bench::new(SensorKind::Movesense, &format!("status@0ms+60s=start:{status}"), 3).start();
        bench.run(50_000);
        let advice = bench.advice().first().map(|advice| (*advice).clone());
        let expected = match status {
            403 | 409 | 423 | 429 | 503 => Advice::Busy,
            413 | 507 => Advice::StorageFull,
            other => Advice::StartRefusedHttp(other),
        };
        assert_eq!(advice, Some(expected), "status {status}: {}", bench.log());
        assert_eq!(bench.sensor.state(), SensorState::Refused, "status {status}");
        bench.run(90_000);
        assert_eq!(bench.sensor.state(), SensorState::Streaming, "status {status}: {}", bench.log());
    }
}

#[test]
fn every_att_error_is_named_and_tried_again() {
    for code in 0..=255_u8 {
        let kind = KINDS[usize::from(code) % KINDS.len()];
        let mut bench = Bench::new(kind, &format!("att@0ms+30s={code}"), 3).start();
        bench.run(100_000);
        let context = || format!("{kind}, ATT error {code}: {}", bench.log());
        assert_eq!(bench.sensor.state(), SensorState::Streaming, "{}", context());
        let bonded = bench.commands.iter().filter(|(_, command)| *command == Command::Bond).count();
        assert_eq!(bonded, usize::from(AttError(code).wants_bond()), "{}", context());
        assert!(!AttError(code).name().is_empty());
    }
}

#[test]
fn a_strap_that_cannot_be_bonded_is_told_and_not_hammered() {
    for kind in KINDS {
        let mut bench = Bench::new(kind, "att@0ms+1h=5 unbondable@0ms+1h", 3).start();
        bench.run(300_000);
        assert!(bench.advice().contains(&&Advice::BondingNeeded), "{}", bench.log());
        let calls = bench
            .commands
            .iter()
            .filter(|(_, c)| matches!(c, Command::Connect | Command::ReconnectAfter { .. }))
            .count();
        assert!(calls < 30, "{calls} calls in five minutes");
    }
}

#[test]
fn packets_too_small_are_told_and_asked_for_again() {
    let mut bench = Bench::new(SensorKind::Polar, "mtu=100", 3).start();
    bench.run(60_000);
    assert!(bench.advice().contains(&&Advice::MtuTooSmall { mtu: Some(100) }), "{}", bench.log());
    let asked =
        bench.commands.iter().filter(|(_, command)| matches!(command, Command::RequestMtu(_))).count();
    assert!(asked >= 2);
}

#[test]
fn firmware_that_is_too_old_and_a_device_that_is_no_sensor_are_told() {
    let mut bench = Bench::new(SensorKind::Polar, "firmware=3.0.31", 3).start();
    bench.run(10_000);
    let advice = Advice::FirmwareTooOld { found: "3.0.31".into(), needed: "3.0.35" };
    assert!(bench.advice().contains(&&advice), "{}", bench.log());

    let (mut sensor, mut out) = (Sensor::new(), Reaction::default());
    let at = |ms| Moment::new(ms, 0);
    sensor.start(at(0), &mut out);
    sensor.push(at(10), &SensorInput::Connected, &mut out);
    let found = vec![Service { uuid: gatt::BATTERY, characteristics: vec![gatt::BATTERY_LEVEL] }];
    sensor.push(at(20), &SensorInput::ServicesFound(found), &mut out);
    assert!(out.events.contains(&SensorEvent::Advice(Advice::NotASensor)), "{:?}", out.events);
    assert_eq!(out.commands.last(), Some(&Command::Disconnect));
}

#[test]
fn a_strap_without_ecg_gives_its_intervals() {
    let (mut sensor, mut out) = (Sensor::new(), Reaction::default());
    let at = |ms| Moment::new(ms, 0);
    let found = vec![
        Service { uuid: gatt::PMD, characteristics: vec![gatt::PMD_CONTROL, gatt::PMD_DATA] },
        Service { uuid: gatt::HEART_RATE, characteristics: vec![gatt::HEART_RATE_MEASUREMENT] },
    ];
    sensor.start(at(0), &mut out);
    sensor.push(at(10), &SensorInput::Connected, &mut out);
    sensor.push(at(20), &SensorInput::ServicesFound(found), &mut out);
    for step in 0..8 {
        let Some(command) = out.commands.last().cloned() else { break };
        out.commands.clear();
        let done = match command {
            Command::RequestMtu(_) => SensorInput::MtuSet(232),
            Command::Subscribe { characteristic, .. } => SensorInput::Subscribed { characteristic },
            Command::Read { characteristic } => {
                SensorInput::ReadAnswer { characteristic, bytes: vec![0x0F, 0x04, 0] }
            }
            _ => SensorInput::Tick,
        };
        sensor.push(at(30 + step), &done, &mut out);
    }
    let bytes = vec![0x10, 0x48, 0x40, 0x03];
    sensor.push(
        at(100),
        &SensorInput::Notification { characteristic: gatt::HEART_RATE_MEASUREMENT, bytes },
        &mut out,
    );
    assert!(out.events.contains(&SensorEvent::Advice(Advice::RrOnly)), "{:?}", out.events);
    assert!(out.events.iter().any(|event| matches!(event, SensorEvent::Rr(rr) if rr.ms == 812.5)));
    assert_eq!(sensor.state(), SensorState::Streaming);
}

#[test]
fn what_a_radio_cannot_do_is_told() {
    for (error, advice) in [
        (LinkError::RadioOff, Advice::BluetoothOff),
        (LinkError::NotPermitted, Advice::BluetoothNotPermitted),
    ] {
        let (mut sensor, mut out) = (Sensor::new(), Reaction::default());
        sensor.start(Moment::new(0, 0), &mut out);
        for n in 1..50_u64 {
            let Some(command) = out.commands.last().cloned() else { break };
            out.commands.clear();
            let failed = SensorInput::Failed { command, error: error.clone() };
            sensor.push(Moment::new(n * 40_000, 0), &failed, &mut out);
        }
        let told: Vec<_> = out
            .events
            .iter()
            .filter(|event| matches!(event, SensorEvent::Advice(told) if *told == advice))
            .collect();
        assert_eq!(told.len(), 1, "{:?}", out.events);
        assert!(
            out.events
                .iter()
                .any(|event| matches!(event, SensorEvent::Action { because: Because::NoLink(_), .. }))
        );
    }
}
