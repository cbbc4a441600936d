use super::*;
use crate::{
    beat::{Polarity, QrsDetector, RPeak},
    filter::{Conditioner, biquad::Biquad},
    session::Event,
    synth::{NoiseKind, OutageKind, Rhythm, Script, Segment},
    units::SampleRate,
};
use proptest::prelude::*;

const RATES: [f64; 7] = [50.0, 128.0, 130.0, 130.05, 360.0, 1000.0, 2000.0];

fn rate(hz: f64) -> SampleRate {
    SampleRate::new(hz).unwrap()
}

/// The stages as a session joins them, up to the grades.
struct Chain {
    conditioner: Conditioner,
    detector: QrsDetector,
    grader: SignalGrader,
    grades: Vec<Grade>,
    now: u64,
}

impl Chain {
    fn new(rate: SampleRate) -> Self {
        Chain {
            conditioner: Conditioner::new(rate),
            detector: QrsDetector::new(rate),
            grader: SignalGrader::new(rate),
            grades: Vec::new(),
            now: 0,
        }
    }

    fn event(&mut self, event: &Event<'_>) {
        match *event {
            Event::Samples(samples) => {
                for &x in samples {
                    let conditioned = self.conditioner.push(x);
                    self.grader.push(x);
                    if self.conditioner.hum_began_to_go() {
                        self.detector.learn_anew();
                        self.grader.hum_began_to_go();
                    }
                    self.detector.push(conditioned.without_mains);
                    self.now += 1;
                    if self.now.is_multiple_of(16) {
                        self.pass();
                    }
                }
            }
            Event::Gap(count) => self.skip(count, Reason::Gap),
            Event::LeadOff(count) => self.skip(count, Reason::LeadOff),
            Event::Mark(_) => {}
        }
    }

    fn skip(&mut self, count: u64, reason: Reason) {
        self.conditioner.reset();
        self.detector.gap(count);
        self.grader.skip(count, reason);
        self.now += count;
        self.pass();
    }

    fn pass(&mut self) {
        while let Some(peak) = self.detector.pop() {
            self.grader.beat(&peak);
        }
        while let Some((second, grade)) = self.grader.pop() {
            assert_eq!(second, self.grades.len() as u64, "seconds come in order, each once");
            self.grades.push(grade);
        }
    }

    fn finish(mut self) -> (Vec<Grade>, SignalGrader) {
        self.detector.finish();
        while let Some(peak) = self.detector.pop() {
            self.grader.beat(&peak);
        }
        self.grader.finish();
        self.pass();
        (self.grades, self.grader)
    }
}

fn grades(script: &Script, hz: f64) -> Vec<Grade> {
    let recording = script.record(rate(hz));
    let mut chain = Chain::new(rate(hz));
    recording.events().for_each(|event| chain.event(&event));
    chain.finish().0
}

fn grades_of(samples: &[f32], hz: f64) -> Vec<Grade> {
    let mut chain = Chain::new(rate(hz));
    chain.event(&Event::Samples(samples));
    chain.finish().0
}

fn share(grades: &[Grade], wanted: impl Fn(&Grade) -> bool) -> f64 {
    grades.iter().filter(|grade| wanted(grade)).count() as f64 / grades.len() as f64
}

fn usable(grades: &[Grade]) -> f64 {
    share(grades, |grade| grade.is_usable())
}

fn sinus(bpm: f64, seconds: f64) -> Script {
    Script::of(21, Rhythm::Sinus { bpm }, seconds)
}

fn nothing(seconds: f64) -> Script {
    Script::of(31, Rhythm::Asystole, seconds)
}

#[test]
fn a_clean_heart_is_read_at_any_rate_size_and_polarity() {
    for hz in RATES {
        for (amplitude, inverted) in [(0.15, false), (1.0, true), (5.0, false)] {
            let mut script = sinus(72.0, 60.0);
            (script.amplitude_mv, script.inverted) = (amplitude, inverted);
            let grades = grades(&script, hz);
            assert_eq!(grades.len(), 60);
            assert_eq!(usable(&grades), 1.0, "{hz} Hz, {amplitude} mV: {grades:?}");
        }
    }
}

#[test]
fn a_clean_signal_is_good_not_just_fair() {
    let grades = grades(&sinus(65.0, 120.0), 130.0);
    assert!(share(&grades, |grade| *grade == Grade::Good) > 0.98, "{grades:?}");
}

#[test]
fn every_rhythm_is_read() {
    let wide = [
        Rhythm::Sinus { bpm: 20.0 },
        Rhythm::Sinus { bpm: 40.0 },
        Rhythm::Sinus { bpm: 180.0 },
        Rhythm::Sinus { bpm: 300.0 },
        Rhythm::AtrialFibrillation { bpm: 110.0 },
        Rhythm::AtrialFibrillation { bpm: 160.0 },
        Rhythm::VentricularTachycardia { bpm: 150.0 },
        Rhythm::VentricularTachycardia { bpm: 220.0 },
        Rhythm::Paced { bpm: 70.0 },
    ];
    for rhythm in wide {
        for hz in [130.0, 360.0] {
            let segments = vec![
                Segment { rhythm: Rhythm::Sinus { bpm: 75.0 }, seconds: 20.0 },
                Segment { rhythm, seconds: 60.0 },
            ];
            let mut script = Script::new(8, segments).with_noise(NoiseKind::Baseline, 0.0, 80.0, 0.1);
            script.floor_mv = 0.008;
            let grades = grades(&script, hz);
            assert!(usable(&grades) >= 0.97, "{rhythm:?} at {hz} Hz: {grades:?}");
        }
    }
}

#[test]
fn a_pause_of_ten_seconds_is_shown() {
    for (hz, floor) in [(130.0, 0.002), (130.0, 0.01), (360.0, 0.004), (1000.0, 0.004)] {
        for rr_s in [4.0, 7.0, 10.0] {
            let mut script = Script::of(17, Rhythm::Pause { bpm: 62.0, rr_s }, 60.0).with_noise(
                NoiseKind::Baseline,
                0.0,
                60.0,
                0.1,
            );
            script.floor_mv = floor;
            let grades = grades(&script, hz);
            assert_eq!(usable(&grades), 1.0, "{rr_s} s at {hz} Hz: {grades:?}");
        }
    }
}

#[test]
fn what_shows_no_heart_cannot_be_read_for_its_own_reason() {
    let flat = vec![0.0; 13_000];
    let rail = vec![20.0; 13_000];
    let dither: Vec<f32> = (0..13_000_i32).map(|n| 0.005 * ((n * n % 7) / 4) as f32).collect();
    for (name, samples, reason) in
        [("zero", flat, Reason::Flat), ("rail", rail, Reason::Clipped), ("dither", dither, Reason::Flat)]
    {
        let grades = grades_of(&samples, 130.0);
        assert!(grades.iter().all(|grade| *grade == Grade::Unusable(reason)), "{name}: {grades:?}");
    }
    for hz in [130.0, 360.0] {
        let mains = |grid| nothing(100.0).with_noise(NoiseKind::Mains { hz: grid }, 0.0, 100.0, 0.5);
        for (name, script, reason, least) in [
            ("50 Hz alone", mains(50.0), Reason::Mains, 0.97),
            ("60 Hz alone", mains(60.0), Reason::Mains, 0.97),
            ("white", nothing(100.0).with_noise(NoiseKind::White, 0.0, 100.0, 0.3), Reason::Noise, 0.97),
            ("muscle", nothing(100.0).with_noise(NoiseKind::Muscle, 0.0, 100.0, 0.3), Reason::Noise, 0.97),
            ("motion", nothing(100.0).with_noise(NoiseKind::Motion, 0.0, 100.0, 1.0), Reason::Noise, 0.85),
            ("an open input", nothing(100.0), Reason::LeadOff, 0.97),
            (
                "a lifted strap",
                sinus(70.0, 100.0).with_outage(OutageKind::Detached, 0.0, 100.0),
                Reason::LeadOff,
                0.95,
            ),
        ] {
            let grades = grades(&script, hz);
            let is_it = |found| found == reason || reason == Reason::Noise && found == Reason::BaselineStorm;
            let share = share(&grades, |grade| matches!(grade, Grade::Unusable(found) if is_it(*found)));
            assert!(share >= least, "{name} at {hz} Hz: {share} {grades:?}");
            assert!(usable(&grades) < 0.15, "{name} at {hz} Hz: {grades:?}");
        }
    }
}

/// Noise that swings `mv` around nothing, in a band around `centre_hz`: a narrow one is a tremor, a wide one what
/// muscles and steps leave where QRS complexes are.
fn in_a_band(hz: f64, centre_hz: f64, width_hz: f64, mv: f64, seconds: f64) -> Vec<f32> {
    let white = nothing(seconds).with_noise(NoiseKind::White, 0.0, seconds, 1.0).record(rate(hz)).samples;
    let mut band = [Biquad::resonator(hz, centre_hz, width_hz), Biquad::resonator(hz, centre_hz, width_hz)];
    let noise: Vec<f64> =
        white.iter().map(|x| band.iter_mut().fold(f64::from(*x), |x, one| one.push(x))).collect();
    let power = (noise.iter().map(|x| x * x).sum::<f64>() / noise.len() as f64).sqrt();
    noise.iter().map(|x| (mv * x / power) as f32).collect()
}

/// Slower than 5 Hz it is what a ventricular tachycardia looks like, and at 50 Hz too little of it is left: see
/// `core/decisions/signal-quality.md`.
#[test]
fn noise_where_a_heart_would_be_is_not_read() {
    let mut read = Vec::new();
    for hz in [130.0, 360.0, 1000.0] {
        for (centre_hz, width_hz) in [(6.0, 2.0), (10.0, 1.0), (10.0, 8.0)] {
            for mv in [0.03, 0.3, 1.0] {
                let grades = grades_of(&in_a_band(hz, centre_hz, width_hz, mv, 120.0), hz);
                let share = usable(&grades);
                assert!(
                    share < 0.25,
                    "{centre_hz} +- {width_hz} Hz, {mv} mV, at {hz} Hz: {share} {grades:?}"
                );
                read.push(share);
            }
        }
    }
    let mean = read.iter().sum::<f64>() / read.len() as f64;
    assert!(mean < 0.06, "{mean} of narrow noise is read");
}

#[test]
fn a_heart_in_too_small_a_range_is_clipped_and_not_flat() {
    for hz in [130.0, 360.0] {
        let samples = sinus(70.0, 60.0).record(rate(hz)).samples;
        // What is between two beats lies under the range, and the beats' tops over it.
        let cut: Vec<f32> = samples.iter().map(|x| (4.0 * (x - 0.4)).clamp(-0.2, 0.2)).collect();
        let grades = grades_of(&cut, hz);
        let clipped = share(&grades, |grade| *grade == Grade::Unusable(Reason::Clipped));
        let flat = share(&grades, |grade| *grade == Grade::Unusable(Reason::Flat));
        assert!(flat < 0.1 && clipped > 0.8, "{hz} Hz: {grades:?}");
    }
}

#[test]
fn faults_within_a_recording_are_found_where_they_are() {
    for hz in [50.0, 130.0, 360.0, 1000.0] {
        let script = sinus(70.0, 140.0)
            .with_outage(OutageKind::Frozen, 20.0, 10.0)
            .with_outage(OutageKind::Saturated, 40.0, 10.0)
            .with_outage(OutageKind::Detached, 60.0, 20.0)
            .with_outage(OutageKind::Gap, 90.0, 5.0)
            .with_outage(OutageKind::LeadOff, 110.0, 5.0);
        let grades = grades(&script, hz);
        for (from, to, reason) in [
            (20, 30, Reason::Flat),
            (40, 50, Reason::Clipped),
            (62, 80, Reason::LeadOff),
            (90, 95, Reason::Gap),
            (110, 115, Reason::LeadOff),
        ] {
            let stretch = &grades[from..to];
            assert!(
                stretch.iter().all(|grade| *grade == Grade::Unusable(reason)),
                "{reason:?} at {hz} Hz: {stretch:?}"
            );
        }
        for (from, to) in [(0, 20), (31, 40), (53, 60), (84, 90), (95, 110), (115, 140)] {
            assert!(usable(&grades[from..to]) > 0.9, "{from} to {to} at {hz} Hz: {:?}", &grades[from..to]);
        }
    }
}

#[test]
fn a_clipped_heart_is_clipped_and_a_tall_one_is_not() {
    let mut script = sinus(80.0, 60.0).with_noise(NoiseKind::Baseline, 0.0, 60.0, 3.0);
    script.converter.range_mv = 0.5;
    let clipped = grades(&script, 130.0);
    assert!(share(&clipped, |g| *g == Grade::Unusable(Reason::Clipped)) > 0.4, "{clipped:?}");
    let mut tall = Script::of(3, Rhythm::VentricularTachycardia { bpm: 170.0 }, 60.0);
    tall.amplitude_mv = 5.0;
    assert_eq!(usable(&grades(&tall, 360.0)), 1.0);
}

#[test]
fn the_grade_falls_as_noise_rises() {
    let worth = |grades: &[Grade]| {
        grades
            .iter()
            .map(|g| [0.0, 0.5, 1.0][usize::from(g.is_usable()) + usize::from(*g == Grade::Good)])
            .sum::<f64>()
            / grades.len() as f64
    };
    for kind in [NoiseKind::Muscle, NoiseKind::Motion, NoiseKind::White] {
        for hz in [130.0, 360.0] {
            let levels = [0.0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 5.0];
            let values: Vec<f64> = levels
                .iter()
                .map(|&level| worth(&grades(&sinus(72.0, 120.0).with_noise(kind, 0.0, 120.0, level), hz)))
                .collect();
            assert!(values[0] > 0.98 && values[7] < 0.1, "{kind:?} at {hz} Hz: {values:?}");
            assert!(values.windows(2).all(|w| w[1] <= w[0] + 0.03), "{kind:?} at {hz} Hz: {values:?}");
        }
    }
}

#[test]
fn mains_over_a_heart_do_no_harm_once_notched() {
    for hz in [130.0, 360.0] {
        let script = sinus(70.0, 60.0).with_noise(NoiseKind::Mains { hz: 50.0 }, 0.0, 60.0, 0.5);
        let grades = grades(&script, hz);
        assert!(usable(&grades[10..]) > 0.98, "{hz} Hz: {grades:?}");
    }
}

#[test]
fn a_few_seconds_between_two_gaps_are_too_short() {
    let script = sinus(70.0, 60.0)
        .with_outage(OutageKind::Gap, 20.0, 3.0)
        .with_outage(OutageKind::Gap, 25.0, 3.0)
        .with_outage(OutageKind::LeadOff, 40.0, 19.0);
    let grades = grades(&script, 130.0);
    assert_eq!(grades[23..25], [Grade::Unusable(Reason::TooShort); 2]);
    assert_eq!(grades[59], Grade::Unusable(Reason::TooShort));
    assert!(usable(&grades[28..40]) == 1.0);
    assert_eq!(grades_of(&[0.1], 130.0), [Grade::Unusable(Reason::TooShort)]);
}

#[test]
fn a_gap_of_any_length_is_passed_at_once_and_counted_by_the_second() {
    let rate = rate(130.0);
    let mut grader = SignalGrader::new(rate);
    let mut whole = SignalGrader::new(rate);
    let samples: Vec<f32> = sinus(70.0, 20.0).record(rate).samples;
    for grader in [&mut grader, &mut whole] {
        for &x in &samples {
            grader.push(x);
        }
    }
    let gap = 130 * 3600 + 77;
    for _ in 0..gap {
        grader.skip(1, Reason::LeadOff);
    }
    whole.skip(gap, Reason::LeadOff);
    for grader in [&mut grader, &mut whole] {
        for &x in &samples {
            grader.push(x);
        }
        grader.finish();
    }
    let all: Vec<_> = std::iter::from_fn(|| grader.pop()).collect();
    assert_eq!(all, std::iter::from_fn(|| whole.pop()).collect::<Vec<_>>());
    assert_eq!(all.len(), 3641);
    assert_eq!(
        share(&all.iter().map(|s| s.1).collect::<Vec<_>>(), |g| *g == Grade::Unusable(Reason::LeadOff)),
        3601.0 / 3641.0
    );

    let mut endless = SignalGrader::new(rate);
    endless.skip(u64::MAX / 4, Reason::Gap);
    assert_eq!(endless.pop(), Some((0, Grade::Unusable(Reason::Gap))));
}

#[test]
fn grades_come_no_later_than_stated() {
    let rate = rate(130.0);
    let mut grader = SignalGrader::new(rate);
    let mut next = 0;
    for (index, x) in (1_u64..).zip(sinus(70.0, 40.0).record(rate).samples) {
        grader.push(x);
        while let Some((second, _)) = grader.pop() {
            assert_eq!(second, next);
            next += 1;
        }
        let due = rate.second_of(index).saturating_sub(grader.delay());
        assert!(next >= due, "second {next} is late at {index}");
    }
}

#[test]
fn typical_range_follows_the_unit() {
    for scale in [0.001_f32, 1.0, 1000.0] {
        let samples: Vec<f32> =
            sinus(70.0, 60.0).record(rate(130.0)).samples.iter().map(|x| x * scale).collect();
        let mut chain = Chain::new(rate(130.0));
        chain.event(&Event::Samples(&samples));
        let (grades, grader) = chain.finish();
        let typical = grader.typical_peak_to_peak().unwrap() / scale;
        assert!((1.0..1.6).contains(&typical), "{scale}: {typical}");
        assert!(usable(&grades) > 0.98, "{scale}: {grades:?}");
    }
    assert_eq!(SignalGrader::new(rate(130.0)).typical_peak_to_peak(), None);
}

#[test]
fn verdicts_do_not_depend_on_the_sampling_rate() {
    let script = sinus(70.0, 180.0)
        .with_noise(NoiseKind::Motion, 40.0, 30.0, 3.0)
        .with_noise(NoiseKind::Muscle, 40.0, 30.0, 1.0)
        .with_outage(OutageKind::Frozen, 100.0, 10.0)
        .with_outage(OutageKind::Gap, 130.0, 6.0);
    let reference = grades(&script, 130.0);
    for hz in RATES {
        let other = grades(&script, hz);
        // In noise a second may fall either way, for a slow rate shows less of it.
        let mut other_way = 0;
        for (second, (a, b)) in reference.iter().zip(&other).enumerate() {
            // Where it begins and ends the detector has to learn anew.
            match second {
                38..46 | 69..84 => {}
                46..69 => other_way += usize::from(a.is_usable() != b.is_usable()),
                _ => assert_eq!(a.is_usable(), b.is_usable(), "second {second} at {hz} Hz: {a:?} {b:?}"),
            }
        }
        assert!(other_way <= 3, "{other_way} of 23 seconds of noise at {hz} Hz");
    }
}

fn hostile() -> impl Strategy<Value = f32> {
    prop_oneof![
        -3.0..3.0_f32,
        Just(f32::MAX),
        Just(f32::MIN),
        Just(f32::MIN_POSITIVE),
        Just(1e-42),
        Just(f32::NAN),
        Just(f32::INFINITY),
        Just(0.0),
        any::<f32>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever comes in: each second that was begun gets exactly one grade, in order.
    #[test]
    fn each_second_gets_one_grade(
        hz in 50.0..2000.0_f64,
        parts in prop::collection::vec((hostile(), 0_u64..700, 0_u8..4), 0..30),
        beats in prop::collection::vec((any::<f64>(), any::<f32>()), 0..10),
    ) {
        let rate = rate(hz);
        let mut grader = SignalGrader::new(rate);
        let mut total = 0;
        for (value, count, what) in parts {
            match what {
                0 => grader.skip(count, Reason::Gap),
                1 => grader.skip(count, Reason::LeadOff),
                2 => (0..count).for_each(|_| grader.push(value)),
                _ => (0..count).for_each(|n| grader.push(if n % 3 == 0 { value } else { n as f32 * 1e-3 })),
            }
            total += count;
            for &(position, likeness) in &beats {
                let (polarity, amplitude_mv, prominence) = (Polarity::Up, likeness, likeness);
                grader.beat(&RPeak { position, polarity, amplitude_mv, likeness, prominence, searched_back: false });
            }
        }
        grader.finish();
        let seconds: Vec<u64> = std::iter::from_fn(|| grader.pop()).map(|(second, _)| second).collect();
        let expected = if total == 0 { 0 } else { rate.second_of(total - 1) + 1 };
        prop_assert_eq!(seconds, (0..expected).collect::<Vec<_>>());
    }
}
