//! The fold itself.

use super::{Event, Finished, Mark, Notice, SessionError, Update, early::EarlyBeats, excerpts::Excerpts};
use crate::{
    beat::{QrsDetector, RPeak},
    classify::{Beat, BeatClass, BeatClassifier, BeatContexts, BeatInput},
    clock::WallTime,
    filter::Conditioner,
    quality::{Grade, Reason, SignalGrader},
    rhythm::{Episode, Fibrillating, RhythmAnalyser},
    units::{SampleIndex, SampleRate},
};
use std::collections::VecDeque;

/// Longest recording that is analysed in one piece, days.
pub const LONGEST_DAYS: u64 = 31;
/// What has become known is passed on at every so many samples: often enough for a live screen, and at places that
/// do not depend on how the samples came.
const PASS_ON_EVERY: u64 = 16;
/// Seconds without a sample after which nothing waits any more but the gap's own end: the last beats and episodes are
/// out, and as many excerpts of it are kept as there will be.
const SETTLED_S: f64 = 120.0;
/// A typical second that swings this much or this little is a wrong unit rather than a heart, millivolts.
const IMPLAUSIBLE_MV: (f32, f32) = (0.02, 50.0);
/// Share of seconds at the end of the converter's range from which the range is too small.
const RANGE_TOO_SMALL: f32 = 0.2;
/// Analysed seconds without a beat from which that is told.
const NO_BEATS_S: f64 = 10.0;
/// Grades that a forgetting session keeps, seconds: a beat is final, and takes the grade of its second, long before.
const GRADES_KEPT: usize = 120;

/// Samples, gaps and marks in; beats, grades and episodes out as they become final.
///
/// The size of the chunks fed never changes a bit of what comes out. Memory grows only with the list of what was
/// found: about 50 bytes a beat and one a second.
///
/// `C` gives beats their class; where it fails, the beat stays unclassified and a notice says so.
#[derive(Debug)]
pub struct Session<C> {
    rate: SampleRate,
    start: Option<WallTime>,
    now: SampleIndex,
    conditioner: Conditioner,
    detector: QrsDetector,
    grader: SignalGrader,
    contexts: BeatContexts,
    classifier: C,
    rhythm: RhythmAnalyser,
    excerpts: Excerpts,
    /// Clean samples still to be swallowed so that the excerpts' axis is the recording's.
    swallow: u64,
    /// R peaks whose second has no grade yet.
    ungraded: VecDeque<RPeak>,
    /// Unreadable stretches that the rhythm does not know of yet.
    unread: VecDeque<(SampleIndex, SampleIndex)>,
    seconds: Vec<Grade>,
    beats: Vec<Beat>,
    early: EarlyBeats,
    episodes: Vec<Episode>,
    marks: Vec<Mark>,
    failures: u64,
    receiving: bool,
    /// Why and since when nothing is received; of no account while something is.
    silence: (Reason, SampleIndex),
    /// Whether what was told is forgotten, and how many grades were.
    is_forgetting: bool,
    forgotten: usize,
}

impl<C: BeatClassifier> Session<C> {
    /// A session that has heard nothing. `start` is when the first sample was taken, where known.
    pub fn new(rate: SampleRate, start: Option<WallTime>, classifier: C) -> Self {
        let conditioner = Conditioner::new(rate);
        let lag = conditioner.delay();
        Self {
            rate,
            start,
            now: 0,
            conditioner,
            detector: QrsDetector::new(rate),
            grader: SignalGrader::new(rate),
            contexts: BeatContexts::new(rate, lag),
            classifier,
            rhythm: RhythmAnalyser::new(rate),
            excerpts: Excerpts::new(rate),
            swallow: lag.round() as u64,
            ungraded: VecDeque::new(),
            unread: VecDeque::new(),
            seconds: Vec::new(),
            beats: Vec::new(),
            early: EarlyBeats::default(),
            episodes: Vec::new(),
            marks: Vec::new(),
            failures: 0,
            receiving: false,
            silence: (Reason::Gap, 0),
            is_forgetting: false,
            forgotten: 0,
        }
    }

    /// Forgets beats and grades once they have been told, so that memory does not grow with them: for a live session
    /// whose recording is kept elsewhere. What [`finish`](Self::finish) gives then holds neither, nor what came early
    /// in atrial fibrillation; everything else, and every update, is the same.
    #[must_use]
    pub fn forgetting(mut self) -> Self {
        self.is_forgetting = true;
        self
    }

    /// Seconds from a sample until the beat on it is final in every field, at most.
    pub fn delay(&self) -> f64 {
        self.rate.seconds(self.contexts.delay() as f64).max(1.0 + self.grader.delay() as f64)
    }

    /// Samples heard of so far, gaps included.
    pub fn recorded(&self) -> SampleIndex {
        self.now
    }

    /// The next thing that happened; what became known by it is added to `updates`.
    pub fn push(&mut self, event: Event<'_>, updates: &mut Vec<Update>) -> Result<(), SessionError> {
        match event {
            Event::Samples(samples) => {
                self.check_length(samples.len() as u64)?;
                for &x in samples {
                    if x.is_finite() {
                        self.receive(x);
                    } else {
                        self.lose(1, Reason::Gap, updates);
                    }
                    self.pass_on_when_due(updates);
                }
            }
            Event::Gap(samples) => self.lose_all(samples, Reason::Gap, updates)?,
            Event::LeadOff(samples) => self.lose_all(samples, Reason::LeadOff, updates)?,
            Event::Mark(words) => {
                self.excerpts.mark(self.marks.len(), self.now);
                self.marks.push(Mark { at: self.now, words: words.to_owned() });
            }
        }
        Ok(())
    }

    /// The recording has ended.
    pub fn finish(mut self, updates: &mut Vec<Update>) -> Finished {
        self.detector.finish();
        self.take_peaks();
        self.grader.finish();
        self.fill_lag();
        self.take_grades(updates);
        self.contexts.finish();
        self.take_beats(updates);
        self.tell_unread(SampleIndex::MAX);
        self.rhythm.finish();
        self.take_episodes(updates);
        self.episodes.sort_by_key(|episode| (episode.start, episode.end));
        if self.is_forgetting {
            self.beats.clear();
            self.seconds.clear();
        }
        let fibrillating = Fibrillating::of(&self.episodes, self.rate);
        let early_in_fibrillation = self.early.settle(&mut self.beats, &fibrillating);
        let mut finished = Finished {
            rate: self.rate,
            start: self.start,
            recorded: self.now,
            seconds: self.seconds,
            beats: self.beats,
            early_in_fibrillation,
            episodes: self.episodes,
            marks: self.marks,
            excerpts: self.excerpts.finish(&fibrillating),
            notices: Vec::new(),
            mains_hz: self.conditioner.mains_hz().map(|hz| hz as f32),
        };
        finished.notices = notices(&finished, &self.grader, self.failures);
        finished
    }

    fn check_length(&self, more: u64) -> Result<(), SessionError> {
        let longest = (LONGEST_DAYS as f64 * 86_400.0 * self.rate.hz()) as u64;
        match self.now.checked_add(more) {
            Some(total) if total <= longest => Ok(()),
            _ => Err(SessionError::TooLong { days: LONGEST_DAYS }),
        }
    }

    #[inline]
    fn receive(&mut self, x: f32) {
        self.receiving = true;
        let conditioned = self.conditioner.push(x);
        self.grader.push(x);
        if self.conditioner.hum_began_to_go() {
            self.detector.learn_anew();
            self.grader.hum_began_to_go();
        }
        self.detector.push(conditioned.without_mains);
        self.contexts.push_sample(conditioned.clean);
        self.show(conditioned.clean);
        self.now += 1;
    }

    #[inline]
    fn show(&mut self, clean: f32) {
        if self.swallow > 0 { self.swallow -= 1 } else { self.excerpts.push(clean) }
    }

    fn lose_all(&mut self, samples: u64, why: Reason, updates: &mut Vec<Update>) -> Result<(), SessionError> {
        self.check_length(samples)?;
        let mut left = samples;
        while left > 0 {
            if self.is_settled(why) {
                self.lose(left, why, updates);
                self.pass_on(updates);
                break;
            }
            // Nothing becomes known in between: not before a second is over, nor before it is passed on.
            let to_second = self.rate.second_start(self.rate.second_of(self.now) + 1) - self.now;
            let to_passing_on = PASS_ON_EVERY - self.now % PASS_ON_EVERY;
            let step = left.min(to_second).min(to_passing_on);
            self.lose(step, why, updates);
            self.pass_on_when_due(updates);
            left -= step;
        }
        Ok(())
    }

    /// Whether the only thing that more of this gap can make known is the grade of its seconds: then it is passed over
    /// in one go, however long it is, and comes to the same.
    fn is_settled(&self, why: Reason) -> bool {
        let (reason, since) = self.silence;
        !self.receiving
            && reason == why
            && self.rate.seconds((self.now - since) as f64) >= SETTLED_S
            && self.ungraded.is_empty()
            && self.contexts.is_empty()
            && self.excerpts.has_enough_of(why)
    }

    /// Samples that were not received, up to where something may become known.
    fn lose(&mut self, samples: u64, why: Reason, updates: &mut Vec<Update>) {
        if std::mem::take(&mut self.receiving) {
            self.conditioner.reset();
            self.silence = (why, self.now);
        } else if self.silence.0 != why {
            self.silence = (why, self.now);
        }
        self.detector.gap(samples);
        self.take_peaks();
        self.grader.skip(samples, why);
        self.contexts.push_missing(samples);
        let swallowed = self.swallow.min(samples);
        self.swallow -= swallowed;
        self.excerpts.push_missing(samples - swallowed);
        self.now += samples;
        self.take_grades(updates);
    }

    /// The clean signal's last samples are still in its filters: the excerpts' axis is filled up without them.
    fn fill_lag(&mut self) {
        self.excerpts.push_missing(self.conditioner.delay().round() as u64);
    }

    #[inline]
    fn pass_on_when_due(&mut self, updates: &mut Vec<Update>) {
        if self.now.is_multiple_of(PASS_ON_EVERY) {
            self.pass_on(updates);
        }
    }

    fn pass_on(&mut self, updates: &mut Vec<Update>) {
        self.take_peaks();
        self.take_grades(updates);
        self.take_beats(updates);
        self.take_episodes(updates);
        self.excerpts.copy_due();
        for (kind, start) in self.rhythm.going_on() {
            self.excerpts.goes_on(kind, start);
        }
        self.forget();
    }

    /// What was told is not kept where nobody asks for it.
    fn forget(&mut self) {
        if self.is_forgetting {
            self.beats.clear();
            if self.seconds.len() > 2 * GRADES_KEPT {
                let old = self.seconds.len() - GRADES_KEPT;
                self.seconds.drain(..old);
                // A gap of days was graded at once.
                self.seconds.shrink_to(8 * GRADES_KEPT);
                self.forgotten += old;
            }
        }
    }

    fn take_peaks(&mut self) {
        while let Some(peak) = self.detector.pop() {
            self.grader.beat(&peak);
            self.ungraded.push_back(peak);
        }
    }

    fn take_grades(&mut self, updates: &mut Vec<Update>) {
        while let Some((seconds, grade)) = self.grader.pop_alike() {
            let from = self.rate.second_start(seconds.start);
            let to = self.rate.second_start(seconds.end);
            self.seconds.extend(seconds.clone().map(|_| grade));
            self.excerpts.seconds(seconds.clone(), grade);
            updates.push(Update::Seconds { seconds, grade });
            if !grade.is_usable() {
                self.contexts.interrupt(from as f64, to as f64);
                match self.unread.back_mut() {
                    Some(last) if last.1 == from => last.1 = to,
                    _ => self.unread.push_back((from, to)),
                }
            }
            while let Some(peak) = self.ungraded.front().copied().filter(|peak| peak.position < to as f64) {
                self.ungraded.pop_front();
                // What lies in an unreadable second goes no further.
                if grade.is_usable() {
                    self.contexts.push_peak(&peak);
                }
            }
        }
    }

    fn take_beats(&mut self, updates: &mut Vec<Update>) {
        while let Some(input) = self.contexts.pop() {
            let beat = self.classify(&input);
            self.tell_unread(beat.position as SampleIndex);
            self.rhythm.push(&beat);
            self.excerpts.beat(&beat);
            self.beats.push(beat);
            updates.push(Update::Beat(beat));
        }
    }

    fn take_episodes(&mut self, updates: &mut Vec<Update>) {
        while let Some(episode) = self.rhythm.pop() {
            self.excerpts.episode(&episode);
            self.episodes.push(episode);
            updates.push(Update::Episode(episode));
        }
    }

    /// Unreadable stretches that begin before `position` are told to the rhythm in their place among the beats.
    fn tell_unread(&mut self, position: SampleIndex) {
        while let Some((from, to)) = self.unread.front().copied().filter(|(from, _)| *from <= position) {
            self.unread.pop_front();
            self.rhythm.interrupt(from, to);
        }
    }

    fn classify(&mut self, input: &BeatInput) -> Beat {
        let prediction = self.classifier.classify(input).ok();
        if let Some(said) = prediction.as_ref().filter(|_| !self.is_forgetting) {
            self.early.push(self.beats.len(), said);
        }
        self.failures += u64::from(prediction.is_none());
        let position = input.peak.position;
        let second = self.rate.second_of(position as SampleIndex) as usize;
        Beat {
            position,
            class: prediction.map_or(BeatClass::Unclassified, |said| said.class),
            probability: prediction.map_or(0.0, |said| said.probability()),
            rr_ms: input.rr_ms,
            amplitude_mv: input.peak.amplitude_mv,
            likeness: input.likeness,
            polarity: input.peak.polarity,
            grade: second
                .checked_sub(self.forgotten)
                .and_then(|kept| self.seconds.get(kept))
                .copied()
                .unwrap_or(Grade::Fair),
            attention: prediction.map(|said| said.attention),
        }
    }
}

fn notices(finished: &Finished, grader: &SignalGrader, failures: u64) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let Some(typical_mv) = grader.typical_peak_to_peak() {
        if typical_mv > 0.0 && typical_mv < IMPLAUSIBLE_MV.0 {
            notices.push(Notice::AmplitudeImplausible { typical_mv, factor: 1000.0 });
        } else if typical_mv > IMPLAUSIBLE_MV.1 {
            notices.push(Notice::AmplitudeImplausible { typical_mv, factor: 0.001 });
        }
    }
    if grader.clipped_share() > RANGE_TOO_SMALL {
        notices.push(Notice::RangeTooSmall);
    }
    if finished.beats.is_empty() && finished.rate.seconds(finished.analysed() as f64) >= NO_BEATS_S {
        notices.push(Notice::NoBeats);
    }
    if failures > 0 {
        notices.push(Notice::ModelFailed(failures));
    }
    notices
}
