//! Which recording is meant.

use crate::language::terminal;
use anyhow::bail;
use clap::Args;
use strapline_store::{RecordingSummary, Store};

/// Digits of an id that are shown, and enough to tell recordings apart.
pub(crate) const DIGITS: usize = 8;

/// Which recording is meant.
#[derive(Debug, Clone, Args)]
pub(crate) struct Which {
    /// The recording: the first digits of its id, its name, or "last"
    #[arg(value_name = "RECORDING")]
    pub(crate) recording: String,
}

impl Which {
    /// The one that is meant.
    pub(crate) fn find(&self, store: &Store) -> anyhow::Result<RecordingSummary> {
        find(&self.recording, store)
    }
}

/// The recording that `wanted` means.
pub(crate) fn find(wanted: &str, store: &Store) -> anyhow::Result<RecordingSummary> {
    let list = store.list();
    if wanted == "last" {
        let last = list
            .iter()
            .filter(|one| one.head.is_some())
            .max_by_key(|one| one.head.as_ref().map(|h| h.start_ms));
        let Some(last) = last else {
            bail!("there are no recordings yet; `strapline record` makes one");
        };
        return Ok(last.clone());
    }
    let by_id =
        |one: &&RecordingSummary| wanted.len() >= 2 && one.id.to_string().starts_with(&wanted.to_lowercase());
    let by_name = |one: &&RecordingSummary| name(one) == wanted;
    let found: Vec<_> = list.iter().filter(|one| by_id(one) || by_name(one)).collect();
    match found[..] {
        [one] => Ok(one.clone()),
        [] => bail!("there is no recording {wanted:?}; `strapline list` shows what there is"),
        _ => bail!(
            "{wanted:?} is one of {}; give more digits of its id",
            found.iter().map(|one| short(one)).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// A recording's name as it is now.
pub(crate) fn name(recording: &RecordingSummary) -> String {
    let first = || recording.head.as_ref().map(|head| head.name.clone());
    recording.tally.name.clone().or_else(first).unwrap_or_else(|| "(cannot be read)".to_owned())
}

/// The digits that are shown.
pub(crate) fn short(recording: &RecordingSummary) -> String {
    recording.id.to_string().chars().take(DIGITS).collect()
}

/// Why a recording cannot be read, for one whose head is not there.
pub(crate) fn why_unread(recording: &RecordingSummary) -> String {
    strapline_present::recording_state(recording.state, terminal()).unwrap_or_default()
}
