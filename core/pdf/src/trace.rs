//! A stretch of signal as lines on paper: true to scale, thinned to what a printer can show, cut where the paper ends.

use crate::canvas::Point;

/// Paper speed.
pub(crate) const MM_PER_SECOND: f64 = 25.0;
/// Gain.
pub(crate) const MM_PER_MILLIVOLT: f64 = 10.0;
/// Points closer together than this along the paper are drawn as their lowest and highest: a printer has 0.04 mm dots.
const FINEST_MM: f64 = 0.05;
/// Marks of a trace that leaves the paper stand at least this far apart.
const MARKS_APART: f64 = 2.5;

/// Where a strip's signal lies on its paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    /// Where the first sample is, millimetres.
    pub(crate) left: f64,
    /// Samples per second.
    pub(crate) hz: f64,
    /// Where `zero_mv` is, millimetres.
    pub(crate) baseline: f64,
    /// The level drawn at the baseline, millivolts.
    pub(crate) zero_mv: f64,
    /// Upper edge of the paper, millimetres.
    pub(crate) top: f64,
    /// Lower edge of the paper, millimetres.
    pub(crate) bottom: f64,
}

impl Scale {
    /// Millimetres at `seconds` from the strip's begin.
    pub(crate) fn x(&self, seconds: f64) -> f64 {
        self.left + seconds * MM_PER_SECOND
    }

    fn point(&self, n: usize, sample: f32) -> Point {
        [self.x(n as f64 / self.hz), self.baseline - (f64::from(sample) - self.zero_mv) * MM_PER_MILLIVOLT]
    }
}

/// A trace ready to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Trace {
    /// Lines where the signal was read.
    pub(crate) read: Vec<Vec<Point>>,
    /// Lines where it was not.
    pub(crate) unread: Vec<Vec<Point>>,
    /// Where it leaves the paper over the upper edge.
    pub(crate) over: Vec<f64>,
    /// Where it leaves the paper under the lower edge.
    pub(crate) under: Vec<f64>,
}

/// Lines of `samples`; `is_unread` says of each whether it was left out. A sample that is no number breaks the line.
pub(crate) fn trace(samples: &[f32], scale: &Scale, is_unread: impl Fn(usize) -> bool) -> Trace {
    let mut trace = Trace::default();
    let mut line: Vec<Point> = Vec::new();
    let mut of_unread = false;
    for (n, sample) in samples.iter().enumerate() {
        let unread = is_unread(n);
        if !sample.is_finite() {
            trace.add(&line, scale, of_unread);
            line.clear();
            continue;
        }
        let point = scale.point(n, *sample);
        if unread != of_unread && !line.is_empty() {
            // The next line begins where this one ends, so that no gap shows that was not there.
            line.push(point);
            trace.add(&line, scale, of_unread);
            line.clear();
        }
        of_unread = unread;
        line.push(point);
    }
    trace.add(&line, scale, of_unread);
    trace
}

impl Trace {
    fn add(&mut self, line: &[Point], scale: &Scale, unread: bool) {
        for (marks, outside) in [(&mut self.over, over as fn(&Scale, f64) -> bool), (&mut self.under, under)]
        {
            for [x, _] in line.iter().filter(|point| outside(scale, point[1])) {
                if marks.last().is_none_or(|last| x - last >= MARKS_APART) {
                    marks.push(*x);
                }
            }
        }
        let lines = if unread { &mut self.unread } else { &mut self.read };
        lines.extend(cut(&thin(line), scale).into_iter().filter(|line| line.len() > 1));
    }
}

fn over(scale: &Scale, y: f64) -> bool {
    y < scale.top
}

fn under(scale: &Scale, y: f64) -> bool {
    y > scale.bottom
}

/// Keeps the first, lowest, highest and last of points that share a dot of the printer.
fn thin(line: &[Point]) -> Vec<Point> {
    let dot = |point: &Point| (point[0] / FINEST_MM).floor();
    let mut thinned = Vec::with_capacity(line.len());
    for group in line.chunk_by(|a, b| dot(a) == dot(b)) {
        if group.len() <= 4 {
            thinned.extend_from_slice(group);
            continue;
        }
        let by_height = |a: &usize, b: &usize| group[*a][1].total_cmp(&group[*b][1]);
        let lowest = (0..group.len()).min_by(by_height).unwrap_or(0);
        let highest = (0..group.len()).max_by(by_height).unwrap_or(0);
        let mut kept = [0, lowest, highest, group.len() - 1];
        kept.sort_unstable();
        thinned.extend(kept.iter().map(|n| group[*n]));
        thinned.dedup();
    }
    thinned
}

/// The parts of a line that lie between the edges of the paper.
fn cut(line: &[Point], scale: &Scale) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in line.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        let Some([from, to]) = within(a, b, scale) else {
            open = false;
            continue;
        };
        match parts.last_mut() {
            Some(part) if open => part.push(to),
            _ => parts.push(vec![from, to]),
        }
        open = to == b;
    }
    parts
}

/// The part of a straight line between the edges.
fn within(a: Point, b: Point, scale: &Scale) -> Option<[Point; 2]> {
    let at = |y: f64| {
        let share = (y - a[1]) / (b[1] - a[1]);
        [a[0] + share * (b[0] - a[0]), y]
    };
    let held = |point: Point| {
        if over(scale, point[1]) {
            at(scale.top)
        } else if under(scale, point[1]) {
            at(scale.bottom)
        } else {
            point
        }
    };
    let outside = |edge: fn(&Scale, f64) -> bool| edge(scale, a[1]) && edge(scale, b[1]);
    (!outside(over) && !outside(under)).then(|| [held(a), held(b)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale =
        Scale { left: 10.0, hz: 100.0, baseline: 20.0, zero_mv: 0.0, top: 0.0, bottom: 25.0 };

    #[test]
    fn a_second_is_25_mm_and_a_millivolt_10_mm() {
        let drawn = trace(&[&[0.0; 100][..], &[1.0]].concat(), &SCALE, |_| false);
        let line = &drawn.read[0];
        assert_eq!(line[0], [10.0, 20.0]);
        assert_eq!(line[line.len() - 1], [35.0, 10.0]);
    }

    #[test]
    fn a_sample_that_is_no_number_breaks_the_line_and_an_unread_stretch_joins_it() {
        let mut samples = [0.1_f32; 30];
        samples[10] = f32::NAN;
        samples[11] = f32::INFINITY;
        let drawn = trace(&samples, &SCALE, |n| (20..25).contains(&n));
        assert_eq!((drawn.read.len(), drawn.unread.len()), (3, 1));
        assert_eq!(drawn.read[1].last(), drawn.unread[0].first());
        assert_eq!(drawn.unread[0].last(), drawn.read[2].first());
        assert!(trace(&[f32::NAN; 30], &SCALE, |_| false).read.is_empty());
    }

    #[test]
    fn what_leaves_the_paper_is_cut_at_its_edge_and_marked() {
        let mut samples = [0.0_f32; 100];
        (samples[40], samples[60], samples[80]) = (9.0, -9.0, f32::MAX);
        let drawn = trace(&samples, &SCALE, |_| false);
        assert_eq!((drawn.over.len(), drawn.under.len()), (2, 1));
        assert_eq!(drawn.over[0], 20.0);
        for point in drawn.read.iter().flatten() {
            assert!(
                (SCALE.top..=SCALE.bottom).contains(&point[1]) && (10.0..=35.0).contains(&point[0]),
                "{point:?}"
            );
        }
        assert_eq!(drawn.read.len(), 4);
        let outside = trace(&[50.0; 100], &SCALE, |_| false);
        assert!(outside.read.is_empty() && outside.over.len() > 5);
    }

    #[test]
    fn a_fast_signal_keeps_its_peaks_and_no_more_points_than_a_printer_has_dots() {
        let fast = Scale { hz: 2000.0, ..SCALE };
        let mut samples: Vec<f32> = (0..14_000).map(|n| (n as f32 / 40.0).sin() * 0.2).collect();
        samples[7001] = 1.5;
        let drawn = trace(&samples, &fast, |_| false);
        let points: usize = drawn.read.iter().map(Vec::len).sum();
        assert!(points <= 4 * (175.0 / FINEST_MM) as usize, "{points}");
        let highest = drawn.read.iter().flatten().map(|point| point[1]).fold(f64::MAX, f64::min);
        assert!((highest - 5.0).abs() < 1e-6);
    }
}
