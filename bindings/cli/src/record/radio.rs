//! A strap that is there.

use super::link::Link;
use std::time::Duration;
use strapline_ecg::sensor::{Command, Moment, SensorInput};
use strapline_radio::{Radio, Target, now};

/// A strap at the other end of this machine's radio.
#[derive(Debug)]
pub(crate) struct OverTheAir {
    link: strapline_radio::Link,
}

impl OverTheAir {
    /// The strap that is asked for; else the one that a recording was made with; else the one received best.
    pub(crate) fn open(wanted: Option<&str>, before: Option<&str>) -> anyhow::Result<(Self, String)> {
        let target = match (wanted, before) {
            (Some(wanted), _) => named(wanted),
            // An address tells one strap from all others, and stands last.
            (None, Some(before)) => named(before.rsplit(' ').next().unwrap_or(before)),
            (None, None) => Target::Strongest,
        };
        let radio = Radio::open()?;
        let device = before.or(wanted).unwrap_or("strap").to_owned();
        Ok((Self { link: radio.link(&target) }, device))
    }
}

fn named(text: &str) -> Target {
    text.parse().unwrap_or_else(|never| match never {})
}

impl Link for OverTheAir {
    fn carry_out(&mut self, command: Command) {
        self.link.carry_out(command);
    }

    fn wait(&mut self, up_to: Duration) -> Option<(Moment, SensorInput)> {
        self.link.wait(up_to)
    }

    fn now(&self) -> Moment {
        now()
    }

    fn strap(&self) -> Option<String> {
        let strap = self.link.strap()?;
        Some(match strap.name {
            Some(name) => format!("{name} {}", strap.address),
            None => strap.address,
        })
    }
}
