use super::*;
use crate::{classify::BeatClass, units::SampleRate};

fn has_fibrillation(script: &Scripted) -> bool {
    script.kinds().contains(&AtrialFibrillation)
}

#[test]
fn fibrillation_is_found_with_its_bounds() {
    for seed in 0..10 {
        let mut script = Scripted::new(seed);
        script.sinus(180.0, 850.0, 0.04);
        let start = script.now();
        script.fibrillation(180.0, 700.0);
        let end = script.now();
        script.sinus(180.0, 850.0, 0.04);
        let episode = *script.analyse().iter().find(|episode| episode.kind == AtrialFibrillation).unwrap();
        assert!(
            episode.start.abs_diff(start) < 20_000,
            "seed {seed}: begins {} off",
            episode.start.abs_diff(start)
        );
        assert!(episode.end.abs_diff(end) < 20_000, "seed {seed}: ends {} off", episode.end.abs_diff(end));
        assert!((0.5..=1.0).contains(&episode.evidence.score));
        assert!((70.0..105.0).contains(&episode.evidence.rate_bpm[1]), "{episode:?}");
        assert_eq!(episode.computed_over, episode.end - episode.start);
    }
}

#[test]
fn sinus_rhythm_is_none_however_strongly_it_sways() {
    for sway in [0.0, 0.05, 0.1, 0.2, 0.3] {
        for rr_ms in [650.0, 850.0, 1100.0] {
            let mut script = Scripted::new(9);
            assert!(!has_fibrillation(script.sinus(600.0, rr_ms, sway)), "{sway} of {rr_ms} ms");
        }
    }
    let mut script = Scripted::new(9);
    assert_eq!(script.sinus(600.0, 850.0, 0.15).kinds(), [], "nor anything else");
}

#[test]
fn a_paced_rhythm_is_none() {
    let mut script = Scripted::new(10);
    (0..500).for_each(|_| {
        script.beat(Normal, 857.0);
    });
    assert_eq!(script.kinds(), []);
}

#[test]
fn labelled_ectopy_is_none_even_where_it_is_frequent() {
    for (class, compensated) in [(V, true), (S, false)] {
        for share in [0.05, 0.15, 0.3] {
            for seed in 0..4 {
                let mut script = Scripted::new(seed);
                script.ectopy(600.0, share, compensated, class);
                assert!(!has_fibrillation(&script), "{class:?} {share}, seed {seed}");
            }
        }
    }
}

#[test]
fn ectopy_without_labels_is_none_either() {
    for compensated in [true, false] {
        for share in [0.05, 0.15, 0.25] {
            for seed in 0..4 {
                let mut script = Scripted::new(seed);
                script.ectopy(600.0, share, compensated, Normal);
                assert!(!has_fibrillation(&script), "{share}, compensated: {compensated}, seed {seed}");
            }
        }
    }
}

#[test]
fn patterns_without_labels_are_none_either() {
    for normals in [1, 2, 3] {
        let mut script = Scripted::new(11);
        for _ in 0..150 {
            script.beat(Normal, 520.0).beat(Normal, 1080.0);
            (1..normals).for_each(|_| {
                script.sinus(0.1, 800.0, 0.02);
            });
        }
        assert!(!has_fibrillation(&script), "{normals} normal beats between");
    }
}

#[test]
fn fibrillation_with_ventricular_beats_is_still_found() {
    let mut script = Scripted::new(12);
    for _ in 0..40 {
        script.fibrillation(5.0, 700.0).beat(V, 450.0);
    }
    assert!(has_fibrillation(&script));
}

#[test]
fn a_short_unreadable_stretch_in_it_is_bridged_a_long_one_is_not() {
    let mut script = Scripted::new(13);
    script.fibrillation(120.0, 700.0).unreadable(20_000).fibrillation(120.0, 700.0);
    let episodes = script.analyse();
    let spells: Vec<_> = episodes.iter().filter(|episode| episode.kind == AtrialFibrillation).collect();
    assert_eq!(spells.len(), 1, "{spells:?}");
    assert_eq!(spells[0].end - spells[0].start - spells[0].computed_over, 20_000);
    let mut script = Scripted::new(13);
    script.fibrillation(120.0, 700.0).unreadable(60_000).fibrillation(120.0, 700.0);
    let spells = script.kinds().into_iter().filter(|kind| *kind == AtrialFibrillation).count();
    assert_eq!(spells, 2);
}

#[test]
fn a_recording_of_a_minute_is_enough_and_of_twenty_seconds_is_not() {
    let mut script = Scripted::new(14);
    assert!(has_fibrillation(script.fibrillation(60.0, 750.0)));
    let mut script = Scripted::new(14);
    assert!(!has_fibrillation(script.fibrillation(20.0, 750.0)));
}

#[test]
fn premature_beats_have_no_meaning_within_fibrillation() {
    let mut script = Scripted::new(15);
    script.sinus(60.0, 800.0, 0.03).beat(S, 500.0).beat(S, 400.0).sinus(120.0, 800.0, 0.03);
    for _ in 0..20 {
        script.fibrillation(5.0, 700.0).beat(S, 420.0).beat(S, 400.0).beat(S, 400.0);
    }
    script.sinus(180.0, 800.0, 0.03).beat(S, 500.0).beat(S, 400.0).sinus(60.0, 800.0, 0.03);
    let episodes = script.analyse();
    let of = |kind| episodes.iter().filter(move |episode| episode.kind == kind);
    assert_eq!(of(Couplet(S)).count(), 2, "those in sinus rhythm");
    let spell = of(AtrialFibrillation).next().unwrap();
    assert!(spell.computed_over > 80_000, "{spell:?}");
    assert!(of(Run(S)).all(|run| run.end <= spell.start || run.start >= spell.end), "{episodes:?}");
}

#[test]
fn no_pattern_of_premature_beats_is_told_from_one_edge_of_fibrillation_to_the_other() {
    for seed in 0..10 {
        let mut script = Scripted::new(seed);
        script.sinus(120.0, 800.0, 0.03);
        for _ in 0..6 {
            script.fibrillation(2.0, 700.0).beat(S, 420.0).beat(S, 400.0).fibrillation(12.0, 700.0);
            (0..3).for_each(|_| {
                script.beat(Normal, 900.0).beat(S, 430.0);
            });
            script.fibrillation(12.0, 700.0).beat(S, 420.0).beat(S, 400.0).beat(S, 380.0);
        }
        script.sinus(120.0, 800.0, 0.03);
        assert_eq!(script.only().kind, AtrialFibrillation, "seed {seed}");
    }
}

#[test]
fn an_episode_is_out_after_the_stated_delay() {
    let mut script = Scripted::new(16);
    script.sinus(120.0, 800.0, 0.03).fibrillation(120.0, 700.0).sinus(300.0, 800.0, 0.03);
    let mut analyser = RhythmAnalyser::new(SampleRate::new(fixture::HZ).unwrap());
    let (mut after, mut seen) = (Vec::new(), false);
    let end = script.analyse().iter().find(|episode| episode.kind == AtrialFibrillation).unwrap().end;
    for happening in &script.happenings {
        let fixture::Happening::Beat(beat) = happening else { continue };
        analyser.push(beat);
        if beat.position >= end as f64 && !seen {
            after.push(beat.position);
        }
        seen |= std::iter::from_fn(|| analyser.pop()).any(|episode| episode.kind == AtrialFibrillation);
    }
    assert!(seen);
    assert!(after.len() <= analyser.delay(), "{} beats", after.len());
}

#[test]
fn the_sampling_rate_changes_nothing() {
    let mut script = Scripted::new(17);
    script.sinus(100.0, 800.0, 0.03).fibrillation(150.0, 650.0).ectopy(
        100.0,
        0.2,
        true,
        BeatClass::Ventricular,
    );
    let seconds = |hz: f64| {
        let mut analyser = RhythmAnalyser::new(SampleRate::new(hz).unwrap());
        for happening in &script.happenings {
            let fixture::Happening::Beat(beat) = happening else { continue };
            let position = beat.position * hz / fixture::HZ;
            analyser.push(&crate::classify::Beat { position, ..*beat });
        }
        analyser.finish();
        let bounds = |episode: Episode| (episode.kind, (episode.start as f64 / hz * 10.0).round());
        std::iter::from_fn(|| analyser.pop()).map(bounds).collect::<Vec<_>>()
    };
    assert!(!seconds(1000.0).is_empty());
    assert_eq!(seconds(1000.0), seconds(500.0));
    assert_eq!(seconds(1000.0), seconds(2000.0));
}
