//! What goes wrong.

use crate::{
    bench::{Bench, against, bus_address, radio_side},
    recording::{Recording, answer},
};
use std::{
    path::Path,
    thread::{self, sleep},
    time::{Duration, Instant},
};
use strapline_bluez::{Setup, StandIn, Strap, switch};
use strapline_ecg::sensor::{
    Command, Contact, LinkError, SensorEvent, SensorInput, SensorKind, SensorState, gatt,
};
use strapline_radio::{Link, Radio, RadioError, Target};

fn polar(script: &str) -> impl FnOnce(&Path) -> Setup {
    let strap = Strap::new(SensorKind::Polar).with_faults(script);
    |folder| Setup::with(strap.with_truth(folder.join("sent")))
}

fn h10() -> Target {
    Target::Name(Strap::new(SensorKind::Polar).name)
}

#[test]
fn a_link_that_is_lost_is_made_again_and_the_gap_is_exact() {
    let radio = |folder: &Path| {
        let mut recording = Recording::start(&Radio::open().unwrap(), &h10());
        recording.until_streaming();
        let lost = |recording: &Recording| {
            !recording.times(|input| matches!(input, SensorInput::Disconnected { .. })).is_empty()
        };
        assert!(recording.until(15.0, lost), "{}", recording.log());
        recording.until_streaming();
        recording.run(3.0);
        let lost = recording.times(|input| matches!(input, SensorInput::Disconnected { .. }))[0];
        let connected = recording.times(|input| *input == SensorInput::Connected);
        let back = connected.iter().find(|ms| **ms > lost).unwrap() - lost;
        assert!((1_900..=5_000).contains(&back), "back after {back} ms: {}", recording.log());
        recording.stop();
        let (samples, missing) = recording.compare(&folder.join("sent"));
        // Two seconds without a link, and what it took to make it again.
        assert!((260..=5 * 130).contains(&missing), "{missing} missing: {}", recording.log());
        assert!(samples > 400);
    };
    let test = "faults::a_link_that_is_lost_is_made_again_and_the_gap_is_exact";
    against(test, polar("link@7s+2s"), radio, |stand_in| assert!(!stand_in.is_measuring(0)));
}

#[test]
fn frames_that_are_lost_are_gaps_and_nothing_else_is() {
    let radio = |folder: &Path| {
        let mut recording = Recording::start(&Radio::open().unwrap(), &h10());
        recording.until_streaming();
        recording.run(6.0);
        recording.stop();
        let (samples, missing) = recording.compare(&folder.join("sent"));
        assert!(samples > 200 && missing > 0 && missing % 73 == 0, "{samples} and {missing} missing");
    };
    let test = "faults::frames_that_are_lost_are_gaps_and_nothing_else_is";
    against(test, polar("drop@0s+1h=0.3 duplicate@0s+1h=0.3"), radio, |_| {});
}

#[test]
fn contact_and_battery_are_told_as_they_change() {
    let setup = |_: &Path| {
        let script = "contact@6s+2s battery@5s=8";
        Setup::with(Strap::new(SensorKind::HeartRate).with_faults(script))
    };
    let radio = |_: &Path| {
        let mut recording = Recording::start(&Radio::open().unwrap(), &Target::Strongest);
        let has = |wanted: SensorEvent| {
            move |recording: &Recording| recording.events.iter().any(|(_, event)| *event == wanted)
        };
        for event in [Contact::On, Contact::Off].map(SensorEvent::Contact) {
            assert!(recording.until(15.0, has(event.clone())), "{event:?}: {}", recording.log());
        }
        assert!(has(SensorEvent::Battery(8))(&recording), "{}", recording.log());
        let told = recording.events.len();
        let is_on_again = |recording: &Recording| {
            recording.events[told..].iter().any(|(_, event)| *event == SensorEvent::Contact(Contact::On))
        };
        assert!(recording.until(10.0, is_on_again), "{}", recording.log());
        recording.stop();
    };
    against("faults::contact_and_battery_are_told_as_they_change", setup, radio, |_| {});
}

#[test]
fn a_strap_that_never_answers_holds_nothing_up() {
    let radio = |_: &Path| {
        let mut link = Radio::open().unwrap().link(&h10());
        // The system waits for its services for half a minute; whoever waits need not.
        link.carry_out(Command::Connect);
        assert_eq!(link.wait(Duration::from_secs(5)), None);
        let begun = Instant::now();
        let gone = answer(&mut link, Command::Disconnect, 3);
        assert_eq!(gone, Some(SensorInput::Disconnected { error: None }));
        assert!(begun.elapsed() < Duration::from_secs(2));
        let read = Command::Read { characteristic: gatt::BATTERY_LEVEL };
        let failed = SensorInput::Failed { command: read.clone(), error: LinkError::NotConnected };
        assert_eq!(answer(&mut link, read, 3), Some(failed));
    };
    let test = "faults::a_strap_that_never_answers_holds_nothing_up";
    against(test, polar("mute@0s+1h"), radio, |stand_in| assert!(!stand_in.is_connected(0)));
}

#[test]
fn an_operation_without_an_answer_fails_in_time() {
    let radio = |_: &Path| {
        let mut link = Radio::open().unwrap().link(&h10());
        assert_eq!(answer(&mut link, Command::Connect, 15), Some(SensorInput::Connected));
        let services = answer(&mut link, Command::DiscoverServices, 5);
        assert!(matches!(services, Some(SensorInput::ServicesFound(ref found)) if found.len() == 4));
        assert_eq!(answer(&mut link, Command::RequestMtu(517), 5), Some(SensorInput::MtuSet(232)));
        let unknown = Command::Read { characteristic: gatt::LEPU_NOTIFY };
        let failed = SensorInput::Failed { command: unknown.clone(), error: LinkError::NotFound };
        assert_eq!(answer(&mut link, unknown, 5), Some(failed));
        let read = Command::Read { characteristic: gatt::BATTERY_LEVEL };
        let battery = SensorInput::ReadAnswer { characteristic: gatt::BATTERY_LEVEL, bytes: vec![100] };
        assert_eq!(answer(&mut link, read.clone(), 5), Some(battery));

        // From here on nothing is answered.
        sleep(Duration::from_secs(6));
        let begun = Instant::now();
        let failed = SensorInput::Failed { command: read.clone(), error: LinkError::TimedOut };
        assert_eq!(answer(&mut link, read, 8), Some(failed));
        assert!(begun.elapsed() < Duration::from_secs(6));
    };
    against("faults::an_operation_without_an_answer_fails_in_time", polar("mute@6s+1h"), radio, |_| {});
}

#[test]
fn a_refusal_keeps_its_att_error() {
    let radio = |_: &Path| {
        let mut link = Radio::open().unwrap().link(&h10());
        let refused = |link: &mut Link, command: Command| match answer(link, command, 8) {
            Some(SensorInput::Failed { error, .. }) => error,
            other => panic!("{other:?}"),
        };
        assert_eq!(answer(&mut link, Command::Connect, 15), Some(SensorInput::Connected));
        assert!(matches!(
            answer(&mut link, Command::DiscoverServices, 5),
            Some(SensorInput::ServicesFound(_))
        ));
        let subscribe = Command::Subscribe { characteristic: gatt::PMD_DATA, indications: false };
        let error = refused(&mut link, subscribe.clone());
        assert!(error.wants_bond(), "{error:?}");
        assert_eq!(answer(&mut link, Command::Bond, 10), Some(SensorInput::Bonded));
        let subscribed = SensorInput::Subscribed { characteristic: gatt::PMD_DATA };
        assert_eq!(answer(&mut link, subscribe.clone(), 5), Some(subscribed.clone()));
        // Once more is no error, and neither is leaving twice.
        assert_eq!(answer(&mut link, subscribe, 5), Some(subscribed));
        for _ in 0..2 {
            let unsubscribe = Command::Unsubscribe { characteristic: gatt::PMD_DATA };
            let unsubscribed = SensorInput::Unsubscribed { characteristic: gatt::PMD_DATA };
            assert_eq!(answer(&mut link, unsubscribe, 5), Some(unsubscribed));
        }
    };
    against("faults::a_refusal_keeps_its_att_error", polar("att@0s+1h=15"), radio, |_| {});
}

#[test]
fn bluetooth_switched_off_and_on_again_goes_on() {
    let radio = |folder: &Path| {
        let radio = Radio::open().unwrap();
        let mut recording = Recording::start(&radio, &h10());
        recording.until_streaming();
        switch(&bus_address(), false).unwrap();
        let off = SensorInput::Disconnected { error: Some(LinkError::RadioOff) };
        let is_told = |recording: &Recording| recording.inputs.iter().any(|(_, input)| *input == off);
        assert!(recording.until(3.0, is_told), "{}", recording.log());
        recording.run(1.0);
        assert_eq!(recording.sensor.state(), SensorState::Reconnecting, "{}", recording.log());
        // Nobody switches it on in order to look.
        assert!(matches!(radio.scan(Duration::from_secs(1), |_| {}), Err(RadioError::Off)));
        switch(&bus_address(), true).unwrap();
        recording.until_streaming();
        recording.run(1.0);
        recording.stop();
        let (_, missing) = recording.compare(&folder.join("sent"));
        assert!(missing > 130, "{}", recording.log());
    };
    against("faults::bluetooth_switched_off_and_on_again_goes_on", polar(""), radio, |_| {});
}

#[test]
fn a_strap_left_streaming_by_a_process_that_was_killed_is_taken_up() {
    let test = "faults::a_strap_left_streaming_by_a_process_that_was_killed_is_taken_up";
    if let Some((folder, phase)) = radio_side() {
        let mut recording = Recording::start(&Radio::open().unwrap(), &h10());
        recording.until_streaming();
        recording.run(1.0);
        if phase == 0 {
            println!("leaves without a word");
            // Nothing is asked to stop and nothing is dropped.
            std::process::exit(0);
        }
        recording.stop();
        let (samples, missing) = recording.compare(&folder.join("sent"));
        assert!(samples > 73 && missing == 0, "{}", recording.log());
        return;
    }
    let Some(bench) = Bench::new(test) else { return };
    let stand_in = StandIn::start(bench.bus.address(), polar("")(bench.folder.path())).unwrap();
    bench.run(0, bench.bus.address());
    assert!(stand_in.is_connected(0) && stand_in.is_measuring(0));
    bench.run(1, bench.bus.address());
    assert!(!stand_in.is_connected(0) && !stand_in.is_measuring(0));
}

#[test]
fn a_bluetooth_service_that_starts_anew_is_survived() {
    let test = "faults::a_bluetooth_service_that_starts_anew_is_survived";
    if let Some((folder, _)) = radio_side() {
        let mut recording = Recording::start(&Radio::open().unwrap(), &h10());
        recording.until_streaming();
        std::fs::write(folder.join("streams"), []).unwrap();
        let is_lost = |recording: &Recording| {
            !recording.times(|input| matches!(input, SensorInput::Disconnected { .. })).is_empty()
        };
        assert!(recording.until(15.0, is_lost), "{}", recording.log());
        recording.until_streaming();
        recording.run(1.0);
        recording.stop();
        return;
    }
    let Some(bench) = Bench::new(test) else { return };
    let bus = bench.bus.address();
    let first = StandIn::start(bus, polar("")(bench.folder.path())).unwrap();
    thread::scope(|scope| {
        let restarted = scope.spawn(|| {
            let begun = Instant::now();
            while !bench.folder.path().join("streams").exists() && begun.elapsed() < Duration::from_secs(30) {
                sleep(Duration::from_millis(50));
            }
            drop(first);
            sleep(Duration::from_secs(1));
            StandIn::start(bus, Setup::with(Strap::new(SensorKind::Polar))).unwrap()
        });
        bench.run(0, bus);
        assert!(!restarted.join().unwrap().is_measuring(0));
    });
}

/// What this process has used of the processors, milliseconds.
fn processor_ms() -> u64 {
    let said = std::fs::read_to_string("/proc/self/stat").unwrap();
    // After the name, which may hold anything: the state, then numbers. Ticks are 10 ms on every Linux.
    let (_, fields) = said.rsplit_once(')').unwrap();
    let ticks = fields.split_whitespace().skip(11).take(2).map(|field| field.parse::<u64>().unwrap());
    ticks.sum::<u64>() * 10
}

#[test]
fn a_hundred_times_as_many_frames_go_through() {
    let setup = |folder: &Path| {
        let strap = Strap::new(SensorKind::Polar).with_truth(folder.join("sent"));
        Setup { speed: 100.0, ..Setup::with(strap) }
    };
    let radio = |folder: &Path| {
        let mut recording = Recording::start(&Radio::open().unwrap(), &h10());
        recording.until_streaming();
        let (used_ms, told) = (processor_ms(), recording.events.len());
        recording.run(2.0);
        let used_ms = processor_ms() - used_ms;
        let new = recording.events[told..].iter();
        let frames = new.filter(|(_, event)| matches!(event, SensorEvent::Samples(_))).count();
        println!("{frames} frames took {used_ms} ms of one core, bus and sensor included");
        assert!(used_ms < frames as u64, "more than a millisecond for each of {frames} frames: {used_ms} ms");
        recording.stop();
        let (samples, missing) = recording.compare(&folder.join("sent"));
        assert!(samples > 13_000, "only {samples}");
        assert_eq!(missing, 0);
    };
    against("faults::a_hundred_times_as_many_frames_go_through", setup, radio, |_| {});
}
