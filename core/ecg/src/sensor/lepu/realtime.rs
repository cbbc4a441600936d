//! A real-time answer's bytes in; samples, battery and lead-off out.

use crate::sensor::{event::Contact, log::FrameProblem};

/// Samples per second.
pub const RATE_HZ: f64 = 125.0;
/// Millivolts of a step.
pub const STEP_MV: f64 = 1.0035 * 1800.0 / (4096.0 * 178.74);
/// A value that stands for no sample.
pub const NO_SAMPLE: i16 = 0x7FFF;
/// Bytes before the samples' count.
const HEADER: usize = 20;

/// What the device sends when it is asked for the samples since the last time.
#[derive(Debug, Clone, PartialEq)]
pub struct RealTime {
    /// Heart rate by its own detection, beats per minute.
    pub bpm: u16,
    /// How full its battery is, percent.
    pub battery: u8,
    /// How long it has recorded, seconds.
    pub recorded_s: u32,
    /// Whether it touches the skin.
    pub contact: Contact,
    /// Millivolts; `NaN` where there is no sample.
    pub millivolts: Vec<f32>,
}

/// Reads the payload of a real-time answer.
pub fn parse(payload: &[u8]) -> Result<RealTime, FrameProblem> {
    let (head, rest) = payload.split_at_checked(HEADER).ok_or(FrameProblem::TooShort)?;
    let (count, samples) = rest.split_at_checked(2).ok_or(FrameProblem::TooShort)?;
    let count = usize::from(u16::from_le_bytes([count[0], count[1]]));
    let samples = samples.get(..2 * count).ok_or(FrameProblem::TooShort)?;
    let millivolts = samples.chunks_exact(2).map(|pair| match i16::from_le_bytes([pair[0], pair[1]]) {
        NO_SAMPLE => f32::NAN,
        step => (f64::from(step) * STEP_MV) as f32,
    });
    Ok(RealTime {
        bpm: u16::from_le_bytes([head[0], head[1]]),
        battery: head[3],
        recorded_s: u32::from_le_bytes([head[4], head[5], head[6], head[7]]),
        contact: if head[8] & 7 == 7 { Contact::Off } else { Contact::On },
        millivolts: millivolts.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_samples_and_what_is_none() {
        let mut payload = vec![0; 22];
        payload[0] = 72;
        payload[3] = 88;
        payload[4] = 5;
        payload[20] = 3;
        for step in [1000_i16, NO_SAMPLE, -1000] {
            payload.extend(step.to_le_bytes());
        }
        let read = parse(&payload).unwrap();
        assert_eq!((read.bpm, read.battery, read.recorded_s, read.contact), (72, 88, 5, Contact::On));
        assert!((read.millivolts[0] - 2.467_3).abs() < 1e-3, "{}", read.millivolts[0]);
        assert!(read.millivolts[1].is_nan());
        assert_eq!(read.millivolts[2], -read.millivolts[0]);
        payload[8] = 0x17;
        assert_eq!(parse(&payload).unwrap().contact, Contact::Off);
        for end in 0..payload.len() {
            assert_eq!(parse(&payload[..end]), Err(FrameProblem::TooShort), "{end} bytes");
        }
    }
}
