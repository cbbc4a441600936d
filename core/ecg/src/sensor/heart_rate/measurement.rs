//! Bytes of the Heart Rate Measurement in; rate, contact and RR intervals out.

use crate::sensor::{event::Contact, log::FrameProblem};

/// One second's Heart Rate Measurement.
#[derive(Debug, Clone, PartialEq)]
pub struct HeartRateMeasurement {
    /// The strap's average, beats per minute.
    pub bpm: u16,
    /// Whether the strap touches the skin.
    pub contact: Contact,
    /// Energy expended, kilojoules; where it is sent.
    pub energy_kj: Option<u16>,
    /// RR intervals, milliseconds, oldest first.
    pub rr_ms: Vec<f64>,
    /// Whether there was a byte too many.
    pub odd_byte: bool,
}

/// Reads a value of characteristic 2A37.
pub fn parse(bytes: &[u8]) -> Result<HeartRateMeasurement, FrameProblem> {
    let (&flags, mut rest) = bytes.split_first().ok_or(FrameProblem::TooShort)?;
    let mut take = |count: usize| -> Result<u16, FrameProblem> {
        let (taken, left) = rest.split_at_checked(count).ok_or(FrameProblem::TooShort)?;
        rest = left;
        Ok(taken.iter().rev().fold(0, |value, &byte| value << 8 | u16::from(byte)))
    };
    let bpm = take(if flags & 1 == 0 { 1 } else { 2 })?;
    let energy_kj = if flags & 8 == 0 { None } else { Some(take(2)?) };
    let contact = match flags >> 1 & 3 {
        0b11 => Contact::On,
        0b10 => Contact::Off,
        _ => Contact::Unknown,
    };
    let has_rr = flags & 0x10 != 0;
    let intervals = if has_rr { rest } else { &[] };
    Ok(HeartRateMeasurement {
        bpm,
        contact,
        energy_kj,
        rr_ms: intervals
            .chunks_exact(2)
            .map(|pair| f64::from(u16::from_le_bytes([pair[0], pair[1]])) * (1000.0 / 1024.0))
            .collect(),
        odd_byte: intervals.len() % 2 == 1 || (!has_rr && !rest.is_empty()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_straps_send() {
        let read = |bytes: &[u8]| parse(bytes).unwrap();
        let plain = read(&[0x10, 0x48, 0x40, 0x03]);
        assert_eq!((plain.bpm, plain.contact, plain.rr_ms), (72, Contact::Unknown, vec![812.5]));
        let wide = read(&[0x1F, 0x2C, 0x01, 0x10, 0x00, 0x00, 0x04, 0x00, 0x02]);
        assert_eq!((wide.bpm, wide.contact, wide.energy_kj), (300, Contact::On, Some(16)));
        assert_eq!(wide.rr_ms, [1000.0, 500.0]);
        assert_eq!(read(&[0x04, 0x00]).contact, Contact::Off);
        assert_eq!(read(&[0x02, 0x40]).contact, Contact::Unknown);
        let odd = read(&[0x10, 0x48, 0x40, 0x03, 0x01]);
        assert_eq!((odd.rr_ms, odd.odd_byte), (vec![812.5], true));
        assert!(read(&[0x00, 0x48, 0x40]).odd_byte);
        assert!(!read(&[0x10, 0x48]).odd_byte);
    }

    #[test]
    fn refuses_what_ends_too_soon() {
        for bytes in [&[][..], &[0x00], &[0x01, 0x48], &[0x08, 0x48, 0x01], &[0x09, 0x48]] {
            assert_eq!(parse(bytes), Err(FrameProblem::TooShort), "{bytes:?}");
        }
    }
}
