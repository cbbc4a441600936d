//! An answer to [`super::frame::INFO`] in; which recorder it is out.

use crate::sensor::{
    device::{self, Device},
    log::FrameProblem,
};

/// The version of its hardware, a letter.
const HARDWARE: usize = 0;
/// The version of its programs: four numbers, the last first.
const FIRMWARE: usize = 1;
/// How long its serial number is, and that number: 18 characters at most.
const SERIAL_LENGTH: usize = 37;
const SERIAL: usize = 38;
const LONGEST_SERIAL: usize = 18;

/// Reads the payload: hardware u8, firmware 4 x u8, boot loader 4 x u8, branch 8 characters, file system u8, 2 bytes,
/// device type u16, protocol 2 x u8, time 7 bytes, 6 bytes, length of the serial number u8, serial number.
pub fn parse(payload: &[u8]) -> Result<Device, FrameProblem> {
    let Some(([hardware, a, b, c, d], _)) = payload.split_first_chunk() else {
        return Err(FrameProblem::TooShort);
    };
    let length = payload.get(SERIAL_LENGTH).map_or(0, |length| usize::from(*length).min(LONGEST_SERIAL));
    let serial = payload.get(SERIAL..).map(|rest| &rest[..length.min(rest.len())]);
    Ok(Device {
        serial: serial.and_then(device::text),
        firmware: Some(format!("{d}.{c}.{b}.{a}")),
        hardware: device::text(&[*hardware]),
        ..Device::default()
    })
}

/// The payload of a recorder that says this of itself.
pub(crate) fn payload(hardware: u8, firmware: [u8; 4], serial: &str) -> Vec<u8> {
    let serial = &serial.as_bytes()[..serial.len().min(LONGEST_SERIAL)];
    let mut payload = vec![0; SERIAL];
    payload[HARDWARE] = hardware;
    for (byte, number) in payload[FIRMWARE..].iter_mut().zip(firmware.iter().rev()) {
        *byte = *number;
    }
    payload[SERIAL_LENGTH] = serial.len() as u8;
    payload.extend(serial);
    payload
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recorder_says_which_one_it_is() {
        let told = parse(&payload(b'B', [1, 4, 0, 12], "2042200123")).unwrap();
        assert_eq!(told.firmware.as_deref(), Some("1.4.0.12"));
        assert_eq!((told.hardware.as_deref(), told.serial.as_deref()), (Some("B"), Some("2042200123")));
        assert_eq!((told.maker, told.model), (None, None));
    }

    #[test]
    fn what_is_cut_short_is_read_as_far_as_it_goes() {
        let whole = payload(b'A', [1, 0, 0, 0], "123456789012345678");
        for end in 0..whole.len() {
            let told = parse(&whole[..end]);
            assert_eq!(told.is_err(), end < 5, "{end} bytes");
            let serial = told.ok().and_then(|told| told.serial);
            assert_eq!(serial.map_or(0, |serial| serial.len()), end.saturating_sub(SERIAL), "{end} bytes");
        }
        // A length that is beyond any number's, and characters that are none.
        let mut wild = whole.clone();
        wild[SERIAL_LENGTH] = 255;
        wild.extend([0xFF; 300]);
        assert_eq!(parse(&wild).unwrap().serial.as_deref(), Some("123456789012345678"));
        assert_eq!(parse(&[0; 60]).unwrap().serial, None);
    }
}
