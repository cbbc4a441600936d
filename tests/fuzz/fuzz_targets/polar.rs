//! What happens to a sensor of a Polar strap, chosen by the bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| strapline_fuzz::sensor(strapline_ecg::sensor::SensorKind::Polar, data));
