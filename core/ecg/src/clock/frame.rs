//! Frames with their device times in; the place of their samples on the recording's axis out.

use super::{period::PeriodFit, wall::WallOffset};
use crate::units::{SampleIndex, SamplePosition, SampleRate};

/// Device time and arrival time that differ by more than this, from one frame to the next, mean that the device's
/// clock was set: nanoseconds.
const SET_NS: f64 = 120e9;
/// What a clock that was set hides is taken to be at least this long, seconds: no RR interval may lie across it.
const HIDDEN_S: f64 = 1.0;
/// Longest gap that is counted in samples, seconds (seven days). Beyond, the times are not to be believed.
const LONGEST_S: f64 = 7.0 * 86_400.0;
/// Times jitter; a deviation is a gap only from this many mean deviations on.
const JITTERS: f64 = 4.0;
/// Share of a deviation that moves the running time and the running mean deviation.
const GAIN: f64 = 0.125;

/// What the device said about one notification (or one row of a file: a frame of one sample).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Device time of its last sample, nanoseconds from any origin.
    pub device_ns: u64,
    /// Samples in it.
    pub samples: u32,
    /// When it arrived, milliseconds since 1970-01-01T00:00Z; `None` where nobody noted it.
    pub arrival_ms: Option<i64>,
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
}

/// Places frames by the device's own clock.
///
/// `missing = round((t - t_prev) / T) - n`, with `T` from a running robust fit ([`SampleRate`] given is its seed) and
/// `t_prev` the running time, from which jitter is filtered. A deviation within four mean deviations, and half a frame at
/// most, is jitter and no gap. A time that does not increase, or that runs two minutes apart from the arrivals, means that the clock was
/// set. Without arrival times a jump of two minutes forward counts as that too. Delay: none.
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
}

impl FrameClock {
    /// A clock for a device that promises this rate.
    pub fn new(nominal: SampleRate) -> Self {
        Self { nominal, period: PeriodFit::new(nominal), wall: WallOffset::new(), placed: 0, series: None }
    }

    /// The place of the next frame. A frame without samples has none and changes nothing.
    pub fn push(&mut self, frame: &Frame) -> Placement {
        if frame.samples == 0 {
            return Placement { first: self.placed, missing: 0, clock_was_set: false };
        }
        let placement = match self.series {
            None => self.begin(frame, 0, false),
            Some(series) if was_set(&series, frame) => self.begin(frame, self.hidden(&series, frame), true),
            Some(series) => self.follow(series, frame),
        };
        if let (Some(series), Some(arrival_ms)) = (self.series, frame.arrival_ms) {
            self.wall.push(series.running_ns / 1e6, arrival_ms as f64);
        }
        placement
    }

    /// Samples per second as measured so far: the nominal rate until ten seconds have been seen.
    pub fn measured_hz(&self) -> f64 {
        1e9 / self.period.period_ns()
    }

    /// Wall time of a position, milliseconds since 1970-01-01T00:00Z, by the present setting of the device's clock and
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
        });
        placement
    }

    /// The next frame of the series.
    fn follow(&mut self, mut series: Series, frame: &Frame) -> Placement {
        let period_ns = self.period.period_ns();
        let ns = (frame.device_ns - series.origin_ns) as f64;
        let expected_ns = series.running_ns + f64::from(frame.samples) * period_ns;
        let late_ns = ns - expected_ns;
        let half_frame_ns = 0.5 * f64::from(frame.samples) * period_ns;
        let is_gap = late_ns > (JITTERS * series.jitter_ns).min(half_frame_ns);
        let missing = if is_gap { (late_ns / period_ns).round() } else { 0.0 };
        let rest_ns = late_ns - missing * period_ns;
        // Half a frame early or more is no jitter: what was counted before was too much. The time is believed.
        let is_early = rest_ns < -half_frame_ns.max(period_ns);
        series.running_ns = if is_early { ns } else { expected_ns + missing * period_ns + GAIN * rest_ns };
        if !is_early {
            series.jitter_ns += GAIN * (rest_ns.abs() - series.jitter_ns);
        }
        let placement = self.place(frame, missing as u64, false);
        series.last_ns = frame.device_ns;
        series.last_arrival_ms = frame.arrival_ms.or(series.last_arrival_ms);
        series.last_count = self.placed - 1;
        self.period.push(series.last_count as f64, ns);
        self.series = Some(series);
        placement
    }

    fn place(&mut self, frame: &Frame, missing: u64, clock_was_set: bool) -> Placement {
        let first = self.placed.saturating_add(missing);
        self.placed = first.saturating_add(u64::from(frame.samples));
        Placement { first, missing, clock_was_set }
    }

    /// Samples that a clock that was set hides: by the arrivals, where there are any to believe.
    fn hidden(&self, series: &Series, frame: &Frame) -> u64 {
        let least = self.nominal.samples(HIDDEN_S) as u64;
        let Some(passed_ms) = passed_ms(series, frame) else { return least };
        let received = f64::from(frame.samples);
        let missing = (passed_ms * 1e6 / self.period.period_ns()).round() - received;
        let longest = LONGEST_S * self.nominal.hz();
        if missing <= longest { (missing.max(0.0) as u64).max(least) } else { least }
    }
}

/// Whether the device's clock was set between the last frame of the series and this one.
fn was_set(series: &Series, frame: &Frame) -> bool {
    if frame.device_ns <= series.last_ns {
        return true;
    }
    let device_ns = (frame.device_ns - series.last_ns) as f64;
    // A phone whose clock is set back or forth says nothing about a device that goes on evenly.
    device_ns > SET_NS
        && passed_ms(series, frame)
            .is_none_or(|ms| (device_ns - ms * 1e6).abs() > SET_NS || device_ns > LONGEST_S * 1e9)
}

/// Milliseconds between the arrivals of two frames.
fn passed_ms(series: &Series, frame: &Frame) -> Option<f64> {
    let (before, now) = (series.last_arrival_ms?, frame.arrival_ms?);
    Some(now as f64 - before as f64)
}

#[cfg(test)]
mod tests;
