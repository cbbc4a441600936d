//! What was done to a second, and what follows for its label.

/// Signal-to-noise ratios that noise is mixed in at, decibels (QRS peak-to-peak squared over 8, as in the noise
/// stress test); the last state of each kind of noise is noise alone.
pub(crate) const SNR_DB: [f64; 8] = [18.0, 12.0, 6.0, 3.0, 0.0, -3.0, -6.0, -12.0];

/// How much more a second weighs that is read through electrode motion. What can be read through it looks most like what
/// cannot: without this the net gives up a beat found for each narrow noise that it learns to refuse.
const THROUGH_MOTION: f32 = 5.0;

/// State of a second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum State {
    /// As recorded.
    Clean,
    /// Ventricular flutter: readable, though its waves are no beats to the reference.
    Flutter,
    /// Between two stretches of noise, or at the edge of one: what the detector learnt in the noise still matters.
    Beside,
    /// Noise of a kind (electrode motion, muscle, baseline, white) at a level; one past the last level is noise alone.
    Noise { kind: u8, level: u8 },
    /// Synthetic and readable by construction.
    SynthReadable,
    /// Synthetic noise without a heart; of a narrow band or a tremor, or of the kinds that the noise stress test has.
    SynthNoise { narrow: bool },
    /// A strip of the challenge: labelled as noisy or not, and held out or not.
    Strip { noisy: bool, held_out: bool },
}

impl State {
    /// Whether the second counts as unreadable, and how much it weighs, where detection reached `f1`.
    pub(crate) fn label(self, f1: f64, unreadable: f64, doubtful: f64) -> (bool, f32) {
        match self {
            State::Flutter => (false, 1.0),
            State::Beside => (false, 0.0),
            State::Noise { level, .. } if usize::from(level) == SNR_DB.len() => (true, 2.0),
            State::Noise { kind, .. } if f1 >= unreadable => {
                let weight = if f1 < doubtful { 0.2 } else { 1.0 };
                (false, if kind == 0 { THROUGH_MOTION * weight } else { weight })
            }
            State::Clean | State::Noise { .. } => (f1 < unreadable, 1.0),
            State::SynthReadable => (false, 12.0),
            State::SynthNoise { narrow: false } => (true, 8.0),
            State::SynthNoise { narrow: true } => (true, 1.2),
            State::Strip { held_out: true, noisy } => (noisy, 0.0),
            State::Strip { noisy: true, .. } => (true, 0.15),
            State::Strip { noisy: false, .. } => (false, 0.1),
        }
    }

    /// As a number: 0 clean, 1 beside, 2 flutter, 10 + 10 kind + level, 100 synthetic, 101 synthetic noise, 102 narrow, 110 + noisy + 2 held
    /// out.
    pub(crate) fn code(self) -> u8 {
        match self {
            State::Clean => 0,
            State::Beside => 1,
            State::Flutter => 2,
            State::Noise { kind, level } => 10 + 10 * kind + level,
            State::SynthReadable => 100,
            State::SynthNoise { narrow } => 101 + u8::from(narrow),
            State::Strip { noisy, held_out } => 110 + u8::from(noisy) + 2 * u8::from(held_out),
        }
    }
}
