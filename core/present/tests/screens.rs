//! What the screens say, word for word, in five languages: `tests/golden/LANGUAGE.txt`. `STRAPLINE_GOLDEN=write` writes
//! the files anew, to be read before they are committed.

#[path = "../../pdf/tests/fixture/mod.rs"]
mod fixture;

use std::{fmt::Write as _, fs, path::PathBuf};
use strapline_ecg::{
    classify::{Beat, BeatClass},
    quality::{Grade, Reason},
    report::Report,
    sensor::{Advice, Contact, Device, Moment, SensorKind, SensorState, Signal},
};
use strapline_live::{Column, Gaps, SecondSeen, SessionUpdate, Trace, Trouble, UnreadSeen};
use strapline_present::{
    Card, CardKind, EventsSaid, LiveScreen, Notification, NotificationKind, RecordingRow, ResultScreen,
    Scale, Speech, StripView, THUMBNAIL_S, Tone, TraceView, compared, episode_rows, recovered, strips,
    thumbnail,
};
use strapline_store::{RecordingHead, RecordingState, RecordingSummary, Recovered, Tally};
use strapline_words::{Hours, Language, Words};

const NAME: &str = "A. Patient";

fn update() -> SessionUpdate {
    SessionUpdate {
        at: Moment { steady_ms: 60_000, wall_ms: 1_795_384_920_000 },
        state: SensorState::Streaming,
        advice: Vec::new(),
        trouble: None,
        recording: None,
        kind: Some(SensorKind::Polar),
        signal: Some(Signal::Ecg),
        device: Device::default(),
        trace: None,
        unread: Vec::new(),
        bpm: Some(72.4),
        strap_bpm: Some(71),
        quality: Some(SecondSeen { second: 700, grade: Grade::Good }),
        beats: Vec::new(),
        episodes: Vec::new(),
        episode_count: 0,
        contact: Contact::On,
        battery: Some(80),
        age_ms: Some(400),
        recorded_s: 724.0,
        analysed_s: 712.0,
        gaps: Gaps { count: 1, samples: 221, seconds: 1.7, uncertain: 0, last: Some((5, 221)) },
        beat_count: 870,
        marks: 2,
        nominal_hz: Some(130.0),
        measured_hz: None,
    }
}

fn live(words: Words, text: &mut String) {
    let troubled = SessionUpdate {
        state: SensorState::Stale,
        advice: vec![Advice::BatteryLow { percent: 7 }, Advice::NoContact],
        trouble: Some(Trouble::DiskFull),
        bpm: None,
        contact: Contact::Off,
        battery: Some(7),
        age_ms: Some(4_000),
        recorded_s: 13_280.0,
        ..update()
    };
    let unread = Some(SecondSeen { second: 1, grade: Grade::Unusable(Reason::Muscle) });
    let intervals = SessionUpdate {
        signal: Some(Signal::Rr),
        strap_bpm: None,
        bpm: None,
        quality: None,
        age_ms: None,
        battery: None,
        marks: 0,
        ..update()
    };
    for update in [update(), troubled.clone(), SessionUpdate { quality: unread, ..update() }, intervals] {
        let screen = LiveScreen::new(&update, words);
        let note = screen.rate_note.unwrap_or_default();
        let _ = writeln!(
            text,
            "\n{} | {} | {} {} {note} | {} | {}",
            screen.elapsed,
            screen.state.text,
            screen.rate,
            screen.rate_unit,
            screen.quality.text,
            screen.age.text
        );
        for row in screen.rows {
            let _ = writeln!(text, "  {}: {}", row.title, row.value);
        }
        for line in screen.not_seen.into_iter().chain(screen.hints.into_iter().map(|hint| hint.text)) {
            let _ = writeln!(text, "  {line}");
        }
        let _ = writeln!(text, "  ({})", screen.spoken);
    }
    let _ = writeln!(text, "  ({})", LiveScreen::waiting(words).spoken);
    let column = |n: usize| (!(300..420).contains(&n)).then_some(Column { min: 0.0, max: 0.1 });
    let trace = Trace { seconds: 6.0, first: 5000, end: 5780, columns: (0..780).map(column).collect() };
    let beats = vec![
        Beat { position: 5100.0, class: BeatClass::Ventricular, ..fixture_beat() },
        Beat { position: 4900.0, class: BeatClass::Supraventricular, ..fixture_beat() },
    ];
    let muscle = UnreadSeen { first: 5500, end: 5630, reason: Reason::Muscle };
    let seen = SessionUpdate { trace: Some(trace.clone()), beats, unread: vec![muscle], ..update() };
    let good = SessionUpdate { trace: Some(Trace { columns: vec![column(0); 780], ..trace }), ..update() };
    let late = SessionUpdate { state: SensorState::Stale, age_ms: Some(12_700), ..good.clone() };
    for update in [seen, good, late] {
        let view = TraceView::newest(&update, words, Scale::new(5.0), 750.0).unwrap();
        let _ = writeln!(text, "  ({})", view.spoken);
    }
    for kind in [
        NotificationKind::Recording,
        NotificationKind::StrapLost,
        NotificationKind::NoContact,
        NotificationKind::BatteryLow,
        NotificationKind::StorageFull,
        NotificationKind::Finished,
        NotificationKind::Interrupted,
    ] {
        let told = Notification::new(kind, &troubled, words);
        let _ = writeln!(text, "* {}: {}", told.title, told.text);
    }
}

fn card(text: &mut String, card: &Card) {
    let _ = writeln!(
        text,
        "  [{}] {} {} | {} | {:?}\n    ({})",
        card.title,
        card.value,
        card.beside.as_deref().unwrap_or_default(),
        card.note.as_deref().unwrap_or_default(),
        card.tone,
        card.spoken
    );
}

fn results(words: Words, text: &mut String) {
    for (name, session) in [
        ("night", fixture::night()),
        ("grave", fixture::grave()),
        ("minute", fixture::minute()),
        ("unreadable", fixture::unreadable()),
        ("beatless", fixture::beatless()),
    ] {
        let report = Report::new(&session, fixture::about(NAME));
        let screen = ResultScreen::new(&report, words);
        let _ = writeln!(
            text,
            "\n== {name}: {} ==\n# {}\n{}",
            screen.when, screen.headline, screen.summary.sentence
        );
        let _ = writeln!(text, "{}", screen.summary.detail);
        screen.cards.iter().for_each(|shown| card(text, shown));
        if !screen.advice.is_empty() {
            let _ = writeln!(text, "{}\n  {}", screen.advice_title, screen.advice.join("\n  "));
        }
        for notice in &screen.notices {
            let _ = writeln!(text, "! {notice}");
        }
        for view in strips(&report, words, Scale::new(6.0)) {
            let _ = writeln!(text, "~ {} ({}) | {}", view.title, view.place, view.caption);
            let _ = writeln!(text, "    ({})\n    ({})", view.label, view.spoken);
        }
        let said = EventsSaid::new(&report, &session, words);
        if let Some(row) = said.flagged {
            let _ = writeln!(text, "- {}", row.spoken);
        }
        for row in episode_rows(&report, words).iter().take(12) {
            let _ = writeln!(text, "- {} {} | {} | {:?}", row.when, row.title, row.note, row.tone);
        }
    }
}

fn summary(state: RecordingState) -> RecordingSummary {
    let is_readable = !matches!(state, RecordingState::Locked | RecordingState::Damaged);
    RecordingSummary {
        id: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        state,
        head: is_readable.then(|| RecordingHead {
            name: "Night".into(),
            device: "Polar H10".into(),
            rate: strapline_ecg::units::SampleRate::new(130.0).ok(),
            millivolts_per_unit: 0.001,
            start_ms: 1_795_384_920_000,
            utc_offset_min: 60,
            software: "strapline".into(),
        }),
        tally: Tally { end: 130 * 25_920, ..Tally::default() },
        bytes: 1,
    }
}

fn lists(words: Words, text: &mut String) {
    let _ = writeln!(text);
    let report = Report::new(&fixture::minute(), fixture::about(NAME));
    for row in compared(&report, &Report::new(&fixture::second(), fixture::about(NAME)), words) {
        let _ = writeln!(text, "{}: {} {}\n    ({})", row.title, row.first, row.second, row.spoken);
    }
    for (state, verdict) in [
        (RecordingState::Finished, Some(&report.verdict)),
        (RecordingState::Finished, None),
        (RecordingState::Interrupted, None),
        (RecordingState::Recording, None),
        (RecordingState::Locked, None),
        (RecordingState::Damaged, None),
    ] {
        let row = RecordingRow::new(&summary(state), verdict, words);
        let state = row.state.unwrap_or_default();
        let _ = writeln!(text, "{} | {} | {state}\n    ({})", row.name, row.label, row.spoken);
    }
    let found = Recovered {
        id: summary(RecordingState::Interrupted).id,
        name: "Night".into(),
        start_ms: 1000,
        end: 0,
        last_ms: Some(1000 + 27_061_000),
        torn_bytes: 0,
        damaged_chunks: 0,
        was_finished: false,
    };
    let _ = writeln!(text, "{}", recovered(&found, words));
    let _ = writeln!(text, "{}", recovered(&Recovered { last_ms: None, ..found.clone() }, words));
    let set_back = Recovered { last_ms: Some(0), damaged_chunks: 1, ..found.clone() };
    let _ = writeln!(text, "{}", recovered(&set_back, words));
    let _ = writeln!(text, "{}", recovered(&Recovered { damaged_chunks: 2, ..found.clone() }, words));
    let _ = writeln!(text, "{}", recovered(&Recovered { was_finished: true, ..found }, words));
}

#[test]
fn the_screens_say_in_five_languages_what_they_said() {
    for language in Language::ALL {
        let words = Words::of(language);
        let mut text = format!("{}\n", language.own_name());
        results(words, &mut text);
        live(words, &mut text);
        lists(words, &mut text);
        assert!(!text.contains(['{', '}']), "{language:?}");
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(language.code());
        let path = path.with_extension("txt");
        if std::env::var("STRAPLINE_GOLDEN").is_ok_and(|value| value == "write") {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        for (n, (said, expected)) in text.lines().zip(golden.lines()).enumerate() {
            assert_eq!(said, expected, "line {} of {}", n + 1, path.display());
        }
        assert_eq!(text.lines().count(), golden.lines().count(), "{}", path.display());
    }
}

#[test]
fn a_strip_is_drawn_to_scale_with_gaps_as_gaps() {
    let session = fixture::night();
    let report = Report::new(&session, fixture::about(NAME));
    let words = Words::of(Language::English);
    for px_per_mm in [1.0, 3.7, 6.3, 20.0] {
        let scale = Scale::new(px_per_mm);
        for strip in &report.strips {
            let view = StripView::new(strip, &report, words, scale);
            assert!((f64::from(view.width_px) - strip.seconds * 25.0 * px_per_mm).abs() < 0.01);
            assert_eq!(view.columns.len(), f64::from(view.width_px).ceil() as usize);
            // A square of 5 mm, a whole number of times.
            let squares = f64::from(view.height_px) / (5.0 * px_per_mm);
            assert!((squares - squares.round()).abs() < 1e-3, "{squares}");
            let hz = report.recording.rate.hz();
            for (x, column) in view.columns.iter().enumerate() {
                // A column is empty where no sample lies within a sample's distance, and only there.
                let near = |at: f64| strip.samples.get(at.max(0.0) as usize).is_some_and(|s| s.is_finite());
                let at = (x as f64 + 0.5) / (25.0 * px_per_mm) * hz;
                let has = near(at - 0.8) && near(at) && near(at + 0.8);
                let none = !near(at - 1.5) && !near(at) && !near(at + 1.5);
                assert!(!(has && column.is_none()), "column {x} at {px_per_mm} px/mm is empty");
                assert!(
                    !(none && column.is_some_and(|_| px_per_mm > 1.5)),
                    "column {x} at {px_per_mm} px/mm"
                );
                if let Some(column) = column {
                    assert!(column.top <= column.bottom);
                    assert!((0.0..=view.height_px).contains(&column.top) && column.bottom <= view.height_px);
                }
            }
            let letters: String = view.beats.iter().map(|beat| beat.letter).collect();
            assert_eq!(letters, strip.beats.iter().map(|beat| beat.letter).collect::<String>());
        }
    }
    let gap = report.strips.iter().find(|s| s.samples.iter().any(|s| s.is_nan())).unwrap();
    let view = StripView::new(gap, &report, words, Scale::new(4.0));
    let empty = view.columns.iter().filter(|column| column.is_none()).count();
    assert!((190..=202).contains(&empty), "two seconds of 100 pixels: {empty}");
    assert_eq!(view.bands[0].text, "nothing received, 2\u{a0}s");
}

#[test]
fn a_millivolt_is_ten_millimetres() {
    let mut session = fixture::minute();
    session.excerpts[0].samples.fill(0.0);
    session.excerpts[0].samples[650] = 1.0;
    let report = Report::new(&session, fixture::about(NAME));
    let view = StripView::new(&report.strips[0], &report, Words::of(Language::English), Scale::new(6.0));
    let highest = view.columns.iter().flatten().map(|column| column.top).fold(f32::MAX, f32::min);
    assert!((view.zero_px - highest - 60.0).abs() < 0.01, "{} {highest}", view.zero_px);
}

#[test]
fn a_live_trace_has_its_holes_and_its_beats() {
    let words = Words::of(Language::French);
    let column = |n: usize| {
        (!(40..60).contains(&n)).then_some(Column { min: -0.1, max: if n == 20 { 1.0 } else { 0.1 } })
    };
    let beat = |position: f64| Beat { position, class: BeatClass::Ventricular, ..fixture_beat() };
    let trace = Trace { seconds: 4.0, first: -100, end: 420, columns: (0..100).map(column).collect() };
    let shown =
        SessionUpdate { trace: Some(trace), beats: vec![beat(-5.0), beat(160.0), beat(500.0)], ..update() };
    let view = TraceView::new(&shown, words, Scale::new(5.0)).unwrap();
    assert_eq!((view.width_px, view.column_px, view.columns.len()), (500.0, 5.0, 100));
    assert_eq!(view.bands.len(), 1);
    assert_eq!((view.bands[0].from_px, view.bands[0].to_px), (200.0, 300.0));
    assert_eq!(view.bands[0].text, "rien de reçu");
    let places: Vec<f32> = view.beats.iter().map(|beat| beat.x_px).collect();
    assert_eq!(places.len(), 2, "{places:?}");
    assert!((places[1] - 250.0).abs() < 0.1, "{places:?}");
    let peak = view.columns[20].unwrap();
    assert!((view.zero_px - peak.top - 50.0).abs() < 0.01, "1 mV is 10 mm: {peak:?} {}", view.zero_px);
    assert_eq!(TraceView::new(&update(), words, Scale::new(5.0)), None);
}

#[test]
fn the_newest_fills_the_width_and_silence_grows_as_a_hole() {
    let mut columns: Vec<Option<Column>> =
        (0..2000).map(|n| (n as f32 / 20.0).sin()).map(|mv| Some(Column { min: mv, max: mv })).collect();
    columns[1900..1950].fill(None);
    let trace = Trace { seconds: 20.0, first: 5000, end: 7000, columns };
    let (scale, words) = (Scale::new(4.0), Words::of(Language::English));
    let of = |age_ms| {
        let update = SessionUpdate { trace: Some(trace.clone()), age_ms: Some(age_ms), ..update() };
        TraceView::newest(&update, words, scale, 400.0).unwrap()
    };
    let now = of(400);
    assert_eq!((now.width_px, now.column_px, now.columns.len()), (400.0, 1.0, 400));
    let [hole] = &now.bands[..] else { panic!("{:?}", now.bands) };
    assert_eq!((hole.from_px.round(), hole.to_px.round()), (300.0, 350.0));
    assert!(now.columns[120].is_some() && now.columns[325].is_none());
    assert_eq!(of(1_499).bands.len(), 1);
    assert_eq!(of(2_000).bands.last().unwrap().from_px.round(), 200.0);
    let silent = of(3_000);
    let last = silent.bands.last().unwrap();
    assert_eq!((last.from_px.round(), last.to_px.round()), (100.0, 400.0));
    // A century of silence is drawn as what fits.
    assert!(of(3_000_000_000_000).columns.iter().all(Option::is_none));
}

#[test]
fn what_cannot_be_read_is_a_band_with_its_reason_and_decides_no_height() {
    let column = |n: usize| {
        let mv = if (1200..1600).contains(&n) { 9.0 } else { (n as f32 / 20.0).sin() };
        (n < 1800).then_some(Column { min: mv, max: mv })
    };
    let trace = Trace { seconds: 20.0, first: 5000, end: 7000, columns: (0..2000).map(column).collect() };
    let muscle = UnreadSeen { first: 6200, end: 6600, reason: Reason::Muscle };
    let off = UnreadSeen { first: 6700, end: u64::MAX, reason: Reason::LeadOff };
    let update = SessionUpdate { trace: Some(trace), unread: vec![muscle, off], ..update() };
    let (scale, words) = (Scale::new(4.0), Words::of(Language::English));
    let newest = TraceView::newest(&update, words, scale, 2000.0).unwrap();
    let whole = TraceView::new(&update, words, scale).unwrap();
    for view in [newest, whole] {
        let bands: Vec<_> = view
            .bands
            .iter()
            .map(|band| (band.from_px.round() as i32, band.to_px.round() as i32, band.text.as_str()))
            .collect();
        // Off the skin nothing may come, which is why; what came before has a reason of its own.
        let [muscle, off] = [Reason::Muscle, Reason::LeadOff].map(|reason| words.reason(reason));
        assert_eq!(bands, [(1200, 1600, muscle.as_str()), (1700, 2000, off.as_str())]);
        assert!(view.height_px <= 5.0 * 4.0 * 6.0, "the noise is cut: {}", view.height_px);
        let first = view.over_px[0];
        assert!((1200.0..1210.0).contains(&first) && view.under_px.is_empty(), "{first}");
        assert!(view.over_px.windows(2).all(|two| two[1] - two[0] >= 10.0));
    }
}

#[test]
fn a_strip_is_shown_where_its_caption_speaks_of() {
    let report = Report::new(&fixture::night(), fixture::about(NAME));
    let scale = Scale::new(4.0);
    for strip in &report.strips {
        let view = StripView::new(strip, &report, Words::of(Language::English), scale);
        let focus_s = f64::from(view.focus_px) / scale.width_of(1.0);
        let at = strip.focus.seconds - strip.start.seconds;
        assert!((focus_s - at).abs() < 0.02, "{}: {focus_s} {at}", view.title);
        if strip.samples.iter().any(|sample| sample.is_nan()) {
            let band = view.bands.iter().find(|band| band.text.starts_with("nothing received")).unwrap();
            assert!((band.from_px..=band.to_px).contains(&view.focus_px), "{} {band:?}", view.focus_px);
        }
    }
}

#[test]
fn a_list_shows_of_each_recording_what_matters_most() {
    let report = Report::new(&fixture::night(), fixture::about(NAME));
    let (first, small) = (&report.strips[0], thumbnail(&report).unwrap());
    assert_eq!((small.why, small.focus, small.samples.len()), (first.why, first.focus, 390));
    let into = small.focus.seconds - small.start.seconds;
    assert!((0.0..=THUMBNAIL_S).contains(&into), "{into}");
    assert!((small.seconds - THUMBNAIL_S).abs() < 0.01);
    let hz = report.recording.rate.hz();
    let skipped = (small.start.sample - first.start.sample).round() as usize;
    assert_eq!(small.samples[..], first.samples[skipped..skipped + 390]);
    for beat in &small.beats {
        let same =
            first.beats.iter().any(|other| (other.at_s - beat.at_s - skipped as f64 / hz).abs() < 1e-6);
        assert!(same && (0.0..small.seconds).contains(&beat.at_s), "{beat:?}");
    }
    assert_eq!(thumbnail(&Report::new(&fixture::nothing(), fixture::about(""))), None);
}

#[test]
fn there_is_no_rate_of_what_does_not_come_or_is_of_nobody() {
    let words = Words::of(Language::English);
    let of = |update: SessionUpdate| LiveScreen::new(&update, words);
    let shown = of(update());
    assert_eq!((shown.rate.as_str(), shown.rate_tone), ("72", Tone::Plain));
    let unread = Some(SecondSeen { second: 1, grade: Grade::Unusable(Reason::Muscle) });
    assert_eq!(of(SessionUpdate { quality: unread, ..update() }).rate_tone, Tone::Faint);
    for silent in [
        SessionUpdate { contact: Contact::Off, ..update() },
        SessionUpdate { age_ms: Some(3_000), ..update() },
        SessionUpdate { state: SensorState::Reconnecting, ..update() },
    ] {
        let screen = of(silent);
        assert_eq!((screen.rate.as_str(), screen.rate_tone), ("\u{2013}", Tone::Faint));
        assert_eq!(screen.rate_note, None);
        assert!(screen.spoken.starts_with("No heart rate"), "{}", screen.spoken);
    }
    let lost = |age_ms| of(SessionUpdate { age_ms: Some(age_ms), ..update() }).rows[2].value.clone();
    assert_eq!([lost(1_400), lost(2_300)], ["1.7\u{a0}s in 1 gap", "4\u{a0}s in 2 gaps"]);
}

#[test]
fn a_description_stays_until_it_was_heard_unless_nothing_comes_any_more() {
    let words = Words::of(Language::English);
    let trace =
        Trace { seconds: 4.0, first: 0, end: 400, columns: vec![Some(Column { min: 0.0, max: 0.1 }); 400] };
    let mut speech = Speech::default();
    let mut said = |ms: u64, bpm: f32, update: SessionUpdate| {
        let at = Moment { steady_ms: ms, wall_ms: 0 };
        let update = SessionUpdate { at, bpm: Some(bpm), trace: Some(trace.clone()), ..update };
        let (mut screen, mut view) =
            (LiveScreen::new(&update, words), TraceView::new(&update, words, Scale::new(5.0)).unwrap());
        speech.pace(&update, &mut screen, Some(&mut view));
        assert!(view.spoken.contains(&screen.spoken), "{} {}", view.spoken, screen.spoken);
        // What is seen goes on all the same.
        assert_eq!(screen.rate == "\u{2013}", screen.spoken.starts_with("No heart rate"));
        screen.spoken
    };
    let first = said(1_000, 60.0, update());
    assert!(first.starts_with("60 per minute"), "{first}");
    assert_eq!(said(1_250, 61.0, update()), first);
    assert_eq!(said(5_999, 90.0, update()), first);
    assert!(said(6_000, 90.0, update()).starts_with("90 per minute"));
    let lost = SessionUpdate { state: SensorState::Reconnecting, age_ms: Some(900), ..update() };
    assert!(said(6_250, 90.0, lost.clone()).contains("Nothing received"));
    // How old it is grows no faster than it can be heard.
    let older = SessionUpdate { age_ms: Some(3_900), ..lost };
    assert!(said(9_250, 90.0, older).ends_with("1\u{a0}s ago."));
    assert!(said(9_500, 90.0, update()).contains("Signal good"));
    let off = SessionUpdate { contact: Contact::Off, ..update() };
    assert!(said(9_750, 90.0, off).contains("No contact"));
}

#[test]
fn a_clock_that_stands_or_goes_back_changes_nothing_that_is_said() {
    let words = Words::of(Language::English);
    let mut speech = Speech::default();
    for (ms, bpm) in [(9_000, 60.0), (9_000, 61.0), (1_000, 62.0)] {
        let at = Moment { steady_ms: ms, wall_ms: 0 };
        let update = SessionUpdate { at, bpm: Some(bpm), ..update() };
        let mut screen = LiveScreen::new(&update, words);
        speech.pace(&update, &mut screen, None);
        assert!(screen.spoken.starts_with("60 per minute"), "{}", screen.spoken);
    }
}

#[test]
fn a_lost_link_is_no_good_signal_however_new_the_newest_sample_is() {
    let words = Words::of(Language::English);
    let lost = SessionUpdate { state: SensorState::Reconnecting, age_ms: Some(400), ..update() };
    let screen = LiveScreen::new(&lost, words);
    assert_eq!((screen.quality.text, screen.is_stale), (words.text("live-nothing-received"), true));
    let sends = SessionUpdate { age_ms: Some(400), ..update() };
    assert!(!LiveScreen::new(&sends, words).is_stale);
    // At the very beginning there is nothing that could be stale.
    let calls = SessionUpdate { state: SensorState::Connecting, age_ms: None, ..update() };
    assert!(!LiveScreen::new(&calls, words).is_stale);
}

#[test]
fn what_is_told_while_nobody_looks_is_told_once_it_is_so() {
    use NotificationKind::{BatteryLow, NoContact, Recording, StorageFull, StrapLost};
    let words = Words::of(Language::English);
    let kinds = |update: &SessionUpdate| -> Vec<NotificationKind> {
        Notification::due(update, words).iter().map(|told| told.kind).collect()
    };
    assert_eq!(kinds(&update()), [Recording]);
    let off = SessionUpdate { contact: Contact::Off, ..update() };
    assert_eq!(kinds(&off), [Recording, NoContact]);
    assert_eq!(kinds(&SessionUpdate { age_ms: Some(59_999), ..update() }), [Recording]);
    let silent = SessionUpdate { age_ms: Some(60_000), contact: Contact::Off, ..update() };
    assert_eq!(kinds(&silent), [Recording, StrapLost]);
    let (trouble, advice) = (Some(Trouble::DiskFull), vec![Advice::BatteryLow { percent: 7 }]);
    assert_eq!(kinds(&SessionUpdate { trouble, advice, ..update() }), [Recording, StorageFull, BatteryLow]);
    let first = &Notification::due(&update(), words)[0];
    assert_eq!(first.text, "72 per minute · Signal good · 12\u{a0}min recorded");
}

fn fixture_beat() -> Beat {
    fixture::minute().beats[0]
}

#[test]
fn cards_show_what_is_not_known_as_not_known() {
    let words = Words::of(Language::English);
    let report = Report::new(&fixture::unreadable(), fixture::about(NAME));
    let cards = Card::of(&report, words);
    assert_eq!(cards.iter().map(|card| card.kind).collect::<Vec<_>>(), [CardKind::Read]);
    assert_eq!(
        (cards[0].value.as_str(), cards[0].tone, cards[0].bar),
        ("0\u{a0}%", Tone::Attention, Some(0.0))
    );
    let second = Report::new(&fixture::second(), fixture::about(NAME));
    let of = |kind| Card::of(&second, words).into_iter().find(|card| card.kind == kind).unwrap();
    for kind in [CardKind::Rate, CardKind::Fibrillation, CardKind::Pauses] {
        assert_eq!((of(kind).value.as_str(), of(kind).tone), ("\u{2013}", Tone::Faint), "{kind:?}");
    }
}

#[test]
fn hostile_scales_and_sessions_are_drawn_all_the_same() {
    let words = Words::of(Language::Turkish).with_hours(Hours::Twelve);
    for session in [fixture::nothing(), fixture::second(), fixture::unreadable()] {
        let report = Report::new(&session, fixture::about(""));
        ResultScreen::new(&report, words);
        for px in [f64::NAN, f64::INFINITY, -5.0, 0.0, 1e300] {
            for strip in &report.strips {
                let view = StripView::new(strip, &report, words, Scale::new(px));
                assert!(view.columns.len() <= 16_384 && view.height_px.is_finite());
            }
        }
    }
}
