//! When the heart beats and how.

use super::Breath;
use crate::{
    classify::BeatClass,
    synth::{
        chance::Chance,
        script::{Focus, Pattern, Rhythm, Script, Segment},
        shape::Shape,
    },
};
use std::collections::VecDeque;

/// A beat before it has a form.
#[derive(Debug, Clone, Copy)]
pub(in crate::synth) struct Planned {
    /// Middle of its R wave, seconds.
    pub(in crate::synth) at_s: f64,
    /// RR interval before it, seconds.
    pub(in crate::synth) rr_s: f64,
    /// What it looks like.
    pub(in crate::synth) shape: Shape,
    /// What it is.
    pub(in crate::synth) class: BeatClass,
    /// Rhythm that it belongs to, and its number among the script's segments.
    pub(in crate::synth) rhythm: (usize, Rhythm),
}

/// The planned beats of a script.
#[derive(Debug, Clone)]
pub(super) struct Course {
    segments: Vec<Segment>,
    chance: Chance,
    breath: Breath,
    /// Share of the sinus interval after which this person's ectopic beats come.
    coupling: f64,
    current: usize,
    begin_s: f64,
    end_s: f64,
    last_s: f64,
    next_s: f64,
    next_ectopic_s: f64,
    since_ectopic: u32,
    paused: bool,
    ready: VecDeque<Planned>,
}

/// No interval is shorter: 300 bpm.
const SHORTEST_RR_S: f64 = 0.2;

impl Course {
    pub(super) fn new(script: &Script, breath: Breath) -> Self {
        let mut chance = Chance::new(script.seed, 0);
        let coupling = chance.between(0.56, 0.64);
        let mut course = Course {
            segments: script.segments.clone(),
            chance,
            breath,
            coupling,
            current: 0,
            begin_s: 0.0,
            end_s: 0.0,
            last_s: 0.0,
            next_s: 0.0,
            next_ectopic_s: 0.0,
            since_ectopic: 0,
            paused: false,
            ready: VecDeque::with_capacity(16),
        };
        course.enter(0);
        let interval = course.interval(0.0);
        course.next_s = 0.2 + 0.5 * interval;
        course.last_s = course.next_s - interval;
        course
    }

    /// The next beat, or `None` when the script is over.
    pub(super) fn next(&mut self) -> Option<Planned> {
        while self.ready.is_empty() {
            let segment = *self.segments.get(self.current)?;
            if self.next_s >= self.end_s {
                self.enter(self.current + 1);
            } else {
                self.play(segment.rhythm);
            }
        }
        self.ready.pop_front()
    }

    fn enter(&mut self, number: usize) {
        let previous = number.checked_sub(1).and_then(|n| self.segments.get(n)).map(|s| s.rhythm);
        self.current = number;
        self.begin_s = self.end_s;
        self.end_s += self.segments.get(number).map_or(0.0, |segment| segment.seconds.max(0.0));
        self.since_ectopic = 0;
        self.paused = false;
        self.next_ectopic_s = match self.segments.get(number).map(|segment| segment.rhythm) {
            Some(Rhythm::Ectopic {
                pattern: Pattern::Single { every_s } | Pattern::Salvo { every_s, .. },
                ..
            }) => self.begin_s + 0.5 * every_s,
            _ => self.begin_s,
        };
        if let Some(previous) = previous {
            // A ventricular rhythm leaves the sinus node suppressed for a moment.
            let suppressed = matches!(previous, Rhythm::VentricularTachycardia { .. });
            let interval = self.interval(self.begin_s) * if suppressed { 1.25 } else { 1.0 };
            self.next_s = self.last_s + interval;
            if self.next_s < self.begin_s {
                self.next_s = self.begin_s + self.chance.between(0.1, 0.4);
            }
        }
    }

    /// The coming RR interval of the current rhythm, seconds.
    fn interval(&mut self, at_s: f64) -> f64 {
        let Some(segment) = self.segments.get(self.current) else { return 1.0 };
        match segment.rhythm {
            Rhythm::Sinus { bpm } | Rhythm::Ectopic { bpm, .. } | Rhythm::Pause { bpm, .. } => {
                let mean = 60.0 / bpm.clamp(20.0, 300.0);
                // Vagal: the slower, the more the rate breathes.
                let depth = 0.05 * mean.min(1.2);
                let mayer = 0.02 * mean.min(1.0) * libm::sin(std::f64::consts::TAU * 0.097 * at_s);
                mean * (1.0 - depth * self.breath.at(at_s) + mayer + self.chance.around(0.0, 0.006))
            }
            Rhythm::AtrialFibrillation { bpm } => {
                // Log-normal: the shortest intervals are bounded by the AV node, the long ones are not.
                let mean = 60.0 / bpm.clamp(30.0, 220.0);
                let interval = mean * libm::exp(0.24 * self.chance.around(0.0, 1.0) - 0.029);
                interval.max(0.28 + 0.02 * self.chance.uniform())
            }
            Rhythm::VentricularTachycardia { bpm } => {
                60.0 / bpm.clamp(60.0, 300.0) * (1.0 + self.chance.around(0.0, 0.015))
            }
            Rhythm::Paced { bpm } => 60.0 / bpm.clamp(30.0, 180.0),
            Rhythm::VentricularFibrillation | Rhythm::Asystole => 1.0,
        }
        .max(SHORTEST_RR_S)
    }

    fn play(&mut self, rhythm: Rhythm) {
        match rhythm {
            Rhythm::Sinus { .. } => self.regular(Shape::Sinus, BeatClass::Normal, rhythm),
            Rhythm::AtrialFibrillation { .. } => self.regular(Shape::Conducted, BeatClass::Normal, rhythm),
            Rhythm::VentricularTachycardia { .. } => {
                self.regular(Shape::Ventricular, BeatClass::Ventricular, rhythm);
            }
            Rhythm::Paced { .. } => self.regular(Shape::Paced, BeatClass::Unclassified, rhythm),
            Rhythm::VentricularFibrillation | Rhythm::Asystole => self.next_s = self.end_s,
            Rhythm::Pause { rr_s, .. } => {
                let at_s = self.next_s;
                self.regular(Shape::Sinus, BeatClass::Normal, rhythm);
                if !self.paused && at_s + 0.5 * rr_s >= 0.5 * (self.begin_s + self.end_s) {
                    self.paused = true;
                    self.next_s = at_s + rr_s.max(SHORTEST_RR_S);
                }
            }
            Rhythm::Ectopic { focus, pattern, .. } => self.ectopic(focus, pattern, rhythm),
        }
    }

    fn beat(&mut self, at_s: f64, shape: Shape, class: BeatClass, rhythm: Rhythm) {
        let rr_s = at_s - self.last_s;
        self.last_s = at_s;
        self.ready.push_back(Planned { at_s, rr_s, shape, class, rhythm: (self.current, rhythm) });
    }

    /// A beat of the basic rhythm at `next_s`, and the time of the one after.
    fn regular(&mut self, shape: Shape, class: BeatClass, rhythm: Rhythm) {
        let at_s = self.next_s;
        self.beat(at_s, shape, class, rhythm);
        self.next_s = at_s + self.interval(at_s);
    }

    /// A sinus beat and what follows it out of turn.
    fn ectopic(&mut self, focus: Focus, pattern: Pattern, rhythm: Rhythm) {
        let sinus_s = self.next_s;
        self.regular(Shape::Sinus, BeatClass::Normal, rhythm);
        self.since_ectopic += 1;
        let rr_s = self.next_s - sinus_s;
        let (beats, interval_s) = match pattern {
            Pattern::Bigeminy => (1, rr_s),
            Pattern::Trigeminy if self.since_ectopic >= 2 => (1, rr_s),
            Pattern::Single { every_s } if sinus_s >= self.next_ectopic_s => {
                self.next_ectopic_s = sinus_s + every_s.max(3.0) * self.chance.between(0.75, 1.25);
                (1, rr_s)
            }
            Pattern::Salvo { beats, bpm, every_s } if sinus_s >= self.next_ectopic_s => {
                self.next_ectopic_s = sinus_s + every_s.max(3.0) * self.chance.between(0.9, 1.1);
                (beats.max(2), 60.0 / bpm.clamp(60.0, 300.0))
            }
            _ => return,
        };
        self.since_ectopic = 0;
        let (shape, class, coupling) = match focus {
            Focus::Atrial => (Shape::AtrialPremature, BeatClass::Supraventricular, self.coupling + 0.08),
            Focus::Ventricular => (Shape::Ventricular, BeatClass::Ventricular, self.coupling),
        };
        let mut at_s =
            sinus_s + (coupling * rr_s * (1.0 + self.chance.around(0.0, 0.012))).max(SHORTEST_RR_S);
        if at_s + f64::from(beats - 1) * interval_s > self.end_s {
            return;
        }
        for number in 0..beats {
            if number > 0 {
                at_s += (interval_s * (1.0 + self.chance.around(0.0, 0.02))).max(SHORTEST_RR_S);
            }
            self.beat(at_s, shape, class, rhythm);
        }
        self.next_s = match focus {
            // The P' resets the sinus node: the next beat comes a normal interval later.
            Focus::Atrial => at_s + rr_s * 1.06,
            // The sinus node goes on unmoved; its next impulse that finds the ventricles ready is conducted.
            Focus::Ventricular => {
                let cycles = ((at_s - sinus_s) / rr_s + 0.6).ceil().max(2.0);
                sinus_s + cycles * rr_s
            }
        };
    }
}
