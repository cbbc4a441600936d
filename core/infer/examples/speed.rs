//! What detection, one beat and an hour cost: `cargo run --release -p strapline-infer --example speed`, and as an app has it
//! with `--profile mobile`.

use std::{error::Error, time::Instant};
use strapline_ecg::{
    beat::{Polarity, QrsDetector, RPeak},
    classify::{BeatClassifier, BeatContexts},
    filter::Conditioner,
    session::{Event, Session},
    synth::{Rhythm, Script},
    units::SampleRate,
};
use strapline_infer::BeatNet;

const HZ: f64 = 130.0;
const BEATS: usize = 4_300;
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let loading = Instant::now();
    let mut net = BeatNet::bundled()?;
    println!("model {} loaded in {:.1} ms", &net.hash()[..12], loading.elapsed().as_secs_f64() * 1e3);
    let mut contexts_ms = f64::INFINITY;
    let mut net_ms = f64::INFINITY;
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let inputs = inputs()?;
        contexts_ms = contexts_ms.min(began.elapsed().as_secs_f64() * 1e3);
        let began = Instant::now();
        for input in &inputs {
            net.classify(input)?;
        }
        net_ms = net_ms.min(began.elapsed().as_secs_f64() * 1e3);
    }
    let each = |ms: f64| ms / BEATS as f64;
    println!("contexts of {BEATS} beats at 130 Hz: {contexts_ms:.0} ms, {:.4} ms a beat", each(contexts_ms));
    println!("network on {BEATS} beats:            {net_ms:.0} ms, {:.4} ms a beat", each(net_ms));
    let rate = SampleRate::new(HZ)?;
    let hour = Script::of(1, Rhythm::Sinus { bpm: 72.0 }, 3600.0).record(rate).samples;
    let (mut detection_ms, mut session_ms) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        let began = Instant::now();
        detect(&hour, rate);
        detection_ms = detection_ms.min(began.elapsed().as_secs_f64() * 1e3);
        let began = Instant::now();
        let mut session = Session::new(rate, None, net.clone());
        let mut updates = Vec::new();
        for chunk in hour.chunks(73) {
            session.push(Event::Samples(chunk), &mut updates)?;
            updates.clear();
        }
        session.finish(&mut updates);
        session_ms = session_ms.min(began.elapsed().as_secs_f64() * 1e3);
    }
    println!("detection of an hour:             {detection_ms:.0} ms");
    println!("session of an hour:               {session_ms:.0} ms");
    Ok(())
}

/// Filter and detection.
fn detect(samples: &[f32], rate: SampleRate) {
    let (mut conditioner, mut detector) = (Conditioner::new(rate), QrsDetector::new(rate));
    for sample in samples {
        detector.push(conditioner.push(*sample).without_mains);
        while detector.pop().is_some() {}
    }
    detector.finish();
    while detector.pop().is_some() {}
}

/// An hour of beats, one in nine early and wide.
fn inputs() -> Result<Vec<strapline_ecg::classify::BeatInput>, Box<dyn Error>> {
    let mut contexts = BeatContexts::new(SampleRate::new(HZ)?, 0.0);
    let mut inputs = Vec::with_capacity(BEATS);
    let samples_per_beat = (3600.0 * HZ / BEATS as f64) as usize;
    for n in 0..BEATS {
        let ectopic = n % 9 == 8;
        let (width, height) = if ectopic { (6.5, -1.4) } else { (2.0, 1.0) };
        let middle = samples_per_beat as f64 / 2.0 - if ectopic { 20.0 } else { 0.0 };
        for i in 0..samples_per_beat {
            let t = (i as f64 - middle) / width;
            contexts.push_sample((height * (-0.5 * t * t).exp()) as f32);
        }
        contexts.push_peak(&RPeak {
            position: (n * samples_per_beat) as f64 + middle,
            polarity: if ectopic { Polarity::Down } else { Polarity::Up },
            amplitude_mv: height as f32,
            likeness: 1.0,
            prominence: 3.0,
            searched_back: false,
        });
        inputs.extend(std::iter::from_fn(|| contexts.pop()));
    }
    contexts.finish();
    inputs.extend(std::iter::from_fn(|| contexts.pop()));
    Ok(inputs)
}
