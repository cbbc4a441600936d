//! What speaks for and against a candidate, as numbers.

use super::{
    candidate::Candidate,
    level::{Levels, log_height},
    shape::{Likeness, Shapes},
};
use crate::units::{SamplePosition, SampleRate};
use std::collections::VecDeque;

/// How far ahead of a candidate the signal is known when it is judged, seconds.
pub const LOOK_AHEAD_S: f64 = 1.0;
/// Numbers in a piece of evidence.
pub const EVIDENCE: usize = 33;
/// A candidate closer than this to a beat may be its T wave, seconds (Pan & Tompkins 1985).
const T_WAVE_S: f32 = 0.36;
/// A neighbour counts as tall from this log height over the candidate on.
const TALL: f32 = -0.7;
/// Log height of a neighbour that is not there.
const ABSENT: f32 = -6.0;

/// The numbers of one candidate, in the order of the net's inputs. Heights are natural logarithms relative to the
/// candidate's own, times are seconds or in running RR intervals.
pub type Evidence = [f32; EVIDENCE];

/// What is known when a candidate is judged.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// Sampling rate.
    pub rate: SampleRate,
    /// Candidates after this one, in order, as far as they have been seen.
    pub ahead: &'a VecDeque<Candidate>,
    /// Candidates rejected since the last beat, in order.
    pub rejected: &'a VecDeque<Candidate>,
    /// Running levels.
    pub levels: &'a Levels,
    /// Known shapes.
    pub shapes: &'a Shapes,
    /// Where the last beat was.
    pub last: SamplePosition,
    /// Log height of the last beat.
    pub last_height: f32,
}

impl Scene<'_> {
    /// Seconds from the last beat.
    fn since_last(&self, position: SamplePosition) -> f32 {
        self.rate.seconds(position - self.last) as f32
    }

    /// Distance from the nearest place where the running RR expects a beat, in RR intervals.
    fn off_beat(&self, position: SamplePosition) -> f32 {
        let turns = self.since_last(position) / self.levels.rr();
        (turns - turns.round().max(1.0)).abs()
    }

    /// A rough score by which candidates for the same beat are ranked.
    fn merit(&self, candidate: &Candidate, likeness: f32) -> f32 {
        candidate.log_height + 3.0 * likeness - 4.0 * self.off_beat(candidate.position)
    }

    /// Everything that speaks for and against `own`.
    pub fn evidence(&self, own: &Candidate, alike: Likeness) -> Evidence {
        let height = own.log_height;
        let rr = self.levels.rr();
        let since = self.since_last(own.position);
        let merit = self.merit(own, alike.best);
        let ahead = self.look_ahead(own, merit);
        let behind = self.look_behind(own, merit);
        let relative = |level: f32| (height - level).clamp(-5.0, 5.0);
        let around = own.surroundings.map(|rms| log_height(rms) - height);
        [
            self.levels.irregularity().min(1.0),
            self.off_beat(own.position),
            ahead.rival.clamp(-5.0, 5.0),
            behind.rival.clamp(-5.0, 5.0),
            alike.usual,
            around[0],
            around[1],
            around[2],
            around[3],
            (height - self.levels.top()).clamp(-4.0, 3.0),
            own.amplitude.signum() * self.shapes.usual_sign(),
            relative(self.levels.by_the_second()),
            relative(self.levels.signal()),
            relative(self.levels.noise()),
            alike.best.max(-0.2),
            own.valleys[0] - height,
            own.valleys[1] - height,
            (since / rr).min(3.0),
            since.min(2.0),
            (height - self.last_height).clamp(-3.0, 3.0),
            ahead.tallest.0.clamp(-4.0, 3.0),
            ahead.tallest.1 / rr,
            ahead.tallest.2,
            ahead.near.clamp(-4.0, 3.0),
            behind.tallest.clamp(-4.0, 3.0),
            ahead.tall + behind.tall,
            own.sharpness,
            ahead.likest.0,
            ahead.likest.1 / rr,
            ahead.likest.2.clamp(-4.0, 3.0),
            log_height(own.amplitude.abs()) - height,
            f32::from(u8::from(since < T_WAVE_S)),
            rr,
        ]
    }

    fn look_ahead(&self, own: &Candidate, merit: f32) -> Ahead {
        let mut seen = Ahead {
            tallest: (ABSENT, 2.0, 0.0),
            likest: (-1.0, 2.0, ABSENT),
            near: ABSENT,
            tall: 0.0,
            rival: ABSENT,
        };
        let rivals_within = (0.7 * self.levels.rr()).min(LOOK_AHEAD_S as f32);
        for other in self.ahead {
            let away = self.rate.seconds(other.position - own.position) as f32;
            if away > LOOK_AHEAD_S as f32 {
                break;
            }
            let taller = other.log_height - own.log_height;
            if taller > seen.tallest.0 {
                seen.tallest = (taller, away, other.likeness);
            }
            if other.likeness > seen.likest.0 {
                seen.likest = (other.likeness, away, taller);
            }
            if away < T_WAVE_S {
                seen.near = seen.near.max(taller);
            }
            if taller > TALL {
                seen.tall += 1.0;
            }
            if away <= rivals_within {
                seen.rival = seen.rival.max(self.merit(other, other.likeness) - merit);
            }
        }
        seen
    }

    fn look_behind(&self, own: &Candidate, merit: f32) -> Behind {
        let mut seen = Behind { tallest: ABSENT, tall: 0.0, rival: ABSENT };
        for other in self.rejected.iter().rev() {
            let away = self.rate.seconds(own.position - other.position) as f32;
            if away > 1.0 {
                break;
            }
            let taller = other.log_height - own.log_height;
            seen.tallest = seen.tallest.max(taller);
            if taller > TALL {
                seen.tall += 1.0;
            }
            if away <= 0.7 * self.levels.rr() {
                seen.rival = seen.rival.max(self.merit(other, other.likeness) - merit);
            }
        }
        seen
    }
}

struct Ahead {
    /// The tallest: log height over own, seconds away, likeness.
    tallest: (f32, f32, f32),
    /// The most beat-like: likeness, seconds away, log height over own.
    likest: (f32, f32, f32),
    /// Tallest within a T wave's distance.
    near: f32,
    /// How many are tall.
    tall: f32,
    /// Best merit over own among those that could be the same beat.
    rival: f32,
}

struct Behind {
    tallest: f32,
    tall: f32,
    rival: f32,
}
