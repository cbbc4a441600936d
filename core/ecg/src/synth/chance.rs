//! Normally distributed and uniform numbers from a seed.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// A stream of random numbers. Streams of one seed with different numbers are independent, so that adding noise to
/// a script does not move its beats.
#[derive(Debug, Clone)]
pub(super) struct Chance {
    rng: ChaCha8Rng,
    spare: Option<f64>,
}

impl Chance {
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Chance { rng, spare: None }
    }

    /// Uniform in 0 to 1, 1 left out.
    pub(super) fn uniform(&mut self) -> f64 {
        (self.rng.next_u64() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// Uniform between two bounds.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    /// Normally distributed, mean 0, variance 1 (Box and Muller).
    pub(super) fn normal(&mut self) -> f64 {
        if let Some(value) = self.spare.take() {
            return value;
        }
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.uniform()));
        let (sin, cos) = libm::sincos(std::f64::consts::TAU * self.uniform());
        self.spare = Some(radius * sin);
        radius * cos
    }

    /// Normally distributed around `mean`, cut at three standard deviations.
    pub(super) fn around(&mut self, mean: f64, deviation: f64) -> f64 {
        mean + deviation * self.normal().clamp(-3.0, 3.0)
    }
}
