//! A strap that is not there: for demonstrations, and for tests of a shell without a radio.

use crate::{LiveSession, StraplineError, guard::guarded, words::spoken};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};
use strapline_ecg::{
    sensor::{Command, Moment, SensorInput, SensorKind},
    synth::{
        demo_script,
        strap::{SimulatedStrap as Strap, StrapSource},
    },
};

use strapline_live::{Asked, Call, Wearer, play};

/// Longest sleep at once while a strap is played: it is stopped within this time.
const NAP: Duration = Duration::from_millis(20);

/// Something that happened to a simulated strap.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Happened {
    /// When, on the simulation's clocks.
    pub at: Moment,
    /// What.
    pub input: SensorInput,
}

/// A strap, its link and the radio at the other end, without any of them. Ten minutes of a made recording, over and
/// over. Time is milliseconds since the simulation began; the same arguments give the same bytes at the same
/// milliseconds.
#[derive(uniffi::Object)]
pub struct SimulatedStrap {
    strap: Mutex<Strap>,
}

#[uniffi::export]
impl SimulatedStrap {
    /// A strap with faults, such as `drop@60s+30s=0.2 link@5m+2h`; none where the text is empty.
    #[uniffi::constructor]
    pub fn new(kind: SensorKind, faults: String, seed: u64) -> Result<Arc<Self>, StraplineError> {
        guarded(|| {
            let source = StrapSource::Script(demo_script());
            let strap = Strap::new(&source, kind, faults.parse()?, seed);
            Ok(Arc::new(Self { strap: Mutex::new(strap) }))
        })
    }

    /// Both clocks at a time of the simulation.
    pub fn moment(&self, now_ms: u64) -> Result<Moment, StraplineError> {
        guarded(|| Ok(self.with(|strap| strap.moment(now_ms))))
    }

    /// Carries out a command of a session; what follows comes with `poll`.
    pub fn carry_out(&self, command: Command, now_ms: u64) -> Result<(), StraplineError> {
        guarded(|| {
            self.with(|strap| strap.carry_out(&command, now_ms));
            Ok(())
        })
    }

    /// What has happened by `now_ms`.
    pub fn poll(&self, now_ms: u64) -> Result<Vec<Happened>, StraplineError> {
        guarded(|| {
            let happened = self.with(|strap| strap.poll(now_ms));
            Ok(happened.into_iter().map(|(at, input)| Happened { at, input }).collect())
        })
    }

    /// When something happens next, if no command comes before.
    pub fn next_ms(&self) -> Result<Option<u64>, StraplineError> {
        guarded(|| Ok(self.with(|strap| strap.next_ms())))
    }

    /// Has a session wear this strap, on a thread of its own, for `for_ms` of simulated time, `speed` times as fast as
    /// time goes (0: as fast as can be); then the strap is asked to stop. Ends early when what is returned is dropped.
    /// The session is still to be finished.
    pub fn play(
        self: Arc<Self>,
        session: Arc<LiveSession>,
        for_ms: u64,
        speed: f64,
    ) -> Result<Arc<Playing>, StraplineError> {
        guarded(|| {
            let asked_to_stop = Arc::new(AtomicBool::new(false));
            let began = Instant::now();
            let mut wearer = InTime { session, speed, began, asked_to_stop: Arc::clone(&asked_to_stop) };
            let thread = thread::spawn(move || guarded(|| play(&self.strap, &mut wearer, for_ms)));
            Ok(Arc::new(Playing { thread: Mutex::new(Some(thread)), asked_to_stop }))
        })
    }
}

impl SimulatedStrap {
    fn with<T>(&self, act: impl FnOnce(&mut Strap) -> T) -> T {
        act(&mut self.strap.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A strap that is being played. Dropping or closing it asks it to stop.
#[derive(uniffi::Object)]
pub struct Playing {
    thread: Mutex<Option<JoinHandle<Result<u64, StraplineError>>>>,
    asked_to_stop: Arc<AtomicBool>,
}

#[uniffi::export]
impl Playing {
    /// Asks it to stop before its time.
    pub fn stop(&self) -> Result<(), StraplineError> {
        guarded(|| {
            self.asked_to_stop.store(true, Ordering::SeqCst);
            Ok(())
        })
    }

    /// Waits until it has; how much simulated time it was, milliseconds.
    pub fn wait(&self) -> Result<u64, StraplineError> {
        guarded(|| {
            let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
            let Some(thread) = thread else {
                return Err(StraplineError::Refused(spoken().text("shell-waited-already")));
            };
            thread.join().unwrap_or_else(|_| Err(crate::error::broken()))
        })
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        self.asked_to_stop.store(true, Ordering::SeqCst);
    }
}

/// The session, in the time of this machine.
struct InTime {
    session: Arc<LiveSession>,
    speed: f64,
    began: Instant,
    asked_to_stop: Arc<AtomicBool>,
}

impl Wearer for InTime {
    type Error = StraplineError;

    fn call(&mut self, at: Moment, call: Call) -> Result<Asked, StraplineError> {
        match call {
            Call::Start => self.session.start(at),
            Call::Push(input) => self.session.push(at, input),
            Call::Tick => self.session.tick(at),
            Call::Stop => self.session.stop(at),
        }
    }

    fn is_stopped(&self) -> Result<bool, StraplineError> {
        self.session.is_stopped()
    }

    fn wait_until(&mut self, now_ms: u64) {
        let due = Duration::try_from_secs_f64(now_ms as f64 / 1000.0 / self.speed);
        let Some(due) = due.ok().filter(|_| self.speed > 0.0) else { return };
        while let Some(left) = due.checked_sub(self.began.elapsed()).filter(|left| !left.is_zero()) {
            if !self.is_wanted() {
                return;
            }
            thread::sleep(left.min(NAP));
        }
    }

    fn is_wanted(&self) -> bool {
        !self.asked_to_stop.load(Ordering::SeqCst)
    }
}
