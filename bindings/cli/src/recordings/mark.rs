//! `strapline mark`.

use super::{
    Place, Which,
    place::KEY,
    which::{short, why_unread},
};
use crate::moments::{self, Within};
use anyhow::bail;
use clap::Args;
use strapline_live::position_at;
use strapline_store::Mark as StoredMark;

/// Mark what was felt at a moment of a recording
#[derive(Debug, Args)]
#[command(after_long_help = format!("{KEY}\n\n{EXAMPLES}"), after_help = EXAMPLES)]
pub(crate) struct Mark {
    #[command(flatten)]
    which: Which,

    /// What was felt
    #[arg(value_name = "WORDS")]
    words: String,

    /// When: a time of day (15:40), or how long after the beginning (12m30s)
    #[arg(long, value_name = "TIME", value_parser = Within::read)]
    at: Within,

    #[command(flatten)]
    place: Place,
}

const EXAMPLES: &str = "Examples:
  strapline mark last \"heart fluttered\" --at 12m30s
  strapline mark 3f9a dizzy --at 03:15";

impl Mark {
    /// Adds it; what was analysed without it is made again when it is next asked for.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let store = self.place.open_for_recordings()?;
        let recording = self.which.find(&store)?;
        let Some(head) = &recording.head else { bail!("{}: {}", short(&recording), why_unread(&recording)) };
        if self.words.trim().is_empty() {
            bail!("a mark without words says nothing: say what was felt");
        }
        let at_ms = self.at.ms(head.start_ms, head.utc_offset_min);
        let sample = position_at(&store, recording.id, at_ms)?;
        let when = moments::local(at_ms, head.utc_offset_min);
        let last_ms = recording.tally.last_ms.unwrap_or(head.start_ms);
        if head.rate.is_some() && sample.is_none() || at_ms > last_ms + 60_000 {
            bail!(
                "{when} is not in this recording, which began {} and ended {}; give a time within it",
                moments::local(head.start_ms, head.utc_offset_min),
                moments::local(last_ms, head.utc_offset_min)
            );
        }
        let mark = StoredMark { at_ms, sample, text: self.words.clone() };
        store.mark(recording.id, &mark, moments::now_ms())?;
        store.delete_analyses(recording.id)?;
        eprintln!("{}: marked {when}", short(&recording));
        Ok(())
    }
}
