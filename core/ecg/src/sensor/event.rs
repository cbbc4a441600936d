//! What a sensor makes known.

use super::{
    advice::Advice,
    device::Device,
    kind::{SensorKind, Signal},
    log::{Action, Because, FrameProblem},
    state::SensorState,
};
use crate::units::SampleIndex;

/// What a sensor makes known, in the order in which it became known.
#[derive(Debug, Clone, PartialEq)]
pub enum SensorEvent {
    /// It does something else now.
    State(SensorState),
    /// Samples of the ECG.
    Samples(SampleBlock),
    /// Samples of the ECG that are not there.
    Gap(Gap),
    /// The time from one beat to the next, by the strap's own detection.
    Rr(RrInterval),
    /// RR intervals follow each other from here on; the ones before do not connect.
    RrChain {
        /// Its number, counted from 0.
        chain: u32,
        /// Why the one before ended.
        because: ChainBreak,
    },
    /// The strap's own heart rate, an average: beats per minute, 0 where it has none.
    HeartRate(u16),
    /// The strap touches the skin, or no longer does.
    Contact(Contact),
    /// How full the battery is, percent.
    Battery(u8),
    /// Who made the strap and which one it is, as far as known; again whenever more is known.
    Device(Device),
    /// The stream runs.
    StreamStarted(Stream),
    /// The stream has ended.
    StreamStopped(Because),
    /// Something was undertaken, for the session's log.
    Action {
        /// What.
        action: Action,
        /// Why.
        because: Because,
    },
    /// Nothing has been received for this long, milliseconds; after [`super::SILENT_MS`], and then ever more rarely.
    Silent {
        /// How long.
        ms: u64,
    },
    /// A frame was refused: told at the 1st, 2nd, 4th, 8th ... of each kind.
    FrameRefused {
        /// Why.
        problem: FrameProblem,
        /// How many of this kind so far.
        count: u64,
    },
    /// The machine's wall clock was set.
    WallClockSet {
        /// By how much, milliseconds; positive forward.
        by_ms: i64,
    },
    /// Something that a person can do something about; once each time that it begins.
    Advice(Advice),
}

/// Samples that follow each other without a gap.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleBlock {
    /// Place of the first on the recording's axis; gaps count.
    pub first: SampleIndex,
    /// When the last was taken by the strap's own clock, nanoseconds from the strap's own origin (Polar: 2000-01-01).
    pub device_ns: u64,
    /// Steady milliseconds at which it arrived.
    pub arrival_ms: u64,
    /// Whether the strap touched the skin, as far as last heard.
    pub contact: Contact,
    /// Millivolts.
    pub millivolts: Vec<f32>,
}

/// Samples that are not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Place of the first.
    pub first: SampleIndex,
    /// How many.
    pub samples: u64,
    /// How come.
    pub cause: GapCause,
}

/// How samples come to be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GapCause {
    /// Lost on the way, or sent while the link was down. Counted by the strap's clock.
    Lost,
    /// The strap's clock was set in between. Counted by the machine's clock, a second at least: no interval between
    /// beats may lie across it.
    ClockSet,
    /// The strap marked them as no sample.
    NoSample,
}

/// The time from one beat to the next, by the strap's own detection.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RrInterval {
    /// Which chain it belongs to.
    pub chain: u32,
    /// Its number in the chain, counted from 0.
    pub index: u64,
    /// How long, milliseconds (a multiple of 1000/1024).
    pub ms: f64,
    /// When it ended: the chain's beginning plus all intervals since, steady milliseconds.
    pub end_ms: f64,
}

/// Why a chain of RR intervals ended, or why the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChainBreak {
    /// The first one.
    First,
    /// Nothing was received for a while.
    Silence,
    /// The link was lost.
    LinkLost,
    /// The strap lost the skin.
    ContactLost,
    /// The intervals add up to less than the time that has passed: some were lost.
    IntervalsLost,
    /// An interval that no heart has: shorter than 200 ms or longer than 8 s.
    Impossible,
}

/// Whether the strap touches the skin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Contact {
    /// The strap does not say.
    #[default]
    Unknown,
    /// It does.
    On,
    /// It does not.
    Off,
}

/// What streams.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stream {
    /// By which protocol.
    pub kind: SensorKind,
    /// What is in it.
    pub signal: Signal,
    /// Samples per second as the strap promises; `None` for RR intervals.
    pub nominal_hz: Option<f64>,
    /// How many streams of this recording came before.
    pub number: u32,
}

/// What an input led to. The caller owns it, carries out the commands in order and clears it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reaction {
    /// To be carried out, in order.
    pub commands: Vec<super::Command>,
    /// Became known, in order.
    pub events: Vec<SensorEvent>,
}

impl Reaction {
    /// Forgets what is in it and keeps its memory.
    pub fn clear(&mut self) {
        self.commands.clear();
        self.events.clear();
    }
}
