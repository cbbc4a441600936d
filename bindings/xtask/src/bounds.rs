//! The figures to reach, in one table: what the published detectors reach on the same recordings with the same scoring
//! decides the bound. `cargo xtask test` fails below a bound; `cargo xtask score` prints bound and aim.

use crate::{
    figures::{CommandLine, Figures},
    measure::What,
};

/// A figure with its bound.
pub(crate) struct Bound {
    /// What it is, as the table prints it.
    pub(crate) what: &'static str,
    /// Where it comes from.
    pub(crate) from: From,
    /// The worst value that passes.
    pub(crate) limit: f64,
    /// What it should become.
    pub(crate) aim: f64,
    /// Which way is better.
    pub(crate) better: Better,
    /// Decimals and unit.
    pub(crate) shown: (usize, &'static str),
    /// Published detectors on the same recordings, where there are any.
    pub(crate) published: &'static str,
}

/// Which way is better.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Better {
    Higher,
    Lower,
}

/// Where a figure comes from.
pub(crate) enum From {
    /// A number in the JSON of a command.
    Json(CommandLine, &'static str),
    /// How far the same number of two commands is apart.
    Apart(CommandLine, CommandLine, &'static str),
    /// A measurement in a process of its own, and the number in its JSON.
    Measured(What, &'static str),
}

pub(crate) const QRS: CommandLine = "score beats ../shared/data/mitdb";
pub(crate) const STRAP: CommandLine = "score beats ../shared/data/mitdb --as-strap";
pub(crate) const INVERTED: CommandLine = "score beats ../shared/data/mitdb --invert";
pub(crate) const NOISE_6: CommandLine = "score beats ../shared/data/nstdb --records 118e06,119e06";
pub(crate) const NOISE_0: CommandLine = "score beats ../shared/data/nstdb --records 118e00,119e00";
pub(crate) const NOISE_MINUS_6: CommandLine = "score beats ../shared/data/nstdb --records 118e_6,119e_6";
/// DS2 of de Chazal 2004, paced records in neither half.
pub(crate) const CLASSES: CommandLine = "score beats ../shared/data/mitdb --records \
    100,103,105,111,113,117,121,123,200,202,210,212,213,214,219,221,222,228,231,232,233,234";
pub(crate) const CLASSES_WITHOUT_232: CommandLine = "score beats ../shared/data/mitdb --records \
    100,103,105,111,113,117,121,123,200,202,210,212,213,214,219,221,222,228,231,233,234";
pub(crate) const CLASSES_STRAP: CommandLine = "score beats ../shared/data/mitdb --as-strap --records \
    100,103,105,111,113,117,121,123,200,202,210,212,213,214,219,221,222,228,231,232,233,234";
pub(crate) const AF: CommandLine = "score af ../shared/data/mitdb";

/// QRS within 50 ms.
const F1_50_MS: &str = "/windows/0/qrs/f1";

/// Every bound.
pub(crate) const BOUNDS: &[Bound] = &[
    per_cent("QRS Se, mitdb", From::Json(QRS, "/gross/qrs/se"), 99.80, 99.90, "xqrs 99.32, sleepecg 99.13"),
    per_cent("QRS +P, mitdb", From::Json(QRS, "/gross/qrs/ppv"), 99.80, 99.92, "biosppy 99.64, xqrs 99.39"),
    per_cent("QRS Se, as a strap gives it", From::Json(STRAP, "/gross/qrs/se"), 99.75, 99.88, "xqrs 99.58"),
    per_cent(
        "QRS +P, as a strap gives it",
        From::Json(STRAP, "/gross/qrs/ppv"),
        99.75,
        99.90,
        "biosppy 99.65",
    ),
    apart("QRS Se, upside down: apart by", "/gross/qrs/se"),
    apart("QRS +P, upside down: apart by", "/gross/qrs/ppv"),
    per_cent("QRS F1, nstdb at 6 dB", From::Json(NOISE_6, "/gross/qrs/f1"), 93.0, 96.0, "best 92.2"),
    per_cent("QRS F1, nstdb at 0 dB", From::Json(NOISE_0, "/gross/qrs/f1"), 83.0, 88.0, "best 81.5"),
    per_cent("QRS F1, nstdb at -6 dB", From::Json(NOISE_MINUS_6, "/gross/qrs/f1"), 74.0, 80.0, "best 72.3"),
    at_most(
        "R position, mean absolute",
        From::Json(QRS, "/timing/mean_abs_ms"),
        [2.4, 1.5],
        (2, "ms"),
        "best 2.4",
    ),
    at_most(
        "R position, as a strap gives it",
        From::Json(STRAP, "/timing/mean_abs_ms"),
        [3.5, 2.5],
        (2, "ms"),
        "best 3.5",
    ),
    per_cent("QRS F1 within 50 ms, mitdb", From::Json(QRS, F1_50_MS), 99.2, 99.6, "best 98.1"),
    per_cent(
        "QRS F1 within 50 ms, as a strap gives it",
        From::Json(STRAP, F1_50_MS),
        99.2,
        99.6,
        "best 98.9",
    ),
    at_most(
        "heart rate, mean absolute error",
        From::Json(QRS, "/heart_rate/mean_abs_bpm"),
        [1.0, 0.5],
        (2, "bpm"),
        "",
    ),
    share("V F1 against the rest, DS2", From::Json(CLASSES, "/classes/V/f1"), 0.90, 0.95, "usual recipe .74"),
    share("S F1 against the rest, DS2", From::Json(CLASSES, "/classes/S/f1"), 0.35, 0.50, "usual recipe .08"),
    per_cent("AF duration Se, mitdb", From::Json(AF, "/gross/duration/se"), 92.0, 97.0, "Zhou 2015 97.8"),
    per_cent("AF duration Sp, mitdb", From::Json(AF, "/gross/duration/sp"), 96.0, 98.0, "Zhou 2015 87.4"),
    at_most(
        "filter and detection, an hour at 130 Hz, over sleepecg's time",
        From::Measured(What::Speed, "/detection_over_sleepecg"),
        [1.0, 0.5],
        (2, "times"),
        "1",
    ),
    at_most(
        "whole analysis, an hour at 130 Hz, over NeuroKit2's time",
        From::Measured(What::Speed, "/analysis_over_neurokit"),
        [0.1, 0.033],
        (3, "times"),
        "1",
    ),
    at_most(
        "an hour at 130 Hz from Kotlin, over Rust's own time",
        From::Measured(What::Kotlin, "/hour_over_rust"),
        [1.1, 1.05],
        (2, "times"),
        "",
    ),
    at_most(
        "a live update to a Kotlin observer",
        From::Measured(What::Kotlin, "/update_ms"),
        [1.0, 0.2],
        (2, "ms"),
        "",
    ),
    at_most(
        "from start to the first analysed second, from Kotlin, model included",
        From::Measured(What::Kotlin, "/first_second_ms"),
        [110.0, 60.0],
        (0, "ms"),
        "",
    ),
    at_most("memory, 24 h fed live", From::Measured(What::Memory, "/peak_mb"), [40.0, 20.0], (1, "MB"), ""),
];

const fn per_cent(what: &'static str, from: From, bound: f64, aim: f64, published: &'static str) -> Bound {
    Bound { what, from, limit: bound, aim, better: Better::Higher, shown: (2, "%"), published }
}

const fn share(what: &'static str, from: From, bound: f64, aim: f64, published: &'static str) -> Bound {
    Bound { what, from, limit: bound, aim, better: Better::Higher, shown: (3, ""), published }
}

const fn apart(what: &'static str, pointer: &'static str) -> Bound {
    let from = From::Apart(QRS, INVERTED, pointer);
    Bound { what, from, limit: 0.10, aim: 0.02, better: Better::Lower, shown: (3, "points"), published: "" }
}

const fn at_most(
    what: &'static str,
    from: From,
    [bound, aim]: [f64; 2],
    shown: (usize, &'static str),
    published: &'static str,
) -> Bound {
    Bound { what, from, limit: bound, aim, better: Better::Lower, shown, published }
}

impl Bound {
    /// Whether this value passes.
    pub(crate) fn holds(&self, value: f64) -> bool {
        match self.better {
            Better::Higher => value >= self.limit,
            Better::Lower => value <= self.limit,
        }
    }

    /// Whether it is what it should become.
    pub(crate) fn reaches_aim(&self, value: f64) -> bool {
        match self.better {
            Better::Higher => value >= self.aim,
            Better::Lower => value <= self.aim,
        }
    }

    /// Its value now; `None` where it is 0 of 0.
    pub(crate) fn measured(&self, figures: &mut Figures) -> anyhow::Result<Option<f64>> {
        match self.from {
            From::Json(command, pointer) => figures.number(command, pointer),
            From::Apart(one, other, pointer) => {
                let (one, other) = (figures.number(one, pointer)?, figures.number(other, pointer)?);
                Ok(one.zip(other).map(|(one, other)| (one - other).abs()))
            }
            From::Measured(what, pointer) => figures.measured(what, pointer),
        }
    }

    /// A value as the table prints it.
    pub(crate) fn show(&self, value: f64) -> String {
        let (places, unit) = self.shown;
        format!("{value:.places$} {unit}").trim_end().to_owned()
    }

    /// The folder of recordings that it needs.
    pub(crate) fn database(&self) -> Option<&'static str> {
        match self.from {
            From::Json(command, _) | From::Apart(command, _, _) => {
                command.split_whitespace().find_map(|word| word.strip_prefix("../shared/data/"))
            }
            From::Measured(..) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_aim_lies_beyond_its_bound() {
        for bound in BOUNDS {
            assert!(bound.holds(bound.aim), "{}", bound.what);
            assert!(bound.holds(bound.limit), "{}", bound.what);
            let worse = if bound.better == Better::Higher { -1e-9 } else { 1e-9 };
            assert!(!bound.holds(bound.limit + worse), "{}", bound.what);
        }
    }

    #[test]
    fn recordings_are_named_where_they_are_needed() {
        assert_eq!(BOUNDS[0].database(), Some("mitdb"));
        assert_eq!(BOUNDS.iter().filter(|bound| bound.database() == Some("nstdb")).count(), 3);
        assert_eq!(BOUNDS.iter().filter(|bound| bound.database().is_none()).count(), 6);
    }
}
