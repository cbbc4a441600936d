//! Bytes and inputs at random: nothing panics, and memory is bounded.

use proptest::prelude::*;
use strapline_ecg::sensor::{
    AttError, Command, LinkError, Moment, Reaction, Sensor, SensorEvent, SensorInput, SensorKind, Service,
    Uuid, gatt, heart_rate, lepu, movesense, polar,
};

const CHARACTERISTICS: [Uuid; 14] = [
    gatt::PMD_CONTROL,
    gatt::PMD_DATA,
    gatt::HEART_RATE_MEASUREMENT,
    gatt::BATTERY_LEVEL,
    gatt::MOVESENSE_NOTIFY,
    gatt::MOVESENSE_WRITE,
    gatt::LEPU_NOTIFY,
    gatt::LEPU_WRITE,
    gatt::MODEL_NUMBER,
    gatt::FIRMWARE_REVISION,
    gatt::SERIAL_NUMBER,
    gatt::MANUFACTURER_NAME,
    gatt::HARDWARE_REVISION,
    gatt::PMD,
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let wild = prop::collection::vec(any::<u8>(), 0..80);
    // Mostly right, so that what lies behind the first check is reached.
    let polar = (any::<u64>(), 0..90_usize).prop_map(|(ns, samples)| {
        let mut bytes = vec![0];
        bytes.extend(ns.to_le_bytes());
        bytes.push(0);
        bytes.extend(std::iter::repeat_n(7, samples * 3));
        bytes
    });
    let answer = (0..5_u8, 0..20_u8, 0..3_u8)
        .prop_map(|(request, status, more)| vec![0xF0, request, 0, status, more, 0, 1, 0x82, 0]);
    let packet = (1..4_u8, 0..4_u8, any::<u32>(), 0..70_usize).prop_map(|(kind, reference, ms, length)| {
        let mut bytes = vec![kind, reference];
        bytes.extend(ms.to_le_bytes());
        bytes.extend(std::iter::repeat_n(3, length));
        bytes
    });
    let poll = prop::collection::vec(any::<u8>(), 20..60)
        .prop_map(|payload| lepu::frame::LepuFrame { command: 3, kind: 1, sequence: 0, payload }.bytes());
    prop_oneof![wild, polar, answer, packet, poll]
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        Just(Command::Scan),
        Just(Command::Connect),
        Just(Command::DiscoverServices),
        Just(Command::RequestMtu(512)),
        Just(Command::Bond),
        Just(Command::Disconnect),
        (0..14_usize).prop_map(|n| Command::Read { characteristic: CHARACTERISTICS[n] }),
        (0..14_usize)
            .prop_map(|n| Command::Subscribe { characteristic: CHARACTERISTICS[n], indications: false }),
    ]
}

fn input() -> impl Strategy<Value = SensorInput> {
    let characteristic = || (0..14_usize).prop_map(|n| CHARACTERISTICS[n]);
    prop_oneof![
        1 => Just(SensorInput::Seen),
        2 => Just(SensorInput::Connected),
        1 => any::<u16>().prop_map(SensorInput::MtuSet),
        1 => Just(SensorInput::Bonded),
        2 => (characteristic(), bytes()).prop_map(|(characteristic, bytes)| SensorInput::ReadAnswer { characteristic, bytes }),
        2 => characteristic().prop_map(|characteristic| SensorInput::WriteDone { characteristic }),
        2 => characteristic().prop_map(|characteristic| SensorInput::Subscribed { characteristic }),
        1 => (command(), any::<u8>()).prop_map(|(command, code)| SensorInput::Failed { command, error: LinkError::Att(AttError(code)) }),
        12 => (characteristic(), bytes()).prop_map(|(characteristic, bytes)| SensorInput::Notification { characteristic, bytes }),
        1 => Just(SensorInput::Disconnected { error: None }),
        4 => Just(SensorInput::Tick),
    ]
}

fn services(kind: SensorKind) -> Vec<Service> {
    let uuids = [kind.service(), gatt::BATTERY, gatt::DEVICE_INFORMATION];
    uuids.into_iter().map(|uuid| Service { uuid, characteristics: CHARACTERISTICS.to_vec() }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn every_parser_takes_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = polar::frame::parse(&bytes);
        let _ = polar::control::parse(&bytes);
        let _ = polar::control::Settings::pick(&bytes);
        let _ = heart_rate::parse(&bytes);
        let _ = movesense::packet::parse(&bytes);
        let _ = movesense::packet::parse_ecg(&bytes, movesense::packet::Form::Raw);
        let _ = lepu::realtime::parse(&bytes);
        let mut frames = lepu::frame::Frames::default();
        let mut answers = polar::control::Answers::default();
        for part in bytes.chunks(20) {
            frames.push(part, |_| {});
            let _ = answers.push(part);
        }
    }

    #[test]
    fn no_input_however_wild_breaks_a_sensor(
        kind in 0..4_usize,
        inputs in prop::collection::vec((prop_oneof![0..2000_u64, 0..100_000_u64, Just(u64::MAX)], any::<i64>(), input()), 0..150),
        stop_at in 0..300_usize,
    ) {
        let kind = SensorKind::ALL[kind];
        let (mut sensor, mut out) = (Sensor::new(), Reaction::default());
        let mut at = Moment::new(0, 0);
        let mut told = 0;
        sensor.start(at, &mut out);
        for (n, (step, wall_ms, input)) in inputs.iter().enumerate() {
            at = Moment::new(at.steady_ms.saturating_add(*step), *wall_ms);
            sensor.push(at, input, &mut out);
            if *input == SensorInput::Connected {
                sensor.push(at, &SensorInput::ServicesFound(services(kind)), &mut out);
            }
            if n == stop_at {
                sensor.stop(at, &mut out);
            }
            let _ = sensor.due_ms();
            let _ = sensor.wall_ms(1e12);
            prop_assert!(out.commands.len() < 40 && out.events.len() < 400, "{} and {}", out.commands.len(), out.events.len());
            for event in &out.events {
                match event {
                    SensorEvent::Samples(block) => {
                        prop_assert_eq!(block.first, told);
                        told += block.millivolts.len() as u64;
                    }
                    SensorEvent::Gap(gap) => {
                        prop_assert_eq!(gap.first, told);
                        told += gap.samples;
                    }
                    _ => {}
                }
            }
            out.clear();
        }
        // Whatever happened, it can be left in time.
        sensor.stop(at, &mut out);
        for _ in 0..40 {
            at = at.plus(500);
            sensor.push(at, &SensorInput::Tick, &mut out);
        }
        prop_assert!(sensor.is_stopped() || at.steady_ms > u64::MAX - 100_000);
    }
}
