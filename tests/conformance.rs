//! What the whole analysis finds, with the bundled model, against what was played; counted as EC57 counts.

mod stage;

use stage::{analysed, fold, hz, segment};
use strapline_ecg::{
    classify::BeatClass::{self, Ventricular},
    rhythm::EpisodeKind::{
        self, AtrialFibrillation, Bigeminy, Bradycardia, Couplet, Pause, Run, Tachycardia, Trigeminy,
    },
    session::{Event, Finished},
    synth::{Focus, NoiseKind, OutageKind, Pattern, Recording, Rhythm, Script},
};
use strapline_score::{Learning, RecordScore, RefBeat, Reference, Settings, Test, TestBeat, score_beats};

fn scored(played: &Recording, finished: &Finished) -> RecordScore {
    let beat = |at: f64, class: BeatClass| RefBeat { at: at.round() as i64, class };
    let reference = Reference {
        beats: played.beats.iter().map(|b| beat(b.position(played.rate), b.class)).collect(),
        duration: played.samples.len() as i64,
        ..Reference::default()
    };
    let beats = finished.beats.iter().map(|b| TestBeat::new(b.position, b.class)).collect();
    let settings = Settings { learning: Learning::None, ..Settings::new(played.rate.hz()) };
    score_beats(&reference, &Test { beats, ..Test::default() }, &settings)
}

/// Minutes of sinus rhythm with ventricular beats and of AF, a little noise on top.
fn mixed() -> Script {
    let single = Pattern::Single { every_s: 7.0 };
    Script::new(
        11,
        vec![
            segment(Rhythm::Sinus { bpm: 65.0 }, 60.0),
            segment(Rhythm::Ectopic { bpm: 72.0, focus: Focus::Ventricular, pattern: single }, 60.0),
            segment(Rhythm::AtrialFibrillation { bpm: 95.0 }, 60.0),
        ],
    )
    .with_noise(NoiseKind::Baseline, 0.0, 180.0, 0.2)
    .with_noise(NoiseKind::Mains { hz: 50.0 }, 0.0, 180.0, 0.05)
}

#[test]
fn beats_are_found_at_every_rate_upside_down_too() {
    for rate in [50.0, 100.0, 128.0, 130.05, 250.0, 360.0, 1000.0, 2000.0] {
        for inverted in [false, true] {
            let played = Script { inverted, ..mixed() }.record(hz(rate));
            let score = scored(&played, &analysed(&played));
            let qrs = score.confusion.qrs();
            let (se, ppv) = (qrs.se.unwrap(), qrs.ppv.unwrap());
            assert!(se >= 98.5 && ppv >= 99.0, "{rate} Hz, inverted: {inverted}: Se {se}, +P {ppv}");
            let off = score.timing.mean_abs_ms.unwrap();
            assert!(off < 250.0 / rate + 2.0, "{rate} Hz: R off by {off} ms");
            let ventricular = score.confusion.one_against_rest(Ventricular).f1.unwrap();
            assert!(ventricular > 0.9, "{rate} Hz, inverted: {inverted}: F1 of V {ventricular}");
        }
    }
}

/// Share of the beats of either that both have, within 50 ms and of the same class. `later_s` is how much later the second
/// began.
fn agreement(first: &Finished, second: &Finished, later_s: f64) -> f64 {
    // The first half a minute is learnt in.
    let known = |finished: &Finished, shift: f64| -> Vec<(f64, BeatClass)> {
        let beats = finished.beats.iter().map(|b| (finished.rate.seconds(b.position) + shift, b.class));
        beats.filter(|beat| beat.0 > 30.0).collect()
    };
    let (ours, theirs) = (known(first, 0.0), known(second, later_s));
    let alike =
        |beat: &&(f64, BeatClass)| theirs.iter().any(|o| (o.0 - beat.0).abs() < 0.05 && o.1 == beat.1);
    2.0 * ours.iter().filter(alike).count() as f64 / (ours.len() + theirs.len()) as f64
}

#[test]
fn gain_rate_polarity_and_the_moment_of_its_beginning_make_no_other_heart() {
    let at_250 = mixed().record(hz(250.0));
    let plain = analysed(&at_250);
    let read = |samples: &[f32]| fold(hz(250.0), [Event::Samples(samples)]).0;
    for gain in [0.3_f32, 3.0, -1.0] {
        let changed: Vec<f32> = at_250.samples.iter().map(|sample| gain * sample).collect();
        let same = agreement(&plain, &read(&changed), 0.0);
        assert!(same > 0.99, "gain {gain}: {same}");
    }
    for later in [1, 97, 1000] {
        let same = agreement(&plain, &read(&at_250.samples[later..]), later as f64 / 250.0);
        assert!(same > 0.99, "{later} samples later: {same}");
    }
    for rate in [100.0, 130.0, 360.0, 500.0, 1000.0, 2000.0] {
        let same = agreement(&plain, &analysed(&mixed().record(hz(rate))), 0.0);
        assert!(same > 0.98, "{rate} Hz: {same}");
    }
}

/// Episodes of this kind that are found in a minute and a half of sinus rhythm with `middle` in it.
fn found(middle: Rhythm, seconds: f64, kind: EpisodeKind) -> usize {
    let sinus = segment(Rhythm::Sinus { bpm: 68.0 }, 45.0);
    let played = Script::new(5, vec![sinus, segment(middle, seconds), sinus]).record(hz(130.0));
    let there = played.episodes.iter().filter(|episode| episode.kind == kind).count();
    assert!(there > 0, "{middle:?} plays no {kind:?}");
    let overlap = |from: u64, to: u64| {
        played.episodes.iter().filter(|e| e.kind == kind).any(|e| {
            let (begin, end) = e.samples(played.rate);
            begin < to && from < end
        })
    };
    let finished = analysed(&played);
    finished.episodes.iter().filter(|e| e.kind == kind && overlap(e.start, e.end)).count()
}

#[test]
fn what_is_played_is_told() {
    let ventricular = |pattern| Rhythm::Ectopic { bpm: 70.0, focus: Focus::Ventricular, pattern };
    for (middle, seconds, kind) in [
        (Rhythm::Sinus { bpm: 40.0 }, 60.0, Bradycardia),
        (Rhythm::Sinus { bpm: 140.0 }, 60.0, Tachycardia),
        (Rhythm::Pause { bpm: 64.0, rr_s: 3.4 }, 20.0, Pause),
        (Rhythm::AtrialFibrillation { bpm: 100.0 }, 90.0, AtrialFibrillation),
        (ventricular(Pattern::Salvo { beats: 2, bpm: 140.0, every_s: 12.0 }), 60.0, Couplet(Ventricular)),
        (ventricular(Pattern::Salvo { beats: 5, bpm: 160.0, every_s: 15.0 }), 60.0, Run(Ventricular)),
        (ventricular(Pattern::Bigeminy), 30.0, Bigeminy(Ventricular)),
        (ventricular(Pattern::Trigeminy), 30.0, Trigeminy(Ventricular)),
    ] {
        assert!(found(middle, seconds, kind) > 0, "{kind:?} is played and not told");
    }
}

#[test]
fn sinus_rhythm_has_no_episode_however_it_is_disturbed() {
    let sinus = Script::of(8, Rhythm::Sinus { bpm: 68.0 }, 240.0);
    let disturbed = sinus
        .with_noise(NoiseKind::Baseline, 0.0, 240.0, 0.4)
        .with_noise(NoiseKind::Muscle, 40.0, 20.0, 1.0)
        .with_noise(NoiseKind::Motion, 90.0, 15.0, 2.5)
        .with_outage(OutageKind::Gap, 130.0, 12.0)
        .with_outage(OutageKind::LeadOff, 160.0, 10.0)
        .with_outage(OutageKind::Frozen, 185.0, 10.0)
        .with_outage(OutageKind::Saturated, 210.0, 10.0);
    let finished = analysed(&disturbed.record(hz(130.0)));
    assert!(finished.episodes.is_empty(), "{:?}", finished.episodes);
    let analysed_s = finished.rate.seconds(finished.analysed() as f64);
    assert!((140.0..=175.0).contains(&analysed_s), "{analysed_s} s were read");
}
