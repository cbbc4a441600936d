//! Deleted is gone: from the list, from the folder, and from what the disk still holds of it.

use crate::{
    strap::{arrival_ms, frame, frames_kept, head, key, polar},
    unsafe_disk::UnsafeDisk,
};
use std::{fs, path::Path};
use strapline_store::{AnalysisHead, Mark, Problem, RecordingId, RecordingState, Store};

/// A name, a device, a symptom, a result: what must not be read on the disk.
const SECRETS: [&str; 5] =
    ["Grandmother's night", "Polar H10", "short of breath", "premature beats", "still here"];

fn record(store: &Store) -> RecordingId {
    let mut writer = store.begin(&head(SECRETS[0])).unwrap();
    for n in 0..100 {
        writer.append(&frame(n), arrival_ms(n)).unwrap();
    }
    let id = writer.finish().unwrap().id;
    store.mark(id, &Mark { at_ms: 0, sample: Some(7), text: SECRETS[2].into() }, 0).unwrap();
    let by = AnalysisHead { model: SECRETS[3].into(), model_hash: "0".into(), software: "0".into() };
    store.put_analysis(id, &by, SECRETS[3].as_bytes()).unwrap();
    id
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// Every byte in a folder.
fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        bytes.extend(path.display().to_string().into_bytes());
        bytes.extend(if path.is_dir() { all_bytes(&path) } else { fs::read(&path).unwrap() });
    }
    bytes
}

#[test]
fn nothing_is_readable_on_the_disk_and_nothing_is_left_after_deleting() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), &key()).unwrap();
    let id = record(&store);
    let kept = record(&store);
    let bytes = all_bytes(folder.path());
    for secret in SECRETS {
        assert!(!holds(&bytes, secret.as_bytes()), "{secret} is readable");
    }
    let samples = polar(0, &(0..8).map(crate::strap::value).collect::<Vec<_>>());
    assert!(!holds(&bytes, &samples[10..]), "samples are readable");
    assert!(!holds(&bytes, key().bytes()), "the key is on the disk");
    let file = fs::read(folder.path().join(id.to_string()).join("recording")).unwrap();
    let (wrapped_key, chunk) = (&file[26..98], &file[8300..8400]);
    store.delete(id).unwrap();
    let bytes = all_bytes(folder.path());
    for (what, gone) in [("key", wrapped_key), ("chunk", chunk), ("id", id.to_string().as_bytes())] {
        assert!(!holds(&bytes, gone), "its {what} is still there");
    }
    assert_eq!(frames_kept(&store, kept), 100);
    assert!(matches!(store.read(id).unwrap_err().problem, Problem::NoSuchRecording));
}

/// What a file system still holds of a removed file is noise: its key is overwritten before it is removed.
#[test]
fn what_the_disk_still_holds_of_a_deleted_recording_cannot_be_opened() {
    let disk = UnsafeDisk::default();
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let id = record(&store);
    let path = format!("{id}/recording");
    let whole = disk.bytes(&path).unwrap();
    store.delete(id).unwrap();
    let left = disk.every_byte();
    for copy in [26..98, 4096 + 26..4096 + 98] {
        assert!(!left.iter().any(|bytes| holds(bytes, &whole[copy.clone()])), "a copy of its key is left");
    }
    let remains =
        left.into_iter().find(|bytes| bytes.len() == whole.len()).expect("the chunks themselves are left");
    assert_eq!(remains[8192..], whole[8192..]);
    // Put back by somebody who has the store's key and undeletes files.
    let other = record(&store);
    disk.alter(&format!("{other}/recording"), |bytes| *bytes = remains);
    drop(store);
    let (store, _) = Store::open_on(Box::new(disk), &key()).unwrap();
    assert_eq!(store.summary(other).unwrap().state, RecordingState::Damaged);
}

#[test]
fn all_of_it_is_erased_also_what_cannot_be_read() {
    let disk = UnsafeDisk::default();
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let (first, second, third) = (record(&store), record(&store), record(&store));
    disk.alter(&format!("{first}/recording"), |bytes| bytes.truncate(100));
    disk.alter(&format!("{second}/recording"), Vec::clear);
    drop(store);
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let damaged = store.list().iter().filter(|summary| summary.state == RecordingState::Damaged).count();
    assert_eq!((damaged, frames_kept(&store, third)), (2, 100));
    store.erase_all().unwrap();
    assert_eq!(store.list(), []);
    assert_eq!(disk.paths(), ["store"]);
    let id = record(&store);
    assert_eq!(frames_kept(&store, id), 100);
}
