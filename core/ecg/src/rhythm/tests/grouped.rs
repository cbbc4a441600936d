use super::*;

fn around(middle: impl FnOnce(&mut Scripted)) -> Scripted {
    let mut script = Scripted::new(1);
    script.sinus(20.0, 800.0, 0.03);
    middle(&mut script);
    script.sinus(20.0, 800.0, 0.03);
    script
}

fn ectopics(script: &mut Scripted, class: crate::classify::BeatClass, count: usize) -> (u64, u64) {
    script.beat(class, 450.0);
    let start = script.now();
    for _ in 1..count {
        script.beat(class, 400.0);
    }
    let end = script.now() + 1;
    script.beat(Normal, 1000.0);
    (start, end)
}

#[test]
fn one_ectopic_beat_is_no_episode() {
    for class in [S, V] {
        assert_eq!(
            around(|script| {
                ectopics(script, class, 1);
            })
            .kinds(),
            []
        );
    }
}

#[test]
fn two_are_a_couplet_and_three_or_more_a_run() {
    for class in [S, V] {
        for count in 2..12 {
            let mut bounds = (0, 0);
            let episode = around(|script| bounds = ectopics(script, class, count)).only();
            assert_eq!(episode.kind, if count == 2 { Couplet(class) } else { Run(class) });
            assert_eq!((episode.start, episode.end), bounds);
            assert_eq!(episode.computed_over, bounds.1 - bounds.0);
            assert_eq!(episode.evidence.beats, count as u32);
            assert_eq!(episode.evidence.longest_rr_ms, 400.0);
            assert_eq!(episode.evidence.score, 1.0);
            assert!(episode.evidence.rate_bpm.iter().all(|bpm| (bpm - 150.0).abs() < 0.3));
        }
    }
}

#[test]
fn patterns_go_from_their_first_ectopic_beat_to_their_last() {
    for (normals, share) in [(1, 0.6), (2, 4.0 / 10.0)] {
        for class in [S, V] {
            let (mut start, mut end) = (0, 0);
            let ectopic = if normals == 1 { 3 } else { 4 };
            let episode = around(|script| {
                for n in 0..ectopic {
                    script.beat(class, 500.0);
                    if n == 0 {
                        start = script.now();
                    }
                    end = script.now() + 1;
                    script.beat(Normal, 900.0);
                    (1..normals).for_each(|_| {
                        script.beat(Normal, 800.0);
                    });
                }
            })
            .only();
            assert_eq!(episode.kind, if normals == 1 { Bigeminy(class) } else { Trigeminy(class) });
            assert_eq!((episode.start, episode.end), (start, end));
            assert!((episode.evidence.score - share).abs() < 1e-6);
        }
    }
}

#[test]
fn two_ectopic_beats_are_no_pattern_yet() {
    for normals in [1, 2] {
        let script = around(|script| {
            for _ in 0..2 {
                script.beat(V, 500.0);
                (0..normals).for_each(|_| {
                    script.beat(Normal, 900.0);
                });
            }
        });
        assert_eq!(script.kinds(), []);
    }
}

#[test]
fn bigeminy_that_turns_into_trigeminy_is_both() {
    let script = around(|script| {
        for normals in [1, 1, 1, 2, 2, 2] {
            script.beat(V, 500.0);
            (0..normals).for_each(|_| {
                script.beat(Normal, 900.0);
            });
        }
    });
    let episodes = script.analyse();
    assert_eq!(episodes.iter().map(|episode| episode.kind).collect::<Vec<_>>(), [Bigeminy(V), Trigeminy(V)]);
    assert_eq!(episodes[0].end, episodes[1].start + 1);
}

#[test]
fn an_unclassified_beat_and_the_other_class_end_a_group() {
    for between in [Unclassified, S] {
        let script = around(|script| {
            for class in [V, V, between, V, V] {
                script.beat(class, 450.0);
            }
        });
        assert_eq!(script.kinds(), [Couplet(V), Couplet(V)]);
    }
}

#[test]
fn nothing_spans_an_unreadable_second() {
    let script = around(|script| {
        for class in [V, V] {
            script.beat(class, 450.0);
        }
        script.unreadable(1000);
        for class in [V, V, Normal, V] {
            script.beat(class, 450.0);
        }
        script.unreadable(1000);
        for class in [Normal, V, Normal, V] {
            script.beat(class, 450.0);
        }
    });
    assert_eq!(script.kinds(), [Couplet(V), Couplet(V)]);
}
