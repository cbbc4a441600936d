//! Reports, summaries and errors in the language asked for.

/// The built program.
mod person;

use person::{errors, strapline};
use serde_json::Value;
use std::{fs, process::Command};

fn flat(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_demo_is_said_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    for (language, expected) in [
        ("en", ["Heart rate", "not a diagnosis", "call 112"]),
        ("de", ["Herzfrequenz", "keine Diagnose", "112 (oder den örtlichen Notruf)"]),
        ("fr", ["Fréquence", "pas un diagnostic", "appelez aussitôt le 112"]),
        ("es", ["Frecuencia", "no un diagnóstico", "llame enseguida al 112"]),
        ("tr", ["Kalp hızı", "tanı değildir", "112 numarasını"]),
    ] {
        let output = strapline(folder.path(), &["--language", language, "demo", "--out", language]);
        assert!(output.status.success(), "{}", errors(&output));
        let said = flat(&String::from_utf8(output.stdout).unwrap());
        for expected in expected {
            assert!(said.contains(expected), "{language}: no {expected:?} in\n{said}");
        }
        let file = fs::read(folder.path().join(language).join("analysis.json")).unwrap();
        let json: Value = serde_json::from_slice(&file).unwrap();
        let sentence = flat(json["report"]["summary"]["sentence"].as_str().unwrap());
        assert!(said.contains(&sentence), "{language}: {sentence}");
        assert!(fs::read(folder.path().join(language).join("report.pdf")).unwrap().starts_with(b"%PDF"));
    }
    // What was measured does not depend on the language.
    let values = |language: &str| {
        let file = fs::read(folder.path().join(language).join("analysis.json")).unwrap();
        let json: Value = serde_json::from_slice(&file).unwrap();
        (json["beats"].clone(), json["report"]["coverage"].clone(), json["report"]["episodes"].clone())
    };
    assert_eq!(values("en"), values("tr"));
    assert_eq!(
        fs::read(folder.path().join("de/recording.csv")).unwrap(),
        fs::read(folder.path().join("es/recording.csv")).unwrap()
    );
}

#[test]
fn an_error_is_said_in_the_language_of_the_environment_or_of_the_option() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.csv"), "").unwrap();
    let with = |locale: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_strapline"));
        let output =
            command.args(arguments).current_dir(folder.path()).env("LC_ALL", locale).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        errors(&output)
    };
    let analyze = ["analyze", "empty.csv"];
    assert_eq!(
        with("C", &analyze),
        "error: empty.csv: the file is empty; copy it again from where it came from\n"
    );
    assert_eq!(
        with("de_DE.UTF-8", &analyze),
        "Fehler: empty.csv: die Datei ist leer; sie erneut von dort kopieren, woher sie kam\n"
    );
    assert_eq!(
        with("de_DE.UTF-8", &["analyze", "empty.csv", "--language", "tr"]),
        "hata: empty.csv: dosya boş; geldiği yerden yeniden kopyalayın\n"
    );
    // A language that nothing is said in is English.
    assert!(with("nl_NL.UTF-8", &analyze).starts_with("error: "));
    let output = strapline(folder.path(), &["--language", "xx", "list"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("say one of en, de, fr, es, tr"), "{}", errors(&output));
}
