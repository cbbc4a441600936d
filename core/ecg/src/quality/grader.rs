//! The grader: samples and beats in, a grade a second out.

use super::{
    Grade, Reason,
    bands::Bands,
    beats::{BeatRing, SeenBeat},
    blocks::{BlockRing, BlockTally, PER_SECOND, block_end},
    evidence::{COUNT, Evidence},
    line::LineWatch,
    second::{Second, SecondRing},
    typical::TypicalRange,
    verdict::Verdict,
};
use crate::{
    beat::RPeak,
    units::{SampleIndex, SampleRate},
};
use std::{collections::VecDeque, ops::Range};

/// Seconds after a second's end until its grade is final.
pub const DELAY_S: u64 = 4;

/// A second's evidence is gathered this many seconds after its begin: beats are then known to half a second before
/// now, so that one may be told 1.5 s after its R peak and still count.
const EVIDENCE_AFTER: u64 = 3;

/// Seconds of silence that are lived through one by one before a longer one is skipped over at once.
const LIVED_THROUGH: u64 = 16;

/// Positions are exact in `f64` up to here; no recording comes near (a million years at 130 Hz).
const LAST_SAMPLE: u64 = 1 << 52;

/// Larger values are a unit's or a converter's error: held here, so that no filter state overflows, millivolts.
const LIMIT_MV: f32 = 1e6;

/// Grades each second of a signal.
///
/// Each received sample goes through [`SignalGrader::push`] as it was received (baseline and mains in it), each one
/// that was not received through [`SignalGrader::skip`], each R peak through [`SignalGrader::beat`] when it is found;
/// [`SignalGrader::pop`] gives the seconds, in order and each once (or
/// [`SignalGrader::pop_alike`], several at once), [`SignalGrader::delay`] seconds after their end.
/// Memory does not grow while the grades are popped. Seconds are those of [`SampleRate::second_start`].
#[derive(Debug, Clone)]
pub struct SignalGrader {
    rate: SampleRate,
    index: SampleIndex,
    /// Number and end of the block that is being received.
    block: u64,
    block_end: SampleIndex,
    tally: BlockTally,
    bands: Bands,
    line: LineWatch,
    blocks: BlockRing,
    beats: BeatRing,
    current: Second,
    seconds: SecondRing,
    /// Seconds that have ended.
    ended: u64,
    verdict: Verdict,
    typical: TypicalRange,
    /// First second, how many, their grade.
    graded: VecDeque<(u64, u64, Grade)>,
    finished: bool,
    log: Option<Vec<WeighedSecond>>,
}

/// A second's evidence as it was weighed, for fitting the score.
#[derive(Debug, Clone, Copy)]
pub struct WeighedSecond {
    /// Which second.
    pub second: u64,
    /// Inputs of the score.
    pub evidence: [f32; COUNT],
}

impl SignalGrader {
    /// For samples at `rate`.
    pub fn new(rate: SampleRate) -> Self {
        SignalGrader {
            rate,
            index: 0,
            block: 0,
            block_end: block_end(rate, 0),
            tally: BlockTally::default(),
            bands: Bands::new(rate),
            line: LineWatch::new(rate),
            blocks: BlockRing::new(),
            beats: BeatRing::new(),
            current: Second::default(),
            seconds: SecondRing::new(),
            ended: 0,
            verdict: Verdict::new(),
            typical: TypicalRange::new(),
            graded: VecDeque::with_capacity(16),
            finished: false,
            log: None,
        }
    }

    /// With a log of all evidence, which grows with the recording: for fitting.
    #[must_use]
    pub fn logging(self) -> Self {
        SignalGrader { log: Some(Vec::new()), ..self }
    }

    /// The evidence of the seconds so far; empty without [`logging`](Self::logging).
    pub fn weighed(&self) -> &[WeighedSecond] {
        self.log.as_deref().unwrap_or_default()
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        *self = SignalGrader::new(self.rate);
    }

    /// Seconds after a second's end until its grade is final.
    pub fn delay(&self) -> u64 {
        DELAY_S
    }

    /// One sample as received, millivolts; one that is not finite counts as not received.
    #[inline]
    pub fn push(&mut self, raw_mv: f32) {
        if !raw_mv.is_finite() {
            self.skip(1, Reason::Gap);
            return;
        }
        if self.finished {
            return;
        }
        let x = f64::from(raw_mv.clamp(-LIMIT_MV, LIMIT_MV));
        self.line.push(x);
        let split = self.bands.push(x);
        self.tally.push(x, split);
        self.current.received += 1;
        self.index += 1;
        if self.index >= self.block_end {
            self.end_block();
        }
    }

    /// Samples that were not received; any reason but lead-off counts as a gap.
    pub fn skip(&mut self, samples: u64, reason: Reason) {
        if samples == 0 || self.finished {
            return;
        }
        self.bands.reset();
        self.line.interrupt();
        let mut left = samples.min(LAST_SAMPLE.saturating_sub(self.index));
        let mut lived = 0;
        while left > 0 {
            let step = left.min(self.block_end - self.index);
            self.current.miss(step, reason);
            self.index += step;
            left -= step;
            if self.index >= self.block_end {
                let before = self.ended;
                self.end_block();
                lived += self.ended - before;
            }
            if lived >= LIVED_THROUGH {
                left = self.leap(left, reason);
                lived = 0;
            }
        }
    }

    /// Passes over whole seconds in which nothing is received, all but the last few, at once. What remains of `left`
    /// comes back.
    fn leap(&mut self, left: u64, reason: Reason) -> u64 {
        let target = self.rate.second_of(self.index.saturating_add(left)).saturating_sub(1);
        if target <= self.ended + LIVED_THROUGH || self.current != Second::default() {
            return left;
        }
        let first = self.ended - DELAY_S;
        self.graded.push_back((first, target - DELAY_S - first, Grade::Unusable(missing(reason))));
        let start = self.rate.second_start(target);
        let passed = start - self.index;
        self.index = start;
        self.ended = target;
        self.block = target * PER_SECOND;
        self.block_end = block_end(self.rate, self.block);
        self.blocks.jump(self.block);
        self.seconds.jump(target, reason);
        self.beats.clear();
        self.verdict.leap();
        left - passed
    }

    /// An R peak that was found, up to 3 s after its position.
    pub fn beat(&mut self, peak: &RPeak) {
        if !peak.position.is_finite() || peak.position < 0.0 || peak.position > self.index as f64 {
            return;
        }
        let at_s = self.rate.seconds(peak.position);
        let block = (at_s * PER_SECOND as f64) as u64;
        let around = block.saturating_sub(1)..=block + 1;
        let height = around.filter_map(|number| self.blocks.get(number)).map(|found| found.peak);
        if let Some(height) = height.reduce(f32::max) {
            // Likeness is not used: it is low wherever the detector has yet to learn the person's beats.
            let prominence = if peak.prominence.is_finite() { peak.prominence.clamp(0.0, 1.0) } else { 0.0 };
            self.beats.push(SeenBeat { at_s, height, prominence, block });
        }
    }

    /// Mains hum was in the signal so far, and is taken out of what beats are found in from now on.
    pub fn hum_began_to_go(&mut self) {
        self.verdict.hum_until(self.ended + 1);
    }

    /// The next second whose grade is final.
    pub fn pop(&mut self) -> Option<(u64, Grade)> {
        let (first, count, grade) = self.graded.front_mut()?;
        let second = (*first, *grade);
        *first += 1;
        *count -= 1;
        if *count == 0 {
            self.graded.pop_front();
        }
        Some(second)
    }

    /// The next seconds whose grade is final and the same: those of a long gap at once.
    pub fn pop_alike(&mut self) -> Option<(Range<u64>, Grade)> {
        self.graded.pop_front().map(|(first, count, grade)| (first..first + count, grade))
    }

    /// Nothing more will come: grades what is left, the last second as far as it goes. Only [`Self::reset`] and
    /// [`Self::pop`] may follow; whatever else does is ignored.
    pub fn finish(&mut self) {
        if std::mem::replace(&mut self.finished, true) {
            return;
        }
        if self.current != Second::default() {
            let expected = self.current.received + self.current.missing();
            if let Some(block) = self.tally.take(1) {
                self.blocks.push(Some(block));
            }
            self.end_second(expected);
        }
        for step in 0..DELAY_S {
            self.judge(self.ended + step, self.ended);
        }
    }

    /// Typical peak-to-peak of a second of the signal as received, millivolts: the median over the usable seconds,
    /// or over all that were not flat where none was usable.
    pub fn typical_peak_to_peak(&self) -> Option<f32> {
        self.typical.median()
    }

    /// Share of the received seconds in which the signal is held at the end of the converter's range for more than a
    /// moment, 0 to 1.
    pub fn clipped_share(&self) -> f32 {
        self.typical.clipped_share()
    }

    fn end_block(&mut self) {
        let begin = if self.block == 0 { 0 } else { block_end(self.rate, self.block - 1) };
        let block = self.tally.take(self.block_end - begin);
        self.blocks.push(block);
        self.block += 1;
        self.block_end = block_end(self.rate, self.block);
        if self.block.is_multiple_of(PER_SECOND) {
            let start = self.rate.second_start(self.ended);
            self.end_second(self.index - start);
        }
    }

    fn end_second(&mut self, expected: u64) {
        let mut second = std::mem::take(&mut self.current);
        second.expected = expected;
        second.line = self.line.take();
        self.seconds.push(second);
        self.ended += 1;
        self.judge(self.ended - 1, self.ended);
    }

    /// With second `newest` the evidence and the grade of earlier ones fall due; `total` seconds exist so far.
    fn judge(&mut self, newest: u64, total: u64) {
        if let Some(due) = newest.checked_sub(EVIDENCE_AFTER)
            && due < total
        {
            let evidence = Evidence::gather(due, &self.blocks, &self.beats);
            if let (Some(log), Some(evidence)) = (&mut self.log, &evidence) {
                log.push(WeighedSecond { second: due, evidence: evidence.inputs });
            }
            self.verdict.weigh(due, evidence, self.seconds.get(due), &self.blocks);
        }
        if let Some(due) = newest.checked_sub(DELAY_S)
            && due < total
            && let Some(second) = self.seconds.get(due)
        {
            let grade = self.verdict.grade(due, second, &self.seconds, &self.blocks);
            self.typical.push(second.line.as_ref(), grade);
            match self.graded.back_mut() {
                Some((first, count, same)) if *same == grade && *first + *count == due => *count += 1,
                _ => self.graded.push_back((due, 1, grade)),
            }
        }
    }
}

/// A reason that a second without samples may have.
fn missing(reason: Reason) -> Reason {
    if reason == Reason::LeadOff { Reason::LeadOff } else { Reason::Gap }
}
