//! Bytes into every parser of what a strap sends.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| strapline_fuzz::frames(data));
