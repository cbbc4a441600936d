//! Speed beside sleepecg and NeuroKit2 in one run, and memory of a day fed live.
//!
//! Each measurement is a process of its own, so that neither memory nor a warm cache of another task is in it.

/// Time, beside the detectors in Python.
mod speed;

/// Memory, a day of signal fed as a strap gives it.
mod memory;

/// The facade from Kotlin.
mod kotlin;

use crate::{bindings, places, shell};
use anyhow::Context as _;
use clap::ValueEnum;
use serde_json::Value;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
pub(crate) enum What {
    /// Filter and detection, and the whole analysis, of an hour at 130 Hz
    Speed,
    /// Largest memory in 24 hours fed live
    Memory,
    /// The facade from Kotlin beside Rust alone, and how soon and how fast it tells what it sees
    Kotlin,
}

/// How the benchmark's Python is made.
pub(crate) const BENCHMARK_SETUP: [&str; 2] = [
    "python3 -m venv target/benchmark",
    "target/benchmark/bin/pip install -r bindings/xtask/benchmark-requirements.txt",
];

impl What {
    /// As it is typed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            What::Speed => "speed",
            What::Memory => "memory",
            What::Kotlin => "kotlin",
        }
    }
}

/// Measures in this process and prints JSON.
pub(crate) fn run(what: What) -> anyhow::Result<()> {
    let measured = match what {
        What::Speed => speed::measure()?,
        What::Memory => memory::measure()?,
        What::Kotlin => kotlin::measure()?,
    };
    println!("{measured:#}");
    Ok(())
}

/// Measures in a process of its own.
pub(crate) fn measured(what: What) -> anyhow::Result<Value> {
    eprintln!("measuring {}", what.name());
    let this = places::this_program()?;
    let json = shell::output(&this.to_string_lossy(), &["measure", what.name()])?;
    // What is built on the way may have said something before.
    let begin = json.rfind("\n{\n").map_or(0, |at| at + 1);
    serde_json::from_str(&json[begin..]).with_context(|| format!("measure {} printed {json}", what.name()))
}

/// Whether the benchmark's Python has what it needs.
pub(crate) fn benchmark_is_ready() -> bool {
    shell::answers(&places::benchmark_python().to_string_lossy(), &["-c", "import sleepecg, neurokit2"])
}

/// What a measurement needs and this machine lacks.
pub(crate) fn cannot_run(what: What) -> Option<String> {
    match what {
        What::Speed if !benchmark_is_ready() => {
            Some(format!("sleepecg and NeuroKit2 are not installed: {}", BENCHMARK_SETUP.join(" && ")))
        }
        What::Memory if !std::path::Path::new(memory::STATUS).exists() => {
            Some(format!("there is no {} to read the largest memory from", memory::STATUS))
        }
        What::Kotlin => bindings::kotlin::cannot_run(),
        _ => None,
    }
}

/// The machine that speed and memory are measured on, in words.
pub(crate) fn machine() -> String {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{} ({cores} cores, {})", model.unwrap_or(std::env::consts::ARCH), std::env::consts::OS)
}
