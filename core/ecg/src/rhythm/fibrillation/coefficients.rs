pub(super) const HIDDEN: usize = 1;
pub(super) const LIMIT: f64 = 1.0;
pub(super) const MEAN: [f64; 16] = [0.0; 16];
pub(super) const SCALE: [f64; 16] = [1.0; 16];
pub(super) const HIDDEN_WEIGHT: [[f64; 16]; 1] = [[0.0; 16]];
pub(super) const HIDDEN_BIAS: [f64; 1] = [0.0];
pub(super) const OUTPUT_WEIGHT: [f64; 1] = [0.0];
pub(super) const OUTPUT_BIAS: f64 = 0.0;
