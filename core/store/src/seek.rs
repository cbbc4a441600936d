//! Finds a place in a recording by halving its file, as positions only grow in it.

use crate::{
    code::decode,
    entry::Entry,
    frame::{Chunk, Chunks, Kind},
};
use std::io;
use strapline_ecg::units::SampleIndex;

/// Bytes that are read through rather than halved: less than a minute of ECG.
const NEAR: u64 = 1 << 13;

/// Lets `chunks` go on from a chunk shortly before a sample. A few are opened for it, however many there are.
pub(crate) fn pass_to(chunks: &mut Chunks, sample: SampleIndex) -> io::Result<()> {
    let (mut place, mut high) = (chunks.place(), chunks.end());
    while high.saturating_sub(place.at) > NEAR {
        let middle = place.at.midpoint(high);
        match placed_from(chunks, middle, high)? {
            Some((chunk, first)) if first <= sample => place = chunk.place(),
            _ => high = middle,
        }
    }
    chunks.go_to(place);
    Ok(())
}

/// The first chunk in bytes `at..end` that has a place in the samples, and that place.
fn placed_from(chunks: &mut Chunks, mut at: u64, end: u64) -> io::Result<Option<(Chunk, SampleIndex)>> {
    while let Some(chunk) = chunks.first_from(at)?.filter(|chunk| chunk.from < end) {
        if chunk.kind == Kind::Entries {
            let first = decode(&chunk.plain).unwrap_or_default().iter().find_map(|entry| match entry {
                Entry::Samples { first, .. } | Entry::Gap { first, .. } => Some(*first),
                _ => None,
            });
            if let Some(first) = first {
                return Ok(Some((chunk, first)));
            }
        }
        at = chunk.to;
    }
    Ok(None)
}
