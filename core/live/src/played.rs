//! A simulated strap, worn by a session: what is asked for is carried out, what happens is told, and time passes.

use std::sync::{Mutex, MutexGuard, PoisonError};
use strapline_ecg::{
    sensor::{Command, Moment, SensorInput},
    synth::strap::SimulatedStrap,
};

/// What a session asks for after a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// To be carried out by whoever holds the radio, in order.
    pub commands: Vec<Command>,
    /// When to tell it that time has passed if nothing comes before, steady milliseconds.
    pub due_ms: u64,
}

/// What a session is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Call {
    /// To call the strap.
    Start,
    /// What happened.
    Push(SensorInput),
    /// That time has passed.
    Tick,
    /// To ask the strap to stop.
    Stop,
}

/// Whoever holds the session, and the time that passes.
pub trait Wearer {
    /// Why a call can fail.
    type Error;

    /// Tells the session.
    fn call(&mut self, at: Moment, call: Call) -> Result<Asked, Self::Error>;

    /// Whether the strap was let go of.
    fn is_stopped(&self) -> Result<bool, Self::Error>;

    /// Returns when it is this late in the simulation, or sooner.
    fn wait_until(&mut self, now_ms: u64);

    /// Whether it is to go on; the strap is asked to stop else.
    fn is_wanted(&self) -> bool;
}

/// Has the session wear the strap for this much simulated time, then asks the strap to stop; how much it was until then,
/// milliseconds. The strap is not locked while the session is told anything.
pub fn play<W: Wearer>(strap: &Mutex<SimulatedStrap>, wearer: &mut W, for_ms: u64) -> Result<u64, W::Error> {
    let mut player = Player { strap, wearer, now_ms: 0 };
    let mut asked = player.wearer.call(player.moment(), Call::Start)?;
    while player.now_ms < for_ms && player.wearer.is_wanted() && !player.wearer.is_stopped()? {
        asked = player.step(&asked, for_ms)?;
    }
    let played_ms = player.now_ms;
    asked = player.wearer.call(player.moment(), Call::Stop)?;
    while !player.wearer.is_stopped()? {
        asked = player.step(&asked, u64::MAX)?;
    }
    player.obey(&asked.commands);
    Ok(played_ms)
}

struct Player<'a, W> {
    strap: &'a Mutex<SimulatedStrap>,
    wearer: &'a mut W,
    now_ms: u64,
}

impl<W: Wearer> Player<'_, W> {
    fn strap(&self) -> MutexGuard<'_, SimulatedStrap> {
        self.strap.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn moment(&self) -> Moment {
        self.strap().moment(self.now_ms)
    }

    fn obey(&self, commands: &[Command]) {
        let mut strap = self.strap();
        for command in commands {
            strap.carry_out(command, self.now_ms);
        }
    }

    /// Goes on to whatever comes next; everything that is asked for then.
    fn step(&mut self, asked: &Asked, until_ms: u64) -> Result<Asked, W::Error> {
        self.obey(&asked.commands);
        let next_ms = self.strap().next_ms().unwrap_or(u64::MAX).min(asked.due_ms).min(until_ms);
        self.now_ms = next_ms.max(self.now_ms + 1);
        self.wearer.wait_until(self.now_ms);
        let mut now = Asked { commands: Vec::new(), due_ms: asked.due_ms };
        let happened = self.strap().poll(self.now_ms);
        for (at, input) in happened {
            self.call(&mut now, at, Call::Push(input))?;
        }
        if now.due_ms <= self.now_ms {
            let at = self.moment();
            self.call(&mut now, at, Call::Tick)?;
        }
        Ok(now)
    }

    fn call(&mut self, now: &mut Asked, at: Moment, call: Call) -> Result<(), W::Error> {
        let mut more = self.wearer.call(at, call)?;
        now.commands.append(&mut more.commands);
        now.due_ms = more.due_ms;
        Ok(())
    }
}
