//! `strapline score`, as a person runs it, on a folder of synthetic records.

/// The built program.
mod person;

use person::{errors, strapline};
use serde_json::Value;
use std::path::Path;
use strapline_ecg::{
    rhythm::EpisodeKind,
    synth::{Focus, Pattern, Rhythm, Script, Segment},
    units::SampleRate,
};
use strapline_formats::{
    Channel, Recording, Unit,
    wfdb::{self, Annotation, Annotations, Code, Encoding},
};

/// Minutes of sinus rhythm, ventricular beats and AF.
fn script(seed: u64, part_s: f64) -> Script {
    let single = Pattern::Single { every_s: 7.0 };
    let rhythms = [
        Rhythm::Sinus { bpm: 70.0 },
        Rhythm::Ectopic { bpm: 72.0, focus: Focus::Ventricular, pattern: single },
        Rhythm::AtrialFibrillation { bpm: 95.0 },
    ];
    Script::new(seed, rhythms.map(|rhythm| Segment { rhythm, seconds: part_s }).into())
}

/// Writes a record with a dull first lead, the ECG as the second, named `lead`, and its truth as `.atr`.
fn write(folder: &Path, name: &str, hz: f64, lead: &str, script: &Script, paced: bool) {
    let rate = SampleRate::new(hz).unwrap();
    let synthetic = script.record(rate);
    let channel =
        |name: &str, samples| Channel { name: name.into(), rate_hz: hz, samples, unit: Unit::Millivolt };
    let dull = vec![0.0; synthetic.samples.len()];
    let recording = Recording {
        name: name.into(),
        rate_hz: hz,
        start: None,
        channels: vec![channel("resp", dull), channel(lead, synthetic.samples)],
        marks: Vec::new(),
        notes: Vec::new(),
    };
    let path = folder.join(name);
    wfdb::write_record(&path, &recording, Encoding::Int16).unwrap();

    let mut list: Vec<Annotation> = synthetic
        .beats
        .iter()
        .map(|beat| {
            let symbol = if paced { '/' } else { beat.class.letter() };
            annotation(beat.position(rate).round() as u64, symbol, "")
        })
        .collect();
    list.push(annotation(0, '+', "(N"));
    for episode in synthetic.episodes.iter().filter(|e| e.kind == EpisodeKind::AtrialFibrillation) {
        let (from, to) = episode.samples(rate);
        list.push(annotation(from, '+', "(AFIB"));
        list.push(annotation(to, '+', "(N"));
    }
    list.sort_by_key(|annotation| annotation.sample);
    let annotations = Annotations { list, ..Annotations::default() };
    wfdb::write_annotations(&wfdb::annotation_path(&path, "atr"), &annotations).unwrap();
}

fn annotation(sample: u64, symbol: char, text: &str) -> Annotation {
    Annotation { sample, code: Code::of(symbol).unwrap(), sub: 0, chan: 0, num: 0, aux: text.into() }
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = strapline(folder, &[&["score"], arguments, &["--json"]].concat());
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn number(json: &Value, pointer: &str) -> f64 {
    json.pointer(pointer).and_then(Value::as_f64).unwrap_or_else(|| panic!("{pointer} is no number"))
}

/// Records of several rates and leads, one short, one paced, one without reference.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a", 250.0, "MLII", &script(1, 150.0), false);
    write(folder.path(), "b", 360.0, "ii", &script(2, 150.0), false);
    write(folder.path(), "short", 128.0, "II", &script(3, 15.0), false);
    write(folder.path(), "pace", 200.0, "MLII", &Script::of(4, Rhythm::Paced { bpm: 70.0 }, 360.0), true);
    write(folder.path(), "silent", 200.0, "MLII", &script(5, 20.0), false);
    std::fs::remove_file(folder.path().join("silent.atr")).unwrap();
    folder
}

#[test]
fn a_file_against_itself_is_perfect() {
    let folder = folder();
    let got = json(folder.path(), &["beats", ".", "--test", "atr"]);
    for kind in ["qrs", "veb"] {
        for figure in ["se", "ppv", "f1"] {
            assert_eq!(number(&got, &format!("/gross/{kind}/{figure}")), 100.0, "{kind} {figure}");
        }
        assert_eq!(
            number(&got, &format!("/gross/{kind}/fn")) + number(&got, &format!("/gross/{kind}/fp")),
            0.0
        );
    }
    assert_eq!(got.pointer("/gross/sveb/se"), Some(&Value::Null));
    assert_eq!((number(&got, "/timing/mean_abs_ms"), number(&got, "/timing/jf")), (0.0, 100.0));
    assert_eq!((number(&got, "/classes/V/f1"), number(&got, "/coverage")), (1.0, 1.0));
}

#[test]
fn the_pipeline_is_scored_and_nothing_is_left_out_silently() {
    let folder = folder();
    let got = json(folder.path(), &["beats", "."]);
    assert!(number(&got, "/gross/qrs/se") > 99.0 && number(&got, "/gross/qrs/ppv") > 99.0, "{got:#}");
    assert!(number(&got, "/classes/V/f1") > 0.8, "{got:#}");
    assert!(number(&got, "/timing/mean_abs_ms") < 5.0);
    for key in ["tp", "fn", "fp"] {
        assert!(got.pointer(&format!("/gross/veb/{key}")).unwrap().is_u64());
    }
    for class in ["N", "S", "V", "F"] {
        for figure in ["se", "ppv", "f1"] {
            assert!(got.pointer(&format!("/classes/{class}/{figure}")).is_some(), "{class} {figure}");
        }
    }
    assert!(number(&got, "/classes/macro_f1_nsv") > 0.5);
    let records = got["records"].as_array().unwrap();
    let of = |name: &str| records.iter().find(|record| record["record"] == name).unwrap();
    assert_eq!(records.len(), 4);
    for name in ["a", "b", "short", "pace"] {
        assert_eq!(of(name)["counted"], name != "pace", "{name}");
    }
    assert!(number(of("pace"), "/qrs/se") > 90.0);
    // The lead called MLII or II, whatever stands first; five minutes of a longer record are learning time.
    assert_eq!((of("a")["channel"].as_str(), of("b")["channel"].as_str()), (Some("MLII"), Some("ii")));
    assert_eq!((number(of("a"), "/learning_s"), number(of("short"), "/learning_s")), (300.0, 0.0));
    let left_out = got["left_out"].as_array().unwrap();
    let why = |name: &str| {
        let record = left_out.iter().find(|record| record["record"] == name).unwrap();
        record["reason"].as_str().unwrap().to_owned()
    };
    assert!(why("pace").contains("paced") && why("silent").contains("silent.atr"), "{left_out:?}");
    assert!(number(&got, "/speed/seconds_per_second") > 1.0);
}

#[test]
fn another_model_is_scored_in_place_of_the_one_carried() {
    let models = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models");
    let graph = std::fs::read(format!("{models}/beat.onnx")).unwrap();
    let manifest = std::fs::read_to_string(format!("{models}/beat.toml")).unwrap();
    let folder = folder();
    std::fs::write(folder.path().join("other.onnx"), &graph).unwrap();
    let with_other = |arguments: &[&str]| {
        strapline(folder.path(), &[&["score"], arguments, &["--model", "other.onnx", "--json"]].concat())
    };
    let alone = with_other(&["beats", ".", "--records", "a", "--full-length"]);
    assert_eq!(alone.status.code(), Some(1));
    assert!(errors(&alone).contains("other.toml: the manifest"), "{}", errors(&alone));

    // One that prefers ventricular beats beyond reason.
    let (before, after) = manifest.split_once("preference = [").unwrap();
    let (_, after) = after.split_once(']').unwrap();
    let partial = format!("{before}preference = [0.01, 0.01, 100.0, 0.01]{after}");
    std::fs::write(folder.path().join("other.toml"), partial).unwrap();
    let other: Value =
        serde_json::from_slice(&with_other(&["beats", ".", "--records", "a", "--full-length"]).stdout)
            .unwrap();
    let carried = json(folder.path(), &["beats", ".", "--records", "a", "--full-length"]);
    assert!(number(&carried, "/classes/N/f1") > 0.9 && number(&other, "/classes/N/f1") < 0.1, "{other:#}");
    assert_eq!(
        (&carried["detector"], &other["detector"]),
        (&"strapline".into(), &"strapline, model other.onnx".into())
    );
    assert!(with_other(&["af", ".", "--records", "a"]).status.success());

    std::fs::write(folder.path().join("other.onnx"), &graph[1..]).unwrap();
    let broken = with_other(&["beats", ".", "--records", "a", "--full-length"]);
    assert!(errors(&broken).contains("other.onnx: "), "{}", errors(&broken));
    assert_eq!(broken.status.code(), Some(1));
}

#[test]
fn paced_records_count_for_detection_when_asked_for() {
    let folder = folder();
    let named = json(folder.path(), &["beats", ".", "--records", "a,pace"]);
    assert_eq!(named["records"].as_array().unwrap().len(), 2);
    let let_in = json(folder.path(), &["beats", ".", "--with-paced"]);
    assert!(let_in["records"].as_array().unwrap().iter().all(|record| record["counted"] == true));
    let beats = |got: &Value, class: &str| number(got, &format!("/classes/{class}/beats"));
    let without = json(folder.path(), &["beats", "."]);
    assert!(number(&let_in, "/gross/qrs/tp") > number(&without, "/gross/qrs/tp"));
    assert_eq!(beats(&let_in, "N"), beats(&without, "N"));
}

#[test]
fn what_is_done_to_the_signal_first_hardly_matters() {
    let folder = folder();
    for options in
        [&["--as-strap"][..], &["--invert"], &["--resample", "500"], &["--channel", "2", "--full-length"]]
    {
        let got = json(folder.path(), &[&["beats", "."], options].concat());
        assert!(number(&got, "/gross/qrs/f1") > 99.0, "{options:?}: {}", number(&got, "/gross/qrs/f1"));
        assert!(number(&got, "/timing/mean_abs_ms") < 6.0, "{options:?}");
    }
    let table = strapline(folder.path(), &["score", "beats", ".", "--as-strap"]);
    let table = String::from_utf8(table.stdout).unwrap();
    for words in ["gross", "average", "left out: pace*", "left out: silent", "mean F1 of N, S, V", "Runs"] {
        assert!(table.contains(words), "{words:?} is not in\n{table}");
    }
}

#[test]
fn af_is_scored_from_the_signal_and_from_beats_alone() {
    let folder = folder();
    for options in [&["af", "."][..], &["af", ".", "--beats", "atr"]] {
        let got = json(folder.path(), &[options, &["--full-length"]].concat());
        assert!(number(&got, "/gross/duration/se") > 80.0, "{got:#}");
        assert!(number(&got, "/gross/duration/sp") > 80.0, "{got:#}");
        for pointer in ["/gross/duration/ppv", "/gross/episode/se", "/gross/episode/ppv"] {
            assert!(got.pointer(pointer).is_some(), "{pointer}");
        }
        assert!(got["left_out"].as_array().unwrap().iter().any(|record| record["record"] == "silent"));
    }
}

#[test]
fn faults_say_what_to_do_and_end_with_1_or_2() {
    let folder = folder();
    let empty = tempfile::tempdir().unwrap();
    let nowhere = empty.path().join("nowhere");
    let (empty, nowhere) = (empty.path().to_str().unwrap(), nowhere.to_str().unwrap());
    for (arguments, code, words) in [
        (&["beats", empty][..], 1, "no WFDB record"),
        (&["beats", nowhere], 1, "nowhere"),
        (&["beats", ".", "--records", "zzz"], 1, "the records are a, b,"),
        (&["beats", ".", "--records", "silent"], 1, "silent.atr"),
        (&["beats", ".", "--test", "qrs"], 1, "qrs"),
        (&["beats", ".", "--channel", "V9"], 1, "1 (resp), 2 (MLII)"),
        (&["beats", ".", "--window-ms", "0"], 2, "from 1 to 1000 ms"),
        (&["beats", ".", "--resample", "9000"], 2, "from 50 to 2000 Hz"),
        (&["beats", ".", "--test", "atr", "--invert"], 2, "cannot be used with"),
        (&["af", ".", "--beats", "qrs"], 1, "qrs"),
        (&["af"], 2, "DIR"),
    ] {
        let output = strapline(folder.path(), &[&["score"], arguments].concat());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", errors(&output));
        assert!(errors(&output).contains(words), "{arguments:?}: {}", errors(&output));
    }
}

#[test]
fn a_damaged_record_is_named_and_the_others_are_scored() {
    let folder = folder();
    let data = folder.path().join("b.dat");
    let bytes = std::fs::read(&data).unwrap();
    std::fs::write(&data, &bytes[..bytes.len() / 2]).unwrap();
    // A breath, at a rate that no ECG is analysed at, and nothing in its annotations.
    let breath = Recording {
        name: "breath".into(),
        rate_hz: 25.0,
        start: None,
        channels: vec![Channel {
            name: "RESP".into(),
            rate_hz: 25.0,
            samples: vec![0.0; 500],
            unit: Unit::Millivolt,
        }],
        marks: Vec::new(),
        notes: Vec::new(),
    };
    wfdb::write_record(&folder.path().join("breath"), &breath, Encoding::Int16).unwrap();
    wfdb::write_annotations(&folder.path().join("breath.atr"), &Annotations::default()).unwrap();
    let got = json(folder.path(), &["beats", "."]);
    assert_eq!(got["records"].as_array().unwrap().len(), 3);
    let left_out = got["left_out"].as_array().unwrap();
    let why = |name: &str| {
        let record = left_out.iter().find(|record| record["record"] == name).unwrap();
        record["reason"].as_str().unwrap().to_owned()
    };
    assert!(why("b").contains("b.dat") && why("breath").contains("no beat"), "{left_out:?}");

    // One that was named is missed.
    let output = strapline(folder.path(), &["score", "beats", ".", "--records", "a,b", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("1 of the records asked for") && errors(&output).contains("b.dat"));
    let got: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(got["records"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_called_a_breath_is_not_scored_as_an_ecg() {
    let folder = folder();
    // Neither MLII nor II, and the first is no ECG.
    write(folder.path(), "v", 250.0, "V5", &script(6, 60.0), false);
    let got = json(folder.path(), &["beats", ".", "--records", "v"]);
    assert_eq!(got["records"][0]["channel"], "V5");
    assert!(number(&got, "/gross/qrs/se") > 98.0);
    write(folder.path(), "nothing", 250.0, "EEG Fpz", &script(6, 60.0), false);
    let output = strapline(folder.path(), &["score", "beats", ".", "--records", "nothing"]);
    assert!(
        errors(&output).contains("the channels are 1 (resp), 2 (EEG Fpz) (--channel"),
        "{}",
        errors(&output)
    );
}
