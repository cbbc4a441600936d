//! Notifications in; whole frames with a right checksum out; and requests as bytes.

use crate::sensor::log::FrameProblem;

/// First byte of a frame.
const MARK: u8 = 0xA5;
/// Bytes before the payload.
const HEADER: usize = 7;
/// Longest payload that is waited for, bytes: ten seconds of samples and to spare.
const LONGEST: usize = 4096;
/// Asks who the device is.
pub const INFO: u8 = 0xE1;
/// Asks for the samples since the last time.
pub const REAL_TIME: u8 = 0x03;

/// A frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LepuFrame {
    /// Which request it answers.
    pub command: u8,
    /// 0 request, 1 answer, others errors.
    pub kind: u8,
    /// Its number.
    pub sequence: u8,
    /// What.
    pub payload: Vec<u8>,
}

impl LepuFrame {
    /// As bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![MARK, self.command, !self.command, self.kind, self.sequence];
        bytes.extend((self.payload.len() as u16).to_le_bytes());
        bytes.extend(&self.payload);
        bytes.push(crc8(&bytes));
        bytes
    }

    /// The request for which recorder it is.
    pub fn identify() -> Self {
        Self { command: INFO, kind: 0, sequence: 1, payload: Vec::new() }
    }

    /// The request for the samples since the last time.
    pub fn poll() -> Self {
        Self { command: REAL_TIME, kind: 0, sequence: 0, payload: vec![0x7D] }
    }
}

/// CRC-8 with polynomial 7, beginning at 0.
pub fn crc8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ byte, |crc: u8, _| if crc & 0x80 == 0 { crc << 1 } else { (crc << 1) ^ 0x07 })
    })
}

/// Puts frames together that come in several notifications.
#[derive(Debug, Default)]
pub struct Frames {
    begun: Vec<u8>,
}

impl Frames {
    /// The next notification; what is complete by it, and what is wrong.
    pub fn push(&mut self, bytes: &[u8], mut out: impl FnMut(Result<LepuFrame, FrameProblem>)) {
        // No stack sends notifications longer than 512 bytes; a longer one is cut rather than kept.
        self.begun.extend_from_slice(&bytes[..bytes.len().min(LONGEST)]);
        loop {
            if let Some(skipped) = self.begun.iter().position(|&byte| byte == MARK) {
                if skipped > 0 {
                    self.begun.drain(..skipped);
                    out(Err(FrameProblem::Malformed));
                }
            } else {
                if !self.begun.is_empty() {
                    self.begun.clear();
                    out(Err(FrameProblem::Malformed));
                }
                return;
            }
            let Some(&[_, command, inverse, kind, sequence, low, high]) = self.begun.first_chunk::<HEADER>()
            else {
                return;
            };
            let length = usize::from(u16::from_le_bytes([low, high]));
            if inverse != !command || length > LONGEST {
                self.begun.drain(..1);
                out(Err(FrameProblem::Malformed));
                continue;
            }
            let end = HEADER + length;
            if self.begun.len() <= end {
                return;
            }
            if crc8(&self.begun[..end]) == self.begun[end] {
                let payload = self.begun[HEADER..end].to_vec();
                self.begun.drain(..=end);
                out(Ok(LepuFrame { command, kind, sequence, payload }));
            } else {
                // The length may be what is wrong: the next frame is looked for right behind the mark.
                self.begun.drain(..1);
                out(Err(FrameProblem::Checksum));
            }
        }
    }

    /// Forgets what was begun. Whether anything was.
    pub fn reset(&mut self) -> bool {
        let begun = !self.begun.is_empty();
        self.begun.clear();
        begun
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_the_protocols_own() {
        assert_eq!(LepuFrame::identify().bytes(), [0xA5, 0xE1, 0x1E, 0, 1, 0, 0, 2]);
        assert_eq!(LepuFrame::poll().bytes(), [0xA5, 3, 0xFC, 0, 0, 1, 0, 0x7D, 0x23]);
    }

    #[test]
    fn frames_are_found_however_they_are_cut_and_whatever_lies_between() {
        let frame = LepuFrame { command: 3, kind: 1, sequence: 9, payload: (0..200).collect() };
        let mut bytes = frame.bytes();
        bytes.extend([0x00, 0xA5, 0x13]);
        bytes.extend(frame.bytes());
        for size in [1, 2, 7, 20, 100, 500] {
            let mut frames = Frames::default();
            let (mut whole, mut wrong) = (0, 0);
            for part in bytes.chunks(size) {
                frames.push(part, |result| match result {
                    Ok(found) => {
                        assert_eq!(found, frame);
                        whole += 1;
                    }
                    Err(_) => wrong += 1,
                });
            }
            assert_eq!(whole, 2, "in parts of {size}");
            assert!(wrong > 0);
        }
    }

    #[test]
    fn a_wrong_checksum_is_refused_and_the_next_frame_read() {
        let frame = LepuFrame { command: 3, kind: 1, sequence: 9, payload: vec![1, 2, 3] };
        let mut bytes = frame.bytes();
        bytes[8] ^= 1;
        bytes.extend(frame.bytes());
        let mut results = Vec::new();
        Frames::default().push(&bytes, |result| results.push(result));
        assert_eq!(results.first(), Some(&Err(FrameProblem::Checksum)));
        assert_eq!(results.last(), Some(&Ok(frame)));
    }
}
