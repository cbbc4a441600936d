//! What one window looks like: extents, amplitudes and likeness to another window.

use super::window::{BEFORE_R, WINDOW, Window};
use std::ops::Range;

/// QRS: -117 to +156 ms.
pub(super) const QRS: Range<usize> = BEFORE_R - 15..BEFORE_R + 20;
/// Where a P wave stands: -281 to -78 ms.
pub(super) const P: Range<usize> = BEFORE_R - 36..BEFORE_R - 10;
/// ST and T: +156 to +500 ms.
pub(super) const T: Range<usize> = BEFORE_R + 20..BEFORE_R + 64;
/// QRS and T: -156 to +453 ms.
pub(super) const BODY: Range<usize> = BEFORE_R - 20..BEFORE_R + 58;

/// Where the QRS complex may reach: -203 to +250 ms.
const REACH: Range<usize> = BEFORE_R - 26..BEFORE_R + 32;
/// Share of the steepest slope under which the QRS complex has ended.
const QUIET_SLOPE: f32 = 0.15;
/// Samples in a row that must be quiet.
const QUIET_RUN: usize = 3;

/// Measures of one window that need no other.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Shape {
    /// Peak to peak of the QRS slice, mV.
    pub height: f32,
    /// QRS onset and end from R, samples of the window (both positive).
    pub onset: f32,
    pub offset: f32,
    /// Spread of the slopes around their centre, samples.
    pub spread: f32,
    /// Steepest slope over height.
    pub steepness: f32,
    /// R over height, signed: +1 all up, -1 all down.
    pub sign: f32,
    /// Area of the QRS slice over its height, samples.
    pub area: f32,
    /// Mean absolute second difference outside QRS over height.
    pub roughness: f32,
    /// Peak to peak of the detrended P slice over height.
    pub p_height: f32,
    /// Peak to peak of the T slice over height, and its mean over height.
    pub t_height: f32,
    pub t_mean: f32,
    /// Share of the window without samples.
    pub missing: f32,
}

impl Shape {
    pub(super) fn of(window: &Window, missing: f32) -> Self {
        let height = peak_to_peak(&window[QRS]).max(1e-4);
        let mut slopes = [0.0_f32; WINDOW];
        for i in 1..WINDOW - 1 {
            slopes[i] = (window[i + 1] - window[i - 1]).abs();
        }
        let steepest = slopes[QRS].iter().copied().fold(0.0, f32::max);
        let quiet = |i: usize| slopes[i] < QUIET_SLOPE * steepest;
        let run = |i: usize, step: isize| {
            (0..QUIET_RUN as isize)
                .all(|k| quiet((i as isize + k * step).clamp(0, WINDOW as isize - 1) as usize))
        };
        let onset = (REACH.start..BEFORE_R - 3).rev().find(|&i| run(i, -1)).unwrap_or(REACH.start);
        let offset = (BEFORE_R + 4..REACH.end).find(|&i| run(i, 1)).unwrap_or(REACH.end);

        let (mut mass, mut moment, mut second) = (1e-9_f32, 0.0, 0.0);
        for i in REACH {
            let (weight, at) = (slopes[i] * slopes[i], i as f32 - BEFORE_R as f32);
            mass += weight;
            moment += weight * at;
            second += weight * at * at;
        }
        let centre = moment / mass;
        let rough: f32 = (4..WINDOW - 4)
            .filter(|i| !REACH.contains(i))
            .map(|i| (window[i - 2] - 2.0 * window[i] + window[i + 2]).abs())
            .sum::<f32>()
            / (WINDOW - 8 - REACH.len()) as f32;
        let mean = window[QRS].iter().sum::<f32>() / QRS.len() as f32;
        Self {
            height,
            onset: (BEFORE_R - onset) as f32,
            offset: (offset - BEFORE_R) as f32,
            spread: (second / mass - centre * centre).max(0.0).sqrt(),
            steepness: steepest / height,
            sign: (window[BEFORE_R] - mean) / height,
            area: window[QRS].iter().map(|x| (x - mean).abs()).sum::<f32>() / height,
            roughness: rough / height,
            p_height: peak_to_peak(&detrended_p(window, 0)) / height,
            t_height: peak_to_peak(&window[T]) / height,
            t_mean: window[T].iter().sum::<f32>() / T.len() as f32 / height,
            missing,
        }
    }

    /// QRS duration, samples of the window.
    pub(super) fn width(&self) -> f32 {
        self.onset + self.offset
    }
}

pub(super) fn peak_to_peak(slice: &[f32]) -> f32 {
    let (low, high) =
        slice.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), x| (low.min(*x), high.max(*x)));
    high - low
}

/// Pearson's correlation; 0 where one of the two does not move.
pub(super) fn correlation(a: &[f32], b: &[f32]) -> f32 {
    let n = a.len().min(b.len()) as f32;
    let (ma, mb) = (a.iter().sum::<f32>() / n, b.iter().sum::<f32>() / n);
    let (mut ab, mut aa, mut bb) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (x, y) in a.iter().zip(b) {
        let (x, y) = (x - ma, y - mb);
        ab += x * y;
        aa += x * x;
        bb += y * y;
    }
    let scale = (aa * bb).sqrt();
    if scale > 1e-9 { (ab / scale).clamp(-1.0, 1.0) } else { 0.0 }
}

/// Root mean square of the difference.
pub(super) fn distance(a: &[f32], b: &[f32]) -> f32 {
    let sum: f32 = a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum();
    (sum / a.len().max(1) as f32).sqrt()
}

/// The P slice moved by `lag` samples, less the line through its ends: what is left of T before it and of the
/// baseline is mostly a slope.
pub(super) fn detrended_p(window: &Window, lag: isize) -> [f32; P.end - P.start] {
    const N: usize = P.end - P.start;
    let mut slice = [0.0; N];
    for (i, x) in slice.iter_mut().enumerate() {
        *x = window[(P.start as isize + i as isize + lag).clamp(0, WINDOW as isize - 1) as usize];
    }
    let edge = |part: &[f32]| part.iter().sum::<f32>() / part.len() as f32;
    let (first, last) = (edge(&slice[..3]), edge(&slice[N - 3..]));
    for (i, x) in slice.iter_mut().enumerate() {
        *x -= first + (last - first) * (i as f32 - 1.0) / (N as f32 - 3.0);
    }
    slice
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hump(window: &mut Window, at: usize, half: usize, height: f32) {
        let first = at.saturating_sub(half);
        for (i, value) in window.iter_mut().enumerate().take(at + half).skip(first) {
            let t = (i as f32 - at as f32) / half as f32;
            *value += height * (1.0 - t * t) * (1.0 - t * t);
        }
    }

    #[test]
    fn a_wide_complex_measures_wider_than_a_narrow_one() {
        let (mut narrow, mut wide) = ([0.0; WINDOW], [0.0; WINDOW]);
        hump(&mut narrow, BEFORE_R, 6, 1.0);
        hump(&mut wide, BEFORE_R, 14, -1.0);
        let (narrow, wide) = (Shape::of(&narrow, 0.0), Shape::of(&wide, 0.0));
        assert!(wide.width() > narrow.width() + 8.0, "{narrow:?} {wide:?}");
        assert!(wide.spread > 1.5 * narrow.spread && wide.steepness < narrow.steepness);
        assert!(narrow.sign > 0.5 && wide.sign < -0.5);
    }

    #[test]
    fn likeness_does_not_depend_on_scale_or_offset_but_on_polarity() {
        let mut a = [0.0; WINDOW];
        hump(&mut a, BEFORE_R, 8, 1.0);
        let scaled = a.map(|x| 3.0 * x + 0.7);
        assert!((correlation(&a, &scaled) - 1.0).abs() < 1e-5);
        assert!((correlation(&a, &a.map(|x| -x)) + 1.0).abs() < 1e-5);
        assert_eq!(correlation(&a, &[0.5; WINDOW]), 0.0);
    }

    #[test]
    fn a_p_wave_on_a_slope_is_measured_without_the_slope() {
        let mut flat = [0.0; WINDOW];
        hump(&mut flat, BEFORE_R, 6, 1.0);
        hump(&mut flat, BEFORE_R - 22, 7, 0.15);
        let mut sloped = flat;
        for (i, x) in sloped.iter_mut().enumerate() {
            *x += 0.002 * i as f32;
        }
        let (a, b) = (Shape::of(&flat, 0.0), Shape::of(&sloped, 0.0));
        assert!((a.p_height - b.p_height).abs() < 0.02 && a.p_height > 0.1, "{a:?} {b:?}");
    }
}
