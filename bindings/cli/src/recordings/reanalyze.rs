//! `strapline reanalyze`.

use super::{
    Place, intervals,
    place::KEY,
    which::{find, name, short, why_unread},
};
use crate::{
    analysis,
    language::{terminal, words},
};
use anyhow::bail;
use clap::Args;
use std::io::{Write, stdout};
use strapline_ecg::report::About;
use strapline_store::RecordingSummary;

/// Analyse recordings again, with this program's model
#[derive(Debug, Args)]
#[command(after_long_help = format!("{KEY}\n\n{EXAMPLES}"), after_help = EXAMPLES)]
pub(crate) struct Reanalyze {
    /// The recordings: first digits of their ids, names, or "last"
    #[arg(value_name = "RECORDING", required_unless_present = "all", conflicts_with = "all")]
    recordings: Vec<String>,

    /// Every recording that can be read
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    place: Place,
}

const EXAMPLES: &str = "Examples:
  strapline reanalyze last
  strapline reanalyze --all
  strapline reanalyze 3f9a 77c2";

impl Reanalyze {
    /// Makes each analysis anew, stores it beside the recording and says what was found.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let opened =
            if self.all { self.place.open_existing()? } else { Some(self.place.open_for_recordings()?) };
        let Some(store) = opened else {
            eprintln!("there is nothing to analyse");
            return Ok(());
        };
        let chosen: Vec<RecordingSummary> = if self.all {
            store.list().into_iter().filter(|one| one.head.is_some()).collect()
        } else {
            self.recordings.iter().map(|wanted| find(wanted, &store)).collect::<Result<_, _>>()?
        };
        if chosen.is_empty() {
            eprintln!("there is nothing to analyse");
        }
        for one in &chosen {
            if one.head.is_none() {
                bail!("{}: {}", short(one), why_unread(one));
            }
            let outcome = analysis::reanalyse(&store, one)?;
            let said = match strapline_analysis::report(one, &outcome, About::default(), words())? {
                Some(report) => terminal().verdict(&report.verdict),
                None => intervals::of(outcome.rr.as_ref()).lines().next().unwrap_or_default().to_owned(),
            };
            writeln!(stdout(), "{}  {}: {said}", short(one), name(one))?;
        }
        Ok(())
    }
}
