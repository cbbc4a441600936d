//! Memory, a day of signal fed as a strap gives it.

use anyhow::Context;
use serde_json::{Value, json};
use strapline_ecg::{
    session::{Event, Session},
    synth::{Focus, Pattern, Received, Rhythm, Script, Segment},
    units::SampleRate,
};
use strapline_infer::BeatNet;

/// Where the system says how much this process took at most.
pub(super) const STATUS: &str = "/proc/self/status";
/// Hours fed.
const HOURS: usize = 24;
/// Samples in a notification of a Polar H10.
const FRAME: usize = 73;

/// Feeds a day in frames, model loaded, every update dropped as a live screen drops it; the largest memory.
pub(super) fn measure() -> anyhow::Result<Value> {
    let rate = SampleRate::new(130.0)?;
    let mut session = Session::new(rate, None, BeatNet::bundled()?);
    let (mut updates, mut frame) = (Vec::new(), Vec::with_capacity(FRAME));
    for received in day().synthesize(rate) {
        match received {
            Received::Sample(sample) => frame.push(sample),
            _ => frame.push(f32::NAN),
        }
        if frame.len() == FRAME {
            session.push(Event::Samples(&frame), &mut updates)?;
            frame.clear();
            updates.clear();
        }
    }
    session.push(Event::Samples(&frame), &mut updates)?;
    let finished = session.finish(&mut updates);
    Ok(json!({
        "hours": HOURS,
        "beats": finished.beats.len(),
        "episodes": finished.episodes.len(),
        "peak_mb": peak_mb()?,
    }))
}

/// Rhythms that come and go, so that there are episodes to remember.
fn day() -> Script {
    let hour = [
        (Rhythm::Sinus { bpm: 66.0 }, 1500.0),
        (
            Rhythm::Ectopic {
                bpm: 70.0,
                focus: Focus::Ventricular,
                pattern: Pattern::Single { every_s: 9.0 },
            },
            900.0,
        ),
        (Rhythm::AtrialFibrillation { bpm: 92.0 }, 600.0),
        (Rhythm::Ectopic { bpm: 64.0, focus: Focus::Atrial, pattern: Pattern::Bigeminy }, 120.0),
        (Rhythm::Sinus { bpm: 110.0 }, 480.0),
    ];
    let segments =
        (0..HOURS).flat_map(|_| hour.map(|(rhythm, seconds)| Segment { rhythm, seconds })).collect();
    Script::new(24, segments)
}

/// Largest resident memory of this process so far, in units of a million bytes.
fn peak_mb() -> anyhow::Result<f64> {
    let status = std::fs::read_to_string(STATUS).context(STATUS)?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: f64 = line
        .and_then(|line| line.trim().strip_suffix("kB"))
        .and_then(|number| number.trim().parse().ok())
        .with_context(|| format!("{STATUS} has no VmHWM"))?;
    Ok(kib * 1024.0 / 1e6)
}
