//! Seconds of signal kept for the report.
//!
//! A recording of days does not fit into memory, and the report needs ten seconds of it here and there. The last three
//! minutes of the clean signal are kept in a ring; when something is seen, its seconds are copied out. How many are
//! kept of each kind is bounded, and what is more telling replaces what is less. An episode may outlast the ring: its
//! onset is copied while it goes on.

use super::{Excerpt, ExcerptKind};
use crate::{
    classify::{Beat, BeatClass},
    quality::{Grade, Reason},
    rhythm::{Episode, EpisodeKind, Fibrillating, is_believed, rate::RateMeter},
    ring::SampleRing,
    units::{SampleIndex, SampleRate},
};
use std::{collections::VecDeque, ops::Range};

/// Length of an excerpt, seconds; its focus is in the middle, or nearer an end of the recording.
pub const EXCERPT_S: f64 = 10.0;
/// Signal kept behind the newest sample, seconds. An episode is known to have ended up to a minute late; AF is certain
/// 30 s and 47 beats after its onset, which at 30 beats a minute is two minutes.
const RING_S: f64 = 180.0;
/// Excerpts of one kind.
const OF_ONE_KIND: usize = 3;
/// Marks that get an excerpt.
const MARKS: usize = 50;
/// Excerpts of one kind lie at least so far apart, seconds.
const APART_S: f64 = 20.0;
/// AF is shown this long after its onset, too, seconds: the onset is known to within
/// [`AF_EDGE_S`](crate::rhythm::AF_EDGE_S), and an excerpt of it may hold little but the rhythm before.
const WITHIN_S: f64 = 20.0;
/// Another example of its kind replaces an old one from this share beyond it on. An extreme is *the* one: it replaces the
/// old one however little beyond it lies.
const BEYOND: f32 = 0.03;
/// Last beats that are remembered: a pair is told at the third after its first.
const RECENT: usize = 8;
/// Seconds of good signal and normal beats in a row that show the usual beat.
const USUAL_S: u64 = 10;

/// An excerpt that is wanted and not yet copied.
#[derive(Debug, Clone)]
struct Wanted {
    why: ExcerptKind,
    focus: SampleIndex,
    /// What is more telling among its kind.
    weight: f32,
}

/// Keeps excerpts while a session runs.
#[derive(Debug, Clone)]
pub(super) struct Excerpts {
    rate: SampleRate,
    ring: SampleRing,
    wanted: VecDeque<Wanted>,
    /// Onsets of episodes that go on, one episode of a kind.
    onsets: Vec<Excerpt>,
    kept: Vec<(f32, Excerpt)>,
    meter: RateMeter,
    good_seconds: u64,
    /// A good stretch of which it is not known yet whether all its beats are normal.
    usual: Option<Range<SampleIndex>>,
    last: Option<Beat>,
    /// The last beats: where, and how probable their class is.
    recent: [(SampleIndex, f32); RECENT],
    last_abnormal: SampleIndex,
}

impl Excerpts {
    /// For samples at `rate`.
    pub(super) fn new(rate: SampleRate) -> Self {
        Self {
            rate,
            ring: SampleRing::new(rate.samples(RING_S)),
            wanted: VecDeque::new(),
            onsets: Vec::new(),
            kept: Vec::new(),
            meter: RateMeter::new(),
            good_seconds: 0,
            usual: None,
            last: None,
            recent: [(0, 0.0); RECENT],
            last_abnormal: 0,
        }
    }

    /// One clean sample, millivolts, its delay taken out; `NaN` where nothing was received.
    #[inline]
    pub(super) fn push(&mut self, clean: f32) {
        self.ring.push(clean);
    }

    /// So many samples that were not received.
    pub(super) fn push_missing(&mut self, samples: u64) {
        self.ring.push_missing(samples);
    }

    /// A beat that is final.
    pub(super) fn beat(&mut self, beat: &Beat) {
        let at = beat.position.round() as SampleIndex;
        if self.usual.as_ref().is_some_and(|stretch| stretch.end <= at) {
            self.decide_usual();
        }
        if beat.class != BeatClass::Normal {
            self.last_abnormal = at;
        }
        let before = self.last.replace(*beat);
        self.recent.rotate_left(1);
        self.recent[RECENT - 1] = (at, beat.probability);
        if matches!(beat.class, BeatClass::Ventricular | BeatClass::Supraventricular | BeatClass::Fusion) {
            self.want(ExcerptKind::SingleBeat(beat.class), at, beat.probability);
        }
        if let Some(rate) = self.meter.push(beat) {
            let at = rate.at as SampleIndex;
            self.want_extreme(ExcerptKind::SlowestRate, at, -rate.bpm);
            self.want_extreme(ExcerptKind::FastestRate, at, rate.bpm);
        }
        let clean = [before.unwrap_or(*beat).grade, beat.grade].map(|grade| grade == Grade::Good);
        if beat.rr_ms.is_finite() && is_believed(beat.rr_ms, clean) {
            let middle = beat.position - f64::from(beat.rr_ms) / 2000.0 * self.rate.hz();
            self.want_extreme(ExcerptKind::LongestRr, middle.max(0.0) as SampleIndex, beat.rr_ms);
        }
    }

    /// An episode that has ended.
    pub(super) fn episode(&mut self, episode: &Episode) {
        if episode.kind == EpisodeKind::AtrialFibrillation {
            // Early beats in it are none: what was kept of them makes room.
            let fibrillating = Fibrillating::of(&[*episode], self.rate);
            self.kept.retain(|(_, excerpt)| !is_early_in(&fibrillating, excerpt));
        }
        let seconds = self.rate.seconds((episode.end - episode.start) as f64) as f32;
        let weight = match episode.kind {
            EpisodeKind::Pause => episode.evidence.longest_rr_ms,
            EpisodeKind::Run(_) => episode.evidence.beats as f32,
            EpisodeKind::Couplet(_) => episode.least_probable(self.recent.into_iter()),
            _ => seconds,
        };
        let why = ExcerptKind::Episode(episode.kind);
        if f64::from(seconds) < EXCERPT_S {
            self.want(why, u64::midpoint(episode.start, episode.end), weight);
            return;
        }
        // The onset where it is still there, else the end.
        for (onset, end) in self.shown(episode.kind).map(|after| (episode.start + after, episode.end - after))
        {
            let is_there = self.has_onset(why, onset) || self.holds_before(onset);
            self.want(why, if is_there { onset } else { end }, weight);
        }
    }

    /// An episode of this kind began at `start`, is certain and goes on: its onset is kept for when it ends.
    pub(super) fn goes_on(&mut self, kind: EpisodeKind, start: SampleIndex) {
        let why = ExcerptKind::Episode(kind);
        self.onsets.retain(|other| other.why != why || other.focus >= start);
        let half = self.rate.samples(EXCERPT_S / 2.0) as u64;
        for focus in self.shown(kind).map(|after| start + after) {
            if focus + half <= self.ring.end() && !self.has_onset(why, focus) && self.holds_before(focus) {
                let onset = self.excerpt(why, focus);
                self.onsets.push(onset);
            }
        }
    }

    /// Where an episode of this kind is shown, samples after its onset.
    fn shown(&self, kind: EpisodeKind) -> impl Iterator<Item = SampleIndex> + use<> {
        let within = (kind == EpisodeKind::AtrialFibrillation).then(|| self.rate.samples(WITHIN_S) as u64);
        std::iter::once(0).chain(within)
    }

    /// The person marked sample `at`; `which` mark it is.
    pub(super) fn mark(&mut self, which: usize, at: SampleIndex) {
        if which < MARKS {
            self.wanted.push_back(Wanted { why: ExcerptKind::Mark(which), focus: at, weight: 0.0 });
        }
    }

    /// Seconds were graded.
    pub(super) fn seconds(&mut self, seconds: Range<u64>, grade: Grade) {
        if let Grade::Unusable(reason) = grade
            && self.has_enough_of(reason)
        {
            self.good_seconds = 0;
            return;
        }
        for second in seconds {
            self.second(second, grade);
        }
    }

    fn second(&mut self, second: u64, grade: Grade) {
        if let Grade::Unusable(reason) = grade
            && reason != Reason::TooShort
        {
            self.want(ExcerptKind::Unreadable(reason), self.rate.second_start(second), 0.0);
        }
        self.good_seconds = if grade == Grade::Good { self.good_seconds + 1 } else { 0 };
        let shown = || self.kept.iter().any(|(_, e)| e.why == ExcerptKind::Usual);
        if self.good_seconds >= USUAL_S && self.usual.is_none() && !shown() {
            let first = self.rate.second_start((second + 1).saturating_sub(USUAL_S));
            self.usual = Some(first..self.rate.second_start(second + 1));
        }
    }

    /// Whether a longer silence of this reason changes nothing: nothing is to be copied, and there are as many excerpts
    /// of it as there may be.
    pub(super) fn has_enough_of(&self, silence: Reason) -> bool {
        let why = ExcerptKind::Unreadable(silence);
        self.wanted.is_empty() && self.kept.iter().filter(|(_, e)| e.why == why).count() >= OF_ONE_KIND
    }

    /// All beats of a good stretch are known: whether they show the usual beat.
    fn decide_usual(&mut self) {
        let Some(stretch) = self.usual.take() else { return };
        let beats = self.last.is_some_and(|beat| beat.position >= stretch.start as f64);
        if beats && self.last_abnormal < stretch.start {
            self.want(ExcerptKind::Usual, u64::midpoint(stretch.start, stretch.end), 0.0);
        }
    }

    /// Copies what is due. Called at fixed samples, so that the chunks fed do not matter.
    pub(super) fn copy_due(&mut self) {
        let after = self.rate.samples(EXCERPT_S / 2.0) as u64;
        // Most wait for nothing; the few that do are in order of neither focus nor kind.
        for _ in 0..self.wanted.len() {
            let Some(wanted) = self.wanted.pop_front() else { break };
            if wanted.focus + after <= self.ring.end() {
                self.copy(&wanted);
            } else {
                self.wanted.push_back(wanted);
            }
        }
    }

    /// Everything kept, in order; nothing of early beats where the heart fibrillates.
    pub(super) fn finish(&mut self, fibrillating: &Fibrillating) -> Vec<Excerpt> {
        self.decide_usual();
        for wanted in std::mem::take(&mut self.wanted) {
            self.copy(&wanted);
        }
        let mut excerpts: Vec<Excerpt> = self.kept.drain(..).map(|(_, excerpt)| excerpt).collect();
        excerpts.retain(|excerpt| !is_early_in(fibrillating, excerpt));
        excerpts.sort_by_key(|excerpt| (excerpt.start, excerpt.focus));
        excerpts
    }

    fn want_extreme(&mut self, why: ExcerptKind, focus: SampleIndex, weight: f32) {
        let known = self.kept.iter().map(|(weight, e)| (*weight, e.why));
        let waiting = self.wanted.iter().map(|w| (w.weight, w.why));
        if known.chain(waiting).all(|(other, of)| of != why || weight > other) {
            self.wanted.retain(|wanted| wanted.why != why);
            self.wanted.push_back(Wanted { why, focus, weight });
        }
    }

    fn want(&mut self, why: ExcerptKind, focus: SampleIndex, weight: f32) {
        let apart = self.rate.samples(APART_S) as u64;
        let near = |other: SampleIndex| other.abs_diff(focus) < apart;
        if self.wanted.iter().any(|w| w.why == why && near(w.focus)) {
            return;
        }
        let mut alike = self.kept.iter().filter(|(_, e)| e.why == why);
        if alike.clone().any(|(_, e)| near(e.focus)) {
            return;
        }
        let full = alike.clone().count() >= OF_ONE_KIND;
        if !full || alike.any(|(other, _)| weight > other + BEYOND * other.abs()) {
            self.wanted.push_back(Wanted { why, focus, weight });
        }
    }

    fn has_onset(&self, why: ExcerptKind, start: SampleIndex) -> bool {
        self.onsets.iter().any(|onset| onset.why == why && onset.focus == start)
    }

    /// Whether the ring still holds what came before `focus` in an excerpt of it.
    fn holds_before(&self, focus: SampleIndex) -> bool {
        let before = self.rate.samples(EXCERPT_S / 2.0) as u64;
        focus >= self.ring.begin() + before || self.ring.begin() == 0
    }

    fn copy(&mut self, wanted: &Wanted) {
        let limit = match wanted.why {
            ExcerptKind::Mark(_) => usize::MAX,
            ExcerptKind::SlowestRate
            | ExcerptKind::FastestRate
            | ExcerptKind::LongestRr
            | ExcerptKind::Usual => 1,
            _ => OF_ONE_KIND,
        };
        let alike = self.kept.iter().enumerate().filter(|(_, (_, e))| e.why == wanted.why);
        if alike.clone().count() >= limit
            && let Some((least, _)) = alike.min_by(|a, b| a.1.0.total_cmp(&b.1.0))
        {
            self.kept.swap_remove(least);
        }
        let onset =
            self.onsets.iter().position(|onset| onset.why == wanted.why && onset.focus == wanted.focus);
        let excerpt = match onset {
            Some(at) => self.onsets.swap_remove(at),
            None => self.excerpt(wanted.why, wanted.focus),
        };
        self.kept.push((wanted.weight, excerpt));
    }

    /// The seconds around `focus` out of the ring.
    fn excerpt(&self, why: ExcerptKind, focus: SampleIndex) -> Excerpt {
        let length = self.rate.samples(EXCERPT_S) as u64;
        let (oldest, now) = (self.ring.begin(), self.ring.end());
        let latest = now.saturating_sub(length).max(oldest);
        let start = focus.saturating_sub(length / 2).clamp(oldest, latest);
        let end = (start + length).min(now);
        let samples = (start..end).filter_map(|index| self.ring.get(index)).collect();
        Excerpt { why, start, samples, focus }
    }
}

fn is_early_in(fibrillating: &Fibrillating, excerpt: &Excerpt) -> bool {
    excerpt.why == ExcerptKind::SingleBeat(BeatClass::Supraventricular)
        && fibrillating.holds(excerpt.focus as f64)
}
