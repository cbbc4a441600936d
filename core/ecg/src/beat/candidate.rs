//! A crest with everything that can be read off the signal around it.

use super::{
    crest::Crest,
    level::log_height,
    shape::{POINTS, STEP_S, Shape, Shapes, normalise},
};
use crate::units::{SamplePosition, SampleRate};

/// R is looked for this far from the crest, seconds.
const REACH_S: f64 = 0.09;
/// The lesser of the two deflections is considered as R from this share of the greater on.
const RIVAL_SHARE: f32 = 0.45;
/// It is taken when it makes the shape this much more like a known one.
const RIVAL_GAIN: f32 = 0.05;
/// Surroundings whose RMS is taken, seconds from R.
const BEFORE_S: (f64, f64) = (-0.45, -0.13);
const AFTER_S: (f64, f64) = (0.13, 0.45);
const LEFT_S: (f64, f64) = (-0.12, -0.06);
const RIGHT_S: (f64, f64) = (0.06, 0.12);
const CENTRE_S: (f64, f64) = (-0.04, 0.04);

/// The last seconds of a signal, addressed by sample index.
#[derive(Debug, Clone)]
pub struct Track {
    ring: Box<[f32]>,
    mask: usize,
    begin: i64,
}

impl Track {
    /// Room for `samples`.
    pub fn new(samples: usize) -> Self {
        let size = samples.next_power_of_two();
        Self { ring: vec![0.0; size].into(), mask: size - 1, begin: 0 }
    }

    /// What lies before `begin` is 0 from now on.
    pub fn begin(&mut self, begin: i64) {
        self.begin = begin;
    }

    /// Puts a sample at its index.
    #[inline]
    pub fn put(&mut self, index: i64, value: f32) {
        self.ring[index as usize & self.mask] = value;
    }

    /// The sample at `index`.
    #[inline]
    pub fn at(&self, index: i64) -> f32 {
        if index < self.begin { 0.0 } else { self.ring[index as usize & self.mask] }
    }

    /// Samples from `first` on, where they are all known and lie in one piece.
    pub(super) fn slice(&self, first: i64, len: usize) -> Option<&[f32]> {
        let from = first as usize & self.mask;
        if first < self.begin { None } else { self.ring.get(from..from + len) }
    }

    /// Between samples.
    fn between(&self, position: SamplePosition) -> f32 {
        let floor = position.floor();
        let i = floor as i64;
        cubic([self.at(i - 1), self.at(i), self.at(i + 1), self.at(i + 2)], (position - floor) as f32)
    }

    /// Where the parabola through three samples has its vertex.
    pub fn vertex(&self, i: i64) -> SamplePosition {
        let (a, b, c) = (self.at(i - 1), self.at(i), self.at(i + 1));
        let bend = a - 2.0 * b + c;
        let shift = if bend.abs() < 1e-12 { 0.0 } else { (0.5 * (a - c) / bend).clamp(-0.5, 0.5) };
        i as f64 + f64::from(shift)
    }

    /// RMS on sixteen points between two times around `position`.
    fn rms(&self, position: SamplePosition, (from_s, to_s): (f64, f64), rate_hz: f64) -> f32 {
        let points = Points::new(position + from_s * rate_hz, (to_s - from_s) * rate_hz / 15.0);
        let length = points.place(15).0 + 1;
        let total: f32 = if let Some(signal) = self.slice(points.base, length) {
            (0..16).filter_map(|k| signal.get(points.place(k).0)).map(|v| v * v).sum()
        } else {
            (0..16).map(|k| self.at(points.base + points.place(k).0 as i64).powi(2)).sum()
        };
        (total / 16.0).sqrt()
    }
}

/// Points at equal distances between samples, in units of 2^-32 sample: cheaper to split than floating point.
struct Points {
    /// Sample that the first lies on or after.
    base: i64,
    first: u64,
    step: u64,
}

impl Points {
    fn new(first: SamplePosition, step: f64) -> Self {
        const ONE: f64 = 4_294_967_296.0;
        let base = first.floor();
        Self { base: base as i64, first: ((first - base) * ONE) as u64, step: (step * ONE) as u64 }
    }

    /// Samples from the base to point `k`, and the fraction beyond.
    #[inline]
    fn place(&self, k: u64) -> (usize, f32) {
        let at = self.first + k * self.step;
        // The upper 24 bits of the fraction: a signed conversion, and exact.
        ((at >> 32) as usize, (at as u32 >> 8).cast_signed() as f32 * (1.0 / 16_777_216.0))
    }
}

/// Something that may be a beat.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Provisional R: the extremum in the QRS band.
    pub position: SamplePosition,
    /// Root of the energy at its crest, millivolts.
    pub height: f32,
    /// Natural logarithm of it.
    pub log_height: f32,
    /// Log height of the valley before and after.
    pub valleys: [f32; 2],
    /// Band-passed value at R, millivolts, signed.
    pub amplitude: f32,
    /// The complex around R.
    pub shape: Shape,
    /// Correlation with the best known shape when it was found.
    pub likeness: f32,
    /// Steepest slope over height, per 10 ms.
    pub sharpness: f32,
    /// RMS before, after, on the shoulders and in the centre, millivolts.
    pub surroundings: [f32; 4],
    /// Probability that it is a beat, once judged.
    pub probability: f32,
}

impl Candidate {
    /// Reads a crest centred on sample `centre` off the band-passed `track`.
    pub fn read(track: &Track, crest: &Crest, centre: i64, shapes: &Shapes, rate: SampleRate) -> Self {
        let hz = rate.hz();
        let reach = (REACH_S * hz) as i64;
        let (mut up, mut down) = ((centre, 0.0f32), (centre, 0.0f32));
        let mut steepest = 0.0f32;
        let mut before = track.at(centre - reach);
        let mut see = |i: i64, v: f32| {
            if v > up.1 {
                up = (i, v);
            }
            if -v > down.1 {
                down = (i, -v);
            }
            steepest = steepest.max((v - before).abs());
            before = v;
        };
        let around = centre - reach..centre + reach + 1;
        match track.slice(around.start, (2 * reach + 1) as usize) {
            Some(values) => around.zip(values).for_each(|(i, v)| see(i, *v)),
            None => around.for_each(|i| see(i, track.at(i))),
        }
        let (major, minor) = if down.1 > up.1 { (down, up) } else { (up, down) };
        let mut position = track.vertex(major.0);
        let mut shape = shape_at(track, position, hz);
        let mut likeness = shapes.compare(&shape).map(|alike| alike.best);
        if minor.1 > RIVAL_SHARE * major.1 && likeness.is_some() {
            let other = track.vertex(minor.0);
            let other_shape = shape_at(track, other, hz);
            let other_likeness = shapes.compare(&other_shape).map(|alike| alike.best);
            if other_likeness > likeness.map(|own| own + RIVAL_GAIN) {
                (position, shape, likeness) = (other, other_shape, other_likeness);
            }
        }
        let height = crest.energy.sqrt();
        let valley = log_height(crest.valley.sqrt());
        let rms = |span| track.rms(position, span, hz);
        Self {
            position,
            height,
            log_height: log_height(height),
            valleys: [valley; 2],
            amplitude: track.between(position),
            shape,
            likeness: likeness.unwrap_or(-2.0),
            sharpness: steepest * hz as f32 / (major.1 + 1e-9) / 100.0,
            surroundings: [rms(BEFORE_S), rms(AFTER_S), rms(LEFT_S).max(rms(RIGHT_S)), rms(CENTRE_S)],
            probability: 0.0,
        }
    }
}

/// Catmull and Rom's cubic between the middle two of four samples.
fn cubic([a, b, c, d]: [f32; 4], f: f32) -> f32 {
    b + 0.5 * f * (c - a + f * (2.0 * a - 5.0 * b + 4.0 * c - d + f * (3.0 * (b - c) + d - a)))
}

fn shape_at(track: &Track, position: SamplePosition, hz: f64) -> Shape {
    let step = STEP_S * hz;
    let points = Points::new(position - (POINTS / 2) as f64 * step, step);
    let length = points.place(POINTS as u64 - 1).0 + 4;
    // Gathered first, so that the cubics are vector code.
    let mut taps = [[0.0; POINTS]; 4];
    let mut fractions = [0.0; POINTS];
    let mut gather = |k: usize, fraction: f32, around: [f32; 4]| {
        fractions[k] = fraction;
        for (column, value) in taps.iter_mut().zip(around) {
            column[k] = value;
        }
    };
    if let Some(signal) = track.slice(points.base - 1, length) {
        for k in 0..POINTS {
            let (i, fraction) = points.place(k as u64);
            if let Some(around) = signal.get(i..).and_then(<[f32]>::first_chunk) {
                gather(k, fraction, *around);
            }
        }
    } else {
        for k in 0..POINTS {
            let (i, fraction) = points.place(k as u64);
            let i = points.base + i as i64;
            gather(k, fraction, [-1, 0, 1, 2].map(|tap| track.at(i + tap)));
        }
    }
    let [a, b, c, d] = taps;
    let mut shape = std::array::from_fn(|k| cubic([a[k], b[k], c[k], d[k]], fractions[k]));
    normalise(&mut shape);
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vertex_lies_between_samples() {
        let mut track = Track::new(64);
        for i in 0..40 {
            track.put(i, 1.0 - (i as f32 - 20.3).powi(2) / 100.0);
        }
        assert!((track.vertex(20) - 20.3).abs() < 1e-4);
        assert!((track.between(10.5) - (1.0 - 9.8f32.powi(2) / 100.0)).abs() < 1e-4);
    }

    #[test]
    fn a_beat_has_the_same_shape_at_any_rate() {
        let mut shapes = Shapes::new();
        for hz in [130.0, 360.0, 1000.0] {
            let rate = SampleRate::new(hz).unwrap();
            let mut track = Track::new(rate.samples(2.0));
            for i in 0..rate.samples(2.0) as i64 {
                let t = (i as f64 / hz - 1.0) / 0.015;
                track.put(i, ((1.0 - t * t) * (-0.5 * t * t).exp()) as f32);
            }
            let crest = Crest { at: 0, energy: 0.1, valley: 0.0 };
            let beat = Candidate::read(&track, &crest, hz as i64, &shapes, rate);
            assert!((beat.position - hz).abs() < 0.02 * hz / 130.0);
            if let Some(alike) = shapes.compare(&beat.shape) {
                assert!(alike.best > 0.99, "{hz}: {}", alike.best);
            }
            shapes.learn(&beat.shape, shapes.compare(&beat.shape), 1.0);
        }
    }
}
