//! Records in; gross and average figures with their intervals out.

use crate::{
    Confusion, Detection, OneAgainstRest, RecordScore,
    confusion::mean,
    interval::bootstrap,
    rate::RateError,
    runs::Runs,
    timing::{jf, mean_abs_about_median, rms},
};
use serde::Serialize;
use strapline_ecg::classify::BeatClass;

/// Figures over several records. Its field names are the keys of the command line's JSON.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Counts pooled over the records.
    pub gross: Kinds<Detection>,
    /// Mean over the records of those that have a value.
    pub average: Kinds<MeanDetection>,
    /// 95 % intervals of the gross figures, by resampling records.
    pub interval_95: Kinds<MeanInterval>,
    /// Each class against all others; beats left unclassified or missed count as wrong.
    pub classes: Classes,
    /// The same over what was found and classified only.
    pub classes_of_classified: Classes,
    /// 95 % intervals of the classes' F1.
    pub classes_f1_interval_95: ClassIntervals,
    /// The pooled confusion matrix, rows N S V F Q O X, columns n s v f q o x.
    pub confusion: Confusion,
    /// Offsets and RR errors.
    pub timing: TimingSummary,
    /// Heart rate against the reference's.
    pub heart_rate: RateError,
    /// Couplets and runs.
    pub runs: RunSummary,
    /// Share of the scored time that the detector could read, 0 to 1.
    pub coverage: Option<f64>,
}

/// One value for each kind of beat that EC57 reports.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Kinds<T> {
    /// All QRS complexes.
    pub qrs: T,
    /// Ventricular ectopic beats.
    pub veb: T,
    /// Supraventricular ectopic beats.
    pub sveb: T,
}

/// Average over records, per cent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MeanDetection {
    /// Mean sensitivity, per cent.
    pub se: Option<f64>,
    /// Mean positive predictivity, per cent.
    pub ppv: Option<f64>,
    /// Mean F1, per cent.
    pub f1: Option<f64>,
}

/// From and to, per cent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MeanInterval {
    /// Of the sensitivity.
    pub se: Option<[f64; 2]>,
    /// Of the positive predictivity.
    pub ppv: Option<[f64; 2]>,
    /// Of F1.
    pub f1: Option<[f64; 2]>,
}

/// Each class against the rest, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(non_snake_case, reason = "fields are the letters of the classes, in JSON, too")]
pub struct Classes {
    /// Normal.
    pub N: OneAgainstRest,
    /// Supraventricular ectopic.
    pub S: OneAgainstRest,
    /// Ventricular ectopic.
    pub V: OneAgainstRest,
    /// Fusion.
    pub F: OneAgainstRest,
    /// Mean F1 of N, S and V.
    pub macro_f1_nsv: Option<f64>,
}

/// Intervals of F1, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(non_snake_case, reason = "fields are the letters of the classes, in JSON, too")]
pub struct ClassIntervals {
    /// Normal.
    pub N: Option<[f64; 2]>,
    /// Supraventricular ectopic.
    pub S: Option<[f64; 2]>,
    /// Ventricular ectopic.
    pub V: Option<[f64; 2]>,
    /// Fusion.
    pub F: Option<[f64; 2]>,
    /// Mean F1 of N, S and V.
    pub macro_f1_nsv: Option<[f64; 2]>,
}

/// Offsets and RR errors over several records.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TimingSummary {
    /// Mean absolute offset over all pairs, each record's median taken out, milliseconds.
    pub mean_abs_ms: Option<f64>,
    /// Gross QRS F1 / (1 + mean absolute offset / 10 ms), per cent.
    pub jf: Option<f64>,
    /// Root mean square of the RR errors, milliseconds.
    pub rr_rms_ms: Option<f64>,
}

/// Couplets and runs over several records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RunSummary {
    /// Of ventricular beats.
    pub veb: Runs,
    /// Of supraventricular beats.
    pub sveb: Runs,
}

/// Figures over several records. `detection` are the records of the QRS, timing and rate figures; `classified` those
/// of the VEB, SVEB, class and run figures (EC57 takes paced records out of these).
pub fn summarise(detection: &[&RecordScore], classified: &[&RecordScore]) -> Summary {
    let found = Confusion::pool(detection.iter().map(|record| &record.confusion));
    let labelled = Confusion::pool(classified.iter().map(|record| &record.confusion));
    let timings = || detection.iter().map(|record| &record.timing);
    let mean_abs_ms = mean_abs_about_median(timings());
    let mut runs = RunSummary::default();
    for record in classified {
        runs.veb += record.ventricular_runs;
        runs.sveb += record.supraventricular_runs;
    }
    let scored: f64 = detection.iter().map(|record| record.scored_s).sum();
    let shut: f64 = detection.iter().map(|record| record.shutdown_s).sum();
    Summary {
        gross: Kinds { qrs: found.qrs(), veb: labelled.veb(), sveb: labelled.sveb() },
        average: Kinds {
            qrs: average(detection, Confusion::qrs),
            veb: average(classified, Confusion::veb),
            sveb: average(classified, Confusion::sveb),
        },
        interval_95: Kinds {
            qrs: intervals(detection, Confusion::qrs),
            veb: intervals(classified, Confusion::veb),
            sveb: intervals(classified, Confusion::sveb),
        },
        classes: classes(&labelled, Confusion::one_against_rest),
        classes_of_classified: classes(&labelled, Confusion::of_classified),
        classes_f1_interval_95: class_intervals(classified),
        confusion: labelled,
        timing: TimingSummary { mean_abs_ms, jf: jf(found.qrs().f1, mean_abs_ms), rr_rms_ms: rms(timings()) },
        heart_rate: RateError::pool(detection.iter().map(|record| &record.rate)),
        runs,
        coverage: (scored > 0.0).then(|| 1.0 - shut / scored),
    }
}

fn average(records: &[&RecordScore], kind: impl Fn(&Confusion) -> Detection) -> MeanDetection {
    let of = |value: fn(Detection) -> Option<f64>| mean(records.iter().map(|r| value(kind(&r.confusion))));
    MeanDetection { se: of(|d| d.se), ppv: of(|d| d.ppv), f1: of(|d| d.f1) }
}

fn resampled(records: &[&RecordScore], value: impl Fn(&Confusion) -> Option<f64>) -> Option<[f64; 2]> {
    bootstrap(records, |drawn| value(&Confusion::pool(drawn.iter().map(|record| &record.confusion))))
}

fn intervals(records: &[&RecordScore], kind: impl Fn(&Confusion) -> Detection) -> MeanInterval {
    MeanInterval {
        se: resampled(records, |c| kind(c).se),
        ppv: resampled(records, |c| kind(c).ppv),
        f1: resampled(records, |c| kind(c).f1),
    }
}

fn classes(confusion: &Confusion, of: impl Fn(&Confusion, BeatClass) -> OneAgainstRest) -> Classes {
    let [n, s, v, f, _] = BeatClass::ALL.map(|class| of(confusion, class));
    Classes { N: n, S: s, V: v, F: f, macro_f1_nsv: mean([n.f1, s.f1, v.f1]) }
}

fn class_intervals(records: &[&RecordScore]) -> ClassIntervals {
    let of = |class| resampled(records, |c| c.one_against_rest(class).f1);
    let [n, s, v, f, _] = BeatClass::ALL.map(of);
    ClassIntervals { N: n, S: s, V: v, F: f, macro_f1_nsv: resampled(records, Confusion::macro_f1_nsv) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Learning, RefBeat, Reference, Settings, Test, TestBeat, score_beats};

    /// A record of every class against itself, `missed` of its beats taken out.
    fn record(beats: i64, missed: usize) -> RecordScore {
        let classes = [0, 0, 0, 0, 0, 0, 1, 2, 3, 4].map(|n| BeatClass::ALL[n]);
        let duration = (beats + 1) * 360;
        let beats: Vec<RefBeat> =
            (1..=beats).map(|n| RefBeat { at: n * 360, class: classes[(n % 10) as usize] }).collect();
        let test = beats.iter().skip(missed).map(|b| TestBeat::new(b.at as f64, b.class)).collect();
        let reference = Reference { beats, duration, ..Reference::default() };
        let settings = Settings { learning: Learning::None, ..Settings::new(360.0) };
        score_beats(&reference, &Test { beats: test, ..Test::default() }, &settings)
    }

    #[test]
    fn a_file_against_itself_is_perfect_everywhere() {
        let records = [record(100, 0), record(200, 0)];
        let all: Vec<&RecordScore> = records.iter().collect();
        let got = summarise(&all, &all);
        for kind in [got.gross.qrs, got.gross.veb, got.gross.sveb] {
            assert_eq!(
                (kind.se, kind.ppv, kind.f1, kind.missed, kind.fp),
                (Some(100.0), Some(100.0), Some(100.0), 0, 0)
            );
        }
        for class in [got.classes.N, got.classes.S, got.classes.V, got.classes.F] {
            assert_eq!((class.se, class.ppv, class.f1), (Some(1.0), Some(1.0), Some(1.0)));
        }
        assert_eq!(got.gross.veb.fpr, Some(0.0));
        assert_eq!(got.classes.macro_f1_nsv, Some(1.0));
        assert_eq!((got.timing.mean_abs_ms, got.timing.jf), (Some(0.0), Some(100.0)));
        assert_eq!((got.heart_rate.mean_abs_bpm, got.coverage), (Some(0.0), Some(1.0)));
        assert_eq!(got.interval_95.qrs.se, Some([100.0, 100.0]));
    }

    #[test]
    fn gross_pools_counts_and_average_takes_records_alike() {
        let records = [record(100, 50), record(300, 0)];
        let all: Vec<&RecordScore> = records.iter().collect();
        let got = summarise(&all, &all);
        assert_eq!(got.gross.qrs.se, Some(87.5));
        assert_eq!(got.average.qrs.se, Some(75.0));
        assert_eq!(got.interval_95.qrs.se, Some([50.0, 100.0]));
    }

    #[test]
    fn records_may_count_for_detection_only() {
        let records = [record(100, 50), record(300, 0)];
        let got = summarise(&[&records[0], &records[1]], &[&records[1]]);
        assert_eq!((got.gross.qrs.se, got.gross.veb.se), (Some(87.5), Some(100.0)));
        assert_eq!(summarise(&[], &[]).gross.qrs.se, None);
    }
}
