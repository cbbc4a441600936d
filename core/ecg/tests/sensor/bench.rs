//! A sensor and a strap, and what came of it.

use std::{collections::HashMap, fmt::Write, sync::Arc};
use strapline_ecg::{
    sensor::{
        Advice, Command, Gap, GapCause, Reaction, SampleBlock, Sensor, SensorEvent, SensorInput, SensorKind,
        SensorState,
    },
    synth::strap::{Fate, FaultScript, SimulatedStrap, StrapSource},
    units::SampleRate,
};

/// A recording of a few seconds that tells every sample from its neighbours.
pub(crate) fn saw() -> StrapSource {
    let millivolts: Arc<[f32]> = (0..7919_u32)
        .map(|n| ((n.wrapping_mul(2_654_435_761_u32.wrapping_mul(n))) % 4001) as f32 * 0.001 - 2.0)
        .collect();
    let rate = SampleRate::new(130.0).unwrap();
    let beats_s = (0..70).map(|n| 0.4 + 0.85 * f64::from(n)).collect();
    StrapSource::Recording { rate, millivolts, beats_s }
}

/// A sensor, a strap and whatever happened between them.
pub(crate) struct Bench {
    pub(crate) strap: SimulatedStrap,
    pub(crate) sensor: Sensor,
    pub(crate) events: Vec<(u64, SensorEvent)>,
    pub(crate) commands: Vec<(u64, Command)>,
    pub(crate) now_ms: u64,
    /// Ticks come at these intervals, or when they are due.
    pub(crate) tick_ms: Option<u64>,
    out: Reaction,
}

impl Bench {
    pub(crate) fn new(kind: SensorKind, faults: &str, seed: u64) -> Self {
        Self::of(&saw(), kind, faults.parse().unwrap(), seed)
    }

    pub(crate) fn of(source: &StrapSource, kind: SensorKind, faults: FaultScript, seed: u64) -> Self {
        Self {
            strap: SimulatedStrap::new(source, kind, faults, seed).with_truth(),
            sensor: Sensor::new(),
            events: Vec::new(),
            commands: Vec::new(),
            now_ms: 0,
            tick_ms: None,
            out: Reaction::default(),
        }
    }

    pub(crate) fn start(mut self) -> Self {
        self.sensor.start(self.strap.moment(0), &mut self.out);
        self.carry_out();
        self
    }

    /// Runs on until a time of the simulation.
    pub(crate) fn run(&mut self, until_ms: u64) {
        let mut tick_ms = self.now_ms;
        while self.now_ms < until_ms {
            let tick_due = match self.tick_ms {
                Some(every) => Some(tick_ms + every),
                None => self.sensor.due_ms().map(|due| due.max(self.now_ms)),
            };
            let next = [tick_due, self.strap.next_ms()].into_iter().flatten().min();
            self.now_ms = next.unwrap_or(until_ms).clamp(self.now_ms, until_ms);
            for (at, input) in self.strap.poll(self.now_ms) {
                self.sensor.push(at, &input, &mut self.out);
                self.carry_out();
            }
            if tick_due.is_some_and(|due| due <= self.now_ms) {
                tick_ms = self.now_ms;
                self.sensor.push(self.strap.moment(self.now_ms), &SensorInput::Tick, &mut self.out);
                self.carry_out();
            }
        }
    }

    /// Asks the sensor to stop and waits until it is safe to leave.
    pub(crate) fn stop(&mut self) {
        self.sensor.stop(self.strap.moment(self.now_ms), &mut self.out);
        self.carry_out();
        let end = self.now_ms + 13_000;
        while !self.sensor.is_stopped() && self.now_ms < end {
            self.run((self.now_ms + 50).min(end));
        }
        assert!(self.sensor.is_stopped(), "not stopped in time: {:?}", self.sensor);
        assert_eq!(self.sensor.state(), SensorState::Stopped);
    }

    fn carry_out(&mut self) {
        for command in self.out.commands.drain(..) {
            self.strap.carry_out(&command, self.now_ms);
            self.commands.push((self.now_ms, command));
        }
        let now_ms = self.now_ms;
        self.events.extend(self.out.events.drain(..).map(|event| (now_ms, event)));
    }

    pub(crate) fn blocks(&self) -> impl Iterator<Item = &SampleBlock> {
        self.events
            .iter()
            .filter_map(|(_, event)| if let SensorEvent::Samples(block) = event { Some(block) } else { None })
    }

    pub(crate) fn gaps(&self) -> impl Iterator<Item = &Gap> {
        self.events
            .iter()
            .filter_map(|(_, event)| if let SensorEvent::Gap(gap) = event { Some(gap) } else { None })
    }

    pub(crate) fn advice(&self) -> Vec<&Advice> {
        self.events
            .iter()
            .filter_map(
                |(_, event)| if let SensorEvent::Advice(advice) = event { Some(advice) } else { None },
            )
            .collect()
    }

    pub(crate) fn states(&self) -> Vec<SensorState> {
        self.events
            .iter()
            .filter_map(|(_, event)| if let SensorEvent::State(state) = event { Some(*state) } else { None })
            .collect()
    }

    pub(crate) fn log(&self) -> String {
        let mut log = String::new();
        for (ms, event) in &self.events {
            match event {
                SensorEvent::Samples(block) => {
                    writeln!(log, "{ms} samples {}+{}", block.first, block.millivolts.len()).unwrap();
                }
                SensorEvent::Rr(_) | SensorEvent::HeartRate(_) => {}
                other => writeln!(log, "{ms} {other:?}").unwrap(),
            }
        }
        log
    }

    /// Compares what was told with what was sent, sample by sample.
    pub(crate) fn compare(&self) -> Comparison {
        let sent = self.strap.sent();
        let mut by_time: HashMap<u64, Vec<usize>> = HashMap::new();
        for (number, frame) in sent.iter().enumerate() {
            by_time.entry(frame.device_ns).or_default().push(number);
        }
        let mut heard = vec![0_u32; sent.len()];
        let mut result = Comparison::default();
        let mut told = 0;
        let mut offset: Option<i128> = None;
        let mut pending: Vec<Gap> = Vec::new();
        for (ms, event) in &self.events {
            match event {
                SensorEvent::Gap(gap) => {
                    assert_eq!(gap.first, told, "a gap at {ms} ms does not follow");
                    assert!(gap.samples > 0);
                    told += gap.samples;
                    pending.push(*gap);
                }
                SensorEvent::Samples(block) => {
                    assert_eq!(block.first, told, "samples at {ms} ms do not follow");
                    told += block.millivolts.len() as u64;
                    // After a clock was set, two frames may bear the same time.
                    let numbers = by_time.get(&block.device_ns).map(Vec::as_slice).unwrap_or_default();
                    let number = numbers.iter().copied().find(|&n| sent[n].millivolts == block.millivolts);
                    let number = number.unwrap_or_else(|| panic!("no such frame was sent, at {ms} ms"));
                    heard[number] += 1;
                    let frame = &sent[number];
                    assert_eq!(frame.fate, Fate::Delivered, "a frame that never arrived, at {ms} ms");
                    let moved = i128::from(frame.first) - i128::from(block.first);
                    if let Some(before) = offset {
                        let off = moved - before;
                        let was_set = pending.iter().any(|gap| gap.cause == GapCause::ClockSet);
                        if was_set {
                            result.sets += 1;
                            result.worst_set = result.worst_set.max(off.unsigned_abs() as u64);
                        } else if off != 0 {
                            let gap = pending.iter().map(|gap| gap.samples).sum();
                            result.off.push(Shift { at_ms: *ms, by: off as i64, gap, known: result.samples });
                        }
                    }
                    offset = Some(moved);
                    result.lost += pending
                        .drain(..)
                        .filter(|gap| gap.cause == GapCause::Lost)
                        .map(|gap| gap.samples)
                        .sum::<u64>();
                    result.samples += block.millivolts.len() as u64;
                }
                _ => {}
            }
        }
        for (frame, heard) in sent.iter().zip(&heard) {
            assert!(*heard <= 1, "the frame at sample {} was told {heard} times", frame.first);
            if frame.fate == Fate::Delivered && *heard == 0 {
                result.unheard += 1;
            }
        }
        result.told = told;
        result
    }
}

/// What was told against what was sent.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    /// Positions told, gaps included.
    pub(crate) told: u64,
    /// Samples told.
    pub(crate) samples: u64,
    /// Samples told to be lost.
    pub(crate) lost: u64,
    /// Frames that arrived and were not told.
    pub(crate) unheard: u64,
    /// Where the axis moved against the strap's.
    pub(crate) off: Vec<Shift>,
    /// How often the clock was set, and the worst that the axis moved by it.
    pub(crate) sets: u64,
    pub(crate) worst_set: u64,
}

/// A gap that is not exact.
#[derive(Debug)]
pub(crate) struct Shift {
    pub(crate) at_ms: u64,
    /// By so many samples.
    pub(crate) by: i64,
    /// As long as this, samples.
    pub(crate) gap: u64,
    /// Samples told before it.
    pub(crate) known: u64,
}
