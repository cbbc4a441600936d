//! What a finished file says, that it says the same each time, and that nothing makes it panic.

mod fixture;

use fixture::{Maker, N, S, V, about};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use strapline_ecg::{
    quality::{Grade, Reason},
    report::{About, Report},
    rhythm::EpisodeKind,
    session::{Excerpt, ExcerptKind, Finished, Notice},
};
use strapline_paper::{Drawn, lopdf::Document, pages};
use strapline_pdf::{Options, Paper, render};
use strapline_words::{Language, Words};

fn drawn(report: &Report, paper: Paper) -> Vec<Drawn> {
    pages(&render(report, Words::of(Language::English), &Options { paper }).unwrap())
}

/// All words of a file in the order in which they are drawn, one space between them.
fn words(pages: &[Drawn]) -> String {
    let text: String = pages.iter().map(|page| page.text() + "\n").collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = fixture::report(&fixture::night());
    let first = render(&report, Words::of(Language::English), &Options::default()).unwrap();
    // Whatever the writer counts must not show.
    render(&fixture::report(&fixture::minute()), Words::of(Language::English), &Options::default()).unwrap();
    let again = std::thread::spawn(move || {
        render(&report, Words::of(Language::English), &Options::default()).unwrap()
    })
    .join()
    .unwrap();
    assert!(first == again);
    let other =
        render(&fixture::report(&fixture::minute()), Words::of(Language::English), &Options::default())
            .unwrap();
    let id = |bytes: &[u8]| {
        let document = Document::load_mem(bytes).unwrap();
        document.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
    };
    assert_ne!(id(&first), id(&other));
}

#[test]
fn the_file_asks_to_be_printed_at_true_size_and_is_dated_by_the_recording() {
    let bytes =
        render(&fixture::report(&fixture::night()), Words::of(Language::English), &Options::default())
            .unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let viewer = document.catalog().unwrap().get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert_eq!(viewer.get(b"PrintScaling").unwrap().as_name().unwrap(), b"None");
    let about = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let about = document.get_dictionary(about).unwrap();
    assert_eq!(about.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20261122230200+01'00'");
    assert!(!about.has(b"GTS_PDFXVersion"));
}

#[test]
fn everything_that_the_report_says_can_be_read_out_of_the_file() {
    for session in
        [fixture::night(), fixture::grave(), fixture::unreadable(), fixture::beatless(), fixture::second()]
    {
        for paper in [Paper::A4, Paper::Letter] {
            let report = fixture::report(&session);
            let pages = drawn(&report, paper);
            let text = words(&pages);
            let has = |said: &str| assert!(text.contains(&flat(said)), "{said:?} is not in\n{text}");
            let says = Words::of(Language::English);
            let summary = says.summary(&report);
            has(&summary.sentence);
            has(&summary.detail);
            has(&summary.emergency);
            report.notices.iter().for_each(|notice| has(&says.notice(*notice)));
            report.advice.iter().for_each(|advice| has(&says.advice(*advice)));
            has("Measured with this very model (hash below) on public recordings");
            for figure in &report.about.figures {
                has(&figure.name);
                has(&figure.value);
                has(&figure.command);
            }
            let flagged = report.strips.iter().filter_map(|strip| strip.flagged.as_ref());
            flagged.filter_map(|beat| says.flagged_beat(beat)).for_each(|said| has(&said));
            has("Physician's reading");
            has("This bar is 50 mm long: print at 100 %");
            has("3f9a61c2d47be0815a96f3c7720bd18e4f5a09b3c6d2e871940f7ab35c1e68c2");
            for (n, page) in pages.iter().enumerate() {
                let text = words(std::slice::from_ref(page));
                for said in [
                    &*format!("page {} of {}", n + 1, pages.len()),
                    "A. Patient",
                    "born 12 Mar 1961",
                    "Screening by software, not a diagnosis.",
                    "Emergency: 112.",
                    "model 3f9a61c2d47b · recording 81d0e4a7b35c",
                    "130.04 Hz measured",
                ] {
                    assert!(text.contains(said), "{said:?} is not on page {}", n + 1);
                }
            }
        }
    }
}

#[test]
fn a_model_that_was_not_measured_and_none_at_all_are_said() {
    for (model, expected) in [
        (about("A. Patient").model, "This model (hash below) has not been measured on public recordings"),
        (None, "No model was loaded: beats were not told apart by kind."),
    ] {
        let unmeasured = About { figures: Vec::new(), model, ..about("A. Patient") };
        let text = words(&drawn(&Report::new(&fixture::minute(), unmeasured), Paper::A4));
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
        assert!(!text.contains("sample value") && !text.contains("strapline score"), "{text}");
    }
}

#[test]
fn names_in_latin_greek_and_cyrillic_are_text_and_what_the_font_lacks_copies_as_itself() {
    for name in [
        "Zoë Łukasiewicz-Şahin",
        "Ελένη Παπαδοπούλου",
        "Юлія Ґалаґан",
        "Mu\u{308}ller",
        "山田 太郎",
        "🫀 שרה",
    ] {
        let report = Report::new(&fixture::minute(), about(name));
        let text = words(&drawn(&report, Paper::A4));
        let composed = name.replace("u\u{308}", "ü");
        assert!(text.contains(&composed), "{name} is not in {text}");
    }
}

#[test]
fn a_stretch_that_was_not_read_says_why_on_the_strip() {
    let text = words(&drawn(&fixture::report(&fixture::night()), Paper::A4));
    assert!(text.contains("nothing received, 2 s"), "{text}");
}

#[test]
fn a_trace_that_leaves_the_paper_says_so_and_stays_on_it() {
    let mut session = fixture::minute();
    session.excerpts[0].samples[600] = 250.0;
    session.excerpts[0].samples[700] = -1e30;
    let report = fixture::report(&session);
    let pages = drawn(&report, Paper::A4);
    assert!(
        words(&pages)
            .contains("The trace leaves the paper at the arrowheads: it reaches +250.0 mV and -1e30 mV.")
    );
    on_the_paper(&pages);
}

fn on_the_paper(pages: &[Drawn]) {
    for page in pages {
        let margin = 10.0;
        let inside =
            |point: &[f64; 2]| (0..2).all(|axis| (margin..=page.size[axis] - margin).contains(&point[axis]));
        let texts = page.texts.iter().map(|(at, _)| at);
        for point in page.lines.iter().flatten().chain(page.areas.iter().flatten()).chain(texts) {
            assert!(inside(point), "{point:?} is not within the margins of {:?}", page.size);
        }
    }
}

#[test]
fn hostile_words_and_numbers_make_a_report_all_the_same() {
    let words = [
        String::new(),
        " \t\n ".into(),
        "\u{0}\u{7}\u{1b}[31m".into(),
        "\u{202e}evil\u{202c}\u{200f}".into(),
        "🫀👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿".into(),
        "שלום مرحبا".into(),
        "word".repeat(20_000),
        "a ".repeat(20_000),
        "(\\)<>%/[]{}".into(),
    ];
    for text in &words {
        let mut session = fixture::unreadable();
        session.marks[0].words.clone_from(text);
        session.excerpts.push(Excerpt { why: ExcerptKind::Mark(0), ..session.excerpts[0].clone() });
        let mut about = about(text);
        about.subject.id = Some(text.clone());
        about.device.name = Some(text.clone());
        about.device.lead = Some(text.clone());
        about.device.band_hz = Some([f32::NAN, f32::INFINITY]);
        about.software.name.clone_from(text);
        about.software.version.clone_from(text);
        about.recording_hash = Some(text.clone());
        about.emergency_number = Some(text.clone());
        for figure in &mut about.figures {
            (figure.name, figure.value, figure.command) = (text.clone(), text.clone(), text.clone());
        }
        if let Some(model) = &mut about.model {
            (model.name, model.hash) = (text.clone(), text.clone());
        }
        let pages = drawn(&Report::new(&session, about), Paper::Letter);
        assert!(pages.len() < 12, "{} pages", pages.len());
        on_the_paper(&pages);
    }
}

/// A session that no analysis would make.
fn absurd(rng: &mut ChaCha8Rng) -> Finished {
    let numbers = [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e-30, 1e30, 12.5];
    let pick = |rng: &mut ChaCha8Rng| numbers[rng.random_range(0..numbers.len())];
    let mut maker = Maker::new(rng.random_range(0.0..90.0), rng.random());
    for _ in 0..rng.random_range(0..80) {
        let class = [N, S, V][rng.random_range(0..3)];
        let at = rng.random_range(0.0..90.0);
        maker.beat(at, class);
    }
    for beat in &mut maker.session.beats {
        if rng.random_bool(0.2) {
            (beat.rr_ms, beat.likeness) = (pick(rng) as f32, pick(rng) as f32);
            (beat.probability, beat.position) = (pick(rng) as f32, pick(rng));
        }
    }
    for kind in
        [EpisodeKind::Run(V), EpisodeKind::Pause, EpisodeKind::AtrialFibrillation, EpisodeKind::Bradycardia]
    {
        maker.episode(kind, rng.random_range(0.0..90.0), rng.random_range(0.0..90.0), pick(rng) as f32);
        maker.excerpt(ExcerptKind::Episode(kind), rng.random_range(0.0..90.0));
    }
    maker.mark(rng.random_range(0.0..100.0), "x");
    maker.excerpt(ExcerptKind::Mark(rng.random_range(0..3)), rng.random_range(0.0..90.0));
    for excerpt in &mut maker.session.excerpts {
        for sample in &mut excerpt.samples {
            if rng.random_bool(0.05) {
                *sample = pick(rng) as f32;
            }
        }
    }
    for grade in &mut maker.session.seconds {
        if rng.random_bool(0.3) {
            *grade = Grade::Unusable(Reason::ALL[rng.random_range(0..Reason::ALL.len())]);
        }
    }
    maker.session.mains_hz = Some(pick(rng) as f32);
    let (typical_mv, factor) = (pick(rng) as f32, pick(rng) as f32);
    maker.session.notices = vec![Notice::AmplitudeImplausible { typical_mv, factor }, Notice::RangeTooSmall];
    maker.session
}

#[test]
fn absurd_sessions_make_a_report_all_the_same() {
    let mut rng = ChaCha8Rng::seed_from_u64(9);
    for n in 0..60 {
        let report = fixture::report(&absurd(&mut rng));
        let paper = if n % 2 == 0 { Paper::A4 } else { Paper::Letter };
        on_the_paper(&drawn(&report, paper));
    }
    for (recorded, graded) in [(u64::MAX, 3), (0, 3), (1, 0)] {
        let mut session = fixture::minute();
        (session.recorded, session.seconds) = (recorded, vec![Grade::Good; graded]);
        on_the_paper(&drawn(&fixture::report(&session), Paper::A4));
    }
    on_the_paper(&drawn(&fixture::report(&fixture::nothing()), Paper::Letter));
}

#[test]
fn seven_days_fit_on_a_few_pages() {
    let report = fixture::report(&fixture::week());
    let bytes = render(&report, Words::of(Language::English), &Options::default()).unwrap();
    let pages = pages(&bytes);
    assert!(pages.len() <= 6 && bytes.len() < 200_000, "{} pages, {} bytes", pages.len(), bytes.len());
    on_the_paper(&pages);
    assert!(words(&pages).contains("6 d 15 h"));
}
