//! A recording's own beats put together anew: with ectopic atrial rhythm as most of it, or long enough to have a context.
//!
//! What a heart does most is taken for its own rhythm by anything that looks at means and medians, and nearly every
//! recording that is fitted on has its early beats in the minority: a model fitted on them alone calls a heart normal
//! whose early beats are most. Here such hearts are made: the signal is cut between beats and put together again as
//! short stretches of the person's sinus rhythm and long ones of the person's supraventricular beats, each beat with
//! its own waves, its own coupling and its own pause. A strip that is played again and again is the counterpart: the
//! same length of context, and in it nothing that is ectopic.

use rand::{RngExt, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use strapline_ecg::classify::BeatClass;
use strapline_score::{RefBeat, Reference};

/// Length of what is made, seconds.
const LENGTH_S: f64 = 600.0;
/// A beat begins this long before its R peak, or at this share of the interval before, whichever is nearer to it.
const LEAD_IN_S: f64 = 0.24;
const LEAD_IN_SHARE: f64 = 0.4;
/// Beats of each sort that are needed.
const LEAST: usize = 8;
/// A step in level at a cut decays in this time, seconds, as a small wander of the baseline.
const SETTLE_S: f64 = 0.3;
/// Coupling intervals in a run vary by this share.
const VARIATION: f64 = 0.04;
/// The longest run.
const LONGEST_RUN: usize = 30;
/// An interval that is no pause and no artefact, seconds.
const PLAUSIBLE_S: std::ops::Range<f64> = 0.25..3.0;

/// A beat that can be used: its class, and the classes on either side.
struct Piece {
    /// First sample and R peak.
    begin: usize,
    r: usize,
    /// Where the next beat begins.
    end: usize,
    coupling: usize,
}

/// The beats of a recording by what surrounds them.
#[derive(Default)]
struct Stock {
    /// Sinus beats before a sinus beat, and before a supraventricular one.
    sinus: Vec<Piece>,
    last_sinus: Vec<Piece>,
    /// Supraventricular beats before a sinus beat, and all of them.
    last_ectopic: Vec<Piece>,
    ectopic: Vec<Piece>,
}

/// The recording put together anew with about this share of supraventricular beats; `None` where it has too few.
pub(crate) fn rearranged(
    samples: &[f32],
    hz: f64,
    reference: &Reference,
    share: f64,
    seed: u64,
) -> Option<(Vec<f32>, Reference)> {
    let stock = stock(samples, hz, reference);
    if [&stock.sinus, &stock.last_sinus, &stock.last_ectopic].iter().any(|pieces| pieces.len() < LEAST) {
        return None;
    }
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut tape = Tape { hz, samples: Vec::new(), beats: Vec::new() };
    // Runs and what lies between are drawn so that their means make the share.
    let between = 1.0 + 2.0 * random.random::<f64>();
    let run = between * share / (1.0 - share);
    while tape.samples.len() < (LENGTH_S * hz) as usize {
        for _ in 1..geometric(between, &mut random) {
            let piece = stock.sinus.choose(&mut random)?;
            tape.add(samples, piece, piece.end, BeatClass::Normal);
        }
        let piece = stock.last_sinus.choose(&mut random)?;
        tape.add(samples, piece, piece.end, BeatClass::Normal);
        for _ in 1..geometric(run, &mut random).min(LONGEST_RUN) {
            let piece = stock.ectopic.choose(&mut random)?;
            let varied = piece.coupling as f64 * (1.0 + VARIATION * (2.0 * random.random::<f64>() - 1.0));
            tape.add(
                samples,
                piece,
                piece.end.min(piece.begin + varied as usize),
                BeatClass::Supraventricular,
            );
        }
        let piece = stock.last_ectopic.choose(&mut random)?;
        tape.add(samples, piece, piece.end, BeatClass::Supraventricular);
    }
    let duration = tape.samples.len() as i64;
    Some((tape.samples, Reference { duration, beats: tape.beats, ..Reference::default() }))
}

/// The strip between its second and its last R peak, again and again until it is this long; `None` where it is too
/// short for that.
pub(crate) fn repeated(samples: &[f32], hz: f64, peaks: &[f64], length_s: f64) -> Option<Vec<f32>> {
    let beats = peaks.iter().map(|at| RefBeat { at: *at as i64, class: BeatClass::Normal }).collect();
    let stock = stock(samples, hz, &Reference { beats, ..Reference::default() });
    if stock.sinus.len() < LEAST {
        return None;
    }
    let mut tape = Tape { hz, samples: Vec::new(), beats: Vec::new() };
    while tape.samples.len() < (length_s * hz) as usize {
        for piece in &stock.sinus {
            tape.add(samples, piece, piece.end, BeatClass::Normal);
        }
    }
    Some(tape.samples)
}

/// At least 1, with this mean.
fn geometric(mean: f64, random: &mut ChaCha8Rng) -> usize {
    let mut count = 1;
    while count < 1000 && random.random::<f64>() > 1.0 / mean.max(1.0) {
        count += 1;
    }
    count
}

fn stock(samples: &[f32], hz: f64, reference: &Reference) -> Stock {
    let beats = &reference.beats;
    let lead_in = |i: usize| {
        let before = (beats[i].at - beats[i - 1].at) as f64;
        (LEAD_IN_S * hz).min(LEAD_IN_SHARE * before) as usize
    };
    let mut stock = Stock::default();
    for i in 1..beats.len().saturating_sub(1) {
        let (before, own, after) = (&beats[i - 1], &beats[i], &beats[i + 1]);
        let plausible = |a: &RefBeat, b: &RefBeat| PLAUSIBLE_S.contains(&((b.at - a.at) as f64 / hz));
        if !plausible(before, own) || !plausible(own, after) {
            continue;
        }
        let (r, next) = (own.at as usize, after.at as usize);
        let (Some(begin), Some(end)) = (r.checked_sub(lead_in(i)), next.checked_sub(lead_in(i + 1))) else {
            continue;
        };
        if end > samples.len() || begin >= r || end <= r || !samples[begin..end].iter().all(|x| x.is_finite())
        {
            continue;
        }
        let piece = || Piece { begin, r, end, coupling: r - before.at as usize };
        match (own.class, after.class) {
            (BeatClass::Normal, BeatClass::Normal) => stock.sinus.push(piece()),
            (BeatClass::Normal, BeatClass::Supraventricular) => stock.last_sinus.push(piece()),
            (BeatClass::Supraventricular, BeatClass::Normal) => {
                stock.ectopic.push(piece());
                stock.last_ectopic.push(piece());
            }
            (BeatClass::Supraventricular, BeatClass::Supraventricular) => stock.ectopic.push(piece()),
            _ => {}
        }
    }
    stock
}

/// What has been put together so far.
struct Tape {
    hz: f64,
    samples: Vec<f32>,
    beats: Vec<RefBeat>,
}

impl Tape {
    /// A beat up to `end`, joined without a step.
    fn add(&mut self, from: &[f32], piece: &Piece, end: usize, class: BeatClass) {
        let end = end.max(piece.r + 1);
        let step = self.samples.last().map_or(0.0, |last| last - from[piece.begin]);
        self.beats.push(RefBeat { at: (self.samples.len() + piece.r - piece.begin) as i64, class });
        let fade = 1.0 - 1.0 / (SETTLE_S * self.hz) as f32;
        let mut offset = step;
        for x in &from[piece.begin..end] {
            self.samples.push(x + offset);
            offset *= fade;
        }
    }
}
