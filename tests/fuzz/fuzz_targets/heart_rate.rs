//! What happens to a sensor of a strap with nothing but the Heart Rate Service, chosen by the bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| strapline_fuzz::sensor(strapline_ecg::sensor::SensorKind::HeartRate, data));
