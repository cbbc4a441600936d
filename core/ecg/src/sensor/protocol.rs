//! The four conversations behind one set of verbs.

use super::{
    command::{Command, LinkError, SensorInput},
    context::Context,
    heart_rate::HeartRate,
    kind::SensorKind,
    lepu::Lepu,
    movesense::Movesense,
    polar::Polar,
    stream::EcgStream,
};
use crate::clock::KnownRate;
use uuid::Uuid;

/// A request without an answer for this long is asked again, milliseconds.
pub const ANSWER_MS: u64 = 3_000;
/// How often a request is asked on one link.
pub(super) const ASK: u32 = 2;
/// A strap that is busy is asked again after this long, milliseconds.
pub const RETRY_MS: u64 = 5_000;

/// A conversation with a strap.
#[derive(Debug)]
pub(super) enum Protocol {
    Polar(Box<Polar>),
    Movesense(Box<Movesense>),
    Lepu(Box<Lepu>),
    HeartRate(Box<HeartRate>),
}

impl Protocol {
    /// A strap of this kind, whose clock was found before to have the `known` rate.
    pub(super) fn new(kind: SensorKind, known: Option<KnownRate>) -> Self {
        match kind {
            SensorKind::Polar => Self::Polar(Box::new(Polar::new(known))),
            SensorKind::Movesense => Self::Movesense(Box::new(Movesense::new(known))),
            SensorKind::Lepu => Self::Lepu(Box::new(Lepu::new())),
            SensorKind::HeartRate => Self::HeartRate(Box::new(HeartRate::new())),
        }
    }

    pub(super) fn kind(&self) -> SensorKind {
        match self {
            Self::Polar(_) => SensorKind::Polar,
            Self::Movesense(_) => SensorKind::Movesense,
            Self::Lepu(_) => SensorKind::Lepu,
            Self::HeartRate(_) => SensorKind::HeartRate,
        }
    }

    /// The ECG, where it has one.
    pub(super) fn stream(&self) -> Option<&EcgStream> {
        match self {
            Self::Polar(polar) => Some(polar.stream()),
            Self::Movesense(movesense) => Some(movesense.stream()),
            Self::Lepu(lepu) => Some(lepu.stream()),
            Self::HeartRate(_) => None,
        }
    }

    /// The services are found: begins the conversation.
    pub(super) fn begin(&mut self, cx: &mut Context<'_>) {
        match self {
            Self::Polar(polar) => polar.begin(cx),
            Self::Movesense(movesense) => movesense.begin(cx),
            Self::Lepu(lepu) => lepu.begin(cx),
            Self::HeartRate(strap) => strap.begin(cx),
        }
    }

    /// Asks for the stream again on the same link.
    pub(super) fn restart(&mut self, cx: &mut Context<'_>) {
        match self {
            Self::Polar(polar) => polar.restart(cx),
            Self::Movesense(movesense) => movesense.restart(cx),
            Self::Lepu(lepu) => lepu.restart(cx),
            Self::HeartRate(_) => HeartRate::restart(cx),
        }
    }

    /// An operation was answered, or failed.
    pub(super) fn done(
        &mut self,
        command: &Command,
        result: Result<&SensorInput, LinkError>,
        cx: &mut Context<'_>,
    ) {
        match self {
            Self::Polar(polar) => polar.done(command, result, cx),
            Self::Movesense(movesense) => movesense.done(command, result, cx),
            Self::Lepu(lepu) => lepu.done(command, result, cx),
            Self::HeartRate(strap) => strap.done(command, result, cx),
        }
    }

    /// A notification or an indication.
    pub(super) fn heard(&mut self, characteristic: Uuid, bytes: &[u8], cx: &mut Context<'_>) {
        match self {
            Self::Polar(polar) => polar.heard(characteristic, bytes, cx),
            Self::Movesense(movesense) => movesense.heard(characteristic, bytes, cx),
            Self::Lepu(lepu) => lepu.heard(characteristic, bytes, cx),
            Self::HeartRate(strap) => strap.heard(characteristic, bytes, cx),
        }
    }

    /// Time has passed.
    pub(super) fn catch_up(&mut self, cx: &mut Context<'_>) {
        match self {
            Self::Polar(polar) => polar.catch_up(cx),
            Self::Movesense(movesense) => movesense.catch_up(cx),
            Self::Lepu(lepu) => lepu.catch_up(cx),
            Self::HeartRate(_) => {}
        }
    }

    /// When time next matters.
    pub(super) fn due_ms(&self) -> Option<u64> {
        match self {
            Self::Polar(polar) => polar.due_ms(),
            Self::Movesense(movesense) => movesense.due_ms(),
            Self::Lepu(lepu) => lepu.due_ms(),
            Self::HeartRate(_) => None,
        }
    }

    /// Asks the strap to stop.
    pub(super) fn stop(&mut self, cx: &mut Context<'_>) {
        match self {
            Self::Polar(polar) => polar.stop(cx),
            Self::Movesense(movesense) => movesense.stop(cx),
            Self::Lepu(lepu) => lepu.stop(cx),
            Self::HeartRate(strap) => strap.stop(cx),
        }
    }

    /// Whether the strap was asked to stop and has, or will not answer any more.
    pub(super) fn is_stopped(&self) -> bool {
        match self {
            Self::Polar(polar) => polar.is_stopped(),
            Self::Movesense(movesense) => movesense.is_stopped(),
            Self::Lepu(lepu) => lepu.is_stopped(),
            Self::HeartRate(strap) => strap.is_stopped(),
        }
    }

    /// The link is down. Whether a stream ran on it.
    pub(super) fn lost(&mut self, cx: &mut Context<'_>) -> bool {
        match self {
            Self::Polar(polar) => polar.lost(cx),
            Self::Movesense(movesense) => movesense.lost(cx),
            Self::Lepu(lepu) => lepu.lost(cx),
            Self::HeartRate(strap) => strap.lost(),
        }
    }
}
