//! Maxima of the QRS energy, each told apart from the next by a valley.

/// A crest is over once the energy has fallen to this share of it.
const OVER: f32 = 0.5;
/// A new one has begun once the energy has risen from the valley by this factor.
const BEGUN: f32 = 2.0;
/// Energy under this is the converter's own, square millivolts.
const SILENCE: f32 = 1e-9;
/// A crest that will not fall is over after this, seconds.
const LONGEST_S: f64 = 0.12;

/// A maximum of the QRS energy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crest {
    /// Sample count at which the energy was highest.
    pub at: u64,
    /// Energy there, square millivolts.
    pub energy: f32,
    /// Lowest energy since the crest before.
    pub valley: f32,
}

/// What the energy did with this sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Turn {
    /// A crest is over.
    Crest(Crest),
    /// A valley is over; its lowest energy.
    Valley(f32),
}

/// Follows the energy up and down with hysteresis, so that ripple makes no crests.
#[derive(Debug, Clone)]
pub struct CrestFinder {
    longest: u64,
    rising: bool,
    high: f32,
    at: u64,
    low: f32,
}

impl CrestFinder {
    /// For energies at `rate_hz`.
    pub fn new(rate_hz: f64) -> Self {
        Self { longest: (LONGEST_S * rate_hz).round() as u64, rising: true, high: 0.0, at: 0, low: 0.0 }
    }

    /// Starts anew in silence.
    pub fn reset(&mut self, now: u64) {
        (self.rising, self.high, self.at, self.low) = (true, 0.0, now, 0.0);
    }

    /// The energy at sample count `now`.
    #[inline]
    pub fn push(&mut self, energy: f32, now: u64) -> Option<Turn> {
        if self.rising {
            if energy > self.high {
                self.high = energy;
                self.at = now;
            } else if energy < OVER * self.high || now - self.at > self.longest {
                let crest = Crest { at: self.at, energy: self.high, valley: self.low };
                self.rising = false;
                self.low = energy;
                return (crest.energy > SILENCE).then_some(Turn::Crest(crest));
            }
        } else if energy < self.low {
            self.low = energy;
        } else if energy > BEGUN * self.low && energy > SILENCE {
            self.rising = true;
            self.high = energy;
            self.at = now;
            return Some(Turn::Valley(self.low));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_humps_are_two_crests_and_ripple_is_none() {
        let mut finder = CrestFinder::new(100.0);
        let mut crests = vec![];
        for n in 0..300u64 {
            let hump = |centre: f32| (-0.5 * ((n as f32 - centre) / 5.0).powi(2)).exp();
            let energy = 1.0 * hump(60.0) + 0.4 * hump(200.0) + 1e-4 * (1.0 + (n as f32).sin() * 0.2);
            if let Some(Turn::Crest(crest)) = finder.push(energy, n)
                && crest.energy > 0.01
            {
                crests.push(crest.at);
            }
        }
        assert_eq!(crests, [60, 200]);
    }

    #[test]
    fn silence_has_no_crests() {
        let mut finder = CrestFinder::new(100.0);
        assert!((0..1000).all(|n| finder.push(0.0, n).is_none()));
    }
}
