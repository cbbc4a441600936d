//! The summary page: one plain sentence first, numbers after it, and how much could be read beside it.

use crate::{
    canvas::{Align, Canvas, Point, Rect, baseline, stroke},
    chart,
    labels::{DASH, Form},
    sheets::Sheets,
    strip, tables,
    text::{Style, bold, regular, wrap},
    theme::{ATTENTION, ATTENTION_GROUND, INK, LINE, SOFT, TEXT_WIDTH, WHITE, line_height},
};
use strapline_ecg::report::Ectopy;

/// Between the blocks of the page.
const GAP: f64 = 2.6;

/// The summary, and everything that does not fit on its page but belongs to it.
pub(crate) fn summary(sheets: &mut Sheets, form: Form<'_>) {
    let report = form.report;
    let foot = foot(sheets, form);
    sheets.place_at_foot(foot, GAP);
    let block = sentence(sheets, form);
    sheets.place(block, 0.0);
    for block in boxes(sheets, form) {
        sheets.place(block, GAP);
    }
    let block = emergency(sheets, form);
    sheets.place(block, GAP);
    let block = tiles(sheets, form);
    sheets.place(block, GAP);
    let mut charts = sheets.block();
    chart::rate(&mut charts, 0.0, 89.0, form);
    chart::ectopy(&mut charts, 96.0, 89.0, form);
    sheets.place(charts, GAP);
    let block = chart::quality(sheets.block(), form);
    sheets.place(block, GAP);
    let block = tables::found(sheets, form);
    sheets.place(block, GAP);

    let hours = (!report.hours.is_empty()).then(|| tables::hours(sheets, form));
    let hours_here = hours.as_ref().is_some_and(|block| sheets.fits(block.height, GAP));
    if let Some(block) = hours.filter(|_| hours_here) {
        sheets.place(block, GAP);
    }
    if let Some(block) = strip::first(sheets, form).filter(|block| sheets.fits(block.height, GAP)) {
        sheets.place(block, GAP);
        sheets.first_strip_shown = true;
    }
    if !hours_here && !report.hours.is_empty() {
        tables::hours_over_pages(sheets, form);
    }
    tables::marks(sheets, form);
}

/// The sentence in the largest type that keeps it short, then the detail.
fn sentence<'a>(sheets: &Sheets<'a>, form: Form<'_>) -> Canvas<'a> {
    let mut block = sheets.block();
    let says = &form.words.verdict(&form.report.verdict);
    let lines = |size: f64| wrap(block.faces, says, bold(size, INK), TEXT_WIDTH, 20).len();
    let size = [13.0, 11.5, 10.0].into_iter().zip([3, 4, 20]).find(|(size, most)| lines(*size) <= *most);
    let size = size.map_or(10.0, |(size, _)| size);
    let mut y = block.paragraph([0.0, 0.0], says, bold(size, INK), TEXT_WIDTH, 20) + 1.0;
    y += block.paragraph(
        [0.0, y],
        &form.words.remarks(&form.report.remarks),
        regular(9.0, INK),
        TEXT_WIDTH,
        8,
    );
    block.height = y;
    block
}

/// What to do soon, and what to know about the recording: each with its sign.
fn boxes<'a>(sheets: &Sheets<'a>, form: Form<'_>) -> Vec<Canvas<'a>> {
    let (report, words) = (form.report, form.words);
    let mut boxes = Vec::new();
    if !report.advice.is_empty() {
        let reasons: Vec<String> = report.advice.iter().map(|reason| words.advice(*reason)).collect();
        boxes.push(boxed(
            sheets,
            &form.text("form-see-clinician"),
            &form.say("verdict-found", &[("found", words.clauses(&reasons).into())]),
        ));
    }
    if !report.notices.is_empty() {
        let notices: Vec<String> = report.notices.iter().map(|notice| words.notice(*notice)).collect();
        boxes.push(boxed(sheets, &form.text("form-notice"), &notices.join(" ")));
    }
    boxes
}

fn boxed<'a>(sheets: &Sheets<'a>, head: &str, says: &str) -> Canvas<'a> {
    let mut words = sheets.block();
    let width = TEXT_WIDTH - 15.0;
    let mut y = words.paragraph([0.0, 0.0], head, bold(9.0, ATTENTION), width, 2);
    y += words.paragraph([0.0, y], says, regular(9.0, ATTENTION), width, 8);
    let mut block = sheets.block();
    let height = y + 3.6;
    block.rects(&[Rect::new(0.0, 0.0, TEXT_WIDTH, height)], ATTENTION_GROUND);
    warning_sign(&mut block, [6.0, height / 2.0]);
    block.put(words, [12.0, 1.8]);
    block.height = height;
    block
}

/// A triangle with an exclamation mark, about 6 mm wide.
fn warning_sign(block: &mut Canvas, [x, y]: Point) {
    block.areas(vec![vec![[x, y - 2.9], [x - 3.2, y + 2.5], [x + 3.2, y + 2.5]]], ATTENTION);
    block.areas(
        vec![vec![[x - 0.4, y - 1.2], [x + 0.4, y - 1.2], [x + 0.25, y + 0.7], [x - 0.25, y + 0.7]]],
        WHITE,
    );
    block.rects(&[Rect::new(x - 0.35, y + 1.1, 0.7, 0.7)], WHITE);
}

fn emergency<'a>(sheets: &Sheets<'a>, form: Form<'_>) -> Canvas<'a> {
    let mut block = sheets.block();
    let says = form.words.emergency(&form.report.about);
    block.height = block.paragraph([0.0, 0.0], &says, regular(8.0, INK), TEXT_WIDTH, 3);
    block
}

/// A number with its unit and what it is.
struct Tile {
    number: String,
    beside: String,
    says: String,
}

fn tiles<'a>(sheets: &Sheets<'a>, form: Form<'_>) -> Canvas<'a> {
    const NUMBER: Style = bold(14.0, INK);
    let mut block = sheets.block();
    let tiles = [
        rate_tile(form),
        ectopy_tile(form, &form.report.ventricular),
        ectopy_tile(form, &form.report.supraventricular),
        fibrillation_tile(form),
        pause_tile(form),
    ];
    let widths = [45.0, 36.0, 36.0, 34.0, 34.0];
    let (mut x, mut height): (f64, f64) = (0.0, 0.0);
    for (tile, width) in tiles.iter().zip(widths) {
        let at = [x + 2.2, 1.2 + baseline(NUMBER.size_pt)];
        let taken = block.text_within(at, &tile.number, NUMBER, Align::Left, width - 4.0);
        let beside = bold(8.0, SOFT);
        block.text_within(
            [at[0] + taken + 1.4, at[1]],
            &tile.beside,
            beside,
            Align::Left,
            width - taken - 5.6,
        );
        let y = 1.2 + line_height(NUMBER.size_pt);
        let lines = block.paragraph([x + 2.2, y], &tile.says, regular(7.0, SOFT), width - 4.0, 4);
        height = height.max(y + lines + 1.4);
        x += width;
    }
    block.frame(Rect::new(0.0, 0.0, TEXT_WIDTH, height), stroke(0.2, LINE));
    let mut x = 0.0;
    let between = widths[..4].iter().map(|width| {
        x += width;
        [[x, 0.0], [x, height]]
    });
    block.lines(between.collect(), stroke(0.2, LINE));
    block.height = height;
    block
}

fn rate_tile(form: Form<'_>) -> Tile {
    let Some(rate) = form.report.rate else {
        return Tile { number: DASH.into(), beside: String::new(), says: form.text("form-no-rate") };
    };
    let rates = match (rate.lowest, rate.highest) {
        (Some(lowest), Some(highest)) => vec![lowest.bpm, rate.mean_bpm, highest.bpm],
        _ => vec![rate.mean_bpm],
    };
    let number =
        rates.iter().map(|bpm| form.words.beats_per_minute(*bpm)).collect::<Vec<String>>().join(" \u{b7} ");
    Tile { number, beside: form.text("form-rate-unit"), says: form.rate_tile(&rate) }
}

fn ectopy_tile(form: Form<'_>, ectopy: &Ectopy) -> Tile {
    let counted = form.report.beats.classified() > 0;
    Tile {
        number: if counted { form.words.number(ectopy.beats) } else { DASH.into() },
        beside: ectopy.burden.map_or_else(String::new, |share| form.words.percent(share)),
        says: form.ectopy_tile(ectopy),
    }
}

fn fibrillation_tile(form: Form<'_>) -> Tile {
    let burden = form.report.atrial_fibrillation.burden;
    let looked = burden.is_some();
    Tile {
        number: burden.map_or_else(|| DASH.into(), |share| form.words.percent(share)),
        beside: String::new(),
        says: form.text(if looked { "form-tile-fibrillation" } else { "form-tile-fibrillation-unknown" }),
    }
}

fn pause_tile(form: Form<'_>) -> Tile {
    let pauses = &form.report.pauses;
    let known = pauses.longest.is_some();
    Tile {
        number: if known { form.words.number(pauses.from_2s.into()) } else { DASH.into() },
        beside: if known {
            form.say("form-tile-pauses-unit", &[("pauses", pauses.from_2s.into())])
        } else {
            String::new()
        },
        says: form.pause_tile(pauses.longest),
    }
}

/// Room for the physician, and the ruler.
fn foot<'a>(sheets: &Sheets<'a>, form: Form<'_>) -> Canvas<'a> {
    let mut block = sheets.block();
    let high = 17.0;
    for (x, width, label) in [(0.0, 118.0, "form-reading"), (122.0, 63.0, "form-signature")] {
        block.frame(Rect::new(x, 0.0, width, high), stroke(0.2, LINE));
        block.text([x + 2.0, 1.2 + baseline(7.0)], &form.text(label), regular(7.0, SOFT), Align::Left);
    }
    let y = high + 3.6;
    let ends = [[0.0, y], [50.0, y]];
    let mut lines = vec![ends];
    // A short tick each 10 mm, a long one at the ends.
    for n in 0..=5 {
        let x = f64::from(n) * 10.0;
        let long = if n % 5 == 0 { 1.6 } else { 0.8 };
        lines.push([[x, y - long], [x, y + if n % 5 == 0 { 1.6 } else { 0.0 }]]);
    }
    block.lines(lines, stroke(0.25, INK));
    block.text([53.0, y + 0.9], &form.text("form-ruler"), regular(7.0, SOFT), Align::Left);
    block.height = y + 2.0;
    block
}
