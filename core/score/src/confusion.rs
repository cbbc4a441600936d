//! Pairs in; the confusion matrix and the figures of EC57 out.

use crate::{Pair, Reference, Test};
use serde::Serialize;
use strapline_ecg::classify::BeatClass;

/// Beat label pairs: rows N S V F Q O X (reference), columns n s v f q o x (test). `o` is missed, `x` missed in the
/// detector's shutdown; rows O and X are false detections, X in the reference's shutdown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Confusion {
    /// `counts[row][column]`.
    pub counts: [[u64; 7]; 7],
}

/// Rows and columns in the order of the matrix.
const N: usize = 0;
const S: usize = 1;
const V: usize = 2;
const F: usize = 3;
const Q: usize = 4;
const O: usize = 5;
const X: usize = 6;

/// Sensitivity and positive predictivity of one kind of beat, per cent; `None` is 0 of 0, printed as a dash.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Detection {
    /// Sensitivity, per cent.
    pub se: Option<f64>,
    /// Positive predictivity, per cent.
    pub ppv: Option<f64>,
    /// Harmonic mean of the two, per cent.
    pub f1: Option<f64>,
    /// False positives among everything that is not of this kind, per cent; only for VEB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fpr: Option<f64>,
    /// True positives.
    pub tp: u64,
    /// False negatives.
    #[serde(rename = "fn")]
    pub missed: u64,
    /// False positives.
    pub fp: u64,
}

/// One class against all the others, 0 to 1, as papers on beat classification print it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OneAgainstRest {
    /// Sensitivity (recall), 0 to 1.
    pub se: Option<f64>,
    /// Positive predictivity (precision), 0 to 1.
    pub ppv: Option<f64>,
    /// Harmonic mean of the two, 0 to 1.
    pub f1: Option<f64>,
    /// Beats of the class in the reference.
    pub beats: u64,
}

impl Confusion {
    /// Counts every pair.
    pub fn count(pairs: &[Pair], reference: &Reference, test: &Test) -> Self {
        let mut confusion = Self::default();
        for pair in pairs {
            let (row, column) = match *pair {
                Pair::Matched { reference: r, test: t } => {
                    (index(reference.beats[r].class), index(test.beats[t].class))
                }
                Pair::Missed { reference: r, in_shutdown } => {
                    (index(reference.beats[r].class), if in_shutdown { X } else { O })
                }
                Pair::Extra { test: t, in_shutdown } => {
                    (if in_shutdown { X } else { O }, index(test.beats[t].class))
                }
            };
            confusion.counts[row][column] += 1;
        }
        confusion
    }

    /// The counts of several records pooled.
    pub fn pool<'a>(records: impl IntoIterator<Item = &'a Confusion>) -> Self {
        let mut pooled = Self::default();
        for record in records {
            for (row, counts) in record.counts.iter().enumerate() {
                for (column, count) in counts.iter().enumerate() {
                    pooled.counts[row][column] += count;
                }
            }
        }
        pooled
    }

    /// QRS complexes: found whatever they were called; missed in shutdown or not; rows O and X.
    pub fn qrs(&self) -> Detection {
        let tp = self.sum(&[N, S, V, F, Q], &[N, S, V, F, Q]);
        let missed = self.sum(&[N, S, V, F, Q], &[O, X]);
        Detection::new(tp, missed, self.sum(&[O, X], &[N, S, V, F, Q]), None)
    }

    /// Ventricular ectopic beats. A fusion or unclassifiable beat called ventricular is no error (EC57, 4.3.5.3).
    pub fn veb(&self) -> Detection {
        let fp = self.sum(&[N, S, O, X], &[V]);
        let negatives = self.sum(&[N, S, F, Q, O, X], &[N, S, F, Q]);
        let tp = self.counts[V][V];
        Detection::new(tp, self.sum(&[V], &[N, S, F, Q, O, X]), fp, per_cent(fp, negatives + fp))
    }

    /// Supraventricular ectopic beats. An unclassifiable beat called supraventricular is no error.
    pub fn sveb(&self) -> Detection {
        let missed = self.sum(&[S], &[N, V, F, Q, O, X]);
        Detection::new(self.counts[S][S], missed, self.sum(&[N, V, F, O, X], &[S]), None)
    }

    /// One class against all the others: every beat of another class, and every beat that is none, called so is a
    /// false positive; every beat of the class not called so, also when missed or left unclassified, a false negative.
    pub fn one_against_rest(&self, class: BeatClass) -> OneAgainstRest {
        self.one_against(class, &[N, S, V, F, Q, O, X])
    }

    /// The same over what was found and classified only: columns q, o and x left out.
    pub fn of_classified(&self, class: BeatClass) -> OneAgainstRest {
        self.one_against(class, &[N, S, V, F])
    }

    /// Mean F1 of N, S and V, each against the rest; a class that is neither in the reference nor in the test is left
    /// out of the mean.
    pub fn macro_f1_nsv(&self) -> Option<f64> {
        mean(
            [BeatClass::Normal, BeatClass::Supraventricular, BeatClass::Ventricular]
                .iter()
                .map(|c| self.one_against_rest(*c).f1),
        )
    }

    /// Beats in the reference.
    pub fn beats(&self) -> u64 {
        self.sum(&[N, S, V, F, Q], &[N, S, V, F, Q, O, X])
    }

    fn one_against(&self, class: BeatClass, columns: &[usize]) -> OneAgainstRest {
        let c = index(class);
        let tp = self.counts[c][c];
        let beats = self.sum(&[c], columns);
        let called = self.sum(&[N, S, V, F, Q, O, X], &[c]);
        let f1 = ratio(2 * tp, beats + called);
        OneAgainstRest { se: ratio(tp, beats), ppv: ratio(tp, called), f1, beats }
    }

    fn sum(&self, rows: &[usize], columns: &[usize]) -> u64 {
        rows.iter().flat_map(|row| columns.iter().map(|column| self.counts[*row][*column])).sum()
    }
}

impl Detection {
    fn new(tp: u64, missed: u64, fp: u64, fpr: Option<f64>) -> Self {
        let (se, ppv) = (per_cent(tp, tp + missed), per_cent(tp, tp + fp));
        Self { se, ppv, f1: per_cent(2 * tp, 2 * tp + missed + fp), fpr, tp, missed, fp }
    }
}

fn index(class: BeatClass) -> usize {
    match class {
        BeatClass::Normal => N,
        BeatClass::Supraventricular => S,
        BeatClass::Ventricular => V,
        BeatClass::Fusion => F,
        BeatClass::Unclassified => Q,
    }
}

pub(crate) fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

pub(crate) fn per_cent(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

/// Mean of those that have a value.
pub(crate) fn mean(values: impl IntoIterator<Item = Option<f64>>) -> Option<f64> {
    let (sum, count) = values.into_iter().flatten().fold((0.0, 0), |(sum, count), v| (sum + v, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use strapline_ecg::classify::BeatClass::{Fusion, Normal, Supraventricular, Unclassified, Ventricular};

    /// Every cell its own power of two less than the next, so that a sum names its cells.
    fn cells() -> Confusion {
        let mut counts = [[0; 7]; 7];
        for (row, line) in counts.iter_mut().enumerate() {
            for (column, count) in line.iter_mut().enumerate() {
                if row < O || column < O {
                    *count = 1 << (row * 7 + column);
                }
            }
        }
        Confusion { counts }
    }

    fn of(names: &str) -> u64 {
        let at = |c: char| "NSVFQOX".find(c.to_ascii_uppercase()).unwrap();
        names
            .split('+')
            .map(|pair| pair.chars().map(at).collect::<Vec<_>>())
            .map(|p| 1 << (p[0] * 7 + p[1]))
            .sum()
    }

    #[test]
    fn ec57_formulas_take_the_cells_that_the_standard_names() {
        let (veb, sveb, qrs) = (cells().veb(), cells().sveb(), cells().qrs());
        assert_eq!(veb.tp, of("Vv"));
        assert_eq!(veb.missed, of("Vn+Vs+Vf+Vq+Vo+Vx"));
        assert_eq!(veb.fp, of("Nv+Sv+Ov+Xv"));
        let tn = of("Nn+Ns+Nf+Nq+Sn+Ss+Sf+Sq+Fn+Fs+Ff+Fq+Qn+Qs+Qf+Qq+On+Os+Of+Oq+Xn+Xs+Xf+Xq");
        assert_eq!(veb.fpr, Some(100.0 * veb.fp as f64 / (tn + veb.fp) as f64));
        assert_eq!(sveb.tp, of("Ss"));
        assert_eq!(sveb.missed, of("Sn+Sv+Sf+Sq+So+Sx"));
        assert_eq!(sveb.fp, of("Ns+Vs+Fs+Os+Xs"));
        assert_eq!(qrs.missed, of("No+Nx+So+Sx+Vo+Vx+Fo+Fx+Qo+Qx"));
        assert_eq!(qrs.fp, of("On+Os+Ov+Of+Oq+Xn+Xs+Xv+Xf+Xq"));
        assert_eq!(cells().beats(), qrs.tp + qrs.missed);
    }

    #[test]
    fn one_against_rest_counts_every_other_class() {
        let v = cells().one_against_rest(Ventricular);
        let (tp, called) = (of("Vv") as f64, of("Nv+Sv+Vv+Fv+Qv+Ov+Xv") as f64);
        let beats = of("Vn+Vs+Vv+Vf+Vq+Vo+Vx") as f64;
        assert_eq!((v.se, v.ppv), (Some(tp / beats), Some(tp / called)));
        assert_eq!(v.f1, Some(2.0 * tp / (beats + called)));
        assert_eq!(cells().of_classified(Ventricular).se, Some(tp / of("Vn+Vs+Vv+Vf") as f64));
    }

    #[test]
    fn hand_made_record() {
        // 90 N found, of which 2 called S and 1 called V; 6 S, 4 found as S; 5 V, 4 found as V and 1 missed;
        // 1 F called V; 1 Q called S; 2 extra beats, one of them called V.
        let mut c = Confusion::default();
        c.counts[N] = [87, 2, 1, 0, 0, 0, 0];
        c.counts[S] = [2, 4, 0, 0, 0, 0, 0];
        c.counts[V] = [0, 0, 4, 0, 0, 1, 0];
        c.counts[F] = [0, 0, 1, 0, 0, 0, 0];
        c.counts[Q] = [0, 1, 0, 0, 0, 0, 0];
        c.counts[O] = [1, 0, 1, 0, 0, 0, 0];
        let close =
            |got: Option<f64>, want: f64| assert!((got.unwrap() - want).abs() < 1e-9, "{got:?} {want}");
        close(c.qrs().se, 100.0 * 102.0 / 103.0);
        close(c.qrs().ppv, 100.0 * 102.0 / 104.0);
        close(c.veb().se, 80.0);
        close(c.veb().ppv, 100.0 * 4.0 / 6.0);
        close(c.sveb().se, 100.0 * 4.0 / 6.0);
        close(c.sveb().ppv, 100.0 * 4.0 / 6.0);
        close(c.one_against_rest(Ventricular).ppv, 4.0 / 7.0);
        close(c.one_against_rest(Supraventricular).ppv, 4.0 / 7.0);
        close(c.one_against_rest(Normal).f1, 174.0 / 180.0);
        assert_eq!(c.one_against_rest(Fusion).f1, Some(0.0));
        assert_eq!(c.one_against_rest(Unclassified).se, Some(0.0));
        close(c.macro_f1_nsv(), (174.0 / 180.0 + 8.0 / 13.0 + 8.0 / 12.0) / 3.0);
    }

    #[test]
    fn nothing_of_nothing_is_a_dash() {
        let none = Confusion::default();
        assert_eq!(
            (none.qrs().se, none.veb().ppv, none.sveb().f1, none.macro_f1_nsv()),
            (None, None, None, None)
        );
    }
}
