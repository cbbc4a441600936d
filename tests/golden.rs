//! Golden fixtures, through the facade that Kotlin, Swift and Python see; `tests/golden/README.md` says what they are.
//! Those languages read the same files.

mod failures;
mod screens;
mod shown;
mod wire;

use sha2::{Digest, Sha256};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock},
};
use strapline_ecg::{
    report::Sex,
    sensor::SensorKind,
    synth::{
        Focus, NoiseKind, OutageKind, Pattern, Rhythm, Script, Segment,
        strap::{SimulatedStrap, StrapSource},
    },
    units::SampleRate,
};
use strapline_ffi::{
    Analysis, FileOptions, ListenerError, LiveSession, RecordingStore, ReportOptions, SessionObserver,
    SessionPlan, SessionUpdate, analyze_file, analyze_samples,
};
use strapline_formats::{Channel, Recording, Unit, csv};
use strapline_pdf::Paper;
use strapline_words::Language;

/// Name, kind of strap, what goes wrong, and for how long it is worn, milliseconds.
const WORN: [(&str, SensorKind, &str, u64); 5] = [
    (
        "polar",
        SensorKind::Polar,
        "drop@8s+6s=0.3 swap@16s+4s=0.5 link@24s+4s contact@34s+3s battery@20s=9",
        42_000,
    ),
    ("movesense", SensorKind::Movesense, "duplicate@6s+6s=0.5 half@14s+4s=0.4 late@20s+3s", 30_000),
    ("lepu", SensorKind::Lepu, "silent@10s+5s att@0s+1s=15", 62_000),
    ("heart-rate", SensorKind::HeartRate, "contact@10s+4s link@18s+3s", 30_000),
    ("refused", SensorKind::Polar, "status@0s+30s=start:10 firmware=3.0.20", 12_000),
];

/// Errors speak one language in the whole process: whoever has them speak another holds this alone.
static SPOKEN: RwLock<()> = RwLock::new(());

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

fn is_writing() -> bool {
    std::env::var_os("GOLDEN").is_some_and(|value| value == "write")
}

/// Holds what was made against the fixture, or makes the fixture.
fn hold(name: &str, made: &[u8]) {
    let file = folder().join(name);
    if is_writing() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        // In one step: another test may read it meanwhile.
        let new = file.with_extension(format!("{:?}", std::thread::current().id()));
        fs::write(&new, made).unwrap();
        fs::rename(&new, &file).unwrap();
    }
    let golden = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    if golden == made {
        return;
    }
    let (golden, made) = (String::from_utf8_lossy(&golden), String::from_utf8_lossy(made));
    let lines = (1..).zip(golden.lines().zip(made.lines()));
    let differs = lines.into_iter().find(|(_, (golden, made))| golden != made);
    panic!("{name} differs: {differs:#?} ({} and {} bytes)", golden.len(), made.len());
}

fn script() -> Script {
    let segment = |rhythm, seconds| Segment { rhythm, seconds };
    let early = |focus, every_s| Rhythm::Ectopic { bpm: 72.0, focus, pattern: Pattern::Single { every_s } };
    Script::new(
        41,
        vec![
            segment(Rhythm::Sinus { bpm: 66.0 }, 15.0),
            segment(early(Focus::Ventricular, 5.0), 20.0),
            segment(early(Focus::Atrial, 6.0), 15.0),
            segment(Rhythm::Pause { bpm: 64.0, rr_s: 3.1 }, 10.0),
        ],
    )
    .with_noise(NoiseKind::Baseline, 0.0, 60.0, 0.05)
    .with_noise(NoiseKind::Muscle, 38.0, 4.0, 0.5)
    .with_outage(OutageKind::Gap, 30.0, 2.5)
}

#[derive(Default)]
struct Noted(Mutex<String>);

impl SessionObserver for Noted {
    fn on_update(&self, update: SessionUpdate) -> Result<(), ListenerError> {
        self.0.lock().unwrap().push_str(&wire::update(&update));
        Ok(())
    }
}

fn plan() -> SessionPlan {
    SessionPlan {
        name: "Golden".into(),
        device: "simulated".into(),
        utc_offset_min: 60,
        language: Language::English,
        px_per_mm: 4.0,
        pace_ms: 1000,
        trace_s: 6.0,
        columns: 160,
    }
}

/// Plays the lines through a session of the facade; everything that came of it.
fn play(lines: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let store = RecordingStore::open(folder.path().to_str().unwrap().into(), vec![7; 32]).unwrap();
    let session = LiveSession::new(Arc::clone(&store), plan()).unwrap();
    let noted = Arc::new(Noted::default());
    let _observation = session.observe(Arc::clone(&noted) as Arc<dyn SessionObserver>).unwrap();
    let mut text = String::new();
    for line in lines.lines() {
        let (at, step) = wire::read(line);
        let asked = match step {
            wire::Step::Start => session.start(at),
            wire::Step::Stop => session.stop(at),
            wire::Step::Input(input) => session.push(at, input),
            wire::Step::Mark(words) => {
                if let Err(error) = session.mark(at, words) {
                    let _ = writeln!(text, "! {error}");
                }
                continue;
            }
            wire::Step::Finish => {
                let end = session.finish(at).unwrap();
                let _ = match end.recording {
                    Some(one) => writeln!(
                        text,
                        ". {} {} {} {} {}",
                        one.samples,
                        one.missing,
                        one.end,
                        one.rr,
                        one.marks.len()
                    ),
                    None => writeln!(text, ". nothing"),
                };
                continue;
            }
        };
        match asked {
            Ok(asked) => text += &wire::asked(&asked),
            Err(error) => {
                let _ = writeln!(text, "! {error}");
            }
        }
        text += &std::mem::take(&mut *noted.0.lock().unwrap());
    }
    text
}

/// What happens to a session with a simulated strap, as lines.
fn worn(kind: SensorKind, faults: &str, for_ms: u64) -> String {
    let folder = tempfile::tempdir().unwrap();
    let store = RecordingStore::open(folder.path().to_str().unwrap().into(), vec![7; 32]).unwrap();
    let session = LiveSession::new(store, plan()).unwrap();
    let source = StrapSource::Script(script());
    let mut strap = SimulatedStrap::new(&source, kind, faults.parse().unwrap(), 5);
    let mut lines = String::new();
    let mut note = |at: strapline_ecg::sensor::Moment, what: &str| {
        writeln!(lines, "{} {} {what}", at.steady_ms, at.wall_ms).unwrap();
    };
    let (mut now_ms, mut is_marked, mut is_stopping) = (0, false, false);
    note(strap.moment(0), "start");
    let mut asked = session.start(strap.moment(0)).unwrap();
    while !session.is_stopped().unwrap() {
        for command in asked.commands.drain(..) {
            strap.carry_out(&command, now_ms);
        }
        now_ms = strap.next_ms().unwrap_or(u64::MAX).min(asked.due_ms).max(now_ms + 1);
        let mut push = |at, input| {
            note(at, &wire::input(&input));
            let mut more = session.push(at, input).unwrap();
            asked.commands.append(&mut more.commands);
            asked.due_ms = more.due_ms;
        };
        for (at, input) in strap.poll(now_ms) {
            push(at, input);
        }
        push(strap.moment(now_ms), strapline_ecg::sensor::SensorInput::Tick);
        if now_ms >= for_ms / 2 && !is_marked {
            is_marked = true;
            note(strap.moment(now_ms), "mark palpitations");
            let _ = session.mark(strap.moment(now_ms), "palpitations".into());
        }
        if now_ms >= for_ms && !is_stopping {
            is_stopping = true;
            note(strap.moment(now_ms), "stop");
            let mut more = session.stop(strap.moment(now_ms)).unwrap();
            asked.commands.append(&mut more.commands);
            asked.due_ms = more.due_ms;
        }
    }
    note(strap.moment(now_ms), "finish");
    lines
}

/// The lines of what a strap sent; made anew where fixtures are written.
fn sent(name: &str) -> String {
    if is_writing() {
        let (_, kind, faults, for_ms) = WORN.into_iter().find(|worn| worn.0 == name).unwrap();
        return worn(kind, faults, for_ms);
    }
    fs::read_to_string(folder().join(format!("frames/{name}.in"))).unwrap()
}

#[test]
fn frames_of_every_strap_lead_to_the_same_commands_and_updates() {
    let _english = SPOKEN.read().unwrap_or_else(PoisonError::into_inner);
    for (name, ..) in WORN {
        let lines = sent(name);
        let text = play(&lines);
        assert!(text.matches("\n= ").count() > 5 && text.contains("> connect"), "{name}: {text}");
        hold(&format!("frames/{name}.out"), text.as_bytes());
    }
}

#[test]
fn fixtures_are_what_a_simulated_strap_sends() {
    for (name, kind, faults, for_ms) in WORN {
        hold(&format!("frames/{name}.in"), worn(kind, faults, for_ms).as_bytes());
    }
}

fn beats(analysis: &Analysis) -> Vec<u8> {
    let table = analysis.beats().unwrap();
    [table.position, table.class, table.rr_ms, table.amplitude_mv, table.likeness, table.grade].concat()
}

fn samples() -> Vec<f32> {
    script().record(SampleRate::new(130.0).unwrap()).samples
}

fn bytes(samples: &[f32]) -> Vec<u8> {
    samples.iter().flat_map(|mv| mv.to_le_bytes()).collect()
}

#[test]
fn a_recording_has_the_same_beats_as_bytes_and_as_a_file() {
    let samples = samples();
    let bytes = bytes(&samples);
    hold("recording.f32", &bytes);
    let channel = Channel { name: "ecg".into(), rate_hz: 130.0, samples, unit: Unit::Millivolt };
    let recording = Recording {
        name: "recording".into(),
        rate_hz: 130.0,
        start: None,
        channels: vec![channel],
        marks: Vec::new(),
        notes: Vec::new(),
    };
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("recording.csv");
    csv::write(&file, &recording).unwrap();
    hold("recording.csv", &fs::read(&file).unwrap());
    let of_bytes = analyze_samples(bytes, 130.0, None, None).unwrap().unwrap();
    hold("recording.beats", &beats(&of_bytes));
    let path = folder().join("recording.csv").to_str().unwrap().to_owned();
    let of_file = analyze_file(path, FileOptions::default(), None).unwrap().unwrap();
    assert_eq!(of_file.beats().unwrap(), of_bytes.beats().unwrap());
    let letters = of_bytes.beats().unwrap().class;
    assert!(letters.contains(&b'V') && letters.contains(&b'N'), "{letters:?}");
}

/// The golden recording, begun at a known time.
fn recording() -> Arc<Analysis> {
    analyze_samples(bytes(&samples()), 130.0, Some(1_760_000_000_000), None).unwrap().unwrap()
}

/// A report with everything that a person says of themselves, in letters of many kinds.
fn about(language: Language, paper: Paper) -> ReportOptions {
    ReportOptions {
        paper,
        language,
        name: Some("Ayşe Gül Öztürk-Ğarcía".into()),
        id: Some("7".into()),
        born: Some("1961-03-12".into()),
        sex: Some(Sex::Female),
        device: Some("Golden strap".into()),
        emergency_number: Some("112".into()),
        units: None,
    }
}

#[test]
fn a_recording_has_the_same_summary_as_json_in_every_language() {
    let recording = recording();
    for language in Language::ALL {
        let json = recording.json(about(language, Paper::A4)).unwrap();
        // Elements of lists stand on a line each: beats and strips, which have probabilities, go.
        let lines = json.lines().filter(|line| !line.contains("\"probability\""));
        let summary: String = lines.flat_map(|line| [line, "\n"]).collect();
        assert!(summary.contains("\"sentence\": ") && summary.contains("\"coverage\": "), "{summary}");
        hold(&format!("recording.{}.json", language.code()), summary.as_bytes());
    }
}

#[test]
fn a_recording_has_the_same_report_in_every_language() {
    let recording = recording();
    let a4 = Language::ALL.map(|language| (language, Paper::A4, "a4"));
    let mut sums = String::new();
    for (language, paper, size) in a4.into_iter().chain([(Language::English, Paper::Letter, "letter")]) {
        let pdf = recording.pdf(about(language, paper)).unwrap();
        assert!(pdf.starts_with(b"%PDF-") && pdf.len() > 50_000, "{} bytes", pdf.len());
        let sum = Sha256::digest(&pdf).iter().fold(String::new(), |sum, byte| sum + &format!("{byte:02x}"));
        writeln!(sums, "{sum}  recording.{}.{size}.pdf", language.code()).unwrap();
    }
    hold("recording.sha256", sums.as_bytes());
}

/// A PDF prints probabilities as whole percents, or tenths near 100: their last bits may differ between processors.
#[test]
fn what_is_printed_of_a_probability_does_not_hang_on_its_last_bits() {
    let table = recording().beats().unwrap();
    let probabilities = table.probability.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes));
    let flagged = table.class.iter().zip(probabilities).filter(|(class, _)| **class != b'N');
    let mut count = 0;
    for (class, probability) in flagged {
        for steps in [100.0, 1000.0] {
            let from_edge = (f64::from(probability) * steps - 0.5).rem_euclid(1.0);
            assert!((0.001..0.999).contains(&from_edge), "{} {probability}", char::from(*class));
        }
        count += 1;
    }
    assert!(count > 2, "{count}");
}

#[test]
fn screens_show_the_same_in_every_language() {
    for language in Language::ALL {
        let text = screens::shown(language, &plan(), sent);
        for shown in [
            "polar.told.0: {",
            "polar.beat.strip.columns: #",
            "lepu.event.columns: #",
            "home.1: {",
            "straps.others.0: {",
        ] {
            assert!(text.lines().any(|line| line.starts_with(shown)), "{shown}: {text}");
        }
        hold(&format!("screens/{}.txt", language.code()), text.as_bytes());
    }
}

#[test]
fn every_error_says_in_every_language_what_it_is_and_what_to_do() {
    let _alone = SPOKEN.write().unwrap_or_else(PoisonError::into_inner);
    let folder = tempfile::tempdir().unwrap();
    let text = failures::said(folder.path(), &plan());
    for kind in ["noroom", "wrongkey", "updateneeded", "noaccess", "damaged", "refused", "busy", "broken"] {
        assert_eq!(text.lines().filter(|line| line.split(' ').nth(2) == Some(kind)).count() % 5, 0, "{kind}");
        assert!(text.contains(&format!(" {kind} ")), "{kind}");
    }
    hold("errors.txt", text.as_bytes());
}

#[test]
fn every_fixture_is_read() {
    let mut known: Vec<String> = ["README.md", "errors.txt", "recording.sha256"].map(str::to_owned).into();
    known.extend(["beats", "csv", "f32"].map(|end| format!("recording.{end}")));
    for code in Language::ALL.map(Language::code) {
        known.extend([format!("recording.{code}.json"), format!("screens/{code}.txt")]);
    }
    known.extend(WORN.iter().flat_map(|(name, ..)| ["in", "out"].map(|end| format!("frames/{name}.{end}"))));
    for place in ["", "frames/", "screens/"] {
        for entry in fs::read_dir(folder().join(place)).unwrap().map(Result::unwrap) {
            let file = format!("{place}{}", entry.file_name().to_str().unwrap());
            let is_known = known.contains(&file) || entry.file_type().unwrap().is_dir();
            assert!(is_known || is_writing(), "{file} is read by no test");
        }
    }
}
