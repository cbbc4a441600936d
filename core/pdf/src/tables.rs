//! The tables of a report: what was found, hour by hour, and what the person marked.

use crate::{
    canvas::{Canvas, baseline},
    labels::{DASH, Form},
    sheets::Sheets,
    table::{Column, cells, figures, head, words as column},
    text::{Style, bold},
    theme::{INK, line_height},
};
use strapline_ecg::report::{Ectopy, MarkSeen, Run, Slice, Spells};

/// Type size of a table's title.
const TITLE: Style = bold(8.6, INK);

/// A title over a table or a chart; its height.
pub(crate) fn title(canvas: &mut Canvas, y: f64, text: &str) -> f64 {
    canvas.text([0.0, y + baseline(TITLE.size_pt)], text, TITLE, crate::canvas::Align::Left);
    line_height(TITLE.size_pt) + 0.6
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| DASH.into())
}

/// Ectopic beats by origin, and under it everything that has episodes.
pub(crate) fn found<'a>(sheets: &Sheets<'a>, form: Form<'_>) -> Canvas<'a> {
    let report = form.report;
    let mut block = sheets.block();
    let columns = [
        column("form-table-ectopic", 28.5, 1),
        figures("form-table-beats", 13.5),
        figures("form-table-share", 16.5),
        figures("form-table-per-hour", 13.5),
        figures("form-table-single", 13.5),
        figures("form-table-pairs", 11.0),
        figures("form-table-runs", 10.5),
        figures("form-table-longest-run", 23.0),
        figures("form-table-fastest-run", 23.0),
        figures("form-table-bigeminy", 16.0),
        figures("form-table-trigeminy", 16.0),
    ];
    let mut y = head(&mut block, 0.0, &columns, form.words);
    for ectopy in [&report.ventricular, &report.supraventricular] {
        y += cells(&mut block, y, &columns, &ectopy_row(form, ectopy));
    }
    y += 2.0;
    let columns = [
        column("form-table-rhythm", 47.0, 1),
        figures("form-table-episodes", 18.0),
        figures("form-table-readable-time", 29.0),
        figures("form-table-of-time", 27.0),
        figures("form-table-longest", 20.0),
        figures("form-table-when", 27.0),
        figures("form-table-median-rate", 17.0),
    ];
    y += head(&mut block, y, &columns, form.words);
    let fibrillation = &report.atrial_fibrillation;
    let looked = fibrillation.burden.is_some();
    let rows = [
        ("form-row-fibrillation", &fibrillation.spells, looked),
        ("episode-slow", &report.bradycardia, report.rate.is_some()),
        ("episode-fast", &report.tachycardia, report.rate.is_some()),
    ];
    for (name, spells, looked) in rows {
        y += cells(&mut block, y, &columns, &spells_row(form, form.text(name), spells, looked));
    }
    for row in pause_rows(form) {
        y += cells(&mut block, y, &columns, &row);
    }
    block.height = y;
    block
}

fn ectopy_row(form: Form<'_>, ectopy: &Ectopy) -> Vec<String> {
    let (report, words) = (form.report, form.words);
    // Without classes there is nothing to count: a dash, not a zero.
    let counted = report.beats.classified() > 0;
    let number = |number: u64| or_dash(counted.then(|| words.number(number)));
    let run = |run: Option<Run>, fastest: bool| {
        or_dash(run.map(|run| {
            if fastest {
                words.rate(run.bpm)
            } else {
                let time = words.duration(run.seconds).into();
                form.say("form-table-run", &[("beats", run.beats.into()), ("time", time)])
            }
        }))
    };
    let phase = |spells: &Spells| or_dash((spells.episodes > 0).then(|| words.duration(spells.seconds)));
    vec![
        words.class(ectopy.class),
        number(ectopy.beats),
        or_dash(ectopy.burden.map(|share| words.percent(share))),
        or_dash(ectopy.per_hour.filter(|_| counted).map(|rate| words.decimal(rate, 1))),
        number(ectopy.singles),
        number(ectopy.couplets),
        number(ectopy.runs),
        run(ectopy.longest_run, false),
        run(ectopy.fastest_run, true),
        phase(&ectopy.bigeminy),
        phase(&ectopy.trigeminy),
    ]
}

fn spells_row(form: Form<'_>, name: String, spells: &Spells, looked: bool) -> Vec<String> {
    let (report, words) = (form.report, form.words);
    let analysed_s = report.coverage.analysed_s;
    let any = spells.episodes > 0;
    vec![
        name,
        or_dash(looked.then(|| words.number(spells.episodes.into()))),
        or_dash(any.then(|| words.duration(spells.seconds))),
        or_dash((looked && analysed_s > 0.0).then(|| words.percent((spells.seconds / analysed_s).min(1.0)))),
        or_dash(spells.longest.map(|longest| words.duration(longest.seconds))),
        or_dash(spells.longest.map(|longest| form.when(longest.at))),
        or_dash(spells.bpm.map(|bpm| words.rate(bpm))),
    ]
}

fn pause_rows(form: Form<'_>) -> [Vec<String>; 2] {
    let (report, words) = (form.report, form.words);
    let pauses = &report.pauses;
    let number = |number: u32| or_dash(report.rate.is_some().then(|| words.number(number.into())));
    let row = |name: &str, many: u32, limit_ms: f32| {
        let longest = pauses.longest.filter(|longest| many > 0 && longest.ms >= limit_ms);
        vec![
            form.text(name),
            number(many),
            DASH.into(),
            DASH.into(),
            or_dash(longest.map(|longest| words.interval(longest.ms))),
            or_dash(longest.map(|longest| form.when(longest.ends))),
            DASH.into(),
        ]
    };
    [row("form-row-pauses-2", pauses.from_2s, 2000.0), row("form-row-pauses-3", pauses.from_3s, 3000.0)]
}

const HOUR_COLUMNS: [Column; 11] = [
    column("form-hours-hour", 25.0, 1),
    figures("form-hours-beats", 17.0),
    figures("form-hours-lowest", 16.0),
    figures("form-hours-mean", 16.0),
    figures("form-hours-highest", 16.0),
    figures("V", 14.0),
    figures("S", 14.0),
    figures("form-hours-pauses", 15.0),
    figures("form-hours-longest", 19.0),
    figures("form-hours-fibrillation", 16.0),
    figures("form-hours-read", 17.0),
];

/// The hourly table in one block.
pub(crate) fn hours<'a>(sheets: &Sheets<'a>, form: Form<'_>) -> Canvas<'a> {
    let mut block = sheets.block();
    let mut y = title(&mut block, 0.0, &form.text("form-hours"));
    y += head(&mut block, y, &HOUR_COLUMNS, form.words);
    for hour in &form.report.hours {
        y += cells(&mut block, y, &HOUR_COLUMNS, &hour_row(form, hour));
    }
    block.height = y;
    block
}

/// The hourly table over as many pages as it needs, its head on each.
pub(crate) fn hours_over_pages(sheets: &mut Sheets, form: Form<'_>) {
    let mut hours = form.report.hours.iter().peekable();
    while hours.peek().is_some() {
        sheets.break_page();
        let mut block = sheets.block();
        let mut y = title(&mut block, 0.0, &form.text("form-hours"));
        y += head(&mut block, y, &HOUR_COLUMNS, form.words);
        let row = line_height(9.0);
        while let Some(hour) = hours.next_if(|_| sheets.fits(y + row, 0.0)) {
            y += cells(&mut block, y, &HOUR_COLUMNS, &hour_row(form, hour));
        }
        block.height = y;
        sheets.place(block, 0.0);
    }
}

fn hour_row(form: Form<'_>, hour: &Slice) -> Vec<String> {
    let (report, words) = (form.report, form.words);
    let bpm =
        |bpm: Option<f32>| or_dash(bpm.filter(|bpm| bpm.is_finite()).map(|bpm| words.beats_per_minute(bpm)));
    let read = hour.unreadable < 1.0;
    let counted = read && report.beats.classified() > 0;
    let number = |number: u32, known: bool| or_dash(known.then(|| words.number(number.into())));
    let at = form.when(hour.start);
    vec![
        // The seconds of a full hour are noise.
        at.strip_suffix(":00").map_or_else(|| at.clone(), str::to_owned),
        number(hour.beats, read),
        bpm(hour.lowest_bpm),
        bpm(hour.mean_bpm),
        bpm(hour.highest_bpm),
        number(hour.ventricular, counted),
        number(hour.supraventricular, counted),
        number(hour.pauses, read),
        or_dash(hour.longest_rr_ms.map(|ms| words.interval(ms))),
        or_dash(hour.atrial_fibrillation.map(|share| words.percent(share))),
        words.percent(1.0 - hour.unreadable),
    ]
}

/// What the person marked and what the trace showed, a row each, over as many pages as it needs.
pub(crate) fn marks(sheets: &mut Sheets, form: Form<'_>) {
    let columns = [
        column("form-table-when", 27.0, 1),
        column("form-marks-said", 50.0, 3),
        column("form-marks-seen", 108.0, 4),
    ];
    let row = |mark: &MarkSeen| {
        let mut row = sheets.block();
        let said = [form.when(mark.at), mark.words.clone(), form.words.around_mark(mark)];
        row.height = cells(&mut row, 0.0, &columns, &said);
        row
    };
    // The last row first, so that rows are taken from the end.
    let mut rows: Vec<Canvas> = form.report.marks.iter().rev().map(row).collect();
    let mut gap = 4.0;
    while let Some(first) = rows.last() {
        let mut block = sheets.block();
        let mut y = title(&mut block, 0.0, &form.text("form-marks"));
        y += head(&mut block, y, &columns, form.words);
        if !sheets.fits(y + first.height, gap) {
            sheets.break_page();
        }
        let mut none_yet = true;
        while let Some(row) = rows.pop_if(|row| none_yet || sheets.fits(y + row.height, gap)) {
            none_yet = false;
            let height = row.height;
            block.put(row, [0.0, y]);
            y += height;
        }
        block.height = y;
        sheets.place(block, gap);
        gap = 0.0;
    }
}
