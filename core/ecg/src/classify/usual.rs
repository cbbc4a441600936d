//! The person's own beats, told apart by shape: which one is usual, and what it looks like when it is not early.

use super::{
    shape::{QRS, correlation},
    window::{WINDOW, Window},
};

/// Shapes that are kept apart.
const KINDS: usize = 8;
/// Correlation of the QRS slice from which a beat is of a kind.
const SAME_KIND: f32 = 0.86;
/// Correlation from which two kinds are one.
const ONE_KIND: f32 = 0.95;
/// What is left of a kind's weight when another beat has come: half is gone after 140 beats.
const FADE: f32 = 0.995;
/// A mean never gives a new beat less than this share: it follows the person over some 40 beats.
const FOLLOW: f32 = 1.0 / 40.0;
/// The same for the mean of a kind's punctual beats, which are fewer and carry the P wave.
const FOLLOW_PUNCTUAL: f32 = 1.0 / 24.0;
/// Weight lost by a kind per unit of mean earliness (symmetric ratio): ectopic beats may outnumber the usual ones,
/// but they come early.
const EARLINESS_COST: f32 = 2.0;
/// Beats a kind needs before it can be the usual one, once any has them.
const ESTABLISHED: u32 = 3;

/// Beats of one shape.
#[derive(Debug, Clone)]
pub(super) struct Kind {
    mean: Window,
    punctual: Window,
    punctual_beats: u32,
    beats: u32,
    /// Share of the recent beats, fading.
    pub weight: f32,
    /// Mean of the beats' lateness against the sinus RR; below 0 is early.
    pub lateness: f32,
    /// The same of the interval after.
    pub lateness_after: f32,
}

impl Kind {
    /// The mean beat of this kind; of its punctual ones alone as soon as there are some.
    pub(super) fn template(&self) -> &Window {
        if self.punctual_beats >= ESTABLISHED { &self.punctual } else { &self.mean }
    }

    fn standing(&self) -> f32 {
        self.weight * (1.0 + EARLINESS_COST * self.lateness.min(0.0)).max(0.1)
    }
}

/// Running templates of the shapes that one person's beats have, in units of the person's usual QRS height.
#[derive(Debug, Clone)]
pub(super) struct Kinds {
    kinds: Vec<Kind>,
}

impl Kinds {
    pub(super) fn new() -> Self {
        Self { kinds: Vec::with_capacity(KINDS + 1) }
    }

    /// Takes a beat in. `lateness` is its RR against the sinus RR (symmetric ratio, `None` where unknown).
    pub(super) fn learn(&mut self, window: &Window, lateness: Option<f32>, lateness_after: Option<f32>) {
        for kind in &mut self.kinds {
            kind.weight *= FADE;
        }
        let best = self.nearest(window).filter(|(_, likeness)| *likeness >= SAME_KIND);
        let at = if let Some((at, _)) = best {
            at
        } else {
            if self.kinds.len() == KINDS {
                let lightest =
                    (0..KINDS).min_by(|a, b| self.kinds[*a].weight.total_cmp(&self.kinds[*b].weight));
                self.kinds.swap_remove(lightest.unwrap_or(0));
            }
            self.kinds.push(Kind {
                mean: *window,
                punctual: *window,
                punctual_beats: 0,
                beats: 0,
                weight: 0.0,
                lateness: 0.0,
                lateness_after: 0.0,
            });
            self.kinds.len() - 1
        };
        let kind = &mut self.kinds[at];
        kind.beats = kind.beats.saturating_add(1);
        kind.weight += 1.0 - FADE;
        let share = (1.0 / kind.beats as f32).max(FOLLOW);
        blend(&mut kind.mean, window, share);
        if let Some(lateness) = lateness {
            kind.lateness += share * (lateness - kind.lateness);
            if lateness > -0.12 {
                kind.punctual_beats = kind.punctual_beats.saturating_add(1);
                blend(&mut kind.punctual, window, (1.0 / kind.punctual_beats as f32).max(FOLLOW_PUNCTUAL));
            }
        }
        if let Some(after) = lateness_after {
            kind.lateness_after += share * (after - kind.lateness_after);
        }
        self.unite(at);
    }

    /// Two kinds that have become alike are one.
    fn unite(&mut self, at: usize) {
        let twin = (0..self.kinds.len()).find(|&i| {
            i != at && correlation(&self.kinds[i].mean[QRS], &self.kinds[at].mean[QRS]) > ONE_KIND
        });
        if let Some(twin) = twin {
            let (keep, drop) =
                if self.kinds[twin].weight >= self.kinds[at].weight { (twin, at) } else { (at, twin) };
            let (weight, beats) = (self.kinds[drop].weight, self.kinds[drop].beats);
            self.kinds[keep].weight += weight;
            self.kinds[keep].beats = self.kinds[keep].beats.saturating_add(beats);
            self.kinds.swap_remove(drop);
        }
    }

    /// The kind whose QRS is most like this window's, with the correlation.
    pub(super) fn nearest(&self, window: &Window) -> Option<(usize, f32)> {
        self.kinds
            .iter()
            .enumerate()
            .map(|(i, kind)| (i, correlation(&kind.mean[QRS], &window[QRS])))
            .max_by(|a, b| a.1.total_cmp(&b.1))
    }

    pub(super) fn kind(&self, at: usize) -> &Kind {
        &self.kinds[at]
    }

    /// The person's usual kind: the most frequent, earliness held against it.
    pub(super) fn usual(&self) -> Option<usize> {
        let any_established = self.kinds.iter().any(|kind| kind.beats >= ESTABLISHED);
        (0..self.kinds.len())
            .filter(|&i| !any_established || self.kinds[i].beats >= ESTABLISHED)
            .max_by(|a, b| self.kinds[*a].standing().total_cmp(&self.kinds[*b].standing()))
    }

    /// Sum of the kinds' weights: 1 when many beats have been seen.
    pub(super) fn weight(&self) -> f32 {
        self.kinds.iter().map(|kind| kind.weight).sum()
    }
}

fn blend(mean: &mut Window, beat: &Window, share: f32) {
    for i in 0..WINDOW {
        mean[i] += share * (beat[i] - mean[i]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::window::BEFORE_R;
    use super::*;

    fn beat(half: usize, height: f32) -> Window {
        let mut window = [0.0; WINDOW];
        for (i, value) in window.iter_mut().enumerate().take(BEFORE_R + half).skip(BEFORE_R - half) {
            let t = (i as f32 - BEFORE_R as f32) / half as f32;
            *value = height * (1.0 - t * t) * (1.0 - 2.0 * t);
        }
        window
    }

    #[test]
    fn the_usual_beat_is_the_punctual_one_even_when_ectopic_beats_are_more() {
        let mut kinds = Kinds::new();
        let (normal, ectopic) = (beat(6, 1.0), beat(15, -1.4));
        for n in 0..300 {
            // Three of five beats ectopic and early.
            if n % 5 < 3 {
                kinds.learn(&ectopic, Some(-0.4), Some(0.1));
            } else {
                kinds.learn(&normal, Some(0.0), Some(0.0));
            }
        }
        let usual = kinds.kind(kinds.usual().unwrap());
        assert!(correlation(&usual.template()[QRS], &normal[QRS]) > 0.99);
        let (other, likeness) = kinds.nearest(&ectopic).unwrap();
        assert!(likeness > 0.99 && kinds.kind(other).lateness < -0.35);
    }

    #[test]
    fn a_hundred_odd_beats_do_not_grow_the_kinds_nor_drive_the_usual_one_out() {
        let mut kinds = Kinds::new();
        for _ in 0..60 {
            kinds.learn(&beat(6, 1.0), Some(0.0), Some(0.0));
        }
        for n in 0..100_usize {
            let mut odd = [0.0; WINDOW];
            for (i, x) in odd.iter_mut().enumerate() {
                *x = ((i * (n + 3) * 7919) % 101) as f32 / 50.0 - 1.0;
            }
            kinds.learn(&odd, None, None);
        }
        assert!(kinds.kinds.len() <= KINDS);
        let usual = kinds.kind(kinds.usual().unwrap());
        assert!(correlation(&usual.template()[QRS], &beat(6, 1.0)[QRS]) > 0.99);
    }
}
