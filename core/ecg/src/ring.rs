//! The newest samples in a fixed room.

use crate::units::SampleIndex;

/// The newest samples, as many as there is room for.
#[derive(Debug, Clone)]
pub(crate) struct SampleRing {
    samples: Box<[f32]>,
    /// Samples pushed so far.
    end: SampleIndex,
}

impl SampleRing {
    /// Room for so many samples, one at least.
    pub(crate) fn new(room: usize) -> Self {
        Self { samples: vec![f32::NAN; room.max(1)].into(), end: 0 }
    }

    #[inline]
    pub(crate) fn push(&mut self, sample: f32) {
        let slot = self.slot(self.end);
        self.samples[slot] = sample;
        self.end += 1;
    }

    /// So many samples that were not received.
    pub(crate) fn push_missing(&mut self, samples: u64) {
        let size = self.samples.len();
        let mut slot = self.slot(self.end);
        for _ in 0..samples.min(size as u64) {
            self.samples[slot] = f32::NAN;
            slot = if slot + 1 == size { 0 } else { slot + 1 };
        }
        self.end += samples;
    }

    /// One past the newest sample.
    pub(crate) fn end(&self) -> SampleIndex {
        self.end
    }

    /// The oldest sample that is still there.
    pub(crate) fn begin(&self) -> SampleIndex {
        self.end.saturating_sub(self.samples.len() as u64)
    }

    /// The sample with this index, counted from the first one pushed; `None` where it is no longer there, or not yet.
    pub(crate) fn get(&self, index: SampleIndex) -> Option<f32> {
        (self.begin()..self.end).contains(&index).then(|| self.samples[self.slot(index)])
    }

    fn slot(&self, index: SampleIndex) -> usize {
        (index % self.samples.len() as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_samples_are_samples_that_are_no_numbers() {
        for missing in [0, 1, 4, 5, 6, 23] {
            let (mut ring, mut one_by_one) = (SampleRing::new(5), SampleRing::new(5));
            for n in 0..7 {
                ring.push(n as f32);
                one_by_one.push(n as f32);
            }
            ring.push_missing(missing);
            (0..missing).for_each(|_| one_by_one.push(f32::NAN));
            ring.push(8.0);
            one_by_one.push(8.0);
            let kept =
                |ring: &SampleRing| -> Vec<_> { (0..40).map(|n| ring.get(n).map(f32::to_bits)).collect() };
            assert_eq!(
                (kept(&ring), ring.end(), ring.begin()),
                (kept(&one_by_one), 8 + missing, 3 + missing)
            );
        }
    }
}
