//! The session itself: one strap, one recording, from the first call to the last byte on the disk.

use crate::{
    Fold, LiveError,
    behind::Behind,
    device_clock::DeviceClock,
    entries::{self, millivolts_per_unit},
    running::{Interrupted, Running},
    screen::Screen,
    stored::entries_of,
    update::SessionUpdate,
};
use std::sync::Arc;
use strapline_ecg::{
    classify::BeatClassifier,
    sensor::{Command, Moment, Reaction, SampleBlock, Sensor, SensorEvent, SensorInput, Signal},
    session::Update,
    units::SampleRate,
};
use strapline_store::{Entry, RecordingHead, RecordingId, RecordingSummary, Store};

/// The store is given the time this often, so that what it holds is durable within two seconds, milliseconds.
const STORE_TICK_MS: u64 = 500;
/// Entries that are held before the recording begins, at most: what comes first is dropped first.
const HELD: usize = 2048;
/// A strap whose stream has begun and that sends no sample for this long is recorded all the same, milliseconds: its
/// RR intervals and its log may be all that there will be.
const BEGIN_WITHIN_MS: u64 = 10_000;

/// What a session is to be.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Name of the recording.
    pub name: String,
    /// The strap's name or address.
    pub device: String,
    /// Local time less UTC, minutes.
    pub utc_offset_min: i16,
    /// The program and its version.
    pub software: String,
    /// Milliseconds between two updates.
    pub pace_ms: u64,
    /// Seconds of signal on the screen.
    pub trace_s: f64,
    /// Columns that the signal is drawn in.
    pub columns: usize,
}

/// A session that has ended.
#[derive(Debug)]
pub struct Ended {
    /// The recording; `None` where the strap never sent anything.
    pub recording: Option<RecordingSummary>,
    /// Why it could not go on, if it could not.
    pub failure: Option<LiveError>,
}

/// One strap, recorded and looked at while it is worn.
///
/// A shell calls [`start`](Self::start), carries out [`commands`](Self::commands) in order after every call, pushes
/// what happens, ticks at [`due_ms`](Self::due_ms), shows [`update`](Self::update)s, and ends with
/// [`stop`](Self::stop), after which it goes on until [`is_stopped`](Self::is_stopped), and [`finish`](Self::finish):
/// no strap is left streaming.
///
/// What is heard is stored first and looked at afterwards. Memory does not grow with the recording but for the list of
/// its episodes: what is more than a screenful is in the store.
#[derive(Debug)]
pub struct LiveSession<C> {
    store: Arc<Store>,
    plan: Plan,
    sensor: Sensor,
    reaction: Reaction,
    commands: Vec<Command>,
    classifier: Option<C>,
    running: Option<Running<C>>,
    /// Entries from before the recording began.
    held: Vec<Entry>,
    entries: Vec<Entry>,
    told: Vec<Update>,
    screen: Screen,
    stream_since_ms: Option<u64>,
    /// When the link was made that is up, or was last.
    linked_ms: Option<u64>,
    stored_ms: u64,
    /// Samples that waited for a frame before them are among the entries.
    has_waited: bool,
    failure: Option<LiveError>,
}

impl<C: BeatClassifier> LiveSession<C> {
    /// A new recording, which begins with the strap's first sample.
    pub fn new(store: Arc<Store>, plan: Plan, classifier: C) -> Self {
        Self {
            screen: Screen::new(&plan),
            store,
            plan,
            sensor: Sensor::new(),
            reaction: Reaction::default(),
            commands: Vec::new(),
            classifier: Some(classifier),
            running: None,
            held: Vec::new(),
            entries: Vec::new(),
            told: Vec::new(),
            stream_since_ms: None,
            linked_ms: None,
            stored_ms: 0,
            has_waited: false,
            failure: None,
        }
    }

    /// Goes on with an interrupted recording: it can be recorded at once. What is stored is looked at while it runs, a
    /// little at each call, `C` being asked about its beats, too; until then [`due_ms`](Self::due_ms) is now. What is missing
    /// in between is known, and told as a gap, once the strap sends: to the sample where its clock reaches across the
    /// interruption, and by arrival times, and said to be uncertain, where not.
    pub fn resume(
        store: Arc<Store>,
        id: RecordingId,
        plan: Plan,
        classifier: C,
        at: Moment,
    ) -> Result<Self, LiveError> {
        let summary = store.summary(id)?;
        let head = summary.head.ok_or(LiveError::Unreadable)?;
        let mut session = Self::new(store, plan, classifier);
        let Some(classifier) = session.classifier.take() else { return Err(LiveError::Unreadable) };
        let mut clock = head.rate.map(|rate| DeviceClock::new(rate, head.millivolts_per_unit));
        session.screen.begin(id, &head);
        for entry in entries_of(&session.store, id)? {
            let Some(entry) = entry? else { continue };
            if let Some(clock) = &mut clock {
                clock.push(&entry);
            }
            session.screen.stored(&entry);
        }
        if let Some(known) = clock.as_ref().and_then(DeviceClock::known) {
            session.sensor = Sensor::heard_before(known);
        }
        let before = session.store.read(id)?;
        let writer = session.store.resume(id, at.wall_ms)?;
        let mut behind = Behind::new(before);
        behind.wait(&[Entry::Resumed { at_ms: at.wall_ms }]);
        let end = session.screen.end().max(summary.tally.end);
        session.running = Some(Running {
            writer,
            fold: Fold::new(&head, &summary.tally.marks, classifier).forgetting(),
            head,
            offset: end,
            interrupted: clock.map(|clock| Interrupted { end, clock }),
            behind: Some(behind),
            mending: None,
        });
        Ok(session)
    }

    /// Calls the strap.
    pub fn start(&mut self, at: Moment) {
        self.sensor.start(at, &mut self.reaction);
        self.absorb(at, None);
    }

    /// Something happened. A disk that is full or fails ends nothing: it is tried again, a second later at first and half a
    /// minute later at most, what comes in is held in memory (an hour of ECG), and the update says so. What the store
    /// refuses for another reason, or cannot hold any more, ends the session in an orderly way
    /// ([`has_failed`](Self::has_failed)): the strap is asked to stop, what came before is kept, and
    /// [`finish`](Self::finish) tells why.
    pub fn push(&mut self, at: Moment, input: &SensorInput) {
        if *input == SensorInput::Connected {
            self.linked_ms = Some(at.steady_ms);
        }
        self.sensor.push(at, input, &mut self.reaction);
        self.absorb(at, Some(input));
    }

    /// Time has passed.
    pub fn tick(&mut self, at: Moment) {
        self.push(at, &SensorInput::Tick);
    }

    /// Asks the strap to stop. It is safe to leave once [`is_stopped`](Self::is_stopped): within seven seconds.
    pub fn stop(&mut self, at: Moment) {
        self.sensor.stop(at, &mut self.reaction);
        self.absorb(at, None);
    }

    /// Whether the strap was let go of.
    pub fn is_stopped(&self) -> bool {
        self.sensor.is_stopped()
    }

    /// Whether something ended the session, so that it is on its way out.
    pub fn has_failed(&self) -> bool {
        self.failure.is_some()
    }

    /// What is to be carried out, in order.
    pub fn commands(&mut self) -> std::vec::Drain<'_, Command> {
        self.commands.drain(..)
    }

    /// When to tick next, steady milliseconds.
    pub fn due_ms(&self) -> u64 {
        let sensor = self.sensor.due_ms().unwrap_or(u64::MAX);
        let store = match &self.running {
            Some(running) if running.behind.is_some() => 0,
            Some(_) => self.stored_ms + STORE_TICK_MS,
            None => u64::MAX,
        };
        sensor.min(store).min(self.screen.due_ms())
    }

    /// What a screen shows now, at the plan's pace; `None` while nothing is due.
    pub fn update(&mut self, at: Moment) -> Option<SessionUpdate> {
        let fold = self.running.as_ref().map(|running| &running.fold);
        let (bpm, hz) = (fold.and_then(Fold::rr_bpm), fold.and_then(Fold::measured_hz));
        self.screen.update(at, &self.sensor, bpm, hz)
    }

    /// The strap is known by this name or address, which a recording that begins later bears.
    pub fn name_device(&mut self, device: String) {
        self.plan.device = device;
    }

    /// The screen has another width.
    pub fn resize(&mut self, columns: usize) {
        self.screen.resize(columns);
    }

    /// What the last push made known: beats, grades, episodes, each once and final.
    pub fn told(&self) -> &[Update] {
        &self.told
    }

    /// The recording that runs.
    pub fn recording(&self) -> Option<RecordingId> {
        self.running.as_ref().map(|running| running.writer.id())
    }

    /// Samples that are stored, gaps included, or RR intervals of a strap that sends nothing else.
    pub fn heard(&self) -> u64 {
        self.screen.heard()
    }

    /// The person feels something now.
    pub fn mark(&mut self, at: Moment, words: &str) -> Result<(), LiveError> {
        let running = self.running.as_mut().ok_or(LiveError::NotYet)?;
        let mark = running.mark(at, words, self.screen.end(), &mut self.told)?;
        self.screen.stored(&mark);
        Ok(())
    }

    /// The session has ended: the recording is finished, and everything in it durable; where the disk is full or fails still,
    /// the recording stays interrupted, and [`Ended::failure`] tells how much of it is lost. To be analysed with
    /// [`crate::reanalyse`], which finds what was told while it ran.
    pub fn finish(mut self, at: Moment) -> Result<Ended, LiveError> {
        if self.running.is_none() && self.stream_since_ms.is_some() && self.failure.is_none() {
            self.begin(at, None)?;
            self.store_and_look(at, Vec::new())?;
        }
        let (mut recording, mut failure) = (None, self.failure);
        if let Some(mut running) = self.running {
            if failure.is_none() {
                failure = running.settle(self.screen.end()).err();
            }
            // What the store refused is left as it is, to be resumed or finished by whoever opens it next.
            let is_left = matches!(failure, Some(LiveError::Store(_) | LiveError::Unwritten { .. }));
            let id = running.writer.id();
            recording = Some(if is_left {
                drop(running.writer);
                self.store.summary(id)?
            } else {
                running.writer.finish()?
            });
        }
        Ok(Ended { recording, failure })
    }

    /// Takes in what the sensor made of something.
    fn absorb(&mut self, at: Moment, input: Option<&SensorInput>) {
        self.told.clear();
        let mut reaction = std::mem::take(&mut self.reaction);
        self.commands.append(&mut reaction.commands);
        let result = self.take_in(at, input, &reaction.events);
        reaction.clear();
        self.reaction = reaction;
        if let Err(error) = result {
            let has_failed = self.failure.is_some();
            self.failure.get_or_insert(error);
            if !has_failed {
                // Nothing more can be kept: the strap is let go of properly.
                self.sensor.stop(at, &mut self.reaction);
                self.commands.append(&mut self.reaction.commands);
                self.reaction.clear();
            }
        }
    }

    fn take_in(
        &mut self,
        at: Moment,
        input: Option<&SensorInput>,
        events: &[SensorEvent],
    ) -> Result<(), LiveError> {
        let mut entries = std::mem::take(&mut self.entries);
        entries.clear();
        entries.extend(input.and_then(|input| entries::notification(at, input)));
        for event in events {
            self.screen.hear(at, event);
            if let SensorEvent::StreamStarted(stream) = event {
                self.stream_since_ms.get_or_insert(at.steady_ms);
                self.check_signal(stream.signal, stream.nominal_hz)?;
                if stream.signal == Signal::Rr && self.running.is_none() {
                    self.begin(at, None)?;
                }
            }
            match event {
                SensorEvent::Samples(block) => self.samples(at, block, &mut entries)?,
                SensorEvent::Gap(gap) => {
                    if self.running.is_none() {
                        self.begin(at, None)?;
                    }
                    if let Some(running) = &mut self.running {
                        running.reconnect(None, at.wall_ms, None, &mut entries);
                        entries.push(Entry::Gap {
                            first: running.offset + gap.first,
                            missing: gap.samples,
                            clock_was_set: gap.cause == strapline_ecg::sensor::GapCause::ClockSet,
                        });
                    }
                }
                other => entries.extend(entries::entry(at, other)),
            }
        }
        if self.running.is_none()
            && self.stream_since_ms.is_some_and(|since| at.steady_ms.saturating_sub(since) >= BEGIN_WITHIN_MS)
        {
            self.begin(at, None)?;
        }
        self.store_and_look(at, entries)
    }

    /// Whether the recording can take what the strap sends.
    fn check_signal(&self, signal: Signal, hz: Option<f64>) -> Result<(), LiveError> {
        let Some(running) = &self.running else { return Ok(()) };
        let before = running.head.rate.map(SampleRate::hz);
        // RR intervals fit into every recording.
        if signal == Signal::Rr || hz == before {
            return Ok(());
        }
        Err(LiveError::OtherSignal { before, now: hz })
    }

    /// A block of samples, on the recording's axis.
    fn samples(
        &mut self,
        at: Moment,
        block: &SampleBlock,
        entries: &mut Vec<Entry>,
    ) -> Result<(), LiveError> {
        if self.running.is_none() {
            self.begin(at, Some(block))?;
        }
        let Some(running) = &mut self.running else { return Ok(()) };
        self.has_waited |= at.steady_ms.saturating_sub(block.arrival_ms) >= STORE_TICK_MS;
        let arrival_ms = wall_of(at, block.arrival_ms);
        let way_ms = self.linked_ms.map(|linked_ms| block.arrival_ms.saturating_sub(linked_ms));
        running.reconnect(Some(block), arrival_ms, way_ms, entries);
        let head = &running.head;
        // A strap whose unit has changed since is rounded to the one that the recording began with.
        let nearest = |mv: f32| (f64::from(mv) / head.millivolts_per_unit).round() as i32;
        let values =
            block.millivolts.iter().map(|mv| head.value(*mv).unwrap_or_else(|| nearest(*mv))).collect();
        entries.push(Entry::Samples { first: running.offset + block.first, values });
        Ok(())
    }

    /// Begins the recording, with what was held.
    fn begin(&mut self, at: Moment, first: Option<&SampleBlock>) -> Result<(), LiveError> {
        let Some(classifier) = self.classifier.take() else { return Ok(()) };
        let kind = self.sensor.kind().unwrap_or(strapline_ecg::sensor::SensorKind::HeartRate);
        let rate = self.sensor.nominal_hz().filter(|_| first.is_some() || self.is_ecg());
        let rate = rate.and_then(|hz| SampleRate::new(hz).ok());
        // The first sample was taken before its frame was sent.
        let taken_ms = match (first, rate) {
            (Some(block), Some(rate)) => rate.millis(block.millivolts.len() as f64).round() as i64,
            _ => 0,
        };
        let arrival_ms = first.map_or(at.wall_ms, |block| wall_of(at, block.arrival_ms));
        let head = RecordingHead {
            name: self.plan.name.clone(),
            device: self.plan.device.clone(),
            rate,
            millivolts_per_unit: millivolts_per_unit(kind, first.map_or(&[], |block| &block.millivolts)),
            start_ms: arrival_ms - taken_ms,
            utc_offset_min: self.plan.utc_offset_min,
            software: self.plan.software.clone(),
        };
        let writer = self.store.begin(&head)?;
        self.screen.begin(writer.id(), &head);
        let fold = Fold::new(&head, &[], classifier).forgetting();
        self.running =
            Some(Running { writer, fold, head, offset: 0, interrupted: None, behind: None, mending: None });
        Ok(())
    }

    /// Whether an ECG was promised.
    fn is_ecg(&self) -> bool {
        self.sensor.kind().is_some_and(|kind| kind.signal() == Signal::Ecg)
    }

    /// Stores first, looks afterwards.
    fn store_and_look(&mut self, at: Moment, mut entries: Vec<Entry>) -> Result<(), LiveError> {
        let Some(running) = &mut self.running else {
            self.held.append(&mut entries);
            if self.held.len() > HELD {
                self.held.drain(..self.held.len() - HELD);
            }
            self.entries = entries;
            return Ok(());
        };
        if !self.held.is_empty() {
            self.held.append(&mut entries);
            std::mem::swap(&mut self.held, &mut entries);
            self.held = Vec::new();
        }
        if self.failure.is_none() {
            // The two seconds of what waited began when it arrived.
            let is_due = std::mem::take(&mut self.has_waited);
            self.screen.trouble = running.keep(at, &entries, is_due)?;
            self.stored_ms = at.steady_ms;
            running.look(&entries, &mut self.screen, &mut self.told)?;
        }
        self.entries = entries;
        Ok(())
    }
}

/// Wall-clock time of a steady time.
fn wall_of(at: Moment, steady_ms: u64) -> i64 {
    at.wall_ms.saturating_sub(at.steady_ms.saturating_sub(steady_ms).cast_signed())
}
