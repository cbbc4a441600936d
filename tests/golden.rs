//! Golden fixtures, through the facade that Kotlin, Swift and Python see; `tests/golden/README.md` says what they are.
//! Those languages read the same files.

mod wire;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};
use strapline_ecg::{
    sensor::SensorKind,
    synth::{
        Focus, NoiseKind, OutageKind, Pattern, Rhythm, Script, Segment,
        strap::{SimulatedStrap, StrapSource},
    },
    units::SampleRate,
};
use strapline_ffi::{
    Analysis, FileOptions, ListenerError, LiveSession, RecordingStore, Rehearsal, SessionObserver,
    SessionPlan, SessionUpdate, StraplineError, analyze_file, analyze_samples, rehearse,
};
use strapline_formats::{Channel, Recording, Unit, csv};
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
    ("lepu", SensorKind::Lepu, "silent@10s+5s att@0s+1s=15", 30_000),
    ("heart-rate", SensorKind::HeartRate, "contact@10s+4s link@18s+3s", 30_000),
    ("refused", SensorKind::Polar, "status@0s+30s=start:10 firmware=3.0.20", 12_000),
];

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
        fs::write(&file, made).unwrap();
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

#[test]
fn frames_of_every_strap_lead_to_the_same_commands_and_updates() {
    for (name, kind, faults, for_ms) in WORN {
        let file = format!("frames/{name}.in");
        if is_writing() {
            hold(&file, worn(kind, faults, for_ms).as_bytes());
        }
        let lines = fs::read_to_string(folder().join(&file)).unwrap();
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

#[test]
fn a_recording_has_the_same_beats_as_bytes_and_as_a_file() {
    let rate = SampleRate::new(130.0).unwrap();
    let made = script().record(rate);
    let bytes: Vec<u8> = made.samples.iter().flat_map(|mv| mv.to_le_bytes()).collect();
    hold("recording.f32", &bytes);
    if is_writing() {
        let channel =
            Channel { name: "ecg".into(), rate_hz: 130.0, samples: made.samples, unit: Unit::Millivolt };
        let recording = Recording {
            name: "recording".into(),
            rate_hz: 130.0,
            start: None,
            channels: vec![channel],
            marks: Vec::new(),
            notes: Vec::new(),
        };
        csv::write(&folder().join("recording.csv"), &recording).unwrap();
    }
    let of_bytes = analyze_samples(bytes, 130.0, None, None).unwrap().unwrap();
    hold("recording.beats", &beats(&of_bytes));
    let path = folder().join("recording.csv").to_str().unwrap().to_owned();
    let of_file = analyze_file(path, FileOptions::default(), None).unwrap().unwrap();
    assert_eq!(of_file.beats().unwrap(), of_bytes.beats().unwrap());
    let letters = of_bytes.beats().unwrap().class;
    assert!(letters.contains(&b'V') && letters.contains(&b'N'), "{letters:?}");
}

#[test]
fn every_kind_of_error_has_its_text() {
    use Rehearsal::{Busy, Damaged, NoAccess, NoRoom, Panic, Refused, UpdateNeeded, WrongKey};
    let mut text = String::new();
    for failure in [NoRoom, WrongKey, UpdateNeeded, NoAccess, Damaged, Refused, Busy, Panic] {
        let error = rehearse(failure).unwrap_err();
        let kind = match &error {
            StraplineError::NoRoom(_) => "noroom",
            StraplineError::WrongKey(_) => "wrongkey",
            StraplineError::UpdateNeeded(_) => "updateneeded",
            StraplineError::NoAccess(_) => "noaccess",
            StraplineError::Damaged(_) => "damaged",
            StraplineError::Refused(_) => "refused",
            StraplineError::Busy(_) => "busy",
            StraplineError::Broken(_) => "broken",
        };
        writeln!(text, "{kind} {error}").unwrap();
    }
    hold("errors.txt", text.as_bytes());
}
