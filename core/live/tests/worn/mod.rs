//! A strap that is worn, and whoever carries out what a session asks for.
#![allow(dead_code, reason = "each test takes what it needs")]

use strapline_ecg::{
    classify::{Attention, BeatClass, BeatClassifier, BeatInput, ClassifyError, Prediction},
    sensor::{Command, Moment, SensorKind, SensorState},
    session::Update,
    synth::{
        demo_script,
        strap::{Fate, SimulatedStrap, StrapSource},
    },
};
use strapline_live::{Ended, LiveSession, Plan, SessionUpdate};

/// Early and unlike the usual beat is ventricular, early is supraventricular.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ByTheBook;

impl BeatClassifier for ByTheBook {
    fn classify(&mut self, input: &BeatInput) -> Result<Prediction, ClassifyError> {
        let class = match (input.likeness < 0.6, input.rr_ms < 600.0) {
            (true, true) => BeatClass::Ventricular,
            (false, true) => BeatClass::Supraventricular,
            _ => BeatClass::Normal,
        };
        let mut probabilities = [0.02; 4];
        if let Some(at) = BeatClass::ALL.iter().position(|c| *c == class).filter(|at| *at < 4) {
            probabilities[at] = 0.94;
        }
        Ok(Prediction { class, probabilities, attention: Attention { from_ms: -40, to_ms: 60 } })
    }
}

pub(crate) fn plan() -> Plan {
    Plan {
        name: "test".into(),
        device: "simulated strap".into(),
        utc_offset_min: 60,
        software: "test 0".into(),
        pace_ms: 250,
        trace_s: 8.0,
        columns: 200,
    }
}

/// A simulated strap, and whoever carries out what a session asks for.
#[derive(Debug)]
pub(crate) struct Worn {
    pub(crate) strap: SimulatedStrap,
    pub(crate) now_ms: u64,
    step_ms: u64,
    pub(crate) told: Vec<Update>,
    pub(crate) last: Option<SessionUpdate>,
    pub(crate) states: Vec<SensorState>,
}

impl Worn {
    pub(crate) fn new(kind: SensorKind, faults: &str, seed: u64) -> Self {
        let source = StrapSource::Script(demo_script());
        let strap = SimulatedStrap::new(&source, kind, faults.parse().unwrap(), seed).with_truth();
        Self { strap, now_ms: 0, step_ms: 100, told: vec![], last: None, states: vec![] }
    }

    pub(crate) fn in_steps_of(mut self, step_ms: u64) -> Self {
        self.step_ms = step_ms;
        self
    }

    pub(crate) fn now(&self) -> Moment {
        self.strap.moment(self.now_ms)
    }

    /// Records for so long.
    pub(crate) fn wear(&mut self, session: &mut LiveSession<ByTheBook>, for_ms: u64) {
        let until_ms = self.now_ms + for_ms;
        while self.now_ms < until_ms {
            self.step(session);
        }
    }

    /// Whoever recorded is gone, and the link with it; the strap goes on by itself.
    pub(crate) fn left_alone(&mut self, for_ms: u64) {
        self.strap.carry_out(&Command::Disconnect, self.now_ms);
        self.now_ms += for_ms;
        self.strap.poll(self.now_ms);
    }

    /// Asks the strap to stop, as long as that takes.
    pub(crate) fn take_off(&mut self, mut session: LiveSession<ByTheBook>) -> Ended {
        session.stop(self.now());
        let begun_ms = self.now_ms;
        while !session.is_stopped() {
            self.step(&mut session);
            assert!(self.now_ms - begun_ms < 10_000, "it never stops");
        }
        // The last command may be to let go of the strap.
        for command in session.commands() {
            self.strap.carry_out(&command, self.now_ms);
        }
        self.strap.poll(self.now_ms + 1000);
        session.finish(self.now()).unwrap()
    }

    fn step(&mut self, session: &mut LiveSession<ByTheBook>) {
        self.obey(session);
        self.now_ms += self.step_ms;
        for (at, input) in self.strap.poll(self.now_ms) {
            session.push(at, &input);
            self.told.extend(session.told().iter().cloned());
            self.obey(session);
        }
        session.tick(self.now());
        self.told.extend(session.told().iter().cloned());
        if let Some(update) = session.update(self.now()) {
            if self.states.last() != Some(&update.state) {
                self.states.push(update.state);
            }
            self.last = Some(update);
        }
    }

    fn obey(&mut self, session: &mut LiveSession<ByTheBook>) {
        let commands: Vec<_> = session.commands().collect();
        for command in commands {
            self.strap.carry_out(&command, self.now_ms);
        }
    }

    /// What is stored against what was sent, bit by bit: what was delivered is in its place, nothing else is. How many
    /// frames came so late that their place had been given up as a gap, or lies before the recording: one that the very
    /// first overtook.
    pub(crate) fn compare(&self, stored: &[f32]) -> usize {
        let delivered: Vec<_> =
            self.strap.sent().iter().filter(|frame| frame.fate == Fate::Delivered).collect();
        let mut late = usize::from(!stored.starts_with(&delivered[0].millivolts));
        let first = delivered[late].first;
        let mut expected = vec![f32::NAN; stored.len()];
        for frame in &delivered[late..] {
            let at = (frame.first - first) as usize;
            let end = at + frame.millivolts.len();
            assert!(end <= expected.len(), "sample {end} was delivered and is not stored");
            if stored[at..end].iter().all(|sample| sample.is_nan()) {
                late += 1;
            } else {
                expected[at..end].copy_from_slice(&frame.millivolts);
            }
        }
        for (n, (stored, expected)) in stored.iter().zip(&expected).enumerate() {
            let same = stored.is_nan() && expected.is_nan() || stored.to_bits() == expected.to_bits();
            assert!(same, "sample {n}: stored {stored}, sent {expected}");
        }
        late
    }
}
