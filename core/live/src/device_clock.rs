//! The strap's own clock, across an interruption too.

use std::collections::VecDeque;
use strapline_ecg::{
    clock::{Frame, FrameClock, KnownRate},
    sensor::{movesense::packet, polar},
    units::{SampleIndex, SampleRate},
};
use strapline_store::{Characteristic, Entry};

/// Frames that wait for the samples that came out of them. A frame that was refused waits in vain.
const WAITING: usize = 64;

/// Follows the strap's clock through stored entries: how fast it takes samples, and how many were missed while nobody
/// listened.
///
/// The clock of a Polar strap or a Movesense stands in its frames, so that what an interruption cost is exact to the
/// sample; of other straps it is counted by arrival times, and said to be uncertain.
#[derive(Debug)]
pub(crate) struct DeviceClock {
    rate: SampleRate,
    millivolts_per_unit: f64,
    clock: FrameClock,
    waiting: VecDeque<Waiting>,
    /// Samples that a waiting frame begins with, and the place after them.
    run: Vec<i32>,
    end: SampleIndex,
    /// Whether the newest samples have their time.
    is_current: bool,
    is_measured: bool,
    /// Samples in gaps since the last frame.
    lost: u64,
    last_arrival_ms: Option<i64>,
}

/// A frame that waits for its samples.
#[derive(Debug)]
struct Waiting {
    device_ns: u64,
    arrival_ms: i64,
    values: Vec<i32>,
}

/// How many samples an interruption cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Missed {
    pub(crate) samples: u64,
    /// Counted by arrival times, not by the strap's clock; or one sample more or less is as likely by that.
    pub(crate) is_uncertain: bool,
}

impl DeviceClock {
    pub(crate) fn new(rate: SampleRate, millivolts_per_unit: f64) -> Self {
        Self {
            rate,
            millivolts_per_unit,
            clock: FrameClock::new(rate),
            waiting: VecDeque::new(),
            run: Vec::new(),
            end: 0,
            is_current: false,
            is_measured: false,
            lost: 0,
            last_arrival_ms: None,
        }
    }

    /// The next entry of the recording.
    pub(crate) fn push(&mut self, entry: &Entry) {
        match entry {
            Entry::Notification { characteristic, arrival_ms, bytes } => {
                self.last_arrival_ms = Some(*arrival_ms);
                if let Some((device_ns, millivolts)) = timed(*characteristic, bytes) {
                    if self.waiting.len() == WAITING {
                        self.waiting.pop_front();
                    }
                    let unit = self.millivolts_per_unit;
                    let values = millivolts.iter().map(|mv| (f64::from(*mv) / unit).round() as i32).collect();
                    self.waiting.push_back(Waiting { device_ns, arrival_ms: *arrival_ms, values });
                }
            }
            Entry::Samples { first, values } => {
                if *first != self.end {
                    self.run.clear();
                }
                self.end = first + values.len() as u64;
                self.run.extend_from_slice(values);
                self.match_run();
            }
            Entry::Gap { missing, .. } => self.lost = self.lost.saturating_add(*missing),
            _ => {}
        }
    }

    /// Finds the frames that the newest samples came in, however they were cut up since.
    fn match_run(&mut self) {
        while !self.run.is_empty() {
            let run = &self.run;
            let found = self.waiting.iter().position(|frame| run.starts_with(&frame.values));
            let Some(frame) = found.and_then(|place| self.waiting.remove(place)) else {
                if !self.waiting.iter().any(|frame| frame.values.starts_with(run)) {
                    self.run.clear();
                    self.is_current = false;
                }
                return;
            };
            self.run.drain(..frame.values.len());
            let samples = frame.values.len() as u32;
            // A stream that was interrupted did not lose whole frames.
            let follows = std::mem::take(&mut self.lost).is_multiple_of(u64::from(samples.max(1)));
            let (device_ns, arrival_ms) = (frame.device_ns, Some(frame.arrival_ms));
            // Nothing stored says how old the link was, and arrivals are by a wall clock that may have been set.
            self.clock.push(&Frame { device_ns, samples, arrival_ms, follows, longest_way_ms: None });
            self.is_measured = true;
            self.is_current = self.run.is_empty();
        }
    }

    /// Samples per second by the strap's clock; `None` where it is not known.
    pub(crate) fn measured_hz(&self) -> Option<f64> {
        self.is_measured.then(|| self.clock.measured_hz())
    }

    /// The rate by the strap's clock, for a session that goes on with it.
    pub(crate) fn known(&self) -> Option<KnownRate> {
        self.clock.known()
    }

    /// How many samples are missing before the first ones since an interruption: `samples` of them, the last taken at
    /// `device_ns` by the strap's clock (`None` where that says nothing), which arrived at `arrival_ms` over a link that
    /// was made `longest_way_ms` before.
    pub(crate) fn missed(
        &mut self,
        device_ns: Option<u64>,
        samples: u32,
        arrival_ms: i64,
        longest_way_ms: Option<u64>,
    ) -> Missed {
        self.waiting.clear();
        self.run.clear();
        if let (true, Some(device_ns)) = (self.is_current && samples > 0, device_ns) {
            let arrival_ms = Some(arrival_ms);
            let placement =
                self.clock.push(&Frame { device_ns, samples, arrival_ms, follows: false, longest_way_ms });
            let is_uncertain = placement.clock_was_set || placement.may_be_off;
            return Missed { samples: placement.missing, is_uncertain };
        }
        let passed_ms = self.last_arrival_ms.map_or(0, |last_ms| arrival_ms.saturating_sub(last_ms)).max(0);
        let hz = self.measured_hz().unwrap_or(self.rate.hz());
        let passed = (passed_ms as f64 / 1000.0 * hz).round() as u64;
        Missed { samples: passed.saturating_sub(u64::from(samples)), is_uncertain: true }
    }
}

/// The time of a notification's last sample by the strap's clock, and its samples; `None` where it holds none, or no
/// time. A Movesense packet in two parts has its time in the first and its samples in both: it is counted by arrival.
fn timed(characteristic: Characteristic, bytes: &[u8]) -> Option<(u64, Vec<f32>)> {
    match characteristic {
        Characteristic::PMD_DATA => {
            let frame = polar::frame::parse(bytes).ok()?;
            Some((frame.device_ns, frame.millivolts))
        }
        Characteristic::MOVESENSE => {
            let Ok(packet::Packet::First { bytes, .. }) = packet::parse(bytes) else { return None };
            let forms = [packet::Form::Millivolts, packet::Form::Raw];
            let form = forms.into_iter().find(|form| form.length() == bytes.len())?;
            let packet = packet::parse_ecg(bytes, form).ok()?;
            Some((u64::from(packet.device_ms) * 1_000_000 + packet::FIRST_TO_LAST_NS, packet.millivolts))
        }
        _ => None,
    }
}
