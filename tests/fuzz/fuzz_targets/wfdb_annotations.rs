//! Bytes as a WFDB annotation file.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| strapline_fuzz::wfdb_annotations(data));
