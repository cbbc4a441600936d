//! `strapline record` and what is done with recordings, as a person runs them.

/// The built program.
mod person;

use person::{errors, strapline};
use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};
use strapline_formats::{Options, open};

const PLACE: [&str; 4] = ["--store", "kept", "--key", "key"];

fn run(folder: &Path, arguments: &[&str]) -> Output {
    strapline(folder, &[arguments, &PLACE].concat())
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn ok(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}{}", said(&output), errors(&output));
    said(&output)
}

/// A recording of a simulated strap, made as fast as it goes.
fn record(folder: &Path, faults: &str, length: &str, more: &[&str]) -> String {
    let arguments = ["record", "--simulate", faults, "--for", length, "--speed", "1000"];
    ok(folder, &[&arguments, more].concat())
}

fn list(folder: &Path) -> Vec<Value> {
    serde_json::from_str(&ok(folder, &["list", "--json"])).unwrap()
}

fn number(value: &Value, pointer: &str) -> u64 {
    value.pointer(pointer).and_then(Value::as_u64).unwrap_or_else(|| panic!("{pointer} in {value}"))
}

/// `strapline record` in the background, and what it says.
fn begun(folder: &Path, arguments: &[&str]) -> (Child, BufReader<std::process::ChildStdout>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_strapline"))
        .args(["record"])
        .args(arguments)
        .args(PLACE)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    (child, out)
}

/// Reads until a line has `expected` in it.
fn wait_for(out: &mut impl BufRead, expected: &str) {
    let begun = Instant::now();
    let mut all = String::new();
    while !all.contains(expected) {
        assert!(begun.elapsed() < Duration::from_mins(2), "no {expected:?} in {all}");
        assert!(out.read_line(&mut all).unwrap() > 0, "it ended without {expected:?}: {all}");
    }
}

#[cfg(unix)]
fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}

#[test]
fn who_only_looks_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let listed = run(folder.path(), &["list"]);
    assert!(
        listed.status.success() && errors(&listed).contains("no recordings in kept"),
        "{}",
        errors(&listed)
    );
    assert_eq!(ok(folder.path(), &["list", "--json"]).trim(), "[]");
    for arguments in [
        &["show", "last"][..],
        &["export", "last", "x.csv"],
        &["mark", "last", "dizzy", "--at", "5s"],
        &["erase", "last"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", errors(&output));
        let told = errors(&output);
        assert!(
            told.contains("no recordings in kept yet; `strapline record` makes one"),
            "{arguments:?}: {told}"
        );
    }
    for arguments in [&["erase", "--all"][..], &["reanalyze", "--all"]] {
        assert!(run(folder.path(), arguments).status.success(), "{arguments:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "something was made");
}

#[test]
fn a_recording_is_made_shown_exported_marked_analysed_and_erased() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let said = record(folder, "drop@30s+5s=1 rate=129.8", "90s", &["--name", "evening"]);
    for expected in
        ["recording ", "The strap sends.", "gap: ", "bpm", "battery", "Could be read", "evening", "show "]
    {
        assert!(said.contains(expected), "no {expected:?} in:\n{said}");
    }

    let recordings = list(folder);
    assert_eq!((recordings.len(), recordings[0]["state"].as_str()), (1, Some("finished")));
    let (samples, missing) =
        (number(&recordings[0], "/tally/samples"), number(&recordings[0], "/tally/missing"));
    assert!(samples > 80 * 129 && (500..900).contains(&missing), "{samples} {missing}");
    let table = ok(folder, &["list"]);
    assert!(table.contains("evening") && table.contains("finished") && table.contains(" s ("), "{table}");

    let id = recordings[0]["id"].as_str().unwrap();
    let shown = ok(folder, &["show", &id[..6], "--log", "--pdf", "report.pdf"]);
    for expected in ["evening", "129.8", "by the strap's clock", "connecting: it was asked for", "Heart rate"]
    {
        assert!(shown.contains(expected), "no {expected:?} in:\n{shown}");
    }
    assert!(fs::read(folder.join("report.pdf")).unwrap().starts_with(b"%PDF"));
    let json: Value = serde_json::from_str(&ok(folder, &["show", "last", "--json", "-"])).unwrap();
    assert!(json.pointer("/summary/sentence").is_some());

    ok(folder, &["export", "evening", "a.csv"]);
    ok(folder, &["export", "last", "b.hea"]);
    for name in ["a.csv", "b.hea"] {
        let recording = open(&folder.join(name), &Options::default()).unwrap();
        let lost = recording.channels[0].samples.iter().filter(|value| value.is_nan()).count() as u64;
        assert_eq!(
            (recording.channels[0].samples.len() as u64, lost),
            (samples + missing, missing),
            "{name}"
        );
        assert!((recording.rate_hz - 129.8).abs() < 0.1, "{}", recording.rate_hz);
    }

    ok(folder, &["mark", "last", "heart fluttered", "--at", "45s"]);
    let marked = ok(folder, &["show", "last"]);
    assert!(marked.contains("marked: heart fluttered"), "{marked}");
    let again = ok(folder, &["reanalyze", "--all"]);
    assert!(again.starts_with(&id[..8]), "{again}");

    let output = run(folder, &["erase", "last"]);
    assert_eq!(output.status.code(), Some(2), "nobody is there to be asked");
    assert_eq!(list(folder).len(), 1);
    ok(folder, &["erase", "last", "--yes"]);
    assert!(list(folder).is_empty());
}

#[test]
fn a_strap_without_ecg_is_shown_for_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let said = record(folder, "-", "2m", &["--kind", "heart-rate"]);
    assert!(said.contains("This strap sends no ECG") && said.contains("Intervals"), "{said}");
    ok(folder, &["export", "last", "rr.csv"]);
    let table = fs::read_to_string(folder.join("rr.csv")).unwrap();
    assert!(table.lines().count() > 100 && table.starts_with("arrival_ms,rr_ms"));
    let output = run(folder, &["export", "last", "rr.hea"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("write it as CSV"));
    let output = run(folder, &["show", "last", "--pdf", "x.pdf"]);
    assert!(errors(&output).contains("needs an ECG"));
}

#[test]
#[cfg(unix)]
fn a_kill_loses_nothing_that_was_durable_and_the_next_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (mut child, mut out) = begun(folder, &["--simulate", "rate=129.9", "--speed", "20"]);
    wait_for(&mut out, "0:00:40");
    signal(&child, "-KILL");
    child.wait().unwrap();

    let output = run(folder, &["list"]);
    assert!(errors(&output).contains("stopped without being finished"), "{}", errors(&output));
    assert!(said(&output).contains("interrupted"), "{}", said(&output));
    let before = list(folder);
    let end = number(&before[0], "/tally/end");
    // 20 times as fast: the two seconds that may be lost are those of the recording.
    assert!(end as f64 > 37.0 * 129.9, "{end}");
    let shown = ok(folder, &["show", "last"]);
    assert!(shown.contains("interrupted"), "{shown}");

    let output = run(folder, &["record", "--simulate", "rate=129.9", "--speed", "100", "--for", "30s"]);
    assert!(output.status.success(), "{}", errors(&output));
    assert!(errors(&output).contains("going on with recording"), "{}", errors(&output));
    let after = list(folder);
    assert_eq!((after.len(), after[0]["state"].as_str()), (1, Some("finished")));
    assert_eq!(after[0]["id"], before[0]["id"]);
    assert_eq!(number(&after[0], "/tally/resumed"), 1);
    let missing = number(&after[0], "/tally/missing");
    assert!(missing > 130, "what came in between is a gap: {missing}");
    let shown = ok(folder, &["show", "last", "--log"]);
    assert!(shown.contains("recording went on after it was interrupted"), "{shown}");
}

#[test]
#[cfg(unix)]
fn a_signal_asks_the_strap_to_stop_and_finishes() {
    for name in ["-INT", "-TERM"] {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let (mut child, mut out) = begun(folder, &["--simulate", "-", "--speed", "20"]);
        wait_for(&mut out, "0:00:10");
        signal(&child, name);
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut out, &mut rest).unwrap();
        assert!(child.wait().unwrap().success(), "{name}: {rest}");
        assert!(
            rest.contains("Asking the strap to stop")
                || rest.contains("has stopped")
                || rest.contains("finished"),
            "{rest}"
        );
        assert_eq!(list(folder)[0]["state"], "finished");
        let log = ok(folder, &["show", "last", "--log"]);
        assert!(
            log.contains("asking the strap to stop: it was asked for")
                && log.contains("letting go of the strap"),
            "{log}"
        );
    }
}

#[test]
fn a_strap_that_does_not_answer_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let faults = "link@0s+1h";
    let output = run(folder.path(), &["record", "--simulate", faults, "--for", "10s", "--speed", "5000"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("nothing was recorded") && errors(&output).contains("strapline scan"));
    assert!(said(&output).contains("note: "), "{}", said(&output));
    assert!(list(folder.path()).is_empty());
}

#[test]
#[cfg(unix)]
fn a_new_recording_leaves_the_interrupted_one_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (mut child, mut out) = begun(folder, &["--simulate", "-", "--speed", "20"]);
    wait_for(&mut out, "0:00:20");
    signal(&child, "-KILL");
    child.wait().unwrap();
    let before = list(folder)[0].clone();
    assert_eq!(before["state"], "interrupted");

    let output = run(folder, &["record", "--new", "--simulate", "-", "--for", "10s", "--speed", "100"]);
    assert!(errors(&output).contains("was interrupted and is finished as it is"), "{}", errors(&output));
    let after = list(folder);
    assert_eq!((after.len(), &after[0]["id"], &after[0]["tally"]), (2, &before["id"], &before["tally"]));
    assert!(after.iter().all(|one| one["state"] == "finished"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_machine_without_bluetooth_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for arguments in [&["scan"][..], &["record", "--store", "kept", "--key", "key"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_strapline"))
            .args(arguments)
            .env("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/at/all")
            .current_dir(folder)
            .output()
            .unwrap();
        let said = errors(&output);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        assert!(said.contains("Bluetooth") && said.contains("; "), "{arguments:?}: {said}");
    }
    assert!(list(folder).is_empty());
}

#[test]
#[cfg(unix)]
fn the_key_is_for_the_owner_alone_and_its_loss_is_explained() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    record(folder, "-", "15s", &[]);
    let key = folder.join("key");
    assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);

    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(errors(&run(folder, &["list"])).contains("now only you can"));
    assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);

    fs::rename(&key, folder.join("elsewhere")).unwrap();
    for (content, expected) in [
        (None, "put the key file back"),
        (Some("not a key"), "64 hexadecimal digits"),
        (
            Some("00000000000000000000000000000000000000000000000000000000000000ff\n"),
            "not the one that this store",
        ),
    ] {
        if let Some(content) = content {
            fs::write(&key, content).unwrap();
        }
        let output = run(folder, &["list"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(errors(&output).contains(expected), "{}", errors(&output));
    }
    fs::rename(folder.join("elsewhere"), &key).unwrap();
    assert_eq!(list(folder).len(), 1);
    let help = String::from_utf8(strapline(folder, &["record", "--help"]).stdout).unwrap();
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("Whoever loses it has lost the recordings"), "{help}");
}

#[test]
fn faults_have_their_exit_code_and_say_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    record(folder, "-", "15s", &[]);
    fs::write(folder.join("file"), "").unwrap();
    for (arguments, code, expected) in [
        (&["show", "gone"][..], 1, "`strapline list` shows what there is"),
        (&["export", "last", "x.txt"], 2, "name the file to write .csv or .hea"),
        (&["export", "last", "gone/x.csv"], 1, "gone/x.csv"),
        (&["mark", "last", "dizzy", "--at", "5h"], 1, "give a time within it"),
        (&["mark", "last", " ", "--at", "5s"], 1, "say what was felt"),
        (&["mark", "last", "dizzy"], 2, "--at"),
        (&["mark", "last", "dizzy", "--at", "noon"], 2, "give a time of day"),
        (&["erase"], 2, "RECORDING"),
        (&["erase", "gone", "--yes"], 1, "there is no recording"),
        (&["reanalyze", "gone"], 1, "there is no recording"),
        (&["record", "--simulate", "drip@1s"], 2, "there is no such fault"),
        (&["record", "--simulate", "-", "--for", "5"], 2, "with its unit"),
        (&["record", "--speed", "3"], 2, "--simulate"),
        (&["record", "--simulate", "-", "--speed", "0"], 2, "from 0.01"),
        (&["record", "--simulate", "-", "--device", "x"], 2, "cannot be used with"),
    ] {
        let output = run(folder, arguments);
        let said = errors(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains("error: ") && said.contains(expected), "{arguments:?}: {said}");
    }
    let output = strapline(folder, &["list", "--store", "file", "--key", "key"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("file"), "{}", errors(&output));
    let empty = strapline(folder, &["list", "--store", "new", "--key", "newkey"]);
    assert!(empty.status.success() && errors(&empty).contains("no recordings"));
}

#[test]
#[cfg(unix)]
fn two_at_once_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (mut child, mut out) = begun(folder, &["--simulate", "-", "--speed", "5"]);
    wait_for(&mut out, "The strap sends");
    let output = run(folder, &["list"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("another program has this store open"), "{}", errors(&output));
    signal(&child, "-TERM");
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut out, &mut rest).unwrap();
    assert!(child.wait().unwrap().success());
}
