//! Strips and the live trace in pixels: columns from the smallest to the largest value, gaps as gaps, beats with their
//! letters. A shell draws a line from `top` to `bottom` of each column and is done.

use crate::spoken::spoken;
use strapline_ecg::{
    classify::{Beat, BeatClass},
    report::{Moment, Report, Strip},
};
use strapline_live::{SessionUpdate, Trace};
use strapline_words::Words;

/// Paper speed, millimetres a second.
const MM_PER_SECOND: f64 = 25.0;
/// Gain, millimetres a millivolt.
const MM_PER_MILLIVOLT: f64 = 10.0;
/// A strip may rise this far above its usual level before it is cut, millimetres.
const MOST_UP_MM: f64 = 35.0;
/// A strip may fall this far below its usual level before it is cut, millimetres.
const MOST_DOWN_MM: f64 = 20.0;
/// Silence from here on is drawn as a hole, milliseconds: two of the frames that a strap sends are late then.
const SILENT_MS: u64 = 1_500;
/// Columns of a strip at most: a screen of 16,000 pixels.
const MOST_COLUMNS: f64 = 16_384.0;

/// How large a millimetre is on the screen: 25 mm/s and 10 mm/mV follow from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    px_per_mm: f64,
}

impl Scale {
    /// So many pixels to a millimetre, from 0.5 to 100; what is no number counts as the smallest.
    pub fn new(px_per_mm: f64) -> Self {
        Self { px_per_mm: if px_per_mm.is_finite() { px_per_mm.clamp(0.5, 100.0) } else { 0.5 } }
    }

    /// Pixels to a millimetre.
    pub fn px_per_mm(self) -> f64 {
        self.px_per_mm
    }

    /// Seconds that a width shows: what a live session's plan asks for.
    pub fn seconds_in(self, width_px: f64) -> f64 {
        width_px.max(0.0) / (MM_PER_SECOND * self.px_per_mm)
    }

    /// Pixels of so many seconds.
    pub fn width_of(self, seconds: f64) -> f64 {
        seconds * MM_PER_SECOND * self.px_per_mm
    }

    fn height_of(self, millivolts: f64) -> f64 {
        millivolts * MM_PER_MILLIVOLT * self.px_per_mm
    }
}

/// The signal under one column of pixels, in pixels down from the upper edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PixelColumn {
    /// Upper end.
    pub top: f32,
    /// Lower end.
    pub bottom: f32,
}

/// A stretch that was not read.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Left end, pixels.
    pub from_px: f32,
    /// Right end, pixels.
    pub to_px: f32,
    /// Why.
    pub text: String,
}

/// A beat over a strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BeatMark {
    /// Its R peak, pixels.
    pub x_px: f32,
    /// Its class.
    pub class: BeatClass,
    /// The letter over it.
    pub letter: char,
    /// Whether it is one to look at.
    pub is_flagged: bool,
    /// Where the model looked, pixels.
    pub attention_px: Option<[f32; 2]>,
}

/// A full second of the clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where, pixels.
    pub x_px: f32,
    /// The time of day on the first, ":09" on the others.
    pub label: String,
}

/// A strip, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct StripView {
    /// What is seen.
    pub title: String,
    /// When: time of day, or from the start.
    pub when: String,
    /// What stands beside the title.
    pub note: String,
    /// What is said about the flagged beat.
    pub detail: Option<String>,
    /// "25 mm/s · 10 mm/mV".
    pub scale: String,
    /// Width, pixels.
    pub width_px: f32,
    /// Height, pixels: whole squares of 5 mm.
    pub height_px: f32,
    /// The usual level of the signal, pixels from the upper edge.
    pub zero_px: f32,
    /// One to each pixel; `None` where nothing was received.
    pub columns: Vec<Option<PixelColumn>>,
    /// Stretches that were not read.
    pub bands: Vec<Band>,
    /// Beats.
    pub beats: Vec<BeatMark>,
    /// Full seconds.
    pub ticks: Vec<Tick>,
    /// Marks of the person, pixels.
    pub marks_px: Vec<f32>,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// The newest signal, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct TraceView {
    /// Width of a column, pixels.
    pub column_px: f32,
    /// Width, pixels.
    pub width_px: f32,
    /// Height, pixels: whole squares of 5 mm.
    pub height_px: f32,
    /// The usual level of the signal, pixels from the upper edge.
    pub zero_px: f32,
    /// From the oldest to the newest; `None` where nothing was received.
    pub columns: Vec<Option<PixelColumn>>,
    /// Stretches that were not received.
    pub bands: Vec<Band>,
    /// Beats that are on the screen.
    pub beats: Vec<BeatMark>,
}

/// The level of the signal and how much paper it needs, pixels.
struct Extent {
    zero_mv: f64,
    zero_px: f64,
    height_px: f64,
}

impl Extent {
    /// Of a signal between `low` and `high` that usually is at `zero`, millivolts; two squares above the usual level
    /// at least, one below.
    fn new([low, zero, high]: [f32; 3], scale: Scale) -> Self {
        let square = 5.0 * scale.px_per_mm;
        let squares = |mv: f64, most_mm: f64, least: f64| {
            ((mv * MM_PER_MILLIVOLT + 1.0) / 5.0).ceil().clamp(least, most_mm / 5.0) * square
        };
        let [low, zero, high] = [low, zero, high].map(f64::from);
        let up = squares(high - zero, MOST_UP_MM, 2.0);
        let down = squares(zero - low, MOST_DOWN_MM, 1.0);
        Self { zero_mv: zero, zero_px: up, height_px: up + down }
    }

    /// Pixels from the upper edge, cut at the edges.
    fn y(&self, mv: f64, scale: Scale) -> f64 {
        (self.zero_px - scale.height_of(mv - self.zero_mv)).clamp(0.0, self.height_px)
    }
}

/// Smallest, middle and largest of these; zero of nothing.
fn range(mut levels: Vec<f32>) -> [f32; 3] {
    levels.sort_by(f32::total_cmp);
    match levels.len() {
        0 => [0.0; 3],
        n => [levels[0], levels[n / 2], levels[n - 1]],
    }
}

impl StripView {
    /// A strip of `report` at this scale.
    pub fn new(strip: &Strip, report: &Report, words: Words, scale: Scale) -> Self {
        let hz = report.recording.rate.hz();
        let x = |seconds: f64| scale.width_of(seconds) as f32;
        let is_read = |n: usize| {
            let seconds = n as f64 / hz;
            !strip.unread.iter().any(|stretch| (stretch.from_s..stretch.to_s).contains(&seconds))
        };
        let finite = || strip.samples.iter().enumerate().filter(|(_, sample)| sample.is_finite());
        let mut levels: Vec<f32> = finite().filter(|(n, _)| is_read(*n)).map(|(_, sample)| *sample).collect();
        if levels.is_empty() {
            // Nothing was read: whatever there is decides, and noise is cut where it leaves the paper.
            levels = finite().map(|(_, sample)| *sample).collect();
        }
        let extent = Extent::new(range(levels), scale);
        let band = |stretch: &strapline_ecg::report::Unread| Band {
            from_px: x(stretch.from_s),
            to_px: x(stretch.to_s),
            text: words.unread(stretch),
        };
        let beats = strip.beats.iter().map(|beat| BeatMark {
            x_px: x(beat.at_s),
            class: beat.class,
            letter: beat.letter,
            is_flagged: beat.is_flagged(),
            attention_px: beat.attention_s.filter(|_| beat.is_flagged()).map(|looked| looked.map(x)),
        });
        Self {
            title: words.strip_title(strip),
            when: words.time_of_day(strip.focus, report.spans_days()),
            note: words.strip_note(strip),
            detail: strip.flagged.as_ref().and_then(|beat| words.flagged_beat(beat)),
            scale: words.text("strip-scale"),
            width_px: x(strip.seconds),
            height_px: extent.height_px as f32,
            zero_px: extent.zero_px as f32,
            columns: columns(&strip.samples, hz, &extent, scale),
            bands: strip.unread.iter().map(band).collect(),
            beats: beats.collect(),
            ticks: ticks(strip, report, words, scale),
            marks_px: strip.marks_s.iter().map(|at| x(*at)).collect(),
            spoken: spoken(strip, words),
        }
    }
}

/// A line through all samples, as the columns that it passes.
fn columns(samples: &[f32], hz: f64, extent: &Extent, scale: Scale) -> Vec<Option<PixelColumn>> {
    let width = scale.width_of(samples.len() as f64 / hz).ceil().min(MOST_COLUMNS);
    let mut columns: Vec<Option<PixelColumn>> = vec![None; width as usize];
    let mut touch = |x: f64, y: f64| {
        let Some(column) = columns.get_mut(x as usize) else { return };
        let y = y as f32;
        let known = column.get_or_insert(PixelColumn { top: y, bottom: y });
        (known.top, known.bottom) = (known.top.min(y), known.bottom.max(y));
    };
    let step = scale.width_of(1.0 / hz);
    let at = |n: usize| (n as f64 * step, extent.y(f64::from(samples[n]), scale));
    for n in (0..samples.len()).filter(|n| samples[*n].is_finite()) {
        let (x, y) = at(n);
        touch(x, y);
        if !samples.get(n + 1).is_some_and(|next| next.is_finite()) {
            continue;
        }
        // Where the line to the next sample crosses from one column into the next, it belongs to both.
        let (next_x, next_y) = at(n + 1);
        for edge in (x.floor() as usize + 1)..=(next_x.floor() as usize) {
            let y = y + (next_y - y) * (edge as f64 - x) / (next_x - x);
            touch(edge as f64 - 0.5, y);
            touch(edge as f64, y);
        }
    }
    columns
}

/// A tick at each full second of the clock.
fn ticks(strip: &Strip, report: &Report, words: Words, scale: Scale) -> Vec<Tick> {
    let start = strip.start;
    let into = start.local.map_or(start.seconds.fract(), |local| f64::from(local.time().3) / 1000.0);
    let first = if into > 0.0 { 1.0 - into } else { 0.0 };
    let ticks = (0..=60).map(|n| first + f64::from(n)).take_while(|seconds| *seconds <= strip.seconds + 1e-9);
    ticks
        .enumerate()
        .map(|(n, seconds)| {
            // Half a millisecond on, so that a time cut to seconds is the one that the tick stands for.
            let moment: Moment =
                report.axis().at(start.sample + (seconds + 0.0005) * report.recording.rate.hz());
            let label = if n == 0 {
                words.time_of_day(moment, false)
            } else {
                let second = moment.to_nearest_second();
                let second = second.local.map_or(second.seconds as u64 % 60, |local| local.time().2.into());
                format!(":{second:02}")
            };
            Tick { x_px: scale.width_of(seconds) as f32, label }
        })
        .collect()
}

impl TraceView {
    /// The newest signal of an update at this scale; `None` without ECG.
    pub fn new(update: &SessionUpdate, words: Words, scale: Scale) -> Option<Self> {
        let trace = update.trace.as_ref()?;
        let columns = || trace.columns.iter().flatten();
        // The usual level is that of the middles of columns; the paper must hold their ends.
        let [_, zero, _] = range(columns().map(|column| f32::midpoint(column.min, column.max)).collect());
        let [low, _, high] = range(columns().flat_map(|column| [column.min, column.max]).collect());
        let extent = Extent::new([low, zero, high], scale);
        let width_px = scale.width_of(trace.seconds);
        let column_px = width_px / trace.columns.len().max(1) as f64;
        let beats = update.beats.iter().filter_map(|beat| mark(beat, trace, width_px));
        Some(Self {
            column_px: column_px as f32,
            width_px: width_px as f32,
            height_px: extent.height_px as f32,
            zero_px: extent.zero_px as f32,
            columns: joined(trace, &extent, scale),
            bands: holes(trace, column_px, words),
            beats: beats.collect(),
        })
    }
}

impl TraceView {
    /// The newest `width_px` of an update's signal, drawn as a strip is: a line through all samples, one column to each
    /// pixel. The update's columns must be single samples. `None` without ECG.
    pub fn newest(update: &SessionUpdate, words: Words, scale: Scale, width_px: f64) -> Option<Self> {
        let trace = update.trace.as_ref()?;
        let (count, hz) = (trace.columns.len(), trace.columns.len() as f64 / trace.seconds.max(1e-3));
        let shown = ((scale.seconds_in(width_px) * hz).round() as usize).clamp(1, count.max(1));
        // What should have come by now and has not is a hole, too: it grows while the strap is silent.
        let silent_s = update.age_ms.filter(|ms| *ms >= SILENT_MS).map_or(0.0, |ms| ms as f64 / 1000.0);
        let silent = ((silent_s * hz).round() as usize).min(shown);
        let mut columns_shown = trace.columns[count - (shown - silent).min(count)..].to_vec();
        columns_shown.resize(shown, None);
        let end = trace.end + silent as u64;
        let first = end.cast_signed() - shown as i64;
        let part = Trace { seconds: shown as f64 / hz, first, end, columns: columns_shown };
        let middle = |column: &Option<strapline_live::Column>| {
            column.as_ref().map_or(f32::NAN, |column| f32::midpoint(column.min, column.max))
        };
        let samples: Vec<f32> = part.columns.iter().map(middle).collect();
        let extent = Extent::new(range(samples.iter().copied().filter(|mv| mv.is_finite()).collect()), scale);
        let width = scale.width_of(part.seconds);
        let beats = update.beats.iter().filter_map(|beat| mark(beat, &part, width)).collect();
        Some(Self {
            column_px: 1.0,
            width_px: width as f32,
            height_px: extent.height_px as f32,
            zero_px: extent.zero_px as f32,
            columns: columns(&samples, hz, &extent, scale),
            bands: holes(&part, scale.width_of(1.0 / hz), words),
            beats,
        })
    }
}

fn joined(trace: &Trace, extent: &Extent, scale: Scale) -> Vec<Option<PixelColumn>> {
    let mut before: Option<PixelColumn> = None;
    let column = |column: &Option<strapline_live::Column>| {
        let shown = column.map(|column| PixelColumn {
            top: extent.y(column.max.into(), scale) as f32,
            bottom: extent.y(column.min.into(), scale) as f32,
        });
        // Neighbours that do not overlap are joined.
        let reaching = shown.map(|mut now| {
            if let Some(before) = before {
                now.top = now.top.min(before.bottom);
                now.bottom = now.bottom.max(before.top);
            }
            now
        });
        before = shown;
        reaching
    };
    trace.columns.iter().map(column).collect()
}

/// Stretches of columns in which nothing was received; not those from before the recording began.
fn holes(trace: &Trace, column_px: f64, words: Words) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    let per_column = (trace.end as f64 - trace.first as f64) / trace.columns.len().max(1) as f64;
    let began = (-(trace.first as f64) / per_column).ceil().max(0.0) as usize;
    for n in (began..trace.columns.len()).filter(|n| trace.columns[*n].is_none()) {
        let [from_px, to_px] = [n, n + 1].map(|n| (n as f64 * column_px) as f32);
        match bands.last_mut() {
            Some(last) if (last.to_px - from_px).abs() < 1e-3 => last.to_px = to_px,
            _ => bands.push(Band { from_px, to_px, text: words.reason(strapline_ecg::quality::Reason::Gap) }),
        }
    }
    bands
}

fn mark(beat: &Beat, trace: &Trace, width_px: f64) -> Option<BeatMark> {
    let samples = trace.end as f64 - trace.first as f64;
    let share = (beat.position - trace.first as f64) / samples;
    let is_flagged =
        matches!(beat.class, BeatClass::Ventricular | BeatClass::Supraventricular | BeatClass::Fusion);
    (0.0..1.0).contains(&share).then(|| BeatMark {
        x_px: (share * width_px) as f32,
        class: beat.class,
        letter: beat.class.letter(),
        is_flagged,
        attention_px: None,
    })
}
