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
/// Ranks of the RR interval before a beat, among those of late, from which it is one of the latest and to which it is
/// one of the earliest: the latest beats are sinus or escape beats even in a heart whose early beats are most.
const LATEST: f32 = 0.85;
const EARLIEST: f32 = 0.12;
/// Weight lost by a kind per unit of mean earliness (symmetric ratio): ectopic beats may outnumber the usual ones,
/// but they come early.
const EARLINESS_COST: f32 = 2.0;
/// Beats a kind needs before it can be the usual one, once any has them.
const ESTABLISHED: u32 = 3;

/// The mean beat of those that came earliest, or latest.
#[derive(Debug, Clone)]
struct Extreme {
    mean: Window,
    beats: u32,
}

impl Extreme {
    fn new() -> Self {
        Self { mean: [0.0; WINDOW], beats: 0 }
    }

    fn learn(&mut self, window: &Window) {
        self.beats = self.beats.saturating_add(1);
        blend(&mut self.mean, window, (1.0 / self.beats as f32).max(FOLLOW_PUNCTUAL));
    }

    fn established(&self) -> Option<&Window> {
        (self.beats >= ESTABLISHED).then_some(&self.mean)
    }
}

/// When a beat came, as far as that is known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Timing {
    /// RR before against the sinus RR (symmetric ratio).
    pub lateness: Option<f32>,
    /// The same of the RR after.
    pub lateness_after: Option<f32>,
    /// Rank of the RR before among those of late, 0 to 1.
    pub rank: Option<f32>,
}

/// Beats of one shape.
#[derive(Debug, Clone)]
pub(super) struct Kind {
    mean: Window,
    punctual: Window,
    punctual_beats: u32,
    earliest: Extreme,
    latest: Extreme,
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

    /// The mean of its latest beats; its template where there are too few.
    pub(super) fn latest(&self) -> &Window {
        self.latest.established().unwrap_or_else(|| self.template())
    }

    /// The mean of its earliest beats; its template where there are too few.
    pub(super) fn earliest(&self) -> &Window {
        self.earliest.established().unwrap_or_else(|| self.template())
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

    /// Takes a beat in.
    pub(super) fn learn(&mut self, window: &Window, timing: &Timing) {
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
                earliest: Extreme::new(),
                latest: Extreme::new(),
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
        if let Some(lateness) = timing.lateness {
            kind.lateness += share * (lateness - kind.lateness);
            if lateness > -0.12 {
                kind.punctual_beats = kind.punctual_beats.saturating_add(1);
                blend(&mut kind.punctual, window, (1.0 / kind.punctual_beats as f32).max(FOLLOW_PUNCTUAL));
            }
        }
        if let Some(after) = timing.lateness_after {
            kind.lateness_after += share * (after - kind.lateness_after);
        }
        if let Some(rank) = timing.rank {
            if rank >= LATEST {
                kind.latest.learn(window);
            } else if rank <= EARLIEST {
                kind.earliest.learn(window);
            }
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

    fn timing(lateness: f32, lateness_after: f32) -> Timing {
        Timing { lateness: Some(lateness), lateness_after: Some(lateness_after), rank: None }
    }

    #[test]
    fn the_latest_beats_of_a_kind_are_kept_apart_from_its_earliest() {
        let mut kinds = Kinds::new();
        let (mut with_p, without) = (beat(6, 1.0), beat(6, 1.0));
        with_p[BEFORE_R - 22] = 0.2;
        for n in 0..200 {
            // Four of five beats come early and have no P wave.
            let sinus = n % 5 == 0;
            let rank = if sinus { 0.9 } else { 0.02 * (n % 5) as f32 };
            let timing = Timing { rank: Some(rank), ..timing(0.0, 0.0) };
            kinds.learn(if sinus { &with_p } else { &without }, &timing);
        }
        let kind = kinds.kind(kinds.usual().unwrap());
        assert!(kind.latest()[BEFORE_R - 22] > 0.19 && kind.earliest()[BEFORE_R - 22] < 0.01);
    }

    #[test]
    fn the_usual_beat_is_the_punctual_one_even_when_ectopic_beats_are_more() {
        let mut kinds = Kinds::new();
        let (normal, ectopic) = (beat(6, 1.0), beat(15, -1.4));
        for n in 0..300 {
            // Three of five beats ectopic and early.
            if n % 5 < 3 {
                kinds.learn(&ectopic, &timing(-0.4, 0.1));
            } else {
                kinds.learn(&normal, &timing(0.0, 0.0));
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
            kinds.learn(&beat(6, 1.0), &timing(0.0, 0.0));
        }
        for n in 0..100_usize {
            let mut odd = [0.0; WINDOW];
            for (i, x) in odd.iter_mut().enumerate() {
                *x = ((i * (n + 3) * 7919) % 101) as f32 / 50.0 - 1.0;
            }
            kinds.learn(&odd, &Timing::default());
        }
        assert!(kinds.kinds.len() <= KINDS);
        let usual = kinds.kind(kinds.usual().unwrap());
        assert!(correlation(&usual.template()[QRS], &beat(6, 1.0)[QRS]) > 0.99);
    }
}
