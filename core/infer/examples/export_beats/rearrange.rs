//! A recording's own beats put together anew: with ectopic atrial rhythm as most of it, or long enough to have a context.
//!
//! What a heart does most is taken for its own rhythm by anything that looks at means and medians, and nearly every
//! recording that is fitted on has its early beats in the minority: a model fitted on them alone calls a heart normal
//! whose early beats are most. Here such hearts are made: the signal is cut between beats and put together again as
//! stretches of the person's sinus rhythm and runs of the person's supraventricular beats, each beat with its own waves,
//! as early as it came or less, some with a slow sinus node. A strip that is played again and again is the counterpart: the
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
const LEAST: usize = 4;
/// A step in level at a cut decays in this time, seconds, as a small wander of the baseline.
const SETTLE_S: f64 = 0.3;
/// Coupling intervals in a run vary by this share.
const VARIATION: f64 = 0.04;
/// A recording's early beats come as early as they did, or later by up to this share of what lacks to a sinus interval:
/// beats that are hardly early, and regularly so, are ectopic too.
const LATER: f64 = 0.6;
/// In half of what is made the sinus node is slow, as where it is sick: its intervals and the pauses after a run are
/// longer by up to this factor. What is inserted is the last stretch before a beat, back and forth.
const SLOWER: f64 = 2.2;
const INSERTED_S: f64 = 0.08;
/// Share of what is made in which sinus stretches and runs have each their one length: bigeminy, trigeminy and so on.
const REGULAR: f64 = 0.4;
/// The longest run.
const LONGEST_RUN: usize = 30;
/// An interval that is no pause and no artefact, seconds.
const PLAUSIBLE_S: std::ops::Range<f64> = 0.25..3.0;

/// A beat that can be used.
struct Piece {
    /// First sample and R peak.
    begin: usize,
    r: usize,
    /// Where the next beat begins.
    end: usize,
    coupling: usize,
}

impl Piece {
    /// Samples from the beat before to this one: as it was, or later by the share `later` of what lacks to `sinus`.
    fn after(&self, sinus: usize, later: f64, random: &mut ChaCha8Rng) -> usize {
        let lacking = sinus.saturating_sub(self.coupling) as f64;
        let varied = 1.0 + VARIATION * (2.0 * random.random::<f64>() - 1.0);
        ((self.coupling as f64 + later * lacking) * varied) as usize
    }
}

/// The beats of a recording by what follows them.
#[derive(Default)]
struct Stock {
    /// Sinus beats before a sinus beat.
    sinus: Vec<Piece>,
    /// Supraventricular beats before a sinus beat: their pause leaves room for whatever is to follow.
    last_ectopic: Vec<Piece>,
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
    if stock.sinus.len() < LEAST || stock.last_ectopic.len() < LEAST {
        return None;
    }
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut tape = Tape { hz, samples: Vec::new(), beats: Vec::new() };
    // Runs and what lies between are drawn so that their means make the share.
    let regular = random.random::<f64>() < REGULAR;
    let between = 1.0 + 2.0 * random.random::<f64>();
    let run = (between * share / (1.0 - share)).max(1.0);
    let later = LATER * random.random::<f64>();
    let slow = if random.random::<bool>() { 1.0 } else { 1.0 + (SLOWER - 1.0) * random.random::<f64>() };
    let sinus = median(stock.sinus.iter().map(|piece| piece.coupling).collect());
    let length = |mean: f64, random: &mut ChaCha8Rng| {
        if regular { mean.round() as usize } else { geometric(mean, random).min(LONGEST_RUN) }
    };
    while tape.samples.len() < (LENGTH_S * hz) as usize {
        let run: Vec<&Piece> =
            (0..length(run, &mut random)).filter_map(|_| stock.last_ectopic.choose(&mut random)).collect();
        for left in (0..length(between, &mut random)).rev() {
            let piece = stock.sinus.choose(&mut random)?;
            // The last before a run is cut off where the run's first beat comes.
            let early = run.first().filter(|_| left == 0).map(|next| next.after(sinus, later, &mut random));
            let end = early.map_or(piece.end, |after| piece.end.min(piece.begin + after));
            tape.add(samples, piece, end, BeatClass::Normal);
            if early.is_none() {
                tape.wait(((slow - 1.0) * (piece.end - piece.begin) as f64) as usize);
            }
        }
        for (place, piece) in run.iter().enumerate() {
            let early = run.get(place + 1).map(|next| next.after(sinus, later, &mut random));
            let end = early.map_or(piece.end, |after| piece.end.min(piece.begin + after));
            tape.add(samples, piece, end, BeatClass::Supraventricular);
        }
        if let Some(last) = run.last() {
            tape.wait(((slow - 1.0) * (last.end - last.begin) as f64) as usize);
        }
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
            (BeatClass::Supraventricular, BeatClass::Normal) => stock.last_ectopic.push(piece()),
            _ => {}
        }
    }
    stock
}

fn median(mut values: Vec<usize>) -> usize {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}

/// What has been put together so far.
struct Tape {
    hz: f64,
    samples: Vec<f32>,
    beats: Vec<RefBeat>,
}

impl Tape {
    /// Nothing for so many samples: the last stretch back and forth.
    fn wait(&mut self, count: usize) {
        let stretch = ((INSERTED_S * self.hz) as usize).max(2).min(self.samples.len());
        let from = self.samples.len();
        for n in 0..count {
            let place = n % (2 * stretch);
            let back = if place < stretch { place } else { 2 * stretch - 1 - place };
            self.samples.push(self.samples[from - 1 - back]);
        }
    }

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
