//! Errors in English say what their own `Display` says; in every language they say something of their own.

use std::{io, path::PathBuf};
use strapline_ecg::{report::BirthDate, session::SessionError, synth::strap::FaultScript, units::SampleRate};
use strapline_formats::{FormatError, Place as FilePlace, Problem as FileProblem, Setting};
use strapline_live::{DiskFault, LiveError, Outcome, OutcomeError, Trouble};
use strapline_present::Said;
use strapline_store::{Damage, Piece, Place, Problem, RecordingId, StoreError};
use strapline_words::{Language, Words, sentence};

fn id() -> RecordingId {
    "0123456789abcdef0123456789abcdef".parse().unwrap()
}

fn store() -> Vec<StoreError> {
    let long = [
        Piece::Chunk,
        Piece::Notification,
        Piece::Samples,
        Piece::LogLine,
        Piece::Name,
        Piece::Mark,
        Piece::RecordingHead,
        Piece::AnalysisSummary,
    ];
    let damages = [
        Damage::Chunks(1),
        Damage::Chunks(12_345),
        Damage::Entries { at: 1234 },
        Damage::Header,
        Damage::Analysis,
    ];
    let problems = [
        Problem::Io(io::Error::other("odd")),
        Problem::DiskFull,
        Problem::Io(io::Error::from_raw_os_error(5)),
        Problem::Io(io::ErrorKind::NotFound.into()),
        Problem::ReadOnly,
        Problem::InUse,
        Problem::WrongKey,
        Problem::NotHeld,
        Problem::Locked,
        Problem::FromTheFuture { found: 3, known: 1 },
        Problem::NoSuchRecording,
        Problem::NoSuchAnalysis,
        Problem::BeingRecorded,
        Problem::Finished,
        Problem::Stopped,
        Problem::NoRandomness,
        Problem::NoUnit(-1.5),
        Problem::NoUnit(f64::NAN),
        Problem::TooManyMarks,
    ];
    let problems = (problems.into_iter())
        .chain(damages.map(Problem::Damaged))
        .chain(long.map(|what| Problem::TooLong { what, limit: 131_072 }));
    let places = [
        Place::Store,
        Place::Recording(id()),
        Place::Bytes { recording: id(), from: 4096, to: 12_345 },
        Place::Analysis(id()),
    ];
    problems.zip(places.into_iter().cycle()).map(|(problem, place)| StoreError { place, problem }).collect()
}

fn files() -> Vec<FormatError> {
    let what = || sentence!("file-records-fewer", claimed = 12_345_u64, held = 3_u64);
    let remedy = || sentence!("file-do-again");
    let problems = [
        FileProblem::Io(io::Error::other("odd")),
        FileProblem::Io(io::Error::from_raw_os_error(5)),
        FileProblem::Io(io::ErrorKind::NotFound.into()),
        FileProblem::Empty,
        FileProblem::Truncated { what: what() },
        FileProblem::Malformed { what: what(), remedy: remedy() },
        FileProblem::Unsupported { what: what(), remedy: remedy() },
        FileProblem::Ambiguous { what: what(), remedy: remedy(), setting: Setting::Rate },
        FileProblem::RatesDiffer { channel: "II".into(), hz: 256.5, whole_hz: 128.25 },
        FileProblem::NoSuchChannel { wanted: "V9".into(), available: "1 (I), 2 (II)".into() },
    ];
    let places = [FilePlace::Whole, FilePlace::Line(12_345), FilePlace::Byte(99_999)].into_iter().cycle();
    let file = || PathBuf::from("/tmp/night.csv");
    let at = |(problem, place)| FormatError { file: file(), place, problem };
    problems.into_iter().zip(places).map(at).collect()
}

fn live() -> Vec<LiveError> {
    vec![
        LiveError::OtherSignal { before: Some(130.05), now: None },
        LiveError::Unwritten { lost_s: 3.4, error: store().remove(1) },
        LiveError::Unreadable,
        LiveError::NotYet,
        LiveError::Session(SessionError::TooLong { days: 31 }),
        LiveError::Store(store().remove(1)),
    ]
}

/// Every error with what its `Display` says.
fn all() -> Vec<(Box<dyn Said>, String)> {
    let mut all: Vec<(Box<dyn Said>, String)> = Vec::new();
    for error in store() {
        let text = error.to_string();
        all.push((Box::new(error), text));
    }
    for error in files() {
        let text = error.to_string();
        all.push((Box::new(error), text));
    }
    for error in live() {
        let text = error.to_string();
        all.push((Box::new(error), text));
    }
    let rate = SampleRate::new(12_000.5).unwrap_err();
    all.push((Box::new(rate), rate.to_string()));
    let born = "12.3.61".parse::<BirthDate>().unwrap_err();
    all.push((Box::new(born.clone()), born.to_string()));
    let fault = "drop@1s=2".parse::<FaultScript>().unwrap_err();
    all.push((Box::new(fault.clone()), fault.to_string()));
    let cut = Outcome::from_bytes(&[]).unwrap_err();
    all.push((Box::new(cut), cut.to_string()));
    assert_eq!(cut, OutcomeError::Cut);
    all.push((Box::new(OutcomeError::Other), OutcomeError::Other.to_string()));
    let no_id = "xyz".parse::<RecordingId>().unwrap_err();
    all.push((Box::new(no_id), no_id.to_string()));
    let faults = [DiskFault::Io(io::ErrorKind::Other, Some(19)), DiskFault::ReadOnly, DiskFault::Stopped];
    for trouble in faults.map(Trouble::DiskFailed).into_iter().chain([Trouble::DiskFull]) {
        let own = trouble.to_string();
        all.push((Box::new(trouble), own));
    }
    all
}

#[test]
fn english_is_what_the_error_itself_says() {
    for (error, text) in all() {
        assert_eq!(error.said(Words::of(Language::English).with_plain_spaces()), text);
    }
}

#[test]
fn every_language_has_its_own_words_for_every_error() {
    for language in &Language::ALL[1..] {
        for (error, english) in all() {
            let said = error.said(Words::of(*language));
            assert_ne!(said, english, "{language:?}");
            // How a fault is written has brackets.
            assert!(!said.replace("[@FROM[+LENGTH]][=VALUE]", "").contains(['{', '}', '[', ']']), "{said}");
        }
    }
    let full =
        StoreError { place: Place::Store, problem: Problem::DiskFull }.said(Words::of(Language::German));
    assert_eq!(
        full,
        "der Speicher: der Speicherplatz ist voll; alles zuvor Gespeicherte bleibt: Platz schaffen und mit der \
         Aufzeichnung fortfahren"
    );
}
