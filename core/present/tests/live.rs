//! What is drawn, told and said while a recording runs.

#[path = "../../pdf/tests/fixture/mod.rs"]
mod fixture;

/// What a session that goes well tells.
mod update;

use strapline_ecg::{
    classify::{Beat, BeatClass},
    quality::{Grade, Reason},
    sensor::{Advice, Contact, Moment, SensorState},
};
use strapline_live::{Column, SecondSeen, SessionUpdate, Trace, Trouble, UnreadSeen};
use strapline_present::{LiveScreen, Notification, NotificationKind, Scale, Speech, Tone, TraceView};
use strapline_words::{Language, Words};
use update::{fixture_beat, update};

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
