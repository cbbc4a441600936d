//! A wrong key, a lost key, a store that is open elsewhere, a folder that may not be written to.

use crate::strap::{arrival_ms, frame, frames_kept, head, key};
use std::{fs, path::Path};
use strapline_store::{Problem, RecordingId, RecordingState, Store, StoreKey};

fn other_key() -> StoreKey {
    StoreKey::new(&mut [9; 32])
}

/// A store with one recording of 20 frames.
fn recorded(folder: &Path) -> RecordingId {
    let (store, _) = Store::open(folder, &key()).unwrap();
    let mut writer = store.begin(&head("Night")).unwrap();
    for n in 0..20 {
        writer.append(&frame(n), arrival_ms(n)).unwrap();
    }
    writer.finish().unwrap().id
}

/// Every file with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn a_wrong_key_is_told_from_damage_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let id = recorded(folder.path());
    let before = files(folder.path());
    let error = Store::open(folder.path(), &other_key()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the store: the key is not the one that this store is sealed with; nothing was changed: give the right key, \
         or go on under the new key and keep the old recordings locked"
    );
    assert_eq!(files(folder.path()), before);
    let (store, recovered) = Store::open(folder.path(), &key()).unwrap();
    assert_eq!((frames_kept(&store, id), recovered.len()), (20, 0));
}

#[test]
fn without_its_key_check_a_store_still_knows_a_wrong_key() {
    let folder = tempfile::tempdir().unwrap();
    let id = recorded(folder.path());
    fs::remove_file(folder.path().join("store")).unwrap();
    assert!(matches!(Store::open(folder.path(), &other_key()).unwrap_err().problem, Problem::WrongKey));
    let (store, _) = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(frames_kept(&store, id), 20);
    assert!(folder.path().join("store").is_file());
}

#[test]
fn after_a_lost_key_recording_goes_on_and_the_old_recordings_stay() {
    let folder = tempfile::tempdir().unwrap();
    let old = recorded(folder.path());
    let (store, recovered) = Store::open_under_new_key(folder.path(), &other_key()).unwrap();
    assert_eq!(recovered, []);
    let new = store.begin(&head("New")).unwrap().finish().unwrap().id;
    let states: Vec<_> = store.list().iter().map(|summary| (summary.id, summary.state)).collect();
    assert_eq!(states, [(new, RecordingState::Finished), (old, RecordingState::Locked)]);
    for error in [
        store.read(old).unwrap_err(),
        store.rename(old, "x", 0).unwrap_err(),
        store.resume(old, 0).unwrap_err(),
        store.analyses(old).unwrap_err(),
    ] {
        assert!(
            error.to_string().ends_with(
                "it is sealed with another key; its bytes are kept, and can be read once that key is back"
            ),
            "{error}"
        );
    }
    drop(store);
    assert!(matches!(Store::open(folder.path(), &key()).unwrap_err().problem, Problem::WrongKey));
    // The old key is found again.
    let (store, _) = Store::open_under_new_key(folder.path(), &key()).unwrap();
    assert_eq!(frames_kept(&store, old), 20);
    assert_eq!(store.summary(new).unwrap().state, RecordingState::Locked);
    store.delete(new).unwrap();
    assert_eq!(store.list().len(), 1);
}

#[test]
fn a_store_is_open_once() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), &key()).unwrap();
    let error = Store::open(folder.path(), &key()).unwrap_err();
    assert_eq!(error.to_string(), "the store: another program has this store open; close it first");
    // A writer alone keeps it open.
    let writer = store.begin(&head("Night")).unwrap();
    drop(store);
    assert!(matches!(Store::open(folder.path(), &key()).unwrap_err().problem, Problem::InUse));
    drop(writer);
    assert!(Store::open(folder.path(), &key()).is_ok());
}

/// Where a second process finds the store.
const FOLDER: &str = "STRAPLINE_SECOND_PROCESS";

/// The second process. Does nothing in a test run of its own.
#[test]
fn open_as_second_process() {
    if let Ok(folder) = std::env::var(FOLDER) {
        match Store::open(Path::new(&folder), &key()) {
            Ok(_) => println!("\nSECOND opened"),
            Err(error) => println!("\nSECOND {error}"),
        }
    }
}

#[test]
fn a_second_process_is_told_that_the_store_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = Store::open(folder.path(), &key()).unwrap();
    let second = || {
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "keys::open_as_second_process", "--nocapture"])
            .env(FOLDER, folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        said.lines().find_map(|line| line.strip_prefix("SECOND ").map(str::to_owned)).unwrap()
    };
    assert_eq!(second(), "the store: another program has this store open; close it first");
    drop(store);
    assert_eq!(second(), "opened");
}

#[test]
#[cfg(unix)]
fn a_folder_that_may_not_be_written_to_is_named_as_such() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    recorded(&store);
    fs::set_permissions(&store, fs::Permissions::from_mode(0o500)).unwrap();
    fs::set_permissions(store.join("lock"), fs::Permissions::from_mode(0o400)).unwrap();
    let opened = Store::open(&store, &key());
    fs::set_permissions(&store, fs::Permissions::from_mode(0o700)).unwrap();
    match opened {
        Err(error) => assert_eq!(
            error.to_string(),
            "the store: the folder may not be written to; allow it, or choose another folder"
        ),
        // The superuser may write anywhere; the same error comes from a disk that says no.
        Ok(_) => assert!(is_superuser()),
    }
    let error = Store::open_on(Box::new(ReadOnly), &key()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the store: the folder may not be written to; allow it, or choose another folder"
    );
}

#[cfg(unix)]
fn is_superuser() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

/// A folder on a file system that is mounted read-only.
#[derive(Debug)]
struct ReadOnly;

impl strapline_store::disk::Disk for ReadOnly {
    fn lock(&self) -> std::io::Result<Option<Box<dyn Send + Sync>>> {
        Err(std::io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn names(&self, _: &str) -> std::io::Result<Vec<String>> {
        unreachable!("nothing is asked of a store that could not be locked")
    }
    fn open(&self, _: &str) -> std::io::Result<Box<dyn strapline_store::disk::DiskFile>> {
        unreachable!("nothing is asked of a store that could not be locked")
    }
    fn create(&self, path: &str) -> std::io::Result<Box<dyn strapline_store::disk::DiskFile>> {
        self.open(path)
    }
    fn create_folder(&self, path: &str) -> std::io::Result<()> {
        self.open(path).map(drop)
    }
    fn rename(&self, path: &str, _: &str) -> std::io::Result<()> {
        self.open(path).map(drop)
    }
    fn remove_file(&self, path: &str) -> std::io::Result<()> {
        self.open(path).map(drop)
    }
    fn remove_folder(&self, path: &str) -> std::io::Result<()> {
        self.open(path).map(drop)
    }
    fn sync_folder(&self, path: &str) -> std::io::Result<()> {
        self.open(path).map(drop)
    }
}

#[test]
fn a_store_where_a_file_is_in_the_way_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, "x").unwrap();
    assert!(matches!(Store::open(&path, &key()).unwrap_err().problem, Problem::Io(_)));
}

#[test]
#[cfg(unix)]
fn nobody_else_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let id = recorded(&store);
    for path in [store.clone(), store.join(id.to_string()), store.join(id.to_string()).join("recording")] {
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0, "{}", path.display());
    }
}
