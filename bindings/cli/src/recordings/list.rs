//! `strapline list`.

use super::{
    Place,
    place::KEY,
    which::{name, short},
};
use crate::{language::english, moments};
use clap::Args;
use std::{
    fmt::Write as _,
    io::{Write, stdout},
};
use strapline_ecg::units::SampleRate;
use strapline_store::{RecordingState, RecordingSummary};

/// List the recordings on this machine
#[derive(Debug, Args)]
#[command(after_long_help = format!("{KEY}\n\n{EXAMPLES}"), after_help = EXAMPLES)]
pub(crate) struct List {
    /// Print them as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    place: Place,
}

const EXAMPLES: &str = "Examples:
  strapline list
  strapline list --json | jq '.[].tally.missing'
  strapline list --store /media/backup/recordings";

impl List {
    /// Prints one line for each.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let opened = self.place.open_existing()?;
        let list = opened.map_or_else(Vec::new, |store| store.list());
        if self.json {
            serde_json::to_writer_pretty(stdout(), &list)?;
            return Ok(writeln!(stdout())?);
        }
        if list.is_empty() {
            eprintln!("no recordings in {}; `strapline record` makes one", self.place.folder()?.display());
            return Ok(());
        }
        let mut text =
            format!("{:<10}{:<21}{:<14}{:<22}{:<13}name\n", "id", "began", "length", "missing", "state");
        for recording in &list {
            line(&mut text, recording);
        }
        if list.iter().any(|one| one.state == RecordingState::Interrupted) {
            text += "\nAn interrupted recording holds everything up to about two seconds before it stopped; what is \
                     missing since is not\nin it yet. `strapline record` goes on with it, `strapline show` shows what \
                     there is.\n";
        }
        Ok(stdout().write_all(text.as_bytes())?)
    }
}

fn line(text: &mut String, recording: &RecordingSummary) {
    let (began, length, missing) = match &recording.head {
        Some(head) => {
            let missing = missing(recording, head.rate);
            (
                moments::local(head.start_ms, head.utc_offset_min),
                english().duration(length_s(recording)),
                missing,
            )
        }
        None => ("-".to_owned(), "-".to_owned(), "-".to_owned()),
    };
    let state = state(recording.state);
    let _ = writeln!(
        text,
        "{:<10}{began:<21}{length:<14}{missing:<22}{state:<13}{}",
        short(recording),
        name(recording)
    );
}

/// What is known to be missing.
pub(crate) fn missing(recording: &RecordingSummary, rate: Option<SampleRate>) -> String {
    match rate {
        Some(_) if recording.tally.missing == 0 => "nothing".to_owned(),
        Some(rate) => {
            let share = recording.tally.missing as f64 / (recording.tally.end.max(1)) as f64;
            let seconds = rate.seconds(recording.tally.missing as f64);
            format!("{} ({})", english().duration(seconds), english().percent(share))
        }
        None => "RR intervals only".to_owned(),
    }
}

/// How long it is, gaps included, seconds.
pub(crate) fn length_s(recording: &RecordingSummary) -> f64 {
    let Some(head) = &recording.head else { return 0.0 };
    match head.rate {
        Some(rate) => rate.seconds(recording.tally.end as f64),
        None => {
            recording.tally.last_ms.map_or(0.0, |last_ms| (last_ms - head.start_ms).max(0) as f64 / 1000.0)
        }
    }
}

/// Where a recording stands, in a word.
pub(crate) fn state(state: RecordingState) -> &'static str {
    match state {
        RecordingState::Recording => "recording",
        RecordingState::Finished => "finished",
        RecordingState::Interrupted => "interrupted",
        RecordingState::Locked => "locked",
        RecordingState::FromTheFuture => "newer",
        RecordingState::Damaged => "damaged",
    }
}
