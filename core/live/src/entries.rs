//! What a strap made known, as entries of the store.

use strapline_ecg::sensor::{
    Moment, SensorEvent, SensorInput, SensorKind, Uuid,
    gatt::{BATTERY_LEVEL, HEART_RATE_MEASUREMENT, LEPU_NOTIFY, MOVESENSE_NOTIFY, PMD_CONTROL, PMD_DATA},
};
use strapline_store::{Characteristic, Entry, entry::MAX_TEXT};

/// The characteristics whose notifications are kept.
const KEPT: [(Uuid, Characteristic); 6] = [
    (PMD_DATA, Characteristic::PMD_DATA),
    (HEART_RATE_MEASUREMENT, Characteristic::HEART_RATE),
    (PMD_CONTROL, Characteristic::PMD_CONTROL),
    (BATTERY_LEVEL, Characteristic::BATTERY),
    (MOVESENSE_NOTIFY, Characteristic::MOVESENSE),
    (LEPU_NOTIFY, Characteristic::LEPU),
];

/// Movesense's unit where it sends 32-bit samples, millivolts.
const MOVESENSE_RAW: f64 = 0.000_381_469_726_563;

/// Millivolts of a stored value of 1: the strap's own unit, so that samples come back to the last bit. Movesense has
/// two forms, which its samples tell apart.
pub(crate) fn millivolts_per_unit(kind: SensorKind, samples: &[f32]) -> f64 {
    match kind {
        SensorKind::Lepu => 1.0035 * 1800.0 / (4096.0 * 178.74),
        SensorKind::Movesense if !samples.iter().all(|mv| is_whole(*mv, 0.001)) => MOVESENSE_RAW,
        SensorKind::Polar | SensorKind::HeartRate | SensorKind::Movesense => 0.001,
    }
}

/// Whether a sample is a multiple of a unit.
fn is_whole(millivolts: f32, unit: f64) -> bool {
    let value = (f64::from(millivolts) / unit).round();
    (value * unit) as f32 == millivolts
}

/// A notification as an entry; `None` for what is none, or comes from a characteristic that nobody knows.
pub(crate) fn notification(at: Moment, input: &SensorInput) -> Option<Entry> {
    let SensorInput::Notification { characteristic, bytes } = input else { return None };
    let (_, characteristic) = KEPT.into_iter().find(|(uuid, _)| uuid == characteristic)?;
    Some(Entry::Notification { characteristic, arrival_ms: at.wall_ms, bytes: bytes.clone() })
}

/// Everything but samples and gaps; `None` for what is no part of a recording.
pub(crate) fn entry(at: Moment, event: &SensorEvent) -> Option<Entry> {
    let at_ms = at.wall_ms;
    Some(match event {
        SensorEvent::Rr(interval) => {
            // As it was sent: in 1/1024 s.
            let interval = (interval.ms * 1.024).round().clamp(0.0, f64::from(u16::MAX)) as u16;
            Entry::Rr { at_ms, interval }
        }
        SensorEvent::Contact(contact) => {
            Entry::Contact { at_ms, is_on: *contact != strapline_ecg::sensor::Contact::Off }
        }
        SensorEvent::Battery(percent) => Entry::Battery { at_ms, percent: *percent },
        other => Entry::Log { at_ms, text: line(other)? },
    })
}

/// A line of the recording's log.
fn line(event: &SensorEvent) -> Option<String> {
    let mut text = match event {
        SensorEvent::State(state) => state.to_string(),
        SensorEvent::Action { action, because } => format!("{action}: {because}"),
        SensorEvent::StreamStarted(stream) => match stream.nominal_hz {
            Some(hz) => format!("{} of the {} begins, {hz} Hz", stream.signal, stream.kind),
            None => format!("{} of the {} begin", stream.signal, stream.kind),
        },
        SensorEvent::StreamStopped(because) => format!("the stream has ended: {because}"),
        SensorEvent::Silent { ms } => {
            format!("nothing has been received for {:.0} s", *ms as f64 / 1000.0)
        }
        SensorEvent::FrameRefused { problem, count } => format!("{problem} ({count} so far)"),
        SensorEvent::WallClockSet { by_ms } => {
            format!("the clock of this machine was set by {:.1} s", *by_ms as f64 / 1000.0)
        }
        SensorEvent::RrChain { because, chain } if *chain > 0 => {
            format!("RR intervals do not connect to those before ({because:?})")
        }
        SensorEvent::Advice(advice) => advice.to_string(),
        _ => return None,
    };
    // A strap's own words may be in it; a longer line would be refused.
    while text.len() > MAX_TEXT {
        text.pop();
    }
    Some(text)
}
