//! Whatever a heart does, at any rate, in any chunks: the session is the same to the bit.

use super::{
    Event, Finished, Session,
    tests::{ByTheBook, accounts_to_the_sample, bits},
};
use crate::{
    synth::{Focus, NoiseKind, OutageKind, Pattern, Recording, Rhythm, Script, Segment},
    units::SampleRate,
};
use proptest::prelude::*;

/// What a heart may do for a while.
fn any_rhythm() -> impl Strategy<Value = Rhythm> {
    let ectopic = |pattern| Rhythm::Ectopic { bpm: 70.0, focus: Focus::Ventricular, pattern };
    prop_oneof![
        (25.0..250.0).prop_map(|bpm| Rhythm::Sinus { bpm }),
        (60.0..160.0).prop_map(|bpm| Rhythm::AtrialFibrillation { bpm }),
        (3.0..9.0).prop_map(|rr_s| Rhythm::Pause { bpm: 65.0, rr_s }),
        Just(ectopic(Pattern::Bigeminy)),
        Just(ectopic(Pattern::Salvo { beats: 3, bpm: 140.0, every_s: 9.0 })),
        Just(Rhythm::VentricularTachycardia { bpm: 180.0 }),
        Just(Rhythm::Asystole),
    ]
}

/// Noise, gaps and electrodes that come off, at any time.
fn spoilt(script: Script, noise: NoiseKind, outage: OutageKind, [noisy_s, out_s]: [f64; 2]) -> Script {
    script.with_noise(noise, noisy_s, 12.0, 0.8).with_outage(outage, out_s, 7.0)
}

fn folded<'a>(recording: &'a Recording, hz: SampleRate, mut chunks: impl Iterator<Item = usize>) -> Finished {
    let mut session = Session::new(hz, None, ByTheBook);
    let mut updates = vec![];
    let mut push = |event: Event<'a>| session.push(event, &mut updates).unwrap();
    for event in recording.events() {
        let Event::Samples(mut samples) = event else {
            push(event);
            continue;
        };
        while !samples.is_empty() {
            let (part, rest) = samples.split_at(chunks.next().unwrap().clamp(1, samples.len()));
            push(Event::Samples(part));
            samples = rest;
        }
    }
    session.finish(&mut updates)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn any_heart_at_any_rate_in_any_chunks_is_the_same_to_the_bit(
        seed in 0_u64..1_000,
        rhythms in prop::collection::vec((any_rhythm(), 15.0..40.0), 1..4),
        hz in prop_oneof![Just(50.0), Just(125.0), Just(130.0), Just(360.0), 50.0..500.0, Just(2000.0)],
        noise in prop_oneof![
            Just(NoiseKind::Motion), Just(NoiseKind::Muscle), Just(NoiseKind::Mains { hz: 50.2 }), Just(NoiseKind::Baseline),
        ],
        outage in prop_oneof![Just(OutageKind::Gap), Just(OutageKind::Detached), Just(OutageKind::Frozen)],
        spoilt_s in [0.0..40.0, 0.0..40.0],
        chunks in prop::collection::vec(1_usize..700, 1..20),
    ) {
        let segments = rhythms.into_iter().map(|(rhythm, seconds)| Segment { rhythm, seconds }).collect();
        let hz = SampleRate::new(hz).unwrap();
        let recording = spoilt(Script::new(seed, segments), noise, outage, spoilt_s).record(hz);
        let whole = folded(&recording, hz, std::iter::repeat(usize::MAX));
        accounts_to_the_sample(&whole);
        prop_assert_eq!(bits(&folded(&recording, hz, chunks.into_iter().cycle())), bits(&whole));
    }
}
