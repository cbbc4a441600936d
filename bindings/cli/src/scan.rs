//! `strapline scan`: which straps are near.

use crate::moments;
use clap::Args;
use std::{
    fmt::Write as _,
    io::{IsTerminal, Write, stderr, stdout},
    time::Duration,
};
use strapline_radio::{Advertisement, Radio};

/// List the straps that are near
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Scan {
    /// Look for this long
    #[arg(long = "for", value_name = "LENGTH", value_parser = moments::length, default_value = "8s")]
    length: Duration,

    /// List other Bluetooth devices, too
    #[arg(long)]
    all: bool,
}

const EXAMPLES: &str = "A strap advertises only while it is worn: moisten its electrodes and put it on.

Examples:
  strapline scan
  strapline scan --for 30s --all
  strapline record --device \"Polar H10 A1B2C3\"";

impl Scan {
    /// Looks, and lists what was heard, the strap that shows most first.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let radio = Radio::open()?;
        if stderr().is_terminal() {
            eprintln!("looking for straps ...");
        }
        let found = radio.scan(self.length, |_| {})?;
        let shown: Vec<_> = found.iter().filter(|one| self.all || one.kind.is_some()).collect();
        if shown.is_empty() {
            eprintln!(
                "no strap was heard: put it on with moist electrodes, and see that no other app or watch is connected \
                 to it ({} other devices were heard; --all lists them)",
                found.len()
            );
            return Ok(());
        }
        let mut text = format!("{:<24}{:<20}{:<18}signal\n", "name", "address", "kind");
        for one in shown {
            line(&mut text, one);
        }
        Ok(stdout().write_all(text.as_bytes())?)
    }
}

fn line(text: &mut String, one: &Advertisement) {
    let kind = one.kind.map_or_else(|| "-".to_owned(), |kind| kind.to_string());
    let strength = one.rssi_dbm.map_or_else(|| "in use".to_owned(), |dbm| format!("{dbm} dBm"));
    let name = one.name.as_deref().unwrap_or("-");
    let _ = writeln!(text, "{name:<24}{:<20}{kind:<18}{strength}", one.address);
}
