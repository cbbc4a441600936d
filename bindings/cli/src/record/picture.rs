//! What a terminal shows, drawn.

use super::news;
use crate::{
    language::{count, english},
    moments::clock,
};
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    style::{Color, Style, Stylize},
    symbols::Marker,
    text::{Line, Span},
    widgets::{
        Block, Padding, Paragraph, Wrap,
        canvas::{Canvas, Context, Line as Stroke},
    },
};
use strapline_ecg::{
    classify::BeatClass,
    quality::Grade,
    sensor::{Contact, SensorState},
};
use strapline_live::{SessionUpdate, Trace};

/// Dots side by side in one character of the trace.
const DOTS: usize = 2;
/// Characters beside the trace: its frame.
const FRAME: u16 = 2;
/// Smallest height that is drawn from edge to edge, millivolts: noise must not look like a heart.
const LEAST_MV: f64 = 1.0;
/// A sample this old is no longer of now, milliseconds.
const STALE_MS: u64 = 3_000;
/// Width of the names before the figures.
const NAME: usize = 15;
/// Most lines of advice.
const ADVICE: u16 = 6;
/// Beats whose letters are listed: they follow the signal by some seconds.
const LISTED: usize = 16;

/// Columns of the trace in a terminal of this width.
pub(super) fn columns(width: u16) -> usize {
    usize::from(width.saturating_sub(FRAME)).max(1) * DOTS
}

/// Draws it all.
pub(super) fn draw(frame: &mut Frame<'_>, update: &SessionUpdate) {
    let rows = Layout::vertical([
        Constraint::Length(1),
        Constraint::Min(6),
        Constraint::Length(8),
        Constraint::Length(height(&notes(update), frame.area().width)),
        Constraint::Length(1),
    ]);
    let [head, signal, figures, advice, keys] = rows.areas(frame.area());
    frame.render_widget(title(update), head);
    if let Some(trace) = &update.trace {
        draw_trace(frame, signal, trace, update);
    } else {
        let text = if update.signal.is_some() {
            "This strap sends the time between beats and no ECG: there is no trace."
        } else {
            "Nothing has come from the strap yet."
        };
        frame.render_widget(Paragraph::new(text).dim().block(Block::bordered()), signal);
    }
    frame.render_widget(
        Paragraph::new(lines(update)).block(Block::new().padding(Padding::horizontal(1))),
        figures,
    );
    frame.render_widget(Paragraph::new(notes(update)).wrap(Wrap { trim: true }), advice);
    frame.render_widget(Line::from(" q stop and finish   m mark this moment").dim(), keys);
}

fn title(update: &SessionUpdate) -> Line<'static> {
    let strap = match (&update.device.maker, &update.device.model) {
        (_, Some(model)) => model.clone(),
        _ => update.kind.map_or_else(|| "no strap yet".to_owned(), |kind| kind.to_string()),
    };
    let state = match update.state {
        SensorState::Streaming => Span::from(update.state.to_string()).green(),
        SensorState::Stale | SensorState::Refused | SensorState::Reconnecting | SensorState::Scanning => {
            Span::from(update.state.to_string()).red()
        }
        _ => Span::from(update.state.to_string()).yellow(),
    };
    Line::from(vec![
        Span::from(format!(" {}  ", clock(update.recorded_s))).bold(),
        Span::from(format!("{strap}  ")),
        state,
        Span::from(format!("  {}", news::battery(update))).style(low_battery(update)),
    ])
}

fn low_battery(update: &SessionUpdate) -> Style {
    match update.battery {
        Some(percent) if percent <= 10 => Style::new().red(),
        _ => Style::new().dim(),
    }
}

fn draw_trace(frame: &mut Frame<'_>, area: Rect, trace: &Trace, update: &SessionUpdate) {
    let (low, high) = bounds(trace);
    let count = trace.columns.len() as f64;
    let unit = format!(" {:.0} s, {:.1} mV from edge to edge ", trace.seconds, high - low);
    let canvas = Canvas::default()
        .block(
            Block::bordered()
                .border_style(Style::new().dim())
                .title_bottom(Line::from(unit).dim().right_aligned()),
        )
        .marker(Marker::Braille)
        .x_bounds([0.0, count])
        .y_bounds([low, high])
        .paint(|context| paint(context, trace, update, (low, high)));
    frame.render_widget(canvas, area);
}

fn paint(context: &mut Context<'_>, trace: &Trace, update: &SessionUpdate, (low, high): (f64, f64)) {
    // What is no longer of now must not look as if it were.
    let color = if is_stale(update) { Color::DarkGray } else { Color::Green };
    let mut before: Option<(f64, f64)> = None;
    for (place, column) in trace.columns.iter().enumerate() {
        let x = place as f64 + 0.5;
        let Some(column) = column else {
            before = None;
            // A hole is drawn as a hole, not as a line.
            if place % 4 == 0 {
                context.draw(&Stroke { x1: x, y1: low, x2: x, y2: low, color: Color::Red });
            }
            continue;
        };
        let (min, max) = (f64::from(column.min).clamp(low, high), f64::from(column.max).clamp(low, high));
        if let Some((last_min, last_max)) = before {
            // Neighbours that do not overlap are joined.
            let (from, to) = if last_max < min { (last_max, min) } else { (last_min, max) };
            if last_max < min || last_min > max {
                context.draw(&Stroke { x1: x - 1.0, y1: from, x2: x, y2: to, color });
            }
        }
        context.draw(&Stroke { x1: x, y1: min, x2: x, y2: max, color });
        before = Some((min, max));
    }
    context.layer();
    let first = trace.first as f64;
    let samples = (trace.end as f64 - first).max(1.0);
    for beat in update.beats.iter().filter(|beat| beat.position >= first) {
        let x = (beat.position - first) / samples * trace.columns.len() as f64;
        let letter = beat.class.letter().to_string();
        let letter = match beat.class {
            BeatClass::Normal => Span::from(letter).dim(),
            BeatClass::Unclassified => Span::from(letter).yellow(),
            _ => Span::from(letter).light_red().bold(),
        };
        context.print(x, high, letter);
    }
}

/// What is drawn from edge to edge: the signal, with room above it for the letters.
fn bounds(trace: &Trace) -> (f64, f64) {
    let shown = trace.columns.iter().flatten();
    let (low, high) = shown.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), column| {
        (low.min(f64::from(column.min)), high.max(f64::from(column.max)))
    });
    if low > high {
        return (-LEAST_MV / 2.0, LEAST_MV / 2.0);
    }
    let height = (high - low).max(LEAST_MV);
    let middle = f64::midpoint(low, high);
    (middle - 0.55 * height, middle + 0.65 * height)
}

fn lines(update: &SessionUpdate) -> Vec<Line<'static>> {
    let mut lines = vec![
        figure("Heart rate", Span::from(news::rate(update)).bold()),
        figure("Newest sample", age(update)),
    ];
    if update.trace.is_some() {
        lines.push(figure("Signal", quality(update)));
        lines.push(figure("Missing", missing(update)));
        lines.push(figure("Read so far", Span::from(read(update))));
    }
    let beats = if update.trace.is_some() { ("beat", "beats") } else { ("interval", "intervals") };
    let mut counted = count(update.beat_count, beats.0, beats.1);
    if !update.beats.is_empty() {
        let from = update.beats.len().saturating_sub(LISTED);
        let letters = update.beats[from..].iter().map(|beat| format!(" {}", beat.class.letter()));
        counted = format!("{counted}, the last:{}", letters.collect::<String>());
    }
    lines.push(figure("Beats", Span::from(counted)));
    let seen = match update.episodes.last() {
        Some(last) => {
            let more = if update.episode_count > 1 {
                format!("; {} in all", update.episode_count)
            } else {
                String::new()
            };
            news::episode(last, update) + &more
        }
        None => "nothing yet".to_owned(),
    };
    if update.trace.is_some() {
        lines.push(figure("Seen", Span::from(seen)));
    }
    if update.marks > 0 {
        lines.push(figure("Marked", Span::from(count(update.marks, "moment", "moments"))));
    }
    lines
}

fn figure(name: &str, value: Span<'static>) -> Line<'static> {
    Line::from(vec![Span::from(format!("{name:<NAME$}")).dim(), value])
}

fn age(update: &SessionUpdate) -> Span<'static> {
    let words = Span::from(news::age(update));
    if is_stale(update) { words.red().bold() } else { words }
}

/// Whether what is shown is no longer of now.
fn is_stale(update: &SessionUpdate) -> bool {
    update.age_ms.is_some_and(|ms| ms >= STALE_MS)
}

fn quality(update: &SessionUpdate) -> Span<'static> {
    if update.contact == Contact::Off {
        return Span::from("no skin contact").red();
    }
    if is_stale(update) {
        return Span::from("nothing is received").red();
    }
    let words = Span::from(news::quality(update.quality));
    match update.quality.map(|seen| seen.grade) {
        Some(Grade::Good) => words.green(),
        Some(Grade::Fair) => words.yellow(),
        Some(Grade::Unusable(_)) => words.red(),
        None => words.dim(),
    }
}

fn missing(update: &SessionUpdate) -> Span<'static> {
    let mut text = news::gaps(&update.gaps);
    if let Some(last) = news::last_gap(update) {
        text = format!("{text}; the last: {last}");
    }
    if update.gaps.count > 0 { Span::from(text).yellow() } else { Span::from(text) }
}

fn read(update: &SessionUpdate) -> String {
    let share = if update.recorded_s > 0.0 { update.analysed_s / update.recorded_s } else { 0.0 };
    format!(
        "{} of {} ({})",
        clock(update.analysed_s),
        clock(update.recorded_s),
        english().percent(share.min(1.0))
    )
}

/// Lines that these take in a terminal of this width.
fn height(lines: &[Line<'_>], width: u16) -> u16 {
    let room = usize::from(width.saturating_sub(2)).max(1);
    // A word that does not fit moves to the next line: a little more than the letters alone would take.
    let rows: usize = lines.iter().map(|line| (line.width() + line.width() / 8).div_ceil(room).max(1)).sum();
    (rows as u16).min(ADVICE)
}

/// What a person can do something about, the newest last.
fn notes(update: &SessionUpdate) -> Vec<Line<'static>> {
    let trouble = update.trouble.iter().map(|words| Line::from(format!(" {words}")).red());
    let advice = update.advice.iter().map(|advice| Line::from(format!(" {advice}")).yellow());
    let all: Vec<_> = trouble.chain(advice).collect();
    all.into_iter().rev().take(3).rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::{Terminal, backend::TestBackend};
    use std::sync::Arc;
    use strapline_ecg::{
        classify::{BeatClassifier, BeatInput, ClassifyError, Prediction},
        sensor::{SensorInput, SensorKind},
        synth::{
            demo_script,
            strap::{SimulatedStrap, StrapSource},
        },
    };
    use strapline_live::{LiveSession, Plan};
    use strapline_store::{Store, StoreKey};

    /// No model: every beat stays unclassified.
    #[derive(Debug)]
    struct Nobody;

    impl BeatClassifier for Nobody {
        fn classify(&mut self, input: &BeatInput) -> Result<Prediction, ClassifyError> {
            Err(ClassifyError { position: input.peak.position, cause: "there is none".into() })
        }
    }

    /// A screen after so long of a simulated strap.
    fn screen(kind: SensorKind, faults: &str, for_ms: u64, (width, height): (u16, u16)) -> String {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = Store::open(folder.path(), &StoreKey::generate().unwrap()).unwrap();
        let plan = Plan {
            name: "test".into(),
            device: "simulated".into(),
            utc_offset_min: 0,
            software: "test".into(),
            pace_ms: 100,
            trace_s: 6.0,
            columns: columns(width),
        };
        let source = StrapSource::Script(demo_script());
        let mut strap = SimulatedStrap::new(&source, kind, faults.parse().unwrap(), 1);
        let mut session = LiveSession::new(Arc::new(store), plan, Nobody);
        session.start(strap.moment(0));
        let mut last = None;
        for now_ms in (0..for_ms).step_by(100) {
            let mut happened = strap.poll(now_ms);
            happened.push((strap.moment(now_ms), SensorInput::Tick));
            for (at, input) in happened {
                session.push(at, &input);
                session.commands().for_each(|command| strap.carry_out(&command, now_ms));
            }
            last = session.update(strap.moment(now_ms)).or(last);
        }
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(frame, &last.unwrap())).unwrap();
        let shown = terminal.backend().to_string();
        println!("{shown}");
        shown
    }

    #[test]
    fn a_recording_shows_its_trace_and_figures() {
        let shown = screen(SensorKind::Polar, "drop@40s+2s=1", 70_000, (100, 28));
        for expected in [
            "H10",
            "The strap sends.",
            "battery 100 %",
            " bpm",
            "good",
            "1 gap, 2.",
            "0.",
            " old",
            "6 s, ",
            "q stop",
        ] {
            assert!(shown.contains(expected), "no {expected:?}");
        }
        assert!(shown.chars().filter(|c| ('\u{2801}'..'\u{28ff}').contains(c)).count() > 100, "no trace");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let shown = screen(SensorKind::Polar, "link@20s+1h battery@5s=7", 90_000, (80, 24));
        for expected in [
            "The connection is lost",
            "old",
            "nothing is received",
            "the phone is near",
            "battery 7 %",
            "battery is at 7 %",
        ] {
            assert!(shown.contains(expected), "no {expected:?}");
        }
    }

    #[test]
    fn a_strap_without_ecg_and_a_small_terminal_are_shown_too() {
        assert!(screen(SensorKind::HeartRate, "", 60_000, (80, 20)).contains("no ECG"));
        for size in [(1, 1), (10, 5), (40, 12), (300, 3)] {
            screen(SensorKind::Polar, "", 8_000, size);
        }
    }
}
