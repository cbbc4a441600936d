//! The bands in which noise and beats tell themselves apart.

use crate::{filter::biquad::Biquad, units::SampleRate};

/// QRS complexes stand out between these, hertz.
const QRS_HZ: [f64; 2] = [5.0, 20.0];
/// Muscle is what remains between these once QRS complexes are left out, hertz.
const MUSCLE_HZ: [f64; 2] = [22.0, 40.0];
/// Grids of the world, hertz.
const MAINS_HZ: [f64; 2] = [50.0, 60.0];
/// Width of the line around a mains frequency at half power, hertz.
const MAINS_WIDTH_HZ: f64 = 3.0;
/// Butterworth.
const Q: f64 = std::f64::consts::FRAC_1_SQRT_2;

/// One sample, split.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Split {
    /// QRS band, millivolts.
    pub(super) qrs: f64,
    /// Muscle band, millivolts as if the band were whole.
    pub(super) muscle: f64,
    /// Mains, millivolts.
    pub(super) mains: f64,
}

/// Second-order Butterworth sections behind two resonators that take the mains out. Their delays (under 40 ms) are
/// small beside the sixteenth of a second over which their output is summed.
#[derive(Debug, Clone)]
pub(super) struct Bands {
    mains: [Option<Biquad>; 2],
    top: Option<Biquad>,
    muscle: Biquad,
    /// Restores the level where the sampling rate cuts the muscle band short.
    muscle_gain: f64,
    qrs: [Biquad; 2],
    settled: bool,
}

impl Bands {
    pub(super) fn new(rate: SampleRate) -> Self {
        let (hz, half) = (rate.hz(), 0.5 * rate.hz());
        let band = (MUSCLE_HZ[1].min(half) - MUSCLE_HZ[0].min(0.9 * half)) / (MUSCLE_HZ[1] - MUSCLE_HZ[0]);
        Bands {
            // A line at half the sampling rate cannot be told from its mirror image.
            mains: MAINS_HZ
                .map(|line| (line < 0.48 * hz).then(|| Biquad::resonator(hz, line, MAINS_WIDTH_HZ))),
            top: (MUSCLE_HZ[1] < 0.45 * hz).then(|| Biquad::low_pass(hz, MUSCLE_HZ[1], Q)),
            muscle: Biquad::high_pass(hz, MUSCLE_HZ[0].min(0.9 * half)),
            muscle_gain: 1.0 / band.sqrt(),
            qrs: [Biquad::high_pass(hz, QRS_HZ[0]), Biquad::low_pass(hz, QRS_HZ[1].min(0.45 * hz), Q)],
            settled: false,
        }
    }

    /// The next sample begins a new stretch: nothing rings over from the one before.
    pub(super) fn reset(&mut self) {
        self.settled = false;
    }

    fn settle(&mut self, x: f64) {
        for line in self.mains.iter_mut().flatten() {
            line.settle(x);
        }
        if let Some(top) = &mut self.top {
            top.settle(x);
        }
        self.muscle.settle(x);
        self.qrs[0].settle(x);
        self.qrs[1].settle(0.0);
        self.settled = true;
    }

    #[inline]
    pub(super) fn push(&mut self, x: f64) -> Split {
        if !self.settled {
            self.settle(x);
        }
        let mut mains = 0.0;
        for line in self.mains.iter_mut().flatten() {
            mains += line.push(x - mains);
        }
        let still = x - mains;
        let banded = self.top.as_mut().map_or(still, |top| top.push(still));
        let muscle = self.muscle.push(banded) * self.muscle_gain;
        let high = self.qrs[0].push(banded);
        Split { qrs: self.qrs[1].push(high), muscle, mains }
    }
}
