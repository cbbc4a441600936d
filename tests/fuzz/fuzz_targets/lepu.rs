//! What happens to a sensor of a Lepu recorder, chosen by the bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| strapline_fuzz::sensor(strapline_ecg::sensor::SensorKind::Lepu, data));
