//! What the fuzz targets do with their bytes. How they are run, and how far they were: `README.md`.
//!
//! Nothing panics, whatever comes; what holds for every input is asserted here, and memory is bounded by the fuzzer.

/// A sensor and its strap, as the bytes will have it.
mod sensor;

/// Files.
mod files;

pub use files::{file, wfdb_annotations};
pub use sensor::sensor;

use strapline_ecg::sensor::{heart_rate, lepu, movesense, polar};
use strapline_store::{code::encode, decode};

/// Bytes into every parser of what a strap sends.
pub fn frames(data: &[u8]) {
    let _ = polar::frame::parse(data);
    let _ = polar::control::parse(data);
    let _ = polar::control::Settings::pick(data);
    let _ = heart_rate::parse(data);
    let _ = movesense::packet::parse(data);
    let _ = movesense::packet::parse_ecg(data, movesense::packet::Form::Raw);
    let _ = movesense::packet::parse_ecg(data, movesense::packet::Form::Millivolts);
    let _ = lepu::realtime::parse(data);
    // In parts, as a link cuts them up; the first byte says how.
    let Some((&size, rest)) = data.split_first() else { return };
    let mut frames = lepu::frame::Frames::default();
    let mut answers = polar::control::Answers::default();
    for part in rest.chunks(usize::from(size).max(1)) {
        frames.push(part, |frame| {
            if let Ok(frame) = frame {
                let _ = lepu::realtime::parse(&frame.payload);
            }
        });
        let _ = answers.push(part);
    }
}

/// Bytes into the decoder of the store's chunks; what comes out goes in again and stays the same.
pub fn store_decode(data: &[u8]) {
    // The first byte is how chunks are coded: there is one way, and any other is refused at once.
    let chunk = [&[1], data].concat();
    let _ = decode(data);
    if let Ok(entries) = decode(&chunk) {
        assert_eq!(decode(&encode(&entries)).as_ref(), Ok(&entries));
    }
}
