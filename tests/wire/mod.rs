//! Sessions as lines of text, read and written alike in every language.
//!
//! `STEADY WALL VERB FIELDS...`: verbs of the session (`start`, `stop`, `mark TEXT`, `finish`) and inputs of the sensor.
//! Bytes are hexadecimal, `-` where there are none.

#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "a module of several test programs: each uses a part of it"
)]

use std::fmt::Write as _;
use strapline_ecg::sensor::{Command, LinkError, Moment, SensorInput, Service, Uuid};
use strapline_ffi::{Asked, SessionUpdate};

/// One line.
pub enum Step {
    Start,
    Stop,
    Mark(String),
    Finish,
    Input(SensorInput),
}

pub fn read(line: &str) -> (Moment, Step) {
    let mut words = line.splitn(4, ' ');
    let mut next = || words.next().unwrap_or_default();
    let at = Moment::new(next().parse().unwrap(), next().parse().unwrap());
    let (verb, rest) = (next(), next());
    let step = match verb {
        "start" => Step::Start,
        "stop" => Step::Stop,
        "finish" => Step::Finish,
        "mark" => Step::Mark(rest.to_owned()),
        _ => Step::Input(read_input(verb, rest)),
    };
    (at, step)
}

fn uuid(text: &str) -> Uuid {
    text.parse().unwrap()
}

fn hex(bytes: &[u8]) -> String {
    if bytes.is_empty() {
        return "-".into();
    }
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn unhex(text: &str) -> Vec<u8> {
    if text == "-" {
        return Vec::new();
    }
    (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap()).collect()
}

fn read_input(verb: &str, rest: &str) -> SensorInput {
    let fields: Vec<&str> = rest.split(' ').collect();
    let characteristic = || uuid(fields[0]);
    match verb {
        "seen" => SensorInput::Seen,
        "connected" => SensorInput::Connected,
        "services" => SensorInput::ServicesFound(fields.iter().map(|field| read_service(field)).collect()),
        "mtu" => SensorInput::MtuSet(rest.parse().unwrap()),
        "bonded" => SensorInput::Bonded,
        "read-answer" => {
            SensorInput::ReadAnswer { characteristic: characteristic(), bytes: unhex(fields[1]) }
        }
        "write-done" => SensorInput::WriteDone { characteristic: characteristic() },
        "subscribed" => SensorInput::Subscribed { characteristic: characteristic() },
        "unsubscribed" => SensorInput::Unsubscribed { characteristic: characteristic() },
        "failed" => {
            let (error, command) = rest.split_once(' ').unwrap();
            SensorInput::Failed { command: read_command(command), error: read_error(error) }
        }
        "notification" => {
            SensorInput::Notification { characteristic: characteristic(), bytes: unhex(fields[1]) }
        }
        "disconnected" => SensorInput::Disconnected { error: (rest != "-").then(|| read_error(rest)) },
        "tick" => SensorInput::Tick,
        other => panic!("no such input: {other}"),
    }
}

fn read_service(field: &str) -> Service {
    let (service, characteristics) = field.split_once('=').unwrap();
    Service { uuid: uuid(service), characteristics: characteristics.split(',').map(uuid).collect() }
}

fn read_error(text: &str) -> LinkError {
    match text.split_once(':').unwrap_or((text, "")) {
        ("att", code) => LinkError::Att(strapline_ecg::sensor::AttError(code.parse().unwrap())),
        ("status", status) => LinkError::Status(status.parse().unwrap()),
        ("timed-out", _) => LinkError::TimedOut,
        ("not-connected", _) => LinkError::NotConnected,
        ("not-found", _) => LinkError::NotFound,
        ("not-supported", _) => LinkError::NotSupported,
        ("radio-off", _) => LinkError::RadioOff,
        ("not-permitted", _) => LinkError::NotPermitted,
        other => panic!("no such error: {other:?}"),
    }
}

fn read_command(text: &str) -> Command {
    let fields: Vec<&str> = text.split(' ').collect();
    match fields[0] {
        "scan" => Command::Scan,
        "stop-scan" => Command::StopScan,
        "connect" => Command::Connect,
        "reconnect-after" => Command::ReconnectAfter { ms: fields[1].parse().unwrap() },
        "discover" => Command::DiscoverServices,
        "request-mtu" => Command::RequestMtu(fields[1].parse().unwrap()),
        "bond" => Command::Bond,
        "read" => Command::Read { characteristic: uuid(fields[1]) },
        "write" => Command::Write {
            characteristic: uuid(fields[1]),
            bytes: unhex(fields[2]),
            with_response: fields[3] == "1",
        },
        "subscribe" => Command::Subscribe { characteristic: uuid(fields[1]), indications: fields[2] == "1" },
        "unsubscribe" => Command::Unsubscribe { characteristic: uuid(fields[1]) },
        "disconnect" => Command::Disconnect,
        other => panic!("no such command: {other}"),
    }
}

pub fn input(input: &SensorInput) -> String {
    match input {
        SensorInput::Seen => "seen".into(),
        SensorInput::Connected => "connected".into(),
        SensorInput::ServicesFound(services) => {
            let services: Vec<String> = services.iter().map(service).collect();
            format!("services {}", services.join(" "))
        }
        SensorInput::MtuSet(mtu) => format!("mtu {mtu}"),
        SensorInput::Bonded => "bonded".into(),
        SensorInput::ReadAnswer { characteristic, bytes } => {
            format!("read-answer {characteristic} {}", hex(bytes))
        }
        SensorInput::WriteDone { characteristic } => format!("write-done {characteristic}"),
        SensorInput::Subscribed { characteristic } => format!("subscribed {characteristic}"),
        SensorInput::Unsubscribed { characteristic } => format!("unsubscribed {characteristic}"),
        SensorInput::Failed { command: failed, error } => {
            format!("failed {} {}", self::error(error), command(failed))
        }
        SensorInput::Notification { characteristic, bytes } => {
            format!("notification {characteristic} {}", hex(bytes))
        }
        SensorInput::Disconnected { error } => {
            format!("disconnected {}", error.as_ref().map_or("-".into(), self::error))
        }
        SensorInput::Tick => "tick".into(),
    }
}

fn service(service: &Service) -> String {
    let characteristics: Vec<String> = service.characteristics.iter().map(ToString::to_string).collect();
    format!("{}={}", service.uuid, characteristics.join(","))
}

fn error(error: &LinkError) -> String {
    match error {
        LinkError::Att(code) => format!("att:{}", code.0),
        LinkError::Status(status) => format!("status:{status}"),
        LinkError::TimedOut => "timed-out".into(),
        LinkError::NotConnected => "not-connected".into(),
        LinkError::NotFound => "not-found".into(),
        LinkError::NotSupported => "not-supported".into(),
        LinkError::RadioOff => "radio-off".into(),
        LinkError::NotPermitted => "not-permitted".into(),
        other => panic!("no simulated strap says {other}"),
    }
}

fn command(command: &Command) -> String {
    match command {
        Command::Scan => "scan".into(),
        Command::StopScan => "stop-scan".into(),
        Command::Connect => "connect".into(),
        Command::ReconnectAfter { ms } => format!("reconnect-after {ms}"),
        Command::DiscoverServices => "discover".into(),
        Command::RequestMtu(mtu) => format!("request-mtu {mtu}"),
        Command::Bond => "bond".into(),
        Command::Read { characteristic } => format!("read {characteristic}"),
        Command::Write { characteristic, bytes, with_response } => {
            format!("write {characteristic} {} {}", hex(bytes), u8::from(*with_response))
        }
        Command::Subscribe { characteristic, indications } => {
            format!("subscribe {characteristic} {}", u8::from(*indications))
        }
        Command::Unsubscribe { characteristic } => format!("unsubscribe {characteristic}"),
        Command::Disconnect => "disconnect".into(),
    }
}

/// What a call asked for, a line each.
pub fn asked(asked: &Asked) -> String {
    asked.commands.iter().fold(String::new(), |text, one| format!("{text}> {}\n", command(one)))
}

fn or<T>(value: Option<T>, show: impl Fn(T) -> String) -> String {
    value.map_or("-".into(), show)
}

/// A value's name in small letters, without what languages put between its words.
fn name(value: impl std::fmt::Debug) -> String {
    format!("{value:?}").to_lowercase()
}

fn bits32(value: f32) -> String {
    format!("{:08x}", value.to_bits())
}

fn bits64(value: f64) -> String {
    format!("{:016x}", value.to_bits())
}

/// FNV-1a, 32 bits.
pub fn fnv(bytes: &[u8]) -> String {
    let hash =
        bytes.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

/// An update, in one line, without what the net's last bits decide.
pub fn update(update: &SessionUpdate) -> String {
    let grade = update.grade.map(|grade| match grade {
        strapline_ecg::quality::Grade::Unusable(reason) => name(reason),
        usable => name(usable),
    });
    let beat = update.beats.last();
    let fields = [
        format!("{}", update.at.steady_ms),
        name(update.state),
        format!("rec:{}", u8::from(update.recording.is_some())),
        or(update.kind, name),
        or(update.signal, name),
        format!("bpm:{}", or(update.bpm, bits32)),
        format!("strap:{}", or(update.strap_bpm, |bpm| bpm.to_string())),
        format!("second:{}", or(update.graded_second, |second| second.to_string())),
        or(grade, |grade| grade),
        format!("beats:{}/{}", update.beats.len(), update.beat_count),
        format!("r:{}", or(beat, |beat| bits64(beat.position))),
        format!("rr:{}", or(beat, |beat| bits32(beat.rr_ms))),
        format!("episodes:{}/{}", update.episodes.len(), update.episode_count),
        name(update.contact),
        format!("battery:{}", or(update.battery, |percent| percent.to_string())),
        format!("age:{}", or(update.age_ms, |ms| ms.to_string())),
        format!("recorded:{}", bits64(update.recorded_s)),
        format!("analysed:{}", bits64(update.analysed_s)),
        format!(
            "missing:{}/{}/{}/{}",
            update.missing.gaps,
            update.missing.samples,
            update.missing.uncertain,
            or(update.missing.last_first, |first| first.to_string())
        ),
        format!("marks:{}", update.marks),
        format!("hz:{}/{}", or(update.nominal_hz, bits64), or(update.measured_hz, bits64)),
        format!(
            "trace:{}",
            or(update.trace.as_ref(), |trace| {
                format!("{}/{}/{}/{}", trace.first, trace.end, trace.columns, fnv(&trace.min_max))
            })
        ),
        format!("firmware:{}", or(update.device.firmware.clone(), |text| text)),
        format!("advice:{}", update.advice.join("|")),
    ];
    format!("= {}\n", fields.join(" "))
}
