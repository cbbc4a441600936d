//! The task runner: `cargo xtask test`, `cargo xtask doctor` and so on.

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Where things are: the workspace, the reference recordings, the benchmark's Python.
mod places;

/// Commands run and read.
mod shell;

/// What the tests of another language came to.
mod ran;

/// `cargo xtask test`: everything that must be green.
mod test;

/// The figures to reach, in one table.
mod bounds;

/// The command line's JSON, each command run once.
mod figures;

/// `cargo xtask score`: every table, into RESULTS.md.
mod score;

/// The figures that every report prints, and the file that carries them into the build.
mod printed;

/// `cargo xtask bindings | kotlin | swift | python`: the facade in other languages.
mod bindings;

/// `cargo xtask docs`: the reference of every language.
mod reference;

/// `cargo xtask size | mobile | android | ios`: the library for phones.
mod mobile;

/// Tables in Markdown.
mod table;

/// Speed beside sleepecg and NeuroKit2, and memory of a day fed live.
mod measure;

/// `cargo xtask doctor`: what this machine lacks and how to get it.
mod doctor;

/// `cargo xtask picture`: the demo's report as pictures for the README.
mod picture;

/// The Android app: tests, screens, package.
mod app;

#[cfg(test)]
mod documents;

/// Strapline's tasks.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Formatting, lints, every test, licences, and the figures against their bounds where the recordings are there
    Test,
    /// Of these, licences and the figures alone
    Figures,
    /// Every table of figures, into core/score/RESULTS.md, and what reports print of them
    Score,
    /// What this machine lacks and how to get it
    Doctor,
    /// The demo's report as pictures for the README (needs pdftoppm)
    Picture,
    /// The facade in Kotlin, Swift and Python, from the built library, and what every language's tests read
    Bindings,
    /// The facade's Kotlin, compiled and tested on the JVM (needs Maven)
    Kotlin,
    /// The Android app, compiled and tested on the JVM (needs Maven)
    App,
    /// Every screen of the Android app as a picture, into target/screens
    Screens,
    /// The Android app as a signed package, without Gradle (needs zipalign and apksigner)
    Apk,
    /// The facade's Swift, compiled and tested (needs Swift 6)
    Swift,
    /// The facade's wheel for Python, built, installed and tested
    Python,
    /// The reference of Rust, Kotlin, Swift and Python, as pages, into target/doc and target/docs
    Docs,
    /// How large the library is in an app, held against bindings/xtask/SIZE.md
    Size {
        /// Write what it is now
        #[arg(long)]
        write: bool,
    },
    /// Whether the library builds for phones, without their makers' tools, and how large it is
    Mobile {
        /// Of the processors that it builds for only those that a run of every test looks at
        #[arg(long)]
        fewest: bool,
    },
    /// The library for Android, where its NDK is
    Android,
    /// The library for iOS, where Xcode is
    Ios,
    /// One measurement in a process of its own, printed as JSON; `score` and `test` call it
    #[command(hide = true)]
    Measure {
        /// What to measure
        what: measure::What,
    },
}

fn main() -> ExitCode {
    let mut args = std::env::args();
    let called = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let result = match std::path::Path::new(&called).file_stem().and_then(std::ffi::OsStr::to_str) {
        Some("uniffi-bindgen") => bindings::as_bindgen(&rest).map(|()| true),
        Some("cargo") => bindings::python::as_cargo(&rest),
        _ => task(),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn task() -> anyhow::Result<bool> {
    places::this_program()?;
    match Cli::parse().task {
        Task::Test => test::run(),
        Task::Figures => test::figures(),
        Task::Score => score::run().map(|()| true),
        Task::Doctor => Ok(doctor::run()),
        Task::Picture => picture::run().map(|()| true),
        Task::Bindings => bindings::run().map(|()| true),
        Task::Kotlin => test::language("Kotlin", bindings::kotlin::cannot_run, bindings::kotlin::test),
        Task::App => test::language("Android", app::cannot_run, app::test),
        Task::Screens => app::screens::run().map(|()| true),
        Task::Apk => bindings::run().and_then(|()| app::apk::run()).map(|_| true),
        Task::Swift => test::language("Swift", bindings::swift::cannot_run, bindings::swift::test),
        Task::Python => test::language("Python", bindings::python::cannot_run, bindings::python::test),
        Task::Docs => test::docs(),
        Task::Size { write } => mobile::size::run(write),
        Task::Mobile { fewest } => test::mobile(fewest),
        Task::Android => mobile::android().map(|()| true),
        Task::Ios => mobile::ios().map(|()| true),
        Task::Measure { what } => measure::run(what).map(|()| true),
    }
}
