//! Recordings side by side: how the few figures that say most went over days, and two recordings compared.

use crate::{
    card::{Row, dash},
    rows::when_it_began,
};
use strapline_ecg::report::Report;
use strapline_store::RecordingId;
use strapline_words::Words;

/// Share of a recording under which little of it was read.
const LITTLE: f64 = 0.5;
/// Points that "usually" needs: one or two say nothing about what is usual.
const LEAST_FOR_USUAL: usize = 4;

/// What a trend is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrendKind {
    /// Mean heart rate.
    Rate,
    /// Ventricular beats, as a share of the beats that have a class.
    Ventricular,
    /// Supraventricular beats, likewise.
    Supraventricular,
    /// Suspected atrial fibrillation, as a share of the time read.
    Fibrillation,
}

impl TrendKind {
    const ALL: [Self; 4] = [Self::Rate, Self::Ventricular, Self::Supraventricular, Self::Fibrillation];

    fn title(self, words: Words) -> String {
        words.text(match self {
            Self::Rate => "trend-rate",
            Self::Ventricular => "trend-ventricular",
            Self::Supraventricular => "trend-supraventricular",
            Self::Fibrillation => "trend-fibrillation",
        })
    }

    fn said(self, value: f64, words: Words) -> String {
        match self {
            Self::Rate => words.rate(value as f32),
            _ => words.percent(value),
        }
    }
}

/// What a point of a trend stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TrendStep {
    /// Each recording.
    #[default]
    Recording,
    /// Each day on which a recording began: its recordings together, weighed by how much of each was read.
    Day,
}

/// How far back a trend goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TrendSpan {
    /// Two weeks.
    TwoWeeks,
    /// Three months.
    ThreeMonths,
    /// All there is.
    #[default]
    All,
}

impl TrendSpan {
    /// What began before this is left out, milliseconds since 1970-01-01T00:00Z, as [`TrendsScreen::new`] takes it.
    pub fn from_ms(self, now_ms: i64) -> Option<i64> {
        let days = match self {
            Self::TwoWeeks => 14,
            Self::ThreeMonths => 92,
            Self::All => return None,
        };
        Some(now_ms.saturating_sub(days * 86_400_000))
    }
}

/// What a recording gives to trends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendRecord {
    /// Which.
    pub id: RecordingId,
    /// When it began, milliseconds since 1970-01-01T00:00Z.
    pub start_ms: i64,
    /// Local time less UTC when it began, minutes.
    pub utc_offset_min: i16,
    /// Seconds recorded.
    pub recorded_s: f64,
    /// Seconds that could be read.
    pub read_s: f64,
    /// In the order of [`TrendKind::ALL`]; `None` where it could not be told.
    values: [Option<f64>; 4],
}

impl TrendRecord {
    /// Of an analysed recording.
    pub fn new(id: RecordingId, start_ms: i64, utc_offset_min: i16, report: &Report) -> Self {
        let values = [
            report.rate.as_ref().map(|rate| f64::from(rate.mean_bpm)),
            report.ventricular.burden,
            report.supraventricular.burden,
            report.atrial_fibrillation.burden,
        ];
        let coverage = &report.coverage;
        Self {
            id,
            start_ms,
            utc_offset_min,
            recorded_s: coverage.recorded_s,
            read_s: coverage.analysed_s,
            values,
        }
    }

    /// Days since 1970-01-01 where it was recorded.
    fn day(&self) -> i64 {
        (self.start_ms + i64::from(self.utc_offset_min) * 60_000).div_euclid(86_400_000)
    }
}

/// A point of a trend.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPoint {
    /// Its recording, where it stands for one.
    pub id: Option<RecordingId>,
    /// When: "22 Nov 2026, 23:02", or the day alone.
    pub when: String,
    /// Place along the time between the oldest and the newest, 0 to 1.
    pub at: f64,
    /// Height, 0 to 1 of the trend's own highest; `None` where it could not be told.
    pub height: Option<f64>,
    /// Whether less than half of it could be read.
    pub is_little: bool,
    /// What is said of it: "22 Nov 2026: 0.8 %".
    pub spoken: String,
}

/// A trend.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendChart {
    /// Of what.
    pub kind: TrendKind,
    /// Its title.
    pub title: String,
    /// The last value, and what is usual.
    pub said: String,
    /// The highest value, which the height 1 stands for; `None` where nothing is above zero.
    pub top: Option<String>,
    /// What the hollow bars are; `None` without one.
    pub little: Option<String>,
    /// From the oldest to the newest.
    pub points: Vec<TrendPoint>,
    /// What is said of it, point by point, to somebody who does not see it.
    pub spoken: String,
}

/// How recordings went.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendsScreen {
    /// One for each kind; empty where there is no analysed recording.
    pub charts: Vec<TrendChart>,
    /// How much was read, in how many recordings.
    pub read: String,
}

/// Points before they are said.
struct Point {
    id: Option<RecordingId>,
    when: String,
    /// Since when, milliseconds since 1970-01-01T00:00Z.
    at_ms: i64,
    is_little: bool,
    values: [Option<f64>; 4],
}

impl TrendsScreen {
    /// Trends of these recordings, in the order of their start; those that began before `from_ms` are left out.
    pub fn new(records: &[TrendRecord], step: TrendStep, from_ms: Option<i64>, words: Words) -> Self {
        let from_ms = from_ms.unwrap_or(i64::MIN);
        let mut records: Vec<TrendRecord> =
            records.iter().filter(|record| record.start_ms >= from_ms).copied().collect();
        records.sort_by_key(|record| (record.start_ms, record.id));
        let points: Vec<Point> = match step {
            TrendStep::Recording => records.iter().map(|record| each(record, words)).collect(),
            TrendStep::Day => {
                records.chunk_by(|a, b| a.day() == b.day()).map(|day| of_day(day, words)).collect()
            }
        };
        let read_s: f64 = records.iter().map(|record| record.read_s).sum();
        let count = records.len() as u64;
        let read = [("time", words.duration(read_s).into()), ("recordings", count.into())];
        let charts = match records.len() {
            0 => Vec::new(),
            _ => (0..).zip(TrendKind::ALL).map(|(n, kind)| chart(n, kind, &points, words)).collect(),
        };
        Self { charts, read: words.say("trend-read", &read) }
    }
}

fn each(record: &TrendRecord, words: Words) -> Point {
    let when = when_it_began(record.start_ms, record.utc_offset_min, words);
    let is_little = is_little(std::slice::from_ref(record));
    Point { id: Some(record.id), when, at_ms: record.start_ms, is_little, values: record.values }
}

fn is_little(records: &[TrendRecord]) -> bool {
    let sum = |of: fn(&TrendRecord) -> f64| records.iter().map(of).sum::<f64>();
    sum(|record| record.read_s) < LITTLE * sum(|record| record.recorded_s)
}

/// The recordings of a day together; what none of them could tell is not told.
fn of_day(day: &[TrendRecord], words: Words) -> Point {
    let when = when_it_began(day[0].start_ms, day[0].utc_offset_min, words);
    let when = when.split(", ").next().unwrap_or_default().to_owned();
    let value = |n: usize| {
        let known = || day.iter().filter_map(|record| Some((record.values[n]?, record.read_s.max(1.0))));
        let weight: f64 = known().map(|(_, weight)| weight).sum();
        (weight > 0.0).then(|| known().map(|(value, weight)| value * weight).sum::<f64>() / weight)
    };
    let at_ms = day[0].day() * 86_400_000;
    Point { id: None, when, at_ms, is_little: is_little(day), values: [0, 1, 2, 3].map(value) }
}

fn chart(n: usize, kind: TrendKind, points: &[Point], words: Words) -> TrendChart {
    let mut known: Vec<f64> = points.iter().filter_map(|point| point.values[n]).collect();
    let last = known.last().map(|last| kind.said(*last, words));
    known.sort_by(f64::total_cmp);
    let top = known.last().copied().filter(|most| *most > 0.0);
    let most = top.unwrap_or(1.0);
    let said = match last {
        None => words.text("trend-none"),
        Some(last) if known.len() < LEAST_FOR_USUAL => words.say("trend-said-one", &[("last", last.into())]),
        Some(last) => {
            // The middle eight of ten.
            let [low, high] =
                [0.1, 0.9].map(|share| known[((known.len() - 1) as f64 * share).round() as usize]);
            let [low, high] = [low, high].map(|value| kind.said(value, words).into());
            words.say("trend-said", &[("last", last.into()), ("low", low), ("high", high)])
        }
    };
    let [first_ms, last_ms] =
        [points.first(), points.last()].map(|point| point.map_or(0, |point| point.at_ms));
    let span_ms = (last_ms - first_ms).max(1) as f64;
    let is_little = |point: &Point| point.is_little && point.values[n].is_some_and(|value| value > 0.0);
    let point = |point: &Point| {
        let value = point.values[n].map_or_else(|| words.text("trend-none"), |value| kind.said(value, words));
        let args = [("when", point.when.as_str().into()), ("value", value.into())];
        let spoken = words.say("trend-point", &args);
        let spoken = if is_little(point) {
            words.say("trend-point-little", &[("point", spoken.into())])
        } else {
            spoken
        };
        TrendPoint {
            id: point.id,
            when: point.when.clone(),
            at: (point.at_ms - first_ms) as f64 / span_ms,
            is_little: is_little(point),
            height: point.values[n].map(|value| (value / most).clamp(0.0, 1.0)),
            spoken,
        }
    };
    let title = kind.title(words);
    let points: Vec<TrendPoint> = points.iter().map(point).collect();
    let each: Vec<&str> = points.iter().map(|point| point.spoken.as_str()).collect();
    let args = [
        ("title", title.as_str().into()),
        ("said", said.as_str().into()),
        ("points", each.join(". ").into()),
    ];
    let spoken = words.say("trend-spoken", &args);
    TrendChart {
        kind,
        title,
        said,
        top: top.map(|most| kind.said(most, words)),
        little: points.iter().any(|point| point.is_little).then(|| words.text("trend-little")),
        points,
        spoken,
    }
}

/// Two values of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// What it is.
    pub title: String,
    /// Of the first recording.
    pub first: String,
    /// Of the second.
    pub second: String,
    /// What is said of it to somebody who does not see it.
    pub spoken: String,
}

/// Two recordings beside each other, figure by figure.
pub fn compared(first: &Report, second: &Report, words: Words) -> Vec<ComparedRow> {
    let known = |value: &str| if value == dash() { words.text("card-unknown") } else { value.to_owned() };
    let row = |(first, second): (Row, Row)| {
        let args = [
            ("title", first.title.as_str().into()),
            ("first", known(&first.value).into()),
            ("second", known(&second.value).into()),
        ];
        let spoken = words.say("compared-spoken", &args);
        ComparedRow { title: first.title, first: first.value, second: second.value, spoken }
    };
    figures(first, words).into_iter().zip(figures(second, words)).map(row).collect()
}

fn figures(report: &Report, words: Words) -> [Row; 7] {
    let row = |id: &str, value: String| Row::new(words.text(id), value, words);
    let share = |share: Option<f64>| share.map_or_else(dash, |share| words.percent(share));
    let rate = report.rate.as_ref().map_or_else(dash, |rate| words.rate(rate.mean_bpm));
    let has_rate = report.pauses.longest.is_some();
    let pauses = if has_rate { words.number(report.pauses.from_2s.into()) } else { dash() };
    [
        row("summary-recorded", words.duration(report.coverage.recorded_s)),
        row("card-read", share(report.coverage.analysed_share)),
        row("card-rate", rate),
        row("card-ventricular", share(report.ventricular.burden)),
        row("card-supraventricular", share(report.supraventricular.burden)),
        row("card-fibrillation", share(report.atrial_fibrillation.burden)),
        row("card-pauses", pauses),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use strapline_words::Language;

    fn record(
        id: u8,
        start_ms: i64,
        read_s: f64,
        rate: Option<f64>,
        ventricular: Option<f64>,
    ) -> TrendRecord {
        let id = format!("{id:032x}").parse().unwrap();
        TrendRecord {
            id,
            start_ms,
            utc_offset_min: 60,
            recorded_s: 100.0,
            read_s,
            values: [rate, ventricular, None, None],
        }
    }

    const NIGHT: i64 = 1_795_384_920_000;
    const ENGLISH: fn() -> Words = || Words::of(Language::English).with_plain_spaces();

    #[test]
    fn a_point_is_a_recording_and_the_highest_fills_the_chart() {
        let records = [
            record(2, NIGHT + 3_600_000, 60.0, Some(80.0), Some(0.02)),
            record(1, NIGHT, 60.0, Some(40.0), None),
        ];
        let screen = TrendsScreen::new(&records, TrendStep::Recording, None, ENGLISH());
        let rate = &screen.charts[0];
        assert_eq!((rate.said.as_str(), rate.top.as_deref()), ("Last 80/min", Some("80/min")));
        assert_eq!((rate.little.as_ref(), screen.charts[2].top.as_ref()), (None, None));
        assert_eq!(rate.points.iter().map(|p| p.height).collect::<Vec<_>>(), [Some(0.5), Some(1.0)]);
        assert_eq!(rate.points[0].spoken, "22 Nov 2026, 23:02: 40/min");
        let ventricular = &screen.charts[1];
        assert_eq!((ventricular.said.as_str(), ventricular.points[0].height), ("Last 2.0 %", None));
        assert_eq!(screen.charts[3].said, "Could not be told from what was read");
        assert_eq!(screen.read, "Read: 2 min in 2 recordings");
    }

    #[test]
    fn a_day_weighs_its_recordings_by_what_was_read() {
        let records = [
            record(1, NIGHT, 300.0, Some(60.0), None),
            record(2, NIGHT + 1_000_000, 100.0, Some(80.0), None),
            record(3, NIGHT + 7_200_000, 100.0, Some(50.0), None),
        ];
        let screen = TrendsScreen::new(&records, TrendStep::Day, None, ENGLISH());
        let points = &screen.charts[0].points;
        assert_eq!(points.len(), 2, "an hour on it is another day where it was recorded");
        assert_eq!(points[0].spoken, "22 Nov 2026: 65/min");
        let late = TrendsScreen::new(&records, TrendStep::Day, Some(NIGHT + 1), ENGLISH());
        assert_eq!(late.charts[0].points[0].spoken, "22 Nov 2026: 80/min");
    }

    #[test]
    fn a_point_stands_at_its_time_and_says_where_little_was_read() {
        let records: Vec<_> = [(0, 80.0), (1, 40.0), (4, 60.0)]
            .map(|(day, read_s)| {
                record(day, NIGHT + i64::from(day) * 86_400_000, read_s, Some(60.0), Some(0.0))
            })
            .into();
        for step in [TrendStep::Recording, TrendStep::Day] {
            let screen = TrendsScreen::new(&records, step, None, ENGLISH());
            let [rate, ventricular] = [&screen.charts[0], &screen.charts[1]];
            assert_eq!(rate.points.iter().map(|point| point.at).collect::<Vec<_>>(), [0.0, 0.25, 1.0]);
            assert_eq!(
                rate.points.iter().map(|point| point.is_little).collect::<Vec<_>>(),
                [false, true, false]
            );
            assert!(rate.points[1].spoken.ends_with("60/min, less than half could be read"));
            assert_eq!(rate.little.as_deref(), Some("Hollow: less than half could be read"));
            // Nothing is drawn of none.
            assert_eq!((ventricular.top.as_ref(), ventricular.little.as_ref()), (None, None));
            assert_eq!(ventricular.points[1].height, Some(0.0));
        }
    }

    #[test]
    fn a_span_ends_now() {
        let from = |span: TrendSpan| span.from_ms(NIGHT).map(|from_ms| (NIGHT - from_ms) / 86_400_000);
        let spans = [TrendSpan::TwoWeeks, TrendSpan::ThreeMonths, TrendSpan::All];
        assert_eq!(spans.map(from), [Some(14), Some(92), None]);
        assert_eq!(TrendSpan::ThreeMonths.from_ms(i64::MIN), Some(i64::MIN));
    }

    #[test]
    fn what_is_usual_is_said_of_four_or_more() {
        let records: Vec<_> = (0..11u8)
            .map(|n| record(n, NIGHT + i64::from(n), 60.0, Some(50.0 + f64::from(n)), None))
            .collect();
        let screen = TrendsScreen::new(&records, TrendStep::Recording, None, ENGLISH());
        assert_eq!(screen.charts[0].said, "Last 60/min; usually 51/min to 59/min");
        let none = TrendsScreen::new(&[], TrendStep::Recording, None, ENGLISH());
        assert!(none.charts.is_empty());
    }
}
