//! What every test here plays on: the bundled model, and a session fed with what a script makes.

#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "a module of several test programs: each uses a part of it"
)]

use proptest::prelude::*;
use std::sync::LazyLock;
use strapline_ecg::{
    quality::Reason,
    report::{About, Model},
    session::{Event, Finished, Session, Update},
    synth::{Focus, NoiseKind, OutageKind, Pattern, Recording, Rhythm, Script, Segment},
    units::SampleRate,
};
use strapline_infer::{BeatNet, Measured};

/// The bundled model, loaded once: making its plan takes longer than most tests.
static NET: LazyLock<BeatNet> = LazyLock::new(|| BeatNet::bundled().unwrap());

pub fn net() -> BeatNet {
    NET.clone()
}

pub fn hz(hz: f64) -> SampleRate {
    SampleRate::new(hz).unwrap()
}

/// A session at this rate that has been told everything; what it made known on the way.
pub fn fold<'a>(rate: SampleRate, events: impl IntoIterator<Item = Event<'a>>) -> (Finished, Vec<Update>) {
    let mut session = Session::new(rate, None, net());
    let mut updates = Vec::new();
    for event in events {
        session.push(event, &mut updates).unwrap();
    }
    (session.finish(&mut updates), updates)
}

/// The same of a recording that was made.
pub fn analysed(recording: &Recording) -> Finished {
    fold(recording.rate, recording.events()).0
}

/// What a report prints of the bundled model.
pub fn about() -> About {
    let net = net();
    About {
        model: Some(Model { name: net.manifest().name.clone(), hash: net.hash().to_owned() }),
        figures: Measured::bundled().unwrap().of(net.hash()),
        ..About::default()
    }
}

/// Equal to the bit: `NaN` in an excerpt or an RR interval would make equal values unequal.
pub fn bits(finished: &Finished) -> String {
    format!("{finished:?}")
}

/// Analysed time and each reason for not analysed are the recorded time, to the sample; no beat lies in a second that
/// was not read.
pub fn accounts_to_the_sample(finished: &Finished) {
    let left_out: u64 = Reason::ALL.into_iter().map(|reason| finished.left_out(reason)).sum();
    assert_eq!(finished.analysed() + left_out, finished.recorded);
    for beat in &finished.beats {
        let second = finished.rate.second_of(beat.position as u64) as usize;
        assert!(finished.seconds[second].is_usable(), "a beat at {} in an unreadable second", beat.position);
    }
}

pub fn segment(rhythm: Rhythm, seconds: f64) -> Segment {
    Segment { rhythm, seconds }
}

fn any_rhythm() -> impl Strategy<Value = Rhythm> {
    let focus = prop_oneof![Just(Focus::Atrial), Just(Focus::Ventricular)];
    let pattern = prop_oneof![
        (3.0..20.0).prop_map(|every_s| Pattern::Single { every_s }),
        (2..9_u32, 100.0..180.0, 5.0..20.0).prop_map(|(beats, bpm, every_s)| Pattern::Salvo {
            beats,
            bpm,
            every_s
        }),
        Just(Pattern::Bigeminy),
        Just(Pattern::Trigeminy),
    ];
    prop_oneof![
        3 => (25.0..220.0).prop_map(|bpm| Rhythm::Sinus { bpm }),
        3 => (50.0..100.0, focus, pattern).prop_map(|(bpm, focus, pattern)| Rhythm::Ectopic { bpm, focus, pattern }),
        2 => (60.0..150.0).prop_map(|bpm| Rhythm::AtrialFibrillation { bpm }),
        1 => (120.0..220.0).prop_map(|bpm| Rhythm::VentricularTachycardia { bpm }),
        1 => (50.0..80.0, 2.0..12.0).prop_map(|(bpm, rr_s)| Rhythm::Pause { bpm, rr_s }),
        1 => (50.0..90.0).prop_map(|bpm| Rhythm::Paced { bpm }),
        1 => Just(Rhythm::VentricularFibrillation),
        1 => Just(Rhythm::Asystole),
    ]
}

/// Half a minute to two minutes of anything, with noise and faults.
pub fn any_script() -> impl Strategy<Value = Script> {
    let kind = prop_oneof![
        Just(NoiseKind::Baseline),
        Just(NoiseKind::Muscle),
        Just(NoiseKind::Motion),
        Just(NoiseKind::Mains { hz: 50.0 }),
        Just(NoiseKind::White),
    ];
    let fault = prop_oneof![
        Just(OutageKind::Gap),
        Just(OutageKind::LeadOff),
        Just(OutageKind::Detached),
        Just(OutageKind::Frozen),
        Just(OutageKind::Saturated),
    ];
    let segments = prop::collection::vec((any_rhythm(), 10.0..40.0), 1..4);
    let noises = prop::collection::vec((kind, 0.0..90.0, 1.0..30.0, 0.0..3.0), 0..3);
    let faults = prop::collection::vec((fault, 0.0..90.0, 0.01..20.0), 0..3);
    (any::<u64>(), segments, noises, faults, any::<bool>()).prop_map(
        |(seed, segments, noises, faults, inverted)| {
            let segments = segments.into_iter().map(|(rhythm, seconds)| segment(rhythm, seconds)).collect();
            let mut script = Script { inverted, ..Script::new(seed, segments) };
            for (kind, from_s, seconds, amplitude_mv) in noises {
                script = script.with_noise(kind, from_s, seconds, amplitude_mv);
            }
            for (kind, from_s, seconds) in faults {
                script = script.with_outage(kind, from_s, seconds);
            }
            script
        },
    )
}

/// Rates of sensors, and odd ones.
pub fn any_rate() -> impl Strategy<Value = SampleRate> {
    prop::sample::select(vec![50.0, 128.0, 130.0, 130.05, 250.0, 360.0, 512.0]).prop_map(hz)
}
