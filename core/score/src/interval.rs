//! Records in; a 95 % interval by resampling them out.
//!
//! Records are resampled, not beats: beats of one person are not independent, and one record may hold most of a class.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Resamples drawn.
pub const RESAMPLES: usize = 2000;
/// Where the draws begin: the same records give the same interval.
pub const SEED: u64 = 57;

/// The 2.5 and 97.5 percentiles of `statistic` over resamples of the records with replacement; `None` with fewer than
/// two records, or where no resample has a value.
pub fn bootstrap<T>(records: &[T], statistic: impl Fn(&[&T]) -> Option<f64>) -> Option<[f64; 2]> {
    if records.len() < 2 {
        return None;
    }
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let mut drawn: Vec<&T> = Vec::with_capacity(records.len());
    let mut values = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        drawn.clear();
        drawn.extend((0..records.len()).map(|_| &records[random.random_range(0..records.len())]));
        values.extend(statistic(&drawn));
    }
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values.get(((values.len() as f64 - 1.0) * share).round() as usize).copied();
    Some([at(0.025)?, at(0.975)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confusion::mean;

    #[test]
    fn interval_of_a_mean_is_about_two_standard_errors_wide_and_repeats() {
        let records: Vec<f64> = (0..100).map(f64::from).collect();
        let average = |drawn: &[&f64]| mean(drawn.iter().map(|v| Some(**v)));
        let [low, high] = bootstrap(&records, average).unwrap();
        // Standard error 2.9 about 49.5.
        assert!((low - 43.8).abs() < 0.8 && (high - 55.2).abs() < 0.8, "{low} {high}");
        assert_eq!(bootstrap(&records, average), Some([low, high]));
    }

    #[test]
    fn too_few_records_have_no_interval() {
        assert_eq!(bootstrap(&[1.0], |d| Some(*d[0])), None);
        assert_eq!(bootstrap(&[1.0, 2.0], |_| None), None);
    }
}
