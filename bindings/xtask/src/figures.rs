//! The command line's JSON, each command run once.

use crate::{
    measure::{self, What},
    shell,
};
use anyhow::{Context, anyhow};
use serde_json::Value;
use std::{
    collections::{HashMap, hash_map::Entry},
    thread::{self, JoinHandle},
};

/// Results by command.
#[derive(Default)]
pub(crate) struct Figures {
    known: HashMap<String, Value>,
    measured: HashMap<What, Value>,
    begun: HashMap<What, JoinHandle<anyhow::Result<Value>>>,
}

/// A command line as a person would type it, less `cargo run --release -p strapline --`.
pub(crate) type CommandLine = &'static str;

impl Figures {
    /// What `strapline COMMAND --json` prints.
    pub(crate) fn of(&mut self, command: &str) -> anyhow::Result<&Value> {
        if !self.known.contains_key(command) {
            eprintln!("strapline {command}");
            // Not by package: the net's engine is built anew, for minutes, where other packages are selected than in tests.
            let mut args = vec!["run", "--quiet", "--release", "--bin", "strapline", "--"];
            args.extend(command.split_whitespace());
            args.push("--json");
            let json = shell::output("cargo", &args)?;
            let value =
                serde_json::from_str(&json).with_context(|| format!("strapline {command}: no JSON"))?;
            self.known.insert(command.to_owned(), value);
        }
        self.known.get(command).context("was put there")
    }

    /// What a command is taken to have printed.
    #[cfg(test)]
    pub(crate) fn set(&mut self, command: &str, value: Value) {
        self.known.insert(command.to_owned(), value);
    }

    /// One number of it; `None` where it is 0 of 0.
    pub(crate) fn number(&mut self, command: &str, pointer: &str) -> anyhow::Result<Option<f64>> {
        let value = self.of(command)?.pointer(pointer);
        let value = value.with_context(|| format!("strapline {command} --json has no {pointer}"))?;
        Ok(value.as_f64())
    }

    /// Begins a measurement that does not mind what runs meanwhile.
    pub(crate) fn begin(&mut self, what: What) {
        self.begun.insert(what, thread::spawn(move || measure::measured(what)));
    }

    /// The next number of this measurement is of a new one.
    pub(crate) fn forget(&mut self, what: What) {
        self.measured.remove(&what);
    }

    /// One number of a measurement.
    pub(crate) fn measured(&mut self, what: What, pointer: &str) -> anyhow::Result<Option<f64>> {
        let value = match self.measured.entry(what) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let begun = self.begun.remove(&what).map(JoinHandle::join);
                let value = begun.transpose().map_err(|_| anyhow!("measure {} panicked", what.name()))?;
                unknown.insert(value.unwrap_or_else(|| measure::measured(what))?)
            }
        };
        Ok(value
            .pointer(pointer)
            .with_context(|| format!("measure {} has no {pointer}", what.name()))?
            .as_f64())
    }
}
