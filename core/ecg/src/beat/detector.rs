//! The detector: from samples to R peaks.

use super::{
    RPeak,
    candidate::{Candidate, Track},
    crest::{Crest, CrestFinder, Turn},
    evidence::{Evidence, LOOK_AHEAD_S, Scene},
    fiducial::FiducialPoint,
    level::{Levels, log_height},
    shape::{Likeness, Shapes},
    verdict::Verdict,
};
use crate::{
    filter::qrs_band::{QrsBand, QrsEnergy},
    units::{SampleIndex, SamplePosition, SampleRate},
};
use std::collections::VecDeque;

/// Levels are learnt from this much signal before the first verdict, seconds.
const LEARNING_S: f64 = 2.0;
/// No two beats are closer than this, seconds (300 per minute).
const REFRACTORY_S: f64 = 0.18;
/// Two crests closer than this are one candidate, seconds.
const SAME_S: f64 = 0.12;
/// A candidate this probable is a beat; one looked back at may be less so.
const ACCEPT: f32 = 0.5;
const ACCEPT_LOOKING_BACK: f32 = 0.4;
/// Looking back begins when an RR interval is this long, in running RR (Pan & Tompkins 1985).
const LONG_RR: f32 = 1.66;
/// A candidate that grows this old is looked back at a last time, seconds.
const LAST_LOOK_S: f64 = 2.75;
/// Lower than this under the levels nothing is read off a crest: log of 5 %.
const NEGLIGIBLE: f32 = -3.0;
/// Without a beat for so long, heights of candidates that look like one are believed, seconds.
const QUIET_S: f64 = 1.5;
/// Without a beat for so long, everything learnt is given up, seconds.
const LOST_S: f64 = 10.5;
/// A stretch shows at least so much before its first R peak, seconds: half of a QRS complex is none, and a filter that
/// starts is no heart.
const ONSET_S: f64 = 0.05;
/// Room for candidates; the refractory time allows no more in three seconds.
pub(super) const ROOM: usize = 64;

/// Finds QRS complexes as a person would: something that stands out, looks like this person's beats and comes when
/// one is due, seen with a second of what follows.
///
/// Input: samples in millivolts (mains taken out, baseline left in) at 50 to 2,000 Hz. Output: [`RPeak`]s in order.
///
/// - Delay: an R peak is final at most [`delay`](Self::delay) samples (1.5 s) after it; one found by looking back,
///   [`delay_looking_back`](Self::delay_looking_back) (3 s). While learning (the first two seconds) 3 s.
/// - After a gap it starts with what it knew. After a change of gain by 10 it follows within a few beats, because
///   shape does not depend on gain; after ten seconds without a beat it learns anew.
/// - Cost: about fifteen additions a sample; everything else is per candidate (2 to 5 a second).
///
/// Known failures: ventricular flutter and fibrillation have no QRS to be found; electrode motion as tall as the
/// QRS is taken for beats about half of the time (see the noise table in RESULTS.md).
///
/// Source: structure after Pan & Tompkins 1985 and Elgendi 2013. Deviations: (1) a band of moving averages,
/// symmetric in time; (2) crests with hysteresis in place of blocks of interest; (3) no threshold on height but a
/// fitted probability over height, shape, timing and surroundings; (4) looking back ranks by that probability.
#[derive(Debug, Clone)]
pub struct QrsDetector {
    rate: SampleRate,
    band: QrsBand,
    energy: QrsEnergy,
    crests: CrestFinder,
    fiducial: FiducialPoint,
    verdict: Verdict,
    received: Track,
    banded: Track,
    /// Samples seen, lost ones included.
    now: SampleIndex,
    /// First sample since the last gap.
    begin: SampleIndex,
    /// Levels are learnt from here on.
    learning_from: SampleIndex,
    /// The next sample starts a stretch.
    fresh: bool,
    learnt: bool,
    /// Sample count at which something can be decided next.
    due: SampleIndex,
    waiting: VecDeque<Candidate>,
    rejected: VecDeque<Candidate>,
    levels: Levels,
    shapes: Shapes,
    last: SamplePosition,
    last_height: f32,
    /// There is a beat before the next one with nothing lost between.
    chained: bool,
    /// When everything was last given up.
    given_up: SamplePosition,
    found: VecDeque<RPeak>,
    log: Option<Vec<Judged>>,
}

/// A candidate as it was judged, for fitting the verdict.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Provisional R.
    pub position: SamplePosition,
    /// Log height.
    pub log_height: f32,
    /// What it was judged by.
    pub evidence: Evidence,
}

impl QrsDetector {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        let fiducial = FiducialPoint::new(rate);
        // A beat looked back at is placed up to three seconds after its R peak.
        let kept = rate.samples(3.5) + fiducial.delay();
        Self {
            rate,
            band: QrsBand::new(rate),
            energy: QrsEnergy::new(rate),
            crests: CrestFinder::new(rate.hz()),
            fiducial,
            verdict: Verdict::bundled(),
            received: Track::new(kept),
            banded: Track::new(kept),
            now: 0,
            begin: 0,
            learning_from: 0,
            fresh: true,
            learnt: false,
            due: 0,
            waiting: VecDeque::with_capacity(ROOM),
            rejected: VecDeque::with_capacity(ROOM),
            levels: Levels::new(),
            shapes: Shapes::new(),
            last: -rate.hz(),
            last_height: log_height(0.0),
            chained: false,
            given_up: 0.0,
            found: VecDeque::with_capacity(ROOM),
            log: None,
        }
    }

    /// Another verdict than the bundled one.
    #[must_use]
    pub fn with_verdict(self, verdict: Verdict) -> Self {
        Self { verdict, ..self }
    }

    /// With a log of everything judged, which grows with the recording: for fitting.
    #[must_use]
    pub fn logging(self) -> Self {
        Self { log: Some(Vec::new()), ..self }
    }

    /// What was judged so far; empty without [`logging`](Self::logging).
    pub fn judged(&self) -> &[Judged] {
        self.log.as_deref().unwrap_or(&[])
    }

    /// Samples from an R peak until it is final, unless it was looked back at.
    pub fn delay(&self) -> usize {
        self.rate.samples(LOOK_AHEAD_S) + self.lag() as usize + 2
    }

    /// Samples from an R peak until it is final when it was looked back at.
    pub fn delay_looking_back(&self) -> usize {
        self.rate.samples(LAST_LOOK_S) + self.lag() as usize + 2
    }

    /// Candidates that there is room for.
    #[cfg(test)]
    pub(super) fn room(&self) -> usize {
        self.waiting.capacity().max(self.rejected.capacity())
    }

    /// Samples by which the energy lags.
    fn lag(&self) -> SampleIndex {
        (self.band.delay() + self.energy.delay()) as SampleIndex
    }

    /// Forgets everything, as new.
    pub fn reset(&mut self) {
        *self = Self { verdict: self.verdict.clone(), ..Self::new(self.rate) };
    }

    /// The next R peak that is final.
    pub fn pop(&mut self) -> Option<RPeak> {
        self.found.pop_front()
    }

    /// One received sample, millivolts, finite.
    #[inline]
    pub fn push(&mut self, x: f32) {
        if self.fresh {
            self.start(x);
        }
        self.received.put(self.now as i64, x);
        let y = self.band.push(x);
        self.advance(self.now, y);
        self.now += 1;
        if self.now >= self.due {
            self.decide(false);
        }
    }

    /// `samples` were not received: what was seen before them is decided without its future.
    pub fn gap(&mut self, samples: u64) {
        self.finish();
        self.now += samples;
    }

    /// What lay over the signal so far is gone from it: everything that was learnt in it is, too.
    pub fn learn_anew(&mut self) {
        if self.fresh {
            return;
        }
        self.waiting.clear();
        self.rejected.clear();
        self.shapes.clear();
        self.levels = Levels::new();
        self.learnt = false;
        self.learning_from = self.now;
        self.last = self.now as f64 - self.rate.hz();
        self.chained = false;
        self.due = self.now;
    }

    /// The stretch has ended; all that is waiting is decided.
    pub fn finish(&mut self) {
        if self.fresh {
            return;
        }
        if self.rate.seconds((self.now - self.begin) as f64) < SAME_S {
            // Too short for a QRS complex; a signal full of holes costs no more than a whole one.
            self.fresh = true;
            return;
        }
        // Silence pushes the last crest out; the samples after the end exist only here.
        let silence = self.lag() + self.rate.samples(0.3) as u64;
        for after in 0..silence {
            self.advance(self.now + after, 0.0);
        }
        self.decide(true);
        self.waiting.clear();
        self.rejected.clear();
        self.fresh = true;
    }

    fn start(&mut self, x: f32) {
        self.fresh = false;
        self.band.reset(x);
        self.energy.reset();
        self.crests.reset(self.now);
        self.begin = self.now;
        if !self.learnt {
            self.learning_from = self.now;
        }
        self.received.begin(self.now as i64);
        self.banded.begin(self.now as i64);
        self.last = self.now as f64 - self.rate.hz();
        self.chained = false;
        self.due = self.now;
    }

    /// The band's output at sample count `count` into the energy and its crests.
    #[inline]
    fn advance(&mut self, count: SampleIndex, y: f32) {
        self.banded.put(count as i64 - self.band.delay() as i64, y);
        match self.crests.push(self.energy.push(y), count) {
            Some(Turn::Crest(crest)) => self.crest(&crest),
            Some(Turn::Valley(energy)) => {
                if let Some(before) = self.waiting.back_mut() {
                    before.valleys[1] = log_height(energy.sqrt());
                }
            }
            None => {}
        }
    }

    fn crest(&mut self, crest: &Crest) {
        if crest.at < self.begin + self.lag() {
            return;
        }
        let height = log_height(crest.energy.sqrt());
        let floor = self.levels.by_the_second().min(self.levels.signal()) + NEGLIGIBLE;
        if self.learnt && height < floor {
            return;
        }
        let centre = crest.at - self.lag();
        self.levels.candidate(self.rate.second_of(centre), height);
        let new = Candidate::read(&self.banded, crest, centre as i64, &self.shapes, self.rate);
        if let Some(before) = self.waiting.back_mut()
            && self.rate.seconds(new.position - before.position).abs() < SAME_S
        {
            if new.height > before.height {
                let position = new.position;
                let valley = before.valleys[0];
                *before = new;
                before.valleys[0] = valley;
                self.expect(position + LOOK_AHEAD_S * self.rate.hz());
            }
            return;
        }
        self.expect(new.position + LOOK_AHEAD_S * self.rate.hz());
        self.waiting.push_back(new);
    }

    fn learn(&mut self) {
        self.learnt = true;
        // The median of the tallest of each 0.8 s: about one beat each, and neither an artefact nor a pause decides.
        let step = 0.8 * self.rate.hz();
        let mut tallest = [f32::NEG_INFINITY; 8];
        for candidate in &self.waiting {
            let which = ((candidate.position - self.learning_from as f64) / step) as usize;
            let slot = &mut tallest[which.min(7)];
            *slot = slot.max(candidate.log_height);
        }
        tallest.sort_by(f32::total_cmp);
        let known = tallest.iter().position(|height| height.is_finite()).unwrap_or(7);
        let middle = tallest[known + (8 - known) / 2];
        if middle.is_finite() {
            self.levels.begin(middle);
        }
    }

    fn decide(&mut self, all: bool) {
        let hz = self.rate.hz();
        if !self.learnt {
            if self.now - self.learning_from < self.rate.samples(LEARNING_S) as u64 && !all {
                self.due = self.learning_from + self.rate.samples(LEARNING_S) as u64;
                return;
            }
            self.learn();
        }
        let seen = self.now as f64 - self.lag() as f64;
        while let Some(next) = self.waiting.front() {
            if !all && seen < next.position + LOOK_AHEAD_S * hz {
                break;
            }
            let last_look = next.position + (LOOK_AHEAD_S - LAST_LOOK_S) * hz;
            self.look_back_at_older(last_look);
            if let Some(candidate) = self.waiting.pop_front() {
                self.judge(candidate);
            }
        }
        self.look_back_at_older(seen - LAST_LOOK_S * hz);
        if all {
            self.look_back_at_older(f64::INFINITY);
        }
        let next = self.waiting.front().map(|next| next.position + LOOK_AHEAD_S * hz);
        let chance = self.rejected.iter().find(|r| r.probability > ACCEPT_LOOKING_BACK);
        let last = chance.map(|oldest| oldest.position + LAST_LOOK_S * hz);
        self.due = SampleIndex::MAX;
        for position in [next, last].into_iter().flatten() {
            self.expect(position);
        }
    }

    /// Something can be decided once the signal is known up to `position`.
    fn expect(&mut self, position: SamplePosition) {
        let count = position.ceil().max(0.0) as u64 + self.lag();
        self.due = self.due.min(count.max(self.now + 1));
    }

    fn judge(&mut self, mut candidate: Candidate) {
        let alike = self.shapes.compare(&candidate.shape);
        let scene = Scene {
            rate: self.rate,
            ahead: &self.waiting,
            rejected: &self.rejected,
            levels: &self.levels,
            shapes: &self.shapes,
            last: self.last,
            last_height: self.last_height,
        };
        // Before anything is known a candidate is neither like nor unlike.
        let unknown = Likeness { best: 0.6, usual: 0.5, which: 0 };
        let evidence = scene.evidence(&candidate, alike.unwrap_or(unknown));
        candidate.likeness = alike.unwrap_or(unknown).best;
        candidate.probability = self.verdict.probability(&evidence);
        if let Some(log) = &mut self.log {
            let (position, log_height) = (candidate.position, candidate.log_height);
            log.push(Judged { position, log_height, evidence });
        }
        let accepted = candidate.probability >= ACCEPT;
        if accepted {
            self.look_back_before(candidate.position);
        }
        if accepted && candidate.position - self.last > REFRACTORY_S * self.rate.hz() {
            self.accept(&candidate, false);
        } else {
            self.levels.rejected(candidate.log_height);
            let position = candidate.position;
            self.rejected.push_back(candidate);
            self.doubt(position);
        }
    }

    /// A beat was found after a long RR interval: the most probable of what was rejected within may be one, too.
    fn look_back_before(&mut self, position: SamplePosition) {
        let hz = self.rate.hz();
        if (position - self.last) / hz < f64::from(LONG_RR * self.levels.rr()) {
            return;
        }
        let within = self.last + 0.3 * hz..position - 0.3 * hz;
        let best = self
            .rejected
            .iter()
            .filter(|r| within.contains(&r.position) && r.probability > ACCEPT_LOOKING_BACK)
            .max_by(|a, b| a.probability.total_cmp(&b.probability));
        if let Some(best) = best.cloned() {
            self.accept(&best, true);
        }
    }

    /// Candidates before `limit` are looked at a last time, then forgotten.
    fn look_back_at_older(&mut self, limit: SamplePosition) {
        let hz = self.rate.hz();
        loop {
            let rr = f64::from(self.levels.rr()) * hz;
            let overdue = |r: &&Candidate| {
                r.position < limit && r.position > self.last + 1.3 * rr && r.probability > ACCEPT_LOOKING_BACK
            };
            let Some(first) = self.rejected.iter().find(overdue).map(|r| r.position) else { break };
            let best = self
                .rejected
                .iter()
                .filter(|r| r.position >= first && r.position < first + 0.6 * rr)
                .max_by(|a, b| a.probability.total_cmp(&b.probability))
                .filter(|best| best.position < limit);
            match best.cloned() {
                Some(best) => self.accept(&best, true),
                None => break,
            }
        }
        while self.rejected.front().is_some_and(|r| r.position < limit) {
            self.rejected.pop_front();
        }
    }

    /// Nothing found for long: the gain, the electrodes or our idea of them may have changed.
    fn doubt(&mut self, position: SamplePosition) {
        let hz = self.rate.hz();
        let quiet = (position - self.last) / hz;
        if quiet > LOST_S && (position - self.given_up) / hz > LOST_S {
            self.given_up = position;
            self.shapes.clear();
            self.levels.begin_again();
            self.last = position - hz;
            self.chained = false;
        } else if quiet > QUIET_S {
            let alike = self
                .rejected
                .iter()
                .filter(|r| position - r.position < 3.0 * hz && r.likeness > 0.8)
                .map(|r| r.log_height)
                .fold(f32::NEG_INFINITY, f32::max);
            let signal = self.levels.signal();
            if alike.is_finite() && alike < signal {
                self.levels.assume(signal + 0.4 * (alike - signal));
            }
        }
    }

    fn accept(&mut self, candidate: &Candidate, searched_back: bool) {
        let rr = if self.chained { self.rate.seconds(candidate.position - self.last) } else { 0.0 };
        self.levels.beat(candidate.log_height, rr as f32);
        let alike = self.shapes.compare(&candidate.shape);
        self.shapes.learn(&candidate.shape, alike, candidate.probability);
        let known = (self.begin as i64, self.now as i64);
        let fiducial = self.fiducial.place(&self.received, candidate.position, known);
        self.last = candidate.position;
        self.last_height = candidate.log_height;
        self.chained = true;
        while self.rejected.front().is_some_and(|r| r.position <= candidate.position) {
            self.rejected.pop_front();
        }
        if fiducial.position < self.begin as f64 + ONSET_S * self.rate.hz() {
            self.chained = false;
            return;
        }
        self.found.push_back(RPeak {
            position: fiducial.position,
            polarity: fiducial.polarity,
            amplitude_mv: fiducial.amplitude_mv,
            likeness: candidate.likeness,
            prominence: candidate.probability,
            searched_back,
        });
    }
}
