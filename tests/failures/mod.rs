//! What each failure says, as lines of text, provoked alike in every language: `LANGUAGE WHAT KIND TEXT`.

#![allow(unreachable_pub, missing_docs, reason = "a module of a test program")]

use std::{fmt::Write as _, fs, path::Path, sync::Arc};
use strapline_ecg::sensor::{Moment, SensorKind};
use strapline_ffi::{
    FileOptions, LiveSession, RecordingStore, Rehearsal, ReportOptions, SessionPlan, SimulatedStrap,
    StraplineError, analyze_file, analyze_samples, rehearse, speak,
};
use strapline_words::Language;

const REHEARSED: [(&str, Rehearsal); 8] = [
    ("noroom", Rehearsal::NoRoom),
    ("wrongkey", Rehearsal::WrongKey),
    ("updateneeded", Rehearsal::UpdateNeeded),
    ("noaccess", Rehearsal::NoAccess),
    ("damaged", Rehearsal::Damaged),
    ("refused", Rehearsal::Refused),
    ("busy", Rehearsal::Busy),
    ("panic", Rehearsal::Panic),
];

fn kind(error: &StraplineError) -> &'static str {
    match error {
        StraplineError::NoRoom(_) => "noroom",
        StraplineError::WrongKey(_) => "wrongkey",
        StraplineError::UpdateNeeded(_) => "updateneeded",
        StraplineError::NoAccess(_) => "noaccess",
        StraplineError::Damaged(_) => "damaged",
        StraplineError::Refused(_) => "refused",
        StraplineError::Busy(_) => "busy",
        StraplineError::Broken(_) => "broken",
    }
}

/// Every failure in every language. While it runs, the whole process speaks another language than English.
pub fn said(folder: &Path, plan: &SessionPlan) -> String {
    let mut text = String::new();
    for language in Language::ALL {
        speak(language).unwrap();
        let folder = folder.join(language.code());
        fs::create_dir(&folder).unwrap();
        let mut note = |what: &str, error: StraplineError| {
            let said = error.to_string().replace(&format!("{}/", folder.display()), "");
            writeln!(text, "{} {what} {} {said}", language.code(), kind(&error)).unwrap();
        };
        for (name, failure) in REHEARSED {
            note(name, rehearse(failure).unwrap_err());
        }
        provoked(&folder, plan, &mut note);
    }
    speak(Language::English).unwrap();
    text
}

/// What somebody does wrong, each in its own way.
fn provoked(folder: &Path, plan: &SessionPlan, note: &mut impl FnMut(&str, StraplineError)) {
    let store = folder.join("store").to_str().unwrap().to_owned();
    let open = |key: Vec<u8>| RecordingStore::open(store.clone(), key);
    let file =
        |name: &str| analyze_file(folder.join(name).to_str().unwrap().into(), FileOptions::default(), None);
    let samples = |bytes: usize, rate| analyze_samples(vec![0; bytes], rate, None, None);
    note("key", open(vec![7; 31]).err().unwrap());
    let opened = open(vec![7; 32]).unwrap();
    note("twice", open(vec![7; 32]).err().unwrap());
    note("no-id", opened.recording("night".into()).unwrap_err());
    note("unknown-id", opened.recording("0".repeat(32)).unwrap_err());
    let (session, at) = (LiveSession::new(Arc::clone(&opened), plan.clone()).unwrap(), Moment::new(1, 1));
    session.finish(at).unwrap();
    note("ended", session.finish(at).unwrap_err());
    drop((session, opened));
    note("other-key", open(vec![8; 32]).err().unwrap());
    note("samples", samples(3, 130.0).err().unwrap());
    note("rate", samples(4, 0.5).err().unwrap());
    let analysis = samples(4 * 1300, 130.0).unwrap().unwrap();
    note("doubt", analysis.doubt(0, 0).unwrap_err());
    let born = Some("1961-02-30".into());
    note("born", analysis.json(ReportOptions { born, ..ReportOptions::default() }).unwrap_err());
    let faults = "lightning@3s".into();
    note("faults", SimulatedStrap::new(SensorKind::Polar, faults, 1).err().unwrap());
    note("no-file", file("none.csv").err().unwrap());
    fs::write(folder.join("empty.csv"), "").unwrap();
    note("empty-file", file("empty.csv").err().unwrap());
    fs::write(folder.join("table.csv"), "time_s,ecg [mV]\n0.00,0.1\n0.01,oops\n0.02,0.2\n").unwrap();
    note("cell", file("table.csv").err().unwrap());
    fs::write(folder.join("pressure.csv"), "time_s,abp [mmHg]\n0.00,80\n0.01,81\n0.02,82\n").unwrap();
    note("no-voltage", file("pressure.csv").err().unwrap());
    let unwritable = folder.join("none/report.pdf").to_str().unwrap().to_owned();
    note("unwritable", analysis.write_pdf(ReportOptions::default(), unwritable).unwrap_err());
}
