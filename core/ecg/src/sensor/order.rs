//! Frames as the radio brought them in; each once, in the order of the strap's clock, out.

use super::{log::FrameProblem, moment::Moment};
use std::collections::VecDeque;

/// A frame that comes too early waits for the missing one while so many newer ones come.
const HOLD_FRAMES: usize = 2;
/// It waits so long at most, milliseconds.
const HOLD_MS: u64 = 1_500;
/// So many frames in a row from before the last, in order, mean that the strap's clock was set back.
const SET_BACK: usize = 3;
/// They follow each other if they are this many frames apart at most.
const APART: u64 = 10;
/// Frames that a repetition is looked for among.
const REMEMBERED: usize = 64;

/// A frame of samples as it arrived.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Arrived {
    /// Device time of its last sample, nanoseconds.
    pub(super) device_ns: u64,
    /// Millivolts; `NaN` is no sample.
    pub(super) millivolts: Vec<f32>,
    /// When.
    pub(super) at: Moment,
    /// Whether it is the first since the link or the stream was made: anything may lie before it.
    pub(super) is_first: bool,
}

/// Puts frames in order. A repetition is dropped; one that was overtaken is waited for; one that comes after its place
/// was given up is dropped, because its samples are in a gap already. Nothing tells that the first of a stream has overtaken
/// one: that is dropped too, and lies in the gap before the stream, or before the recording begins. Delay: none while nothing is missing, else
/// [`HOLD_FRAMES`] frames and [`HOLD_MS`] at most.
#[derive(Debug)]
pub(super) struct FrameOrder {
    /// Samples that a whole frame has; 0 where frames have any number and come in order, one for each request.
    usual: usize,
    last_ns: Option<u64>,
    /// The last that arrived, refused or not.
    arrived_ns: Option<u64>,
    /// How long a frame lasts.
    span_ns: u64,
    is_first: bool,
    held: Vec<Arrived>,
    /// From before the last: late, or a clock that was set back.
    suspects: Vec<Arrived>,
    recent: VecDeque<(u64, u64)>,
}

impl FrameOrder {
    pub(super) fn new(usual: usize) -> Self {
        Self {
            usual,
            last_ns: None,
            arrived_ns: None,
            span_ns: 0,
            is_first: true,
            held: Vec::with_capacity(HOLD_FRAMES + 1),
            suspects: Vec::with_capacity(SET_BACK),
            recent: VecDeque::with_capacity(REMEMBERED),
        }
    }

    /// The stream begins anew: what is missing before its first frame need not be whole frames.
    pub(super) fn restart(&mut self, out: &mut Vec<Arrived>) {
        self.release_all(out);
        self.suspects.clear();
        self.is_first = true;
        self.arrived_ns = None;
    }

    /// A frame whose samples last `period_ns` each. What is in order by now is added to `out`.
    pub(super) fn push(
        &mut self,
        frame: Arrived,
        period_ns: f64,
        out: &mut Vec<Arrived>,
        mut refuse: impl FnMut(FrameProblem),
    ) {
        if self.usual == 0 {
            return self.release(frame, out);
        }
        self.catch_up(frame.at.steady_ms, out);
        let span_ns = (frame.millivolts.len() as f64 * period_ns) as u64;
        let digest = digest(&frame.millivolts);
        self.span_ns = span_ns;
        if self.is_half(&frame, span_ns, period_ns) {
            return refuse(FrameProblem::Half);
        }
        if self.recent.contains(&(frame.device_ns, digest)) {
            return refuse(FrameProblem::Duplicate);
        }
        if self.recent.len() == REMEMBERED {
            self.recent.pop_front();
        }
        self.recent.push_back((frame.device_ns, digest));
        match self.last_ns {
            Some(last_ns) if frame.device_ns <= last_ns => {
                self.suspect(frame, span_ns, out, refuse);
            }
            // The clock was set back by so little that it has come round already.
            Some(_) if self.follows_suspects(&frame, span_ns) => {
                self.suspects.push(frame);
                self.believe_suspects(out);
            }
            Some(last_ns) if !self.is_first && frame.device_ns - last_ns > span_ns + span_ns / 2 => {
                self.drop_suspects(&mut refuse);
                let place = self.held.partition_point(|held| held.device_ns < frame.device_ns);
                self.held.insert(place, frame);
                if self.held.len() > HOLD_FRAMES {
                    self.release_first(out);
                }
            }
            _ => {
                self.drop_suspects(&mut refuse);
                self.release(frame, out);
                self.release_following(out);
            }
        }
    }

    /// Lets go of what has waited long enough.
    pub(super) fn catch_up(&mut self, now_ms: u64, out: &mut Vec<Arrived>) {
        while self.due_ms().is_some_and(|due_ms| now_ms >= due_ms) {
            self.release_first(out);
        }
    }

    /// When the next has waited long enough.
    pub(super) fn due_ms(&self) -> Option<u64> {
        self.held.iter().map(|held| held.at.steady_ms.saturating_add(HOLD_MS)).min()
    }

    /// Whether a frame was cut short: fewer samples than usual, which do not fill the time since the last.
    fn is_half(&mut self, frame: &Arrived, span_ns: u64, period_ns: f64) -> bool {
        let samples = frame.millivolts.len();
        let before_ns = self.arrived_ns.replace(frame.device_ns);
        if samples < self.usual {
            let passed_ns = before_ns.map_or(u64::MAX, |before| frame.device_ns.abs_diff(before));
            if passed_ns.abs_diff(span_ns) as f64 > 0.5 * period_ns + 0.004 * span_ns as f64 {
                return true;
            }
        }
        self.usual = samples;
        false
    }

    fn suspect(
        &mut self,
        frame: Arrived,
        span_ns: u64,
        out: &mut Vec<Arrived>,
        mut refuse: impl FnMut(FrameProblem),
    ) {
        let follows = self.suspects.last().is_none_or(|last| {
            frame.device_ns > last.device_ns && frame.device_ns - last.device_ns <= APART * span_ns
        });
        if !follows {
            self.drop_suspects(&mut refuse);
        }
        self.suspects.push(frame);
        if self.suspects.len() == SET_BACK {
            self.believe_suspects(out);
        }
    }

    /// Whether a frame is the very next one after the last suspect.
    fn follows_suspects(&self, frame: &Arrived, span_ns: u64) -> bool {
        self.suspects.last().is_some_and(|last| {
            frame.device_ns.saturating_sub(last.device_ns).abs_diff(span_ns) <= span_ns / 4
        })
    }

    /// The clock was set back: the suspects are the frames that it goes on with.
    fn believe_suspects(&mut self, out: &mut Vec<Arrived>) {
        self.release_all(out);
        for frame in std::mem::take(&mut self.suspects) {
            self.release(frame, out);
        }
    }

    fn drop_suspects(&mut self, refuse: &mut impl FnMut(FrameProblem)) {
        self.suspects.drain(..).for_each(|_| refuse(FrameProblem::TooLate));
    }

    fn release(&mut self, mut frame: Arrived, out: &mut Vec<Arrived>) {
        frame.is_first = std::mem::take(&mut self.is_first);
        self.last_ns = Some(frame.device_ns);
        out.push(frame);
    }

    fn release_first(&mut self, out: &mut Vec<Arrived>) {
        if !self.held.is_empty() {
            let frame = self.held.remove(0);
            self.release(frame, out);
            self.release_following(out);
        }
    }

    /// Lets go of those that waited only for what has come.
    fn release_following(&mut self, out: &mut Vec<Arrived>) {
        while let (Some(last_ns), Some(next)) = (self.last_ns, self.held.first()) {
            if next.device_ns.saturating_sub(last_ns) > self.span_ns + self.span_ns / 2 {
                break;
            }
            let frame = self.held.remove(0);
            self.release(frame, out);
        }
    }

    fn release_all(&mut self, out: &mut Vec<Arrived>) {
        while !self.held.is_empty() {
            self.release_first(out);
        }
    }
}

/// A number that two frames share only if their samples are the same (FNV-1a).
fn digest(millivolts: &[f32]) -> u64 {
    millivolts.iter().fold(0xcbf2_9ce4_8422_2325, |hash, sample| {
        (hash ^ u64::from(sample.to_bits())).wrapping_mul(0x0100_0000_01b3)
    })
}
