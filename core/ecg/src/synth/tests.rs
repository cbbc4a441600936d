use super::*;
use crate::{classify::BeatClass, quality::Reason, rhythm::EpisodeKind, session::Event, units::SampleRate};
use proptest::prelude::*;

fn rate(hz: f64) -> SampleRate {
    SampleRate::new(hz).unwrap()
}

fn ectopic(focus: Focus, pattern: Pattern) -> Script {
    Script::of(11, Rhythm::Ectopic { bpm: 70.0, focus, pattern }, 120.0)
}

/// RR before and after each beat of a class, over the mean RR between normal beats.
fn around(script: &Script, class: BeatClass) -> Vec<(f64, f64)> {
    let beats = script.record(rate(130.0)).beats;
    let normal: Vec<f64> = beats
        .windows(2)
        .filter(|w| w.iter().all(|b| b.class == BeatClass::Normal))
        .map(|w| w[1].at_s - w[0].at_s)
        .collect();
    let mean = normal.iter().sum::<f64>() / normal.len() as f64;
    beats
        .windows(3)
        .filter(|w| w[1].class == class)
        .map(|w| ((w[1].at_s - w[0].at_s) / mean, (w[2].at_s - w[1].at_s) / mean))
        .collect()
}

#[test]
fn the_true_r_is_the_extremum_of_the_samples() {
    for rhythm in [
        Rhythm::Sinus { bpm: 45.0 },
        Rhythm::Sinus { bpm: 200.0 },
        Rhythm::AtrialFibrillation { bpm: 110.0 },
        Rhythm::VentricularTachycardia { bpm: 170.0 },
        Rhythm::Paced { bpm: 70.0 },
        Rhythm::Ectopic { bpm: 65.0, focus: Focus::Atrial, pattern: Pattern::Bigeminy },
    ] {
        for inverted in [false, true] {
            let mut script = Script::of(5, rhythm, 60.0);
            script.inverted = inverted;
            script.floor_mv = 0.0;
            script.converter.step_mv = 0.0;
            let recording = script.record(rate(2000.0));
            assert!(recording.beats.len() > 40);
            let inner = |p: &f64| *p > 60.0 && *p < 119_900.0;
            for position in recording.beats.iter().map(|beat| beat.position(recording.rate)).filter(inner) {
                let middle = position.round() as usize;
                let sign = recording.samples[middle].signum();
                let highest = (middle - 50..middle + 50)
                    .max_by(|&a, &b| (sign * recording.samples[a]).total_cmp(&(sign * recording.samples[b])))
                    .unwrap();
                // P and T of the neighbours tilt the complex a little.
                let off_ms = (highest as f64 - position) / 2.0;
                assert!(off_ms.abs() <= 1.5, "{rhythm:?}: {off_ms} ms at {position}");
            }
        }
    }
}

#[test]
fn rates_are_as_asked() {
    for bpm in [20.0, 48.0, 75.0, 140.0, 220.0, 300.0] {
        for rhythm in [Rhythm::Sinus { bpm }, Rhythm::AtrialFibrillation { bpm }] {
            if matches!(rhythm, Rhythm::AtrialFibrillation { .. }) && !(30.0..=140.0).contains(&bpm) {
                continue;
            }
            let beats = Script::of(3, rhythm, 600.0).record(rate(50.0)).beats;
            let (first, last) = (beats[0].at_s, beats[beats.len() - 1].at_s);
            let measured = 60.0 * (beats.len() - 1) as f64 / (last - first);
            assert!((measured / bpm - 1.0).abs() < 0.03, "{rhythm:?}: {measured} bpm");
        }
    }
}

#[test]
fn premature_beats_keep_their_textbook_intervals() {
    for (before, after) in
        around(&ectopic(Focus::Ventricular, Pattern::Single { every_s: 6.0 }), BeatClass::Ventricular)
    {
        assert!((0.5..0.75).contains(&before), "coupling {before}");
        assert!((1.85..2.15).contains(&(before + after)), "not compensatory: {before} + {after}");
    }
    for (before, after) in
        around(&ectopic(Focus::Atrial, Pattern::Single { every_s: 6.0 }), BeatClass::Supraventricular)
    {
        assert!((0.55..0.85).contains(&before), "coupling {before}");
        assert!((1.55..1.9).contains(&(before + after)), "compensatory: {before} + {after}");
    }
}

#[test]
fn atrial_fibrillation_is_irregular_and_sinus_rhythm_is_not() {
    let spread = |rhythm| {
        let beats = Script::of(9, rhythm, 300.0).record(rate(130.0)).beats;
        let rr: Vec<f64> = beats.windows(2).map(|w| w[1].at_s - w[0].at_s).collect();
        let mean = rr.iter().sum::<f64>() / rr.len() as f64;
        (rr.windows(2).map(|w| (w[1] - w[0]).powi(2)).sum::<f64>() / rr.len() as f64).sqrt() / mean
    };
    assert!(spread(Rhythm::AtrialFibrillation { bpm: 90.0 }) > 0.2);
    assert!(spread(Rhythm::Sinus { bpm: 70.0 }) < 0.08);
}

#[test]
fn episodes_follow_from_the_script() {
    let kinds = |script: Script| -> Vec<EpisodeKind> {
        script.record(rate(130.0)).episodes.iter().map(|episode| episode.kind).collect()
    };
    let ventricular = |pattern| kinds(ectopic(Focus::Ventricular, pattern));
    assert!(ventricular(Pattern::Single { every_s: 9.0 }).is_empty());
    assert_eq!(ventricular(Pattern::Bigeminy), [EpisodeKind::Bigeminy(BeatClass::Ventricular)]);
    assert_eq!(ventricular(Pattern::Trigeminy), [EpisodeKind::Trigeminy(BeatClass::Ventricular)]);
    let couplets = ventricular(Pattern::Salvo { beats: 2, bpm: 140.0, every_s: 30.0 });
    assert!(couplets.len() >= 3);
    assert!(couplets.iter().all(|kind| *kind == EpisodeKind::Couplet(BeatClass::Ventricular)));
    let runs = ventricular(Pattern::Salvo { beats: 6, bpm: 160.0, every_s: 40.0 });
    assert!(runs.len() >= 2 && runs.iter().all(|kind| *kind == EpisodeKind::Run(BeatClass::Ventricular)));
    let atrial = kinds(ectopic(Focus::Atrial, Pattern::Bigeminy));
    assert_eq!(atrial, [EpisodeKind::Bigeminy(BeatClass::Supraventricular)]);
    for (rhythm, kind) in [
        (Rhythm::Sinus { bpm: 40.0 }, EpisodeKind::Bradycardia),
        (Rhythm::Sinus { bpm: 130.0 }, EpisodeKind::Tachycardia),
        (Rhythm::Pause { bpm: 70.0, rr_s: 3.2 }, EpisodeKind::Pause),
        (Rhythm::AtrialFibrillation { bpm: 95.0 }, EpisodeKind::AtrialFibrillation),
        (Rhythm::VentricularTachycardia { bpm: 150.0 }, EpisodeKind::Run(BeatClass::Ventricular)),
    ] {
        assert_eq!(kinds(Script::of(2, rhythm, 30.0)), [kind]);
    }
}

#[test]
fn beats_do_not_depend_on_rate_noise_or_faults() {
    let script = demo_script();
    let mut bare = script.clone();
    bare.noise.clear();
    bare.outages.clear();
    let all: Vec<TruthEvent> = script.heart().collect();
    assert_eq!(all, bare.heart().collect::<Vec<_>>());
    let slow = bare.record(rate(50.0));
    let fast = bare.record(rate(1000.0));
    assert_eq!(slow.beats, fast.beats);
    assert_eq!(slow.episodes, fast.episodes);
}

#[test]
fn the_demonstration_holds_what_it_promises() {
    let recording = demo_script().record(rate(130.0));
    assert_eq!(recording.samples.len(), 78_000);
    let count = |class| recording.beats.iter().filter(|beat| beat.class == class).count();
    assert!(count(BeatClass::Ventricular) >= 10, "{}", count(BeatClass::Ventricular));
    assert!((1..=3).contains(&count(BeatClass::Supraventricular)));
    let find = |kind| recording.episodes.iter().find(|episode| episode.kind == kind);
    let af = find(EpisodeKind::AtrialFibrillation).unwrap();
    assert!((110.0..130.0).contains(&(af.to_s - af.from_s)));
    assert!(find(EpisodeKind::Couplet(BeatClass::Ventricular)).is_some());
    assert!(find(EpisodeKind::Bigeminy(BeatClass::Ventricular)).is_some());
    assert!(recording.episodes.iter().all(|episode| episode.kind != EpisodeKind::Pause));
    for reason in [Reason::Gap, Reason::LeadOff, Reason::Muscle] {
        assert!(recording.unreadable.iter().any(|stretch| stretch.reason == reason), "{reason:?}");
    }
}

#[test]
fn events_hold_every_sample_once_and_lead_off_apart_from_gaps() {
    let script = Script::of(4, Rhythm::Sinus { bpm: 60.0 }, 20.0)
        .with_outage(OutageKind::Gap, 0.0, 1.0)
        .with_outage(OutageKind::Gap, 5.0, 2.0)
        .with_outage(OutageKind::LeadOff, 7.0, 3.0)
        .with_outage(OutageKind::LeadOff, 18.0, 2.0);
    let recording = script.record(rate(100.0));
    let lengths: Vec<(char, u64)> = recording
        .events()
        .map(|event| match event {
            Event::Samples(samples) => {
                assert!(samples.iter().all(|sample| sample.is_finite()));
                ('s', samples.len() as u64)
            }
            Event::Gap(count) => ('g', count),
            Event::LeadOff(count) => ('l', count),
            Event::Mark(_) => ('m', 0),
        })
        .collect();
    assert_eq!(lengths, [('g', 100), ('s', 400), ('g', 200), ('l', 300), ('s', 800), ('l', 200)]);
}

#[test]
fn faults_look_like_faults() {
    let script = Script::of(4, Rhythm::Sinus { bpm: 60.0 }, 30.0)
        .with_outage(OutageKind::Frozen, 5.0, 5.0)
        .with_outage(OutageKind::Saturated, 12.0, 5.0)
        .with_outage(OutageKind::Detached, 20.0, 5.0);
    let samples = script.record(rate(130.0)).samples;
    let constant = |from: usize, to: usize| samples[from * 130..to * 130].windows(2).all(|w| w[0] == w[1]);
    assert!(constant(5, 10) && constant(12, 17) && !constant(21, 25));
    assert_eq!(samples[13 * 130], 20.0);
    let reasons: Vec<Reason> =
        script.record(rate(130.0)).unreadable.iter().map(|stretch| stretch.reason).collect();
    assert_eq!(reasons, [Reason::Flat, Reason::Clipped, Reason::LeadOff]);
}

#[test]
fn a_long_script_needs_no_more_memory_than_a_short_one() {
    let script = Script::of(6, Rhythm::AtrialFibrillation { bpm: 120.0 }, 7.0 * 86_400.0).with_noise(
        NoiseKind::Motion,
        0.0,
        1e6,
        0.1,
    );
    // A week is there to be asked for; the first minutes cost only themselves.
    assert!(script.synthesize(rate(130.0)).take(20_000).all(|r| matches!(r, Received::Sample(_))));
    assert_eq!(script.heart().take(500).count(), 500);
}

fn any_rhythm() -> impl Strategy<Value = Rhythm> {
    let bpm = prop_oneof![10.0..400.0_f64, Just(f64::NAN), Just(0.0), Just(-5.0), Just(f64::INFINITY)];
    (0..9, bpm, -1.0..20.0_f64).prop_map(|(which, bpm, seconds)| match which {
        0 => Rhythm::Sinus { bpm },
        1 => Rhythm::AtrialFibrillation { bpm },
        2 => Rhythm::VentricularTachycardia { bpm },
        3 => Rhythm::VentricularFibrillation,
        4 => Rhythm::Pause { bpm, rr_s: seconds },
        5 => Rhythm::Paced { bpm },
        6 => Rhythm::Asystole,
        7 => Rhythm::Ectopic {
            bpm,
            focus: Focus::Atrial,
            pattern: Pattern::Salvo { beats: 4, bpm, every_s: seconds },
        },
        _ => Rhythm::Ectopic { bpm, focus: Focus::Ventricular, pattern: Pattern::Trigeminy },
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is asked for: the stated number of finite samples, beats in order, the same again from the same seed.
    #[test]
    fn every_script_can_be_played(
        seed: u64,
        parts in prop::collection::vec((any_rhythm(), -1.0..12.0_f64), 0..6),
        hz in 50.0..500.0_f64,
        noise_mv in 0.0..5.0_f64,
    ) {
        let segments = parts.into_iter().map(|(rhythm, seconds)| Segment { rhythm, seconds }).collect();
        let script = Script::new(seed, segments)
            .with_noise(NoiseKind::Motion, 2.0, 5.0, noise_mv)
            .with_noise(NoiseKind::Muscle, 1.0, 9.0, noise_mv)
            .with_outage(OutageKind::Detached, 4.0, 2.0);
        let recording = script.record(rate(hz));
        prop_assert_eq!(recording.samples.len(), rate(hz).samples(script.seconds()));
        prop_assert!(recording.samples.iter().all(|sample| sample.is_finite()));
        prop_assert!(recording.beats.windows(2).all(|w| w[0].at_s < w[1].at_s));
        prop_assert_eq!(recording, script.record(rate(hz)));
    }
}
