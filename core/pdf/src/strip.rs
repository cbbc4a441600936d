//! Strips at true scale: 25 mm/s and 10 mm/mV on millimetre paper, with a calibration pulse.

use crate::{
    canvas::{Align, Canvas, Point, Rect, baseline, stroke},
    labels::Form,
    sheets::Sheets,
    text::{bold, regular},
    theme::{
        ACCENT, Colour, FAINT, HATCH, INK, MAJOR, MINOR, PAPER, SOFT, SUPRAVENTRICULAR, TEXT_WIDTH,
        VENTRICULAR, line_height,
    },
    trace::{MM_PER_MILLIVOLT, MM_PER_SECOND, Scale, trace},
};
use strapline_ecg::{classify::BeatClass, report::Strip};

/// Paper before the first sample, for the calibration pulse.
const LEAD_IN: f64 = 10.0;
/// The calibration pulse lasts this long.
const PULSE_S: f64 = 0.2;
/// A trace may rise this far before it is cut.
const MOST_UP: f64 = 35.0;
/// A trace may fall this far before it is cut.
const MOST_DOWN: f64 = 20.0;
/// Type size of the line over a strip.
const TITLE_PT: f64 = 8.2;
/// Type size on and under a strip.
const NOTE_PT: f64 = 7.0;
/// Lane of the letters, above the paper.
const LETTERS: f64 = 3.4;
/// Lane of bars, ticks and times, under the paper.
const TICKS: f64 = 4.7;

/// Every strip that is not on the summary page.
pub(crate) fn strips(sheets: &mut Sheets, form: Form<'_>) {
    let report = form.report;
    let shown = usize::from(sheets.first_strip_shown);
    let Some(strips) = report.strips.get(shown..).filter(|strips| !strips.is_empty()) else { return };
    let mut block = sheets.block();
    block.text([0.0, baseline(11.0)], &form.text("form-strips"), bold(11.0, INK), Align::Left);
    let y = line_height(11.0) + 0.5;
    block.height = y + legend(&mut block, y, form) + 2.0;
    // The heading stays with the first strip under it.
    let mut gap = 6.0;
    for strip in strips {
        let drawn = draw(sheets.block(), strip, form);
        let (y, height) = (block.height, drawn.height);
        block.put(drawn, [0.0, y]);
        block.height += height;
        sheets.place(std::mem::replace(&mut block, sheets.block()), gap);
        gap = 3.4;
    }
}

/// The first strip, with the words that explain it, for the summary page.
pub(crate) fn first<'a>(sheets: &Sheets<'a>, form: Form<'_>) -> Option<Canvas<'a>> {
    let mut block = draw(sheets.block(), form.report.strips.first()?, form);
    let y = block.height;
    block.height += legend(&mut block, y, form);
    Some(block)
}

fn legend(canvas: &mut Canvas, y: f64, form: Form<'_>) -> f64 {
    canvas.paragraph([0.0, y], &form.text("form-strip-legend"), regular(6.6, SOFT), TEXT_WIDTH, 3)
}

/// Colour of a beat's letter.
fn colour(class: BeatClass) -> Colour {
    match class {
        BeatClass::Ventricular | BeatClass::Fusion => VENTRICULAR,
        BeatClass::Supraventricular => SUPRAVENTRICULAR,
        BeatClass::Normal | BeatClass::Unclassified => SOFT,
    }
}

/// How far the trace goes above and below its median level, in whole squares of 5 mm, and that level.
struct Extent {
    up: f64,
    down: f64,
    zero_mv: f64,
}

impl Extent {
    fn of(strip: &Strip, hz: f64) -> Self {
        let read = |n: &usize| {
            let seconds = *n as f64 / hz;
            !strip.unread.iter().any(|stretch| (stretch.from_s..stretch.to_s).contains(&seconds))
        };
        let samples = strip.samples.iter().enumerate().filter(|(_, sample)| sample.is_finite());
        let mut levels: Vec<f32> =
            samples.clone().filter(|(n, _)| read(n)).map(|(_, sample)| *sample).collect();
        if levels.is_empty() {
            // Nothing was read: whatever there is decides, and noise is cut where it leaves the paper.
            levels = samples.map(|(_, sample)| *sample).collect();
        }
        levels.sort_by(f32::total_cmp);
        let (Some(lowest), Some(highest)) = (levels.first(), levels.last()) else {
            return Self { up: 10.0, down: 5.0, zero_mv: 0.0 };
        };
        let zero = levels[levels.len() / 2];
        let squares =
            |mv: f64, most: f64| ((mv * MM_PER_MILLIVOLT + 1.0) / 5.0).ceil().clamp(1.0, most / 5.0) * 5.0;
        Self {
            // The pulse needs two squares.
            up: squares(f64::from(*highest) - f64::from(zero), MOST_UP).max(10.0),
            down: squares(f64::from(zero) - f64::from(*lowest), MOST_DOWN),
            zero_mv: f64::from(zero),
        }
    }
}

/// One strip with everything on it.
pub(crate) fn draw<'a>(mut block: Canvas<'a>, strip: &Strip, form: Form<'_>) -> Canvas<'a> {
    let hz = form.report.recording.rate.hz();
    title(&mut block, strip, form);
    let extent = Extent::of(strip, hz);
    let top = line_height(TITLE_PT) + LETTERS;
    let scale = Scale {
        left: LEAD_IN,
        hz,
        baseline: top + extent.up,
        zero_mv: extent.zero_mv,
        top,
        bottom: top + extent.up + extent.down,
    };
    let seconds = strip.seconds.clamp(0.2, (TEXT_WIDTH - LEAD_IN) / MM_PER_SECOND);
    let width = ((LEAD_IN + seconds * MM_PER_SECOND) / 5.0).ceil() * 5.0;
    let sheet = Rect::new(0.0, top, width.min(TEXT_WIDTH), extent.up + extent.down);
    millimetre_paper(&mut block, sheet);
    let mut under = hatched(&mut block, strip, form, &scale, sheet);
    pulse(&mut block, &scale);
    under.extend(signal(&mut block, strip, form, &scale));
    beats(&mut block, strip, &scale);
    ticks(&mut block, strip, form, &scale);
    marks(&mut block, strip, &scale);

    let mut y = scale.bottom + TICKS;
    let detail = strip.flagged.as_ref().and_then(|beat| form.words.flagged_beat(beat));
    for line in detail.iter().chain(&under) {
        y += block.paragraph([0.0, y], line, regular(NOTE_PT + 0.2, INK), TEXT_WIDTH, 2);
    }
    block.height = y;
    block
}

/// Time and reason to the left, rate and scale to the right.
fn title(block: &mut Canvas, strip: &Strip, form: Form<'_>) {
    let at = baseline(TITLE_PT);
    let time = form.when(strip.focus);
    let note = form.say("form-strip-note", &[("note", form.words.strip_note(strip).into())]);
    let taken = block.text_within([TEXT_WIDTH, at], &note, regular(NOTE_PT, SOFT), Align::Right, 90.0);
    let title = format!("{time}  {}", form.words.strip_title(strip));
    block.text_within([0.0, at], &title, bold(TITLE_PT, INK), Align::Left, TEXT_WIDTH - taken - 3.0);
}

/// Lines of 1 mm in one path, lines of 5 mm in another.
fn millimetre_paper(block: &mut Canvas, sheet: Rect) {
    block.rects(&[sheet], PAPER);
    let across = (sheet.width.round() as usize, |n: usize| {
        let x = sheet.x + n as f64;
        [[x, sheet.y], [x, sheet.bottom()]]
    });
    let down = (sheet.height.round() as usize, |n: usize| {
        let y = sheet.y + n as f64;
        [[sheet.x, y], [sheet.right(), y]]
    });
    let lines = |major: bool| {
        let of = move |n: &usize| n.is_multiple_of(5) == major;
        (0..=across.0).filter(of).map(across.1).chain((0..=down.0).filter(of).map(down.1)).collect()
    };
    block.lines(lines(false), stroke(0.12, MINOR));
    block.lines(lines(true), stroke(0.2, MAJOR));
}

/// 1 mV for 200 ms, before the signal.
fn pulse(block: &mut Canvas, scale: &Scale) {
    let (foot, head) = (scale.baseline, scale.baseline - MM_PER_MILLIVOLT);
    let (rise, fall) = (2.5, 2.5 + PULSE_S * MM_PER_SECOND);
    let points = [[1.0, foot], [rise, foot], [rise, head], [fall, head], [fall, foot], [LEAD_IN - 1.0, foot]];
    block.trace(points.to_vec(), stroke(0.28, INK));
}

/// Hatching over what was not read, with the reason over it; reasons that have no room there are returned.
fn hatched(block: &mut Canvas, strip: &Strip, form: Form<'_>, scale: &Scale, sheet: Rect) -> Vec<String> {
    let style = regular(NOTE_PT, SOFT);
    let mut under = Vec::new();
    for stretch in &strip.unread {
        let from = scale.x(stretch.from_s).clamp(LEAD_IN, sheet.right());
        let to = scale.x(stretch.to_s).clamp(from, sheet.right());
        block.hatch(&[Rect::new(from, sheet.y, to - from, sheet.height)], 2.4, stroke(0.4, HATCH));
        let says = form.words.unread(stretch);
        let wide = block.faces.width(&says, style.weight, style.size_pt);
        if wide + 3.0 <= to - from {
            // In the lane of the letters: no beat is lettered where nothing was read.
            block.text([from + 1.5, scale.top - 0.9], &says, style, Align::Left);
        } else {
            let sample = strip.start.sample + stretch.from_s * scale.hz;
            under.push(form.hatched(form.report.axis().at(sample), says));
        }
    }
    // A dozen short gaps would fill the page: the hatching shows where they are.
    let more = under.len().saturating_sub(3);
    if more > 0 {
        under.truncate(3);
        under.push(form.say("form-more-hatched", &[("stretches", (more as u64).into())]));
    }
    under
}

/// The trace; what is said where it leaves the paper.
fn signal(block: &mut Canvas, strip: &Strip, form: Form<'_>, scale: &Scale) -> Option<String> {
    let is_unread = |n: usize| {
        let seconds = n as f64 / scale.hz;
        strip.unread.iter().any(|stretch| (stretch.from_s..stretch.to_s).contains(&seconds))
    };
    let drawn = trace(&strip.samples, scale, is_unread);
    for line in drawn.unread {
        block.trace(line, stroke(0.2, FAINT));
    }
    for line in drawn.read {
        block.trace(line, stroke(0.28, INK));
    }
    let arrow = |x: f64, edge: f64, down: f64| -> Vec<Point> {
        vec![[x, edge], [x - 0.8, edge + 1.5 * down], [x + 0.8, edge + 1.5 * down]]
    };
    let arrows = drawn.over.iter().map(|x| arrow(*x, scale.top, 1.0));
    let arrows: Vec<_> = arrows.chain(drawn.under.iter().map(|x| arrow(*x, scale.bottom, -1.0))).collect();
    if arrows.is_empty() {
        return None;
    }
    block.areas(arrows, INK);
    let level = |sample: &f32| f64::from(*sample) - scale.zero_mv;
    let finite = strip.samples.iter().filter(|sample| sample.is_finite());
    let (low, high) =
        finite.fold((0.0_f64, 0.0_f64), |(low, high), s| (low.min(level(s)), high.max(level(s))));
    let reached: Vec<f64> = [(drawn.over.is_empty(), high), (drawn.under.is_empty(), low)]
        .into_iter()
        .filter(|(inside, _)| !inside)
        .map(|(_, mv)| mv)
        .collect();
    Some(form.leaves_the_paper(&reached))
}

/// A letter over each beat, and a bar under a flagged one where the model looked.
fn beats(block: &mut Canvas, strip: &Strip, scale: &Scale) {
    let right = scale.x(strip.seconds);
    for beat in &strip.beats {
        let x = scale.x(beat.at_s);
        if !(LEAD_IN..=right).contains(&x) {
            continue;
        }
        let ink = colour(beat.class);
        let style = if beat.is_flagged() { bold(8.4, ink) } else { regular(7.4, ink) };
        block.text([x, scale.top - 0.9], &beat.letter.to_string(), style, Align::Middle);
        if let Some([from, to]) = beat.attention_s.filter(|_| beat.is_flagged()) {
            let (from, to) = (scale.x(from).clamp(LEAD_IN, right), scale.x(to).clamp(LEAD_IN, right));
            if to > from {
                block.rects(&[Rect::new(from, scale.bottom + 0.4, to - from, 0.9)], ink);
            }
        }
    }
}

/// A tick at each full second of the clock, with the time.
fn ticks(block: &mut Canvas, strip: &Strip, form: Form<'_>, scale: &Scale) {
    let start = strip.start;
    let into = start.local.map_or(start.seconds.fract(), |local| f64::from(local.time().3) / 1000.0);
    let mut ends = Vec::new();
    let first = if into > 0.0 { 1.0 - into } else { 0.0 };
    // The paper runs at the promised rate, the clock at the measured one.
    let clock_hz = form.report.axis().rate().hz();
    for n in 0..=(strip.seconds.clamp(0.0, 60.0) as usize) {
        let seconds = first + n as f64;
        if seconds > strip.seconds + 1e-9 {
            break;
        }
        let x = scale.x(seconds * clock_hz / scale.hz);
        ends.push([[x, scale.bottom], [x, scale.bottom + 1.8]]);
        // Half a millisecond on, so that a time cut to seconds is the one that the tick stands for.
        let moment = form.report.axis().at(start.sample + (seconds + 0.0005) * clock_hz);
        let time = form.words.time_of_day(moment, false);
        let brief = time.rsplit_once(':').map_or(time.clone(), |(_, second)| format!(":{second}"));
        let room = x + 6.0 < TEXT_WIDTH;
        let label = if n == 0 { &time } else { &brief };
        let align = if n == 0 && x < LEAD_IN + 4.0 { Align::Left } else { Align::Middle };
        if room {
            block.text([x, scale.bottom + 4.2], label, regular(6.2, SOFT), align);
        }
    }
    block.lines(ends, stroke(0.22, INK));
}

/// A broken line through the paper where the person pressed the button.
fn marks(block: &mut Canvas, strip: &Strip, scale: &Scale) {
    for at in &strip.marks_s {
        let x = scale.x(*at);
        let dashes = ((scale.bottom - scale.top) / 2.0) as usize;
        let dash = |n: usize| {
            let y = scale.top + 2.0 * n as f64;
            [[x, y], [x, y + 1.1]]
        };
        block.lines((0..dashes).map(dash).collect(), stroke(0.3, ACCENT));
        let foot = scale.bottom;
        block.areas(vec![vec![[x, foot], [x - 1.1, foot + 1.8], [x + 1.1, foot + 1.8]]], ACCENT);
    }
}
