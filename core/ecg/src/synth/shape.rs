//! A beat's waves: Gaussians around the R peak.

use super::chance::Chance;

/// What a beat looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// P, narrow QRS, T.
    Sinus,
    /// P' of another shape, QRS a little broader, T.
    AtrialPremature,
    /// Narrow QRS and T without a P wave (atrial fibrillation).
    Conducted,
    /// Wide QRS, discordant T.
    Ventricular,
    /// Wide QRS pointing down, T up, no P: paced from the right ventricle.
    Paced,
}

/// One Gaussian, millivolts at an R wave of 1 mV.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wave {
    /// Height.
    pub(super) height: f64,
    /// Middle, seconds; from R in the tables below, from the recording's begin in a placed beat.
    pub(super) middle_s: f64,
    /// Standard deviation, seconds.
    pub(super) width_s: f64,
}

/// What of a Gaussian is summed: beyond five standard deviations 4 uV of 1 V remain.
const REACH: f64 = 5.0;

impl Wave {
    fn at(self, seconds: f64) -> f64 {
        let distance = (seconds - self.middle_s) / self.width_s;
        if distance.abs() > REACH { 0.0 } else { self.height * libm::exp(-0.5 * distance * distance) }
    }

    fn begin_s(self) -> f64 {
        self.middle_s - REACH * self.width_s
    }

    fn end_s(self) -> f64 {
        self.middle_s + REACH * self.width_s
    }
}

/// Most waves that a shape has.
const MOST_WAVES: usize = 7;

/// A beat in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    waves: [Wave; MOST_WAVES],
    count: usize,
    /// Extremum of the QRS complex, seconds.
    pub(super) peak_s: f64,
}

impl Placed {
    /// `shape` with its steepest wave's middle at `at_s`, after an RR interval of `rr_s`, all waves times `scale`.
    pub(super) fn new(shape: Shape, at_s: f64, rr_s: f64, scale: f64, chance: &mut Chance) -> Self {
        let rr = rr_s.clamp(0.2, 1.5);
        // QT after Bazett as in the paper; the PR interval shortens far less.
        let (qt, pr) = (libm::sqrt(rr), libm::pow(rr.min(1.1), 0.35));
        let mut waves = [Wave { height: 0.0, middle_s: at_s, width_s: 1.0 }; MOST_WAVES];
        let table = shape.waves();
        for (wave, &(part, height, middle_ms, width_ms)) in waves.iter_mut().zip(table) {
            let (stretch, offset) = match part {
                Part::P => (pr, 0.0),
                Part::Qrs => (1.0, 0.0),
                Part::T => (qt, 0.0),
                // A ventricular T follows the wide complex: its near side cannot move into it.
                Part::WideT => (qt, 0.06 * (1.0 - qt)),
            };
            wave.height = height * scale * (1.0 + 0.02 * chance.around(0.0, 1.0));
            wave.middle_s = at_s + offset + middle_ms * 1e-3 * stretch + 0.0006 * chance.around(0.0, 1.0);
            wave.width_s = width_ms * 1e-3 * stretch * (1.0 + 0.015 * chance.around(0.0, 1.0));
        }
        let mut placed = Placed { waves, count: table.len(), peak_s: at_s };
        placed.peak_s = placed.extremum_near(at_s);
        placed
    }

    /// Voltage at a time.
    pub(super) fn at(&self, seconds: f64) -> f64 {
        self.waves[..self.count].iter().map(|wave| wave.at(seconds)).sum()
    }

    /// When its first wave begins.
    pub(super) fn begin_s(&self) -> f64 {
        self.waves[..self.count].iter().map(|wave| wave.begin_s()).fold(f64::INFINITY, f64::min)
    }

    /// When its last wave has ended.
    pub(super) fn end_s(&self) -> f64 {
        self.waves[..self.count].iter().map(|wave| wave.end_s()).fold(f64::NEG_INFINITY, f64::max)
    }

    /// Largest deflection within 30 ms, by golden-section search (the complex has one hump there).
    fn extremum_near(&self, at_s: f64) -> f64 {
        const GOLDEN: f64 = 0.618_033_988_749_894_9;
        let sign = self.at(at_s).signum();
        let (mut low, mut high) = (at_s - 0.03, at_s + 0.03);
        // 0.06 s * 0.618^40: 0.3 ns.
        for _ in 0..40 {
            let reach = GOLDEN * (high - low);
            if sign * self.at(high - reach) > sign * self.at(low + reach) {
                high = low + reach;
            } else {
                low = high - reach;
            }
        }
        0.5 * (low + high)
    }
}

/// How a wave moves with the RR interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    P,
    Qrs,
    T,
    WideT,
}

/// Part, height (mV), middle (ms from R), standard deviation (ms) at 60 bpm.
type Row = (Part, f64, f64, f64);

impl Shape {
    fn waves(self) -> &'static [Row] {
        match self {
            Shape::Sinus => &[
                (Part::P, 0.115, -162.0, 21.0),
                (Part::Qrs, -0.10, -27.0, 8.0),
                (Part::Qrs, 1.04, 0.0, 10.5),
                (Part::Qrs, -0.23, 29.0, 10.0),
                (Part::T, 0.06, 190.0, 60.0),
                (Part::T, 0.18, 252.0, 42.0),
                (Part::T, 0.12, 288.0, 28.0),
            ],
            Shape::AtrialPremature => &[
                (Part::P, 0.09, -138.0, 16.0),
                (Part::P, -0.05, -108.0, 13.0),
                (Part::Qrs, -0.09, -28.0, 8.5),
                (Part::Qrs, 1.0, 0.0, 11.0),
                (Part::Qrs, -0.26, 31.0, 11.0),
                (Part::T, 0.18, 245.0, 44.0),
                (Part::T, 0.10, 285.0, 30.0),
            ],
            Shape::Conducted => &[
                (Part::Qrs, -0.08, -27.0, 8.0),
                (Part::Qrs, 1.0, 0.0, 10.5),
                (Part::Qrs, -0.23, 29.0, 10.0),
                (Part::T, 0.05, 190.0, 60.0),
                (Part::T, 0.14, 252.0, 42.0),
                (Part::T, 0.09, 288.0, 28.0),
            ],
            Shape::Ventricular => &[
                (Part::Qrs, -0.10, -62.0, 16.0),
                (Part::Qrs, 1.40, 0.0, 24.0),
                (Part::Qrs, 0.42, 46.0, 20.0),
                (Part::Qrs, -0.14, 100.0, 26.0),
                (Part::WideT, -0.26, 225.0, 66.0),
                (Part::WideT, -0.30, 305.0, 44.0),
            ],
            Shape::Paced => &[
                (Part::Qrs, 0.10, -60.0, 14.0),
                (Part::Qrs, -1.05, 0.0, 27.0),
                (Part::Qrs, -0.40, 52.0, 22.0),
                (Part::WideT, 0.20, 260.0, 58.0),
                (Part::WideT, 0.32, 315.0, 42.0),
            ],
        }
    }
}
