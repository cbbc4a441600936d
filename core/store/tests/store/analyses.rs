//! Results of analyses: beside the recording, thrown away and made again.

use crate::{
    strap::{arrival_ms, frame, head, key},
    unsafe_disk::UnsafeDisk,
};
use std::hash::{DefaultHasher, Hasher as _};
use strapline_store::{AnalysisHead, Entry, Problem, RecordingId, Store};

fn by(model: &str) -> AnalysisHead {
    AnalysisHead { model: model.into(), model_hash: "00ff".into(), software: "strapline 0.1.0".into() }
}

/// An analysis of sorts: any function of everything in the recording.
fn analyse(store: &Store, id: RecordingId, bytes: usize) -> Vec<u8> {
    let mut hash = DefaultHasher::new();
    for entry in store.read(id).unwrap() {
        if let Entry::Samples { first, values } = entry.unwrap() {
            hash.write_u64(first);
            for value in values {
                hash.write_i32(value);
            }
        }
    }
    hash.finish().to_le_bytes().repeat(bytes / 8)
}

/// A way to damage a file.
type Damage<'a> = &'a dyn Fn(&mut Vec<u8>);

fn recorded() -> (UnsafeDisk, Store, RecordingId) {
    let disk = UnsafeDisk::default();
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let mut writer = store.begin(&head("Night")).unwrap();
    for n in 0..100 {
        writer.append(&frame(n), arrival_ms(n)).unwrap();
    }
    let id = writer.id();
    drop(writer);
    (disk, store, id)
}

#[test]
fn an_analysis_is_thrown_away_and_made_again_to_the_same_bytes() {
    let (disk, store, id) = recorded();
    let result = analyse(&store, id, 1_000_000);
    store.put_analysis(id, &by("2"), &result).unwrap();
    store.put_analysis(id, &by("1"), b"an older model's").unwrap();
    let heads: Vec<_> = store.analyses(id).unwrap().into_iter().map(|analysis| analysis.head).collect();
    assert_eq!(heads, [by("1"), by("2")]);
    assert_eq!(store.analysis(id, &by("2")).unwrap(), result);
    store.delete_analyses(id).unwrap();
    assert_eq!(store.analyses(id).unwrap(), []);
    let error = store.analysis(id, &by("2")).unwrap_err();
    assert!(error.to_string().ends_with("this analysis is not stored; run it again"), "{error}");
    drop(store);
    let (store, _) = Store::open_on(Box::new(disk), &key()).unwrap();
    store.put_analysis(id, &by("2"), &analyse(&store, id, 1_000_000)).unwrap();
    assert_eq!(store.analysis(id, &by("2")).unwrap(), result);
}

#[test]
fn an_analysis_says_how_far_the_recording_was() {
    let (_, store, id) = recorded();
    store.put_analysis(id, &by("1"), b"").unwrap();
    let end = store.summary(id).unwrap().tally.end;
    let mut writer = store.resume(id, arrival_ms(100)).unwrap();
    writer.append(&frame(100), arrival_ms(100)).unwrap();
    let after = writer.finish().unwrap().tally.end;
    let [analysis] = store.analyses(id).unwrap().try_into().unwrap();
    assert_eq!((analysis.end, analysis.bytes), (end, 0));
    assert!(after > end);
    assert_eq!(store.analysis(id, &by("1")).unwrap(), b"");
}

#[test]
fn a_damaged_analysis_is_refused_and_takes_nothing_with_it() {
    let (disk, store, id) = recorded();
    let result = analyse(&store, id, 600_000);
    store.put_analysis(id, &by("1"), &result).unwrap();
    let path = disk.paths().into_iter().find(|path| path.contains("/analysis-")).unwrap();
    let whole = disk.bytes(&path).unwrap();
    let (part, last) = (4 + 24 + 16 + (1 << 18), 4 + 24 + 16 + 600_000 % (1 << 18));
    let ways: [Damage; 7] = [
        &|bytes| bytes[0] ^= 1,
        &|bytes| bytes[12] ^= 1,
        &|bytes| bytes[300_000] ^= 1,
        &|bytes| bytes.truncate(300_000),
        // Whole parts taken out, at the end and in the middle.
        &|bytes| bytes.truncate(bytes.len() - last),
        &|bytes| drop(bytes.drain(bytes.len() - last - part..bytes.len() - last)),
        &|bytes| bytes.clear(),
    ];
    for (way, damage) in ways.iter().enumerate() {
        disk.alter(&path, |bytes| {
            bytes.clone_from(&whole);
            damage(bytes);
        });
        let error = store.analysis(id, &by("1")).unwrap_err();
        assert!(matches!(error.problem, Problem::Damaged { .. }), "way {way}: {error}");
        assert!(error.to_string().ends_with("run it again: the recording is whole"), "{error}");
    }
    store.put_analysis(id, &by("1"), &result).unwrap();
    assert_eq!(store.analysis(id, &by("1")).unwrap(), result);
    // One that a later version wrote is not taken for damaged.
    disk.alter(&path, |bytes| bytes[8] = 2);
    assert!(matches!(
        store.analysis(id, &by("1")).unwrap_err().problem,
        Problem::FromTheFuture { found: 2, .. }
    ));
}
