//! What the screens say, word for word, in five languages: `tests/golden/LANGUAGE.txt`. `STRAPLINE_GOLDEN=write` writes
//! the files anew, to be read before they are committed.

#[path = "../../pdf/tests/fixture/mod.rs"]
mod fixture;

/// What a session that goes well tells.
mod update;

use std::{fmt::Write as _, fs, path::PathBuf};
use strapline_ecg::{
    classify::{Beat, BeatClass},
    quality::{Grade, Reason},
    report::Report,
    sensor::{Advice, Contact, SensorState, Signal},
};
use strapline_live::{Column, SecondSeen, SessionUpdate, Trace, Trouble, UnreadSeen};
use strapline_present::{
    Card, CardKind, EventsSaid, LiveScreen, Notification, NotificationKind, RecordingRow, ResultScreen,
    Scale, StripView, THUMBNAIL_S, Tone, TraceView, compared, episode_rows, recovered, strips, thumbnail,
};
use strapline_store::{RecordingHead, RecordingState, RecordingSummary, Recovered, Tally};
use strapline_words::{Hours, Language, Words};
use update::{fixture_beat, update};

const NAME: &str = "A. Patient";

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
