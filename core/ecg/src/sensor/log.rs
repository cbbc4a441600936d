//! What was undertaken and why, so that "why did it stop?" has an answer afterwards.

use super::{command::LinkError, polar::Status};
use std::fmt;

/// What was undertaken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The strap was called.
    Connect,
    /// The stream was asked for again on the same link.
    Restart,
    /// The link was given up; it is made again after a pause.
    Reconnect {
        /// The pause, milliseconds.
        after_ms: u64,
        /// Which attempt since the strap last sent, counted from 1.
        attempt: u32,
    },
    /// The strap is looked for.
    Scan,
    /// The two were bonded.
    Bond,
    /// The same was asked again.
    AskAgain,
    /// It goes on without.
    GoOn,
    /// The strap's RR intervals are taken instead of its ECG.
    TakeRr,
    /// The strap was asked to stop.
    Stop,
    /// The strap was let go of.
    Leave,
}

/// Why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// A person, or the app, asked for it.
    Asked,
    /// The strap was seen.
    Seen,
    /// Connected, but nothing was received for this many milliseconds.
    NoFrames {
        /// How long.
        ms: u64,
    },
    /// The link went down.
    LinkLost(Option<LinkError>),
    /// The link could not be made.
    NoLink(LinkError),
    /// It had failed too often.
    TooOften,
    /// A step was not answered.
    NoAnswer(Step),
    /// A step failed.
    StepFailed(Step, LinkError),
    /// The strap answered a request of its control point with a status that is no success.
    Status(Step, Status),
    /// The strap answered with a status as in HTTP that is no success.
    Http(Step, u16),
    /// The strap stopped by itself.
    StoppedByItself,
    /// None of the services found is of a sensor that is known.
    NoKnownService,
    /// The strap offers no ECG.
    NoEcg,
}

/// A step on the way to the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Connecting.
    Connect,
    /// Finding services.
    Services,
    /// Agreeing on the size of packets.
    Mtu,
    /// Bonding.
    Bond,
    /// Reading who the strap is, or its battery.
    Identity,
    /// Subscribing to what the strap says.
    Subscribe,
    /// Asking what the strap can do.
    Abilities,
    /// Asking which settings it offers.
    Settings,
    /// Asking it to start.
    Start,
    /// Asking it for the newest samples.
    Poll,
    /// Asking it to stop.
    Stop,
}

/// Why a frame was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FrameProblem {
    /// It ends before it should.
    TooShort,
    /// It is a part of a frame: the strap sends more samples at once, and these do not fill the time since the last.
    Half,
    /// The same frame once more.
    Duplicate,
    /// It came after its place was given up as a gap.
    TooLate,
    /// A measurement that was not asked for.
    OtherMeasurement(u8),
    /// An ECG frame of a type that is not read here.
    UnknownType(u8),
    /// Delta-compressed, which the ECG is not.
    Compressed,
    /// Its checksum is wrong.
    Checksum,
    /// It does not begin or go on as a frame of this strap does.
    Malformed,
    /// A second part without its first.
    Orphan,
    /// A byte too many at its end; the rest was read.
    OddByte,
    /// From a characteristic that nobody subscribed to.
    UnknownCharacteristic,
}

impl Because {
    /// A step failed, or was never answered.
    pub(super) fn failed(step: Step, error: LinkError) -> Self {
        if error == LinkError::TimedOut { Self::NoAnswer(step) } else { Self::StepFailed(step, error) }
    }
}

impl FrameProblem {
    /// Which kind it is, whatever number it carries; smaller than [`Self::KINDS`].
    pub(super) fn index(self) -> usize {
        match self {
            Self::TooShort => 0,
            Self::Half => 1,
            Self::Duplicate => 2,
            Self::TooLate => 3,
            Self::OtherMeasurement(_) => 4,
            Self::UnknownType(_) => 5,
            Self::Compressed => 6,
            Self::Checksum => 7,
            Self::Malformed => 8,
            Self::Orphan => 9,
            Self::OddByte => 10,
            Self::UnknownCharacteristic => 11,
        }
    }

    /// How many kinds there are.
    pub(super) const KINDS: usize = 12;
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connect => f.write_str("connecting"),
            Self::Restart => f.write_str("asking for the stream again"),
            Self::Reconnect { after_ms, attempt } => {
                write!(f, "connecting again in {:.1} s (attempt {attempt})", *after_ms as f64 / 1000.0)
            }
            Self::Scan => f.write_str("looking for the strap"),
            Self::Bond => f.write_str("bonding"),
            Self::GoOn => f.write_str("going on without"),
            Self::AskAgain => f.write_str("asking again"),
            Self::TakeRr => f.write_str("taking RR intervals instead of the ECG"),
            Self::Stop => f.write_str("asking the strap to stop"),
            Self::Leave => f.write_str("letting go of the strap"),
        }
    }
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked => f.write_str("it was asked for"),
            Self::Seen => f.write_str("the strap was seen"),
            Self::NoFrames { ms } => write!(f, "nothing was received for {:.1} s", *ms as f64 / 1000.0),
            Self::LinkLost(None) => f.write_str("the link was lost"),
            Self::LinkLost(Some(error)) => write!(f, "the link was lost: {error}"),
            Self::NoLink(error) => write!(f, "no link could be made: {error}"),
            Self::TooOften => f.write_str("it had failed too often"),
            Self::NoAnswer(step) => write!(f, "the strap did not answer ({step})"),
            Self::StepFailed(step, error) => write!(f, "{step} failed: {error}"),
            Self::Status(step, status) => write!(f, "{step} was answered with \"{status}\""),
            Self::Http(step, code) => write!(f, "{step} was answered with {code} ({})", http_name(*code)),
            Self::StoppedByItself => f.write_str("the strap stopped by itself"),
            Self::NoKnownService => f.write_str("it has no service of a known sensor"),
            Self::NoEcg => f.write_str("the strap offers no ECG"),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "connecting",
            Self::Services => "finding its services",
            Self::Mtu => "agreeing on the packet size",
            Self::Bond => "bonding",
            Self::Identity => "reading who it is",
            Self::Subscribe => "subscribing",
            Self::Abilities => "asking what it can do",
            Self::Settings => "asking for its settings",
            Self::Start => "asking it to start",
            Self::Poll => "asking for samples",
            Self::Stop => "asking it to stop",
        })
    }
}

impl fmt::Display for FrameProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort => f.write_str("a frame ends before it should"),
            Self::Half => f.write_str("a frame came only in part"),
            Self::Duplicate => f.write_str("a frame came twice"),
            Self::TooLate => f.write_str("a frame came after its place was given up"),
            Self::OtherMeasurement(kind) => write!(f, "a frame holds measurement {kind}, which is no ECG"),
            Self::UnknownType(kind) => write!(f, "ECG frame type {kind} is not read"),
            Self::Compressed => f.write_str("a compressed ECG frame is not read"),
            Self::Checksum => f.write_str("a frame's checksum is wrong"),
            Self::Malformed => f.write_str("a frame is not of this strap's form"),
            Self::Orphan => f.write_str("the second part of a frame came without its first"),
            Self::OddByte => f.write_str("a frame has a byte too many"),
            Self::UnknownCharacteristic => {
                f.write_str("a value came from a characteristic that was not asked")
            }
        }
    }
}

/// The usual name of a status as in HTTP, as far as straps use them.
pub fn http_name(code: u16) -> &'static str {
    match code {
        100 => "continue",
        200 => "ok",
        201 => "created",
        202 => "accepted",
        204 => "no content",
        400 => "bad request",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        408 => "request timeout",
        409 => "conflict",
        412 => "precondition failed",
        413 => "too large",
        423 => "locked",
        429 => "too many requests",
        500 => "internal error",
        501 => "not implemented",
        503 => "service unavailable",
        504 => "timeout",
        507 => "insufficient storage",
        _ => "unknown status",
    }
}
