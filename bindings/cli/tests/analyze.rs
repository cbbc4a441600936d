//! `strapline analyze` and `strapline demo`, as a person runs them.

/// The built program.
mod person;

use person::{errors, strapline};
use serde_json::Value;
use std::{fmt::Write as _, fs, path::Path};
use strapline_ecg::{
    synth::{Rhythm, Script},
    units::SampleRate,
};
use strapline_formats::{
    Channel, Recording, Unit, csv,
    wfdb::{self, Encoding},
};
use strapline_infer::Measured;

const RATE_HZ: f64 = 130.0;

/// Two minutes of sinus rhythm at 70 beats a minute.
fn sinus() -> Vec<f32> {
    let script = Script::of(7, Rhythm::Sinus { bpm: 70.0 }, 120.0);
    script.record(SampleRate::new(RATE_HZ).unwrap()).samples
}

fn recording(rate_hz: f64, samples: Vec<f32>) -> Recording {
    Recording {
        name: "x".into(),
        rate_hz,
        start: None,
        channels: vec![Channel { name: "ecg".into(), rate_hz, samples, unit: Unit::Millivolt }],
        marks: Vec::new(),
        notes: Vec::new(),
    }
}

/// Analyses samples that lie in a table; the JSON.
fn analysed(samples: Vec<f32>) -> Value {
    let folder = tempfile::tempdir().unwrap();
    csv::write(&folder.path().join("x.csv"), &recording(RATE_HZ, samples)).unwrap();
    json(folder.path(), &["analyze", "x.csv", "--json", "-"])
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = strapline(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn number(json: &Value, pointer: &str) -> f64 {
    json.pointer(pointer).and_then(Value::as_f64).unwrap_or_else(|| panic!("{pointer} is no number"))
}

/// Samples left out, by reason.
fn left_out(json: &Value, reason: &str) -> f64 {
    let all = json.pointer("/report/coverage/left_out").unwrap().as_array().unwrap();
    all.iter().filter(|one| one["reason"] == reason).map(|one| one["samples"].as_f64().unwrap()).sum()
}

fn sentence(json: &Value) -> &str {
    json.pointer("/report/summary/sentence").unwrap().as_str().unwrap()
}

#[test]
fn the_demonstration_ends_in_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    let output = strapline(folder.path(), &["demo", "--out", "one"]);
    assert!(output.status.success(), "{}", errors(&output));
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    for expected in
        ["trial fibrillation", "synthetic", "one/report.pdf", "one/recording.csv", "one/analysis.json"]
    {
        assert!(said.contains(expected), "no {expected:?} in:\n{said}");
    }
    assert!(said.lines().all(|line| line.chars().count() <= 100), "{said}");
    assert!(errors(&output).chars().all(|letter| letter == '\n' || !letter.is_control()), "a bar in a pipe");
    assert!(read("one/report.pdf").starts_with(b"%PDF-"));
    let found: Value = serde_json::from_slice(&read("one/analysis.json")).unwrap();
    assert!((number(&found, "/report/coverage/recorded_s") - 600.0).abs() < 0.01);
    assert!(number(&found, "/report/ventricular/beats") > 5.0);
    for reason in ["gap", "lead_off"] {
        assert!(left_out(&found, reason) > 500.0, "{reason}: {}", found["report"]["coverage"]);
    }
    let model = found.pointer("/report/about/model/hash").unwrap().as_str().unwrap();
    assert_eq!(model.len(), 64);
    let figures = serde_json::to_value(Measured::bundled().unwrap().of(model)).unwrap();
    assert_eq!(found.pointer("/report/about/figures"), Some(&figures));

    assert!(strapline(folder.path(), &["demo", "--out", "two"]).status.success());
    for name in ["report.pdf", "recording.csv", "analysis.json"] {
        assert!(
            read(&format!("one/{name}")) == read(&format!("two/{name}")),
            "{name} differs from run to run"
        );
    }

    // The table that it wrote, read back, is the same recording; only that the sensor said "lead off" is lost.
    let again = json(folder.path(), &["analyze", "one/recording.csv", "--json", "-"]);
    assert_eq!(again.pointer("/report/about/recording_hash"), found.pointer("/report/about/recording_hash"));
    assert_eq!(again.pointer("/report/coverage/analysed"), found.pointer("/report/coverage/analysed"));
    assert_eq!(again["beats"], found["beats"]);
}

#[test]
fn beats_and_rhythms_are_written_as_annotations() {
    let folder = tempfile::tempdir().unwrap();
    assert!(strapline(folder.path(), &["demo", "--out", "."]).status.success());
    let arguments =
        ["analyze", "recording.csv", "--annotations", "x.atr", "--json", "x.json", "--pdf", "x.pdf"];
    let output = strapline(folder.path(), &arguments);
    assert!(output.status.success(), "{}", errors(&output));
    assert!(String::from_utf8(output.stdout).unwrap().contains("Heart rate"));
    let found: Value = serde_json::from_slice(&fs::read(folder.path().join("x.json")).unwrap()).unwrap();
    let annotations = wfdb::read_annotations(&folder.path().join("x.atr")).unwrap();
    assert_eq!(annotations.rate_hz, Some(RATE_HZ));
    let beats: Vec<u64> =
        annotations.list.iter().filter(|one| one.code.is_beat()).map(|one| one.sample).collect();
    let positions = found["beats"].as_array().unwrap().iter();
    let positions: Vec<u64> =
        positions.map(|beat| beat["position"].as_f64().unwrap().round() as u64).collect();
    assert_eq!(beats, positions);
    let rhythms: Vec<&str> =
        annotations.list.iter().filter(|one| one.code == wfdb::Code::RHYTHM).map(|one| &*one.aux).collect();
    assert_eq!(rhythms[0], "(N");
    assert!(rhythms.contains(&"(AFIB"), "{rhythms:?}");
    let noise: Vec<_> = annotations.list.iter().filter(|one| one.code == wfdb::Code::NOISE).collect();
    for pair in noise.chunks(2) {
        assert_eq!(pair[0].sub, -1);
        let end = pair.get(1).map_or(u64::MAX, |one| one.sample);
        assert!(
            !beats.iter().any(|beat| (pair[0].sample..end).contains(beat)),
            "a beat where nothing was read"
        );
    }
    assert!(fs::read(folder.path().join("x.pdf")).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn a_heart_at_70_is_found_at_70_upside_down_too() {
    let upright = analysed(sinus());
    let inverted = analysed(sinus().into_iter().map(|value| -value).collect());
    for found in [&upright, &inverted] {
        assert!((number(found, "/report/rate/mean_bpm") - 70.0).abs() < 2.0, "{}", sentence(found));
        assert!(number(found, "/report/coverage/analysed_share") > 0.95);
    }
    assert!((number(&upright, "/report/beats/all") - number(&inverted, "/report/beats/all")).abs() <= 1.0);
}

#[test]
fn wrong_units_are_noticed_and_said() {
    for (factor, expected) in [(1000.0, "1000 times too large"), (0.001, "1000 times too small")] {
        let found = analysed(sinus().into_iter().map(|value| value * factor).collect());
        let notices = found.pointer("/report/notices").unwrap().to_string();
        assert!(notices.contains(expected), "{expected}: {notices}");
    }
    let folder = tempfile::tempdir().unwrap();
    let rows = (0..).zip(sinus()).fold(String::new(), |mut rows, (n, mv)| {
        let _ = writeln!(rows, "{:.4},{mv}", f64::from(n) / RATE_HZ);
        rows
    });
    for (header, fits) in [("time_s,ecg_V\n", "mV"), ("time_s,ecg_uV\n", "mV")] {
        fs::write(folder.path().join("x.csv"), format!("{header}{rows}")).unwrap();
        let output = strapline(folder.path(), &["analyze", "x.csv", "--json", "x.json"]);
        let said = errors(&output);
        assert!(said.contains(&format!("(--unit {fits} reads it so)")), "{header}: {said}");
        let found: Value = serde_json::from_slice(&fs::read(folder.path().join("x.json")).unwrap()).unwrap();
        assert!(found["source"]["notes"].to_string().contains("read as mV, they would be"), "{header}");
        let mended = strapline(folder.path(), &["analyze", "x.csv", "--unit", fits, "--json", "x.json"]);
        assert!(!errors(&mended).contains("reads it so"), "{}", errors(&mended));
    }
}

/// A record of these leads, each the same ECG.
fn leads(folder: &Path, name: &str, names: &[&str]) {
    let one = recording(RATE_HZ, sinus());
    let lead = |name: &&str| Channel { name: (*name).into(), ..one.channels[0].clone() };
    let record = Recording { channels: names.iter().map(lead).collect(), ..one.clone() };
    wfdb::write_record(&folder.join(name), &record, Encoding::Int16).unwrap();
    csv::write(&folder.join(name).with_extension("csv"), &record).unwrap();
}

#[test]
fn the_lead_is_chosen_by_name_and_the_choice_is_told() {
    let folder = tempfile::tempdir().unwrap();
    leads(folder.path(), "night", &["EEG Fpz", "ECG II"]);
    leads(folder.path(), "sleep", &["EEG Fpz", "RESP"]);
    leads(folder.path(), "alone", &["EMG"]);
    for file in ["night.hea", "night.csv"] {
        let output = strapline(folder.path(), &["analyze", file, "--json", "x.json"]);
        let said = errors(&output);
        let note = "channel 2 was analysed; there are 1 (EEG Fpz), 2 (ECG II)";
        assert!(said.contains(&format!("note: {note} (--channel chooses another)")), "{said}");
        let found: Value = serde_json::from_slice(&fs::read(folder.path().join("x.json")).unwrap()).unwrap();
        assert_eq!(found["source"]["channel"], "ECG II");
        let notes = found["source"]["notes"].as_array().unwrap();
        assert!(notes.iter().any(|one| one == note), "{notes:?}");
        // Whoever names a channel means it.
        let asked = json(folder.path(), &["analyze", file, "--channel", "EEG Fpz", "--json", "-"]);
        assert_eq!(asked["source"]["channel"], "EEG Fpz");
    }
    for (file, expected) in [
        ("sleep.hea", "no ECG: 1 (EEG Fpz), 2 (RESP); if one is, say which (--channel)"),
        ("sleep.csv", "no ECG: 1 (EEG Fpz), 2 (RESP)"),
        ("alone.hea", "no ECG: 1 (EMG)"),
    ] {
        let output = strapline(folder.path(), &["analyze", file]);
        assert_eq!(output.status.code(), Some(1));
        assert!(errors(&output).contains(expected), "{file}: {}", errors(&output));
    }
    assert!(strapline(folder.path(), &["analyze", "alone.hea", "--channel", "1"]).status.success());
}

#[test]
fn what_was_found_is_a_line_for_each_beat_and_second() {
    let folder = tempfile::tempdir().unwrap();
    csv::write(&folder.path().join("x.csv"), &recording(RATE_HZ, sinus())).unwrap();
    assert!(strapline(folder.path(), &["analyze", "x.csv", "--json", "x.json"]).status.success());
    let text = fs::read_to_string(folder.path().join("x.json")).unwrap();
    let found: Value = serde_json::from_str(&text).unwrap();
    let beats = found["beats"].as_array().unwrap();
    assert!(beats.len() > 100);
    assert_eq!(text.lines().filter(|line| line.starts_with("    {\"position\":")).count(), beats.len());
}

#[test]
fn what_is_no_heart_is_never_called_normal() {
    let length = (60.0 * RATE_HZ) as usize;
    let clipped = sinus().into_iter().map(|value| if value > -0.02 { 0.02 } else { -0.02 }).collect();
    let nothing: [(&str, Vec<f32>); 4] = [
        ("constant", vec![0.25; length]),
        ("not received", vec![f32::NAN; length]),
        ("infinite", vec![f32::INFINITY; length]),
        ("a single sample", vec![0.5]),
    ];
    for (what, samples) in nothing {
        let found = analysed(samples);
        assert_eq!(number(&found, "/report/coverage/analysed"), 0.0, "{what}");
        assert!(sentence(&found).starts_with("Not analysable"), "{what}: {}", sentence(&found));
        assert!(!sentence(&found).to_lowercase().contains("normal"), "{what}: {}", sentence(&found));
    }
    let found = analysed(clipped);
    assert!(left_out(&found, "clipped") + left_out(&found, "flat") > 0.9 * 120.0 * RATE_HZ, "{found}");
}

#[test]
fn holes_are_graded_as_gaps() {
    let mut samples = sinus();
    samples[5000] = f32::NAN;
    samples[5001] = f32::NEG_INFINITY;
    let mut hour = samples.clone();
    hour.extend(vec![f32::NAN; (3600.0 * RATE_HZ) as usize]);
    hour.extend(sinus());
    let found = analysed(hour);
    assert!((number(&found, "/report/coverage/recorded_s") - 3840.0).abs() < 0.01);
    assert!(left_out(&found, "gap") >= 3600.0 * RATE_HZ - 1.0);
    let analysed_s = number(&found, "/report/coverage/analysed_s");
    assert!((230.0..=240.0).contains(&analysed_s), "{analysed_s} s");
    assert!((number(&found, "/report/rate/mean_bpm") - 70.0).abs() < 2.0);
}

#[test]
fn seven_days_are_analysed() {
    let folder = tempfile::tempdir().unwrap();
    let samples = 7 * 86_400 * 50;
    fs::write(folder.path().join("x.hea"), "x 1 50\nx.dat 16 1000\n").unwrap();
    // Sparse: the disk holds nothing of it.
    fs::File::create(folder.path().join("x.dat")).unwrap().set_len(2 * samples).unwrap();
    let found = json(folder.path(), &["analyze", "x.hea", "--json", "-"]);
    assert_eq!(left_out(&found, "flat") as u64, samples);
}

#[test]
fn faults_say_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let record = |name: &str, rate: f64| {
        wfdb::write_record(&path(name), &recording(rate, sinus()), Encoding::Int16).unwrap();
    };
    record("slow", 1.0);
    record("fast", 100_000.0);
    record("short", RATE_HZ);
    let dat = fs::read(path("short.dat")).unwrap();
    fs::write(path("short.dat"), &dat[..1000]).unwrap();
    fs::write(path("alone.hea"), "alone 1 130 1000\nalone.dat 16 1000\n").unwrap();
    fs::write(path("nothing.hea"), "nothing 0 130 1000\n").unwrap();
    fs::write(path("pressure.hea"), "pressure 1 130 10\nshort.dat 16 1000/mmHg\n").unwrap();
    fs::write(path("empty.csv"), "").unwrap();
    let rows: Vec<String> = (0..500).map(|n| format!("{:.4},0.1\n", f64::from(n) / 130.0)).collect();
    let rows = rows.concat();
    fs::write(path("words.csv"), format!("time_s,ecg_mv\n{rows}then the strap slipped\n{rows}")).unwrap();
    fs::write(path("good.csv"), format!("time_s,ecg_mv\n{rows}")).unwrap();
    for (arguments, code, expected) in [
        (&["slow.hea"][..], 1, "between 50 and 2000 Hz"),
        (&["slow.hea"], 1, "--rate"),
        (&["fast.hea"], 1, "100000 Hz cannot be analysed"),
        (&["short.hea"], 1, "this file holds 500; copy it again"),
        (&["alone.hea"], 1, "alone.dat, which is not there; put it beside the header"),
        (&["nothing.hea"], 1, "describes no signal"),
        (&["pressure.hea"], 1, "no channel is a voltage (units: mmHg)"),
        (&["empty.csv"], 1, "the file is empty"),
        (&["words.csv"], 1, "words.csv, line 502"),
        (&["good.csv", "--channel", "V5"], 1, "the channels are 1 (ecg)"),
        (&["slow.hea", "--channel", "V5"], 1, "the channels are 1 (ecg)"),
        (&["good.csv", "--json", "gone/x.json"], 1, "gone/x.json"),
        (&["good.csv", "--json", "good.csv"], 2, "overwrite the recording"),
        (&["good.csv", "--json", "x", "--pdf", "x"], 2, "cannot share a file"),
        (
            &["good.csv", "--annotations", "foo"],
            2,
            "as RECORD.EXT, the record's name with an extension such as atr",
        ),
        (&["good.csv", "--annotations", "foo.txt"], 2, "name the file foo.atr"),
        (&["good.csv", "--annotations", "a.b.atr"], 2, "name the file record.atr"),
        (&["good.csv", "--born", "soon"], 2, "--born"),
        (&["good.csv", "--paper", "A5"], 2, "A4 or Letter"),
        (&[], 2, "<INPUT>"),
    ] {
        let arguments = [&["analyze"], arguments].concat();
        let output = strapline(folder.path(), &arguments);
        let said = errors(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains("error: ") && said.contains(expected), "{arguments:?}: {said}");
    }
    // The same slow record, with the rate at which it was really taken.
    let found = json(folder.path(), &["analyze", "slow", "--rate", "130", "--json", "-"]);
    assert!((number(&found, "/report/rate/mean_bpm") - 70.0).abs() < 2.0);
}
