//! The fold: chunk size, accounting, bad input.

use super::{Event, Finished, LONGEST_DAYS, Notice, Session, SessionError, Update};
use crate::{
    classify::{Attention, BeatClass, BeatClassifier, BeatInput, ClassifyError, Prediction},
    quality::{Grade, Reason},
    report::{About, Part, Report},
    rhythm::{Episode, EpisodeKind},
    synth::{Focus, NoiseKind, Pattern, Recording, Rhythm, Script, Segment, demo_script},
    units::SampleRate,
};
use proptest::prelude::*;

/// Early and unlike the usual beat is ventricular, early is supraventricular: enough for the fold to have something
/// to pass on.
pub(super) struct ByTheBook;

impl BeatClassifier for ByTheBook {
    fn classify(&mut self, input: &BeatInput) -> Result<Prediction, ClassifyError> {
        let class = match (input.likeness < 0.6, input.rr_ms < 600.0) {
            (true, true) => BeatClass::Ventricular,
            (false, true) => BeatClass::Supraventricular,
            _ => BeatClass::Normal,
        };
        let mut probabilities = [0.02; 4];
        if let Some(at) = BeatClass::ALL.iter().position(|c| *c == class) {
            probabilities[at] = 0.94;
        }
        Ok(Prediction { class, probabilities, attention: Attention { from_ms: -40, to_ms: 60 } })
    }
}

/// All beats are normal: what is told is told by the intervals alone.
struct AllNormal;

impl BeatClassifier for AllNormal {
    fn classify(&mut self, _: &BeatInput) -> Result<Prediction, ClassifyError> {
        let attention = Attention { from_ms: -40, to_ms: 60 };
        Ok(Prediction { class: BeatClass::Normal, probabilities: [0.94, 0.02, 0.02, 0.02], attention })
    }
}

/// A model that cannot be run.
struct Broken;

impl BeatClassifier for Broken {
    fn classify(&mut self, input: &BeatInput) -> Result<Prediction, ClassifyError> {
        Err(ClassifyError { position: input.peak.position, cause: "broken on purpose".into() })
    }
}

fn rate() -> SampleRate {
    SampleRate::new(130.0).unwrap()
}

pub(super) fn demo() -> Recording {
    demo_script().record(rate())
}

pub(super) fn run(signal: &[f32], chunk: usize) -> (Finished, Vec<Update>) {
    let mut session = Session::new(rate(), None, ByTheBook);
    let mut updates = vec![];
    for part in signal.chunks(chunk.max(1)) {
        session.push(Event::Samples(part), &mut updates).unwrap();
    }
    (session.finish(&mut updates), updates)
}

/// Equal to the bit: `NaN` in an excerpt or an RR interval would make equal values unequal.
pub(super) fn bits(finished: &Finished) -> String {
    format!("{finished:?}")
}

pub(super) fn accounts_to_the_sample(finished: &Finished) {
    let left_out: u64 = Reason::ALL.into_iter().map(|reason| finished.left_out(reason)).sum();
    assert_eq!(finished.analysed() + left_out, finished.recorded);
    let whole = (0..finished.seconds.len() as u64).map(|n| finished.second_len(n)).sum::<u64>();
    assert_eq!(whole, finished.recorded);
}

#[test]
fn the_demo_is_read_and_accounted_for() {
    let demo = demo();
    let mut session = Session::new(rate(), None, ByTheBook);
    let mut updates = vec![];
    for event in demo.events() {
        session.push(event, &mut updates).unwrap();
    }
    let finished = session.finish(&mut updates);
    accounts_to_the_sample(&finished);
    assert_eq!(finished.recorded, demo.samples.len() as u64);
    assert!(finished.left_out(Reason::Gap) > 0 && finished.left_out(Reason::LeadOff) > 0);
    let graded: u64 = updates
        .iter()
        .map(|u| if let Update::Seconds { seconds, .. } = u { seconds.end - seconds.start } else { 0 })
        .sum();
    assert_eq!(graded, finished.seconds.len() as u64);
    for beat in &finished.beats {
        let second = finished.rate.second_of(beat.position as u64) as usize;
        assert!(finished.seconds[second].is_usable(), "a beat at {} in an unreadable second", beat.position);
    }
    let found = finished.beats.len() as f64;
    assert!((found / demo.beats.len() as f64 - 1.0).abs() < 0.1, "{found} of {}", demo.beats.len());
    assert!(!finished.excerpts.is_empty());
}

#[test]
fn chunk_size_never_changes_a_bit() {
    let samples = demo().samples;
    let (whole, _) = run(&samples, samples.len());
    for chunk in [1, 73, 1000] {
        assert_eq!(bits(&run(&samples, chunk).0), bits(&whole), "chunks of {chunk}");
    }
}

#[test]
fn a_gap_event_is_the_same_as_samples_that_are_no_numbers() {
    let samples = &demo().samples[..20_000];
    let mut lost = samples.to_vec();
    lost[9_000..9_777].fill(f32::NAN);
    let mut session = Session::new(rate(), None, ByTheBook);
    let mut updates = vec![];
    session.push(Event::Samples(&lost[..9_000]), &mut updates).unwrap();
    session.push(Event::Gap(777), &mut updates).unwrap();
    session.push(Event::Samples(&lost[9_777..]), &mut updates).unwrap();
    assert_eq!(bits(&session.finish(&mut updates)), bits(&run(&lost, 500).0));
}

#[test]
fn a_long_gap_passed_over_in_one_go_is_the_same_as_one_lived_through() {
    let sinus = Segment { rhythm: Rhythm::Sinus { bpm: 70.0 }, seconds: 40.0 };
    let fibrillation = Segment { rhythm: Rhythm::AtrialFibrillation { bpm: 95.0 }, seconds: 90.0 };
    let pieces = [vec![], vec![sinus], vec![sinus, fibrillation], vec![Segment { seconds: 3.3, ..sinus }]];
    let heard = pieces.map(|segments| Script::new(5, segments).record(rate()).samples);
    // In between: a gap, no skin contact, one after the other, and one that is short of being passed over.
    let silences = [
        vec![Event::Gap(7 * 130 * 600 + 5)],
        vec![Event::LeadOff(130 * 700 + 3)],
        vec![Event::Gap(130 * 300), Event::LeadOff(130 * 301), Event::Mark("now"), Event::Gap(130 * 130 + 1)],
        vec![Event::Gap(130 * 119), Event::Gap(1), Event::LeadOff(1), Event::Gap(130 * 1000)],
    ];
    for (before, silence) in heard.iter().flat_map(|before| silences.iter().map(move |s| (before, s))) {
        let told = |step: u64, forgets: bool| {
            let session = Session::new(rate(), None, ByTheBook);
            let mut session = if forgets { session.forgetting() } else { session };
            let mut updates = vec![];
            for _ in 0..2 {
                session.push(Event::Samples(before), &mut updates).unwrap();
                for event in silence {
                    let (whole, piece): (u64, fn(u64) -> Event<'static>) = match event {
                        Event::Gap(samples) => (*samples, Event::Gap),
                        Event::LeadOff(samples) => (*samples, Event::LeadOff),
                        other => {
                            session.push(*other, &mut updates).unwrap();
                            continue;
                        }
                    };
                    for from in (0..whole).step_by(step as usize) {
                        session.push(piece(step.min(whole - from)), &mut updates).unwrap();
                    }
                }
            }
            session.push(Event::Samples(&heard[2]), &mut updates).unwrap();
            let finished = session.finish(&mut updates);
            let mut one_by_one = vec![];
            for update in updates {
                match update {
                    Update::Seconds { seconds, grade } => {
                        let alone = |n| Update::Seconds { seconds: n..n + 1, grade };
                        one_by_one.extend(seconds.map(alone));
                    }
                    other => one_by_one.push(other),
                }
            }
            (bits(&finished), format!("{one_by_one:?}"))
        };
        for forgets in [false, true] {
            let at_once = told(u64::MAX, forgets);
            // A second at a time is too short a step to pass over anything but itself.
            for step in [7, 130, 10_007] {
                assert!(
                    told(step, forgets) == at_once,
                    "{silence:?} after {} samples, by {step}",
                    before.len()
                );
            }
        }
    }
}

#[test]
fn updates_tell_everything_that_the_end_holds() {
    let (finished, updates) = run(&demo().samples, 200);
    let beats: Vec<_> =
        updates.iter().filter_map(|u| if let Update::Beat(b) = u { Some(*b) } else { None }).collect();
    assert_eq!(beats.len(), finished.beats.len());
    // What came early in atrial fibrillation is known only at the end.
    for (told, last) in beats.iter().zip(&finished.beats).filter(|(told, last)| told.class == last.class) {
        assert_eq!(format!("{told:?}"), format!("{last:?}"));
    }
    let episodes = updates.iter().filter(|u| matches!(u, Update::Episode(_))).count();
    assert_eq!(episodes, finished.episodes.len());
}

#[test]
fn a_session_that_forgets_tells_the_same() {
    let samples = demo().samples;
    let (kept, told) = run(&samples, 73);
    let mut session = Session::new(rate(), None, ByTheBook).forgetting();
    let mut updates = vec![];
    for part in samples.chunks(73) {
        session.push(Event::Samples(part), &mut updates).unwrap();
    }
    let finished = session.finish(&mut updates);
    assert_eq!(format!("{updates:?}"), format!("{told:?}"));
    assert!(finished.beats.is_empty() && finished.seconds.is_empty());
    assert_eq!(
        bits(&Finished {
            beats: kept.beats.clone(),
            early_in_fibrillation: kept.early_in_fibrillation,
            seconds: kept.seconds.clone(),
            ..finished
        }),
        bits(&kept)
    );
}

#[test]
fn a_beat_is_final_within_the_stated_delay() {
    let samples = demo().samples;
    let mut session = Session::new(rate(), None, ByTheBook);
    let delay = session.delay();
    assert!(delay < 15.0, "{delay}");
    let mut updates = vec![];
    for (n, x) in samples.iter().enumerate() {
        session.push(Event::Samples(std::slice::from_ref(x)), &mut updates).unwrap();
        for update in updates.drain(..) {
            if let Update::Beat(beat) = update {
                let late = (n as f64 - beat.position) / rate().hz();
                assert!(late <= delay + 0.2, "{late} s after its R peak");
            }
        }
    }
}

#[test]
fn bad_signals_are_unreadable_and_never_analysed() {
    let n = rate().samples(60.0);
    let flat = vec![0.3f32; n];
    let nothing = vec![f32::NAN; n];
    let infinite = vec![f32::INFINITY; n];
    let clipped: Vec<f32> = (0..n).map(|i| if (i / 40) % 2 == 0 { 20.0 } else { -20.0 }).collect();
    for (signal, name) in [(flat, "flat"), (nothing, "NaN"), (infinite, "infinite"), (clipped, "clipped")] {
        let (finished, _) = run(&signal, 100);
        accounts_to_the_sample(&finished);
        assert_eq!(finished.analysed(), 0, "{name}");
        assert!(finished.beats.is_empty() && finished.episodes.is_empty(), "{name}");
    }
}

#[test]
fn a_constant_line_is_flat_and_no_sensor_with_too_small_a_range() {
    for value in [0.0, 0.5, -3.0] {
        let finished = run(&vec![value; 7_800], 1000).0;
        assert!(finished.seconds.iter().all(|grade| *grade == Grade::Unusable(Reason::Flat)), "{value}");
        assert!(!finished.notices.contains(&Notice::RangeTooSmall), "{value}: {:?}", finished.notices);
    }
}

#[test]
fn one_sample_and_none_are_recordings_too() {
    for signal in [&[][..], &[0.1][..], &[f32::NAN][..]] {
        let (finished, _) = run(signal, 1);
        accounts_to_the_sample(&finished);
        assert_eq!(finished.recorded, signal.len() as u64);
        assert!(finished.beats.is_empty());
    }
}

#[test]
fn a_unit_a_thousand_times_off_is_noticed() {
    let samples = &demo().samples[..15_000];
    for (scale, factor) in [(1000.0, 0.001), (0.001, 1000.0)] {
        let wrong: Vec<f32> = samples.iter().map(|x| x * scale).collect();
        let (finished, _) = run(&wrong, 1000);
        let noticed = finished.notices.iter().any(
            |notice| matches!(notice, Notice::AmplitudeImplausible { factor: told, .. } if (told / factor - 1.0f32).abs() < 1e-3),
        );
        assert!(noticed, "{scale}: {:?}", finished.notices);
    }
    assert!(!run(samples, 1000).0.notices.iter().any(|n| matches!(n, Notice::AmplitudeImplausible { .. })));
}

#[test]
fn an_inverted_recording_has_the_same_beats() {
    let samples = &demo().samples[..30_000];
    let inverted: Vec<f32> = samples.iter().map(|x| -x).collect();
    let (up, down) = (run(samples, 1000).0, run(&inverted, 1000).0);
    assert!((up.beats.len() as f64 / down.beats.len() as f64 - 1.0).abs() < 0.02);
}

#[test]
fn mains_that_was_taken_out_is_told_with_or_without_a_gap() {
    let clean = Script::of(1, Rhythm::Sinus { bpm: 70.0 }, 60.0).record(rate()).samples;
    let hum = |n: usize| 0.2 * (2.0 * std::f64::consts::PI * 50.0 * n as f64 / rate().hz()).sin() as f32;
    let mut samples: Vec<f32> = clean.iter().enumerate().map(|(n, x)| x + hum(n)).collect();
    assert_eq!(run(&samples, 1000).0.mains_hz, Some(50.0));
    samples[6_000..6_100].fill(f32::NAN);
    assert_eq!(run(&samples, 1000).0.mains_hz, Some(50.0));
    assert_eq!(run(&clean, 1000).0.mains_hz, None);
}

#[test]
fn hum_over_a_heart_costs_no_beat_and_makes_no_pause() {
    for hum_hz in [50.0, 49.8, 60.2] {
        let hum = NoiseKind::Mains { hz: hum_hz };
        let script = Script::of(1, Rhythm::Sinus { bpm: 70.0 }, 60.0);
        let recording = script.with_noise(hum, 0.0, 60.0, 1.0).record(rate());
        let finished = run(&recording.samples, 1000).0;
        let read_from = finished.seconds.iter().position(|grade| grade.is_usable()).unwrap();
        assert!(read_from <= 4, "{hum_hz} Hz: {:?}", finished.seconds);
        let from = rate().second_start(read_from as u64) as f64;
        let found = finished.beats.iter().filter(|beat| beat.position >= from).count();
        let made = recording.beats.iter().filter(|beat| beat.at_s * rate().hz() >= from).count();
        assert!(found.abs_diff(made) <= 1, "{hum_hz} Hz: {found} of {made}");
        assert!(finished.episodes.is_empty(), "{hum_hz} Hz: {:?}", finished.episodes);
    }
}

#[test]
fn an_hour_of_gap_is_an_hour_not_analysed() {
    let samples = &demo().samples[..8_000];
    let mut session = Session::new(rate(), None, ByTheBook);
    let mut updates = vec![];
    session.push(Event::Samples(samples), &mut updates).unwrap();
    session.push(Event::Gap(3600 * 130), &mut updates).unwrap();
    session.push(Event::Samples(samples), &mut updates).unwrap();
    let finished = session.finish(&mut updates);
    accounts_to_the_sample(&finished);
    assert!(finished.left_out(Reason::Gap) >= 3600 * 130);
    assert!(finished.beats.iter().all(|b| b.rr_ms.is_nan() || b.rr_ms < 10_000.0));
}

#[test]
fn a_recording_too_long_for_one_piece_is_refused() {
    let mut session = Session::new(rate(), None, ByTheBook);
    let refused = session.push(Event::Gap(u64::MAX), &mut vec![]);
    assert_eq!(refused, Err(SessionError::TooLong { days: LONGEST_DAYS }));
    assert_eq!(session.recorded(), 0);
}

#[test]
fn a_model_that_fails_leaves_beats_unclassified_and_says_so() {
    let mut session = Session::new(rate(), None, Broken);
    let mut updates = vec![];
    session.push(Event::Samples(&demo().samples[..8_000]), &mut updates).unwrap();
    let finished = session.finish(&mut updates);
    assert!(!finished.beats.is_empty());
    assert!(finished.beats.iter().all(|beat| beat.class == BeatClass::Unclassified));
    assert!(finished.notices.contains(&Notice::ModelFailed(finished.beats.len() as u64)));
}

#[test]
fn marks_keep_their_place_and_get_their_strip() {
    let samples = demo().samples;
    let mut session = Session::new(rate(), None, ByTheBook);
    let mut updates = vec![];
    session.push(Event::Samples(&samples[..5_000]), &mut updates).unwrap();
    session.push(Event::Mark("fluttering"), &mut updates).unwrap();
    session.push(Event::Samples(&samples[5_000..9_000]), &mut updates).unwrap();
    let finished = session.finish(&mut updates);
    assert_eq!((finished.marks[0].at, finished.marks[0].words.as_str()), (5_000, "fluttering"));
    let strip = finished.excerpts.iter().find(|e| e.why == super::ExcerptKind::Mark(0)).unwrap();
    assert!(strip.start < 5_000 && strip.start + strip.samples.len() as u64 > 5_000);
}

/// Sinus rhythm, then minutes of another one, then sinus rhythm; chunks of so many samples.
fn spell(rhythm: Rhythm, minutes: f64, chunk: usize) -> Finished {
    let sinus = Segment { rhythm: Rhythm::Sinus { bpm: 70.0 }, seconds: 180.0 };
    let script = Script::new(3, vec![sinus, Segment { rhythm, seconds: 60.0 * minutes }, sinus]);
    let samples = script.record(rate()).samples;
    let mut session = Session::new(rate(), None, AllNormal);
    let mut updates = vec![];
    for part in samples.chunks(chunk) {
        session.push(Event::Samples(part), &mut updates).unwrap();
    }
    session.finish(&mut updates)
}

#[test]
fn the_onset_of_a_long_episode_is_shown() {
    for (rhythm, kind) in [
        (Rhythm::AtrialFibrillation { bpm: 90.0 }, EpisodeKind::AtrialFibrillation),
        (Rhythm::AtrialFibrillation { bpm: 52.0 }, EpisodeKind::AtrialFibrillation),
        (Rhythm::Sinus { bpm: 40.0 }, EpisodeKind::Bradycardia),
        (Rhythm::Sinus { bpm: 130.0 }, EpisodeKind::Tachycardia),
    ] {
        for minutes in [1.5, 4.0, 20.0] {
            let finished = spell(rhythm, minutes, 997);
            let longest = finished.episodes.iter().filter(|e| e.kind == kind).max_by_key(|e| e.end - e.start);
            let episode = *longest.unwrap_or_else(|| panic!("no {kind:?} in {minutes} min"));
            let report = Report::new(&finished, About::default());
            let mut strips = report.strips.iter().filter(|s| s.why == super::ExcerptKind::Episode(kind));
            if kind == EpisodeKind::AtrialFibrillation {
                let within = strips.next().unwrap();
                let seconds = rate().seconds(within.focus.sample - episode.start as f64);
                assert_eq!((within.part, seconds), (Part::Whole, 20.0), "{minutes} min");
            }
            let strip = strips.next().unwrap();
            assert_eq!(strip.part, Part::Onset, "{kind:?}, {minutes} min");
            assert_eq!(strip.focus.sample, episode.start as f64, "{kind:?}, {minutes} min");
            let beats = strip.beats.iter().filter(|beat| beat.at_s < 2.2).count();
            assert!(beats >= 1 && strip.beats.len() > beats, "nothing before the onset, or nothing after it");
        }
    }
    let rhythm = Rhythm::AtrialFibrillation { bpm: 90.0 };
    assert_eq!(bits(&spell(rhythm, 4.0, 1)), bits(&spell(rhythm, 4.0, 5000)));
}

#[test]
fn the_strips_of_extremes_show_what_the_report_calls_so() {
    use super::ExcerptKind::{FastestRate, LongestRr, SlowestRate};
    let creeping =
        (0..12).map(|n| Segment { rhythm: Rhythm::Sinus { bpm: 60.0 + 1.3 * f64::from(n) }, seconds: 20.0 });
    for script in [demo_script(), Script::new(9, creeping.collect())] {
        let samples = script.record(rate()).samples;
        let report = Report::new(&run(&samples, 1000).0, About::default());
        let strip = |why| report.strips.iter().find(|strip| strip.why == why);
        let measured = report.rate.unwrap();
        for (why, extreme) in [(SlowestRate, measured.lowest), (FastestRate, measured.highest)] {
            let (strip, extreme) = (strip(why).unwrap(), extreme.unwrap());
            assert_eq!(strip.rate_bpm, Some(extreme.bpm), "{why:?}");
            assert!((strip.focus.seconds - extreme.at.seconds).abs() < 0.01, "{why:?}");
        }
        // A pause has its own strip, and then none of the longest interval is shown.
        if let (Some(strip), Some(longest)) = (strip(LongestRr), report.pauses.longest) {
            assert_eq!(strip.longest_rr_ms, Some(longest.ms));
        }
    }
}

#[test]
fn the_usual_beat_is_shown_among_its_like() {
    let pattern = Pattern::Single { every_s: 12.5 };
    for seed in 0..8 {
        let rhythm = Rhythm::Ectopic { bpm: 70.0, focus: Focus::Ventricular, pattern };
        let samples = Script::of(seed, rhythm, 120.0).record(rate()).samples;
        let finished = run(&samples, 1000).0;
        assert!(finished.beats.iter().any(|beat| beat.class != BeatClass::Normal));
        let report = Report::new(&finished, About::default());
        for strip in report.strips.iter().filter(|strip| strip.why == super::ExcerptKind::Usual) {
            let letters: String = strip.beats.iter().map(|beat| beat.letter).collect();
            assert!(letters.len() >= 6 && letters.chars().all(|letter| letter == 'N'), "{letters}");
        }
    }
    let finished = run(&Script::of(1, Rhythm::Sinus { bpm: 70.0 }, 30.0).record(rate()).samples, 1000).0;
    assert!(finished.excerpts.iter().any(|excerpt| excerpt.why == super::ExcerptKind::Usual));
}

#[test]
fn a_beat_of_a_pair_that_is_shown_is_not_shown_by_itself() {
    let pattern = Pattern::Salvo { beats: 2, bpm: 130.0, every_s: 15.0 };
    for seed in 0..8 {
        let rhythm = Rhythm::Ectopic { bpm: 70.0, focus: Focus::Ventricular, pattern };
        let finished = run(&Script::of(seed, rhythm, 90.0).record(rate()).samples, 1000).0;
        let report = Report::new(&finished, About::default());
        let shown: Vec<_> = report.strips.iter().map(|strip| strip.why).collect();
        let pairs: Vec<_> =
            finished.episodes.iter().filter(|e| matches!(e.kind, EpisodeKind::Couplet(_))).collect();
        let pair = super::ExcerptKind::Episode(EpisodeKind::Couplet(BeatClass::Ventricular));
        assert!(!pairs.is_empty() && shown.contains(&pair), "{shown:?}");
        for strip in report.strips.iter().filter(|s| matches!(s.why, super::ExcerptKind::SingleBeat(_))) {
            let near = |episode: &&&Episode| {
                let (from, to) = (episode.start as f64 - 2.0, episode.end as f64 + 2.0);
                (from..to).contains(&strip.focus.sample)
            };
            assert!(pairs.iter().find(near).is_none(), "seed {seed}: {shown:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn hostile_samples_in_any_chunks_are_accounted_for(
        values in prop::collection::vec(
            prop_oneof![8 => -3.0f32..3.0, 1 => Just(f32::NAN), 1 => Just(f32::MAX), 1 => Just(f32::NEG_INFINITY)],
            0..3000),
        chunk in 1usize..400,
    ) {
        let (whole, _) = run(&values, values.len());
        accounts_to_the_sample(&whole);
        prop_assert_eq!(bits(&run(&values, chunk).0), bits(&whole));
        prop_assert!(whole.beats.iter().all(|beat| matches!(beat.grade, Grade::Good | Grade::Fair)));
    }
}
