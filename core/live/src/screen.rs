//! What a screen shows, as it becomes known.

use crate::{
    Plan,
    trace::TraceRing,
    unread::Unread,
    update::{Gaps, SecondSeen, SessionUpdate, Trouble},
};
use std::collections::VecDeque;
use strapline_ecg::{
    classify::Beat,
    quality::Grade,
    rhythm::{Episode, rate::RateMeter},
    sensor::{Advice, Contact, Moment, Sensor, SensorEvent, SensorState, Signal},
    session::Update,
    units::{SampleIndex, SampleRate},
};
use strapline_store::{Entry, RecordingHead, RecordingId};

/// Most beats that are shown: a screenful at 300 beats a minute.
const BEATS: usize = 60;
/// The last beats are told even where the signal has left the screen: they follow it by some seconds.
const LAST_BEATS: usize = 16;
/// Most episodes that are shown.
const EPISODES: usize = 8;
/// Most advice at once.
const ADVICE: usize = 6;
/// A heart rate is of now for this long, seconds.
const RATE_FRESH_S: f64 = 25.0;
/// Nor is one told while nothing has come for this long: it would be called the present one.
const RATE_KEPT_MS: u64 = 10_000;
/// The strap's own heart rate is of now for this long, milliseconds.
const STRAP_RATE_FRESH_MS: u64 = 5_000;

/// What a screen shows. Bounded, but for the session's own list of episodes.
#[derive(Debug)]
pub(crate) struct Screen {
    columns: usize,
    trace_s: f64,
    pace_ms: u64,
    due_ms: u64,
    rate: Option<SampleRate>,
    millivolts_per_unit: f64,
    recording: Option<RecordingId>,
    signal: Option<Signal>,
    trace: Option<TraceRing>,
    state: SensorState,
    advice: VecDeque<Advice>,
    pub(crate) trouble: Option<Trouble>,
    contact: Contact,
    strap_bpm: Option<(u64, u16)>,
    meter: RateMeter,
    bpm: Option<(f64, f32)>,
    quality: Option<SecondSeen>,
    unread: Unread,
    beats: VecDeque<Beat>,
    beat_count: u64,
    episodes: VecDeque<Episode>,
    episode_count: u64,
    analysed_s: f64,
    end: u64,
    gaps: Gaps,
    marks: u64,
    newest_ms: Option<u64>,
    first_rr_ms: Option<i64>,
    last_rr_ms: i64,
}

impl Screen {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            columns: plan.columns.max(1),
            trace_s: plan.trace_s,
            pace_ms: plan.pace_ms.max(1),
            due_ms: 0,
            rate: None,
            millivolts_per_unit: 1.0,
            recording: None,
            signal: None,
            trace: None,
            state: SensorState::Idle,
            advice: VecDeque::new(),
            trouble: None,
            contact: Contact::Unknown,
            strap_bpm: None,
            meter: RateMeter::new(),
            bpm: None,
            quality: None,
            unread: Unread::default(),
            beats: VecDeque::new(),
            beat_count: 0,
            episodes: VecDeque::new(),
            episode_count: 0,
            analysed_s: 0.0,
            end: 0,
            gaps: Gaps::default(),
            marks: 0,
            newest_ms: None,
            first_rr_ms: None,
            last_rr_ms: 0,
        }
    }

    /// A recording has begun, or goes on.
    pub(crate) fn begin(&mut self, id: RecordingId, head: &RecordingHead) {
        self.recording = Some(id);
        self.rate = head.rate;
        self.millivolts_per_unit = head.millivolts_per_unit;
        self.signal = Some(if head.rate.is_some() { Signal::Ecg } else { Signal::Rr });
        self.trace = head.rate.map(|rate| TraceRing::new(rate, self.trace_s));
    }

    pub(crate) fn resize(&mut self, columns: usize) {
        self.columns = columns.max(1);
    }

    /// The sensor made something known.
    pub(crate) fn hear(&mut self, at: Moment, event: &SensorEvent) {
        match event {
            SensorEvent::State(state) => {
                self.state = *state;
                if *state == SensorState::Streaming {
                    self.advice.retain(|told| {
                        matches!(
                            told,
                            Advice::BatteryLow { .. }
                                | Advice::FirmwareTooOld { .. }
                                | Advice::RrOnly
                                | Advice::NoContact
                                | Advice::UnknownFrames { .. }
                                // Asked for once more and answered: that is no signal.
                                | Advice::OutOfReach
                        )
                    });
                }
            }
            SensorEvent::Samples(block) => {
                self.newest_ms = Some(block.arrival_ms);
                self.advice.retain(|told| !matches!(told, Advice::UnknownFrames { .. } | Advice::OutOfReach));
            }
            SensorEvent::Rr(_) if self.signal != Some(Signal::Ecg) => {
                self.newest_ms = Some(at.steady_ms);
                self.advice.retain(|told| *told != Advice::OutOfReach);
            }
            SensorEvent::HeartRate(bpm) => {
                self.strap_bpm = (*bpm > 0).then_some((at.steady_ms, *bpm));
            }
            SensorEvent::Contact(contact) => {
                self.contact = *contact;
                self.unread.touch(*contact, self.end);
                if *contact != Contact::Off {
                    self.advice.retain(|told| *told != Advice::NoContact);
                }
            }
            SensorEvent::Battery(percent) => {
                let is_low =
                    |told: &Advice| matches!(told, Advice::BatteryLow { percent: low } if percent > low);
                self.advice.retain(|told| !is_low(told));
            }
            SensorEvent::Advice(advice) => {
                self.advice.retain(|told| told != advice);
                if self.advice.len() == ADVICE {
                    self.advice.pop_front();
                }
                self.advice.push_back(advice.clone());
            }
            _ => {}
        }
    }

    /// An entry was stored.
    pub(crate) fn stored(&mut self, entry: &Entry) {
        match entry {
            Entry::Samples { first, values } => {
                self.end = self.end.max(first + values.len() as u64);
                if let Some(trace) = &mut self.trace {
                    trace.push(*first, values, self.millivolts_per_unit);
                }
            }
            Entry::Gap { first, missing, clock_was_set } => {
                self.end = self.end.max(first + missing);
                self.gaps.count += 1;
                self.gaps.samples += missing;
                self.gaps.uncertain += u64::from(*clock_was_set);
                self.gaps.last = Some((*first, *missing));
                if let Some(trace) = &mut self.trace {
                    trace.lose_to(first + missing);
                }
            }
            Entry::Rr { at_ms, .. } if self.signal == Some(Signal::Rr) => {
                self.beat_count += 1;
                self.first_rr_ms.get_or_insert(*at_ms);
                self.last_rr_ms = *at_ms;
            }
            Entry::Mark(_) => self.marks += 1,
            _ => {}
        }
    }

    /// The analysis made something known.
    pub(crate) fn learn(&mut self, update: &Update) {
        let Some(rate) = self.rate else { return };
        match update {
            Update::Beat(beat) => {
                self.beat_count += 1;
                match self.meter.push(beat) {
                    Some(now) => self.bpm = Some((beat.position, now.bpm)),
                    None if !beat.rr_ms.is_finite() => self.bpm = None,
                    None => {}
                }
                if self.beats.len() == BEATS {
                    self.beats.pop_front();
                }
                self.beats.push_back(*beat);
            }
            Update::Seconds { seconds, grade } => {
                let last = seconds.end.saturating_sub(1);
                self.quality = Some(SecondSeen { second: last, grade: *grade });
                if let Grade::Unusable(reason) = grade {
                    let [first, end] = [seconds.start, seconds.end].map(|second| rate.second_start(second));
                    self.unread.add(first, end, *reason);
                }
                if grade.is_usable() {
                    let samples = rate.second_start(seconds.end) - rate.second_start(seconds.start);
                    self.analysed_s += rate.seconds(samples as f64);
                }
            }
            Update::Episode(episode) => {
                self.episode_count += 1;
                if self.episodes.len() == EPISODES {
                    self.episodes.pop_front();
                }
                self.episodes.push_back(*episode);
            }
        }
    }

    /// The place after the last sample that is stored, gaps included.
    pub(crate) fn end(&self) -> SampleIndex {
        self.end
    }

    /// Samples, and RR intervals of a strap that sends nothing else, gaps included.
    pub(crate) fn heard(&self) -> u64 {
        if self.signal == Some(Signal::Rr) { self.beat_count } else { self.end }
    }

    /// When an update is due.
    pub(crate) fn due_ms(&self) -> u64 {
        self.due_ms
    }

    /// What is to be shown now; `None` while nothing is due.
    pub(crate) fn update(
        &mut self,
        at: Moment,
        sensor: &Sensor,
        rr_bpm: Option<f32>,
        measured_hz: Option<f64>,
    ) -> Option<SessionUpdate> {
        if at.steady_ms < self.due_ms {
            return None;
        }
        // A steady pace; after a sleep one update, not one for each that was missed.
        self.due_ms = if at.steady_ms - self.due_ms < self.pace_ms && self.due_ms > 0 {
            self.due_ms + self.pace_ms
        } else {
            at.steady_ms + self.pace_ms
        };
        let trace = self.trace.as_ref().map(|trace| trace.columns(self.columns));
        let from = trace.as_ref().map_or(f64::INFINITY, |trace| trace.first as f64);
        while self.beats.len() > LAST_BEATS && self.beats.front().is_some_and(|beat| beat.position < from) {
            self.beats.pop_front();
        }
        let seconds = |samples: u64| self.rate.map_or(0.0, |rate| rate.seconds(samples as f64));
        let is_fresh = |position: f64| seconds(self.end) - seconds(position as u64) < RATE_FRESH_S;
        let heard_within = |ms: u64| self.age_ms(at).is_some_and(|age| age < ms);
        let bpm = if self.signal == Some(Signal::Rr) {
            rr_bpm.filter(|_| heard_within(STRAP_RATE_FRESH_MS))
        } else {
            let told = self.bpm.filter(|(position, _)| heard_within(RATE_KEPT_MS) && is_fresh(*position));
            told.map(|(_, bpm)| bpm)
        };
        let recorded_s = match self.first_rr_ms {
            Some(first) => self.last_rr_ms.saturating_sub(first).max(0) as f64 / 1000.0,
            None => seconds(self.end),
        };
        Some(SessionUpdate {
            at,
            state: self.state,
            advice: self.advice.iter().cloned().collect(),
            trouble: self.trouble.clone(),
            recording: self.recording,
            kind: sensor.kind(),
            signal: self.signal,
            device: sensor.device().clone(),
            unread: self.unread.from(trace.as_ref().map_or(0, |trace| trace.first)),
            trace,
            bpm,
            strap_bpm: self
                .strap_bpm
                .filter(|(ms, _)| at.steady_ms.saturating_sub(*ms) < STRAP_RATE_FRESH_MS)
                .map(|(_, bpm)| bpm),
            quality: self.quality,
            beats: self.beats.iter().copied().collect(),
            episodes: self.episodes.iter().copied().collect(),
            episode_count: self.episode_count,
            contact: self.contact,
            battery: sensor.battery(),
            age_ms: self.age_ms(at),
            recorded_s,
            analysed_s: self.analysed_s,
            gaps: Gaps { seconds: seconds(self.gaps.samples), ..self.gaps },
            beat_count: self.beat_count,
            marks: self.marks,
            nominal_hz: self.rate.map(SampleRate::hz),
            measured_hz,
        })
    }

    fn age_ms(&self, at: Moment) -> Option<u64> {
        Some(at.steady_ms.saturating_sub(self.newest_ms?))
    }
}
