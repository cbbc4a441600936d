//! Entries as bytes: each as its difference from what came before in the chunk.

use super::{
    CodeError,
    bytes::{Bytes, put, put_signed},
    layout::Layout,
    run::{History, put_run, take_run},
};
use crate::entry::{Characteristic, Entry, MAX_NOTIFICATION, MAX_SAMPLES, MAX_TEXT, Mark};

/// First byte of a chunk: how the rest is coded.
const CODE_VERSION: u8 = 1;

// The lower half of an entry's first byte is its kind, the upper half are flags.
const KIND: u8 = 0x0F;
const NOTIFICATION: u8 = 1;
const SAMPLES: u8 = 2;
const GAP: u8 = 3;
const RR: u8 = 4;
const CONTACT: u8 = 5;
const BATTERY: u8 = 6;
const LOG: u8 = 7;
const MARK: u8 = 8;
const RENAMED: u8 = 9;
const CLOCK_SET: u8 = 10;
const RESUMED: u8 = 11;

/// From the same characteristic as the notification before.
const SAME_SOURCE: u8 = 0x10;
/// Taken apart by a layout.
const PACKED: u8 = 0x20;
/// By the same layout, of the same length, with the same bytes beside clock and samples as the one before.
const SAME_SHAPE: u8 = 0x40;
/// The position follows from what came before.
const IN_SEQUENCE: u8 = 0x10;
/// The values are those of the notification before.
const AS_SENT: u8 = 0x20;
/// A flag of the entry's own.
const FLAG: u8 = 0x10;
/// The gap was found with the strap's clock set anew.
const CLOCK_WAS_SET: u8 = 0x20;

/// The shape of a notification that was taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shape {
    layout: u8,
    length: usize,
    other: Vec<u8>,
}

/// What both sides know of the entries before.
#[derive(Debug, Clone)]
struct Before {
    at_ms: i64,
    /// Position after everything so far.
    next: u64,
    source: Option<Characteristic>,
    shape: Option<Shape>,
    clock: u64,
    clock_step: u64,
    sent: History,
    placed: History,
    /// Samples of the notification before, until they are placed.
    values: Option<Vec<i32>>,
}

impl Before {
    fn new() -> Self {
        Self {
            at_ms: 0,
            next: 0,
            source: None,
            shape: None,
            clock: 0,
            clock_step: 0,
            sent: History::new(),
            placed: History::new(),
            values: None,
        }
    }

    fn put_time(&mut self, out: &mut Vec<u8>, at_ms: i64) {
        put_signed(out, at_ms.wrapping_sub(self.at_ms));
        self.at_ms = at_ms;
    }

    fn take_time(&mut self, from: &mut Bytes<'_>) -> Result<i64, CodeError> {
        self.at_ms = self.at_ms.wrapping_add(from.signed()?);
        Ok(self.at_ms)
    }

    fn put_position(&mut self, out: &mut Vec<u8>, first: u64, count: u64) {
        if first != self.next {
            put(out, first);
        }
        self.next = first.wrapping_add(count);
    }

    fn take_position(&self, from: &mut Bytes<'_>, flags: u8) -> Result<u64, CodeError> {
        if flags & IN_SEQUENCE != 0 { Ok(self.next) } else { from.number() }
    }
}

/// The bytes of these entries: the plain text of a chunk.
///
/// Texts and notifications beyond the limits of [`crate::entry`] are the caller's mistake and give bytes that
/// [`decode`] refuses; the writer checks them.
pub fn encode(entries: &[Entry]) -> Vec<u8> {
    let mut out = vec![CODE_VERSION];
    let mut before = Before::new();
    for entry in entries {
        put_entry(&mut out, &mut before, entry);
    }
    out
}

fn put_entry(out: &mut Vec<u8>, before: &mut Before, entry: &Entry) {
    match entry {
        Entry::Notification { characteristic, arrival_ms, bytes } => {
            put_notification(out, before, *characteristic, *arrival_ms, bytes);
        }
        Entry::Samples { first, values } => {
            let as_sent = before.values.take().is_some_and(|sent| sent == *values);
            let in_sequence = *first == before.next;
            out.push(SAMPLES | if as_sent { AS_SENT } else { 0 } | if in_sequence { IN_SEQUENCE } else { 0 });
            before.put_position(out, *first, values.len() as u64);
            if !as_sent {
                put(out, values.len() as u64);
                put_run(out, &mut before.placed, values);
            }
        }
        Entry::Gap { first, missing, clock_was_set } => {
            let in_sequence = *first == before.next;
            out.push(
                GAP | if in_sequence { IN_SEQUENCE } else { 0 }
                    | if *clock_was_set { CLOCK_WAS_SET } else { 0 },
            );
            before.put_position(out, *first, *missing);
            put(out, *missing);
        }
        Entry::Rr { at_ms, interval } => {
            out.push(RR);
            before.put_time(out, *at_ms);
            put(out, u64::from(*interval));
        }
        Entry::Contact { at_ms, is_on } => {
            out.push(CONTACT | if *is_on { FLAG } else { 0 });
            before.put_time(out, *at_ms);
        }
        Entry::Battery { at_ms, percent } => {
            out.push(BATTERY);
            before.put_time(out, *at_ms);
            out.push(*percent);
        }
        Entry::Log { at_ms, text } => put_text(out, before, LOG, *at_ms, text),
        Entry::Renamed { at_ms, name } => put_text(out, before, RENAMED, *at_ms, name),
        Entry::Mark(Mark { at_ms, sample, text }) => {
            put_text(out, before, MARK | if sample.is_some() { FLAG } else { 0 }, *at_ms, text);
            if let Some(sample) = sample {
                put(out, *sample);
            }
        }
        Entry::ClockSet { before_ms, after_ms } => {
            out.push(CLOCK_SET);
            before.put_time(out, *before_ms);
            before.put_time(out, *after_ms);
        }
        Entry::Resumed { at_ms } => {
            out.push(RESUMED);
            before.put_time(out, *at_ms);
        }
    }
}

fn put_text(out: &mut Vec<u8>, before: &mut Before, first: u8, at_ms: i64, text: &str) {
    out.push(first);
    before.put_time(out, at_ms);
    put(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

fn put_notification(
    out: &mut Vec<u8>,
    before: &mut Before,
    source: Characteristic,
    at_ms: i64,
    bytes: &[u8],
) {
    let same = before.source == Some(source);
    before.source = Some(source);
    before.values = None;
    let (at, first) = (out.len(), NOTIFICATION | if same { SAME_SOURCE } else { 0 });
    out.push(first);
    if !same {
        out.push(source.0);
    }
    before.put_time(out, at_ms);
    if let Some((number, layout)) = Layout::of(source, bytes) {
        let mut packed = Vec::with_capacity(bytes.len());
        let mut after = before.clone();
        let same_shape = put_packed(&mut packed, &mut after, (number, layout), bytes);
        if packed.len() < bytes.len() {
            out[at] |= PACKED | if same_shape { SAME_SHAPE } else { 0 };
            out.append(&mut packed);
            *before = after;
            return;
        }
    }
    put(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Appends a notification taken apart; whether its shape is that of the one before.
fn put_packed(out: &mut Vec<u8>, before: &mut Before, by: (u8, Layout), bytes: &[u8]) -> bool {
    let (number, layout) = by;
    let (clock, other, values, rest) = layout.split(bytes);
    let shape = Shape { layout: number, length: bytes.len(), other };
    let same = before.shape.as_ref() == Some(&shape);
    if !same {
        out.push(number);
        put(out, bytes.len() as u64);
        out.extend_from_slice(&shape.other);
        before.shape = Some(shape);
    }
    let step = clock.wrapping_sub(before.clock) & layout.clock_mask();
    put_signed(out, step.wrapping_sub(before.clock_step).cast_signed());
    (before.clock, before.clock_step) = (clock, step);
    put_run(out, &mut before.sent, &values);
    out.extend_from_slice(rest);
    before.values = Some(values);
    same
}

/// The entries of a chunk's plain text; any bytes may be given.
pub fn decode(chunk: &[u8]) -> Result<Vec<Entry>, CodeError> {
    let mut from = Bytes::new(chunk);
    if from.byte()? != CODE_VERSION {
        return Err(CodeError { at: 0, what: "a way of coding that is not known" });
    }
    let mut before = Before::new();
    let mut entries = Vec::new();
    while !from.is_empty() {
        entries.push(take_entry(&mut from, &mut before)?);
    }
    Ok(entries)
}

fn take_entry(from: &mut Bytes<'_>, before: &mut Before) -> Result<Entry, CodeError> {
    let unknown = from.wrong("an entry of unknown kind");
    let first = from.byte()?;
    Ok(match first & KIND {
        NOTIFICATION => take_notification(from, before, first)?,
        SAMPLES => {
            let position = before.take_position(from, first)?;
            let sent = before.values.take();
            let values = if first & AS_SENT != 0 {
                // Taken, so that no samples are given out twice for one byte.
                sent.ok_or(from.wrong("samples of a notification that has none"))?
            } else {
                let count = from.count(MAX_SAMPLES)?;
                take_run(from, &mut before.placed, count)?
            };
            before.next = position.wrapping_add(values.len() as u64);
            Entry::Samples { first: position, values }
        }
        GAP => {
            let position = before.take_position(from, first)?;
            let missing = from.number()?;
            before.next = position.wrapping_add(missing);
            Entry::Gap { first: position, missing, clock_was_set: first & CLOCK_WAS_SET != 0 }
        }
        RR => {
            Entry::Rr { at_ms: before.take_time(from)?, interval: from.count(usize::from(u16::MAX))? as u16 }
        }
        CONTACT => Entry::Contact { at_ms: before.take_time(from)?, is_on: first & FLAG != 0 },
        BATTERY => Entry::Battery { at_ms: before.take_time(from)?, percent: from.byte()? },
        LOG => {
            let (at_ms, text) = take_text(from, before)?;
            Entry::Log { at_ms, text }
        }
        RENAMED => {
            let (at_ms, name) = take_text(from, before)?;
            Entry::Renamed { at_ms, name }
        }
        MARK => {
            let (at_ms, text) = take_text(from, before)?;
            let sample = if first & FLAG != 0 { Some(from.number()?) } else { None };
            Entry::Mark(Mark { at_ms, sample, text })
        }
        CLOCK_SET => {
            Entry::ClockSet { before_ms: before.take_time(from)?, after_ms: before.take_time(from)? }
        }
        RESUMED => Entry::Resumed { at_ms: before.take_time(from)? },
        _ => return Err(unknown),
    })
}

fn take_text(from: &mut Bytes<'_>, before: &mut Before) -> Result<(i64, String), CodeError> {
    let at_ms = before.take_time(from)?;
    let length = from.count(MAX_TEXT)?;
    let wrong = from.wrong("a text that is not UTF-8");
    let text = std::str::from_utf8(from.take(length)?).map_err(|_| wrong)?;
    Ok((at_ms, text.to_owned()))
}

fn take_notification(from: &mut Bytes<'_>, before: &mut Before, first: u8) -> Result<Entry, CodeError> {
    before.values = None;
    let characteristic = if first & SAME_SOURCE == 0 {
        Characteristic(from.byte()?)
    } else {
        before.source.ok_or(from.wrong("no notification before"))?
    };
    before.source = Some(characteristic);
    let arrival_ms = before.take_time(from)?;
    let bytes = if first & PACKED == 0 {
        let length = from.count(MAX_NOTIFICATION)?;
        from.take(length)?.to_vec()
    } else {
        take_packed(from, before, first & SAME_SHAPE != 0)?
    };
    Ok(Entry::Notification { characteristic, arrival_ms, bytes })
}

fn take_packed(from: &mut Bytes<'_>, before: &mut Before, same: bool) -> Result<Vec<u8>, CodeError> {
    if !same {
        let number = from.byte()?;
        let layout = Layout::numbered(number).ok_or(from.wrong("an unknown layout"))?;
        let length = from.count(MAX_NOTIFICATION)?;
        before.shape =
            Some(Shape { layout: number, length, other: from.take(layout.other_width())?.to_vec() });
    }
    let shape = before.shape.as_ref().ok_or(from.wrong("no notification of this shape before"))?;
    let layout = Layout::numbered(shape.layout).ok_or(from.wrong("an unknown layout"))?;
    let long = shape
        .length
        .checked_sub(layout.samples_at)
        .ok_or(from.wrong("a notification too short for its layout"))?;
    let step = before.clock_step.wrapping_add(from.signed()?.cast_unsigned());
    let clock = before.clock.wrapping_add(step) & layout.clock_mask();
    (before.clock, before.clock_step) = (clock, step);
    let values = take_run(from, &mut before.sent, long / layout.sample_width)?;
    let rest = from.take(long % layout.sample_width)?;
    let bytes = layout.join(clock, &shape.other, &values, rest);
    before.values = Some(values);
    Ok(bytes)
}
