//! What a simulated strap makes: frames, heart rates, answers.

use super::{FaultKind, Request, SentFrame, SimulatedStrap, profile, truth::Fate};
use crate::sensor::{
    SensorInput, SensorKind, Uuid,
    gatt::{HEART_RATE_MEASUREMENT, LEPU_NOTIFY, MOVESENSE_NOTIFY, PMD_CONTROL},
};

/// Most samples that a Lepu recorder keeps for the next poll.
const LEPU_KEEPS: u64 = 1250;
/// From one Heart Rate Measurement to the next, milliseconds.
const HEART_MS: u64 = 1000;

/// The strap's converter, and the frames it fills.
#[derive(Debug, Clone)]
pub(super) struct Measuring {
    hz: f64,
    is_on: bool,
    /// When it stops by itself, because nobody listens.
    until_ms: Option<u64>,
    /// First sample of the next frame, or the first that was not asked for yet.
    next: u64,
    /// A frame that the next one overtakes, and its number.
    pub(super) overtaken: Option<(Vec<u8>, usize)>,
    made: u64,
    /// Whether the last sample was taken off the skin, by the script.
    is_off: bool,
}

impl Measuring {
    pub(super) fn new(hz: f64) -> Self {
        Self { hz, is_on: false, until_ms: None, next: 0, overtaken: None, made: 0, is_off: false }
    }

    pub(super) fn hz(&self) -> f64 {
        self.hz
    }

    /// When a sample is taken, nanoseconds of the simulation.
    pub(super) fn ns(&self, sample: u64) -> u64 {
        (sample as f64 * 1e9 / self.hz).round() as u64
    }

    /// The first sample taken at or after a time.
    fn sample_at(&self, ms: u64) -> u64 {
        (ms as f64 * self.hz / 1000.0).ceil() as u64
    }

    pub(super) fn is_on(&self, now_ms: u64) -> bool {
        self.is_on && self.until_ms.is_none_or(|until_ms| now_ms < until_ms)
    }

    /// Starts; whether it measured already.
    fn start(&mut self, now_ms: u64) -> bool {
        let already = self.is_on(now_ms);
        if !already {
            self.next = self.sample_at(now_ms).max(self.next);
        }
        self.is_on = true;
        self.until_ms = None;
        already
    }

    pub(super) fn stop(&mut self) {
        self.is_on = false;
    }

    /// Nobody listens any more.
    pub(super) fn left(&mut self, until_ms: u64) {
        self.until_ms = Some(until_ms);
    }
}

/// The strap's own beat detection.
#[derive(Debug, Clone)]
pub(super) struct Hearts {
    /// Seconds of the simulation in a second of the source.
    stretch: f64,
    next_s: Option<f64>,
    /// The last beat in 1/1024 s.
    last: Option<u64>,
    has_begun: bool,
    tick_ms: u64,
    bpm: u16,
}

impl Hearts {
    pub(super) fn new(stretch: f64) -> Self {
        Self { stretch, next_s: None, last: None, has_begun: false, tick_ms: HEART_MS, bpm: 0 }
    }
}

impl SimulatedStrap {
    /// When the next frame or heart rate is made.
    pub(super) fn next_made_ms(&self) -> Option<u64> {
        let frame_ms = profile::frame_samples(self.kind)
            .filter(|_| self.measuring.is_on(self.now_ms))
            .map(|samples| self.measuring.ns(self.measuring.next + samples as u64 - 1).div_ceil(1_000_000));
        let heart_ms = self.tells_hearts().then_some(self.hearts.tick_ms.max(self.now_ms));
        [frame_ms, heart_ms].into_iter().flatten().min()
    }

    /// Makes what is due.
    pub(super) fn make(&mut self) {
        if let Some(samples) = profile::frame_samples(self.kind) {
            while self.measuring.is_on(self.now_ms)
                && self.measuring.ns(self.measuring.next + samples as u64 - 1) <= self.now_ms * 1_000_000
            {
                let first = self.measuring.next;
                self.measuring.next += samples as u64;
                if self.is_heard(profile::data(self.kind)) {
                    self.frame(first, samples);
                }
            }
        }
        if self.tells_hearts() && self.hearts.tick_ms <= self.now_ms {
            self.heart();
        }
    }

    /// A frame that the strap sends by itself.
    fn frame(&mut self, first: u64, samples: usize) {
        let (millivolts, lost) = self.take(first, samples);
        let timed = if self.kind == SensorKind::Movesense { first } else { first + samples as u64 - 1 };
        let ns = self.measuring.ns(timed);
        let mut device_ns = self.clock.ns(ns);
        if self.kind == SensorKind::Movesense {
            // The milliseconds jitter.
            let jitter_ns = (self.chance.between(-1.5, 1.5) * 1e6) as i64;
            device_ns = device_ns.saturating_add_signed(jitter_ns) / 1_000_000 * 1_000_000;
        }
        if self.has(|kind| *kind == FaultKind::Silent) {
            return;
        }
        let bytes = profile::frame_bytes(self.kind, device_ns, &millivolts);
        let kept = if self.truth.is_kept { millivolts.clone() } else { Vec::new() };
        let last_ns = if self.kind == SensorKind::Movesense { device_ns + 75_000_000 } else { device_ns };
        let sent = || SentFrame { first, device_ns: last_ns, millivolts: kept, fate: Fate::Sent };
        let number = self.truth.sent(sent);
        self.send(bytes, number, lost);
    }

    /// Samples, as the converter has them; whether any is to be lost on the way.
    fn take(&mut self, first: u64, samples: usize) -> (Vec<f32>, bool) {
        let mut lost = false;
        let taken = (first..first + samples as u64).map(|index| {
            let taken = self.player.sample(index);
            lost |= taken.lost;
            self.measuring.is_off = taken.lead_off;
            profile::converted(self.kind, taken.millivolts)
        });
        let millivolts = taken.collect();
        (millivolts, lost)
    }

    /// Sends a frame through whatever goes wrong.
    fn send(&mut self, mut bytes: Vec<u8>, number: usize, lost: bool) {
        self.measuring.made += 1;
        let overtaken = self.measuring.overtaken.take();
        let dice: [f64; 4] = std::array::from_fn(|_| self.chance.uniform());
        let cut_at = (self.chance.uniform() * bytes.len() as f64) as usize;
        let drop = self.share(|kind| if let FaultKind::Drop(share) = kind { Some(*share) } else { None });
        let half = self.share(|kind| if let FaultKind::Half(share) = kind { Some(*share) } else { None });
        let swap = self.share(|kind| if let FaultKind::Swap(share) = kind { Some(*share) } else { None });
        let twice =
            self.share(|kind| if let FaultKind::Duplicate(share) = kind { Some(*share) } else { None });
        if lost || dice[0] < drop {
            self.truth.became(number, Fate::Lost);
        } else if self.has(|kind| *kind == FaultKind::Foreign) {
            self.truth.became(number, Fate::Lost);
            let foreign = profile::foreign_bytes(self.kind, self.measuring.made);
            self.notify(profile::data(self.kind), foreign, None);
        } else if dice[1] < half {
            bytes.truncate(cut_at);
            self.notify(profile::data(self.kind), bytes, Some((number, Fate::Cut)));
        } else if dice[2] < swap && overtaken.is_none() {
            self.measuring.overtaken = Some((bytes, number));
        } else {
            let brings = Some((number, Fate::Delivered));
            if dice[3] < twice {
                self.notify(profile::data(self.kind), bytes.clone(), brings);
            }
            self.notify(profile::data(self.kind), bytes, brings);
        }
        if let Some((bytes, number)) = overtaken {
            self.notify(profile::data(self.kind), bytes, Some((number, Fate::Delivered)));
        }
    }

    fn notify(&mut self, characteristic: Uuid, bytes: Vec<u8>, brings: Option<(usize, Fate)>) {
        let ms = self.arrival_ms();
        self.outbox.over_link(ms, SensorInput::Notification { characteristic, bytes }, brings);
    }

    /// A Heart Rate Measurement.
    fn heart(&mut self) {
        self.hearts.tick_ms = self.now_ms + HEART_MS;
        let mut intervals = Vec::new();
        loop {
            if self.hearts.next_s.is_none() {
                self.hearts.next_s = self.player.next_beat().map(|source_s| source_s * self.hearts.stretch);
            }
            let Some(beat_s) = self.hearts.next_s.filter(|beat_s| beat_s * 1000.0 <= self.now_ms as f64)
            else {
                break;
            };
            self.hearts.next_s = None;
            let beat = (beat_s * 1024.0).round() as u64;
            if let Some(last) = self.hearts.last.replace(beat) {
                intervals.push((beat - last.min(beat)).min(u64::from(u16::MAX)) as u16);
            }
        }
        // Beats before anybody listened are not told.
        if !std::mem::replace(&mut self.hearts.has_begun, true) {
            intervals.clear();
        }
        // A strap keeps no more for whoever comes back than one notification holds.
        intervals.drain(..intervals.len().saturating_sub(profile::INTERVALS));
        if let Some(&last) = intervals.last().filter(|last| **last > 0) {
            self.hearts.bpm = (60.0 * 1024.0 / f64::from(last)).round() as u16;
        }
        if self.truth.is_kept {
            let ms = intervals.iter().map(|interval| f64::from(*interval) * (1000.0 / 1024.0));
            self.truth.intervals.extend(ms);
        }
        if self.has(|kind| *kind == FaultKind::Silent) {
            return;
        }
        let is_off = self.is_off();
        if is_off {
            intervals.clear();
        }
        let bytes = profile::heart_rate_bytes(self.hearts.bpm, is_off, &intervals);
        if self.kind == SensorKind::HeartRate {
            let number = self.truth.sent(|| SentFrame {
                first: 0,
                device_ns: 0,
                millivolts: Vec::new(),
                fate: Fate::Sent,
            });
            self.send(bytes, number, false);
        } else {
            self.notify(HEART_RATE_MEASUREMENT, bytes, None);
        }
    }

    fn is_off(&self) -> bool {
        self.measuring.is_off || self.has(|kind| *kind == FaultKind::Contact)
    }

    /// A request to Polar's control point.
    pub(super) fn control(&mut self, bytes: &[u8]) {
        let (request, status, parameters): (u8, u16, &[u8]) = match *bytes {
            [1, 0] => {
                let status = self.status(Request::Settings).unwrap_or(0);
                (1, status, if status == 0 { &[0, 1, 0x82, 0, 1, 1, 0x0E, 0] } else { &[] })
            }
            [2, 0, ..] => (2, self.start(), &[]),
            [3, 0] => {
                let status = self.status(Request::Stop).unwrap_or(0);
                if matches!(status, 0 | 6) {
                    self.measuring.stop();
                }
                (3, status, &[])
            }
            [other, ..] => (other, 1, &[]),
            [] => return,
        };
        if self.is_heard(PMD_CONTROL) {
            let mut bytes = vec![0xF0, request, 0, status as u8];
            if status == 0 {
                bytes.push(0);
                bytes.extend(parameters);
            }
            self.answer(20, SensorInput::Notification { characteristic: PMD_CONTROL, bytes });
        }
    }

    fn start(&mut self) -> u16 {
        if self.mtu < profile::mtu(self.kind) {
            return 10;
        }
        match self.status(Request::Start) {
            Some(status) if !matches!(status, 0 | 6) => status,
            _ => u16::from(self.measuring.start(self.now_ms)) * 6,
        }
    }

    /// A request of Movesense's protocol.
    pub(super) fn request(&mut self, bytes: &[u8]) {
        let (reference, status) = match *bytes {
            [0, reference] => (reference, 200),
            [1, reference, ref path @ ..] => {
                let status = match self.status(Request::Start) {
                    Some(status) => status,
                    None if path == b"/Meas/ECG/200/mV" => {
                        self.measuring.start(self.now_ms);
                        200
                    }
                    None => 404,
                };
                (reference, status)
            }
            [2, reference] => {
                self.measuring.stop();
                (reference, self.status(Request::Stop).unwrap_or(200))
            }
            _ => return,
        };
        if self.is_heard(MOVESENSE_NOTIFY) {
            let [low, high] = status.to_le_bytes();
            let bytes = vec![1, reference, low, high];
            self.answer(20, SensorInput::Notification { characteristic: MOVESENSE_NOTIFY, bytes });
        }
    }

    /// A Lepu recorder says which one it is.
    pub(super) fn introduce(&mut self) {
        if self.is_heard(LEPU_NOTIFY) {
            let bytes = profile::identity_answer(self.firmware());
            self.answer(20, SensorInput::Notification { characteristic: LEPU_NOTIFY, bytes });
        }
    }

    /// A poll of Lepu's protocol.
    pub(super) fn polled(&mut self) {
        let end = self.measuring.sample_at(self.now_ms);
        if !self.measuring.start(self.now_ms) {
            self.measuring.next = end.saturating_sub(self.measuring.hz as u64);
        }
        let first = self.measuring.next.max(end.saturating_sub(LEPU_KEEPS));
        self.measuring.next = end;
        let (millivolts, lost) = self.take(first, (end - first) as usize);
        if !self.is_heard(LEPU_NOTIFY) || self.has(|kind| matches!(kind, FaultKind::Silent | FaultKind::Mute))
        {
            return;
        }
        let device_ns = self.clock.ns(self.now_ms * 1_000_000);
        let recorded_s = (device_ns / 1_000_000_000) as u32;
        self.sequence = self.sequence.wrapping_add(1);
        let told = (72, self.battery, recorded_s, self.is_off());
        let bytes = profile::poll_answer(self.sequence, told, &millivolts);
        let kept = if self.truth.is_kept { millivolts.clone() } else { Vec::new() };
        let number = self.truth.sent(|| SentFrame { first, device_ns, millivolts: kept, fate: Fate::Sent });
        let room = usize::from(self.mtu.max(23) - 3);
        if bytes.len() <= room {
            return self.send(bytes, number, lost);
        }
        let drop = self.share(|kind| if let FaultKind::Drop(share) = kind { Some(*share) } else { None });
        if lost || self.chance.uniform() < drop {
            return self.truth.became(number, Fate::Lost);
        }
        let parts = bytes.len().div_ceil(room);
        for (part, piece) in bytes.chunks(room).enumerate() {
            let brings = (part + 1 == parts).then_some((number, Fate::Delivered));
            self.notify(LEPU_NOTIFY, piece.to_vec(), brings);
        }
    }
}
