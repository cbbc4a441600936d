//! The display signal around a moment of a stored recording.

use crate::AnalysisError;
use strapline_ecg::{filter::Conditioner, units::SampleIndex};
use strapline_store::{Entry, Problem, RecordingId, Store};

/// Signal to the left and to the right of the moment, seconds: an excerpt's length in all.
const HALF_S: f64 = strapline_ecg::session::EXCERPT_S / 2.0;
/// Signal before it that the filter settles on, seconds.
const SETTLE_S: f64 = 8.0;

/// Ten seconds of the display signal around `sample`: its first sample, and millivolts from there on, not a number where
/// nothing was received. Filtered as an analysis filters, from a little before; nothing for RR intervals.
pub fn around(
    store: &Store,
    id: RecordingId,
    sample: SampleIndex,
) -> Result<(SampleIndex, Vec<f32>), AnalysisError> {
    let Some((head, rate)) = store.summary(id)?.head.and_then(|head| head.rate.map(|rate| (head, rate)))
    else {
        return Ok((sample, Vec::new()));
    };
    let half = rate.samples(HALF_S) as u64;
    let (from, to) = (sample.saturating_sub(half), sample + half);
    let begin = from.saturating_sub(rate.samples(SETTLE_S) as u64);
    let mut conditioner = Conditioner::new(rate);
    let lag = conditioner.delay().round() as u64;
    let mut shown = vec![f32::NAN; (to - from) as usize];
    let mut next = begin;
    for entry in store.read_from(id, begin)? {
        let (first, values) = match entry {
            Ok(Entry::Samples { first, values }) => (first, values),
            Ok(_) => continue,
            Err(error) if matches!(error.problem, Problem::Damaged { .. }) => continue,
            Err(error) => return Err(error.into()),
        };
        if first > next {
            conditioner.reset();
        }
        for (at, value) in (first..).zip(values).filter(|(at, _)| *at >= begin) {
            let clean = conditioner.push(head.millivolts(value)).clean;
            let place = at.checked_sub(lag).and_then(|at| at.checked_sub(from));
            if let Some(column) = place.and_then(|place| shown.get_mut(place as usize)) {
                *column = clean;
            }
            next = at + 1;
        }
        if next >= to + lag {
            break;
        }
    }
    Ok((from, shown))
}
