//! The figures that every report prints, and the file that carries them into the build.

use crate::{
    bounds::{AF, CLASSES, NOISE_0, NOISE_6, NOISE_MINUS_6, QRS, STRAP},
    figures::{CommandLine, Figures},
};
use strapline_ecg::report::Figure;
use strapline_infer::Measured;

/// Where they go, from the workspace's root.
pub(crate) const FILE: &str = "core/score/figures.toml";
const HEAD: &str = "\
# What reports print under \"How it was measured\", and the SHA-256 of the model that was measured.
# Written by `cargo xtask score`; a report with another model prints none of it.

";

/// One line of the report: numbers of one command.
struct Line {
    name: &'static str,
    command: CommandLine,
    /// Where they stand in its JSON.
    numbers: &'static [&'static str],
    places: usize,
    unit: &'static str,
}

/// What a reader wants to know first comes first.
const LINES: &[Line] = &[
    Line {
        name: "Heartbeats found, MIT-BIH Arrhythmia Database without its 4 paced records, half of the others seen in \
               fitting: sensitivity / positive predictivity",
        command: QRS,
        numbers: &["/gross/qrs/se", "/gross/qrs/ppv"],
        places: 2,
        unit: "%",
    },
    Line {
        name: "The same as a chest strap would give it (130 Hz, 0.7\u{2013}40 Hz)",
        command: STRAP,
        numbers: &["/gross/qrs/se", "/gross/qrs/ppv"],
        places: 2,
        unit: "%",
    },
    noise(
        "Heartbeats found, MIT-BIH Noise Stress Test, electrode motion half as strong as the signal (6 dB): F1",
        NOISE_6,
    ),
    noise("The same, as strong as the signal (0 dB): F1", NOISE_0),
    noise("The same, twice as strong as the signal (-6 dB): F1", NOISE_MINUS_6),
    Line {
        name: "R peaks, MIT-BIH Arrhythmia Database: mean absolute distance from the reference",
        command: QRS,
        numbers: &["/timing/mean_abs_ms"],
        places: 1,
        unit: "ms",
    },
    Line {
        name: "Heart rate, MIT-BIH Arrhythmia Database: mean absolute error",
        command: QRS,
        numbers: &["/heart_rate/mean_abs_bpm"],
        places: 1,
        unit: "per minute",
    },
    Line {
        name: "Ventricular ectopic beats, 22 MIT-BIH records that no fit has seen: sensitivity / positive predictivity",
        command: CLASSES,
        numbers: &["/gross/veb/se", "/gross/veb/ppv"],
        places: 1,
        unit: "%",
    },
    Line {
        name: "Supraventricular ectopic beats, the same 22 records: sensitivity / positive predictivity",
        command: CLASSES,
        numbers: &["/gross/sveb/se", "/gross/sveb/ppv"],
        places: 1,
        unit: "%",
    },
    Line {
        name: "Atrial fibrillation, MIT-BIH rhythm marks, by duration: sensitivity / specificity",
        command: AF,
        numbers: &["/gross/duration/se", "/gross/duration/sp"],
        places: 1,
        unit: "%",
    },
];

const fn noise(name: &'static str, command: CommandLine) -> Line {
    Line { name, command, numbers: &["/gross/qrs/f1"], places: 1, unit: "%" }
}

/// Measures what is printed, with the model of this hash.
pub(crate) fn measure(figures: &mut Figures, model: &str) -> anyhow::Result<Measured> {
    let figure = |line: &Line| {
        let mut values = Vec::new();
        for number in line.numbers {
            let number = figures.number(line.command, number)?;
            values.push(number.map_or_else(|| "0 of 0".into(), |value| line.show(value)));
        }
        Ok(Figure {
            name: line.name.into(),
            value: values.join(" / "),
            command: format!("strapline {}", line.command),
        })
    };
    let figures = LINES.iter().map(figure).collect::<anyhow::Result<_>>()?;
    Ok(Measured { model: model.to_owned(), figures })
}

/// The file's text.
pub(crate) fn text(measured: &Measured) -> anyhow::Result<String> {
    Ok(format!("{HEAD}{}", measured.write()?))
}

/// Recordings that are needed to measure what is printed.
pub(crate) const DATABASES: [&str; 2] = ["mitdb", "nstdb"];

/// What a build prints that is no longer what is measured. Processors round differently: one in the last place is none.
pub(crate) fn stale(held: &Measured, measured: &Measured) -> Vec<String> {
    if held.model != measured.model {
        return vec![format!("{FILE} is of model {}, measured was {}", held.model, measured.model)];
    }
    let mut stale = Vec::new();
    for (line, measured) in LINES.iter().zip(&measured.figures) {
        let held =
            held.figures.iter().find(|held| held.name == line.name && held.command == measured.command);
        let held = held.map_or("nothing", |held| &held.value);
        if !line.same(held, &measured.value) {
            stale.push(format!("{}: reports print {held}, measured was {}", line.name, measured.value));
        }
    }
    stale
}

impl Line {
    /// Whether two values are the same but for one in the last place.
    fn same(&self, one: &str, other: &str) -> bool {
        let numbers = |value: &str| -> Vec<Option<f64>> {
            value.split(" / ").map(|part| part.split(' ').next()?.parse().ok()).collect()
        };
        let (ones, others) = (numbers(one), numbers(other));
        let last_place = 1.01 * 10_f64.powi(-(self.places as i32));
        let near = |pair| matches!(pair, (Some(a), Some(b)) if f64::abs(a - b) <= last_place);
        one == other || ones.len() == others.len() && ones.into_iter().zip(others).all(near)
    }

    fn show(&self, value: f64) -> String {
        format!("{value:.*} {}", self.places, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_measured_is_what_a_build_reads() {
        let mut figures = Figures::default();
        let gross = |se: f64| {
            json!({
                "gross": {
                    "qrs": { "se": se, "ppv": 99.951, "f1": 94.98 },
                    "veb": { "se": 97.4, "ppv": 98.4 },
                    "sveb": { "se": 51.3, "ppv": null },
                    "duration": { "se": 93.8, "sp": 98.2 },
                },
                "timing": { "mean_abs_ms": 1.57 },
                "heart_rate": { "mean_abs_bpm": 0.19 },
            })
        };
        for line in LINES {
            figures.set(line.command, gross(if line.command == QRS { 99.816 } else { 12.0 }));
        }
        let model = "0c".repeat(32);
        let measured = measure(&mut figures, &model).unwrap();
        assert_eq!(measured.figures[0].value, "99.82 % / 99.95 %");
        assert!(measured.figures.iter().any(|figure| figure.value == "51.3 % / 0 of 0"));
        assert!(measured.figures.iter().all(|figure| figure.command.starts_with("strapline score ")));
        let file = text(&measured).unwrap();
        assert!(file.starts_with('#'));
        assert_eq!(Measured::read(&file).unwrap(), measured);
    }

    #[test]
    fn what_is_printed_and_no_longer_measured_is_named() {
        let figure = |line: &Line, value: &str| Figure {
            name: line.name.into(),
            value: value.into(),
            command: format!("strapline {}", line.command),
        };
        let of = |value: &str| Measured {
            model: "0e".repeat(32),
            figures: LINES.iter().map(|line| figure(line, value)).collect(),
        };
        assert!(stale(&of("99.80 % / 98.00 %"), &of("99.80 % / 98.01 %")).is_empty());
        assert_eq!(stale(&of("99.80 % / 98.00 %"), &of("99.80 % / 97.70 %")).len(), LINES.len());
        assert_eq!(stale(&of("99.80 %"), &of("0 of 0")).len(), LINES.len());
        let other = Measured { model: "0f".repeat(32), ..of("99.80 %") };
        assert_eq!(stale(&other, &of("99.80 %")).len(), 1);
        let fewer = Measured { figures: of("1.0 %").figures.split_off(1), ..of("1.0 %") };
        assert!(stale(&fewer, &of("1.0 %"))[0].contains("reports print nothing"));
    }

    #[test]
    fn the_recordings_are_those_of_the_commands() {
        for line in LINES {
            let needed =
                DATABASES.iter().any(|name| line.command.contains(&format!("../shared/data/{name}")));
            assert!(needed, "{}", line.command);
        }
    }

    #[test]
    fn the_file_in_the_repository_holds_these_lines() {
        let held: Vec<(String, String)> =
            Measured::bundled().unwrap().figures.into_iter().map(|f| (f.name, f.command)).collect();
        let lines: Vec<(String, String)> =
            LINES.iter().map(|line| (line.name.to_owned(), format!("strapline {}", line.command))).collect();
        assert_eq!(held, lines, "{FILE} is of another build: run cargo xtask score");
    }
}
