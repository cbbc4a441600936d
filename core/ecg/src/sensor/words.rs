//! Events as lines of a log, one sentence each.

use super::event::{ChainBreak, Contact, GapCause, SensorEvent};
use std::fmt;

impl fmt::Display for SensorEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::State(state) => state.fmt(f),
            Self::Samples(block) => {
                write!(f, "{} samples from sample {} on.", block.millivolts.len(), block.first)
            }
            Self::Gap(gap) => {
                let cause = match gap.cause {
                    GapCause::Lost => "were lost",
                    GapCause::ClockSet => "or so are missing: the strap's clock was set",
                    GapCause::NoSample => "are none, the strap says",
                };
                write!(f, "{} samples from sample {} on {cause}.", gap.samples, gap.first)
            }
            Self::Rr(rr) => write!(f, "RR interval of {:.1} ms.", rr.ms),
            Self::RrChain { because, .. } => {
                let because = match because {
                    ChainBreak::First => "these are the first",
                    ChainBreak::Silence => "nothing was received for a while",
                    ChainBreak::LinkLost => "the link was lost",
                    ChainBreak::ContactLost => "the strap lost the skin",
                    ChainBreak::IntervalsLost => "some were lost",
                    ChainBreak::Impossible => "one was impossible",
                };
                write!(f, "RR intervals begin anew: {because}.")
            }
            Self::HeartRate(bpm) => write!(f, "Heart rate by the strap: {bpm} bpm."),
            Self::Contact(Contact::On) => f.write_str("The strap touches the skin."),
            Self::Contact(Contact::Off) => f.write_str("The strap does not touch the skin."),
            Self::Contact(Contact::Unknown) => {
                f.write_str("The strap does not say whether it touches the skin.")
            }
            Self::Battery(percent) => write!(f, "The strap's battery is at {percent} %."),
            Self::Device(device) => {
                let said = [&device.maker, &device.model, &device.serial, &device.firmware, &device.hardware];
                let said: Vec<_> = said.into_iter().flatten().map(String::as_str).collect();
                write!(f, "The strap says who it is: {}.", said.join(", "))
            }
            Self::StreamStarted(stream) => {
                write!(f, "The {} of the {} strap has started.", stream.signal, stream.kind)
            }
            Self::StreamStopped(because) => write!(f, "The stream has stopped: {because}."),
            Self::Action { action, because } => write!(f, "Now {action}: {because}."),
            Self::Silent { ms } => write!(f, "Nothing was received for {:.0} s.", *ms as f64 / 1000.0),
            Self::FrameRefused { problem, count } => write!(f, "Refused, {count} so far: {problem}."),
            Self::WallClockSet { by_ms } => {
                write!(f, "The clock of this machine was set by {:.1} s.", *by_ms as f64 / 1000.0)
            }
            Self::Advice(advice) => advice.fmt(f),
        }
    }
}
