//! Bytes of the data characteristic in; samples with their time out.

use crate::sensor::log::FrameProblem;

/// The ECG among the measurements.
pub const ECG: u8 = 0;
/// Bytes before the samples.
const HEADER: usize = 10;
/// Bytes of a sample.
const SAMPLE: usize = 3;
/// Millivolts of a step.
pub(crate) const STEP_MV: f64 = 0.001;

/// A frame of ECG.
#[derive(Debug, Clone, PartialEq)]
pub struct EcgFrame {
    /// When its last sample was taken, nanoseconds since 2000-01-01T00:00Z by the strap's clock.
    pub device_ns: u64,
    /// Millivolts.
    pub millivolts: Vec<f32>,
}

/// Reads a frame of ECG type 0; every other measurement and type is refused by name.
pub fn parse(bytes: &[u8]) -> Result<EcgFrame, FrameProblem> {
    let (head, samples) = bytes.split_at_checked(HEADER).ok_or(FrameProblem::TooShort)?;
    let measurement = head[0] & 0x3F;
    if measurement != ECG {
        return Err(FrameProblem::OtherMeasurement(measurement));
    }
    if head[9] & 0x80 != 0 {
        return Err(FrameProblem::Compressed);
    }
    match head[9] & 0x7F {
        0 => {}
        other => return Err(FrameProblem::UnknownType(other)),
    }
    if samples.is_empty() {
        return Err(FrameProblem::TooShort);
    }
    if !samples.len().is_multiple_of(SAMPLE) {
        return Err(FrameProblem::Half);
    }
    let mut device_ns = [0; 8];
    device_ns.copy_from_slice(&head[1..9]);
    Ok(EcgFrame {
        device_ns: u64::from_le_bytes(device_ns),
        millivolts: samples.chunks_exact(SAMPLE).map(|s| millivolts([s[0], s[1], s[2]])).collect(),
    })
}

/// A signed 24-bit count of microvolts.
fn millivolts([low, middle, high]: [u8; 3]) -> f32 {
    let microvolts = i32::from_le_bytes([0, low, middle, high]) >> 8;
    (f64::from(microvolts) * STEP_MV) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(kind: u8, form: u8, samples: &[u8]) -> Vec<u8> {
        let mut bytes = vec![kind];
        bytes.extend(599_616_755_000_000_000_u64.to_le_bytes());
        bytes.push(form);
        bytes.extend(samples);
        bytes
    }

    #[test]
    fn samples_are_signed_microvolts() {
        let parsed =
            parse(&frame(0, 0, &[0xE8, 0x03, 0, 0x18, 0xFC, 0xFF, 0, 0, 0x80, 0xFF, 0xFF, 0x7F])).unwrap();
        assert_eq!(parsed.device_ns, 599_616_755_000_000_000);
        assert_eq!(parsed.millivolts, [1.0, -1.0, -8388.608, 8388.607]);
    }

    #[test]
    fn everything_else_is_refused_by_name() {
        let some = [1, 0, 0];
        for (bytes, problem) in [
            (vec![], FrameProblem::TooShort),
            (frame(0, 0, &[])[..9].to_vec(), FrameProblem::TooShort),
            (frame(0, 0, &[]), FrameProblem::TooShort),
            (frame(0, 0, &[1, 2]), FrameProblem::Half),
            (frame(0, 0, &[1, 2, 3, 4]), FrameProblem::Half),
            (frame(2, 0, &some), FrameProblem::OtherMeasurement(2)),
            (frame(0, 1, &some), FrameProblem::UnknownType(1)),
            (frame(0, 2, &some), FrameProblem::UnknownType(2)),
            (frame(0, 3, &some), FrameProblem::UnknownType(3)),
            (frame(0, 127, &some), FrameProblem::UnknownType(127)),
            (frame(0, 0x80, &some), FrameProblem::Compressed),
        ] {
            assert_eq!(parse(&bytes), Err(problem), "{bytes:?}");
        }
        // The two high bits of the first byte are no part of the measurement's number.
        assert!(parse(&frame(0xC0, 0, &some)).is_ok());
    }
}
