use super::*;
use crate::{classify::BeatClass, units::SampleRate};
use proptest::prelude::*;

fn analyser() -> RhythmAnalyser {
    RhythmAnalyser::new(SampleRate::new(130.0).unwrap())
}

fn any_position() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 0.0..1e6_f64,
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, -1.0, 0.0, 1e300, u64::MAX as f64]),
    ]
}

fn any_interval() -> impl Strategy<Value = f32> {
    prop_oneof![
        8 => 200.0..3000.0_f32,
        2 => prop::sample::select(vec![f32::NAN, f32::INFINITY, -5.0, 0.0, 1e-30, 1e30, f32::MAX, f32::MIN_POSITIVE]),
    ]
}

proptest! {
    #[test]
    fn no_beat_however_wild_panics_and_every_episode_is_sane(
        mut beats in prop::collection::vec((any_position(), any_interval(), 0..5_usize, 0..20_u8), 0..400),
        sorted in any::<bool>(),
        breaks in prop::collection::vec((any::<u64>(), any::<u64>()), 8),
    ) {
        if sorted {
            beats.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        let mut analyser = analyser();
        let mut breaks = breaks.into_iter();
        for (position, rr_ms, class, luck) in beats {
            analyser.push(&fixture::beat(position, BeatClass::ALL[class], rr_ms));
            if let (0, Some((from, to))) = (luck, breaks.next()) {
                analyser.interrupt(from % 2_000_000, to % 2_000_000);
            }
        }
        analyser.interrupt(0, u64::MAX);
        analyser.finish();
        while let Some(episode) = analyser.pop() {
            prop_assert!(episode.end > episode.start);
            prop_assert!((1..=episode.end - episode.start).contains(&episode.computed_over), "{:?}", episode);
            prop_assert!(episode.evidence.beats >= 2);
            prop_assert!(episode.evidence.score.is_finite());
            let [slowest, median, fastest] = episode.evidence.rate_bpm;
            prop_assert!(slowest <= median && median <= fastest, "{:?}", episode);
        }
    }
}

#[test]
fn beats_at_the_same_place_count_once() {
    let mut analyser = analyser();
    for _ in 0..1000 {
        analyser.push(&fixture::beat(500.0, V, 300.0));
    }
    analyser.finish();
    assert_eq!(analyser.pop(), None);
}

#[test]
fn after_a_reset_it_is_as_new() {
    let mut script = Scripted::new(20);
    script.ectopy(100.0, 0.3, true, V).fibrillation(100.0, 700.0).unreadable(5000).fibrillation(70.0, 500.0);
    let mut analyser = RhythmAnalyser::new(SampleRate::new(fixture::HZ).unwrap());
    script.feed(&mut analyser);
    analyser.reset();
    assert_eq!(analyser.pop(), None);
    script.feed(&mut analyser);
    analyser.finish();
    let again: Vec<Episode> = std::iter::from_fn(|| analyser.pop()).collect();
    assert_eq!(again, script.analyse());
    assert!(!again.is_empty());
}

#[test]
fn taking_episodes_out_at_once_or_at_the_end_is_the_same() {
    let mut script = Scripted::new(21);
    for _ in 0..5 {
        script
            .ectopy(100.0, 0.3, true, V)
            .fibrillation(60.0, 450.0)
            .sinus(50.0, 1300.0, 0.02)
            .unreadable(3000);
    }
    let mut analyser = RhythmAnalyser::new(SampleRate::new(fixture::HZ).unwrap());
    let mut live = Vec::new();
    for happening in &script.happenings {
        match happening {
            fixture::Happening::Beat(beat) => analyser.push(beat),
            fixture::Happening::Interruption(from, to) => analyser.interrupt(*from, *to),
        }
        live.extend(std::iter::from_fn(|| analyser.pop()));
    }
    analyser.finish();
    live.extend(std::iter::from_fn(|| analyser.pop()));
    assert_eq!(live, script.analyse());
}

#[test]
fn memory_does_not_grow_with_the_recording() {
    let mut script = Scripted::new(22);
    script.ectopy(60.0, 0.3, true, V).fibrillation(60.0, 450.0).ectopy(60.0, 0.3, false, S);
    script.sinus(50.0, 1300.0, 0.02).unreadable(3000).sinus(40.0, 500.0, 0.02);
    let mut analyser = RhythmAnalyser::new(SampleRate::new(fixture::HZ).unwrap());
    let (mut most_early, mut most_late) = (0, 0);
    for round in 0..200_u32 {
        for happening in &script.happenings {
            let after = f64::from(round) * script.now() as f64;
            match happening {
                fixture::Happening::Beat(beat) => {
                    let position = beat.position + after;
                    analyser.push(&crate::classify::Beat { position, ..*beat });
                }
                fixture::Happening::Interruption(from, to) => {
                    analyser.interrupt(from + after as u64, to + after as u64);
                }
            }
            while analyser.pop().is_some() {}
            let most = if round < 2 { &mut most_early } else { &mut most_late };
            *most = analyser.waiting().max(*most);
        }
    }
    assert!(most_late <= most_early, "{most_late} waiting, {most_early} at first");
}
