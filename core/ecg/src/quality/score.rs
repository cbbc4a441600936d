//! From evidence to the odds that a second cannot be read.

use super::evidence::COUNT;

/// Units in the hidden layer.
const HIDDEN: usize = 8;
#[cfg(test)]
const WEIGHTS: usize = 2 * COUNT + HIDDEN * (COUNT + 1) + HIDDEN + 1;

/// A net of one hidden layer (rectified units) over standardised evidence: 130 multiplications a second of signal.
///
/// Fitted by `models/training/quality` to tell seconds in which most beats can be placed from seconds in which they
/// cannot: DS1 of the MIT-BIH Arrhythmia Database and the MIT-BIH Supraventricular Arrhythmia Database, clean and
/// with noise of the MIT-BIH Noise Stress Test Database from 18 dB down to noise alone; synthetic rhythms and
/// noises, narrow bands and tremors among them; half of the recordings of the `PhysioNet`/`CinC` Challenge 2017 at
/// a small weight, by their label "noisy". Its layout is means and inverse deviations of the evidence, then one row
/// of weights and a bias for each hidden unit, then the output row and its bias.
#[derive(Debug, Clone)]
pub(super) struct Score {
    mean: [f32; COUNT],
    scale: [f32; COUNT],
    rows: [[f32; COUNT + 1]; HIDDEN],
    out: [f32; HIDDEN],
    bias: f32,
}

impl Score {
    /// The net that comes with the software. Weights that are missing count as 0: the evidence is exported for
    /// fitting before there are any.
    pub(super) fn bundled() -> Self {
        let bytes: &[u8] = include_bytes!("score.f32");
        let mut weights = bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let mut next = || weights.next().unwrap_or(0.0);
        Score {
            mean: std::array::from_fn(|_| next()),
            scale: std::array::from_fn(|_| next()),
            rows: std::array::from_fn(|_| std::array::from_fn(|_| next())),
            out: std::array::from_fn(|_| next()),
            bias: next(),
        }
    }

    /// Logarithm of the odds that beats cannot be placed; positive is unreadable.
    pub(super) fn of(&self, evidence: &[f32; COUNT]) -> f32 {
        let x: [f32; COUNT] = std::array::from_fn(|i| (evidence[i] - self.mean[i]) * self.scale[i]);
        let mut odds = self.bias;
        for (row, out) in self.rows.iter().zip(&self.out) {
            let sum: f32 = row.iter().zip(&x).map(|(weight, value)| weight * value).sum();
            odds += out * (sum + row[COUNT]).max(0.0);
        }
        odds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_fit_the_net() {
        assert_eq!(include_bytes!("score.f32").len(), 4 * WEIGHTS);
    }

    #[test]
    fn odds_are_a_number_whatever_the_evidence() {
        let net = Score::bundled();
        for value in [0.0, -7.0, 7.0, 24.0] {
            assert!(net.of(&[value; COUNT]).is_finite());
        }
    }
}
