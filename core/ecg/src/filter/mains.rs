//! Mains hum: found, then removed.

use super::biquad::Biquad;
use crate::units::SampleRate;
use std::f64::consts::PI;

/// Mains frequencies of the world, hertz.
pub const MAINS_HZ: [f64; 2] = [50.0, 60.0];
/// Distance of the two neighbours that a hum must stand out from, hertz.
const NEIGHBOUR_HZ: f64 = 4.0;
/// A hum weaker than this does no harm, millivolts.
const FAINT_MV: f64 = 0.010;
/// Amplitude over the mean of the neighbours'. A QRS complex is about as strong at 46 and 54 Hz as at 50 Hz.
const STANDS_OUT: f64 = 4.0;
/// Width of the notch at half power, hertz: wide enough for a grid that wanders, too narrow to ring on a QRS.
const NOTCH_HZ: f64 = 2.0;
/// One second in so many is measured, ...
const EVERY_S: u64 = 3;
/// ... but each of the first, so that hum is gone before beats are learnt from.
const FIRST_S: u32 = 4;
/// The notch follows a grid that is farther than this from where it is taken out, hertz. A hum of 1 mV leaves 0.1 mV
/// behind a notch that is 0.1 Hz beside it.
const FOLLOWS_HZ: f64 = 0.05;
/// No grid strays farther from its nominal frequency, hertz.
const STRAYS_HZ: f64 = 0.5;
/// Measured seconds with hum before the notch comes in, and without before it goes out again.
const COMES_IN: u8 = 2;
const GOES_OUT: u8 = 10;

/// Finds mains hum by Goertzel's recurrence over whole seconds and takes it out with a notch.
///
/// Hum is three neighbouring bins of a one-second window with the middle one standing out. Where the grid really is
/// follows from the turn of its phase between two windows. The notch is the signal less a resonator that starts empty, so
/// it fades in and never steps. A notch shifts no QRS: its delay away from the mains frequency is under a sample.
/// Frequencies above 0.485 of the rate are left alone.
#[derive(Debug, Clone)]
pub struct MainsNotch {
    lines: Vec<Line>,
    /// Samples of the second being measured that are still to come; 0 while pausing.
    left: usize,
    pause: u64,
    second: usize,
    /// Samples since the begin of the window before.
    since: u64,
    /// Windows measured since the start or the last reset.
    measured: u32,
    removing: Option<(usize, Biquad)>,
    /// What was removed last, hertz.
    removed: Option<f64>,
    /// Amplitude of a hum whose removal began with the sample before, millivolts.
    began: Option<f64>,
}

#[derive(Debug, Clone)]
struct Line {
    /// What the grid is called.
    hz: f64,
    /// Where it is.
    at_hz: f64,
    bins: [Goertzel; 3],
    /// Phase of the last window that had hum in it, where the next may follow on.
    phase: Option<f64>,
    /// Where the notch took it out last.
    removed_hz: Option<f64>,
    seen: u8,
    absent: u8,
}

#[derive(Debug, Clone, Copy)]
struct Goertzel {
    twice_cos: f64,
    s: [f64; 2],
}

impl Goertzel {
    fn new(rate_hz: f64, hz: f64) -> Self {
        Self { twice_cos: 2.0 * libm::cos(2.0 * PI * hz / rate_hz), s: [0.0; 2] }
    }

    #[inline]
    fn push(&mut self, x: f64) {
        self.s = [x + self.twice_cos * self.s[0] - self.s[1], self.s[0]];
    }

    /// Amplitude of the line over the window and its phase at the window's begin; empties it.
    fn take(&mut self, len: usize) -> (f64, f64) {
        let [a, b] = std::mem::take(&mut self.s);
        let cos = 0.5 * self.twice_cos;
        let (re, im) = (a - b * cos, b * (1.0 - cos * cos).max(0.0).sqrt());
        let at_end = libm::atan2(im, re);
        (2.0 * libm::hypot(re, im) / len as f64, at_end - libm::acos(cos) * (len - 1) as f64)
    }
}

impl Line {
    /// Moves to where the grid is: between two windows so far apart the phase turned by so much.
    fn follow(&mut self, turned: f64, apart_s: f64) {
        let turn = 2.0 * PI;
        let beside = turned - turn * self.at_hz * apart_s;
        let beside = beside - turn * (beside / turn).round();
        let at_hz = self.at_hz + beside / (turn * apart_s);
        self.at_hz = at_hz.clamp(self.hz - STRAYS_HZ, self.hz + STRAYS_HZ);
    }
}

impl MainsNotch {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        let lines = MAINS_HZ
            .into_iter()
            .filter(|hz| *hz < 0.485 * rate.hz())
            .map(|hz| Line {
                hz,
                bins: [hz - NEIGHBOUR_HZ, hz, (hz + NEIGHBOUR_HZ).min(0.495 * rate.hz())]
                    .map(|hz| Goertzel::new(rate.hz(), hz)),
                at_hz: hz,
                phase: None,
                removed_hz: None,
                seen: 0,
                absent: 0,
            })
            .collect();
        let second = rate.samples(1.0);
        Self {
            lines,
            left: second,
            pause: 0,
            second,
            since: 0,
            measured: 0,
            removing: None,
            removed: None,
            began: None,
        }
    }

    /// Forgets the second being measured and what rings, not what is known about the grid.
    pub fn reset(&mut self, rate: SampleRate) {
        for line in &mut self.lines {
            line.phase = None;
            line.bins.iter_mut().for_each(|bin| bin.s = [0.0; 2]);
        }
        (self.left, self.pause, self.since, self.measured) = (self.second, 0, 0, 0);
        if let Some((line, resonator)) = &mut self.removing {
            *resonator = Biquad::resonator(rate.hz(), self.lines[*line].at_hz, NOTCH_HZ);
        }
    }

    /// The mains frequency that is being removed, hertz.
    pub fn removing(&self) -> Option<f64> {
        self.removing.as_ref().map(|(line, _)| self.lines[*line].hz)
    }

    /// The mains frequency that is or was removed, hertz: the last one found since the start.
    pub fn removed(&self) -> Option<f64> {
        self.removed
    }

    /// Amplitude of the hum whose removal began with the last sample, millivolts; said once. Before that it was in the
    /// signal.
    pub fn began(&mut self) -> Option<f64> {
        self.began.take()
    }

    /// One sample through.
    #[inline]
    pub fn push(&mut self, rate: SampleRate, x: f32) -> f32 {
        let value = f64::from(x);
        self.since += 1;
        if self.left > 0 {
            for line in &mut self.lines {
                for bin in &mut line.bins {
                    bin.push(value);
                }
            }
            self.left -= 1;
            if self.left == 0 {
                self.judge(rate);
                self.measured = self.measured.saturating_add(1);
                // What was seen once is looked at again at once.
                let suspected = self.removing.is_none() && self.lines.iter().any(|line| line.seen > 0);
                if self.measured < FIRST_S || suspected {
                    self.left = self.second;
                } else {
                    self.pause = (EVERY_S - 1) * self.second as u64;
                }
            }
        } else {
            self.pause -= 1;
            if self.pause == 0 {
                self.left = self.second;
            }
        }
        match &mut self.removing {
            Some((_, resonator)) => (value - resonator.push(value)) as f32,
            None => x,
        }
    }

    fn judge(&mut self, rate: SampleRate) {
        // From the begin of the window before to this one's.
        let apart_s = rate.seconds(std::mem::replace(&mut self.since, 0) as f64);
        for (which, line) in self.lines.iter_mut().enumerate() {
            let [(below, _), (at, phase), (above, _)] = line.bins.each_mut().map(|bin| bin.take(self.second));
            if at > FAINT_MV && at > STANDS_OUT * 0.5 * (below + above) {
                line.seen = line.seen.saturating_add(1);
                line.absent = 0;
                if let Some(before) = line.phase.replace(phase) {
                    line.follow(phase - before, apart_s);
                }
            } else {
                line.phase = None;
                line.absent = line.absent.saturating_add(1);
                if line.absent > 1 {
                    line.seen = 0;
                }
            }
            let ours = matches!(&self.removing, Some((n, _)) if *n == which);
            let astray = line.removed_hz.is_none_or(|hz| (hz - line.at_hz).abs() > FOLLOWS_HZ);
            if line.seen >= COMES_IN && (self.removing.is_none() || ours && astray) {
                if self.removing.is_none() {
                    self.began = Some(at);
                }
                self.removing = Some((which, Biquad::resonator(rate.hz(), line.at_hz, NOTCH_HZ)));
                self.removed = Some(line.hz);
                line.removed_hz = Some(line.at_hz);
            } else if ours && line.absent >= GOES_OUT {
                self.removing = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spikes like QRS complexes, once a second, with or without hum.
    fn signal(rate: SampleRate, seconds: f64, hum_hz: f64, hum_mv: f64) -> Vec<f32> {
        (0..rate.samples(seconds))
            .map(|n| {
                let t = n as f64 / rate.hz();
                let d = (t.fract() - 0.5) / 0.012;
                ((-0.5 * d * d).exp() + hum_mv * (2.0 * PI * hum_hz * t).sin()) as f32
            })
            .collect()
    }

    #[test]
    fn takes_out_hum_of_either_grid_and_leaves_the_beats() {
        for hz in [130.0, 250.0, 360.0, 500.0] {
            let rate = SampleRate::new(hz).unwrap();
            for grid in MAINS_HZ {
                let mut notch = MainsNotch::new(rate);
                let dirty = signal(rate, 20.0, grid + 0.1, 0.3);
                let clean = signal(rate, 20.0, grid, 0.0);
                let out: Vec<f32> = dirty.iter().map(|x| notch.push(rate, *x)).collect();
                assert_eq!(notch.removing(), Some(grid), "{hz} Hz, grid {grid}");
                let tail = rate.samples(10.0)..out.len();
                let worst = tail.map(|n| (out[n] - clean[n]).abs()).fold(0.0, f32::max);
                assert!(worst < 0.12, "{hz} Hz, grid {grid}: {worst} mV left");
            }
        }
    }

    #[test]
    fn follows_a_grid_that_strays_and_says_once_when_it_begins() {
        for (hz, grid, hum_hz) in [(130.0, 50.0, 49.8), (250.0, 60.0, 60.3), (360.0, 50.0, 50.2)] {
            let rate = SampleRate::new(hz).unwrap();
            let mut notch = MainsNotch::new(rate);
            let clean = signal(rate, 30.0, hum_hz, 0.0);
            let (mut began, mut worst) = (Vec::new(), 0.0_f32);
            for (n, x) in signal(rate, 30.0, hum_hz, 1.0).into_iter().enumerate() {
                let left = (notch.push(rate, x) - clean[n]).abs();
                began.extend(notch.began().map(|amplitude_mv| (n, amplitude_mv)));
                if n > rate.samples(15.0) {
                    worst = worst.max(left);
                }
            }
            assert_eq!(notch.removing(), Some(grid));
            let [(at, amplitude_mv)] = began[..] else { panic!("{began:?}") };
            assert!(at < rate.samples(2.0) && (0.5..1.1).contains(&amplitude_mv), "{began:?}");
            assert!(worst < 0.12, "{hz} Hz, hum of {hum_hz} Hz: {worst} mV of 1 mV left");
        }
    }

    #[test]
    fn leaves_a_clean_signal_alone_bit_for_bit() {
        let rate = SampleRate::new(360.0).unwrap();
        let mut notch = MainsNotch::new(rate);
        for x in signal(rate, 30.0, 50.0, 0.0) {
            assert_eq!(notch.push(rate, x), x);
        }
    }

    #[test]
    fn lets_go_when_the_hum_is_gone() {
        let rate = SampleRate::new(130.0).unwrap();
        let mut notch = MainsNotch::new(rate);
        for x in signal(rate, 12.0, 50.0, 0.2).into_iter().chain(signal(rate, 40.0, 50.0, 0.0)) {
            notch.push(rate, x);
        }
        assert_eq!(notch.removing(), None);
        assert_eq!(notch.removed(), Some(50.0));
    }
}
