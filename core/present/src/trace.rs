//! The newest signal of a session in pixels.

use crate::{
    live::{said, silent_s},
    paper::{Extent, Leaves, PixelColumn, Scale, columns, range},
    strip::{Band, BeatMark},
};
use strapline_ecg::{
    classify::{Beat, BeatClass},
    quality::Reason,
};
use strapline_live::{Column, SessionUpdate, Trace};
use strapline_words::Words;

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
    /// Stretches that were not received or could not be read.
    pub bands: Vec<Band>,
    /// Beats that are on the screen.
    pub beats: Vec<BeatMark>,
    /// Where the signal goes on beyond the upper edge, pixels.
    pub over_px: Vec<f32>,
    /// Where it goes on beyond the lower edge.
    pub under_px: Vec<f32>,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

impl TraceView {
    /// The newest signal of an update at this scale; `None` without ECG.
    pub fn new(update: &SessionUpdate, words: Words, scale: Scale) -> Option<Self> {
        let trace = update.trace.as_ref()?;
        let unread = unread(trace, update);
        let read = read(trace, &unread);
        // The usual level is that of the middles of columns; the paper must hold their ends.
        let [_, zero, _] = range(read.iter().map(|column| f32::midpoint(column.min, column.max)).collect());
        let [low, _, high] = range(read.iter().flat_map(|column| [column.min, column.max]).collect());
        let extent = Extent::new([low, zero, high], scale);
        let width_px = scale.width_of(trace.seconds);
        let column_px = width_px / trace.columns.len().max(1) as f64;
        let beats = update.beats.iter().filter_map(|beat| mark(beat, trace, width_px));
        let ends = trace.columns.iter().enumerate().filter_map(|(n, column)| Some((n, column.as_ref()?)));
        let ends = ends.flat_map(|(n, column)| [column.max, column.min].map(|mv| (n as f64 * column_px, mv)));
        let leaves = Leaves::of(ends, &extent, scale);
        Some(Self {
            column_px: column_px as f32,
            width_px: width_px as f32,
            height_px: extent.height_px as f32,
            zero_px: extent.zero_px as f32,
            columns: joined(trace, &extent, scale),
            bands: bands(&unread, column_px, words),
            spoken: spoken(update, trace, &unread, words),
            beats: beats.collect(),
            over_px: leaves.over_px,
            under_px: leaves.under_px,
        })
    }

    /// The newest `width_px` of an update's signal, drawn as a strip is: a line through all samples, one column to each
    /// pixel. The update's columns must be single samples. `None` without ECG.
    pub fn newest(update: &SessionUpdate, words: Words, scale: Scale, width_px: f64) -> Option<Self> {
        let trace = update.trace.as_ref()?;
        let (count, hz) = (trace.columns.len(), trace.columns.len() as f64 / trace.seconds.max(1e-3));
        let shown = ((scale.seconds_in(width_px) * hz).round() as usize).clamp(1, count.max(1));
        // What should have come by now and has not is a hole, too: it grows while the strap is silent.
        let silent = ((silent_s(update) * hz).round() as usize).min(shown);
        let mut columns_shown = trace.columns[count - (shown - silent).min(count)..].to_vec();
        columns_shown.resize(shown, None);
        let end = trace.end + silent as u64;
        let first = end.cast_signed() - shown as i64;
        let part = Trace { seconds: shown as f64 / hz, first, end, columns: columns_shown };
        let middle = |column: &Column| f32::midpoint(column.min, column.max);
        let samples: Vec<f32> =
            part.columns.iter().map(|column| column.as_ref().map_or(f32::NAN, middle)).collect();
        let unread = unread(&part, update);
        let extent = Extent::new(range(read(&part, &unread).iter().map(middle).collect()), scale);
        let width = scale.width_of(part.seconds);
        let sample_px = scale.width_of(1.0 / hz);
        let places = samples.iter().enumerate().map(|(n, mv)| (n as f64 * sample_px, *mv));
        let leaves = Leaves::of(places, &extent, scale);
        let beats = update.beats.iter().filter_map(|beat| mark(beat, &part, width)).collect();
        Some(Self {
            column_px: 1.0,
            width_px: width as f32,
            height_px: extent.height_px as f32,
            zero_px: extent.zero_px as f32,
            columns: columns(&samples, hz, &extent, scale),
            bands: bands(&unread, sample_px, words),
            spoken: spoken(update, &part, &unread, words),
            beats,
            over_px: leaves.over_px,
            under_px: leaves.under_px,
        })
    }
}

fn joined(trace: &Trace, extent: &Extent, scale: Scale) -> Vec<Option<PixelColumn>> {
    let mut before: Option<PixelColumn> = None;
    let column = |column: &Option<Column>| {
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

/// Why each column could not be read, or was not received; nothing is said of those from before the recording began.
fn unread(trace: &Trace, update: &SessionUpdate) -> Vec<Option<Reason>> {
    let per_column = (trace.end as f64 - trace.first as f64) / trace.columns.len().max(1) as f64;
    let reason = |(n, column): (usize, &Option<Column>)| {
        let at = trace.first as f64 + (n as f64 + 0.5) * per_column;
        if at < 0.0 {
            return None;
        }
        let told = update.unread.iter().filter(|seen| (seen.first as f64..seen.end as f64).contains(&at));
        // A strap off the skin sends nothing either, and says why.
        let told = told.map(|seen| seen.reason).min_by_key(|reason| *reason != Reason::LeadOff);
        told.filter(|reason| column.is_some() || *reason == Reason::LeadOff)
            .or_else(|| column.is_none().then_some(Reason::Gap))
    };
    trace.columns.iter().enumerate().map(reason).collect()
}

/// The columns that were read; where none was, all that were received: noise is cut where it leaves the paper.
fn read(trace: &Trace, unread: &[Option<Reason>]) -> Vec<Column> {
    let received = || trace.columns.iter().zip(unread).filter_map(|(column, why)| Some(((*column)?, why)));
    let read: Vec<Column> = received().filter(|(_, why)| why.is_none()).map(|(column, _)| column).collect();
    if read.is_empty() { received().map(|(column, _)| column).collect() } else { read }
}

/// Neighbours of one reason as one band.
fn bands(unread: &[Option<Reason>], column_px: f64, words: Words) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    let mut n = 0;
    for alike in unread.chunk_by(|a, b| a == b) {
        let [from_px, to_px] = [n, n + alike.len()].map(|n| (n as f64 * column_px) as f32);
        n += alike.len();
        if let Some(reason) = alike[0] {
            bands.push(Band { from_px, to_px, text: words.reason(reason) });
        }
    }
    bands
}

/// "The newest 6 s of the ECG. 72 per minute. Signal good. The signal is up to date. In it: 1 ventricular beat, 2 s not read
/// (nothing received)."
fn spoken(update: &SessionUpdate, trace: &Trace, unread: &[Option<Reason>], words: Words) -> String {
    let end = trace.end as f64;
    let is_shown = |beat: &&Beat| (trace.first as f64..end).contains(&beat.position);
    let of = |class| update.beats.iter().filter(is_shown).filter(|beat| beat.class == class).count() as u64;
    let mut parts: Vec<String> = [BeatClass::Ventricular, BeatClass::Supraventricular]
        .into_iter()
        .map(|class| (class, of(class)))
        .filter(|(_, count)| *count > 0)
        .map(|(class, count)| words.beats_of(class, count))
        .collect();
    let column_s = trace.seconds / unread.len().max(1) as f64;
    let mut reasons: Vec<(Reason, usize)> = Vec::new();
    for reason in unread.iter().flatten() {
        match reasons.iter_mut().find(|(known, _)| known == reason) {
            Some((_, columns)) => *columns += 1,
            None => reasons.push((*reason, 1)),
        }
    }
    for (reason, columns) in reasons {
        let time = words.duration((columns as f64 * column_s).round().max(1.0)).into();
        parts.push(words.say("trace-unread", &[("time", time), ("reason", words.reason(reason).into())]));
    }
    let time = ("time", words.duration(trace.seconds.round().max(1.0)).into());
    let said = ("said", said(update, words).into());
    if parts.is_empty() {
        return words.say("trace-spoken", &[time, said]);
    }
    words.say("trace-spoken-seen", &[time, said, ("parts", parts.join(", ").into())])
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
