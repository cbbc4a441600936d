//! Beats in; the irregularity around each of them out, for fitting the AF model (`models/training/rhythm/`).
//!
//! Standard input: for each beat two little-endian `f32`, the interval before it in milliseconds (`NaN` where there is
//! none) and its class (0 N, 1 S, 2 V, 3 F, 4 unclassified). Standard output: for each beat the probability of the
//! model that is built in, then the numbers of its window, little-endian `f32`; `NaN` where there are too few
//! intervals.

use std::io::{BufWriter, Error, ErrorKind, Read, Write};
use strapline_ecg::{
    beat::Polarity,
    classify::{Beat, BeatClass},
    quality::Grade,
    rhythm::fibrillation::{FEATURES, IrregularityMeter, probability},
    units::SampleRate,
};

fn main() -> std::io::Result<()> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut outcome = Ok(());
    let mut write = |_, features: Option<[f64; FEATURES]>| {
        let probability = features.map_or(f64::NAN, |features| probability(&features));
        let values = std::iter::once(probability).chain(features.unwrap_or([f64::NAN; FEATURES]));
        for value in values {
            if outcome.is_ok() {
                outcome = out.write_all(&(value as f32).to_le_bytes());
            }
        }
    };
    let rate = SampleRate::new(1000.0).map_err(|error| Error::new(ErrorKind::InvalidInput, error))?;
    let mut meter = IrregularityMeter::new(rate);
    let mut position = 0.0;
    for pair in bytes.chunks_exact(8) {
        let value = |at: usize| f32::from_le_bytes([pair[at], pair[at + 1], pair[at + 2], pair[at + 3]]);
        let (rr_ms, class) = (value(0), value(4));
        // A beat needs a place of its own; only the order of the positions matters here.
        position += if rr_ms.is_finite() { f64::from(rr_ms).max(1.0) } else { 1000.0 };
        let class = *BeatClass::ALL.get(class as usize).unwrap_or(&BeatClass::Unclassified);
        let beat = Beat {
            position,
            class,
            probability: 0.0,
            rr_ms,
            amplitude_mv: 0.0,
            likeness: 0.0,
            polarity: Polarity::Up,
            grade: Grade::Good,
            attention: None,
        };
        meter.push(&beat, &mut write);
    }
    meter.finish(&mut write);
    outcome?;
    out.flush()
}
