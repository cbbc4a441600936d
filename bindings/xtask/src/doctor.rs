//! `cargo xtask doctor`: what this machine lacks and how to get it.

use crate::{app, bindings, measure, mobile, places, shell};

/// One thing that a task needs.
struct Need {
    what: &'static str,
    there: bool,
    /// What cannot be done without it.
    without: &'static str,
    get: String,
}

/// Prints every need; whether nothing is lacking.
pub(crate) fn run() -> bool {
    let mut whole = true;
    for need in needs() {
        if need.there {
            println!("ok     {}", need.what);
        } else {
            whole = false;
            println!(
                "lacks  {}\n         without it: {}\n         get it: {}",
                need.what, need.without, need.get
            );
        }
    }
    whole
}

fn needs() -> Vec<Need> {
    let mut needs = vec![
        tool(
            "rustfmt",
            "cargo",
            &["fmt", "--version"],
            "no check of formatting",
            "rustup component add rustfmt",
        ),
        tool("clippy", "cargo", &["clippy", "--version"], "no lints", "rustup component add clippy"),
        tool(
            "cargo-deny",
            "cargo",
            &["deny", "--version"],
            "no check of licences and sources",
            "cargo install cargo-deny --locked",
        ),
        tool(
            "pdftoppm",
            "pdftoppm",
            &["-v"],
            "no pictures of the report, no look at its pages",
            "apt-get install poppler-utils, or brew install poppler",
        ),
        tool(
            "python3 with venv",
            "python3",
            &["-c", "import venv, ensurepip"],
            "no speed beside sleepecg and NeuroKit2, no fitting of models",
            "apt-get install python3-venv, or python.org",
        ),
        tool(
            "maven",
            "mvn",
            &["--version"],
            "no test of the Kotlin facade",
            "apt-get install maven openjdk-17-jdk-headless, or brew install maven",
        ),
        lacking("zipalign and apksigner", app::apk::cannot_run(), "no package for Android"),
        lacking("swift", bindings::swift::cannot_run(), "no test of the Swift facade"),
        lacking("clang, lld and llvm", mobile::size::cannot_run(), "no size of the library in an app"),
        lacking("targets of phones", mobile::check::cannot_run(), "no check of the library for phones"),
        Need {
            what: "sleepecg and NeuroKit2",
            there: measure::benchmark_is_ready(),
            without: "no speed beside them",
            get: measure::BENCHMARK_SETUP.join(" && "),
        },
    ];
    if cfg!(target_os = "linux") {
        let (program, get) = ("dbus-daemon", "apt-get install dbus");
        needs.push(tool(program, program, &["--version"], "no test of the radio", get));
    }
    for (database, without) in [
        ("mitdb", "no figures for QRS, classes and AF"),
        ("nstdb", "no figures under noise"),
        ("svdb", "no fitting of beat classes"),
        ("ltafdb", "no AF figures over days"),
        ("cinc2017", "no figures for hand-held recordings"),
        ("ludb", "no test on twelve leads"),
    ] {
        needs.push(Need {
            what: database,
            there: places::recordings(database).is_some(),
            without,
            get: format!("physionet.org/content/{database}, unpacked to {}/{database}", places::RECORDINGS),
        });
    }
    needs
}

fn lacking(what: &'static str, why: Option<String>, without: &'static str) -> Need {
    Need { what, there: why.is_none(), without, get: why.unwrap_or_default() }
}

fn tool(what: &'static str, program: &str, args: &[&str], without: &'static str, get: &str) -> Need {
    Need { what, there: shell::answers(program, args), without, get: get.into() }
}
