//! What `strapline analyze` writes about a file is what a live recording of the same samples comes to.

/// The built program.
mod person;

use person::{errors, strapline};
use serde_json::Value;
use std::fs;
use strapline_ecg::{
    classify::BeatClass,
    report::{About, Report},
    session::{Event, Session, Update},
    synth::demo_script,
    units::SampleRate,
};
use strapline_formats::{Channel, Recording, Unit, csv};
use strapline_infer::BeatNet;
use strapline_words::{Language, Told, Words};

/// Samples in a notification of a Polar H10.
const FRAME: usize = 73;

/// As a file holds it: numbers as they are printed.
fn written(value: &impl serde::Serialize) -> Value {
    serde_json::from_slice(&serde_json::to_vec(value).unwrap()).unwrap()
}

#[test]
fn the_file_of_a_finished_analysis_is_what_live_updates_add_up_to() {
    let rate = SampleRate::new(130.0).unwrap();
    let samples = demo_script().record(rate).samples;
    let folder = tempfile::tempdir().unwrap();
    let channel =
        Channel { name: "ecg".into(), rate_hz: 130.0, samples: samples.clone(), unit: Unit::Millivolt };
    let recording = Recording {
        name: "x".into(),
        rate_hz: 130.0,
        start: None,
        channels: vec![channel],
        marks: Vec::new(),
        notes: Vec::new(),
    };
    csv::write(&folder.path().join("x.csv"), &recording).unwrap();
    let output = strapline(folder.path(), &["analyze", "x.csv", "--json", "x.json"]);
    assert!(output.status.success(), "{}", errors(&output));
    let file: Value = serde_json::from_slice(&fs::read(folder.path().join("x.json")).unwrap()).unwrap();

    let mut live = Session::new(rate, None, BeatNet::bundled().unwrap());
    let (mut updates, mut beats, mut seconds) = (Vec::new(), Vec::new(), Vec::new());
    let mut take = |updates: &mut Vec<Update>| {
        for update in updates.drain(..) {
            match update {
                Update::Beat(beat) => beats.push(beat),
                Update::Seconds { seconds: alike, grade } => seconds.extend(alike.map(|_| grade)),
                Update::Episode(_) => {}
            }
        }
    };
    for frame in samples.chunks(FRAME) {
        live.push(Event::Samples(frame), &mut updates).unwrap();
        take(&mut updates);
    }
    let finished = live.finish(&mut updates);
    take(&mut updates);

    assert!(file["beats"].as_array().unwrap().len() > 500);
    // What came early in atrial fibrillation is known only at the end; everything else was final when it was told.
    assert_eq!(beats.len(), finished.beats.len());
    let mut early = 0;
    for (told, last) in beats.iter_mut().zip(&finished.beats).filter(|(told, last)| told.class != last.class)
    {
        assert_eq!((told.class, last.class), (BeatClass::Supraventricular, BeatClass::Normal));
        *told = *last;
        early += 1;
    }
    assert_eq!(early, finished.early_in_fibrillation);
    assert_eq!(written(&beats), file["beats"]);
    assert_eq!(written(&seconds), file["seconds"]);
    let about: About = serde_json::from_value(file["report"]["about"].clone()).unwrap();
    assert_eq!(
        written(&Told::new(&Report::new(&finished, about), Words::of(Language::English))),
        file["report"]
    );
}
