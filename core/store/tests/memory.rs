//! Memory does not grow with the length of a recording, neither writing nor reading nor recovering.
//! A test program of its own, as it counts every allocation.

mod around;

#[allow(dead_code, reason = "shared with tests that use more of it")]
#[path = "store/strap.rs"]
mod strap;

use around::{Around, Surrounded};
use peak_alloc::PeakAlloc;
use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
};
use strap::{arrival_ms, frame, frames_kept, head, key};
use strapline_store::{
    Characteristic, Entry, Store,
    code::{decode, encode},
    disk::Folder,
};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Frames of 24 hours.
const DAY: u64 = 153_860;
/// What may be taken beyond what an empty store takes, bytes.
const BOUND: usize = 2 << 20;

/// The operating system's files, without waiting for the disk: what is measured here is memory.
#[derive(Debug)]
struct Unsynced;

impl Around for Unsynced {
    fn sync(&self, _: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
        Ok(())
    }
}

/// One test at a time, as each counts all of the program's memory.
static ALONE: Mutex<()> = Mutex::new(());

#[test]
fn bytes_that_are_made_up_take_memory_by_their_length() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    // The shortest entries that there are; and the shortest samples, in a notification and placed as they were sent.
    let contacts = encode(&vec![Entry::Contact { at_ms: 0, is_on: true }; 500_000]);
    let values = vec![7; 21_000];
    let sent = Entry::Notification {
        characteristic: Characteristic::PMD_DATA,
        arrival_ms: 0,
        bytes: strap::polar(0, &values),
    };
    let samples = encode(&vec![[sent, Entry::Samples { first: 0, values }]; 300].concat());
    for (what, chunk) in [("contacts", contacts), ("samples", samples)] {
        let before = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let result = decode(&chunk).map(|entries| entries.len());
        let times = (ALLOCATOR.peak_usage() - before) as f64 / chunk.len() as f64;
        println!("{what}: {times:.0} times the length of {} bytes: {result:?}", chunk.len());
        assert!(times < 100.0, "{what}: {times} times");
        assert!(result.is_ok(), "{what}");
    }
}

#[test]
fn a_day_takes_no_more_memory_than_a_minute() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = tempfile::tempdir().unwrap();
    let open = || {
        Store::open_on(Box::new(Surrounded(Folder::new(folder.path()).unwrap(), Arc::new(Unsynced))), &key())
            .unwrap()
    };
    let (store, _) = open();
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let mut writer = store.begin(&head("Day")).unwrap();
    let id = writer.id();
    for n in 0..DAY {
        writer.append(&frame(n), arrival_ms(n)).unwrap();
    }
    let writing = ALLOCATOR.peak_usage() - before;
    // As after a kill: no card is written, and all of it is looked through.
    std::mem::forget(writer);
    let (copy, from) = (tempfile::tempdir().unwrap(), folder.path().join(id.to_string()));
    std::fs::create_dir(copy.path().join(id.to_string())).unwrap();
    std::fs::copy(from.join("recording"), copy.path().join(id.to_string()).join("recording")).unwrap();
    ALLOCATOR.reset_peak_usage();
    let (store, recovered) =
        Store::open_on(Box::new(Surrounded(Folder::new(copy.path()).unwrap(), Arc::new(Unsynced))), &key())
            .unwrap();
    let recovering = ALLOCATOR.peak_usage() - before;
    assert_eq!(recovered.len(), 1);
    ALLOCATOR.reset_peak_usage();
    let kept = frames_kept(&store, id);
    let reading = ALLOCATOR.peak_usage() - before;
    assert!(kept > DAY - 4, "{kept}");
    println!("24 h: {writing} bytes at most while writing, {recovering} recovering, {reading} reading");
    for (what, bytes) in [("writing", writing), ("recovering", recovering), ("reading", reading)] {
        assert!(bytes < BOUND, "{what}: {bytes} bytes");
    }
}
