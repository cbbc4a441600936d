//! What a sensor is doing, and what a person can do about it.
//!
//! The English entries of advice are the ones that the sensor's own `Display` writes into a recording's log: a test holds the two
//! together. What the log alone holds (actions, steps, refused frames, the names of a protocol's codes, a system's own
//! words) is written in English, for whoever is asked for help with it; a person is told the number.

use crate::Words;
use strapline_ecg::sensor::{Advice, LinkError, SensorState, Step};

impl Words {
    /// What a sensor is doing, in a few words.
    pub fn sensor_state(self, state: SensorState) -> String {
        self.text(match state {
            SensorState::Idle => "state-idle",
            SensorState::Connecting => "state-connecting",
            SensorState::Preparing => "state-preparing",
            SensorState::Streaming => "state-streaming",
            SensorState::Stale => "state-stale",
            SensorState::Refused => "state-refused",
            SensorState::Reconnecting => "state-reconnecting",
            SensorState::Scanning => "state-scanning",
            SensorState::Stopping => "state-stopping",
            SensorState::Stopped => "state-stopped",
        })
    }

    /// What a person can do something about, one sentence.
    pub fn sensor_advice(self, advice: &Advice) -> String {
        match advice {
            // Enough for a frame, and refused all the same: the number would explain nothing.
            Advice::MtuTooSmall { mtu: Some(mtu) } if *mtu < Advice::MTU_NEEDED => {
                self.say("sensor-mtu-known", &[("bytes", u64::from(*mtu).into())])
            }
            Advice::MtuTooSmall { .. } => self.text("sensor-mtu"),
            Advice::BondingNeeded => self.text("sensor-bonding"),
            Advice::Busy => self.text("sensor-busy"),
            Advice::BatteryLow { percent } => {
                self.say("sensor-battery-low", &[("percent", self.whole_percent(*percent).into())])
            }
            Advice::FirmwareTooOld { found, needed } => {
                self.say("sensor-firmware", &[("found", found.as_str().into()), ("needed", (*needed).into())])
            }
            Advice::Charging => self.text("sensor-charging"),
            Advice::StorageFull => self.text("sensor-storage-full"),
            Advice::RrOnly => self.text("sensor-rr-only"),
            Advice::StartRefused(status) => self.start_refused(status.0.into()),
            Advice::StartRefusedHttp(code) => self.start_refused(*code),
            Advice::UnknownFrames { frame_type } => {
                self.say("sensor-unknown-frames", &[("type", frame_type.to_string().into())])
            }
            Advice::NotAnswering(step) => {
                self.say("sensor-not-answering", &[("step", self.step(*step).into())])
            }
            Advice::KeepsFailing(step, error) => self.capitalised(&self.say(
                "sensor-keeps-failing",
                &[("step", self.step(*step).into()), ("error", self.link_error(error).into())],
            )),
            Advice::OutOfReach => self.text("sensor-out-of-reach"),
            Advice::NoContact => self.text("sensor-no-contact"),
            Advice::NotASensor => self.text("sensor-not-a-sensor"),
            Advice::BluetoothOff => self.text("sensor-bluetooth-off"),
            Advice::BluetoothNotPermitted => self.text("sensor-bluetooth-not-permitted"),
        }
    }

    fn start_refused(self, status: u16) -> String {
        self.say("sensor-start-refused", &[("status", status.to_string().into())])
    }

    /// A step on the way to the stream.
    fn step(self, step: Step) -> String {
        self.text(match step {
            Step::Connect => "step-connect",
            Step::Services => "step-services",
            Step::Mtu => "step-mtu",
            Step::Bond => "step-bond",
            Step::Identity => "step-identity",
            Step::Subscribe => "step-subscribe",
            Step::Abilities => "step-abilities",
            Step::Settings => "step-settings",
            Step::Start => "step-start",
            Step::Poll => "step-poll",
            Step::Stop => "step-stop",
        })
    }

    fn link_error(self, error: &LinkError) -> String {
        let numbered = |id: &str, code: i32| self.say(id, &[("code", code.to_string().into())]);
        self.text(match error {
            LinkError::Status(133) => "link-lost-by-system",
            LinkError::Status(8) => "link-out-of-reach",
            LinkError::Status(19) | LinkError::EndedByStrap => "link-ended-by-strap",
            LinkError::Status(22) => "link-ended-here",
            LinkError::TimedOut => "link-timed-out",
            LinkError::NotConnected => "link-not-connected",
            LinkError::NotBonded => "link-not-paired",
            LinkError::NotTaken => "link-not-taken",
            LinkError::NotFound => "link-not-found",
            LinkError::NotSupported => "link-not-supported",
            LinkError::RadioOff => "link-radio-off",
            LinkError::NotPermitted => "link-not-permitted",
            LinkError::Att(error) => return numbered("link-att", error.0.into()),
            LinkError::Status(status) => return numbered("link-status", *status),
            LinkError::System(code) => return numbered("io-other", *code),
            // In the system's language, if in any that a person reads.
            LinkError::Other(_) => "io-unknown",
        })
    }
}
