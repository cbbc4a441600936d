//! Finds out where a recording stands: from its card if it has one at its end, else by looking through all of it.

use crate::{
    Problem,
    code::decode,
    disk::DiskFile,
    entry::Entry,
    frame::{Chunks, FRAME, Found, Kind},
    header::{CHUNKS_AT, Header},
    log::{CARD_TRAILER, Card, End, card_length},
};

/// Where a recording stands.
#[derive(Debug)]
pub(crate) struct Standing {
    pub(crate) is_finished: bool,
    pub(crate) end: End,
    /// What was found by looking through it; `None` where a card at its end said it all.
    pub(crate) looked_through: Option<LookedThrough>,
}

/// What looking through a recording found.
#[derive(Debug, Default)]
pub(crate) struct LookedThrough {
    /// Bytes at its end that are no chunk.
    pub(crate) torn_bytes: u64,
}

/// Where the recording in this file stands.
pub(crate) fn inspect(mut file: Box<dyn DiskFile>, header: &Header) -> Result<Standing, Problem> {
    let size = file.size()?;
    let mut chunks = Chunks::new(file, header.seal.clone(), CHUNKS_AT, size);
    if let Some(standing) = by_card(&mut chunks, size)? {
        return Ok(standing);
    }
    look_through(chunks, size)
}

/// By the card that the file ends with.
fn by_card(chunks: &mut Chunks, size: u64) -> Result<Option<Standing>, Problem> {
    let Some(trailer_at) = size.checked_sub(CARD_TRAILER) else { return Ok(None) };
    let Some(at) = chunks
        .eight_bytes(trailer_at)?
        .and_then(card_length)
        .and_then(|length| trailer_at.checked_sub(length))
        .filter(|at| (CHUNKS_AT..trailer_at.saturating_sub(FRAME as u64)).contains(at))
    else {
        return Ok(None);
    };
    let Some(chunk) = chunks.open_at(at)? else { return Ok(None) };
    if chunk.kind != Kind::Card || chunk.to != trailer_at {
        return Ok(None);
    }
    // A card that opens was sealed with the recording's key; one that says something else is still no card.
    let Some(card) = serde_json::from_slice::<Card>(&chunk.plain).ok().filter(|card| card.at == at) else {
        return Ok(None);
    };
    let end = End { at: size, number: chunk.number + 1, tally: card.tally };
    Ok(Some(Standing { is_finished: card.is_finished, end, looked_through: None }))
}

/// By everything that can be read.
fn look_through(mut chunks: Chunks, size: u64) -> Result<Standing, Problem> {
    let mut end = End { at: size, ..End::default() };
    let mut is_finished = false;
    let mut torn_bytes = 0;
    while let Some(found) = chunks.find()? {
        match found {
            Found::Chunk(chunk) if chunk.kind == Kind::Entries => match decode(&chunk.plain) {
                Ok(entries) => {
                    is_finished &= !entries.iter().any(|entry| matches!(entry, Entry::Resumed { .. }));
                    for entry in &entries {
                        end.tally.push(entry);
                    }
                }
                Err(_) => end.tally.damaged_chunks += 1,
            },
            Found::Chunk(chunk) => {
                is_finished = serde_json::from_slice::<Card>(&chunk.plain).is_ok_and(|card| card.is_finished);
            }
            Found::Unreadable { from, to, missing } => {
                end.tally.damaged_chunks = end.tally.damaged_chunks.saturating_add(missing);
                torn_bytes = if to == size { to - from } else { 0 };
            }
        }
    }
    end.number = chunks.next_number();
    Ok(Standing { is_finished, end, looked_through: Some(LookedThrough { torn_bytes }) })
}
