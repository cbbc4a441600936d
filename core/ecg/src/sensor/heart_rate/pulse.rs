//! The Heart Rate Service as one listens to it.

use super::{
    chain::{Link, RrChain},
    measurement,
};
use crate::sensor::{
    advice::Advice,
    context::Context,
    event::{ChainBreak, Contact, SensorEvent},
    log::FrameProblem,
};

/// Heart rate, contact and RR intervals of whatever strap has them.
#[derive(Debug, Default)]
pub(in crate::sensor) struct Pulse {
    chain: RrChain,
    contact: Contact,
}

impl Pulse {
    /// Whether the strap touches the skin, as last heard.
    pub(in crate::sensor) fn contact(&self) -> Contact {
        self.contact
    }

    /// A value of the Heart Rate Measurement; whether it was one that counts.
    pub(in crate::sensor) fn heard(&mut self, bytes: &[u8], cx: &mut Context<'_>) -> bool {
        let arrival_ms = cx.at.steady_ms;
        if self.chain.is_told_twice(bytes, arrival_ms) {
            cx.refuse(FrameProblem::Duplicate);
            return false;
        }
        let measured = match measurement::parse(bytes) {
            Ok(measured) => measured,
            Err(problem) => {
                cx.refuse(problem);
                return false;
            }
        };
        if measured.odd_byte {
            cx.refuse(FrameProblem::OddByte);
        }
        if measured.contact != self.contact {
            self.contact = measured.contact;
            cx.events.push(SensorEvent::Contact(self.contact));
            if self.contact == Contact::Off {
                cx.advise(Advice::NoContact);
            } else {
                cx.withdraw(&Advice::NoContact);
            }
        }
        if self.contact == Contact::Off {
            self.chain.interrupt(ChainBreak::ContactLost);
        }
        cx.events.push(SensorEvent::HeartRate(measured.bpm));
        self.chain.push(&measured.rr_ms, bytes, arrival_ms, |link| {
            cx.events.push(match link {
                Link::Chain(chain, because) => SensorEvent::RrChain { chain, because },
                Link::Interval(interval) => SensorEvent::Rr(interval),
            });
        });
        true
    }

    /// The link is down.
    pub(in crate::sensor) fn lost(&mut self) {
        self.chain.interrupt(ChainBreak::LinkLost);
    }
}
