//! Numbers as bytes, little-endian, and back.

use crate::{StraplineError, words::spoken};
use strapline_words::sentence;

/// Samples in millivolts from their bytes.
pub(crate) fn millivolts(bytes: &[u8]) -> Result<Vec<f32>, StraplineError> {
    let (samples, rest) = bytes.as_chunks::<4>();
    if !rest.is_empty() {
        let wrong = sentence!("shell-no-samples", bytes = bytes.len());
        return Err(StraplineError::Refused(wrong.said(spoken())));
    }
    Ok(samples.iter().map(|sample| f32::from_le_bytes(*sample)).collect())
}

/// Numbers of 32 bits as bytes.
pub(crate) fn of_f32(values: impl Iterator<Item = f32>) -> Vec<u8> {
    values.flat_map(f32::to_le_bytes).collect()
}

/// Numbers of 64 bits as bytes.
pub(crate) fn of_f64(values: impl Iterator<Item = f64>) -> Vec<u8> {
    values.flat_map(f64::to_le_bytes).collect()
}
