//! Whole sessions in, what the report says about them out.

use super::{fixture::*, *};
use crate::{
    classify::Beat,
    quality::{Grade, Reason},
    session::{Excerpt, ExcerptKind, Mark},
    units::SampleRate,
};

const V: BeatClass = BeatClass::Ventricular;

fn report(session: &Finished) -> Report {
    Report::new(session, About::default())
}

/// An hour at 130 Hz with 10 single ventricular beats, a pair and a run of seven; the last ten minutes are muscle
/// noise and two minutes at the begin were not received.
fn eventful() -> Finished {
    let mut session = finished(130.0, 3600.0);
    let rate = session.rate;
    session.start = Some(wall("23:02:00"));
    for second in 0..120 {
        session.seconds[second] = Grade::Unusable(Reason::Gap);
    }
    for second in 3000..3600 {
        session.seconds[second] = Grade::Unusable(Reason::Muscle);
    }
    session.beats.retain(|beat| (120.0..3000.0).contains(&(beat.position / 130.0)));
    session.beats[0].rr_ms = f32::NAN;
    let mut ectopic = |second: usize| {
        let beat = &mut session.beats[second - 120];
        (beat.class, beat.likeness, beat.rr_ms) = (V, 0.31, 640.0);
    };
    (0..10).for_each(|n| ectopic(300 + 20 * n));
    (600..602).for_each(&mut ectopic);
    (900..907).for_each(&mut ectopic);
    session.beats.retain(|beat| !(1501.0..1503.0).contains(&(beat.position / 130.0)));
    session.beats.iter_mut().find(|beat| beat.position > 1503.0 * 130.0).unwrap().rr_ms = 3000.0;
    session.episodes = vec![
        episode(EpisodeKind::Couplet(V), rate, 600.5, 601.5, 2, 94.0),
        episode(EpisodeKind::Run(V), rate, 900.5, 906.5, 7, 164.0),
        episode(EpisodeKind::AtrialFibrillation, rate, 1000.0, 1288.0, 300, 118.0),
        episode(EpisodeKind::Pause, rate, 1500.5, 1503.5, 2, 20.0),
    ];
    session.marks = vec![
        Mark { at: rate.samples(905.0) as u64, words: "flutter".into() },
        Mark { at: rate.samples(3300.0) as u64, words: String::new() },
        Mark { at: rate.samples(2500.0) as u64, words: "fine".into() },
    ];
    session.excerpts = vec![
        excerpt(ExcerptKind::SingleBeat(V), rate, 300.5),
        excerpt(ExcerptKind::Episode(EpisodeKind::Run(V)), rate, 900.5),
        excerpt(ExcerptKind::Mark(0), rate, 905.0),
        excerpt(ExcerptKind::Unreadable(Reason::Muscle), rate, 3003.0),
    ];
    session
}

#[test]
fn an_eventful_hour_is_counted_and_said() {
    let seen = report(&eventful());
    assert_eq!(seen.coverage.analysed, 130 * 2880);
    assert_eq!(seen.coverage.left_out[0].reason, Reason::Muscle);
    let v = &seen.ventricular;
    assert_eq!((v.beats, v.singles, v.couplets, v.runs), (19, 10, 1, 1));
    assert_eq!(v.longest_run.unwrap().beats, 7);
    assert_eq!(v.burden, Some(19.0 / 2878.0));
    assert!((v.per_hour.unwrap() - 19.0 / 0.8).abs() < 1e-9);
    assert!((seen.atrial_fibrillation.burden.unwrap() - 0.1).abs() < 1e-4);
    assert_eq!((seen.pauses.from_2s, seen.pauses.from_3s), (1, 1));
    let Verdict::Seen { read_s, only_share: None, found, absent } = &seen.verdict else {
        panic!("{:?}", seen.verdict)
    };
    assert_eq!((*read_s, absent.as_slice()), (2880.0, &[Absent::SupraventricularBeat][..]));
    assert!(matches!(
        found[..],
        [
            Finding::AtrialFibrillation { burden: Some(_), spells: Spells { episodes: 1, .. } },
            Finding::Ectopy(_),
            Finding::Pauses { pauses: 1, longest_ms: Some(3000.0) }
        ]
    ));
    assert!(matches!(seen.remarks[..], [Remark::Read { read_s: 2880.0, .. }, Remark::NotRead(_)]));
    let reasons = &seen.advice;
    assert!(matches!(reasons[0], AdviceReason::VentricularTachycardia { beats: 7, .. }));
    assert!(matches!(reasons[1], AdviceReason::LongPause { pauses: 1, .. }));
    assert!(matches!(reasons[2], AdviceReason::AtrialFibrillation { fast: true, .. }));
    assert_eq!(reasons.len(), 3);
}

#[test]
fn a_mark_says_what_the_trace_showed_or_that_it_could_not_be_read() {
    let seen = report(&eventful());
    let [run, noise, quiet] = &seen.marks[..] else { panic!("{} marks", seen.marks.len()) };
    assert_eq!((run.ventricular, run.episodes.as_slice()), (7, &[EpisodeKind::Run(V)][..]));
    assert!((run.nearest_ectopic_s.unwrap().abs() - 0.5).abs() < 0.01);
    assert_eq!((noise.readable, noise.reason), (0.0, Some(Reason::Muscle)));
    assert_eq!((quiet.rate_bpm, quiet.ventricular, quiet.episodes.len()), (Some(60.0), 0, 0));
    assert!(quiet.classified > 0);
}

#[test]
fn strips_show_what_matters_first_with_letters_and_what_was_not_read() {
    let seen = report(&eventful());
    let shown: Vec<_> = seen.strips.iter().map(|strip| (strip.why, strip.part, strip.in_a_row)).collect();
    let whole = |why| (why, Part::Whole, false);
    assert_eq!(
        shown,
        [
            whole(ExcerptKind::Episode(EpisodeKind::Run(V))),
            whole(ExcerptKind::SingleBeat(V)),
            whole(ExcerptKind::Mark(0)),
            whole(ExcerptKind::Unreadable(Reason::Muscle)),
        ]
    );
    assert_eq!(seen.strips[2].mark.as_deref(), Some("flutter"));
    for strip in &seen.strips {
        assert!((strip.seconds - STRIP_SECONDS).abs() < 0.01);
        assert_eq!(strip.samples.len(), 910);
    }
    let run = &seen.strips[0];
    let letters: String = run.beats.iter().map(|beat| beat.letter).collect();
    assert_eq!(letters, "NNVVVVV");
    assert!((run.focus.seconds - 900.5).abs() < 0.01 && (run.start.seconds - 898.5).abs() < 0.01);
    let episode = run.episode.unwrap();
    assert_eq!((episode.seconds, episode.episode.evidence.beats), (6.0, 7));
    let single = &seen.strips[1];
    let flagged = single.flagged.unwrap();
    assert!((flagged.early.unwrap() - 0.36).abs() < 1e-3);
    assert_eq!((flagged.rr_ms, flagged.next_rr_ms), (Some(640.0), Some(1000.0)));
    assert_eq!((flagged.likeness, flagged.probability), (Some(0.31), Some(0.94)));
    assert_eq!(seen.strips[2].marks_s.len(), 1);
    let noise = &seen.strips[3];
    assert_eq!(noise.unread.len(), 1);
    assert_eq!(noise.unread[0].reason, Reason::Muscle);
    assert!((noise.unread[0].to_s - 7.0).abs() < 0.01);
    assert_eq!(noise.unread[0].whole_s, None, "it goes on beyond the strip");
    assert!((noise.start.seconds + noise.unread[0].from_s - 3000.0).abs() < 0.01);
}

#[test]
fn a_long_episode_is_shown_at_its_onset_and_its_end_and_a_beat_of_a_run_is_not_called_single() {
    let mut session = finished(130.0, 600.0);
    let rate = session.rate;
    let (af, run) = (EpisodeKind::AtrialFibrillation, EpisodeKind::Run(V));
    session.episodes =
        vec![episode(af, rate, 100.5, 300.5, 200, 90.0), episode(run, rate, 400.5, 404.5, 5, 150.0)];
    session.beats[400..405].iter_mut().for_each(|beat| beat.class = V);
    let (onset, end) =
        (excerpt(ExcerptKind::Episode(af), rate, 100.5), excerpt(ExcerptKind::Episode(af), rate, 300.5));
    session.excerpts = vec![onset, end, excerpt(ExcerptKind::SingleBeat(V), rate, 402.5)];
    let seen = report(&session);
    let shown = |seen: &Report| -> Vec<_> {
        seen.strips.iter().map(|strip| (strip.why, strip.part, strip.in_a_row)).collect()
    };
    assert_eq!(
        shown(&seen),
        [
            (ExcerptKind::Episode(af), Part::Onset, false),
            (ExcerptKind::Episode(af), Part::End, false),
            (ExcerptKind::SingleBeat(V), Part::Whole, true),
        ]
    );
    assert!((seen.strips[1].focus.seconds - 300.5).abs() < 0.01);
    assert!((seen.strips[1].start.seconds - 295.6).abs() < 0.01);

    session.excerpts.push(excerpt(ExcerptKind::Episode(run), rate, 402.5));
    let shown = shown(&report(&session));
    assert_eq!((shown[0].0, shown.len()), (ExcerptKind::Episode(run), 3));
}

#[test]
fn of_two_pairs_the_more_certain_one_is_shown_first() {
    for certain in [200, 400] {
        let mut session = finished(130.0, 600.0);
        let rate = session.rate;
        for (first, share) in [(200, 0.55), (400, 0.55), (certain, 0.95)] {
            for beat in &mut session.beats[first..first + 2] {
                (beat.class, beat.probability) = (V, share);
            }
        }
        // One beat that is hardly one spoils the other pair, however long it is.
        let pair = |first: usize, longer_s: f64| {
            let [from, to] = [0, 1].map(|n| session.beats[first + n].position / 130.0);
            episode(EpisodeKind::Couplet(V), rate, from, to + longer_s, 2, 94.0)
        };
        session.episodes = vec![pair(200, 0.2), pair(400, 0.2)];
        session.excerpts = [200, 400]
            .map(|first| {
                let at = session.beats[first].position / 130.0;
                excerpt(ExcerptKind::Episode(EpisodeKind::Couplet(V)), rate, at)
            })
            .to_vec();
        let strips = report(&session).strips;
        let pairs = strips.iter().filter(|strip| strip.episode.is_some());
        let first = pairs.map(|strip| strip.focus.sample).next().unwrap();
        assert!((first - session.beats[certain].position).abs() < 130.0, "{first}");
    }
}

#[test]
fn a_quiet_recording_says_what_was_looked_for_and_in_how_much() {
    let seen = report(&finished(130.0, 600.0));
    let absent = vec![Absent::EctopicBeat, Absent::AtrialFibrillation, Absent::Pause];
    assert_eq!(seen.verdict, Verdict::Seen { read_s: 600.0, only_share: None, found: Vec::new(), absent });
    assert_eq!(seen.remarks, [Remark::AllRead { recorded_s: 600.0 }]);
    assert!(seen.advice.is_empty());
}

#[test]
fn nothing_unread_is_called_normal() {
    let mut session = finished(130.0, 600.0);
    session.seconds.fill(Grade::Unusable(Reason::LeadOff));
    session.beats.clear();
    let unreadable = report(&session);
    assert_eq!(
        unreadable.verdict,
        Verdict::NotAnalysable { recorded_s: 600.0, reasons: vec![Reason::LeadOff] }
    );
    assert_eq!((unreadable.ventricular.burden, unreadable.atrial_fibrillation.burden), (None, None));

    let mut session = finished(130.0, 600.0);
    session.beats.clear();
    assert_eq!(report(&session).verdict, Verdict::NoHeartbeat { read_s: 600.0 });

    let one_second = report(&finished(130.0, 1.0));
    assert_eq!(one_second.verdict, Verdict::TooShort { beats: 1, read_s: 1.0 });

    let mut session = finished(130.0, 600.0);
    session.seconds[100..].fill(Grade::Unusable(Reason::Muscle));
    session.beats.truncate(100);
    assert!(
        matches!(report(&session).verdict, Verdict::Seen { only_share: Some(share), .. } if share < 0.17)
    );

    let twenty = report(&finished(130.0, 20.0));
    assert!(
        matches!(&twenty.verdict, Verdict::Seen { absent, .. } if !absent.contains(&Absent::AtrialFibrillation))
    );
    assert!(twenty.remarks.contains(&Remark::TooShortForFibrillation));

    let mut session = finished(130.0, 600.0);
    session.beats.iter_mut().for_each(|beat| beat.class = BeatClass::Unclassified);
    let Verdict::Seen { found, absent, .. } = report(&session).verdict else { panic!("nothing is said") };
    assert_eq!(found, [Finding::Unclassified { all: true }]);
    assert_eq!(absent, [Absent::AtrialFibrillation, Absent::Pause], "what has no class is not called normal");
}

#[test]
fn ten_percent_of_ectopic_beats_is_a_reason_and_two_beats_are_not() {
    let every_seventh = |seconds| {
        let mut session = finished(130.0, seconds);
        session.beats.iter_mut().step_by(7).for_each(|beat| beat.class = V);
        report(&session).advice
    };
    assert!(matches!(every_seventh(600.0)[..], [AdviceReason::FrequentEctopy { .. }]));
    assert!(every_seventh(10.0).is_empty());
}

#[test]
fn early_beats_in_fibrillation_are_said() {
    const S: BeatClass = BeatClass::Supraventricular;
    let mut session = finished(130.0, 600.0);
    let rate = session.rate;
    session.episodes = vec![episode(EpisodeKind::AtrialFibrillation, rate, 100.5, 300.5, 200, 90.0)];
    session.early_in_fibrillation = 110;
    // Far from it; a ventricular beat is one everywhere.
    session.beats[500].class = S;
    session.beats[200].class = V;
    session.marks = vec![Mark { at: rate.samples(200.0) as u64, words: String::new() }];
    let seen = report(&session);
    let s = &seen.supraventricular;
    assert_eq!((s.beats, s.singles, s.burden), (1, 1, Some(1.0 / 600.0)));
    assert_eq!((seen.beats.supraventricular, seen.atrial_fibrillation.early_beats), (1, 110));
    assert_eq!(
        (seen.ventricular.beats, seen.marks[0].ventricular, seen.marks[0].supraventricular),
        (1, 1, 0)
    );
    assert_eq!(seen.trend.slices.iter().map(|slice| slice.supraventricular).sum::<u32>(), 1);
    assert!(seen.advice.iter().all(|advice| !matches!(advice, AdviceReason::FrequentEctopy { .. })));
    assert!(seen.remarks.contains(&Remark::EarlyBeats { beats: 110 }));
    session.beats[500].class = BeatClass::Normal;
    let verdict = report(&session).verdict;
    assert!(
        matches!(&verdict, Verdict::Seen { absent, .. } if !absent.contains(&Absent::SupraventricularBeat))
    );
}

#[test]
fn the_strip_of_an_excerpt_is_the_one_that_is_shown() {
    const S: BeatClass = BeatClass::Supraventricular;
    let mut session = finished(130.0, 600.0);
    session.beats[500].class = S;
    session.excerpts = vec![excerpt(ExcerptKind::SingleBeat(S), session.rate, 500.5)];
    let seen = report(&session);
    let shown: Vec<_> = seen.strips.iter().map(|strip| strip.focus.seconds.round()).collect();
    assert_eq!(shown, [501.0]);
    assert_eq!(seen.strip_of(&session, &session.excerpts[0]).as_ref(), seen.strips.first());
    let nothing = Excerpt { samples: Vec::new(), ..session.excerpts[0].clone() };
    assert_eq!(seen.strip_of(&session, &nothing), None);
}

#[test]
fn an_interval_that_is_no_pause_is_not_the_longest_either() {
    let mut session = finished(130.0, 600.0);
    session.beats[300].rr_ms = 2600.0;
    session.beats[400].rr_ms = 1900.0;
    let longest = |session: &Finished| {
        let seen = report(session);
        let in_slices = seen.trend.slices.iter().filter_map(|slice| slice.longest_rr_ms).fold(0.0, f32::max);
        assert_eq!(seen.pauses.longest.map(|longest| longest.ms), Some(in_slices));
        in_slices
    };
    assert_eq!(longest(&session), 2600.0);
    for doubtful in [299, 300] {
        let mut session = session.clone();
        session.beats[doubtful].grade = Grade::Fair;
        assert_eq!(longest(&session), 1900.0, "a beat may be missed there");
    }
}

#[test]
fn no_pause_is_denied_where_no_heartbeat_was_found_in_readable_signal() {
    let is_denied = |session: &Finished| {
        let Verdict::Seen { absent, .. } = report(session).verdict else { panic!("nothing is said") };
        absent.contains(&Absent::Pause)
    };
    let silence = |session: &Finished| {
        let seen = report(session);
        seen.remarks.into_iter().find_map(|remark| match remark {
            Remark::NoHeartbeatFor { seconds, longest } => Some((seconds.round(), longest.seconds.round())),
            _ => None,
        })
    };
    let whole = finished(130.0, 600.0);
    assert!(is_denied(&whole));
    assert_eq!(silence(&whole), None);
    // The last beat lies 8.5 s before the end, the first 5.5 s after the begin.
    let mut ends = whole.clone();
    ends.beats.retain(|beat| (5.0..592.0).contains(&(beat.position / 130.0)));
    assert!(!is_denied(&ends));
    assert_eq!(silence(&ends), Some((14.0, 9.0)));
    // The same where the last seconds cannot be read says nothing.
    ends.seconds[..5].fill(Grade::Unusable(Reason::Muscle));
    ends.seconds[592..].fill(Grade::Unusable(Reason::Muscle));
    assert!(is_denied(&ends));
    assert_eq!(silence(&ends), None);
}

#[test]
fn what_was_not_read_in_an_episode_is_no_part_of_its_length() {
    let mut session = eventful();
    session.seconds[1100..1200].fill(Grade::Unusable(Reason::Gap));
    let spells = report(&session).atrial_fibrillation.spells;
    assert_eq!((spells.episodes, spells.seconds.round()), (1, 188.0));
    assert_eq!(spells.longest.unwrap().seconds.round(), 188.0);
}

#[test]
fn no_fibrillation_is_denied_in_half_a_minute() {
    for (seconds, is_denied) in [(30.0, false), (49.0, false), (50.0, true)] {
        let seen = report(&finished(130.0, seconds));
        let Verdict::Seen { absent, .. } = &seen.verdict else { panic!("nothing is said") };
        assert_eq!(absent.contains(&Absent::AtrialFibrillation), is_denied, "{seconds} s");
        assert_eq!(seen.remarks.contains(&Remark::TooShortForFibrillation), !is_denied, "{seconds} s");
    }
}

#[test]
fn each_reason_for_not_reading_is_shown_once() {
    let mut session = finished(130.0, 600.0);
    let rate = session.rate;
    let unreadable = |reason, at| excerpt(ExcerptKind::Unreadable(reason), rate, at);
    session.excerpts = vec![
        unreadable(Reason::Muscle, 100.0),
        unreadable(Reason::LeadOff, 101.0),
        unreadable(Reason::Muscle, 200.0),
        unreadable(Reason::Gap, 300.0),
        unreadable(Reason::Flat, 400.0),
        unreadable(Reason::LeadOff, 500.0),
    ];
    let shown: Vec<_> = report(&session).strips.iter().map(|strip| strip.focus.seconds.round()).collect();
    assert_eq!(shown, [100.0, 300.0, 400.0, 500.0]);
}

#[test]
fn seven_days_are_bounded_and_hourly() {
    let mut session = finished(130.0, 0.0);
    session.recorded = session.rate.samples(7.0 * 86_400.0) as u64;
    session.seconds = vec![Grade::Good; 7 * 86_400];
    session.start = Some(wall("10:30:00"));
    session.beats = (0..604_800)
        .map(|n| beat(f64::from(n) * 130.0, BeatClass::Normal, if n == 0 { f32::NAN } else { 1000.0 }))
        .collect();
    let week = report(&session);
    assert_eq!(week.hours.len(), 169);
    assert_eq!(week.hours.iter().map(|hour| u64::from(hour.beats)).sum::<u64>(), 604_800);
    assert!(week.trend.slices.len() <= 180);
    assert!(week.spans_days());
}

#[test]
fn hostile_sessions_make_a_report_all_the_same() {
    let numbers = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e300, f64::from(u32::MAX), 77.7];
    for recorded in [0, 1, 130, u64::MAX] {
        for graded in [0, 1, 100] {
            let mut session = finished(130.0, 30.0);
            session.recorded = recorded;
            session.seconds = vec![Grade::Good; graded];
            session.start = Some(WallTime { unix_ms: i64::MAX, utc_offset_min: Some(i16::MIN) });
            session.mains_hz = Some(f32::NAN);
            session.beats = numbers
                .iter()
                .map(|number| Beat {
                    probability: *number as f32,
                    likeness: *number as f32,
                    amplitude_mv: *number as f32,
                    ..beat(*number, V, *number as f32)
                })
                .collect();
            let ends = [(0, 0), (5, 1), (0, u64::MAX), (u64::MAX, u64::MAX), (3, 4)];
            session.episodes = ends
                .iter()
                .flat_map(|(start, end)| {
                    [EpisodeKind::Run(V), EpisodeKind::Pause, EpisodeKind::AtrialFibrillation].map(|kind| {
                        let rate = SampleRate::new(130.0).unwrap();
                        Episode { start: *start, end: *end, ..episode(kind, rate, 0.0, 1.0, 9, f32::NAN) }
                    })
                })
                .collect();
            session.marks = [0, 5, u64::MAX].map(|at| Mark { at, words: "\u{0}\u{202e}".into() }).into();
            session.excerpts = [(0, 0), (0, 5000), (129, 2), (u64::MAX, 10), (u64::MAX - 5, 10)]
                .iter()
                .flat_map(|(start, length)| {
                    [0, 64, u64::MAX].map(|focus| Excerpt {
                        why: ExcerptKind::Mark(focus as usize),
                        start: *start,
                        samples: vec![f32::NAN; *length],
                        focus,
                    })
                })
                .collect();
            let seen = report(&session);
            let left: u64 = seen.coverage.left_out.iter().map(|part| part.samples).sum();
            assert_eq!(seen.coverage.analysed + left, recorded);
            assert!(seen.hours.len() < 10 && seen.trend.slices.len() <= 180);
        }
    }
}

#[test]
fn times_of_day_follow_the_straps_own_clock_for_a_whole_day() {
    // A day at 130.13 Hz of a strap that promises 130: by the promise it ends 86 s late.
    let (hz, day_s) = (130.13_f64, 86_400.0_f64);
    let mut session = finished(130.0, 0.0);
    session.start = Some(wall("23:02:00"));
    session.recorded = (day_s * hz) as u64;
    session.seconds = vec![Grade::Good; (day_s * hz / 130.0).ceil() as usize];
    session.beats = (0..86_400).map(|n| beat((f64::from(n) + 0.5) * hz, BeatClass::Normal, 1000.0)).collect();
    // Pressed at four in the morning, 4 h 58 min after the beginning.
    session.marks = vec![Mark { at: (17_880.0 * hz) as u64, words: "woke up".into() }];
    let device = about::Device { measured_hz: Some(hz), ..about::Device::default() };
    let told = Report::new(&session, About { device, ..About::default() });
    let clock = |moment: Moment| moment.to_nearest_second().local.unwrap().time();
    assert_eq!(clock(told.recording.ends), (23, 2, 0, 0));
    assert_eq!(told.recording.ends.to_nearest_second().seconds, day_s);
    assert_eq!(clock(told.marks[0].at), (4, 0, 0, 0));
    assert_eq!(told.axis().at(session.recorded as f64), told.recording.ends);
    // Hours begin with the hour to the last, and hold what is in them: a beat a second.
    assert_eq!(told.hours.len(), 25);
    for hour in &told.hours[1..] {
        let (_, minute, second, _) = clock(hour.start);
        assert_eq!((minute, second), (0, 0));
    }
    assert!(told.hours[1..24].iter().all(|hour| (hour.seconds - 3600.0).abs() < 0.01 && hour.beats == 3600));
    // By the promise, and by a rate that no strap of 130 Hz has.
    for measured_hz in [None, Some(200.0), Some(f64::NAN)] {
        let device = about::Device { measured_hz, ..about::Device::default() };
        let told = Report::new(&session, About { device, ..About::default() });
        assert_eq!(clock(told.recording.ends), (23, 3, 26, 0));
    }
}
