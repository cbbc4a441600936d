//! From evidence to a grade with its reason.

use super::{
    Grade, Reason,
    blocks::BlockRing,
    evidence::Evidence,
    score::Score,
    second::{Second, SecondRing},
};

/// Seconds before and after the one graded whose scores are averaged: noise lasts, and one odd beat is no noise.
const AVERAGED: [u64; 2] = [3, 1];
/// Scores are held to this either way, so that one second cannot outvote its neighbours.
const SCORE_LIMIT: f32 = 6.0;
/// From this mean score on a second cannot be read.
const UNREADABLE: f32 = 1.0;
/// Under this score beats are believed to be beats.
const CREDIBLE: f32 = -2.0;
/// A stretch of noise is over when the mean score falls under this.
const OVER: f32 = 0.0;
/// From this mean score on the shape of its beats is doubtful.
const DOUBTFUL: f32 = -3.0;
/// A second that stays under this share of a beat's height is silent: no beat, no noise.
const SILENT: f32 = 0.25;
/// What is usual is learnt from this many readable seconds in a row on: noise can pass for beats once.
const BELIEVED_S: u32 = 3;
/// A heart may pause for this long, seconds; a longer silence is more likely an electrode.
const LONGEST_PAUSE_S: u64 = 11;
/// An electrode that lifts moves the baseline by this many times what a second usually spans.
const LIFTED: f32 = 1.5;
/// Mains grow this many times over when an electrode lifts, and reach this share of a beat's height.
const HUM_GROWS: f32 = 4.0;
const HUM_SHARE: f32 = 0.3;
/// Deflections in the QRS band under this are an amplifier's own noise, not a body's, millivolts.
const OPEN_INPUT_MV: f32 = 0.04;
/// Mains over everything else.
const HUM_OVER_REST: f32 = 1.5;
/// Hum that was not taken out yet and hides beats: 0.1 mV of amplitude, as the root of its mean square, millivolts.
const HUM_LEFT_MV: f32 = 0.07;
/// Baseline over the deflections in the QRS band: electrode motion reaches 4, nothing else 9.
const STORM: f32 = 9.0;
/// Noise lies over beats when beats could be read this many seconds ago or less.
const BEATS_WITHIN_S: u64 = 60;
/// Usable seconds between two faults, or a fault and an end, that say nothing.
const TOO_SHORT_S: u64 = 2;

/// Seconds whose scores are kept.
const KEPT: usize = 16;

/// What was made of a second's evidence.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Weighed {
    /// Nothing to weigh.
    Nothing,
    /// No beat, no noise.
    Silent,
    /// Score for "cannot be read".
    Score(f32),
}

/// What is usual while beats can be read.
#[derive(Debug, Clone, Copy)]
struct Usual {
    /// Height of a beat in the QRS band.
    height: f32,
    /// Mean of the signal, and how much it moves from second to second.
    mean: f32,
    wander: f32,
    /// Peak-to-peak of a second as received.
    range: f32,
    mains: f32,
    /// The last second with a beat that is believed.
    second: u64,
}

/// Keeps what is usual and gives the grades.
#[derive(Debug, Clone)]
pub(super) struct Verdict {
    weighed: [(u64, Weighed); KEPT],
    usual: Option<Usual>,
    score: Score,
    /// Readable seconds in a row.
    streak: u32,
    /// The last second graded was noise: it takes more to believe that it is over.
    noisy: bool,
    /// Hum was not taken out of what beats are found in before this second.
    hum_until: u64,
}

impl Verdict {
    pub(super) fn new() -> Self {
        Verdict {
            weighed: [(u64::MAX, Weighed::Nothing); KEPT],
            usual: None,
            score: Score::bundled(),
            streak: 0,
            noisy: false,
            hum_until: 0,
        }
    }

    /// Takes the evidence of second `number`; seconds come in order.
    pub(super) fn weigh(
        &mut self,
        number: u64,
        evidence: Option<Evidence>,
        second: Option<&Second>,
        blocks: &BlockRing,
    ) {
        let weighed = match (evidence, second) {
            (Some(evidence), Some(second)) if second.fault().is_none() => {
                self.weigh_signal(number, &evidence, second, blocks)
            }
            _ => {
                self.streak = 0;
                Weighed::Nothing
            }
        };
        self.weighed[number as usize % KEPT] = (number, weighed);
    }

    fn weigh_signal(
        &mut self,
        number: u64,
        evidence: &Evidence,
        second: &Second,
        blocks: &BlockRing,
    ) -> Weighed {
        let score = self.score.of(&evidence.inputs).clamp(-SCORE_LIMIT, SCORE_LIMIT);
        let levels = Levels::of(number, blocks);
        let readable = score < 0.0 && evidence.beaten;
        let quiet = self.usual.is_some_and(|usual| levels.peak < SILENT * usual.height);
        if quiet && !readable {
            return Weighed::Silent;
        }
        if let Some(usual) = &mut self.usual
            && evidence.beaten
            && score < CREDIBLE
        {
            usual.second = number;
        }
        self.streak = if score < CREDIBLE && evidence.surrounded { self.streak + 1 } else { 0 };
        if self.streak >= BELIEVED_S {
            let range = second.line.map_or(0.0, |line| line.peak_to_peak as f32);
            let now = Usual {
                height: evidence.height,
                mean: levels.mean,
                wander: 0.0,
                range,
                mains: levels.mains,
                second: number,
            };
            self.usual = Some(self.usual.map_or(now, |usual| usual.follow(&now)));
        }
        Weighed::Score(score)
    }

    /// Hum was in the signal that beats are found in before second `number`.
    pub(super) fn hum_until(&mut self, number: u64) {
        self.hum_until = number;
    }

    /// Whole seconds were skipped over: no score reaches across them.
    pub(super) fn leap(&mut self) {
        self.weighed = [(u64::MAX, Weighed::Nothing); KEPT];
    }

    fn weighed(&self, number: u64) -> Weighed {
        let (held, weighed) = self.weighed[number as usize % KEPT];
        if held == number { weighed } else { Weighed::Nothing }
    }

    /// The grade of second `number`; seconds come in order.
    pub(super) fn grade(
        &mut self,
        number: u64,
        second: &Second,
        seconds: &SecondRing,
        blocks: &BlockRing,
    ) -> Grade {
        let noisy = std::mem::take(&mut self.noisy);
        if let Some(reason) = second.fault() {
            return Grade::Unusable(reason);
        }
        if island(number, seconds) <= TOO_SHORT_S {
            return Grade::Unusable(Reason::TooShort);
        }
        let levels = Levels::of(number, blocks);
        if number < self.hum_until && (levels.mains > HUM_LEFT_MV || levels.is_hum()) {
            return Grade::Unusable(Reason::Mains);
        }
        let score = self.mean_score(number);
        let limit = if noisy { OVER } else { UNREADABLE };
        if score.is_some_and(|score| score >= limit) {
            self.noisy = true;
            return Grade::Unusable(self.reason(number, levels));
        }
        if let (Weighed::Silent, Some(usual)) = (self.weighed(number), self.usual) {
            return usual.silence(number, levels);
        }
        let Some(score) = score else { return Grade::Unusable(self.reason(number, levels)) };
        let touched = !second.is_whole() || second.line.is_some_and(|line| line.held > 0.0);
        if score >= DOUBTFUL || touched { Grade::Fair } else { Grade::Good }
    }

    /// Mean score of a second and its neighbours; `None` where all were silent or missing.
    fn mean_score(&self, number: u64) -> Option<f32> {
        let (mut sum, mut count) = (0.0, 0.0);
        for near in number.saturating_sub(AVERAGED[0])..=number + AVERAGED[1] {
            if let Weighed::Score(score) = self.weighed(near) {
                sum += score;
                count += 1.0;
            }
        }
        (count > 0.0).then(|| sum / count)
    }

    /// Why a second that is neither silent nor readable cannot be read.
    fn reason(&self, number: u64, levels: Levels) -> Reason {
        let height = self.usual.map_or(0.0, |usual| usual.height);
        let recent = self.usual.is_some_and(|usual| number <= usual.second + BEATS_WITHIN_S);
        if levels.is_hum() {
            Reason::Mains
        } else if levels.peak < OPEN_INPUT_MV && levels.peak < 0.5 * height.max(2.0 * OPEN_INPUT_MV) {
            Reason::LeadOff
        } else if levels.swing > STORM * levels.peak {
            Reason::BaselineStorm
        } else if recent {
            Reason::Muscle
        } else {
            Reason::Noise
        }
    }
}

impl Usual {
    /// Moves towards what is there now: fast enough to follow a change of gain within some beats.
    fn follow(&self, now: &Usual) -> Usual {
        let towards = |from: f32, to: f32| from + 0.25 * (to - from);
        Usual {
            height: towards(self.height, now.height),
            mean: towards(self.mean, now.mean),
            wander: towards(self.wander, (now.mean - self.mean).abs()),
            range: towards(self.range, now.range),
            mains: towards(self.mains, now.mains),
            second: now.second,
        }
    }

    /// A second without beat and without noise: a pause of the heart, or an electrode in the air.
    fn silence(&self, number: u64, levels: Levels) -> Grade {
        let hum = levels.mains > HUM_GROWS * self.mains && levels.mains > HUM_SHARE * self.height;
        let lifted = (levels.mean - self.mean).abs() > LIFTED * self.range + 3.0 * self.wander;
        if hum {
            Grade::Unusable(Reason::Mains)
        } else if lifted || number > self.second + LONGEST_PAUSE_S {
            Grade::Unusable(Reason::LeadOff)
        } else {
            Grade::Good
        }
    }
}

/// Seconds without a fault around second `number`, itself included, up to one more than matters.
fn island(number: u64, seconds: &SecondRing) -> u64 {
    let clear = |number: u64| seconds.get(number).is_some_and(|second| second.fault().is_none());
    let mut count = 1;
    let mut before = number;
    while count <= TOO_SHORT_S && before > 0 && clear(before - 1) {
        before -= 1;
        count += 1;
    }
    let mut after = number + 1;
    while count <= TOO_SHORT_S && clear(after) {
        after += 1;
        count += 1;
    }
    count
}

/// What a second's blocks hold together, millivolts.
#[derive(Debug, Clone, Copy, Default)]
struct Levels {
    peak: f32,
    qrs: f32,
    muscle: f32,
    mains: f32,
    mean: f32,
    /// Highest less lowest mean of a block.
    swing: f32,
}

impl Levels {
    /// Mains over everything else.
    fn is_hum(self) -> bool {
        self.mains > HUM_OVER_REST * (self.qrs + self.muscle)
    }

    fn of(number: u64, blocks: &BlockRing) -> Self {
        let (mut levels, mut count) = (Levels::default(), 0.0_f32);
        let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
        for block in blocks.second(number) {
            count += 1.0;
            levels.peak = levels.peak.max(block.peak);
            levels.qrs += block.qrs * block.qrs;
            levels.muscle += block.muscle * block.muscle;
            levels.mains += block.mains * block.mains;
            levels.mean += block.mean;
            (low, high) = (low.min(block.mean), high.max(block.mean));
        }
        if count > 0.0 {
            levels.qrs = (levels.qrs / count).sqrt();
            levels.muscle = (levels.muscle / count).sqrt();
            levels.mains = (levels.mains / count).sqrt();
            levels.mean /= count;
            levels.swing = high - low;
        }
        levels
    }
}
