//! The recording of the demonstration.

use super::script::{
    Focus::{Atrial, Ventricular},
    NoiseKind, OutageKind,
    Pattern::{Bigeminy, Salvo, Single},
    Rhythm::{AtrialFibrillation, Ectopic, Sinus},
    Script, Segment,
};

/// Ten minutes from a chest strap, as it might come from somebody with palpitations: sinus rhythm with single PVCs,
/// a couplet, a short bigeminy and two PACs, two minutes of atrial fibrillation, half a minute of motion, a lost
/// connection and a strap that lifts off the skin.
pub fn demo_script() -> Script {
    let sinus = |bpm, seconds| Segment { rhythm: Sinus { bpm }, seconds };
    let segments = vec![
        sinus(66.0, 50.0),
        Segment {
            rhythm: Ectopic { bpm: 68.0, focus: Ventricular, pattern: Single { every_s: 11.0 } },
            seconds: 60.0,
        },
        Segment {
            rhythm: Ectopic { bpm: 70.0, focus: Atrial, pattern: Single { every_s: 15.0 } },
            seconds: 32.0,
        },
        Segment {
            rhythm: Ectopic {
                bpm: 72.0,
                focus: Ventricular,
                pattern: Salvo { beats: 2, bpm: 130.0, every_s: 20.0 },
            },
            seconds: 22.0,
        },
        sinus(74.0, 66.0),
        Segment { rhythm: AtrialFibrillation { bpm: 104.0 }, seconds: 124.0 },
        sinus(70.0, 70.0),
        Segment { rhythm: Ectopic { bpm: 72.0, focus: Ventricular, pattern: Bigeminy }, seconds: 16.0 },
        sinus(68.0, 160.0),
    ];
    Script::new(20_03, segments)
        .with_noise(NoiseKind::Baseline, 0.0, 600.0, 0.08)
        .with_noise(NoiseKind::Muscle, 0.0, 600.0, 0.012)
        .with_noise(NoiseKind::Mains { hz: 50.0 }, 0.0, 600.0, 0.02)
        .with_noise(NoiseKind::Muscle, 186.0, 14.0, 0.09)
        .with_noise(NoiseKind::Motion, 454.0, 24.0, 1.5)
        .with_noise(NoiseKind::Muscle, 454.0, 24.0, 0.4)
        .with_outage(OutageKind::Gap, 498.0, 7.5)
        .with_outage(OutageKind::LeadOff, 536.0, 12.0)
}
