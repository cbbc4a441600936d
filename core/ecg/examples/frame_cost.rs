//! Measures how long a sensor takes from a notification to its events: `cargo run --release --example frame_cost`.

use std::time::{Duration, Instant};
use strapline_ecg::{
    sensor::{Reaction, Sensor, SensorEvent, SensorInput, SensorKind},
    synth::{
        demo_script,
        strap::{FaultScript, SimulatedStrap, StrapSource},
    },
};

/// Simulated time, milliseconds.
const FOR_MS: u64 = 3_600_000;

fn main() {
    for kind in SensorKind::ALL {
        let source = StrapSource::Script(demo_script());
        let mut strap = SimulatedStrap::new(&source, kind, FaultScript::none(), 1);
        let (mut sensor, mut out) = (Sensor::new(), Reaction::default());
        let (mut took, mut worst, mut frames, mut samples) = (Duration::ZERO, Duration::ZERO, 0_u32, 0);
        sensor.start(strap.moment(0), &mut out);
        let mut now_ms = 0;
        while now_ms < FOR_MS {
            for command in out.commands.drain(..) {
                strap.carry_out(&command, now_ms);
            }
            let due_ms = [strap.next_ms(), sensor.due_ms()].into_iter().flatten().min();
            now_ms = due_ms.unwrap_or(FOR_MS).max(now_ms);
            let mut inputs = strap.poll(now_ms);
            inputs.push((strap.moment(now_ms), SensorInput::Tick));
            for (at, input) in inputs {
                let begin = Instant::now();
                sensor.push(at, &input, &mut out);
                let passed = begin.elapsed();
                if matches!(input, SensorInput::Notification { .. }) {
                    took += passed;
                    worst = worst.max(passed);
                    frames += 1;
                }
                samples += out
                    .events
                    .drain(..)
                    .map(
                        |event| {
                            if let SensorEvent::Samples(block) = event { block.millivolts.len() } else { 0 }
                        },
                    )
                    .sum::<usize>();
            }
        }
        let mean = took.as_secs_f64() * 1e6 / f64::from(frames.max(1));
        println!(
            "{kind}: {frames} notifications, {samples} samples, {mean:.2} us each, {:.1} us at worst",
            worst.as_secs_f64() * 1e6
        );
    }
}
