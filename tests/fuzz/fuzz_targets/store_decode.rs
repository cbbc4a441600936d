//! Bytes into the decoder of the store's chunks.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| strapline_fuzz::store_decode(data));
