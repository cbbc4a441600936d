//! EDF files that are made here byte by byte.

use std::{fmt::Write as _, fs};
use strapline_formats::{Options, Recording, Unit, open};

/// A file of one second a record: an ECG in `unit` at 100 Hz, a temperature at 1 Hz, annotations.
struct File {
    kind: &'static str,
    unit: &'static str,
    /// Onset of each record, and what is remarked in it.
    records: Vec<(f64, &'static str)>,
    /// What the header says there are.
    announced: i64,
}

impl File {
    fn bytes(&self) -> Vec<u8> {
        let field = |text: String, width: usize| format!("{text:<width$}");
        let mut header = field("0".into(), 8) + &field("X X X X".into(), 80);
        header += &field("Startdate 02-MAR-2024 X X X".into(), 80);
        header += &(field("02.03.24".into(), 8) + &field("10.20.30".into(), 8) + &field("1024".into(), 8));
        header += &(field(self.kind.into(), 44) + &field(self.announced.to_string(), 8));
        header += &(field("1".into(), 8) + &field("3".into(), 4));
        let columns: [(usize, [&str; 3]); 10] = [
            (16, ["ECG", "Temp", "EDF Annotations"]),
            (80, [""; 3]),
            (8, [self.unit, "degC", ""]),
            (8, ["-1000", "0", "-1"]),
            (8, ["1000", "100", "1"]),
            (8, ["-2000", "0", "-32768"]),
            (8, ["2000", "1000", "32767"]),
            (80, [""; 3]),
            (8, ["100", "1", "30"]),
            (32, [""; 3]),
        ];
        for (width, values) in columns {
            for value in values {
                header += &field(value.into(), width);
            }
        }
        let mut bytes = header.into_bytes();
        for (onset, remark) in &self.records {
            for n in 0..100_i16 {
                bytes.extend((n * 20).to_le_bytes());
            }
            bytes.extend(365_i16.to_le_bytes());
            let mut list = format!("+{onset}\x14\x14\0");
            if !remark.is_empty() {
                let _ = write!(list, "+{}\x150.5\x14{remark}\x14\0", onset + 0.25);
            }
            let mut list = list.into_bytes();
            list.resize(60, 0);
            bytes.extend(list);
        }
        bytes
    }
}

fn file(kind: &'static str, records: &[(f64, &'static str)]) -> File {
    File { kind, unit: "uV", records: records.to_vec(), announced: i64::try_from(records.len()).unwrap() }
}

fn read_with(bytes: &[u8], options: &Options) -> Result<Recording, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.edf");
    fs::write(&path, bytes).unwrap();
    open(&path, options).map_err(|error| error.to_string())
}

fn read(bytes: &[u8]) -> Recording {
    read_with(bytes, &Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn signals_units_and_remarks_are_read() {
    let records = [(0.0, ""), (1.0, "palpitations"), (2.0, "")];
    for (unit, scale) in [("uV", 1e-3), ("mV", 1.0), ("V", 1e3)] {
        let recording = read(&File { unit, ..file("EDF+C", &records) }.bytes());
        let names: Vec<_> =
            recording.channels.iter().map(|c| (c.name.as_str(), c.rate_hz, c.samples.len())).collect();
        assert_eq!(names, [("ECG", 100.0, 300), ("Temp", 1.0, 3)]);
        for (n, value) in recording.channels[0].samples.iter().enumerate() {
            // Half a unit a step.
            assert!(
                (f64::from(*value) - (n % 100) as f64 * 10.0 * scale).abs() < 1e-4 * scale,
                "{unit}: {value}"
            );
        }
        assert_eq!(recording.channels[1].unit, Unit::Other("degC".into()));
        assert!((recording.channels[1].samples[0] - 36.5).abs() < 1e-4);
        assert_eq!((recording.marks.len(), recording.marks[0].at), (1, 125));
        assert_eq!(recording.marks[0].words, "palpitations");
        assert_eq!(recording.start.unwrap().unix_ms, 1_709_374_830_000);
        assert_eq!(recording.notes, []);
    }
}

#[test]
fn interrupted_recordings_keep_their_gaps() {
    let recording = read(&file("EDF+D", &[(0.5, ""), (1.5, ""), (12.5, "back"), (13.503, "")]).bytes());
    let ecg = &recording.channels[0].samples;
    assert_eq!(ecg.len(), 1400);
    assert!(ecg[..200].iter().chain(&ecg[1200..]).all(|value| value.is_finite()));
    assert!(ecg[200..1200].iter().all(|value| value.is_nan()));
    assert_eq!((recording.marks[0].at, recording.marks[0].words.as_str()), (1225, "back"));
    assert_eq!(recording.start.unwrap().unix_ms, 1_709_374_830_500);
    let error = read_with(&file("EDF+D", &[(0.0, ""), (0.5, "")]).bytes(), &Options::default()).unwrap_err();
    assert!(error.contains("byte 1286: the record begins at 0.5 s, before the last one ended"), "{error}");
}

#[test]
fn plain_edf_has_no_annotations() {
    let recording = read(&file("", &[(0.0, ""), (5.0, "")]).bytes());
    assert_eq!((recording.channels.len(), recording.channels[0].samples.len()), (3, 200));
}

#[test]
fn channels_are_chosen_and_a_missing_one_is_refused() {
    let bytes = file("EDF+C", &[(0.0, "")]).bytes();
    let options = |channel: &str| Options { channel: Some(channel.into()), ..Options::default() };
    assert_eq!(read_with(&bytes, &options("temp")).unwrap().channels[0].samples.len(), 1);
    let error = read_with(&bytes, &options("EDF Annotations")).unwrap_err();
    assert!(error.contains("the channels are 1 (ECG), 2 (Temp)"), "{error}");
}

#[test]
fn lengths_that_do_not_fit_are_refused_or_noted() {
    let records = [(0.0, ""), (1.0, "")];
    let whole = file("EDF+C", &records).bytes();
    let error = |bytes: &[u8]| read_with(bytes, &Options::default()).unwrap_err();
    for length in 1..whole.len() {
        assert!(error(&whole[..length]).contains("; "), "cut to {length} bytes");
    }
    assert!(error(&whole[..1400]).contains("announces 2 data records and the file holds 1; copy it again"));
    assert!(error(&File { announced: 9, ..file("EDF+C", &records) }.bytes()).contains("announces 9"));
    let unknown = read(&File { announced: -1, ..file("EDF+C", &records) }.bytes());
    assert_eq!(unknown.channels[0].samples.len(), 200);
    assert!(unknown.notes[0].to_string().contains("does not say how long"), "{:?}", unknown.notes);
    let longer = read(&[&whole[..], b"xyz"].concat());
    assert!(longer.notes[0].to_string().contains("3 bytes after the last data record"), "{:?}", longer.notes);
}

#[test]
fn fields_that_are_no_numbers_are_named_with_their_place() {
    let whole = file("EDF+C", &[(0.0, "")]).bytes();
    for (at, text, expected) in [
        (0, "1       ", "does not begin like one"),
        (184, "512     ", "a header of 512 bytes does not fit 3 signals"),
        (236, "many    ", "number of data records \"many\""),
        (244, "0       ", "a data record lasts 0 s"),
        (244, "nan     ", "a data record lasts NaN s"),
        (252, "x   ", "byte 252: the number of signals \"x\""),
        (256 + 3 * 104, "1000    ", "has no range to convert it by"),
        (256 + 3 * 216, "-5      ", "number of samples \"-5\""),
        (256 + 3 * 216, "0       ", "the signal \"ECG\" has no sample in a data record"),
    ] {
        let mut bytes = whole.clone();
        bytes[at..at + text.len()].copy_from_slice(text.as_bytes());
        let error = read_with(&bytes, &Options::default()).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
}
