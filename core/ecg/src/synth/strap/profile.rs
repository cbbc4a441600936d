//! What each kind of strap is: services, rates, frames as bytes.

use crate::{
    sensor::{
        SensorKind, Service, Uuid,
        gatt::{
            BATTERY, BATTERY_LEVEL, DEVICE_INFORMATION, FIRMWARE_REVISION, HARDWARE_REVISION, HEART_RATE,
            HEART_RATE_MEASUREMENT, LEPU, LEPU_NOTIFY, LEPU_WRITE, MANUFACTURER_NAME, MODEL_NUMBER,
            MOVESENSE, MOVESENSE_NOTIFY, MOVESENSE_WRITE, PMD, PMD_CONTROL, PMD_DATA, SERIAL_NUMBER,
        },
        lepu::{
            self,
            frame::{INFO, LepuFrame},
            realtime,
        },
        movesense::packet,
        polar,
    },
    units::SampleRate,
};

/// Samples of a frame of the H10.
const POLAR_FRAME: usize = 73;

/// Samples per second that a kind of strap promises.
pub(super) fn nominal(kind: SensorKind) -> SampleRate {
    let hz = match kind {
        SensorKind::Polar | SensorKind::HeartRate => 130.0,
        SensorKind::Movesense => 200.0,
        SensorKind::Lepu => realtime::RATE_HZ,
    };
    SampleRate::new(hz).unwrap_or_else(|_| unreachable!("every strap's rate can be analysed"))
}

/// Samples in a frame that a strap sends by itself; `None` where it has to be asked, or sends none.
pub(super) fn frame_samples(kind: SensorKind) -> Option<usize> {
    match kind {
        SensorKind::Polar => Some(POLAR_FRAME),
        SensorKind::Movesense => Some(packet::SAMPLES),
        SensorKind::Lepu | SensorKind::HeartRate => None,
    }
}

/// The characteristic that its samples come from.
pub(super) fn data(kind: SensorKind) -> Uuid {
    match kind {
        SensorKind::Polar => PMD_DATA,
        SensorKind::Movesense => MOVESENSE_NOTIFY,
        SensorKind::Lepu => LEPU_NOTIFY,
        SensorKind::HeartRate => HEART_RATE_MEASUREMENT,
    }
}

/// Size of packets that it settles on.
pub(super) fn mtu(kind: SensorKind) -> u16 {
    match kind {
        SensorKind::Polar => 232,
        SensorKind::Movesense => 161,
        SensorKind::Lepu => 247,
        SensorKind::HeartRate => 23,
    }
}

/// Its services.
pub(super) fn services(kind: SensorKind) -> Vec<Service> {
    let service =
        |uuid, characteristics: &[Uuid]| Service { uuid, characteristics: characteristics.to_vec() };
    let mut services = vec![
        service(
            DEVICE_INFORMATION,
            &[MANUFACTURER_NAME, MODEL_NUMBER, SERIAL_NUMBER, FIRMWARE_REVISION, HARDWARE_REVISION],
        ),
        service(BATTERY, &[BATTERY_LEVEL]),
    ];
    match kind {
        SensorKind::Polar => {
            services.push(service(HEART_RATE, &[HEART_RATE_MEASUREMENT]));
            services.push(service(PMD, &[PMD_CONTROL, PMD_DATA]));
        }
        SensorKind::HeartRate => services.push(service(HEART_RATE, &[HEART_RATE_MEASUREMENT])),
        SensorKind::Movesense => services.push(service(MOVESENSE, &[MOVESENSE_WRITE, MOVESENSE_NOTIFY])),
        SensorKind::Lepu => services = vec![service(LEPU, &[LEPU_WRITE, LEPU_NOTIFY])],
    }
    services
}

/// What it says about itself.
pub(super) fn identity(kind: SensorKind, characteristic: Uuid, firmware: Option<&str>) -> Option<String> {
    let (maker, model, version) = match kind {
        SensorKind::Polar => ("Polar Electro Oy", "H10", "3.1.1"),
        SensorKind::Movesense => ("Suunto", "Movesense", "2.3.1"),
        SensorKind::Lepu => ("Viatom", "ER1", "1.4.0"),
        SensorKind::HeartRate => ("Strapline", "Simulated strap", "1.0"),
    };
    Some(
        match characteristic {
            MANUFACTURER_NAME => maker,
            MODEL_NUMBER => model,
            SERIAL_NUMBER => "SIMULATED",
            FIRMWARE_REVISION => firmware.unwrap_or(version),
            HARDWARE_REVISION => "1",
            _ => return None,
        }
        .to_owned(),
    )
}

/// Millivolts of a converter's step, and its largest step either way.
fn steps(kind: SensorKind) -> (f64, f64) {
    match kind {
        SensorKind::Polar | SensorKind::HeartRate => (polar::STEP_MV, 20_000.0),
        SensorKind::Movesense => (packet::STEP_MV, 32_767.0),
        // The highest one stands for no sample.
        SensorKind::Lepu => (realtime::STEP_MV, 32_766.0),
    }
}

/// A voltage as the strap's converter has it, in steps.
fn step(kind: SensorKind, millivolts: f32) -> i32 {
    let (size, most) = steps(kind);
    (f64::from(millivolts) / size).round().clamp(-most, most) as i32
}

/// A voltage as it comes out at the other end, millivolts.
pub(super) fn converted(kind: SensorKind, millivolts: f32) -> f32 {
    (f64::from(step(kind, millivolts)) * steps(kind).0) as f32
}

/// A frame as bytes, for the straps that send by themselves.
pub(super) fn frame_bytes(kind: SensorKind, device_ns: u64, millivolts: &[f32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(10 + 3 * millivolts.len());
    if kind == SensorKind::Movesense {
        bytes.extend([2, 2]);
        bytes.extend(((device_ns / 1_000_000) as u32).to_le_bytes());
        bytes.extend(millivolts.iter().flat_map(|&mv| (step(kind, mv) as i16).to_le_bytes()));
    } else {
        bytes.push(polar::frame::ECG);
        bytes.extend(device_ns.to_le_bytes());
        bytes.push(0);
        bytes.extend(millivolts.iter().flat_map(|&mv| {
            let [low, middle, high, _] = step(kind, mv).to_le_bytes();
            [low, middle, high]
        }));
    }
    bytes
}

/// Lepu's answer to a poll.
pub(super) fn poll_answer(
    sequence: u8,
    (bpm, battery, recorded_s, is_off): (u16, u8, u32, bool),
    millivolts: &[f32],
) -> Vec<u8> {
    let mut payload = vec![0; 20];
    payload[..2].copy_from_slice(&bpm.to_le_bytes());
    payload[3] = battery;
    payload[4..8].copy_from_slice(&recorded_s.to_le_bytes());
    payload[8] = if is_off { 7 } else { 1 };
    payload.extend((millivolts.len() as u16).to_le_bytes());
    payload.extend(millivolts.iter().flat_map(|&mv| (step(SensorKind::Lepu, mv) as i16).to_le_bytes()));
    LepuFrame { command: crate::sensor::lepu::frame::REAL_TIME, kind: 1, sequence, payload }.bytes()
}

/// What a Lepu recorder answers when it is asked which one it is.
pub(super) fn identity_answer(firmware: Option<&str>) -> Vec<u8> {
    let said = |characteristic| identity(SensorKind::Lepu, characteristic, firmware).unwrap_or_default();
    let (version, serial) = (said(FIRMWARE_REVISION), said(SERIAL_NUMBER));
    let mut numbers = version.split('.').map(|number| number.parse().unwrap_or(0));
    let version = std::array::from_fn(|_| numbers.next().unwrap_or(0));
    let payload = lepu::identity::payload(b'B', version, &serial);
    LepuFrame { command: INFO, kind: 1, sequence: 1, payload }.bytes()
}

/// RR intervals in a Heart Rate Measurement at most: 20 bytes, the flags and a wide rate taken off.
pub(super) const INTERVALS: usize = 8;

/// A Heart Rate Measurement.
pub(super) fn heart_rate_bytes(bpm: u16, is_off: bool, intervals: &[u16]) -> Vec<u8> {
    let contact = if is_off { 0b100 } else { 0b110 };
    let has_rr = if intervals.is_empty() { 0 } else { 0x10 };
    let is_wide = u8::from(bpm > 255);
    let mut bytes = vec![contact | has_rr | is_wide];
    let width = if is_wide == 1 { 2 } else { 1 };
    bytes.extend(&bpm.to_le_bytes()[..width]);
    bytes.extend(intervals.iter().flat_map(|interval| interval.to_le_bytes()));
    bytes
}

/// What another maker's strap would send in place of a frame.
pub(super) fn foreign_bytes(kind: SensorKind, turn: u64) -> Vec<u8> {
    match (kind, turn % 3) {
        // Other measurements, other ECG frame types.
        (SensorKind::Polar, 0) => vec![2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6],
        (SensorKind::Polar, 1) => vec![0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7],
        (SensorKind::Movesense, 0 | 1) => vec![2, 99, 1, 2, 3, 4],
        (SensorKind::Lepu, 0 | 1) => {
            LepuFrame { command: 0x42, kind: 1, sequence: 0, payload: vec![1] }.bytes()
        }
        (SensorKind::HeartRate, _) => vec![],
        _ => vec![0xA5, 0x03, 0xFC, 0x01, 0x00, 0x02, 0x00],
    }
}
