//! Rate, ectopic beats and quality over the recording.

use crate::{
    canvas::{Align, Canvas, Point, Rect, stroke},
    labels::Form,
    tables::title,
    text::{bold, regular},
    theme::{
        ACCENT, BAND, FAIR, HATCH, INK, LINE, ROW_LINE, SOFT, SUPRAVENTRICULAR, TEXT_WIDTH, VENTRICULAR,
        WHITE, line_height,
    },
};
use strapline_ecg::report::{Moment, Report, Slice};

/// Height of a chart's field, millimetres.
const FIELD: f64 = 21.0;
/// Type size in charts.
const CHART_PT: f64 = 6.6;
/// Bars that an ectopy chart has at most: a day by the clock touches 25 hours.
const BARS: usize = 26;
/// Lengths that a bar may have, seconds: those that a reader can name.
const BAR_S: [f64; 14] = [
    1.0, 5.0, 10.0, 30.0, 60.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 10_800.0, 21_600.0, 43_200.0, 86_400.0,
];
/// Bars over which each has its number.
const NUMBERED_BARS: usize = 12;

/// From seconds of the recording to millimetres.
struct TimeScale {
    left: f64,
    width: f64,
    seconds: f64,
}

impl TimeScale {
    fn of(report: &Report, left: f64, width: f64) -> Self {
        let last = report.trend.slices.last();
        let seconds = last.map_or(1.0, |slice| slice.start.seconds + slice.seconds).max(1e-3);
        Self { left, width, seconds }
    }

    fn x(&self, seconds: f64) -> f64 {
        self.left + self.width * (seconds / self.seconds).clamp(0.0, 1.0)
    }

    fn span(&self, slice: &Slice) -> [f64; 2] {
        [self.x(slice.start.seconds), self.x(slice.start.seconds + slice.seconds)]
    }

    /// Times under a chart: begin, end and thirds between.
    fn labels(&self, canvas: &mut Canvas, form: Form<'_>, y: f64) {
        let report = form.report;
        let (begin, end) = (report.recording.begins, report.recording.ends);
        let style = regular(CHART_PT, SOFT);
        let baseline = y + 2.8;
        canvas.text([self.left, baseline], &clock(form, begin), style, Align::Left);
        canvas.text([self.left + self.width, baseline], &clock(form, end), style, Align::Right);
        for third in [1.0, 2.0] {
            let at = self.seconds * third / 3.0;
            let Some(slice) = report.trend.slices.iter().rev().find(|slice| slice.start.seconds <= at) else {
                continue;
            };
            let x = self.x(slice.start.seconds);
            if report.trend.slices.len() > 5 {
                canvas.text([x, baseline], &clock(form, slice.start), style, Align::Middle);
                canvas.lines(vec![[[x, y], [x, y + 0.8]]], stroke(0.15, LINE));
            }
        }
    }
}

/// Time of day as briefly as the length of the recording allows.
fn clock(form: Form<'_>, moment: Moment) -> String {
    let report = form.report;
    let time = form.words.time_of_day(moment, false);
    if report.spans_days() {
        let hours = time.rsplit_once(':').map_or(time.clone(), |(hours, _)| hours.to_owned());
        return if moment.local.is_some() { format!("{} {hours}", form.words.day(moment)) } else { hours };
    }
    if report.coverage.recorded_s < 600.0 || moment.local.is_none() {
        return time;
    }
    time.rsplit_once(':').map_or(time.clone(), |(hours, _)| hours.to_owned())
}

/// Stretches most of which was not read, joined.
fn unread(scale: &TimeScale, slices: &[Slice], y: f64, height: f64) -> Vec<Rect> {
    let mut rects: Vec<Rect> = Vec::new();
    for slice in slices.iter().filter(|slice| slice.unreadable > 0.5) {
        let [from, to] = scale.span(slice);
        match rects.last_mut() {
            Some(last) if (last.right() - from).abs() < 1e-6 => last.width = to - last.x,
            _ => rects.push(Rect::new(from, y, to - from, height)),
        }
    }
    rects
}

/// Lowest, mean and highest rate of each slice.
pub(crate) fn rate(canvas: &mut Canvas, left: f64, width: f64, form: Form<'_>) {
    let report = form.report;
    let mut chart = canvas.sibling();
    let top = title(&mut chart, 0.0, &form.text("form-rate-chart")) + 0.6;
    let slices = &report.trend.slices;
    let bottom = top + FIELD;
    let scale = TimeScale::of(report, 0.0, width - 8.0);
    chart.hatch(&unread(&scale, slices, top, FIELD), 1.6, stroke(0.3, HATCH));

    let rates = |slice: &Slice| {
        let mean = slice.mean_bpm.filter(|bpm| bpm.is_finite() && *bpm < 1000.0)?;
        let finite = |bpm: Option<f32>| bpm.filter(|bpm| bpm.is_finite() && *bpm < 1000.0);
        let low = finite(slice.lowest_bpm).map_or(mean, |low| low.min(mean));
        let high = finite(slice.highest_bpm).map_or(mean, |high| high.max(mean));
        Some([low, mean, high].map(f64::from))
    };
    let all: Vec<[f64; 3]> = slices.iter().filter_map(rates).collect();
    if all.is_empty() {
        in_the_middle(&mut chart, &form.text("form-no-rate"), Rect::new(0.0, top, scale.width, FIELD));
    } else {
        let lowest = all.iter().map(|r| r[0]).fold(f64::INFINITY, f64::min);
        let highest = all.iter().map(|r| r[2]).fold(0.0, f64::max);
        let axis = Axis::new(lowest, highest, top, bottom);
        axis.draw(&mut chart, scale.width);
        for run in runs(slices, rates) {
            // A run of slices with a rate: its outline there and back, from edge to edge.
            let [first, last] = [run[0], run[run.len() - 1]];
            let ends = [scale.span(first.0)[0], scale.span(last.0)[1]];
            let along = |kind: usize| -> Vec<Point> {
                let middle = run.iter().map(|(slice, rates)| {
                    let [from, to] = scale.span(slice);
                    [f64::midpoint(from, to), axis.y(rates[kind])]
                });
                let [first, last] = [[ends[0], axis.y(first.1[kind])], [ends[1], axis.y(last.1[kind])]];
                std::iter::once(first).chain(middle).chain([last]).collect()
            };
            let band = along(2).into_iter().chain(along(0).into_iter().rev()).collect();
            chart.areas(vec![band], BAND);
            chart.trace(along(1), stroke(0.4, ACCENT));
        }
    }
    chart.lines(vec![[[0.0, bottom], [scale.width, bottom]]], stroke(0.2, LINE));
    scale.labels(&mut chart, form, bottom);
    canvas.put(chart, [left, 0.0]);
    canvas.height = canvas.height.max(bottom + 4.0);
}

/// Neighbouring slices that have a rate, each with its rates.
fn runs(slices: &[Slice], rates: impl Fn(&Slice) -> Option<[f64; 3]>) -> Vec<Vec<(&Slice, [f64; 3])>> {
    let mut runs: Vec<Vec<(&Slice, [f64; 3])>> = Vec::new();
    let mut open = false;
    for slice in slices {
        let rates = rates(slice);
        match (rates, runs.last_mut()) {
            (Some(rates), Some(run)) if open => run.push((slice, rates)),
            (Some(rates), _) => runs.push(vec![(slice, rates)]),
            (None, _) => {}
        }
        open = rates.is_some();
    }
    runs
}

/// Rates on the vertical axis.
struct Axis {
    low: f64,
    high: f64,
    step: f64,
    top: f64,
    bottom: f64,
}

impl Axis {
    fn new(lowest: f64, highest: f64, top: f64, bottom: f64) -> Self {
        let span = (highest - lowest).max(30.0);
        let step =
            [10.0, 20.0, 50.0, 100.0, 200.0].into_iter().find(|step| span / step <= 4.0).unwrap_or(500.0);
        let middle = f64::midpoint(lowest, highest);
        let low = ((middle - span * 0.55) / step).floor().max(0.0) * step;
        let high = (((middle + span * 0.55) / step).ceil() * step).max(low + step);
        Self { low, high, step, top, bottom }
    }

    fn y(&self, bpm: f64) -> f64 {
        let share = ((bpm - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.bottom - share * (self.bottom - self.top)
    }

    fn draw(&self, chart: &mut Canvas, width: f64) {
        let steps = ((self.high - self.low) / self.step).round() as usize;
        let levels: Vec<f64> = (0..=steps).map(|n| self.low + n as f64 * self.step).collect();
        let lines = levels.iter().map(|bpm| [[0.0, self.y(*bpm)], [width, self.y(*bpm)]]).collect();
        chart.lines(lines, stroke(0.12, ROW_LINE));
        for bpm in levels {
            let at = [width + 1.2, self.y(bpm) + 0.8];
            chart.text(at, &format!("{bpm:.0}"), regular(CHART_PT, SOFT), Align::Left);
        }
    }
}

/// Ectopic beats of a stretch.
#[derive(Clone, Copy, Default)]
struct Bar {
    from_s: f64,
    to_s: f64,
    ventricular: u32,
    supraventricular: u32,
    unread_s: f64,
}

/// Ventricular and supraventricular beats over the recording, hourly where there is an hourly table.
pub(crate) fn ectopy(canvas: &mut Canvas, left: f64, width: f64, form: Form<'_>) {
    let report = form.report;
    let hourly = !report.hours.is_empty() && report.hours.len() <= BARS;
    let slices = if hourly { &report.hours } else { &report.trend.slices };
    let per = if hourly { 1 } else { slices_per_bar(slices.len(), report.trend.slice_s) };
    let length = if hourly { 3600.0 } else { report.trend.slice_s * per as f64 };
    let mut chart = canvas.sibling();
    let top = title(&mut chart, 0.0, &form.ectopy_chart(length)) + 0.6;
    let bottom = top + FIELD;
    let swatches = [("V", VENTRICULAR), ("S", SUPRAVENTRICULAR)];
    for (n, (letter, colour)) in swatches.into_iter().enumerate() {
        let x = width - 5.0 - 7.0 * (1 - n) as f64;
        chart.rects(&[Rect::new(x, top - 3.4, 2.0, 2.0)], colour);
        chart.text([x + 2.6, top - 1.6], letter, bold(CHART_PT, colour), Align::Left);
    }
    let scale = TimeScale::of(report, 0.0, width);
    chart.hatch(&unread(&scale, slices, top, FIELD), 1.6, stroke(0.3, HATCH));

    let bars: Vec<Bar> = slices.chunks(per).map(bar).collect();
    let most = bars.iter().map(|bar| bar.ventricular.max(bar.supraventricular)).max().unwrap_or(0);
    if most == 0 {
        let says = match report.beats.classified() {
            0 if report.beats.all == 0 => "form-no-beats",
            0 => "form-no-classes",
            _ => "form-no-ectopy",
        };
        in_the_middle(&mut chart, &form.text(says), Rect::new(0.0, top, width, FIELD));
    } else {
        bars_into(&mut chart, form, &scale, &bars, most, [top + 3.0, bottom]);
    }
    chart.lines(vec![[[0.0, bottom], [width, bottom]]], stroke(0.2, LINE));
    scale.labels(&mut chart, form, bottom);
    canvas.put(chart, [left, 0.0]);
    canvas.height = canvas.height.max(bottom + 4.0);
}

/// Words where a chart has nothing to show, on white so that hatching does not run through them.
fn in_the_middle(chart: &mut Canvas, says: &str, field: Rect) {
    let style = regular(7.6, SOFT);
    let (x, y) = (field.x + field.width / 2.0, field.y + field.height / 2.0);
    let wide = chart.faces.width(says, style.weight, style.size_pt).min(field.width) + 3.0;
    chart.rects(&[Rect::new(x - wide / 2.0, y - 3.1, wide, 4.6)], WHITE);
    chart.text_within([x, y], says, style, Align::Middle, field.width);
}

/// Slices that make a bar of a length with a name, few enough bars to be told apart.
fn slices_per_bar(slices: usize, slice_s: f64) -> usize {
    let per = |bar_s: &f64| (bar_s / slice_s).round().max(1.0) as usize;
    let suits = |bar_s: &&f64| {
        let whole = (per(bar_s) as f64 * slice_s - **bar_s).abs() < 1e-6;
        whole && slices.div_ceil(per(bar_s)) <= BARS
    };
    BAR_S.iter().find(suits).map_or(slices.div_ceil(BARS).max(1), per)
}

fn bar(slices: &[Slice]) -> Bar {
    let mut bar = Bar { from_s: slices[0].start.seconds, ..Bar::default() };
    for slice in slices {
        bar.to_s = slice.start.seconds + slice.seconds;
        bar.ventricular += slice.ventricular;
        bar.supraventricular += slice.supraventricular;
        bar.unread_s += slice.unreadable * slice.seconds;
    }
    bar
}

/// Which beats of a bar are counted.
type Count = fn(&Bar) -> u32;

fn bars_into(
    chart: &mut Canvas,
    form: Form<'_>,
    scale: &TimeScale,
    bars: &[Bar],
    most: u32,
    [top, bottom]: [f64; 2],
) {
    let both = bars.iter().any(|bar| bar.ventricular > 0) && bars.iter().any(|bar| bar.supraventricular > 0);
    let kinds: [(Count, _, f64); 2] = [
        (|bar| bar.ventricular, VENTRICULAR, 0.0),
        (|bar| bar.supraventricular, SUPRAVENTRICULAR, if both { 1.0 } else { 0.0 }),
    ];
    for (count, colour, place) in kinds {
        let mut rects = Vec::new();
        for bar in bars.iter().filter(|bar| count(bar) > 0) {
            let (from, to) = (scale.x(bar.from_s), scale.x(bar.to_s));
            let slot = (to - from) * 0.76;
            let width = if both { slot / 2.0 } else { slot };
            let x = from + (to - from) * 0.12 + place * width;
            let height = ((bottom - top) * f64::from(count(bar)) / f64::from(most)).max(0.25);
            rects.push(Rect::new(x, bottom - height, width, height));
            let (number, style) = (form.words.number(count(bar).into()), regular(CHART_PT - 0.4, INK));
            let room = if both { width } else { to - from };
            let fits = chart.faces.width(&number, style.weight, style.size_pt) < room;
            if bars.len() <= NUMBERED_BARS && fits {
                let at = [x + width / 2.0, bottom - height - 0.6];
                chart.text(at, &number, style, Align::Middle);
            }
        }
        chart.rects(&rects, colour);
    }
    if bars.len() > NUMBERED_BARS {
        let style = regular(CHART_PT, SOFT);
        let says = form.say("form-highest-bar", &[("beats", most.into())]);
        // On white, so that hatching does not run through it.
        let wide = chart.faces.width(&says, style.weight, style.size_pt) + 1.0;
        chart.rects(&[Rect::new(0.0, top - 3.0, wide, 3.2)], WHITE);
        chart.text([0.0, top - 0.6], &says, style, Align::Left);
    }
}

/// Good, fair and unread share of each slice, over the full width.
pub(crate) fn quality<'a>(mut block: Canvas<'a>, form: Form<'_>) -> Canvas<'a> {
    let report = form.report;
    let top = title(&mut block, 0.0, &form.text("form-quality")) + 0.4;
    let height = 4.0;
    let scale = TimeScale::of(report, 0.0, TEXT_WIDTH);
    let (mut good, mut fair, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for slice in &report.trend.slices {
        let [from, to] = scale.span(slice);
        let mut y = top + height;
        for (share, rects) in
            [(slice.good, &mut good), (slice.fair, &mut fair), (slice.unreadable, &mut unread)]
        {
            let part = height * share.clamp(0.0, 1.0);
            y -= part;
            if part > 1e-9 {
                rects.push(Rect::new(from, y, to - from, part));
            }
        }
    }
    block.rects(&good, ACCENT);
    block.rects(&fair, FAIR);
    block.hatch(&unread, 1.2, stroke(0.3, HATCH));
    block.frame(Rect::new(0.0, top, TEXT_WIDTH, height), stroke(0.15, LINE));
    scale.labels(&mut block, form, top + height);

    // The legend stands in the title's line, from the right.
    let (mut x, style) = (TEXT_WIDTH, regular(CHART_PT, SOFT));
    let share = |samples: u64| form.words.percent(samples as f64 / report.coverage.recorded.max(1) as f64);
    let coverage = &report.coverage;
    let parts = [
        ("form-quality-unread", share(coverage.recorded - coverage.analysed), None),
        ("form-quality-fair", share(coverage.fair), Some(FAIR)),
        ("form-quality-good", share(coverage.good), Some(ACCENT)),
    ];
    for (name, share, colour) in parts {
        x -= block.text([x, top - 1.4], &form.say(name, &[("share", share.into())]), style, Align::Right)
            + 3.2;
        let swatch = Rect::new(x, top - 3.2, 2.4, 2.0);
        if let Some(colour) = colour {
            block.rects(&[swatch], colour);
        } else {
            block.hatch(&[swatch], 0.8, stroke(0.3, HATCH));
            block.frame(swatch, stroke(0.15, LINE));
        }
        x -= 3.0;
    }
    block.height = top + height + line_height(CHART_PT) + 0.6;
    block
}
