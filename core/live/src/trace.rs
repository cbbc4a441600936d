//! The newest samples as columns of a screen.

use crate::update::{Column, Trace};
use strapline_ecg::{
    filter::Conditioner,
    units::{SampleIndex, SampleRate},
};

/// Longest run of missing samples that is drawn one by one; a longer one empties the screen at once, seconds.
const LONGEST_GAP_S: f64 = 120.0;

/// The display signal of the last seconds, as it is drawn: filtered, its delay taken out, a hole where nothing was
/// received.
#[derive(Debug)]
pub(crate) struct TraceRing {
    rate: SampleRate,
    conditioner: Conditioner,
    ring: Box<[f32]>,
    /// Samples heard of, gaps included.
    now: SampleIndex,
    is_receiving: bool,
}

impl TraceRing {
    pub(crate) fn new(rate: SampleRate, seconds: f64) -> Self {
        let length = rate.samples(seconds.clamp(1.0, LONGEST_GAP_S)).max(1);
        Self {
            rate,
            conditioner: Conditioner::new(rate),
            ring: vec![f32::NAN; length].into(),
            now: 0,
            is_receiving: false,
        }
    }

    /// Samples from `first` on, in units of `millivolts_per_unit`; what is missing before them is a hole.
    pub(crate) fn push(&mut self, first: SampleIndex, values: &[i32], millivolts_per_unit: f64) {
        self.lose_to(first);
        for value in values {
            self.is_receiving = true;
            let clean = self.conditioner.push((f64::from(*value) * millivolts_per_unit) as f32).clean;
            self.put(clean);
        }
    }

    /// Nothing was received up to sample `to`.
    pub(crate) fn lose_to(&mut self, to: SampleIndex) {
        if to > self.now && std::mem::take(&mut self.is_receiving) {
            self.conditioner.reset();
        }
        let length = self.ring.len() as u64;
        let skipped = to.saturating_sub(self.now).saturating_sub(length);
        self.now += skipped;
        while self.now < to {
            self.put(f32::NAN);
        }
    }

    /// The sample after the newest.
    pub(crate) fn end(&self) -> SampleIndex {
        self.now.saturating_sub(self.lag())
    }

    /// The ring as `columns` columns, the oldest first.
    pub(crate) fn columns(&self, columns: usize) -> Trace {
        let length = self.ring.len();
        let columns = columns.clamp(1, length);
        let column = |number: usize| {
            let (from, to) = (number * length / columns, (number + 1) * length / columns);
            let values = (from..to).map(|place| self.at(place)).filter(|value| value.is_finite());
            values.fold(None, |column: Option<Column>, value| {
                Some(column.map_or(Column { min: value, max: value }, |known| Column {
                    min: known.min.min(value),
                    max: known.max.max(value),
                }))
            })
        };
        Trace {
            seconds: self.rate.seconds(length as f64),
            end: self.end(),
            first: self.end().cast_signed() - length as i64,
            columns: (0..columns).map(column).collect(),
        }
    }

    fn lag(&self) -> u64 {
        self.conditioner.delay().round() as u64
    }

    /// Value `place` of the ring, counted from the oldest.
    fn at(&self, place: usize) -> f32 {
        let length = self.ring.len() as u64;
        self.ring[((self.now + place as u64) % length) as usize]
    }

    fn put(&mut self, value: f32) {
        let length = self.ring.len() as u64;
        self.ring[(self.now % length) as usize] = value;
        self.now += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_is_a_hole_and_the_newest_is_last() {
        let mut trace = TraceRing::new(SampleRate::new(100.0).unwrap(), 4.0);
        trace.push(0, &[0; 200], 0.001);
        trace.push(300, &[0; 100], 0.001);
        let shown = trace.columns(4);
        let holes: Vec<_> = shown.columns.iter().map(Option::is_none).collect();
        assert_eq!(holes, [false, false, true, false]);
        assert_eq!((shown.seconds, shown.end), (4.0, 400 - trace.lag()));
    }

    #[test]
    fn a_gap_of_years_takes_no_time() {
        let mut trace = TraceRing::new(SampleRate::new(130.0).unwrap(), 8.0);
        trace.push(0, &[5; 100], 0.001);
        trace.lose_to(1 << 40);
        assert!(trace.columns(80).columns.iter().all(Option::is_none));
    }
}
