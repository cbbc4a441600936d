//! The published recordings, read whole: every signal adds up to its header's checksum, every annotation file ends
//! where it says.

use std::path::{Path, PathBuf};
use strapline_formats::{Options, Unit, open, wfdb};

/// The folder of a database beside the workspace; without it, says so and skips (fails where `CI` is set).
fn database(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("SKIP {name}: there is no {}", folder.display());
    assert!(std::env::var_os("CI").is_none(), "{name} must be there where CI is set");
    None
}

/// Reads every `nth` record; none may have anything to remark beyond what `expected` allows.
fn read_all(name: &str, nth: usize, expected: impl Fn(&str) -> bool) -> usize {
    let Some(folder) = database(name) else { return 0 };
    let records = wfdb::list_records(&folder).unwrap();
    for record in records.iter().step_by(nth) {
        let recording = wfdb::read_record(record).unwrap_or_else(|error| panic!("{error}"));
        let odd: Vec<_> = recording.notes.iter().filter(|note| !expected(&note.to_string())).collect();
        assert!(odd.is_empty(), "{}: {odd:?}", record.display());
        assert!(recording.channels.iter().all(|channel| channel.samples.iter().any(|mv| mv.is_finite())));
    }
    records.len()
}

#[test]
fn every_signal_adds_up_to_its_checksum() {
    for (name, nth, records) in [("mitdb", 4, 48), ("svdb", 6, 78), ("ludb", 1, 200), ("nstdb", 3, 12)] {
        let read = read_all(name, nth, |_| false);
        assert!(read == 0 || read == records, "{name}: {read} records");
    }
    read_all("cinc2017", 50, |_| false);
}

#[test]
fn every_annotation_file_is_read_to_its_end() {
    for (name, extension, nth, beats) in
        [("mitdb", "atr", 1, 109_494), ("ltafdb", "atr", 12, 0), ("svdb", "atr", 6, 0)]
    {
        let Some(folder) = database(name) else { continue };
        let mut found = 0;
        for record in wfdb::list_records(&folder).unwrap().iter().step_by(nth) {
            let path = wfdb::annotation_path(record, extension);
            let annotations = wfdb::read_annotations(&path).unwrap_or_else(|error| panic!("{error}"));
            found += annotations.list.iter().filter(|annotation| annotation.code.is_beat()).count();
            assert!(annotations.list.windows(2).all(|pair| pair[0].sample <= pair[1].sample));
        }
        assert!(if beats > 0 { found == beats } else { found > 1000 }, "{name}: {found} beats");
    }
}

#[test]
fn a_strap_s_table_is_read_without_options() {
    let Some(folder) = database("polar_h10") else { return };
    let path = folder.join("pvc_10min_130hz.csv");
    let recording = open(&path, &Options::default()).unwrap_or_else(|error| panic!("{error}"));
    let [channel] = &*recording.channels else { panic!("{} channels", recording.channels.len()) };
    // Times are rounded to 0.1 ms: none of that may look like a gap.
    let rows = std::fs::read_to_string(&path).unwrap().lines().count() - 1;
    assert_eq!(channel.samples.len(), rows);
    assert!((channel.rate_hz - 130.0).abs() < 0.5, "{} Hz", channel.rate_hz);
    assert_eq!((channel.name.as_str(), &channel.unit), ("ecg", &Unit::Millivolt));
}
