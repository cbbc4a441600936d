//! Whoever carries out what a session asks for.

use std::time::Duration;
use strapline_ecg::sensor::{Command, Moment, SensorInput};

/// A strap at the other end: a radio, or a simulation.
pub(crate) trait Link {
    /// Has a command carried out, after those before it. Returns at once; what comes of it comes by [`Self::wait`].
    fn carry_out(&mut self, command: Command);
    /// The next thing that happened and when it did, in order; `None` when nothing has for so long.
    fn wait(&mut self, up_to: Duration) -> Option<(Moment, SensorInput)>;
    /// When it is.
    fn now(&self) -> Moment;
    /// Name and address of the strap, once it was reached.
    fn strap(&self) -> Option<String>;
}
