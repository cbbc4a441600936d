//! From a file to paper, as the command line goes it.

mod stage;

use proptest::prelude::*;
use stage::{about, accounts_to_the_sample, analysed, any_rate, any_script, fold, hz, net};
use std::path::Path;
use strapline_ecg::{
    report::{About, Model, Report},
    rhythm::EpisodeKind::AtrialFibrillation,
    session::{Event, Finished},
    synth::{Script, demo_script},
};
use strapline_formats::{
    Channel, Options, Recording, Unit, csv, open,
    wfdb::{self, Encoding},
};
use strapline_words::{Language, Words};

const WORDS: fn() -> Words = || Words::of(Language::English);

/// All words of a report's file, one space between them.
fn printed(report: &Report) -> String {
    printed_in(report, WORDS())
}

fn printed_in(report: &Report, words: Words) -> String {
    let bytes = strapline_pdf::render(report, words, &strapline_pdf::Options::default()).unwrap();
    let pages = strapline_paper::pages(&bytes);
    let text: Vec<String> = pages.iter().map(strapline_paper::Drawn::text).collect();
    flat(&text.join("\n"))
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A played recording as a file holds it.
fn recorded(script: &Script, rate_hz: f64) -> Recording {
    let samples = script.record(hz(rate_hz)).samples;
    Recording {
        name: "played".into(),
        rate_hz,
        start: None,
        channels: vec![Channel { name: "ecg".into(), rate_hz, samples, unit: Unit::Millivolt }],
        marks: Vec::new(),
        notes: Vec::new(),
    }
}

/// Reads a file and analyses its usual channel.
fn read(path: &Path) -> Finished {
    let recording = open(path, &Options::default()).unwrap();
    let channel = &recording.channels[recording.usual_channel().unwrap()];
    fold(hz(channel.rate_hz), [Event::Samples(&channel.samples)]).0
}

#[test]
fn every_format_ends_in_the_same_report() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let played = recorded(&demo_script(), 130.0);
    let straight = fold(hz(130.0), [Event::Samples(&played.channels[0].samples)]).0;
    csv::write(&path("a.csv"), &played).unwrap();
    wfdb::write_record(&path("b"), &played, Encoding::Int16).unwrap();
    wfdb::write_record(&path("c"), &played, Encoding::Packed12).unwrap();
    assert_eq!(stage::bits(&read(&path("a.csv"))), stage::bits(&straight), "a table keeps every bit");
    let whole = Report::new(&straight, about());
    for name in ["b.hea", "c.hea"] {
        let finished = read(&path(name));
        accounts_to_the_sample(&finished);
        assert_eq!(finished.seconds, straight.seconds, "{name}");
        assert_eq!(finished.beats.len(), straight.beats.len(), "{name}");
        for (one, other) in finished.beats.iter().zip(&straight.beats) {
            assert!((one.position - other.position).abs() < 0.2, "{name}: {one:?}, {other:?}");
        }
        let spells = |finished: &Finished| {
            finished.episodes.iter().filter(|episode| episode.kind == AtrialFibrillation).count()
        };
        assert_eq!((spells(&finished), spells(&straight)), (1, 1), "{name}");
        assert_eq!(Report::new(&finished, about()).coverage, whole.coverage, "{name}");
    }
}

#[test]
fn paper_says_what_was_found_and_how_well_this_very_model_does() {
    let report = Report::new(&analysed(&demo_script().record(hz(130.0))), about());
    let text = printed(&report);
    let has = |said: &str| assert!(text.contains(&flat(said)), "{said:?} is not in\n{text}");
    has(&WORDS().verdict(&report.verdict));
    has(net().hash());
    assert!(report.about.figures.len() > 5);
    for figure in &report.about.figures {
        has(&figure.name);
        has(&figure.value);
    }
    // Another model's report has none of these figures and says so.
    let other = Model { name: "another".into(), hash: "0d".repeat(32) };
    let figures = strapline_infer::Measured::bundled().unwrap().of(&other.hash);
    let about = About { model: Some(other), figures, ..About::default() };
    let text = printed(&Report { about, ..report.clone() });
    assert!(text.contains("has not been measured"), "{text}");
    assert!(report.about.figures.iter().all(|figure| !text.contains(&flat(&figure.name))), "{text}");
}

#[test]
fn paper_is_in_the_language_asked_for() {
    let report = Report::new(&analysed(&demo_script().record(hz(130.0))), about());
    let english = WORDS();
    for language in Language::ALL {
        let words = Words::of(language);
        let text = printed_in(&report, words);
        let has = |said: &str| assert!(text.contains(&flat(said)), "{said:?} is not in\n{text}");
        has(&words.verdict(&report.verdict));
        has(&words.remarks(&report.remarks));
        has(&words.emergency(&report.about));
        has(&words.text("form-method-figures"));
        has(&words.text("form-ruler"));
        words.limits().iter().for_each(|limit| has(limit));
        report.about.figures.iter().for_each(|figure| has(&words.figure_name(figure)));
        for strip in &report.strips {
            strip
                .flagged
                .as_ref()
                .and_then(|beat| words.flagged_beat(beat))
                .iter()
                .for_each(|said| has(said));
        }
        if language == Language::English {
            continue;
        }
        // Whatever is a sentence or a heading in English is none of it here.
        for id in strapline_words::ids().filter(|id| id.starts_with("form-") || id.starts_with("limit-")) {
            let said = flat(&english.text(id));
            let is_sentence =
                said.len() >= 12 && !said.contains(['{', '\u{b7}']) && said != flat(&words.text(id));
            assert!(!is_sentence || !text.contains(&said), "{language:?}: {said:?} is in\n{text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn whatever_is_played_is_accounted_for_and_printed(script in any_script(), rate in any_rate()) {
        let recording = script.record(rate);
        let finished = analysed(&recording);
        prop_assert_eq!(finished.recorded, recording.samples.len() as u64);
        accounts_to_the_sample(&finished);
        let report = Report::new(&finished, about());
        let left_out: f64 = report.coverage.left_out.iter().map(|one| one.seconds).sum();
        prop_assert!((report.coverage.analysed_s + left_out - report.coverage.recorded_s).abs() < 1e-6);
        prop_assert!(printed(&report).contains(&flat(&WORDS().verdict(&report.verdict))));
    }
}
