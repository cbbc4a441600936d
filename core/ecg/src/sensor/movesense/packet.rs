//! Bytes of a notification in; answers and samples out.

use crate::sensor::log::FrameProblem;

/// Samples in a packet of ECG.
pub const SAMPLES: usize = 16;
/// From the first sample of a packet to the last at the rate that is asked for, nanoseconds.
pub const FIRST_TO_LAST_NS: u64 = 75_000_000;
/// Millivolts of a step of `/Meas/ECG/{rate}`.
pub const STEP_RAW_MV: f64 = 0.000381469726563;
/// Millivolts of a step of `/Meas/ECG/{rate}/mV`.
pub const STEP_MV: f64 = 0.001;

/// A notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packet<'a> {
    /// An answer, with a status as in HTTP.
    Answer {
        /// To the request with this reference.
        reference: u8,
        /// Status; `None` where the answer is no more than that.
        status: Option<u16>,
    },
    /// A measurement, or the first part of one.
    First {
        /// For the subscription with this reference.
        reference: u8,
        /// What.
        bytes: &'a [u8],
    },
    /// The second part of a measurement.
    Second {
        /// For the subscription with this reference.
        reference: u8,
        /// What.
        bytes: &'a [u8],
    },
}

/// Reads a notification's head.
pub fn parse(bytes: &[u8]) -> Result<Packet<'_>, FrameProblem> {
    match *bytes {
        [1, reference, low, high, ..] => {
            Ok(Packet::Answer { reference, status: Some(u16::from_le_bytes([low, high])) })
        }
        [1, reference] | [1, reference, _] => Ok(Packet::Answer { reference, status: None }),
        [2, reference, ref bytes @ ..] => Ok(Packet::First { reference, bytes }),
        [3, reference, ref bytes @ ..] => Ok(Packet::Second { reference, bytes }),
        [] | [_] => Err(FrameProblem::TooShort),
        _ => Err(FrameProblem::Malformed),
    }
}

/// The form of a subscription's samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 16 x i16, microvolts: `/Meas/ECG/{rate}/mV`.
    Millivolts,
    /// 16 x i32 of the converter: `/Meas/ECG/{rate}`.
    Raw,
}

impl Form {
    /// Bytes of a whole measurement: milliseconds, then samples.
    pub const fn length(self) -> usize {
        4 + SAMPLES * self.width()
    }

    const fn width(self) -> usize {
        match self {
            Self::Millivolts => 2,
            Self::Raw => 4,
        }
    }
}

/// A measurement of ECG.
#[derive(Debug, Clone, PartialEq)]
pub struct EcgPacket {
    /// When its first sample was taken, milliseconds since the sensor was switched on.
    pub device_ms: u32,
    /// Millivolts.
    pub millivolts: Vec<f32>,
}

/// Reads a whole measurement.
pub fn parse_ecg(bytes: &[u8], form: Form) -> Result<EcgPacket, FrameProblem> {
    if bytes.len() < form.length() {
        return Err(FrameProblem::TooShort);
    }
    if bytes.len() > form.length() {
        return Err(FrameProblem::Malformed);
    }
    let (time, samples) = bytes.split_at(4);
    let millivolts = samples.chunks_exact(form.width()).map(|sample| {
        (match *sample {
            [low, high] => f64::from(i16::from_le_bytes([low, high])) * STEP_MV,
            [a, b, c, d] => f64::from(i32::from_le_bytes([a, b, c, d])) * STEP_RAW_MV,
            _ => f64::NAN,
        }) as f32
    });
    Ok(EcgPacket {
        device_ms: time.iter().rev().fold(0, |ms, &byte| ms << 8 | u32::from(byte)),
        millivolts: millivolts.collect(),
    })
}

/// Puts measurements together that come in two parts.
#[derive(Debug, Default)]
pub struct Parts {
    reference: u8,
    first: Vec<u8>,
}

impl Parts {
    /// A first part of a measurement of `length` bytes; the whole, where it is one. A first part that was begun is lost:
    /// its problem is the second value.
    pub fn first(
        &mut self,
        reference: u8,
        bytes: &[u8],
        length: usize,
    ) -> (Option<Vec<u8>>, Option<FrameProblem>) {
        let lost = (!self.first.is_empty()).then_some(FrameProblem::Half);
        self.first.clear();
        if bytes.len() < length && bytes.len() >= 4 {
            self.reference = reference;
            self.first.extend_from_slice(bytes);
            (None, lost)
        } else {
            (Some(bytes.to_vec()), lost)
        }
    }

    /// A second part; the whole.
    pub fn second(&mut self, reference: u8, bytes: &[u8]) -> Result<Vec<u8>, FrameProblem> {
        if self.first.is_empty() || self.reference != reference {
            return Err(FrameProblem::Orphan);
        }
        let mut whole = std::mem::take(&mut self.first);
        whole.extend_from_slice(bytes);
        Ok(whole)
    }

    /// Forgets what was begun.
    pub fn reset(&mut self) {
        self.first.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measurement(form: Form) -> Vec<u8> {
        let mut bytes = 123_456_u32.to_le_bytes().to_vec();
        for n in 0..SAMPLES as i16 {
            match form {
                Form::Millivolts => bytes.extend((n * 100 - 800).to_le_bytes()),
                Form::Raw => bytes.extend((i32::from(n) * 1000 - 8000).to_le_bytes()),
            }
        }
        bytes
    }

    #[test]
    fn both_forms_are_millivolts() {
        let packet = parse_ecg(&measurement(Form::Millivolts), Form::Millivolts).unwrap();
        assert_eq!(packet.device_ms, 123_456);
        assert_eq!((packet.millivolts[0], packet.millivolts[15]), (-0.8, 0.7));
        let packet = parse_ecg(&measurement(Form::Raw), Form::Raw).unwrap();
        assert!((packet.millivolts[0] + 3.051_758).abs() < 1e-5);
        let bytes = measurement(Form::Millivolts);
        assert_eq!(parse_ecg(&bytes[..20], Form::Millivolts), Err(FrameProblem::TooShort));
        assert_eq!(parse_ecg(&measurement(Form::Raw), Form::Millivolts), Err(FrameProblem::Malformed));
    }

    #[test]
    fn heads_are_read_and_foreign_ones_refused() {
        assert_eq!(parse(&[1, 7, 0xC8, 0]), Ok(Packet::Answer { reference: 7, status: Some(200) }));
        assert_eq!(parse(&[1, 7]), Ok(Packet::Answer { reference: 7, status: None }));
        assert_eq!(parse(&[2, 7, 9]), Ok(Packet::First { reference: 7, bytes: &[9] }));
        assert_eq!(parse(&[3, 7]), Ok(Packet::Second { reference: 7, bytes: &[] }));
        assert_eq!(parse(&[]), Err(FrameProblem::TooShort));
        assert_eq!(parse(&[2]), Err(FrameProblem::TooShort));
        assert_eq!(parse(&[0xA5, 3, 0xFC]), Err(FrameProblem::Malformed));
    }

    #[test]
    fn second_parts_find_their_first() {
        let whole = measurement(Form::Raw);
        let mut parts = Parts::default();
        assert_eq!(parts.second(5, &whole[40..]), Err(FrameProblem::Orphan));
        assert_eq!(parts.first(5, &whole[..40], whole.len()), (None, None));
        assert_eq!(parts.second(6, &whole[40..]), Err(FrameProblem::Orphan));
        assert_eq!(parts.second(5, &whole[40..]), Ok(whole.clone()));
        assert_eq!(parts.first(5, &whole[..40], whole.len()), (None, None));
        assert_eq!(parts.first(5, &whole, whole.len()), (Some(whole.clone()), Some(FrameProblem::Half)));
    }
}
