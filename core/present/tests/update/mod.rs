//! What a session that goes well tells.

use crate::fixture;
use strapline_ecg::{
    classify::Beat,
    quality::Grade,
    sensor::{Contact, Device, Moment, SensorKind, SensorState, Signal},
};
use strapline_live::{Gaps, SecondSeen, SessionUpdate};

/// A minute into a night on the skin, everything well.
pub(crate) fn update() -> SessionUpdate {
    SessionUpdate {
        at: Moment { steady_ms: 60_000, wall_ms: 1_795_384_920_000 },
        state: SensorState::Streaming,
        advice: Vec::new(),
        trouble: None,
        recording: None,
        kind: Some(SensorKind::Polar),
        signal: Some(Signal::Ecg),
        device: Device::default(),
        trace: None,
        unread: Vec::new(),
        bpm: Some(72.4),
        strap_bpm: Some(71),
        quality: Some(SecondSeen { second: 700, grade: Grade::Good }),
        beats: Vec::new(),
        episodes: Vec::new(),
        episode_count: 0,
        contact: Contact::On,
        battery: Some(80),
        age_ms: Some(400),
        recorded_s: 724.0,
        analysed_s: 712.0,
        gaps: Gaps { count: 1, samples: 221, seconds: 1.7, uncertain: 0, last: Some((5, 221)) },
        beat_count: 870,
        marks: 2,
        nominal_hz: Some(130.0),
        measured_hz: None,
    }
}

/// A beat of the usual kind.
pub(crate) fn fixture_beat() -> Beat {
    fixture::minute().beats[0]
}
