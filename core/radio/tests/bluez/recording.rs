//! A sensor and its link, and what came of it.

use std::{
    path::Path,
    thread::sleep,
    time::{Duration, Instant},
};
use strapline_bluez::{Sent, sent};
use strapline_ecg::{
    sensor::{Command, Reaction, SampleBlock, Sensor, SensorEvent, SensorInput, SensorState},
    synth::strap::Fate,
};
use strapline_radio::{Link, Radio, Target, now};

/// A sensor and its link, and what came of it.
pub(crate) struct Recording {
    pub(crate) link: Link,
    pub(crate) sensor: Sensor,
    /// What became known, each with when, steady milliseconds.
    pub(crate) events: Vec<(u64, SensorEvent)>,
    /// What happened apart from notifications, each with when.
    pub(crate) inputs: Vec<(u64, SensorInput)>,
    out: Reaction,
}

impl Recording {
    pub(crate) fn start(radio: &Radio, target: &Target) -> Self {
        let mut recording = Self {
            link: radio.link(target),
            sensor: Sensor::new(),
            events: Vec::new(),
            inputs: Vec::new(),
            out: Reaction::default(),
        };
        recording.sensor.start(now(), &mut recording.out);
        recording.settle();
        recording
    }

    /// Goes on for so long.
    pub(crate) fn run(&mut self, seconds: f64) {
        self.until(seconds, |_| false);
    }

    /// Goes on until something holds; whether it did in time.
    pub(crate) fn until(&mut self, seconds: f64, holds: impl Fn(&Self) -> bool) -> bool {
        let end = Instant::now() + Duration::from_secs_f64(seconds);
        while !holds(self) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            let next = self.link.wait(left.min(Duration::from_millis(100)));
            let (at, input) = next.unwrap_or_else(|| (now(), SensorInput::Tick));
            self.sensor.push(at, &input, &mut self.out);
            if !matches!(input, SensorInput::Tick | SensorInput::Notification { .. }) {
                self.inputs.push((at.steady_ms, input));
            }
            self.settle();
        }
        true
    }

    /// Goes on until the strap streams.
    pub(crate) fn until_streaming(&mut self) {
        let streams = self.until(20.0, |recording| {
            recording.sensor.state() == SensorState::Streaming && recording.has_begun()
        });
        assert!(streams, "no stream: {}", self.log());
    }

    /// Asks the strap to stop, and lets go of it.
    pub(crate) fn stop(&mut self) {
        self.sensor.stop(now(), &mut self.out);
        self.settle();
        assert!(self.until(8.0, |recording| recording.sensor.is_stopped()), "not stopped: {}", self.log());
    }

    pub(crate) fn states(&self) -> Vec<SensorState> {
        let states = self.events.iter().filter_map(|(_, event)| match event {
            SensorEvent::State(state) => Some(*state),
            _ => None,
        });
        states.collect()
    }

    /// When inputs like this came.
    pub(crate) fn times(&self, like: impl Fn(&SensorInput) -> bool) -> Vec<u64> {
        self.inputs.iter().filter(|(_, input)| like(input)).map(|(ms, _)| *ms).collect()
    }

    fn has_begun(&self) -> bool {
        self.events.iter().any(|(_, event)| matches!(event, SensorEvent::Samples(_) | SensorEvent::Rr(_)))
    }

    fn settle(&mut self) {
        for command in self.out.commands.drain(..) {
            self.link.carry_out(command);
        }
        let at_ms = now().steady_ms;
        self.events.extend(self.out.events.drain(..).map(|event| (at_ms, event)));
    }

    /// What became known apart from samples, for whoever reads why a test failed.
    pub(crate) fn log(&self) -> String {
        let begun = self.events.first().map_or(0, |(ms, _)| *ms);
        let mut lines = String::new();
        for (ms, event) in &self.events {
            let words = match event {
                SensorEvent::Samples(block) => {
                    format!("samples {}+{}", block.first, block.millivolts.len())
                }
                other => format!("{other:?}"),
            };
            lines.extend(["\n".to_owned(), format!("{:>6} {words}", ms - begun)]);
        }
        for (ms, input) in &self.inputs {
            lines.extend(["\n".to_owned(), format!("{:>6} {input:?}", ms.saturating_sub(begun))]);
        }
        lines
    }

    /// Compares what was told with what was sent, sample by sample: each sample is the one that was sent at its place,
    /// each place without one is in a gap, and nothing that arrived between the first and the last is missing. Returns
    /// samples told, and samples in gaps.
    pub(crate) fn compare(&self, truth: &Path) -> (u64, u64) {
        let sent = settled(truth);
        let (mut told, mut samples, mut missing) = (0, 0, 0);
        let mut offset = None;
        let mut heard = Vec::new();
        for (_, event) in &self.events {
            match event {
                SensorEvent::Gap(gap) => {
                    assert_eq!(gap.first, told, "a gap does not follow: {}", self.log());
                    told += gap.samples;
                    missing += gap.samples;
                }
                SensorEvent::Samples(block) => {
                    assert_eq!(block.first, told, "samples do not follow: {}", self.log());
                    told += block.millivolts.len() as u64;
                    samples += block.millivolts.len() as u64;
                    heard.push(self.find(&sent, block, &mut offset));
                }
                _ => {}
            }
        }
        assert!(heard.is_sorted_by(|a, b| a < b), "frames out of order or twice: {heard:?}");
        let (first, last) = (heard[0], heard[heard.len() - 1]);
        for number in first..last {
            let arrived = sent.frames[number].fate == Fate::Delivered;
            assert_eq!(arrived, heard.contains(&number), "frame {number}: {}", self.log());
        }
        (samples, missing)
    }

    /// The number of the frame that a block is.
    fn find(&self, sent: &Sent, block: &SampleBlock, offset: &mut Option<u64>) -> usize {
        let is_it = |frame: &&strapline_ecg::synth::strap::SentFrame| match *offset {
            Some(offset) => frame.first == block.first + offset,
            None => frame.millivolts == block.millivolts,
        };
        let found = sent.frames.iter().enumerate().find(|(_, frame)| is_it(frame));
        let (number, frame) = found.unwrap_or_else(|| {
            panic!("no frame was sent at {} (+{offset:?}): {}", block.first, self.log());
        });
        assert_eq!(frame.millivolts, block.millivolts, "other samples at {}", block.first);
        *offset = Some(frame.first - block.first);
        number
    }

    /// Compares the intervals told with those sent; returns how many were told.
    pub(crate) fn compare_intervals(&self, truth: &Path) -> usize {
        let sent = settled(truth);
        let told: Vec<f64> = self
            .events
            .iter()
            .filter_map(|(_, event)| if let SensorEvent::Rr(rr) = event { Some(rr.ms) } else { None })
            .collect();
        let is_part = sent.intervals.windows(told.len()).any(|part| part == told);
        assert!(is_part, "told {told:?} of {:?}", sent.intervals);
        told.len()
    }
}

/// What was sent, once the stand-in has written the last of it.
fn settled(truth: &Path) -> Sent {
    sleep(Duration::from_millis(300));
    sent(truth).unwrap()
}

/// Carries a command out and waits for what comes of it.
pub(crate) fn answer(link: &mut Link, command: Command, seconds: u64) -> Option<SensorInput> {
    link.carry_out(command);
    let end = Instant::now() + Duration::from_secs(seconds);
    loop {
        let (_, input) = link.wait(end.saturating_duration_since(Instant::now()))?;
        if !matches!(input, SensorInput::Notification { .. }) {
            return Some(input);
        }
    }
}
