//! `strapline convert`, as a person runs it.

/// The built program.
mod person;

use person::{errors, strapline};
use std::fs;
use strapline_formats::{Options, open};

/// A table of two channels at 130 Hz with a gap of a second.
fn table() -> String {
    let rows = (0..1000).filter(|n| !(300..430).contains(n)).map(|n| {
        let value = (f64::from(n) * 0.2).sin();
        format!("{:.4},{value:.3},{:.3}\n", f64::from(n) / 130.0, -value)
    });
    format!("time_s,I_mV,II_mV\n{}", rows.collect::<String>())
}

#[test]
fn there_and_back_keeps_samples_gaps_and_names() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), table()).unwrap();
    for arguments in [
        &["convert", "a.csv", "b.hea"][..],
        &["convert", "a.csv", "bare"],
        &["convert", "b.hea", "c.csv"],
        &["convert", "c.csv", "d.hea", "--format", "212"],
        &["convert", "b.dat", "e.csv", "--channel", "ii"],
    ] {
        let output = strapline(folder.path(), arguments);
        assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
        assert!(output.stdout.is_empty());
    }
    let read = |name: &str| open(&folder.path().join(name), &Options::default()).unwrap();
    let (a, c, d, e) = (read("a.csv"), read("c.csv"), read("d.hea"), read("e.csv"));
    for (other, step) in [(&c, 0.0005), (&d, 0.003)] {
        for (one, other) in a.channels.iter().zip(&other.channels) {
            assert_eq!((one.samples.len(), &one.name), (other.samples.len(), &other.name));
            let same = |(x, y): (&f32, &f32)| x.is_nan() && y.is_nan() || (x - y).abs() < step + 1e-6;
            assert!(one.samples.iter().zip(&other.samples).all(same));
        }
    }
    assert_eq!((e.channels.len(), e.channels[0].name.as_str()), (1, "II"));
}

#[test]
fn faults_have_their_exit_code_and_say_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), table()).unwrap();
    fs::write(folder.path().join("empty.csv"), "").unwrap();
    fs::write(folder.path().join("bare.csv"), "1\n2\n3\n").unwrap();
    for (arguments, code, expected) in [
        (&["convert", "gone.csv", "b.csv"][..], 1, "check the path"),
        (&["convert", "empty.csv", "b.csv"], 1, "the file is empty; copy it again"),
        (&["convert", "bare.csv", "b.csv"], 1, "mV, uV or V (--unit)"),
        (&["convert", "bare.csv", "b.csv", "--unit", "mV"], 1, "the rate in hertz (--rate)"),
        (&["convert", "a.csv", "b.csv", "--channel", "V5"], 1, "the channels are 1 (I), 2 (II)"),
        (&["convert", "a.csv", "gone/b.csv"], 1, "gone/b.csv"),
        (&["convert", "a.csv", "b.txt"], 2, "name the file to write .csv or .hea"),
        (&["convert", "a.csv", "a.csv"], 2, "overwritten by itself"),
        (&["convert", "a.csv"], 2, "<OUT>"),
        (&["convert", "a.csv", "b.csv", "--rate", "0"], 2, "more than 0"),
        (&["convert", "a.csv", "b.csv", "--unit", "kV"], 2, "possible values: uV, mV, V"),
        (&["converge"], 2, "convert"),
    ] {
        let output = strapline(folder.path(), arguments);
        let said = errors(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains("error: ") && said.contains(expected), "{arguments:?}: {said}");
    }
}

#[test]
fn every_command_has_help_with_examples() {
    let folder = tempfile::tempdir().unwrap();
    let help = String::from_utf8(strapline(folder.path(), &["--help"]).stdout).unwrap();
    let commands = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let commands: Vec<&str> = commands
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 3, "{help}");
    for command in commands {
        let output = strapline(folder.path(), &[command, "--help"]);
        let help = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success());
        assert!(
            help.contains("Examples:") && help.contains(&format!("strapline {command}")),
            "{command}: {help}"
        );
    }
}

#[test]
fn completions_and_manual_pages_are_made() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish"] {
        let output = strapline(folder.path(), &["completions", shell]);
        assert!(output.status.success() && output.stdout.len() > 500, "{shell}");
    }
    assert!(strapline(folder.path(), &["man", "pages"]).status.success());
    let page = fs::read_to_string(folder.path().join("pages/strapline-convert.1")).unwrap();
    assert!(page.contains(".SH \"EXAMPLES\"\n.nf\n  strapline convert night.edf night.csv\n"), "{page}");
    for page in fs::read_dir(folder.path().join("pages")).unwrap() {
        let page = fs::read_to_string(page.unwrap().path()).unwrap();
        assert!(page.starts_with(".ie") || page.starts_with(".TH"), "{page}");
        assert!(!page.contains("EXTRA"), "{page}");
    }
}
