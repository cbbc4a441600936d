//! Tables as programs and people write them.

use std::{fmt::Write as _, fs};
use strapline_formats::{Channel, Delimiter, Options, Recording, Unit, csv, open};

fn read_with(text: &str, options: &Options) -> Result<Recording, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.csv");
    fs::write(&path, text).unwrap();
    let error =
        |error: strapline_formats::FormatError| error.to_string().replace(path.to_str().unwrap(), "x.csv");
    open(&path, options).map_err(error)
}

fn read(text: &str) -> Recording {
    read_with(text, &Options::default())
        .unwrap_or_else(|error| panic!("{error}\n{}", &text[..text.len().min(200)]))
}

fn refusal(text: &str) -> String {
    read_with(text, &Options::default()).expect_err(text)
}

/// A wave in millivolts, in steps of 1 µV.
fn wave(n: u32) -> f64 {
    ((f64::from(n) * 0.3).sin() * 1000.0).round() / 1000.0
}

/// Rows of time and value at 130 Hz, with this format for both.
fn rows(count: u32, row: impl Fn(f64, f64) -> String) -> String {
    (0..count).fold(String::new(), |mut text, n| {
        let _ = writeln!(text, "{}", row(f64::from(n) / 130.0, wave(n)));
        text
    })
}

fn assert_wave(recording: &Recording, count: usize) {
    let channel = &recording.channels[0];
    assert_eq!(channel.samples.len(), count, "{:?}", recording.notes);
    for (n, value) in (0..).zip(&channel.samples) {
        assert!((f64::from(*value) - wave(n)).abs() < 1e-6, "sample {n}: {value} for {}", wave(n));
    }
    assert!((channel.rate_hz - 130.0).abs() < 1e-9, "{} Hz", channel.rate_hz);
}

#[test]
fn one_signal_is_the_same_however_it_is_written() {
    let comma = |value: String| value.replace('.', ",");
    let texts = [
        ("time_s,ecg_mv\n", rows(500, |t, v| format!("{t:.4},{v}"))),
        ("time_s;ecg_mv\n", rows(500, |t, v| format!("{t:.4};{v}"))),
        ("time_s;ecg_mv\n", rows(500, |t, v| comma(format!("{t:.4};{v}")))),
        ("time_s\tecg_mv\r\n", rows(500, |t, v| format!("{t:.6}\t{v}\r"))),
        ("time_s\tecg_mv\n", rows(500, |t, v| comma(format!("{t:.6}\t{v}")))),
        ("time_ms,ecg_uv\n", rows(500, |t, v| format!("{:.1}, {:.0}", t * 1e3, v * 1e3))),
        ("Time [ms],ECG [uV]\n", rows(500, |t, v| format!("{:.0}, {:.0}", t * 1e3, v * 1e3))),
        ("timestamp [ns];ecg [µV]\n", rows(500, |t, v| format!("{:.0};{:.0}", 1.7e18 + t * 1e9, v * 1e3))),
        ("time,ecg_mV\n", rows(500, |t, v| format!("{t:.5},{v}"))),
        ("\u{feff}\"time (s)\",\"ecg (V)\"\n", rows(500, |t, v| format!("\"{t:.5}\",\"{:.6}\"", v / 1e3))),
        (
            "'Elapsed time','ECG'\n'mm:ss.mmm','mV'\n",
            rows(500, |t, v| format!("'{:.0}:{:07.4}',{v}", 0.0, t)),
        ),
        ("  time_s   ecg_mv\n", rows(500, |t, v| format!("   {t:.4}    {v}"))),
        ("# rate: 130 Hz\n# unit: mV\n", rows(500, |_, v| format!("{v}"))),
        ("# Sampling rate = 130\nUnit,uV\n", rows(500, |_, v| format!("{:.0}", v * 1e3))),
        ("fs: 130,0\nUnits;mV\n", rows(500, |_, v| comma(format!("{v:.3}")))),
        ("# rate_hz: 130\nsample,ecg_mv\n", rows(500, |t, v| format!("{:.0},{v}", t * 130.0))),
        ("heart rate [bpm],ecg_mv,time_s\n", rows(500, |t, v| format!("60,{v},{t:.4}"))),
        ("hr,time_s,ecg_mv,contact\n", rows(500, |t, v| format!("60,{t:.4},{v},1"))),
        ("Zeit [s];EKG [mV]\n", rows(500, |t, v| comma(format!("{t:.4};{v}")))),
        ("Sekunden;EKG [mV]\n", rows(500, |t, v| comma(format!("{t:.4};{v}")))),
        ("Zeitstempel (ms),EKG (uV)\n", rows(500, |t, v| format!("{:.1},{:.0}", t * 1e3, v * 1e3))),
        ("temps;ECG [mV]\n", rows(500, |t, v| comma(format!("{t:.4};{v}")))),
        ("Tiempo [s],ECG [mV]\n", rows(500, |t, v| format!("{t:.4},{v}"))),
        ("milisegundos,ECG [mV]\n", rows(500, |t, v| format!("{:.1},{v}", t * 1e3))),
        ("zaman,EKG [mV]\n", rows(500, |t, v| format!("{t:.4},{v}"))),
        ("s\u{fc}re (sn),EKG (mV)\n", rows(500, |t, v| format!("{t:.4},{v}"))),
        // Its unit says it, not its name; and where both are silent, how it rises.
        (
            "RR [ms],Tid [s],ecg [mV]\n",
            rows(500, |t, v| format!("{},{t:.4},{v}", 800 - (t * 10.0) as u64 % 3)),
        ),
        ("tid,ecg_mv\n", rows(500, |t, v| format!("{t:.4},{v}"))),
        ("# Abtastrate: 130 Hz\nEKG [mV]\n", rows(500, |_, v| format!("{v}"))),
    ];
    for (header, rows) in texts {
        let mut recording = read(&format!("{header}{rows}"));
        recording.channels.retain(|channel| channel.unit.is_voltage());
        assert_wave(&recording, 500);
    }
}

#[test]
fn options_say_what_the_file_does_not() {
    let given = |rate: Option<f64>, unit: Option<Unit>| Options { rate_hz: rate, unit, ..Options::default() };
    let bare = rows(500, |_, v| format!("{v}"));
    assert_wave(&read_with(&bare, &given(Some(130.0), Some(Unit::Millivolt))).unwrap(), 500);
    let timed = rows(500, |t, v| format!("{t:.4},{:.0}", v * 1e3));
    let recording = read_with(&timed, &given(None, Some(Unit::Microvolt))).unwrap();
    assert_wave(&recording, 500);
    assert!(
        recording.notes.iter().any(|note| note.to_string().contains("rises steadily")),
        "{:?}",
        recording.notes
    );

    for (text, options, expected) in [
        (&bare, given(None, None), "unit; say whether it is mV, uV or V"),
        (&bare, given(None, Some(Unit::Millivolt)), "sampling rate; give the rate in hertz"),
        (&timed, given(None, None), "mV, uV or V"),
        (&timed, given(Some(250.0), Some(Unit::Microvolt)), "run at 130 Hz and the rate given is 250 Hz"),
    ] {
        let error = read_with(text, &options).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
    let wrong = rows(500, |t, v| format!("{t:.4},{v}"));
    let text = format!("time_s,ecg_V\n{wrong}");
    let recording = read_with(&text, &given(None, Some(Unit::Millivolt))).unwrap();
    assert_wave(&recording, 500);
    assert!(
        recording.notes.iter().any(|note| note.to_string().contains("says V; read as mV")),
        "{:?}",
        recording.notes
    );
}

#[test]
fn a_rate_that_the_times_do_not_bear_out_is_told_and_far_off_refused() {
    let text = format!("Zeit [s],ecg_mv\n{}", rows(2000, |t, v| format!("{t:.4},{v}")));
    let with = |rate: f64| read_with(&text, &Options { rate_hz: Some(rate), ..Options::default() });
    let notes = |recording: &Recording| recording.notes.iter().map(ToString::to_string).collect::<Vec<_>>();
    for rate in [128.0, 132.0] {
        let recording = with(rate).unwrap();
        assert_eq!(recording.channels[0].rate_hz, rate);
        let expected =
            format!("the times in \"Zeit [s]\" run at 130 Hz; read at {rate} Hz, the rate that was given");
        assert!(notes(&recording).contains(&expected), "{:?}", recording.notes);
    }
    for rate in [130.0, 130.2] {
        assert!(!notes(&with(rate).unwrap()).iter().any(|note| note.contains("run at")));
    }
    assert!(with(134.0).unwrap_err().contains("run at 130 Hz and the rate given is 134 Hz"));
    let lines = format!("# rate: 130\necg_mv\n{}", rows(500, |_, v| format!("{v}")));
    let asked = read_with(&lines, &Options { rate_hz: Some(250.0), ..Options::default() }).unwrap();
    assert!(
        notes(&asked).iter().any(|note| note.contains("says 130 Hz; read as 250 Hz")),
        "{:?}",
        asked.notes
    );
}

#[test]
fn without_a_time_the_columns_that_are_there_are_named() {
    let text = format!("foo,ecg_mv\n{}", rows(500, |_, v| format!("3,{v}")));
    let error = refusal(&text);
    assert!(error.contains("none of its columns is a time: \"foo\", \"ecg_mv\"; give the rate"), "{error}");
    let bare = read_with(
        &rows(500, |_, v| format!("{v}")),
        &Options { unit: Some(Unit::Millivolt), ..Options::default() },
    );
    assert!(bare.unwrap_err().contains("does not say its sampling rate; give the rate"));
}

#[test]
fn a_zero_has_no_sign() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.csv");
    let mut recording = read(&format!("# rate: 130\necg_mv\n{}", "1\n0\n-1\n"));
    recording.channels[0].samples[1] = -0.0;
    csv::write(&path, &recording).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.lines().any(|line| line.ends_with(",0")) && !text.contains("-0\n"), "{text}");
}

#[test]
fn two_readings_of_one_comma_are_refused() {
    let text = rows(500, |_, v| format!("{v:.3}").replace('.', ","));
    let mut options = Options { rate_hz: Some(130.0), unit: Some(Unit::Millivolt), ..Options::default() };
    let error = read_with(&text, &options).unwrap_err();
    assert!(error.contains("what stands between the cells"), "{error}");
    options.delimiter = Some(Delimiter::None);
    assert_wave(&read_with(&text, &options).unwrap(), 500);
    options.delimiter = None;
    options.decimal_comma = Some(true);
    assert_wave(&read_with(&text, &options).unwrap(), 500);
    // A header with one name settles it, too.
    assert_wave(&read(&format!("# rate: 130\necg_mV\n{text}")), 500);
}

#[test]
fn columns_are_chosen_by_name_or_number() {
    let text = format!("time_s,ecg_mv,resp_mv\n{}", rows(500, |t, v| format!("{t:.4},{v},7")));
    let options = |channel: &str| Options { channel: Some(channel.into()), ..Options::default() };
    for channel in ["ecg_mv", "ecg", "ECG", "1"] {
        assert_wave(&read_with(&text, &options(channel)).unwrap(), 500);
    }
    assert_eq!(read_with(&text, &options("resp")).unwrap().channels[0].samples[0], 7.0);
    let error = read_with(&text, &options("V5")).unwrap_err();
    assert!(error.contains("no channel \"V5\"; the channels are 1 (ecg), 2 (resp)"), "{error}");
    let two = format!("time_s,a,b\n{}", rows(500, |t, v| format!("{t:.4},{v},7")));
    let unit = Options { unit: Some(Unit::Millivolt), ..Options::default() };
    let error = read_with(&two, &unit).unwrap_err();
    assert!(error.contains("\"a\", \"b\"") && error.contains("which one to read"), "{error}");
    assert_wave(&read_with(&two, &Options { channel: Some("a".into()), ..unit }).unwrap(), 500);
}

#[test]
fn a_watch_s_export_is_read() {
    let preamble = "Name,Somebody\nDate of Birth,\"Jan 1, 1980\"\nRecorded Date,2020-05-01 10:00:00 +0200\n\
                    Classification,Sinus Rhythm\nSymptoms,\nSoftware Version,1.70\nDevice,\"Watch4,3\"\n\
                    Sample Rate,130.000 hertz\n\n\nLead,Lead I\nUnit,µV\n\n";
    let recording = read(&format!("{preamble}{}", rows(500, |_, v| format!("{:.3}", v * 1e3))));
    assert_wave(&recording, 500);
    assert_eq!(recording.channels[0].name, "Lead I");
    let start = recording.start.unwrap();
    assert_eq!((start.unix_ms, start.utc_offset_min), (1_588_320_000_000, Some(120)));
}

#[test]
fn a_strap_logger_s_export_is_read() {
    let header = "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]\n";
    let row = |t: f64, v: f64| {
        format!("2024-05-01T10:{:02.0}:{:06.3};{:.0};{:.6};{:.0}", 0.0, t, 6.4e17 + t * 1e9, t * 1e3, v * 1e3)
    };
    let recording = read(&format!("{header}{}", rows(500, row)));
    assert_eq!(recording.channels[0].samples.len(), 500);
    assert!((recording.channels[0].rate_hz - 130.0).abs() < 0.1, "{}", recording.channels[0].rate_hz);
    assert_eq!(recording.start.unwrap().unix_ms, 1_714_557_600_000);
}

#[test]
fn gaps_in_the_times_are_found() {
    let hour = 3600.0;
    let text = rows(2000, |t, v| format!("{:.4},{v}", if t < 5.0 { t } else { t + hour }));
    let recording = read(&format!("time_s,ecg_mv\n{text}"));
    let samples = &recording.channels[0].samples;
    assert_eq!(samples.len(), 2000 + 3600 * 130);
    assert!(samples[650..650 + 3600 * 130].iter().all(|value| value.is_nan()));
    assert!(samples[..650].iter().chain(&samples[650 + 3600 * 130..]).all(|value| value.is_finite()));
    assert!(
        recording.notes.iter().any(|note| note.to_string() == "1 gap, 3600 s in all, found in the times")
    );

    let counted = format!("# rate: 130\nsample,ecg_mv\n{}", "0,1\n1,1\n5,1\n6,1\n");
    assert_eq!(read(&counted).channels[0].samples.iter().filter(|value| value.is_nan()).count(), 3);
    let clock =
        "time,ecg_mv\n23:59:59.980,1\n23:59:59.990,1\n00:00:00.000,1\n00:00:00.010,1\n00:00:00.050,1\n";
    assert_eq!(read(clock).channels[0].samples.len(), 8);
}

#[test]
fn cells_without_a_value_are_samples_that_were_not_received() {
    let text = "# rate: 130\necg_mv\n1\nNaN\n2\ninf\n-inf\nnull\n1e400\n3\n";
    let recording = read(text);
    let finite: Vec<_> = recording.channels[0].samples.iter().map(|value| value.is_finite()).collect();
    assert_eq!(finite, [true, false, true, false, false, false, false, true]);
    assert!(
        recording.notes.iter().any(|note| note.to_string().contains("5 samples")),
        "{:?}",
        recording.notes
    );
}

#[test]
fn what_is_wrong_is_named_with_its_line_and_remedy() {
    let good = rows(300, |t, v| format!("{t:.4},{v}"));
    let middle = |line: &str| {
        let mut lines: Vec<&str> = good.lines().collect();
        lines.insert(150, line);
        format!("time_s,ecg_mv\n{}\n", lines.join("\n"))
    };
    for (text, expected) in [
        (String::new(), "the file is empty; copy it again"),
        ("\n\n".into(), "no table of numbers"),
        ("hello, world\nthis is prose\n".into(), "no table of numbers"),
        (middle("the strap slipped"), "line 152: 1 cell in a table of 2 columns; take the line out"),
        (middle("1.15,the strap slipped"), "line 152: \"the strap slipped\" is no number; take the line out"),
        (middle("soon,0.1"), "line 152: \"soon\" is no time"),
        (middle("0.5,0.1"), "line 152: the time \"0.5\" is before the one in the row above"),
        (middle("1.15,0.1,0.2"), "line 152: 3 cells in a table of 2 columns"),
        (middle("1.15,12.5.1"), "line 152: \"12.5.1\" is no number"),
        ("time_s,ecg_mv\n0,hello\n1,0.2\n".into(), "line 2: \"hello\" is no number"),
        ("time_s\n0.0\n0.1\n".into(), "times and no signal"),
        ("time,ecg_mv\n0,1\n1,1\n2,1\n".into(), "does not say whether its times are s, ms, us or ns"),
        ("time_s,ecg_mv\n0.0,1\n".into(), "give the rate in hertz"),
        ("\0\0\0\0".into(), "no text"),
        ("time_s,ecg_mv\n0.0,1\n0.01,1\n0.02,1\n1e12,1\n1000000000000.01,1\n".into(), "that no file holds"),
    ] {
        let error = refusal(&text);
        assert!(error.starts_with("x.csv") && error.contains(expected), "{error}");
        assert!(error.contains("; "), "no remedy: {error}");
    }
    // One second a row is read as it is; whether a rate can be analysed is not for a reader to say.
    assert_eq!(read("time_s,ecg_mv\n0,1\n1,1\n2,1\n").rate_hz, 1.0);
}

#[test]
fn what_is_written_is_read_back() {
    let mut samples: Vec<f32> = (0..3000).map(|n| wave(n) as f32).collect();
    samples[0] = f32::NAN;
    samples[100..900].fill(f32::NAN);
    samples[2990..].fill(f32::NAN);
    let channel = |name: &str, samples: Vec<f32>| Channel {
        name: name.into(),
        rate_hz: 130.05,
        samples,
        unit: Unit::Microvolt,
    };
    let mut other = samples.clone();
    other[50] = f32::NEG_INFINITY;
    for offset in [None, Some(-90), Some(120)] {
        let recording = Recording {
            name: "of a day".into(),
            rate_hz: 130.05,
            start: Some(strapline_ecg::clock::WallTime {
                unix_ms: 1_714_558_830_007,
                utc_offset_min: offset,
            }),
            channels: vec![channel("strap", samples.clone()), channel("V5, or so", other.clone())],
            marks: Vec::new(),
            notes: Vec::new(),
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.csv");
        csv::write(&path, &recording).unwrap();
        let back = open(&path, &Options::default()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((&back.name, back.rate_hz, back.start), (&recording.name, 130.05, recording.start));
        assert_eq!(back.channels[1].name, "V5_ or so");
        for (read, written) in back.channels.iter().zip(&recording.channels) {
            assert_eq!(read.samples.len(), 3000);
            let same = |(a, b): (&f32, &f32)| if b.is_finite() { a == b } else { a.is_nan() };
            assert!(read.samples.iter().zip(&written.samples).all(same));
        }
    }
}
