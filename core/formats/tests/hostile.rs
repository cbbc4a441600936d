//! Bytes from nowhere, and valid files that were damaged, into every reader: it answers, in time, in bounded memory.

use peak_alloc::PeakAlloc;
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use strapline_formats::{
    Channel, Options, Recording, Unit, csv, edf, mat, open,
    wfdb::{self, Annotation, Annotations, Code, Encoding},
};
use strapline_words::{Language, Words};
use tempfile::TempDir;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The peak belongs to the process: one test at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// Random inputs for each reader.
const CASES: u32 = 10_000;
/// What a reader may take beside what the file pays for (`bounds.rs`): 16 MiB of gaps, kept twice while they are
/// put in.
const ALLOWANCE: usize = 40 << 20;
/// 16 samples of 4 bytes for each sample of a byte, in a vector that doubles as it grows.
const PER_BYTE: usize = 300;

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs `read`, which must come back soon and stay within memory for files of `size` bytes.
fn bounded<T>(size: usize, read: impl FnOnce() -> T) -> T {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let begin = Instant::now();
    let result = read();
    let (peak, time) = (MEMORY.peak_usage().saturating_sub(before), begin.elapsed());
    assert!(peak < ALLOWANCE + PER_BYTE * size, "{peak} bytes of memory for {size} bytes of file");
    assert!(time < Duration::from_secs(20), "{time:?} for {size} bytes");
    result
}

/// What is said is in each language something else.
fn assert_all_differ(said: &[String; 5]) {
    for (n, text) in said.iter().enumerate() {
        assert!(!said[..n].contains(text), "{said:?}");
    }
}

/// Reads the file in every way that fits its extension.
fn read_all(path: &Path, size: usize) {
    let rate_and_unit = Options { rate_hz: Some(130.0), unit: Some(Unit::Millivolt), ..Options::default() };
    let one_channel = Options { channel: Some("1".into()), ..Options::default() };
    for options in [Options::default(), rate_and_unit, one_channel] {
        let opened = bounded(size, || open(path, &options));
        match opened {
            Ok(recording) => {
                assert!(recording.rate_hz.is_finite() && recording.rate_hz > 0.0);
                assert!(recording.channels.iter().any(|channel| !channel.samples.is_empty()));
                for note in &recording.notes {
                    assert_all_differ(&Language::ALL.map(|language| note.said(Words::of(language))));
                }
            }
            Err(error) => {
                assert_all_differ(&Language::ALL.map(|language| error.problem.said(Words::of(language))));
            }
        }
        match path.extension().unwrap_or_default().to_str().unwrap_or_default() {
            "csv" => drop(bounded(size, || csv::read(path, &options))),
            "edf" => drop(bounded(size, || edf::read(path, &options))),
            "mat" => drop(bounded(size, || mat::read(path, &options))),
            "atr" => drop(bounded(size, || wfdb::read_annotations(path))),
            _ => drop(bounded(size, || wfdb::read_record(path))),
        }
    }
}

/// Bytes of any kind, and bytes of the kind that text formats are made of.
fn anything() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::sample::select(vec![
        " ",
        "\n",
        ",",
        ";",
        "\t",
        "0",
        "1",
        "-1",
        "0.5",
        "9999999999",
        "1e300",
        "nan",
        "x",
        "x.dat",
        "16",
        "212",
        "8",
        "310",
        "0",
        "~",
        "/",
        "(",
        ")",
        "+",
        ":",
        "#",
        "time_s",
        "ecg_mv",
        "rate: 130",
        "\u{b5}V",
        "12:30:00",
        "\"",
        "4294967295",
        "18446744073709551615",
        "\r\n",
        "x 1 100 10\n",
    ]);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..600),
        prop::collection::vec(words, 0..200).prop_map(|words| words.concat().into_bytes()),
    ]
}

/// How a valid file is damaged.
#[derive(Debug, Clone)]
enum Damage {
    Cut(prop::sample::Index),
    Overwrite(Vec<(prop::sample::Index, u8)>),
    OverwriteHead(Vec<(prop::sample::Index, u8)>),
    Insert(prop::sample::Index, Vec<u8>),
    Twice,
}

fn damage() -> impl Strategy<Value = Damage> {
    let digits = prop::sample::select(b"0123456789-+. \n/x(),;:~#e".to_vec());
    let place = any::<prop::sample::Index>;
    prop_oneof![
        place().prop_map(Damage::Cut),
        prop::collection::vec((place(), any::<u8>()), 1..8).prop_map(Damage::Overwrite),
        prop::collection::vec((place(), digits), 1..8).prop_map(Damage::OverwriteHead),
        (place(), prop::collection::vec(any::<u8>(), 1..9)).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        Just(Damage::Twice),
    ]
}

fn damaged(whole: &[u8], damage: &Damage) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    match damage {
        Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Damage::Overwrite(changes) => changes.iter().for_each(|(at, byte)| *at.get_mut(&mut bytes) = *byte),
        Damage::OverwriteHead(changes) => {
            let head = bytes.len().min(1300);
            for (at, byte) in changes {
                *at.get_mut(&mut bytes[..head]) = *byte;
            }
        }
        Damage::Insert(at, more) => drop({
            let at = at.index(bytes.len());
            bytes.splice(at..at, more.iter().copied()).collect::<Vec<_>>()
        }),
        Damage::Twice => bytes.extend_from_within(..),
    }
    bytes
}

/// A folder in memory where the system has one: a hundred thousand files are written and read ten times each.
fn scratch() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// A recording with a gap, as files of every kind: the file to damage, and the folder that it lies in.
fn valid(extension: &str) -> (TempDir, PathBuf) {
    let folder = scratch();
    let mut samples: Vec<f32> = (0..400).map(|n| (f64::from(n) * 0.1).sin() as f32).collect();
    samples[100..150].fill(f32::NAN);
    let channel = Channel { name: "lead".into(), rate_hz: 130.0, samples, unit: Unit::Millivolt };
    let recording = Recording {
        name: "x".into(),
        rate_hz: 130.0,
        start: None,
        channels: vec![channel.clone(), Channel { name: "II".into(), ..channel }],
        marks: Vec::new(),
        notes: Vec::new(),
    };
    let path = folder.path().join(format!("x.{extension}"));
    match extension {
        "csv" => csv::write(&path, &recording).unwrap(),
        "atr" => {
            let annotation = |n: u64| Annotation {
                sample: n * n * 100,
                code: Code::RHYTHM,
                sub: 1,
                chan: n as u8,
                num: -1,
                aux: "(AFIB".into(),
            };
            let list = (0..20).map(annotation).collect();
            let annotations = Annotations { rate_hz: Some(1000.0), list, definitions: Vec::new() };
            wfdb::write_annotations(&path, &annotations).unwrap();
        }
        "edf" | "bin" => fs::write(&path, edf_bytes()).unwrap(),
        "mat" => {
            let mut bytes: Vec<u8> =
                [30_u32, 1, 400, 0, 4].iter().flat_map(|word| word.to_le_bytes()).collect();
            bytes.extend(b"val\0");
            bytes.extend((0..400_i16).flat_map(i16::to_le_bytes));
            fs::write(&path, bytes).unwrap();
        }
        _ => wfdb::write_record(&folder.path().join("x"), &recording, Encoding::Packed12).unwrap(),
    }
    (folder, path)
}

/// An interrupted EDF+ recording of three records.
fn edf_bytes() -> Vec<u8> {
    let fields =
        [(8, "0"), (80, "X"), (80, "X"), (8, "02.03.24"), (8, "10.20.30"), (8, "768"), (44, "EDF+D")];
    let mut header: String = padded(&fields);
    for (width, values) in [
        (8, vec!["3"]),
        (8, vec!["1"]),
        (4, vec!["2"]),
        (16, vec!["ECG", "EDF Annotations"]),
        (80, vec!["", ""]),
        (8, vec!["uV", ""]),
        (8, vec!["-1000", "-1"]),
        (8, vec!["1000", "1"]),
        (8, vec!["-2000", "-32768"]),
        (8, vec!["2000", "32767"]),
        (80, vec!["", ""]),
        (8, vec!["100", "20"]),
        (32, vec!["", ""]),
    ] {
        header += &padded(&values.iter().map(|text| (width, *text)).collect::<Vec<_>>());
    }
    let mut bytes = header.into_bytes();
    for onset in [0, 1, 7] {
        bytes.extend((0..100_i16).flat_map(i16::to_le_bytes));
        let mut list = format!("+{onset}\x14\x14\0+{onset}.5\x152\x14odd\x14\0").into_bytes();
        list.resize(40, 0);
        bytes.extend(list);
    }
    bytes
}

/// Fields filled up with blanks.
fn padded(fields: &[(usize, &str)]) -> String {
    fields.iter().fold(String::new(), |all, (width, text)| all + &format!("{text:<width$}"))
}

fn run<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value)) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let ran = TestRunner::new(config).run(strategy, |value| {
        test(value);
        Ok(())
    });
    ran.unwrap_or_else(|error| panic!("{error}"));
}

/// Random bytes, then damaged files, with this extension.
fn torment(extension: &str) {
    let _alone = alone();
    let (_folder, path) = valid(extension);
    let whole = fs::read(&path).unwrap();
    read_all(&path, whole.len());
    let beside: usize = fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap().len() as usize)
        .sum();
    run(CASES, &anything(), |bytes| {
        fs::write(&path, &bytes).unwrap();
        read_all(&path, bytes.len() + beside);
    });
    run(CASES / 2, &damage(), |damage| {
        let bytes = damaged(&whole, &damage);
        fs::write(&path, &bytes).unwrap();
        read_all(&path, bytes.len() + beside);
    });
}

#[test]
fn headers() {
    torment("hea");
}

#[test]
fn signal_files() {
    torment("dat");
}

#[test]
fn annotation_files() {
    torment("atr");
}

#[test]
fn tables() {
    torment("csv");
}

#[test]
fn edf_files() {
    torment("edf");
}

#[test]
fn matrices() {
    torment("mat");
}

#[test]
fn files_without_a_known_name() {
    torment("bin");
}

/// What is valid in every byte and large only in what it claims.
#[test]
fn claims_do_not_take_memory() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let many = format!("m/1000 1 100\n{}", "part 1000000\n".repeat(1000));
    fs::write(path("m.hea"), &many).unwrap();
    fs::write(path("part.hea"), "part 1 100 1000000\npart.dat 80 1\n").unwrap();
    fs::write(path("part.dat"), vec![129; 1_000_000]).unwrap();
    let error = bounded(1_000_000 + many.len(), || wfdb::read_record(&path("m")).map(|_| ()));
    assert!(error.unwrap_err().to_string().contains("that no file holds"));

    let wide = "w 1 100 1\nw.dat 16x4000000000\n";
    fs::write(path("w.hea"), wide).unwrap();
    fs::write(path("w.dat"), [0; 100]).unwrap();
    let error = bounded(200, || wfdb::read_record(&path("w")).map(|_| ()));
    assert!(error.unwrap_err().to_string().contains("holds 0"));
}
