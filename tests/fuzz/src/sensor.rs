//! A sensor and its strap, as the bytes will have it.

use std::collections::VecDeque;
use strapline_ecg::sensor::{
    AttError, Command, LinkError, Moment, Reaction, Sensor, SensorEvent, SensorInput, SensorKind, Service, Uuid,
    gatt::{self, BATTERY_LEVEL, HEART_RATE_MEASUREMENT, LEPU_NOTIFY, MOVESENSE_NOTIFY, PMD_CONTROL, PMD_DATA},
    lepu::frame::{LepuFrame, REAL_TIME},
};

const CHARACTERISTICS: [Uuid; 8] = [
    PMD_DATA,
    PMD_CONTROL,
    HEART_RATE_MEASUREMENT,
    BATTERY_LEVEL,
    MOVESENSE_NOTIFY,
    LEPU_NOTIFY,
    gatt::MODEL_NUMBER,
    gatt::FIRMWARE_REVISION,
];
/// All that there are, for the services that are found.
const FOUND: [Uuid; 14] = [
    PMD_DATA,
    PMD_CONTROL,
    HEART_RATE_MEASUREMENT,
    BATTERY_LEVEL,
    MOVESENSE_NOTIFY,
    LEPU_NOTIFY,
    gatt::MODEL_NUMBER,
    gatt::FIRMWARE_REVISION,
    gatt::MOVESENSE_WRITE,
    gatt::LEPU_WRITE,
    gatt::SERIAL_NUMBER,
    gatt::MANUFACTURER_NAME,
    gatt::HARDWARE_REVISION,
    gatt::PMD,
];
/// Between two things that happen, milliseconds.
const STEPS_MS: [u64; 16] =
    [0, 1, 10, 40, 100, 250, 560, 560, 600, 1_000, 1_500, 3_000, 6_000, 20_000, 120_000, 1 << 40];

/// Bytes, taken one after the other.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn next(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    fn byte(&mut self) -> u8 {
        self.next().unwrap_or(0)
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }
}

/// What happens to a sensor, chosen by the bytes: two for each step, what and how much later, and what that takes. The
/// strap does what it is asked, unless they say otherwise.
pub fn sensor(kind: SensorKind, data: &[u8]) {
    let mut bytes = Bytes(data);
    let mut sensor = Sensor::new();
    let mut out = Reaction::default();
    let mut at = Moment::new(0, 1_700_000_000_000);
    let mut asked = VecDeque::new();
    let mut made = Made { kind, device_ms: 1_000, sequence: 0 };
    let mut told = 0;
    sensor.start(at, &mut out);
    while let Some(what) = bytes.next() {
        at = at.plus(STEPS_MS[usize::from(what >> 4)]);
        let input = match what & 15 {
            0..=3 => asked.pop_front().and_then(|command| answer(kind, command, &mut bytes)),
            4 => asked.pop_front().map(|command| failed(command, bytes.byte())),
            // Nothing comes of it.
            5 => asked.pop_front().and(None),
            6..=9 => Some(made.frame(&mut bytes)),
            10 => Some(made.control(&mut bytes)),
            11 => {
                let characteristic = CHARACTERISTICS[usize::from(bytes.byte() & 7)];
                let length = usize::from(bytes.byte());
                Some(SensorInput::Notification { characteristic, bytes: bytes.take(length).to_vec() })
            }
            12 => Some(match bytes.byte() % 4 {
                0 => SensorInput::Seen,
                1 => SensorInput::Connected,
                2 => SensorInput::Bonded,
                _ => SensorInput::MtuSet(u16::from(bytes.byte())),
            }),
            13 => Some(SensorInput::Disconnected { error: Some(LinkError::Status(8)) }),
            14 => {
                // The clock on the wall is set.
                let by_ms = i64::from(bytes.byte().cast_signed()) << 24;
                at = Moment::new(at.steady_ms, at.wall_ms.saturating_add(by_ms));
                None
            }
            _ if bytes.byte() == 0 => {
                sensor.stop(at, &mut out);
                None
            }
            _ => {
                sensor.start(at, &mut out);
                None
            }
        };
        sensor.push(at, &input.unwrap_or(SensorInput::Tick), &mut out);
        let _ = (sensor.due_ms(), sensor.wall_ms(1e12), sensor.measured_hz());
        follow(&mut out, &mut asked, &mut told);
    }
    // Whatever happened, it can be left in time.
    sensor.stop(at, &mut out);
    for _ in 0..40 {
        at = at.plus(500);
        sensor.push(at, &SensorInput::Tick, &mut out);
        follow(&mut out, &mut asked, &mut told);
    }
    assert!(sensor.is_stopped(), "{sensor:?}");
}

/// Holds what became known against what was known, and notes what was asked for.
fn follow(out: &mut Reaction, asked: &mut VecDeque<Command>, told: &mut u64) {
    assert!(out.commands.len() < 40 && out.events.len() < 400, "{out:?}");
    for event in &out.events {
        let (first, samples) = match event {
            SensorEvent::Samples(block) => (block.first, block.millivolts.len() as u64),
            SensorEvent::Gap(gap) => (gap.first, gap.samples),
            _ => continue,
        };
        assert_eq!(first, *told, "samples and gaps follow each other");
        *told += samples;
    }
    asked.extend(out.commands.drain(..));
    // A radio that is this far behind has stopped.
    while asked.len() > 64 {
        asked.pop_front();
    }
    out.clear();
}

/// What a strap answers that does what it is asked.
fn answer(kind: SensorKind, command: Command, bytes: &mut Bytes<'_>) -> Option<SensorInput> {
    Some(match command {
        Command::Scan => SensorInput::Seen,
        Command::StopScan => return None,
        Command::Connect | Command::ReconnectAfter { .. } => SensorInput::Connected,
        Command::DiscoverServices => {
            let uuids = [kind.service(), gatt::BATTERY, gatt::DEVICE_INFORMATION];
            let found = uuids.map(|uuid| Service { uuid, characteristics: FOUND.to_vec() });
            SensorInput::ServicesFound(found.to_vec())
        }
        Command::RequestMtu(mtu) => SensorInput::MtuSet(mtu.min(247)),
        Command::Bond => SensorInput::Bonded,
        Command::Read { characteristic } => {
            let length = usize::from(bytes.byte() & 31);
            SensorInput::ReadAnswer { characteristic, bytes: bytes.take(length).to_vec() }
        }
        Command::Write { characteristic, .. } => SensorInput::WriteDone { characteristic },
        Command::Subscribe { characteristic, .. } => SensorInput::Subscribed { characteristic },
        Command::Unsubscribe { characteristic } => SensorInput::Unsubscribed { characteristic },
        Command::Disconnect => SensorInput::Disconnected { error: None },
    })
}

fn failed(command: Command, code: u8) -> SensorInput {
    let error = match code {
        0xFF => LinkError::TimedOut,
        0xFE => LinkError::NotConnected,
        0xFD => LinkError::RadioOff,
        0xFC => LinkError::NotFound,
        0xFB => LinkError::NotPermitted,
        0xFA => LinkError::NotSupported,
        code => LinkError::Att(AttError(code)),
    };
    SensorInput::Failed { command, error }
}

/// What a strap sends, nearly as it should: so that what lies behind the first check is reached.
struct Made {
    kind: SensorKind,
    device_ms: u64,
    sequence: u8,
}

impl Made {
    /// A frame of samples, so many milliseconds after the one before.
    fn frame(&mut self, from: &mut Bytes<'_>) -> SensorInput {
        let shape = from.byte();
        let step_ms = [80, 80, 560, 561, 562, 564, 40, 1_000, 2_000, 30_000, 10_000_000, 0][usize::from(shape % 12)];
        // Its clock is set back.
        self.device_ms = if shape > 240 { self.device_ms / 2 } else { self.device_ms + step_ms };
        let samples = if shape & 64 == 0 { 16 } else { 73 };
        let value = from.byte();
        let (characteristic, bytes) = match self.kind {
            SensorKind::Polar => {
                let mut bytes = vec![0];
                bytes.extend((self.device_ms * 1_000_000).to_le_bytes());
                bytes.push(0);
                bytes.extend((0..samples * 3).map(|n| value.wrapping_mul(n as u8)));
                (PMD_DATA, bytes)
            }
            SensorKind::Movesense => {
                let mut bytes = vec![2, 2 + (value & 1)];
                bytes.extend((self.device_ms as u32).to_le_bytes());
                let width = 2 + 2 * usize::from(value & 1);
                bytes.extend((0..16 * width).map(|n| value.wrapping_mul(n as u8)));
                (MOVESENSE_NOTIFY, bytes)
            }
            SensorKind::Lepu => {
                let mut payload = vec![value; 20];
                payload.extend((samples as u16).to_le_bytes());
                payload.extend((0..samples * 2).map(|n| value.wrapping_mul(n as u8)));
                self.sequence = self.sequence.wrapping_add(1);
                let frame = LepuFrame { command: REAL_TIME, kind: 1, sequence: self.sequence, payload };
                (LEPU_NOTIFY, frame.bytes())
            }
            SensorKind::HeartRate => {
                let mut bytes = vec![0x10 | (value & 6), 60];
                bytes.extend(from.take(usize::from(shape & 14)));
                (HEART_RATE_MEASUREMENT, bytes)
            }
        };
        SensorInput::Notification { characteristic, bytes }
    }

    /// An answer to a request.
    fn control(&mut self, from: &mut Bytes<'_>) -> SensorInput {
        let (request, status) = (from.byte(), from.byte());
        let (characteristic, bytes) = match self.kind {
            SensorKind::Polar if request > 200 => (PMD_CONTROL, vec![1, 0]),
            SensorKind::Polar => {
                let mut bytes = vec![0xF0, request & 3, 0, status & 15, 0];
                bytes.extend([0, 1, 0x82, 0, 1, 1, 0x0E, 0]);
                (PMD_CONTROL, bytes)
            }
            SensorKind::Movesense => {
                let status = [200, 201, 404, 423, 500, u16::from(status)][usize::from(status % 6)];
                let [low, high] = status.to_le_bytes();
                (MOVESENSE_NOTIFY, vec![1, request & 3, low, high])
            }
            SensorKind::Lepu => {
                let frame = LepuFrame { command: request, kind: status & 3, sequence: 0, payload: vec![status] };
                (LEPU_NOTIFY, frame.bytes())
            }
            SensorKind::HeartRate => (BATTERY_LEVEL, vec![status]),
        };
        SensorInput::Notification { characteristic, bytes }
    }
}
