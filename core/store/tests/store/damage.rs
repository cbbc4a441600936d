//! Bytes that are not what was written: flipped, cut, moved, taken from elsewhere, made up.

use crate::{
    strap::{arrival_ms, frame, head, is_sent, key},
    unsafe_disk::UnsafeDisk,
};
use proptest::prelude::*;
use std::ops::Range;
use strapline_store::{Entry, Place, Problem, RecordingId, RecordingState, Store, StoreError};

const FRAMES: u64 = 60;
const MARKER: [u8; 4] = [0xA7, 0x53, 0x4C, 0x0D];

fn record(disk: &UnsafeDisk) -> RecordingId {
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let mut writer = store.begin(&head("Night")).unwrap();
    for n in 0..FRAMES {
        writer.append(&frame(n), arrival_ms(n)).unwrap();
    }
    writer.finish().unwrap().id
}

fn path(id: RecordingId) -> String {
    format!("{id}/recording")
}

/// Where the chunks of a file lie, the card last.
fn chunks(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 8192;
    while bytes[at..].starts_with(&MARKER) {
        let end = at + 12 + u32::from_le_bytes([bytes[at + 5], bytes[at + 6], bytes[at + 7], 0]) as usize;
        found.push(at..end);
        at = end;
    }
    assert_eq!(at, bytes.len() - 8, "a card is followed by where it begins");
    found
}

/// What is read of a recording whose file was changed; and whether opening told of a loss.
struct Read {
    entries: Vec<Entry>,
    errors: Vec<StoreError>,
    was_recovered: bool,
    state: RecordingState,
}

fn read(disk: &UnsafeDisk, id: RecordingId) -> Read {
    let (store, recovered) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    let state = store.summary(id).unwrap().state;
    let (mut entries, mut errors) = (Vec::new(), Vec::new());
    match store.read(id) {
        Ok(reader) => {
            for entry in reader {
                match entry {
                    Ok(entry) => entries.push(entry),
                    Err(error) => errors.push(error),
                }
            }
        }
        Err(error) => errors.push(error),
    }
    Read { entries, errors, was_recovered: !recovered.is_empty(), state }
}

/// Holds what was read against what was recorded: nothing made up, nothing out of order, no loss in silence.
/// How many frames are missing.
fn missing_frames(read: &Read) -> u64 {
    let mut entries = read.entries.iter().filter(|entry| is_sent(entry)).peekable();
    let mut missing = 0;
    for n in 0..FRAMES {
        let frame = frame(n);
        if entries.peek() == Some(&&frame[0]) {
            for expected in &frame {
                assert_eq!(entries.next(), Some(expected), "frame {n}");
            }
        } else {
            missing += 1;
        }
    }
    assert_eq!(entries.next(), None, "made up or out of order");
    assert!(
        missing == 0 || !read.errors.is_empty() || read.was_recovered,
        "{missing} frames lost in silence"
    );
    missing
}

/// Each part of a file, changed in a way of its own; what is read afterwards.
fn with(change: impl Fn(&mut Vec<u8>, &[Range<usize>])) -> Read {
    let disk = UnsafeDisk::default();
    let id = record(&disk);
    disk.alter(&path(id), |bytes| {
        let chunks = chunks(bytes);
        change(bytes, &chunks);
    });
    read(&disk, id)
}

#[test]
fn a_flipped_bit_costs_its_own_chunk_at_most() {
    let disk = UnsafeDisk::default();
    let id = record(&disk);
    let whole = disk.bytes(&path(id)).unwrap();
    let mut said = 0;
    // Every byte of two chunks and of the card, and some of all others.
    let chunks = chunks(&whole);
    let card = chunks.last().unwrap().start;
    let dense = chunks[3].start..chunks[4].end;
    for at in (0..whole.len()).filter(|at| dense.contains(at) || *at >= card || at % 101 == 0) {
        disk.alter(&path(id), |bytes| {
            bytes.clone_from(&whole);
            bytes[at] ^= 1 << (at % 8);
        });
        let read = read(&disk, id);
        let missing = missing_frames(&read);
        assert!(missing <= 4, "byte {at}: {missing} frames");
        if at < 8192 || at >= card {
            assert_eq!((missing, read.errors.len()), (0, 0), "byte {at}");
        } else {
            assert!(missing > 0, "byte {at}");
            let [error] = &read.errors[..] else { panic!("byte {at}: {:?}", read.errors) };
            assert!(
                matches!(error.place, Place::Bytes { from, to, .. } if (from..to).contains(&(at as u64))),
                "{error}"
            );
            assert!(
                error.to_string().ends_with(
                    ": a chunk (about 2 s) is missing or damaged; everything else is read: export it, so that it \
                     is kept elsewhere, too"
                ),
                "{error}"
            );
            said += 1;
        }
    }
    assert!(said > 600, "{said}");
}

#[test]
fn chunks_that_were_moved_taken_out_or_repeated_are_noticed() {
    let taken_out = with(|bytes, chunks| drop(bytes.drain(chunks[5].clone())));
    assert_eq!((missing_frames(&taken_out), taken_out.errors.len()), (3, 1));
    let exchanged = with(|bytes, chunks| {
        let (first, second) = (bytes[chunks[5].clone()].to_vec(), bytes[chunks[6].clone()].to_vec());
        bytes.splice(chunks[5].start..chunks[6].end, [second, first].concat());
    });
    assert!(missing_frames(&exchanged) <= 3);
    assert!(!exchanged.errors.is_empty());
    let repeated = with(|bytes, chunks| {
        let chunk = bytes[chunks[5].clone()].to_vec();
        bytes.splice(chunks[9].start..chunks[9].start, chunk);
    });
    assert_eq!(missing_frames(&repeated), 0);
    let first_gone = with(|bytes, chunks| drop(bytes.drain(chunks[0].clone())));
    assert_eq!((missing_frames(&first_gone), first_gone.errors.len()), (3, 1));
    let renumbered = with(|bytes, chunks| bytes[chunks[5].start + 8] += 1);
    assert_eq!((missing_frames(&renumbered), renumbered.errors.len()), (3, 1));
}

#[test]
fn a_file_that_was_cut_off_is_no_finished_recording() {
    let whole = {
        let disk = UnsafeDisk::default();
        let id = record(&disk);
        disk.bytes(&path(id)).unwrap().len()
    };
    for cut in (1..whole - 8200).step_by(37) {
        let read = with(|bytes, _| bytes.truncate(bytes.len() - cut));
        // The last eight bytes are no part of the card, and only say where it is.
        let expected = if cut <= 8 { RecordingState::Finished } else { RecordingState::Interrupted };
        assert!(read.was_recovered && read.state == expected, "{cut} bytes cut off");
        missing_frames(&read);
    }
}

#[test]
fn a_chunk_of_another_recording_does_not_open() {
    let disk = UnsafeDisk::default();
    let (ours, theirs) = (record(&disk), record(&disk));
    let other = disk.bytes(&path(theirs)).unwrap();
    let places = chunks(&other);
    disk.alter(&path(ours), |bytes| {
        let place = chunks(bytes)[5].clone();
        bytes.splice(place, other[places[5].clone()].to_vec());
    });
    let read = read(&disk, ours);
    assert_eq!((missing_frames(&read), read.errors.len()), (3, 1));
    // Nor does a whole file under another name.
    disk.alter(&path(ours), |bytes| bytes.clone_from(&other));
    let read = self::read(&disk, ours);
    assert_eq!((read.state, read.entries.len()), (RecordingState::Damaged, 0));
}

#[test]
fn a_header_is_there_twice() {
    for copy in [0, 4096] {
        let read = with(|bytes, _| bytes[copy..copy + 4096].fill(0xFF));
        assert_eq!((missing_frames(&read), read.errors.len(), read.was_recovered), (0, 0, false));
    }
    let read = with(|bytes, _| bytes[..8192].fill(0xFF));
    assert_eq!(read.state, RecordingState::Damaged);
    assert!(
        read.errors[0].to_string().ends_with(
            ": both copies of its header are damaged, so that it cannot be read; its bytes are kept: bring it back from \
             a backup if there is one, or delete it"
        ),
        "{}",
        read.errors[0]
    );
}

#[test]
fn what_is_not_the_stores_is_left_alone() {
    let disk = UnsafeDisk::default();
    let id = record(&disk);
    let stray =
        ["notes.txt", "0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef.old", "ñandú"];
    for name in stray {
        use strapline_store::disk::Disk as _;
        disk.create(name).unwrap();
    }
    let read = read(&disk, id);
    assert_eq!(missing_frames(&read), 0);
    assert!(stray.iter().all(|name| disk.paths().iter().any(|path| path == name)));
    let (store, _) = Store::open_on(Box::new(disk.clone()), &key()).unwrap();
    assert_eq!(store.list().len(), 1);
    store.erase_all().unwrap();
    assert!(stray.iter().all(|name| disk.paths().iter().any(|path| path == name)));
}

#[test]
fn a_file_full_of_markers_is_read_in_time_that_its_size_bounds() {
    let begun = std::time::Instant::now();
    let read = with(|bytes, chunks| {
        bytes.truncate(chunks[2].start);
        // Each claims a chunk of a megabyte, of the kind and the number that come next.
        let claim = [&MARKER[..], &[1, 0, 0, 0x10], &2u32.to_le_bytes()].concat();
        bytes.extend_from_slice(&claim.repeat(400_000));
    });
    assert_eq!(missing_frames(&read), FRAMES - 6);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_are_an_error_or_a_recording_that_says_so(
        file in prop::collection::vec(any::<u8>(), 0..20_000),
        check in prop::collection::vec(any::<u8>(), 0..200),
        keep_start in 0..3usize,
    ) {
        let disk = UnsafeDisk::default();
        let id = record(&disk);
        disk.alter(&path(id), |bytes| {
            // All of it, all but the magic, or all but the headers.
            let kept = [0, 10, 8192][keep_start];
            bytes.truncate(kept);
            bytes.extend_from_slice(&file);
        });
        disk.alter("store", |bytes| bytes.clone_from(&check));
        match Store::open_on(Box::new(disk), &key()) {
            Ok((store, _)) => {
                let state = store.summary(id).unwrap().state;
                match store.read(id) {
                    Ok(reader) => prop_assert!(reader.flatten().count() == 0 && state == RecordingState::Interrupted),
                    Err(error) => prop_assert!(matches!(error.problem, Problem::Damaged { .. }), "{}", error),
                }
                store.erase_all().unwrap();
                prop_assert!(store.list().is_empty());
            }
            Err(error) => prop_assert!(false, "{}", error),
        }
    }

    #[test]
    fn many_flips_are_no_panic_and_no_lie(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 1..200),
        cut in any::<Option<prop::sample::Index>>(),
    ) {
        let disk = UnsafeDisk::default();
        let id = record(&disk);
        disk.alter(&path(id), |bytes| {
            for (at, bit) in flips {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len()));
            }
        });
        missing_frames(&read(&disk, id));
    }
}
