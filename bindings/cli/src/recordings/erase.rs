//! `strapline erase`.

use super::{
    Place,
    place::KEY,
    which::{find, name, short},
};
use crate::{errors::Usage, language::count};
use clap::Args;
use std::io::{IsTerminal, Write, stderr, stdin};
use strapline_store::RecordingSummary;

/// Erase recordings for good
#[derive(Debug, Args)]
#[command(after_long_help = format!("{KEY}\n\n{EXAMPLES}"), after_help = EXAMPLES)]
pub(crate) struct Erase {
    /// The recordings: first digits of their ids, names, or "last"
    #[arg(value_name = "RECORDING", required_unless_present = "all", conflicts_with = "all")]
    recordings: Vec<String>,

    /// Every recording, also those that cannot be read
    #[arg(long)]
    all: bool,

    /// Do not ask
    #[arg(long)]
    yes: bool,

    #[command(flatten)]
    place: Place,
}

const EXAMPLES: &str = "Examples:
  strapline erase 3f9a
  strapline erase last --yes
  strapline erase --all";

impl Erase {
    /// Asks, and erases.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let opened =
            if self.all { self.place.open_existing()? } else { Some(self.place.open_for_recordings()?) };
        let Some(store) = opened else {
            eprintln!("there is nothing to erase");
            return Ok(());
        };
        let mut chosen: Vec<RecordingSummary> = if self.all {
            store.list()
        } else {
            self.recordings.iter().map(|wanted| find(wanted, &store)).collect::<Result<_, _>>()?
        };
        chosen.sort_by_key(|one| one.id);
        chosen.dedup_by_key(|one| one.id);
        if chosen.is_empty() {
            eprintln!("there is nothing to erase");
            return Ok(());
        }
        for one in &chosen {
            eprintln!("{}  {}", short(one), name(one));
        }
        let count = count(chosen.len() as u64, "recording", "recordings");
        if !self.yes && !agreed(&count)? {
            eprintln!("nothing was erased");
            return Ok(());
        }
        for one in &chosen {
            store.delete(one.id)?;
        }
        eprintln!("erased {count}");
        Ok(())
    }
}

/// Whether the person means it.
fn agreed(count: &str) -> anyhow::Result<bool> {
    if !stdin().is_terminal() {
        return Err(Usage("nobody is here to be asked; say --yes to erase without asking".into()).into());
    }
    eprint!("Erase {count} for good? This cannot be undone. [y/N] ");
    stderr().flush()?;
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
