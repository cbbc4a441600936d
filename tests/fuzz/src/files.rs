//! Bytes as a file.

use std::{cell::OnceCell, fs, path::Path};
use strapline_formats::{Options, Unit, open, wfdb};
use tempfile::TempDir;

thread_local! {
    static FOLDER: OnceCell<TempDir> = const { OnceCell::new() };
}

/// Has a file of these bytes read; in memory, where the system has such a folder.
fn with_file(name: &str, data: &[u8], read: impl FnOnce(&Path)) {
    FOLDER.with(|folder| {
        let folder = folder.get_or_init(|| {
            let memory = Path::new("/dev/shm");
            let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
            made.expect("there is room for a file")
        });
        let path = folder.path().join(name);
        fs::write(&path, data).expect("there is room for a file");
        read(&path);
    });
}

/// Bytes as a recording in a file with this extension.
pub fn file(extension: &str, data: &[u8]) {
    with_file(&format!("file.{extension}"), data, |path| {
        let said = Options { rate_hz: Some(130.0), unit: Some(Unit::Millivolt), ..Options::default() };
        for options in [Options::default(), said] {
            if let Ok(recording) = open(path, &options) {
                assert!(recording.rate_hz.is_finite() && recording.rate_hz > 0.0);
                assert!(recording.channels.iter().any(|channel| !channel.samples.is_empty()));
            }
        }
    });
}

/// Bytes as a WFDB annotation file.
pub fn wfdb_annotations(data: &[u8]) {
    with_file("file.atr", data, |path| {
        let _ = wfdb::read_annotations(path);
    });
}
