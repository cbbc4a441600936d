//! Strips in pixels: columns from the smallest to the largest value, gaps as gaps, beats with their letters. A shell draws
//! a line from `top` to `bottom` of each column and is done.

use crate::{
    line::Line,
    paper::{Extent, Leaves, PixelColumn, Scale, columns, range},
    spoken::spoken,
};
use strapline_ecg::{
    classify::BeatClass,
    report::{Moment, Report, Strip},
};
use strapline_words::Words;

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
    /// Which of how many it is, where it is one of several.
    pub place: String,
    /// What stands under it: when, the note, the scale.
    pub caption: String,
    /// What tells it from others in a list that is read out: what is seen, and when.
    pub label: String,
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
    /// What it was chosen for, pixels from the left: to be in sight before anything else.
    pub focus_px: f32,
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
    /// Where the signal goes on beyond the upper edge, pixels.
    pub over_px: Vec<f32>,
    /// Where it goes on beyond the lower edge.
    pub under_px: Vec<f32>,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
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
        let places = strip.samples.iter().enumerate();
        let places = places.map(|(n, mv)| (scale.width_of(n as f64 / hz), *mv));
        let leaves = Leaves::of(places, &extent, scale);
        let focus_s = ((strip.focus.sample - strip.start.sample) / hz).clamp(0.0, strip.seconds);
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
        let title = words.capitalised(&words.strip_title(strip));
        let when = words.time_of_day(strip.focus, report.spans_days());
        let (note, scale_said) = (words.strip_note(strip), words.text("strip-scale"));
        Self {
            place: String::new(),
            caption: Line::of([when.as_str(), &note, &scale_said]).text,
            label: Line::of([title.as_str(), &when]).spoken,
            title,
            when,
            note,
            detail: strip.flagged.as_ref().and_then(|beat| words.flagged_beat(beat)),
            scale: scale_said,
            width_px: x(strip.seconds),
            height_px: extent.height_px as f32,
            zero_px: extent.zero_px as f32,
            focus_px: x(focus_s),
            columns: columns(&strip.samples, hz, &extent, scale),
            bands: strip.unread.iter().map(band).collect(),
            beats: beats.collect(),
            ticks: ticks(strip, report, words, scale),
            marks_px: strip.marks_s.iter().map(|at| x(*at)).collect(),
            over_px: leaves.over_px,
            under_px: leaves.under_px,
            spoken: spoken(strip, words),
        }
    }
}

/// The strips of a report, what matters most first, each with its place among them.
pub fn strips(report: &Report, words: Words, scale: Scale) -> Vec<StripView> {
    let total = report.strips.len() as u64;
    let view = |(n, strip): (u64, &Strip)| {
        let place = words.say("strip-of", &[("n", n.into()), ("total", total.into())]);
        StripView { place, ..StripView::new(strip, report, words, scale) }
    };
    (1..).zip(&report.strips).map(view).collect()
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
