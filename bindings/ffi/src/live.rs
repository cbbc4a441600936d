//! A strap while it is worn.

use crate::{
    ListenerError, RecordingStore, StoredRecording, StraplineError,
    error::broken,
    guard::{caught, guarded},
    update::SessionUpdate,
    words::spoken,
};
use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};
use strapline_ecg::{
    classify::BeatClassifier,
    sensor::{Command, Moment, SensorInput},
};
use strapline_infer::BeatNet;
use strapline_live::{Asked, LiveSession as Session, Plan};
use strapline_present::{Notification, NotificationKind, Scale, Speech};
use strapline_words::{Feeling, Language, Noted, Words};

/// What a session is to be.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct SessionPlan {
    /// Name of the recording, for a person.
    pub name: String,
    /// The strap's name or address.
    pub device: String,
    /// Local time less UTC, minutes.
    pub utc_offset_min: i16,
    /// Language that the person is spoken to in.
    pub language: Language,
    /// Pixels of the screen in a millimetre.
    #[uniffi(default = 6.3)]
    pub px_per_mm: f64,
    /// Milliseconds between two updates.
    #[uniffi(default = 250)]
    pub pace_ms: u64,
    /// Seconds of signal on the screen.
    #[uniffi(default = 6.0)]
    pub trace_s: f64,
    /// Columns of pixels that the signal is drawn in.
    #[uniffi(default = 320)]
    pub columns: u32,
}

/// What a session asks for after a call.
#[uniffi::remote(Record)]
pub struct Asked {
    /// To be carried out by whoever holds the radio, in order.
    pub commands: Vec<Command>,
    /// When to call `tick` if nothing comes before, steady milliseconds.
    pub due_ms: u64,
}

/// A session that has ended.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct SessionEnd {
    /// What was recorded; absent where the strap never sent anything.
    pub recording: Option<StoredRecording>,
    /// Why it could not go on, if it could not.
    pub failure: Option<String>,
}

/// Whoever watches a session.
#[uniffi::export(with_foreign)]
pub trait SessionObserver: Send + Sync {
    /// What a screen shows now, at the plan's pace. Called on the thread that made the call to the session which led
    /// to it, while nothing of the session is locked: it may be called from here. What it throws is logged, and the
    /// session goes on.
    fn on_update(&self, update: SessionUpdate) -> Result<(), ListenerError>;
}

/// One strap, recorded and looked at while it is worn.
///
/// After every call the returned commands are carried out in order; what happens is pushed; `tick` is called when it is
/// due. `stop`, then go on until `is_stopped`, then `finish`: no strap is left streaming. What is heard is on the disk
/// before it is looked at. Call it from one thread at a time; calls from several wait for each other.
#[derive(uniffi::Object)]
pub struct LiveSession {
    worn: Mutex<Worn<BeatNet>>,
    observers: Arc<Observers>,
    words: Words,
    view: Mutex<View>,
    latest: Mutex<Option<strapline_live::SessionUpdate>>,
    speech: Mutex<Speech>,
}

/// How the signal is shown.
#[derive(Clone, Copy)]
pub(crate) struct View {
    pub(crate) scale: Scale,
    /// Width of the newest signal, pixels; absent where the plan's columns are drawn as they are.
    pub(crate) width_px: Option<f64>,
}

/// What has become of a session.
enum Worn<C> {
    Going(Box<Session<C>>),
    Ended,
    /// It panicked; its recording was left as after a kill, to be resumed or finished.
    Broken,
}

#[derive(Default)]
struct Observers {
    next: AtomicU64,
    all: Mutex<Vec<(u64, Arc<dyn SessionObserver>)>>,
}

/// An observer's place at a session. Dropping or closing it ends the observation: no update is begun after it. One that
/// another thread had begun by then goes on to its end, and is not waited for: whoever drops this may hold what the
/// observer waits for.
#[derive(uniffi::Object)]
pub struct ObserverHandle {
    number: u64,
    observers: Arc<Observers>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[uniffi::export]
impl LiveSession {
    /// A new recording, which begins with the strap's first sample.
    #[uniffi::constructor]
    pub fn new(store: Arc<RecordingStore>, plan: SessionPlan) -> Result<Arc<Self>, StraplineError> {
        guarded(|| {
            let (words, scale) = (Words::of(plan.language), Scale::new(plan.px_per_mm));
            let net = strapline_analysis::net()?;
            Ok(Self::wearing(Session::new(store.core(), plan.into(), net), words, scale))
        })
    }

    /// Goes on with an interrupted recording; what is missing in between is known, and told as a gap, once the strap
    /// sends.
    #[uniffi::constructor]
    pub fn resume(
        store: Arc<RecordingStore>,
        recording: String,
        plan: SessionPlan,
        at: Moment,
    ) -> Result<Arc<Self>, StraplineError> {
        guarded(|| {
            let (words, scale) = (Words::of(plan.language), Scale::new(plan.px_per_mm));
            let (id, net) = (recording.parse()?, strapline_analysis::net()?);
            Ok(Self::wearing(Session::resume(store.core(), id, plan.into(), net, at)?, words, scale))
        })
    }

    /// Has `observer` told of every update from now on, until the observation is dropped.
    pub fn observe(&self, observer: Arc<dyn SessionObserver>) -> Result<Arc<ObserverHandle>, StraplineError> {
        guarded(|| {
            let number = self.observers.next.fetch_add(1, Ordering::Relaxed);
            lock(&self.observers.all).push((number, observer));
            Ok(Arc::new(ObserverHandle { number, observers: Arc::clone(&self.observers) }))
        })
    }

    /// Calls the strap.
    pub fn start(&self, at: Moment) -> Result<Asked, StraplineError> {
        guarded(|| {
            log::info!(target: "strapline::session", "called");
            self.act(at, |session| session.start(at))
        })
    }

    /// Something happened.
    pub fn push(&self, at: Moment, input: SensorInput) -> Result<Asked, StraplineError> {
        guarded(|| self.act(at, |session| session.push(at, &input)))
    }

    /// Time has passed.
    pub fn tick(&self, at: Moment) -> Result<Asked, StraplineError> {
        guarded(|| self.act(at, |session| session.tick(at)))
    }

    /// Asks the strap to stop. It is safe to leave once `is_stopped`: within seven seconds.
    pub fn stop(&self, at: Moment) -> Result<Asked, StraplineError> {
        guarded(|| {
            log::info!(target: "strapline::session", "asked to stop");
            self.act(at, |session| session.stop(at))
        })
    }

    /// The person feels this now.
    pub fn feel(&self, at: Moment, feeling: Feeling) -> Result<(), StraplineError> {
        guarded(|| self.with(|session| Ok(session.mark(at, &Noted::Felt(feeling).to_string())?)))
    }

    /// The person notes something now, in words of their own.
    pub fn mark(&self, at: Moment, text: String) -> Result<(), StraplineError> {
        guarded(|| self.with(|session| Ok(session.mark(at, &text)?)))
    }

    /// The strap is known by this name or address, which a recording that begins later bears.
    pub fn name_device(&self, device: String) -> Result<(), StraplineError> {
        guarded(|| {
            self.with(|session| {
                session.name_device(device);
                Ok(())
            })
        })
    }

    /// The screen has another width, in columns of pixels.
    pub fn resize(&self, columns: u32) -> Result<(), StraplineError> {
        guarded(|| {
            self.with(|session| {
                session.resize(columns as usize);
                Ok(())
            })
        })
    }

    /// The screen shows `width_px` pixels of the newest signal at this many pixels to a millimetre from now on, as strips
    /// are drawn: one column to a pixel. The plan's `columns` must be large (single samples), its `trace_s` the widest.
    pub fn look(&self, px_per_mm: f64, width_px: f64) -> Result<(), StraplineError> {
        guarded(|| {
            *lock(&self.view) = View { scale: Scale::new(px_per_mm), width_px: Some(width_px) };
            Ok(())
        })
    }

    /// What is told while nobody looks, as of the last update: the standing notification first, then what a person should
    /// know now. Empty before the first update.
    pub fn notifications(&self) -> Result<Vec<Notification>, StraplineError> {
        guarded(|| {
            let latest = lock(&self.latest);
            Ok(latest.as_ref().map_or_else(Vec::new, |update| Notification::due(update, self.words)))
        })
    }

    /// One notification, as of the last update.
    pub fn notification(&self, kind: NotificationKind) -> Result<Option<Notification>, StraplineError> {
        guarded(|| Ok(lock(&self.latest).as_ref().map(|update| Notification::new(kind, update, self.words))))
    }

    /// Whether the strap was let go of.
    pub fn is_stopped(&self) -> Result<bool, StraplineError> {
        guarded(|| self.with(|session| Ok(session.is_stopped())))
    }

    /// Whether something ended the session, so that it is on its way out.
    pub fn has_failed(&self) -> Result<bool, StraplineError> {
        guarded(|| self.with(|session| Ok(session.has_failed())))
    }

    /// Id of the recording that runs; absent before the strap has sent anything.
    pub fn recording(&self) -> Result<Option<String>, StraplineError> {
        guarded(|| self.with(|session| Ok(session.recording().map(|id| id.to_string()))))
    }

    /// Ends the session: the recording is finished, and everything in it durable. Every call after it is refused.
    pub fn finish(&self, at: Moment) -> Result<SessionEnd, StraplineError> {
        guarded(|| {
            log::info!(target: "strapline::session", "finished");
            let worn = std::mem::replace(&mut *lock(&self.worn), Worn::Ended);
            // Let go of with nothing locked: what an observer lets go of in turn may be another's place here.
            let observers = std::mem::take(&mut *lock(&self.observers.all));
            drop(observers);
            let session = match worn {
                Worn::Going(session) => session,
                Worn::Ended => return Err(ended()),
                Worn::Broken => return Err(broken()),
            };
            let end = session.finish(at)?;
            Ok(SessionEnd {
                recording: end.recording.map(StoredRecording::from),
                failure: end.failure.map(|failure| self.words.sentence(&failure.said(self.words))),
            })
        })
    }
}

impl LiveSession {
    fn wearing(session: Session<BeatNet>, words: Words, scale: Scale) -> Arc<Self> {
        let worn = Mutex::new(Worn::Going(Box::new(session)));
        let view = Mutex::new(View { scale, width_px: None });
        let (observers, latest, speech) = (Arc::default(), Mutex::default(), Mutex::default());
        Arc::new(Self { worn, observers, words, view, latest, speech })
    }

    /// Does something with the session, if it still goes.
    fn with<T>(
        &self,
        act: impl FnOnce(&mut Session<BeatNet>) -> Result<T, StraplineError>,
    ) -> Result<T, StraplineError> {
        lock(&self.worn).with(act)
    }

    /// Does something, says what is asked for, and tells observers what is due, with nothing locked.
    fn act(&self, at: Moment, act: impl FnOnce(&mut Session<BeatNet>)) -> Result<Asked, StraplineError> {
        let (asked, update) = self.with(|session| {
            act(session);
            let update = session.update(at);
            Ok((Asked { commands: session.commands().collect(), due_ms: session.due_ms() }, update))
        })?;
        let Some(update) = update else { return Ok(asked) };
        let view = *lock(&self.view);
        if caught(|| self.observers.tell(&update, self.words, view, &self.speech)).is_none() {
            // What cannot be shown ends as what cannot be recorded does: no screen stands still unnoticed.
            lock(&self.worn).give_up();
            return Err(broken());
        }
        *lock(&self.latest) = Some(update);
        Ok(asked)
    }
}

impl<C: BeatClassifier> Worn<C> {
    /// Does something with the session. One that panics is dropped: its writer leaves what was durable as it is.
    fn with<T>(
        &mut self,
        act: impl FnOnce(&mut Session<C>) -> Result<T, StraplineError>,
    ) -> Result<T, StraplineError> {
        match self {
            Self::Going(session) => caught(|| act(session)).unwrap_or_else(|| {
                self.give_up();
                Err(broken())
            }),
            Self::Ended => Err(ended()),
            Self::Broken => Err(broken()),
        }
    }

    fn give_up(&mut self) {
        if matches!(self, Self::Going(_)) {
            log::error!(target: "strapline::session", "broken off; what was recorded is kept");
            *self = Self::Broken;
        }
    }
}

impl Drop for LiveSession {
    fn drop(&mut self) {
        // A shell that lets go of it hears of nothing that fails meanwhile.
        let worn = std::mem::replace(&mut *lock(&self.worn), Worn::Ended);
        caught(|| drop(worn));
    }
}

fn ended() -> StraplineError {
    StraplineError::Refused(spoken().text("shell-session-ended"))
}

impl Observers {
    fn tell(&self, update: &strapline_live::SessionUpdate, words: Words, view: View, speech: &Mutex<Speech>) {
        let observers = lock(&self.all).clone();
        if observers.is_empty() {
            return;
        }
        let update = SessionUpdate::new(update.clone(), words, view, &mut lock(speech));
        for (number, observer) in observers {
            // One that was dropped meanwhile, by another observer or on another thread, is told no more.
            if !lock(&self.all).iter().any(|(one, _)| *one == number) {
                continue;
            }
            if observer.on_update(update.clone()).is_err() {
                log::warn!(target: "strapline::session", "an observer failed; the session goes on");
            }
        }
    }
}

impl Drop for ObserverHandle {
    fn drop(&mut self) {
        let mut all = lock(&self.observers.all);
        let place = all.iter().position(|(number, _)| *number == self.number);
        let observer = place.map(|place| all.remove(place));
        drop(all);
        // With nothing locked: the observer may hold places of its own.
        drop(observer);
    }
}

impl From<SessionPlan> for Plan {
    fn from(plan: SessionPlan) -> Self {
        Self {
            name: plan.name,
            device: plan.device,
            utc_offset_min: plan.utc_offset_min,
            software: strapline_analysis::producer(),
            pace_ms: plan.pace_ms,
            trace_s: plan.trace_s,
            columns: plan.columns as usize,
        }
    }
}

#[cfg(test)]
mod tests;
