//! From a class activation map to the stretch of the beat that the model looked at.

use strapline_ecg::classify::{Attention, BEFORE_R, WINDOW, WINDOW_RATE};

/// The stretch holds at least this share of the activation.
const SHARE: f32 = 0.5;

/// The shortest stretch that holds half of the activation over its median.
///
/// The median is taken off because a class's bias raises its whole map alike, which says nothing about place. A map
/// without a peak names the whole window.
pub(crate) fn attention(map: &[f32]) -> Attention {
    let mut sorted: Vec<f32> = map.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let middle = sorted.get(sorted.len() / 2).copied().unwrap_or(0.0);
    let activation: Vec<f32> = map.iter().map(|x| (x - middle).max(0.0)).collect();
    let needed = SHARE * activation.iter().sum::<f32>();
    let mut best = (0, map.len());
    if needed > 0.0 && needed.is_finite() {
        let (mut from, mut held) = (0, 0.0);
        for to in 0..activation.len() {
            held += activation[to];
            while from <= to && held - activation[from] >= needed {
                held -= activation[from];
                from += 1;
            }
            if held >= needed && to + 1 - from < best.1 - best.0 {
                best = (from, to + 1);
            }
        }
    }
    let millis = |cell: usize| {
        let sample = cell as f64 * WINDOW as f64 / map.len().max(1) as f64;
        ((sample - BEFORE_R as f64) * 1000.0 / WINDOW_RATE).round() as i16
    };
    Attention { from_ms: millis(best.0), to_ms: millis(best.1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stretch_is_where_the_map_peaks() {
        let mut map = [0.3; 40];
        map[16] = 2.0;
        map[17] = 2.1;
        map[30] = 0.6;
        // 40 cells over 1.25 s: 31.25 ms each, R at cell 16. Cell 17 alone holds less than half.
        assert_eq!(attention(&map), Attention { from_ms: 0, to_ms: 63 });
    }

    #[test]
    fn a_level_or_broken_map_names_the_whole_window() {
        let whole = Attention { from_ms: -500, to_ms: 750 };
        assert_eq!(attention(&[1.0; 40]), whole);
        assert_eq!(attention(&[f32::NAN; 40]), whole);
        assert_eq!(attention(&[]), Attention { from_ms: -500, to_ms: -500 });
    }
}
