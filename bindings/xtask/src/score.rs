//! `cargo xtask score`: every table, into RESULTS.md and the README, and the figures that reports print.

use crate::{
    bounds::{
        AF, BOUNDS, Bound, CLASSES, CLASSES_STRAP, CLASSES_WITHOUT_232, From, INVERTED, NOISE_0, NOISE_6,
        NOISE_MINUS_6, QRS, STRAP,
    },
    figures::Figures,
    measure, places, printed,
    table::{cell, span, table, word},
    test::cannot_run,
};
use anyhow::Context;
use serde_json::Value;
use std::fmt::Write as _;
use strapline_infer::BeatNet;

/// Where the tables go, from the workspace's root.
const RESULTS: &str = "core/score/RESULTS.md";
const README: &str = "README.md";
/// The README's table of figures stands between these.
const MARKS: [&str; 2] = ["<!-- figures: cargo xtask score -->", "<!-- end of figures -->"];
// Not by package: the net's engine is built anew, for minutes, where other packages are selected than in tests.
const RUN: &str = "cargo run --release --bin strapline --";

const HEAD: &str = "\
# Results

Made by `cargo xtask score`; the command of a table or a line makes those figures alone. Scoring follows ANSI/AAMI EC57
(`core/score/src`): 150 ms, the first five minutes of each record learning time and not scored, gross figures pooled over
records, 95 % intervals by resampling records (2,000 draws, fixed seed). A dash is 0 of 0.

Recordings: MIT-BIH Arrhythmia Database, MIT-BIH Noise Stress Test Database, MIT-BIH Supraventricular Arrhythmia Database,
Long-Term AF Database (PhysioNet, ODC-By 1.0). Everything that was fitted or chosen was fitted and chosen on DS1, svdb,
ltafdb, cinc2017 and the noise of nstdb: half the records of a figure over all of mitdb, and both of nstdb, were seen in
fitting; the sections on DS2 hold records that were not.
Records 201 (DS1) and 202 (DS2) are one person. Records 102, 104, 107 and 217 hold paced beats and are in no pooled figure,
as EC57 asks; their own figures stand below each table. Lead: MLII or II, else the first that is not
called something else. What the rules leave open is decided in `core/decisions/scoring.md`.
";

/// Runs every command and writes the tables.
pub(crate) fn run() -> anyhow::Result<()> {
    let mut figures = Figures::default();
    let mut text = String::from(HEAD);
    text += &bounds(&mut figures)?;
    if places::recordings("mitdb").is_some() {
        text += &section("QRS, mitdb", QRS, &beats(figures.of(QRS)?));
        text += &section("QRS as a strap gives it, mitdb", STRAP, &beats(figures.of(STRAP)?));
        text += &section(
            "QRS upside down, mitdb",
            INVERTED,
            &pooled(&[("mitdb, inverted", figures.of(INVERTED)?)]),
        );
        let full = format!("{QRS} --full-length");
        text += &section("Full length, mitdb", &full, &pooled(&[("mitdb, full length", figures.of(&full)?)]));
        for (title, command) in [
            ("Classes, DS2", CLASSES),
            ("Classes, DS2 without record 232", CLASSES_WITHOUT_232),
            ("Classes, DS2 as a strap gives it", CLASSES_STRAP),
        ] {
            text += &section(title, command, &classes(figures.of(command)?, command == CLASSES));
        }
        text += &section("AF, mitdb's rhythm marks", AF, &af(figures.of(AF)?));
    }
    if places::recordings("nstdb").is_some() {
        text += &noise(&mut figures)?;
    }
    for (database, title, command) in [
        ("svdb", "Beats, svdb (fitted on)", "score beats ../shared/data/svdb"),
        ("ltafdb", "AF from beats alone, ltafdb (chosen on)", "score af ../shared/data/ltafdb --beats qrs"),
    ] {
        if places::recordings(database).is_some() {
            let value = figures.of(command)?;
            let body = if database == "svdb" {
                pooled(&[(database, value)]) + &class_rows(value)
            } else {
                af(value)
            };
            text += &section(title, command, &body);
        }
    }
    write(RESULTS, &text)?;
    if let Some(absent) = printed::DATABASES.into_iter().find(|name| places::recordings(name).is_none()) {
        println!("{} stays as it is: {}", printed::FILE, places::no_recordings(absent));
    } else {
        let measured = printed::measure(&mut figures, BeatNet::bundled()?.hash())?;
        write(printed::FILE, &printed::text(&measured)?)?;
    }
    let readme = std::fs::read_to_string(places::root().join(README)).context(README)?;
    write(README, &with_figures(&readme, &short(&mut figures)?)?)
}

fn write(file: &str, text: &str) -> anyhow::Result<()> {
    std::fs::write(places::root().join(file), text).with_context(|| format!("{file} cannot be written"))?;
    println!("{file}");
    Ok(())
}

/// The README with its table of figures replaced.
fn with_figures(readme: &str, figures: &str) -> anyhow::Result<String> {
    let (before, rest) =
        readme.split_once(MARKS[0]).with_context(|| format!("{README} has no {}", MARKS[0]))?;
    let (_, after) = rest.split_once(MARKS[1]).with_context(|| format!("{README} has no {}", MARKS[1]))?;
    Ok(format!("{before}{}\n{figures}{}{after}", MARKS[0], MARKS[1]))
}

/// The README's table: what was measured, and the command.
fn short(figures: &mut Figures) -> anyhow::Result<String> {
    let mut rows = Vec::new();
    for bound in BOUNDS {
        if cannot_run(bound).is_none() {
            let measured = bound.measured(figures)?.map_or_else(|| "-".into(), |value| bound.show(value));
            rows.push(vec![bound.what.into(), measured, bound.show(bound.limit), command_of(bound)]);
        }
    }
    Ok(table(&["what", "measured", "bound", "command"], &rows))
}

fn section(title: &str, command: &str, body: &str) -> String {
    format!("\n## {title}\n\n`{RUN} {command}`\n\n{body}")
}

/// The table that the project is measured by.
fn bounds(figures: &mut Figures) -> anyhow::Result<String> {
    let mut rows = Vec::new();
    for bound in BOUNDS {
        let measured = match cannot_run(bound) {
            Some(why) => format!("not measured: {why}"),
            None => bound.measured(figures)?.map_or_else(|| "-".into(), |value| bound.show(value)),
        };
        rows.push(vec![
            bound.what.into(),
            measured,
            bound.show(bound.limit),
            bound.show(bound.aim),
            bound.published.into(),
            command_of(bound),
        ]);
    }
    let heads = ["what", "measured", "bound", "aim", "published, same recordings and scoring", "command"];
    Ok(format!(
        "\n## Against the bounds\n\nSpeed and memory on {}.\n\n{}",
        measure::machine(),
        table(&heads, &rows)
    ))
}

/// The command that makes a figure, as it is pasted.
fn command_of(bound: &Bound) -> String {
    match &bound.from {
        From::Json(command, _) | From::Apart(_, command, _) => format!("`{RUN} {command}`"),
        From::Measured(what, _) => format!("`cargo xtask measure {}`", what.name()),
    }
}

/// Records with their figures, paced ones below, then the pooled lines.
fn beats(value: &Value) -> String {
    let heads = [
        "record",
        "lead",
        "beats",
        "QRS Se",
        "QRS +P",
        "FN",
        "FP",
        "VEB Se",
        "VEB +P",
        "SVEB Se",
        "SVEB +P",
        "offset ms",
        "bpm",
        "read %",
    ];
    let row = |record: &Value, name: String| {
        let read = record.pointer("/coverage").and_then(Value::as_f64);
        vec![
            name,
            word(record, "/channel"),
            cell(record, "/beats", 0),
            cell(record, "/qrs/se", 2),
            cell(record, "/qrs/ppv", 2),
            cell(record, "/qrs/fn", 0),
            cell(record, "/qrs/fp", 0),
            cell(record, "/veb/se", 2),
            cell(record, "/veb/ppv", 2),
            cell(record, "/sveb/se", 2),
            cell(record, "/sveb/ppv", 2),
            cell(record, "/timing/mean_abs_ms", 2),
            cell(record, "/heart_rate/mean_abs_bpm", 2),
            read.map_or_else(|| "-".into(), |share| format!("{:.1}", 100.0 * share)),
        ]
    };
    let (counted, others): (Vec<&Value>, Vec<&Value>) =
        list(value, "/records").iter().partition(|record| record["counted"] == true);
    let mut rows: Vec<Vec<String>> =
        counted.into_iter().map(|record| row(record, word(record, "/record"))).collect();
    rows.extend(others.into_iter().map(|record| row(record, format!("{} (paced)", word(record, "/record")))));
    pooled(&[("mitdb", value)]) + "\n" + &table(&heads, &rows)
}

/// One line of pooled figures for each result, then its timing.
fn pooled(results: &[(&str, &Value)]) -> String {
    let heads = ["", "Se", "95 %", "+P", "95 %", "F1", "average Se", "average +P", "TP", "FN", "FP"];
    let mut rows = Vec::new();
    let mut remarks = String::new();
    for (name, value) in results {
        for kind in ["qrs", "veb", "sveb"] {
            let of =
                |pointer: &str, places| cell(value, &format!("/{pointer}").replace("KIND", kind), places);
            let within = |figure: &str| span(value, &format!("/interval_95/{kind}/{figure}"), 2);
            rows.push(vec![
                format!("{name}, {}", kind.to_uppercase()),
                of("gross/KIND/se", 2),
                within("se"),
                of("gross/KIND/ppv", 2),
                within("ppv"),
                of("gross/KIND/f1", 2),
                of("average/KIND/se", 2),
                of("average/KIND/ppv", 2),
                of("gross/KIND/tp", 0),
                of("gross/KIND/fn", 0),
                of("gross/KIND/fp", 0),
            ]);
        }
        let _ = writeln!(
            remarks,
            "\n{name}: QRS F1 within 50 ms {}, within 25 ms {}; full length Se {} +P {}; with the paced records Se {} +P \
             {}. Offset {} ms mean absolute, JF {}, RR error {} ms RMS, heart rate {} bpm mean absolute. {} % of the \
             scored time could be read. {} seconds of signal a second on one core.",
            cell(value, "/windows/0/qrs/f1", 2),
            cell(value, "/windows/1/qrs/f1", 2),
            cell(value, "/full_length/qrs/se", 2),
            cell(value, "/full_length/qrs/ppv", 2),
            cell(value, "/with_paced/se", 2),
            cell(value, "/with_paced/ppv", 2),
            cell(value, "/timing/mean_abs_ms", 2),
            cell(value, "/timing/jf", 2),
            cell(value, "/timing/rr_rms_ms", 1),
            cell(value, "/heart_rate/mean_abs_bpm", 2),
            value
                .pointer("/coverage")
                .and_then(Value::as_f64)
                .map_or_else(|| "-".into(), |share| format!("{:.2}", 100.0 * share)),
            cell(value, "/speed/seconds_per_second", 0),
        );
    }
    table(&heads, &rows) + &remarks
}

/// Classes with their matrix, and the records where asked for.
fn classes(value: &Value, with_records: bool) -> String {
    let mut text = pooled(&[("DS2", value)]) + &class_rows(value);
    if with_records {
        let rows: Vec<Vec<String>> = list(value, "/records")
            .iter()
            .map(|record| {
                let mut row = vec![word(record, "/record"), cell(record, "/beats", 0)];
                for class in ["N", "S", "V", "F"] {
                    row.push(cell(record, &format!("/classes/{class}/beats"), 0));
                    row.push(cell(record, &format!("/classes/{class}/f1"), 3));
                }
                row
            })
            .collect();
        let heads = ["record", "beats", "N", "N F1", "S", "S F1", "V", "V F1", "F", "F F1"];
        text = text + "\n" + &table(&heads, &rows);
    }
    text
}

/// Each class against the rest, and the confusion matrix.
fn class_rows(value: &Value) -> String {
    let rows: Vec<Vec<String>> = ["N", "S", "V", "F"]
        .iter()
        .map(|class| {
            let of = |figure: &str| cell(value, &format!("/classes/{class}/{figure}"), 3);
            vec![
                (*class).into(),
                cell(value, &format!("/classes/{class}/beats"), 0),
                of("se"),
                of("ppv"),
                of("f1"),
                span(value, &format!("/classes_f1_interval_95/{class}"), 3),
                cell(value, &format!("/classes_of_classified/{class}/f1"), 3),
            ]
        })
        .collect();
    let heads = ["class", "beats", "Se", "+P", "F1 against the rest", "95 %", "F1 of what was classified"];
    let mean = format!(
        "\nMean F1 of N, S and V: {} ({}); of what was classified {}.\n\n",
        cell(value, "/classes/macro_f1_nsv", 3),
        span(value, "/classes_f1_interval_95/macro_f1_nsv", 3),
        cell(value, "/classes_of_classified/macro_f1_nsv", 3)
    );
    let matrix: Vec<Vec<String>> = ["N", "S", "V", "F", "Q", "O", "X"]
        .iter()
        .enumerate()
        .map(|(row, name)| {
            let counts = (0..7).map(|column| cell(value, &format!("/confusion/{row}/{column}"), 0));
            std::iter::once((*name).to_owned()).chain(counts).collect()
        })
        .collect();
    format!("\n{}", table(&heads, &rows)) + &mean + &table(&["", "n", "s", "v", "f", "q", "o", "x"], &matrix)
}

fn noise(figures: &mut Figures) -> anyhow::Result<String> {
    let mut text = String::from("\n## QRS under electrode motion, nstdb 118 and 119\n\n");
    let mut rows = Vec::new();
    for (snr, command) in [
        ("24 dB", "score beats ../shared/data/nstdb --records 118e24,119e24"),
        ("18 dB", "score beats ../shared/data/nstdb --records 118e18,119e18"),
        ("12 dB", "score beats ../shared/data/nstdb --records 118e12,119e12"),
        ("6 dB", NOISE_6),
        ("0 dB", NOISE_0),
        ("-6 dB", NOISE_MINUS_6),
    ] {
        let strap = format!("{command} --as-strap");
        let as_strap = cell(figures.of(&strap)?, "/gross/qrs/f1", 2);
        let value = figures.of(command)?;
        let read = value.pointer("/coverage").and_then(Value::as_f64);
        rows.push(vec![
            snr.into(),
            cell(value, "/gross/qrs/se", 2),
            cell(value, "/gross/qrs/ppv", 2),
            cell(value, "/gross/qrs/f1", 2),
            as_strap,
            read.map_or_else(|| "-".into(), |share| format!("{:.1}", 100.0 * share)),
            format!("`{RUN} {command}`"),
        ]);
    }
    text += &table(&["SNR", "Se", "+P", "F1", "F1 as a strap gives it", "read %", "command"], &rows);
    Ok(text)
}

fn af(value: &Value) -> String {
    let heads = [
        "record",
        "AF min",
        "found min",
        "episodes",
        "Se",
        "+P",
        "duration Se",
        "duration +P",
        "duration Sp",
    ];
    let row = |name: String, counts: Option<&Value>, of: &Value| {
        let minutes = |pointer: &str| {
            let seconds = counts.and_then(|c| c.get(pointer)).and_then(Value::as_f64);
            seconds.map_or_else(String::new, |s| format!("{:.1}", s / 60.0))
        };
        let episodes = counts.map_or_else(String::new, |c| {
            format!("{} / {}", cell(c, "/reference_episodes", 0), cell(c, "/test_episodes", 0))
        });
        vec![
            name,
            minutes("reference_s"),
            minutes("test_s"),
            episodes,
            cell(of, "/episode/se", 1),
            cell(of, "/episode/ppv", 1),
            cell(of, "/duration/se", 2),
            cell(of, "/duration/ppv", 2),
            cell(of, "/duration/sp", 2),
        ]
    };
    let mut rows = Vec::new();
    for (name, pointer) in [("gross", "/gross"), ("average", "/average")] {
        if let Some(of) = value.pointer(pointer) {
            rows.push(row(name.into(), None, of));
        }
    }
    rows.extend(
        list(value, "/records")
            .iter()
            .map(|record| row(word(record, "/record"), record.get("counts"), record)),
    );
    let spans = format!(
        "\n95 %: duration Se {}, +P {}, Sp {}. Duration Sp with the reference's flutter counted as no AF: {}.\n",
        span(value, "/interval_95/se", 2),
        span(value, "/interval_95/ppv", 2),
        span(value, "/interval_95/sp", 2),
        cell(value, "/gross/duration/sp_with_flutter", 2)
    );
    table(&heads, &rows) + &spans
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let readme = format!("before\n{}\nold\n{}\nafter\n", MARKS[0], MARKS[1]);
        let new = with_figures(&readme, "new\n").unwrap();
        assert_eq!(new, format!("before\n{}\nnew\n{}\nafter\n", MARKS[0], MARKS[1]));
        assert!(with_figures("nothing", "new").is_err());
    }

    #[test]
    fn every_command_that_is_printed_can_be_pasted() {
        for file in [README, RESULTS] {
            let text = std::fs::read_to_string(places::root().join(file)).unwrap();
            for bound in BOUNDS {
                assert!(text.contains(&command_of(bound)), "{file} lacks {}", command_of(bound));
            }
            for code in text.split('`').skip(1).step_by(2) {
                assert!(!code.starts_with("score ") && !code.contains("..."), "{file}: {code}");
            }
        }
    }

    #[test]
    fn the_readme_has_the_marks() {
        let readme = std::fs::read_to_string(places::root().join(README)).unwrap();
        assert!(MARKS.iter().all(|mark| readme.contains(mark)));
    }
}
