//! Bytes as a MATLAB matrix.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| strapline_fuzz::file("mat", data));
