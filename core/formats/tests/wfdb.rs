//! Records that are made here byte by byte, read back.

use std::{fs, path::Path};
use strapline_formats::{
    Channel, Problem, Recording, Unit,
    wfdb::{self, Annotation, Annotations, Code, Encoding},
};
use tempfile::TempDir;

/// A folder with these files in it.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn read(folder: &TempDir, record: &str) -> Recording {
    wfdb::read_record(&folder.path().join(record)).unwrap_or_else(|error| panic!("{error}"))
}

fn refusal(folder: &TempDir, record: &str) -> String {
    wfdb::read_record(&folder.path().join(record)).expect_err("must be refused").to_string()
}

/// Samples of a channel as stored, with gain 1 and no baseline; `None` for "no sample".
fn stored(channel: &Channel) -> Vec<Option<i64>> {
    channel.samples.iter().map(|value| value.is_finite().then(|| value.round() as i64)).collect()
}

/// Puts bits together, lowest first, as the specification draws them.
fn bits(fields: &[(i32, u32)]) -> Vec<u8> {
    let mut all = 0_u64;
    let mut at = 0;
    for (value, width) in fields {
        all |= (u64::from(*value as u32) & ((1 << width) - 1)) << at;
        at += width;
    }
    all.to_le_bytes()[..at as usize / 8].to_vec()
}

/// Every encoding, written out by hand from the specification: bytes and the samples that they hold.
fn examples() -> Vec<(Encoding, Vec<u8>, Vec<Option<i64>>)> {
    let some = |values: &[i64]| values.iter().map(|value| Some(*value)).collect::<Vec<_>>();
    // 212: 12 bits of the first, then the upper 4 and the lower 8 of the second.
    let packed12 =
        [bits(&[(-5, 12), (300 >> 8, 4), (300, 8)]), bits(&[(-2048, 12), (-1 >> 8, 4), (-1, 8)])].concat();
    // 310: the first and second shifted up by one bit, the third in what is left of both words.
    let split = |a: i32, b: i32, c: i32| bits(&[(0, 1), (a, 10), (c, 5), (0, 1), (b, 10), (c >> 5, 5)]);
    let packed10 = |a: i32, b: i32, c: i32| bits(&[(a, 10), (b, 10), (c, 10), (0, 2)]);
    vec![
        (Encoding::Difference8, vec![1, 0xff, 127, 0x80], some(&[1, 0, 127, -1])),
        (
            Encoding::Int16,
            vec![1, 0, 0xff, 0xff, 0, 0x80, 0x34, 0x12],
            vec![Some(1), Some(-1), None, Some(0x1234)],
        ),
        (Encoding::Int24, vec![1, 0, 0, 0xfe, 0xff, 0xff, 0, 0, 0x80, 0x56, 0x34, 0x12], {
            vec![Some(1), Some(-2), None, Some(0x0012_3456)]
        }),
        (Encoding::Int32, [1, -3, i32::MIN, 7].iter().flat_map(|v| v.to_le_bytes()).collect(), {
            vec![Some(1), Some(-3), None, Some(7)]
        }),
        (Encoding::Int16Swapped, vec![0, 1, 0xff, 0xff, 0x80, 0, 0x12, 0x34], {
            vec![Some(1), Some(-1), None, Some(0x1234)]
        }),
        (Encoding::Offset8, vec![129, 127, 0, 255], vec![Some(1), Some(-1), None, Some(127)]),
        (Encoding::Offset16, vec![1, 0x80, 0xff, 0x7f, 0, 0, 0xff, 0xff], {
            vec![Some(1), Some(-1), None, Some(32_767)]
        }),
        (Encoding::Packed12, packed12, vec![Some(-5), Some(300), None, Some(-1)]),
        (Encoding::Packed10Split, [split(1, -2, 511), split(-512, 3, -511)].concat(), {
            vec![Some(1), Some(-2), Some(511), None, Some(3), Some(-511)]
        }),
        (Encoding::Packed10, [packed10(1, -2, 511), packed10(-512, 3, -511)].concat(), {
            vec![Some(1), Some(-2), Some(511), None, Some(3), Some(-511)]
        }),
    ]
}

#[test]
fn every_encoding_is_read_as_the_specification_draws_it() {
    for (encoding, bytes, samples) in examples() {
        let header = format!("x 1 100 {}\nx.dat {} 1 16 0 0 0 0 lead\n", samples.len(), encoding.number());
        let recording = read(&folder(&[("x.hea", header.as_bytes()), ("x.dat", &bytes)]), "x");
        assert_eq!(stored(&recording.channels[0]), samples, "format {}", encoding.number());
    }
    let header = b"x 2 100 3\nx.dat 16 1\n~ 0 1\n";
    let recording = read(&folder(&[("x.hea", header), ("x.dat", &[1, 0, 2, 0, 3, 0])]), "x");
    assert_eq!(stored(&recording.channels[1]), [None; 3]);
}

#[test]
fn signals_take_turns_in_every_encoding() {
    for (encoding, bytes, samples) in examples() {
        if samples.len() % 2 == 1 {
            continue;
        }
        let line = format!("x.dat {} 1 16 0 0 0 0", encoding.number());
        let header = format!("x 2 100 {}\n{line} a\n{line} b\n", samples.len() / 2);
        let recording = read(&folder(&[("x.hea", header.as_bytes()), ("x.dat", &bytes)]), "x");
        let (a, b) = (stored(&recording.channels[0]), stored(&recording.channels[1]));
        let mut expected: [Vec<_>; 2] = [0, 1].map(|n| samples.iter().skip(n).step_by(2).copied().collect());
        if encoding == Encoding::Difference8 {
            // Each signal adds up its own differences: 1 + 127, and -1 - 128.
            expected = [vec![Some(1), Some(128)], vec![Some(-1), Some(-129)]];
        }
        assert_eq!([a, b], expected, "format {}", encoding.number());
    }
}

#[test]
fn gain_baseline_and_unit_make_millivolts() {
    for (line, first) in [
        ("x.dat 16", 0.5),
        ("x.dat 16 100", 1.0),
        ("x.dat 16 0 12", 0.5),
        ("x.dat 16 100(50)", 0.5),
        ("x.dat 16 100(50)/mV 12 20", 0.5),
        ("x.dat 16 100/mV 12 20", 0.8),
        ("x.dat 16 0.1(0)/uV 12 0", 1.0),
        ("x.dat 16 1e5/V", 1.0),
        ("x.dat 16 -100", -1.0),
        ("x.dat 16 100/mmHg", 1.0),
    ] {
        let header = format!("x 1 100 1\n{line}\n");
        let recording = read(&folder(&[("x.hea", header.as_bytes()), ("x.dat", &[100, 0])]), "x");
        assert!(
            (recording.channels[0].samples[0] - first).abs() < 1e-6,
            "{line}: {:?}",
            recording.channels[0]
        );
        let calibrated = !matches!(line, "x.dat 16" | "x.dat 16 0 12");
        assert_eq!(recording.notes.is_empty(), calibrated, "{line}: {:?}", recording.notes);
    }
}

#[test]
fn frames_offsets_skew_and_several_files() {
    let header =
        b"x 3 100 2 10:20:30.5 01/05/2024\na.dat 16x2+3 1 16 0 0 0 0 fast lead\nb.dat 80 1 8 0 0 0 0 slow\n\
                   b.dat 80:1 1 8 0 0 0 0 late\n# a remark\n";
    let a = [9, 9, 9, 1, 0, 2, 0, 3, 0, 4, 0];
    let b = [129, 130, 131, 132];
    let recording = read(&folder(&[("x.hea", header), ("a.dat", &a), ("b.dat", &b)]), "x");
    let channels: Vec<_> =
        recording.channels.iter().map(|c| (c.name.as_str(), c.rate_hz, stored(c))).collect();
    assert_eq!(channels[0], ("fast lead", 200.0, vec![Some(1), Some(2), Some(3), Some(4)]));
    assert_eq!(channels[1], ("slow", 100.0, vec![Some(1), Some(3)]));
    assert_eq!(channels[2], ("late", 100.0, vec![Some(4), None]));
    assert_eq!(recording.start.unwrap().unix_ms, 1_714_558_830_500);
}

#[test]
fn one_channel_is_what_it_is_among_all() {
    let header = b"x 2 100 2\nx.dat 16 1 16 0 0 0 0 MLII\nx.dat 16 1 16 0 0 0 0 V5\n";
    let folder = folder(&[("x.hea", header), ("x.dat", &[1, 0, 2, 0, 3, 0, 4, 0])]);
    let all = read(&folder, "x");
    for (wanted, index) in [("V5", 1), ("v5", 1), ("2", 1), ("MLII", 0), ("1", 0)] {
        let one = wfdb::read_channel(&folder.path().join("x"), wanted).unwrap();
        assert_eq!(one.channels, [all.channels[index].clone()], "{wanted}");
    }
    for wanted in ["V6", "0", "3", ""] {
        let error = wfdb::read_channel(&folder.path().join("x"), wanted).unwrap_err();
        assert!(matches!(error.problem, Problem::NoSuchChannel { .. }));
        assert!(error.to_string().contains("1 (MLII), 2 (V5)"), "{error}");
    }
}

#[test]
fn segments_follow_each_other_with_their_gaps() {
    let master = b"m/4 2 100 7\nlayout 0\na 2\n~ 3\nb 2\n";
    let layout = b"layout 2 100 0\n~ 0 1 16 0 0 0 0 I\n~ 0 1 16 0 0 0 0 II\n";
    let a = b"a 1 100 2\na.dat 16 1 16 0 0 0 0 II\n";
    let b = b"b 2 100 2\nb.dat 16 1 16 0 0 0 0 I\nb.dat 16 1 16 0 0 0 0 II\n";
    let files: [(&str, &[u8]); 6] = [
        ("m.hea", master),
        ("layout.hea", layout),
        ("a.hea", a),
        ("b.hea", b),
        ("a.dat", &[1, 0, 2, 0]),
        ("b.dat", &[3, 0, 4, 0, 5, 0, 6, 0]),
    ];
    let recording = read(&folder(&files), "m");
    assert_eq!(recording.channels.len(), 2);
    let (first, second) = (&recording.channels[0], &recording.channels[1]);
    assert_eq!((first.name.as_str(), second.name.as_str()), ("I", "II"));
    assert_eq!(stored(first), [None, None, None, None, None, Some(3), Some(5)]);
    assert_eq!(stored(second), [Some(1), Some(2), None, None, None, Some(4), Some(6)]);
}

#[test]
fn what_is_wrong_is_named_with_its_place_and_remedy() {
    let line = "x.dat 212 200 11 1024 995 -22131 0 MLII\n";
    let dat: &[u8] = &[0; 30];
    for (header, expected) in [
        (String::new(), "empty"),
        ("# nothing\n".into(), "no record line"),
        ("x\n".into(), "line 1: the record line does not say how many signals"),
        ("x 0 100 10\n".into(), "no signal"),
        (format!("x 2 100 10\n{line}"), "announces 2 signal lines and ends after 1"),
        (format!("x 1 -5 10\n{line}"), "line 1: \"-5\" is no sampling rate"),
        (format!("x 1 nan 10\n{line}"), "no sampling rate"),
        ("x 1 100 10\nx.dat 99\n".into(), "line 2: signal format 99 does not exist"),
        ("x 1 100 10\nx.dat 516\n".into(), "FLAC"),
        ("x 1 100 10\nx.dat 16 a\n".into(), "line 2: the gain \"a\" is not a number"),
        ("x 1 100 10\nx.dat 16x0\n".into(), "a frame has no samples"),
        ("x 1 100 10\n../x.dat 16\n".into(), "leads out of the folder"),
        ("x 1 100 10\n/etc/passwd 16\n".into(), "leads out of the folder"),
        ("x 1 100 10\ny.dat 16\n".into(), "y.dat, which is not there"),
        (format!("x 1 100 1000\n{line}"), "announces 1,000 samples for each signal and this file holds 20"),
        ("x 2 100 5\nx.dat 16\nx.dat 212\n".into(), "different formats"),
        ("x 1 100 4000000000000\n~ 0\n".into(), "4,000,000,000,000 samples are claimed that no file holds"),
        ("x/1 1 100 10\nx 10\n".into(), "a segment cannot itself have segments"),
    ] {
        let error = refusal(&folder(&[("x.hea", header.as_bytes()), ("x.dat", dat)]), "x");
        assert!(error.contains(expected) && error.contains("; "), "{header:?}: {error}");
    }
    let header = format!("x 1 100 10\n{line}");
    let error = refusal(&folder(&[("x.hea", header.as_bytes()), ("x.dat", b"")]), "x");
    assert!(error.contains("x.dat: the file is empty; copy it again"), "{error}");
}

#[test]
fn a_wrong_checksum_is_a_note() {
    let header = b"x 1 100 2\nx.dat 16 1 16 0 0 77 0 lead\n";
    let recording = read(&folder(&[("x.hea", header), ("x.dat", &[1, 0, 2, 0])]), "x");
    assert!(recording.notes[0].to_string().contains("3 instead of 77"), "{:?}", recording.notes);
}

#[test]
fn seven_days_are_read() {
    let folder = folder(&[("x.hea", b"x 1 130\nx.dat 16 1000\n")]);
    let samples = 7 * 86_400 * 130;
    // Sparse: the disk holds nothing of it.
    fs::File::create(folder.path().join("x.dat")).unwrap().set_len(2 * samples).unwrap();
    let recording = read(&folder, "x");
    assert_eq!(recording.channels[0].samples.len() as u64, samples);
}

#[test]
fn what_is_written_is_read_back() {
    let wave = |n: u32| ((f64::from(n) * 0.1).sin() * 3.0 * 1000.0).round() / 1000.0;
    let mut samples: Vec<f32> = (0..1001).map(|n| wave(n) as f32).collect();
    samples[17] = f32::NAN;
    samples[18] = f32::INFINITY;
    let channel = |name: &str, rate_hz: f64, samples: &[f32]| Channel {
        name: name.into(),
        rate_hz,
        samples: samples.to_vec(),
        unit: Unit::Microvolt,
    };
    let recording = Recording {
        name: "x".into(),
        rate_hz: 130.05,
        start: Some(strapline_ecg::clock::WallTime { unix_ms: 1_714_558_830_500, utc_offset_min: None }),
        channels: vec![channel("strap ECG", 130.05, &samples), channel("", 260.1, &samples[..900])],
        marks: Vec::new(),
        notes: Vec::new(),
    };
    for (encoding, step) in [(Encoding::Int16, 0.001), (Encoding::Packed12, 0.005)] {
        let folder = folder(&[]);
        wfdb::write_record(&folder.path().join("x"), &recording, encoding).unwrap();
        let back = read(&folder, "x");
        assert_eq!((back.rate_hz, back.start), (130.05, recording.start));
        assert_eq!(back.notes, []);
        assert_eq!(back.channels[0].name, "strap ECG");
        assert_eq!(back.channels[0].samples.len(), 1001);
        assert!((back.channels[1].rate_hz - 260.1).abs() < 1e-9);
        assert!(back.channels[1].samples[900..].iter().all(|value| value.is_nan()));
        for (channel, original) in back.channels.iter().zip(&recording.channels) {
            for (read, written) in channel.samples.iter().zip(&original.samples) {
                let same = if written.is_finite() {
                    (read - written).abs() <= step / 2.0 + 1e-6
                } else {
                    read.is_nan()
                };
                assert!(same, "{read} for {written}");
            }
        }
    }
}

#[test]
fn a_large_signal_is_written_in_coarser_steps() {
    let mut recording = Recording {
        name: "x".into(),
        rate_hz: 100.0,
        start: None,
        channels: vec![Channel {
            name: "lead".into(),
            rate_hz: 100.0,
            samples: vec![0.0, 4000.0],
            unit: Unit::Millivolt,
        }],
        marks: Vec::new(),
        notes: Vec::new(),
    };
    for extreme in [40.0, 4000.0, 1e9] {
        recording.channels[0].samples[1] = extreme;
        let folder = folder(&[]);
        wfdb::write_record(&folder.path().join("x"), &recording, Encoding::Int16).unwrap();
        let back = read(&folder, "x").channels[0].samples[1];
        assert!((back - extreme).abs() < extreme * 1e-3, "{back} for {extreme}");
    }
    let name = Path::new("/tmp").join("a b");
    assert!(wfdb::write_record(&name, &recording, Encoding::Int16).is_err());
}

#[test]
fn annotations_are_written_and_read_back() {
    let annotation = |sample, symbol, sub, chan, num, aux: &str| Annotation {
        sample,
        code: Code::of(symbol).unwrap(),
        sub,
        chan,
        num,
        aux: aux.into(),
    };
    let list = vec![
        annotation(0, '+', 0, 0, 0, "(AFIB"),
        annotation(10, 'N', 0, 0, 0, ""),
        annotation(10, 'V', -3, 1, -5, "odd"),
        annotation(1033, 'A', 0, 1, 0, "even"),
        annotation(1_000_000, 'r', 127, 0, 127, ""),
        annotation(10_000_000_000, '"', 0, 255, 0, "a long way off, \u{b5}V"),
    ];
    for rate_hz in [None, Some(1000.0), Some(130.05)] {
        let definitions = vec![(Code::numbered(42).unwrap(), "X".into(), "of our own".into())];
        for definitions in [Vec::new(), definitions] {
            let annotations = Annotations { rate_hz, list: list.clone(), definitions };
            let folder = folder(&[]);
            let path = folder.path().join("x.atr");
            wfdb::write_annotations(&path, &annotations).unwrap();
            assert_eq!(wfdb::read_annotations(&path).unwrap(), annotations);
        }
    }
    let folder = folder(&[]);
    let path = folder.path().join("x.atr");
    let backwards = Annotations { list: list.into_iter().rev().collect(), ..Annotations::default() };
    assert!(wfdb::write_annotations(&path, &backwards).is_err());
}

#[test]
fn annotation_files_that_end_early_are_refused() {
    let whole: &[u8] = &[0x0a, 0x04, 0x03, 0xfc, b'(', b'N', b'\0', 0, 0, 0];
    let folder = folder(&[]);
    let path = folder.path().join("x.atr");
    fs::write(&path, whole).unwrap();
    let read = wfdb::read_annotations(&path).unwrap();
    assert_eq!((read.list[0].sample, read.list[0].code.symbol(), read.list[0].aux.as_str()), (10, 'N', "(N"));
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        let error = wfdb::read_annotations(&path).expect_err("cut short").to_string();
        assert!(error.contains("copy it again"), "{error}");
    }
    fs::write(&path, [0x03, 0xfc, 0, 0, 0, 0]).unwrap();
    assert!(wfdb::read_annotations(&path).unwrap_err().to_string().contains("byte 0"));
}

#[test]
fn codes_and_mnemonics_belong_together() {
    for number in 1..50 {
        let code = Code::numbered(number).unwrap();
        assert_eq!(code.number(), number);
        assert!(code.symbol() == ' ' || Code::of(code.symbol()) == Some(code));
    }
    assert!(Code::numbered(0).is_none() && Code::numbered(50).is_none() && Code::of(' ').is_none());
    assert_eq!("NLRBAaJSVrFejnE/fQ?".chars().filter(|s| Code::of(*s).unwrap().is_beat()).count(), 19);
    assert_eq!((1..50).filter(|n| Code::numbered(*n).unwrap().is_beat()).count(), 19);
}

#[test]
fn folders_are_listed() {
    let header: &[u8] = b"x 1 100 1\nx.dat 16\n";
    let names = |folder: &TempDir| -> Vec<String> {
        let records = wfdb::list_records(folder.path()).unwrap();
        records.iter().map(|record| record.file_name().unwrap().to_string_lossy().into_owned()).collect()
    };
    assert_eq!(names(&folder(&[("b.hea", header), ("a.1.hea", header), ("c.dat", b"")])), ["a.1", "b"]);
    let listed = folder(&[("b.hea", header), ("a.hea", header), ("RECORDS", b"data/b\n\na\n")]);
    assert_eq!(names(&listed), ["b", "a"]);
    let broken = folder(&[("RECORDS", b"gone\n")]);
    let error = wfdb::list_records(broken.path()).unwrap_err().to_string();
    assert!(error.contains("line 1") && error.contains("gone"), "{error}");
}
