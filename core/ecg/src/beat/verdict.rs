//! From evidence to a probability.

use super::evidence::{EVIDENCE, Evidence};

/// Units in the hidden layer.
const HIDDEN: usize = 24;
const WEIGHTS: usize = 2 * EVIDENCE + HIDDEN * (EVIDENCE + 1) + HIDDEN + 1;

/// A net of one hidden layer (rectified units) over standardised evidence: about 800 multiplications a candidate.
///
/// Fitted by `models/training/detector` on DS1 of the MIT-BIH Arrhythmia Database and on the MIT-BIH
/// Supraventricular Arrhythmia Database, with muscle and baseline noise of the MIT-BIH Noise Stress Test Database,
/// synthetic electrode motion, gain steps and taken-out QRS complexes mixed in. Its layout is means and inverse
/// deviations of the evidence, then one row of weights and a bias for each hidden unit, then the output row.
#[derive(Debug, Clone)]
pub struct Verdict {
    mean: Evidence,
    scale: Evidence,
    rows: Vec<[f32; EVIDENCE + 1]>,
    out: [f32; HIDDEN],
    bias: f32,
    /// One judgement in so many is turned round; 0 for none.
    explores: u32,
}

impl Verdict {
    /// The net that comes with the software.
    pub fn bundled() -> Self {
        Self::from_bytes(include_bytes!("verdict.f32"))
    }

    /// A net from its weights as little-endian `f32`. Weights that are missing count as 0.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut weights = bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let mut next = || weights.next().unwrap_or(0.0);
        let mean = std::array::from_fn(|_| next());
        let scale = std::array::from_fn(|_| next());
        let rows = (0..HIDDEN).map(|_| std::array::from_fn(|_| next())).collect();
        let out = std::array::from_fn(|_| next());
        Self { mean, scale, rows, out, bias: next(), explores: 0 }
    }

    /// Turns one judgement in `every` round, chosen by the evidence's own bits: fitting must see what follows a
    /// mistake, or one mistake leads to the next (Ross, Gordon & Bagnell 2011).
    #[must_use]
    pub fn exploring(self, every: u32) -> Self {
        Self { explores: every, ..self }
    }

    /// Probability that the candidate is a beat.
    pub fn probability(&self, evidence: &Evidence) -> f32 {
        let mut x = [0.0f32; EVIDENCE];
        for i in 0..EVIDENCE {
            x[i] = (evidence[i] - self.mean[i]) * self.scale[i];
        }
        let mut z = self.bias;
        for (row, out) in self.rows.iter().zip(&self.out) {
            let mut lanes = [0.0f32; 8];
            for (weights, values) in row.chunks_exact(8).zip(x.chunks_exact(8)) {
                for lane in 0..8 {
                    lanes[lane] += weights[lane] * values[lane];
                }
            }
            let sum: f32 = lanes.iter().sum::<f32>() + row[EVIDENCE - 1] * x[EVIDENCE - 1] + row[EVIDENCE];
            z += out * sum.max(0.0);
        }
        let p = 1.0 / (1.0 + libm::expf(-z));
        if self.explores > 0 {
            let bits = evidence.iter().fold(7u32, |hash, v| (hash ^ v.to_bits()).wrapping_mul(0x9E37_79B1));
            if (bits >> 8).is_multiple_of(self.explores) {
                return 1.0 - p;
            }
        }
        p
    }
}

const _: () = assert!(include_bytes!("verdict.f32").len() == 4 * WEIGHTS, "weights do not fit the net");
const _: () = assert!(EVIDENCE % 8 == 1, "the dot product above takes lanes of eight and one left over");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_probability_whatever_the_evidence() {
        let net = Verdict::bundled();
        for value in [0.0, -1e30, 1e30, 5.0, -5.0] {
            let p = net.probability(&[value; EVIDENCE]);
            assert!((0.0..=1.0).contains(&p), "{value}: {p}");
        }
    }

    #[test]
    fn the_dot_product_is_the_plain_one() {
        let net = Verdict::bundled();
        let evidence: Evidence = std::array::from_fn(|i| (i as f32 * 0.7).sin());
        let mut z = net.bias;
        for (row, out) in net.rows.iter().zip(&net.out) {
            let mut sum = row[EVIDENCE];
            for i in 0..EVIDENCE {
                sum += row[i] * (evidence[i] - net.mean[i]) * net.scale[i];
            }
            z += out * sum.max(0.0);
        }
        assert!((net.probability(&evidence) - 1.0 / (1.0 + (-z).exp())).abs() < 1e-5);
    }
}
