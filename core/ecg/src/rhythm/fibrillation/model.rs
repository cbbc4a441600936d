//! Irregularity in; the probability of AF out.

use super::{
    coefficients::{HIDDEN, HIDDEN_BIAS, HIDDEN_WEIGHT, LIMIT, MEAN, OUTPUT_BIAS, OUTPUT_WEIGHT, SCALE},
    irregularity::FEATURES,
};

/// Probability that a window with this irregularity lies in AF: a logistic regression on eight rectified sums of the
/// standardised numbers (a net with one hidden layer). Fitted on LTAFDB; see `models/training/rhythm/`.
pub fn probability(features: &[f64; FEATURES]) -> f64 {
    let mut standard = [0.0; FEATURES];
    for (index, value) in features.iter().enumerate() {
        standard[index] = ((value - MEAN[index]) / SCALE[index]).clamp(-LIMIT, LIMIT);
    }
    let mut logit = OUTPUT_BIAS;
    for unit in 0..HIDDEN {
        let products = standard.iter().zip(&HIDDEN_WEIGHT[unit]).map(|(value, weight)| value * weight);
        logit += OUTPUT_WEIGHT[unit] * (products.sum::<f64>() + HIDDEN_BIAS[unit]).max(0.0);
    }
    1.0 / (1.0 + libm::exp(-logit))
}
