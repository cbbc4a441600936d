//! The tables of a report: what was found, hour by hour, and what the person marked.

use crate::{
    canvas::{Canvas, baseline},
    labels,
    sheets::Sheets,
    table::{Column, cells, figures, head, words as column},
    text::{Style, bold},
    theme::{INK, line_height},
};
use strapline_ecg::report::{Ectopy, MarkSeen, Moment, Report, Run, Slice, Spells, words};

/// Type size of a table's title.
const TITLE: Style = bold(8.6, INK);

/// A title over a table or a chart; its height.
pub(crate) fn title(canvas: &mut Canvas, y: f64, text: &str) -> f64 {
    canvas.text([0.0, y + baseline(TITLE.size_pt)], text, TITLE, crate::canvas::Align::Left);
    line_height(TITLE.size_pt) + 0.6
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| labels::DASH.into())
}

/// Ectopic beats by origin, and under it everything that has episodes.
pub(crate) fn found<'a>(sheets: &Sheets<'a>, report: &Report) -> Canvas<'a> {
    let mut block = sheets.block();
    let columns = [
        column("ectopic beats", 29.0, 1),
        figures("beats", 13.5),
        figures("of all beats", 16.5),
        figures("per hour", 13.5),
        figures("single", 13.5),
        figures("pairs", 10.5),
        figures("runs", 10.5),
        figures("longest run", 23.0),
        figures("fastest run", 23.0),
        figures("bigeminy", 16.0),
        figures("trigeminy", 16.0),
    ];
    let mut y = head(&mut block, 0.0, &columns);
    for ectopy in [&report.ventricular, &report.supraventricular] {
        y += cells(&mut block, y, &columns, &ectopy_row(report, ectopy));
    }
    y += 2.0;
    let columns = [
        column("rhythm", 47.0, 1),
        figures("episodes", 18.0),
        figures("readable time in it", 29.0),
        figures("of the time read", 27.0),
        figures("longest", 20.0),
        figures("when", 27.0),
        figures("median rate", 17.0),
    ];
    y += head(&mut block, y, &columns);
    let fibrillation = &report.atrial_fibrillation;
    let looked = fibrillation.burden.is_some();
    let rows = [
        ("atrial fibrillation suspected", &fibrillation.spells, looked),
        ("slow rate", &report.bradycardia, report.rate.is_some()),
        ("fast rate", &report.tachycardia, report.rate.is_some()),
    ];
    for (name, spells, looked) in rows {
        y += cells(&mut block, y, &columns, &spells_row(report, name, spells, looked));
    }
    for row in pause_rows(report) {
        y += cells(&mut block, y, &columns, &row);
    }
    block.height = y;
    block
}

fn ectopy_row(report: &Report, ectopy: &Ectopy) -> Vec<String> {
    // Without classes there is nothing to count: a dash, not a zero.
    let counted = report.beats.classified() > 0;
    let number = |number: u64| or_dash(counted.then(|| number.to_string()));
    let run = |run: Option<Run>, fastest: bool| {
        or_dash(run.map(|run| {
            if fastest {
                words::rate(run.bpm)
            } else {
                format!("{} beats, {}", run.beats, words::duration(run.seconds))
            }
        }))
    };
    let phase = |spells: &Spells| or_dash((spells.episodes > 0).then(|| words::duration(spells.seconds)));
    vec![
        words::class(ectopy.class).into(),
        number(ectopy.beats),
        or_dash(ectopy.burden.map(words::percent)),
        or_dash(ectopy.per_hour.filter(|_| counted).map(|rate| format!("{rate:.1}"))),
        number(ectopy.singles),
        number(ectopy.couplets),
        number(ectopy.runs),
        run(ectopy.longest_run, false),
        run(ectopy.fastest_run, true),
        phase(&ectopy.bigeminy),
        phase(&ectopy.trigeminy),
    ]
}

fn when(report: &Report, moment: Moment) -> String {
    words::time_of_day(moment, report.spans_days())
}

fn spells_row(report: &Report, name: &str, spells: &Spells, looked: bool) -> Vec<String> {
    let analysed_s = report.coverage.analysed_s;
    let any = spells.episodes > 0;
    vec![
        name.into(),
        or_dash(looked.then(|| spells.episodes.to_string())),
        or_dash(any.then(|| words::duration(spells.seconds))),
        or_dash((looked && analysed_s > 0.0).then(|| words::percent((spells.seconds / analysed_s).min(1.0)))),
        or_dash(spells.longest.map(|longest| words::duration(longest.seconds))),
        or_dash(spells.longest.map(|longest| when(report, longest.at))),
        or_dash(spells.bpm.map(words::rate)),
    ]
}

fn pause_rows(report: &Report) -> [Vec<String>; 2] {
    let pauses = &report.pauses;
    let number = |number: u32| or_dash(report.rate.is_some().then(|| number.to_string()));
    let row = |name: &str, many: u32, limit_ms: f32| {
        let longest = pauses.longest.filter(|longest| many > 0 && longest.ms >= limit_ms);
        vec![
            name.to_owned(),
            number(many),
            labels::DASH.into(),
            labels::DASH.into(),
            or_dash(longest.map(|longest| words::milliseconds(longest.ms))),
            or_dash(longest.map(|longest| when(report, longest.ends))),
            labels::DASH.into(),
        ]
    };
    [
        row("pauses of 2.0 s or more", pauses.from_2s, 2000.0),
        row("of these 3.0 s or more", pauses.from_3s, 3000.0),
    ]
}

const HOUR_COLUMNS: [Column; 11] = [
    column("hour", 25.0, 1),
    figures("beats", 17.0),
    figures("lowest", 16.0),
    figures("mean", 16.0),
    figures("highest", 16.0),
    figures("V", 14.0),
    figures("S", 14.0),
    figures("pauses", 15.0),
    figures("longest RR", 19.0),
    figures("AF", 16.0),
    figures("read", 17.0),
];

/// The hourly table in one block.
pub(crate) fn hours<'a>(sheets: &Sheets<'a>, report: &Report) -> Canvas<'a> {
    let mut block = sheets.block();
    let mut y = title(&mut block, 0.0, labels::HOURS);
    y += head(&mut block, y, &HOUR_COLUMNS);
    for hour in &report.hours {
        y += cells(&mut block, y, &HOUR_COLUMNS, &hour_row(report, hour));
    }
    block.height = y;
    block
}

/// The hourly table over as many pages as it needs, its head on each.
pub(crate) fn hours_over_pages(sheets: &mut Sheets, report: &Report) {
    let mut hours = report.hours.iter().peekable();
    while hours.peek().is_some() {
        sheets.break_page();
        let mut block = sheets.block();
        let mut y = title(&mut block, 0.0, labels::HOURS);
        y += head(&mut block, y, &HOUR_COLUMNS);
        let row = line_height(9.0);
        while let Some(hour) = hours.next_if(|_| sheets.fits(y + row, 0.0)) {
            y += cells(&mut block, y, &HOUR_COLUMNS, &hour_row(report, hour));
        }
        block.height = y;
        sheets.place(block, 0.0);
    }
}

fn hour_row(report: &Report, hour: &Slice) -> Vec<String> {
    let bpm = |bpm: Option<f32>| or_dash(bpm.filter(|bpm| bpm.is_finite()).map(|bpm| format!("{bpm:.0}")));
    let read = hour.unreadable < 1.0;
    let counted = read && report.beats.classified() > 0;
    let number = |number: u32, known: bool| or_dash(known.then(|| number.to_string()));
    let at = words::time_of_day(hour.start, report.spans_days());
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
        or_dash(hour.longest_rr_ms.map(words::milliseconds)),
        or_dash(hour.atrial_fibrillation.map(words::percent)),
        words::percent(1.0 - hour.unreadable),
    ]
}

/// What the person marked and what the trace showed, a row each, over as many pages as it needs.
pub(crate) fn marks(sheets: &mut Sheets, report: &Report) {
    let columns = [
        column("when", 27.0, 1),
        column("said", 50.0, 3),
        column("what the trace showed around it", 108.0, 4),
    ];
    let row = |mark: &MarkSeen| {
        let mut row = sheets.block();
        let said = [when(report, mark.at), mark.words.clone(), mark.seen.clone()];
        row.height = cells(&mut row, 0.0, &columns, &said);
        row
    };
    // The last row first, so that rows are taken from the end.
    let mut rows: Vec<Canvas> = report.marks.iter().rev().map(row).collect();
    let mut gap = 4.0;
    while let Some(first) = rows.last() {
        let mut block = sheets.block();
        let mut y = title(&mut block, 0.0, labels::MARKS);
        y += head(&mut block, y, &columns);
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
