use super::*;

#[test]
fn a_long_slow_stretch_is_bradycardia_from_its_first_interval_to_its_last() {
    let mut script = Scripted::new(2);
    script.sinus(60.0, 850.0, 0.03);
    let start = script.now();
    script.sinus(60.0, 1500.0, 0.03);
    let end = script.now() + 1;
    script.sinus(60.0, 850.0, 0.03);
    let episode = script.only();
    assert_eq!((episode.kind, episode.start, episode.end), (Bradycardia, start, end));
    assert_eq!(episode.computed_over, end - start);
    assert!((episode.evidence.rate_bpm[1] - 40.0).abs() < 1.0, "{episode:?}");
    assert_eq!(episode.evidence.score, episode.evidence.rate_bpm[1]);
}

#[test]
fn a_long_fast_stretch_is_tachycardia_with_an_ectopic_beat_in_it_too() {
    let mut script = Scripted::new(3);
    script.sinus(60.0, 850.0, 0.03);
    let start = script.now();
    script.sinus(30.0, 480.0, 0.02).beat(V, 300.0).beat(Normal, 660.0).sinus(30.0, 480.0, 0.02);
    let end = script.now() + 1;
    script.sinus(60.0, 850.0, 0.03);
    let episode = script.only();
    assert_eq!((episode.kind, episode.start, episode.end), (Tachycardia, start, end));
    assert!((episode.evidence.rate_bpm[1] - 125.0).abs() < 1.0, "{episode:?}");
    assert_eq!(episode.evidence.longest_rr_ms, 660.0);
}

#[test]
fn less_than_half_a_minute_is_neither() {
    let mut script = Scripted::new(4);
    script
        .sinus(60.0, 800.0, 0.03)
        .sinus(27.0, 500.0, 0.02)
        .sinus(60.0, 800.0, 0.03)
        .sinus(27.0, 1400.0, 0.02);
    assert_eq!(script.sinus(60.0, 800.0, 0.03).kinds(), []);
}

#[test]
fn a_rate_that_sways_around_the_limit_is_one_episode() {
    let mut script = Scripted::new(5);
    script.sinus(30.0, 700.0, 0.02);
    for _ in 0..10 {
        script.sinus(12.0, 588.0, 0.01).sinus(12.0, 608.0, 0.01);
    }
    assert_eq!(script.sinus(30.0, 700.0, 0.02).kinds(), [Tachycardia]);
}

#[test]
fn a_short_unreadable_stretch_is_bridged_and_left_out_a_long_one_ends_the_episode() {
    let mut script = Scripted::new(6);
    script.sinus(40.0, 500.0, 0.02).unreadable(10_000).sinus(40.0, 500.0, 0.02);
    let episode = script.only();
    assert_eq!(episode.end - episode.start - episode.computed_over, 10_000);
    let mut script = Scripted::new(6);
    script.sinus(40.0, 500.0, 0.02).unreadable(31_000).sinus(40.0, 500.0, 0.02);
    assert_eq!(script.kinds(), [Tachycardia, Tachycardia]);
    let mut script = Scripted::new(6);
    script.sinus(20.0, 500.0, 0.02).unreadable(20_000).sinus(8.0, 500.0, 0.02);
    assert_eq!(script.kinds(), [], "readable for 28 s only");
}

#[test]
fn two_seconds_without_a_beat_are_a_pause() {
    for (rr_ms, found) in [(1999.0, false), (2000.0, true), (9000.0, true)] {
        let mut script = Scripted::new(7);
        script.sinus(20.0, 900.0, 0.03);
        let start = script.now();
        script.beat(Normal, rr_ms);
        let end = script.now() + 1;
        script.sinus(20.0, 900.0, 0.03);
        if !found {
            assert_eq!(script.kinds(), []);
            continue;
        }
        let episode = script.only();
        assert_eq!((episode.kind, episode.start, episode.end), (Pause, start, end));
        let evidence = episode.evidence;
        assert_eq!((evidence.beats, evidence.score, evidence.longest_rr_ms), (2, rr_ms as f32, rr_ms as f32));
    }
}

#[test]
fn no_pause_over_an_unreadable_second_or_between_beats_in_fair_signal() {
    let mut script = Scripted::new(8);
    script.sinus(20.0, 900.0, 0.03).unreadable(3000).sinus(20.0, 900.0, 0.03);
    assert_eq!(script.kinds(), []);
    script.beat(Normal, 2500.0);
    let Some(fixture::Happening::Beat(last)) = script.happenings.last_mut() else { panic!("a beat was put") };
    last.grade = crate::quality::Grade::Fair;
    assert_eq!(script.kinds(), []);
}
