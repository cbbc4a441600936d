//! Stores of every version that was ever written are read; later ones are refused by name.

use crate::{
    strap::{arrival_ms, frames_kept, head, key},
    unsafe_disk::UnsafeDisk,
};
use std::{fs, path::Path};
use strapline_store::{AnalysisHead, FORMAT_VERSION, Mark, Problem, RecordingState, Store};

/// A copy of the store of this version, made by `cargo run -p strapline-store --example fixture FOLDER`.
fn fixture(version: u16) -> tempfile::TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/version-{version}"));
    let to = tempfile::tempdir().unwrap();
    copy(&from, to.path());
    to
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn stores_of_every_version_are_read() {
    for version in 1..=FORMAT_VERSION {
        let folder = fixture(version);
        let (store, recovered) = Store::open(folder.path(), &key()).unwrap();
        let [finished, interrupted] = store.list().try_into().unwrap();
        assert_eq!(finished.state, RecordingState::Finished, "version {version}");
        assert_eq!(finished.head, Some(head("Finished")));
        assert_eq!(finished.tally.name.as_deref(), Some("Renamed"));
        assert_eq!(finished.tally.marks, [Mark { at_ms: 5, sample: Some(130), text: "dizzy".into() }]);
        assert_eq!(frames_kept(&store, finished.id), 120);
        let by =
            AnalysisHead { model: "1".into(), model_hash: "00ff".into(), software: "strapline 0.1.0".into() };
        assert_eq!(store.analyses(finished.id).unwrap()[0].head, by);
        assert_eq!(store.analysis(finished.id, &by).unwrap(), b"a result");
        assert_eq!(interrupted.state, RecordingState::Interrupted);
        assert_eq!(frames_kept(&store, interrupted.id), 48);
        assert_eq!(
            recovered.iter().map(|one| (&one.name[..], one.last_ms, one.was_finished)).collect::<Vec<_>>(),
            [("Interrupted", Some(arrival_ms(47)), false)]
        );
    }
}

#[test]
fn a_store_from_the_future_is_refused_by_name_and_left_alone() {
    let folder = fixture(1);
    let path = folder.path().join("store");
    let mut bytes = fs::read(&path).unwrap();
    for copy in [0, 4096] {
        bytes[copy + 8] = 7;
        let crc = crc32(&bytes[copy..copy + 66]);
        bytes[copy + 66..copy + 70].copy_from_slice(&crc);
    }
    fs::write(&path, &bytes).unwrap();
    let error = Store::open(folder.path(), &key()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the store: format version 7 is newer than version 1, which this program reads; update Strapline"
    );
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_recording_from_the_future_is_kept_beside_the_others() {
    let disk = UnsafeDisk::default();
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let id = store.begin(&head("Night")).unwrap().finish().unwrap().id;
    let path = format!("{id}/recording");
    disk.alter(&path, |bytes| {
        for copy in [0, 4096] {
            bytes[copy + 8] = 7;
            let crc = crc32(&bytes[copy..copy + 4092]);
            bytes[copy + 4092..copy + 4096].copy_from_slice(&crc);
        }
    });
    let before = disk.bytes(&path);
    drop(store);
    let (store, recovered) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    assert_eq!((store.summary(id).unwrap().state, recovered.len()), (RecordingState::FromTheFuture, 0));
    let error = store.read(id).unwrap_err();
    assert!(matches!(error.problem, Problem::FromTheFuture { found: 7, known: 1 }), "{error}");
    assert!(error.to_string().ends_with("update Strapline"), "{error}");
    assert_eq!(disk.bytes(&path), before);
}

/// CRC-32 as in zip, bit by bit.
fn crc32(bytes: &[u8]) -> [u8; 4] {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    (!crc).to_le_bytes()
}
