//! The detector on signals whose beats are known.

use super::{QrsDetector, detector::ROOM};
use crate::units::SampleRate;
use proptest::prelude::*;

/// Beats of 100 ms with a T wave at the given times, millivolts.
fn ecg(rate: SampleRate, seconds: f64, beats: &[f64], gain: impl Fn(f64) -> f64) -> Vec<f32> {
    let wave = |t: f64, at: f64, width: f64, tall: f64| tall * (-0.5 * ((t - at) / width).powi(2)).exp();
    (0..rate.samples(seconds))
        .map(|n| {
            let t = n as f64 / rate.hz();
            let near = beats.iter().filter(|b| (t - **b).abs() < 0.8);
            let clean: f64 = near
                .map(|b| {
                    wave(t, b - 0.17, 0.025, 0.12)
                        + wave(t, b - 0.025, 0.009, -0.12)
                        + wave(t, *b, 0.011, 1.0)
                        + wave(t, b + 0.028, 0.010, -0.22)
                        + wave(t, b + 0.27, 0.05, 0.28)
                })
                .sum();
            // A converter's noise floor, the same at every run.
            let floor = 0.004 * ((n as f64 * 12.9898).sin() * 43758.5453).fract();
            (gain(t) * (clean + floor)) as f32
        })
        .collect()
}

fn regular(from: f64, to: f64, rr: f64) -> Vec<f64> {
    let count = ((to - from) / rr) as usize;
    (0..count).map(|k| from + k as f64 * rr).collect()
}

fn detect(rate: SampleRate, signal: &[f32]) -> Vec<f64> {
    let mut detector = QrsDetector::new(rate);
    let mut found = vec![];
    for x in signal {
        detector.push(*x);
        found.extend(std::iter::from_fn(|| detector.pop()));
    }
    detector.finish();
    found.extend(std::iter::from_fn(|| detector.pop()));
    found.iter().map(|peak| rate.seconds(peak.position)).collect()
}

/// Beats missed and beats made up, between `from` and the end less half a second.
fn errors(truth: &[f64], found: &[f64], from: f64, end: f64) -> (usize, usize) {
    let span = from..end - 0.5;
    let near = |t: f64, all: &[f64]| all.iter().any(|other| (other - t).abs() < 0.03);
    let missed = truth.iter().filter(|t| span.contains(*t) && !near(**t, found)).count();
    let made_up = found.iter().filter(|t| span.contains(*t) && !near(**t, truth)).count();
    (missed, made_up)
}

fn at(hz: f64) -> SampleRate {
    SampleRate::new(hz).unwrap()
}

#[test]
fn finds_every_beat_at_any_rate_and_either_way_up() {
    for hz in [50.0, 100.0, 130.0, 250.0, 360.0, 1000.0, 2000.0] {
        for gain in [1.0, -1.0, 0.15, 5.0] {
            let beats = regular(0.6, 40.0, 0.83);
            let found = detect(at(hz), &ecg(at(hz), 40.0, &beats, |_| gain));
            assert_eq!(errors(&beats, &found, 0.0, 40.0), (0, 0), "{hz} Hz, gain {gain}");
        }
    }
}

#[test]
fn finds_beats_from_20_to_300_a_minute() {
    for bpm in [20.0, 30.0, 45.0, 120.0, 200.0, 250.0, 300.0] {
        // At 300 a minute the T wave lies in the next QRS; a heart that fast has none to speak of.
        let beats = regular(0.6, 60.0, 60.0 / bpm);
        let found = detect(at(130.0), &ecg(at(130.0), 60.0, &beats, |_| 1.0));
        let (missed, made_up) = errors(&beats, &found, 4.0, 60.0);
        assert!(missed * 50 <= beats.len() && made_up * 50 <= beats.len(), "{bpm}: {missed} {made_up}");
    }
}

#[test]
fn follows_a_gain_change_of_ten_either_way() {
    for (before, after) in [(1.0, 0.1), (0.1, 1.0)] {
        let beats = regular(0.6, 60.0, 0.8);
        let gain = move |t: f64| if t < 30.0 { before } else { after };
        let found = detect(at(130.0), &ecg(at(130.0), 60.0, &beats, gain));
        assert_eq!(errors(&beats, &found, 34.0, 60.0), (0, 0), "{before} to {after}");
    }
}

#[test]
fn a_pause_of_ten_seconds_stays_empty_and_the_beat_after_it_is_found() {
    let mut beats = regular(0.6, 30.0, 0.8);
    beats.extend(regular(40.0, 60.0, 0.8));
    let found = detect(at(130.0), &ecg(at(130.0), 60.0, &beats, |_| 1.0));
    assert_eq!(errors(&beats, &found, 0.0, 60.0), (0, 0));
}

#[test]
fn goes_on_after_a_gap() {
    let rate = at(130.0);
    let beats = regular(0.6, 60.0, 0.8);
    let signal = ecg(rate, 60.0, &beats, |_| 1.0);
    let mut detector = QrsDetector::new(rate);
    let (from, to) = (rate.samples(20.0), rate.samples(33.3));
    for x in &signal[..from] {
        detector.push(*x);
    }
    detector.gap((to - from) as u64);
    for x in &signal[to..] {
        detector.push(*x);
    }
    detector.finish();
    let found: Vec<f64> = std::iter::from_fn(|| detector.pop()).map(|p| rate.seconds(p.position)).collect();
    assert!(!found.iter().any(|t| (20.0..33.3).contains(t)));
    let kept: Vec<f64> = beats.into_iter().filter(|t| !(19.8..33.5).contains(t)).collect();
    assert_eq!(errors(&kept, &found, 0.0, 60.0).0, 0);
}

#[test]
fn a_beat_is_final_within_the_stated_delay() {
    for hz in [50.0, 130.0, 360.0, 2000.0] {
        let rate = at(hz);
        let mut beats = regular(0.6, 60.0, 0.9);
        beats.retain(|t| !(30.0..33.0).contains(t));
        let mut detector = QrsDetector::new(rate);
        assert!(rate.seconds(detector.delay() as f64) <= 1.5);
        assert!(rate.seconds(detector.delay_looking_back() as f64) <= 3.0);
        for (n, x) in ecg(rate, 60.0, &beats, |_| 1.0).into_iter().enumerate() {
            detector.push(x);
            while let Some(peak) = detector.pop() {
                let late = n as f64 - peak.position;
                let looked_back = peak.searched_back || n < rate.samples(3.0);
                let allowed = if looked_back { detector.delay_looking_back() } else { detector.delay() };
                // R moves up to 60 ms from where the candidate was.
                assert!(late <= allowed as f64 + 0.06 * hz, "{hz} Hz: {}", late / hz);
            }
        }
    }
}

#[test]
fn levels_learnt_in_what_is_gone_from_the_signal_are_learnt_anew() {
    let rate = at(130.0);
    let truth = regular(0.5, 30.0, 0.8);
    let mut signal = ecg(rate, 30.0, &truth, |_| 1.0);
    // Louder than the heart for five seconds, and from then on taken out.
    let ends = rate.samples(5.0);
    for (n, x) in signal[..ends].iter_mut().enumerate() {
        *x += 4.0 * (2.0 * std::f32::consts::PI * 10.0 * n as f32 / 130.0).sin();
    }
    let found = |anew: bool| {
        let mut detector = QrsDetector::new(rate);
        for (n, x) in signal.iter().enumerate() {
            if anew && n == ends {
                detector.learn_anew();
            }
            detector.push(*x);
        }
        detector.finish();
        let found: Vec<f64> =
            std::iter::from_fn(|| detector.pop()).map(|peak| rate.seconds(peak.position)).collect();
        errors(&truth, &found, 5.5, 30.0)
    };
    assert_eq!(found(true), (0, 0));
    assert!(found(false).0 > 3, "the test shows nothing: {:?}", found(false));
}

#[test]
fn half_a_complex_at_the_begin_is_no_beat() {
    for hz in [130.0, 360.0, 1000.0] {
        let rate = at(hz);
        let truth = regular(1.0, 20.0, 0.8);
        let whole = ecg(rate, 20.0, &truth, |_| 1.0);
        for cut_s in [0.97, 0.99, 1.0, 1.01, 1.03] {
            let found = detect(rate, &whole[rate.samples(cut_s)..]);
            assert!(found.iter().all(|at| *at >= 0.05), "{hz} Hz, from {cut_s} s on: {found:?}");
            let truth: Vec<f64> = truth[1..].iter().map(|at| at - cut_s).collect();
            assert_eq!(errors(&truth, &found, 0.0, 20.0 - cut_s), (0, 0), "{hz} Hz, from {cut_s} s on");
        }
    }
}

#[test]
fn a_line_without_a_heart_has_few_beats_or_none() {
    let rate = at(130.0);
    assert!(detect(rate, &vec![0.7; rate.samples(60.0)]).is_empty());
    assert!(detect(rate, &[]).is_empty());
    assert!(detect(rate, &[1.0]).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn hostile_samples_do_no_harm(values in prop::collection::vec(
        prop_oneof![-5.0f32..5.0, Just(1e5f32), Just(-1e5f32), Just(1e-38f32)], 1..2000),
        hz in 50.0f64..2000.0, hole in 0usize..2000) {
        let mut detector = QrsDetector::new(at(hz));
        let mut last = f64::NEG_INFINITY;
        for (n, x) in values.iter().enumerate() {
            detector.push(*x);
            if n == hole {
                detector.gap(7);
            }
            while let Some(peak) = detector.pop() {
                prop_assert!(peak.position.is_finite() && peak.position > last);
                last = peak.position;
            }
        }
        detector.finish();
        prop_assert!(detector.room() <= ROOM);
    }
}
