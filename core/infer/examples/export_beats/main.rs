//! Makes what a model is fitted on: `cargo run --release -p strapline-infer --example export_beats -- DATA OUT`.
//!
//! Every recording goes through the very session that serves; a classifier that only writes down what it is given
//! stands in the model's place. Beats are paired with the reference's within 150 ms. A recording with supraventricular
//! beats is also put together anew with these in the majority (`rearrange.rs`). DATA is the folder that holds
//! `mitdb`, `svdb` and `cinc2017`; of mitdb only DS1 is read. OUT receives `export.json` and, for each recording,
//! `.rows` (little-endian float32: beat, difference, features) and `.labels` (a byte a beat: 0 N, 1 S, 2 V, 3 F).

mod rearrange;

use rearrange::{rearranged, repeated};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};
use strapline_ecg::{
    classify::{
        Attention, BEFORE_R, BeatClass, BeatClassifier, BeatInput, ClassifyError, FEATURE_NAMES, Prediction,
        WINDOW, WINDOW_RATE,
    },
    session::{Event, Session},
    units::SampleRate,
};
use strapline_formats::wfdb::{annotation_path, list_records, read_annotations, read_record};
use strapline_score::{
    Learning, Mark, Pair, Reference, Settings, Test, TestBeat, annotation, match_beats,
    splits::DS1,
    strap::{RATE_HZ, as_strap},
};

/// Strips of cinc2017 taken of each rhythm, in the order of their names, and which of them are also played again and
/// again: every strip in AF there is, since nothing is taken for ectopy more easily.
const STRIPS: [(&str, usize, usize); 2] = [("A", usize::MAX, 1), ("N", 400, 2)];
/// Length to which a strip is repeated, seconds.
const REPEATED_S: f64 = 150.0;

/// Shares of supraventricular beats at which a recording is put together anew.
const SHARES: [f64; 3] = [0.35, 0.6, 0.8];

/// Stands where the model will stand, and writes down what it is given.
#[derive(Debug, Clone, Default)]
struct Recorder(Arc<Mutex<Vec<BeatInput>>>);

impl BeatClassifier for Recorder {
    fn classify(&mut self, input: &BeatInput) -> Result<Prediction, ClassifyError> {
        if let Ok(mut seen) = self.0.lock() {
            seen.push(input.clone());
        }
        let attention = Attention { from_ms: 0, to_ms: 0 };
        Ok(Prediction { class: BeatClass::Unclassified, probabilities: [0.25; 4], attention })
    }
}

/// One lead with its rate.
struct Lead {
    samples: Vec<f32>,
    hz: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(data), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: export_beats DATA OUT".into());
    };
    fs::create_dir_all(&out)?;
    let mut written = Vec::new();
    for name in DS1 {
        let record = data.join("mitdb").join(name);
        let lead = lead(&record)?;
        let reference = reference(&record, &lead)?;
        let strap = Lead { samples: as_strap(&lead.samples, lead.hz), hz: RATE_HZ };
        for (version, lead_as) in [("native", &lead), ("strap", &strap)] {
            let beats = paired(beats(lead_as)?, lead.hz / lead_as.hz, &reference, lead.hz);
            written.push(write(&out, "mitdb", name, version, &beats)?);
        }
        written.extend(ectopic(&out, "mitdb", name, &lead, &reference)?);
    }
    for record in list_records(&data.join("svdb"))? {
        let lead = lead(&record)?;
        let (name, reference) = (name_of(&record), reference(&record, &lead)?);
        let beats = paired(beats(&lead)?, 1.0, &reference, lead.hz);
        written.push(write(&out, "svdb", &name, "native", &beats)?);
        written.extend(ectopic(&out, "svdb", &name, &lead, &reference)?);
    }
    let rhythms = fs::read_to_string(data.join("cinc2017/REFERENCE-v3.csv"))?;
    for (rhythm, strips, repeat_every) in STRIPS {
        let names =
            rhythms.lines().filter_map(|line| line.split_once(',')).filter(|row| row.1.trim() == rhythm);
        let there = names.map(|row| row.0).filter(|name| data.join(format!("cinc2017/{name}.hea")).is_file());
        let database = format!("cinc2017-{rhythm}");
        // No beat labels: the fit takes those of the usual shape for N.
        let unlabelled =
            |beats: Vec<BeatInput>| -> Vec<_> { beats.into_iter().map(|beat| (beat, 0)).collect() };
        for (n, name) in there.take(strips).enumerate() {
            let lead = lead(&data.join("cinc2017").join(name))?;
            let beats_of_strip = beats(&lead)?;
            let peaks: Vec<f64> = beats_of_strip.iter().map(|input| input.peak.position).collect();
            written.push(write(&out, &database, name, "native", &unlabelled(beats_of_strip))?);
            let long =
                n.is_multiple_of(repeat_every).then(|| repeated(&lead.samples, lead.hz, &peaks, REPEATED_S));
            if let Some(samples) = long.flatten() {
                let beats = unlabelled(beats(&Lead { samples, hz: lead.hz })?);
                written.push(write(&out, &database, name, "repeated", &beats)?);
            }
        }
    }
    let description = serde_json::json!({
        "rate_hz": WINDOW_RATE, "window": WINDOW, "before_r": BEFORE_R, "features": FEATURE_NAMES.as_slice(), "records": written,
    });
    fs::write(out.join("export.json"), serde_json::to_string_pretty(&description)?)?;
    println!("{} recordings in {}", written.len(), out.display());
    Ok(())
}

/// The lead named MLII or II, else the first.
fn lead(record: &Path) -> Result<Lead, Box<dyn Error>> {
    let mut recording = read_record(record)?;
    let at =
        recording.channels.iter().position(|channel| matches!(&channel.name[..], "MLII" | "II")).unwrap_or(0);
    if recording.channels.is_empty() {
        return Err(format!("{} has no signal", record.display()).into());
    }
    let channel = recording.channels.swap_remove(at);
    Ok(Lead { samples: channel.samples, hz: channel.rate_hz })
}

fn reference(record: &Path, lead: &Lead) -> Result<Reference, Box<dyn Error>> {
    let annotations = read_annotations(&annotation_path(record, "atr"))?;
    let marks: Vec<Mark> =
        annotations.list.iter().map(|a| Mark::new(a.sample as i64, a.code.symbol())).collect();
    Ok(annotation::reference(&marks, lead.samples.len() as i64, settings(lead.hz).window()))
}

fn settings(hz: f64) -> Settings {
    Settings { learning: Learning::None, ..Settings::new(hz) }
}

/// What a classifier is given in the session over this lead.
fn beats(lead: &Lead) -> Result<Vec<BeatInput>, Box<dyn Error>> {
    let recorder = Recorder::default();
    let mut session = Session::new(SampleRate::new(lead.hz)?, None, recorder.clone());
    let mut updates = Vec::new();
    for chunk in lead.samples.chunks(4096) {
        session.push(Event::Samples(chunk), &mut updates)?;
        updates.clear();
    }
    session.finish(&mut updates);
    let mut seen = recorder.0.lock().map_err(|_| "the recorder was left locked")?;
    Ok(std::mem::take(&mut *seen))
}

/// The recording put together anew, its supraventricular beats in the majority; nothing where it has too few.
fn ectopic(
    out: &Path,
    database: &str,
    name: &str,
    lead: &Lead,
    reference: &Reference,
) -> Result<Vec<serde_json::Value>, Box<dyn Error>> {
    let mut written = Vec::new();
    for (seed, share) in (1..).zip(SHARES) {
        let Some((samples, reference)) = rearranged(&lead.samples, lead.hz, reference, share, seed) else {
            return Ok(written);
        };
        let beats = paired(beats(&Lead { samples, hz: lead.hz })?, 1.0, &reference, lead.hz);
        written.push(write(out, database, name, &format!("ectopic{:.0}", 100.0 * share), &beats)?);
    }
    Ok(written)
}

/// Beats that the reference has too, with its class; those that it calls unclassifiable are left out.
fn paired(beats: Vec<BeatInput>, scale: f64, reference: &Reference, hz: f64) -> Vec<(BeatInput, u8)> {
    let found = beats.iter().map(|input| TestBeat::new(input.peak.position * scale, BeatClass::Unclassified));
    let test = Test { beats: found.collect(), shutdown: Vec::new(), vf: Vec::new() };
    let mut classes = vec![None; beats.len()];
    for pair in match_beats(reference, &test, &settings(hz)) {
        if let Pair::Matched { reference: of, test: at } = pair {
            classes[at] = BeatClass::ALL[..4].iter().position(|class| *class == reference.beats[of].class);
        }
    }
    beats.into_iter().zip(classes).filter_map(|(beat, class)| Some((beat, class? as u8))).collect()
}

fn write(
    out: &Path,
    database: &str,
    name: &str,
    version: &str,
    beats: &[(BeatInput, u8)],
) -> Result<serde_json::Value, Box<dyn Error>> {
    let file = format!("{database}_{name}_{version}");
    let values = beats.iter().flat_map(|(b, _)| b.beat.iter().chain(&b.difference).chain(&b.features));
    let rows: Vec<u8> = values.flat_map(|value| value.to_le_bytes()).collect();
    fs::write(out.join(format!("{file}.rows")), rows)?;
    fs::write(
        out.join(format!("{file}.labels")),
        beats.iter().map(|(_, class)| *class).collect::<Vec<u8>>(),
    )?;
    Ok(serde_json::json!({"database": database, "name": name, "version": version, "file": file}))
}

fn name_of(record: &Path) -> String {
    record.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
