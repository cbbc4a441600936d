//! Moving average in constant time a sample, exactly linear in phase.

/// Mean of the last `len` samples.
///
/// The running sum is replaced at every turn of the ring by one that was built afresh, so that a rounding error or
/// an artefact a million times the signal is forgotten after two windows instead of staying for ever.
/// Delay: `(len - 1) / 2` samples at every frequency.
#[derive(Debug, Clone)]
pub struct MovingAverage {
    ring: Box<[f32]>,
    next: usize,
    sum: f64,
    fresh: f64,
    scale: f64,
}

impl MovingAverage {
    /// A window of `len` samples (at least 1) that starts full of `fill`.
    pub fn new(len: usize) -> Self {
        let len = len.max(1);
        Self { ring: vec![0.0; len].into(), next: 0, sum: 0.0, fresh: 0.0, scale: 1.0 / len as f64 }
    }

    /// Forgets everything and behaves as if `fill` had been there for ever.
    pub fn reset(&mut self, fill: f32) {
        self.ring.fill(fill);
        self.next = 0;
        self.sum = f64::from(fill) * self.ring.len() as f64;
        self.fresh = 0.0;
    }

    /// Takes a sample, gives the mean of the window that ends with it.
    #[inline]
    pub fn push(&mut self, x: f32) -> f64 {
        let new = f64::from(x);
        let old = f64::from(std::mem::replace(&mut self.ring[self.next], x));
        self.sum += new - old;
        self.fresh += new;
        self.next += 1;
        if self.next == self.ring.len() {
            self.next = 0;
            self.sum = std::mem::take(&mut self.fresh);
        }
        self.sum * self.scale
    }

    /// Samples by which the mean lags.
    pub fn delay(&self) -> f64 {
        (self.ring.len() - 1) as f64 / 2.0
    }

    /// Window length in samples.
    pub fn window(&self) -> usize {
        self.ring.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_mean_of_the_window() {
        let mut average = MovingAverage::new(5);
        average.reset(0.0);
        let x: Vec<f32> = (0..40).map(|i| (i * i % 17) as f32).collect();
        for n in 0..x.len() {
            let expected: f32 = x[n.saturating_sub(4)..=n].iter().sum::<f32>() / 5.0;
            assert!((average.push(x[n]) - f64::from(expected)).abs() < 1e-6);
        }
    }

    #[test]
    fn forgets_an_artefact_of_any_size() {
        let mut average = MovingAverage::new(16);
        average.reset(0.0);
        average.push(3.0e30);
        let mut last = 1.0;
        for _ in 0..33 {
            last = average.push(0.25);
        }
        assert_eq!(last, 0.25);
    }

    #[test]
    fn starts_without_a_transient() {
        let mut average = MovingAverage::new(9);
        average.reset(1.5);
        for _ in 0..30 {
            assert!((average.push(1.5) - 1.5).abs() < 1e-12);
        }
    }
}
