//! Frames with their device times in; the place of their samples on the recording's axis out.

use super::{
    period::{KnownRate, PeriodFit},
    wall::WallOffset,
};
use crate::units::{SampleIndex, SamplePosition, SampleRate};

/// Without arrival times, a jump forward of more than this means that the device's clock was set: nanoseconds.
const SET_NS: f64 = 120e9;
/// A frame cannot arrive before it was made: device time that is ahead of arrival time by more than this, compared with
/// the quickest frames, was set: nanoseconds. A clock that is set forward by less looks like a gap.
const EARLY_NS: f64 = 10e9;
/// A frame may wait on its way, but where nobody knows how long it may have, not for longer than this: the device's
/// clock was set, nanoseconds.
const LATE_NS: f64 = 1800e9;
/// Two clocks drift apart by less than this.
const DRIFT: f64 = 1e-3;
/// What a clock that was set hides is taken to be at least this long, seconds: no RR interval may lie across it.
const HIDDEN_S: f64 = 1.0;
/// Longest gap that is counted in samples, seconds (seven days). Beyond, the times are not to be believed.
const LONGEST_S: f64 = 7.0 * 86_400.0;
/// Times jitter; a deviation is a gap only from this many mean deviations on.
const JITTERS: f64 = 4.0;
/// A time in whole milliseconds may be late by this many of the mean steps between such times: two of them, that of the
/// frame and that of the running time.
const COARSE: f64 = 2.0;
/// Within a stream a frame of the usual size is late by less than this many samples, or samples are missing.
const LEAST_SHIFT: f64 = 0.75;
/// A count is sure where the time is not further from it than this share of what is counted: half of it is as near to the
/// next count.
const SURE_SHARE: f64 = 0.4;
/// Frames of a series after which its jitter is known. Before, within a stream, a quarter of a frame may be jitter.
const SETTLED: u64 = 16;
/// Share of a deviation that moves the running time and the running mean deviation.
const GAIN: f64 = 0.125;

/// What the device said about one notification (or one row of a file: a frame of one sample).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Device time of its last sample, nanoseconds from any origin.
    pub device_ns: u64,
    /// Samples in it.
    pub samples: u32,
    /// When it arrived, milliseconds from any origin ([`FrameClock::wall_ms`] has the same one); `None` where nobody
    /// noted it.
    pub arrival_ms: Option<i64>,
    /// Whether it comes from the same unbroken stream as the one before, so that what is missing between two frames
    /// of one size is whole frames of that size, wherever that explains the times.
    pub follows: bool,
    /// How long it may have been on its way at most, milliseconds: since its link was made. `None` where nobody knows.
    pub longest_way_ms: Option<u64>,
}

/// Where a frame's samples lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// Its first sample.
    pub first: SampleIndex,
    /// Samples that were not received between the frame before and this one.
    pub missing: u64,
    /// Whether the device's clock was set between the two: the times before and after have different origins, and
    /// `missing` is by arrival time, or the least that it can be.
    pub clock_was_set: bool,
    /// Whether one more or one less missing is nearly as likely.
    pub may_be_off: bool,
}

/// Places frames by the device's own clock.
///
/// `missing = round((t - t_prev) / T) - n`, with `T` from a running robust fit ([`SampleRate`] given is its seed) and
/// `t_prev` the running time, from which jitter is filtered. A deviation that jitter (four mean deviations) or doubt about
/// `T` explains, and half a frame at most, is no gap. Within a stream, missing samples are whole frames wherever jitter and
/// doubt allow that. A time that does not increase, that is ten seconds ahead of its arrival, or ten
/// seconds older than its link, means that the clock was set. Without arrival times a jump of two minutes forward counts as that too.
/// Delay: none.
#[derive(Debug)]
pub struct FrameClock {
    nominal: SampleRate,
    period: PeriodFit,
    wall: WallOffset,
    /// Samples placed so far, missing ones included.
    placed: SampleIndex,
    series: Option<Series>,
}

/// Frames on one setting of the device's clock. Times are nanoseconds since its first frame.
#[derive(Debug, Clone, Copy)]
struct Series {
    /// Device time of its first frame.
    origin_ns: u64,
    /// Device time of its last frame.
    last_ns: u64,
    /// When its last frame arrived.
    last_arrival_ms: Option<i64>,
    /// The last sample and its time, jitter filtered.
    last_count: SampleIndex,
    running_ns: f64,
    /// Mean deviation of the times from the running time.
    jitter_ns: f64,
    /// Frames in it, and samples in the last of them.
    frames: u64,
    last_samples: u32,
}

impl FrameClock {
    /// A clock for a device that promises this rate.
    pub fn new(nominal: SampleRate) -> Self {
        Self { nominal, period: PeriodFit::new(nominal), wall: WallOffset::new(), placed: 0, series: None }
    }

    /// A clock for a device that promises this rate, and that was heard before.
    pub fn heard_before(nominal: SampleRate, known: KnownRate) -> Self {
        let mut clock = Self::new(nominal);
        clock.period.expect(known);
        clock
    }

    /// The rate as measured so far, for a clock that goes on later; `None` until ten seconds have been seen.
    pub fn known(&self) -> Option<KnownRate> {
        self.period.known()
    }

    /// The place of the next frame. A frame without samples has none and changes nothing.
    pub fn push(&mut self, frame: &Frame) -> Placement {
        if frame.samples == 0 {
            return Placement { first: self.placed, missing: 0, clock_was_set: false, may_be_off: false };
        }
        let placement = match self.series {
            None => self.begin(frame, 0, false),
            Some(series) if self.was_set(&series, frame) => {
                self.begin(frame, self.hidden(&series, frame), true)
            }
            Some(series) => self.follow(series, frame),
        };
        if let (Some(series), Some(arrival_ms)) = (self.series, frame.arrival_ms) {
            self.wall.push(series.running_ns / 1e6, arrival_ms as f64);
        }
        placement
    }

    /// Samples per second as measured so far: the nominal rate until ten seconds have been seen.
    pub fn measured_hz(&self) -> f64 {
        if self.period.is_measured() { 1e9 / self.period.period_ns() } else { self.nominal.hz() }
    }

    /// How long a sample lasts as far as known now, nanoseconds.
    pub fn period_ns(&self) -> f64 {
        self.period.period_ns()
    }

    /// Arrival time of a position, had it been as quick as the quickest, in milliseconds as [`Frame::arrival_ms`]: by the present setting of the device's clock and
    /// the smallest delay seen; `None` before the first arrival time.
    pub fn wall_ms(&self, position: SamplePosition) -> Option<i64> {
        let series = self.series?;
        let from_last_ns = (position - series.last_count as f64) * self.period.period_ns();
        // A cast of a float saturates: no time, however wild, overflows.
        Some((self.wall.offset_ms()? + (series.running_ns + from_last_ns) / 1e6).round() as i64)
    }

    /// Samples between a frame's arrival and its place being final: none.
    pub fn delay(&self) -> usize {
        0
    }

    /// No more frames: everything was placed when it came. The rate measured over all.
    pub fn finish(&mut self) -> f64 {
        self.measured_hz()
    }

    /// Forgets everything, the measured rate included.
    pub fn reset(&mut self) {
        self.period.reset();
        self.wall.reset();
        self.placed = 0;
        self.series = None;
    }

    /// Begins a new series with this frame.
    fn begin(&mut self, frame: &Frame, missing: u64, clock_was_set: bool) -> Placement {
        let placement = self.place(frame, missing, clock_was_set);
        self.period.restart();
        self.wall.reset();
        let last_count = self.placed - 1;
        self.period.push(last_count as f64, 0.0);
        self.series = Some(Series {
            origin_ns: frame.device_ns,
            last_ns: frame.device_ns,
            last_arrival_ms: frame.arrival_ms,
            last_count,
            running_ns: 0.0,
            jitter_ns: 0.0,
            frames: 1,
            last_samples: frame.samples,
        });
        placement
    }

    /// The next frame of the series.
    fn follow(&mut self, mut series: Series, frame: &Frame) -> Placement {
        let period_ns = self.period.period_ns();
        let ns = (frame.device_ns - series.origin_ns) as f64;
        let frame_ns = f64::from(frame.samples) * period_ns;
        let expected_ns = series.running_ns + frame_ns;
        let late_ns = ns - expected_ns;
        let doubt_ns = self.period.doubt() * (ns - series.running_ns).abs();
        let (missing, unit_ns) = self.missing(&series, frame, late_ns, doubt_ns);
        let rest_ns = late_ns - missing * period_ns;
        let may_be_off = missing > 0.0 && rest_ns.abs() > SURE_SHARE * unit_ns;
        // Half a frame early or more is no jitter: what was counted before was too much. The time is believed.
        let is_early = rest_ns < -(0.5 * frame_ns).max(period_ns);
        // The first few frames settle quickly, for a rate that is off makes each of them late.
        let gain = GAIN.max(1.0 / (series.frames + 1) as f64);
        series.running_ns = if is_early { ns } else { expected_ns + missing * period_ns + gain * rest_ns };
        if !is_early {
            series.jitter_ns += gain * (rest_ns.abs() - series.jitter_ns);
        }
        let placement = Placement { may_be_off, ..self.place(frame, missing as u64, false) };
        series.last_ns = frame.device_ns;
        series.last_arrival_ms = frame.arrival_ms.or(series.last_arrival_ms);
        series.last_count = self.placed - 1;
        series.frames += 1;
        series.last_samples = frame.samples;
        if missing > 0.0 && doubt_ns > 0.5 * unit_ns {
            // The count may be off, so that no slope is taken across.
            self.period.restart();
        }
        self.period.push(series.last_count as f64, ns);
        self.series = Some(series);
        placement
    }

    /// Samples that a frame's lateness stands for, and what they are counted in: whole frames or samples, nanoseconds.
    fn missing(&self, series: &Series, frame: &Frame, late_ns: f64, doubt_ns: f64) -> (f64, f64) {
        let period_ns = self.period.period_ns();
        let frame_ns = f64::from(frame.samples) * period_ns;
        let explained_ns =
            (JITTERS * series.jitter_ns).max(doubt_ns).max(COARSE * self.period.coarseness_ns());
        if frame.follows && frame.samples == series.last_samples {
            let frames = (late_ns / frame_ns).round().max(0.0);
            let unsettled_ns = if series.frames < SETTLED { 0.25 * frame_ns } else { 0.0 };
            let explained_ns = explained_ns.max(unsettled_ns);
            if (late_ns - frames * frame_ns).abs() <= explained_ns.max(LEAST_SHIFT * period_ns) {
                return (frames * f64::from(frame.samples), frame_ns);
            }
        }
        let is_gap = late_ns > explained_ns.min(0.5 * frame_ns);
        (if is_gap { (late_ns / period_ns).round() } else { 0.0 }, period_ns)
    }

    fn place(&mut self, frame: &Frame, missing: u64, clock_was_set: bool) -> Placement {
        let first = self.placed.saturating_add(missing);
        self.placed = first.saturating_add(u64::from(frame.samples));
        Placement { first, missing, clock_was_set, may_be_off: false }
    }

    /// Whether the device's clock was set between the last frame of the series and this one.
    fn was_set(&self, series: &Series, frame: &Frame) -> bool {
        if frame.device_ns <= series.last_ns {
            return true;
        }
        let device_ns = (frame.device_ns - series.last_ns) as f64;
        // An arrival by a clock that is set back or forth says nothing about a device that goes on evenly.
        if device_ns <= EARLY_NS && frame.longest_way_ms.is_none() {
            return false;
        }
        let (Some(arrival_ms), Some(delay_ms)) = (frame.arrival_ms, self.wall.smallest_ms()) else {
            return device_ns > SET_NS;
        };
        let ns = (frame.device_ns - series.origin_ns) as f64;
        let late_ns = (arrival_ms as f64 - delay_ms) * 1e6 - ns;
        let drift_ns = DRIFT * device_ns;
        let longest_ns = frame.longest_way_ms.map_or(LATE_NS, |ms| ms as f64 * 1e6 + EARLY_NS);
        late_ns < -(EARLY_NS + drift_ns)
            || (!frame.follows && late_ns > longest_ns + drift_ns)
            || device_ns > LONGEST_S * 1e9
    }

    /// Samples that a clock that was set hides: by the arrivals, where there are any to believe.
    fn hidden(&self, series: &Series, frame: &Frame) -> u64 {
        let least = self.nominal.samples(HIDDEN_S) as u64;
        let (Some(arrival_ms), Some(delay_ms)) = (frame.arrival_ms, self.wall.smallest_ms()) else {
            return least;
        };
        let passed_ns = (arrival_ms as f64 - delay_ms) * 1e6 - series.running_ns;
        let missing = (passed_ns / self.period.period_ns()).round() - f64::from(frame.samples);
        let longest = LONGEST_S * self.nominal.hz();
        if missing <= longest { (missing.max(0.0) as u64).max(least) } else { least }
    }
}

#[cfg(test)]
mod tests;
