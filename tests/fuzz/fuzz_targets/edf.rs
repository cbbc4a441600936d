//! Bytes as an EDF recording.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| strapline_fuzz::file("edf", data));
